"""The grid of Kemajuan: per place target, last period, realisation and evidence; keys as in Excel.

Tab goes right, Enter down, Shift+Enter makes a new line in the cell, Ctrl+D takes what last period
said, a block pasted from a spreadsheet fills downwards. Leaving a cell is the act. Below the action
plan of a result stands a field for each action (B.1.2).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID, uuid5

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.rules.planning import Approach
from asn_desktop.services.progress import Entry
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.page import line
from asn_desktop.ui.progress.actions import ActionRows, WriteAction
from asn_desktop.ui.progress.cell import Cell
from asn_desktop.ui.progress.files import PlaceFiles
from asn_desktop.ui.theme import px, sized
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.progress import IndicatorProgress, Realised, ResultProgress, SkpProgress


@dataclass(frozen=True)
class Line:
    """One row of the grid: where it belongs, its two cells, and what last period said."""

    result_id: UUID
    indicator_id: UUID | None
    text: Cell
    evidence: Cell
    last: Realised | None

    def entry(self) -> Entry:
        """What stands in the cells."""
        return Entry(self.result_id, self.indicator_id, self.text.words(), self.evidence.words())


Write = Callable[[Sequence[Entry]], object]
WriteActions = Callable[[UUID, list[str]], object]
CLIP, LINE, GAP, NAME = 44, 32, 10, 112
"""Pixels: the column of paperclips, a cell of one line, between columns, at least for a name."""


class Grid(QWidget):
    """All places of one person.

    ``write`` records entries, ``plan`` the actions of a result, ``document`` what came of one;
    ``files`` makes the paperclips.
    """

    def __init__(
        self,
        skp: SkpProgress,
        write: Write,
        plan: WriteActions,
        document: WriteAction,
        files: PlaceFiles,
    ) -> None:
        super().__init__()
        self._files = files
        files.forget()
        self._write, self._plan, self._document = write, plan, document
        self._skp = skp
        self.shape = shape_of(skp)
        self._columns: list[list[QWidget]] = [[], [], [], []]  # as in `widths_of`
        self.lines: list[Line] = []
        self.plans: dict[UUID, Cell] = {}
        self.documented: dict[UUID, ActionRows] = {}
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # see minimumSizeHint
        column.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 16))
        column.setSpacing(px(self, 8))
        section = None
        for result in skp.results:
            if result.section is not section:
                column.addWidget(_small(result.section.label.upper()))
                section = result.section
            column.addWidget(self._result(result))
            column.addWidget(line())
        column.addStretch(1)
        self.show_skp(skp)

    def show_skp(self, skp: SkpProgress) -> None:
        """Show what is stored now; a cell being typed in is left alone."""
        self._skp = skp
        realised: dict[tuple[UUID, UUID | None], Realised | None] = {}
        for result in skp.results:
            realised[result.id, None] = result.realised
            for each in result.indicators:
                realised[result.id, each.id] = each.realised
            self.plans[result.id].put("\n".join(result.actions))
            self.documented[result.id].show_actions(
                result, locked=skp.locked, after=self.plans[result.id]
            )
        for one in self.lines:
            stored = realised.get((one.result_id, one.indicator_id))
            one.text.put(stored.text if stored else "")
            one.evidence.put(stored.evidence if stored else "")
            for cell in (one.text, one.evidence):
                cell.setReadOnly(skp.locked)
        self._files.show_skp(skp)

    def first_missing(self) -> Cell | None:
        """The first realisation that is not filled in."""
        return next((one.text for one in self.lines if not one.text.words()), None)

    def show_files(self) -> None:
        """Ctrl+B: the files of the row one is in, of the first one elsewhere."""
        here = (one for one in self.lines if one.text.hasFocus() or one.evidence.hasFocus())
        one = next(here, self.lines[0] if self.lines else None)
        if one is not None:
            self._files.show((one.result_id, one.indicator_id))

    def commit(self) -> None:
        """Write what is being typed."""
        for cell in (
            *(c for one in self.lines for c in (one.text, one.evidence)),
            *self.plans.values(),
            *(cell for rows in self.documented.values() for cell in rows.cells.values()),
        ):
            if cell.hasFocus():
                cell.commit()

    def minimumSizeHint(self) -> QSize:
        """Qt: the columns follow the width, not it them."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width, other columns."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        widths = fitted(self, self._skp.approach, self.width() - 2 * px(self, 16))
        for width, widgets in zip(widths, self._columns, strict=True):
            for widget in widgets:
                widget.setFixedWidth(width)
        shown = [width for width in widths if width]
        for rows in self.documented.values():
            rows.fit(sum(shown) + (len(shown) - 1) * px(self, GAP))

    # ---- making

    def _result(self, result: ResultProgress) -> QWidget:
        block = QWidget()
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(self, GAP))
        grid.setVerticalSpacing(px(self, 6))
        grid.setColumnStretch(0, 1)
        words = f"{result.no}  {result.text}"
        if result.assigned_by:
            words += f" ({result.assigned_by})"
        grid.addWidget(plain(words, bold=True), 0, 0, 1, 6)
        if self._skp.approach is Approach.QUALITATIVE:
            told = plain("\n".join(f"–  {each.text}" for each in result.indicators))
            self._line(grid, 1, told, "", result, None, result.last, result.earlier)
        else:
            for number, each in enumerate(result.indicators):
                self._line(
                    grid,
                    1 + 2 * number,
                    plain(each.text),
                    each.target,
                    result,
                    each,
                    each.last,
                    each.earlier,
                )
        row = grid.rowCount()
        grid.addWidget(_small(self.tr("rencana aksi")), row, 0, Qt.AlignmentFlag.AlignRight)
        plan = Cell(
            self.tr("Rencana aksi hasil {no}").format(no=result.no),
            self.tr("satu baris satu langkah (boleh kosong)"),
        )
        plan.left.connect(partial(self._planned, result.id))
        plan.down.connect(partial(self._new_line, plan))
        plan.setProperty("rule", "skp.action")
        self.plans[result.id] = plan
        grid.addWidget(plan, row, 1, 1, 4)
        rows = ActionRows(result.no, self._skp.period.id, self._document)
        self.documented[result.id] = rows
        grid.addWidget(rows, row + 1, 0, 1, 5)
        return block

    def _line(
        self,
        grid: QGridLayout,
        row: int,
        name: QLabel,
        target: str,
        result: ResultProgress,
        indicator: IndicatorProgress | None,
        last: Realised | None,
        earlier: tuple[Realised, ...],
    ) -> None:
        top = Qt.AlignmentFlag.AlignTop
        words = indicator.text if indicator else result.text
        text = Cell(self.tr("Realisasi {name}").format(name=words), self.tr("belum diisi"))
        evidence = Cell(self.tr("Bukti {name}").format(name=words), self.tr("bukti dukung"))
        text.setProperty("rule", "progress.realisation")
        evidence.setProperty("rule", "progress.evidence")
        one = Line(result.id, indicator.id if indicator else None, text, evidence, last)
        at = len(self.lines)
        self.lines.append(one)
        # The row may not be there yet: its own key keeps what is typed, to be copied after a crash.
        kept = uuid5(self._skp.period.id, f"{one.result_id}/{one.indicator_id}")
        for place, cell in enumerate((text, evidence)):
            field = "evidence" if place else "text"
            cell.setProperty("draft", str(DraftKey("realisation", kept, field)))
            cell.left.connect(partial(self._left, one))
            cell.down.connect(partial(self._down, at, place))
            cell.fill.connect(partial(self._fill, one))
            cell.pasted.connect(partial(self._pasted, at, place))
            cell.files.connect(partial(self._files.add, (one.result_id, one.indicator_id)))
        before = plain(last.text if last else "–", kind="muted")
        if last is not None:
            before.setToolTip(f"{last.label}: {last.text}\n{last.evidence}".strip())
        grid.addWidget(name, row, 0, top)
        wanted = plain(target or "–")
        for label in (name, wanted, before):
            label.setContentsMargins(0, px(self, 6), 0, 0)  # on one line with the cells' words
        for column, widget in enumerate((wanted, before, text, evidence), start=1):
            if widths_of(self._skp.approach)[column - 1]:
                self._columns[column - 1].append(widget)
                grid.addWidget(widget, row, column, top)
        clip = self._files.clip((one.result_id, one.indicator_id), words)
        clip.setFixedSize(px(self, CLIP), px(self, LINE))
        grid.addWidget(clip, row, 5, top)
        if earlier:
            told = "  ·  ".join(f"{each.label}: {each.text}" for each in earlier)
            quiet = plain(told, kind="muted")
            quiet.setFont(sized(quiet, points=-1))
            grid.addWidget(quiet, row + 1, 0, 1, 6)

    # ---- what happens

    def _new_line(self, cell: Cell, _step: int) -> None:
        cell.insertPlainText("\n")

    def _left(self, one: Line) -> None:
        one.text.keep()
        one.evidence.keep()
        self._write([one.entry()])

    def _down(self, at: int, place: int, step: int) -> None:
        following = at + step
        if 0 <= following < len(self.lines):
            target = self.lines[following]
            (target.evidence if place else target.text).setFocus(Qt.FocusReason.TabFocusReason)
        else:
            cell = self.lines[at].evidence if place else self.lines[at].text
            cell.commit()

    def _fill(self, one: Line) -> None:
        if one.last is not None and not one.text.words() and not one.text.isReadOnly():
            one.text.setPlainText(one.last.text)
            if not one.evidence.words():
                one.evidence.setPlainText(one.last.evidence)
            self._left(one)

    def _pasted(self, at: int, place: int, rows: list[list[str]]) -> None:
        touched: list[Line] = []
        for one, words in zip(self.lines[at:], rows, strict=False):
            cells = (one.text, one.evidence)[place:]
            for cell, word in zip(cells, words, strict=False):
                cell.setPlainText(word.strip())
                cell.keep()
            touched.append(one)
        if touched and not self._skp.locked:
            self._write([one.entry() for one in touched])

    def _planned(self, result_id: UUID) -> None:
        cell = self.plans[result_id]
        cell.keep()
        self._plan(result_id, cell.toPlainText().splitlines())


def widths_of(approach: Approach) -> tuple[int, int, int, int]:
    """Target, last period, realisation, evidence; a narrative has no target of its own."""
    return (0, 130, 230, 180) if approach is Approach.QUALITATIVE else (96, 104, 150, 180)


def fitted(widget: QWidget, approach: Approach, room: int) -> list[int]:
    """The widths of `widths_of` on the screen; in less ``room`` than they need all give way."""
    wanted = [px(widget, width) for width in widths_of(approach)]
    gaps = (1 + sum(bool(width) for width in wanted)) * px(widget, GAP)
    left = room - px(widget, NAME) - px(widget, CLIP) - gaps
    share = min(1.0, max(0.4, left / sum(wanted)))
    return [int(width * share) for width in wanted]


def shape_of(skp: SkpProgress) -> tuple[object, ...]:
    """What the widgets are made from; while it is the same, the grid is kept."""
    places = []
    for result in skp.results:
        places.append((result.id, result.text, "", result.last, result.earlier))
        places += [
            (each.id, each.text, each.target, each.last, each.earlier) for each in result.indicators
        ]
    return (skp.skp_id, skp.period.id, skp.approach, tuple(places))


def _small(text: str) -> QLabel:
    label = plain(text, kind="muted")
    label.setFont(sized(label, points=-1.5, bold=True))
    return label
