"""Recaps of a period or a year: predicates, distribution, signatures, the year of each person.

People stand in the unit they worked in at the end of the period. An objection that changed an
evaluation counts with what the superior decided (D.1.3, item 8).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import Place
from asn_desktop.models.planning import Period
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.rules.names import fold
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.predicate import Predicate, UnitAchievement
from asn_desktop.services.evaluation_achievement import facts_of, office_unit
from asn_desktop.services.office import ReadTx
from asn_desktop.services.ownership import is_centre
from asn_desktop.services.progress_facts import head_of
from asn_desktop.services.recap_lines import Line, lines_of, period_of
from asn_desktop.services.setup import read_settings
from asn_desktop.services.sheet_list import rows_of
from asn_desktop.views.printing import SheetRow
from asn_desktop.views.progress import PeriodHead
from asn_desktop.views.recaps import (
    SUM,
    Kind,
    Recap,
    RecapColumn,
    RecapCurve,
    RecapGroup,
    RecapKind,
    Value,
)

SHORT: Mapping[Predicate, str] = {
    Predicate.VERY_GOOD: "SB",
    Predicate.GOOD: "B",
    Predicate.NEEDS_IMPROVEMENT: "BP",
    Predicate.MISCONDUCT: "K",
    Predicate.VERY_POOR: "SK",
}
ALL_UNITS = "semua unit kerja"
DOCUMENTS = (FormCode.D_1_1, FormCode.D_1_2, FormCode.D_1_3)


def recap(
    tx: ReadTx, kind: RecapKind, ref: PeriodRef, unit: str = "", place: UUID | None = None
) -> Recap:
    """The recap of a period (``YEARLY``: of its year), of one ``unit`` by name or of all.

    At the centre ``place`` is one office; without it offices take the place of units.
    Refused with ``recap.no_period`` while the period is not set up.
    """
    made = _MAKERS[kind](tx, ref, unit, place)
    if place is not None:
        return replace(made, office=_place_name(tx, place))
    if not unit and is_centre(tx):
        return replace(made, words=made.words.replace(ALL_UNITS, "semua kantor"))
    return made


def units(tx: ReadTx, ref: PeriodRef, place: UUID | None = None) -> tuple[str, ...]:
    """The units (over all offices: the offices) that have somebody in the recaps, by name."""
    lines = lines_of(tx, period_of(tx, ref), place)
    return tuple(sorted({line.unit for line in lines}, key=fold))


def _place_name(tx: ReadTx, place: UUID) -> str:
    return tx.session.get_one(Place, place).name


# ---- what came out


def _predicates(tx: ReadTx, ref: PeriodRef, unit: str, place: UUID | None) -> Recap:
    lines = _in_unit(lines_of(tx, period_of(tx, ref), place), unit)
    columns = (
        RecapColumn("No.", 30, Kind.NUMBER),
        RecapColumn("Nama", 160),
        RecapColumn("NIP", 108, Kind.NIP),
        RecapColumn("Jabatan", 150),
        RecapColumn("Pejabat penilai", 160),
        RecapColumn("Hasil kerja", 72, Kind.WORD),
        RecapColumn("Perilaku", 72, Kind.WORD),
        RecapColumn("Predikat", 92, Kind.WORD),
        RecapColumn("Tanggal", 66, Kind.DATE),
    )

    def cells(no: int, line: Line) -> tuple[Value, ...]:
        said = line.predicate.label if line.predicate else "belum dinilai"
        mark = "*" if line.objected else ""
        return (
            no,
            line.name,
            line.nip,
            line.party.position,
            line.assessor,
            line.work.short_label if line.work and line.predicate else None,
            line.behaviour.short_label if line.behaviour and line.predicate else None,
            said + mark,
            line.on,
        )

    notes = ("* diputus atas keberatan (D.1.3)",) if any(one.objected for one in lines) else ()
    return _make(
        tx, RecapKind.PREDICATES, ref, unit, columns, _grouped(lines, cells, _counted), notes
    )


def _distribution(tx: ReadTx, ref: PeriodRef, unit: str, place: UUID | None) -> Recap:
    period = period_of(tx, ref)
    lines = _in_unit(lines_of(tx, period, place), unit)
    columns = (
        RecapColumn("Unit kerja", 300),
        *(RecapColumn(one.label, 84, Kind.NUMBER) for one in Predicate),
        RecapColumn("Belum dinilai", 70, Kind.NUMBER),
        RecapColumn("Jumlah", 60, Kind.NUMBER),
    )
    rows = [
        _counts(name, [line for line in lines if line.unit == name])
        for name in sorted({line.unit for line in lines}, key=fold)
    ]
    if len(rows) > 1:
        rows.append(_counts(SUM, lines))
    given = Counter(line.predicate for line in lines if line.predicate)
    curve = RecapCurve(
        None if any(line.place for line in lines) else _achievement(tx, period, lines),
        tuple((one, given[one]) for one in Predicate),
        sum(line.predicate is None for line in lines),
    )
    group = RecapGroup("", tuple(rows))
    groups = (group,) if rows else ()
    return _make(tx, RecapKind.DISTRIBUTION, ref, unit, columns, groups, curve=curve)


def _counts(name: str, lines: Sequence[Line]) -> tuple[Value, ...]:
    given = Counter(line.predicate for line in lines)
    return (name, *(given[one] for one in Predicate), given[None], len(lines))


def _achievement(tx: ReadTx, period: PeriodHead, lines: Sequence[Line]) -> UnitAchievement | None:
    """The achievement of the office, from which its guidance curve follows."""
    unit = office_unit(tx, [line.person_id for line in lines], period.ends)
    return facts_of(tx, period, [unit])[unit].value if unit is not None else None


# ---- paper


def _signatures(tx: ReadTx, ref: PeriodRef, unit: str, place: UUID | None) -> Recap:
    lines = _in_unit(lines_of(tx, period_of(tx, ref), place), unit)
    sheets: dict[UUID, SheetRow] = {}
    for row in sorted(rows_of(tx, ref), key=lambda each: (each.number, each.form.value)):
        if row.form in DOCUMENTS and row.state is not SheetEventKind.VOID:
            sheets[row.person_id] = row
    columns = (
        RecapColumn("No.", 30, Kind.NUMBER),
        RecapColumn("Nama", 178),
        RecapColumn("NIP", 118, Kind.NIP),
        RecapColumn("Pejabat penilai", 150),
        RecapColumn("Dokumen", 56, Kind.WORD),
        RecapColumn("Dicetak", 66, Kind.DATE),
        RecapColumn("Ditanda-\ntangani", 66, Kind.DATE),
        RecapColumn("Diserah-\nkan", 66, Kind.DATE),
        RecapColumn("Dikem-\nbalikan", 66, Kind.DATE),
        RecapColumn("Diarsip-\nkan", 66, Kind.DATE),
        RecapColumn("Keadaan", 116, Kind.WORD),
    )

    def cells(no: int, line: Line) -> tuple[Value, ...]:
        row = sheets.get(line.person_id)
        if row is None:
            said = "belum dicetak" if line.predicate else "belum dinilai"
            return (no, line.name, line.nip, line.assessor, *[None] * 6, said)
        return (
            no,
            line.name,
            line.nip,
            line.assessor,
            row.form.value,
            row.printed,
            row.signed,
            row.handed_over,
            row.returned,
            row.filed,
            row.state.label.lower() if row.state else "disiapkan",
        )

    def total(some: Sequence[Line]) -> str:
        found = [sheets[line.person_id] for line in some if line.person_id in sheets]
        signed = sum(row.signed is not None for row in found)
        back = sum(row.returned is not None for row in found)
        return f"{signed} dari {len(some)} ditandatangani, {back} dikembalikan"

    groups = _grouped(lines, cells, total)
    return _make(tx, RecapKind.SIGNATURES, ref, unit, columns, groups)


# ---- the year


def _yearly(tx: ReadTx, ref: PeriodRef, unit: str, place: UUID | None) -> Recap:
    stored = tx.session.scalars(
        sa.select(Period).where(Period.year == ref.year).order_by(Period.ends, Period.starts.desc())
    ).all()
    if not stored:
        raise refuse("recap.no_period", period=str(ref.year))
    periods = [head_of(row) for row in stored]
    given: dict[UUID, dict[UUID, Predicate | None]] = {}
    people: dict[UUID, Line] = {}
    for period in periods:
        for line in lines_of(tx, period, place):
            given.setdefault(line.person_id, {})[period.id] = line.predicate
            people[line.person_id] = line
    lines = _in_unit(sorted(people.values(), key=_by_name), unit)
    narrow = len(periods) > 6
    columns = (
        RecapColumn("No.", 30, Kind.NUMBER),
        RecapColumn("Nama", 170),
        RecapColumn("NIP", 118, Kind.NIP),
        RecapColumn("Jabatan", 130 if narrow else 190),
        *(RecapColumn(_short(period), 34 if narrow else 62, Kind.WORD) for period in periods),
    )

    def cells(no: int, line: Line) -> tuple[Value, ...]:
        of = given[line.person_id]
        said = [_said(of.get(period.id), period.id in of) for period in periods]
        return (no, line.name, line.nip, line.party.position, *said)

    notes = (
        " · ".join(f"{SHORT[one]} = {one.label}" for one in Predicate),
        "○ = dibuka, belum dinilai · – = tidak dinilai pada periode itu",
    )
    groups = _grouped(lines, cells, lambda some: f"{len(some)} orang")
    return _make(tx, RecapKind.YEARLY, ref, unit, columns, groups, notes)


def _said(predicate: Predicate | None, opened: bool) -> Value:
    if predicate is not None:
        return SHORT[predicate]
    return "○" if opened else None


def _short(period: PeriodHead) -> str:
    label = period.label.replace("Triwulan ", "TW ")
    return label[:3] if len(label) > 8 and not label.startswith("TW") else label


# ---- all of them


_MAKERS: Mapping[RecapKind, Callable[[ReadTx, PeriodRef, str, UUID | None], Recap]] = {
    RecapKind.PREDICATES: _predicates,
    RecapKind.DISTRIBUTION: _distribution,
    RecapKind.SIGNATURES: _signatures,
    RecapKind.YEARLY: _yearly,
}


def _make(
    tx: ReadTx,
    kind: RecapKind,
    ref: PeriodRef,
    unit: str,
    columns: tuple[RecapColumn, ...],
    groups: tuple[RecapGroup, ...],
    notes: tuple[str, ...] = (),
    curve: RecapCurve | None = None,
) -> Recap:
    settings = read_settings(tx)
    when = f"{ref.label} {ref.year}" if kind.per_period else f"Tahun {ref.year}"
    return Recap(
        kind=kind,
        agency=settings.agency,
        office=settings.office_name,
        title=_TITLES[kind],
        words=f"{when} · {unit or ALL_UNITS}",
        on=tx.today,
        columns=columns,
        groups=groups,
        notes=notes,
        curve=curve,
        practice=settings.practice,
    )


_TITLES = {
    RecapKind.PREDICATES: "DAFTAR PREDIKAT KINERJA PEGAWAI",
    RecapKind.DISTRIBUTION: "SEBARAN PREDIKAT KINERJA PEGAWAI",
    RecapKind.SIGNATURES: "REKAP PENANDATANGANAN DOKUMEN EVALUASI",
    RecapKind.YEARLY: "REKAP PREDIKAT KINERJA PEGAWAI SETAHUN",
}


def _in_unit(lines: Iterable[Line], unit: str) -> list[Line]:
    return [line for line in lines if not unit or line.unit == unit]


def _by_name(line: Line) -> tuple[str, str]:
    return (fold(line.sort_name), line.person_id.hex)


def _grouped(
    lines: Sequence[Line],
    cells: Callable[[int, Line], tuple[Value, ...]],
    total: Callable[[Sequence[Line]], str],
) -> tuple[RecapGroup, ...]:
    """Rows by unit, numbered in each."""
    of: dict[str, list[Line]] = {}
    for line in lines:
        of.setdefault(line.unit, []).append(line)
    return tuple(
        RecapGroup(
            name, tuple(cells(no, line) for no, line in enumerate(of[name], 1)), total(of[name])
        )
        for name in sorted(of, key=fold)
    )


def _counted(lines: Sequence[Line]) -> str:
    given = Counter(line.predicate for line in lines)
    said = [f"{one.label} {given[one]}" for one in Predicate if given[one]]
    if given[None]:
        said.append(f"belum dinilai {given[None]}")
    return " · ".join(said)
