"""The inbox at the left: questions by state and office, found by words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from asn_desktop.rules.merging import QuestionState
from asn_desktop.ui.merge.words import told_row
from asn_desktop.ui.page import line
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.panels import ChipRow
from asn_desktop.ui.widgets.twolines import Told, TwoLineDelegate, TwoLineModel
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.questions import QuestionRow

_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
STATES = (QuestionState.OPEN, QuestionState.LATER, QuestionState.DECIDED)


def _told(row: QuestionRow) -> Told:
    title, detail = told_row(row)
    return Told(title, detail)


class Inbox(QWidget):
    """`asked` tells that other questions are wanted, `stood` which one is current."""

    asked = Signal()
    stood = Signal(object)  # UUID or None
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = {
            QuestionState.OPEN: self.tr("Terbuka"),
            QuestionState.LATER: self.tr("Ditunda"),
            QuestionState.DECIDED: self.tr("Diputuskan"),
        }
        self.chips = ChipRow()
        self.show_counts({})
        self.chips.chosen.connect(self._asked)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Saring…   Ctrl+F"))
        self.filter.setAccessibleName(self.tr("Saring pertanyaan"))
        self.filter.textChanged.connect(self._asked)
        self.filter.installEventFilter(self)
        self.office = QComboBox()
        self.office.setAccessibleName(self.tr("Kantor"))
        self.office.addItem(self.tr("Semua kantor"), None)
        self.office.activated.connect(self._asked)
        self.office.hide()
        self.model: TwoLineModel[QuestionRow] = TwoLineModel(_told, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineDelegate(self.list, self.model))
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(self.tr("Pertanyaan"))
        self.list.selectionModel().currentRowChanged.connect(self._current)
        self.list.activated.connect(self._entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        tools = QWidget()
        box = QVBoxLayout(tools)
        box.setContentsMargins(px(self, 12), px(self, 8), px(self, 12), px(self, 8))
        box.setSpacing(px(self, 8))
        row = QHBoxLayout()
        row.addWidget(self.chips)
        box.addLayout(row)
        box.addWidget(self.office)
        box.addWidget(self.filter)
        column.addWidget(tools)
        column.addWidget(line())
        column.addWidget(self.list, 1)

    # ---- what the page asks

    @property
    def state(self) -> QuestionState:
        """Which questions are wanted."""
        value = self.chips.value
        return value if isinstance(value, QuestionState) else QuestionState.OPEN

    def question(self) -> ListQuery:
        """What the inbox asks now."""
        filters = {"state": self.state, "place": self.office.currentData()}
        return ListQuery(self.filter.text().strip(), filters=filters)

    def show_counts(self, counts: Mapping[object, int]) -> None:
        """Say behind each state how many there are."""
        self.chips.show_choices(
            [(state, self.words[state], counts.get(state) or None) for state in STATES]
        )

    def show_places(self, places: Sequence[tuple[UUID, str]]) -> None:
        """Offer the offices; with one alone there is nothing to choose."""
        known = [self.office.itemData(at) for at in range(1, self.office.count())]
        if known != [key for key, _name in places]:
            chosen = self.office.currentData()
            self.office.clear()
            self.office.addItem(self.tr("Semua kantor"), None)
            for key, name in places:
                self.office.addItem(name, key)
            self.office.setCurrentIndex(max(0, self.office.findData(chosen)))
        self.office.setVisible(len(places) > 1)

    def show_rows(self, rows: Sequence[QuestionRow], wanted: UUID | None) -> None:
        """Show questions; stands on ``wanted``, else where one stood, else on the first."""
        stood = self.list.currentIndex().row()
        ids = [row.id for row in rows]
        self.model.show_items(rows)
        at = ids.index(wanted) if wanted in ids else min(max(stood, 0), len(rows) - 1)
        self.list.setCurrentIndex(self.model.index(at, 0) if rows else QModelIndex())
        if not rows:
            self.stood.emit(None)

    def current(self) -> QuestionRow | None:
        """The question one stands on."""
        at = self.list.currentIndex().row()
        return self.model.items[at] if 0 <= at < len(self.model.items) else None

    def step(self, by: int) -> bool:
        """Go to the next question, round the end; False = there is no other."""
        count = len(self.model.items)
        if count < 1 or (count == 1 and self.list.currentIndex().row() == 0):
            return False
        at = (self.list.currentIndex().row() + by) % count
        self.list.setCurrentIndex(self.model.index(at, 0))
        return True

    def choose_state(self, state: QuestionState) -> None:
        """Show the questions of another state."""
        if state is not self.state:
            self.chips.choose(state)

    # ---- what happens

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: ↓ and Enter lead from the filter to the list."""
        if (
            watched is self.filter
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _DOWN
        ):
            if self.model.items:
                self.list.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _asked(self, *_what: object) -> None:
        self.asked.emit()

    def _current(self, index: QModelIndex, _before: QModelIndex) -> None:
        at = index.row()
        self.stood.emit(self.model.items[at].id if 0 <= at < len(self.model.items) else None)

    def _entered(self, _index: QModelIndex) -> None:
        self.entered.emit()
