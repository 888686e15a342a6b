"""Mulyorejo at the real window: one officer seen by residents, colleagues and herself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from chapters import Today, achieve, bring_in, first_run, realise
from clerk import CTRL, Clerk, Key
from following_chapters import (
    Survey,
    comma,
    facts_beside,
    open_file,
    person,
    rows_in,
    saves_to,
    told,
    words_in,
)
from paper_chapters import do_work, print_from, shoot, work
from pytestqt.qtbot import QtBot

from asn_desktop.rules.following import MeasureKind
from asn_desktop.rules.satisfaction import LABELS
from asn_desktop.ui.feedback.asking import AskDialog
from asn_desktop.ui.feedback.dialog import PieceDialog
from asn_desktop.ui.feedback.kit_open import OpenRounds
from asn_desktop.ui.feedback.kit_print import PrintSlips
from asn_desktop.ui.guidance.measures_dialogs import MeasureDialog, TakeOverDialog
from asn_desktop.ui.printing.paper_dialog import PaperDialog
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.views.asking import Side

HEAD, OFFICER = "Slamet Hartono, S.IP.", "Nur Ratna Purnomo, M.M."
PEER = "Ni Hesti Lamadjido, S.E."
FILE = "mulyorejo-survei-2026-tw1.xlsx"
ANSWER = "Sigap menolong rekan di loket saat antrean panjang."
SLIPS = ("4444444", "3343334", "444-444", "3333333", "4434434", "43-----")
"""What six residents and colleagues marked: seven values each, "-" left out."""
SAID = "Ramah kepada warga yang bingung"
OWN = "Perlu belajar SIAK lebih dalam."
NOTE = "Pegawai tidak dapat menyelesaikan rencana hasil kerja ini."


@pytest.fixture
def clerk(
    qtbot: QtBot, theme: Theme, today: Today, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Clerk]:
    with first_run(qtbot, theme, monkeypatch, tmp_path / "kantor", "Kecamatan Mulyorejo") as made:
        yield made


# ---- residents


def what_residents_marked(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """150 sheets, some with marks left out: each element counts those who answered it."""
    survey = Survey.of(FILE)
    clerk.go("public")
    clerk.press(Key.Key_1)
    clerk.click_words("Masukkan berkas…", clerk.window.page("survey").empty)
    page = open_file(clerk, monkeypatch, FILE)
    assert page.check.main.text() == "Masukkan 150 lembar jawaban"
    clerk.press(Key.Key_Return, CTRL)
    assert told(page).startswith("150 lembar jawaban masuk.")
    clerk.click_words("Lihat hasil survei", page)
    view = clerk.window.page("survey").view
    shoot(clerk.window, "mulyorejo-01-survey")
    assert view.figure.text() == survey.index
    assert view.chip.text == f"{survey.category} · {LABELS[survey.category]}"
    counts = [len(survey.answered(no)) for no in range(1, 10)]
    assert sum(counts) == 150 * 9 - 11
    assert [(row[2], row[3], row[5]) for row in rows_in(view.elements)] == [
        (str(count), comma(survey.mean(no)), comma(survey.mean(no) * 25))
        for no, count in enumerate(counts, 1)
    ]
    assert [(row[0], row[-2]) for row in rows_in(view.services)] == [
        (name, survey.about(name).index) for name in survey.services
    ]


# ---- a colleague, by name


def ask_a_colleague(clerk: Clerk) -> None:
    """One peer is asked until 10 April; nobody else."""

    def ask(dialog: AskDialog) -> None:
        dialog.filter.setFocus()
        clerk.type(OFFICER.split(",")[0])
        dialog.people_table.setFocus()
        dialog.people_table.show_row(0)
        clerk.press(Key.Key_Space)
        clerk.click(dialog.sides[Side.PEER])
        at = next(i for i, row in enumerate(rows_in(dialog.pairs_table)) if PEER in row)
        dialog.pairs_table.setFocus()
        dialog.pairs_table.show_row(at)
        clerk.press(Key.Key_Space)
        clerk.put(dialog.due.line, "10 April 2026")
        clerk.press(Key.Key_Tab)
        assert [one.giver_name for one in dialog.wanted()] == [PEER]
        shoot(dialog, "mulyorejo-02-ask")
        clerk.click(dialog.go)

    clerk.answers[AskDialog] = ask
    shell = clerk.go("feedback")
    clerk.press(Key.Key_2, CTRL)
    clerk.press(Key.Key_Return, CTRL)
    assert "1 belum dijawab, 0 lewat tenggat" in shell.current.header._note.full


def the_colleague_answers(clerk: Clerk, today: Today) -> None:
    """Past the day Beranda asks for it; what the peer says is typed on his behalf."""
    today.go(2026, 4, 14)
    said = work(clerk)["work.requests_overdue"]
    assert said == "1 permintaan umpan balik Triwulan I belum dijawab."
    shoot(clerk.window, "mulyorejo-03-home")
    do_work(clerk, "work.requests_overdue")
    page = clerk.window.page("feedback").current
    assert "1 belum dijawab, 1 lewat tenggat" in page.header._note.full

    def answer(dialog: PieceDialog) -> None:
        assert dialog.name.value() == PEER
        dialog.text.focus()
        clerk.type(ANSWER)
        clerk.click(dialog.yes)

    clerk.answers[PieceDialog] = answer
    page.panel.table.setFocus()
    page.panel.table.show_row(0)
    clerk.press(Key.Key_Return)
    assert "0 belum dijawab, 0 lewat tenggat" in page.header._note.full
    assert "work.requests_overdue" not in work(clerk)


# ---- slips without a name


def open_a_round(
    clerk: Clerk, file: Path, monkeypatch: pytest.MonkeyPatch, read_pdf: Callable[[bytes], Any]
) -> list[str]:
    """A round about the officer, six numbered slips; their numbers as they are printed."""

    def choose(dialog: OpenRounds) -> None:
        dialog.filter.setFocus()
        clerk.type(OFFICER.split(",")[0])
        dialog.table.setFocus()
        dialog.table.show_row(0)
        clerk.press(Key.Key_Space)
        shoot(dialog, "mulyorejo-04-round")
        assert dialog.go.text() == "Buka 1 putaran"
        clerk.click(dialog.go)

    def print_six(dialog: PrintSlips) -> None:
        clerk.put(dialog.count, "6")
        clerk.click_words("Simpan PDF…", dialog)

    clerk.answers |= {OpenRounds: choose, PrintSlips: print_six}
    shell = clerk.go("feedback")
    clerk.press(Key.Key_3, CTRL)
    clerk.press(Key.Key_Return, CTRL)
    saves_to(monkeypatch, file)
    clerk.click(shell.current.side.print_button)
    words = read_pdf(file.read_bytes()).words
    assert OFFICER in words
    return list(dict.fromkeys(re.findall(r"(?<![\d.])\d{4}(?![\d.])", words.replace("2026", ""))))


def key_slip(clerk: Clerk, number: str, marks: str, text: str = "") -> None:
    """The number, seven keys, Enter for what is left out, the words, Enter."""
    clerk.type(number)
    for mark in marks:
        clerk.press(Key.Key_Return if mark == "-" else Key(ord(mark)))
    if text:
        clerk.type(text)
    clerk.press(Key.Key_Return)


def key_the_slips(clerk: Clerk, numbers: list[str]) -> None:
    """Twice; where the second keying differs the paper is looked at once more."""
    kit = clerk.window.page("feedback").current
    assert len(numbers) == 6
    kit.panel.table.setFocus()
    clerk.press(Key.Key_Return)
    page = clerk.window.page("slips")
    for number, marks in zip(numbers, SLIPS, strict=True):
        key_slip(clerk, number, marks, SAID if number == numbers[0] else "")
        if number == numbers[2]:
            hidden(clerk)
    assert page.far.text() == "6 dari 6 slip diketik"
    clerk.press(Key.Key_Return, CTRL)
    for number, marks in zip(numbers, SLIPS, strict=True):
        if number != numbers[3]:
            key_slip(clerk, number, marks)
            assert page.form.banner.label.text() == f"Slip {number} cocok."
            continue
        key_slip(clerk, number, "3323333")
        assert "1 baris berbeda" in page.form.banner.label.text()
        assert page.form.rows[2].words.text() == "pertama 3 · kedua 2"
        shoot(clerk.window, "mulyorejo-05-differs")
        clerk.press(Key.Key_3)  # the paper says three


def hidden(clerk: Clerk) -> None:
    """Before the round is closed nobody sees what was said, the less so of three."""
    clerk.press(Key.Key_Escape)
    side = clerk.window.page("feedback").current.side
    assert "baru 3 jawaban (paling sedikit 5)" in side.waiting.words.text()
    assert side.results is None
    shoot(clerk.window, "mulyorejo-06-hidden")
    clerk.window.page("feedback").current.panel.table.setFocus()
    clerk.press(Key.Key_Return)


def close_the_round(clerk: Clerk) -> None:
    clerk.answers[Question] = lambda dialog: dialog.accept()
    clerk.press(Key.Key_Return, CTRL)
    assert clerk.asked[-1] == f"Tutup putaran {OFFICER}?"
    view = clerk.window.page("feedback").current.side.results
    shoot(clerk.window, "mulyorejo-07-results")
    assert view.bars[1].counts == (0, 0, 2, 4)  # of the first value: nobody below three
    assert 4 not in view.bars  # two left it out: four answers are too few to be shown
    assert [label.text() for label in view.texts] == [f"“{SAID}”"]


# ---- herself


def judge_herself(clerk: Clerk) -> None:
    shell = clerk.go("feedback")
    clerk.press(Key.Key_1, CTRL)
    clerk.find_row(OFFICER.split(",")[0])
    clerk.press(Key.Key_D, CTRL)
    clerk.press(Key.Key_2)
    clerk.press(Key.Key_Return)
    clerk.type(OWN)
    clerk.press(Key.Key_Tab)
    shoot(clerk.window, "mulyorejo-08-self")
    assert "Tidak tercetak di formulir mana pun." in words_in(shell.current.own)


def what_the_system_says(
    clerk: Clerk, file: Path, monkeypatch: pytest.MonkeyPatch, read_pdf: Callable[[bytes], Any]
) -> None:
    clerk.window.page("feedback").current.open_about()
    clerk.settle()
    page = clerk.window.page("about_me")
    assert page.header.title == f"Apa kata sistem tentang {OFFICER}"
    saves_to(monkeypatch, file)

    def save(dialog: PaperDialog) -> None:
        clerk.click_words("Simpan PDF…", dialog)
        dialog.reject()

    clerk.answers[PaperDialog] = save
    shoot(clerk.window, "mulyorejo-09-about")
    clerk.press(Key.Key_Return, CTRL)
    words = read_pdf(file.read_bytes()).words
    for said in (
        "APA KATA SISTEM TENTANG SAYA",
        f"Rekan kerja setingkat ({PEER})",
        ANSWER,
        SAID,
        OWN,
    ):
        assert said in words, said
    index = Survey.of(FILE)
    assert f"{index.index} ({index.category}) dari 150 jawaban" in words
    assert "Harmonis" not in words.split("Jawaban tanpa nama")[1].split("Penilaian diri")[0]


# ---- what does not move


def nothing_moves(clerk: Clerk, today: Today) -> None:
    """Past the half of a quarter nothing is realised: her superior helps, then takes over."""
    today.go(2026, 8, 24)
    clerk.choose_period("Triwulan III")
    clerk.go("guidance")
    clerk.click_words("Kemajuan dan tindakan")
    page = clerk.window.page("measures")

    def note(dialog: MeasureDialog) -> None:
        dialog.kind.set_value(MeasureKind.ADJUST_RESOURCES)
        dialog.text.focus()
        clerk.type("Ditambah satu tenaga loket.")
        clerk.click_words("Catat", dialog)

    def take(dialog: TakeOverDialog) -> None:
        assert dialog.note.text() == NOTE
        dialog.submit()
        clerk.settle()

    clerk.answers |= {MeasureDialog: note, TakeOverDialog: take}
    clerk.find_row(OFFICER.split(",")[0])
    page.panel.table.setFocus()
    shoot(clerk.window, "mulyorejo-10-stuck")
    assert rows_in(page.panel.table)[0][2:4] == [
        "1. Surat pengantar KTP selesai sesuai standar",
        "belum ada realisasi Triwulan III",
    ]
    assert not page.side.over_button.isEnabled()  # first something has to be tried
    clerk.press(Key.Key_N, CTRL)
    today.go(2026, 9, 7)
    clerk.click(page.side.over_button)
    taken = next(row for row in rows_in(page.panel.table) if row[2].startswith("1."))
    assert taken[3:5] == ["diambil alih pimpinan", "Penyesuaian sumber daya"]
    shoot(clerk.window, "mulyorejo-11-taken")


def it_is_marked(
    clerk: Clerk,
    today: Today,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    read_pdf: Callable[[bytes], Any],
) -> None:
    """Beside the rating and on the printed evaluation it is said whose result it was."""
    today.go(2026, 10, 6)
    realise(clerk, OFFICER, "120", "2 hari", "60 %")
    achieve(clerk, "Triwulan III", 3)
    facts = facts_beside(clerk, OFFICER)
    assert "Diambil alih pimpinan pada" in words_in(clerk.window.page("run").middle)
    assert "Penyesuaian sumber daya (24 Agu 2026)" in facts
    assert "Penyesuaian sumber daya: Ditambah satu tenaga loket." in facts
    assert NOTE in facts
    assert "survei kepuasan" in facts  # none in this quarter: missing, not zero
    shoot(clerk.window, "mulyorejo-12-facts")
    clerk.press(Key.Key_3)
    clerk.press(Key.Key_2)
    clerk.press(Key.Key_Return, CTRL)
    page = clerk.go("evaluation")
    clerk.find_row(OFFICER.split(",")[0])
    page.panel.table.setFocus()
    clerk.press(Key.Key_P, CTRL)
    folder.mkdir()
    pages = [read_pdf(pdf) for pdf in print_from(clerk, folder, monkeypatch)]
    (result,) = [pdf for pdf in pages if "POLA DISTRIBUSI" in pdf.words]
    told = " ".join(result.column(0.14, 0.34).split())
    assert "(Diambil alih pimpinan pada 7" in told  # the row goes on on the next page
    assert f"September 2026: {NOTE})" in told


def test_mulyorejo_is_followed(
    clerk: Clerk,
    today: Today,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make_skp: Callable[..., UUID],
    read_pdf: Callable[[bytes], Any],
) -> None:
    bring_in(clerk, monkeypatch, "mulyorejo-duk.xlsx", 56)
    head = person(clerk, HEAD)
    make_skp(clerk.office, head, None)
    for name in (OFFICER, PEER):
        make_skp(clerk.office, person(clerk, name), head)
    today.go(2026, 4, 2)
    clerk.choose_period("Triwulan I")
    what_residents_marked(clerk, monkeypatch)
    ask_a_colleague(clerk)
    the_colleague_answers(clerk, today)
    numbers = open_a_round(clerk, tmp_path / "slip.pdf", monkeypatch, read_pdf)
    key_the_slips(clerk, numbers)
    close_the_round(clerk)
    judge_herself(clerk)
    what_the_system_says(clerk, tmp_path / "saya.pdf", monkeypatch, read_pdf)
    nothing_moves(clerk, today)
    it_is_marked(clerk, today, tmp_path / "TW3", monkeypatch, read_pdf)
