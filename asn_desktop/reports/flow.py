"""From a list of boxes to pages: what stays together, what splits, what is repeated.

Everything is laid out before anything is drawn, so each page knows how many there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from asn_desktop.reports.boxes import Box

SPLIT_BEFORE_END = 0.4
"""A row higher than this share of a page leaves its beginning behind when it has to stand with
the signatures on the next page; a lower one goes there whole."""

MOST_EMPTY = 0.2
"""A page that would stay empty by more than this share, because heads go on with their first row,
takes the beginning of that row even if it is low, if there is :data:`LEAST_ROOM` for it."""
LEAST_ROOM = 44.0
"""Points: some three lines."""

MOST_HEAD = 0.6
"""Heads higher than this share of a page are not repeated: what they stand over would not fit."""


@dataclass(frozen=True, slots=True)
class Item:
    """A box of the form. ``keep``: never alone at the foot of a page, the next item follows.

    ``head`` is repeated above it where it begins or goes on on a new page. ``before`` is free
    space above, dropped at the head of a page.
    """

    box: Box
    keep: bool = False
    head: tuple[Box, ...] = ()
    before: float = 0.0


class Placed(NamedTuple):
    """A box at its distance from the upper edge of the printable area."""

    box: Box
    down: float


class _Pages:
    def __init__(self, height: float) -> None:
        self.height = height
        self.pages: list[list[Placed]] = [[]]
        self.down = 0.0
        self.heads = 0
        """How many boxes at the top of the current page are repeated heads."""

    @property
    def room(self) -> float:
        return self.height - self.down + 1e-6

    @property
    def fresh(self) -> bool:
        return len(self.pages[-1]) <= self.heads

    def put(self, item: Item) -> None:
        if not self.fresh:
            self.down += item.before
        self.pages[-1].append(Placed(item.box, self.down))
        self.down += item.box.height

    def turn(self, item: Item) -> None:
        """Begin a page on which ``item`` is the first."""
        self.pages.append([])
        self.down = 0.0
        high = sum(box.height for box in item.head) > MOST_HEAD * self.height
        heads = () if high else item.head
        for box in heads:
            self.pages[-1].append(Placed(box, self.down))
            self.down += box.height
        self.heads = len(heads)

    def mark(self) -> tuple[int, float]:
        return len(self.pages[-1]), self.down

    def back(self, mark: tuple[int, float]) -> None:
        count, self.down = mark
        del self.pages[-1][count:]


def measured(items: Sequence[Item], size: float) -> list[Item]:
    """Set every box of the items, their heads too, at one size; returns the items."""
    for item in items:
        for box in (*item.head, item.box):
            box.measure(size)
    return list(items)


def pages(items: Sequence[Item], height: float) -> list[list[Placed]]:
    """Return the pages of ``items``, measured boxes, on pages ``height`` points high."""
    done = _Pages(height)
    for group in _groups(items):
        _place(done, group)
    return done.pages


def _groups(items: Sequence[Item]) -> list[list[Item]]:
    groups: list[list[Item]] = []
    open_group: list[Item] = []
    for item in items:
        open_group.append(item)
        if not item.keep:
            groups.append(open_group)
            open_group = []
    return [*groups, open_group] if open_group else groups


def _place(done: _Pages, group: list[Item]) -> None:
    """Place a group whole where it fits, else cut it where it may be cut, else on a new page."""
    todo = list(group)
    mark = done.mark()
    placed: list[Item] = []
    while todo:
        item = todo[0]
        before = 0.0 if done.fresh else item.before
        if item.box.height + before <= done.room:
            done.put(item)
            placed.append(todo.pop(0))
            continue
        room = done.room - before
        parts = item.box.split(room, force=done.fresh)
        if parts is None and room > LEAST_ROOM and done.height - mark[1] > MOST_EMPTY * done.height:
            parts = item.box.split(room, force=True)
        if parts is not None:
            done.put(replace(item, box=parts[0]))
            todo[0] = replace(item, box=parts[1], before=0.0)
            done.turn(todo[0])
        elif done.fresh:
            # Higher than a page and not to be cut: printed all the same, never lost.
            done.put(item)
            todo.pop(0)
        else:
            todo = _turn_with(done, mark, placed, todo)
        mark, placed = done.mark(), []


def _turn_with(
    done: _Pages, mark: tuple[int, float], placed: list[Item], todo: list[Item]
) -> list[Item]:
    """Turn the page and take along what of the group already stands on the old one."""
    done.back(mark)
    if placed and placed[-1].box.height > SPLIT_BEFORE_END * done.height:
        *before, last = placed
        for item in before:
            done.put(item)
        parts = last.box.split(last.box.height * 0.6, force=False)
        if parts is not None:
            done.put(replace(last, box=parts[0]))
            rest = replace(last, box=parts[1], before=0.0)
            done.turn(rest)
            return [rest, *todo]
        done.back(mark)
    if done.fresh:
        # The group began this page and is higher than it: break between its items after all.
        for item in placed:
            done.put(item)
        done.turn(todo[0])
        return todo
    moved = [*placed, *todo]
    done.turn(moved[0])
    return moved
