"""Says of every non-empty row of a sheet what it is: data, or why it is not.

Nothing is dropped silently: each row ends with exactly one :class:`RowKind`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from asn_desktop.rules.names import fold
from asn_desktop.rules.nip import LENGTH, clean
from asn_desktop.rules.positions import is_post_name
from asn_desktop.views.roster import Field, HeaderFound, OtherRow, RowKind
from asn_desktop.workbooks.dates import locate_date
from asn_desktop.workbooks.labels import is_numbering
from asn_desktop.workbooks.reader import Grid, GridRow
from asn_desktop.workbooks.sheet_xml import Value

_SUBTOTAL = re.compile(r"^(?:sub ?total|jumlah|total|grand total|jml|rekapitulasi|rekap)\b")
_NOTE = re.compile(r"^(?:keterangan|catatan|ket|nb|note|sumber|dicetak|halaman|hal|lembar)\b ?:?")
_NOTE_SIGN = re.compile(
    r"^\s*(?:\*|keterangan\s*:|catatan\s*:|ket\.?\s*:|nb\.?\s*:|-{3,}|_{3,})", re.I
)
_SIGNING = re.compile(
    r"^(?:mengetahui|menyetujui|disetujui|disahkan|mengesahkan|dibuat oleh|diperiksa|pejabat yang"
    r"|yang (?:membuat|menyatakan|bertanda tangan)|a n |u b |ditetapkan|tembusan|ttd|tertanda)"
)
_PLACE_DATE = re.compile(r"^[A-Za-z][A-Za-z .'/-]{1,40},?\s*(?:tanggal\s*)?[\d. …_]{0,8}")
_LABELLED_NIP = re.compile(r"^\s*(?:nip|nipppk|ni\s*pppk)\b[\s.:]*[\d .…_-]*$", re.I)
_UNIT_WORDS = re.compile(
    r"^(?:\(?[ivx]{1,4}\)?[. ] ?|[a-z0-9]{1,2}[.)] ?|[ivx]{1,4} )?(?:unit|seksi|sub ?bagian"
    r"|subbag|sub ?bidang|bagian|bidang|kelurahan|kecamatan|desa|dinas|badan|kantor|inspektorat"
    r"|sekretariat|uptd?|puskesmas|pustu|sd|sdn|smp|smpn|sma|smk|tk|paud|slb|rsud|rumah sakit"
    r"|satuan|satpol|bpbd|korwil|wilayah|poned|poli|instalasi)\b"
)
_ENUMERATED = re.compile(r"^\(?(?:[IVX]{1,5}|[A-Z])[.)]*$")
"""The number of a section, where it has a cell of its own: "II", "B."; never that of a person."""
_SECTION_NUMBER = re.compile(r"^\(?(?:(?:[IVX]{1,5}|\d{1,2}|[A-Za-z])[.)]+\s+|[IVXA-Z]{1,5}  )")
_EMPTY_MARKS = frozenset("-–—_.:;…")


@dataclass(slots=True)
class Body:
    """The rows under one header, sorted."""

    header: HeaderFound
    data: list[GridRow] = field(default_factory=list)
    sections: dict[int, str] = field(default_factory=dict)
    """Row of data → the section heading it stands under ("SEKSI PEMERINTAHAN")."""
    titles: list[str] = field(default_factory=list)
    """Texts above the header, nearest last."""


@dataclass(slots=True)
class Sorted:
    """One sheet, every row in its place."""

    bodies: list[Body] = field(default_factory=list)
    others: list[OtherRow] = field(default_factory=list)


def sort_rows(grid: Grid, headers: Sequence[HeaderFound]) -> Sorted:
    """Sort the rows of a sheet under its headers."""
    result = Sorted()
    starts = {header.first_row: header for header in headers}
    inside = {
        number for header in headers for number in range(header.first_row, header.last_row + 1)
    }
    walker: _Walker | None = None
    waiting: list[GridRow] = []
    for row in grid.rows:
        if row.number in inside:
            result.others.append(_other(row, RowKind.HEADER))
            if row.number in starts:
                titles = _titles(waiting, walker)
                if walker is not None:
                    walker.close()
                walker = _Walker(Body(starts[row.number], titles=titles), result)
                result.bodies.append(walker.body)
            continue
        if walker is None:
            waiting.append(row)
            result.others.append(_other(row, RowKind.TITLE if headers else RowKind.UNREAD))
        else:
            walker.take(row)
    if walker is not None:
        walker.close()
    result.others.sort(key=lambda other: other.row)
    return result


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, or only a dash or dots."""
    return not text.strip().strip("".join(_EMPTY_MARKS)).strip()


def _titles(waiting: list[GridRow], walker: _Walker | None) -> list[str]:
    """Return the lines above a header: all before the first one, else the last of the block."""
    rows = waiting if walker is None else walker.tail()
    texts = [_text_of(row) for row in rows]
    waiting.clear()
    return texts


class _Walker:
    """Goes down the rows under one header."""

    def __init__(self, body: Body, result: Sorted) -> None:
        self.body, self._result = body, result
        self._columns: Mapping[Field, int] = {
            column.field: column.column
            for column in reversed(body.header.columns)
            if column.field not in {Field.IGNORED}
        }
        self._combined = self._columns.get(Field.NAME_AND_NIP)
        self._name = self._columns.get(Field.NAME, self._combined)
        self._nip = self._columns.get(Field.NIP, self._combined)
        self._number = self._columns.get(Field.NUMBER)
        self._signing = False
        self._section = ""
        self._pending: list[GridRow] = []
        self._tail: list[GridRow] = []

    def take(self, row: GridRow) -> None:
        """Sort one row."""
        kind = self._kind(row)
        if kind is RowKind.DATA:
            if not self._joins(row):
                self._flush()
                self._pending = [row]
            self._tail = []
            return
        if kind is RowKind.SIGNATURE and not self._signing:
            self._signing = True
            self._unsettle(row)
        self._flush()
        if kind is RowKind.SECTION:
            self._section = _section_name(_text_of(row))
        self._result.others.append(_other(row, kind))
        self._tail = [*self._tail, row][-4:]

    def tail(self) -> list[GridRow]:
        """The last rows that were no data: titles of the next block, perhaps."""
        return self._tail

    def close(self) -> None:
        """Settle what waits at the end of the block."""
        self._flush()

    def _kind(self, row: GridRow) -> RowKind:
        texts = [row.text(column) for column in sorted(row.cells)]
        name = row.text(self._name) if self._name is not None else ""
        nip = row.text(self._nip) if self._nip is not None else ""
        if is_numbering(row):
            return RowKind.NUMBERING
        enough = len(texts) >= min(3, len(self.body.header.columns))
        strong = enough and _is_person(name, nip, self._combined is not None)
        if strong:
            self._signing = False
            return RowKind.DATA
        if any(_SUBTOTAL.match(fold(text)) for text in texts) and not _has_nip(nip):
            return RowKind.SUBTOTAL
        if self._signing or self._starts_signature(row, texts, nip):
            return RowKind.SIGNATURE
        if _NOTE_SIGN.match(texts[0]) or (len(texts) == 1 and _NOTE.match(fold(texts[0]))):
            return RowKind.NOTE
        if len(texts) == 1 and not _has_nip(nip) and self._is_section(row, texts[0]):
            return RowKind.SECTION
        if len(texts) == 2 and _ENUMERATED.match(texts[0]) and is_unit_name(texts[1]):
            return RowKind.SECTION
        named = not is_blank(name) and any(c.isalpha() for c in name)
        if named or not is_blank(nip):
            return RowKind.DATA
        return RowKind.NOTE

    def _starts_signature(self, row: GridRow, texts: Sequence[str], nip: str) -> bool:
        if len(texts) > 4 or _has_nip(nip):
            return False
        if self._counted(row):
            return False
        name = row.text(self._name) if self._name is not None else ""
        if any(c.isalpha() for c in name):
            texts = [name]
        return any(
            _SIGNING.match(fold(text))
            or _is_place_and_date(text)
            or (_LABELLED_NIP.match(text) and self._combined is None)
            or (text.rstrip().endswith(",") and is_post_name(text))
            for text in texts
        )

    def _is_section(self, row: GridRow, text: str) -> bool:
        column = next(iter(row.cells))
        if is_unit_name(text):
            return True
        return column < (self._name or 1) and any(c.isalpha() for c in text)

    def _unsettle(self, below: GridRow) -> None:
        """Take back a lone name right above its labelled NIP: it was the signature."""
        labelled = any(_LABELLED_NIP.match(below.text(column)) for column in below.cells)
        for row in self._pending:
            nip = row.text(self._nip) if self._nip is not None else ""
            if labelled and len(row.cells) <= 2 and not _has_nip(nip) and not self._counted(row):
                self._result.others.append(_other(row, RowKind.SIGNATURE))
                self._take_back_post(row.number - 1)
            else:
                self._add(row)
        self._pending = []

    def _take_back_post(self, number: int) -> None:
        """Take back the signer's post that stands alone right above his name."""
        last = self.body.data[-1] if self.body.data else None
        if last is None or last.number != number or len(last.cells) > 1:
            return
        if is_post_name(_text_of(last)):
            self._result.others.append(_other(self.body.data.pop(), RowKind.SIGNATURE))

    def _counted(self, row: GridRow) -> bool:
        return self._number is not None and row.text(self._number).rstrip(".").isdigit()

    def _joins(self, row: GridRow) -> bool:
        """Whether this is the second line of the person above: only the NIP, under the name."""
        if self._combined is None or not self._pending:
            return False
        above = self._pending[-1]
        upper, lower = above.text(self._combined), row.text(self._combined)
        numbered = self._number is not None and row.text(self._number)
        if _digits(upper) or not _digits(lower) or numbered or row.number != above.number + 1:
            return False
        if any(c.isalpha() for c in re.sub(r"(?i)\bn\.?i\.?p\b|\bpppk\b", "", lower)):
            return False
        cells: dict[int, Value] = dict(above.cells)
        for column in row.cells:
            both = f"{above.text(column)}\n{row.text(column)}".strip()
            cells[column] = both if column in above.cells else row.cells[column]
        self._pending = [GridRow(above.number, cells)]
        self._result.others.append(_other(row, RowKind.CONTINUED))
        return True

    def _flush(self) -> None:
        for row in self._pending:
            self._add(row)
        self._pending = []

    def _add(self, row: GridRow) -> None:
        self.body.data.append(row)
        if self._section:
            self.body.sections[row.number] = self._section


def _is_person(name: str, nip: str, combined: bool) -> bool:
    """Whether a row is a person beyond doubt, even under a signature."""
    if combined:
        return _digits(name) and sum(c.isalpha() for c in name) > 5
    return _has_nip(nip) and not is_blank(name)


def _has_nip(text: str) -> bool:
    return LENGTH - 2 <= len(re.sub(r"\D", "", clean(text))) <= LENGTH + 1


def _digits(text: str) -> bool:
    return len(re.sub(r"\D", "", text)) >= 9


def _is_place_and_date(text: str) -> bool:
    found = locate_date(text)
    if found is None:
        return bool(re.match(r"^[A-Za-z .'-]{3,40},\s*[…._\s]*(?:\d{4})?$", text)) and (
            "…" in text or "..." in text or "__" in text
        )
    before = text[: found[1]].strip(" ,")
    return bool(before) and bool(_PLACE_DATE.match(text)) and found[2] >= len(text.rstrip()) - 1


def _section_name(text: str) -> str:
    """The unit in a section's heading, without its number: "II. SEKSI X" → "SEKSI X"."""
    return _SECTION_NUMBER.sub("", text).strip(" :")


def _text_of(row: GridRow) -> str:
    return "  ".join(" ".join(row.text(column).split()) for column in sorted(row.cells))


def _other(row: GridRow, kind: RowKind) -> OtherRow:
    return OtherRow(row.number, kind, _text_of(row)[:200])


def is_unit_name(text: str) -> bool:
    """Whether a heading names a unit: "II. SEKSI PELAYANAN UMUM", "SD NEGERI 1 PALU"."""
    return _UNIT_WORDS.match(fold(text)) is not None
