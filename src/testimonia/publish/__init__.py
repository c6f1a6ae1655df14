"""Publish: from a release to what people read; no number reaches a page except through a record."""

from testimonia.publish.release import Release
from testimonia.publish.report import render_report

__all__ = ["Release", "render_report"]
