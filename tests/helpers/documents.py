"""People with documents that are ready to be printed, made in one act straight in the tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Achievement, Evaluation, Feedback
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import (
    AnnexLine,
    Indicator,
    Period,
    Skp,
    SpecialExpectation,
    WorkResult,
)
from asn_desktop.models.progress import PlannedAction, Realisation
from asn_desktop.rules.acts import Act
from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.lifecycle import EvaluationState, SkpState
from asn_desktop.rules.periods import PeriodScheme
from asn_desktop.rules.planning import AnnexSection, Approach, Aspect, ResultSection
from asn_desktop.rules.positions import FormFamily
from asn_desktop.rules.predicate import Predicate, Rating, UnitAchievement
from asn_desktop.services import periods
from asn_desktop.services.building import Builder, made
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.setup import change_settings

RESULTS = (
    ("Surat pengantar KTP selesai sesuai standar", "Jumlah surat selesai", "1.200 surat", "341"),
    ("Antrean loket tercatat lengkap", "Kelengkapan data antrean", "100 %", "98 %"),
)


@dataclass(frozen=True)
class Documents:
    """The ids of what was made for one person."""

    person: UUID
    skp: UUID
    evaluation: UUID
    results: tuple[UUID, ...]
    indicators: tuple[UUID, ...]


def set_up(office: Office) -> None:
    """Name the office and make the year 2026 in quarters."""

    def make(tx: Tx) -> None:
        change_settings(
            tx, office_name="Kecamatan Mulyorejo", agency="PEMERINTAH KOTA CONTOH",
            place="Mulyorejo", start_year=2026,
        )  # fmt: skip
        periods.set_up_year(tx, 2026, PeriodScheme.QUARTERLY)

    office.write(Act.SET_UP_OFFICE, make)


def sheet_of(office: Office, builder: Builder, document: UUID) -> Any:
    """The sheet of one document; raises the ``Refused`` that stands in its place."""
    return made(office.read(builder, [document])[document])


def write_documents(office: Office, person: UUID, assessor: UUID | None) -> Documents:
    """A set SKP with annex and action plan, and a finished evaluation of TW II."""
    return office.write(Act.CREATE_SKP, _make, person, assessor).value


def _make(tx: Tx, person: UUID, assessor: UUID | None) -> Documents:
    add = tx.session.add
    skp = Skp(
        person_id=person, assessor_id=assessor, year=2026, starts=date(2026, 1, 1),
        ends=date(2026, 12, 31), approach=Approach.QUANTITATIVE, family=FormFamily.STAFF,
        state=SkpState.SET, submitted_on=date(2026, 1, 12), set_on=date(2026, 1, 20),
    )  # fmt: skip
    add(skp)
    period = tx.session.scalars(
        sa.select(Period).where(Period.year == 2026, Period.code == "TW2")
    ).one()
    evaluation = Evaluation(
        skp_id=skp.id, person_id=person, assessor_id=assessor, period_id=period.id,
        state=EvaluationState.RATED, work_rating=Rating.MET, behaviour_rating=Rating.MET,
        predicate=Predicate.GOOD, note="Pertahankan mutu layanan loket.",
        rated_on=date(2026, 7, 1),
    )  # fmt: skip
    add(evaluation)
    results, indicators = [], []
    for no, (text, measure, target, reached) in enumerate(RESULTS, 1):
        result = WorkResult(
            skp_id=skp.id, section=ResultSection.MAIN, no=no, text=text,
            assigned_by="Penugasan dari Kepala Seksi", supports_text="Layanan tepat waktu",
        )  # fmt: skip
        indicator = Indicator(
            work_result_id=result.id, no=1, aspect=Aspect.QUANTITY, text=measure, target=target
        )
        add(result)
        add(indicator)
        add(PlannedAction(work_result_id=result.id, no=1, text=f"Langkah untuk {measure}"))
        add(
            Realisation(
                work_result_id=result.id, indicator_id=indicator.id, period_id=period.id,
                text=reached, evidence="Register loket",
            )
        )  # fmt: skip
        add(
            Feedback(
                evaluation_id=evaluation.id, indicator_id=indicator.id, giver=GiverKind.LEADER,
                on=date(2026, 6, 28), text="Waktu layanan membaik.",
            )
        )  # fmt: skip
        results.append(result.id)
        indicators.append(indicator.id)
    add(SpecialExpectation(skp_id=skp.id, value=1, text="Antrean di bawah 15 menit"))
    for section, text in (
        (AnnexSection.RESOURCES, "Satu komputer dan pencetak di loket"),
        (AnnexSection.ACCOUNTABILITY, "Dilaporkan setiap bulan dari register loket"),
        (AnnexSection.CONSEQUENCES, "Apabila memenuhi ekspektasi, diusulkan penghargaan"),
    ):
        add(AnnexLine(skp_id=skp.id, section=section, no=1, text=text))
    tx.session.flush()
    _achieve(tx, assessor, period)
    return Documents(person, skp.id, evaluation.id, tuple(results), tuple(indicators))


def _achieve(tx: Tx, assessor: UUID | None, period: Period) -> None:
    leader = tx.session.get(PersonNow, assessor) if assessor else None
    if leader is None or leader.unit_id is None:
        return
    known = tx.session.scalars(
        sa.select(Achievement).where(
            Achievement.unit_id == leader.unit_id, Achievement.period_id == period.id
        )
    ).first()
    if known is None:
        tx.session.add(
            Achievement(
                unit_id=leader.unit_id, period_id=period.id, value=UnitAchievement.GOOD,
                source="Laporan kinerja triwulan II", on=date(2026, 7, 1), of_year=2026,
            )
        )  # fmt: skip
