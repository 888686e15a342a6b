from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from asn_desktop.models.people import Unit
from asn_desktop.models.planning import Pattern
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.positions import FormFamily, PositionKind
from asn_desktop.services import people, people_page, units
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.people import SpanKind

Make = Callable[..., UUID]
TODAY = date(2026, 7, 2)


def edit(office: Office, function: Callable[..., Any], *args: Any) -> Any:
    return office.write(Act.EDIT_UNIT, function, *args).value


def shape(office: Office, **options: bool) -> list[tuple[int, str, int, int]]:
    nodes = office.read(units.unit_tree, **options)
    return [(node.depth, node.name, node.people, node.people_below) for node in nodes]


def unit_id(office: Office, name: str) -> UUID:
    def find(tx: ReadTx) -> UUID:
        return tx.session.query(Unit).filter_by(name=name).one().id

    return office.read(find)


def test_the_tree_stands_in_reading_order_with_its_people(
    office: Office, make_person: Make
) -> None:
    top = edit(office, units.add_unit, "Kecamatan")
    edit(office, units.add_unit, "Seksi B", top)
    edit(office, units.add_unit, " Seksi  A ", top)
    for unit in ("Kecamatan", "Seksi A", "Seksi A", "Seksi B"):
        make_person(office, unit=unit)
    make_person(office, "Luar", kind=None, unit="Seksi A")
    for number in (10, 2):
        edit(office, units.add_unit, f"SD Negeri {number}")
    assert shape(office)[:3] == [
        (0, "Kecamatan", 1, 4),
        (1, "Seksi A", 2, 2),
        (1, "Seksi B", 1, 1),
    ]
    assert [node[1] for node in shape(office)[3:]] == ["SD Negeri 2", "SD Negeri 10"]


def test_names_are_there_and_stand_once_under_a_parent(office: Office) -> None:
    top = edit(office, units.add_unit, "Dinas")
    below = edit(office, units.add_unit, "Bidang", top)
    edit(office, units.add_unit, "BIDANG")  # elsewhere it may
    for name, parent, code in (
        ("  ", None, "unit.name_missing"),
        ("bidang", top, "unit.name_taken"),
        ("dinas", None, "unit.name_taken"),
    ):
        with pytest.raises(Refused, match=code):
            edit(office, units.add_unit, name, parent)
    with pytest.raises(Refused, match=r"unit\.name_taken"):
        edit(office, units.move_unit, below, None)
    edit(office, units.rename_unit, below, "Bidang Umum")
    assert (1, "Bidang Umum", 0, 0) in shape(office)


def test_a_unit_is_never_put_under_its_own(office: Office) -> None:
    top = edit(office, units.add_unit, "A")
    middle = edit(office, units.add_unit, "B", top)
    low = edit(office, units.add_unit, "C", middle)
    for parent in (top, middle, low):
        with pytest.raises(Refused, match=r"unit\.circle"):
            edit(office, units.move_unit, top, parent)
    edit(office, units.move_unit, low, top)
    assert [node[:2] for node in shape(office)] == [(0, "A"), (1, "B"), (1, "C")]


def test_a_unit_closes_when_it_is_empty(office: Office, make_person: Make) -> None:
    top = edit(office, units.add_unit, "A")
    low = edit(office, units.add_unit, "B", top)
    make_person(office, unit="B")
    with pytest.raises(Refused, match=r"unit\.has_units"):
        edit(office, units.close_unit, top, TODAY)
    with pytest.raises(Refused, match=r"unit\.has_people"):
        edit(office, units.close_unit, low, TODAY)
    empty = edit(office, units.add_unit, "C", top)
    edit(office, units.close_unit, empty, TODAY)
    assert [name for _depth, name, _here, _below in shape(office)] == ["A", "B"]
    assert [name for _depth, name, _here, _below in shape(office, closed=True)] == ["A", "B", "C"]
    with pytest.raises(Refused, match=r"unit\.closed"):
        edit(office, units.add_unit, "D", empty)


def test_the_head_changes_on_a_day(office: Office, make_person: Make) -> None:
    old = make_person(office, "Lama", unit="Seksi A", heads=True)
    new = make_person(office, "Baru", unit="Seksi A")
    elsewhere = make_person(office, "Lain", unit="Seksi B")
    unit = unit_id(office, "Seksi A")
    since = date(2026, 6, 1)
    edit(office, units.set_head, unit, new, since)
    assert [node.head for node in office.read(units.unit_tree)] == ["Baru", ""]
    spans = office.read(people_page.person_page, old).spans[SpanKind.PLACEMENT]
    assert [(span.since, span.until, span.flag) for span in spans] == [
        (since, None, False),
        (None, since, True),
    ]
    with pytest.raises(Refused, match=r"unit\.head_elsewhere"):
        edit(office, units.set_head, unit, elsewhere, since)
    edit(office, units.set_head, unit, None, None)
    assert not office.read(people.person_row, new).heads


def test_positions_are_listed_with_their_holders(office: Office, make_person: Make) -> None:
    make_person(office, position="Camat")
    make_person(office, position="Guru Ahli Muda")
    make_person(office, position="Guru Ahli Muda")
    rows = office.read(units.list_positions, ListQuery()).rows
    assert [(row.name, row.kind, row.holders) for row in rows] == [
        ("Camat", PositionKind.ADMINISTRATOR, 1),
        ("Guru Ahli Muda", PositionKind.FUNCTIONAL, 2),
    ]
    by_holders = ListQuery(sort="holders", descending=True)
    assert office.read(units.list_positions, by_holders).rows[0].name == "Guru Ahli Muda"
    found = office.read(units.list_positions, ListQuery(text="muda guru"))
    assert ([row.holders for row in found.rows], found.total) == ([2], 2)


def test_a_position_is_edited_and_its_holders_follow(office: Office, make_person: Make) -> None:
    person = make_person(office, position="Camat")
    make_person(office, position="Lurah")
    rows = office.read(units.list_positions, ListQuery()).rows
    camat = next(row.id for row in rows if row.name == "Camat")

    def change(**values: Any) -> None:
        office.write(Act.EDIT_POSITION, lambda tx: units.edit_position(tx, camat, **values))

    change(name="Camat Mulyorejo", kind=PositionKind.JPT, form_family=FormFamily.LEADER)
    row = office.read(people.person_row, person)
    assert (row.position, row.position_kind) == ("Camat Mulyorejo", PositionKind.JPT)
    for values, code in (({"name": "LURAH"}, "name_taken"), ({"name": ""}, "name_missing")):
        with pytest.raises(Refused, match=code):
            change(**values)
    with pytest.raises(Refused, match=r"position\.in_use"):
        office.write(Act.EDIT_POSITION, units.remove_position, camat)
    free = office.write(Act.EDIT_POSITION, units.add_position, "Operator").value
    pattern = Pattern(name="Operator layanan", content="{}", position_id=free)
    made = pattern.id
    office.write(Act.SAVE_PATTERN, lambda tx: tx.session.add(pattern))
    with pytest.raises(Refused, match=r"position\.has_pattern"):
        office.write(Act.EDIT_POSITION, units.remove_position, free)
    office.write(Act.REMOVE_PATTERN, lambda tx: tx.session.delete(tx.session.get(Pattern, made)))
    office.write(Act.EDIT_POSITION, units.remove_position, free)
    assert len(office.read(units.list_positions, ListQuery()).rows) == 2
