"""Mulyorejo's full year through the real window, by keyboard and mouse.

First run, import of the staff file, who assesses the camat, SKP of camat → kepala seksi → staff
typed, submitted and set; four quarters and the year realised, achieved and rated with 1/2/3; the
print desk; and the words of the PDFs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from chapters import (
    Today,
    Typed,
    achieve,
    bring_in,
    evaluations,
    first_run,
    hand_in,
    link_to_the_first,
    name_the_camats_assessor,
    open_skp,
    printed_sheets,
    realise,
    type_annex,
    type_result,
    view,
)
from clerk import CTRL, Clerk, Key
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from asn_desktop.rules.lifecycle import EvaluationState
from asn_desktop.rules.planning import Perspective, ResultSource
from asn_desktop.rules.predicate import Predicate
from asn_desktop.services import planning
from asn_desktop.services.office import SystemClock
from asn_desktop.ui.theme import Mode, Theme
from asn_desktop.ui.widgets.dialogs import Selectable
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.views.printing import DeskForm

CAMAT, HEAD = "Darmawan Lukman Wahyuni, S.E.", "Slamet Hartono, S.IP."
STAFF, SECRETARY = "Nur Ratna Purnomo, M.M.", "Dra. Sri Wahyuningsih, M.Si."
NOTE = "Pertahankan, 2 orang rekan perlu didampingi."


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


ANNEX = ("Satu komputer", "Rekap setiap Jumat", "Diprioritaskan mengikuti pelatihan")
PERIODS = (
    ("Triwulan I", "TW1", (2026, 4, 6)),
    ("Triwulan II", "TW2", (2026, 7, 6)),
    ("Triwulan III", "TW3", (2026, 10, 6)),
    ("Triwulan IV", "TW4", (2027, 1, 6)),
    ("Tahunan", "AKHIR", (2027, 1, 12)),
)


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

    with first_run(qtbot, theme, monkeypatch, tmp_path / "kantor", "Kecamatan Mulyorejo") as made:
        yield made


# ---- the chapters


def plan(clerk: Clerk, name: str) -> None:
    """From the list to a set SKP: start empty, type the sheet, link, annex, submit, set."""
    page = open_skp(clerk, name)
    clerk.click(page.empty.state.buttons[0])
    type_result(clerk, PLANS[name])
    if PLANS[name].given[0]:
        (row,) = view(clerk).results
        assert row.source is ResultSource.AGREEMENT
        assert [each.perspective for each in row.indicators] == [
            Perspective.RECIPIENTS,
            Perspective.BUDGET,
        ]
    else:
        link_to_the_first(clerk, page)
    type_annex(clerk, page, "Antrean di bawah 15 menit", ANNEX)
    clerk.press(Key.Key_6, CTRL)
    clerk.type("Jadwal loket bulanan")
    hand_in(clerk)


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
    bring_in(clerk, monkeypatch, "mulyorejo-duk.xlsx", 56)
    name_the_camats_assessor(clerk, CAMAT, SECRETARY)
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
        achieve(clerk, label, 3)
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
