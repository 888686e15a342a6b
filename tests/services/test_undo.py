"""Undo turns an act round as a new entry, and refuses when the world has moved on."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from asn_desktop.models import journal
from asn_desktop.models.people import Person, PersonNow, Placement
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.nip import EmployeeKind
from asn_desktop.services import history, undo, units
from asn_desktop.services.office import Office, ReadTx, Tx


def add(tx: Tx, name: str) -> Person:
    person = Person(name=name, kind=EmployeeKind.PNS)
    tx.session.add(person)
    return person


def rename(tx: Tx, person_id: object, name: str) -> None:
    tx.session.get_one(Person, person_id).name = name


def shown(tx: ReadTx) -> list[str]:
    return list(tx.session.scalars(sa.select(PersonNow.name)))


def test_undo_of_a_change_a_birth_and_a_deletion(office: Office) -> None:
    made = office.write(Act.ADD_PERSON, add, "Rina")
    changed = office.write(Act.EDIT_PERSON, rename, made.value.id, "Rini")
    assert office.read(shown) == ["Rini"]
    assert changed.entry is not None
    assert office.read(undo.last_act) == changed.entry
    assert office.write(Act.UNDO, undo.undo_last).value == "people.edit"
    assert office.read(shown) == ["Rina"]

    def remove(tx: Tx) -> None:
        tx.session.delete(tx.session.get_one(Person, made.value.id))

    gone = office.write(Act.DEACTIVATE_PERSON, remove)
    assert gone.entry is not None
    office.write(Act.UNDO, undo.undo, gone.entry)
    assert office.read(lambda tx: tx.session.get_one(Person, made.value.id).name) == "Rina"
    assert made.entry is not None
    office.write(Act.UNDO, undo.undo, made.entry)
    assert office.read(lambda tx: tx.session.scalars(sa.select(Person)).all()) == []
    assert office.read(shown) == []
    assert office.read(lambda tx: journal.verify(tx.session)) is None


def test_what_was_changed_since_is_not_undone(office: Office) -> None:
    made = office.write(Act.ADD_PERSON, add, "Rina")
    first = office.write(Act.EDIT_PERSON, rename, made.value.id, "Rini")
    office.write(Act.EDIT_PERSON, rename, made.value.id, "Rani")
    assert first.entry is not None
    with pytest.raises(Refused, match=r"undo\.changed_since"):
        office.write(Act.UNDO, undo.undo, first.entry)


def test_paper_is_never_undone(office: Office) -> None:
    made = office.write(Act.PRINTED, add, "X")
    assert made.entry is not None
    with pytest.raises(Refused, match=r"undo\.not_possible"):
        office.write(Act.UNDO, undo.undo, made.entry)


def test_history_tells_who_did_what_and_what_is_undone(office: Office) -> None:
    made = office.write(Act.ADD_PERSON, add, "Rina")
    changed = office.write(Act.EDIT_PERSON, rename, made.value.id, "Rini")
    assert changed.entry is not None
    office.write(Act.UNDO, undo.undo, changed.entry)
    entries = office.read(history.of_rows, [made.value.id])
    assert [entry.act for entry in entries] == ["office.undo", "people.edit", "people.add"]
    assert [entry.undone for entry in entries] == [False, True, False]
    line = entries[1].changes[0]
    assert (line.field, line.before, line.after) == ("name", "Rina", "Rini")


def test_undoing_again_and_again_goes_back_act_by_act(office: Office) -> None:
    made = office.write(Act.ADD_PERSON, add, "Rina")
    office.write(Act.EDIT_PERSON, rename, made.value.id, "Rini")
    office.write(Act.EDIT_PERSON, rename, made.value.id, "Rani")
    office.write(Act.UNDO, undo.undo_last)
    assert office.read(shown) == ["Rini"]
    office.write(Act.UNDO, undo.undo_last)
    assert office.read(shown) == ["Rina"]
    office.write(Act.UNDO, undo.undo_last)
    with pytest.raises(Refused, match=r"undo\.nothing"):
        office.write(Act.UNDO, undo.undo_last)


def test_a_row_comes_back_with_what_was_missing_in_it(office: Office) -> None:
    """A placement without a position: the journal leaves out what nobody entered."""
    person = office.write(Act.ADD_PERSON, add, "Rina").value
    unit = office.write(Act.EDIT_UNIT, units.add_unit, "Seksi Pemerintahan").value

    def place(tx: Tx) -> Placement:
        placed = Placement(person_id=person.id, position_id=None, unit_id=unit)
        tx.session.add(placed)
        return placed

    placed = office.write(Act.MOVE_PERSON, place).value
    gone = office.write(
        Act.MOVE_PERSON, lambda tx: tx.session.delete(tx.session.get_one(Placement, placed.id))
    )
    assert gone.entry is not None
    office.write(Act.UNDO, undo.undo, gone.entry)
    back = office.read(lambda tx: tx.session.get_one(Placement, placed.id))
    assert (back.position_id, back.unit_id, back.since) == (None, unit, None)


def test_what_others_lean_on_by_now_is_not_undone(office: Office) -> None:
    made = office.write(Act.IMPORT_ROSTER, add, "Rina")
    unit = office.write(Act.EDIT_UNIT, units.add_unit, "Seksi Pemerintahan").value

    def place(tx: Tx) -> None:
        tx.session.add(Placement(person_id=made.value.id, position_id=None, unit_id=unit))

    office.write(Act.MOVE_PERSON, place)
    assert made.entry is not None
    with pytest.raises(Refused, match=r"undo\.changed_since"):
        office.write(Act.UNDO, undo.undo, made.entry)
