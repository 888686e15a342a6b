"""The two sheets of ``paper.py`` by other means: fpdf2, WeasyPrint, warm Typst, a bare canvas.

All get the same strings in tables of the same widths with repeated heads and shaded cells, in our
fonts, on the same paper. What they leave out (the curve, the foot with its code, fitting, keeping
signatures together) is work they are spared.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from asn_desktop import paths
from asn_desktop.reports import page as our_page
from asn_desktop.reports import render
from asn_desktop.reports.forms import c_evaluation as c_form
from asn_desktop.rules.forms import TITLES
from asn_desktop.views.paper import Paper
from asn_desktop.views.sheets import DocumentSheet, EvaluationSheet, Party, Sheet

F4_MM = (215, 330)
SHADE = (222, 235, 247)
LABELS = ("NAMA", "NIP", "PANGKAT/GOL RUANG", "JABATAN", "UNIT KERJA")


@dataclass(frozen=True)
class Cell:
    text: str
    across: int = 1
    down: int = 1
    shade: bool = False
    middle: bool = False


@dataclass(frozen=True)
class Grid:
    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0


@dataclass(frozen=True)
class Line:
    text: str
    middle: bool = False
    gap: float = 0.0


Block = Grid | Line
Make = Callable[[Sheet], bytes]


# ---- the same content as plain blocks


def blocks_of(sheet: Sheet) -> list[Block]:
    """The lines and tables of D.1.1 and C.1.3."""
    if isinstance(sheet, EvaluationSheet):
        return _evaluation(sheet)
    assert isinstance(sheet, DocumentSheet)
    return _document(sheet)


def _values(party: Party) -> tuple[str, ...]:
    return (party.name, party.nip, party.rank, party.position, party.unit)


def _evaluation(sheet: EvaluationSheet) -> list[Block]:
    assert sheet.achievement
    assert sheet.work_rating
    assert sheet.behaviour_rating
    assert sheet.predicate
    return [
        *(Line(line, middle=True) for line in TITLES[sheet.form]),
        Line(f"PERIODE***: {sheet.head.period_label}*", middle=True),
        Line(f"{sheet.head.agency} PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER TAHUN 2026"),
        _identity(sheet),
        _choice("CAPAIAN KINERJA ORGANISASI*", sheet.achievement.form_label),
        _results(sheet),
        _choice("RATING HASIL KERJA*", sheet.work_rating.form_label),
        _behaviours(sheet),
        _choice("RATING PERILAKU KERJA*", sheet.behaviour_rating.form_label),
        _choice("PREDIKAT KINERJA PEGAWAI*", sheet.predicate.form_label),
        *_signed("Pejabat Penilai Kinerja", sheet.assessor),
        *(Line(note) for note in c_form._NOTES),
    ]


def _identity(sheet: EvaluationSheet) -> Grid:
    titles = ("NO", "PEGAWAI YANG DINILAI", "", "NO", "PEJABAT PENILAI", "")
    rows = [tuple(Cell(text, shade=True) for text in titles)]
    pairs = zip(LABELS, _values(sheet.employee), _values(sheet.assessor), strict=True)
    for n, (label, one, other) in enumerate(pairs, 1):
        rows.append(tuple(Cell(text) for text in (str(n), label, one, str(n), label, other)))
    return Grid((34, 177, 234, 35, 171, 220), tuple(rows))


def _choice(label: str, value: str) -> Grid:
    return Grid((871,), ((Cell(f"{label}\n{value}", shade=True),),))


def _results(sheet: EvaluationSheet) -> Grid:
    rows: list[tuple[Cell, ...]] = [
        (Cell("HASIL KERJA", across=8, shade=True),),
        tuple(Cell(text, shade=True, middle=True) for text in c_form._C_1_3_HEADS),
        tuple(Cell(f"({n})", shade=True, middle=True) for n in range(1, 9)),
    ]
    for name, part in (("A. UTAMA", sheet.main), ("B. TAMBAHAN", sheet.additional)):
        rows.append((Cell(name, across=8),))
        for result in part:
            count = len(result.indicators)
            assert result.supports
            support = f"{result.supports.text}\nIndikator: {result.supports.indicators[0]}"
            lead = (
                Cell(str(result.no), down=count, middle=True),
                Cell(support, down=count),
                Cell(f"{result.text} {result.assigned_by}", down=count),
            )
            for at, line in enumerate(result.indicators):
                said = "\n".join(f"{f.giver}: {f.text}" for f in line.feedback)
                own = (line.aspect, line.text, line.target, line.realisation, said)
                rows.append((*(lead if at == 0 else ()), *(Cell(text) for text in own)))
    return Grid((41, 120, 101, 71, 134, 100, 113, 191), tuple(rows), heads=3)


def _behaviours(sheet: EvaluationSheet) -> Grid:
    rows: list[tuple[Cell, ...]] = [
        (
            Cell("PERILAKU KERJA", across=3, shade=True),
            Cell(c_form._C_1_3_HEADS[-1], shade=True, middle=True),
        )
    ]
    for n, line in enumerate(sheet.behaviours, 1):
        rows.append((Cell(str(n), down=2, middle=True), Cell(line.name, across=3)))
        rows.append((
            Cell("\n".join(f"- {guide}" for guide in line.guides)),
            Cell(f"Ekspektasi Khusus Pimpinan:\n{line.expectation}"),
            Cell("\n".join(f"{piece.giver}: {piece.text}" for piece in line.feedback)),
        ))  # fmt: skip
    return Grid((41, 413, 226, 191), tuple(rows), heads=1)


def _document(sheet: DocumentSheet) -> list[Block]:
    assert sheet.achievement
    assert sheet.predicate
    rows: list[tuple[Cell, ...]] = []
    people = (
        ("PEGAWAI YANG DINILAI", sheet.employee),
        ("PEJABAT PENILAI KINERJA", sheet.assessor),
        ("ATASAN PEJABAT PENILAI KINERJA", sheet.superior),
    )
    for n, (name, party) in enumerate(people, 1):
        rows.append((Cell(f"{n}.", shade=True), Cell(name, across=3, shade=True)))
        for label, value in zip(LABELS, _values(party), strict=True):
            rows.append((Cell(""), Cell(label), Cell(":"), Cell(value)))
    for label, value in (
        ("CAPAIAN KINERJA ORGANISASI", sheet.achievement.form_label),
        ("PREDIKAT KINERJA PEGAWAI", sheet.predicate.form_label),
    ):
        rows.append((Cell(""), Cell(label), Cell(":"), Cell(value)))
    rows.append((Cell("5.", shade=True), Cell("CATATAN/REKOMENDASI", across=3, shade=True)))
    rows.append((Cell(""), Cell(sheet.notes, across=3)))
    return [
        *(Line(line, middle=True) for line in TITLES[sheet.form]),
        Line(f"PERIODE*: {sheet.head.period_label}**", middle=True),
        Grid((21, 191, 14, 242), tuple(rows)),
        *_signed("7. Pegawai yang Dinilai", sheet.employee),
        *_signed("6. Pejabat Penilai Kinerja", sheet.assessor),
        Line("* periode disesuaikan dengan periode evaluasi kinerja Pegawai"),
        Line("** pilih salah satu"),
    ]


def _signed(role: str, party: Party) -> list[Block]:
    return [
        Line("Mulyorejo, 12 Januari 2027", middle=True, gap=10),
        Line(role, middle=True),
        Line(party.name, middle=True, gap=52),
        Line(party.nip, middle=True),
    ]


def font(name: str) -> str:
    return str(paths.resource("fonts") / f"ASNSerif-{name}.ttf")


def turned(sheet: Sheet) -> bool:
    return isinstance(sheet, EvaluationSheet)


# ---- fpdf2


def fpdf2() -> Make:
    from fpdf import FPDF, FontFace

    def make(sheet: Sheet) -> bytes:
        pdf = FPDF(orientation="L" if turned(sheet) else "P", unit="pt", format=(609.45, 935.43))
        pdf.set_margins(26, 31, 26)
        pdf.set_auto_page_break(True, 34)
        pdf.add_font("serif", "", font("Regular"))
        pdf.set_font("serif", size=11)
        pdf.add_page()
        shade = FontFace(fill_color=SHADE)
        for block in blocks_of(sheet):
            if isinstance(block, Line):
                pdf.ln(block.gap)
                pdf.multi_cell(
                    0, 13.1, block.text, align="C" if block.middle else "L",
                    new_x="LMARGIN", new_y="NEXT",
                )  # fmt: skip
                continue
            with pdf.table(
                width=sum(block.widths), col_widths=block.widths, line_height=13.1, padding=2,
                num_heading_rows=block.heads, first_row_as_headings=bool(block.heads),
                headings_style=FontFace(fill_color=SHADE), text_align="LEFT",
            ) as table:  # fmt: skip
                for cells in block.rows:
                    row = table.row()
                    for cell in cells:
                        row.cell(
                            cell.text, colspan=cell.across, rowspan=cell.down,
                            style=shade if cell.shade else None,
                            align="C" if cell.middle else "L",
                        )  # fmt: skip
        return bytes(pdf.output())

    return make


# ---- WeasyPrint


def weasyprint() -> Make:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    faces = "".join(
        f"@font-face {{ font-family: asn; font-weight: {weight}; src: url(file://{font(name)}); }}"
        for name, weight in (("Regular", 400), ("Bold", 700))
    )
    rules = (
        f"{faces} body {{ font: 11pt/13.1pt asn; margin: 0 }} p {{ margin: 0 }} "
        ".m { text-align: center } .s { background: #DEEBF7 } "
        "table { border-collapse: collapse; table-layout: fixed } "
        "td { border: .48pt solid; padding: 1.6pt 4pt 2.6pt; vertical-align: top }"
    )

    def styles(size: str) -> Any:
        css = f"@page {{ size: {size}; margin: 31pt 26pt 34pt }} {rules}"
        return CSS(string=css, font_config=fonts)

    flat, tall = styles("330mm 215mm"), styles("215mm 330mm")

    def make(sheet: Sheet) -> bytes:
        html = HTML(string="".join(map(_html, blocks_of(sheet))))
        style = flat if turned(sheet) else tall
        return bytes(html.write_pdf(stylesheets=[style], font_config=fonts))

    return make


def _html(block: Block) -> str:
    if isinstance(block, Line):
        kind = ' class="m"' if block.middle else ""
        return f'<p{kind} style="padding-top:{block.gap}pt">{escape(block.text)}</p>'
    columns = "".join(f'<col style="width:{width}pt">' for width in block.widths)
    head = "".join(map(_html_row, block.rows[: block.heads]))
    rows = "".join(map(_html_row, block.rows[block.heads :]))
    width = sum(block.widths)
    inside = f"{columns}<thead>{head}</thead><tbody>{rows}</tbody>"
    return f'<table style="width:{width}pt">{inside}</table>'


def _html_row(cells: Sequence[Cell]) -> str:
    made = []
    for cell in cells:
        kind = " ".join((["s"] if cell.shade else []) + (["m"] if cell.middle else []))
        text = escape(cell.text).replace("\n", "<br>")
        made.append(f'<td class="{kind}" colspan="{cell.across}" rowspan="{cell.down}">{text}</td>')
    return f"<tr>{''.join(made)}</tr>"


# ---- Typst, one compiler for all sheets


def typst() -> Make:
    import tempfile
    from pathlib import Path

    from typst import Compiler

    folder = Path(tempfile.mkdtemp(prefix="asn-typst-"))
    source = folder / "sheet.typ"
    source.write_text("")
    compiler = Compiler(
        str(source), root=str(folder), font_paths=[str(paths.resource("fonts"))],
        ignore_system_fonts=True,
    )  # fmt: skip

    def make(sheet: Sheet) -> bytes:
        wide, high = F4_MM if not turned(sheet) else F4_MM[::-1]
        head = (
            f"#set page(width: {wide}mm, height: {high}mm, margin: (x: 26pt, top: 31pt, "
            'bottom: 34pt))\n#set text(font: "ASN Serif", size: 11pt, lang: "id")\n'
            "#set par(leading: 5.2pt, spacing: 5.2pt)\n"
        )
        source.write_text(head + "\n".join(map(_typst, blocks_of(sheet))))
        return bytes(compiler.compile(format="pdf"))

    return make


def _typst(block: Block) -> str:
    if isinstance(block, Line):
        gap = f"#v({block.gap}pt)\n" if block.gap else ""
        text = f"#text({_quoted(block.text)})"
        return gap + (f"#align(center)[{text}]" if block.middle else f"{text}\n")
    widths = ", ".join(f"{width}pt" for width in block.widths)
    head = ", ".join(_typst_cell(cell) for row in block.rows[: block.heads] for cell in row)
    rows = ", ".join(_typst_cell(cell) for row in block.rows[block.heads :] for cell in row)
    header = f"table.header({head}), " if head else ""
    return (
        f"#table(columns: ({widths},), stroke: .48pt, inset: (x: 4pt, top: 1.6pt, bottom: 2.6pt), "
        f"{header}{rows})"
    )


def _typst_cell(cell: Cell) -> str:
    fill = ', fill: rgb("#DEEBF7")' if cell.shade else ""
    middle = ", align: center" if cell.middle else ""
    text = f"#text({_quoted(cell.text)})" if cell.text else ""
    return f"table.cell(colspan: {cell.across}, rowspan: {cell.down}{fill}{middle})[{text}]"


def _quoted(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{plain}"'


# ---- the same strings on a bare canvas


def bare_canvas(sheets: Sequence[Sheet]) -> Make:
    """Nothing but drawing: every piece of text of our own pages at its place, no layout at all."""
    from reportlab.pdfgen.canvas import Canvas

    pages: dict[int, list[tuple[tuple[float, float], list[Any]]]] = {}
    write = our_page.PageInk.write
    kept: list[tuple[tuple[float, float], list[Any]]] = []

    def remember(ink: our_page.PageInk, canvas: Any) -> None:
        kept.append((canvas._pagesize, list(ink.texts)))
        write(ink, canvas)

    our_page.PageInk.write = remember  # type: ignore[method-assign]
    try:
        for sheet in sheets:
            kept.clear()
            render(sheet, paper=Paper.F4)
            pages[turned(sheet)] = list(kept)
    finally:
        our_page.PageInk.write = write  # type: ignore[method-assign]

    def make(sheet: Sheet) -> bytes:
        target = io.BytesIO()
        canvas = Canvas(target, invariant=1, pageCompression=1)
        for size, texts in pages[turned(sheet)]:
            canvas.setPageSize(size)
            for x, y, face, points, words in texts:
                canvas.setFont(face.value, points)
                canvas.drawString(x, y, words)
            canvas.showPage()
        canvas.save()
        return target.getvalue()

    return make
