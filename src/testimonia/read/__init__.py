"""Read: a capture as text with typed blocks, whose spans always give the words that stand there."""

from testimonia.read.read import READ_VERSION, read

__all__ = ["READ_VERSION", "read"]
