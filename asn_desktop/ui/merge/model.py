"""The lines of the desk as a table: blocks of the form, what is the same folded away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from asn_desktop.rules.merging import QuestionState
from asn_desktop.rules.three_way import Change, Key, Side
from asn_desktop.ui.merge.words import change_words, day, side_name
from asn_desktop.views.questions import DeskLine, QuestionView

SIDES = (Side.OFFICE, Side.BASE, Side.CENTRE)
LABEL, RESULT = 0, 4
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a block."""

    text: str


@dataclass(frozen=True, slots=True)
class Fold:
    """Lines that are the same on all sides, shown or not."""

    block: int
    count: int
    shown: bool


@dataclass(frozen=True, slots=True)
class Note:
    """A quiet line over all columns."""

    text: str
    current: bool = False


Entry = Heading | Fold | Note | DeskLine


class DeskModel(QAbstractTableModel):
    """Columns: the field, office, base, centre, and what would be stored."""

    picked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self.picks: dict[Key, Side] = {}
        self.view: QuestionView | None = None
        self._unfolded: set[int] = set()

    def show_view(self, view: QuestionView | None, picks: Mapping[Key, Side]) -> None:
        """Show a question with what was picked of it so far."""
        self.view, self.picks = view, dict(picks)
        self._unfolded.clear()
        self._lay()

    def _lay(self) -> None:
        self.beginResetModel()
        self.entries = list(self._entries())
        self.endResetModel()

    def _entries(self) -> list[Entry]:
        view = self.view
        if view is None:
            return []
        made: list[Entry] = []
        quiet = 0
        for at, block in enumerate(view.blocks):
            if not block.lines:
                quiet += len(block.same)
                continue
            made += [Heading(block.title), *block.lines]
            if block.same:
                made.append(Fold(at, len(block.same), at in self._unfolded))
                made += block.same if at in self._unfolded else ()
        if quiet:
            made.append(Fold(-1, quiet, -1 in self._unfolded))
            if -1 in self._unfolded:
                for block in view.blocks:
                    if not block.lines:
                        made += [Heading(block.title), *block.same]
        if view.history:
            made.append(Heading(self.tr("Riwayat berkas ini")))
            made += [Note(self._told(line), line.head) for line in view.history]
        return made

    def _told(self, line: Any) -> str:
        parts = [day(line.at), line.place]
        if line.bundle is not None:
            parts.append(self.tr("paket no. {n}").format(n=line.bundle))
        if line.head:
            parts.append(self.tr("berlaku sekarang"))
        return " · ".join(part for part in parts if part)

    # ---- choosing

    def chosen(self, line: DeskLine) -> Side | None:
        """Whose words of a line would be stored; None = nobody has said yet."""
        if line.key in self.picks:
            return self.picks[line.key]
        return {
            Change.BOTH: None,
            Change.CENTRE: Side.CENTRE,
        }.get(line.change, Side.OFFICE)

    @property
    def waits(self) -> bool:
        """Whether the question shown is still to be decided."""
        return self.view is not None and self.view.row.state in (
            QuestionState.OPEN,
            QuestionState.LATER,
        )

    def can_pick(self, row: int) -> bool:
        """Whether something may be chosen on a row."""
        entry = self.entries[row] if 0 <= row < len(self.entries) else None
        return (
            self.waits
            and isinstance(entry, DeskLine)
            and entry.change not in (Change.NONE, Change.ALIKE)
        )

    def pick(self, row: int, side: Side) -> bool:
        """Choose a side on a row, and on those that go with it; False = nothing to choose."""
        entry = self.entries[row] if 0 <= row < len(self.entries) else None
        if not self.can_pick(row) or not isinstance(entry, DeskLine):
            return False
        self.picks[entry.key] = side
        self._tell()
        return True

    def pick_all(self, side: Side) -> None:
        """Choose a side everywhere something may be chosen."""
        if self.view is not None and self.waits:
            self.picks = dict.fromkeys(self.view.changed, side)
            self._tell()

    def _tell(self) -> None:
        last = self.index(max(0, len(self.entries) - 1), RESULT)
        self.dataChanged.emit(self.index(0, 0), last)
        self.picked.emit()

    def missing(self) -> int:
        """How many differences nobody has chosen yet."""
        if self.view is None:
            return 0
        return sum(key not in self.picks for key in self.view.open)

    def taken(self) -> set[Side | None]:
        """The sides from which something would be stored."""
        lines = (line for block in self.view.blocks for line in block.lines) if self.view else ()
        return {self.chosen(line) for line in lines if line.change is not Change.ALIKE}

    def unfold(self, row: int) -> bool:
        """Show or hide the lines that are the same; False = the row is no fold."""
        entry = self.entries[row] if 0 <= row < len(self.entries) else None
        if not isinstance(entry, Fold):
            return False
        self._unfolded ^= {entry.block}
        self._lay()
        return True

    def next_open(self, after: int) -> int:
        """The next row that waits for a choice, round the end; -1 for none."""
        count = len(self.entries)
        for step in range(1, count + 1):
            row = (after + step) % count
            entry = self.entries[row]
            if isinstance(entry, DeskLine) and self.can_pick(row) and self.chosen(entry) is None:
                return row
        return -1

    # ---- what Qt asks

    def rowCount(self, parent: Any = _NOWHERE) -> int:
        """Qt: rows."""
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Any = _NOWHERE) -> int:
        """Qt: columns."""
        return 0 if parent.isValid() else RESULT + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt: the heads of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == LABEL:
            return self.tr("Isian")
        if section == RESULT:
            return self.tr("Hasil")
        return f"{section}  {side_name(SIDES[section - 1])}"

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the words, for the delegate and for screen readers."""
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        entry = self.entries[index.row()]
        if isinstance(entry, DeskLine):
            return self._said(entry, index.column())
        if index.column() != LABEL:
            return None
        if isinstance(entry, Fold):
            return self.tr("{n} baris sama").format(n=entry.count)
        return entry.text

    def _said(self, line: DeskLine, column: int) -> str:
        if column == LABEL:
            parts = (line.of, line.label, change_words(line.change))
            return ", ".join(part for part in parts if part)
        if column == RESULT:
            side = self.chosen(line)
            return "" if side is None else line.of_side(side)
        return line.of_side(SIDES[column - 1])
