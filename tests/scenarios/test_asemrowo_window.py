"""Asemrowo through the real window: results instead of attendance, from planning to the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
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
    name_the_camats_assessor,
    open_skp,
    printed_sheets,
    realise,
    type_annex,
    type_indicators,
    type_result,
    view,
)
from clerk import CTRL, Clerk, Key
from paper_chapters import (
    altered,
    check,
    codes_in,
    do_work,
    joined,
    print_from,
    rows_of,
    shoot,
    work,
)
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from asn_desktop.rules.clocks import Next
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SheetEventKind, SkpState
from asn_desktop.rules.planning import Perspective
from asn_desktop.rules.positions import FormFamily
from asn_desktop.rules.predicate import Predicate
from asn_desktop.services.office import SystemClock
from asn_desktop.ui.matrix.model import FIXED
from asn_desktop.ui.planning.cells import look_of
from asn_desktop.ui.planning.family import FamilyDialog
from asn_desktop.ui.printing.sheet_dialog import SheetDialog
from asn_desktop.ui.theme import Mode, Theme
from asn_desktop.ui.widgets.dialogs import TextQuestion
from asn_desktop.views.manuals import ManualField as F
from asn_desktop.views.printing import DeskForm

K = SheetEventKind
CAMAT, HEAD = "Zainal Nugroho, M.M.", "Maria Usop"
ANALYST, OFFICER = "Ahmad Slamet Kurniawati, S.AP.", "Lestari Mahendra, M.Pd."
SECRETARY = "Dra. Sri Wahyuningsih, M.Si."
NOTES = {
    CAMAT: ("Partisipasi sudah di atas target, pertahankan.",),
    HEAD: ("Waktu izin turun menjadi 2,4 hari.",),
    ANALYST: ("Berkas rapi, bagikan caranya.", "Dengarkan keluhan pemohon lebih dulu."),
}


PARTICIPATION = Typed(
    "Partisipasi warga dalam pembangunan kecamatan meningkat",
    (
        ("pene", "Tingkat partisipasi warga dalam musrenbang", "75 %"),
        ("a", "Serapan anggaran kecamatan", "95 %"),
    ),
    given=("Wali Kota", "perj"),
)
SATISFACTION = Typed(
    "Kepuasan warga terhadap perizinan kecamatan meningkat",
    (("pene", "Indeks Kepuasan Masyarakat", "86"),),
    given=("Wali Kota", "perj"),
)
ATTENDED = "Usulan musrenbang kelurahan terverifikasi tepat waktu"
SERVED = "Perizinan kecamatan selesai cepat dan memuaskan"
PERMITS = "Surat izin warga terbit sesuai standar waktu"
ANSWERED = "Warga pemohon izin puas atas layanan loket"
ACTIVITY, ACHIEVED = "Menghadiri rapat perizinan", "Berkas izin tersusun lengkap"
INDICATORS = {
    ATTENDED: (("kua", "Persentase usulan terverifikasi", "90 %"),),
    SERVED: (
        ("w", "Rata-rata waktu penerbitan izin", "3 hari kerja"),
        ("kua", "Nilai kepuasan pemohon izin", "85"),
    ),
    PERMITS: (("w", "Lama penerbitan surat izin", "paling lama 3 hari kerja"),),
    ANSWERED: (("kua", "Nilai survei kepuasan loket", "85"),),
    ACHIEVED: (("kua", "Persentase berkas lengkap", "95 %"),),
}
MANUAL = {
    F.GOAL: "Mengetahui keterlibatan warga dalam perencanaan pembangunan",
    F.DEFINITION: "Bagian undangan musrenbang yang hadir dan mengusulkan",
    F.FORMULA: "Peserta yang mengusulkan dibagi undangan, kali 100 %",
    F.UNIT_OF_MEASURE: "Persen",
    F.DATA_SOURCE: "Berita acara musrenbang",
}
ANNEX = ("Dua komputer loket", "Rekap setiap Jumat", "Diprioritaskan mengikuti pelatihan")


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
    with first_run(qtbot, theme, monkeypatch, tmp_path / "kantor", "Kecamatan Asemrowo") as made:
        yield made


def plan_the_camat(clerk: Clerk) -> None:
    """The question which forms a camat uses, then A.1.2 with its perspectives."""
    seen = []

    def answer(dialog: FamilyDialog) -> None:
        seen.append(dialog.heading.text())
        shoot(dialog, "02-family")
        dialog.choose(FormFamily.LEADER)
        clerk.press(Key.Key_Return)

    clerk.answers[FamilyDialog] = answer
    page = open_skp(clerk, CAMAT)
    clerk.click(page.empty.state.buttons[0])
    assert seen == ["Format SKP mana untuk Camat?"]
    for typed in (PARTICIPATION, SATISFACTION):
        type_result(clerk, typed)
    assert view(clerk).form is FormCode.A_1_2
    assert [one.perspective for row in view(clerk).results for one in row.indicators] == [
        Perspective.RECIPIENTS,
        Perspective.BUDGET,
        Perspective.RECIPIENTS,
    ]
    type_annex(clerk, page, "Usulan warga dijawab terbuka", ANNEX)
    shoot(clerk.window, "02-camat-annex")
    hand_in(clerk)
    shoot(clerk.window, "02-camat-set")


def write_the_manual(clerk: Clerk) -> None:
    """What the participation rate means (A.1.3)."""
    clerk.click(clerk.window.page("skp").strip.manuals)
    page = clerk.window.page("manuals")
    clerk.press(Key.Key_Return)
    for field, words in MANUAL.items():
        page.form.fields[field.value].focus()
        clerk.type(words)
    for field, words in ((F.CONTROL, "Outcome"), (F.REPORTING, "Tahunan")):
        box = page.form.fields[field.value]
        box.focus()
        box.put_text(words)
        box.commit()
    clerk.settle()
    first, *_others = page.panel.manuals
    assert first.done, first.missing
    shoot(clerk.window, "02-manual")


def share_out(clerk: Clerk) -> None:
    """The role matrix: what is typed in a cell is a result in that person's SKP, on two levels."""
    page = open_skp(clerk, CAMAT)
    clerk.click(page.strip.matrix)
    page = clerk.window.page("matrix")
    clerk.press(Key.Key_Return)
    assert page.shown is not None
    type_cells(clerk, page, HEAD, {0: ATTENDED, 2: SERVED})
    shoot(clerk.window, "02-matrix")
    clerk.press(Key.Key_Up)  # Enter has gone on to the next person
    clerk.click(page.strip.team)
    assert page.shown.parent_id is not None
    type_cells(clerk, page, ANALYST, {0: ACTIVITY, 1: PERMITS})
    type_cells(clerk, page, OFFICER, {1: ANSWERED})
    shoot(clerk.window, "02-team")


def type_cells(clerk: Clerk, page: Any, name: str, words: dict[int, str]) -> None:
    grid = page.grid
    for column, text in words.items():
        row = next(at for at, one in enumerate(page.shown.rows) if one.name == name)
        grid.go_to(grid.model.index(row, FIXED + column))
        grid.table.setFocus()
        clerk.type(text)
        clerk.press(Key.Key_Return)
    line = next(one for one in page.shown.rows if one.name == name)
    assert [role.text for cell in line.cells for role in cell] == list(words.values())


def finish_plan(clerk: Clerk, name: str, *results: str) -> None:
    """The results that the matrix made get indicators by duty, and the SKP is set."""
    page = open_skp(clerk, name)
    grid = page.editor.grid
    shoot(clerk.window, f"02-{name[:6].strip()}-made")
    for at, text in enumerate(results):
        row = view(clerk).results[at]
        assert row.text in (text, ACTIVITY)
        grid.stand_in(row.id, "text")
        grid.setFocus()
        if row.text == ACTIVITY:
            read_the_hint(clerk, grid)
            clerk.type(text)
        type_indicators(clerk, Typed(text, INDICATORS[text]))
    type_annex(clerk, page, "Antrean di bawah 15 menit", ANNEX)
    hand_in(clerk)
    assert [row.text for row in view(clerk).results] == list(results)
    assert all(row.supports_text for row in view(clerk).results)
    shoot(clerk.window, f"02-{name[:6].strip()}-set")


def read_the_hint(clerk: Clerk, grid: Any) -> None:
    """An activity typed as a result is told as such, where one stands; nothing is refused."""
    index = grid.currentIndex()
    assert look_of(grid.grid_model, index).hint
    shoot(clerk.window, "02-hint")
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("“Menghadiri …” terbaca sebagai aktivitas.")


# ---- paper


def print_the_plans(clerk: Clerk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """From the list of SKP with Ctrl+P, with manual and matrix; one PDF per person."""
    page = clerk.go("planning")
    clerk.press(Key.Key_Escape)  # the filter of the last search
    clerk.click_words(f"{SkpState.SET.label}  4", page.chips)
    page.panel.table.setFocus()
    clerk.press(Key.Key_A, CTRL)
    clerk.press(Key.Key_P, CTRL)
    assert clerk.window.current == "printing"
    desk = clerk.window.page("printing").desk
    clerk.click(desk.forms.more)
    shoot(desk.forms.popup, "03-forms")
    for form in (DeskForm.MANUAL, DeskForm.MATRIX):
        clerk.click(desk.forms.boxes[form])
    clerk.press(Key.Key_Return)
    joined(clerk, folder.parent / "satu.pdf", monkeypatch)
    return print_from(clerk, folder, monkeypatch, "many")


# ---- a quarter


def rate_in_the_sheet(clerk: Clerk) -> None:
    """Ctrl+G for every assessor: digits, Ctrl+D over what is empty, a pasted column of notes."""
    for person, notes in NOTES.items():
        page = clerk.go("evaluation")
        clerk.find_row(person.split(",")[0])
        clerk.press(Key.Key_G, CTRL)
        page = clerk.window.page("run")
        assert page.views.currentWidget() is page.grid
        assert len(page.book.people) == len(notes)
        clerk.press(Key.Key_1 if person == HEAD else Key.Key_2)
        clerk.press(Key.Key_1)
        page.grid.focus(0)
        clerk.press(Key.Key_D, CTRL)
        clerk.press(Key.Key_Right)
        clerk.press(Key.Key_D, CTRL)
        clerk.press(Key.Key_Right)
        QApplication.clipboard().setText("\n".join(notes))
        clerk.press(Key.Key_V, CTRL)
        shoot(clerk.window, f"04-sheet-{person[:5].strip()}")
        clerk.press(Key.Key_Return, CTRL)
        shoot(clerk.window, f"04-after-{person[:5].strip()}")
        assert all(one.finished for one in page.book.people)


def a_quarter(clerk: Clerk) -> None:
    clerk.choose_period("Triwulan I")
    realise(clerk, CAMAT, "78 % (1.170 dari 1.500 undangan)", "24 %", "85,6")
    realise(clerk, HEAD, "88 %", "2,4 hari kerja", "86,1")
    realise(clerk, ANALYST, "96 %", "2,1 hari kerja", evidence="Register perizinan")
    realise(clerk, OFFICER, "87,4", evidence="Survei loket")
    shoot(clerk.window, "04-progress")
    achieve(clerk, "Triwulan I", 4)
    shoot(clerk.window, "04-achieved")
    rate_in_the_sheet(clerk)
    rows = evaluations(clerk, "TW1")
    assert {name: row.predicate for name, row in rows.items()} == {
        CAMAT: Predicate.GOOD,
        HEAD: Predicate.VERY_GOOD,
        ANALYST: Predicate.GOOD,
        OFFICER: Predicate.GOOD,
    }


def test_asemrowo(
    clerk: Clerk,
    today: Today,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    read_pdf: Callable[[bytes], Any],
) -> None:
    bring_in(clerk, monkeypatch, "asemrowo-per-unit.xlsx", 41)
    name_the_camats_assessor(clerk, CAMAT, SECRETARY)
    today.go(2026, 1, 12)
    plan_the_camat(clerk)
    write_the_manual(clerk)
    today.go(2026, 1, 14)
    share_out(clerk)
    finish_plan(clerk, HEAD, ATTENDED, SERVED)
    finish_plan(clerk, ANALYST, ACHIEVED, PERMITS)
    finish_plan(clerk, OFFICER, ANSWERED)

    plans = print_the_plans(clerk, tmp_path / "rencana", monkeypatch)
    the_plans_say_what_was_typed(plans, read_pdf)
    joined = read_pdf((tmp_path / "satu.pdf").read_bytes()).words
    assert joined.count("Jumlah: ") == 3  # a cover sheet for each of the three who sign
    code = codes_in(read_pdf(plans[0]).words)[0]
    assert check(clerk, code).verdict == "Cocok dan berlaku"

    today.go(2026, 4, 6)
    a_quarter(clerk)
    assert (
        work(clerk)["work.to_print"]
        == "Hasil dan dokumen evaluasi 4 pegawai Triwulan I siap dicetak."
    )
    do_work(clerk, "work.to_print")
    pages = [read_pdf(pdf).words for pdf in print_from(clerk, tmp_path / "TW1", monkeypatch)]
    the_quarter_says_what_was_typed(pages)
    assert "work.to_print" not in work(clerk)
    assert printed_sheets(clerk.office) == 10 + 8

    documents = [codes_in(words)[0] for words in pages if "DOKUMEN EVALUASI" in words]
    assert len(documents) == 4
    sign_and_file(clerk, today, documents)
    attach_the_scan(clerk, tmp_path, monkeypatch)
    today.go(2026, 5, 5)
    old = rows_of(clerk, "Ahmad D.1.1")[0].code
    change_after_printing(clerk, old)
    print_again(clerk, old, tmp_path / "ulang", monkeypatch, read_pdf)


def the_plans_say_what_was_typed(plans: list[bytes], read_pdf: Callable[[bytes], Any]) -> None:
    """One file for each of the four; the camat's has his SKP, annex, manual and matrix."""
    assert len(plans) == 4
    words = {len(codes_in(text)): text for text in (read_pdf(pdf).words for pdf in plans)}
    camat = words[4]
    assert {code[:3] for code in codes_in(camat)} == {"A12", "A18", "A13", "A15"}
    for said in (*MANUAL.values(), "Penerima Layanan", "Anggaran", ATTENDED, SERVED, PERMITS):
        assert said in camat, said
    everyone = " ".join(read_pdf(pdf).words for pdf in plans)
    for results in INDICATORS.values():
        for _aspect, indicator, target in results:
            assert indicator in everyone
            assert target in everyone
    assert ACTIVITY not in everyone.replace(camat, "")


def the_quarter_says_what_was_typed(pages: list[str]) -> None:
    camat = next(words for words in pages if "PERSPEKTIF" in words)
    assert "78 % (1.170 dari 1.500 undangan)" in camat
    analyst = next(words for words in pages if "2,1 hari kerja" in words)
    assert "Bukti dukung: Register perizinan" in analyst
    for notes in NOTES.values():
        for note in notes:
            assert any(note in words for words in pages), note


def note_for_all(clerk: Clerk, key: Key, kind: SheetEventKind) -> None:
    """The four D.1.1 chosen, one key, the day on the paper."""
    assert len(rows_of(clerk, "D.1.1")) == 4
    clerk.press(Key.Key_A, CTRL)
    clerk.press(key, CTRL)
    assert {row.state for row in rows_of(clerk, "D.1.1")} == {kind}


def sign_and_file(clerk: Clerk, today: Today, documents: list[str]) -> None:
    """Signed and handed over for all, returned by their codes, reported, filed; clocks stop."""
    today.go(2026, 4, 7)
    note_for_all(clerk, Key.Key_1, K.SIGNED)
    assert "4 lembar D.1.1" in work(clerk)["work.to_hand_over"]
    today.go(2026, 4, 8)
    note_for_all(clerk, Key.Key_2, K.HANDED_OVER)
    shoot(clerk.window, "05-handed")
    asked = work(clerk)
    assert "work.to_hand_over" not in asked
    assert asked["work.clock.return"] == "4 lembar D.1.1 Triwulan I belum dikembalikan pegawai."
    shoot(clerk.window, "05-home-return")
    today.go(2026, 4, 13)
    assert (
        check(clerk, *documents, record="Catat: Dikembalikan pegawai").verdict
        == "Cocok dan berlaku"
    )
    assert {row.returned for row in rows_of(clerk, "D.1.1")} == {date(2026, 4, 13)}
    assert not [code for code in work(clerk) if "clock" in code]
    today.go(2026, 5, 4)  # the window is over: what is done is reported
    assert "work.clock.report" in work(clerk)
    shoot(clerk.window, "05-home-report")
    note_for_all(clerk, Key.Key_5, K.REPORTED)
    assert not [code for code in work(clerk) if "clock" in code]
    note_for_all(clerk, Key.Key_4, K.FILED)
    shoot(clerk.window, "05-filed")
    page = clerk.go("followup")
    clerk.settle()
    shoot(clerk.window, "05-followup")
    assert {row.next for row in page.panel.model.rows} == {Next.DONE}


def attach_the_scan(clerk: Clerk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The scan of the signed sheet goes into its life."""
    scan = folder / "D11 Ahmad bertanda tangan.png"
    image = QImage(200, 280, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    assert image.save(str(scan))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(scan)], ""))
    seen: list[object] = []

    def put_in(dialog: SheetDialog) -> None:
        clerk.settle()
        clerk.click(dialog.attach)
        assert dialog.life is not None
        seen.extend(one.name for one in dialog.life.scans)
        seen.extend(one.kind for one in dialog.life.moments)
        shoot(dialog, "05-scan")
        dialog.reject()

    clerk.answers[SheetDialog] = put_in
    rows_of(clerk, "Ahmad D.1.1")
    clerk.press(Key.Key_Return)
    assert seen == [
        scan.name, K.PRINTED, K.SIGNED, K.HANDED_OVER, K.RETURNED, K.REPORTED, K.FILED,
    ]  # fmt: skip
    assert rows_of(clerk, "Ahmad D.1.1")[0].scans == 1


def change_after_printing(clerk: Clerk, old: str) -> None:
    """A rating is changed with a reason: the paper is void and says why, a reprint is asked for."""
    assert check(clerk, old).verdict == "Cocok dan berlaku"
    assert check(clerk, altered(old)).verdict == "Salah ketik"
    clerk.go("evaluation")
    clerk.find_row("Ahmad")
    clerk.press(Key.Key_Return)
    page = clerk.window.page("run")

    def why(dialog: TextQuestion) -> None:
        clerk.type("Bukti kunjungan loket baru diterima")
        shoot(dialog, "06-why")
        dialog.accept()

    clerk.answers[TextQuestion] = why
    clerk.click(page.card.reopen)
    clerk.press(Key.Key_1)
    clerk.press(Key.Key_1)
    clerk.press(Key.Key_Return, CTRL)
    assert evaluations(clerk, "TW1")[ANALYST].predicate is Predicate.VERY_GOOD
    answer = check(clerk, old)
    assert answer.verdict == "Tidak berlaku"
    assert "predikat: Baik → " in answer.changed
    assert [row.form for row in rows_of(clerk, "Ahmad")] == [FormCode.A_1_7, FormCode.A_1_8]
    assert "berubah setelah dicetak" in work(clerk)["work.void"]
    shoot(clerk.window, "06-home")


def print_again(
    clerk: Clerk,
    old: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    read_pdf: Callable[[bytes], Any],
) -> None:
    """From the work list to the new sheets; after that nothing is asked for any more."""
    do_work(clerk, "work.void")
    clerk.click(clerk.window.page("printing").desk.forms.chips[DeskForm.DOCUMENT])
    shoot(clerk.window, "06-desk")
    pages = [read_pdf(pdf).words for pdf in print_from(clerk, folder, monkeypatch)]
    assert len(pages) == 2
    assert all("SANGAT BAIK" in words for words in pages)
    (new,) = [code for words in pages for code in codes_in(words)[:1] if code[:3] == "D11"]
    assert new[:5] == "D11V2"
    assert check(clerk, new).verdict == "Cocok dan berlaku"
    assert check(clerk, old).verdict == "Sudah diganti"
    assert "work.void" not in work(clerk)
    shoot(clerk.window, "06-end")
