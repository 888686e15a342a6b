"""SKP of last year as offices type them into workbooks: merged, unmerged, by lines, stacked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

GUIDES = {
    "Berorientasi pelayanan": (
        "Memahami dan memenuhi kebutuhan masyarakat",
        "Ramah, cekatan, solutif, dan dapat diandalkan",
        "Melakukan perbaikan tiada henti",
    ),
    "Akuntabel": (
        "Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, dan berintegritas "
        "tinggi",
        "Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, efektif, dan "
        "efisien.",
        "Tidak menyalahgunakan kewenangan jabatan",
    ),
    "Kompeten": ("Membantu orang lain belajar",),
    "Harmonis": ("Suka menolong orang lain",),
    "Loyal": ("Menjaga rahasia jabatan dan negara",),
    "Adaptif": ("Bertindak proaktif",),
    "Kolaboratif": ("Terbuka dalam bekerja sama untuk menghasilkan nilai tambah",),
}


@dataclass(frozen=True)
class Employee:
    """Who an SKP is of."""

    name: str
    nip: object
    position: str = "Pengelola Data"
    unit: str = "Seksi Pelayanan Umum"


@dataclass(frozen=True)
class Plan:
    """What the expected SKP says: (result, [(aspect, indicator, target), …]) by section."""

    main: Sequence[tuple[str, Sequence[tuple[str, str, str]]]]
    more: Sequence[tuple[str, Sequence[tuple[str, str, str]]]] = ()
    supports: str = "Meningkatnya kualitas pelayanan kecamatan"
    expected: dict[str, str] = field(default_factory=dict)


PLAN = Plan(
    main=(
        (
            "Surat pengantar selesai sesuai standar",
            (
                ("Kuantitas", "Jumlah surat pengantar yang diterbitkan", "1.200 surat"),
                ("Waktu", "Rata-rata waktu penyelesaian surat", "≤ 1 hari"),
            ),
        ),
        (
            "Data antrean loket tercatat lengkap",
            (("Kualitas", "Kelengkapan data antrean", "100%"),),
        ),
    ),
    more=(("Arsip surat tertata", (("Kuantitas", "Jumlah boks arsip tertata", "12 boks"),)),),
    expected={
        "Akuntabel": "Menjadi panutan disiplin di loket",
        "Kolaboratif": "Membantu rekan di loket lain",
    },
)


class Typist:
    """Types row by row into a sheet."""

    def __init__(self, sheet: Worksheet, start: int = 1) -> None:
        self.sheet, self.row = sheet, start

    def line(self, **cells: Any) -> int:
        """One row; ``b="text"`` goes into column B."""
        for letter, value in cells.items():
            self.sheet[f"{letter.upper()}{self.row}"] = value
        self.row += 1
        return self.row - 1

    def merge(self, reach: str) -> None:
        """Merge cells."""
        self.sheet.merge_cells(reach)

    def skip(self, rows: int = 1) -> None:
        """Leave rows empty."""
        self.row += rows


def formal(sheet: Worksheet, who: Employee, plan: Plan = PLAN, year: int = 2025) -> None:
    """A.1.7 as the regulation prints it: everything merged, numbers running on."""
    t = Typist(sheet)
    for title in (
        "SASARAN KINERJA PEGAWAI",
        "PENDEKATAN HASIL KERJA KUANTITATIF",
        "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
    ):
        t.merge(f"A{t.row}:F{t.row}")
        t.line(a=title)
    t.line(
        a="PEMERINTAH KOTA CONTOH", e=f"PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER TAHUN {year}"
    )
    _identity(t, who)
    t.merge(f"A{t.row}:F{t.row}")
    t.line(a="HASIL KERJA")
    t.line(
        a="NO.", b="RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI*", c="RENCANA HASIL KERJA",
        d="ASPEK", e="INDIKATOR KINERJA INDIVIDU", f="TARGET",
    )  # fmt: skip
    t.line(a="(1)", b="(2)", c="(3)", d="(4)", e="(5)", f="(6)")
    number = 0
    for title, results in (("A. UTAMA", plan.main), ("B. TAMBAHAN", plan.more)):
        t.merge(f"A{t.row}:F{t.row}")
        t.line(a=title)
        for text, indicators in results:
            number += 1
            first = t.row
            for place, (aspect, indicator, target) in enumerate(indicators):
                if place == 0:
                    t.line(a=number, b=plan.supports, c=text, d=aspect, e=indicator, f=target)
                else:
                    t.line(d=aspect, e=indicator, f=target)
            if len(indicators) > 1:
                for letter in "ABC":
                    t.merge(f"{letter}{first}:{letter}{t.row - 1}")
        if not results:
            t.line(a="-", b="-", c="-", d="-", e="-", f="-")
    _behaviour(t, plan)
    t.line(e="Mulyorejo, 5 Januari 2025")
    t.line(b="Pegawai yang Dinilai", e="Pejabat Penilai Kinerja")
    t.skip(3)
    t.line(b=who.name, e="Slamet Hartono, S.IP.")
    t.line(b=f"NIP {who.nip}", e="NIP 197503012000031001")
    t.line(a="* Dalam hal rencana hasil kerja Pimpinan yang diintervensi …")


def by_hand(sheet: Worksheet, who: Employee, plan: Plan = PLAN, year: int = 2025) -> None:
    """The same typed by hand: starts lower and further right, a two-line head, several indicators
    in one cell line by line, no merged cells, no numbers in the second part."""
    t = Typist(sheet, 4)
    t.line(c="Sasaran Kinerja Pegawai")
    t.line(c=f"Periode Penilaian : Januari s.d. Desember {year}")
    t.skip()
    t.line(b="No", c="Pegawai yang Dinilai", f="No", g="Pejabat Penilai Kinerja")
    labels = ("Nama", "NIP", "Pangkat / Gol. Ruang", "Jabatan", "Unit Kerja")
    own = (who.name, who.nip, "Penata / III/c", who.position, who.unit)
    other = ("Slamet Hartono, S.IP.", "197503012000031001", "Penata / III/d", "Kepala Seksi", "-")
    for place, label in enumerate(labels):
        t.line(b=place + 1, c=f"{label} :", d=own[place], f=place + 1, g=label,
               h=f": {other[place]}")  # fmt: skip
    t.skip()
    t.line(b="Hasil Kerja")
    t.line(b="No", c="RENCANA HASIL KERJA PIMPINAN", d="RENCANA HASIL KERJA", e="ASPEK",
           f="INDIKATOR KINERJA INDIVIDU", g="TARGET")  # fmt: skip
    t.line(c="YANG DIINTERVENSI")
    for title, results in (("A. Utama", plan.main), ("B. Tambahan", plan.more)):
        t.line(b=title)
        for place, (text, indicators) in enumerate(results, start=1):
            several = len(indicators) > 1
            words = [f"{n}. {each[1]}" for n, each in enumerate(indicators, 1)]
            t.line(
                b=f"{place}.",
                c=plan.supports if place == 1 else None,
                d=text,
                e="\n".join(each[0] for each in indicators),
                f="\n".join(words) if several else indicators[0][1],
                g="\n".join(each[2] for each in indicators),
            )
            sheet[f"F{t.row - 1}"].alignment = Alignment(wrap_text=True)
    t.line(b="Perilaku Kerja")
    for number, (value, guides) in enumerate(GUIDES.items(), start=1):
        joined = "\n".join([value, *(f"- {guide}" for guide in guides)])
        said = plan.expected.get(value, "")
        t.line(b=number, c=joined, f=f"Ekspektasi Khusus Pimpinan:\n{said}")


def in_lines(sheet: Worksheet, who: Employee, plan: Plan = PLAN, year: int = 2025) -> None:
    """A.1.6: results in lines, each followed by its measures, here as bullets in rows below."""
    t = Typist(sheet)
    t.line(a="SASARAN KINERJA PEGAWAI")
    t.line(a="PENDEKATAN HASIL KERJA KUALITATIF")
    t.line(a="Kecamatan Mulyorejo", d=f"PERIODE PENILAIAN: 2 JANUARI SD 31 DESEMBER TAHUN {year}")
    _identity(t, who)
    t.line(a="HASIL KERJA")
    number = 0
    for title, results in (("A. UTAMA", plan.main), ("B. TAMBAHAN", plan.more)):
        t.line(a=title)
        for text, indicators in results:
            number += 1
            t.line(a=number, b=f"{text} (Penugasan dari Kepala Seksi)")
            measures = [f"- {each[1]} {each[2]}" for each in indicators]
            label = "Ukuran keberhasilan/ Indikator Kinerja Individu dan Target:"
            if number % 2:
                t.line(b=label)
                for each in measures:
                    t.line(b=each)
            else:
                t.line(b="\n".join([label, *measures]))
    _behaviour(t, plan)
    t.line(d="Mulyorejo, 5 Januari 2025")
    t.line(a="Pegawai yang Dinilai", d="Pejabat Penilai Kinerja")


def stacked(sheet: Worksheet, people: Sequence[Employee], plan: Plan = PLAN) -> None:
    """Several people below each other in one sheet, the assessor's block above the employee's."""
    t = Typist(sheet)
    for who in people:
        t.line(a="SASARAN KINERJA PEGAWAI TAHUN 2025")
        t.line(a="I.", b="PEJABAT PENILAI KINERJA")
        t.line(b="NAMA", c="Slamet Hartono, S.IP.")
        t.line(b="NIP", c="197503012000031001")
        t.line(a="II.", b="PEGAWAI YANG DINILAI")
        t.line(b="NAMA", c=who.name)
        t.line(b="NIP", c=who.nip)
        t.line(b="JABATAN", c=who.position)
        t.line(a="HASIL KERJA")
        t.line(a="NO", b="RENCANA HASIL KERJA", c="ASPEK", d="INDIKATOR KINERJA INDIVIDU",
               e="TARGET")  # fmt: skip
        number = 0
        for title, results in (("UTAMA", plan.main), ("TAMBAHAN", plan.more)):
            t.line(a=title)
            for text, indicators in results:
                number += 1
                for aspect, indicator, target in indicators:
                    # The result is typed again on each line, its number once.
                    first = indicator == indicators[0][1]
                    t.line(a=number if first else None, b=text, c=aspect, d=indicator, e=target)
        t.line(a="PERILAKU KERJA")
        for place, value in enumerate(GUIDES, start=1):
            t.line(a=place, b=value, d=plan.expected.get(value, "-"))
        t.line(b="Pegawai yang Dinilai", d="Pejabat Penilai Kinerja")
        t.line(b=who.name, d="Slamet Hartono, S.IP.")
        t.skip(2)


def book(path: Path, *sheets: tuple[str, Any]) -> Path:
    """A workbook of (name of the sheet, what types into it)."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, write in sheets:
        write(made.create_sheet(name))
    made.save(path)
    return path


def _identity(t: Typist, who: Employee) -> None:
    t.line(a="NO", b="PEGAWAI YANG DINILAI", d="NO", e="PEJABAT PENILAI KINERJA")
    labels = ("NAMA", "NIP", "PANGKAT/ GOL. RUANG", "JABATAN", "UNIT KERJA")
    own = (who.name, who.nip, "Penata/ III/c", who.position, who.unit)
    other = ("Slamet Hartono, S.IP.", "197503012000031001", "Penata Tk. I/ III/d",
             "Kepala Seksi", who.unit)  # fmt: skip
    for place, label in enumerate(labels):
        t.line(a=place + 1, b=label, c=own[place], d=place + 1, e=label, f=other[place])


def _behaviour(t: Typist, plan: Plan) -> None:
    t.line(a="PERILAKU KERJA**")
    for number, (value, guides) in enumerate(GUIDES.items(), start=1):
        t.line(a=number, b=value)
        first = t.row
        for place, guide in enumerate(guides):
            label = "Ekspektasi Khusus Pimpinan:" if place == 0 else None
            t.line(b=f"- {guide}", e=label)
        said = plan.expected.get(value)
        if said and len(guides) > 1:
            t.sheet[f"E{first + 1}"] = said
        elif said:
            t.sheet[f"E{first}"] = f"Ekspektasi Khusus Pimpinan:\n{said}"
