"""The row one types in: activity, quantity, unit, Enter; the rest is there for whom it serves.

Two or three letters bring favourites and what was written last; what is chosen fills output, unit
and result. Enter goes from activity to quantity to unit and saves from there; where the unit stands
already, from the quantity.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.rules.findings import Finding
from asn_desktop.rules.logs import parse_quantity, parse_times, say_quantity, say_times
from asn_desktop.ui.forms.fields import CalmCombo
from asn_desktop.ui.logs.suggest import Suggestions
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.views.logs import LogRow, LogTarget, LogText, Suggestion
from asn_desktop.workflows.sentences import say

Write = Callable[[UUID | None, LogText], object]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLACES = {
    "activity": "activity", "quantity": "quantity", "times": "times", "result": "result",
    "on": "activity",
}  # fmt: skip


class EntryRow(QFrame):
    """``write(id or None, text)`` is called when what is typed can be read."""

    def __init__(self, write: Write, star: Callable[[LogText], object]) -> None:
        super().__init__()
        self._write, self._star = write, star
        self.editing: LogRow | None = None
        self._targets: list[LogTarget] = []
        self.setProperty("kind", "quiet")
        self.activity = self._field(self.tr("Kegiatan"), self.tr("Apa yang dikerjakan…"))
        self.quantity = self._field(self.tr("Jumlah"), "0")
        self.unit = self._field(self.tr("Satuan"), self.tr("surat, orang…"))
        self.output = self._field(self.tr("Hasil"), self.tr("boleh kosong"))
        self.times = self._field(self.tr("Waktu"), "08.00–09.30")
        self.result = CalmCombo()
        self.result.setAccessibleName(self.tr("Untuk hasil kerja SKP"))
        self.result.setMinimumContentsLength(5)
        self.result.currentTextChanged.connect(self.result.setToolTip)  # long words are cut
        self.suggestions = Suggestions(self.activity, self.fill)
        self.save_button = Button(self.tr("Simpan"), icon="check", do=self.save)
        self.cancel_button = Button(
            self.tr("Batal ubah"), kind=Kind.QUIET, key="Esc", do=self.clear
        )
        self.star_button = Button("", icon="star", kind=Kind.QUIET, do=self._starred)
        self.star_button.setToolTip(self.tr("Jadikan atau lepas favorit · Ctrl+B"))
        self.star_button.setAccessibleName(self.tr("Favorit"))
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()
        for field in self.fields:
            field.installEventFilter(self)
        for line in self.lines:
            line.textEdited.connect(self._typed)
        self.clear()

    @property
    def lines(self) -> tuple[QLineEdit, ...]:
        """The lines in the order of Tab."""
        return (self.activity, self.quantity, self.unit, self.output, self.times)

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """Everything one types in, in the order of Tab."""
        return (*self.lines, self.result)

    def _field(self, name: str, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        return line

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 16), px(self, 10), px(self, 16), px(self, 10))
        column.setSpacing(px(self, 6))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(self, 8))
        grid.setVerticalSpacing(px(self, 2))
        places: tuple[tuple[QWidget, str, int, int, int], ...] = (
            (self.activity, self.tr("Kegiatan"), 0, 0, 2),
            (self.quantity, self.tr("Jumlah"), 0, 2, 1),
            (self.unit, self.tr("Satuan"), 0, 3, 1),
            (self.output, self.tr("Hasil"), 2, 0, 1),
            (self.result, self.tr("Untuk hasil kerja SKP"), 2, 1, 1),
            (self.times, self.tr("Waktu"), 2, 2, 2),
        )
        for widget, name, row, at, wide in places:
            label = QLabel(name)
            label.setFont(sized(label, points=-1))
            label.setProperty("kind", "muted")
            label.setBuddy(widget)
            grid.addWidget(label, row, at, 1, wide)
            grid.addWidget(widget, row + 1, at, 1, wide)
        for at, share in enumerate((5, 6, 0, 0)):
            grid.setColumnStretch(at, share)
        for at, least in enumerate((80, 110)):  # with big letters the button gives way first
            grid.setColumnMinimumWidth(at, px(self, least))
        self.quantity.setFixedWidth(px(self, 84))
        self.unit.setFixedWidth(px(self, 124))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(self, 4))
        for button in (self.star_button, self.save_button):
            buttons.addWidget(button)
        grid.addLayout(buttons, 1, 4, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.cancel_button, 3, 4, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)
        column.addWidget(self.message)
        order = (*self.fields, self.save_button, self.star_button, self.cancel_button)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    # ---- what the page calls

    def learn(self, known: Sequence[Suggestion], targets: Sequence[LogTarget]) -> None:
        """What is suggested, and what an entry of the day can serve."""
        self.suggestions.learn(known, targets)
        chosen = self._link()
        self._targets = list(targets)
        self.result.clear()
        none = self.tr("– tidak terkait –") if targets else self.tr("belum ada SKP yang berlaku")
        self.result.addItem(none)
        for one in targets:
            name = f"{one.number}{'.' if one.indicator_id is None else ' ·'} {one.text}"
            self.result.addItem(f"{name} ({one.target})" if one.target else name)
            place = self.result.count() - 1
            self.result.setItemData(place, one.text, Qt.ItemDataRole.ToolTipRole)
        self.result.setEnabled(bool(targets))
        self.result.view().setMinimumWidth(px(self, 520))
        self._choose(*chosen)
        units = dict.fromkeys(
            unit
            for unit in (*(one.text.unit for one in known), *(one.unit for one in targets))
            if unit
        )
        fresh = QCompleter(list(units), self.unit)
        fresh.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.unit.setCompleter(fresh)  # Qt deletes the one before

    def fill(self, text: LogText) -> None:
        """Take over a suggestion; the quantity is what is still to be typed."""
        self.activity.setText(text.activity)
        self.output.setText(text.output)
        self.unit.setText(text.unit)
        self._choose(text.work_result_id, text.indicator_id)
        self.quantity.setFocus(Qt.FocusReason.TabFocusReason)
        self.quantity.selectAll()
        self._typed()

    def edit(self, row: LogRow) -> None:
        """Show an entry to be changed."""
        self.editing = row
        text = row.text
        self.activity.setText(text.activity)
        self.output.setText(text.output)
        self.quantity.setText(say_quantity(text.quantity))
        self.unit.setText(text.unit)
        self.times.setText(say_times(text.starts, text.ends))
        self._choose(text.work_result_id, text.indicator_id)
        self.cancel_button.show()
        self.say("")
        self.activity.setFocus(Qt.FocusReason.OtherFocusReason)
        self.activity.setCursorPosition(len(text.activity))

    def clear(self) -> None:
        """An empty row, ready for the next entry."""
        self.editing = None
        for line in self.lines:
            line.clear()
        self.result.setCurrentIndex(0)
        self.cancel_button.hide()
        self.say("")
        if self.isAncestorOf(self.window().focusWidget() or self):
            self.activity.setFocus(Qt.FocusReason.OtherFocusReason)

    def busy(self) -> bool:
        """Whether something stands there that is not stored."""
        return self.editing is not None or any(line.text().strip() for line in self.lines)

    def text(self) -> LogText:
        """What stands there; raises ``ValueError(field)`` for what cannot be read."""
        try:
            quantity = parse_quantity(self.quantity.text())
        except ValueError:
            raise ValueError("quantity") from None
        try:
            starts, ends = parse_times(self.times.text())
        except ValueError:
            raise ValueError("times") from None
        result, indicator = self._link()
        return LogText(
            activity=self.activity.text(),
            output=self.output.text(),
            quantity=quantity,
            unit=self.unit.text(),
            starts=starts,
            ends=ends,
            work_result_id=result,
            indicator_id=indicator,
        )

    def save(self) -> None:
        """Write what stands there, or say what cannot be read."""
        try:
            text = self.text()
        except ValueError as wrong:
            field = str(wrong)
            code = "logs.quantity_wrong" if field == "quantity" else "logs.time_wrong"
            self.refused([Finding(code, values={"field": field})])
            return
        self._write(self.editing.id if self.editing else None, text)

    def refused(self, findings: Sequence[Finding]) -> None:
        """Say why it was not written, at its field."""
        self.say("\n".join(say(one) for one in findings))
        name = _PLACES.get(str(findings[0].values.get("field", "")), "activity")
        field: QWidget = getattr(self, name)
        field.setProperty("severity", "error")
        field.style().polish(field)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, words: str) -> None:
        """A finding below the row; "" takes it away."""
        self.message.setText(words)
        self.message.setProperty("kind", "error")
        self.message.style().polish(self.message)
        self.message.setVisible(bool(words))

    # ---- inside

    def _starred(self) -> None:
        if self.activity.text().strip():
            result, indicator = self._link()
            self._star(
                LogText(
                    activity=self.activity.text().strip(),
                    output=self.output.text().strip(),
                    unit=self.unit.text().strip(),
                    work_result_id=result,
                    indicator_id=indicator,
                )
            )

    def star(self) -> None:
        """Ctrl+B."""
        self._starred()

    def _link(self) -> tuple[UUID | None, UUID | None]:
        at = self.result.currentIndex() - 1
        if not 0 <= at < len(self._targets):
            return None, None
        return self._targets[at].work_result_id, self._targets[at].indicator_id

    def _choose(self, result: UUID | None, indicator: UUID | None) -> None:
        links = [(one.work_result_id, one.indicator_id) for one in self._targets]
        wanted = (result, indicator)
        self.result.setCurrentIndex(links.index(wanted) + 1 if wanted in links else 0)

    def _typed(self, _text: str = "") -> None:
        for field in self.fields:
            if field.property("severity"):
                field.setProperty("severity", "")
                field.style().polish(field)
        if self.message.text():
            self.say("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Enter goes on or saves, Esc takes back what is being changed."""
        if isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in _ENTER and plain and event.type() == QEvent.Type.KeyPress:
                self._enter(watched)
                return True
            if event.key() == Qt.Key.Key_Escape and self.busy():
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()
                    return True
                if event.type() == QEvent.Type.KeyPress:
                    self.clear()
                    return True
        return super().eventFilter(watched, event)

    def _enter(self, watched: QObject) -> None:
        onward = {id(self.activity): self.quantity, id(self.quantity): self.unit}
        following = onward.get(id(watched))
        ready = watched is self.quantity and self.unit.text().strip()  # a suggestion filled it
        if following is None or ready or self.editing is not None:
            self.save()
        elif watched is self.activity and not self.activity.text().strip():
            self.save()  # says that the activity is missing
        else:
            following.setFocus(Qt.FocusReason.TabFocusReason)
            following.selectAll()
