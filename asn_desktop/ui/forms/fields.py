"""The fields: one line, many lines, a date, a year, a choice, a tick."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from asn_desktop.rules.logs import parse_quantity, say_quantity
from asn_desktop.ui import formats
from asn_desktop.ui.forms.field import Field
from asn_desktop.ui.theme import px


class TextField(Field):
    """One line of text; "" counts as None. ``width`` in pixels where a short field is right."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        required: bool = False,
        hint: str = "",
        rule: str = "",
        placeholder: str = "",
        width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, required=required, hint=hint, rule=rule, parent=parent)
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        if width:
            self.line.setMaximumWidth(px(self, width))
        self.line.textEdited.connect(self.typed)
        self.line.returnPressed.connect(self.commit)
        self.finish_layout()

    @property
    def editor(self) -> QWidget:
        """The line."""
        return self.line

    def value(self) -> object:
        """The text without spaces at its ends, None for nothing."""
        return self.line.text().strip() or None

    def text(self) -> str:
        """What stands there."""
        return self.line.text()

    def put(self, value: object) -> None:
        """Show ``value``."""
        words = self.written(value)
        if words != self.line.text():
            self.line.setText(words)
            self.line.setCursorPosition(0)

    def put_text(self, text: str) -> None:
        """Show a text as if typed."""
        self.line.setText(text)

    def written(self, value: object) -> str:
        """How ``value`` is written in the line."""
        return "" if value is None else str(value)


def _is_after(day: date | None, latest: date | None) -> bool:
    return day is not None and latest is not None and day > latest


class DateField(TextField):
    """A date typed as "2 Juli 2026", "02-07-2026", "2/7" or "hari ini"; empty is None.

    A day after ``latest`` is not taken.
    """

    def __init__(
        self,
        name: str,
        label: str,
        *,
        today: date,
        latest: date | None = None,
        required: bool = False,
        hint: str = "",
        rule: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._today = today
        self._latest = latest
        super().__init__(
            name, label, required=required, hint=hint, rule=rule, width=180, parent=parent
        )
        self.line.setPlaceholderText(self.tr("tgl bulan tahun"))

    def value(self) -> object:
        """The date typed; None for nothing or while it cannot be read."""
        return self.date()

    def date(self) -> date | None:
        """The date typed; None for nothing or while it cannot be read."""
        try:
            return formats.parse_date(self.line.text(), self._today)
        except ValueError:
            return None

    def readable(self) -> bool:
        """Whether the text is a date that may stand here, or empty."""
        try:
            day = formats.parse_date(self.line.text(), self._today)
        except ValueError:
            return False
        return not _is_after(day, self._latest)

    def written(self, value: object) -> str:
        """As in "2 Juli 2026"."""
        return formats.long_date(value) if isinstance(value, date) else ""

    def unreadable_words(self) -> str:
        """How to type a date, or that it is still to come."""
        if _is_after(self.date(), self._latest):
            return self.tr("Tanggal ini belum tiba.")
        return self.tr("Tanggal tidak terbaca. Tulis seperti 2 Juli 2026 atau 02-07-2026.")

    def put(self, value: object) -> None:
        """Show ``value`` in words."""
        self.line.setText(self.written(value))


class YearField(TextField):
    """A year in four digits, never grouped as a number is."""

    def value(self) -> object:
        """The year, None for nothing or for what is no year."""
        text = self.line.text().strip()
        return int(text) if text and self.readable() else None

    def readable(self) -> bool:
        """Whether the text is a year of this century or empty."""
        text = self.line.text().strip()
        return not text or re.fullmatch(r"20[0-9]{2}", text) is not None

    def unreadable_words(self) -> str:
        """How to type a year."""
        return self.tr("Tulis tahun dengan empat angka, misalnya 2026.")


class NumberField(TextField):
    """A number as it is written here: "1.200", "0,5"; empty is None."""

    def value(self) -> object:
        """The exact decimal, None for nothing or for what is no number."""
        return parse_quantity(self.line.text()) if self.readable() else None

    def readable(self) -> bool:
        """Whether the text is a number or empty."""
        try:
            parse_quantity(self.line.text())
        except ValueError:
            return False
        return True

    def unreadable_words(self) -> str:
        """How to type a number."""
        return self.tr("Tulis angka saja, misalnya 1.200 atau 0,5.")

    def written(self, value: object) -> str:
        """With points and a decimal comma."""
        return say_quantity(value) if isinstance(value, Decimal) else ""


class LongTextField(Field):
    """Many lines; grows with its text from ``lines`` to ``most`` lines, then scrolls."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        required: bool = False,
        hint: str = "",
        rule: str = "",
        placeholder: str = "",
        lines: int = 2,
        most: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, required=required, hint=hint, rule=rule, parent=parent)
        self._lines, self._most = lines, most
        self._putting = False
        self.box = GrowingText(lines, most)
        self.box.setPlaceholderText(placeholder)
        self.box.textChanged.connect(self._text_changed)
        self.finish_layout()

    @property
    def editor(self) -> QWidget:
        """The box."""
        return self.box

    def value(self) -> object:
        """The text without spaces at its ends, None for nothing."""
        return self.box.toPlainText().strip() or None

    def text(self) -> str:
        """What stands there."""
        return self.box.toPlainText()

    def put(self, value: object) -> None:
        """Show ``value``."""
        words = "" if value is None else str(value)
        if words != self.box.toPlainText():
            self._putting = True
            self.box.setPlainText(words)
            self._putting = False

    def put_text(self, text: str) -> None:
        """Show a text as if typed."""
        self.put(text)

    def _text_changed(self) -> None:
        if not self._putting:
            self.typed()


class GrowingText(QPlainTextEdit):
    """A text box as high as its text, between two numbers of lines. Tab leaves it."""

    def __init__(self, lines: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines, self._most = lines, most
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width makes other lines."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        rows = round(self.document().size().height())
        shown = min(max(rows, self._lines), self._most)
        step = QFontMetrics(self.font()).lineSpacing()
        self.setFixedHeight(shown * step + 2 * px(self, 8) + 6)


class ChoiceField(Field):
    """One of ``choices`` (value, words). While nothing is chosen ``empty`` stands there (None)."""

    def __init__(
        self,
        name: str,
        label: str,
        choices: Sequence[tuple[object, str]],
        *,
        required: bool = False,
        hint: str = "",
        rule: str = "",
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, required=required, hint=hint, rule=rule, parent=parent)
        self._empty = empty or self.tr("– belum dipilih –")
        self._values: list[object] = []
        self.combo = CalmCombo()
        self.set_choices(choices)
        self.combo.activated.connect(self._activated)
        self.finish_layout()

    @property
    def editor(self) -> QWidget:
        """The combo box."""
        return self.combo

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer other choices; the value stays where it is still offered."""
        before = self.value() if self._values else None
        self._values = [None, *(value for value, _words in choices)]
        self.combo.clear()
        self.combo.addItem(self._empty)
        for _value, words in choices:
            self.combo.addItem(words)
        self.put(before)

    def value(self) -> object:
        """The chosen value, None for none."""
        return self._values[max(0, self.combo.currentIndex())]

    def text(self) -> str:
        """The words chosen."""
        return self.combo.currentText()

    def put(self, value: object) -> None:
        """Show ``value``; one that is not offered shows as none."""
        self.combo.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def put_text(self, text: str) -> None:
        """Choose by words."""
        self.combo.setCurrentIndex(max(0, self.combo.findText(text)))

    def _activated(self, _index: int) -> None:
        self.typed()
        if self.combo.by_list:
            self.commit()  # letters and arrows may go through others first: then leaving is the act


class CalmCombo(QComboBox):
    """A combo box that the mouse wheel does not change while it has no focus."""

    by_list = False  # the last choice was made in the opened list

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def showPopup(self) -> None:
        """Qt: the list opens."""
        self.by_list = True
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: a key while the list is closed."""
        self.by_list = False
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: scroll the form, not the value."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class CheckField(Field):
    """A tick with its words at the right; True or False, told at once."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        hint: str = "",
        rule: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, "", required=True, hint=hint, rule=rule, parent=parent)
        self.title.setVisible(False)
        self.label = label
        self.check = QCheckBox(label)
        self.check.toggled.connect(self._toggled)
        self._putting = False
        self.finish_layout()

    @property
    def editor(self) -> QWidget:
        """The box."""
        return self.check

    def value(self) -> object:
        """Whether it is ticked."""
        return self.check.isChecked()

    def text(self) -> str:
        """One of "1" and "0"."""
        return "1" if self.check.isChecked() else "0"

    def put(self, value: object) -> None:
        """Show ``value``."""
        self._putting = True
        self.check.setChecked(bool(value))
        self._putting = False

    def put_text(self, text: str) -> None:
        """Show a text as if typed."""
        self.put(text == "1")

    def _toggled(self, _on: bool) -> None:
        if not self._putting:
            self.typed()
            self.commit()
