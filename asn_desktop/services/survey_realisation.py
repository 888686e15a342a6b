"""The index of a round as the realisation of an indicator: whose, where, and in what words."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Indicator, Period, Skp, WorkResult
from asn_desktop.models.public_service import SurveyRound
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import realisation_places
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.progress_facts import in_force, period_head
from asn_desktop.services.survey_results import round_row
from asn_desktop.views.progress import RealisationPlace
from asn_desktop.views.survey import RoundRow

LIKELY = ("skm", "ikm", "indeks kepuasan", "survei kepuasan", "kepuasan masyarakat")
MOST = 20
"""People suggested; more are found by their names."""


def index_words(row: RoundRow) -> str:
    """``84,32 (SKM Triwulan I 2026, Baik)``; refused with ``survey.no_index``."""
    if row.index is None:
        raise refuse("survey.no_index", name=row.name)
    return f"{said(row.index)} ({row.name}, {row.label})"


def evidence_words(row: RoundRow) -> str:
    """What proves it: how many answered, when, and with which weight."""
    span = f"{format_date(row.starts)} s.d. {format_date(row.ends)}"
    return (
        f"Hasil {row.name}: {row.answers} responden, {span}, bobot unsur {row.weighting.label} "
        "(PermenPANRB 14/2017)"
    )


def said(number: object) -> str:
    """A number as Indonesian offices write it: ``84,32``."""
    return str(number).replace(".", ",")


def periods_for(tx: ReadTx, round_id: UUID) -> tuple[tuple[UUID, str], ...]:
    """The periods of the round's year; first the short one it ends in."""
    ends = tx.session.get_one(SurveyRound, round_id).ends
    rows = tx.session.scalars(
        sa.select(Period).where(Period.year == ends.year).order_by(Period.starts, Period.id)
    ).all()

    def nearness(row: Period) -> tuple[bool, bool]:
        return PeriodRef(row.year, row.code).is_yearly, not row.starts <= ends <= row.ends

    ordered = sorted(rows, key=nearness)
    return tuple((row.id, f"{PeriodRef(row.year, row.code).label} {row.year}") for row in ordered)


def places(tx: ReadTx, person_id: UUID, period_id: UUID) -> tuple[RealisationPlace, ...]:
    """Where the person's SKP takes a realisation in the period; those that speak of SKM first.

    Nothing for somebody without an SKP in force.
    """
    return realisation_places.places(tx, person_id, period_id, LIKELY)


def suggested(tx: ReadTx, period_id: UUID) -> tuple[tuple[UUID, str], ...]:
    """Who has an indicator or result that speaks of SKM in the period: id and name, by name."""
    period = period_head(tx, period_id)
    words = sa.func.lower(Indicator.text), sa.func.lower(WorkResult.text)
    found = tx.session.execute(
        sa.select(PersonNow.person_id, PersonNow.name, PersonNow.sort_name)
        .join(Skp, Skp.person_id == PersonNow.person_id)
        .join(WorkResult, WorkResult.skp_id == Skp.id)
        .outerjoin(Indicator, Indicator.work_result_id == WorkResult.id)
        .where(*in_force(period), sa.or_(*(one.contains(like) for one in words for like in LIKELY)))
        .distinct()
        .order_by(PersonNow.sort_name, PersonNow.person_id)
        .limit(MOST)
    )
    return tuple((row.person_id, row.name) for row in found)


@dataclass(frozen=True)
class Where:
    """One place in one person's SKP and period."""

    person_id: UUID
    period_id: UUID
    work_result_id: UUID
    indicator_id: UUID | None


def use_index(tx: Tx, round_id: UUID, where: Where) -> str:
    """Write the index as what was realised, and return its words.

    What stood there is replaced; evidence that stood there stays, with the survey behind it.
    Refused with ``survey.no_index``, ``survey.no_place`` and as `progress.record`.
    """
    row = round_row(tx, round_id)
    words, evidence = index_words(row), evidence_words(row)
    wanted = (where.work_result_id, where.indicator_id)
    known = places(tx, where.person_id, where.period_id)
    if wanted not in [(one.work_result_id, one.indicator_id) for one in known]:
        raise refuse("survey.no_place", field="place")
    realisation_places.use(tx, where.period_id, wanted, words, evidence)
    return words
