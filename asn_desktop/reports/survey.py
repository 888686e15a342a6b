"""The result of a satisfaction survey to hang on the wall, and the tables behind it; A4 upright.

The first sheet says what PermenPANRB 14/2017 wants announced: index, quality, respondents, period;
the chart takes what room the rest leaves, so that it stays one page. Tables follow on pages of
their own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Final

from asn_desktop.reports.blocks import Signature, centred_line, letterhead, share, signatures
from asn_desktop.reports.boxes import Box, Cell, Ink, Picture, Row, Stack, Whole
from asn_desktop.reports.chart import chart_drawing
from asn_desktop.reports.fitting import Align, Para, Run
from asn_desktop.reports.flow import Item, measured, pages
from asn_desktop.reports.fonts import Face
from asn_desktop.reports.foot import SlipFoot
from asn_desktop.reports.page import PdfFile, area
from asn_desktop.reports.words import place_and_date
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.satisfaction import CATEGORIES, LABELS
from asn_desktop.rules.voices import HIDDEN_BELOW
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.views.survey import ElementResult, GroupResult, RoundResult, Tally
from asn_desktop.views.survey_charts import elements_chart
from asn_desktop.views.survey_sheet import SurveySheet

SIZE: Final = 10.0
SMALL: Final = 8.5
BIG: Final = 66.0
NONE: Final = "–"
CHART: Final = (120.0, 250.0)
"""The least and the most height of the chart in points."""
MOST_NAMES: Final = 140
"""Letters of services named on the wall."""
MOST_PARTS: Final = 11
"""Groups named on the wall; education written freely may have more."""
TITLE: Final = "INDEKS KEPUASAN MASYARAKAT"
THANKS: Final = (
    "Terima kasih atas penilaian yang telah Anda berikan. Masukan Anda sangat bermanfaat agar kami "
    "terus memperbaiki dan meningkatkan mutu pelayanan bagi masyarakat."
)


def render_survey(sheet: SurveySheet, margins: Margins | None = None) -> bytes:
    """Return the PDF: one page for the wall, then the tables; the same sheet, the same bytes.

    Raises ValueError for margins that leave no room.
    """
    page = area(Paper.A4, margins or Margins(left=14.0, right=14.0), landscape=False)
    across, down = page.room_across, page.room_down
    made = sheet.result.round
    file = PdfFile(
        title=f"Indeks Kepuasan Masyarakat – {made.name}",
        author=sheet.agency,
        subject=f"{sheet.office}, {_span(sheet)}",
    )
    foot = SlipFoot(sheet.office, f"{made.name} · dibuat {format_date(sheet.on)}")
    laid = [*pages(_wall(sheet, across, down), down), *pages(_tables(sheet, across), down)]
    file.add(laid, page, across, foot, practice=sheet.practice)
    return file.bytes()


# ---- the wall


def _wall(sheet: SurveySheet, across: float, down: float) -> list[Item]:
    above = [*_head(sheet, across), Item(Whole(_panel(sheet.result, across)), before=12.0)]
    said = sheet.head.capacity or sheet.head.deputy  # then the capacity is printed of itself
    role = "" if said else f"{sheet.head.position or 'Pimpinan'},"
    signer = Signature(role, sheet.head, place_and_date(sheet.place, sheet.on))
    below = [
        Item(Whole(_free(across, _how(sheet.result), SMALL)), before=8.0),
        Item(Whole(_thanks(across)), before=10.0),
        signatures(across, None, signer),
    ]
    measured([*above, *below], SIZE)
    used = sum(item.box.height + item.before for item in (*above, *below)) + 16.0
    least, most = CHART
    high = max(least, min(most, down - used))
    chart = elements_chart(sheet.result.total.elements, "Nilai setiap unsur pelayanan")
    drawn = Item(Picture(across, high, chart_drawing(chart, high)), before=14.0)
    return [*above, *measured([drawn], SIZE), *below]


def _head(sheet: SurveySheet, across: float) -> list[Item]:
    made = sheet.result.round
    names = [made.name, _span(sheet)]
    if sheet.letterhead.lines:
        items = [letterhead(across, sheet.letterhead.lines, sheet.letterhead.picture)]
        if made.unit:
            names.insert(0, made.unit)
    else:
        both = [words.upper() for words in (sheet.agency, sheet.office) if words]
        said = [centred_line(across, words, 12.0) for words in both]
        items = [Item(Whole(Stack(*said)), keep=True)] if said else []
    lines = [centred_line(across, TITLE, 20.0, Face.BOLD)]
    lines += [centred_line(across, words, 11.5) for words in names]
    return [*items, Item(Whole(Stack(*lines)), keep=True, before=10.0)]


def _panel(result: RoundResult, across: float) -> Box:
    """The index big at the left; who answered at the right."""
    left, right = share(across, 46, 54)
    total = result.total
    lines = [
        centred_line(left, "NILAI INDEKS", SIZE),
        centred_line(left, _said(total.index), BIG, Face.BOLD),
    ]
    if total.index is None:
        few = ", ".join(f"U{no}" for no in total.unanswered)
        lines.append(centred_line(left, "Tidak dihitung", 18.0, Face.BOLD))
        words = f"{few} dijawab kurang dari {HIDDEN_BELOW} orang"
        lines.append(_free(left, words, SMALL, align=Align.CENTRE))
    else:
        lines.append(centred_line(left, total.label.upper(), 18.0, Face.BOLD))
        lines.append(centred_line(left, f"Mutu pelayanan {total.category}", SIZE + 1))
    big = Stack(*lines)
    facts = Stack(
        _fact(right, "Jumlah responden", f"{total.answers} orang", Face.BOLD),
        _fact(right, "Jenis kelamin", _tally(result.sexes)),
        _fact(right, "Pendidikan", _tally(_few(result.educations))),
        _fact(right, "Layanan yang dinilai", _services(result.services)),
    )
    return Row(_Framed(left, big), _Framed(right, facts))


class _Framed(Stack):
    """A stack in the middle of a frame."""

    def __init__(self, across: float, inner: Box) -> None:
        above = Cell(across, edge="", fixed=3.0)
        super().__init__(above, inner, Cell(across, edge="", fixed=3.0))

    def draw(self, ink: Ink, x: float, top: float, height: float) -> None:
        """Draw the frame, then what it holds in its middle."""
        ink.frame(x, top, self.width, height)
        super().draw(ink, x, top - (height - self.height) / 2, self.height)


def _fact(across: float, label: str, words: str, face: Face = Face.REGULAR) -> Box:
    a, b = share(across, 39, 61)
    cells = [
        Cell(w, [Para((Run(said, how),), Align.LEFT)], edge="", fixed=SIZE, pad=8.0 - 4.0 * n)
        for n, (w, said, how) in enumerate(((a, label, Face.REGULAR), (b, words, face)))
    ]
    return Stack(Row(*cells), Cell(across, edge="", fixed=2.0))


def _tally(parts: Sequence[Tally]) -> str:
    said = (f"{one.name}: {_count(one.count)}" for one in parts)
    return " · ".join(words.replace(" ", "\N{NO-BREAK SPACE}") for words in said) or NONE


def _few(parts: Sequence[Tally]) -> Sequence[Tally]:
    """The first groups, the others together."""
    if len(parts) <= MOST_PARTS:
        return parts
    rest = sum(one.count or 0 for one in parts[MOST_PARTS:])
    together = Tally("lainnya", rest if rest >= HIDDEN_BELOW else None)
    return (*parts[:MOST_PARTS], together)


def _count(count: int | None) -> str:
    return f"< {HIDDEN_BELOW}" if count is None else str(count)


def _services(services: Sequence[GroupResult]) -> str:
    """Their names, or how many there are where the names would take the sheet's room."""
    named = ", ".join(one.name for one in services if one.id is not None)
    if len(named) > MOST_NAMES:
        return f"{len(services)} jenis layanan, rinciannya di lembar berikut"
    return named or NONE


def _how(result: RoundResult) -> str:
    """How it was counted: weight, scale, source."""
    tops = ["100", *(_said(lowest - Decimal("0.01")) for _letter, lowest in CATEGORIES)]
    scale = "; ".join(
        f"{letter} ({LABELS[letter]}) {_said(lowest) if lowest else '25,00'}–{top}"
        for (letter, lowest), top in zip(CATEGORIES, tops, strict=False)
    )
    return (
        f"Dihitung menurut PermenPANRB Nomor 14 Tahun 2017 dengan bobot setiap unsur "
        f"{result.round.weighting.label}. Mutu: {scale}."
    )


def _thanks(across: float) -> Box:
    words = Para((Run(THANKS, Face.ITALIC),), Align.CENTRE)
    return Cell(across, [words], shade=True, fixed=11.0, pad=14.0)


# ---- the tables


def _tables(sheet: SurveySheet, across: float) -> list[Item]:
    result = sheet.result
    items = [
        Item(
            Whole(
                Stack(
                    centred_line(across, "HASIL SURVEI KEPUASAN MASYARAKAT", 13.0, Face.BOLD),
                    centred_line(across, f"{sheet.office} · {result.round.name}", SIZE + 1),
                    centred_line(across, _span(sheet), SIZE + 1),
                )
            ),
            keep=True,
        ),
        *_by_element(result, across),
        *_by_service(result, across),
        *_respondents(result, across),
        Item(Whole(_free(across, _how(result), SMALL)), before=8.0),
    ]
    hidden = [one.name for one in result.services if one.hidden]
    if hidden:
        words = (
            f"Hasil {', '.join(hidden)} tidak ditampilkan: respondennya terlalu sedikit "
            f"(kurang dari {HIDDEN_BELOW}), sehingga jawaban perorangan dapat ditebak."
        )
        items.append(Item(Whole(_free(across, words, SMALL)), before=4.0))
    return measured(items, SIZE)


def _by_element(result: RoundResult, across: float) -> list[Item]:
    widths = share(across, 36, 192, 58, 46, 62, 48, 88)
    heads = ("Unsur", "Nama unsur", "Menjawab", "NRR", "NRR\ntertimbang", "Indeks", "Mutu")
    total = result.total
    rows = [
        (
            f"U{one.no}",
            one.name,
            _count(one.answered if one.mean is not None or not one.answered else None),
            _said(one.mean),
            _said(one.weighted),
            _said(one.index),
            _quality(one),
        )
        for one in total.elements
    ]
    index = _said(total.index)
    quality = f"{total.category} ({total.label})" if total.category else NONE
    rows.append(("", "Seluruh unsur", str(total.answers), "", "", index, quality))
    lowest = ", ".join(f"U{one.no} {one.name}" for one in result.lowest)
    said = _free(across, f"Tiga unsur terendah: {lowest}.", SMALL)
    return [*_table("Hasil per unsur", widths, heads, rows, {1}), Item(Whole(said), before=2.0)]


def _by_service(result: RoundResult, across: float) -> list[Item]:
    if not result.services:
        return []
    widths = share(across, 138, 46, *([33] * 9), 44, 40)
    heads = ("Layanan", "Respon-\nden", *(f"U{no}" for no in range(1, 10)), "Indeks", "Mutu")
    rows = []
    for one in result.services:
        means = [_said(each.mean) for each in one.elements] or [NONE] * 9
        count = str(one.answers) if one.answers >= HIDDEN_BELOW else f"< {HIDDEN_BELOW}"
        rows.append((one.name, count, *means, _said(one.index), one.category or NONE))
    return _table("Nilai rata-rata per layanan", widths, heads, rows, {0})


def _respondents(result: RoundResult, across: float) -> list[Item]:
    parts = (
        ("Jenis kelamin", result.sexes),
        ("Umur", result.ages),
        ("Pendidikan", result.educations),
    )
    rows = [(name, _tally(tallies)) for name, tallies in parts]
    if result.round.population is not None and result.round.needed is not None:
        rows.append(
            (
                "Sampel",
                f"{result.round.answers} responden dari sekitar "
                f"{_grouped(result.round.population)} pengguna "
                f"layanan; Krejcie dan Morgan menyarankan paling sedikit {result.round.needed}.",
            )
        )
    return _table("Responden", share(across, 110, 420), ("Menurut", "Jumlah"), rows, {0, 1})


def _table(
    title: str,
    widths: Sequence[float],
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    words_in: Collection[int],
) -> list[Item]:
    """A titled table; the columns ``words_in`` are set left, all others centred."""
    head = Row(*(_heading(w, words) for w, words in zip(widths, heads, strict=True)))
    items = [
        Item(Whole(_free(sum(widths), title, SIZE + 1, Face.BOLD)), keep=True, before=12.0),
        Item(head, keep=True),
    ]
    for cells in rows:
        face = Face.REGULAR if cells[0] else Face.BOLD  # the row that sums up has no name
        boxes = [
            _filled(w, words, face, left=n in words_in)
            for n, (w, words) in enumerate(zip(widths, cells, strict=True))
        ]
        items.append(Item(Whole(Row(*boxes)), head=(head,)))
    return items


def _filled(across: float, words: str, face: Face, *, left: bool) -> Cell:
    line = Para((Run(words, face),), Align.LEFT if left else Align.CENTRE)
    return Cell(across, [line], middle=True, fixed=SMALL, pad=3.0 if left else 1.0)


def _heading(across: float, words: str) -> Cell:
    lines = [Para((Run(part),), Align.CENTRE) for part in words.split("\n")]
    return Cell(across, lines, shade=True, middle=True, fixed=SMALL, pad=1.0)


# ---- words


def _span(sheet: SurveySheet) -> str:
    made = sheet.result.round
    return f"{format_date(made.starts)} s.d. {format_date(made.ends)}"


def _said(value: Decimal | None) -> str:
    return NONE if value is None else str(value).replace(".", ",")


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _quality(one: ElementResult) -> str:
    if one.category:
        return f"{one.category} ({LABELS[one.category]})"
    return f"kurang dari {HIDDEN_BELOW} jawaban" if one.answered else "belum dijawab"


def _free(
    across: float, words: str, size: float, face: Face = Face.REGULAR, align: Align = Align.LEFT
) -> Cell:
    said = [Para((Run(words, face),), align)]
    return Cell(across, said, edge="", fixed=size, pad=0.0)
