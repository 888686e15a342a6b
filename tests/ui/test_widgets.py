"""Dialogs, tree, chips, progress, banner."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from asn_desktop.ui.forms.fields import TextField
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.page import PageHeader
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.threads import Report
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.ui.widgets.dialogs import (
    DateQuestion,
    Dialog,
    Question,
    Selectable,
    TextQuestion,
)
from asn_desktop.ui.widgets.elided import Elided
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.ui.widgets.panels import ChipRow, Split
from asn_desktop.ui.widgets.progress import ProgressDialog, ProgressWatch
from asn_desktop.ui.widgets.tree import Node, SearchTree

Answer = Callable[[Callable[[QDialog], None]], None]
TODAY = date(2026, 7, 2)


def main_of(dialog: QDialog) -> Button:
    assert isinstance(dialog, Dialog)
    assert dialog.main is not None
    return dialog.main


def test_a_question_is_answered_by_enter_and_escape(qtbot: QtBot, answers: Answer) -> None:
    answers(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Return))
    assert Question.ask(None, "Ajukan?", yes="Ajukan")
    answers(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    assert not Question.ask(None, "Hapus?", "Tidak bisa kembali.", yes="Hapus", danger=True)


def test_one_of_several(answers: Answer) -> None:
    def press(dialog: QDialog) -> None:
        next(one for one in dialog.findChildren(Button) if one.text() == "Ulangi").click()

    answers(press)
    assert Selectable.ask(None, "Keluar baik?", "", ["Belum", "Ulangi", "Ya"]) == 1
    answers(lambda dialog: dialog.reject())
    assert Selectable.ask(None, "Keluar baik?", "", ["Belum", "Ulangi", "Ya"]) is None


def test_a_date_is_asked(qtbot: QtBot, answers: Answer) -> None:
    from asn_desktop.ui.forms.fields import DateField

    def type_date(dialog: QDialog) -> None:
        field = dialog.findChild(DateField)
        assert field.date() == TODAY
        field.line.clear()
        qtbot.keyClicks(field.line, "31-2-2026")
        assert not main_of(dialog).isEnabled()
        field.line.clear()
        qtbot.keyClicks(field.line, "5 agustus")
        assert main_of(dialog).isEnabled()
        main_of(dialog).click()

    answers(type_date)
    asked = DateQuestion.ask(None, "Tunda sampai…", label="Tanggal", today=TODAY)
    assert asked == date(2026, 8, 5)


def test_a_date_ahead_is_not_taken_where_none_may_be(qtbot: QtBot, answers: Answer) -> None:
    from asn_desktop.ui.forms.fields import DateField

    def type_date(dialog: QDialog) -> None:
        field = dialog.findChild(DateField)
        field.line.clear()
        qtbot.keyClicks(field.line, "5 agustus 2099")
        assert not main_of(dialog).isEnabled()
        field.commit()
        assert field.message.text() == "Tanggal ini belum tiba."
        field.line.clear()
        qtbot.keyClicks(field.line, "5 januari")
        main_of(dialog).click()

    answers(type_date)
    asked = DateQuestion.ask(None, "Ajukan?", label="Tanggal", today=TODAY, latest=TODAY)
    assert asked == date(2026, 1, 5)


def test_a_reason_is_asked(qtbot: QtBot, answers: Answer) -> None:
    from asn_desktop.ui.forms.fields import LongTextField

    def type_words(dialog: QDialog) -> None:
        assert not main_of(dialog).isEnabled()
        qtbot.keyClicks(dialog.findChild(LongTextField).box, "target terlalu rendah")
        main_of(dialog).click()

    answers(type_words)
    assert TextQuestion.ask(None, "Kembalikan", label="Catatan") == "target terlalu rendah"


def test_a_button_shows_its_key_and_why_it_is_off(qtbot: QtBot, theme: Theme) -> None:
    plain = Button("Cetak")
    keyed = Button("Cetak", key="Ctrl+P", kind=Kind.MAIN, icon="print")
    for button in (plain, keyed):
        qtbot.addWidget(button)
    assert keyed.sizeHint().width() > plain.sizeHint().width() + 40
    assert keyed.minimumSizeHint().width() < keyed.sizeHint().width()
    keyed.switch_off("Belum ada yang dipilih.")
    assert not keyed.isEnabled()
    assert keyed.toolTip() == "Belum ada yang dipilih."
    keyed.switch_off("")
    assert keyed.isEnabled()


def test_a_state_chip(qtbot: QtBot) -> None:
    chip = StateChip(State.RUNNING, "Draf · versi 1")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Draf · versi 1"
    chip.show_state(State.DONE)
    assert chip.text == "selesai"


NODES = (
    Node(1, "Kecamatan", "56", (Node(2, "Seksi Pelayanan", "11"), Node(3, "Seksi Umum"))),
    Node(4, "Puskesmas", "", (Node(5, "Pustu Umum"),)),
)


def test_a_tree_finds_and_keeps_the_way(qtbot: QtBot) -> None:
    tree = SearchTree("Cari unit…")
    qtbot.addWidget(tree)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(tree.model, mode, tree.model)
    assert tester is not None
    tree.show_nodes(NODES)
    seen: list[object] = []
    tree.chosen.connect(lambda node: seen.append(node and node.id))
    tree.choose(3)
    tree.filter.setText("umum")
    assert tree.current() == NODES[0].children[1]
    assert [tree.model.rowCount(tree.model.index(n, 0)) for n in (0, 1)] == [1, 1]
    tree.filter.setText("kecamatan")
    assert tree.model.rowCount(QModelIndex()) == 1
    assert tree.model.rowCount(tree.model.index(0, 0)) == 2
    assert tree.model.index(0, 0).data() == "Kecamatan   56"
    assert seen[0] == 3


def test_chips_keep_what_is_chosen(qtbot: QtBot) -> None:
    chips = ChipRow()
    qtbot.addWidget(chips)
    chips.show_choices([("all", "Semua", 42), ("new", "Baru", 38)])
    assert chips.value == "all"
    got: list[object] = []
    chips.chosen.connect(got.append)
    chips.choose("new")
    chips.show_choices([("all", "Semua", 40), ("new", "Baru", 36)])
    assert chips.value == "new"
    chips.show_choices([("all", "Semua", 40)])
    assert chips.value == "all"
    assert got == ["new"]


def test_a_side_panel_comes_and_goes(qtbot: QtBot) -> None:
    split = Split((QLabel("a"), 160), (QLabel("b"), 0), (QLabel("c"), 260))
    qtbot.addWidget(split)
    split.resize(1190, 500)
    split.show()
    assert abs(split.sizes()[2] - 260) <= 2
    assert split.toggle(2) is False
    assert split.toggle(2) is True


def test_a_banner_hides_without_words(qtbot: QtBot) -> None:
    parent = QWidget()
    banner = Banner(parent)
    qtbot.addWidget(parent)
    parent.show()
    pressed: list[int] = []
    banner.say(State.ACTION, "3 orang belum punya penilai.", "Pilih", lambda: pressed.append(1))
    assert banner.isVisible()
    banner.button.click()
    assert pressed == [1]
    banner.say(State.ACTION, "")
    assert not banner.isVisible()


@pytest.fixture
def watch(qtbot: QtBot, small_operations: Operations, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    monkeypatch.setattr("asn_desktop.ui.widgets.progress.PATIENCE_MS", 0)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.watch = ProgressWatch(window, small_operations)  # type: ignore[attr-defined]  # kept
    return window


def test_a_long_job_shows_how_far_it_is_and_can_be_stopped(
    watch: QWidget, small_operations: Operations, qtbot: QtBot
) -> None:
    go = threading.Event()

    def work(report: Report) -> None:
        report(612, 1003, "Membaca berkas… 612 dari 1.003 baris")
        go.wait(10)
        report(1003, 1003)

    job = small_operations.run(work, title="Membaca berkas")
    dialog = watch.watch.dialogs[job]  # type: ignore[attr-defined]  # kept by the fixture
    qtbot.waitUntil(dialog.isVisible)
    qtbot.waitUntil(lambda: "612" in dialog.words.text())
    assert (dialog.bar.value(), dialog.bar.maximum()) == (612, 1003)
    qtbot.mouseClick(dialog.stop, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(small_operations.cancelled):
        go.set()
    assert not dialog.isVisible()


def test_no_progress_stands_before_the_dialog_about_its_outcome(
    watch: QWidget,
    small_operations: Operations,
    qtbot: QtBot,
    answers: Answer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("asn_desktop.ui.widgets.progress.PATIENCE_MS", 50)
    seen: list[bool] = []

    def answer(dialog: QDialog) -> None:
        qtbot.wait(150)  # longer than the patience: the time that would bring it is over
        seen.extend(one.isVisible() for one in watch.findChildren(ProgressDialog))
        dialog.accept()

    answers(answer)
    small_operations.run(
        lambda _report: None,
        title="Membuat",
        then=lambda _nothing: seen.append(Question.ask(watch, "Jadi.", yes="Baik")),
    )
    qtbot.waitUntil(lambda: True in seen)
    assert seen[-1:] == [True]
    assert not any(seen[:-1])


def test_a_dialog_grows_with_the_words_under_its_fields(qtbot: QtBot, theme: Theme) -> None:
    dialog = Dialog(None, "Daftarkan kantor", width=480)
    qtbot.addWidget(dialog)
    dialog.say("Telepon kantor itu lewat nomor resminya, lalu ketik nomor yang disebut. " * 2)
    form = Form(columns=1)
    fields = [TextField(name, name.title(), required=True) for name in ("nomor", "kode", "nama")]
    for one in fields:
        form.add(one)
    dialog.body.addWidget(form)
    dialog.add_answer("Lanjut")
    dialog.show()
    form.complete()

    def whole() -> bool:
        return all(
            one.editor.mapTo(one, one.editor.rect().bottomLeft()).y() < one.message.y()
            and one.height() >= one.sizeHint().height()
            for one in fields
        )

    qtbot.waitUntil(whole)


def test_enter_presses_the_button_one_stands_on(qtbot: QtBot) -> None:
    got: list[str] = []
    dialog = Dialog(None, "Hapus?")
    qtbot.addWidget(dialog)
    no = dialog.add_button("Batal", lambda: got.append("no"), kind=Kind.QUIET, key="Esc")
    dialog.add_button("Hapus", lambda: got.append("yes"), kind=Kind.DANGER, key="Enter")
    dialog.show()
    no.setFocus()
    qtbot.keyClick(no, Qt.Key.Key_Return)
    qtbot.keyClick(no, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert got == ["no", "no"]
    qtbot.keyClick(no, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert got == ["no", "no", "yes"]


def test_a_long_title_gives_way_to_the_buttons_of_its_page(qtbot: QtBot, theme: Theme) -> None:
    header = PageHeader("")
    qtbot.addWidget(header)
    buttons = [Button(words) for words in ("Masukkan berkas…", "Putaran baru…")]
    for button in buttons:
        header.add(button)
    header.resize(640, header.height())
    header.show()
    header.set_title("Survei Kepuasan Masyarakat Kecamatan Mulyorejo Triwulan I Tahun 2026", "118")
    qtbot.waitUntil(lambda: header.rect().right() >= buttons[1].geometry().right() > 0)
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in buttons))
    header.set_title("Survei", "118 responden")
    qtbot.waitUntil(lambda: header.findChildren(Elided)[1].text() == "118 responden")
