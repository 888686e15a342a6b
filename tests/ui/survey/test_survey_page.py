"""A survey in the real window: a round, sheets by the digits alone, plan, sheet, realisation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from clerk import CTRL, Clerk, Key
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from asn_desktop.rules.acts import Act
from asn_desktop.rules.planning import Aspect, ResultSection
from asn_desktop.services import progress, survey, survey_plan, survey_results
from asn_desktop.services.office import Office
from asn_desktop.services.periods import set_up_year
from asn_desktop.services.progress_facts import find_period
from asn_desktop.ui.printing.printer import AskPlace
from asn_desktop.ui.survey import publication
from asn_desktop.ui.survey.dialogs import IndexDialog, RoundDialog
from asn_desktop.ui.survey.page import SurveyPage
from asn_desktop.ui.survey.plan import ImprovementDialog
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.widgets.dialogs import Question, Selectable
from asn_desktop.ui.widgets.searchbox import SearchBox
from asn_desktop.views.survey import AnswerSheet, RoundText

SPAN = (date(2026, 1, 1), date(2026, 3, 31))
MARKS = (4, 2, 3, 4, 1, 3, 4, 3, 2)


@pytest.fixture
def clerk(
    qtbot: QtBot,
    sqlite_office: Office,
    theme: Theme,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make_person: Callable[..., UUID],
    make_skp: Callable[..., UUID],
) -> Iterator[Clerk]:
    office = sqlite_office
    office.write(Act.SET_UP_PERIODS, set_up_year, 2026)
    camat = make_person(office, "Camat, S.STP.", position="Camat", heads=True)
    officer = make_person(office, "Siti, S.E.", assessor=camat)
    skm = (("Nilai SKM kecamatan", "≥ 80", Aspect.QUALITY), ("Keluhan", "0", Aspect.QUALITY))
    make_skp(office, officer, camat, results=((ResultSection.MAIN, "Masyarakat puas", skm),))
    made = Clerk(qtbot, office, theme, tmp_path, monkeypatch)
    yield made
    made.leave()


def begin(clerk: Clerk, sheets: int = 6) -> UUID:
    text = RoundText("SKM Triwulan I 2026", *SPAN)
    round_id: UUID = clerk.office.write(Act.EDIT_SURVEY, survey.add_round, text).value
    if sheets:
        given = [AnswerSheet(MARKS, "Kartu Keluarga", remark="Antrean diatur")] * sheets
        clerk.office.write(Act.KEY_SURVEY, survey.add_answers, round_id, given, survey.KEYED)
    return round_id


def shown(clerk: Clerk, **target: Any) -> SurveyPage:
    clerk.window.open("survey", **target)
    clerk.settle()
    page = clerk.window.page("survey")
    assert isinstance(page, SurveyPage)
    return page


def stored(clerk: Clerk, round_id: UUID) -> int:
    return clerk.office.read(survey_results.results, round_id).total.answers


def test_sheets_are_typed_with_the_digits_alone_and_stored_ten_at_a_time(clerk: Clerk) -> None:
    page = shown(clerk)
    assert page.stack.currentWidget() is page.empty
    clerk.click_words("Masukkan berkas…", page.empty)
    assert clerk.window.current == "bring"
    page = shown(clerk)

    def fill(dialog: RoundDialog) -> None:
        assert dialog.form.fields["name"].text() == "SKM Triwulan II 2026"
        dialog.form.fields["population"].put_text("20")
        dialog.tell_sample()
        assert "19 responden" in dialog.population.message.text()
        dialog.submit()
        clerk.settle()

    clerk.answers[RoundDialog] = fill
    clerk.press(Key.Key_N, CTRL)
    assert page.row is not None
    round_id = page.row.id
    clerk.press(Key.Key_2, CTRL)
    view = page.view
    clerk.type("Kartu Keluarga")
    clerk.press(Key.Key_Enter)  # nothing is answered yet
    assert "kosong" in view.message.text()
    clerk.type("342")
    clerk.type("7")
    assert "7" in view.message.text()
    clerk.type(" 43142")
    assert view.marks.marks == (3, 4, 2, None, 4, 3, 1, 4, 2)
    clerk.type("Ruang tunggu panas")
    clerk.press(Key.Key_Enter)  # the service is new: asked once
    assert view.held == []
    clerk.press(Key.Key_Enter)
    assert [sheet.marks for sheet in view.held] == [(3, 4, 2, None, 4, 3, 1, 4, 2)]
    assert view.held[0].remark == "Ruang tunggu panas"
    for _sheet in range(8):
        clerk.type("444444444")  # the first digit in the service line begins U1
        clerk.press(Key.Key_Return)
    assert len(view.held) == 9
    assert stored(clerk, round_id) == 0
    clerk.type("1" * 9)
    clerk.press(Key.Key_Return)
    assert view.held == []
    assert stored(clerk, round_id) == 10
    clerk.type("3" * 9)
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_F7)  # it was 2 2 …
    assert view.marks.marks == (3,) * 9
    clerk.type("22")
    clerk.press(Key.Key_Return)
    clerk.type("4")  # half a sheet is asked about when one leaves
    clerk.answers[Selectable] = lambda dialog: dialog.done(0)
    clerk.press(Key.Key_1, CTRL)
    assert page.view is view
    clerk.answers[Selectable] = lambda dialog: dialog.done(2)
    clerk.press(Key.Key_1, CTRL)
    assert page.view is not view
    assert stored(clerk, round_id) == 12
    found = clerk.office.read(survey_results.results, round_id)
    assert found.total.elements[0].answered == 12
    assert found.total.elements[3].answered == 10
    assert [one.name for one in found.services] == ["Kartu Keluarga"]


def test_what_is_begun_of_a_service_is_completed_by_its_first_letters(clerk: Clerk) -> None:
    round_id = begin(clerk)
    page = shown(clerk, round=round_id, view="keying")
    view = page.view
    clerk.type("kar")
    assert view.service.text().casefold() == "kartu keluarga"
    clerk.press(Key.Key_Tab)
    clerk.type("p")  # goes on by itself
    clerk.type("34")
    clerk.press(Key.Key_Tab)
    clerk.type("sma")
    clerk.press(Key.Key_Tab)
    clerk.type("4" * 9)
    clerk.press(Key.Key_Return)
    (sheet,) = view.held
    assert (sheet.service.casefold(), sheet.sex, sheet.age, sheet.education) == (
        "kartu keluarga",
        "P",
        34,
        "SMA",
    )
    page.leave()
    clerk.settle()
    found = clerk.office.read(survey_results.results, round_id)
    assert [(one.name, one.answers) for one in found.services] == [("Kartu Keluarga", 7)]


def test_a_digit_behind_a_completed_service_begins_the_answers(clerk: Clerk) -> None:
    round_id = begin(clerk)
    given = [AnswerSheet(MARKS, name) for name in ("Surat Tipe 1", "Surat Tipe 2")]
    clerk.office.write(Act.KEY_SURVEY, survey.add_answers, round_id, given, survey.KEYED)
    page = shown(clerk, round=round_id, view="keying")
    view = page.view
    clerk.type("kar")
    assert view.service.selectedText() == "tu Keluarga"
    clerk.type("342143214")
    assert view.marks.marks == (3, 4, 2, 1, 4, 3, 2, 1, 4)
    assert view.service.text() == "Kartu Keluarga"
    clerk.press(Key.Key_Return)
    clerk.type("surat tipe 2")  # a digit that goes on with a known name is part of it
    clerk.type("4" * 9)
    clerk.press(Key.Key_Return)
    clerk.type("KARTU KELUARGA")
    clerk.press(Key.Key_Tab)
    view.marks.boxes[0].setFocus()
    clerk.type("1" * 9)
    clerk.press(Key.Key_Return)
    services = [sheet.service for sheet in view.held]
    assert services == ["Kartu Keluarga", "Surat Tipe 2", "Kartu Keluarga"]


def test_whose_skp_speaks_of_the_survey_is_offered_before_a_name_is_typed(clerk: Clerk) -> None:
    page = shown(clerk, round=begin(clerk))

    def look(dialog: IndexDialog) -> None:
        assert [hit.title for hit in dialog.offered()] == ["Siti, S.E."]
        with_offer: list[list[str]] = []

        def see(box: SearchBox) -> None:
            with_offer.append([hit.title for hit in box.model.items])
            box.reject()

        clerk.answers[SearchBox] = see
        dialog.person.pick()
        assert with_offer == [["Siti, S.E."]]
        dialog.reject()

    clerk.answers[IndexDialog] = look
    clerk.click(page.index_button)


def test_sheets_that_cannot_be_stored_are_held_and_said(clerk: Clerk) -> None:
    round_id = begin(clerk)
    page = shown(clerk, round=round_id, view="keying")
    view = page.view
    clerk.type("4" * 9)
    clerk.press(Key.Key_Return)
    clerk.office.write(Act.PUBLISH_SURVEY, survey.publish, round_id)  # from another place
    view.flush()
    clerk.settle()
    assert len(view.held) == 1
    assert "diumumkan" in view.banner.label.text()
    clerk.office.write(Act.PUBLISH_SURVEY, survey.withdraw, round_id)
    page.refresh()
    view.flush()
    clerk.settle()
    assert stored(clerk, round_id) == 7


def test_overview_remarks_and_trend_show_what_was_answered(clerk: Clerk) -> None:
    round_id = begin(clerk)
    page = shown(clerk, round=round_id)
    assert page.view.figure.text() == "72,22"
    assert page.view.chip.text == "C · Kurang baik"
    assert page.view.chart.chart is not None
    clerk.press(Key.Key_3, CTRL)
    assert [(one.text, one.count) for one in page.view.panel.model.rows] == [("Antrean diatur", 6)]
    clerk.press(Key.Key_5, CTRL)
    assert "Baru satu putaran" in page.view.note.text()
    page.view.element.setCurrentIndex(5)
    assert len(page.view.chart.chart.series) == 2
    clerk.press(Key.Key_Escape)
    assert page.chips.value == "overview"


def test_too_few_show_no_result(clerk: Clerk) -> None:
    round_id = begin(clerk, 4)
    page = shown(clerk, round=round_id)
    assert page.view.figure.text() == "–"
    assert "mulai 5 responden" in page.view.hint.label.text()
    assert not page.index_button.isEnabled()
    page.choose("publication")
    clerk.settle()
    assert not page.view.print_button.isEnabled()


def test_an_element_too_few_answered_is_named_and_the_rest_announced(clerk: Clerk) -> None:
    round_id = begin(clerk, 0)
    given = [AnswerSheet((3, 3, 3, None, 3, 3, 3, 3, 3), "KK")] * 6
    clerk.office.write(Act.KEY_SURVEY, survey.add_answers, round_id, given, survey.KEYED)
    page = shown(clerk, round=round_id)
    hint = page.view.hint.label.text()
    assert "U4" in hint
    assert "tambah lembar yang menjawabnya" in hint
    assert not page.index_button.isEnabled()
    page.choose("publication")
    clerk.settle()
    asked: list[str] = []

    def announce(dialog: Question) -> None:
        asked.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    clerk.answers[Question] = announce
    clerk.click(page.view.announce)
    assert any("tanpa indeks" in words for words in asked)
    assert page.row is not None
    assert page.row.published_on == clerk.office.today()
    assert page.view.preview.page_count == 2


def test_the_weakest_elements_become_a_plan_with_a_day(clerk: Clerk) -> None:
    round_id = begin(clerk)
    page = shown(clerk, round=round_id, view="plan")
    clerk.click(page.view.propose_button)
    assert [row.text.element for row in page.view.panel.model.rows] == [5, 2, 9]

    def fill(dialog: ImprovementDialog) -> None:
        dialog.form.fields["action"].put_text("Alur layanan dipasang")
        dialog.form.fields["responsible"].put_text("Seksi Pelayanan")
        dialog.form.fields["until"].put_text("1 Juni 2026")
        dialog.submit()
        clerk.settle()

    clerk.answers[ImprovementDialog] = fill
    page.view.panel.table.setFocus()
    page.view.panel.table.show_row(0)
    clerk.press(Key.Key_Return)
    (row, *_more) = clerk.office.read(survey_plan.plan, round_id)
    assert (row.text.action, row.text.responsible, row.overdue) == (
        "Alur layanan dipasang",
        "Seksi Pelayanan",
        True,
    )
    page.view.finish([row.id])
    clerk.settle()
    *_more, row = clerk.office.read(survey_plan.plan, round_id)
    assert row.text.done_on == clerk.office.today()


def test_the_index_is_written_as_realisation_and_the_round_announced(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    round_id = begin(clerk)
    page = shown(clerk, round=round_id)

    def fill(dialog: IndexDialog) -> None:
        assert dialog.person.text() == "Siti, S.E."  # the only one whose SKP speaks of SKM
        assert dialog.place.text() == "Nilai SKM kecamatan (target ≥ 80)"
        dialog.submit()
        clerk.settle()

    clerk.answers[IndexDialog] = fill
    clerk.click(page.index_button)
    period = clerk.office.read(find_period, 2026, "TW1")
    assert period is not None
    rows = clerk.office.read(progress.all_rows, period.id)
    (siti,) = [row for row in rows if row.name == "Siti, S.E."]
    found = clerk.office.read(progress.progress_of, siti.id, period.id)
    assert found is not None
    realised = found.results[0].indicators[0].realised
    assert realised is not None
    assert realised.text == "72,22 (SKM Triwulan I 2026, Kurang baik)"
    assert "6 responden" in realised.evidence
    clerk.press(Key.Key_6, CTRL)
    view = page.view
    assert view.preview.page_count == 2
    target = tmp_path / "skm.pdf"
    monkeypatch.setattr(AskPlace, "file", lambda *_args: target)
    view.save_pdf()
    monkeypatch.setattr(publication, "ask_file", lambda *_args: tmp_path / "skm.xlsx")
    view.save_xlsx()
    clerk.settle()
    assert target.read_bytes().startswith(b"%PDF")
    assert (tmp_path / "skm.xlsx").stat().st_size > 5000
    clerk.answers[Question] = lambda dialog: dialog.accept()
    clerk.click(view.announce)
    assert page.row is not None
    assert page.row.published_on == clerk.office.today()
    assert not page.edit_button.isEnabled()
    page.choose("keying")
    assert not page.view.sheet.isEnabled()


def test_a_round_without_answers_goes_and_a_service_gets_its_right_name(clerk: Clerk) -> None:
    begin(clerk)
    text = RoundText("Uji coba", date(2026, 5, 1), date(2026, 5, 2))
    clerk.office.write(Act.EDIT_SURVEY, survey.add_round, text)
    page = shown(clerk)
    assert page.row is not None
    assert page.row.name == "Uji coba"
    clerk.answers[Question] = lambda dialog: dialog.accept()
    clerk.click(page.remove_button)
    assert [row.name for row in page.rows] == ["SKM Triwulan I 2026"]
    from asn_desktop.ui.survey.dialogs import ServiceDialog

    def fill(dialog: ServiceDialog) -> None:
        dialog.service.put_text("Kartu Keluarga")
        dialog.name.put_text("Kartu Keluarga (KK)")
        dialog.submit()
        clerk.settle()

    clerk.answers[ServiceDialog] = fill
    clerk.click(page.services_button)
    clerk.answers[RoundDialog] = lambda dialog: (dialog.submit(), clerk.settle())
    clerk.press(Key.Key_N, CTRL)
    assert page.row.name == "SKM Triwulan II 2026"  # the quarter behind the newest
    assert (page.row.starts, page.row.ends) == (date(2026, 4, 1), date(2026, 6, 30))
    assert [name for _key, name in clerk.office.read(survey.services)] == ["Kartu Keluarga (KK)"]


def test_a_new_round_takes_the_offices_weight_and_keeps_it(clerk: Clerk) -> None:
    page = clerk.window.page("settings")
    (form,) = [one for one in page.forms if "survey_weighting" in one.fields]
    clerk.window.open("settings")
    clerk.settle()
    field = form.fields["survey_weighting"]
    field.put_text("0,11")
    field.commit()
    clerk.settle()
    survey_page = shown(clerk)
    clerk.answers[RoundDialog] = lambda dialog: (dialog.submit(), clerk.settle())
    clerk.press(Key.Key_N, CTRL)
    assert survey_page.row is not None
    assert survey_page.row.weighting.label == "0,11"
    clerk.window.open("settings")
    field.put_text("1/9")
    field.commit()
    clerk.settle()
    assert clerk.office.read(survey_results.rounds)[0].weighting.label == "0,11"
