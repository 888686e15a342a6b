"""Settings, backup and the way back, through the real widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from documents import set_up
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from asn_desktop.models.people import Person
from asn_desktop.rules.acts import Act
from asn_desktop.rules.clock import HolidayYear
from asn_desktop.rules.findings import Severity, WorldFault
from asn_desktop.services.holidays import holiday_years
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.setup import read_settings
from asn_desktop.ui.context import Context, Period, Selection
from asn_desktop.ui.forms.fields import CheckField, LongTextField
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.settings.asks import AskFile
from asn_desktop.ui.settings.holidays_card import HolidayDialog
from asn_desktop.ui.settings.page import SettingsPage
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import Mode, Theme
from asn_desktop.ui.threads import JobRunner
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.workflows import backup

Patch = pytest.MonkeyPatch


@dataclass
class Opened:
    notices: list[str] = field(default_factory=list)

    def open(self, page: str, **target: Any) -> None: ...

    def back(self) -> None: ...

    def notice(self, text: str, action: str = "", do: object = None) -> None:
        self.notices.append(text)


@dataclass
class Shown:
    page: SettingsPage
    office: Office
    operations: Operations
    theme: Theme
    settle: Callable[[], None]

    @property
    def banner(self) -> str:
        return self.page.backups.banner.label.text()

    def name_of_first(self) -> str:
        oldest = sa.select(Person.name).order_by(Person.id).limit(1)
        return str(self.office.read(lambda tx: tx.session.scalar(oldest)))

    def rename_first(self, name: str) -> None:
        def write(tx: Tx) -> None:
            tx.session.scalars(sa.select(Person).order_by(Person.id).limit(1)).one().name = name

        self.operations.write(Act.EDIT_PERSON, write)
        self.settle()


@pytest.fixture
def shown(
    qtbot: QtBot, theme: Theme, sqlite_office: Office, make_person: Callable[..., UUID]
) -> Iterator[Shown]:
    set_up(sqlite_office)
    make_person(sqlite_office, "Nur Ratna")
    runner = JobRunner()
    operations = Operations(sqlite_office, runner)
    errors: list[BaseException] = []
    operations.bug.connect(errors.append)
    selection = Selection((2026,), lambda _year: [Period("TW2", "Triwulan II")], 2026, "TW2")
    page = SettingsPage(Context(operations, selection, Opened()))
    qtbot.addWidget(page)
    page.resize(1190, 620)
    operations.changed.connect(page.on_changed)
    page.show()
    page.activate()
    yield Shown(page, sqlite_office, operations, theme, runner.wait_idle)
    runner.wait_idle()
    runner.shutdown()
    assert not errors, errors


def click(qtbot: QtBot, button: Any) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def type_into(shown: Shown, qtbot: QtBot, name: str, words: str) -> Any:
    (found,) = [form.fields[name] for form in shown.page.forms if name in form.fields]
    found.line.clear()
    qtbot.keyClicks(found.line, words)
    qtbot.keyClick(found.line, Qt.Key.Key_Return)
    shown.settle()
    return found


def test_leaving_a_field_is_the_act(shown: Shown, qtbot: QtBot) -> None:
    type_into(shown, qtbot, "agency", "PEMERINTAH KABUPATEN UJI")
    type_into(shown, qtbot, "place", "Ujung")
    settings = shown.office.read(read_settings)
    assert (settings.agency, settings.place) == ("PEMERINTAH KABUPATEN UJI", "Ujung")
    type_into(shown, qtbot, "place", "")
    assert shown.office.read(read_settings).place == ""


def test_the_office_keeps_its_name_when_it_is_emptied(shown: Shown, qtbot: QtBot) -> None:
    field = type_into(shown, qtbot, "office_name", "")
    assert field.line.text() == "Kecamatan Mulyorejo"
    assert "Wajib diisi" in field.message.text()
    assert shown.office.read(read_settings).office_name == "Kecamatan Mulyorejo"


def test_colours_paper_and_week_are_chosen(shown: Shown) -> None:
    for name, value in (("theme", "dark"), ("paper", "a4"), ("working_days", 6)):
        (choice,) = [form.fields[name] for form in shown.page.forms if name in form.fields]
        choice.put(value)
        choice.commit()
        shown.settle()
    settings = shown.office.read(read_settings)
    assert (settings.theme, settings.paper, settings.working_days) == ("dark", "a4", 6)
    assert shown.theme.mode is Mode.DARK


def test_an_office_may_have_no_late_rule_for_logs(shown: Shown) -> None:
    (choice,) = [f.fields["log_late_days"] for f in shown.page.forms if "log_late_days" in f.fields]
    assert choice.text() == "7 hari kerja"
    choice.put(0)
    choice.commit()
    shown.settle()
    assert shown.office.read(read_settings).log_late_days == 0
    assert choice.text() == "Tanpa batas"


def test_the_emblem_comes_from_a_file_and_can_go(
    shown: Shown, qtbot: QtBot, tmp_path: Path, monkeypatch: Patch
) -> None:
    image = QImage(30, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#1f6f43"))
    image.save(str(tmp_path / "lambang.png"))
    monkeypatch.setattr(AskFile, "emblem", lambda *_args: tmp_path / "lambang.png")
    box = shown.page.emblem
    assert box.picture.is_empty
    click(qtbot, box.choose)
    qtbot.waitUntil(lambda: not box.picture.is_empty)
    assert shown.office.read(read_settings).emblem
    click(qtbot, box.remove)
    qtbot.waitUntil(lambda: box.picture.is_empty)
    assert not box.remove.isVisible()


def test_a_file_that_is_no_picture_is_refused(
    shown: Shown, qtbot: QtBot, tmp_path: Path, monkeypatch: Patch
) -> None:
    (tmp_path / "x.png").write_text("bukan gambar")
    refused: list[Any] = []
    shown.operations.refused.connect(refused.append)
    monkeypatch.setattr(AskFile, "emblem", lambda *_args: tmp_path / "x.png")
    click(qtbot, shown.page.emblem.choose)
    qtbot.waitUntil(lambda: bool(refused))
    assert refused[0][0].code == "emblem.kind"


def test_a_broken_picture_is_told_and_the_old_one_stays(
    shown: Shown, qtbot: QtBot, tmp_path: Path, monkeypatch: Patch
) -> None:
    image = QImage(300, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#1f6f43"))
    image.save(str(tmp_path / "x.png"))
    whole = (tmp_path / "x.png").read_bytes()
    (tmp_path / "x.png").write_bytes(whole[: len(whole) // 2])
    faults: list[WorldFault] = []
    shown.operations.fault.connect(lambda fault, _retry: faults.append(fault))
    monkeypatch.setattr(AskFile, "emblem", lambda *_args: tmp_path / "x.png")
    click(qtbot, shown.page.emblem.choose)
    qtbot.waitUntil(lambda: bool(faults))
    assert faults[0].code == "paper.emblem_unreadable"
    assert shown.office.read(read_settings).emblem == ""


def test_the_letterhead_is_typed_line_by_line(shown: Shown) -> None:
    form = next(form for form in shown.page.forms if "letterhead" in form.fields)
    words = "PEMERINTAH KOTA CONTOH\nKECAMATAN MULYOREJO"
    field, wanted = form.fields["letterhead"], form.fields["letterhead_on_forms"]
    assert isinstance(field, LongTextField)
    assert isinstance(wanted, CheckField)
    field.editor.setFocus()
    field.put(words)
    form.commit_all()
    wanted.check.click()
    shown.settle()
    settings = shown.office.read(read_settings)
    assert (settings.letterhead, settings.letterhead_on_forms) == (words, True)
    field.put(None)
    form.commit_all()
    shown.settle()
    assert shown.office.read(read_settings).letterhead == ""


def test_a_backup_goes_onto_a_stick(
    shown: Shown, qtbot: QtBot, tmp_path: Path, monkeypatch: Patch
) -> None:
    names: list[str] = []

    def ask(_parent: object, _title: str, name: str) -> Path:
        names.append(name)
        return tmp_path / "stick" / name

    monkeypatch.setattr(AskFile, "backup_to_write", ask)
    click(qtbot, shown.page.backups.save)
    qtbot.waitUntil(lambda: "sudah dibaca ulang" in shown.banner)
    assert names == ["Kecamatan-Mulyorejo_2026-07-02.asncadangan"]
    assert backup.inspect(tmp_path / "stick" / names[0]).people == 1


def test_the_way_back_shows_what_comes_and_keeps_what_was(
    shown: Shown, qtbot: QtBot, tmp_path: Path, monkeypatch: Patch
) -> None:
    folder = shown.page.backups.folder
    assert folder is not None
    file = tmp_path / "kantor.asncadangan"
    backup.save(shown.office, folder, file)
    shown.rename_first("Sesudahnya")
    asked: list[str] = []
    answers = [False, True]

    def ask(_parent: object, title: str, text: str, **_words: Any) -> bool:
        asked.append(text)
        return answers.pop(0)

    monkeypatch.setattr(AskFile, "backup_to_read", lambda *_args: file)
    monkeypatch.setattr(Question, "ask", ask)
    click(qtbot, shown.page.backups.restore)
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert asked[0].startswith("Kecamatan Mulyorejo, 2 Juli 2026")
    assert "1 pegawai" in asked[0]
    assert shown.name_of_first() == "Sesudahnya"
    assert list((folder / "cadangan").iterdir()) == []
    click(qtbot, shown.page.backups.restore)
    qtbot.waitUntil(lambda: "Kantor dipulihkan" in shown.banner)
    assert shown.name_of_first() == "Nur Ratna"
    (aside,) = (folder / "cadangan").iterdir()
    assert aside.name.startswith("sebelum-dipulihkan_")
    shown.rename_first("Lagi")
    assert shown.name_of_first() == "Lagi"


def test_a_damaged_backup_is_told_and_nothing_changes(
    shown: Shown, qtbot: QtBot, tmp_path: Path, monkeypatch: Patch
) -> None:
    folder = shown.page.backups.folder
    assert folder is not None
    file = tmp_path / "kantor.asncadangan"
    backup.save(shown.office, folder, file)
    file.write_bytes(file.read_bytes()[:-500])
    faults: list[WorldFault] = []
    shown.operations.fault.connect(lambda fault, _retry: faults.append(fault))
    monkeypatch.setattr(AskFile, "backup_to_read", lambda *_args: file)
    click(qtbot, shown.page.backups.restore)
    qtbot.waitUntil(lambda: bool(faults))
    assert faults[0].code == "backup.damaged"
    assert shown.name_of_first() == "Nur Ratna"


def test_the_data_are_checked_and_said_to_be_whole(shown: Shown, qtbot: QtBot) -> None:
    click(qtbot, shown.page.backups.check)
    qtbot.waitUntil(lambda: "Data utuh" in shown.banner)


def test_the_last_backups_are_listed_with_their_reason(shown: Shown, qtbot: QtBot) -> None:
    backup.automatic(shown.office, reason="impor")
    shown.page.activate()
    lines = shown.page.backups.lines
    words = [lines.itemAt(at).widget().text() for at in range(lines.count())]
    assert words[:2] == ["2 Juli 2026 07.30", "sebelum memasukkan daftar"]


# ---- holidays


def holiday(shown: Shown, year: int = 2026) -> HolidayYear:
    return shown.office.read(holiday_years)[year]


def test_a_holiday_is_added_and_removed(shown: Shown, monkeypatch: Patch) -> None:
    card = shown.page.holidays
    assert (card.year, card.chip.state) == (2026, State.DONE)
    many = len(card.removers)
    assert many == len(holiday(shown).days) > 10

    def fill(dialog: HolidayDialog) -> bool:
        dialog.submit()
        assert dialog.form.fields["name"].problem() is not None
        dialog.form.fields["day"].put_text("6/7")
        dialog.form.fields["name"].put_text("Hari Jadi")
        dialog.submit()
        shown.settle()
        return dialog.result() == HolidayDialog.DialogCode.Accepted

    monkeypatch.setattr(HolidayDialog, "run", fill)
    card.add.click()
    assert "Hari Jadi" in [one.name for one in holiday(shown).days]
    assert len(card.removers) == many + 1
    at = [one.name for one in holiday(shown).days].index("Hari Jadi")
    card.removers[at].click()
    shown.settle()
    assert len(card.removers) == many


def test_a_year_is_sure_when_it_names_its_decree(shown: Shown) -> None:
    card = shown.page.holidays
    shown.page.go(holidays=2026)
    source, confirmed = (card.form.fields[name] for name in ("source", "confirmed"))
    source.put_text("")
    source.commit()
    shown.settle()
    assert not holiday(shown).confirmed
    assert card.chip.state is State.ACTION
    confirmed.check.click()
    shown.settle()
    assert source.problem() is Severity.ERROR
    assert confirmed.value() is False
    source.put_text("Keputusan Bersama Nomor 1")
    source.commit()
    shown.settle()
    confirmed.check.click()
    shown.settle()
    assert holiday(shown).source == "Keputusan Bersama Nomor 1"
    assert (holiday(shown).confirmed, card.chip.state) == (True, State.DONE)
    card.years.setCurrentIndex(card.years.count() - 1)
    assert source.value() == (holiday(shown, card.year).source or None)
