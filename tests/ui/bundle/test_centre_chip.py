"""What the centre says of a document stands on the document's own page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from pytestqt.qtbot import QtBot

from asn_desktop.models.planning import Skp
from asn_desktop.rules.findings import Finding
from asn_desktop.rules.merging import Standing
from asn_desktop.services import incoming_read
from asn_desktop.services.office import Office
from asn_desktop.ui.bundle.centre_banner import CentreBanner
from asn_desktop.ui.bundle.centre_chip import chip_of, tip_of
from asn_desktop.ui.operations import AnyChange
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.planning.notes import NoteStrip
from asn_desktop.ui.planning.skp_page import SkpPage
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import Theme
from asn_desktop.views.incoming import CentreWord
from asn_desktop.workflows import practice_exchange
from tests.helpers.room import Elsewhere, Room

Make = Callable[..., Any]
PAGES = (
    PageSpec("planning", "Perencanaan", "planning", Elsewhere),
    PageSpec("skp", "SKP", "planning", SkpPage, under="planning"),
)


@pytest.fixture
def room(
    qtbot: QtBot, theme: Theme, sqlite_office: Office, make_person: Make, make_skp: Make
) -> Iterator[Room]:
    camat = make_person(sqlite_office, "Drs. Budi Santoso", position="Camat", heads=True)
    for name in ("Ahmad Mahendra, S.IP.", "Siti Aminah, S.E."):
        make_skp(sqlite_office, make_person(sqlite_office, name, assessor=camat), camat)
    practice_exchange.exchange(sqlite_office, 2026, "Siti Aminah, S.E.")
    made = Room(sqlite_office, PAGES)
    yield made
    made.close()


def strips(page: SkpPage) -> list[NoteStrip]:
    found = [strip for strip in page.findChildren(NoteStrip) if strip.isVisibleTo(page)]
    return sorted(found, key=lambda strip: strip.note.row_id is not None)


def test_the_centres_notes_stand_under_their_lines_until_they_are_answered(room: Room) -> None:
    back = room.office.read(incoming_read.returned)[0]
    room.window.open("skp", **back.subject.target)
    room.settle()
    page = room.at("skp")
    assert page.centre_chip.isVisible()
    assert (page.centre_chip.state, page.centre_chip.text) == (
        State.ACTION,
        "Dikembalikan pusat: 2 catatan",
    )
    whole, *lines = strips(page)
    assert whole.label.text().startswith("Pusat · Verifikator")
    assert {strip.note.text.partition(": ")[2] for strip in lines} == set(
        practice_exchange.LINE_WORDS
    )
    assert whole.button.isVisibleTo(page)
    assert not any(strip.button.isVisibleTo(page) for strip in lines)
    whole.button.click()
    room.settle()
    assert room.office.read(incoming_read.returned)[0].answered_on is not None
    assert strips(page) == []
    assert page.centre_chip.text == "Sudah diperbaiki untuk pusat"


def test_an_approved_document_says_so_and_one_never_sent_says_nothing(
    room: Room, make_person: Make, make_skp: Make
) -> None:
    words = room.office.read(incoming_read.words_of, _skps(room.office))
    approved = next(key for key, word in words.items() if word.standing is Standing.APPROVED)
    room.window.open("skp", skp=approved)
    room.settle()
    page = room.at("skp")
    assert page.centre_chip.text == "Disetujui pusat"
    assert page.centre_chip.toolTip().startswith("Kepala Bidang")
    fresh = make_skp(room.office, make_person(room.office, "Zaenal Arifin"), None)
    room.window.open("skp", skp=fresh)
    room.settle()
    assert not page.centre_chip.isVisible()


def _skps(office: Office) -> list[UUID]:
    return office.read(lambda tx: list(tx.session.scalars(sa.select(Skp.id))))


def test_a_held_document_says_why() -> None:
    since = datetime(2026, 7, 2, tzinfo=UTC)
    why = Finding("incoming.reason_missing")
    word = CentreWord(Standing.HELD, since, finding=why)
    assert chip_of(word) == (State.ACTION, "Ditahan di pusat")
    assert tip_of(word) == "2 Juli 2026\nTulis alasannya; pusat membacanya."
    good = CentreWord(Standing.APPROVED, since, "Kepala Bidang", date(2026, 7, 3))
    assert tip_of(good) == "Kepala Bidang, 3 Juli 2026"


def test_above_an_evaluation_the_notes_stand_in_one_banner(room: Room) -> None:
    back = room.office.read(incoming_read.returned)[0]
    banner = CentreBanner(room.at("skp").context, room.window)
    banner.show_for(back.subject.id)
    room.settle()
    assert banner.chip.text == "Dikembalikan pusat: 2 catatan"
    assert all(words in banner.label.text() for words in practice_exchange.LINE_WORDS)
    banner.button.click()
    room.settle()
    assert room.office.read(incoming_read.returned)[0].answered_on is not None
    banner.on_changed(AnyChange())
    room.settle()
    assert banner.isHidden()
    banner.clear()
    assert banner.chip.isHidden()
