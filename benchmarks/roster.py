"""Import of 4,000 people against reading the file with openpyxl alone (aim 2 ×).

The import is everything: safety checks, reading, understanding, the preview, writing people with
their dated rows, units and positions, what the lists read, and the journal.
"""

from __future__ import annotations

import io
import tempfile
import time
from pathlib import Path

import openpyxl

from asn_desktop.services.opening import open_office
from asn_desktop.views.imports import Effect
from asn_desktop.workflows.roster import bring_in, open_file, preview

PEOPLE = 4_000
ROUNDS = 3
HEADS = (
    "NIP BARU", "NAMA", "GELAR DEPAN", "GELAR BELAKANG", "TEMPAT LAHIR NAMA", "TANGGAL LAHIR",
    "JENIS KELAMIN", "STATUS CPNS PNS", "TMT CPNS", "GOL AKHIR NAMA", "TMT GOLONGAN",
    "JENIS JABATAN NAMA", "JABATAN NAMA", "TMT JABATAN", "TINGKAT PENDIDIKAN NAMA", "UNOR NAMA",
    "UNOR INDUK NAMA", "NIP ATASAN",
)  # fmt: skip
GIVEN = ("CANDRA", "DEWI", "HENDRA", "ANI", "RAHMAT", "IDA", "GUNAWAN", "KARTINI", "YUSUF", "MEGA")
FAMILY = ("SIREGAR", "PUSPITASARI", "ANGGRAINI", "HIDAYAT", "SUSANTI", "PERMANA", "LUBIS", "PALU")


def roster(people: int) -> bytes:
    """An upper-case export of an education office, as such systems write it."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("DATA")
    sheet.append(HEADS)
    boss = ""
    for number in range(people):
        day, month, year = number % 28 + 1, number // 28 % 12 + 1, 1970 + number // 336 % 28
        sex = number % 2 + 1
        nip = f"{year}{month:02d}{day:02d}{year + 25}04{sex}{number % 900 + 1:03d}"
        school = f"SD NEGERI {number // 25 + 1} PALU"
        head = number % 25 == 0
        name = f"{GIVEN[number % 10]} {FAMILY[number // 10 % 8]} {GIVEN[number // 80 % 10]}"
        sheet.append(
            (
                nip, name, None, "S.Pd.", "PALU", f"{day:02d}-{month:02d}-{year}", "MF"[sex - 1],
                "PNS", f"01-04-{year + 25}", ("III/a", "III/b", "III/d", "IV/a")[number % 4],
                f"01-10-{year + 26}", "FUNGSIONAL",
                "KEPALA SEKOLAH" if head else f"GURU AHLI {('PERTAMA', 'MUDA')[number % 2]}",
                f"01-10-{year + 26}", "S-1/Sarjana", school, "DINAS PENDIDIKAN KOTA PALU",
                None if head else boss,
            )
        )  # fmt: skip
        if head:
            boss = nip
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_only(file: Path) -> float:
    began = time.perf_counter()
    book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    rows = sum(1 for _row in book.worksheets[0].iter_rows(values_only=True))
    book.close()
    assert rows == PEOPLE + 1
    return time.perf_counter() - began


def whole_import(file: Path) -> tuple[float, dict[str, float]]:
    with tempfile.TemporaryDirectory() as folder, open_office(Path(folder)) as office:
        began = time.perf_counter()
        opened = open_file(file)
        read = time.perf_counter()
        understood, plan = preview(office, opened)
        shown = time.perf_counter()
        result = bring_in(office, opened, understood).value
        done = time.perf_counter()
        assert plan.counts == result.counts
        assert result.counts[Effect.NEW] == PEOPLE
    parts = {"read": read - began, "preview": shown - read, "write": done - shown}
    return done - began, parts


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pegawai.xlsx"
        file.write_bytes(roster(PEOPLE))
        reading = min(read_only(file) for _round in range(ROUNDS))
        importing, parts = min(whole_import(file) for _round in range(ROUNDS))
    print(f"reading {PEOPLE} rows with openpyxl: {reading:.2f} s")
    told = ", ".join(f"{name} {seconds:.2f}" for name, seconds in parts.items())
    print(f"importing them: {importing:.2f} s ({told}) = {importing / reading:.1f} × (aim 2 ×)")


if __name__ == "__main__":
    main()
