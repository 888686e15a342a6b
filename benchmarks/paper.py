"""One person's D.1.1 and C.1.3: our renderer beside others that make the same pages, in one run.

    python benchmarks/paper.py [--runs 20] [--max-ratio 0.5]

Plain Platypus means: the same strings in the same faces as Paragraphs in Tables of the same widths,
SimpleDocTemplate, repeated heads, no fitting, no signature rule. fpdf2, WeasyPrint, Typst and the
bare canvas stand in ``paper_others.py``; those that are not installed (``pip install
asn-desktop[benchmark]``) are left out and said so. All take turns in one process, fonts loaded and
one sheet made before; every turn prints another person. The medians are compared. Exit 1 when ours
takes more than ``--max-ratio`` of Platypus, or more than fpdf2 or WeasyPrint.
"""

from __future__ import annotations

import argparse
import io
import statistics
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import inf
from typing import Any
from xml.sax.saxutils import escape

import paper_others
from paper_others import Make
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from asn_desktop import reports
from asn_desktop.reports import fonts
from asn_desktop.reports.figures import CURVE_HEIGHT, CURVES, curve
from asn_desktop.reports.forms import c_evaluation as c_form
from asn_desktop.rules.forms import TITLES, FormCode
from asn_desktop.rules.predicate import Predicate, Rating, UnitAchievement
from asn_desktop.views.paper import Paper
from asn_desktop.views.sheets import (
    DocumentSheet,
    EvaluationSheet,
    FeedbackPiece,
    IndicatorLine,
    Party,
    ResultLine,
    Sheet,
    SheetHead,
    SupportLine,
    behaviour_lines,
)
from asn_desktop.workflows.pdf_pages import count_pages

OURS, PLATYPUS, FPDF2, WEASYPRINT = "ours", "plain Platypus", "fpdf2", "WeasyPrint"
F4 = (609.45, 935.43)
SHADE = "#DEEBF7"
GIVERS = ("Pimpinan", "Rekan kerja setingkat (Rina)", "Stakeholder terkait (Ketua RW 05)")


def content() -> tuple[DocumentSheet, EvaluationSheet]:
    """A usual year: five main results, one additional, two or three indicators each."""
    head = SheetHead(
        agency="Pemerintah Kota Surabaya",
        period_start=date(2026, 1, 1),
        period_end=date(2026, 12, 31),
        period_label="AKHIR",
        place="Mulyorejo",
        on=date(2027, 1, 12),
    )
    person = Party(
        name="Dewi Kartikasari, S.AP.",
        nip="19910614 201503 2 002",
        rank="Penata Muda Tingkat I, III/b",
        position="Pengadministrasi Pemerintahan",
        unit="Seksi Pemerintahan dan Pelayanan Publik Kecamatan Mulyorejo",
    )
    results = tuple(
        ResultLine(
            no=n,
            text="Berkas permohonan surat keterangan dan perizinan warga terverifikasi lengkap",
            assigned_by="(penugasan dari Kepala Seksi Pemerintahan)",
            supports=SupportLine(
                text="Meningkatnya kualitas pelayanan administrasi terpadu kecamatan",
                indicators=("Indeks kepuasan masyarakat Kecamatan Mulyorejo minimal 85,50",),
            ),
            indicators=tuple(
                IndicatorLine(
                    aspect=aspect,
                    text="Persentase permohonan yang selesai diproses dalam bulan berjalan",
                    target="90 – 95% setiap bulan",
                    realisation="96% (1.482 dari 1.544 permohonan) menurut register loket",
                    feedback=tuple(
                        FeedbackPiece(giver=giver, text="bagus, arsip selalu siap saat diperiksa")
                        for giver in GIVERS[: 1 + n % 3]
                    ),
                )
                for aspect in ("Kuantitas", "Waktu", "Kualitas")[: 2 + n % 2]
            ),
        )
        for n in range(1, 7)
    )
    pieces = (FeedbackPiece(giver="Pimpinan", text="ramah dan sigap, jadi contoh loket lain"),)
    people = {"employee": person, "assessor": person}
    document = DocumentSheet(
        form=FormCode.D_1_1,
        head=head,
        **people,
        superior=person,
        achievement=UnitAchievement.GOOD,
        predicate=Predicate.GOOD,
        notes="Diusulkan mengikuti pelatihan pelayanan prima tingkat lanjut pada tahun 2027.",
    )
    evaluation = EvaluationSheet(
        form=FormCode.C_1_3,
        head=head,
        **people,
        achievement=UnitAchievement.GOOD,
        main=results[:5],
        additional=results[5:],
        work_rating=Rating.MET,
        behaviours=behaviour_lines(
            FormCode.C_1_3, {1: "- Menyapa lebih dahulu"}, dict.fromkeys(range(1, 8), pieces)
        ),
        behaviour_rating=Rating.MET,
        predicate=Predicate.GOOD,
    )
    return document, evaluation


class Platypus:
    """The same content the plain way."""

    def __init__(self) -> None:
        face = fonts.Face
        self.cell = ParagraphStyle("c", fontName=face.REGULAR.value, fontSize=11, leading=13.1)
        self.mid = ParagraphStyle("m", self.cell, alignment=TA_CENTER)
        self.bold = ParagraphStyle("b", self.cell, fontName=face.BOLD.value)
        self.note = ParagraphStyle("n", self.cell, fontName=face.ITALIC.value, fontSize=9)

    def p(self, text: str, style: ParagraphStyle | None = None) -> Any:
        return Paragraph(escape(text).replace("\n", "<br/>"), style or self.cell)

    def table(
        self, rows: list[list[Any]], widths: tuple[float, ...], spans: list[Any], repeat: int = 0
    ) -> Table:
        style = [
            ("GRID", (0, 0), (-1, -1), 0.48, "#000000"),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 1.6),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.6),
            *spans,
        ]
        return Table(rows, colWidths=widths, style=style, repeatRows=repeat, splitInRow=1)

    def identity(self, sheet: EvaluationSheet) -> Table:
        rows: list[list[Any]] = [
            [self.p(t) for t in ("NO", "PEGAWAI YANG DINILAI", "", "NO", "PEJABAT PENILAI", "")]
        ]
        labels = ("NAMA", "NIP", "PANGKAT/GOL RUANG", "JABATAN", "UNIT KERJA")
        for n, label in enumerate(labels):
            values = [
                (party.name, party.nip, party.rank, party.position, party.unit)[n]
                for party in (sheet.employee, sheet.assessor)
            ]
            line = (str(n + 1), label, values[0], str(n + 1), label, values[1])
            rows.append([self.p(t) for t in line])
        return self.table(
            rows, (34, 177, 234, 35, 171, 220), [("BACKGROUND", (0, 0), (-1, 0), SHADE)]
        )

    def results(self, sheet: EvaluationSheet) -> Table:
        rows: list[list[Any]] = [
            [self.p("HASIL KERJA"), *[""] * 7],
            [self.p(text, self.mid) for text in c_form._C_1_3_HEADS],
            [self.p(f"({n})", self.mid) for n in range(1, 9)],
        ]
        spans: list[Any] = [("BACKGROUND", (0, 0), (-1, 2), SHADE), ("SPAN", (0, 0), (-1, 0))]
        for name, part in (("A. UTAMA", sheet.main), ("B. TAMBAHAN", sheet.additional)):
            spans.append(("SPAN", (0, len(rows)), (-1, len(rows))))
            rows.append([self.p(name), *[""] * 7])
            for result in part:
                first = len(rows)
                for line in result.indicators:
                    said = "\n".join(f"{f.giver}: {f.text}" for f in line.feedback)
                    rows.append([
                        "", "", "",
                        *(self.p(t) for t in (line.aspect, line.text, line.target)),
                        self.p(line.realisation), self.p(said),
                    ])  # fmt: skip
                support = f"{result.supports.text}\nIndikator: {result.supports.indicators[0]}"
                rows[first][0] = self.p(str(result.no), self.mid)
                rows[first][1] = self.p(support)
                rows[first][2] = self.p(f"{result.text} {result.assigned_by}")
                last = len(rows) - 1
                spans += [("SPAN", (c, first), (c, last)) for c in range(3)]
        return self.table(rows, (41, 120, 101, 71, 134, 100, 113, 191), spans, repeat=3)

    def behaviours(self, sheet: EvaluationSheet) -> Table:
        rows: list[list[Any]] = [
            [self.p("PERILAKU KERJA"), "", "", self.p(c_form._C_1_3_HEADS[-1], self.mid)]
        ]
        spans: list[Any] = [("BACKGROUND", (0, 0), (-1, 0), SHADE), ("SPAN", (0, 0), (2, 0))]
        for n, line in enumerate(sheet.behaviours, start=1):
            at = len(rows)
            rows.append([self.p(str(n), self.mid), self.p(line.name), "", ""])
            rows.append([
                "",
                [self.p(f"- {guide}") for guide in line.guides],
                [self.p("Ekspektasi Khusus Pimpinan:"), self.p(line.expectation)],
                [self.p(f"{piece.giver}: {piece.text}") for piece in line.feedback],
            ])  # fmt: skip
            spans += [("SPAN", (1, at), (3, at)), ("SPAN", (0, at), (0, at + 1))]
        return self.table(rows, (41, 413, 226, 191), spans, repeat=1)

    def choice(self, label: str, value: str) -> Table:
        rows = [[[self.p(label, self.bold), self.p(value)]]]
        return self.table(rows, (871,), [("BACKGROUND", (0, 0), (-1, -1), SHADE)])

    def evaluation(self, sheet: EvaluationSheet) -> bytes:
        head = sheet.head
        assert sheet.achievement
        assert sheet.work_rating
        assert sheet.behaviour_rating
        assert sheet.predicate
        story: list[Any] = [self.p(line, self.mid) for line in TITLES[sheet.form]]
        story += [
            self.p(f"PERIODE***: {head.period_label}*", self.mid),
            self.p(f"{head.agency} PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER TAHUN 2026"),
            self.identity(sheet),
            self.choice("CAPAIAN KINERJA ORGANISASI*", sheet.achievement.form_label),
            Curve(sheet.achievement),
            self.results(sheet),
            self.choice("RATING HASIL KERJA*", sheet.work_rating.form_label),
            self.behaviours(sheet),
            self.choice("RATING PERILAKU KERJA*", sheet.behaviour_rating.form_label),
            self.choice("PREDIKAT KINERJA PEGAWAI*", sheet.predicate.form_label),
            *self.signature(("Pejabat Penilai Kinerja", sheet.assessor)),
            *(self.p(note, self.note) for note in c_form._NOTES),
        ]
        return self.build(story, landscape(F4))

    def document(self, sheet: DocumentSheet) -> bytes:
        assert sheet.achievement
        assert sheet.predicate
        rows: list[list[Any]] = []
        for n, (name, party) in enumerate(
            (
                ("PEGAWAI YANG DINILAI", sheet.employee),
                ("PEJABAT PENILAI KINERJA", sheet.assessor),
                ("ATASAN PEJABAT PENILAI KINERJA", sheet.superior),
            ),
            start=1,
        ):
            rows.append([self.p(f"{n}."), self.p(name), "", ""])
            values = (party.name, party.nip, party.rank, party.position, party.unit)
            labels = ("NAMA", "NIP", "PANGKAT/GOL RUANG", "JABATAN", "UNIT KERJA")
            for label, value in zip(labels, values, strict=True):
                rows.append(["", self.p(label), self.p(":"), self.p(value)])
        for label, value in (
            ("CAPAIAN KINERJA ORGANISASI", sheet.achievement.form_label),
            ("PREDIKAT KINERJA PEGAWAI", sheet.predicate.form_label),
        ):
            rows.append(["", self.p(label), self.p(":"), self.p(value)])
        rows.append([self.p("5."), self.p("CATATAN/REKOMENDASI"), "", ""])
        rows.append(["", self.p(sheet.notes), "", ""])
        spans = [("SPAN", (1, len(rows) - 1), (3, len(rows) - 1))]
        story = [
            *(self.p(line, self.mid) for line in TITLES[sheet.form]),
            self.p(f"PERIODE*: {sheet.head.period_label}**", self.mid),
            self.table(rows, (21, 191, 14, 242), spans),
            *self.signature(
                ("7. Pegawai yang Dinilai", sheet.employee),
                ("6. Pejabat Penilai Kinerja", sheet.assessor),
            ),
            self.p("* periode disesuaikan dengan periode evaluasi kinerja Pegawai", self.note),
            self.p("** pilih salah satu", self.note),
        ]
        return self.build(story, F4)

    def signature(self, *signers: tuple[str, Party]) -> list[Any]:
        found: list[Any] = [Spacer(1, 10)]
        for role, party in signers:
            found += [self.p("Mulyorejo, 12 Januari 2027", self.mid), self.p(role, self.mid)]
            found += [Spacer(1, 52), self.p(party.name, self.mid), self.p(party.nip, self.mid)]
        return found

    @staticmethod
    def build(story: list[Any], size: tuple[float, float]) -> bytes:
        target = io.BytesIO()
        SimpleDocTemplate(
            target,
            pagesize=size,
            leftMargin=26,
            rightMargin=26,
            topMargin=31,
            bottomMargin=34,
            initialFontName=fonts.Face.REGULAR.value,
            invariant=1,
        ).build(story)
        return target.getvalue()


class Curve(Spacer):
    """The curve as a flowable, drawn by the same function."""

    def __init__(self, achievement: UnitAchievement) -> None:
        super().__init__(871, CURVE_HEIGHT)
        assert achievement in CURVES
        self.drawing = curve("POLA DISTRIBUSI", achievement, achievement.form_label)

    def draw(self) -> None:
        self.drawing(self.canv, 0, CURVE_HEIGHT, 871, 9)


def turn(n: int) -> tuple[DocumentSheet, EvaluationSheet]:
    """The sheets of the n-th person: no text stands on two persons' sheets by chance."""
    document, evaluation = content()
    who = replace(document.employee, name=f"Dewi Kartikasari {n}, S.AP.")

    def own(result: ResultLine) -> ResultLine:
        lines = tuple(
            replace(line, text=f"{line.text} {n}", realisation=f"{line.realisation} {n}")
            for line in result.indicators
        )
        return replace(result, text=f"{result.text} {n}", indicators=lines)

    return (
        replace(document, employee=who, notes=f"{document.notes} {n}"),
        replace(
            evaluation,
            employee=who,
            main=tuple(map(own, evaluation.main)),
            additional=tuple(map(own, evaluation.additional)),
        ),
    )


def makers() -> dict[str, Make]:
    """Everybody who is installed; ours first, Platypus second."""
    plain = Platypus()

    def ours(sheet: Sheet) -> bytes:
        code = f"{sheet.form.compact}V1-7K3Q-X9M4-TACH"
        return reports.render(sheet, paper=Paper.F4, code=code)

    def platypus(sheet: Sheet) -> bytes:
        if isinstance(sheet, EvaluationSheet):
            return plain.evaluation(sheet)
        assert isinstance(sheet, DocumentSheet)
        return plain.document(sheet)

    found: dict[str, Make] = {OURS: ours, PLATYPUS: platypus}
    for name, prepare in (
        (FPDF2, paper_others.fpdf2),
        (WEASYPRINT, paper_others.weasyprint),
        ("Typst, warm", paper_others.typst),
        ("bare canvas, no layout", lambda: paper_others.bare_canvas(turn(0))),
    ):
        try:
            found[name] = prepare()
        except (ImportError, OSError) as fault:
            print(f"{name}: left out, not installed ({fault})")
    return found


def timed(make: Make, sheets: Sequence[Sheet]) -> float:
    start = time.perf_counter()
    for sheet in sheets:
        make(sheet)
    return time.perf_counter() - start


def pages_of(make: Make, sheets: Sequence[Sheet]) -> str:
    return "+".join(str(count_pages(make(sheet))) for sheet in sheets)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--max-ratio", type=float, default=0.5)
    asked = parser.parse_args()
    fonts.load()
    found = makers()
    first = {name: timed(make, turn(0)) for name, make in found.items()}
    times: dict[str, list[float]] = {name: [] for name in found}
    for n in range(1, asked.runs + 1):
        sheets = turn(n)
        for name, make in found.items():
            times[name].append(timed(make, sheets))
    medians = {name: statistics.median(each) * 1000 for name, each in times.items()}
    print(f"{'D.1.1 + C.1.3 of one person':28}{'ms':>9}{'of Platypus':>13}{'first ms':>10}  pages")
    for name, median in medians.items():
        share = median / medians[PLATYPUS]
        pages = pages_of(found[name], turn(1))
        print(f"{name:28}{median:9.1f}{share:13.2f}{first[name] * 1000:10.1f}  {pages}")
    behind = [name for name in (FPDF2, WEASYPRINT) if medians.get(name, inf) < medians[OURS]]
    ratio = medians[OURS] / medians[PLATYPUS]
    print(f"aim: at most {asked.max_ratio} of Platypus, ahead of fpdf2 and WeasyPrint")
    return int(ratio > asked.max_ratio or bool(behind))


if __name__ == "__main__":
    raise SystemExit(main())
