"""A moment as it is typed: "24/1 4.54", "24 jan 2026 16:05", "kemarin 9.10", "9.10" for today."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from asn_desktop.ui import formats
from asn_desktop.ui.forms.fields import TextField

_CLOCK = re.compile(r"(?:^|[\s,]+)(?:pukul |jam |pkl\.? ?)?(\d{1,2})[.:](\d{2})$")
_NOW = ("sekarang", "skrg", "s")


def parse_moment(text: str, now: datetime) -> datetime | None:
    """Read a moment of the clock on the wall; "" is None.

    Without a day it is today, without a year the last such day that is not still to come. Raises
    ``ValueError`` for anything else, also for a day without its time.
    """
    plain = " ".join(text.strip().lower().split())
    if not plain:
        return None
    if plain in _NOW:
        return now
    found = _CLOCK.search(plain)
    if found is None:
        raise ValueError(text)
    clock = time(int(found[1]), int(found[2]))
    words = plain[: found.start()].strip(" ,")
    if words == "kemarin":
        return datetime.combine(now.date() - timedelta(days=1), clock)
    day = formats.parse_date(words, now.date()) or now.date()
    moment = datetime.combine(day, clock)
    says_year = len(re.split(r"[-./ ]+", words)) > 2
    if words and not says_year and moment > now:
        moment = moment.replace(year=moment.year - 1)
    return moment


def said(at: datetime | None) -> str:
    """Says "24 Jan 2026 04.54", "" for none."""
    return f"{formats.short_date(at.date())} {at:%H.%M}" if at else ""


def short(at: datetime | None, now: datetime) -> str:
    """Says "24 Jan 04.54" in this year; for lists."""
    if at is None:
        return ""
    words = formats.short_date(at.date())
    if at.year == now.year:
        words = words.rsplit(" ", 1)[0]
    return f"{words} {at:%H.%M}"


class MomentField(TextField):
    """Day and time of the clock on the wall; empty is None. ``now`` is what it is typed against."""

    def __init__(self, name: str, label: str, *, now: datetime, required: bool = False) -> None:
        self._now = now
        super().__init__(name, label, required=required, placeholder="24/1 14.30")
        self.line.setToolTip(
            self.tr("Tanggal dan jam, misalnya 24/1 14.30; jam saja berarti hari ini.")
        )

    def set_now(self, now: datetime) -> None:
        """Time passes."""
        self._now = now

    def value(self) -> object:
        """The moment typed; None for nothing or while it cannot be read."""
        try:
            return parse_moment(self.line.text(), self._now)
        except ValueError:
            return None

    def readable(self) -> bool:
        """Whether the text is a moment, or empty where it may be."""
        try:
            found = parse_moment(self.line.text(), self._now)
        except ValueError:
            return False
        return found is not None or not self.required

    def written(self, value: object) -> str:
        """As in "24 Jan 2026 04.54"."""
        return said(value) if isinstance(value, datetime) else ""

    def unreadable_words(self) -> str:
        """How to type it."""
        if not self.line.text().strip():
            return self.tr("Waktu ini wajib diisi.")
        return self.tr("Waktu tidak terbaca. Tulis tanggal dan jam, misalnya 24/1 14.30.")
