"""Times of the day and moments as offices write them: "07.30", "7:30 WITA", "24/01/2026 04.54"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from asn_desktop.workbooks.dates import EARLIEST_YEAR, LATEST_YEAR, locate_date
from asn_desktop.workbooks.sheet_xml import Value

DAY = 24 * 60
_CLOCK = r"(\d{1,2})\s*[.:]\s*(\d{2})(?:\s*[.:]\s*\d{2})?(?:\.\d+)?"
_TIME = re.compile(rf"^(?:pukul|pkl|jam)?\.?\s*{_CLOCK}\s*(?:wib|wita|wit)?$", re.I)
_ANYWHERE = re.compile(rf"(?<![\d.:/]){_CLOCK}(?![\d/])")
_ISO_TIME = re.compile(r"^[T\s]*(\d{2}):(\d{2})")


def minutes_of(value: Value | None, text: str) -> int | None:
    """Minutes since midnight (0–1440) of a cell; ``None`` where it says no time to be sure of."""
    if isinstance(value, datetime):
        return value.hour * 60 + value.minute
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    if isinstance(value, timedelta):
        found = round(value.total_seconds() / 60)
        return found if 0 <= found <= DAY else None
    if isinstance(value, float) and 0 <= value < 1:
        return round(value * DAY)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 24:
        return value * 60
    match = _TIME.match(text.strip())
    if match is None:
        return None
    return _minutes(match)


def span_of(text: str) -> tuple[int, int] | None:
    """Both times of "07.30 - 09.00", "07:30 s.d. 09:00 WITA"; ``None`` unless there are two."""
    found = [_minutes(match) for match in _ANYWHERE.finditer(text)]
    if len(found) != 2 or found[0] is None or found[1] is None:
        return None
    return (found[0], found[1])


def moment_of(value: Value | None, text: str) -> tuple[date, int | None] | None:
    """The day and the minutes since midnight of a cell; minutes are ``None`` where none stand."""
    if isinstance(value, date):
        if not EARLIEST_YEAR <= value.year <= LATEST_YEAR:
            return None
        if isinstance(value, datetime):
            return (value.date(), value.hour * 60 + value.minute)
        return (value, None)
    found = locate_date(text)
    if found is None:
        return None
    day, start, end = found
    if isinstance(value, float) or (isinstance(value, int) and start == 0 and end == len(text)):
        part = float(value) % 1 if isinstance(value, float) else 0.0
        return (day, round(part * DAY) if part else None)
    rest = text[end:]
    iso = _ISO_TIME.match(rest)
    if iso is not None:
        return (day, int(iso.group(1)) * 60 + int(iso.group(2)))
    times = list(_ANYWHERE.finditer(f"{text[:start]} {rest}"))
    if len(times) != 1:
        return (day, None)
    return (day, _minutes(times[0]))


def _minutes(match: re.Match[str]) -> int | None:
    hours, minutes = int(match.group(1)), int(match.group(2))
    if minutes > 59 or hours * 60 + minutes > DAY:
        return None
    return hours * 60 + minutes
