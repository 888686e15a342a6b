"""Complaints: their states, the order of their times, their numbers, and exact figures of many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import Final

from asn_desktop.rules.findings import Finding, Severity

CHANNELS: Final = ("Tatap muka", "WhatsApp", "SP4N-LAPOR!", "Kotak saran", "Telepon", "Surat")
"""What is offered; any other may be typed."""
FIRST_NUMBER: Final = "P-{:04d}/{}"
_NUMBER = re.compile(r"^(?P<head>.*?)(?P<digits>\d+)(?P<foot>(?:\D+20\d\d)?\D*)$", re.DOTALL)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


class ComplaintState(StrEnum):
    """How far a complaint is; derived from its times, never stored."""

    NEW = "new"
    RESPONDED = "responded"
    COMPLETED = "completed"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return {"new": "Baru", "responded": "Ditanggapi", "completed": "Selesai"}[self]


def channel_words(text: str) -> str:
    """A channel as it is written here: the usual ones in one way, whatever their capitals."""
    words = " ".join(text.split())
    return next((one for one in CHANNELS if one.casefold() == words.casefold()), words)


def state_of(responded: datetime | None, completed: datetime | None) -> ComplaintState:
    """The state that two times mean."""
    if completed is not None:
        return ComplaintState.COMPLETED
    return ComplaintState.NEW if responded is None else ComplaintState.RESPONDED


def problems(
    received: datetime,
    responded: datetime | None,
    completed: datetime | None,
    now: datetime,
) -> Iterator[Finding]:
    """What is wrong with the times of a complaint at the moment ``now`` (clock on the wall).

    ``complaint.responded_early``, ``complaint.completed_early``, ``complaint.completed_first`` and
    ``complaint.future`` are errors; completed without a response is the hint
    ``complaint.no_response``.
    """
    for name, at in (("received", received), ("responded", responded), ("completed", completed)):
        if at is not None and at > now:
            yield _error("complaint.future", name, time=said(at))
    if responded is not None and responded < received:
        yield _error(
            "complaint.responded_early", "responded", time=said(responded), before=said(received)
        )
    if completed is not None and completed < received:
        yield _error(
            "complaint.completed_early", "completed", time=said(completed), before=said(received)
        )
    elif completed is not None and responded is not None and completed < responded:
        yield _error(
            "complaint.completed_first", "completed", time=said(completed), before=said(responded)
        )
    if completed is not None and responded is None:
        yield Finding("complaint.no_response", Severity.HINT, {"field": "responded"})


def _error(code: str, field: str, **values: object) -> Finding:
    return Finding(code, Severity.ERROR, {"field": field, **values})


def said(at: datetime) -> str:
    """Says "24-01-2026 04.54"."""
    return f"{at:%d-%m-%Y %H.%M}"


def number_parts(number: str) -> tuple[str, str, str] | None:
    """Head, running digits and foot of a number: "P-", "0120", "/2026"; None without digits."""
    found = _NUMBER.match(number)
    return (found["head"], found["digits"], found["foot"]) if found else None


def next_number(last: str | None, year: int) -> str:
    """The number after ``last`` in its own pattern: "P-0121/2026" after "P-0120/2026".

    A number that carries an earlier year begins again at 1 in ``year``; without a number, or with
    one without digits, it is "P-0001/<year>".
    """
    parts = number_parts(last or "")
    if parts is None:
        return FIRST_NUMBER.format(1, year)
    head, digits, foot = parts
    written = [int(one) for one in _YEAR.findall(f"{head} {foot}")]
    following = int(digits) + 1
    if written and max(written) < year:
        head, foot, following = _YEAR.sub(str(year), head), _YEAR.sub(str(year), foot), 1
    return f"{head}{following:0{len(digits)}d}{foot}"


def median(values: Sequence[int]) -> Fraction | None:
    """The middle value, of an even number the mean of the two in the middle; None of nothing."""
    if not values:
        return None
    row, middle = sorted(values), len(values) // 2
    return Fraction(row[middle]) if len(row) % 2 else Fraction(row[middle - 1] + row[middle], 2)


def percentile(values: Sequence[int], percent: int = 90) -> int | None:
    """The smallest value that at least ``percent`` of 100 are not above (nearest rank)."""
    if not values:
        return None
    rank = -(-len(values) * percent // 100)
    return sorted(values)[max(rank, 1) - 1]


def share_within(values: Sequence[int], limit: int) -> Fraction | None:
    """Which part of ``values`` is not above ``limit``, 0–1; None of nothing."""
    if not values:
        return None
    return Fraction(sum(value <= limit for value in values), len(values))


def whole_minutes(value: Fraction) -> int:
    """Rounded half up, for words."""
    return int(value + Fraction(1, 2))


def percent_words(share: Fraction) -> str:
    """Says "87 %", "86,7 %": one decimal where the share is no whole number, half up."""
    tenths = int(share * 1000 + Fraction(1, 2))
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest} %" if rest else f"{whole} %"
