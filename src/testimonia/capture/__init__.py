"""Capture: bytes as they came, from files, folders, standard input, archives, mails and tables of reports."""

from testimonia.capture.capture import capture
from testimonia.capture.settings import Captured, CaptureSettings, Limits

__all__ = ["CaptureSettings", "Captured", "Limits", "capture"]
