"""The page Umpan Balik as the window knows it: a row of views, one of them in front."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from asn_desktop.services import feedback_requests, voices
from asn_desktop.ui.context import Context
from asn_desktop.ui.periods import chosen_period
from asn_desktop.ui.tab_shell import TabShell, TabSpec


def _in_period(count: Callable[[Any, UUID], int]) -> Callable[[Context], int]:
    """Ask for the period that was chosen; without one nothing waits."""

    def asked(context: Context) -> int:
        period = chosen_period(context)
        return 0 if period is None else context.operations.read_now(count, period.id)

    return asked


class FeedbackShell(TabShell):
    """Records, requests, unsigned rounds and phrases of the period that was chosen."""

    title = "Umpan Balik"

    def specs(self) -> tuple[TabSpec, ...]:
        """The views in their order."""
        return (
            TabSpec("notes", "Catatan", "feedback.page.FeedbackPage"),
            TabSpec(
                "requests",
                "Permintaan",
                "feedback.requests.RequestsPage",
                _in_period(feedback_requests.count_open),
            ),
            TabSpec("kit", "Tanpa nama", "feedback.kit.KitPage", _in_period(voices.open_count)),
            TabSpec("phrases", "Bank kalimat", "feedback.phrases.PhrasesPage"),
        )
