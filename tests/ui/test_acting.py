""" "Bekerja sebagai" in the real window: anybody is found by typing, and other eyes see less."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from clerk import CTRL, SHIFT, Clerk, Key
from documents import set_up
from pytestqt.qtbot import QtBot

from asn_desktop.rules.acts import Act
from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.following import CounsellorKind
from asn_desktop.services import (
    centre,
    counselling,
    evaluation,
    feedback,
    guidance_behaviour,
    progress_facts,
    self_notes,
)
from asn_desktop.services.guidance_behaviour import NewReport
from asn_desktop.services.office import Actor, Office
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.widgets.searchbox import SearchBox

Make = Callable[..., UUID]
OPERATOR = "Operator kepegawaian"


@dataclass
class Room:
    """A head, two of his people, and a counsellor from outside."""

    clerk: Clerk
    office: Office
    head: UUID
    dewi: UUID
    coach: UUID

    def choose(self, words: str) -> list[str]:
        """Choose by keys whom to work as; return who stood there before anything was typed."""
        offered: list[str] = []

        def answer(box: SearchBox) -> None:
            offered.extend(f"{hit.title}: {hit.detail}" for hit in box.model.items)
            offered.append(box.model.items[box.list.currentIndex().row()].title)
            self.clerk.qtbot.keyClicks(box.field, words)
            self.clerk.qtbot.keyClick(box.field, Key.Key_Return)

        self.clerk.answers[SearchBox] = answer
        self.clerk.press(Key.Key_K, CTRL | SHIFT)
        return offered


@pytest.fixture
def room(
    qtbot: QtBot,
    theme: Theme,
    sqlite_office: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make_person: Make,
    make_skp: Make,
) -> Iterator[Room]:
    office = sqlite_office
    set_up(office)
    head = make_person(office, "Slamet Hartono, S.IP.", position="Kepala Seksi", heads=True)
    dewi = make_person(office, "Dewi Kartikasari, S.AP.", assessor=head)
    make_person(office, "Eka Putri", assessor=head)
    coach = make_person(office, "Dr. Ratna, M.Si.", kind=None, position="Widyaiswara", unit="BKD")
    make_skp(office, dewi, head, expectations={1: "Antrean di bawah 15 menit"})
    clerk = Clerk(qtbot, office, theme, tmp_path, monkeypatch)
    qtbot.waitUntil(lambda: len(clerk.window.top.actors) > 1)
    yield Room(clerk, office, head, dewi, coach)
    clerk.leave()


def test_anybody_is_found_by_typing_and_the_choice_stands_where_one_looks(room: Room) -> None:
    top = room.clerk.window.top
    offered = room.choose("dewi kart")
    assert offered[0].startswith(f"{OPERATOR}: sekarang")
    assert offered[1].startswith("Slamet Hartono, S.IP.: Kepala Seksi")
    assert offered[-1] == OPERATOR
    assert room.office.actor == Actor(on_behalf_of="Dewi Kartikasari, S.AP.", person_id=room.dewi)
    assert top.who.text() == "Bekerja sebagai: Dewi Kartikasari, S.AP."
    offered = room.choose("widyaiswara")  # by the post, from outside
    assert offered[1].startswith("Dewi Kartikasari, S.AP.: sekarang")
    assert offered[-1] == "Dewi Kartikasari, S.AP."
    assert room.office.actor.person_id == room.coach
    room.choose("operator")
    assert room.office.actor == Actor()
    assert top.who.text() == f"Bekerja sebagai: {OPERATOR}"
    room.choose("tidak ada orang begini")  # nobody: everything stays
    assert room.office.actor == Actor()
    room.clerk.answers[SearchBox] = lambda box: box.reject()
    room.clerk.click(top.who)  # by mouse the same
    assert room.office.actor == Actor()


def test_a_centre_without_staff_takes_a_name_as_it_is_typed(room: Room) -> None:
    room.office.write(Act.BECOME_CENTRE, centre.become_centre)
    room.choose("Ani  Lestari, S.E.")
    assert room.office.actor == Actor(on_behalf_of="Ani Lestari, S.E.")
    assert centre.hand(room.office.actor) == "Ani Lestari, S.E."
    assert room.clerk.window.top.who.text() == "Bekerja sebagai: Ani Lestari, S.E."
    offered = room.choose("operator")  # and back
    assert offered[-1] == "Ani Lestari, S.E."
    assert room.office.actor == Actor()


def test_what_is_being_typed_belongs_to_whom_it_was_begun_for(room: Room) -> None:
    window = room.clerk.window
    window.open("feedback", person=room.dewi)
    room.clerk.settle()
    page = window.page("feedback").tab("notes")
    room.clerk.press(Key.Key_D, CTRL)
    page.own.blocks[1].text.setFocus()
    room.clerk.type("belajar menyusun laporan")
    room.choose("eka putri")
    period = room.office.read(progress_facts.find_period, 2026, "TW2")
    assert period is not None
    record = room.office.read(feedback.record_of, room.dewi, period.id)
    assert record is not None
    notes = room.office.read(self_notes.of_record, record)
    assert notes.lines[1].text == "belajar menyusun laporan"
    assert page.own.blocks == []  # Eka has no business with it


def test_a_record_shows_each_reader_what_is_for_him(room: Room) -> None:
    period = room.office.read(progress_facts.find_period, 2026, "TW2")
    assert period is not None
    record = room.office.read(feedback.record_of, room.dewi, period.id)
    assert record is not None
    place = record.places()[0].target
    for giver, text in ((GiverKind.LEADER, "pertahankan"), (GiverKind.PEER, "kadang terlambat")):
        piece = evaluation.new_piece_id()
        give = (room.dewi, period.id, piece, place, text, giver)
        room.office.write(Act.GIVE_FEEDBACK, feedback.give, *give)
    window = room.clerk.window
    window.open("feedback", person=room.dewi)
    room.clerk.settle()
    page = window.page("feedback").tab("notes")

    def told() -> list[str]:
        return [piece.text for piece in page.record.pieces]

    assert told() == ["pertahankan", "kadang terlambat"]
    room.choose("dewi")
    assert told() == ["pertahankan"]
    room.choose("eka putri")
    assert told() == []
    assert page.views.hidden.text() == "2 umpan balik lain belum dibuka"
    window.open("home")
    room.choose("slamet")
    window.open("feedback")
    room.clerk.settle()
    assert told() == ["pertahankan", "kadang terlambat"]


def test_words_of_counselling_open_for_the_counsellor_alone(room: Room) -> None:
    office = room.office
    new = NewReport(person_id=room.dewi, year=2026, on=office.today())
    report = office.write(Act.REPORT_BEHAVIOUR, guidance_behaviour.create, new).value
    office.write(
        Act.COUNSEL, counselling.set_counsellor, report, CounsellorKind.INDEPENDENT, room.coach
    )
    window = room.clerk.window
    window.open("behaviour", report=report)
    room.clerk.settle()
    card = window.page("behaviour").counselling
    room.choose("ratna")
    assert card.secret.isVisible()
    card.record.focus()
    room.clerk.type("Sepakat datang tepat waktu.")
    room.choose("dewi")
    assert not card.secret.isVisible()
    assert card.record.text() == ""
    room.choose("ratna")
    assert card.record.text() == "Sepakat datang tepat waktu."
