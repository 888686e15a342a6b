"""The parts the forms are put together from, each named as in the catalogue of the forms.

Every function returns items or boxes of the width it is given; the widths of the regulation's
template are shares of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import Any, Final

from asn_desktop.reports.boxes import PAD_X, Box, Cell, Picture, Row, Stack, Whole, centred
from asn_desktop.reports.figures import EMBLEM_HEIGHT, emblem
from asn_desktop.reports.fitting import Align, Para, Run, code, para, paras
from asn_desktop.reports.flow import Item
from asn_desktop.reports.fonts import Face, width
from asn_desktop.reports.words import DOTS, place_and_date
from asn_desktop.rules.dates import format_span
from asn_desktop.views.paper import Letterhead
from asn_desktop.views.sheets import BehaviourLine, FeedbackPiece, Party, SheetHead

TITLE_SIZE: Final = 11.0
NOTE_SIZE: Final = 8.5
_TIGHT: Final = 1.5
_LABEL_PAD: Final = 3.2
"""So that PANGKAT/ GOL. RUANG stays on one line on A4 too."""
_NARROW: Final = 42.0
"""Columns of numbers (points): the template's own NO must not make the whole form smaller."""
_OWN_HAND: Final = "Pegawai yang Dinilai"
"""The role in which everybody signs for himself: neither as Plt./Plh. nor by another."""
_LOGO_ROOM: Final = 76.0
_LOUD_LINES: Final = 2
_RULE_ROOM: Final = 14.0
_SIGNING_ROOM: Final = 4
"""Blank lines between role and name: about 18 mm for signature and stamp."""


class Identity(Enum):
    """The identity blocks: label of rank, of the assessor's NIP, of the assessor's fifth row."""

    A = ("PANGKAT/ GOL.\N{NO-BREAK SPACE}RUANG", "NIP (*opsional)", "UNIT KERJA")
    B = ("PANGKAT/ GOL.\N{NO-BREAK SPACE}RUANG", "NIP", "UNIT KERJA")
    C = ("PANGKAT/GOL\N{NO-BREAK SPACE}RUANG", "NIP (*opsional)", "INSTANSI")
    D = ("PANGKAT/GOL\N{NO-BREAK SPACE}RUANG", "NIP", "UNIT KERJA")


def share(total: float, *parts: float) -> list[float]:
    """Return ``total`` divided in the proportions of the template."""
    whole = sum(parts)
    return [total * part / whole for part in parts]


def title(width_: float, *lines: str) -> Item:
    """Centred lines, not bold; empty ones are left out."""
    said = [para(line) for line in lines if line]
    return Item(Whole(Cell(width_, centred(said), edge="", fixed=TITLE_SIZE)), keep=True)


def letterhead(width_: float, lines: Sequence[str], picture: bytes | None) -> Item:
    """The office's letterhead: its emblem at the left if it has one, the lines, a double rule.

    The first two lines are large (government, office), the others small (address, telephone).
    """
    aside = _LOGO_ROOM if picture is not None else 0.0
    said = [
        Cell(
            width_ - 2 * aside,
            [para(line, Face.BOLD if n < _LOUD_LINES else Face.REGULAR, Align.CENTRE)],
            edge="",
            fixed=TITLE_SIZE + 2.0 if n < _LOUD_LINES else NOTE_SIZE + 0.5,
        )
        for n, line in enumerate(lines)
    ]
    words: Box = Stack(*said)
    if picture is not None:
        logo = Picture(aside, EMBLEM_HEIGHT, emblem(picture))
        words = Row(logo, words, Picture(aside, EMBLEM_HEIGHT, None))
    return Item(Whole(Stack(words, Picture(width_, _RULE_ROOM, _double_rule))), keep=True)


def office_head(width_: float, kop: Letterhead, agency: str, office: str) -> Item:
    """The office's letterhead; where it has none its names in capitals."""
    if kop.lines:
        return letterhead(width_, kop.lines, kop.picture)
    return title(width_, agency.upper(), office.upper())


def centred_line(width_: float, words: str, size: float, face: Face = Face.REGULAR) -> Cell:
    """A centred line without a frame, at a size of its own."""
    return Cell(width_, [Para((Run(words, face),), Align.CENTRE)], edge="", fixed=size)


def headed(width_: float, kop: Letterhead, agency: str, office: str, *lines: Cell) -> list[Item]:
    """The head of a paper of our own: letterhead, or the office's small names, over ``lines``."""
    if kop.lines:
        above = [letterhead(width_, kop.lines, kop.picture)]
        return [*above, Item(Whole(Stack(*lines)), keep=True)]
    said = [centred_line(width_, name.upper(), 10.0) for name in (agency, office) if name]
    return [Item(Whole(Stack(*said, *lines)), keep=True)]


def _double_rule(canvas: Any, x: float, top: float, wide: float, _size: float) -> None:
    canvas.setLineCap(0)
    for down, thick in ((3.0, 1.6), (5.2, 0.5)):
        canvas.setLineWidth(thick)
        canvas.line(x, top - down, x + wide, top - down)


def period_line(width_: float, text: str) -> Item:
    """PR: the choice of the period, centred over a rule."""
    cell = Cell(width_, centred([para(text)]), edge="under", fixed=TITLE_SIZE)
    return Item(Whole(cell), keep=True, before=6.0)


def agency_line(
    width_: float, head: SheetHead, *, two_lines: bool = False, before: float = 8.0
) -> Item:
    """AG1, or AG2 with ``two_lines``: the agency left, the period assessed right."""
    said = format_span(head.period_start, head.period_end)
    lines = ["PERIODE PENILAIAN:", said] if two_lines else [f"PERIODE PENILAIAN: {said}"]
    size = 10.0 if two_lines else TITLE_SIZE
    right = min(0.72 * width_, max(width(line) for line in lines) * size + 2 * PAD_X + 0.1)
    row = Row(
        Cell(width_ - right, [para(head.agency.upper())], middle=two_lines, edge="", fixed=size),
        Cell(right, [para(line) for line in lines], edge="", fixed=size),
    )
    return Item(Whole(row), keep=True, before=before)


def identity(
    shares: Sequence[float], width_: float, kind: Identity, employee: Party, assessor: Party
) -> list[Item]:
    """ID-a … ID-d: employee and assessor side by side, six columns."""
    w = share(width_, *shares)
    rank, nip, fifth = kind.value
    head = Row(
        _head(w[0], "NO"),
        _head(w[1] + w[2], "PEGAWAI YANG DINILAI"),
        _head(w[3], "NO"),
        _head(w[4] + w[5], "PEJABAT PENILAI KINERJA"),
    )
    labels = ("NAMA", "NIP", rank, "JABATAN", "UNIT KERJA")
    rows: list[Box] = [head]
    pairs = zip(labels, values(employee), values(assessor), strict=True)
    for n, (label, own, other) in enumerate(pairs, start=1):
        right = {2: nip, 5: fifth}.get(n, label)
        rows.append(
            Row(
                number(w[0], str(n), middle=True),
                Cell(w[1], [label_para(label)], middle=True, pad=_LABEL_PAD),
                Cell(w[2], own, middle=True),
                number(w[3], str(n), middle=True),
                Cell(w[4], [label_para(right)], middle=True, pad=_LABEL_PAD),
                Cell(w[5], other, middle=True),
            )
        )
    return [Item(row, keep=True) for row in rows]


def values(party: Party) -> list[list[Para]]:
    """The five rows of a person in the order of every form."""
    nip = [code(party.nip)] if party.nip else []
    return [paras(party.name), nip, paras(party.rank), paras(party.position), paras(party.unit)]


def label_para(text: str) -> Para:
    """A label; a bracket in it, "(*opsional)", is italic as in the template."""
    plain, bracket, rest = text.partition(" (")
    if not bracket:
        return para(text)
    return Para((Run(plain), Run(f"({rest}", Face.ITALIC)))


def number(width_: float, text: str, *, middle: bool = False) -> Cell:
    """A cell of the NO column."""
    return Cell(width_, centred([para(text)]), middle=middle, pad=_TIGHT)


def _head(width_: float, text: str) -> Cell:
    pad = _TIGHT if width_ < _NARROW else PAD_X
    return Cell(width_, centred([para(text)]), shade=True, middle=True, pad=pad)


def section(width_: float, text: str) -> Cell:
    """A shaded row across the table."""
    return Cell(width_, [para(text)], shade=True)


def column_heads(widths: Sequence[float], heads: Sequence[str]) -> list[Box]:
    """The shaded heads and the row of column numbers under them."""
    names = Row(*(_head(w, text) for w, text in zip(widths, heads, strict=True)))
    numbers = Row(*(_head(w, f"({n})") for n, w in enumerate(widths, start=1)))
    return [names, numbers]


def head_cell(width_: float, text: str) -> Cell:
    """A shaded column head, in the middle of its cell."""
    return _head(width_, text)


def body(head: Sequence[Box], rows: Sequence[Box]) -> list[Item]:
    """A part of the table whose ``head`` comes again on every page its ``rows`` go on to."""
    first = [Item(box, keep=True) for box in head]
    return [*first, *(Item(row, head=tuple(head)) for row in rows)]


def feedback(pieces: Sequence[FeedbackPiece]) -> list[Para]:
    """The pieces of one cell, one under the other: "Pimpinan: …"."""
    found: list[Para] = []
    for piece in pieces:
        label = f"{piece.giver}: " if piece.giver else ""
        found.extend(paras(label + piece.text))
    return found


def behaviours(
    shares: Sequence[float], width_: float, heading: str, lines: Sequence[BehaviourLine]
) -> list[Item]:
    """BH2 (three shares) or BH3 (four: with feedback), with its section row repeated."""
    w = share(width_, *shares)
    head: Box
    if len(w) == 4:
        name = "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG"
        head = Row(section(w[0] + w[1] + w[2], heading), _head(w[3], name))
    else:
        head = section(width_, heading)
    rows: list[Box] = []
    for n, line in enumerate(lines, start=1):
        expected = [para("Ekspektasi Khusus Pimpinan:"), *paras(line.expectation)]
        cells = [
            Cell(w[1], [para(guide, marker="- ") for guide in line.guides]),
            Cell(w[2], expected),
        ]
        if len(w) == 4:
            cells.append(Cell(w[3], feedback(line.feedback)))
        name_row = Cell(sum(w[1:]), [para(line.name)])
        rows.append(Row(number(w[0], str(n)), Stack(name_row, Row(*cells), lead=1)))
    return body([head], rows)


def choice(width_: float, label: str, value: str, *, keep: bool = False) -> Item:
    """A shaded box with a bold label and the value chosen; ``keep``: the next box follows it."""
    said = [para(label, Face.BOLD), Para(tuple(_runs(value)))]
    return Item(Whole(Cell(width_, said, shade=True)), keep=keep)


def _runs(value: str) -> list[Run]:
    """The words of a value; the English one in "KURANG (MISCONDUCT)" is italic."""
    found: list[Run] = []
    for part in value.split(" "):
        foreign = part.strip("()/*").upper() == "MISCONDUCT"
        found.append(Run(part, Face.ITALIC if foreign else Face.REGULAR))
    return found


class Signature:
    """One signature: the role over it, the person, and its own place and date if any."""

    __slots__ = ("date", "party", "role")

    def __init__(self, role: str, party: Party, date: str = "") -> None:
        self.role = role
        self.party = party
        self.date = date

    @property
    def lines(self) -> tuple[str, str, str]:
        """In what capacity, who, and his NIP; "" where nothing is printed.

        "Plt. Camat …" for one who acts; "a.n. Camat …" over the position of who signs for him.
        """
        party = self.party
        if _OWN_HAND in self.role:
            return "", party.name or DOTS, party.nip
        if party.deputy:
            office = f"a.n. {party.capacity}\n{party.deputy_position}".rstrip()
            return office, party.deputy, party.deputy_nip
        return party.capacity, party.name or DOTS, party.nip


def dated(role: str, party: Party, head: SheetHead) -> Signature:
    """A signature with the place and date of the sheet over it."""
    return Signature(role, party, place_and_date(head.place, head.on))


def signatures(width_: float, left: Signature | None, right: Signature) -> Item:
    """The signatures, left and right; never cut, never alone on a page."""
    half = width_ / 2
    columns = [_lines(side) if side else ("",) * 6 for side in (left, right)]
    rows = [
        Row(*(_free(half, text) for text in texts))
        for texts in zip(*columns, strict=True)
        if any(texts)
    ]
    return Item(Whole(Stack(*rows)), before=10.0)


def signature_below(width_: float, signature: Signature) -> Item:
    """A third signature, centred under the two."""
    rows = [_free(width_, text) for text in _lines(signature) if text]
    return Item(Whole(Stack(*rows)), before=10.0)


def _lines(signature: Signature) -> tuple[str, ...]:
    """Date, role, capacity, room to sign, name and NIP of one signature."""
    office, name, nip = signature.lines
    blank = "\n".join([" "] * _SIGNING_ROOM)
    return signature.date, signature.role, office, blank, name, f"NIP {nip}" if nip else ""


def _free(width_: float, text: str) -> Cell:
    lines = [para(line, align=Align.CENTRE) for line in text.split("\n")]
    return Cell(width_, lines, edge="", fixed=TITLE_SIZE)


def footnotes(width_: float, *notes: str) -> Item:
    """The notes under the signatures, in italics."""
    said = [para(note, Face.ITALIC) for note in notes]
    return Item(Whole(Cell(width_, said, edge="", fixed=NOTE_SIZE)), before=8.0)


def closed(items: Sequence[Item], *tail: Item) -> list[Item]:
    """The form: the last row of the table and ``tail`` (signatures, notes) stand on one page."""
    chain = [replace(item, keep=True) for item in (items[-1], *tail[:-1])]
    return [*items[:-1], *chain, tail[-1]]
