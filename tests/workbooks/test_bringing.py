"""Survey sheets, registers and logs as other offices type them: headings, places, texts, sums."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from asn_desktop.rules.satisfaction import ELEMENTS
from asn_desktop.views.bringing import BringKind, ComplaintFound, Found, LogFound
from asn_desktop.views.roster import RowKind
from asn_desktop.views.survey import AnswerSheet
from asn_desktop.workbooks.bringing import digest_of, recognise, understand
from asn_desktop.workbooks.reader import read

TODAY = date(2026, 7, 2)
Rows = Sequence[Sequence[Any]]
Write = Callable[..., Path]
NINE = (3, 4, 3, 2, 4, 3, 4, 3, 2)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def make(rows: Rows, merges: Sequence[str] = (), name: str = "berkas.xlsx") -> Path:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in rows:
            sheet.append(list(row))
        for reach in merges:
            sheet.merge_cells(reach)
        book.save(tmp_path / name)
        return tmp_path / name

    return make


def found(path: Path, kind: BringKind) -> Found:
    grids = read(path)
    assert recognise(grids)[0] is kind
    return understand(grids, kind, TODAY)


def sheets(path: Path) -> list[AnswerSheet]:
    lines = found(path, BringKind.SURVEY).lines
    return [line.value for line in lines if isinstance(line.value, AnswerSheet)]


# ── Surveys ──────────────────────────────────────────────────────────────────────────────────

HEADINGS = {
    "numbered": [f"U{no}" for no in range(1, 10)],
    "with dashes": [f"U-{no}" for no in range(1, 10)],
    "elements": [f"Unsur {no}" for no in range(1, 10)],
    "questions": [f"Pertanyaan {no}" for no in range(1, 10)],
    "dotted": [f"U.{no}" for no in range(1, 10)],
    "with a word": [f"Unsur ke-{no}" for no in range(1, 10)],
    "other letters": [f"X{no}" for no in range(1, 10)],
    "indicators": [f"Indikator {no}" for no in range(1, 10)],
    "both": [f"U{no} {name}" for no, name in enumerate(ELEMENTS, 1)],
    "names": list(ELEMENTS),
    "short names": [
        "Persyaratan", "Prosedur", "Waktu Pelayanan", "Biaya / Tarif", "Produk Layanan",
        "Kompetensi", "Perilaku", "Penanganan Pengaduan", "Sarana Prasarana",
    ],
    "an online form": [
        "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis "
        "pelayanannya?",
        "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
        "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?",
        "Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?",
        "Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum "
        "dalam standar pelayanan dengan hasil yang diberikan?",
        "Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?",
        "Bagaimana pendapat Saudara tentang perilaku petugas terkait kesopanan dan keramahan?",
        "Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?",
        "Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?",
    ],
}  # fmt: skip


@pytest.mark.parametrize("heads", HEADINGS.values(), ids=HEADINGS)
def test_elements_are_found_by_number_and_by_name(write: Write, heads: list[str]) -> None:
    path = write([["No", *heads, "Saran"], [1, *NINE, "Baik"], [2, *NINE, None]])
    assert [one.marks for one in sheets(path)] == [NINE, NINE]
    assert sheets(path)[0].remark == "Baik"


def test_another_order_a_header_further_down_and_the_rest_of_the_sheet(write: Write) -> None:
    heads = ["Saran", *reversed(HEADINGS["numbered"]), "Pendidikan", "Umur", "Jenis Kelamin",
             "Jenis Layanan", "Tanggal Survei", "Nama", "No"]  # fmt: skip
    row = ["Cepat", *reversed(NINE), "SMA", "41 tahun", "Perempuan", "KTP", "20/03/2026", "Ani", 1]
    rows: Rows = [
        ["HASIL SURVEI KEPUASAN MASYARAKAT"], ["Kelurahan Uji", None, "Triwulan I"], [],
        ["Petugas survei:", "Budi"], heads, [f"({at})" for at in range(1, 18)], row, row,
        ["Jumlah", *[6] * 9], ["Rata-rata", *[3.1] * 9], ["IKM Unit Pelayanan", 77.5],
        [], ["Mengetahui,"], ["Lurah Uji"],
    ]  # fmt: skip
    path = write(rows)
    read_ = found(path, BringKind.SURVEY)
    assert len(read_.lines) == 2
    assert [line.findings for line in read_.lines] == [(), ()]
    one = sheets(path)[0]
    assert one.marks == NINE
    assert (one.service, one.on, one.sex, one.age, one.education, one.remark) == (
        "KTP", date(2026, 3, 20), "P", 41, "SMA", "Cepat",
    )  # fmt: skip
    assert "Ani" not in str(one)
    kinds = [other.kind for other in read_.others[0].others]
    assert kinds.count(RowKind.SUBTOTAL) == 3
    assert RowKind.NUMBERING in kinds
    assert len(read_.lines) + read_.not_data == 12  # every row that is not empty


def test_numbers_under_a_merged_heading(write: Write) -> None:
    rows: Rows = [
        ["NO", "UMUR", "NILAI UNSUR PELAYANAN", *[None] * 8, "KET"],
        [None, None, *range(1, 10), None],
        [1, 30, *NINE, None],
        [2, 31, *NINE, None],
        [None, None, 6, 8, 6, 4, 8, 6, 8, 6, 4, None],
    ]
    path = write(rows, ["A1:A2", "B1:B2", "C1:K1", "L1:L2"])
    assert [one.marks for one in sheets(path)] == [NINE, NINE]
    path = write([rows[0], [None, None, *HEADINGS["numbered"], None], *rows[2:]], ["C1:K1"])
    assert [one.marks for one in sheets(path)] == [NINE, NINE]


@pytest.mark.parametrize(
    ("cell", "mark"),
    [("3", 3), ("4 (Sangat baik)", 4), ("Sangat baik (4)", 4), ("2. Kurang baik", 2), (3.0, 3),
     ("3,0", 3), ("1 - Tidak sesuai", 1), (" 2 ", 2), ("-", None), ("–", None), (None, None)],
)  # fmt: skip
def test_marks_as_text(write: Write, cell: object, mark: int | None) -> None:
    path = write([["No", *HEADINGS["numbered"]], [1, cell, *NINE[1:]]])
    assert sheets(path)[0].marks == (mark, *NINE[1:])


@pytest.mark.parametrize(
    ("cell", "code", "value"),
    [(5, "bring.mark_outside", "5"), (0, "bring.mark_outside", "0"),
     (-1, "bring.mark_outside", "-1"), (3.5, "bring.mark_outside", "3.5"),
     ("3/4", "bring.mark_unreadable", "3/4"), ("baik", "bring.mark_unreadable", "baik"),
     ("33", "bring.mark_outside", "33")],
)  # fmt: skip
def test_marks_out_of_range_are_told_exactly(
    write: Write, cell: object, code: str, value: str
) -> None:
    path = write([["No", "Umur", *HEADINGS["numbered"]], [1, 30, *NINE[:2], cell, *NINE[3:]]])
    (line,) = found(path, BringKind.SURVEY).lines
    (finding,) = line.findings
    assert (finding.code, finding.value, finding.row, finding.column, finding.place) == (
        code, value, 2, "U3", 5,
    )  # fmt: skip
    assert finding.values["element"] == "U3 Waktu Penyelesaian"


def test_what_is_asked_counts_more_than_its_number(write: Write) -> None:
    heads = HEADINGS["both"].copy()
    heads[7], heads[8] = "U8 Sarana dan Prasarana", "U9 Penanganan Pengaduan"
    path = write([["No", *heads], [1, *NINE[:7], 1, 4]])
    assert sheets(path)[0].marks[7:] == (4, 1)
    loose = found(path, BringKind.SURVEY).loose
    assert [one.code for one in loose] == ["bring.element_disagrees"] * 2


def test_a_missing_element_and_a_sheet_without_answers_are_told(write: Write) -> None:
    path = write([["No", "Layanan", *HEADINGS["numbered"][:8]], [1, "KTP", *NINE[:8]], [2, "KK"]])
    read_ = found(path, BringKind.SURVEY)
    assert [one.code for one in read_.loose] == ["bring.elements_missing"]
    assert [[one.code for one in line.findings] for line in read_.lines] == [
        [], ["bring.nothing_answered"],
    ]  # fmt: skip
    assert sheets(path)[0].marks == (*NINE[:8], None)


def test_rows_that_only_carry_their_number_are_no_respondents(write: Write) -> None:
    path = write([["No", *HEADINGS["numbered"]], [1, *NINE], [2], [3]])
    assert len(found(path, BringKind.SURVEY).lines) == 1


def test_the_service_may_stand_above_the_table(write: Write) -> None:
    rows: Rows = [["Jenis Layanan :", "Kartu Keluarga"], ["No", *HEADINGS["numbered"]], [1, *NINE]]
    assert [one.service for one in sheets(write(rows))] == ["Kartu Keluarga"]


def test_a_survey_as_csv(tmp_path: Path) -> None:
    path = tmp_path / "survei.csv"
    lines = [";".join(["No", *HEADINGS["both"]]), "1;" + ";".join(map(str, NINE))]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert [one.marks for one in sheets(path)] == [NINE]


def test_the_digest_is_that_of_the_cells(write: Write) -> None:
    rows: Rows = [["No", *HEADINGS["numbered"]], [1, *NINE]]
    one, two = write(rows, name="a.xlsx"), write(rows, name="b.xlsx")
    other = write([rows[0], [1, *NINE[:8], 4]], name="c.xlsx")
    assert digest_of(read(one)) == digest_of(read(two)) != digest_of(read(other))


# ── Complaints ───────────────────────────────────────────────────────────────────────────────


def complaints(path: Path) -> list[ComplaintFound]:
    lines = found(path, BringKind.COMPLAINTS).lines
    return [line.value for line in lines if isinstance(line.value, ComplaintFound)]


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - the clock on the wall


REGISTERS: dict[str, tuple[Rows, Sequence[str]]] = {
    "moments as text": (
        [
            ["Nomor Pengaduan", "Waktu Masuk", "Tanggal Ditanggapi", "Waktu Penyelesaian",
             "Saluran", "Uraian Pengaduan", "Petugas (NIP)"],
            ["A-1", "24/01/2026 04.54", "24-01-2026 13:35 WITA", "30 Januari 2026 pukul 23.15",
             "WA", "Antrean lama", "19941206 201602 2 001"],
        ],
        (),
    ),
    "day and clock apart": (
        [
            ["No. Tiket", "Tanggal Diterima", "Jam Diterima", "Tanggal Tanggapan",
             "Jam Tanggapan", "Tanggal Selesai", "Jam Selesai", "Media", "Isi Laporan",
             "NIP Petugas"],
            ["A-1", date(2026, 1, 24), time(4, 54), "24/01/2026", "13.35", "30-01-2026",
             "23:15", "WA", "Antrean lama", "199412062016022001"],
        ],
        (),
    ),
    "two like headings": (
        [
            ["No Aduan", "Tanggal Masuk", "Waktu Masuk", "Waktu Ditanggapi", "Tanggal Ditanggapi",
             "Tgl Selesai", "Jam Selesai", "Kanal", "Keluhan", "NIP Petugas"],
            ["A-1", date(2026, 1, 24), time(4, 54), "13.35", "24/01/2026", "30-01-2026",
             "23:15", "WA", "Antrean lama", "199412062016022001"],
        ],
        (),
    ),
    "under merged headings": (
        [
            ["NO. REGISTER", "DITERIMA", None, "DITANGGAPI", None, "SELESAI", None, "KANAL",
             "ADUAN", "NIP PETUGAS"],
            [None, "TANGGAL", "JAM", "TANGGAL", "JAM", "TANGGAL", "JAM", None, None, None],
            ["A-1", "24/01/2026", "04.54", "24/01/2026", "13.35", "30/01/2026", "23.15", "WA",
             "Antrean lama", "199412062016022001"],
        ],
        ("B1:C1", "D1:E1", "F1:G1", "A1:A2", "H1:H2", "I1:I2", "J1:J2"),
    ),
    "moments in ISO": (
        [
            ["Tracking ID", "Tanggal Laporan", "Tgl Respon", "Tgl Selesai", "Channel",
             "Isi Aduan", "NIP"],
            ["A-1", "2026-01-24 04:54:00", "2026-01-24T13:35", "2026-01-30 23:15", "WA",
             "Antrean lama", "199412062016022001"],
        ],
        (),
    ),
}  # fmt: skip


@pytest.mark.parametrize("register", REGISTERS.values(), ids=REGISTERS)
def test_registers_with_other_headings(write: Write, register: tuple[Rows, Sequence[str]]) -> None:
    rows, merges = register
    (one,) = complaints(write([["REGISTER PENGADUAN 2026"], *rows], [_down(m) for m in merges]))
    text = one.text
    assert text.number == "A-1"
    assert text.received == moment("2026-01-24 04:54")
    assert text.responded == moment("2026-01-24 13:35")
    assert text.completed == moment("2026-01-30 23:15")
    assert (text.channel, text.text) == ("WA", "Antrean lama")
    assert one.officer_nip == "199412062016022001"


def _down(reach: str) -> str:
    """The merge one row further down, under the title."""
    return "".join(str(int(sign) + 1) if sign.isdigit() else sign for sign in reach)


HEADS = ["No. Register", "Diterima", "Ditanggapi", "Selesai", "Isi Pengaduan", "Status"]


def test_a_status_that_disagrees_with_the_times_is_told(write: Write) -> None:
    day = "24/01/2026 08.00"
    rows = [HEADS, ["1", day, day, None, "a", "Selesai"], ["2", day, day, day, "b", "Proses"],
            ["3", day, None, None, "c", "Belum selesai"], ["4", day, day, day, "d", "Tuntas"],
            ["5", day, "belum", "-", "e", "Diproses"]]  # fmt: skip
    lines = found(write(rows), BringKind.COMPLAINTS).lines
    assert [[one.code for one in line.findings] for line in lines] == [
        ["bring.status_closed"], ["bring.status_open"], [], [], [],
    ]  # fmt: skip
    assert lines[4].value is not None


def test_wrong_times_are_refused_at_their_cell(write: Write) -> None:
    rows = [HEADS, ["1", "kemarin", None, None, "a", None], ["2", None, None, None, "b", None],
            [None, "24/01/2026 08.00", None, None, "c", None],
            ["4", "24/01/2026", None, None, "d", None]]  # fmt: skip
    lines = found(write(rows), BringKind.COMPLAINTS).lines
    assert [[(one.code, one.column, one.value) for one in line.findings] for line in lines] == [
        [("bring.moment_unreadable", "Diterima", "kemarin")],
        [("bring.received_missing", "Diterima", "")],
        [("complaint.number_missing", "No. Register", "")],
        [("bring.clock_missing", "Diterima", "24/01/2026")],
    ]


def test_who_complained_is_not_read_and_answers_are(write: Write) -> None:
    heads = ["No", "Tanggal", "Nama Pelapor", "No HP", "Isi Pengaduan", "Tanggapan", "Status"]
    path = write(
        [heads, [1, "24/01/2026 08.00", "Ani", "0812", "Lama", "Sudah dibantu", "Selesai"]]
    )
    (one,) = complaints(path)
    assert one.text.answer == "Sudah dibantu"
    assert one.text.number == "1 / 24-01-2026"
    assert one.text.responded is None
    assert "Ani" not in str(one)
    assert "0812" not in str(one)


# ── Logs ─────────────────────────────────────────────────────────────────────────────────────


def logs(path: Path) -> list[LogFound]:
    lines = found(path, BringKind.LOGS).lines
    return [line.value for line in lines if isinstance(line.value, LogFound)]


def test_one_person_a_sheet_with_the_day_only_at_its_first_activity(write: Write) -> None:
    rows: Rows = [
        ["CATATAN HARIAN"], ["Nama", ": Siti Aminah"], ["NIP", ": 19810304 200504 1 002"], [],
        ["No", "Hari/Tanggal", "Jam", "Kegiatan", "Hasil", "Volume", "Satuan", "Paraf"],
        [1, "Senin, 5 Januari 2026", "07.30 s.d. 09.00", "Apel pagi", "Apel", 1, "kali", None],
        [None, None, "09.00-10.00", "Rapat", "Notula", "2,5", "jam", None],
        [2, "Selasa, 6 Januari 2026", "08:00", "Dinas luar", None, None, None, None],
        [None, None, None, "Jumlah", None, 4, None, None],
    ]  # fmt: skip
    got = logs(write(rows))
    assert [(one.nip, one.on.day, one.text.activity) for one in got] == [
        ("198103042005041002", 5, "Apel pagi"),
        ("198103042005041002", 5, "Rapat"),
        ("198103042005041002", 6, "Dinas luar"),
    ]
    assert [(one.text.starts, one.text.ends) for one in got] == [
        (450, 540), (540, 600), (480, None),
    ]  # fmt: skip
    assert got[1].text.quantity == Decimal("2.5")


def test_merged_days_and_two_line_headings(write: Write) -> None:
    rows: Rows = [
        ["NIP", "TANGGAL", "WAKTU", None, "URAIAN KEGIATAN", "OUTPUT", None],
        [None, None, "MULAI", "SELESAI", None, "JUMLAH", "SATUAN"],
        ["198103042005041002", date(2026, 1, 5), time(7, 30), time(9, 0), "Apel", 1, "kali"],
        [None, None, 0.375, 0.5, "Rapat", 2, "dokumen"],
    ]
    path = write(rows, ["C1:D1", "F1:G1", "A1:A2", "B1:B2", "E1:E2", "A3:A4", "B3:B4"])
    got = logs(path)
    assert [(one.nip, one.on, one.text.starts, one.text.ends) for one in got] == [
        ("198103042005041002", date(2026, 1, 5), 450, 540),
        ("198103042005041002", date(2026, 1, 5), 540, 720),
    ]
    assert [(str(one.text.quantity), one.text.unit) for one in got] == [
        ("1", "kali"), ("2", "dokumen"),
    ]  # fmt: skip


def test_the_header_on_the_next_page_is_no_activity(write: Write) -> None:
    heads = ["NIP", "Tanggal", "Kegiatan", "Jumlah"]
    row = ["198103042005041002", date(2026, 1, 5), "Apel", 1]
    read_ = found(write([heads, row, heads, [*row[:2], "Rapat", 2]]), BringKind.LOGS)
    assert [line.row for line in read_.lines] == [2, 4]


def test_a_sheet_without_header_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    one = book.active
    assert one is not None
    one.append(["NIP", "Tanggal", "Kegiatan"])
    one.append(["198103042005041002", date(2026, 1, 5), "Apel"])
    two = book.create_sheet("Februari")
    for day in range(1, 4):
        two.append(["198103042005041002", date(2026, 2, day), "Apel", 1])
    book.save(tmp_path / "log.xlsx")
    (loose,) = found(tmp_path / "log.xlsx", BringKind.LOGS).loose
    assert (loose.code, loose.sheet, loose.values["count"]) == ("bring.sheet_unread", "Februari", 3)
