"""The casebook: captured bytes as they came, and every record made from them, kept so that nothing can change unseen."""

from testimonia.store.casebook import Casebook, Result

__all__ = ["Casebook", "Result"]
