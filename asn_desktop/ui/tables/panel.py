"""The list panel: filter, sort, choose many, act on all chosen, save. It serves every list."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.ui import icons
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.operations import ChangesLike, Operations, touches
from asn_desktop.ui.page import line, shortcut
from asn_desktop.ui.tables.columns import Column
from asn_desktop.ui.tables.counting import count_words
from asn_desktop.ui.tables.doer import Doer
from asn_desktop.ui.tables.model import RowTableModel, id_of
from asn_desktop.ui.tables.view import RowTable
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.messages import Choice, Empty, EmptyState
from asn_desktop.views.lists import ListQuery, ListRows


@dataclass(frozen=True)
class RowAction:
    """A button for the chosen rows: ``do(ids)`` gets their ids in the order they were ticked.

    Nothing ticked: the current row counts as chosen.
    """

    text: str
    do: Callable[[list[Any]], object]
    icon: str = ""
    key: str = ""


@dataclass(frozen=True)
class ListFilter:
    """A combo box beside the filter; ``choices`` are (value, words), the first shows everything."""

    key: str
    label: str
    choices: Sequence[tuple[object, str]]


@dataclass(frozen=True)
class ListSpec:
    """Everything a list needs to know.

    ``query(tx, ListQuery) -> ListRows`` filters and sorts (under 16 ms for what a person types);
    ``kinds`` are the kinds of `Changes` after which it reads again; ``save(columns, rows)`` makes
    the spreadsheet of what is shown.
    """

    columns: Sequence[Column]
    query: Callable[[Any, ListQuery], ListRows[Any]]
    noun: str = "baris"
    kinds: frozenset[str] = frozenset()
    row_id: Callable[[Any], Hashable] = id_of
    open: Callable[[Any], object] | None = None
    actions: Sequence[RowAction] = ()
    filters: Sequence[ListFilter] = ()
    empty: Empty = field(default_factory=lambda: Empty("Belum ada apa-apa di sini."))
    placeholder: str = ""
    sort: str = ""
    descending: bool = False
    save: Callable[[Sequence[Column], Sequence[Any]], object] | None = None


class ListPanel(QWidget):
    """``ListPanel(operations, spec)``; call `read` when it comes into view."""

    current_changed = Signal(object)  # row or None
    chosen_changed = Signal(int)

    def __init__(
        self, operations: Operations, spec: ListSpec, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.spec = spec
        self._operations = operations
        self._total = 0
        self._choices: dict[str, object] = {}
        self.model = RowTableModel(
            spec.columns, row_id=spec.row_id, choosable=bool(spec.actions), parent=self
        )
        self.table = RowTable(self.model)
        self.table.head.show_sort(spec.sort, spec.descending)
        self.empty = EmptyState(spec.empty)
        self.nothing = EmptyState(
            Empty(
                self.tr("Tidak ada {noun} untuk saringan ini.").format(noun=spec.noun),
                (Choice(self.tr("Tampilkan semua"), self.clear_filter),),
            )
        )
        self._views = QStackedWidget()
        for widget in (self.table, self.empty, self.nothing):
            self._views.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.tools = self._make_tools()
        self.footer = self._make_footer()
        self._tools_line = line()
        column.addWidget(self.tools)
        column.addWidget(self._tools_line)
        column.addWidget(self._views, 1)
        column.addWidget(line())
        column.addWidget(self.footer)
        self.table.sort_changed.connect(self._sorted)
        self.table.opened.connect(self._opened)
        self.table.selectionModel().currentRowChanged.connect(self._current)
        self.model.chosen_changed.connect(self._count)
        self._count()

    # ---- what pages call

    def read(self) -> None:
        """Ask the query again and show what it answers; ticks, current row and place stay."""
        current, stood = self.current_id(), self.table.currentIndex().row()
        scroll = self.table.verticalScrollBar().value()
        answer = self._operations.read_now(self.spec.query, self.question())
        self._total = answer.total
        self.model.set_rows(answer.rows)
        everything = not self.filter.text().strip() and not self._narrowed()
        if everything and self.model.chosen:
            alive = {self.model.id_at(row) for row in range(len(answer.rows))}
            if not alive.issuperset(self.model.chosen):
                self.model.choose_ids([one for one in self.model.chosen if one in alive])
        if current is not None:
            self._stand_again(current, stood)
            self.table.verticalScrollBar().setValue(scroll)
        bare = self._total == 0 and everything
        stood_here = self._holds_focus()
        self._views.setCurrentWidget(
            self.table if answer.rows else self.empty if bare else self.nothing
        )
        if stood_here and not self._holds_focus():
            self.focus_rows()
        for widget in (self.tools, self._tools_line, self.footer):
            widget.setVisible(not bare)
        self._count()

    def _stand_again(self, current: Hashable, stood: int) -> None:
        """Back to the row one stood on; where it is gone to its neighbour, unless one filters."""
        row = self.model.place_of(current)
        if row < 0 and not self.filter.hasFocus():
            row = min(stood, self.model.rowCount() - 1)
        self.table.setCurrentIndex(self.model.index(row, 0))
        if row < 0:  # a table that was emptied does not tell that nothing is current
            self.current_changed.emit(None)

    def question(self) -> ListQuery:
        """What the list asks now."""
        return ListQuery(
            self.filter.text().strip(),
            self.table.head.sort_key,
            self.table.head.descending,
            dict(self._choices),
        )

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again if ``changes`` concern this list."""
        if touches(changes, *self.spec.kinds):
            self.read()

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def focus_rows(self) -> None:
        """Put the focus on the rows; where there are none on the way on that stands there."""
        view = self._views.currentWidget()
        buttons = view.buttons if isinstance(view, EmptyState) else []
        ready = next((button for button in buttons if button.isEnabled()), None)
        (ready or self.table).setFocus()

    def _holds_focus(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self._views.isAncestorOf(focus)

    def clear_filter(self) -> None:
        """Show every row again."""
        for box in self.tools.findChildren(QComboBox):
            box.setCurrentIndex(0)
        self._choices = {one.key: one.choices[0][0] for one in self.spec.filters}
        if self.filter.text():
            self.filter.clear()  # reads
        else:
            self.read()

    def set_filter(self, key: str, value: object) -> None:
        """Choose ``value`` in the filter ``key`` (from elsewhere: a link, the work list)."""
        for one, box in zip(self.spec.filters, self.tools.findChildren(QComboBox), strict=True):
            if one.key == key:
                box.setCurrentIndex([choice[0] for choice in one.choices].index(value))
        self._choices[key] = value
        self.read()

    def offer(self, key: str, choices: Sequence[tuple[object, str]]) -> None:
        """Offer other choices in the filter ``key``; what was chosen stays while it is offered."""
        values = [value for value, _words in choices]
        if self._choices[key] not in values:
            self._choices[key] = values[0]
        filters = list(self.spec.filters)
        for at, box in enumerate(self.tools.findChildren(QComboBox)):
            if filters[at].key == key and filters[at].choices != choices:
                filters[at] = replace(filters[at], choices=choices)
                box.clear()
                box.addItems([words for _value, words in choices])
                box.setCurrentIndex(values.index(self._choices[key]))
                box.view().setMinimumWidth(min(box.sizeHint().width(), px(self, 480)))
        self.spec = replace(self.spec, filters=tuple(filters))

    def close_open(self) -> bool:
        """Esc: empty the filter, else untick all; False = neither was there."""
        if self.filter.text() or self._narrowed():
            self.clear_filter()
        elif self.model.chosen:
            self.model.choose_ids(())
        else:
            return False
        return True

    def show_row(self, wanted: Hashable) -> bool:
        """Make the row with this id the current one; False = it is not shown."""
        row = self.model.place_of(wanted)
        self.table.show_row(row)
        return row >= 0

    def choose(self, ids: Sequence[Hashable]) -> None:
        """Tick exactly these."""
        self.model.choose_ids(ids)

    def chosen(self) -> list[Any]:
        """The ids ticked, in that order; without ticks the id of the current row."""
        if self.model.chosen:
            return list(self.model.chosen)
        current = self.current_id()
        return [] if current is None else [current]

    def current_id(self) -> Any:
        """The id of the current row, None without one."""
        row = self.table.currentIndex().row()
        return self.model.id_at(row) if 0 <= row < self.model.rowCount() else None

    def next_row(self, test: Callable[[Any], bool]) -> bool:
        """Go to the next row (round the end) for which ``test(row)`` holds; for F8."""
        rows = self.model.rows
        start = self.table.currentIndex().row() + 1
        for step in range(len(rows)):
            at = (start + step) % len(rows)
            if test(rows[at]):
                self.table.show_row(at)
                self.table.setFocus()
                return True
        return False

    # ---- making

    def _make_tools(self) -> QFrame:
        bar = QFrame()
        bar.setFixedHeight(px(self, 48))
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(self, 16), 0, px(self, 16), 0)
        row.setSpacing(px(self, 8))
        self.filter = QLineEdit()
        self.filter.setObjectName("filter")
        hint = self.spec.placeholder or self.tr("Saring {noun}…").format(noun=self.spec.noun)
        self.filter.setPlaceholderText(f"{hint}   Ctrl+F")
        self.filter.setAccessibleName(hint)
        self.filter.setMinimumWidth(px(self, 120))
        self.filter.setMaximumWidth(px(self, 340))
        self._glass = self.filter.addAction(
            icons.icon("search", colours_of(self).muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self.filter.textChanged.connect(self.read)
        self.filter.installEventFilter(self)
        row.addWidget(self.filter, 3)
        for one in self.spec.filters:
            row.addWidget(self._make_choice(one))
        row.addStretch(1)
        self.save_button = Button(
            self.tr("Simpan sebagai xlsx…"), kind=Kind.QUIET, icon="table", do=self._save
        )
        row.addWidget(self.save_button)  # first: shown without a parent it would be a window
        self.save_button.setVisible(self.spec.save is not None)
        return bar

    def _make_choice(self, one: ListFilter) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(one.label)
        box.setToolTip(one.label)
        for _value, words in one.choices:
            box.addItem(words)
        box.setMinimumWidth(px(self, 112))
        box.setMaximumWidth(px(self, 208))  # the opened list shows long words whole
        box.view().setMinimumWidth(min(box.sizeHint().width(), px(self, 480)))
        self._choices[one.key] = one.choices[0][0]

        def chosen(at: int) -> None:
            offered = next(each for each in self.spec.filters if each.key == one.key)
            self._choices[one.key] = offered.choices[at][0]
            self.read()

        box.activated.connect(chosen)
        return box

    def _make_footer(self) -> QFrame:
        bar = QFrame()
        bar.setFixedHeight(px(self, 44))
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(self, 16), 0, px(self, 16), 0)
        row.setSpacing(px(self, 8))
        self.count_line = QLabel()
        self.untick = Button(
            self.tr("Batal pilih"), kind=Kind.QUIET, small=True, do=self._untick_all
        )
        row.addWidget(self.count_line)
        row.addWidget(self.untick)
        row.addStretch(1)
        self.action_buttons: list[Button] = []
        for action in self.spec.actions:
            button = Button(action.text, icon=action.icon, key=action.key)
            button.clicked.connect(Doer(self, self.chosen, action.do).do)
            if action.key:
                shortcut(self, action.key, button.click)
            self.action_buttons.append(button)
            row.addWidget(button)
        return bar

    # ---- what happens

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: arrow keys and Enter in the filter go to the table."""
        if watched is self.filter and isinstance(event, QKeyEvent):
            down = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and down and plain and self.model.rowCount():
                self.table.setFocus(Qt.FocusReason.TabFocusReason)
                if self.table.currentIndex().row() < 0:
                    self.table.show_row(0)
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: the icon in the filter follows the colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_glass"):
            glass: QAction = self._glass
            glass.setIcon(icons.icon("search", colours_of(self).muted))

    def _narrowed(self) -> bool:
        return any(self._choices[one.key] != one.choices[0][0] for one in self.spec.filters)

    def _sorted(self, _key: str, _descending: bool) -> None:
        self.read()

    def _opened(self, row: int) -> None:
        if self.spec.open is not None:
            self.spec.open(self.model.rows[row])

    def _current(self, index: Any, _previous: Any) -> None:
        row = index.row()
        self.current_changed.emit(self.model.rows[row] if row >= 0 else None)
        self._switch_actions()

    def _untick_all(self) -> None:
        self.model.choose_ids(())

    def _save(self) -> None:
        if self.spec.save is not None:
            self.spec.save(self.spec.columns, self.model.rows)

    def _count(self) -> None:
        chosen = len(self.model.chosen)
        self.count_line.setText(count_words(self.model, self._total, self.spec.noun))
        self.untick.setVisible(bool(chosen))
        self._switch_actions()
        self.chosen_changed.emit(chosen)

    def _switch_actions(self) -> None:
        off = "" if self.chosen() else self.tr("Pilih dulu barisnya: Spasi, atau Ctrl+A semua.")
        for button in self.action_buttons:
            button.switch_off(off)
