"""The work list about the exchange: nothing for an office that is alone, else what waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from asn_desktop import texts
from asn_desktop.models.exchange import Bundle
from asn_desktop.rules.acts import Act
from asn_desktop.rules.merging import BundleState, Direction
from asn_desktop.services import incoming_answers, incoming_read, people_edit
from asn_desktop.services.office import Office
from asn_desktop.services.worklist_exchange import exchange_rows
from asn_desktop.views.worklist import Group, Work
from asn_desktop.workflows import practice_exchange
from tests.helpers.enrolled import enrol

Make = Callable[..., Any]


def rows(office: Office) -> dict[str, Work]:
    return office.read(lambda tx: {row.key: row for row in exchange_rows(tx)})


def codes(office: Office) -> list[str]:
    found = rows(office).values()
    for row in found:
        for code in filter(None, (row.code, row.reason, row.button)):
            assert texts.sentence(code, **{**row.values, **row.reason_values})
    return [row.code for row in found]


def staff(office: Office, make_person: Make, make_skp: Make) -> None:
    camat = make_person(office, "Drs. Budi Santoso", position="Camat", heads=True)
    for name in ("Ahmad Mahendra, S.IP.", "Siti Aminah, S.E."):
        make_skp(office, make_person(office, name, assessor=camat), camat)


def written(office: Office) -> None:
    def write(tx: Any) -> None:
        for row in tx.session.scalars(
            sa.select(Bundle).where(
                Bundle.direction == Direction.OUT, Bundle.state == BundleState.MADE
            )
        ):
            row.state = BundleState.WRITTEN

    office.write(Act.WRITE_BUNDLE, write)


def test_an_office_without_a_centre_asks_one_question(
    office: Office, make_person: Make, make_skp: Make
) -> None:
    staff(office, make_person, make_skp)
    asked: list[str] = []

    def count(tx: Any) -> list[Work]:
        bind = tx.session.get_bind()

        def note(_c: Any, _cursor: Any, statement: str, *_more: Any) -> None:
            asked.append(statement)

        sa.event.listen(bind, "before_cursor_execute", note)
        try:
            return list(exchange_rows(tx))
        finally:
            sa.event.remove(bind, "before_cursor_execute", note)

    assert office.read(count) == []
    assert [words for words in asked if words.startswith("SELECT")] == asked[-1:]


def test_what_came_back_and_what_lies_here_each_has_its_row(
    office: Office, make_person: Make, make_skp: Make, clock: Any
) -> None:
    staff(office, make_person, make_skp)
    practice_exchange.exchange(office, 2026, "Siti Aminah, S.E.")
    assert codes(office) == [
        "work.exchange_returned",
        "work.exchange_proposals",
        "work.exchange_unwritten",
    ]
    assert rows(office)["exchange.returned"].target == {"view": "from_centre", "group": "returned"}
    written(office)
    back = office.read(incoming_read.returned)[0]
    office.write(Act.ANSWER_RETURN, incoming_answers.answer_return, back.id)
    proposal = office.read(incoming_read.proposals)[0]
    office.write(Act.ANSWER_PROPOSAL, incoming_answers.refuse_proposal, proposal.id, "Tidak benar")
    assert codes(office) == []
    clock.advance(days=15)
    waits = rows(office)
    assert waits["exchange.waits.2"].values["days"] == 15
    assert waits["exchange.waits.2"].group is Group.WAITING
    assert "exchange.unsent" in waits  # the refused proposal travels back


def test_work_nobody_told_the_centre_of_grows_old(
    office: Office, make_person: Make, clock: Any
) -> None:
    enrol(office)
    person = make_person(office, "Siti Aminah, S.E.")
    assert codes(office) == []
    clock.advance(days=20)
    assert codes(office) == ["work.exchange_unsent"]
    assert rows(office)["exchange.unsent"].values == {"days": 20}
    office.write(Act.EDIT_PERSON, lambda tx: people_edit.edit_person(tx, person, note="Baru"))
    assert rows(office)["exchange.unsent"].values == {"days": 20}
