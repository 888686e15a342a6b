"""An enrolled office that means harm: nothing leaves its bounds, stops the centre or breaks it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.exchange import HeldRevision, ParcelHead, Place, Question, RowExtra
from asn_desktop.models.people import Person, Unit
from asn_desktop.models.types import new_id
from asn_desktop.rules.acts import Act
from asn_desktop.rules.merging import BundleState
from asn_desktop.services import merge_report, parcels, units
from asn_desktop.services.merge_links import TURNS
from asn_desktop.services.merge_questions import OTHERS
from asn_desktop.services.office import Office
from asn_desktop.services.paper import decode_findings
from asn_desktop.services.parcel_values import INDEXED_CAP
from asn_desktop.views.bundles import Payload, Revised
from asn_desktop.views.incoming import finding_from
from asn_desktop.views.merging import MergeOutcome
from asn_desktop.views.parcels import Content, from_text, name_of, to_text
from tests.helpers import merging
from tests.helpers.merging import Letter, Rows, World

Make = Callable[..., Any]


@pytest.fixture
def world(world: World) -> World:
    world.tell()
    return world


def revised(kind: str, key: UUID, rows: Rows | None, *ancestors: str) -> Revised:
    return Revised(kind, key, to_text(Content(kind, key, rows)), ancestors)


def unit(key: UUID, name: str, parent: UUID | None = None, *ancestors: str) -> Revised:
    up = None if parent is None else parent.hex
    row = {"id": key.hex, "name": name, "folded": name.lower(), "parent_id": up}
    return revised("unit", key, {"unit": [row]}, *ancestors)


def person(nip: str) -> Revised:
    key = new_id()
    number = {"id": new_id().hex, "person_id": key.hex, "nip": nip, "since": "2005-01-01"}
    rows = {"person": [{"id": key.hex, "name": "Siti"}], "person_nip": [number]}
    return revised("person", key, rows)


def send(world: World, *revisions: Revised) -> MergeOutcome:
    """A bundle of these revisions alone; the preview must cope with it as well."""
    letter = world.sender.send()
    world.sender.acknowledged = letter.header.upto
    letter = Letter(letter.header, Payload(revisions=revisions))
    world.centre.read(merge_report.preview, world.place, letter.payload)
    outcome = world.take(letter)
    assert outcome.state is BundleState.APPLIED
    return outcome


def held(office: Office) -> set[str]:
    found = office.read(lambda tx: list(tx.session.scalars(sa.select(HeldRevision.finding))))
    return {finding.code for finding in map(finding_from, found) if finding is not None}


def head(office: Office, key: UUID) -> ParcelHead | None:
    return office.read(lambda tx: tx.session.get(ParcelHead, key))


# ---- ids


@pytest.mark.parametrize("deleted", [False, True])
def test_a_parcel_stays_of_the_kind_it_is(world: World, deleted: bool) -> None:
    before = merging.rows_of(world.centre)
    standing = head(world.centre, world.person)
    assert standing is not None
    forged = unit(world.person, "Unit", None, standing.hash)
    if deleted:
        forged = revised("unit", world.person, None, standing.hash)
    assert send(world, forged).counts == {"held": 1}
    assert held(world.centre) == {"merge.row_elsewhere"}
    assert merging.rows_of(world.centre) == before


def test_the_id_of_the_centres_own_unit_is_not_to_be_had(world: World) -> None:
    root = world.centre.write(Act.EDIT_UNIT, units.add_unit, "Kabupaten", None).value
    row = {"id": root.hex, "name": "Palsu", "folded": "palsu"}
    send(world, revised("position", root, {"position": [row]}))
    assert held(world.centre) == {"merge.row_elsewhere"}
    assert head(world.centre, root) is None


def test_what_a_newer_program_wrote_belongs_to_one_row_of_one_table(world: World) -> None:
    letter = world.sender.send(everything=True).only("person")
    text = letter.payload.revisions[0].text
    key, rows = new_id(), dict(from_text(text).rows or {})
    rows = {table: [dict(of[0])] for table, of in rows.items() if table != "person_assessor"}
    for table, of in rows.items():
        of[0].update(id=key.hex, warna="biru" if table == "person" else "merah")
        if table != "person":
            of[0]["person_id"] = key.hex
    sent = revised("person", key, rows)
    send(world, sent)
    assert merging.count(world.centre, RowExtra) == len(rows)
    assert world.centre.read(parcels.texts, "person", [key]) == {key: sent.text}


# ---- bounds of a certificate


@pytest.mark.parametrize("deleted", [False, True])
def test_the_units_of_a_kit_outside_the_certificate_stay_the_centres(
    world: World, deleted: bool
) -> None:
    centre = world.centre
    root = centre.write(Act.EDIT_UNIT, units.add_unit, "Kabupaten", None).value
    mine = centre.write(Act.EDIT_UNIT, units.add_unit, "Kecamatan 17", root).value
    other = centre.write(Act.EDIT_UNIT, units.add_unit, "Kecamatan 18", root).value
    merging.edit(centre, Place, world.place, units=json.dumps([mine.hex]))
    known = {
        key: name_of(text)
        for key, text in centre.read(parcels.texts, "unit", [mine, other]).items()
    }
    forged = unit(other, "Direbut", mine, known[other])
    if deleted:
        forged = revised("unit", other, None, known[other])
    outcome = send(world, forged, unit(mine, "Kecamatan Tujuh Belas", root, known[mine]))
    assert [one.code for one in outcome.alarms] == ["merge.not_theirs"]
    names = centre.read(lambda tx: set(tx.session.scalars(sa.select(Unit.name))))
    assert {"Kabupaten", "Kecamatan Tujuh Belas", "Kecamatan 18"} <= names


def test_an_official_of_another_unit_stays_the_centres(world: World, make_person: Make) -> None:
    centre = world.centre
    official = make_person(centre, "Sekretaris Daerah", unit="Sekretariat")
    own = make_person(centre, "Pegawai Sendiri", unit="Kecamatan 17")
    mine = centre.read(
        lambda tx: tx.session.scalar(sa.select(Unit.id).where(Unit.name == "Kecamatan 17"))
    )
    merging.edit(centre, Place, world.place, units=json.dumps([mine.hex]))
    made = []
    for key in (official, own):
        text = centre.read(parcels.texts, "person", [key])[key]
        rows = {name: [dict(row) for row in of] for name, of in from_text(text).rows.items()}
        rows["person"][0]["name"] = "Nama Baru"
        made.append(revised("person", key, rows, name_of(text)))
    outcome = send(world, *made)
    assert [one.code for one in outcome.alarms] == ["merge.not_theirs"]
    names = {
        key: centre.read(lambda tx, key=key: tx.session.get_one(Person, key).name)
        for key in (official, own)
    }
    assert names == {official: "Sekretaris Daerah", own: "Nama Baru"}


# ---- what would keep the centre busy or break its pages


def test_one_nip_in_a_thousand_entries_is_no_million_questions(world: World) -> None:
    number = 60
    send(world, *(person("198001012005011001") for _ in range(number)))
    assert merging.count(world.centre, Question) <= number * OTHERS


def test_a_chain_without_its_beginning_waits_and_comes_when_it_does(world: World) -> None:
    ids = [new_id() for _ in range(3 * TURNS)]
    chain = [unit(key, f"Unit {no}", ids[no - 1]) for no, key in enumerate(ids) if no]
    assert send(world, *chain).counts == {"held": len(chain)}
    assert held(world.centre) == {"merge.missing", "merge.chain"}
    send(world, unit(ids[0], "Unit 0"))
    assert not held(world.centre)
    found = world.centre.read(lambda tx: set(tx.session.scalars(sa.select(Unit.id))))
    assert found >= set(ids)


def test_units_in_a_ring_or_a_thousand_deep_are_still_shown(world: World) -> None:
    ring, deep = [new_id(), new_id()], [new_id() for _ in range(1_200)]
    made = [unit(ring[0], "Satu", ring[1]), unit(ring[1], "Dua", ring[0])]
    made += [unit(key, "Dalam", deep[no - 1] if no else None) for no, key in enumerate(deep)]
    send(world, *made)
    tree = world.centre.read(units.unit_tree)
    assert {*ring, *deep} <= {node.id for node in tree}
    assert max(node.depth for node in tree) <= units.DEEPEST


def test_a_name_of_digits_alone_has_its_place() -> None:
    assert sorted(["sd 10", "sd 2", "9" * 5_000], key=units.natural) == [
        "9" * 5_000,
        "sd 2",
        "sd 10",
    ]


def test_what_is_looked_up_is_short_enough_for_every_index(world: World) -> None:
    send(world, person("9" * (INDEXED_CAP + 1)), person("é" * INDEXED_CAP))
    assert held(world.centre) == {"merge.too_long"}
    assert merging.count(world.centre, Person) == 3


@pytest.mark.parametrize("year", [2**31 - 1, 0, -5])
def test_a_year_is_one_of_our_time(world: World, year: int) -> None:
    def change(rows: Rows) -> None:
        rows["skp"][0]["year"] = year

    letter = world.sender.send(everything=True).only("skp").edited("skp", change)
    standing = head(world.centre, world.skp)
    assert standing is not None
    [one] = letter.payload.revisions
    send(world, replace(one, ancestors=(standing.hash,)))
    assert held(world.centre) == {"merge.bad_number"}


@pytest.mark.parametrize("target", ["1E+999999", "1E-999999", "1E+2", "-0", "-0.00", "NaN"])
def test_a_number_is_written_in_digits(world: World, target: str) -> None:
    def change(rows: Rows) -> None:
        line = {"indicator_id": rows["indicator"][0]["id"], "target": target}
        kinds = {"split": "even", "gathering": "sum", "unit": ""}
        rows["trajectory"] = [{"id": new_id().hex, **line, **kinds}]

    letter = world.sender.send(everything=True).only("skp").edited("skp", change)
    standing = head(world.centre, world.skp)
    assert standing is not None
    [one] = letter.payload.revisions
    send(world, replace(one, ancestors=(standing.hash,)))
    assert held(world.centre) == {"merge.bad_number"}


@pytest.mark.parametrize(
    "text", ["{", "[1]", '[{"code":1}]', '{"a":1}', '[{"code":"x","values":3}]']
)
def test_what_another_office_wrote_as_differences_is_read_or_nothing(text: str) -> None:
    assert decode_findings(text) == ()


@pytest.mark.parametrize(("kind", "good"), [("text/html", False), ("application/pdf", True)])
def test_a_file_is_of_a_kind_that_can_be_shown(world: World, kind: str, good: bool) -> None:
    key = new_id()
    row = {
        "id": key.hex,
        "work_result_id": world.result.hex,
        "sha256": "ab" * 32,
        "name": "../bukti.exe",
        "media_type": kind,
        "size": 3,
        "on": "2026-06-01",
    }
    outcome = send(world, revised("evidence", key, {"evidence": [row]}))
    assert outcome.counts == {"new" if good else "held": 1}
    assert held(world.centre) == (set() if good else {"merge.bad_value"})


@pytest.mark.parametrize("length", [1, 2])
def test_what_a_row_was_before_is_never_the_row_itself(world: World, length: int) -> None:
    def change(rows: Rows) -> None:
        lines = rows["work_result"]
        for no in range(length):
            lines[no]["origin_id"] = lines[(no + 1) % length]["id"]

    letter = world.sender.send(everything=True).only("skp").edited("skp", change)
    standing = head(world.centre, world.skp)
    assert standing is not None
    [one] = letter.payload.revisions
    send(world, replace(one, ancestors=(standing.hash,)))
    assert held(world.centre) == {"merge.ring"}


def test_a_ring_closed_by_a_later_bundle_is_refused_too(world: World) -> None:
    old = world.sender.send(everything=True).only("skp").payload.revisions[0]
    rows = {
        name: [dict(row) for row in of] for name, of in (from_text(old.text).rows or {}).items()
    }
    rows = {"skp": rows["skp"]}
    key = new_id()
    rows["skp"][0] |= {"id": key.hex, "previous_id": world.skp.hex}
    assert send(world, revised("skp", key, rows)).counts == {"new": 1}

    def change(rows: Rows) -> None:
        rows["skp"][0]["previous_id"] = key.hex

    letter = world.sender.send(everything=True).only("skp").edited("skp", change, world.skp)
    standing = head(world.centre, world.skp)
    assert standing is not None
    [one] = [each for each in letter.payload.revisions if each.id == world.skp]
    send(world, replace(one, ancestors=(standing.hash,)))
    assert held(world.centre) == {"merge.ring"}
