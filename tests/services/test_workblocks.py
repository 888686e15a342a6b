"""Strategies beside a leader's SKP: head, four lists, the indicator they serve."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from asn_desktop.models.planning import Skp
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.planning import ResultSection, StrategyKind, StrategyPart
from asn_desktop.services import planning, planning_edit, planning_state, undo, workblocks
from asn_desktop.services.office import Office
from asn_desktop.views.strategy import StrategyView, WorkblockField

B = Act.EDIT_WORKBLOCK
RESULTS = (
    (
        ResultSection.MAIN,
        "Ibu hamil terlayani",
        (("Cakupan ANC", "95%", None), ("Kepuasan ibu", "", None)),
    ),
)
ROUTINE, MOVING = StrategyKind.ROUTINE, StrategyKind.TRANSFORMING
DOING, MILESTONES = StrategyPart.ACTIVITIES, StrategyPart.MILESTONES


@pytest.fixture
def leader(office: Office, make_person: Callable[..., UUID]) -> UUID:
    return make_person(office, "dr. Bambang Wicaksono", position="Kepala Puskesmas", heads=True)


@pytest.fixture
def skp(office: Office, leader: UUID, make_skp: Callable[..., UUID]) -> UUID:
    return make_skp(office, leader, None, state=SkpState.DRAFT, results=RESULTS)


def shown(office: Office, leader: UUID) -> StrategyView:
    return office.read(workblocks.strategy, leader, 2026)


def test_a_workblock_belongs_to_the_leader_and_serves_an_indicator(
    office: Office, leader: UUID, skp: UUID
) -> None:
    assert shown(office, leader).blocks == ()
    first, second = shown(office, leader).indicators
    assert (first.number, first.words, second.words) == ("1.1", "Cakupan ANC 95%", "Kepuasan ibu")
    key = office.write(B, workblocks.add, skp, first.id).value
    (block,) = shown(office, leader).blocks
    assert (block.owner, block.target) == ("Kepala Puskesmas", "Cakupan ANC 95%")
    assert [one.id for one in shown(office, leader).unserved] == [second.id]
    office.write(B, workblocks.serve, key, second.id)
    assert shown(office, leader).blocks[0].target == "Kepuasan ibu"
    office.write(B, workblocks.change, key, WorkblockField.TARGET, "Seluruh ibu hamil puas ")
    office.write(B, workblocks.serve, key, first.id)
    assert shown(office, leader).blocks[0].target == "Seluruh ibu hamil puas"  # typed words stay
    office.write(B, workblocks.serve, key, None)
    assert shown(office, leader).blocks[0].indicator_id is None
    with pytest.raises(Refused, match=r"workblock\.indicator_foreign"):
        office.write(B, workblocks.serve, key, leader)
    assert office.read(workblocks.owner_of, key) == (leader, 2026)
    assert office.read(workblocks.owner_of, skp) is None


def test_lines_stand_in_their_list_and_order(office: Office, leader: UUID, skp: UUID) -> None:
    key = office.write(B, workblocks.add, skp).value
    one, two = office.write(B, workblocks.add_lines, key, DOING, ROUTINE, ["Satu", "Tiga"]).value
    office.write(B, workblocks.add_lines, key, DOING, ROUTINE, [" Dua "], after=one)
    office.write(B, workblocks.add_lines, key, DOING, MOVING, ["Baru"])
    office.write(B, workblocks.add_lines, key, MILESTONES, MOVING, ["Aplikasi jalan"])
    block = office.read(workblocks.view, key)
    assert [[line.text for line in part] for part in block.parts] == [
        ["Satu", "Dua", "Tiga"],
        ["Baru"],
        [],
        ["Aplikasi jalan"],
    ]
    office.write(B, workblocks.change_line, two, "Empat")
    office.write(B, workblocks.remove_line, one)
    block = office.read(workblocks.view, key)
    assert [line.text for line in block.lines(DOING, ROUTINE)] == ["Dua", "Empat"]


def test_blocks_are_moved_removed_and_brought_back(office: Office, leader: UUID, skp: UUID) -> None:
    keys = [office.write(B, workblocks.add, skp).value for _ in range(3)]
    office.write(B, workblocks.add_lines, keys[0], DOING, ROUTINE, ["Satu"])
    office.write(B, workblocks.move, keys[0], 1)
    office.write(B, workblocks.move, keys[0], 5)
    assert [one.id for one in shown(office, leader).blocks] == [keys[1], keys[0], keys[2]]
    office.write(B, workblocks.remove, keys[0])
    assert [(one.id, one.no) for one in shown(office, leader).blocks] == [
        (keys[1], 1),
        (keys[2], 2),
    ]
    office.write(Act.UNDO, undo.undo_last)
    assert office.read(workblocks.view, keys[0]).parts[0][0].text == "Satu"


def test_a_workblock_outlives_its_indicator_and_follows_the_amended_skp(
    office: Office, leader: UUID, skp: UUID
) -> None:
    first, second = shown(office, leader).indicators
    keys = [office.write(B, workblocks.add, skp, one.id).value for one in (first, second)]
    office.write(Act.EDIT_SKP, planning_edit.remove_indicator, first.id)
    block = office.read(workblocks.view, keys[0])
    assert (block.indicator_id, block.target) == (None, "Cakupan ANC 95%")

    def state(tx, skp_id: UUID, to: SkpState) -> None:
        tx.session.get_one(Skp, skp_id).state = to

    office.write(Act.SET_SKP, state, skp, SkpState.SET)
    draft = office.write(Act.AMEND_SKP, planning_state.amend, skp, "Tugas baru").value
    assert shown(office, leader).skp_id == skp
    office.write(Act.SET_SKP, state, draft, SkpState.SET)
    found = shown(office, leader)
    assert found.skp_id == draft
    assert found.blocks[1].indicator_id == found.indicators[0].id


def test_nobody_without_an_skp_has_strategies(office: Office, leader: UUID) -> None:
    assert shown(office, leader).skp_id is None
    assert office.read(planning.current_skp, leader, 2026) is None
