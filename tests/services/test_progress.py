"""Realisations: missing is missing, a finished evaluation keeps them, an amendment loses none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.planning import Period, Skp
from asn_desktop.models.progress import Realisation
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.lifecycle import EvaluationState, SkpState
from asn_desktop.rules.planning import Approach
from asn_desktop.services import periods, planning_state, progress, progress_facts
from asn_desktop.services.office import Office
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.progress import SkpProgress

Make = Callable[..., Any]


@pytest.fixture
def year(office: Office) -> dict[str, UUID]:
    """The periods of 2026 by code."""
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    return dict(office.read(lambda tx: tx.session.execute(sa.select(Period.code, Period.id)).all()))


def whole(office: Office, person: UUID, period: UUID) -> SkpProgress:
    found = office.read(progress.progress_of, person, period)
    assert found is not None
    return found


def record(office: Office, *args: Any) -> None:
    office.write(Act.RECORD_REALISATION, progress.record, *args)


def test_what_nobody_filled_in_is_none(
    office: Office, make_person: Make, make_skp: Make, year: dict[str, UUID]
) -> None:
    head, person = make_person(office), make_person(office)
    make_skp(office, person, head)
    found = whole(office, person, year["TW2"])
    assert [line.realised for result in found.results for line in result.indicators] == [None] * 3
    assert (found.total, found.missing, found.locked) == (3, 3, False)
    assert [result.no for result in found.results] == [1, 2]


def test_a_realisation_is_kept_per_indicator_and_period_and_emptied_again(
    office: Office, make_person: Make, make_skp: Make, year: dict[str, UUID]
) -> None:
    person = make_person(office)
    make_skp(office, person, make_person(office))
    result = whole(office, person, year["TW2"]).results[0]
    line = result.indicators[0]
    record(office, result.id, line.id, year["TW1"], "280")
    record(office, result.id, line.id, year["TW2"], " 341 ", "register loket")
    shown = whole(office, person, year["TW2"]).results[0].indicators[0]
    assert shown.realised is not None
    assert shown.last is not None
    assert (shown.realised.text, shown.realised.evidence) == ("341", "register loket")
    assert (shown.last.text, shown.last.label) == ("280", "Triwulan I")
    assert shown.percent == 114
    record(office, result.id, line.id, year["TW2"], "", "")
    assert whole(office, person, year["TW2"]).results[0].indicators[0].realised is None
    count = office.read(lambda tx: tx.session.scalar(sa.select(sa.func.count(Realisation.id))))
    assert count == 1


def test_zero_is_a_realisation_and_evidence_alone_is_none(
    office: Office, make_person: Make, make_skp: Make, year: dict[str, UUID]
) -> None:
    person = make_person(office)
    make_skp(office, person, make_person(office))
    first, second = whole(office, person, year["TW2"]).results[0].indicators
    result = whole(office, person, year["TW2"]).results[0]
    record(office, result.id, first.id, year["TW2"], "0")
    record(office, result.id, second.id, year["TW2"], "", "foto")
    found = whole(office, person, year["TW2"])
    assert found.missing == 2
    assert found.results[0].indicators[0].percent == 0


def test_the_yearly_evaluation_shows_the_years_periods(
    office: Office, make_person: Make, make_skp: Make, year: dict[str, UUID]
) -> None:
    person = make_person(office)
    make_skp(office, person, make_person(office))
    result = whole(office, person, year["TW1"]).results[0]
    for code, text in (("TW1", "80"), ("TW3", "90")):
        record(office, result.id, result.indicators[0].id, year[code], text)
    line = whole(office, person, year["AKHIR"]).results[0].indicators[0]
    assert line.realised is None
    assert [(one.label, one.text) for one in line.earlier] == [
        ("Triwulan I", "80"),
        ("Triwulan III", "90"),
    ]


def test_the_qualitative_approach_is_realised_per_result(
    office: Office, make_person: Make, make_skp: Make, year: dict[str, UUID]
) -> None:
    person = make_person(office)
    make_skp(office, person, make_person(office), approach=Approach.QUALITATIVE)
    found = whole(office, person, year["TW2"])
    assert found.total == 2
    result = found.results[0]
    with pytest.raises(Refused, match=r"progress\.wrong_place"):
        record(office, result.id, result.indicators[0].id, year["TW2"], "Baik")
    record(office, result.id, None, year["TW2"], "- Tidak ada kesalahan")
    assert whole(office, person, year["TW2"]).missing == 1


def test_nothing_is_realised_before_the_skp_is_set(
    office: Office, make_person: Make, make_skp: Make, year: dict[str, UUID]
) -> None:
    person = make_person(office)
    skp = make_skp(office, person, make_person(office), state=SkpState.DRAFT)
    assert office.read(progress.progress_of, person, year["TW2"]) is None
    facts = office.read(progress_facts.gather, [skp], [])
    with pytest.raises(Refused, match=r"progress\.skp_not_set"):
        record(office, facts.results[skp][0].id, None, year["TW2"], "1")


def test_planned_actions_keep_their_order_and_drop_empty_ones(
    office: Office, make_person: Make, make_skp: Make, year: dict[str, UUID]
) -> None:
    person = make_person(office)
    make_skp(office, person, make_person(office))
    result = whole(office, person, year["TW2"]).results[0]

    def plan(*texts: str) -> tuple[str, ...]:
        office.write(Act.EDIT_ACTION_PLAN, progress.set_actions, result.id, list(texts))
        return whole(office, person, year["TW2"]).results[0].actions

    assert plan("Susun jadwal", " ", "Buka loket Sabtu") == ("Susun jadwal", "Buka loket Sabtu")
    assert plan("Buka loket Sabtu") == ("Buka loket Sabtu",)
    assert plan() == ()


def test_an_amended_skp_keeps_what_was_realised_and_planned(
    office: Office, make_person: Make, make_skp: Make, year: dict[str, UUID]
) -> None:
    person = make_person(office)
    skp = make_skp(
        office, person, make_person(office), expectations={1: "antrean di bawah 15 menit"}
    )
    result = whole(office, person, year["TW2"]).results[0]
    record(office, result.id, result.indicators[0].id, year["TW2"], "341")
    office.write(Act.EDIT_ACTION_PLAN, progress.set_actions, result.id, ["Buka loket Sabtu"])
    following = office.write(Act.AMEND_SKP, planning_state.amend, skp, "Tugas baru").value

    def force(tx: Any) -> None:
        tx.session.get_one(Skp, skp).state = SkpState.SUPERSEDED
        tx.session.get_one(Skp, following).state = SkpState.SET

    office.write(Act.SET_SKP, force)
    found = whole(office, person, year["TW2"])
    assert found.skp_id == following
    line = found.results[0].indicators[0]
    assert line.realised is not None
    assert line.realised.text == "341"
    assert found.results[0].actions == ("Buka loket Sabtu",)
    record(office, found.results[0].id, line.id, year["TW2"], "")
    assert whole(office, person, year["TW2"]).results[0].indicators[0].realised is None


def test_a_finished_period_stays_closed_for_the_next_version(
    office: Office, make_person: Make, make_skp: Make, year: dict[str, UUID]
) -> None:
    person, assessor = make_person(office), make_person(office)
    skp = make_skp(office, person, assessor)

    def rate(tx: Any) -> None:
        tx.session.add(
            Evaluation(
                skp_id=skp, person_id=person, assessor_id=assessor, period_id=year["TW1"],
                state=EvaluationState.RATED,
            )
        )  # fmt: skip

    office.write(Act.FINISH_EVALUATION, rate)
    following = office.write(Act.AMEND_SKP, planning_state.amend, skp, "Tugas baru").value

    def force(tx: Any) -> None:
        tx.session.get_one(Skp, skp).state = SkpState.SUPERSEDED
        tx.session.get_one(Skp, following).state = SkpState.SET

    office.write(Act.SET_SKP, force)
    found = whole(office, person, year["TW1"])
    assert (found.skp_id, found.locked) == (following, True)
    line = found.results[0].indicators[0]
    with pytest.raises(Refused, match=r"progress\.evaluation_closed"):
        record(office, found.results[0].id, line.id, year["TW1"], "341")
    record(office, found.results[0].id, line.id, year["TW2"], "341")


def test_before_a_move_the_earlier_skp_holds_and_after_it_the_later(
    office: Office, make_person: Make, make_skp: Make, year: dict[str, UUID]
) -> None:
    """Reg. 2684: two SKP in a year after a move; the quarters before it keep theirs."""
    person, assessor = make_person(office), make_person(office)
    earlier, later = make_skp(office, person, assessor), make_skp(office, person, assessor)

    def move(tx: Any) -> None:
        first, second = tx.session.get_one(Skp, earlier), tx.session.get_one(Skp, later)
        first.state = SkpState.SUPERSEDED
        second.starts, second.previous_id = date(2026, 8, 1), earlier

    office.write(Act.SET_SKP, move)
    found = {code: whole(office, person, key).skp_id for code, key in year.items()}
    assert found == {
        "TW1": earlier, "TW2": earlier, "TW3": later, "TW4": later, "AKHIR": later
    }  # fmt: skip
    rows = office.read(progress.people, ListQuery(filters={"period": year["TW2"]})).rows
    assert [row.skp_id for row in rows] == [earlier]


def test_the_list_says_who_is_complete(
    office: Office, make_person: Make, make_skp: Make, year: dict[str, UUID]
) -> None:
    head = make_person(office, "Camat")
    first, second = make_person(office, "Anton"), make_person(office, "Berta")
    make_skp(office, first, head)
    make_skp(office, second, head)
    for result in whole(office, first, year["TW2"]).results:
        for line in result.indicators:
            record(office, result.id, line.id, year["TW2"], "1")

    def names(**filters: object) -> list[str]:
        query = ListQuery(filters={"period": year["TW2"], **filters})
        return [row.name for row in office.read(progress.people, query).rows]

    assert names() == ["Anton", "Berta"]
    assert names(state="missing") == ["Berta"]
    assert names(state="done") == ["Anton"]
    found = office.read(progress.people, ListQuery(text="ert", filters={"period": year["TW2"]}))
    assert [row.name for row in found.rows] == ["Berta"]
    assert (found.rows[0].filled, found.rows[0].total, found.total) == (0, 3, 2)


def test_several_are_recorded_in_one_act(
    office: Office, make_person: Make, make_skp: Make, year: dict[str, UUID]
) -> None:
    person = make_person(office)
    make_skp(office, person, make_person(office))
    result = whole(office, person, year["TW2"]).results[0]
    entries = [progress.Entry(result.id, line.id, "5") for line in result.indicators]
    written = office.write(Act.RECORD_REALISATION, progress.record_many, year["TW2"], entries)
    assert written.value == 2
    assert whole(office, person, year["TW2"]).missing == 1
