"""Sheets on paper: pure functions from a sealed view to the bytes of a PDF."""

from __future__ import annotations

from asn_desktop.reports.figures import check_picture
from asn_desktop.reports.fonts import unprintable
from asn_desktop.reports.registry import FORMS
from asn_desktop.reports.render import render, render_together

__all__ = ["FORMS", "check_picture", "render", "render_together", "unprintable"]
