"""A workbook of SKP as offices type them → one SKP a person, with all that was read of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from asn_desktop.rules.findings import Severity
from asn_desktop.rules.planning import ResultSection
from asn_desktop.views.bringing import BringKind, Found, FoundLine, SheetOthers, SkpFound
from asn_desktop.views.planning import SkpContent
from asn_desktop.views.roster import RowFinding
from asn_desktop.workbooks.body import is_blank
from asn_desktop.workbooks.persons import nip_of, split_name_and_nip
from asn_desktop.workbooks.reader import Grid
from asn_desktop.workbooks.sheet_xml import Value
from asn_desktop.workbooks.skp_blocks import (
    Block,
    Said,
    annex_of,
    blocks_of,
    heads_of,
    identity,
    year_of,
)
from asn_desktop.workbooks.skp_content import Content, content_of

_A_SHEET = 5
"""Rows from which on a sheet that was not understood is told of."""
_SHOWN = 60
"""Letters of a result in the lines under its row."""


def has_skp(grids: Sequence[Grid]) -> bool:
    """Whether any sheet holds an SKP."""
    return any(blocks_of(grid) for grid in grids)


def read_skps(grids: Sequence[Grid], today: date) -> Found:
    """Read every SKP of a file."""
    blocks = [block for grid in grids for block in heads_of(grid)]
    if len(blocks) == 1 and not blocks[0].annex:  # the annex may have a sheet of its own
        apart = [annex_of(grid) for grid in grids if grid is not blocks[0].grid]
        blocks[0].annex = next(filter(None, apart), [])
    read = {id(block.grid) for block in blocks}
    loose = tuple(
        RowFinding(
            "bring.sheet_unread", Severity.WARNING, grid.sheet, grid.rows[0].number, None, None,
            "", {"count": len(grid.rows)},
        )
        for grid in grids
        if id(grid) not in read and len(grid.rows) >= _A_SHEET and not annex_of(grid)
    )  # fmt: skip
    lines = tuple(_read(block, today) for block in blocks)
    others = tuple(SheetOthers(grid.sheet, ()) for grid in grids)
    return Found(
        BringKind.SKP, lines, others, loose=loose, fields=("name", "nip", "year", "results")
    )


def _read(block: Block, today: date) -> FoundLine:
    said, read, year = identity(block), content_of(block), year_of(block)
    name, nip = said.get("name"), said.get("nip")
    if name is not None and (nip is None or is_blank(nip.text)):
        only, digits = split_name_and_nip(name.text)
        if digits:  # "Siti Aminah, S.E. / NIP. 1981…" in one cell
            said["name"] = name = replace(name, text=only)
            said["nip"] = nip = replace(name, text=digits, value=None)
    line = _line(block, said, read, year)
    found = list(read.findings)
    number = None
    if nip is not None and not is_blank(nip.text):
        number, error = nip_of(_raw(nip), nip.text, today)
        if error is not None:
            found.append(line.finding(error, "nip"))
    if name is None and nip is None:
        found.append(line.finding("bring.skp_nameless", None))
    results = read.content.results
    bare = sum(
        not any(each.text or each.target for each in result.indicators) for result in results
    )
    if not any(result.text for result in results):
        found.append(line.finding("bring.skp_empty", None))
    elif bare:
        found.append(line.finding("bring.skp_no_indicator", None, Severity.WARNING, count=bare))
    if year is None:
        found.append(line.finding("bring.skp_no_year", None, Severity.WARNING))
    value = SkpFound(
        read.content,
        nip=number.digits if number is not None else "",
        name=name.text if name is not None and not is_blank(name.text) else "",
        year=year,
    )
    return _finished(line, value, found)


def _line(block: Block, said: dict[str, Said], read: Content, year: int | None) -> FoundLine:
    results = read.content.results
    main = sum(result.section is ResultSection.MAIN for result in results)
    more = len(results) - main
    counted = f"{main} utama" + (f", {more} tambahan" if more else "")
    texts = {key: one.text for key, one in said.items()}
    texts |= {
        "year": str(year or ""),
        "approach": read.approach.label,
        "results": counted,
        "indicators": str(
            sum(bool(each.text or each.target) for one in results for each in one.indicators)
        ),
        "expectations": str(len(read.content.expectations)),
    }
    start = min((one.row for one in said.values()), default=block.first.number)
    return FoundLine(
        block.grid.sheet,
        said["name"].row if "name" in said else start,
        texts,
        {key: one.column for key, one in said.items()},
        {key: one.label for key, one in said.items()},
        None,
        details=_details(read.content),
        rows={key: one.row for key, one in said.items()},
    )


def _details(content: SkpContent) -> tuple[str, ...]:
    """What was understood, to be read before it is brought in."""
    made = []
    for number, result in enumerate(content.results, start=1):
        count = sum(bool(each.text or each.target) for each in result.indicators)
        where = "" if result.section is ResultSection.MAIN else " (tambahan)"
        text = result.text if len(result.text) <= _SHOWN else f"{result.text[:_SHOWN].rstrip()}…"
        made.append(f"{number}. {text}{where} · {count} indikator")
    return tuple(made)


def _finished(line: FoundLine, value: SkpFound, found: Sequence[RowFinding]) -> FoundLine:
    ordered = sorted(found, key=lambda one: one.severity is not Severity.ERROR)
    refused = any(one.severity is Severity.ERROR for one in found)
    return FoundLine(
        line.sheet, line.row, line.texts, line.places, line.headings, None if refused else value,
        tuple(ordered), line.details, line.rows,
    )  # fmt: skip


def _raw(said: Said) -> Value | None:
    value = said.value
    return value if isinstance(value, (str, int, float)) else None
