"""The way from rating to the print desk, where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from asn_desktop.ui.context import Context

DESK = "printing"
FORMS = ("C.1.1", "C.1.2", "C.1.3", "D.1.1")


def has_desk(context: Context) -> bool:
    """Whether this window has a print desk."""
    keys: Any = getattr(context.navigator, "page_keys", None)
    return keys is not None and DESK in keys()


def send(context: Context, people: Iterable[UUID]) -> bool:
    """Open the print desk with the evaluation sheets of these people; False without either."""
    chosen = tuple(people)
    if not chosen or not has_desk(context):
        return False
    context.open(DESK, people=chosen, forms=FORMS)
    return True
