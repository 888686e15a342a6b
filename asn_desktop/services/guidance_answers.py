"""After a guidance: what the employee thought of it (B.1.8), and his competences (B.1.9)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.guidance import Competency, Guidance, GuidanceAnswer
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.guidance import CRITERIA, SCALE, CompetencyGroup
from asn_desktop.services.office import ReadTx, Tx

SCORES = tuple(step.score for step in SCALE)


def answer(tx: Tx, guidance_id: UUID, criterion: int, text: str) -> None:
    """Write the employee's answer to a criterion (1–9); the first answer dates the form.

    Raises ``ValueError`` for another criterion.
    """
    if criterion not in {one.number for one in CRITERIA}:
        raise ValueError(criterion)
    text = text.strip()
    row = tx.session.get_one(Guidance, guidance_id)
    answers = _answers(tx, guidance_id)
    said = any(one.text for one in answers.values())
    if criterion in answers:
        answers[criterion].text = text
    elif text:
        made = GuidanceAnswer(guidance_id=guidance_id, criterion=criterion, text=text)
        tx.session.add(made)
        answers[criterion] = made
    now = any(one.text for one in answers.values())
    if now and not said and row.answered_on is None:
        row.answered_on = max(tx.today, row.on)
    elif not now:
        row.answered_on = None


def set_answered_on(tx: Tx, guidance_id: UUID, on: date | None) -> None:
    """The date on B.1.8; None leaves it for the pen. Refused with ``guidance.before``."""
    row = tx.session.get_one(Guidance, guidance_id)
    _refuse_before(row, on, "answered_on")
    row.answered_on = on


# ---- B.1.9


def score(tx: Tx, competency_id: UUID, value: int | None, reason: str) -> None:
    """Score a competence 1–5 (None = not scored) with its reason; the first score dates the form.

    Refused with ``guidance.score`` for another number.
    """
    if value is not None and value not in SCORES:
        raise refuse("guidance.score", value=value)
    row = tx.session.get_one(Competency, competency_id)
    row.score, row.reason = value, reason.strip()
    tx.session.flush()
    _date_assessment(tx, row.guidance_id)


def add_technical(tx: Tx, guidance_id: UUID, name: str) -> UUID:
    """Add a technical competence. Refused with ``guidance.no_name`` without a name."""
    rows = _competences(tx, guidance_id)
    last = max((row.no for row in rows if row.group is CompetencyGroup.TECHNICAL), default=0)
    made = Competency(
        guidance_id=guidance_id,
        group=CompetencyGroup.TECHNICAL,
        no=last + 1,
        name=_named(name),
    )
    tx.session.add(made)
    return made.id


def rename_technical(tx: Tx, competency_id: UUID, name: str) -> None:
    """Name a technical competence anew. Refused with ``guidance.no_name``."""
    _technical(tx, competency_id).name = _named(name)


def remove_technical(tx: Tx, competency_id: UUID) -> None:
    """Take a technical competence away; the others move up."""
    gone = _technical(tx, competency_id)
    rest = [
        row
        for row in _competences(tx, gone.guidance_id)
        if row.group is CompetencyGroup.TECHNICAL and row.id != gone.id
    ]
    tx.session.delete(gone)
    for no, row in enumerate(rest, start=1):
        row.no = no
    tx.session.flush()
    _date_assessment(tx, gone.guidance_id)


def recommend(tx: Tx, guidance_id: UUID, text: str) -> None:
    """Write the recommendation of B.1.9."""
    tx.session.get_one(Guidance, guidance_id).recommendation = text.strip()
    tx.session.flush()
    _date_assessment(tx, guidance_id)


def set_assessed_on(tx: Tx, guidance_id: UUID, on: date | None) -> None:
    """The date on B.1.9; None leaves it for the pen. Refused with ``guidance.before``."""
    row = tx.session.get_one(Guidance, guidance_id)
    _refuse_before(row, on, "assessed_on")
    row.assessed_on = on


def _date_assessment(tx: Tx, guidance_id: UUID) -> None:
    row = tx.session.get_one(Guidance, guidance_id)
    scored = sum(one.score is not None for one in _competences(tx, guidance_id))
    if not scored and not row.recommendation:
        row.assessed_on = None
    elif row.assessed_on is None and scored + bool(row.recommendation) == 1:
        row.assessed_on = max(tx.today, row.on)


def _refuse_before(row: Guidance, on: date | None, field: str) -> None:
    if on is not None and on < row.on:
        raise refuse("guidance.before", field=field)


def _named(name: str) -> str:
    words = " ".join(name.split())
    if not words:
        raise refuse("guidance.no_name", field="name")
    return words


def _technical(tx: Tx, competency_id: UUID) -> Competency:
    row = tx.session.get_one(Competency, competency_id)
    if row.group is not CompetencyGroup.TECHNICAL:
        raise refuse("guidance.fixed_name", name=row.name)
    return row


def _answers(tx: ReadTx, guidance_id: UUID) -> dict[int, GuidanceAnswer]:
    rows = tx.session.scalars(
        sa.select(GuidanceAnswer).where(GuidanceAnswer.guidance_id == guidance_id)
    )
    return {row.criterion: row for row in rows}


def _competences(tx: ReadTx, guidance_id: UUID) -> list[Competency]:
    return list(
        tx.session.scalars(
            sa.select(Competency)
            .where(Competency.guidance_id == guidance_id)
            .order_by(Competency.no, Competency.id)
        )
    )
