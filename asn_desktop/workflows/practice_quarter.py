"""What every chapter of the practice office's quarter is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.office import Office
from asn_desktop.views.people import PersonRow
from asn_desktop.views.periods import PeriodView
from asn_desktop.workflows.practice_content import Book, Plan


@dataclass(frozen=True)
class Quarter:
    """One quarter and everything the chapter needs.

    ``half`` leaves the second half open; of a quarter that is not among the ``newest`` two only the
    D sheets were kept, and all of them are filed.
    """

    office: Office
    go: Callable[[date], None]
    book: Book
    ref: PeriodRef
    period: PeriodView
    people: Mapping[str, PersonRow]
    skps: Mapping[str, UUID]
    plans: Mapping[UUID, Plan]
    half: bool
    newest: bool = True

    @property
    def number(self) -> int:
        """1–4."""
        return int(self.ref.code[-1])
