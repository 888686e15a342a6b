"""The way from rating to the print desk, where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from asn_desktop.ui.context import Context

DESK = "printing"
FORMS = ("C.1.1", "C.1.2", "C.1.3", "D.1.1")


def has_desk(context: Context) -> bool:
    """Whether this window has a print desk."""
    return context.has_page(DESK)


def send(context: Context, people: Iterable[UUID]) -> bool:
    """Open the print desk with the evaluation sheets of these people; False without either."""
    chosen = tuple(people)
    if not chosen or not has_desk(context):
        return False
    context.open(DESK, people=chosen, forms=FORMS)
    return True
