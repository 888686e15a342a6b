"""Trajectories in the office: written, read beside realisations, going on with an amended SKP."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from documents import set_up, write_documents

from asn_desktop.models.planning import Period
from asn_desktop.models.progress import Realisation, Trajectory, TrajectoryStep
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.following import Gathering, Split
from asn_desktop.services import followed, measures, planning_state, trajectory, undo
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.trajectory import Plan
from asn_desktop.views.trajectory import TrajectoryView

Make = Callable[..., UUID]
EDIT = Act.EDIT_TRAJECTORY


@pytest.fixture
def made(office: Office, make_person: Make) -> Any:
    set_up(office)
    head = make_person(office, "Slamet Hartono, S.IP.")
    return write_documents(office, make_person(office, "Dewi", assessor=head), head)


@pytest.fixture
def periods(office: Office, made: Any) -> dict[str, UUID]:
    rows = office.read(lambda tx: tx.session.execute(sa.select(Period.code, Period.id)).all())
    return {row.code: row.id for row in rows}


def plan(
    target: int, split: Split = Split.EVEN, parts: Mapping[UUID, Decimal] | None = None, **more: Any
) -> Plan:
    told: dict[str, Any] = {"unit": "surat", "gathering": Gathering.SUM, **more}
    return Plan(target=Decimal(target), split=split, parts=parts or {}, **told)


def seen(office: Office, made: Any, period: UUID) -> TrajectoryView:
    found: TrajectoryView = office.read(trajectory.views, [made.person], period)[made.person][0]
    return found


def test_an_even_plan_stands_beside_what_was_realised(
    office: Office, made: Any, periods: dict[str, UUID]
) -> None:
    before = seen(office, made, periods["TW2"])
    assert (before.target, before.unit, before.gathering) == (None, "surat", Gathering.SUM)
    assert before.chart() is None
    office.write(EDIT, trajectory.write, made.indicators[0], plan(1200))
    one = seen(office, made, periods["TW2"])
    assert [step.planned for step in one.steps] == [300] * 4
    assert one.told("TW2", "TW II") == "Rencana s.d. TW II 600 surat · tercapai 341 (57 %)"
    assert one.told("AKHIR", "akhir tahun").startswith("Rencana s.d. akhir tahun 1.200 surat")
    chart = one.chart()
    assert chart is not None
    assert chart.series[0].values == (None, 341, None, None)  # what is missing is a gap
    assert chart.series[1].values == (300, 600, 900, 1200)


def test_facts_and_progress_know_the_plan(
    office: Office, made: Any, periods: dict[str, UUID]
) -> None:
    office.write(EDIT, trajectory.write, made.indicators[0], plan(1200))
    facts = office.read(followed.followed, [made.person], periods["TW2"])[made.person]
    line = facts.lines[made.indicators[0]]
    assert (line.planned, line.realised, line.percent) == (600, 341, 57)
    assert made.indicators[1] not in facts.lines
    rows = office.read(measures.standings, periods["TW2"])
    assert [[one.code for one in row.reasons] for row in rows] == [["measures.behind"], []]


def test_by_weight_and_by_hand(office: Office, made: Any, periods: dict[str, UUID]) -> None:
    codes = ("TW1", "TW2", "TW3", "TW4")
    key = made.indicators[0]
    weights = {periods[code]: Decimal(n) for code, n in zip(codes, (1, 2, 3, 4), strict=True)}
    office.write(EDIT, trajectory.write, key, plan(1200, Split.WEIGHT, weights))
    one = seen(office, made, periods["TW2"])
    assert [step.planned for step in one.steps] == [120, 240, 360, 480]
    assert [step.weight for step in one.steps] == [1, 2, 3, 4]
    hand = dict(zip(weights, map(Decimal, (100, 100, 500, 500)), strict=True))
    office.write(EDIT, trajectory.write, key, plan(1200, Split.HAND, hand))
    one = seen(office, made, periods["TW2"])
    assert [step.planned for step in one.steps] == [100, 100, 500, 500]
    assert one.percent("TW2") == 171  # more than 100 is possible
    count = office.read(lambda tx: tx.session.scalar(sa.select(sa.func.count(TrajectoryStep.id))))
    assert count == 4


def test_what_does_not_add_up_is_refused_exactly(
    office: Office, made: Any, periods: dict[str, UUID]
) -> None:
    key = made.indicators[0]
    hand = {periods[code]: Decimal(100) for code in ("TW1", "TW2", "TW3", "TW4")}
    wrong: list[tuple[Plan, str]] = [
        (plan(0), "trajectory.target"),
        (plan(10, Split.WEIGHT), "trajectory.weights"),
        (plan(300, Split.HAND, {periods["TW1"]: Decimal(300)}), "trajectory.part"),
    ]
    for each, code in wrong:
        with pytest.raises(Refused) as caught:
            office.write(EDIT, trajectory.write, key, each)
        assert caught.value.findings[0].code == code
    office.write(EDIT, trajectory.write, key, plan(500, Split.HAND, hand))
    assert seen(office, made, periods["TW2"]).lacking == 100


def test_taken_away_and_undone(office: Office, made: Any, periods: dict[str, UUID]) -> None:
    key = made.indicators[0]
    office.write(EDIT, trajectory.write, key, plan(1200))
    entry = office.write(EDIT, trajectory.remove, key).entry
    assert seen(office, made, periods["TW2"]).target is None
    office.write(Act.UNDO, undo.undo, entry)
    assert seen(office, made, periods["TW2"]).target == 1200


def test_an_amended_skp_goes_on_with_its_plan(
    office: Office, made: Any, periods: dict[str, UUID]
) -> None:
    office.write(EDIT, trajectory.write, made.indicators[0], plan(1200))
    amended = office.write(Act.AMEND_SKP, planning_state.amend, made.skp, "Target berubah").value
    office.write(Act.SUBMIT_SKP, planning_state.submit, amended)
    office.write(Act.SET_SKP, planning_state.set_skp, amended)
    one = seen(office, made, periods["TW3"])
    assert one.indicator_id != made.indicators[0]
    assert one.target == 1200
    assert one.steps[1].realised == 341
    office.write(EDIT, trajectory.write, one.indicator_id, plan(2400))
    assert seen(office, made, periods["TW3"]).target == 2400
    count = office.read(lambda tx: tx.session.scalar(sa.select(sa.func.count(Trajectory.id))))
    assert count == 2  # the version before keeps its own


def test_a_realisation_that_is_no_number_is_missing(
    office: Office, made: Any, periods: dict[str, UUID]
) -> None:
    office.write(EDIT, trajectory.write, made.indicators[0], plan(1200))

    def say(tx: Tx) -> None:
        row = tx.session.scalars(
            sa.select(Realisation).where(Realisation.indicator_id == made.indicators[0])
        ).one()
        row.text = "hampir semua surat"

    office.write(Act.RECORD_REALISATION, say)
    one = seen(office, made, periods["TW2"])
    assert one.realised_until("TW2") is None
    assert one.told("TW2", "TW II").endswith("realisasi belum berupa angka")
