"""The annex A.1.8 in its three parts, a line each for what was agreed."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.rules.planning import AnnexSection
from asn_desktop.ui.forms.fields import LongTextField
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.panels import Card, Scroll
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.planning import AnnexLineView, SkpView

_ANNEX_HINTS = {
    AnnexSection.RESOURCES: "Dalam rangka memenuhi ekspektasi Pimpinan, maka Pegawai membutuhkan …",
    AnnexSection.ACCOUNTABILITY: "Hasil kerja dilaporkan setiap … berikut data yang dilaporkan …",
    AnnexSection.CONSEQUENCES: "Apabila (tidak) memenuhi ekspektasi Pimpinan maka …",
}


class AnnexSectionPage(Scroll):
    """A.1.8 in its three parts; Enter in a line begins the next."""

    add_wanted = Signal(object, object)  # AnnexSection, id of the line before
    edited = Signal(object, str)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(width=740, parent=parent)
        self._cards: dict[AnnexSection, QVBoxLayout] = {}
        self.adders: dict[AnnexSection, Button] = {}
        self.lines: dict[UUID, AnnexLine] = {}
        self._editable = False
        for section in AnnexSection:
            card = Card(section.label)
            card.column.setSpacing(px(self, 8))
            column = QVBoxLayout()
            column.setSpacing(px(self, 6))
            card.column.addLayout(column)
            adder = Button(self.tr("Tambah baris"), kind=Kind.QUIET, icon="plus", small=True)
            adder.clicked.connect(_Add(self, section).tell)
            card.column.addWidget(adder)
            self._cards[section], self.adders[section] = column, adder
            self.column.addWidget(card)
        self.column.addStretch(1)

    def show_skp(self, skp: SkpView, *, editable: bool) -> None:
        """Show the lines; widgets of lines that are still there are kept, focus and all."""
        self._editable = editable
        wanted = {line.id for line in skp.annex}
        for gone in [key for key in self.lines if key not in wanted]:
            widget = self.lines.pop(gone)
            widget.hide()
            widget.deleteLater()
        for section, column in self._cards.items():
            for place, line in enumerate(skp.annex_in(section)):
                widget = self.lines.get(line.id) or self._make(line)
                if column.indexOf(widget) != place:
                    column.removeWidget(widget)
                    column.insertWidget(place, widget)
                widget.show_line(line, place + 1, editable=editable)
            self.adders[section].setVisible(editable)
        self._order_tabs()

    def focus_line(self, line_id: UUID) -> bool:
        """Put the focus into a line."""
        if line_id in self.lines:
            self.lines[line_id].field.focus()
        return line_id in self.lines

    def focus_part(self, section: AnnexSection) -> None:
        """Put the focus into the first line of a part, or on what adds one."""
        column = self._cards[section]
        first = column.itemAt(0)
        widget = first.widget() if first is not None else None
        if isinstance(widget, AnnexLine):
            widget.field.focus()
        else:
            self.adders[section].setFocus()

    def part_here(self) -> int:
        """The number of the part that has the focus; -1 for none."""
        focus = self.focusWidget()
        for number, section in enumerate(AnnexSection):
            card = self.adders[section].parentWidget()
            if focus is not None and card is not None and card.isAncestorOf(focus):
                return number
        return -1

    def focus_first(self) -> None:
        """Put the focus into the first part."""
        self.focus_part(AnnexSection.RESOURCES)

    def _order_tabs(self) -> None:
        """Tab goes as one reads: the lines of a part, what adds one, the next part."""
        before: QWidget | None = None
        for section, column in self._cards.items():
            items = (column.itemAt(at) for at in range(column.count()))
            lines = (item.widget() for item in items if item is not None)
            boxes = [line.field.box for line in lines if isinstance(line, AnnexLine)]
            for widget in (*boxes, self.adders[section]):
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget

    def _make(self, line: AnnexLineView) -> AnnexLine:
        made = AnnexLine(line)
        made.edited.connect(self.edited)
        made.removed.connect(self.removed)
        made.next_wanted.connect(self.add_wanted)
        self.lines[line.id] = made
        return made


class AnnexLine(QWidget):
    """One line of a part: its number, its text, a way to remove it."""

    edited = Signal(object, str)
    removed = Signal(object)
    next_wanted = Signal(object, object)

    def __init__(self, line: AnnexLineView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(self, 8))
        self.number = QLabel()
        self.number.setProperty("kind", "muted")
        self.number.setFixedWidth(px(self, 20))
        self.field = LongTextField(
            "text", line.section.label, required=True, lines=1, most=5,
            placeholder=_ANNEX_HINTS[line.section],
        )  # fmt: skip
        self.field.title.hide()
        self.field.setProperty("rule", f"skp.{line.section.value}")
        self.field.box.setProperty("draft", str(DraftKey("annex_line", line.id, "text")))
        self.field.committed.connect(self._committed)
        self.field.box.installEventFilter(self)
        self.remove = Button("", kind=Kind.QUIET, icon="trash", small=True, do=self._remove)
        self.remove.setToolTip(self.tr("Hapus baris ini"))
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget in (self.number, self.field, self.remove):
            row.addWidget(widget, 1 if widget is self.field else 0)

    def show_line(self, line: AnnexLineView, number: int, *, editable: bool) -> None:
        """Show the text; while it is being typed it is left alone."""
        self.line = line
        self.number.setText(f"{number}.")
        if not self.field.is_dirty():
            self.field.set_value(line.text or None)
        self.field.box.setReadOnly(not editable)
        self.remove.setVisible(editable)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Enter begins the next line, Shift+Enter breaks this one."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not event.modifiers() and not self.field.box.isReadOnly():
                self.field.commit()
                self.next_wanted.emit(self.line.section, self.line.id)
                return True
        return super().eventFilter(watched, event)

    def _committed(self, value: object) -> None:
        self.edited.emit(self.line.id, str(value or ""))

    def _remove(self) -> None:
        self.removed.emit(self.line.id)


class _Add(QObject):
    def __init__(self, page: AnnexSectionPage, section: AnnexSection) -> None:
        super().__init__(page)
        self._page, self._part = page, section

    def tell(self) -> None:
        self._page.add_wanted.emit(self._part, None)
