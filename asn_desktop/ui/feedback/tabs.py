"""The views of the page Umpan Balik, in their order; each is imported on its first visit.

A view is a `Page` of its own (title, main button, keys, filter). `FeedbackShell` puts the row of
views below its header and leads everything the window asks of a page to the view in front:
``context.open("feedback", view="requests", person=…)`` calls ``go(person=…)`` of that view.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any
from uuid import UUID

from asn_desktop.services import feedback_requests, voices
from asn_desktop.ui.context import Context
from asn_desktop.ui.page import Page

Count = Callable[[Any, UUID], int]
"""``(tx, period_id)`` → the number behind the word, for what waits in that view; 0 shows none."""


@dataclass(frozen=True)
class TabSpec:
    """One view: ``place`` is "module.Class" below ``ui.feedback``."""

    key: str
    title: str
    place: str
    count: Count | None = None

    def make(self, context: Context) -> Page:
        """The view itself."""
        module, name = self.place.rsplit(".", 1)
        made: Page = getattr(import_module(f"asn_desktop.ui.feedback.{module}"), name)(context)
        return made


TABS: tuple[TabSpec, ...] = (
    TabSpec("notes", "Catatan", "page.FeedbackPage"),
    TabSpec("requests", "Permintaan", "requests.RequestsPage", feedback_requests.count_open),
    TabSpec("kit", "Tanpa nama", "kit.KitPage", voices.open_count),
    TabSpec("phrases", "Bank kalimat", "phrases.PhrasesPage"),
)
