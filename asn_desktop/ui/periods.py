"""The period that is chosen in the top bar, as it is stored."""

from __future__ import annotations

from asn_desktop.services import progress_facts
from asn_desktop.ui.context import Context
from asn_desktop.views.progress import PeriodHead


def chosen_period(context: Context) -> PeriodHead | None:
    """The stored period; None while the year is not set up."""
    selection = context.selection
    return context.operations.read_now(progress_facts.find_period, selection.year, selection.period)
