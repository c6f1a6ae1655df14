"""Extract: a document's claims, each with the exact words, who said it, how surely, where and when."""

from testimonia.extract.extract import Tools, extract

__all__ = ["Tools", "extract"]
