"""Satisfaction surveys: rounds, services, and answers that lead back to nobody.

Answers and remarks have random ids and no journal; they are written in mixed order, remarks apart
from answers. What the journal knows is how many there were.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import SystemRandom
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from asn_desktop.models.public_service import (
    Improvement,
    SurveyAnswer,
    SurveyBatch,
    SurveyRemark,
    SurveyRound,
    SurveyService,
)
from asn_desktop.rules.findings import Finding, Refused, Severity, refuse
from asn_desktop.rules.respondents import OLDEST, YOUNGEST, education_of, sex_of
from asn_desktop.rules.satisfaction import ELEMENTS, SCALE
from asn_desktop.rules.voices import Weighting
from asn_desktop.services.mixing import mix
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.setup import read_settings
from asn_desktop.views.survey import AnswerSheet, RoundText

KEYED = "Diketik"
"""The source of what was typed; one batch a day and round."""
MOST_USERS = 1_000_000_000
"""Users of a service; more is a slip of the hand."""


# ---- rounds


def add_round(tx: Tx, text: RoundText) -> UUID:
    """Begin a round and return its id.

    Refused with ``survey.name_missing``, ``survey.name_taken``, ``survey.dates_turned`` or
    ``survey.population``.
    """
    name = _checked(tx, text, None)
    row = SurveyRound(
        name=name,
        starts=text.starts,
        ends=text.ends,
        weighting=text.weighting,
        unit_id=text.unit_id,
        population=text.population,
    )
    tx.session.add(row)
    return row.id


def edit_round(tx: Tx, round_id: UUID, text: RoundText) -> None:
    """Change a round; refused as :func:`add_round`, and with ``survey.published``."""
    row = open_round(tx, round_id)
    row.name = _checked(tx, text, round_id)
    row.starts, row.ends, row.unit_id = text.starts, text.ends, text.unit_id
    row.population, row.weighting = text.population, text.weighting


def remove_round(tx: Tx, round_id: UUID) -> None:
    """Take away a round nobody answered; refused with ``survey.has_answers``."""
    row = open_round(tx, round_id)
    if row.answers or tx.session.scalar(
        sa.select(SurveyRemark.id).where(SurveyRemark.round_id == round_id).limit(1)
    ):
        raise refuse("survey.has_answers", name=row.name, answers=row.answers)
    for mapped in (Improvement, SurveyBatch):
        for one in tx.session.scalars(sa.select(mapped).where(mapped.round_id == round_id)):
            tx.session.delete(one)
    tx.session.delete(row)


def default_weighting(tx: ReadTx) -> Weighting:
    """The office's own; a round keeps what it was begun with."""
    return Weighting(read_settings(tx).survey_weighting)


def open_round(tx: ReadTx, round_id: UUID) -> SurveyRound:
    """The round, if it may still change; refused with ``survey.published``."""
    row = tx.session.get_one(SurveyRound, round_id)
    if row.published_on is not None:
        raise refuse("survey.published", name=row.name, on=row.published_on.strftime("%d-%m-%Y"))
    return row


def publish(tx: Tx, round_id: UUID) -> None:
    """Announce the results: from now on the round takes no answers.

    The index needs all nine elements (PermenPANRB 14/2017); where fewer than five answered one of
    them there is none, for it would tell their marks. The other elements are announced all the
    same, without an index and without that element. Refused with ``survey.published``, or
    ``survey.no_index`` while fewer than five answered at all.
    """
    from asn_desktop.services.survey_results import results

    row = open_round(tx, round_id)
    if results(tx, round_id).total.hidden:
        raise refuse("survey.no_index", name=row.name)
    row.published_on = tx.today


def withdraw(tx: Tx, round_id: UUID) -> None:
    """Take the announcement back, so that forgotten sheets can be added."""
    tx.session.get_one(SurveyRound, round_id).published_on = None


def _checked(tx: ReadTx, text: RoundText, round_id: UUID | None) -> str:
    name = " ".join(text.name.split())
    if not name:
        raise refuse("survey.name_missing", field="name")
    taken = sa.select(SurveyRound.id).where(
        SurveyRound.name == name, SurveyRound.unit_id.is_not_distinct_from(text.unit_id)
    )
    if round_id is not None:
        taken = taken.where(SurveyRound.id != round_id)
    if tx.session.scalar(taken.limit(1)) is not None:
        raise refuse("survey.name_taken", field="name", name=name)
    if text.ends < text.starts:
        raise refuse("survey.dates_turned", field="ends")
    if text.population is not None and not 1 <= text.population <= MOST_USERS:
        raise refuse("survey.population", field="population")
    return name


# ---- services


def services(tx: ReadTx) -> tuple[tuple[UUID, str], ...]:
    """Every service people were asked about, by name."""
    rows = tx.session.execute(
        sa.select(SurveyService.id, SurveyService.name).order_by(
            SurveyService.name, SurveyService.id
        )
    )
    return tuple((row.id, row.name) for row in rows)


def rename_service(tx: Tx, service_id: UUID, name: str) -> None:
    """Write a service's name anew; refused with ``survey.service_missing`` or ``…_taken``."""
    words = " ".join(name.split())
    if not words:
        raise refuse("survey.service_missing", field="service")
    for other_id, other in services(tx):
        if other_id != service_id and _same(other) == _same(words):
            raise refuse("survey.service_taken", field="service", name=other)
    tx.session.get_one(SurveyService, service_id).name = words


def _same(name: str) -> str:
    return " ".join(name.split()).casefold()


def _services(tx: Tx, names: Sequence[str]) -> dict[str, UUID]:
    """The services of these names, made where there are none.

    Names that differ in capitals or blanks only are one service.
    """
    known = {_same(name): key for key, name in services(tx)}
    for name in names:
        folded = _same(name)
        if folded and folded not in known:
            row = SurveyService(name=" ".join(name.split()))
            tx.session.add(row)
            known[folded] = row.id
    tx.session.flush()
    return known


# ---- answers


def add_answers(
    tx: Tx, round_id: UUID, sheets: Sequence[AnswerSheet], source: str, digest: str = ""
) -> int:
    """Write respondents' sheets in mixed order and return how many.

    ``source`` says where from (a file's name, ``KEYED``), ``digest`` is the file's, so that it is
    not brought in twice. Nothing is written unless all can be. Refused with ``survey.published``,
    ``survey.same_file``, ``survey.no_sheets``, and per sheet (``line`` counts from 1) with
    ``survey.mark`` (not 1–4), ``survey.marks`` (not nine), ``survey.sex``, ``survey.age`` or
    ``survey.sheet_empty``.
    """
    row = open_round(tx, round_id)
    if not sheets:
        raise refuse("survey.no_sheets")
    _refuse_again(tx, digest)
    faults = [fault for no, sheet in enumerate(sheets, 1) for fault in _faults(no, sheet)]
    if faults:
        raise Refused(faults)
    # By name: their ids carry a time and would tell whose sheet came first.
    ids = _services(tx, sorted({sheet.service for sheet in sheets}))
    chance = SystemRandom()
    answers = [_answer(round_id, sheet, ids) for sheet in sheets]
    remarks = [
        {
            "id": uuid4(),
            "round_id": round_id,
            "text": sheet.remark.strip(),
            "service_id": ids.get(_same(sheet.service)),
        }
        for sheet in sheets
        if sheet.remark.strip()
    ]
    chance.shuffle(answers)
    chance.shuffle(remarks)
    tx.session.execute(sa.insert(SurveyAnswer), answers)
    if remarks:
        tx.session.execute(sa.insert(SurveyRemark), remarks)
    if row.answers:  # else these are all there are
        mix(tx, SurveyAnswer, round_id)
        mix(tx, SurveyRemark, round_id)
    row.answers += len(answers)
    _count_batch(tx, round_id, source, len(answers), digest)
    return len(answers)


def _refuse_again(tx: ReadTx, digest: str) -> None:
    if not digest:
        return
    before = tx.session.execute(
        sa.select(SurveyBatch.source, SurveyBatch.on, SurveyBatch.answers, SurveyRound.name)
        .join(SurveyRound, SurveyRound.id == SurveyBatch.round_id)
        .where(SurveyBatch.digest == digest)
        .order_by(SurveyBatch.id)
        .limit(1)
    ).first()
    if before is not None:
        raise refuse(
            "survey.same_file",
            source=before.source,
            on=before.on.strftime("%d-%m-%Y"),
            answers=before.answers,
            name=before.name,
        )


def _count_batch(tx: Tx, round_id: UUID, source: str, answers: int, digest: str) -> None:
    """What is typed in one day is one batch: when each few sheets came is nobody's business."""
    batch = None
    if not digest:
        batch = tx.session.scalars(
            sa.select(SurveyBatch)
            .where(
                SurveyBatch.round_id == round_id,
                SurveyBatch.on == tx.today,
                SurveyBatch.source == source,
                SurveyBatch.digest == "",
            )
            .order_by(SurveyBatch.id)
        ).first()
    if batch is not None:
        batch.answers += answers
        return
    tx.session.add(
        SurveyBatch(
            round_id=round_id, on=tx.today, source=source.strip(), answers=answers, digest=digest
        )
    )


def _answer(round_id: UUID, sheet: AnswerSheet, ids: dict[str, UUID]) -> dict[str, Any]:
    marks = {f"u{no}": mark for no, mark in enumerate(sheet.marks, start=1)}
    return {
        "id": uuid4(),
        "round_id": round_id,
        "service_id": ids.get(_same(sheet.service)),
        # The month alone: day, service and age together would lead to the counter's register.
        "on": sheet.on.replace(day=1) if sheet.on is not None else None,
        "sex": sex_of(sheet.sex) or "",
        "age": sheet.age,
        "education": education_of(sheet.education),
        **marks,
    }


def sheet_findings(sheets: Sequence[AnswerSheet]) -> tuple[Finding, ...]:
    """What keeps these sheets from being written, for a preview."""
    return tuple(fault for no, sheet in enumerate(sheets, 1) for fault in _faults(no, sheet))


def _faults(line: int, sheet: AnswerSheet) -> Iterator[Finding]:
    def fault(code: str, **values: object) -> Finding:
        return Finding(code, Severity.ERROR, {"line": line, "sheet": line, **values})

    if len(sheet.marks) != len(ELEMENTS):
        yield fault("survey.marks", count=len(sheet.marks))
    for no, mark in enumerate(sheet.marks, start=1):
        if mark is not None and (type(mark) is not int or mark not in SCALE):
            yield fault("survey.mark", field=f"u{no}", element=f"U{no}", mark=mark)
    if sex_of(sheet.sex) is None:
        yield fault("survey.sex", field="sex", sex=sheet.sex)
    if sheet.age is not None and not YOUNGEST <= sheet.age <= OLDEST:
        yield fault("survey.age", field="age", age=sheet.age)
    said = (sheet.service, sheet.sex, sheet.education, sheet.remark)
    if not any(mark is not None for mark in sheet.marks) and sheet.age is None and not any(said):
        yield fault("survey.sheet_empty", field="u1")
