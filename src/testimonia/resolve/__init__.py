"""Resolve: who, where, which reports repeat which, who stands behind each figure, and which incident it is about."""

from testimonia.resolve.places import Gazetteer, locate, located_rows
from testimonia.resolve.resolve import World, resolve

__all__ = ["Gazetteer", "World", "locate", "located_rows", "resolve"]
