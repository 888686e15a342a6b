"""Mulyorejo's full year through the real window, by keyboard and mouse.

First run, import of the staff file, who assesses the camat, SKP of camat → kepala seksi → staff
typed, submitted and set; four quarters and the year realised, achieved and rated with 1/2/3; the
print desk; and the words of the PDFs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from clerk import CTRL, SHIFT, Clerk, Key
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from asn_desktop import app
from asn_desktop.models.paper import Version
from asn_desktop.rules.lifecycle import EvaluationState, SheetEventKind, SkpState
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.planning import Perspective, ResultSource
from asn_desktop.rules.predicate import Predicate, UnitAchievement
from asn_desktop.services import evaluation_lists, paper, people, periods, planning
from asn_desktop.services.office import Office, ReadTx, SystemClock
from asn_desktop.services.opening import open_office
from asn_desktop.ui.evaluation.dialogs import AchievementDialog
from asn_desktop.ui.people.add import OutsideDialog
from asn_desktop.ui.people.picker import PickPerson
from asn_desktop.ui.theme import Mode, Theme
from asn_desktop.ui.welcome import Welcome
from asn_desktop.ui.widgets.dialogs import Selectable
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.views.evaluation import EvaluationRow
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.planning import SkpView
from asn_desktop.views.printing import DeskForm

ROSTER = Path(__file__).parent.parent / "data" / "offices" / "mulyorejo-duk.xlsx"
CAMAT, HEAD = "Darmawan Lukman Wahyuni, S.E.", "Slamet Hartono, S.IP."
STAFF, SECRETARY = "Nur Ratna Purnomo, M.M.", "Dra. Sri Wahyuningsih, M.Si."
NOTE = "Pertahankan, 2 orang rekan perlu didampingi."


@dataclass(frozen=True)
class Typed:
    """What is typed into one result of an SKP: of a leader with who gave it and its source.

    An indicator begins with its aspect, a leader's with its perspective; first letters choose.
    """

    text: str
    indicators: tuple[tuple[str, str, str], ...]
    given: tuple[str, str] = ("", "")


PLANS = {
    CAMAT: Typed(
        "Kepuasan warga terhadap pelayanan kecamatan meningkat",
        (("pene", "Indeks Kepuasan Masyarakat", "84"), ("a", "Serapan anggaran", "95 %")),
        given=("Sekretaris Daerah", "perj"),
    ),
    HEAD: Typed(
        "Pelayanan loket kecamatan selesai tepat waktu",
        (("w", "Rata-rata waktu penyelesaian", "1 hari kerja"),),
    ),
    STAFF: Typed(
        "Surat pengantar KTP selesai sesuai standar",
        (("kua", "Jumlah surat pengantar", "1.200 surat"), ("w", "Rata-rata waktu", "1 hari")),
    ),
}


PERIODS = (
    ("Triwulan I", "TW1", (2026, 4, 6)),
    ("Triwulan II", "TW2", (2026, 7, 6)),
    ("Triwulan III", "TW3", (2026, 10, 6)),
    ("Triwulan IV", "TW4", (2027, 1, 6)),
    ("Tahunan", "AKHIR", (2027, 1, 12)),
)


class Today:
    """The day of the story; the program asks it for the time."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 1, 5, 2, tzinfo=UTC)

    def go(self, year: int, month: int, day: int) -> None:
        self.moment = datetime(year, month, day, 2, tzinfo=UTC)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Today:
    made = Today()
    monkeypatch.setattr(SystemClock, "now", lambda _self: made.moment)
    return made


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, Mode.LIGHT)
    yield made
    made.set_mode(Mode.LIGHT)
    made.deleteLater()


@pytest.fixture
def clerk(
    qtbot: QtBot, theme: Theme, today: Today, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Clerk]:
    """Somebody who opens the program for the first time."""

    def found(dialog: Welcome) -> int:
        qtbot.keyClicks(dialog.name.line, "Kecamatan Mulyorejo")
        qtbot.keyClicks(dialog.agency.line, "Pemerintah Kota Surabaya")
        dialog.start.click()
        return dialog.result()

    monkeypatch.setattr(Welcome, "exec", found)
    folder = app.first_run(tmp_path / "kantor")
    assert folder is not None
    with open_office(folder) as office:
        made = Clerk(qtbot, office, theme, folder, monkeypatch)
        yield made
        made.leave()


# ---- the chapters


def bring_in(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beranda says where to begin; the file goes in with two keys."""
    card = clerk.window.page("home").findChild(EmptyState)
    assert card.words.text() == "Selamat datang di Kecamatan Mulyorejo"
    clerk.click(card.buttons[0])
    assert clerk.window.current == "imports"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(ROSTER), ""))
    clerk.press(Key.Key_Return, CTRL)
    page = clerk.window.page("imports")
    assert page.check.main.text() == "Masukkan 56 pegawai"
    clerk.press(Key.Key_Return, CTRL)
    assert len(clerk.office.read(people.person_rows)) == 56


def name_the_camats_assessor(clerk: Clerk) -> None:
    """The file names a post; the person who holds it is added and linked with P."""

    def outside(dialog: OutsideDialog) -> None:
        clerk.put(dialog.form.fields["name"].line, SECRETARY)
        clerk.put(dialog.form.fields["title"].line, "Sekretaris Daerah")
        dialog.main.click()
        clerk.settle()

    def pick(dialog: PickPerson) -> None:
        clerk.put(dialog.picker.line, "wahyuningsih")
        dialog.main.click()

    clerk.answers |= {OutsideDialog: outside, PickPerson: pick}
    page = clerk.go("people")
    clerk.press(Key.Key_3, CTRL)
    clerk.press(Key.Key_Return, CTRL)
    clerk.press(Key.Key_2, CTRL)
    page.without_panel.table.setFocus()
    clerk.press(Key.Key_P)
    camat = next(row for row in clerk.office.read(people.person_rows) if row.name == CAMAT)
    assert camat.assessor == SECRETARY


def plan(clerk: Clerk, name: str) -> None:
    """From the list to a set SKP: start empty, type the sheet, link, annex, submit, set."""
    clerk.go("planning")
    clerk.find_row(name.split(",")[0])
    clerk.press(Key.Key_Return)
    page = clerk.window.page("skp")
    assert name in page.header.title
    clerk.click(page.empty.state.buttons[0])
    type_result(clerk, PLANS[name])
    if not PLANS[name].given[0]:
        link_to_the_first(clerk, page)
    clerk.press(Key.Key_4, CTRL)
    clerk.type("Antrean di bawah 15 menit")
    clerk.press(Key.Key_5, CTRL)
    for adder, line in zip(
        page.editor.annex.adders.values(),
        ("Satu komputer", "Rekap setiap Jumat", "Diprioritaskan mengikuti pelatihan"),
        strict=True,
    ):
        clerk.click(adder)
        clerk.type(line)
    clerk.press(Key.Key_6, CTRL)
    clerk.type("Jadwal loket bulanan")
    clerk.press(Key.Key_2, CTRL)
    assert view(clerk).errors == ()
    clerk.press(Key.Key_Return, CTRL)
    assert view(clerk).state is SkpState.SUBMITTED
    clerk.press(Key.Key_Return, CTRL)
    assert view(clerk).state is SkpState.SET


def view(clerk: Clerk) -> SkpView:
    loaded = clerk.window.page("skp").loaded
    assert loaded is not None
    return clerk.office.read(planning.view, loaded.skp.id)


def type_result(clerk: Clerk, typed: Typed) -> None:
    clerk.press(Key.Key_N, CTRL)
    if typed.given[0]:
        type_leaders_result(clerk, typed)
        return
    clerk.press(Key.Key_Tab)
    clerk.type(typed.text)
    for number, (aspect, words, target) in enumerate(typed.indicators):
        if number:
            clerk.press(Key.Key_N, CTRL | SHIFT)
        else:
            clerk.press(Key.Key_Tab)
        clerk.type(aspect)
        clerk.press(Key.Key_Tab)
        clerk.type(words)
        clerk.press(Key.Key_Tab)
        clerk.type(target)
    clerk.press(Key.Key_Return)
    assert_typed(clerk, typed)


def type_leaders_result(clerk: Clerk, typed: Typed) -> None:
    """The columns of A.1.2: result, who gave it, its source, indicator, target, perspective."""
    giver, source = typed.given
    for words in (typed.text, giver, source):
        clerk.type(words)
        clerk.press(Key.Key_Tab)
    for number, (perspective, words, target) in enumerate(typed.indicators):
        if number:
            clerk.press(Key.Key_N, CTRL | SHIFT)
        for typing in (words, target):
            clerk.type(typing)
            clerk.press(Key.Key_Tab)
        clerk.type(perspective)
    clerk.press(Key.Key_Return)
    assert_typed(clerk, typed)
    (row,) = view(clerk).results
    assert row.source is ResultSource.AGREEMENT
    assert [each.perspective for each in row.indicators] == [
        Perspective.RECIPIENTS,
        Perspective.BUDGET,
    ]


def assert_typed(clerk: Clerk, typed: Typed) -> None:
    (row,) = view(clerk).results
    assert row.text == typed.text
    assert [each.text for each in row.indicators] == [each[1] for each in typed.indicators]


def link_to_the_first(clerk: Clerk, page: Any) -> None:
    """The superior's result is taken from the panel with Enter."""
    side = page.editor.side.superior
    page.editor.grid.stand_in(view(clerk).results[0].id, "text")
    side.results.setFocus()
    side.results.setCurrentIndex(side.results.results.index(0))
    clerk.press(Key.Key_Return)
    menus = [menu for menu in page.findChildren(QMenu) if menu.isVisible()]
    for menu in menus:  # of a leader's indicators one or all are printed in column (2)
        menu.actions()[-1].trigger()
        menu.close()
        clerk.window.activateWindow()
        clerk.qtbot.waitUntil(clerk.window.isActiveWindow)
        clerk.settle()
    assert view(clerk).results[0].supports_id is not None


def realise(clerk: Clerk, name: str, *figures: str) -> None:
    """Kemajuan: each figure, Tab, its evidence, Enter."""
    page = clerk.go("progress")
    clerk.find_row(name.split(",")[0])
    clerk.settle()
    for line, figure in zip(page.grid.lines, figures, strict=True):
        line.text.setFocus()
        clerk.type(figure)
        clerk.press(Key.Key_Tab)
        clerk.type("Register loket")
    clerk.press(Key.Key_Return)


def achieve(clerk: Clerk, label: str) -> None:
    """Penilaian is opened and every unit gets its achievement with its source."""

    def tell(dialog: AchievementDialog) -> None:
        good = dialog.facts.unit != "Seksi Pelayanan Umum"
        value = UnitAchievement.GOOD if good else UnitAchievement.OUTSTANDING
        dialog.value.set_value(value)
        clerk.put(dialog.source.line, f"Laporan Kinerja {label}")
        dialog.yes.click()

    clerk.answers[AchievementDialog] = tell
    page = clerk.go("evaluation")
    clerk.click_words("Buka penilaian", page)
    assert page.overview.total == 3
    for _unit in page.overview.achievements:
        clerk.click_words("Isi capaian", page)
    assert all(one.value is not None for one in page.overview.achievements)


def rate(clerk: Clerk, keys: dict[str, tuple[Key, Key]], note: str) -> None:
    """Every assessor's run: two keys, a note, Ctrl+Enter, until nobody is left."""
    for _assessor in keys:
        clerk.go("evaluation")
        clerk.press(Key.Key_Return, CTRL)
        assert clerk.window.current == "run"
        page = clerk.window.page("run")
        work, behaviour = keys[page.book.person.name]
        clerk.press(work)
        clerk.press(behaviour)
        clerk.type(note)
        clerk.press(Key.Key_Return, CTRL)
        assert isinstance(page.views.currentWidget(), EmptyState)


def evaluations(clerk: Clerk, code: str) -> dict[str, EvaluationRow]:
    def rows(tx: ReadTx) -> dict[str, EvaluationRow]:
        period = periods.find_period(tx, PeriodRef(2026, code))
        assert period is not None
        found = evaluation_lists.rows(tx, ListQuery(filters={"period": period.id})).rows
        return {row.name: row for row in found}

    return clerk.office.read(rows)


def print_out(clerk: Clerk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk: everybody who has sheets, A.1.7, A.1.8 and B.1.1 ticked as well; PDF per sheet."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(folder))
    monkeypatch.setattr(Selectable, "ask", lambda *_a, **_k: 0)  # "Ya, catat sudah dicetak"
    page = clerk.go("evaluation")
    page.panel.table.setFocus()
    clerk.press(Key.Key_P, CTRL)
    assert clerk.window.current == "printing"
    desk = clerk.window.page("printing").desk
    for form in (DeskForm.SKP, DeskForm.ANNEX, DeskForm.ACTION_PLAN):
        clerk.click(desk.forms.chips[form])
        clerk.settle()
    clerk.qtbot.waitUntil(lambda: desk.each.isEnabled())
    desk.view.setFocus()
    clerk.press(Key.Key_A, CTRL)
    clerk.click(desk.each)
    clerk.qtbot.waitUntil(lambda: len(list(folder.glob("*.pdf"))) == 15)
    clerk.settle()


# ---- the story


def test_a_full_year_at_the_window(
    clerk: Clerk,
    today: Today,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    read_pdf: Callable[[bytes], Any],
) -> None:
    bring_in(clerk, monkeypatch)
    name_the_camats_assessor(clerk)
    for number, name in enumerate(PLANS):
        today.go(2026, 1, 12 + 3 * number)
        plan(clerk, name)
    staff = clerk.office.read(planning.view, view(clerk).id)
    assert staff.results[0].supports_text == PLANS[HEAD].text

    for label, code, day in PERIODS:
        today.go(*day)
        clerk.choose_period(label)
        realise(clerk, CAMAT, f"85,2 {label}", f"24 % {label}")
        realise(clerk, HEAD, f"0,8 hari {label}")
        realise(clerk, STAFF, f"341 surat {label}", f"0,7 hari {label}")
        achieve(clerk, label)
        rate(
            clerk,
            {
                CAMAT: (Key.Key_2, Key.Key_1),
                HEAD: (Key.Key_1, Key.Key_1),
                STAFF: (Key.Key_1, Key.Key_2),
            },
            NOTE,
        )
        rows = evaluations(clerk, code)
        assert {row.state for row in rows.values()} == {EvaluationState.RATED}
        assert {name: row.predicate for name, row in rows.items()} == {
            CAMAT: Predicate.GOOD,
            HEAD: Predicate.VERY_GOOD,
            STAFF: Predicate.GOOD,
        }

    out = tmp_path / "pdf"
    print_out(clerk, out, monkeypatch)
    words = {path.name: read_pdf(path.read_bytes()).words for path in out.glob("*.pdf")}
    name = "2026_197707192023212001_Nur_Ratna_Purnomo.pdf"
    assert "341 surat Tahunan" in words[f"C13_{name}"]
    assert "Bukti dukung: Register loket" in words[f"C13_{name}"]
    assert "ISTIMEWA" in words[f"C13_{name}"]
    for said in (STAFF, HEAD, CAMAT, NOTE, "BAIK"):
        assert said in words[f"D11_{name}"]
    camat = next(said for key, said in words.items() if key.startswith("C12_"))
    assert "Penerima Layanan" in camat
    head = next(words[key] for key in words if key.startswith("A17_") and "Slamet" in key)
    assert "Indikator Kinerja Individu: - Indeks Kepuasan Masyarakat" in head
    for said in (PLANS[HEAD].text, PLANS[STAFF].text, "1.200 surat", "Antrean di bawah 15 menit"):
        assert said in words[f"A17_{name}"]
    assert "Rekap setiap Jumat" in words[f"A18_{name}"]
    assert "Jadwal loket bulanan" in words[f"B11_{name}"]
    assert printed_sheets(clerk.office) == 15


def printed_sheets(office: Office) -> int:
    def count(tx: ReadTx) -> int:
        ids = list(tx.session.scalars(sa.select(Version.id)))
        events = paper.events_of(tx, ids)
        return sum(
            any(event.kind is SheetEventKind.PRINTED for event in each) for each in events.values()
        )

    return office.read(count)
