"""What was followed of a person in a period: the facts beside the rating.

Nothing here is averaged into a score, and what is missing is None or empty, never zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from asn_desktop.rules.complaints import percent_words
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.following import MeasureKind
from asn_desktop.rules.voices import VoiceKind
from asn_desktop.rules.worktime import hours_words, working_words
from asn_desktop.views.complaints import Promise, Timing

_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFacts:
    """The daily log in the days of the period that are past.

    ``workdays`` count from the first entry of the year on, without days away; ``gaps`` are those
    of them without an entry.
    """

    entries: int
    days: int
    workdays: int
    gaps: tuple[date, ...]
    approved: int
    waiting: int
    returned: int
    late: int

    @property
    def counted(self) -> str:
        """Says "40 catatan pada 18 dari 20 hari kerja"."""
        return f"{self.entries} catatan pada {self.days} dari {self.workdays} hari kerja"

    @property
    def left_open(self) -> tuple[str, ...]:
        """What is not as it should be, as far as there is any: "3 dikembalikan"."""
        counts = (
            (self.waiting, "menunggu persetujuan"),
            (self.returned, "dikembalikan"),
            (self.late, "terlambat ditulis"),
        )
        return tuple(f"{count} {word}" for count, word in counts if count)

    def gap_days(self, most: int) -> str:
        """The first days without an entry, "" for none."""
        return ", ".join(format_date(day) for day in self.gaps[:most])


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFacts:
    """What one side said by name: how often, how it was meant, and the words."""

    giver: GiverKind
    count: int
    positive: int
    negative: int
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsignedFacts:
    """Unsigned answers of one side; ``words`` is empty where they are hidden (fewer than five)."""

    kind: VoiceKind
    answers: int
    words: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """An indicator's plan up to the period's end beside what was realised, in ``unit``."""

    indicator_id: UUID
    unit: str
    planned: Decimal | None
    realised: Decimal | None
    percent: int | None
    told: str = ""
    """Says "Rencana s.d. Triwulan II 600 surat · tercapai 650 (108 %)"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexFacts:
    """The index of a survey round of the person's unit."""

    name: str
    index: Decimal
    category: str
    answers: int

    @property
    def told(self) -> str:
        """Says "88,31 (B) dari 150 jawaban"."""
        value = f"{self.index:.2f}".replace(".", ",")
        return f"{value} ({self.category}) dari {self.answers} jawaban"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintFacts:
    """Complaints of the period this person answers, with their times in working minutes."""

    count: int
    open: int
    response: Timing
    completion: Timing
    promise: Promise

    @property
    def told(self) -> str:
        """How many, how many are open, and how fast beside what the office promised."""
        parts = [f"{self.count} pengaduan"]
        if self.open:
            parts.append(f"{self.open} belum selesai")
        parts.append(_timing("tanggapan", self.response, self.promise.response))
        parts.append(_timing("penyelesaian", self.completion, self.promise.completion))
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFacts:
    """One measure of the leader after progress or none."""

    kind: MeasureKind
    on: date
    text: str
    work_result_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFacts:
    """Everything followed of one person in one period; ``log`` None = keeps no log this year."""

    person_id: UUID
    log: LogFacts | None = None
    sources: tuple[SourceFacts, ...] = ()
    unsigned: tuple[UnsignedFacts, ...] = ()
    lines: dict[UUID, LineFacts] = field(default_factory=dict)
    indexes: tuple[IndexFacts, ...] = ()
    complaints: ComplaintFacts | None = None
    files: int = 0
    measures: tuple[MeasureFacts, ...] = ()
    taken_over: dict[UUID, str] = field(default_factory=dict)
    """By work result: the note that its owner could not finish it (Pasal 20(6)–(8))."""


def _timing(what: str, timing: Timing, promised: int) -> str:
    if timing.median is None or timing.within is None:
        return ""
    median = working_words(int(timing.median + _HALF))
    kept = percent_words(timing.within)
    return f"median {what} {median}, {kept} dalam {hours_words(promised)}"
