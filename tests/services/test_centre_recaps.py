"""Recaps and the national export over all offices: by office, each human being once."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.exchange import SamePerson
from asn_desktop.models.planning import Period
from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import EvaluationState
from asn_desktop.rules.merging import SameState
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.predicate import Predicate, Rating
from asn_desktop.services import centre, centre_board, doubles, national, recaps
from asn_desktop.services.office import Office, Tx
from asn_desktop.views.recaps import RecapKind
from tests.helpers.received import place, receive

TW2 = PeriodRef(2026, "TW2")


def _rate(tx: Tx, skp: UUID, person: UUID) -> UUID:
    period = tx.session.scalars(sa.select(Period).where(Period.code == "TW2")).one()
    row = Evaluation(
        skp_id=skp,
        person_id=person,
        assessor_id=None,
        period_id=period.id,
        state=EvaluationState.RATED,
        work_rating=Rating.MET,
        behaviour_rating=Rating.MET,
        predicate=Predicate.GOOD,
        rated_on=tx.today,
    )
    tx.session.add(row)
    tx.session.flush()
    return row.id


def _same(tx: Tx, came: UUID, was: UUID, state: SameState) -> None:
    tx.session.add(SamePerson(person_id=came, other_id=was, state=state, on=tx.today))


@pytest.fixture
def offices(
    office: Office, make_person: Callable[..., UUID], make_skp: Callable[..., UUID]
) -> dict[str, tuple[UUID, list[UUID]]]:
    """Two offices with two rated people each; "Siti" stands in both."""
    office.write(Act.SET_UP_OFFICE, centre.found_centre, "BKPSDM", "Kab. Sumedang", 2026)
    found = {}
    staff = {"Kec. A": ("Budi", "Siti"), "Kec. B": ("Siti", "Tono")}
    for number, (name, people) in enumerate(staff.items()):
        key = place(office, f"32.04.{number}", name)
        ids = [make_person(office, one, unit="Seksi Pelayanan") for one in people]
        skps = [make_skp(office, one, None) for one in ids]
        rated = [
            office.write(Act.RATE_WORK, _rate, skp, one).value
            for skp, one in zip(skps, ids, strict=True)
        ]
        receive(office, key, "person", ids)
        receive(office, key, "skp", skps)
        receive(office, key, "evaluation", rated)
        found[name] = (key, ids)
    return found


def _names(office: Office, **more: object) -> dict[str, list[str]]:
    made = office.read(recaps.recap, RecapKind.PREDICATES, TW2, **more)
    return {group.title: [str(row[1]) for row in group.rows] for group in made.groups}


def test_all_offices_stand_under_each_other(
    office: Office, offices: dict[str, tuple[UUID, list[UUID]]]
) -> None:
    assert _names(office) == {"Kec. A": ["Budi", "Siti"], "Kec. B": ["Siti", "Tono"]}
    assert office.read(recaps.units, TW2) == ("Kec. A", "Kec. B")
    assert office.read(recaps.recap, RecapKind.YEARLY, TW2).words.endswith("semua kantor")
    key = offices["Kec. B"][0]
    assert _names(office, place=key) == {"Seksi Pelayanan": ["Siti", "Tono"]}
    assert office.read(recaps.recap, RecapKind.YEARLY, TW2, place=key).office == "Kec. B"
    for kind in RecapKind:
        assert office.read(recaps.recap, kind, TW2).groups


@pytest.mark.parametrize("state", [SameState.SAME, SameState.MOVED])
def test_who_stands_twice_counts_once(
    office: Office, offices: dict[str, tuple[UUID, list[UUID]]], state: SameState
) -> None:
    was, came = offices["Kec. A"][1][1], offices["Kec. B"][1][0]
    office.write(Act.DECIDE_QUESTION, _same, came, was, state)
    counts = was if state is SameState.SAME else came
    assert office.read(doubles.counted_as) == {({was, came} - {counts}).pop(): counts}
    rows = [name for names in _names(office).values() for name in names]
    assert sorted(rows) == ["Budi", "Siti", "Tono"]
    assert len(office.read(national.rows, TW2)) == 3
    assert office.read(national.export, TW2).total == 3
    board = {row.name: row for row in office.read(centre_board.rows, TW2, 2026)}
    assert sum(row.people for row in board.values()) == 3
    assert sum(row.rated for row in board.values()) == 3


def test_what_was_rated_before_somebody_moved_stays(
    office: Office, offices: dict[str, tuple[UUID, list[UUID]]]
) -> None:
    was, came = offices["Kec. A"][1][1], offices["Kec. B"][1][0]

    def unrate(tx: Tx) -> None:
        asked = sa.select(Evaluation).where(Evaluation.person_id == came)
        tx.session.delete(tx.session.scalars(asked).one())

    guarded, office.after = office.after, ()
    office.write(Act.EDIT_PERSON, unrate)
    office.after = guarded
    office.write(Act.DECIDE_QUESTION, _same, came, was, SameState.MOVED)
    assert _names(office) == {"Kec. A": ["Budi", "Siti"], "Kec. B": ["Tono"]}
