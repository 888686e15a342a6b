"""The screens of the national application for one person, out of the sheets of the same data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.national import CopiedField
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Period, Skp
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.findings import Finding, Refused, Severity
from asn_desktop.rules.forms import FormCode, forms_of
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.predicate import Predicate, Rating
from asn_desktop.services.objections import decisions
from asn_desktop.services.office import ReadTx
from asn_desktop.services.paper import standard_builders
from asn_desktop.views.national import Copied, CopyField, CopyGroup, CopyScreen, PersonScreens
from asn_desktop.views.sheets import (
    ActionPlanSheet,
    AnnexSheet,
    BehaviourLine,
    DocumentSheet,
    EvaluationSheet,
    FeedbackPiece,
    Party,
    ResultLine,
    Sheet,
    SkpSheet,
)

READY = (SkpState.SUBMITTED, SkpState.SET)
Wanted = TypeVar("Wanted", bound=Sheet)
Said = tuple[str, str, str]  # key, label, value


def person_screens(tx: ReadTx, person_id: UUID, period: PeriodRef) -> PersonScreens:
    """All screens of a person: the SKP of the year, plan, realisation and rating of the period."""
    person = tx.session.get_one(PersonNow, person_id)
    skp = _skp(tx, person_id, period.year)
    evaluation = _evaluation(tx, person_id, period)
    screens = (
        _skp_screen(tx, skp, period.year),
        _annex_screen(tx, skp, period.year),
        _plan_screen(tx, skp, period.year),
        _outcome_screen(tx, evaluation, period),
        _rating_screen(tx, evaluation, period),
    )
    ticks = _ticks(tx, [row.id for row in (skp, evaluation) if row is not None])
    return PersonScreens(
        person_id,
        person.name,
        person.nip or "",
        tuple(_ticked(screen, ticks) for screen in screens),
    )


def _skp(tx: ReadTx, person_id: UUID, year: int) -> Skp | None:
    """The newest that was submitted or set."""
    return tx.session.scalars(
        sa.select(Skp)
        .where(Skp.person_id == person_id, Skp.year == year, Skp.state.in_(READY))
        .order_by(Skp.starts.desc(), Skp.number.desc(), Skp.id.desc())
        .limit(1)
    ).first()


def _evaluation(tx: ReadTx, person_id: UUID, period: PeriodRef) -> Evaluation | None:
    return tx.session.scalars(
        sa.select(Evaluation)
        .join(Period, Period.id == Evaluation.period_id)
        .where(
            Evaluation.person_id == person_id,
            Period.year == period.year,
            Period.code == period.code,
        )
        .order_by(Evaluation.id.desc())
        .limit(1)
    ).first()


def _sheet(tx: ReadTx, form: FormCode, document_id: UUID, kind: type[Wanted]) -> Wanted | Refused:
    made = standard_builders()[form](tx, [document_id])[document_id]
    if isinstance(made, Refused):
        return made
    if not isinstance(made, kind):
        raise TypeError(f"{form.value} is no {kind.__name__}")
    return made


def _group(document_id: UUID, title: str, said: Sequence[Said], code: str = "") -> CopyGroup:
    """The fields of a group; what is empty is no field."""
    return CopyGroup(
        title,
        tuple(
            CopyField(document_id, key, label, value.strip(), code)
            for key, label, value in said
            if value.strip()
        ),
    )


def _screen(key: str, title: str, groups: Sequence[CopyGroup]) -> CopyScreen:
    return CopyScreen(key, title, tuple(group for group in groups if group.fields))


def _lacking(key: str, title: str, code: str, **values: object) -> CopyScreen:
    return CopyScreen(key, title, lack=Finding(code, Severity.HINT, values))


# ---- the year


def _skp_screen(tx: ReadTx, skp: Skp | None, year: int) -> CopyScreen:
    title = "SKP"
    if skp is None:
        return _lacking("skp", title, "national.no_skp", year=year)
    sheet = _sheet(tx, forms_of(skp.family, skp.approach).skp, skp.id, SkpSheet)
    if isinstance(sheet, Refused):
        return CopyScreen("skp", title, lack=sheet.findings[0])
    period: list[Said] = [
        ("starts", "Periode mulai", format_date(skp.starts)),
        ("ends", "Periode akhir", format_date(skp.ends)),
        ("approach", "Pendekatan", skp.approach.label),
    ]
    groups = [_group(skp.id, "Periode SKP", period), _assessor(skp.id, sheet.assessor)]
    for section, lines in (("Utama", sheet.main), ("Tambahan", sheet.additional)):
        groups += [_result(skp.id, line, section) for line in lines]
    expected = [
        (f"expectation.{no}", line.name, line.expectation)
        for no, line in enumerate(sheet.behaviours, 1)
    ]
    groups.append(_group(skp.id, "Perilaku kerja – ekspektasi khusus pimpinan", expected))
    return _screen("skp", title, groups)


def _assessor(document_id: UUID, party: Party) -> CopyGroup:
    said = [
        ("assessor.nip", "NIP", party.nip.replace(" ", "")),
        ("assessor.name", "Nama", party.name),
        ("assessor.position", "Jabatan", party.position),
        ("assessor.unit", "Unit kerja", party.unit),
    ]
    return _group(document_id, "Pejabat penilai kinerja", said)


def _result(document_id: UUID, line: ResultLine, section: str) -> CopyGroup:
    key = f"result.{line.no}"
    said: list[Said] = [(f"{key}.text", "Rencana hasil kerja", line.text)]
    if line.supports is not None:
        name = "RHK pimpinan yang diintervensi"
        said.append((f"{key}.supports", name, line.supports.text))
    for no, indicator in enumerate(line.indicators, 1):
        at = f"{key}.{no}"
        said += [
            (f"{at}.aspect", f"Aspek {no}", indicator.aspect or indicator.perspective),
            (f"{at}.text", f"Indikator {no}", indicator.text),
            (f"{at}.target", f"Target {no}", indicator.target),
        ]
    return _group(document_id, f"{section} · hasil kerja {line.no}", said)


def _annex_screen(tx: ReadTx, skp: Skp | None, year: int) -> CopyScreen:
    title = "Lampiran SKP"
    if skp is None:
        return _lacking("annex", title, "national.no_skp", year=year)
    sheet = _sheet(tx, FormCode.A_1_8, skp.id, AnnexSheet)
    if isinstance(sheet, Refused):
        return CopyScreen("annex", title, lack=sheet.findings[0])
    groups = [
        _group(
            skp.id,
            name,
            [(f"{key}.{no}", f"{name} {no}", text) for no, text in enumerate(lines, 1)],
        )
        for key, name, lines in (
            ("resources", "Dukungan sumber daya", sheet.resources),
            ("accountability", "Skema pertanggungjawaban", sheet.accountability),
            ("consequences", "Konsekuensi", sheet.consequences),
        )
    ]
    made = _screen("annex", title, groups)
    return made if made.groups else _lacking("annex", title, "national.no_annex")


def _plan_screen(tx: ReadTx, skp: Skp | None, year: int) -> CopyScreen:
    title = "Rencana aksi"
    if skp is None:
        return _lacking("plan", title, "national.no_skp", year=year)
    sheet = _sheet(tx, FormCode.B_1_1, skp.id, ActionPlanSheet)
    if isinstance(sheet, Refused):
        return CopyScreen("plan", title, lack=sheet.findings[0])
    groups = [
        _group(
            skp.id,
            f"Hasil kerja {line.no} · {line.result}",
            [
                (f"action.{line.no}.{no}", f"Rencana aksi {no}", text)
                for no, text in enumerate(line.actions, 1)
            ],
        )
        for line in sheet.plans
    ]
    return _screen("plan", title, groups)


# ---- the period


def _outcome_screen(tx: ReadTx, row: Evaluation | None, period: PeriodRef) -> CopyScreen:
    title = "Realisasi dan umpan balik"
    if row is None:
        return _lacking("outcome", title, "national.no_evaluation", period=period.label)
    sheet = _evaluation_sheet(tx, row)
    if isinstance(sheet, Refused):
        return CopyScreen("outcome", title, lack=sheet.findings[0])
    groups = [_outcome(row.id, line) for line in (*sheet.main, *sheet.additional)]
    groups += [_value(row.id, no, line) for no, line in enumerate(sheet.behaviours, 1)]
    made = _screen("outcome", title, groups)
    return made if made.groups else _lacking("outcome", title, "national.no_outcome")


def _evaluation_sheet(tx: ReadTx, row: Evaluation) -> EvaluationSheet | Refused:
    skp = tx.session.get_one(Skp, row.skp_id)
    return _sheet(tx, forms_of(skp.family, skp.approach).evaluation, row.id, EvaluationSheet)


def _outcome(document_id: UUID, line: ResultLine) -> CopyGroup:
    key = f"outcome.{line.no}"
    said: list[Said] = [
        (f"{key}.done", "Realisasi dan bukti dukung", line.realisation),
        *_said(key, line.feedback),
    ]
    for no, indicator in enumerate(line.indicators, 1):
        said.append((f"{key}.{no}.done", f"Realisasi indikator {no}", indicator.realisation))
        said += _said(f"{key}.{no}", indicator.feedback)
    return _group(document_id, f"Hasil kerja {line.no} · {line.text}", said)


def _value(document_id: UUID, no: int, line: BehaviourLine) -> CopyGroup:
    return _group(document_id, line.name, list(_said(f"value.{no}", line.feedback)))


def _said(key: str, pieces: Sequence[FeedbackPiece]) -> Iterator[Said]:
    for no, piece in enumerate(pieces, 1):
        yield f"{key}.said.{no}", f"Umpan balik · {piece.giver or 'Pimpinan'}", piece.text


def _rating_screen(tx: ReadTx, row: Evaluation | None, period: PeriodRef) -> CopyScreen:
    title = "Penilaian"
    if row is None or row.predicate is None:
        return _lacking("rating", title, "national.not_rated", period=period.label)
    sheet = _evaluation_sheet(tx, row)
    notes = _sheet(tx, FormCode.D_1_1, row.id, DocumentSheet)
    if isinstance(sheet, Refused):
        return CopyScreen("rating", title, lack=sheet.findings[0])
    decided = decisions(tx, [row.id]).get(row.id)  # after an objection that changed it
    work = decided.work if decided else sheet.work_rating
    behaviour = decided.behaviour if decided else sheet.behaviour_rating
    groups = [
        _choice(row.id, "work", "Rating hasil kerja", work),
        _choice(row.id, "behaviour", "Rating perilaku kerja", behaviour),
        _choice(
            row.id,
            "predicate",
            "Predikat kinerja (kuadran)",
            decided.predicate if decided else sheet.predicate,
        ),
    ]
    fields = tuple(field for group in groups for field in group.fields)
    note = "" if isinstance(notes, Refused) else notes.notes
    if decided is not None:
        note = decided.recommendation
    return _screen(
        "rating",
        title,
        [
            CopyGroup(f"Penilaian {period.label} {period.year}", fields),
            _group(row.id, "Dokumen evaluasi", [("note", "Catatan/rekomendasi", note)]),
        ],
    )


def _choice(document_id: UUID, key: str, label: str, value: Rating | Predicate | None) -> CopyGroup:
    words = value.label if value is not None else ""
    code = str(value.value) if value is not None else ""
    return _group(document_id, label, [(key, label, words)], code)


# ---- ticks


def _ticks(tx: ReadTx, documents: Sequence[UUID]) -> dict[tuple[UUID, str], CopiedField]:
    rows = tx.session.scalars(sa.select(CopiedField).where(CopiedField.document_id.in_(documents)))
    return {(row.document_id, row.field): row for row in rows}


def _ticked(screen: CopyScreen, ticks: dict[tuple[UUID, str], CopiedField]) -> CopyScreen:
    def shown(field: CopyField) -> CopyField:
        tick = ticks.get((field.document_id, field.key))
        if tick is None:
            return field
        same = Copied.DONE if tick.digest == field.digest else Copied.CHANGED
        return replace(field, copied=same, on=tick.on)

    groups = tuple(
        replace(group, fields=tuple(shown(field) for field in group.fields))
        for group in screen.groups
    )
    return replace(screen, groups=groups)
