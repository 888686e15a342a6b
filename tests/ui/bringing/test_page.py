"""The page *Masukkan berkas* through its real widgets, on a real office and the real files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import openpyxl
import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from asn_desktop.models.logs import DailyLog
from asn_desktop.models.public_service import SurveyAnswer, SurveyRound
from asn_desktop.rules.acts import Act
from asn_desktop.services import founding
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.ui.bringing.check import WARNED
from asn_desktop.ui.bringing.page import BringPage
from asn_desktop.ui.context import Context, Period, Selection
from asn_desktop.ui.imports.steps import Step
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.threads import JobRunner
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.views.imports import Effect
from asn_desktop.workflows import roster

OFFICES = Path(__file__).parents[2] / "data" / "offices"
LOGS = OFFICES / "palu-catatan-harian-2026.xlsx"
SURVEY = OFFICES / "rakumpit-survei-2026-tw1.xlsx"
Settle = Callable[[], None]


class Opened:
    """A navigator that remembers where it was sent."""

    def __init__(self) -> None:
        self.places: list[tuple[str, dict[str, Any]]] = []
        self.notices: list[str] = []

    def open(self, page: str, **target: Any) -> None:
        self.places.append((page, target))

    def back(self) -> None:
        self.places.append(("back", {}))

    def notice(self, text: str, _action: str = "", _do: object = None) -> None:
        self.notices.append(text)

    def page_keys(self) -> tuple[str, ...]:
        return ("logs", "survey", "complaints", "planning", "imports")


@pytest.fixture
def opened() -> Opened:
    return Opened()


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, sqlite_office: Office, opened: Opened) -> Iterator[BringPage]:
    sqlite_office.write(
        Act.SET_UP_OFFICE, founding.found_office, "Dinas Uji", "Pemerintah Kota Uji", 2026
    )
    runner = JobRunner()
    operations = Operations(sqlite_office, runner)
    selection = Selection((2026,), lambda _year: [Period("TW2", "Triwulan II")], 2026, "TW2")
    made = BringPage(Context(operations, selection, opened))
    qtbot.addWidget(made)
    made.resize(1190, 620)
    made.show()
    yield made
    runner.wait_idle()
    runner.shutdown()


@pytest.fixture
def settle(page: BringPage) -> Settle:
    return page.context.operations.runner.wait_idle


def stored(page: BringPage, mapped: type) -> int:
    def count(tx: ReadTx) -> int:
        return tx.session.scalar(sa.select(sa.func.count()).select_from(mapped)) or 0

    found: int = page.context.office.read(count)
    return found


def card(page: BringPage) -> EmptyState:
    shown = page.stack.currentWidget()
    assert isinstance(shown, EmptyState)
    return shown


def test_the_logs_from_the_file_to_the_list_and_back(
    page: BringPage, settle: Settle, opened: Opened, qtbot: QtBot
) -> None:
    roster.bring_in(page.context.office, roster.open_file(OFFICES / "palu-dinas-pendidikan.xlsx"))
    page.go(kind="logs")
    assert card(page).words.text() == "Pilih berkas catatan harian."
    page.go(file=LOGS)
    settle()
    assert page.steps.step is Step.CHECK
    assert page.check.kind.text() == "Catatan harian"
    assert page.check.main.text() == "Masukkan 1.320 catatan"
    assert page.check.summary.text() == "30 pegawai  ·  5 Januari 2026 – 5 Maret 2026"
    table = page.check.model
    assert [table.index(0, at).data() for at in range(9)] == [
        "", "2", "Ani Hesti Hidayat, S.Pd., M.Pd.", "05-01-2026", "13.00", "14.00",
        "Pendampingan literasi", "Peserta didik terdampingi", "22 orang",
    ]  # fmt: skip
    qtbot.mouseClick(page.check.main, Qt.MouseButton.LeftButton)
    settle()
    assert card(page).words.text() == "1.320 catatan masuk."
    assert stored(page, DailyLog) == 1320
    qtbot.mouseClick(card(page).buttons[0], Qt.MouseButton.LeftButton)
    assert opened.places == [("logs", {})]
    qtbot.mouseClick(card(page).buttons[-1], Qt.MouseButton.LeftButton)
    settle()
    assert stored(page, DailyLog) == 0
    assert page.steps.step is Step.FILE


def test_the_same_file_a_second_time_says_so_at_once(
    page: BringPage, settle: Settle, qtbot: QtBot
) -> None:
    page.go(file=SURVEY)
    settle()
    page.bring_in()
    settle()
    page.go(file=SURVEY)
    settle()
    assert card(page).words.text().startswith("Tidak ada yang baru di berkas ini: 86 baris")
    qtbot.mouseClick(card(page).buttons[1], Qt.MouseButton.LeftButton)
    assert page.steps.step is Step.CHECK
    assert "sudah dimasukkan" in page.check.loose.label.text().lower()
    assert not page.check.main.isEnabled()
    assert stored(page, SurveyAnswer) == 86


def test_the_round_is_proposed_and_may_be_named(page: BringPage, settle: Settle) -> None:
    page.go(kind="survey", file=SURVEY)
    settle()
    title = "Survei Kepuasan Masyarakat Kecamatan Rakumpit Triwulan I 2026"
    assert page.check.targets.currentText() == title
    assert page.check.note.text() == "putaran baru"
    edit = page.check.targets.lineEdit()
    assert edit is not None
    edit.setText("SKM Triwulan I")
    edit.editingFinished.emit()
    page.bring_in()
    settle()

    def names(tx: ReadTx) -> list[str]:
        return list(tx.session.scalars(sa.select(SurveyRound.name)))

    assert page.context.office.read(names) == ["SKM Triwulan I"]
    buttons = [button.text() for button in card(page).buttons]
    assert buttons == ["Lihat hasil survei", "Masukkan berkas lain"]  # answers are not undone


def test_f8_opens_the_wrong_cell_and_what_is_typed_counts(
    page: BringPage, settle: Settle, tmp_path: Path, qtbot: QtBot
) -> None:
    book = openpyxl.load_workbook(SURVEY)
    sheet = book.active
    assert sheet is not None
    sheet["H5"] = 5
    sheet["K7"] = "baik"
    book.save(tmp_path / "survei.xlsx")
    page.go(file=tmp_path / "survei.xlsx")
    settle()
    assert page.check.main.text() == "Masukkan 84 lembar jawaban"
    assert page.look is not None
    assert page.look.preview.counts[Effect.REFUSED] == 2
    page.check.next_problem()
    (editor,) = page.check.table.viewport().findChildren(QLineEdit)
    assert editor.text() == "5"
    editor.setText("4")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.check.main.text() == "Masukkan 85 lembar jawaban")
    page.check.chips.choose(Effect.REFUSED.value)
    rows = [line for line in page.check.model.lines if line.is_row]
    assert [line.planned.found.row for line in rows] == [7]
    assert page.check.model.lines[-1].words == (
        "U5 Produk Spesifikasi Jenis Pelayanan: “baik” bukan satu angka 1 sampai 4. Ketik "
        "angkanya, atau kosongkan bila tidak dijawab."
    )
    page.check.chips.choose(WARNED)
    assert page.check.nothing.isVisible()
    page.filter_focus()
    page.check.show_all()
    assert len(page.check.model.lines) == 87


def test_the_list_of_problems_is_saved(
    page: BringPage, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.go(file=LOGS)  # nobody is on the staff list
    settle()
    assert page.check.refusals.text().startswith("1.320 baris ditolak")
    path = tmp_path / "masalah.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_kw: (str(path), ""))
    page.check.save.click()
    settle()
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    said = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert sum("tidak ada di daftar pegawai" in str(cell) for cell in said) == 1320


def test_a_list_of_staff_goes_to_its_own_page(
    page: BringPage, settle: Settle, opened: Opened
) -> None:
    page.go(file=OFFICES / "mulyorejo-duk.xlsx")
    settle()
    assert card(page).words.text() == "Ini daftar pegawai."
    card(page).buttons[0].click()
    assert opened.places == [("imports", {"file": OFFICES / "mulyorejo-duk.xlsx"})]


def test_another_kind_asked_for_begins_anew(page: BringPage, settle: Settle) -> None:
    page.go(kind="logs", file=LOGS)
    settle()
    assert page.checking()
    page.go(kind="logs")  # back from adding somebody: the rows looked at are still there
    assert page.checking()
    page.go(kind="survey")
    assert not page.checking()
    assert page.look is None


def test_an_existing_round_takes_the_file(page: BringPage, settle: Settle) -> None:
    page.go(file=SURVEY)
    settle()
    page.bring_in()
    settle()

    def first(tx: ReadTx) -> UUID:
        return tx.session.scalars(sa.select(SurveyRound.id)).one()

    page.go(kind="survey", round=page.context.office.read(first))
    page.open_file(OFFICES / "mulyorejo-survei-2026-tw1.xlsx")
    settle()
    assert page.check.note.text() == "sudah ada"
    page.bring_in()
    settle()
    assert stored(page, SurveyRound) == 1
    assert stored(page, SurveyAnswer) == 236
