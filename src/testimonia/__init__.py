"""Testimonia: from many reports that disagree to a toll that a person can check, word by word."""

__version__ = "0.1.0"
