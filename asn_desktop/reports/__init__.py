"""Sheets on paper: pure functions from a sealed view to the bytes of a PDF."""

from __future__ import annotations

from asn_desktop.reports.fonts import unprintable
from asn_desktop.reports.registry import FORMS
from asn_desktop.reports.render import render, render_together

__all__ = ["FORMS", "render", "render_together", "unprintable"]
