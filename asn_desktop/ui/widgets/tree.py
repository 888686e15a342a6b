"""A tree with a search above it: units, for instance."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QLineEdit, QTreeView, QVBoxLayout, QWidget

from asn_desktop.ui import icons
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.theme import px

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Node:
    """One branch: ``note`` stands behind the words (a count); children in their order."""

    id: Hashable
    text: str
    note: str = ""
    children: tuple[Node, ...] = ()


@dataclass
class _Place:
    node: Node
    parent: _Place | None
    row: int
    children: list[_Place]


class TreeModel(QAbstractItemModel):
    """Nodes as Qt wants them; with words only what matches, and the way to it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: Sequence[Node] = ()
        self._roots: list[_Place] = []
        self._all: dict[int, _Place] = {}

    def set_nodes(self, nodes: Sequence[Node], words: str = "") -> None:
        """Show ``nodes``, or of them only what has every one of ``words``."""
        self.beginResetModel()
        self._nodes = nodes
        self._all = {}
        self._roots = self._places(nodes, None, words.lower().split())
        self.endResetModel()

    def node(self, index: Index) -> Node | None:
        """The node at ``index``."""
        return self._all[index.internalId()].node if index.isValid() else None

    def find(self, wanted: Hashable) -> QModelIndex:
        """Where the node with id ``wanted`` stands."""
        for place in self._all.values():
            if place.node.id == wanted:
                return self.createIndex(place.row, 0, id(place))
        return QModelIndex()

    def _places(
        self, nodes: Sequence[Node], parent: _Place | None, words: Sequence[str]
    ) -> list[_Place]:
        found: list[_Place] = []
        for node in nodes:
            place = _Place(node, parent, len(found), [])
            hit = all(word in node.text.lower() for word in words)
            place.children = self._places(node.children, place, () if hit else words)
            if hit or place.children:
                self._all[id(place)] = place
                found.append(place)
        return found

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Qt: the place of a child."""
        places = self._children(parent)
        if not 0 <= row < len(places) or column != 0:
            return QModelIndex()
        return self.createIndex(row, column, id(places[row]))

    def parent(self, index: Index = _NOWHERE) -> Any:
        """Qt: the place above."""
        above = self._all[index.internalId()].parent if index.isValid() else None
        return self.createIndex(above.row, 0, id(above)) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: how many children."""
        return len(self._children(parent)) if parent.column() <= 0 else 0

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        """Qt: one column."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the words."""
        node = self.node(index)
        if node is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{node.text}   {node.note}" if node.note else node.text
        return node.text if role == Qt.ItemDataRole.ToolTipRole else None

    def _children(self, parent: Index) -> list[_Place]:
        return self._all[parent.internalId()].children if parent.isValid() else self._roots


class SearchTree(QWidget):
    """``tree.show_nodes(nodes)``; `chosen` tells the node one stands on (None without)."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nodes: Sequence[Node] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 8), px(self, 8), px(self, 8), 0)
        column.setSpacing(px(self, 8))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(placeholder)
        self.filter.addAction(
            icons.icon("search", colours_of(self).muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self.model = TreeModel(self)
        self.view = QTreeView()
        self.view.setModel(self.model)
        self.view.setHeaderHidden(True)
        self.view.setUniformRowHeights(True)
        self.view.setIndentation(px(self, 18))
        column.addWidget(self.filter)
        column.addWidget(self.view, 1)
        self.filter.textChanged.connect(self._typed)
        self.view.selectionModel().currentChanged.connect(self._current)
        self.view.doubleClicked.connect(self._opened)

    def show_nodes(self, nodes: Sequence[Node]) -> None:
        """Show ``nodes``; the chosen one stays chosen."""
        before = self.current()
        self._nodes = nodes
        self.model.set_nodes(nodes, self.filter.text())
        self.view.expandAll()
        if before is not None:
            self.choose(before.id)

    def current(self) -> Node | None:
        """The node one stands on."""
        return self.model.node(self.view.currentIndex())

    def choose(self, wanted: Hashable) -> None:
        """Stand on the node with this id."""
        index = self.model.find(wanted)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _typed(self, _text: str) -> None:
        self.show_nodes(self._nodes)

    def _current(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.model.node(index))

    def _opened(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.node(index))
