"""B.1.6–B.1.10: every text in the column of the template, empty forms for the pen, the scale."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from asn_desktop import reports
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.guidance import CRITERIA, SCALE, SUBJECTS
from asn_desktop.views.paper import Paper
from asn_desktop.views.sheets import Party, Sheet
from asn_desktop.views.sheets_guidance import (
    BehaviourProblemSheet,
    CoachingSheet,
    CompetencySheet,
    GuidanceFeedbackSheet,
    MentoringSheet,
)

Sheets = Mapping[FormCode, Sheet]
Read = Callable[[bytes], Any]
Squeeze = Callable[[str], str]
papers = pytest.mark.parametrize("paper", list(Paper))


def columns(pdf: Any, squeeze: Squeeze, *widths: float) -> list[str]:
    """The text of each column; a word broken at a syllable is one word again."""
    edges = [sum(widths[:n]) / sum(widths) for n in range(len(widths) + 1)]
    read = [squeeze(pdf.column(left, right)) for left, right in pairwise(edges)]
    return [text.replace("- ", "").replace("\x02", "") for text in read]


def bare(text: str, squeeze: Squeeze) -> str:
    return squeeze(text).replace("- ", "")


@papers
def test_the_tables_of_a_coaching_stand_in_their_columns(
    paper: Paper, sheets: Sheets, read_pdf: Read, squeeze: Squeeze
) -> None:
    sheet = sheets[FormCode.B_1_6]
    assert isinstance(sheet, CoachingSheet)
    pdf = read_pdf(reports.render(sheet, paper=paper))
    four = columns(pdf, squeeze, 127, 114, 120, 128)
    for row in (*sheet.goals, *sheet.facts):
        for cell, column in zip(row, four, strict=True):
            assert bare(cell, squeeze) in column
    three = columns(pdf, squeeze, 149, 163, 177)
    for row in sheet.next_steps:
        for cell, column in zip(row, three, strict=True):
            assert bare(cell, squeeze) in column
    assert squeeze(sheet.opportunity) in pdf.words


@papers
def test_the_tables_of_a_mentoring_stand_in_their_columns(
    paper: Paper, sheets: Sheets, read_pdf: Read, squeeze: Squeeze
) -> None:
    sheet = sheets[FormCode.B_1_7]
    assert isinstance(sheet, MentoringSheet)
    pdf = read_pdf(reports.render(sheet, paper=paper))
    for widths, rows in (
        ((184, 106, 122, 98), sheet.goals),
        ((92, 198, 122, 98), sheet.journal),
    ):
        read = columns(pdf, squeeze, *widths)
        for row in rows:
            for cell, column in zip(row, read, strict=True):
                assert bare(cell, squeeze) in column


@papers
def test_answers_stand_numbered_beside_their_criteria(
    paper: Paper, sheets: Sheets, read_pdf: Read, squeeze: Squeeze
) -> None:
    sheet = sheets[FormCode.B_1_8]
    assert isinstance(sheet, GuidanceFeedbackSheet)
    subjects, criteria, answers = columns(
        read_pdf(reports.render(sheet, paper=paper)), squeeze, 149, 248, 106
    )
    for subject in SUBJECTS:
        assert subject in subjects
    for one in CRITERIA:
        assert f"{one.number}. {one.text}" in criteria
        assert f"{one.number}. {bare(sheet.answers[one.number - 1], squeeze)}" in answers


def test_an_answer_that_is_missing_leaves_its_number_out(
    sheets: Sheets, read_pdf: Read, squeeze: Squeeze
) -> None:
    sheet = replace(sheets[FormCode.B_1_8], answers=("", "Baik") + ("",) * 7)
    answers = columns(read_pdf(reports.render(sheet, paper=Paper.F4)), squeeze, 397, 106)[1]
    assert "UMPAN BALIK 2. Baik" in answers
    assert "1." not in answers


@papers
def test_scores_and_reasons_stand_beside_their_competence_over_the_scale(
    paper: Paper, sheets: Sheets, read_pdf: Read, squeeze: Squeeze
) -> None:
    sheet = sheets[FormCode.B_1_9]
    assert isinstance(sheet, CompetencySheet)
    pdf = read_pdf(reports.render(sheet, paper=paper))
    _no, names, scores, reasons = columns(pdf, squeeze, 35, 213, 50, 205)
    lines = (*sheet.managerial, *sheet.socio_cultural, *sheet.technical)
    for line in lines:
        assert line.name in names
        assert line.reason in reasons
    before = "1-5) "
    printed = scores[scores.index(before) + len(before) :].split()
    assert printed[: len(lines)] == [str(line.score) for line in lines]
    for step in SCALE:
        assert step.text in columns(pdf, squeeze, 123, 380)[1]
    assert sheet.recommendation in pdf.words


@papers
def test_a_report_answers_under_each_question(
    paper: Paper, sheets: Sheets, read_pdf: Read, squeeze: Squeeze
) -> None:
    sheet = sheets[FormCode.B_1_10]
    assert isinstance(sheet, BehaviourProblemSheet)
    words = read_pdf(reports.render(sheet, paper=paper)).words
    assert f"KHUSUS TERSEBUT? {sheet.expectation} JELASKAN" in words
    assert f"TIM KERJA! {sheet.problem} APAKAH" in words
    assert f"ADALAH: {squeeze(sheet.done)}" in words
    assert "LAINNYA? TIDAK RETROSPEKTIF" in words


BLANK: dict[FormCode, dict[str, object]] = {
    FormCode.B_1_6: {"goals": (), "facts": (), "opportunity": "", "next_steps": ()},
    FormCode.B_1_7: {"goals": (), "journal": ()},
    FormCode.B_1_8: {"answers": ()},
    FormCode.B_1_10: {"expectation": "", "problem": "", "others_too": None, "done": ""},
}


@papers
@pytest.mark.parametrize("form", list(BLANK))
def test_an_empty_form_has_its_head_and_room_for_the_pen(
    form: FormCode, paper: Paper, sheets: Sheets, read_pdf: Read
) -> None:
    sheet = sheets[form]
    empty = replace(sheet, **BLANK[form], head=replace(sheet.head, on=None))
    pdf = read_pdf(reports.render(empty, paper=paper))
    assert sheet.employee.name in pdf.words
    assert "Mulyorejo, ......" in pdf.words
    instructed = pdf.words.count("(diisi oleh")
    assert instructed == {FormCode.B_1_6: 3, FormCode.B_1_7: 1, FormCode.B_1_10: 2}.get(form, 0)
    assert "(diisi oleh" not in read_pdf(reports.render(sheet, paper=paper)).words
    if form is FormCode.B_1_6:
        # The head, again on the second page of A4, and two rows to be ticked.
        assert pdf.words.count("YA/ TIDAK") == {Paper.A4: 4, Paper.F4: 3}[paper]
    if form is FormCode.B_1_10:
        assert "LAINNYA? YA / TIDAK" in pdf.words


def test_nobody_to_guide_leaves_dots_for_the_name(sheets: Sheets, read_pdf: Read) -> None:
    sheet = replace(sheets[FormCode.B_1_6], giver=Party())
    words = read_pdf(reports.render(sheet, paper=Paper.F4)).words
    assert "Dewi Kartikasari, S.AP. ......" in words
