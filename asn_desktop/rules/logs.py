"""The daily log: what an entry must hold, when it is late, which times overlap, what adds up.

The log feeds the documentation of results but does not replace it (reg. 2781), so nothing here ever
makes a rating.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from asn_desktop.rules.clock import NO_HOLIDAYS, Week, working_days_between
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.following import LogState
from asn_desktop.rules.progress import plain_number

DAY_ENDS = 24 * 60
"""Minutes."""
PLACES = Decimal("0.001")
TOO_MUCH = Decimal(10) ** 12
_TIME = re.compile(r"(\d{1,2})(?:[.:,]?(\d{2}))?")


def entry_findings(
    on: date,
    today: date,
    activity: str,
    quantity: Decimal | None = None,
    starts: int | None = None,
    ends: int | None = None,
) -> list[Finding]:
    """What stops an entry from being written; times in minutes since midnight."""
    found = []
    if on > today:
        found.append(Finding("logs.future", values={"field": "on", "day": format_date(on)}))
    if not activity.strip():
        found.append(Finding("logs.activity_missing", values={"field": "activity"}))
    if quantity is not None and not may_count(quantity):
        found.append(Finding("logs.quantity_wrong", values={"field": "quantity"}))
    if any(one is not None and not 0 <= one <= DAY_ENDS for one in (starts, ends)):
        found.append(Finding("logs.time_wrong", values={"field": "times"}))
    elif starts is None and ends is not None:
        found.append(Finding("logs.starts_missing", values={"field": "times"}))
    elif starts is not None and ends is not None and ends < starts:
        found.append(Finding("logs.ends_first", values={"field": "times"}))
    return found


def may_count(quantity: Decimal) -> bool:
    """Whether a quantity can be added up: a number from 0, below a million million."""
    return quantity.is_finite() and 0 <= quantity < TOO_MUCH


def is_late(
    on: date,
    entered_on: date,
    late_days: int,
    holidays: Container[date] = NO_HOLIDAYS,
    week: Week = Week.FIVE,
) -> bool:
    """Whether an entry was written down more than ``late_days`` working days after its day.

    Zero days means that the office has no such rule.
    """
    if late_days <= 0 or (entered_on - on).days <= late_days:
        return False
    # A long time ago need not be counted day by day: every week has working days.
    last = min(entered_on, on + timedelta(days=7 * late_days + 366))
    return working_days_between(on, last, holidays, week) > late_days


def may_edit(state: LogState) -> bool:
    """What the superior approved stays as he read it."""
    return state is not LogState.APPROVED


def overlapping(spans: Sequence[tuple[int | None, int | None]]) -> set[int]:
    """The places of the entries of one day whose times run into another's; touching is none."""
    known = [
        (starts, ends, at)
        for at, (starts, ends) in enumerate(spans)
        if starts is not None and ends is not None and ends > starts
    ]
    return {
        at
        for first, last, at in known
        if any(other != at and first < end and start < last for start, end, other in known)
    }


def overlap_hint() -> Finding:
    """The hint beside entries whose times overlap."""
    return Finding("logs.overlap", Severity.HINT)


def parse_times(text: str) -> tuple[int | None, int | None]:
    """Read "8-9.30", "08.00–10.00", "13:00", "0730 - 0900"; "" is no time at all.

    Raises ``ValueError`` for anything else, also for an hour or minute that does not exist.
    """
    plain = text.strip().lower().replace("s.d.", "-").replace("s/d", "-")
    if not plain:
        return None, None
    parts = [part.strip() for part in re.split(r"\s*[-–—]\s*", plain)]
    if len(parts) > 2:
        raise ValueError(text)
    minutes = [_minutes(part) for part in parts]
    return minutes[0], minutes[1] if len(minutes) == 2 else None


def _minutes(text: str) -> int:
    found = _TIME.fullmatch(text)
    if found is None:
        raise ValueError(text)
    hours, minutes = int(found[1]), int(found[2] or 0)
    if hours * 60 + minutes > DAY_ENDS or minutes > 59:
        raise ValueError(text)
    return hours * 60 + minutes


def say_times(starts: int | None, ends: int | None) -> str:
    """Says "08.00–09.30", "08.00" without an end, "" for none."""
    said = [f"{one // 60:02d}.{one % 60:02d}" for one in (starts, ends) if one is not None]
    return "–".join(said)


def parse_quantity(text: str) -> Decimal | None:
    """Read "12", "1.200", "0,5"; "" is none. Raises ``ValueError`` for anything else."""
    plain = text.strip()
    if not plain:
        return None
    found = plain_number(plain)
    if found is None or found[1]:
        raise ValueError(text)
    return found[0]


def say_quantity(value: Decimal | None) -> str:
    """Says "1.200" or "0,5", "" for none; no zeros behind the last digit."""
    if value is None:
        return ""
    trimmed = format(tidy(value), ",f")
    return trimmed.translate(str.maketrans(",.", ".,"))


def tidy(value: Decimal) -> Decimal:
    """The same number with at most three places and no zeros at its end."""
    short = value.quantize(PLACES, ROUND_HALF_UP).normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def unit_key(unit: str) -> str:
    """Units that differ in this are never added: "Surat" and "surat " are one, "buah" is not."""
    return " ".join(unit.casefold().split()).rstrip(".")


def realisation_words(quantity: Decimal, unit: str, target: str) -> str:
    """How a sum is written as realisation: as its target is, "341" beside "300", else with unit."""
    said = say_quantity(quantity)
    wanted = plain_number(target)
    if not unit or (wanted is not None and not wanted[1]):
        return said
    return f"{said} {unit.strip()}"


def hours(spans: Iterable[tuple[int | None, int | None]]) -> int:
    """The minutes that were said, time that overlaps counted once."""
    known = sorted((a, b) for a, b in spans if a is not None and b is not None and b > a)
    total, reached = 0, 0
    for first, last in known:
        total += max(0, last - max(first, reached))
        reached = max(reached, last)
    return total


def same_activity(activity: str) -> str:
    """Activities that agree in this are one: spaces and capitals do not matter."""
    return " ".join(activity.casefold().split())


def suggests(activity: str, typed: str) -> bool:
    """Whether every typed piece begins a word of the activity: "mel sur" finds "Melayani surat"."""
    words = re.split(r"[^\w]+", activity.casefold())
    return all(any(word.startswith(piece) for word in words) for piece in typed.casefold().split())
