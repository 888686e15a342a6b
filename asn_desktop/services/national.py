"""The bridge to the national application: ticks of what was copied, and its spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.national import CopiedField
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Period, Skp
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.names import fold
from asn_desktop.rules.nip import EmployeeKind
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.by_id import people_of
from asn_desktop.services.doubles import counted_as, once
from asn_desktop.services.evaluation_sheets import document_sheets
from asn_desktop.services.national_screens import READY
from asn_desktop.services.objections import decisions
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.views.followup import Decision
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.national import (
    CopyField,
    NationalExport,
    NationalLine,
    NationalProblem,
    NationalRow,
)
from asn_desktop.views.sheets import DocumentSheet

LOOK_AT_ONCE = 200  # evaluations whose sheets are made together


def mark(tx: Tx, person_id: UUID, fields: Sequence[CopyField], copied: bool = True) -> int:
    """Tick (or with ``copied`` False untick) fields as put into the national application."""
    documents = {field.document_id for field in fields}
    rows = tx.session.scalars(sa.select(CopiedField).where(CopiedField.document_id.in_(documents)))
    known = {(row.document_id, row.field): row for row in rows}
    for field in fields:
        row = known.get((field.document_id, field.key))
        if not copied:
            if row is not None:
                tx.session.delete(row)
        elif row is None:
            tx.session.add(
                CopiedField(
                    document_id=field.document_id,
                    person_id=person_id,
                    field=field.key,
                    digest=field.digest,
                    on=tx.today,
                )
            )
        else:
            row.digest, row.on = field.digest, tx.today
    return len(fields)


# ---- the list


def rows(tx: ReadTx, period: PeriodRef) -> list[NationalRow]:
    """Active staff with what there is to copy in a period, by name."""
    skps: dict[UUID, Skp] = {}
    for skp in tx.session.scalars(
        sa.select(Skp)
        .where(Skp.year == period.year, Skp.state.in_(READY))
        .order_by(Skp.starts, Skp.number, Skp.id)
    ):
        skps[skp.person_id] = skp
    evaluations = {row.person_id: row for row in _evaluations(tx, period)}
    counted = tx.session.execute(
        sa.select(CopiedField.document_id, sa.func.count()).group_by(CopiedField.document_id)
    )
    ticks: dict[UUID, int] = {row[0]: row[1] for row in counted}
    people = tx.session.scalars(
        sa.select(PersonNow)
        .where(PersonNow.active, PersonNow.kind.is_not(None))
        .order_by(PersonNow.sort_name, PersonNow.person_id)
    )
    staff = once(people, _person_id, counted_as(tx))
    return [_row(one, skps.get(one.person_id), evaluations.get(one.person_id), ticks)
            for one in staff]  # fmt: skip


def _person_id(row: PersonNow | Evaluation) -> UUID:
    return row.person_id


def _row(
    one: PersonNow, skp: Skp | None, evaluation: Evaluation | None, ticks: dict[UUID, int]
) -> NationalRow:
    copied = sum(ticks.get(row.id, 0) for row in (skp, evaluation) if row is not None)
    return NationalRow(
        id=one.person_id,
        name=one.name,
        sort_name=one.sort_name,
        nip=one.nip,
        unit=one.unit,
        skp=skp.state if skp is not None else None,
        rated=evaluation is not None and evaluation.predicate is not None,
        copied=copied,
    )


STATES: Mapping[str, Callable[[NationalRow], bool]] = {
    "open": lambda row: row.skp is not None and row.copied == 0,
    "begun": lambda row: row.copied > 0,
    "rated": lambda row: row.rated,
}
SORTS: Mapping[str, Callable[[NationalRow], Any]] = {
    "name": lambda row: fold(row.sort_name),
    "copied": lambda row: (row.copied, fold(row.sort_name)),
    "state": lambda row: (row.rated, row.skp is not None, fold(row.sort_name)),
}


def choose(found: Sequence[NationalRow], query: ListQuery) -> ListRows[NationalRow]:
    """Filter and sort rows that were read already; ``state``: "open", "begun", "rated"."""
    words, state = fold(query.text).split(), query.filters.get("state")
    shown = [
        row
        for row in found
        if (not state or STATES[str(state)](row))
        and all(word in fold(f"{row.name} {row.nip} {row.unit}") for word in words)
    ]
    shown.sort(key=SORTS.get(query.sort, SORTS["name"]), reverse=query.descending)
    return ListRows(shown, len(found))


# ---- the spreadsheet


def export(tx: ReadTx, period: PeriodRef) -> NationalExport:
    """The rows of everyone rated in a period, and the report on who is not in them and why.

    Errors keep a person out (not rated, no NIP of 18 digits); warnings do not (the assessor has no
    NIP or rank: allowed for officials outside the civil service).
    """
    lines: list[NationalLine] = []
    problems: list[NationalProblem] = []
    found = _evaluations(tx, period)
    people = people_of(tx, [row.person_id for row in found])
    for start in range(0, len(found), LOOK_AT_ONCE):
        some = found[start : start + LOOK_AT_ONCE]
        sheets = document_sheets(tx, [row.id for row in some])
        decided = decisions(tx, [row.id for row in some])
        assessors = people_of(tx, [row.assessor_id for row in some])
        for row in some:
            sheet = sheets[row.id]
            one = people[row.person_id]
            outside = row.assessor_id is None or assessors[row.assessor_id].kind is None
            found_here = list(_problems(row, one, sheet, outside))
            problems += found_here
            if _stops(found_here):
                continue
            lines.append(_line(row, decided.get(row.id), one, sheet, period, outside))
    return NationalExport(tuple(lines), tuple(problems), len(found))


def _stops(problems: Sequence[NationalProblem]) -> bool:
    return any(each.finding.severity is Severity.ERROR for each in problems)


def _problems(
    row: Evaluation, one: PersonNow, sheet: DocumentSheet, outside: bool
) -> list[NationalProblem]:
    def told(column: str, code: str, severity: Severity = Severity.ERROR) -> NationalProblem:
        finding = Finding(code, severity, {"name": one.name})
        return NationalProblem(one.person_id, one.name, one.nip or "", column, finding)

    found: list[NationalProblem] = []
    if len(one.nip or "") != 18:
        found.append(told("pnsDinilaiNip", "national.nip"))
    if row.predicate is None:
        found.append(told("kuadranKinerjaNilai", "national.no_predicate"))
    elif row.work_rating is None:
        found.append(told("hasilKerjaNilai", "national.no_work"))
    elif row.behaviour_rating is None:
        found.append(told("perilakuKerjaNilai", "national.no_behaviour"))
    if not sheet.assessor.name:
        found.append(told("penilaiNama", "national.no_assessor"))
    elif not sheet.assessor.nip and not outside:
        found.append(told("penilaiNipNrp", "national.assessor_nip"))
    if sheet.assessor.name and not sheet.assessor.position:
        found.append(told("penilaiJabatan", "national.assessor_position", Severity.WARNING))
    if sheet.assessor.name and not sheet.assessor.rank and not outside:
        found.append(told("penilaiGolongan", "national.assessor_rank", Severity.WARNING))
    return found


def _line(
    row: Evaluation,
    decided: Decision | None,
    one: PersonNow,
    sheet: DocumentSheet,
    period: PeriodRef,
    outside: bool,
) -> NationalLine:
    """After an objection that changed the evaluation it is the decision that is sent."""
    if row.work_rating is None or row.behaviour_rating is None or row.predicate is None:
        raise ValueError("a row without a rating is not sent")
    starts, ends = sheet.head.period_start, sheet.head.period_end
    return NationalLine(
        pnsDinilaiNip=one.nip or "",
        pnsDinilaiNama=one.name,
        periodik=period.label,
        tahun=period.year,
        bulanMulaiPenilaian=starts.month,
        tahunMulaiPenilaian=starts.year,
        bulanSelesaiPenilaian=ends.month,
        tahunSelesaiPenilaian=ends.year,
        hasilKerjaNilai=(decided.work if decided else row.work_rating).value,
        perilakuKerjaNilai=(decided.behaviour if decided else row.behaviour_rating).value,
        kuadranKinerjaNilai=(decided.predicate if decided else row.predicate).value,
        statusPenilai="NON ASN" if outside else "ASN",
        penilaiNipNrp=sheet.assessor.nip.replace(" ", ""),
        penilaiNama=sheet.assessor.name,
        penilaiGolongan=sheet.assessor.rank.rpartition(", ")[2],
        penilaiJabatan=sheet.assessor.position,
        penilaiUnorNama=sheet.assessor.unit,
    )


def _evaluations(tx: ReadTx, period: PeriodRef) -> list[Evaluation]:
    """Every evaluation of a period by name; of somebody who stands twice at the centre one."""
    found = tx.session.scalars(
        sa.select(Evaluation)
        .join(Period, Period.id == Evaluation.period_id)
        .join(PersonNow, PersonNow.person_id == Evaluation.person_id)
        .where(Period.year == period.year, Period.code == period.code)
        .where(PersonNow.kind.in_(list(EmployeeKind)))
        .order_by(PersonNow.sort_name, Evaluation.id)
    )
    return once(found, _person_id, counted_as(tx))
