"""SKP workbooks read by labels: the same plan out of every way offices type it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from skp_books import PLAN, Employee, Plan, book, by_hand, formal, in_lines, stacked

from asn_desktop.rules.planning import AnnexSection, Approach, Aspect, ResultSection
from asn_desktop.views.bringing import Found, FoundLine, SkpFound
from asn_desktop.workbooks.reader import read
from asn_desktop.workbooks.skp_book import has_skp, read_skps

SITI = Employee("Siti Aminah, S.E.", "198103042005041002")
BUDI = Employee("Budi Santoso", "19810305 200504 1 003")
TODAY = date(2026, 7, 2)
ASPECTS = {"Kuantitas": Aspect.QUANTITY, "Kualitas": Aspect.QUALITY, "Waktu": Aspect.TIME}


def found(path: Path) -> Found:
    return read_skps(read(path), TODAY)


def one(path: Path) -> FoundLine:
    (line,) = found(path).lines
    return line


def skp(line: FoundLine) -> SkpFound:
    assert isinstance(line.value, SkpFound), line.findings
    return line.value


def flat(value: SkpFound) -> list[tuple[Any, ...]]:
    return [
        (result.section, result.text, each.aspect, each.text, each.target)
        for result in value.content.results
        for each in result.indicators
    ]


def expected(plan: Plan = PLAN) -> list[tuple[Any, ...]]:
    parts = ((ResultSection.MAIN, plan.main), (ResultSection.ADDITIONAL, plan.more))
    return [
        (section, text, ASPECTS[aspect], indicator, target)
        for section, results in parts
        for text, indicators in results
        for aspect, indicator, target in indicators
    ]


@pytest.mark.parametrize("write", [formal, by_hand])
def test_the_quantitative_form_in_every_hand(tmp_path: Path, write: Callable[..., None]) -> None:
    line = one(book(tmp_path / "skp.xlsx", ("SKP", lambda sheet: write(sheet, SITI))))
    value = skp(line)
    assert (value.name, value.nip, value.year) == (SITI.name, SITI.nip, 2025)
    assert value.content.approach is Approach.QUANTITATIVE
    assert flat(value) == expected()
    assert {each.supports_text for each in value.content.results[:2]} == {PLAN.supports}
    said = {each.value: each.text for each in value.content.expectations}
    assert said == {2: PLAN.expected["Akuntabel"], 7: PLAN.expected["Kolaboratif"]}
    assert line.findings == ()
    assert line.details[0] == "1. Surat pengantar selesai sesuai standar · 2 indikator"


def test_the_qualitative_form_in_lines(tmp_path: Path) -> None:
    value = skp(one(book(tmp_path / "skp.xlsx", ("SKP", lambda sheet: in_lines(sheet, SITI)))))
    assert value.content.approach is Approach.QUALITATIVE
    assert [(each.section, each.text, each.assigned_by) for each in value.content.results] == [
        (section, text, "Kepala Seksi") for section, text in dict.fromkeys(
            (row[0], row[1]) for row in expected()
        )
    ]  # fmt: skip
    assert [each.text for row in value.content.results for each in row.indicators] == [
        f"{row[3]} {row[4]}" for row in expected()
    ]
    said = {each.value: each.text for each in value.content.expectations}
    assert said == {2: PLAN.expected["Akuntabel"], 7: PLAN.expected["Kolaboratif"]}


def test_several_people_below_each_other_and_the_assessor_first(tmp_path: Path) -> None:
    lines = found(book(tmp_path / "skp.xlsx", ("2025", lambda s: stacked(s, (SITI, BUDI))))).lines
    assert [skp(line).name for line in lines] == [SITI.name, BUDI.name]
    assert [skp(line).nip for line in lines] == [SITI.nip, "198103052005041003"]
    for line in lines:
        assert flat(skp(line)) == expected()
        assert len(skp(line).content.expectations) == 2
        assert skp(line).year == 2025


def test_several_sheets_of_one_file(tmp_path: Path) -> None:
    path = book(
        tmp_path / "skp.xlsx",
        ("Siti", lambda sheet: formal(sheet, SITI)),
        ("Catatan", lambda sheet: sheet.append(["Dicetak dua rangkap"])),
        ("Budi", lambda sheet: in_lines(sheet, BUDI)),
    )
    lines = found(path).lines
    assert [(line.sheet, skp(line).name) for line in lines] == [
        ("Siti", SITI.name), ("Budi", BUDI.name),
    ]  # fmt: skip


def test_a_nip_that_lost_its_digits_is_refused_at_its_cell(tmp_path: Path) -> None:
    who = Employee("Siti Aminah", 198103042005041002)
    line = one(book(tmp_path / "skp.xlsx", ("SKP", lambda sheet: formal(sheet, who))))
    assert line.value is None
    (finding,) = line.findings
    assert (finding.code, finding.row, finding.place) == ("nip.precision_lost", 7, 3)
    assert line.cell("nip") is not None


def test_an_unnamed_nip_is_typed_where_its_label_asks_for_it(tmp_path: Path) -> None:
    line = one(
        book(tmp_path / "skp.xlsx", ("SKP", lambda s: formal(s, Employee("Siti Aminah", None))))
    )
    assert skp(line).nip == ""
    cell = line.cell("nip")
    assert cell is not None
    assert (cell.row, cell.column) == (7, 3)


def test_an_empty_form_is_refused_and_other_files_are_none(tmp_path: Path) -> None:
    empty = Plan(main=(("", (("", "", ""),)),))
    line = one(book(tmp_path / "a.xlsx", ("SKP", lambda sheet: formal(sheet, SITI, empty))))
    assert [each.code for each in line.findings] == ["bring.skp_empty"]
    other = book(tmp_path / "b.xlsx", ("Data", lambda sheet: sheet.append(["Nama", "NIP"])))
    assert not has_skp(read(other))


def test_an_unknown_aspect_is_told_and_left_empty(tmp_path: Path) -> None:
    plan = Plan(main=(("Surat selesai", (("Kuantitas/ Waktu", "Jumlah surat", "12"),)),))
    line = one(book(tmp_path / "a.xlsx", ("SKP", lambda sheet: formal(sheet, SITI, plan))))
    assert [(each.code, each.value) for each in line.findings] == [
        ("bring.aspect_unknown", "Kuantitas/ Waktu")
    ]
    assert flat(skp(line)) == [
        (ResultSection.MAIN, "Surat selesai", None, "Jumlah surat", "12")
    ]  # fmt: skip


def test_the_supported_result_keeps_its_indicator_apart(tmp_path: Path) -> None:
    plan = Plan(
        main=PLAN.main,
        supports="Layanan membaik\nIndikator Kinerja Individu:\nIndeks kepuasan minimal 85",
    )
    write = partial(formal, who=SITI, plan=plan)
    value = skp(one(book(tmp_path / "a.xlsx", ("SKP", write))))
    first = value.content.results[0]
    assert first.supports_text == "Layanan membaik"
    assert first.supports_indicator == "Indeks kepuasan minimal 85"


def test_without_the_line_hasil_kerja_and_without_behaviour(tmp_path: Path) -> None:
    def write(sheet: Any) -> None:
        for row in (
            ["SKP"], ["Nama Pegawai", "Siti Aminah, S.E. / NIP. 19810304 200504 1 002"],
            ["No", "Rencana Hasil Kerja", "Indikator", "Target"], ["Utama"],
            [1, "Surat selesai", "Jumlah surat", "12"], [None, None, "Lama surat", "1 hari"],
            ["Mulyorejo, 5 Januari 2025"], [None, "Pegawai yang Dinilai", "Pejabat Penilai"],
            [None, "Siti Aminah", "Slamet Hartono"],
        ):  # fmt: skip
            sheet.append(row)

    value = skp(one(book(tmp_path / "a.xlsx", ("SKP", write))))
    assert (value.name, value.nip) == ("Siti Aminah, S.E.", "198103042005041002")
    assert [(row[1], row[3], row[4]) for row in flat(value)] == [
        ("Surat selesai", "Jumlah surat", "12"), ("Surat selesai", "Lama surat", "1 hari"),
    ]  # fmt: skip


def _annex(sheet: Any) -> None:
    for row in (
        ["LAMPIRAN SASARAN KINERJA PEGAWAI"], ["DUKUNGAN SUMBER DAYA"], [1, "Printer loket"],
        [2, "(dalam rangka memenuhi ekspektasi Pimpinan, maka Pegawai membutuhkan ….)"],
        ["SKEMA PERTANGGUNGJAWABAN"], [1, "Dilaporkan setiap minggu"], ["KONSEKUENSI"],
        [1, "Diusulkan mendapat penghargaan"], [None, "Mulyorejo, 5 Januari 2025"],
        ["Pegawai yang Dinilai", "Pejabat Penilai Kinerja"], ["Siti", "Slamet"],
    ):  # fmt: skip
        sheet.append(row)


def test_the_annex_below_and_on_a_sheet_of_its_own(tmp_path: Path) -> None:
    def below(sheet: Any) -> None:
        formal(sheet, SITI)
        _annex(sheet)

    for sheets in ([("SKP", below)], [("SKP", partial(formal, who=SITI)), ("Lampiran", _annex)]):
        value = skp(one(book(tmp_path / "a.xlsx", *sheets)))
        assert [(each.section, each.text) for each in value.content.annex] == [
            (AnnexSection.RESOURCES, "Printer loket"),
            (AnnexSection.ACCOUNTABILITY, "Dilaporkan setiap minggu"),
            (AnnexSection.CONSEQUENCES, "Diusulkan mendapat penghargaan"),
        ]
        assert flat(value) == expected()
