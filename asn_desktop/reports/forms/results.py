"""HASIL KERJA in its layouts: one narrative (qualitative) or columns (quantitative)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from asn_desktop.reports.blocks import body, column_heads, feedback, head_cell, number, section
from asn_desktop.reports.boxes import Box, Cell, Row, Stack
from asn_desktop.reports.fitting import Para, Run, para, paras
from asn_desktop.reports.flow import Item
from asn_desktop.reports.fonts import Face
from asn_desktop.rules.planning import typed_perspective
from asn_desktop.views.sheets import IndicatorLine, ResultLine, SupportLine

REALISED = "REALISASI BERDASARKAN BUKTI DUKUNG"
ANSWERED = "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG"
MAIN = "A. UTAMA"
ADDITIONAL = "B. TAMBAHAN"
_NONE = [para("-")]
"""An empty part says so, so that nothing can be written in after signing (reg. 6177)."""


def result_text(result: ResultLine) -> list[Para]:
    """The result, with who assigned it behind it in italics, as in the annexes."""
    return _ending(paras(result.text), " ".join(result.assigned_by.split()))


def _bullets(indicators: Sequence[IndicatorLine]) -> list[Para]:
    """One bullet per indicator; further lines of one hang under it with their own marks."""
    found: list[Para] = []
    for indicator in indicators:
        lines = _with_perspective(indicator)
        if lines and not lines[0].marker:
            lines[0] = Para(lines[0].runs, lines[0].align, "- ")
        found.extend(lines)
    return found


def _with_perspective(indicator: IndicatorLine) -> list[Para]:
    """A leader's indicator ends with its perspective, once, also where it was typed (reg. 6625)."""
    text, name = indicator.text.rstrip(), indicator.perspective
    if not name or typed_perspective(text) is not None:
        return paras(text)
    return _ending(paras(text), f"(Perspektif {name})")


def _ending(found: list[Para], extra: str) -> list[Para]:
    """Put ``extra`` in italics behind the last of these; nothing behind nothing."""
    if extra and found:
        last = found[-1]
        found[-1] = Para((*last.runs, Run(extra, Face.ITALIC)), last.align, last.marker)
    return found


def narrative(
    widths: Sequence[float], measure: str, results: Sequence[ResultLine], *, outcome: bool
) -> list[Box]:
    """The rows of a qualitative form: result over measures; ``outcome`` adds two columns."""
    rows: list[Box] = []
    for result in results:
        left = Stack(
            Cell(widths[1], result_text(result)),
            Cell(widths[1], [para(measure), *_bullets(result.indicators)]),
            lead=1,
        )
        cells: list[Box] = [number(widths[0], f"{result.no}{result.mark}"), left]
        if outcome:
            cells.append(Cell(widths[2], paras(result.realisation)))
            cells.append(Cell(widths[3], feedback(result.feedback)))
        rows.append(Row(*cells))
    if not rows:
        rest = [Cell(w, _NONE) for w in widths[1:]]
        rows.append(Row(number(widths[0], ""), *rest))
    return rows


def qualitative_plan(
    widths: Sequence[float],
    measure: str,
    main: Sequence[ResultLine],
    additional: Sequence[ResultLine],
) -> list[Item]:
    """A.1.1, A.1.6: HASIL KERJA, A. UTAMA, B. TAMBAHAN; HASIL KERJA comes again on a new page."""
    total = sum(widths)
    items: list[Item] = []
    for n, (name, results) in enumerate(((MAIN, main), (ADDITIONAL, additional))):
        rows = narrative(widths, measure, results, outcome=False)
        top = section(total, "HASIL KERJA")
        heads = [top, section(total, name)] if n == 0 else [section(total, name)]
        part = body(heads, rows)
        again = (section(total, "HASIL KERJA"), section(total, name))
        items.extend(_with_head(part, len(heads), again, None if n == 0 else again[:1]))
    return items


def qualitative_outcome(
    widths: Sequence[float],
    measure: str,
    main: Sequence[ResultLine],
    additional: Sequence[ResultLine],
) -> list[Item]:
    """C.1.1: the two right heads stand over both parts and on every page they go on to."""
    left = widths[0] + widths[1]

    def first() -> Box:
        names = Stack(section(left, "HASIL KERJA"), section(left, MAIN))
        return Row(names, head_cell(widths[2], REALISED), head_cell(widths[3], ANSWERED))

    second = Row(
        section(left, ADDITIONAL),
        head_cell(widths[2], REALISED),
        head_cell(widths[3], ANSWERED),
    )
    return [
        *body([first()], narrative(widths, measure, main, outcome=True)),
        *body([second], narrative(widths, measure, additional, outcome=True)),
    ]


def columns(
    widths: Sequence[float],
    heads: Sequence[str],
    main: Sequence[ResultLine],
    additional: Sequence[ResultLine],
    *,
    outcome: bool,
    leader: bool = False,
) -> list[Item]:
    """The quantitative forms: heads and numbers are repeated with the letter of the part going on.

    ``leader``: A.1.2, B.1.4 and C.1.2, which have a perspective behind the target and neither the
    superior's result nor an aspect. ``outcome`` adds realisation and feedback.
    """
    total = sum(widths)
    fill = _leader_rows if leader else _rows
    items: list[Item] = []
    for n, (name, results) in enumerate(((MAIN, main), (ADDITIONAL, additional))):
        again = (section(total, "HASIL KERJA"), *column_heads(widths, heads))
        letter = section(total, name)
        first = [*again, letter] if n == 0 else [letter]
        part = body(first, fill(widths, results, outcome=outcome))
        items.extend(_with_head(part, len(first), (*again, letter), None if n == 0 else again))
    return items


def _with_head(
    part: Sequence[Item], count: int, again: tuple[Box, ...], letter_head: tuple[Box, ...] | None
) -> list[Item]:
    """Give the rows of ``part`` the head ``again``, and its ``count`` heads ``letter_head``."""
    heads = [Item(item.box, keep=True, head=letter_head or ()) for item in part[:count]]
    return [*heads, *(Item(item.box, item.keep, again) for item in part[count:])]


def _rows(widths: Sequence[float], results: Sequence[ResultLine], *, outcome: bool) -> list[Box]:
    """Rows with the number and column (2) merged over the results that share a number."""
    rows: list[Box] = []
    for _, shared in groupby(results, key=lambda result: (result.no, result.supports)):
        group = list(shared)
        inner = [_result_row(widths[2:], result, _of_staff, outcome=outcome) for result in group]
        label = f"{group[0].no}{group[0].mark}"
        supported = Cell(widths[1], _support(group[0].supports))
        rows.append(Row(number(widths[0], label), supported, Stack(*inner)))
    return rows or [_none_row(widths)]


def _leader_rows(
    widths: Sequence[float], results: Sequence[ResultLine], *, outcome: bool
) -> list[Box]:
    """A leader's rows; number and result stand once beside all indicators of the result."""
    rows: list[Box] = [
        Row(
            number(widths[0], f"{result.no}{result.mark}"),
            _result_row(widths[1:], result, _of_leader, outcome=outcome),
        )
        for result in results
    ]
    return rows or [_none_row(widths)]


def _none_row(widths: Sequence[float]) -> Box:
    return Row(number(widths[0], ""), *(Cell(w, _NONE) for w in widths[1:]))


def _of_staff(indicator: IndicatorLine) -> list[list[Para]]:
    return [paras(indicator.aspect), paras(indicator.text), paras(indicator.target)]


def _of_leader(indicator: IndicatorLine) -> list[list[Para]]:
    return [paras(indicator.text), paras(indicator.target), paras(indicator.perspective)]


def _result_row(
    widths: Sequence[float],
    result: ResultLine,
    cells: Callable[[IndicatorLine], list[list[Para]]],
    *,
    outcome: bool,
) -> Box:
    """The result, and beside it one row of ``cells`` per indicator; ``widths`` from its own on."""
    lines: list[Box] = []
    for indicator in result.indicators or (IndicatorLine(text=""),):
        said = cells(indicator)
        if outcome:
            said += [paras(indicator.realisation), feedback(indicator.feedback)]
        lines.append(Row(*(Cell(w, text) for w, text in zip(widths[1:], said, strict=True))))
    return Row(Cell(widths[0], result_text(result)), Stack(*lines))


def _support(support: SupportLine | None) -> list[Para]:
    """Column (2): the superior's result and, of a JPT or an independent unit, its indicator."""
    if support is None:
        return _NONE
    found = paras(support.text)
    if support.indicators:
        found.append(para("Indikator Kinerja Individu:"))
        for text in support.indicators:
            found.extend(paras(text))
    return found
