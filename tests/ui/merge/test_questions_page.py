"""The view Pertanyaan worked by keys on a real office: choosing, deciding, taking back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from asn_desktop.models.exchange import Question, SamePerson
from asn_desktop.models.planning import Skp
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.merging import Choice, QuestionState
from asn_desktop.rules.three_way import Side
from asn_desktop.services.office import Office
from asn_desktop.ui.merge.page import QuestionsPage
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.widgets.buttons import Button
from tests.helpers import questions_office
from tests.helpers.questions import content_of
from tests.helpers.questions_office import Asked
from tests.helpers.room import Room

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SPEC = (PageSpec("questions", "Pertanyaan", "package", QuestionsPage),)


@pytest.fixture
def asked(sqlite_office: Office, make_person: Any, make_skp: Any) -> Asked:
    return questions_office.build(sqlite_office, make_person, make_skp)


class Watched(Room):
    """A room that waits until the question one stands on is laid open."""

    qtbot: Any

    def wait(self, question: Any = None) -> None:
        page = self.at("questions")

        def shown() -> bool:
            self.settle()
            row, view = page.inbox.current(), page.desk.view
            if row is None or view is None:
                return row is None and view is None and question is None
            told = (view.row.id, view.row.state) == (row.id, row.state)
            return told and question in (None, row.id)

        self.settle()
        self.qtbot.waitUntil(shown)


@pytest.fixture
def room(sqlite_office: Office, asked: Asked, qtbot: Any) -> Iterator[Watched]:
    made = Watched(sqlite_office, SPEC)
    made.qtbot = qtbot
    made.wait()
    yield made
    made.close()


def stand(room: Watched, question: Any) -> Any:
    """Go down the inbox to a question, and in by Enter."""
    page = room.at("questions")
    page.inbox.list.setFocus()
    room.press(Key.Key_Home)
    for _step in range(len(page.inbox.model.items)):
        if page.inbox.current().id == question:
            break
        room.press(Key.Key_Down)
    room.wait()
    assert page.desk.view.row.id == question
    room.press(Key.Key_Return)
    return page


def stored(room: Watched, question: Any) -> Question:
    return room.office.read(lambda tx: tx.session.get_one(Question, question))


def test_the_inbox_tells_what_waits_and_where(room: Watched, asked: Asked) -> None:
    page = room.at("questions")
    told = [page.inbox.model.tell(row) for row in page.inbox.model.items]
    assert [(one.title, one.detail) for one in told] == [
        ("Budi Santosa", "19850312 201001 2 004 · Kecamatan Cakranegara"),
        ("Rina Rahayu, S.IP.", "SKP 2026 dihapus · Kecamatan Mulyorejo"),
        ("Siti Aminah, S.E.", "SKP 2026 · Kecamatan Mulyorejo"),
        ("Paket no. 42", "Aliran bercabang · Kecamatan Cakranegara"),
    ]
    chips = page.inbox.chips.findChildren(Button)
    assert [chip.text() for chip in chips] == ["Terbuka  4", "Ditunda", "Diputuskan"]
    assert page.inbox.office.count() == 3
    room.press(Key.Key_F8)
    room.wait()
    assert page.desk.view.row.id == asked.deleted
    page.filter_focus()
    room.type("rina")
    room.wait()
    assert [row.id for row in page.inbox.model.items] == [asked.deleted]
    room.press(Key.Key_Escape)
    assert len(page.inbox.model.items) == 4


def test_a_fork_is_decided_by_keys_alone(room: Watched, asked: Asked) -> None:
    page = stand(room, asked.fork)
    desk = page.desk
    assert desk.sentence.text() == (
        "Kecamatan Mulyorejo dan pusat mengubah SKP 2026 Siti Aminah, S.E. sejak versi "
        "4 Maret 2026."
    )
    assert desk.table.hasFocus()
    assert not desk.decide_button.isEnabled()
    assert desk.status.text().startswith("0 dari 2")
    room.press(Key.Key_1)
    assert desk.status.text().startswith("1 dari 2")
    room.press(Key.Key_3)
    assert desk.decide_button.text() == "Simpan gabungan"
    room.press(Key.Key_Return, CTRL)
    assert desk.wrong.text().startswith("Tulis alasan")
    assert desk.reason.hasFocus()
    room.type("Sesuai klarifikasi")
    assert not desk.wrong.isVisible()
    room.press(Key.Key_Return, CTRL)
    room.wait()
    row = stored(room, asked.fork)
    assert (row.state, row.choice, row.reason) == (
        QuestionState.DECIDED,
        Choice.COMBINED,
        "Sesuai klarifikasi",
    )
    rows = content_of(room.office, "skp", asked.skp).rows
    assert rows is not None
    by_id = sorted(rows["indicator"], key=lambda one: one["id"])
    assert [one["target"] for one in by_id][:2] == ["350", "≤ 2 jam"]
    assert rows["work_result"][0]["text"].startswith("Surat pengantar KTP dan kartu keluarga")
    assert page.desk.view.row.id == asked.stream  # the next one, where one types first
    assert page.desk.reason.hasFocus()
    assert "SKP 2026 · Siti Aminah" in page.done.label.text()


def test_a_decision_is_taken_back_from_the_strip_and_from_the_list(
    room: Watched, asked: Asked
) -> None:
    page = stand(room, asked.fork)
    room.press(Key.Key_Left, CTRL)
    assert page.desk.decide_button.text() == "Pakai isi kantor"
    page.desk.reason.setPlainText("Salah tekan")
    room.press(Key.Key_Return, CTRL)
    room.press(Key.Key_U, CTRL)
    room.wait()
    assert stored(room, asked.fork).state is QuestionState.OPEN
    assert page.desk.view.row.id == asked.fork
    assert not page.strip.isVisible()
    page = stand(room, asked.fork)
    room.press(Key.Key_Right, CTRL)
    assert page.desk.decide_button.text() == "Pakai isi pusat"
    page.desk.reason.setPlainText("Pusat benar")
    room.press(Key.Key_Return, CTRL)
    page.inbox.choose_state(QuestionState.DECIDED)
    room.wait()
    assert "Pakai isi pusat, diputuskan Operator pada 2 Juli 2026." in (
        page.desk.decision.label.text()
    )
    assert not page.desk.bar.isVisible()
    assert set(dict(page.desk.view.picks).values()) == {Side.CENTRE}
    page.desk.decision.button.click()
    room.wait()
    assert stored(room, asked.fork).state is QuestionState.OPEN


def test_nothing_is_chosen_before_somebody_chooses_but_what_was_signed(
    room: Watched, asked: Asked
) -> None:
    page = stand(room, asked.fork)
    assert page.desk.table.desk.missing() == 2
    person = room.office.read(lambda tx: tx.session.get_one(Skp, asked.skp).person_id)
    questions_office.sign(room.office, asked.skp, person, FormCode.A_1_7, date(2026, 7, 1))
    page._picks.clear()
    page.refresh()
    room.settle()
    room.qtbot.waitUntil(lambda: page.desk.view.signed != ())
    room.settle()
    assert page.desk.table.desk.missing() == 0
    assert "A.1.7 sudah ditandatangani pada 1 Juli 2026" in page.desk.paper.label.text()
    assert stored(room, asked.fork).state is QuestionState.OPEN
    room.press(Key.Key_F7)
    assert page.desk.reason.hasFocus()


def test_the_result_is_shown_live_beside_both(room: Watched, asked: Asked) -> None:
    page = stand(room, asked.fork)
    table = page.desk.table
    room.press(Key.Key_G, CTRL)
    assert not table.isColumnHidden(4)
    row = table.currentIndex().row()
    assert table.desk.index(row, 4).data() == ""
    room.press(Key.Key_2)
    assert table.desk.index(row, 4).data() == "Surat pengantar KTP selesai sesuai standar"
    table._stand(row)
    room.press(Key.Key_Right)
    assert "ditetapkan Bupati" in table.desk.index(row, 4).data()
    room.press(Key.Key_G, CTRL)
    assert table.isColumnHidden(4)


def test_a_click_chooses_and_what_is_the_same_unfolds(room: Watched, asked: Asked) -> None:
    page = stand(room, asked.fork)
    table = page.desk.table
    row = table.currentIndex().row()
    place = table.visualRect(table.desk.index(row, 3)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert Side.CENTRE in table.desk.picks.values()
    before = table.desk.rowCount()
    fold = next(at for at, one in enumerate(table.desk.entries) if hasattr(one, "count"))
    assert "baris sama" in table.desk.index(fold, 0).data()
    table._stand(fold)
    room.press(Key.Key_Return)
    assert table.desk.rowCount() == before + table.desk.entries[fold].count
    room.press(Key.Key_Space)
    assert table.desk.rowCount() == before
    told = [table.desk.index(at, 0).data() for at in range(before)]
    assert "Riwayat berkas ini" in told
    assert any("paket no. 1" in words for words in told if words)


def test_somebody_who_moved_is_answered_with_a_date(room: Watched, asked: Asked) -> None:
    page = stand(room, asked.double)
    desk = page.desk
    assert desk.sentence.text().startswith("NIP 19850312 201001 2 004 tercatat pada dua data")
    words = [label.text() for label in desk.people.findChildren(QLabel)]
    assert "▲ Penempatan" in words
    assert not desk.decide_button.isEnabled()
    room.press(Key.Key_2)
    assert desk.people.moved_on.isVisible()
    assert desk.people.moved_on.date() == date(2026, 5, 1)
    desk.reason.setPlainText("SK mutasi 12 April 2026")
    room.press(Key.Key_Return, CTRL)
    row = stored(room, asked.double)
    assert (row.choice, row.state) == (Choice.MOVED, QuestionState.DECIDED)
    moved = room.office.read(lambda tx: tx.session.query(SamePerson).one().moved_on)
    assert moved == date(2026, 5, 1)


def test_what_the_office_deleted_is_kept_or_deleted(room: Watched, asked: Asked) -> None:
    page = stand(room, asked.deleted)
    desk = page.desk
    assert desk.sentence.text() == (
        "Kecamatan Mulyorejo menghapus SKP 2026 Rina Rahayu, S.IP., sedangkan pusat mengubahnya."
    )
    room.press(Key.Key_1)
    assert desk.decide_button.text() == "Hapus"
    room.press(Key.Key_3)
    assert desk.decide_button.text() == "Simpan datanya"
    desk.reason.setPlainText("Masih berlaku")
    room.press(Key.Key_Return, CTRL)
    assert stored(room, asked.deleted).choice is Choice.CENTRE


def test_a_forked_stream_says_what_to_do(room: Watched, asked: Asked) -> None:
    page = stand(room, asked.stream)
    assert page.desk.sentence.text() == (
        "Paket no. 42 dari Kecamatan Cakranegara datang dua kali dengan isi yang berbeda."
    )
    assert "daftarkan ulang" in page.desk.help.text()
    assert page.desk.reason.hasFocus()
    room.type("Komputer kedua dicabut")
    room.press(Key.Key_Return, CTRL)
    assert stored(room, asked.stream).state is QuestionState.DECIDED


def test_later_keeps_what_was_typed_and_picked(room: Watched, asked: Asked) -> None:
    page = stand(room, asked.fork)
    room.press(Key.Key_1)
    room.press(Key.Key_R, CTRL)
    room.type("Tanya Camat dulu")
    room.press(Key.Key_L, CTRL)
    room.wait()
    row = stored(room, asked.fork)
    assert (row.state, row.reason) == (QuestionState.LATER, "Tanya Camat dulu")
    room.qtbot.waitUntil(lambda: asked.fork not in [one.id for one in page.inbox.model.items])
    page.go(question=asked.fork)
    room.wait(asked.fork)
    assert page.inbox.state is QuestionState.LATER
    assert page.desk.reason.toPlainText() == "Tanya Camat dulu"
    assert page.desk.table.desk.missing() == 1
    assert not page.desk.later_button.isVisible()


def test_escape_leads_back_to_the_inbox(room: Watched, asked: Asked) -> None:
    page = stand(room, asked.fork)
    room.press(Key.Key_Escape)
    assert page.inbox.list.hasFocus()


def test_where_nothing_was_ever_asked_the_page_says_so(sqlite_office: Office, qtbot: Any) -> None:
    room = Room(sqlite_office, SPEC, periods=False)
    page = room.at("questions")
    room.settle()
    assert page.views.currentWidget() is page.none
    assert page.desk.view is None
    room.close()
