"""The import pages through their real widgets, on a real office."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from asn_desktop.models.people import PersonNow
from asn_desktop.rules.acts import Act
from asn_desktop.rules.ranks import Rank
from asn_desktop.services import founding
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.ui.context import Context, Period, Selection
from asn_desktop.ui.imports.lines import COLUMNS, Chip
from asn_desktop.ui.imports.page import ImportsPage
from asn_desktop.ui.imports.steps import Step
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.threads import JobRunner
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.views.imports import Effect
from asn_desktop.views.roster import Cell, Field

OFFICES = Path(__file__).parent.parent / "data" / "offices"
A, B = "199103272024012003", "197803222021211001"
Settle = Callable[[], None]


class Opened:
    """A navigator that remembers where it was sent."""

    def __init__(self) -> None:
        self.places: list[Any] = []
        self.notices: list[str] = []

    def open(self, page: str, **_target: Any) -> None:
        self.places.append(page)

    def back(self) -> None:
        self.places.append("back")

    def notice(self, text: str, _action: str = "", _do: object = None) -> None:
        self.notices.append(text)


@pytest.fixture
def opened() -> Opened:
    return Opened()


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, sqlite_office: Office, opened: Opened
) -> Iterator[ImportsPage]:
    sqlite_office.write(
        Act.SET_UP_OFFICE, founding.found_office, "Kecamatan Uji", "Pemerintah Kota Uji", 2026
    )
    runner = JobRunner()
    operations = Operations(sqlite_office, runner)
    selection = Selection((2026,), lambda _year: [Period("TW2", "Triwulan II")], 2026, "TW2")
    made = ImportsPage(Context(operations, selection, opened))
    qtbot.addWidget(made)
    made.resize(1190, 620)
    made.show()
    yield made
    runner.wait_idle()
    runner.shutdown()


@pytest.fixture
def settle(page: ImportsPage) -> Settle:
    return page.context.operations.runner.wait_idle


def open_office_file(page: ImportsPage, settle: Settle, name: str) -> None:
    page.go(file=OFFICES / name)
    settle()


def people(page: ImportsPage) -> dict[str | None, Any]:
    def rows(tx: ReadTx) -> dict[str | None, Any]:
        found = tx.session.execute(
            sa.select(PersonNow.nip, PersonNow.name, PersonNow.rank, PersonNow.assessor)
        )
        return {row.nip: row for row in found}

    found: dict[str | None, Any] = page.context.office.read(rows)
    return found


def card(page: ImportsPage) -> EmptyState:
    shown = page.stack.currentWidget()
    assert isinstance(shown, EmptyState)
    return shown


def test_from_the_file_to_the_done_card(
    page: ImportsPage, settle: Settle, opened: Opened, qtbot: QtBot
) -> None:
    assert page.steps.step is Step.FILE
    open_office_file(page, settle, "rakumpit-pegawai.xlsx")
    assert page.steps.step is Step.CHECK
    assert "42 baris" in page.header._note.full
    assert page.main_button is page.check.main
    assert page.check.main.text() == "Masukkan 38 pegawai"
    assert page.check.refusals.text() == (
        "2 belum terhubung → masuk daftar kerja  ·  3 baris ditolak tidak ikut masuk"
    )
    qtbot.mouseClick(page.check.main, Qt.MouseButton.LeftButton)
    settle()
    assert page.steps.step is Step.DONE
    assert card(page).words.text() == "38 pegawai masuk."
    assert len(people(page)) == 38
    qtbot.mouseClick(card(page).buttons[0], Qt.MouseButton.LeftButton)
    assert opened.places == ["people"]


def test_f8_opens_the_field_and_what_is_typed_counts_at_once(
    page: ImportsPage, settle: Settle, qtbot: QtBot
) -> None:
    open_office_file(page, settle, "rakumpit-pegawai.xlsx")
    table = page.check.table
    page.check.next_problem()
    (editor,) = table.viewport().findChildren(QLineEdit)
    assert editor.text() == "199103272024012000"
    editor.setText("199103272024012003")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.check.main.text() == "Masukkan 39 pegawai")
    assert page.look is not None
    assert page.look.plan.counts[Effect.REFUSED] == 2
    corrected = next(row for row in page.look.plan.rows if row.found.row == 4)
    assert corrected.effect is Effect.NEW
    superiors = [row.superior for row in page.look.plan.rows if row.found.row in (5, 6)]
    assert superiors == ["Kartini Usop", "Kartini Usop"]
    index = next(
        table.lines_model.index(at, 2)
        for at, line in enumerate(table.lines_model.lines)
        if line.planned.found.row == 4
    )
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Di berkas: 199103272024012000"


def test_f8_goes_on_from_a_problem_left_as_it_is(page: ImportsPage, settle: Settle) -> None:
    open_office_file(page, settle, "rakumpit-pegawai.xlsx")
    table, stops = page.check.table, []
    for _time in range(5):
        page.check.next_problem()
        index = table.currentIndex()
        row = table.lines_model.lines[index.row()].planned.found.row
        stops.append((row, COLUMNS[index.column()].key))
    assert stops == [
        (4, "nip"), (5, "superior"), (6, "superior"), (9, "nip"), (9, "birth_date")
    ]  # fmt: skip


def test_a_date_without_a_column_of_its_own_is_typed_in_its_sentence(
    page: ImportsPage, settle: Settle, qtbot: QtBot
) -> None:
    open_office_file(page, settle, "mulyorejo-duk.xlsx")
    assert page.look is not None
    before = len(list(page.look.plan.warnings()))
    page.check.next_problem()
    (editor,) = page.check.table.viewport().findChildren(QLineEdit)
    assert editor.text() == "1 Oktober 2017"
    editor.setText("1 Oktober 2022")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    def one_less() -> bool:
        return page.look is not None and len(list(page.look.plan.warnings())) == before - 1

    qtbot.waitUntil(one_less)


def test_chips_and_words_filter_the_rows(page: ImportsPage, settle: Settle, qtbot: QtBot) -> None:
    open_office_file(page, settle, "rakumpit-pegawai.xlsx")
    view = page.check

    def rows() -> list[int]:
        return [line.planned.found.row for line in view.model.lines if line.is_row]

    page._chip(list(Chip).index(Chip.REFUSED))
    assert rows() == [4, 9, 14]
    page._chip(list(Chip).index(Chip.WARNED))
    assert rows() == [5, 6, 9, 31]
    page._chip(0)
    view.focus_filter()
    qtbot.keyClicks(view.filter, "usop kartini")
    assert rows() == [4, 5, 6, 43]
    qtbot.keyClicks(view.filter, "zzz")
    assert view.nothing.isVisibleTo(view)
    assert page.back()
    assert len(rows()) == 42


def test_the_list_of_problems_is_copied_and_saved(
    page: ImportsPage,
    settle: Settle,
    opened: Opened,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_office_file(page, settle, "rakumpit-pegawai.xlsx")
    page._copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Lembar", "Baris", "Kolom", "Isi", "Masalah"]
    assert lines[1].split("\t")[:4] == ["Pegawai", "4", "NIP", "199103272024012000"]
    assert opened.notices == [f"{len(lines) - 1} masalah disalin."]
    target = str(tmp_path / "masalah.xlsx")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (target, ""))
    page._save_problems()
    settle()
    assert (tmp_path / "masalah.xlsx").stat().st_size > 1000


def test_a_column_is_corrected_and_remembered(
    page: ImportsPage, settle: Settle, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"NIP;Nama;Tugas\n{A};Kartini Usop;Lurah\n", encoding="utf-8")
    page.go(file=file)
    settle()
    page._show_columns()
    assert page.steps.step is Step.COLUMNS
    assert page.main_button is page.columns.done
    box = page.columns.combos[3]
    assert box.currentData() == Field.IGNORED
    box.setCurrentIndex(box.findData(Field.POSITION))
    box.activated.emit(box.currentIndex())
    settle()
    assert page.columns.combos[3].currentData() == Field.POSITION
    page.show_check()
    page.bring_in()
    settle()
    page.go(file=file)
    settle()
    assert card(page).words.text() == "Tidak ada perubahan: 1 baris sama dengan data sekarang."
    assert page.look is not None
    assert page.look.roster.sheets[0].headers[0].columns[2].field is Field.POSITION


def test_without_a_header_the_columns_open_and_a_click_says_where_it_is(
    page: ImportsPage, settle: Settle, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"Kolom A;Kolom B\n{A};Kartini Usop\n", encoding="utf-8")
    page.go(file=file)
    settle()
    assert page.steps.step is Step.COLUMNS
    assert page.columns.banner.label.text().startswith("Baris judul tidak ditemukan")
    assert not page.columns.done.isEnabled()
    page.columns.table.clicked.emit(page.columns.model.index(2, 0))
    settle()
    box = page.columns.combos[2]
    box.setCurrentIndex(box.findData(Field.NAME))
    box.activated.emit(box.currentIndex())
    settle()
    page.columns.done.click()
    assert page.steps.step is Step.CHECK
    assert page.check.main.text() == "Masukkan 1 pegawai"


def test_changed_rows_show_old_and_new_and_keep_their_tick(
    page: ImportsPage, settle: Settle, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "a.csv"
    row = "{};{};{};Bendahara;Seksi A\n"
    head = "NIP;Nama;Gol;Jabatan;Unit\n"
    both = (A, "Kartini Usop"), (B, "Made Setiawan")
    file.write_text(head + "".join(row.format(*who, "III/a") for who in both), encoding="utf-8")
    page.go(file=file)
    settle()
    page.bring_in()
    settle()
    file.write_text(head + "".join(row.format(*who, "III/b") for who in both), encoding="utf-8")
    page.go(file=file)
    settle()
    table = page.check.table
    assert table.lines_model.index(0, 5).data() == "III/a → III/b"
    assert page.check.main.text() == "Perbarui 2 pegawai"
    table.setCurrentIndex(table.lines_model.index(0, 1))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert page.check.main.text() == "Perbarui 1 pegawai"
    page.bring_in()
    settle()
    found = people(page)
    assert (found[A].rank, found[B].rank) == (Rank.III_A, Rank.III_B)
    assert card(page).words.text() == "1 pegawai diperbarui."


def test_people_without_a_nip_are_hidden_with_one_button(
    page: ImportsPage, settle: Settle, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"NIP;Nama\n{A};Kartini Usop\n-;Budi\n;Siti\n", encoding="utf-8")
    page.go(file=file)
    settle()
    assert page.check.without.text() == "Sembunyikan 2 tanpa NIP"
    page.check.without.click()
    assert [line.planned.found.row for line in page.check.model.lines if line.is_row] == [2]
    assert page.check.without.text() == "Tampilkan 2 tanpa NIP"


def test_an_unreadable_file_says_what_to_do(
    page: ImportsPage, settle: Settle, tmp_path: Path
) -> None:
    file = tmp_path / "daftar.xlsx"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    page.go(file=file)
    settle()
    assert page.steps.step is Step.FILE
    shown = [label.text() for label in card(page).findChildren(type(card(page).words))]
    assert any("dilindungi kata sandi" in words for words in shown)
    assert card(page).buttons[0].text() == "Pilih berkas lain…"


def test_an_import_is_taken_back(page: ImportsPage, settle: Settle, opened: Opened) -> None:
    open_office_file(page, settle, "cakranegara.csv")
    page.bring_in()
    settle()
    assert len(people(page)) == 76
    undo = next(b for b in card(page).buttons if b.text() == "Batalkan impor ini")
    undo.click()
    settle()
    assert people(page) == {}
    assert page.steps.step is Step.FILE
    assert opened.notices == ["Impor dibatalkan; tidak ada yang tertinggal."]


def test_reading_can_be_cancelled(page: ImportsPage, qtbot: QtBot, settle: Settle) -> None:
    operations = page.context.operations
    operations.started.connect(lambda job, _title, _cancellable: job.cancel())
    with qtbot.waitSignal(operations.cancelled):
        page.go(file=OFFICES / "palu-dinas-pendidikan.xlsx")
    settle()
    assert page.steps.step is Step.FILE
    assert page.look is None


def test_what_was_typed_last_is_in_the_import_even_before_it_is_shown(
    page: ImportsPage, settle: Settle
) -> None:
    open_office_file(page, settle, "rakumpit-pegawai.xlsx")
    page.check.corrected.emit(Cell("Pegawai", 4, 2), "199103272024012003")
    page.bring_in()
    settle()
    assert len(people(page)) == 39


def test_rows_of_several_sheets_stand_under_their_sheets_name(
    page: ImportsPage, settle: Settle
) -> None:
    open_office_file(page, settle, "asemrowo-per-unit.xlsx")
    lines = page.check.model.lines
    headings = [line.words for line in lines if line.is_heading]
    assert headings[:2] == ["Kecamatan Asemrowo", "Subbagian Umum dan Kepegawaian"]
    assert len(headings) == 10
    page.check.table.go_to(("Seksi Pemerintahan", 5))
    page._show_columns()
    assert page.columns.sheets.currentText().startswith("Seksi Pemerintahan")
    assert page.back()
    assert page.steps.step is Step.CHECK
