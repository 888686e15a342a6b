"""Workblock and role matrix: annex texts in their columns, many columns, many people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from asn_desktop import reports
from asn_desktop.rules.forms import FormCode
from asn_desktop.views.paper import Paper
from asn_desktop.views.sheets import Sheet
from asn_desktop.views.sheets_strategy import MatrixLine, MatrixSheet, MatrixTable, WorkblockSheet

Sheets = Mapping[FormCode, Sheet]
Read = Callable[[bytes], Any]
Squeeze = Callable[[str], str]
papers = pytest.mark.parametrize("paper", list(Paper))
EDGES = (132 / 822, 223 / 822)


@papers
def test_every_role_of_the_annex_stands_in_its_column(
    paper: Paper, sheets: Sheets, read_pdf: Read, squeeze: Squeeze
) -> None:
    matrix = sheets[FormCode.A_1_5]
    assert isinstance(matrix, MatrixSheet)
    (team,) = matrix.teams
    alone = replace(matrix, table=team, teams=())
    pdf = read_pdf(reports.render(alone, paper=paper))
    across = (1 - EDGES[1]) / 3
    people = squeeze(pdf.column(0, EDGES[0]))
    posts = squeeze(pdf.column(*EDGES))
    assert people.count("PEGAWAI") == len(pdf.pages)
    for line in team.lines:
        assert line.name in people
        assert line.position in posts
    for at, column in enumerate(team.columns):
        left = EDGES[1] + at * across
        found = squeeze(pdf.column(left, left + across))
        assert found.count(column) == len(pdf.pages)  # the head stands on every page
        found = squeeze(found.replace(column, ""))
        for line in team.lines:
            for role in line.cells[at]:
                assert f"• {role}" in found


def _wide(matrix: MatrixSheet, columns: int, people: int) -> MatrixSheet:
    texts = tuple(f"Persentase layanan kesatu-{at} selesai" for at in range(1, columns + 1))
    lines = tuple(
        MatrixLine(
            name=f"Pegawai {no:02d}",
            position="Perawat Terampil",
            cells=tuple((f"Hasil{no:02d}x{at:02d} tercapai",) for at in range(1, columns + 1)),
        )
        for no in range(1, people + 1)
    )
    table = MatrixTable(leader="Kepala", leader_position="Camat", columns=texts, lines=lines)
    return replace(matrix, table=table, teams=())


@papers
@pytest.mark.parametrize(("columns", "parts"), [(5, 1), (6, 2), (20, 4)])
def test_columns_that_do_not_fit_follow_with_the_people_again(
    columns: int, parts: int, paper: Paper, sheets: Sheets, read_pdf: Read
) -> None:
    matrix = sheets[FormCode.A_1_5]
    assert isinstance(matrix, MatrixSheet)
    pdf = read_pdf(reports.render(_wide(matrix, columns, 40), paper=paper))
    text = pdf.words
    for no in (1, 17, 40):
        assert text.count(f"Pegawai {no:02d} ") == parts
        for at in range(1, columns + 1):
            assert text.count(f"Hasil{no:02d}x{at:02d} ") == 1
    for page in pdf.pages[1:]:
        begin = " ".join(page.text.split())
        assert begin.startswith("PEGAWAI JABATAN OUTCOME ANTARA/ OUTPUT/ LAYANAN"), begin[:80]
        assert page.ink_outside() == []


def test_a_person_without_roles_and_a_matrix_without_columns_print(
    sheets: Sheets, read_pdf: Read
) -> None:
    matrix = sheets[FormCode.A_1_5]
    assert isinstance(matrix, MatrixSheet)
    empty = replace(
        matrix,
        table=replace(matrix.table, columns=(), lines=(MatrixLine(name="Eko"),)),
        teams=(),
    )
    words = read_pdf(reports.render(empty, paper=Paper.F4)).words
    assert "Eko" in words
    assert "TIDAK ADA PERAN" not in words  # a placeholder of the template, blank in the annexes


def test_empty_parts_of_a_workblock_say_so_and_numbers_run_on(
    sheets: Sheets, read_pdf: Read, squeeze: Squeeze
) -> None:
    block = sheets[FormCode.A_1_4]
    assert isinstance(block, WorkblockSheet)
    some = replace(block, routine=(), budget="", transforming=("Satu", "Dua"))
    words = read_pdf(reports.render(some, paper=Paper.F4)).words
    assert "A. RUTIN - B. TRANSFORMATIF 1. Satu 2. Dua" in words
    assert "ANGGARAN -" in words
    full = read_pdf(reports.render(block, paper=Paper.A4))
    values = squeeze(full.column(121 / 475, 232 / 475))
    assert block.title in values
    assert block.target in squeeze(full.column(355 / 475, 1))
