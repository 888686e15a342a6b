"""Nasty files: exact counts, refusals at their cell, nothing silently dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_desktop.rules.nip import Sex
from asn_desktop.rules.ranks import Rank
from asn_desktop.views.roster import Cell, Field, FoundPerson, Outcome, Roster, RowKind
from asn_desktop.workbooks.persons import has_lost_digits
from asn_desktop.workbooks.reader import Grid, GridRow, read
from asn_desktop.workbooks.roster import read_roster, understand

TODAY = date(2026, 7, 1)
A, B, C = "199103272024012003", "197803222021211001", "197508172000031002"
HEADER = ["No", "NIP", "Nama", "Tgl Lahir", "Gol", "Jabatan", "Unit Kerja", "Atasan"]


def person(no: int, nip: object, name: str, **more: object) -> list[object]:
    cells: dict[str, object] = {
        "No": no, "NIP": nip, "Nama": name, "Gol": "III/a", "Jabatan": "Bendahara",
        "Unit Kerja": "Seksi Umum", **more,
    }  # fmt: skip
    return [cells.get(head) for head in HEADER]


def outcomes(roster: Roster) -> Counter[Outcome]:
    return Counter(row.outcome for row in roster.rows)


def codes(roster: Roster) -> list[tuple[int, str]]:
    return [(row.row, found.code) for row in roster.rows for found in row.findings]


def people(roster: Roster) -> list[FoundPerson]:
    return [row.person for row in roster.rows if row.person is not None]


@pytest.mark.parametrize(
    ("nip", "code"),
    [
        ("", "nip.missing"),
        ("-", "nip.missing"),
        ("tidak ada", "nip.missing"),
        ("19910327202401200", "nip.length"),
        ("THL-0012 Kebersihan", "nip.not_digits"),
        (1.99103272024012e17, "nip.precision_lost"),
        (199103272024012000, "nip.precision_lost"),
        ("1,99103E+17", "nip.precision_lost"),
        ("1.99103272024012E+17", "nip.precision_lost"),
        ("199113272024012003", "nip.birth_date"),
        ("199103272004012003", "nip.appointment"),
        ("199103272027012003", "nip.appointment"),
        ("199103272024014003", "nip.sex_digit"),
    ],
)
def test_each_refusal_names_its_cell(xlsx: Callable[..., bytes], nip: object, code: str) -> None:
    data = xlsx({"Data": [HEADER, person(1, nip, "Kartini Usop"), person(2, B, "Made Setiawan")]})
    roster = read_roster(data, today=TODAY)
    assert outcomes(roster) == {Outcome.REFUSED: 1, Outcome.ACCEPTED: 1}
    error = roster.rows[0].errors[0]
    assert (error.code, error.sheet, error.row, error.column) == (code, "Data", 2, "NIP")


def test_a_name_that_is_missing_is_refused_at_the_name(xlsx: Callable[..., bytes]) -> None:
    roster = read_roster(xlsx({"D": [HEADER, person(1, A, "")]}), today=TODAY)
    assert [(e.code, e.column) for e in roster.rows[0].errors] == [("name.missing", "Nama")]


def test_both_missing_makes_no_data_row(xlsx: Callable[..., bytes]) -> None:
    roster = read_roster(
        xlsx({"D": [HEADER, person(1, None, "-"), person(2, A, "X Y")]}), today=TODAY
    )
    assert outcomes(roster) == {Outcome.ACCEPTED: 1}
    assert [other.kind for other in roster.sheets[0].others] == [RowKind.HEADER, RowKind.NOTE]


@pytest.mark.parametrize(
    ("value", "lost"),
    [
        (1.99103272024012e17, True),
        (199103272024012000, True),
        (199103272024012030, True),
        (199103272024012003, False),
        (123456789, False),
        (True, False),
    ],
)
def test_only_a_number_no_spreadsheet_could_hold_is_exact(value: float, lost: bool) -> None:
    assert has_lost_digits(value) is lost


def test_repeated_is_counted_once_and_differing_is_refused(xlsx: Callable[..., bytes]) -> None:
    rows = [
        HEADER,
        person(1, A, "Kartini Usop, S.E."),
        person(2, B, "Made Setiawan"),
        person(3, "19910327 202401 2 003", "KARTINI USOP, S.E."),
        person(4, A, "Kartini Usop, S.E.", Jabatan="Lurah"),
    ]
    roster = read_roster(xlsx({"D": rows}), today=TODAY)
    assert outcomes(roster) == {Outcome.ACCEPTED: 2, Outcome.REPEATED: 1, Outcome.REFUSED: 1}
    assert codes(roster) == [(4, "row.repeated"), (5, "row.repeated_differs")]
    assert roster.rows[3].findings[0].values["columns"] == "position"
    assert roster.rows[3].findings[0].column == "NIP"


def test_the_first_good_row_is_the_one_kept(xlsx: Callable[..., bytes]) -> None:
    rows = [HEADER, person(1, A, ""), person(2, A, "Kartini Usop")]
    roster = read_roster(xlsx({"D": rows}), today=TODAY)
    assert [row.outcome for row in roster.rows] == [Outcome.REFUSED, Outcome.ACCEPTED]


def test_titles_sections_subtotals_and_signatures_are_no_people(xlsx: Callable[..., bytes]) -> None:
    rows: list[list[object]] = [
        ["DAFTAR PEGAWAI DINAS SOSIAL"],
        ["Keadaan Juni 2026"],
        ["NO", "NAMA", "NIP", "JABATAN"],
        [1, 2, 3, 4],
        ["I. SEKRETARIAT"],
        [1, "Kartini Usop", A, "Sekretaris"],
        [None, "Jumlah", 1],
        [None, "BIDANG REHABILITASI SOSIAL"],
        [1, "Made Setiawan", B, "Kepala Bidang"],
        [2, "Budi Honorer", "-", "Tenaga Kebersihan"],
        ["Sub Total", None, 2],
        [None, "Catatan: data sementara"],
        [],
        [None, "Mengetahui,", None, "Palu, 3 Juli 2026"],
        [None, "Sekretaris,", None, "Kepala Dinas,"],
        [],
        [None, "Kartini Usop", None, "Candra Siregar"],
        [None, f"NIP. {A}", None, f"NIP. {C}"],
    ]
    roster = read_roster(xlsx({"D": rows}), today=TODAY)
    assert outcomes(roster) == {Outcome.ACCEPTED: 2, Outcome.REFUSED: 1}
    assert codes(roster) == [(10, "nip.missing")]
    assert [p.unit for p in people(roster)] == ["Sekretariat", "Bidang Rehabilitasi Sosial"]
    assert roster.sheets[0].kinds == {
        RowKind.TITLE: 2, RowKind.HEADER: 1, RowKind.NUMBERING: 1, RowKind.SECTION: 2,
        RowKind.DATA: 3, RowKind.SUBTOTAL: 2, RowKind.NOTE: 1, RowKind.SIGNATURE: 4,
    }  # fmt: skip


def test_a_signature_without_a_beginning_is_known_by_its_labelled_number(
    xlsx: Callable[..., bytes],
) -> None:
    rows = [["Nama", "NIP", "Gol"], ["Kartini Usop", A, "III/a"], ["Candra Siregar"], [f"NIP {C}"]]
    roster = read_roster(xlsx({"D": rows}), today=TODAY)
    assert outcomes(roster) == {Outcome.ACCEPTED: 1}
    assert roster.sheets[0].kinds[RowKind.SIGNATURE] == 2


def test_people_after_a_signature_on_the_next_page_are_still_read(
    xlsx: Callable[..., bytes],
) -> None:
    rows = [
        HEADER, person(1, A, "Kartini Usop"), [None, None, "Palu, 3 Juli 2026"],
        [None, None, "Candra Siregar"], person(2, B, "Made Setiawan"),
    ]  # fmt: skip
    assert len(people(read_roster(xlsx({"D": rows}), today=TODAY))) == 2


def test_a_person_on_two_rows_is_one_person(xlsx: Callable[..., bytes]) -> None:
    rows = [
        ["NO", "NAMA", "PANGKAT", "JABATAN"],
        [None, "NIP", "GOL/RUANG", "TMT"],
        [1, "Kartini Usop, S.E.", "Penata Muda", "Bendahara"],
        [None, A, "III/a", "01-04-2024"],
        [2, "Made Setiawan", "Penata", "Lurah"],
        [None, f"NIP. {B}", "III/c"],
    ]
    roster = read_roster(xlsx({"D": rows}), today=TODAY)
    assert [(p.name, str(p.nip), p.rank, p.position) for p in people(roster)] == [
        ("Kartini Usop", A, Rank.III_A, "Bendahara"),
        ("Made Setiawan", B, Rank.III_C, "Lurah"),
    ]
    assert people(roster)[0].position_since == date(2024, 4, 1)
    assert roster.sheets[0].kinds[RowKind.CONTINUED] == 2


def test_one_heading_over_two_columns_is_told_apart_by_content(xlsx: Callable[..., bytes]) -> None:
    rows = [["No", "Nama / NIP", None, "Gol"], [1, "Kartini Usop", A, "III/a"]]
    roster = read_roster(xlsx({"D": rows}, {"D": ["B1:C1"]}), today=TODAY)
    assert [(p.name, str(p.nip)) for p in people(roster)] == [("Kartini Usop", A)]


def test_a_header_over_two_rows_without_merged_cells(csv_roster: Callable[[str], Roster]) -> None:
    roster = csv_roster(
        "NO;NAMA;NIP;PANGKAT;;;JABATAN;;LAHIR;\n"
        ";;;NAMA;GOL;TMT;NAMA;ESELON;TEMPAT;TANGGAL\n"
        f"1;Kartini Usop;{A};Penata Muda;III/a;01-04-2024;Lurah;IV.a;Palu;27 Maret 1991\n"
    )
    (found,) = people(roster)
    assert (found.rank, found.rank_since) == (Rank.III_A, date(2024, 4, 1))
    assert (found.position, found.echelon) == ("Lurah", "IV.a")
    assert (found.birth_place, found.birth_date) == ("Palu", date(1991, 3, 27))
    header = roster.sheets[0].headers[0]
    assert "PANGKAT / TMT" in [column.header for column in header.columns]


def test_groups_above_the_row_with_nip_and_name(xlsx: Callable[..., bytes]) -> None:
    rows = [
        ["NO", "IDENTITAS PEGAWAI", None, "PANGKAT", None],
        [None, "NIP", "NAMA", "GOL", "TMT"],
        [1, A, "Kartini Usop", "III/a", "1-4-2024"],
    ]
    roster = read_roster(xlsx({"D": rows}, {"D": ["A1:A2", "B1:C1", "D1:E1"]}), today=TODAY)
    (found,) = people(roster)
    assert (found.rank, found.rank_since) == (Rank.III_A, date(2024, 4, 1))
    assert roster.sheets[0].kinds[RowKind.TITLE] == 0


def test_blocks_with_their_own_headers_and_titles(xlsx: Callable[..., bytes]) -> None:
    rows = [
        ["DATA PEGAWAI KELURAHAN KEJAWAN"], ["No", "NIP", "Nama"], [1, A, "Kartini Usop"],
        ["Jumlah", 1], [],
        ["DATA PEGAWAI KELURAHAN MULYOREJO"], ["No", "Nama", "NIP"], [1, "Made Setiawan", B],
    ]  # fmt: skip
    roster = read_roster(xlsx({"D": rows}), today=TODAY)
    assert [(p.name, p.unit) for p in people(roster)] == [
        ("Kartini Usop", "Kelurahan Kejawan"),
        ("Made Setiawan", "Kelurahan Mulyorejo"),
    ]


def test_cells_merged_down_count_for_every_row(xlsx: Callable[..., bytes]) -> None:
    rows = [["Unit Kerja", "NIP", "Nama"], ["Seksi Umum", A, "Kartini Usop"], [None, B, "Made S"]]
    roster = read_roster(xlsx({"D": rows}, {"D": ["A2:A3"]}), today=TODAY)
    assert [p.unit for p in people(roster)] == ["Seksi Umum", "Seksi Umum"]


def test_a_number_column_without_a_known_heading_is_found_by_its_digits(
    csv_roster: Callable[[str], Roster],
) -> None:
    roster = csv_roster(f"Nomor Pegawai Pusat;Nama;Gol\n{A};Kartini Usop;III/a\n{B};Made;III/b\n")
    assert [str(p.nip) for p in people(roster)] == [A, B]
    assert roster.sheets[0].headers[0].columns[0].reason == "column.digits"


def test_warnings_stand_at_their_cells(csv_roster: Callable[[str], Roster]) -> None:
    roster = csv_roster(
        "NIP;Nama;Tgl Lahir;JK;Status;Pangkat;Gol;TMT Gol;Jabatan;Jenis Jabatan\n"
        f"{A};Kartini Usop;28-03-1991;L;PPPK;Pembina;III/a;1-1-2020;Lurah;Pelaksana\n"
        f"{B};Made Setiawan;22 Maretu 1978;L;PPPK;;XX;;Bendahara;\n"
    )
    first = {(f.code, f.column, f.value) for f in roster.rows[0].findings}
    assert first == {
        ("birth.differs_from_nip", "Tgl Lahir", "28-03-1991"),
        ("sex.differs_from_nip", "JK", "L"),
        ("kind.differs_from_nip", "Status", "PPPK"),
        ("rank.name_differs", "Pangkat", "Pembina"),
        ("history.before_appointment", "TMT Gol", "1-1-2020"),
        ("position.kind_differs", "Jenis Jabatan", "Pelaksana"),
    }
    second = {(f.code, f.column) for f in roster.rows[1].findings}
    assert second == {
        ("date.unreadable", "Tgl Lahir"),
        ("rank.unknown", "Gol"),
    }


def test_p_means_man_where_w_means_woman(csv_roster: Callable[[str], Roster]) -> None:
    roster = csv_roster(f"NIP;Nama;JK\n{A};Kartini Usop;W\n{B};Made Setiawan;P\n")
    assert [p.sex for p in people(roster)] == [Sex.WOMAN, Sex.MAN]


def test_a_correction_is_read_instead_of_the_cell(xlsx: Callable[..., bytes]) -> None:
    grids = read(xlsx({"D": [HEADER, person(1, 1.99103272024012e17, "Kartini Usop")]}))
    assert outcomes(understand(grids, today=TODAY)) == {Outcome.REFUSED: 1}
    corrected = understand(grids, today=TODAY, corrections={Cell("D", 2, 2): A})
    assert outcomes(corrected) == {Outcome.ACCEPTED: 1}
    assert corrected.rows[0].texts[Field.NIP] == A


def test_columns_a_person_chose_win_and_header_rows_can_be_pointed_at(
    csv_roster: Callable[[str], Roster],
) -> None:
    text = f"Kolom A;Kolom B;Kolom C\n{A};Kartini Usop;Lurah\n".encode()
    assert not read_roster(text, today=TODAY).has_header
    pointed = read_roster(text, today=TODAY, header_rows={None: {1}})
    (header,) = pointed.sheets[0].headers
    assert header.columns[0].field is Field.NIP
    chosen = {header.fingerprint: {2: Field.NAME, 3: Field.POSITION}}
    (found,) = people(read_roster(text, today=TODAY, header_rows={None: {1}}, column_map=chosen))
    assert (found.name, found.position) == ("Kartini Usop", "Lurah")


def test_people_in_a_sheet_without_a_header_are_not_lost_silently(
    xlsx: Callable[..., bytes],
) -> None:
    rows = [["Kartini Usop", A], ["Made Setiawan", B]]
    roster = read_roster(xlsx({"Satu": [HEADER, person(1, C, "Joko S")], "Dua": rows}), today=TODAY)
    assert [(found.code, found.sheet, found.row) for found in roster.loose] == [
        ("sheet.no_header", "Dua", 1)
    ]


def test_formulas_that_failed_are_no_names_and_no_posts(xlsx: Callable[..., bytes]) -> None:
    rows = [person(1, A, "#N/A"), person(2, B, "Made Setiawan", Jabatan="#REF!")]
    roster = read_roster(xlsx({"Data": [HEADER, *rows]}), today=TODAY)
    assert codes(roster) == [(2, "name.missing")]
    assert [found.position for found in people(roster)] == [""]


def test_numbers_that_an_export_keeps_as_text_are_read(
    csv_roster: Callable[[str], Roster],
) -> None:
    roster = csv_roster(f'No;Nama;NIP\n1;Kartini Usop;="{A}"\n2;Made;"=""{B}"""\n')
    assert [str(found.nip) for found in people(roster)] == [A, B]


def test_sections_with_their_number_in_its_own_cell_and_lettered_columns(
    xlsx: Callable[..., bytes],
) -> None:
    rows = [
        ["No", "Nama", "NIP", "Jabatan"], ["a", "b", "c", "d"], ["1", "2", "3", "4=2+3"],
        ["II", "SEKSI PELAYANAN UMUM"], [1, "Kartini Usop", A, "Staf"],
    ]  # fmt: skip
    roster = read_roster(xlsx({"Data": rows}), today=TODAY)
    assert [found.unit for found in people(roster)] == ["Seksi Pelayanan Umum"]
    assert [row.row for row in roster.rows] == [5]


def test_the_signers_post_above_his_name_is_no_person(xlsx: Callable[..., bytes]) -> None:
    rows = [
        ["No", "Nama", "NIP", "Jabatan"], [1, "Kartini Usop", A, "Staf"],
        [None, "Kepala Dinas"], [None, "MAHFUD, S.H."], [None, f"NIP. {B}"],
    ]  # fmt: skip
    roster = read_roster(xlsx({"Data": rows}), today=TODAY)
    assert outcomes(roster) == {Outcome.ACCEPTED: 1}
    assert [other.kind for other in roster.sheets[0].others[1:]] == [RowKind.SIGNATURE] * 3


def test_nip_and_name_among_many_unknown_columns_are_a_header(xlsx: Callable[..., bytes]) -> None:
    rows = [["Nama", "NIP", *range(1, 32)], ["Kartini Usop", A, *["h"] * 31]]
    assert outcomes(read_roster(xlsx({"Absen": rows}), today=TODAY)) == {Outcome.ACCEPTED: 1}


def test_names_written_behind_the_number_and_with_balinese_ni() -> None:
    text = f"Nama / NIP;Gol\nNi P. Ayu, S.E. - {A};III/a\n{B} Made Setiawan;III/b\n"
    found = people(read_roster(text.encode(), today=TODAY))
    assert [(p.name, str(p.nip)) for p in found] == [("Ni P. Ayu", A), ("Made Setiawan", B)]


def test_spelled_out_headings_and_dates_behind_rank_and_position(
    xlsx: Callable[..., bytes],
) -> None:
    rows = [
        ["No", "N A M A", "NIP / NRP", "Pangkat/Gol/TMT", "Jabatan / TMT",
         "Atasan Langsung (Pejabat Penilai)"],
        [1, "Dra. Hj. Kartini Usop, M.Si", A, "Penata Muda\nIII/a\n01-04-2024",
         "Bendahara\n01-05-2025", f"Made Setiawan NIP. {B}"],
        [2, "Made Setiawan", B, "IX", "Lurah", "Camat"],
    ]  # fmt: skip
    roster = read_roster(xlsx({"D": rows}), today=TODAY)
    first, second = people(roster)
    assert (first.name, first.front_title) == ("Kartini Usop", "Dra. Hj.")
    assert (first.rank, first.rank_since) == (Rank.III_A, date(2024, 4, 1))
    assert (first.position, first.position_since) == ("Bendahara", date(2025, 5, 1))
    assert (first.superior, second.superior) == (B, "Camat")
    assert codes(roster) == []


def test_a_column_headed_by_the_position_may_hold_only_its_date(
    csv_roster: Callable[[str], Roster],
) -> None:
    roster = csv_roster(f"NIP;Nama;Jabatan;Jabatan TMT\n{A};Kartini;Lurah;1 Mei 2025\n")
    (found,) = people(roster)
    assert (found.position, found.position_since) == ("Lurah", date(2025, 5, 1))


def test_more_lines_under_name_and_number_in_one_cell() -> None:
    text = f'"Nama / NIP";Gol\n"Kartini Usop\n{A}\nPenata Muda";III/a\n'
    assert [p.name for p in people(read_roster(text.encode(), today=TODAY))] == ["Kartini Usop"]


_CELL = st.sampled_from(
    ["", "1", "2", "Kartini Usop", A, B, "III/a", "Jumlah", "Mengetahui,", "Palu, 3 Juli 2026",
     "CAMAT,", f"NIP. {C}", "SEKSI UMUM", "NIP", "Nama", "Gol", "-", "Catatan: x", "Lurah"]
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(st.lists(_CELL, min_size=4, max_size=4), max_size=25))
def test_every_row_is_exactly_one_thing_whatever_stands_in_it(rows: list[list[str]]) -> None:
    table = [["No", "NIP", "Nama", "Gol"], *rows]
    filled = (
        GridRow(n, {c: text for c, text in enumerate(cells, start=1) if text})
        for n, cells in enumerate(table, start=1)
    )
    grid = Grid("D", tuple(row for row in filled if row.cells))
    roster = understand([grid], today=TODAY)
    seen = [row.row for row in roster.rows] + [other.row for other in roster.sheets[0].others]
    assert sorted(seen) == [row.number for row in grid.rows]
    accepted = [str(person.nip) for person in people(roster)]
    assert len(accepted) == len(set(accepted))
    for row in roster.rows:
        assert (row.person is not None) == (row.outcome is Outcome.ACCEPTED)
        assert bool(row.errors) == (row.outcome is Outcome.REFUSED)
