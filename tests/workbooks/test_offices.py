"""The five rosters of real offices' kinds, with exact counts."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from asn_desktop.rules.nip import EmployeeKind, Sex
from asn_desktop.rules.positions import Grade, PositionKind
from asn_desktop.rules.ranks import Rank
from asn_desktop.views.roster import Field, Outcome, RowKind
from asn_desktop.workbooks.reader import read
from asn_desktop.workbooks.roster import read_roster, understand

COUNTS = {
    "mulyorejo-duk.xlsx": (56, 0, 0),
    "palu-dinas-pendidikan.xlsx": (1003, 0, 0),
    "asemrowo-per-unit.xlsx": (41, 0, 0),
    "cakranegara.csv": (76, 0, 0),
    "rakumpit-pegawai.xlsx": (38, 1, 3),
}


@pytest.mark.parametrize("name", COUNTS)
def test_every_data_row_ends_as_exactly_one_of_three(name: str, offices: Path, today: date) -> None:
    roster = read_roster(offices / name, today=today)
    counts = Counter(row.outcome for row in roster.rows)
    accepted, repeated, refused = COUNTS[name]
    assert counts[Outcome.ACCEPTED] == accepted
    assert counts[Outcome.REPEATED] == repeated
    assert counts[Outcome.REFUSED] == refused


@pytest.mark.parametrize("name", COUNTS)
def test_every_row_of_every_sheet_is_accounted_for(name: str, offices: Path, today: date) -> None:
    grids = read(offices / name)
    roster = understand(grids, today=today)
    for grid, sheet in zip(grids, roster.sheets, strict=True):
        data = [row.row for row in roster.rows if row.sheet == grid.sheet]
        numbers = sorted([*data, *(other.row for other in sheet.others)])
        assert numbers == [row.number for row in grid.rows]


def test_mulyorejo_header_over_two_rows_with_group_signature_and_numbering(
    offices: Path, today: date
) -> None:
    roster = read_roster(offices / "mulyorejo-duk.xlsx", today=today)
    (sheet,) = roster.sheets
    (header,) = sheet.headers
    assert (header.first_row, header.last_row) == (5, 6)
    assert {c.header: c.field for c in header.columns} == {
        "NO": Field.NUMBER,
        "NAMA": Field.NAME,
        "NIP": Field.NIP,
        "PANGKAT / NAMA": Field.RANK_NAME,
        "PANGKAT / GOL/RUANG": Field.RANK,
        "PANGKAT / TMT": Field.RANK_SINCE,
        "JABATAN / NAMA": Field.POSITION,
        "JABATAN / ESELON": Field.ECHELON,
        "PENDIDIKAN / TINGKAT": Field.IGNORED,
        "PENDIDIKAN / TAHUN LULUS": Field.IGNORED,
        "TEMPAT, TGL LAHIR": Field.BIRTH_PLACE_AND_DATE,
        "L/P": Field.SEX,
        "UNIT KERJA": Field.UNIT,
        "ATASAN LANGSUNG": Field.SUPERIOR,
    }
    assert sheet.kinds == {
        RowKind.TITLE: 3,
        RowKind.HEADER: 2,
        RowKind.NUMBERING: 1,
        RowKind.DATA: 56,
        RowKind.SIGNATURE: 4,
    }
    nip_column = next(c for c in header.columns if c.field is Field.NIP)
    assert (nip_column.reason, nip_column.values) == ("column.digits", {"count": 56, "total": 56})
    camat = next(row.person for row in roster.rows if row.row == 12)
    assert camat is not None
    assert (camat.name, camat.back_title) == ("Darmawan Lukman Wahyuni", "S.E.")
    assert (camat.rank, camat.rank_since) == (Rank.IV_B, date(2025, 4, 1))
    assert (camat.birth_place, camat.birth_date) == ("Surabaya", date(1983, 3, 21))
    assert (camat.position_kind, camat.echelon) == (PositionKind.ADMINISTRATOR, "III.a")
    assert camat.superior == "Sekretaris Daerah"


def test_palu_takes_capitals_and_titles_apart(offices: Path, today: date) -> None:
    roster = read_roster(offices / "palu-dinas-pendidikan.xlsx", today=today)
    head, teacher = roster.rows[0].person, roster.rows[9].person
    assert head is not None
    assert (head.name, head.back_title, head.position) == (
        "Candra Siregar",
        "S.AP.",
        "Kepala Dinas Pendidikan",
    )
    assert (head.unit, head.parent_unit) == ("Dinas Pendidikan Kota Palu",) * 2
    assert head.sex is Sex.MAN
    assert head.position_kind is PositionKind.JPT
    assert teacher is not None
    assert (teacher.front_title, teacher.grade) == ("Drs.", Grade.AHLI_MADYA)
    assert (teacher.unit, teacher.superior) == ("SD Negeri 1 Palu", "199411022022022001")


def test_asemrowo_takes_units_from_titles_and_numbers_out_of_names(
    offices: Path, today: date
) -> None:
    roster = read_roster(offices / "asemrowo-per-unit.xlsx", today=today)
    people = [row.person for row in roster.of(Outcome.ACCEPTED) if row.person is not None]
    assert len({person.unit for person in people}) == 10
    assert "Seksi Ketenteraman dan Ketertiban Umum" in {person.unit for person in people}
    assert (people[0].name, people[0].back_title) == ("Zainal Nugroho", "M.M.")
    assert {person.kind for person in people} == {EmployeeKind.PNS, EmployeeKind.PPPK}
    assert sum(sheet.kinds[RowKind.SUBTOTAL] for sheet in roster.sheets) == 10


def test_cakranegara_reads_grade_and_echelon_out_of_one_column(offices: Path, today: date) -> None:
    roster = read_roster(offices / "cakranegara.csv", today=today)
    people = [row.person for row in roster.rows if row.person is not None]
    assert people[0].echelon == "III.a"
    assert people[5].grade is Grade.AHLI_PERTAMA
    assert {row.sheet for row in roster.rows} == {None}


def test_rakumpit_refuses_destroyed_numbers_by_name_and_keeps_what_they_still_tell(
    offices: Path, today: date
) -> None:
    roster = read_roster(offices / "rakumpit-pegawai.xlsx", today=today)
    refused = list(roster.of(Outcome.REFUSED))
    assert [(r.row, r.errors[0].code, r.errors[0].column, r.errors[0].value) for r in refused] == [
        (4, "nip.precision_lost", "NIP", "199103272024012000"),
        (9, "nip.precision_lost", "NIP", "199210032020042000"),
        (14, "nip.precision_lost", "NIP", "199507222018021000"),
    ]
    assert [f.code for f in refused[1].findings] == [
        "nip.precision_lost",
        "birth.differs_from_nip",
    ]
    (repeated,) = roster.of(Outcome.REPEATED)
    assert (repeated.row, repeated.same_as) == (43, ("Pegawai", 5))
