"""The rows of the SKP grid: sections, results with their indicators, notes, places to add."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.planning import ResultSection
from asn_desktop.ui.planning.grid_columns import (
    STAFF_QUANTITATIVE,
    GridColumn,
    columns_of,
    indicator_text,
    result_text,
)
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.planning import IndicatorView, NoteView, ResultView, SkpView
from asn_desktop.workflows.sentences import say

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class RowKind(Enum):
    """What a row of the grid is."""

    SECTION = auto()
    LINE = auto()
    NOTE = auto()
    ADD = auto()


@dataclass(frozen=True)
class GridRow:
    """A row: an indicator of a result (the first one carries the result's own cells), or a frame.

    ``span`` is the number of rows its result takes, told by the first of them.
    """

    kind: RowKind
    section: ResultSection
    result: ResultView | None = None
    indicator: IndicatorView | None = None
    first: bool = False
    span: int = 1
    note: NoteView | None = None


@dataclass(frozen=True)
class CellKey:
    """Which cell: the row it is stored in and its field; lasts over re-reading."""

    row_id: UUID
    field: str


class GridModel(QAbstractTableModel):
    """An `SkpView` as rows; ``edited(CellKey, text)`` when a person has changed a cell.

    What was typed is shown at once and until the SKP is shown again from the database.
    """

    edited = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.skp: SkpView | None = None
        self.rows: list[GridRow] = []
        self.columns: tuple[GridColumn, ...] = STAFF_QUANTITATIVE
        self.editable = False
        self.changed_rows: frozenset[UUID] = frozenset()
        self._typed: dict[CellKey, str] = {}
        self._findings: dict[CellKey, Finding] = {}

    # ---- content

    def show(
        self,
        skp: SkpView,
        *,
        editable: bool,
        notes: Sequence[NoteView] = (),
        changed: frozenset[UUID] = frozenset(),
    ) -> None:
        """Show an SKP; ``notes`` stand under their lines, ``changed`` rows are marked."""
        self.beginResetModel()
        self.skp, self.editable, self.changed_rows = skp, editable, changed
        self.columns = columns_of(skp.approach, skp.family)
        self._typed = {}
        self._findings = {}
        for finding in sorted(skp.findings, key=lambda item: list(Severity).index(item.severity)):
            line, field = finding.values.get("line"), str(finding.values.get("field", ""))
            if isinstance(line, UUID) and field not in ("note", "copied"):
                self._findings.setdefault(self._finding_key(line, field), finding)
        self.rows = _rows_of(skp, notes, editable=editable)
        self.endResetModel()

    def _finding_key(self, line: UUID, field: str) -> CellKey:
        assert self.skp is not None  # noqa: S101 - only called while showing one
        of_indicator = all(line != result.id for result in self.skp.results)
        return CellKey(line, "indicator" if of_indicator and field == "text" else field)

    # ---- places

    def row(self, index: Index) -> GridRow:
        """The row of ``index``."""
        return self.rows[index.row()]

    def key(self, index: Index) -> CellKey | None:
        """Which cell ``index`` is; None for frames. Cells of a result belong to its first row."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, column = self.row(index), self.columns[index.column()]
        if row.kind is not RowKind.LINE or row.result is None:
            return None
        if column.of_result:
            return CellKey(row.result.id, column.field)
        row_id = row.indicator.id if row.indicator else row.result.id
        return CellKey(row_id, column.field)

    def draft_key(self, index: Index) -> DraftKey | None:
        """Where the text of a cell is stored, so that what is being typed can be kept."""
        key, column = self.key(index), self.columns[index.column()]
        if key is None:
            return None
        if column.of_result:
            return DraftKey("work_result", key.row_id, key.field)
        if self.row(index).indicator is None:
            return None
        field = "text" if key.field == "indicator" else key.field
        return DraftKey("indicator", key.row_id, field)

    def index_of(self, key: CellKey) -> QModelIndex:
        """Where a cell stands now; not valid when it is gone."""
        fields = [column.field for column in self.columns]
        if key.field not in fields:
            return QModelIndex()
        at = fields.index(key.field)
        for place in range(len(self.rows)):
            index = self.index(place, at)
            if self.key(index) == key:
                return index
        return QModelIndex()

    def line_of(self, row_id: UUID) -> int:
        """The first row a result or an indicator stands in; -1 when it is gone."""
        for place, row in enumerate(self.rows):
            if row.kind is RowKind.LINE and row.result is not None:
                ids = {row.result.id if row.first else None}
                ids.add(row.indicator.id if row.indicator else None)
                if row_id in ids:
                    return place
        return -1

    def add_row(self, section: ResultSection) -> int:
        """The row that adds a result to ``section``; -1 while nothing can be added."""
        for place, row in enumerate(self.rows):
            if row.kind is RowKind.ADD and row.section is section:
                return place
        return -1

    def is_cell(self, index: Index) -> bool:
        """Whether a person can stand there with Tab."""
        row = self.row(index)
        if row.kind is RowKind.ADD:
            return index.column() == 0
        if row.kind is not RowKind.LINE or index.column() == 0:
            return False
        return row.first or not self.columns[index.column()].of_result

    # ---- cells

    def text(self, index: Index) -> str:
        """The text of a cell, as typed last."""
        key = self.key(index)
        if key is None:
            return ""
        if key in self._typed:
            return self._typed[key]
        row, field = self.row(index), self.columns[index.column()].field
        assert row.result is not None  # noqa: S101 - it has a key
        if self.columns[index.column()].of_result:
            return result_text(row.result, field)
        return indicator_text(row.indicator, field) if row.indicator is not None else ""

    def shown(self, index: Index) -> str:
        """The text as it is read: what is chosen by its name."""
        return self.columns[index.column()].words(self.text(index))

    def finding(self, index: Index) -> Finding | None:
        """What the rules find in a cell; gone as soon as something is typed."""
        key = self.key(index)
        return None if key is None or key in self._typed else self._findings.get(key)

    def copied_from(self, index: Index) -> str | None:
        """Where the text of a cell was taken from, while nobody has looked at it."""
        row, key = self.row(index), self.key(index)
        field = self.columns[index.column()].field
        if key is None or key in self._typed or row.result is None:
            return None
        if field == "text":
            return row.result.copied_from
        if field in ("indicator", "target") and row.indicator is not None:
            return row.indicator.copied_from
        return None

    def is_changed(self, index: Index) -> bool:
        """Whether a cell differs from the SKP before (the assessor looks at these)."""
        key = self.key(index)
        field = self.columns[index.column()].field
        marked = field in ("text", "indicator", "target")
        return key is not None and marked and key.row_id in self.changed_rows

    # ---- Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: how many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: how many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Qt: words for the screen, the editor, the tool tip and the screen reader."""
        if not index.isValid():
            return None
        if role == Role.EditRole:
            return self.text(index)
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return self.shown(index) or self._frame_words(index)
        if role == Role.ToolTipRole:
            return self._tip(index)
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Qt: take what was typed and tell it."""
        key = self.key(index)
        if role != Role.EditRole or key is None or not self.editable:
            return False
        text = self._chosen(index, str(value).strip())
        if text is None or text == self.text(index):
            return False
        self._typed[key] = text
        self.dataChanged.emit(index, index)
        self.edited.emit(key, text)
        return True

    def _chosen(self, index: Index, text: str) -> str | None:
        """What is written for ``text``: the code of a choice, also by its name; None for neither.

        A word from the clipboard may stand there, which is no choice of the column.
        """
        options = self.columns[index.column()].options
        if not options or not text or text in dict(options):
            return text
        wanted = text.casefold()
        return next((code for code, name in options if name.casefold() == wanted), None)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: cells can be edited while the SKP can."""
        flags = Qt.ItemFlag.ItemIsEnabled
        if not index.isValid():
            return flags
        row = self.row(index)
        if row.kind in (RowKind.LINE, RowKind.ADD):
            flags |= Qt.ItemFlag.ItemIsSelectable
        if row.kind is RowKind.LINE and self.editable and index.column() > 0:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """Qt: the heads of the form."""
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self.columns[section].title
        return None

    def _frame_words(self, index: Index) -> str:
        row = self.row(index)
        if row.kind is RowKind.SECTION and index.column() == 0:
            return "A. UTAMA" if row.section is ResultSection.MAIN else "B. TAMBAHAN"
        if row.kind is RowKind.ADD and index.column() == 0:
            return self.tr("Hasil {section}").format(section=row.section.label.lower())
        if row.kind is RowKind.NOTE and row.note is not None and index.column() == 0:
            return row.note.text
        return ""

    def _tip(self, index: Index) -> str | None:
        row, field = self.row(index), self.columns[index.column()].field
        finding = self.finding(index)
        parts = [say(finding)] if finding else []
        if field == "supports_text" and row.result is not None and row.kind is RowKind.LINE:
            if row.result.supports_changed:
                parts.append(self.tr("Pimpinan mengubah rumusannya setelah ditaut."))
            if row.result.supports_indicator:
                parts.append(
                    self.tr("Indikator pimpinan: {text}").format(text=row.result.supports_indicator)
                )
        if self.copied_from(index):
            parts.append(self.tr("Salinan; ubah, atau tandai sudah diperiksa (klik kanan)."))
        return "\n".join(parts) or None


def _rows_of(skp: SkpView, notes: Sequence[NoteView], *, editable: bool) -> list[GridRow]:
    rows: list[GridRow] = []
    for section in ResultSection:
        rows.append(GridRow(RowKind.SECTION, section))
        for result in skp.in_section(section):
            rows += _result_rows(result, notes)
        if editable:
            rows.append(GridRow(RowKind.ADD, section))
    return rows


def _result_rows(result: ResultView, notes: Sequence[NoteView]) -> list[GridRow]:
    lines: list[IndicatorView | None] = list(result.indicators) or [None]
    ids = {result.id, *(each.id for each in result.indicators)}
    rows = [
        GridRow(RowKind.LINE, result.section, result, indicator, first=at == 0, span=len(lines))
        for at, indicator in enumerate(lines)
    ]
    rows += [
        GridRow(RowKind.NOTE, result.section, result, note=note)
        for note in notes
        if note.row_id in ids
    ]
    return rows
