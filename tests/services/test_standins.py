"""Who evaluates where the assessor is gone for good, or the employee acts in another post."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.people import Acting, Position, Unit
from asn_desktop.models.planning import Period
from asn_desktop.rules.acts import Act
from asn_desktop.rules.people import ActingKind
from asn_desktop.rules.status import Status
from asn_desktop.services import evaluation_opening, people_assessor, people_edit
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.periods import set_up_year

Make = Callable[..., Any]


@pytest.fixture
def people(office: Office, make_person: Make, make_skp: Make) -> dict[str, UUID]:
    office.write(Act.SET_UP_PERIODS, set_up_year, 2026)
    camat = make_person(office, "Camat", unit="Kecamatan", heads=True)
    sekcam = make_person(office, "Sekcam", unit="Sekretariat", heads=True, assessor=camat)
    head = make_person(office, "Kasi", unit="Seksi", heads=True, assessor=sekcam)
    clerk = make_person(office, "Staf", unit="Seksi", assessor=head)
    make_skp(office, clerk, head)

    def tree(tx: Tx) -> None:
        units = {row.name: row for row in tx.session.scalars(sa.select(Unit))}
        for name in ("Sekretariat", "Seksi"):
            units[name].parent_id = units["Kecamatan"].id

    office.write(Act.EDIT_UNIT, tree)
    return {"camat": camat, "sekcam": sekcam, "head": head, "clerk": clerk}


def evaluator(office: Office) -> UUID | None:
    def find(tx: Tx) -> UUID | None:
        period = tx.session.scalars(sa.select(Period.id).where(Period.code == "TW2")).one()
        evaluation_opening.open_period(tx, period)
        tx.session.flush()
        row = tx.session.scalars(sa.select(Evaluation).where(Evaluation.period_id == period)).one()
        return row.assessor_id

    found: UUID | None = office.write(Act.OPEN_EVALUATIONS, find).value
    return found


def leave(office: Office, person: UUID, status: Status = Status.RETIRED) -> None:
    office.write(Act.CHANGE_STATUS, people_edit.change_status, person, status, date(2026, 6, 1))


def test_of_an_assessor_who_is_gone_the_superior_evaluates_step_by_step(
    office: Office, people: dict[str, UUID]
) -> None:
    assert evaluator(office) == people["head"]
    leave(office, people["head"])
    assert evaluator(office) == people["sekcam"]
    leave(office, people["sekcam"], Status.UNPAID_LEAVE)
    assert evaluator(office) == people["camat"]


def test_with_nobody_above_the_assessor_stays(office: Office, people: dict[str, UUID]) -> None:
    for who in ("head", "sekcam", "camat"):
        leave(office, people[who])
    assert evaluator(office) == people["head"]


def test_an_assessor_gone_inside_the_window_is_followed_by_the_one_in_office(
    office: Office, people: dict[str, UUID], make_person: Make
) -> None:
    new = make_person(office, "Kasi Baru", unit="Seksi", assessor=people["sekcam"])
    office.write(
        Act.CHANGE_ASSESSOR,
        people_assessor.change_assessor,
        [people["clerk"]],
        new,
        date(2026, 6, 20),
    )
    assert evaluator(office) == people["head"]  # he moved inside the window and is still here
    office.write(
        Act.CHANGE_STATUS,
        people_edit.change_status,
        people["head"],
        Status.RETIRED,
        date(2026, 6, 20),
    )
    assert evaluator(office) == new


@pytest.mark.parametrize(("kind", "who"), [(ActingKind.PLT, "camat"), (ActingKind.PLH, "head")])
def test_whoever_is_plt_is_evaluated_where_he_reports_as_such(
    office: Office, people: dict[str, UUID], kind: ActingKind, who: str
) -> None:
    """He leads the Sekretariat as Plt.; its head is gone, so he reports to the Camat."""

    def act(tx: Tx) -> None:
        unit = tx.session.scalars(sa.select(Unit.id).where(Unit.name == "Sekretariat")).one()
        position = tx.session.scalars(sa.select(Position.id)).first()
        tx.session.add(
            Acting(
                person_id=people["clerk"],
                kind=kind,
                position_id=position,
                unit_id=unit,
                since=date(2026, 5, 1),
            )
        )

    leave(office, people["sekcam"])
    office.write(Act.APPOINT_ACTING, act)
    assert evaluator(office) == people[who]
