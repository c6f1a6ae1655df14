"""Deeds: events, positions and measures taken."""
