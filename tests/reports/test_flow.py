"""Long texts, page breaks, repeated heads, signatures that are never alone, ink in its cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import product
from typing import Any

import pytest

from asn_desktop import reports
from asn_desktop.rules.forms import FormCode
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.views.sheets import (
    ActionPlanSheet,
    AnnexSheet,
    DocumentSheet,
    EvaluationSheet,
    Sheet,
    SheetHead,
    SkpSheet,
)
from asn_desktop.views.sheets_guidance import (
    BehaviourProblemSheet,
    CoachingSheet,
    CompetencySheet,
    GuidanceFeedbackSheet,
    MentoringSheet,
)
from asn_desktop.views.sheets_progress import DocumentationSheet, FeedbackRecordSheet
from asn_desktop.views.sheets_strategy import ManualSheet, MatrixSheet, WorkblockSheet

Sheets = Mapping[FormCode, Sheet]
Read = Callable[[bytes], Any]
papers = pytest.mark.parametrize("paper", list(Paper))
forms = pytest.mark.parametrize("form", list(reports.FORMS))
UNSIGNED = (FormCode.A_1_3, FormCode.A_1_4, FormCode.A_1_5)

# The longest words of the annexes (reg. 4994–9305) and what offices type besides.
LONGEST = (
    "pembaharuan/updating telaahan/rekomendasi Investasi/Pembiayaan tantangan-tantangan "
    "perundang-undangan kehamilan/antenatal Mengimplementasikan operasionalisasi "
    "PERTANGGUNGJAWABAN mengintegrasikan mempertimbangkan diserahterimakan berkesinambungan "
    "PENYELENGGARAAN (SUBDIREKTORAT) (PRODUK/LAYANAN) I/II/III/IV-AKHIR KURANG(MISCONDUCT)/ "
    "19910614 201503 2 002 440/1234/DINKES/2026 https://skm.mulyorejo.example/survei?tahun=2026"
)


def _filled(value: Any, text: str) -> Any:
    """The sheet with every free text replaced by ``text``."""
    if type(value) is str:
        return text
    if isinstance(value, tuple):
        return tuple(_filled(item, text) for item in value)
    if is_dataclass(value) and not isinstance(value, type | SheetHead):
        kept = {
            "form",
            "head",
            "nip",
            "name",
            "guides",
            "mark",
            "rule_version",
            "emblem",
            "employee_place",
            # who signs, and as what: a signature is no cell
            "capacity",
            "deputy",
            "deputy_nip",
            "deputy_position",
        }
        return replace(
            value,
            **{
                f.name: _filled(getattr(value, f.name), text)
                for f in fields(value)
                if f.name not in kept
            },
        )
    return value


@forms
@papers
def test_the_longest_words_leave_no_cell(
    form: FormCode, paper: Paper, sheets: Sheets, read_pdf: Read
) -> None:
    pdf = read_pdf(reports.render(_filled(sheets[form], LONGEST), paper=paper))
    for page in pdf.pages:
        assert page.ink_outside() == []
    assert sum(len(page.chars) for page in pdf.pages) > 2000


@forms
@papers
def test_usual_texts_leave_no_cell(
    form: FormCode, paper: Paper, sheets: Sheets, read_pdf: Read
) -> None:
    for page in read_pdf(reports.render(sheets[form], paper=paper)).pages:
        assert page.ink_outside() == []


@forms
@papers
def test_four_thousand_characters_in_every_cell_flow_on(
    form: FormCode, paper: Paper, sheets: Sheets, read_pdf: Read
) -> None:
    letters = "bcdfghjklm"
    words = [f"{a}u{b}a{c}i" for a, b, c in product(letters, repeat=3)][:600]
    long = " ".join(words)
    assert len(long) > 4000
    pdf = read_pdf(reports.render(_filled(sheets[form], long), paper=paper))
    counted = {word: pdf.text.count(word) for word in words}
    assert min(counted.values()) > 0
    if form not in (
        FormCode.A_1_7,
        FormCode.C_1_3,
    ):  # there a code may be cut where no cell fits it
        assert len(set(counted.values())) == 1
    for page in pdf.pages:
        _, bottom, _, top = page.table
        assert bottom >= 14 * 72 / 25.4 - 1
        assert top <= page.height - 13 * 72 / 25.4 + 1
        assert page.ink_outside() == []


HEADS = {
    FormCode.A_1_6: ("HASIL KERJA A. UTAMA", "HASIL KERJA B. TAMBAHAN", "PERILAKU KERJA*"),
    FormCode.A_1_7: ("HASIL KERJA NO. RENCANA HASIL KERJA", "PERILAKU KERJA**"),
    FormCode.A_1_8: ("DUKUNGAN SUMBER DAYA", "SKEMA PERTANGGUNGJAWABAN", "KONSEKUENSI"),
    FormCode.B_1_1: ("HASIL KERJA",),
    FormCode.C_1_1: ("HASIL KERJA", "B. TAMBAHAN", "PERILAKU KERJA", "RATING"),
    FormCode.C_1_3: ("HASIL KERJA", "PERILAKU KERJA", "RATING"),
}


@pytest.mark.parametrize("form", list(HEADS))
def test_every_further_page_begins_with_its_heads(
    form: FormCode, sheets: Sheets, read_pdf: Read
) -> None:
    sheet = replace(
        _filled(sheets[form], "Berkas permohonan warga terselesaikan tepat waktu. " * 60),
        employee=sheets[form].employee,
        assessor=sheets[form].assessor,
    )
    pages = read_pdf(reports.render(sheet, paper=Paper.A4)).pages
    assert len(pages) > 3
    for page in pages[1:]:
        begin = " ".join(page.text.split())
        others = ("RENCANA HASIL KERJA", "REALISASI", "UMPAN BALIK", "NO. ", "No. ")
        assert begin.startswith((*HEADS[form], *others)), begin[:90]


def _one_team(sheet: MatrixSheet, count: int) -> MatrixSheet:
    team = sheet.teams[0]
    return replace(sheet, teams=(replace(team, lines=team.lines[:1] * count),))


# How the longest part of a sheet is given a number of lines.
LONGER: dict[type[Sheet], Callable[[Any, int], Sheet]] = {
    AnnexSheet: lambda sheet, count: replace(sheet, resources=sheet.resources[:1] * count),
    ActionPlanSheet: lambda sheet, count: replace(sheet, plans=sheet.plans[:1] * count),
    DocumentationSheet: lambda sheet, count: replace(sheet, lines=sheet.lines[:1] * count),
    CoachingSheet: lambda sheet, count: replace(sheet, facts=sheet.facts[:1] * count),
    MentoringSheet: lambda sheet, count: replace(sheet, journal=sheet.journal[:1] * count),
    GuidanceFeedbackSheet: lambda sheet, count: replace(
        sheet, answers=("Terbantu dan lega. " * count,) * 9
    ),
    CompetencySheet: lambda sheet, count: replace(sheet, technical=sheet.technical[:1] * count),
    BehaviourProblemSheet: lambda sheet, count: replace(
        sheet, problem="\n".join([sheet.problem] * count)
    ),
    ManualSheet: lambda sheet, count: replace(
        sheet, definition="\n".join([sheet.definition] * count)
    ),
    WorkblockSheet: lambda sheet, count: replace(sheet, routine=sheet.routine[:1] * count),
    MatrixSheet: _one_team,
}


def _of_length(sheet: Sheet, count: int) -> Sheet:
    """The sheet with ``count`` lines in its longest part."""
    if type(sheet) in LONGER:
        return LONGER[type(sheet)](sheet, count)
    if isinstance(sheet, DocumentSheet):
        return replace(sheet, notes="\n".join([sheet.notes] * count))
    assert isinstance(sheet, SkpSheet | EvaluationSheet | FeedbackRecordSheet)
    return replace(sheet, main=sheet.main[:1] * count, additional=())


@pytest.mark.parametrize("form", [form for form in reports.FORMS if form not in UNSIGNED])
def test_signatures_never_stand_alone_whatever_the_length(
    form: FormCode, sheets: Sheets, read_pdf: Read
) -> None:
    for count in (1, 2, 3, 5, 8, 11, 14, 17, 20):
        pages = read_pdf(reports.render(_of_length(sheets[form], count), paper=Paper.A4)).pages
        last = pages[-1]
        assert last.boxes, f"{count} lines leave the signatures alone"
        assert any(
            role in last.text
            for role in ("Pejabat Penilai Kinerja", "Pegawai yang Dinilai", "Pihak Lain")
        )
        signed = [char for char in last.chars if char.top < last.table[1]]
        assert len(signed) > 40


@forms
def test_no_page_is_left_empty(form: FormCode, sheets: Sheets, read_pdf: Read) -> None:
    for count in (4, 7, 13):
        for page in read_pdf(reports.render(_of_length(sheets[form], count), paper=Paper.F4)).pages:
            assert len(page.chars) > 80


@papers
@pytest.mark.parametrize("form", [FormCode.A_1_6, FormCode.A_1_7, FormCode.C_1_1, FormCode.C_1_3])
def test_the_name_of_a_value_never_ends_a_page(
    form: FormCode, paper: Paper, sheets: Sheets, read_pdf: Read
) -> None:
    for count in range(1, 12):
        for page in read_pdf(reports.render(_of_length(sheets[form], count), paper=paper)).pages:
            lines = [line for line in page.text.splitlines() if line.strip()]
            last = [line for line in lines if " · " not in line and line != lines[-1]][-1]
            assert not re.fullmatch(r"[1-7] [A-Z]\w+( pelayanan)?", last.strip()), last


def test_one_wide_word_makes_the_whole_form_smaller(sheets: Sheets, read_pdf: Read) -> None:
    sheet = sheets[FormCode.A_1_7]
    assert isinstance(sheet, SkpSheet)
    heights = []
    for target in ("hari", "mengintegrasikan", "berkesinambungan", "mengimplementasikan"):
        line = replace(sheet.main[0].indicators[0], target=target)
        changed = replace(sheet, main=(replace(sheet.main[0], indicators=(line,)),))
        page = read_pdf(reports.render(changed, paper=Paper.A4)).pages[0]
        # The N of NAMA in the identity block, far from the column with the wide word.
        at = page.text.index("1 NAMA")
        letter = page.chars[len("".join(page.text[:at].split())) + 1]
        assert letter.text == "N"
        heights.append(letter.top - letter.bottom)
    shares = [height / heights[0] for height in heights]
    assert shares == pytest.approx([1.0, 10 / 11, 9 / 11, 8.5 / 11], abs=0.01)


@papers
def test_heads_higher_than_a_page_are_not_repeated_over_its_edge(
    paper: Paper, sheets: Sheets, read_pdf: Read
) -> None:
    sheet = _filled(sheets[FormCode.A_1_5], "\n".join(f"Layanan {n}" for n in range(40)))
    wide = Margins(top=30, bottom=30)
    pdf = read_pdf(reports.render(sheet, paper=paper, margins=wide))
    for page in pdf.pages:
        assert all(char.bottom > 0 for char in page.chars)
