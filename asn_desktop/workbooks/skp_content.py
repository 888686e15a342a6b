"""The results of one SKP block, in the layouts of A.1.1, A.1.2, A.1.6 and A.1.7.

What is blank continues what stands above it, as merged cells arrive blank. Text in brackets that
only instructs ("diisi dengan …") is no content.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from asn_desktop.rules.findings import Severity
from asn_desktop.rules.names import fold
from asn_desktop.rules.planning import Approach, Aspect, Perspective, ResultSection
from asn_desktop.views.planning import (
    IndicatorContent,
    ResultContent,
    SkpContent,
)
from asn_desktop.views.roster import RowFinding
from asn_desktop.workbooks.body import is_blank
from asn_desktop.workbooks.labels import is_numbering, one_line
from asn_desktop.workbooks.reader import GridRow
from asn_desktop.workbooks.skp_annex import annex_lines
from asn_desktop.workbooks.skp_behaviour import expectations_of
from asn_desktop.workbooks.skp_blocks import Block
from asn_desktop.workbooks.skp_words import (
    ITEM,
    NUMBER,
    PLACEHOLDER,
    SIGNED,
    is_place,
    plain,
    texts_of,
)

_HEADS = (
    (re.compile(r"\bdiintervensi\b|\brhk pimpinan\b|\brhk atasan\b"), "supports"),
    (re.compile(r"\bindikator\b|\bukuran keberhasilan\b|^iki$"), "indicator"),
    (re.compile(r"\btarget\b"), "target"),
    (re.compile(r"\baspek\b"), "aspect"),
    (re.compile(r"\bperspektif\b"), "perspective"),
    (re.compile(r"\brencana hasil kerja\b|^hasil kerja$|\brhk\b"), "result"),
    (re.compile(r"^(?:no|nomor)$"), "no"),
)
_SECTIONS = {"utama": ResultSection.MAIN, "tambahan": ResultSection.ADDITIONAL}
_SECTION = re.compile(r"^(?:[abi]{1,2} )?(?:hasil kerja |kinerja )?(utama|tambahan)$")
_MEASURE = re.compile(r"^\W*ukuran keberhasilan\b|^\W*indikator kinerja individu\b", re.I)
_ASSIGNED = re.compile(r"\s*\(\s*(?:penugasan|tugas)\s+dari\s*:?\s*(.+?)\s*\)\s*$", re.I | re.S)
_PERSPECTIVE = re.compile(r"\s*\(\s*perspektif\s+([^()]+?)\s*\)\s*$", re.I)
_SUPPORTED = re.compile(r"\s*indikator kinerja individu\s*:\s*", re.I)
_ASPECTS = {
    "kuantitas": Aspect.QUANTITY,
    "kualitas": Aspect.QUALITY,
    "mutu": Aspect.QUALITY,
    "waktu": Aspect.TIME,
    "biaya": Aspect.COST,
}
_PERSPECTIVES = {fold(each.label): each for each in Perspective}


@dataclass
class _Result:
    section: ResultSection
    text: str
    row: int
    supports: str = ""
    indicators: list[IndicatorContent] = field(default_factory=list)


@dataclass
class Content:
    """What was read of one block, with what could not be."""

    approach: Approach
    content: SkpContent
    findings: list[RowFinding]
    rows: tuple[int, ...] = ()
    """The row of each result."""


def content_of(block: Block) -> Content:
    """Read the results and the special expectations of a block."""
    reader = _Results(block)
    for row in block.results:
        reader.take(row)
    results = tuple(_content(one) for one in reader.made)
    head = fold(" ".join(row.text(column) for row in block.head for column in sorted(row.cells)))
    quantitative = "target" in reader.columns or "aspect" in reader.columns
    if "kualitatif" in head and "kuantitatif" not in head:
        quantitative = False
    approach = Approach.QUANTITATIVE if quantitative else Approach.QUALITATIVE
    content = SkpContent(
        approach=approach,
        results=results,
        expectations=expectations_of(block),
        annex=annex_lines(block.annex),
    )
    return Content(approach, content, reader.findings, tuple(one.row for one in reader.made))


class _Results:
    """Goes down the rows of HASIL KERJA."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.columns: dict[str, int] = {}
        self.made: list[_Result] = []
        self.findings: list[RowFinding] = []
        self._section = ResultSection.MAIN
        self._supports = ""
        self._measuring = False
        self._over = False

    def take(self, row: GridRow) -> None:
        """Read one row."""
        texts = texts_of(row)
        distinct = list(dict.fromkeys(fold(text) for text in texts.values()))
        signed = any(SIGNED.search(words) for words in distinct) or is_place(texts)
        self._over = self._over or signed
        if self._over or not distinct or distinct == ["hasil kerja"] or is_numbering(row):
            return
        section = _section_of(distinct)
        if section is not None:
            self._section, self._supports, self._measuring = section, "", False
        elif self._is_head(texts):
            self._learn(texts)
        elif self.columns:
            self._in_columns(row, texts)
        else:
            self._in_lines(row, texts)

    # ---- A.1.7, A.1.2: columns

    def _is_head(self, texts: dict[int, str]) -> bool:
        known = {_head_of(text) for text in texts.values()} - {None}
        if "result" in known and known & {"indicator", "target", "aspect"}:
            return True
        below = bool(self.columns) and not self.made and all(t.isupper() for t in texts.values())
        return below and not any(NUMBER.match(text) for text in texts.values())

    def _learn(self, texts: dict[int, str]) -> None:
        """A head, or its second line: DIINTERVENSI below RENCANA HASIL KERJA PIMPINAN YANG."""
        known = {_head_of(text) for text in texts.values()} - {None}
        if "result" in known:
            self.columns = {}
        for column, text in texts.items():
            key = _head_of(text)
            if key == "supports":
                self.columns = {k: c for k, c in self.columns.items() if c != column}
            if key is not None:
                self.columns.setdefault(key, column)
            if key == "result" and re.search(r"\bpimpinan\b|\batasan\b", fold(text)):
                self.columns.pop("result")
                self.columns["supports"] = column

    def _in_columns(self, row: GridRow, texts: dict[int, str]) -> None:
        said = {
            key: texts[column]
            for key, column in self.columns.items()
            if column in texts and not is_blank(texts[column])
            and not PLACEHOLDER.match(texts[column])
        }  # fmt: skip
        if not set(said) - {"no"}:
            return
        self._supports = said.get("supports", self._supports)
        text = plain(said.get("result", ""))
        again = bool(self.made) and text == self.made[-1].text and "no" not in said
        if (text and not again) or not self.made:
            self.made.append(_Result(self._section, text, row.number, self._supports))
        self.made[-1].indicators += self._indicators(row, said)

    def _indicators(self, row: GridRow, said: dict[str, str]) -> list[IndicatorContent]:
        """One indicator, or as many as its cell numbers line by line."""
        items = _items(said.get("indicator", ""))
        count = len(items)
        targets = _spread(said.get("target", ""), count)
        aspects = _spread(said.get("aspect", ""), count)
        if count > 1 and targets is None:
            items, targets, aspects = [plain(said["indicator"])], None, None
        if targets is None:
            targets = [plain(said.get("target", ""))]
        if aspects is None:
            aspects = [said.get("aspect", "")] * len(targets)
        made = []
        for text, target, aspect in zip(items or [""], targets, aspects, strict=False):
            body, perspective = _cut_perspective(text)
            one = IndicatorContent(
                text=body,
                target=target,
                aspect=self._aspect(row, aspect),
                perspective=self._perspective(row, said.get("perspective", "")) or perspective,
            )
            if one.text or one.target or one.aspect:
                made.append(one)
        return made

    def _aspect(self, row: GridRow, text: str) -> Aspect | None:
        if is_blank(text):
            return None
        found = [_ASPECTS[word] for word in fold(text).split() if word in _ASPECTS]
        if len(found) != 1:
            self._unread("bring.aspect_unknown", row, "aspect", text)
            return None
        return found[0]

    def _perspective(self, row: GridRow, text: str) -> Perspective | None:
        if is_blank(text):
            return None
        found = _PERSPECTIVES.get(fold(text).removeprefix("perspektif ").strip())
        if found is None:
            self._unread("bring.perspective_unknown", row, "perspective", text)
        return found

    def _unread(self, code: str, row: GridRow, key: str, text: str) -> None:
        self.findings.append(
            RowFinding(
                code, Severity.WARNING, self.block.grid.sheet, row.number, key.upper(),
                self.columns.get(key), text,
            )
        )  # fmt: skip

    # ---- A.1.6, A.1.1: lines

    def _in_lines(self, row: GridRow, texts: dict[int, str]) -> None:
        numbered, words = _numbered(texts)
        if not words or PLACEHOLDER.match(words):
            self._measuring = self._measuring and not numbered
            return
        if _MEASURE.match(words):
            _label, colon, behind = words.partition(":")
            self._measuring = True
            if colon and behind.strip():
                self._measure(behind)
            elif not colon:
                lines = words.split("\n")
                self._measure("\n".join(lines[1:]))
        elif numbered or not self.made:
            result, label, behind = _cut_measure(words)
            self.made.append(_Result(self._section, plain(result), row.number))
            self._measuring = label
            if behind:
                self._measure(behind)
        elif self._measuring:
            self._measure(words)
        else:
            self.made[-1].text = plain(f"{self.made[-1].text} {words}")

    def _measure(self, words: str) -> None:
        if not self.made or is_blank(words):
            return
        for item in _items(words):
            text, perspective = _cut_perspective(item)
            if text and not PLACEHOLDER.match(text):
                self.made[-1].indicators.append(
                    IndicatorContent(text=text, perspective=perspective)
                )


# ── Small ────────────────────────────────────────────────────────────────────────────────────


def _section_of(distinct: Sequence[str]) -> ResultSection | None:
    match = _SECTION.match(" ".join(distinct))
    return _SECTIONS[match.group(1)] if match is not None else None


def _head_of(text: str) -> str | None:
    words = fold(text)
    if len(words) > 80:
        return None
    return next((key for pattern, key in _HEADS if pattern.search(words)), None)


def _numbered(texts: dict[int, str]) -> tuple[bool, str]:
    """Whether a row carries a number of its own, and its words."""
    columns = list(texts)
    first = texts[columns[0]]
    if len(columns) > 1 and NUMBER.match(first):
        return True, "\n".join(texts[column] for column in columns[1:])
    words = "\n".join(texts.values())
    if NUMBER.match(words):
        return True, ""
    match = re.match(r"^\s*\d{1,2}[.)]\s+", words)
    return (True, words[match.end() :]) if match is not None else (False, words)


def _cut_measure(words: str) -> tuple[str, bool, str]:
    """Part a result from the measures that stand below it in the same cell."""
    lines = words.split("\n")
    for place, line in enumerate(lines[1:], start=1):
        if _MEASURE.match(line):
            behind = "\n".join([line.partition(":")[2], *lines[place + 1 :]])
            return "\n".join(lines[:place]), True, behind.strip()
    return words, False, ""


def _items(text: str) -> list[str]:
    """The lines of a cell where they are numbered or have bullets, else its text as one."""
    if is_blank(text):
        return []
    lines = [line for line in text.split("\n") if line.strip()]
    if not any(ITEM.match(line) for line in lines):
        return [plain(text)]
    made: list[str] = []
    for line in lines:
        if ITEM.match(line) or not made:
            made.append(ITEM.sub("", line, count=1).strip())
        else:
            made[-1] = f"{made[-1]} {line.strip()}"
    return [one_line(item) for item in made]


def _spread(text: str, count: int) -> list[str] | None:
    """The text cut into ``count`` lines; ``None`` where it does not have that many."""
    if count <= 1:
        return None
    items = _items(text)
    if len(items) != count:
        items = [one_line(line) for line in text.split("\n") if line.strip()]
    return items if len(items) == count else None


def _cut_perspective(text: str) -> tuple[str, Perspective | None]:
    match = _PERSPECTIVE.search(text)
    found = _PERSPECTIVES.get(fold(match.group(1))) if match is not None else None
    return (text[: match.start()].strip(), found) if match is not None and found else (text, None)


def _content(one: _Result) -> ResultContent:
    text, assigned = one.text, ""
    match = _ASSIGNED.search(text)
    if match is not None:
        text, assigned = text[: match.start()].strip(), one_line(match.group(1))
    supports = _SUPPORTED.split(one.supports, maxsplit=1)
    return ResultContent(
        section=one.section,
        text=text,
        assigned_by=assigned,
        supports_text=plain(supports[0]),
        supports_indicator=one_line(supports[1]) if len(supports) > 1 else "",
        indicators=tuple(one.indicators) or (IndicatorContent(),),
    )
