"""The national spreadsheet: rows in national codes, and the report on who is not in them."""

from __future__ import annotations

import os
from pathlib import Path

from asn_desktop.rules.findings import Severity
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import national
from asn_desktop.services.office import Office
from asn_desktop.views.national import NationalExport, NationalLine, NationalProblem
from asn_desktop.workbooks.writer import Table, write
from asn_desktop.workflows.sentences import say

LINES, PROBLEMS, CODES = "Nilai periodik", "Laporan pemeriksaan", "Kode"
REPORT_HEADS = ("Sifat", "NIP", "Nama", "Kolom", "Keterangan")
CODE_ROWS = (
    ("hasilKerjaNilai, perilakuKerjaNilai", 1, "Di atas ekspektasi"),
    ("hasilKerjaNilai, perilakuKerjaNilai", 2, "Sesuai ekspektasi"),
    ("hasilKerjaNilai, perilakuKerjaNilai", 3, "Di bawah ekspektasi"),
    ("kuadranKinerjaNilai", 1, "Sangat Baik"),
    ("kuadranKinerjaNilai", 2, "Baik"),
    ("kuadranKinerjaNilai", 3, "Butuh Perbaikan"),
    ("kuadranKinerjaNilai", 4, "Kurang/Misconduct"),
    ("kuadranKinerjaNilai", 5, "Sangat Kurang"),
)


def report_row(problem: NationalProblem) -> tuple[str, str, str, str, str]:
    """One line of the report as it is shown and written."""
    stops = problem.finding.severity is Severity.ERROR
    kind = "Tidak ikut" if stops else "Perlu dilihat"
    return (kind, problem.nip, problem.name, problem.column, say(problem.finding))


def tables(export: NationalExport, period: PeriodRef) -> tuple[Table, ...]:
    """The sheets of the workbook: rows, report, what the codes mean."""
    title = f"{period.label} {period.year} · {len(export.lines)} dari {export.total} orang"
    return (
        Table(LINES, NationalLine._fields, export.lines, to_print=True),
        Table(
            PROBLEMS,
            REPORT_HEADS,
            [report_row(each) for each in export.problems],
            title,
            to_print=True,
        ),
        Table(CODES, ("Kolom", "Kode", "Arti"), CODE_ROWS, to_print=True),
    )


def write_export(office: Office, period: PeriodRef, path: Path) -> NationalExport:
    """Write the workbook of a period whole or not at all, and return what is in it."""
    found = office.read(national.export, period)
    beside = path.with_name(f".{path.name}.baru")
    try:
        beside.write_bytes(write(*tables(found, period)))
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    return found
