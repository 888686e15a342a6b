"""Rakumpit at the real window: residents are asked after a service, and answered in a forum."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from chapters import Today, bring_in, first_run
from clerk import CTRL, Clerk, Key
from following_chapters import Survey, comma, open_file, person, rows_in, saves_to, told
from paper_chapters import do_work, shoot, work
from pytestqt.qtbot import QtBot

from asn_desktop.rules.planning import Aspect, ResultSection
from asn_desktop.rules.satisfaction import ELEMENTS, LABELS
from asn_desktop.ui.forum.page import NewMeeting
from asn_desktop.ui.survey.dialogs import IndexDialog, RoundDialog
from asn_desktop.ui.survey.plan import ImprovementDialog
from asn_desktop.ui.theme import Theme

CAMAT = "Ni Wijaya, A.Md."
FILE = "rakumpit-survei-2026-tw1.xlsx"
ROUND = "Survei Kepuasan Masyarakat Kecamatan Rakumpit Triwulan I 2026"
SHEETS = ("344433443", "434344344", "334434434", "444344343", "343434334", "434443443")
"""The second round: U1…U9 of six residents at the counter."""
RESULTS = (
    (
        ResultSection.MAIN,
        "Kepuasan warga terhadap pelayanan kecamatan meningkat",
        (("Indeks Kepuasan Masyarakat", "≥ 80", Aspect.QUALITY),),
    ),
)
ACTION = "Alur dan syarat dipasang di loket"


@pytest.fixture
def clerk(
    qtbot: QtBot, theme: Theme, today: Today, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Clerk]:
    folder = tmp_path / "kantor"
    with first_run(qtbot, theme, monkeypatch, folder, "Kecamatan Rakumpit") as made:
        yield made


def survey_page(clerk: Clerk) -> Any:
    clerk.go("public")
    clerk.press(Key.Key_1)
    assert clerk.window.current == "survey"
    return clerk.window.page("survey")


def bring_the_answers(clerk: Clerk, monkeypatch: pytest.MonkeyPatch, survey: Survey) -> None:
    """86 sheets; index and category, whole and per service, are those one reckons by hand."""
    clerk.click_words("Masukkan berkas…", survey_page(clerk).empty)
    page = open_file(clerk, monkeypatch, FILE)
    assert page.check.main.text() == "Masukkan 86 lembar jawaban"
    shoot(clerk.window, "rakumpit-01-preview")
    clerk.press(Key.Key_Return, CTRL)
    assert told(page).startswith("86 lembar jawaban masuk.")
    clerk.click_words("Lihat hasil survei", page)
    page = clerk.window.page("survey")
    assert page.row.name == ROUND
    shoot(clerk.window, "rakumpit-02-overview")
    view = page.view
    assert view.figure.text() == survey.index
    assert view.chip.text == f"{survey.category} · {LABELS[survey.category]}"
    assert "86 responden" in view.facts.text()
    for no, row in enumerate(rows_in(view.elements), start=1):
        assert row[:4] == [f"U{no}", ELEMENTS[no - 1], "86", comma(survey.mean(no))]
        assert row[5] == comma(survey.mean(no) * 25)
    assert {no for no, row in enumerate(rows_in(view.elements), 1) if "terendah" in row[6]} == set(
        survey.lowest
    )
    shown = rows_in(view.services)
    assert [row[0] for row in shown] == survey.services
    for row in shown:
        part = survey.about(row[0])
        means = [comma(part.mean(no)) for no in range(1, 10)]
        assert row[1:] == [
            str(len(part.rows)),
            *means,
            part.index,
            f"{part.category} · {LABELS[part.category]}",
        ]


def take_the_index(clerk: Clerk, survey: Survey) -> None:
    """The camat is the one whose SKP speaks of it; the index is what he realised."""

    def agree(dialog: IndexDialog) -> None:
        assert dialog.person.text() == CAMAT
        assert dialog.place.text() == "Indeks Kepuasan Masyarakat (target ≥ 80)"
        shoot(dialog, "rakumpit-03-index")
        dialog.main.click()
        clerk.settle()

    clerk.answers[IndexDialog] = agree
    page = clerk.window.page("survey")
    clerk.click(page.index_button)
    clerk.choose_period("Triwulan I")
    page = clerk.go("progress")
    clerk.find_row(CAMAT.split(",")[0])
    words = page.grid.lines[0].text.toPlainText()
    assert words == f"{survey.index} ({ROUND}, {LABELS[survey.category]})"
    shoot(clerk.window, "rakumpit-04-progress")


def key_the_second_round(clerk: Clerk, today: Today) -> Survey:
    """Six sheets from the counter, by their digits; the trend has two points now."""
    today.go(2026, 7, 2)
    page = survey_page(clerk)
    clerk.answers[RoundDialog] = lambda dialog: (dialog.main.click(), clerk.settle())
    clerk.press(Key.Key_N, CTRL)
    assert page.row.name == "SKM Triwulan II 2026"
    clerk.press(Key.Key_2, CTRL)
    clerk.type("Kar")
    assert page.view.service.text() == "Kartu Keluarga"
    clerk.press(Key.Key_Tab)
    clerk.type("P34")  # goes on by itself
    clerk.press(Key.Key_Tab)
    clerk.type("SMA")
    clerk.press(Key.Key_Tab)
    for digits in SHEETS:
        clerk.type(digits)
        clerk.press(Key.Key_Return)
    shoot(clerk.window, "rakumpit-05-keyed")
    clerk.press(Key.Key_1, CTRL)
    keyed = Survey(tuple(("Kartu Keluarga", *map(int, digits)) for digits in SHEETS))
    assert page.view.figure.text() == keyed.index
    return keyed


def two_rounds(clerk: Clerk, survey: Survey, keyed: Survey) -> None:
    clerk.press(Key.Key_5, CTRL)
    page = clerk.window.page("survey")
    shoot(clerk.window, "rakumpit-06-trend")
    assert [(row[0], row[3], row[5]) for row in rows_in(page.view.table)] == [
        ("SKM Triwulan II 2026", "6", keyed.index),
        (ROUND, "86", survey.index),
    ]
    assert not page.view.note.isVisible()


def improve(clerk: Clerk, survey: Survey) -> None:
    """Of the first round the three lowest become a plan, the weakest with a day."""
    page = clerk.window.page("survey")
    page.list.setFocus()
    clerk.press(Key.Key_Down)
    assert page.row.name == ROUND
    clerk.press(Key.Key_4, CTRL)
    clerk.click_words("Usulkan tiga terendah", page.view)
    names = [f"U{no} {ELEMENTS[no - 1]}" for no in survey.lowest]
    assert [row[1] for row in rows_in(page.view.panel.table)] == names

    def fill(dialog: ImprovementDialog) -> None:
        form = dialog.form.fields
        form["action"].focus()
        clerk.type(ACTION)
        clerk.put(form["responsible"].line, "Seksi Pelayanan Umum")
        clerk.put(form["until"].line, "31 Agustus 2026")
        clerk.press(Key.Key_Tab)
        dialog.main.click()
        clerk.settle()

    clerk.answers[ImprovementDialog] = fill
    page.view.panel.table.setFocus()
    page.view.panel.table.show_row(0)
    clerk.press(Key.Key_Return)
    shoot(clerk.window, "rakumpit-07-plan")
    row = next(row for row in rows_in(page.view.panel.table) if row[1] == names[0])
    assert row[3:5] == [ACTION, "Seksi Pelayanan Umum"]


def publish(
    clerk: Clerk,
    survey: Survey,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    read_pdf: Callable[[bytes], Any],
) -> None:
    """The sheet for the wall says the index, its category and every element."""
    clerk.press(Key.Key_6, CTRL)
    view = clerk.window.page("survey").view
    saves_to(monkeypatch, file)
    view.save_pdf()
    clerk.settle()
    shoot(clerk.window, "rakumpit-08-publication")
    words = read_pdf(file.read_bytes()).words
    for said in (survey.index, LABELS[survey.category], ROUND, "86", *survey.services):
        assert said in words, said
    for no in range(1, 10):
        assert comma(survey.mean(no)) in words
    view.preview.forget()


# ---- the forum


def meet(clerk: Clerk) -> Any:
    """A meeting with residents; one suggestion is answered there, one has until the end of July."""
    clerk.go("public")
    clerk.press(Key.Key_3)

    def fill(dialog: NewMeeting) -> None:
        clerk.put(dialog.form.fields["title"].line, "Hasil survei dan jam layanan")
        clerk.put(dialog.form.fields["place"].line, "Aula kecamatan")
        clerk.press(Key.Key_Tab)
        dialog.main.click()
        clerk.settle()

    clerk.answers[NewMeeting] = fill
    clerk.press(Key.Key_N, CTRL)
    page = clerk.window.page("meeting")
    assert page.header.title == "Hasil survei dan jam layanan"
    page.grid.lines[0].cells["text"].setFocus()
    for words in ("Loket buka Sabtu", "Ibu Sri, RT 02", "Dicoba tiga bulan", "y", "Sekcam", "31/7"):
        clerk.type(words)
        clerk.press(Key.Key_Tab)
    clerk.press(Key.Key_Return)
    page.grid.lines[1].cells["text"].setFocus()
    for words in ("Syarat ditempel", "Pak Made", "Dipasang", "y", "Seksi Pelayanan", "5/7"):
        clerk.type(words)
        clerk.press(Key.Key_Tab)
    page.grid.lines[1].cells["answer"].setFocus()
    clerk.type("Sudah dipasang di loket")
    clerk.press(Key.Key_Tab)
    assert page.count.text() == "2 saran · 1 dijawab"
    shoot(clerk.window, "rakumpit-09-forum")
    return page


def a_month_later(
    clerk: Clerk,
    today: Today,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    read_pdf: Callable[[bytes], Any],
) -> None:
    """Nobody answered in time: Beranda says so; the minutes say what was promised."""
    assert "work.suggestions_overdue" not in work(clerk)
    today.go(2026, 8, 4)
    clerk.go("public")
    said = work(clerk)["work.suggestions_overdue"]
    assert said == "1 saran warga belum dijawab dan lewat batasnya."
    shoot(clerk.window, "rakumpit-10-home")
    do_work(clerk, "work.suggestions_overdue")
    page = clerk.window.page("meeting")
    assert clerk.window.current == "meeting"
    saves_to(monkeypatch, file)
    clerk.click(page.pdf_button)
    words = read_pdf(file.read_bytes()).words
    for said in (
        "Hasil survei dan jam layanan",
        "Loket buka Sabtu",
        "Ibu Sri, RT 02",
        "Sekcam",
        "Sudah dipasang di loket",
        "Aula kecamatan",
    ):
        assert said in words, said
    clerk.press(Key.Key_F8)
    clerk.type("Dibuka mulai 15 Agustus")
    clerk.press(Key.Key_Tab)
    assert "2 dijawab" in page.count.text()
    assert "work.suggestions_overdue" not in work(clerk)


def test_rakumpit(
    clerk: Clerk,
    today: Today,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make_skp: Callable[..., UUID],
    read_pdf: Callable[[bytes], Any],
) -> None:
    survey = Survey.of(FILE)
    bring_in(clerk, monkeypatch, "rakumpit-pegawai.xlsx", 38)  # four have a damaged or wrong NIP
    make_skp(clerk.office, person(clerk, CAMAT), None, results=RESULTS)
    today.go(2026, 4, 2)
    bring_the_answers(clerk, monkeypatch, survey)
    take_the_index(clerk, survey)
    keyed = key_the_second_round(clerk, today)
    two_rounds(clerk, survey, keyed)
    improve(clerk, survey)
    publish(clerk, survey, tmp_path / "skm.pdf", monkeypatch, read_pdf)
    meet(clerk)
    a_month_later(clerk, today, tmp_path / "notulen.pdf", monkeypatch, read_pdf)
