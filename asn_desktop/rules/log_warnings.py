"""What a superior should look at before he approves an entry of the daily log.

A warning is never a reproach and never stops anybody: it only keeps an entry out of the approval of
many at once, so that somebody has read it. What is usual work must therefore not be warned of:

* the same words again are a duplicate on one day, unless times that do not overlap tell the two
  apart (the same lesson in two classes), and where words, quantity and unit are the same on three
  or more days running of those on which the person wrote (a text copied on and on);
* an entry that serves no work result is only told (``holds_back`` is False): not every activity
  serves one, and what another program kept knows of none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from asn_desktop.rules.following import AbsenceKind
from asn_desktop.rules.logs import overlapping, unit_key
from asn_desktop.rules.names import fold
from asn_desktop.rules.status import Status

RUN = 3
"""From so many days running on the same words with the same quantity are a duplicate."""


class LogWarning(StrEnum):
    """Why an entry wants to be read; in the order in which they are told."""

    ON_LEAVE = "on_leave"
    DAY_OFF = "day_off"
    DUPLICATE = "duplicate"
    OVERLAP = "overlap"
    NO_QUANTITY = "no_quantity"
    LATE = "late"
    NO_RESULT = "no_result"

    @property
    def label(self) -> str:
        """A few Indonesian words."""
        return _LABELS[self]

    @property
    def holds_back(self) -> bool:
        """Whether the entry stays out when many are approved at once."""
        return self is not LogWarning.NO_RESULT


_LABELS = {
    LogWarning.ON_LEAVE: "sedang tidak masuk",
    LogWarning.DAY_OFF: "hari libur",
    LogWarning.DUPLICATE: "teks berulang",
    LogWarning.OVERLAP: "waktu bertumpuk",
    LogWarning.NO_QUANTITY: "tanpa jumlah",
    LogWarning.LATE: "terlambat ditulis",
    LogWarning.NO_RESULT: "tanpa hasil kerja",
}


class DayKind(StrEnum):
    """What a day is for one person."""

    WORK = "work"
    AWAY = "away"
    HOLIDAY = "holiday"
    WEEKEND = "weekend"

    @property
    def is_free(self) -> bool:
        """Whether the office rests."""
        return self in (DayKind.HOLIDAY, DayKind.WEEKEND)


@dataclass(frozen=True)
class Written:
    """Of one entry of one person what the warnings ask; ``away``: he was not at work that day."""

    key: Hashable
    on: date
    activity: str
    output: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    starts: int | None = None
    ends: int | None = None
    serves: bool = True
    late: bool = False
    away: bool = False
    free: bool = False


def warnings_of(entries: Sequence[Written]) -> dict[Hashable, tuple[LogWarning, ...]]:
    """The warnings of one person's entries; give those of the week before as well.

    Everybody asked about is in the answer. Order and days of ``entries`` do not matter.
    """
    doubled, overlaps = _doubled(entries), _overlaps(entries)
    return {
        one.key: tuple(
            warning
            for warning, holds in (
                (LogWarning.ON_LEAVE, one.away),
                (LogWarning.DAY_OFF, one.free and not one.away),
                (LogWarning.DUPLICATE, one.key in doubled),
                (LogWarning.OVERLAP, one.key in overlaps),
                (LogWarning.NO_QUANTITY, one.quantity is None),
                (LogWarning.LATE, one.late),
                (LogWarning.NO_RESULT, not one.serves),
            )
            if holds
        )
        for one in entries
    }


def holds_back(warnings: Iterable[LogWarning]) -> bool:
    """Whether any of them keeps an entry out of the approval of many."""
    return any(one.holds_back for one in warnings)


def is_away(kind: AbsenceKind) -> bool:
    """Whether somebody does no work of his own then: who is trained may well write what he did."""
    return kind is not AbsenceKind.TRAINING


def is_absent(status: Status) -> bool:
    """Whether a status keeps somebody from the office, so that no log is expected of him."""
    return status is not Status.ACTIVE


def same_words(activity: str, output: str = "") -> str:
    """What two texts are compared by: their words without capitals, accents and signs."""
    return fold(f"{activity} {output}")


def _by_day(entries: Iterable[Written]) -> dict[date, list[Written]]:
    days: dict[date, list[Written]] = defaultdict(list)
    for one in entries:
        days[one.on].append(one)
    return days


def _overlaps(entries: Sequence[Written]) -> set[Hashable]:
    found: set[Hashable] = set()
    for day in _by_day(entries).values():
        if len(day) > 1:
            places = overlapping([(one.starts, one.ends) for one in day])
            found.update(day[at].key for at in places)
    return found


def _doubled(entries: Sequence[Written]) -> set[Hashable]:
    words = {one.key: same_words(one.activity, one.output) for one in entries}
    found: set[Hashable] = set()
    for day in _by_day(entries).values():
        alike: dict[str, list[Written]] = defaultdict(list)
        for one in day:
            alike[words[one.key]].append(one)
        for same in alike.values():
            if len(same) > 1 and not _told_apart(same):
                found.update(one.key for one in same)
    return found | _runs(entries, words)


def _told_apart(same: Sequence[Written]) -> bool:
    """Whether times say that it was done more than once that day."""
    spans = [(one.starts, one.ends) for one in same]
    if any(starts is None for starts, _ends in spans) or overlapping(spans):
        return False
    return len({starts for starts, _ends in spans}) == len(spans)


def _runs(entries: Sequence[Written], words: dict[Hashable, str]) -> set[Hashable]:
    """Those that stand alike on three or more days running of those somebody wrote on."""
    place = {day: at for at, day in enumerate(sorted({one.on for one in entries}))}
    alike: dict[tuple[object, ...], dict[int, list[Hashable]]] = defaultdict(dict)
    for one in entries:
        if one.quantity is None:
            continue  # that is warned of already, and without a number nothing was copied on
        same = (words[one.key], one.quantity, unit_key(one.unit))
        alike[same].setdefault(place[one.on], []).append(one.key)
    found: set[Hashable] = set()
    for at_places in alike.values():
        for at in at_places:
            run = [at]
            while run[-1] + 1 in at_places:
                run.append(run[-1] + 1)
            if len(run) >= RUN:
                found.update(key for step in run for key in at_places[step])
    return found
