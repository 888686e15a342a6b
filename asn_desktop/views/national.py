"""The national application's screens with what has to stand in them, and its spreadsheet.

What is copied is the text of the sealed sheets, so that paper and application say the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from asn_desktop.rules.findings import Finding
from asn_desktop.rules.lifecycle import SkpState


class Copied(StrEnum):
    """Whether a field was put into the national application."""

    NOT_YET = "not_yet"
    DONE = "done"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class CopyField:
    """One field: where it goes, what to paste. ``document_id`` and ``key`` name it for the tick.

    ``code`` is what the national system stores for a choice (rating 2), "" for texts.
    """

    document_id: UUID
    key: str
    label: str
    value: str
    code: str = ""
    copied: Copied = Copied.NOT_YET
    on: date | None = None

    @property
    def digest(self) -> str:
        """What the tick remembers of the value."""
        return hashlib.sha256(self.value.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Fields that stand together on the screen: one result, one indicator, one value."""

    title: str
    fields: tuple[CopyField, ...]


@dataclass(frozen=True, slots=True)
class CopyScreen:
    """One screen of the national application; ``lack`` says why it has nothing to copy yet."""

    key: str
    title: str
    groups: tuple[CopyGroup, ...] = ()
    lack: Finding | None = None

    def fields(self) -> Iterator[CopyField]:
        """All fields in the order of the screen."""
        for group in self.groups:
            yield from group.fields

    @property
    def done(self) -> int:
        """How many fields are ticked and unchanged."""
        return sum(field.copied is Copied.DONE for field in self.fields())

    @property
    def total(self) -> int:
        """How many fields there are."""
        return sum(1 for _field in self.fields())


@dataclass(frozen=True, slots=True)
class PersonScreens:
    """All screens of one person in a period."""

    person_id: UUID
    name: str
    nip: str
    screens: tuple[CopyScreen, ...]

    def fields(self) -> Iterator[CopyField]:
        """All fields of all screens."""
        for screen in self.screens:
            yield from screen.fields()


class NationalRow(NamedTuple):
    """One person of the list: what there is to copy and how many fields were ticked."""

    id: UUID
    name: str
    sort_name: str
    nip: str | None
    unit: str | None
    skp: SkpState | None
    rated: bool
    copied: int


class NationalLine(NamedTuple):
    """One row of the national spreadsheet: a person's rating of a period, in national codes."""

    pnsDinilaiNip: str
    pnsDinilaiNama: str
    periodik: str
    tahun: int
    bulanMulaiPenilaian: int
    tahunMulaiPenilaian: int
    bulanSelesaiPenilaian: int
    tahunSelesaiPenilaian: int
    hasilKerjaNilai: int
    perilakuKerjaNilai: int
    kuadranKinerjaNilai: int
    statusPenilai: str
    penilaiNipNrp: str
    penilaiNama: str
    penilaiGolongan: str
    penilaiJabatan: str
    penilaiUnorNama: str


@dataclass(frozen=True, slots=True)
class NationalProblem:
    """What keeps a person out of the spreadsheet, or should be looked at before it is sent."""

    person_id: UUID
    name: str
    nip: str
    column: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class NationalExport:
    """The rows that can be sent, and the report on all that cannot or should be looked at."""

    lines: tuple[NationalLine, ...]
    problems: tuple[NationalProblem, ...]
    total: int

    @property
    def refused(self) -> int:
        """People who are not in the rows."""
        return self.total - len(self.lines)
