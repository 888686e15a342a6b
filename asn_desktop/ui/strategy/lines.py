"""The four lists of a workblock: activities and milestones, routine and transforming."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.rules.planning import StrategyKind, StrategyPart
from asn_desktop.ui.forms.fields import LongTextField
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.panels import Card, muted
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.strategy import LineView, WorkblockView

TITLES = {
    StrategyPart.ACTIVITIES: "Strategi (key activities)",
    StrategyPart.MILESTONES: "Keluaran kunci (key milestone)",
}
KINDS = {StrategyKind.ROUTINE: "A. Rutin", StrategyKind.TRANSFORMING: "B. Transformatif"}
HINTS = {
    StrategyPart.ACTIVITIES: "Meningkatkan … dengan …",
    StrategyPart.MILESTONES: "Layanan atau output yang tercapai",
}


class PartCard(Card):
    """One part with its two lists; the numbers run on through both (reg. 1759–1779)."""

    add_wanted = Signal(object, object, object, object)  # part, kind, id before, texts
    edited = Signal(object, str)
    removed = Signal(object)

    def __init__(self, part: StrategyPart, parent: QWidget | None = None) -> None:
        super().__init__(TITLES[part], parent)
        self.part = part
        self.lists: dict[StrategyKind, LineList] = {}
        for kind in StrategyKind:
            made = LineList(part, kind)
            made.add_wanted.connect(self.add_wanted)
            made.edited.connect(self.edited)
            made.removed.connect(self.removed)
            self.lists[kind] = made
            self.column.addWidget(made)

    def show_block(self, block: WorkblockView) -> None:
        """Show both lists of a workblock."""
        number = 1
        for kind, each in self.lists.items():
            lines = block.lines(self.part, kind)
            each.show_lines(lines, number)
            number += len(lines)

    def focus_line(self, line_id: UUID) -> bool:
        """Put the focus into a line; False when it is not of this part."""
        for each in self.lists.values():
            if line_id in each.lines:
                each.lines[line_id].field.focus()
                return True
        return False

    def commit(self) -> None:
        """Act as if every line were left now."""
        for each in self.lists.values():
            for line in each.lines.values():
                line.field.commit()


class LineList(QWidget):
    """One list; Enter in a line begins the next, lines pasted become lines."""

    add_wanted = Signal(object, object, object, object)
    edited = Signal(object, str)
    removed = Signal(object)

    def __init__(
        self, part: StrategyPart, kind: StrategyKind, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.part, self.kind = part, kind
        self.lines: dict[UUID, LineEdit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 6))
        title = muted(KINDS[kind])
        title.setFont(sized(title, points=-0.5, bold=True))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(self, 6))
        self.adder = Button(self.tr("Tambah baris"), kind=Kind.QUIET, icon="plus", small=True)
        self.adder.setAccessibleName(f"{self.adder.text()}: {TITLES[part]}, {KINDS[kind]}")
        self.adder.clicked.connect(self._add)
        column.addWidget(title)
        column.addLayout(self._rows)
        column.addWidget(self.adder)

    def show_lines(self, lines: tuple[LineView, ...], first: int) -> None:
        """Show the lines; widgets of lines that are still there are kept, focus and all."""
        wanted = {line.id for line in lines}
        for gone in [key for key in self.lines if key not in wanted]:
            widget = self.lines.pop(gone)
            self._rows.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        before: QWidget | None = None
        for place, line in enumerate(lines):
            widget = self.lines.get(line.id) or self._make(line)
            if self._rows.indexOf(widget) != place:
                self._rows.removeWidget(widget)
                self._rows.insertWidget(place, widget)
            widget.show_line(line, first + place)
            if before is not None:
                QWidget.setTabOrder(before, widget.field.box)
            before = widget.field.box
        if before is not None:
            QWidget.setTabOrder(before, self.adder)

    def _make(self, line: LineView) -> LineEdit:
        made = LineEdit(line, self.part)
        made.edited.connect(self.edited)
        made.removed.connect(self.removed)
        made.more_wanted.connect(self._more)
        self.lines[line.id] = made
        return made

    def _add(self) -> None:
        self.add_wanted.emit(self.part, self.kind, None, [""])

    def _more(self, line_id: UUID, texts: list[str]) -> None:
        self.add_wanted.emit(self.part, self.kind, line_id, texts)


class LineEdit(QWidget):
    """One line: its number, its text, a way to remove it."""

    edited = Signal(object, str)
    removed = Signal(object)
    more_wanted = Signal(object, object)

    def __init__(self, line: LineView, part: StrategyPart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(self, 8))
        self.number = QLabel()
        self.number.setProperty("kind", "muted")
        self.number.setFixedWidth(px(self, 22))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.field = LongTextField(
            "text", TITLES[part], required=True, lines=1, most=5, placeholder=HINTS[part]
        )
        self.field.title.hide()
        self.field.setProperty("rule", f"workblock.{part.value}")
        self.field.box.setProperty("draft", str(DraftKey("workblock_line", line.id, "text")))
        self.field.committed.connect(self._committed)
        self.field.box.installEventFilter(self)
        self.remove = Button("", kind=Kind.QUIET, icon="trash", small=True, do=self._remove)
        self.remove.setToolTip(self.tr("Hapus baris ini"))
        self.remove.setAccessibleName(self.tr("Hapus baris ini"))
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget in (self.number, self.field, self.remove):
            row.addWidget(widget, 1 if widget is self.field else 0)

    def show_line(self, line: LineView, number: int) -> None:
        """Show the text; while it is being typed it is left alone."""
        self.line = line
        self.number.setText(f"{number}.")
        if not self.field.is_dirty():
            self.field.set_value(line.text or None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Enter begins the next line, lines pasted become lines, an empty one goes by Back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not event.modifiers():
                self.field.commit()
                self.more_wanted.emit(self.line.id, [""])
                return True
            empty = not self.field.text() and not self.line.text
            if event.key() == Qt.Key.Key_Backspace and empty:
                self._remove()
                return True
            pasted = _clipboard_lines() if _is_paste(event) else []
            if len(pasted) > 1:
                self._paste(pasted)
                return True
        return super().eventFilter(watched, event)

    def _paste(self, texts: list[str]) -> None:
        first, *rest = texts
        if self.field.text().strip():
            rest = texts
        else:
            self.field.put_text(first)
        self.field.commit()
        self.more_wanted.emit(self.line.id, rest)

    def _committed(self, value: object) -> None:
        self.edited.emit(self.line.id, str(value or ""))

    def _remove(self) -> None:
        self.field.set_value(self.field.value())  # what goes is not written any more
        self.removed.emit(self.line.id)


def _is_paste(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_V and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _clipboard_lines() -> list[str]:
    text = QGuiApplication.clipboard().text()
    return [line.strip() for line in text.splitlines() if line.strip()]
