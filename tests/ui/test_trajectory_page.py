"""Lintasan kinerja in the real window: split, weighted and typed by keys, drawn, printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pypdfium2
import pytest
from clerk import CTRL, Clerk, Key
from documents import Documents, set_up, write_documents
from pytestqt.qtbot import QtBot

from asn_desktop.rules.following import Split
from asn_desktop.services.office import Office
from asn_desktop.ui.printing.printer import AskPlace
from asn_desktop.ui.theme import Theme

Make = Callable[..., UUID]
PERIODS = ("TW1", "TW2", "TW3", "TW4")


@dataclass
class Room:
    """The clerk, somebody with a set SKP, and the page on that person."""

    clerk: Clerk
    made: Documents

    @property
    def page(self) -> Any:
        return self.clerk.window.page("trajectory")

    def put(self, name: str, words: str) -> None:
        self.clerk.put(self.page.plan.form.fields[name].line, words)
        self.clerk.press(Key.Key_Tab)

    def steps(self) -> list[Decimal | None]:
        self.clerk.settle()
        return [one.planned for one in self.page.plan.view.steps]


@pytest.fixture
def room(
    qtbot: QtBot,
    theme: Theme,
    sqlite_office: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make_person: Make,
) -> Iterator[Room]:
    set_up(sqlite_office)
    head = make_person(sqlite_office, "Slamet Hartono, S.IP.")
    person = make_person(sqlite_office, "Dewi Kartikasari, S.AP.", assessor=head)
    made = write_documents(sqlite_office, person, head)
    clerk = Clerk(qtbot, sqlite_office, theme, tmp_path, monkeypatch)
    clerk.choose_period("Triwulan II")
    clerk.go("progress")
    clerk.click_words("Lintasan…")
    assert clerk.window.current == "trajectory"
    yield Room(clerk, made)
    clerk.leave()


def test_a_target_is_split_evenly_and_drawn(room: Room) -> None:
    page = room.page
    assert page.plan.chart.isHidden()
    room.clerk.click(page.plan.start)
    assert room.steps() == [300, 300, 300, 300]
    assert page.plan.told.text() == "Rencana s.d. Triwulan II 600 surat · tercapai 341 (57 %)"
    assert page.plan.chart.isVisible()
    assert "341" in page.plan.chart.accessibleDescription()
    room.clerk.press(Key.Key_Z, CTRL)
    assert room.steps() == [None] * 4
    assert page.plan.start.isVisible()


def test_by_hand_what_lacks_is_said_while_one_types(room: Room) -> None:
    page = room.page
    room.clerk.click(page.plan.start)
    field = page.plan.form.fields["split"]
    field.set_value(Split.HAND)
    page.plan.form.committed.emit("split", Split.HAND)
    room.clerk.settle()
    room.put("TW1", "100")
    assert room.steps() == [100, 300, 300, 300]
    assert "kurang 200 dari target 1.200" in page.plan.banner.label.text()
    room.put("TW4", "500")
    assert not page.plan.banner.isVisible()
    room.put("TW2", "dua ratus")
    assert "Tulis angka saja" in page.plan.form.fields["TW2"].message.text()


def test_weights_share_the_target(room: Room) -> None:
    page = room.page
    room.clerk.click(page.plan.start)
    page.plan.form.fields["split"].set_value(Split.WEIGHT)
    page.plan.form.committed.emit("split", Split.WEIGHT)
    room.clerk.settle()
    room.put("TW4", "3")
    assert room.steps() == [200, 200, 200, 600]


def test_f8_finds_what_has_no_plan_and_the_sheet_is_a_pdf(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = room.page
    room.clerk.click(page.plan.start)
    room.clerk.press(Key.Key_F8)
    assert page.list.currentIndex().row() == 1
    path = tmp_path / "lintasan.pdf"
    monkeypatch.setattr(AskPlace, "file", lambda *_a, **_k: path)
    room.clerk.click_words("Simpan PDF…")
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        words = pdf[0].get_textpage().get_text_range()
    for said in ("LINTASAN KINERJA", "Jumlah surat selesai", "341", "57 %", "Dewi Kartikasari"):
        assert said in words
    assert "Belum ada lintasan" in words  # the second indicator


def test_progress_and_rating_say_how_far_it_is(room: Room) -> None:
    room.clerk.click(room.page.plan.start)
    room.clerk.press(Key.Key_Escape)
    room.clerk.go("guidance")
    room.clerk.click_words("Kemajuan dan tindakan")
    rows = room.clerk.window.page("measures")._known
    assert [[one.code for one in row.reasons] for row in rows] == [["measures.behind"], []]
