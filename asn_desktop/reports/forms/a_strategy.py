"""A.1.4 and A.1.5: the strategy for an indicator, and who takes which part in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil
from typing import Final

from asn_desktop.reports.blocks import TITLE_SIZE, body, label_para, number, section, share, title
from asn_desktop.reports.boxes import Box, Cell, Holder, Ink, Row, centred
from asn_desktop.reports.fitting import Para, Run, para, paras
from asn_desktop.reports.flow import Item
from asn_desktop.reports.fonts import Face
from asn_desktop.reports.forms.a_planning import title_lines
from asn_desktop.rules.planning import StrategyKind, StrategyPart
from asn_desktop.views.sheets_strategy import MatrixLine, MatrixSheet, MatrixTable, WorkblockSheet

_NONE: Final = "-"
_BULLET: Final = "• "
MOST_COLUMNS: Final = 5
"""Columns of roles side by side: with more, a word of a role would not fit its line at 9 points."""
WIDTH: Final = 822.0
_PERSON, _POSITION = 132.0, 91.0
"""The template's first two columns (113 and 78 of its 467 points), a little wider across."""
_TABLES_APART: Final = 14.0
_UNDER_TITLE: Final = 8.0
_LONGEST_HEAD: Final = 600
"""Characters: an indicator longer than this is not repeated on every page, it would fill it."""


# ---- A.1.4


def a_1_4(sheet: WorkblockSheet, width: float) -> list[Item]:
    """Workblock (reg. 1759–1779); no identity, no signature."""
    pairs = (
        ("JUDUL INISIATIF STRATEGI PENCAPAIAN IKU", sheet.title,
         "INDIKATOR DAN TARGET YANG DIINTERVENSI", sheet.target),
        ("PEMILIK STRATEGI", sheet.owner, "PIHAK YANG TERLIBAT", sheet.parties),
        ("WAKTU PENYELESAIAN", sheet.finish, "PENERIMA MANFAAT", sheet.beneficiaries),
        ("TUJUAN", sheet.goal, "ANGGARAN", sheet.budget),
    )  # fmt: skip
    w = share(width, 121, 111, 123, 120)
    rows = [
        Row(
            Cell(w[0], [para(left)], shade=True),
            Cell(w[1], paras(own) or [para(_NONE)]),
            Cell(w[2], [para(right)], shade=True),
            Cell(w[3], paras(other) or [para(_NONE)]),
        )
        for left, own, right, other in pairs
    ]
    first, *others = rows
    items = [
        title(width, *title_lines(sheet)),
        Item(first, before=_UNDER_TITLE),
        *(Item(row) for row in others),
    ]
    activities = (sheet.routine, sheet.transforming)
    milestones = (sheet.routine_milestones, sheet.transforming_milestones)
    items += _part(width, StrategyPart.ACTIVITIES, activities)
    items += _part(width, StrategyPart.MILESTONES, milestones)
    return items


def _part(width: float, part: StrategyPart, lists: Sequence[Sequence[str]]) -> list[Item]:
    """One of the two lower parts; its numbers run on from routine to transforming."""
    w = share(width, 29, 446)
    heading = centred([label_para(part.label)])
    count = 0
    items: list[Item] = []
    for kind, texts in zip(StrategyKind, lists, strict=True):
        rows: list[Box] = []
        for text in texts or (_NONE,):
            count += bool(texts)
            rows.append(Row(number(w[0], f"{count}." if texts else ""), Cell(w[1], paras(text))))
        head: list[Box] = [Cell(width, heading, shade=True), section(width, kind.label)]
        first = head if kind is StrategyKind.ROUTINE else head[1:]
        items += [Item(box, keep=True) for box in first]
        items += [Item(row, head=tuple(head)) for row in rows]
    return items


# ---- A.1.5


def a_1_5(sheet: MatrixSheet, width: float) -> list[Item]:
    """Role matrix of one or two levels (reg. 1959–1974, 2014–2043); no identity, no signature.

    The template is upright with three columns, the annexes lie across (pp. 144–147, 179–182): so do
    we, roles of several lines are read better. What does not fit beside each other follows below
    with the first two columns again. The template's arrow from a team head to his team is left out,
    the two tables seldom share a page; his frame stands on both.
    """
    items = [title(width, *title_lines(sheet))]
    items += _table(sheet.table, width, team=False)
    for team in sheet.teams:
        items += _table(team, width, team=True)
    return items


def _table(table: MatrixTable, width: float, *, team: bool) -> list[Item]:
    items: list[Item] = []
    if table.team:
        edge = "box" if len(table.team) > _LONGEST_HEAD else ""
        name = Cell(width, centred([para(table.team.upper())]), edge=edge, fixed=TITLE_SIZE)
        items.append(Item(name, keep=True, before=_TABLES_APART))
    for at, (start, end) in enumerate(_slices(len(table.columns))):
        first, *others = _slice(table, start, end, width, team=team)
        apart = _TABLES_APART if at or not table.team else 2.0
        items += [replace(first, before=apart), *others]
    return items


def _slices(count: int) -> list[tuple[int, int]]:
    """Columns in parts as even as can be, at most :data:`MOST_COLUMNS` each."""
    parts = max(1, ceil(count / MOST_COLUMNS))
    each, more = divmod(count, parts)  # the wider parts first: only the last may be narrower
    edges = [each * at + min(at, more) for at in range(parts + 1)]
    return list(pairwise(edges))


def _slice(table: MatrixTable, start: int, end: int, width: float, *, team: bool) -> list[Item]:
    columns = table.columns[start:end]
    across = max(1, len(columns))
    most = max((stop - begin for begin, stop in _slices(len(table.columns))), default=1) or 1
    room = (WIDTH - _PERSON - _POSITION) / most
    w = share(width, _PERSON, _POSITION, *[room] * most)[: 2 + across]
    heads = _heads(table, columns, w, team=team)
    rows: list[Box] = []
    if max((len(text) for text in columns), default=0) > _LONGEST_HEAD:
        rows.append(heads.pop())
    for line in table.lines:
        row: Box = Row(
            Cell(w[0], paras(line.name), shade=True),
            Cell(w[1], centred(paras(line.position)), shade=True),
            *(Cell(w[2 + at], _roles(line, start + at)) for at in range(across)),
        )
        rows.append(Framed(row) if line.heads_team and not team else row)
    return body(heads, rows)


def _heads(
    table: MatrixTable, columns: Sequence[str], w: Sequence[float], *, team: bool
) -> list[Box]:
    words = (("OUTCOME", True), ("ANTARA/", False), ("OUTPUT/", True), ("LAYANAN", False))
    spanning = Para(tuple(Run(text, Face.ITALIC if it else Face.REGULAR) for text, it in words))
    names = Row(
        Cell(w[0], [para("PEGAWAI")], shade=True),
        Cell(w[1], centred([para("JABATAN")]), shade=True),
        Cell(sum(w[2:]), centred([spanning]), shade=True),
    )
    texts = [*columns] or [""]
    leader: Box = Row(
        Cell(w[0], paras(table.leader), shade=True),
        Cell(w[1], centred(paras(table.leader_position)), shade=True),
        *(Cell(w[2 + at], centred(paras(text)), shade=True) for at, text in enumerate(texts)),
    )
    return [names, Framed(leader) if team else leader]


def _roles(line: MatrixLine, at: int) -> list[Para]:
    """The roles of a cell, each with its bullet as in the annexes; none leaves it blank."""
    texts = line.cells[at] if at < len(line.cells) else ()
    found: list[Para] = []
    for text in texts:
        lines = paras(text)
        if lines and not lines[0].marker:
            lines[0] = Para(lines[0].runs, lines[0].align, _BULLET)
        found += lines
    return found


class Framed(Holder):
    """A box in a thick frame: the team head, in his leader's table and over his team's."""

    __slots__ = ()

    def split(self, room: float, *, force: bool) -> tuple[Box, Box] | None:
        """Cut what it holds; either part has its frame."""
        parts = self.box.split(room, force=force)
        return None if parts is None else (Framed(parts[0]), Framed(parts[1]))

    def draw(self, ink: Ink, x: float, top: float, height: float) -> None:
        """Draw what it holds and three grid lines beside each other round it."""
        self.box.draw(ink, x, top, height)
        for inside in (0.45, 0.9):
            ink.frame(x + inside, top - inside, self.width - 2 * inside, height - 2 * inside)
