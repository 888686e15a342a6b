"""Two entries that may be one human being, side by side."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from asn_desktop.rules.merging import Choice
from asn_desktop.ui.formats import spaced_nip
from asn_desktop.ui.forms.fields import DateField
from asn_desktop.ui.page import line
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.panels import Card, Scroll, clear, heading, muted
from asn_desktop.views.questions import PersonSide, QuestionView

NIP = "NIP"
ANSWERS = (Choice.SAME, Choice.MOVED, Choice.DIFFERENT)


class PeoplePanel(Scroll):
    """Both people fact by fact, then the three answers; `answered` tells of a choice."""

    answered = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.margins.setContentsMargins(px(self, 16), px(self, 12), px(self, 16), px(self, 12))
        self._grid_box = QVBoxLayout()
        self.column.addLayout(self._grid_box)
        self.card = Card(self.tr("Siapa mereka?"))
        words = {
            Choice.SAME: self.tr("Orang yang sama, tercatat dua kali"),
            Choice.MOVED: self.tr("Orang yang sama, pindah kantor"),
            Choice.DIFFERENT: self.tr("Orang lain; salah satu NIP keliru"),
        }
        self.buttons: dict[Choice, QRadioButton] = {}
        answers = QVBoxLayout()
        answers.setSpacing(px(self, 10))
        for number, choice in enumerate(ANSWERS, 1):
            button = QRadioButton(f"{number}  {words[choice]}")
            button.setAutoExclusive(True)
            button.toggled.connect(self._toggled)
            self.buttons[choice] = button
            answers.addWidget(button)
        self.moved_on = DateField(
            "moved_on", self.tr("Pindah sejak"), today=today, latest=today, required=True
        )
        self.moved_on.changed.connect(self.answered)
        row = QHBoxLayout()
        row.setSpacing(px(self, 32))
        row.addLayout(answers)
        row.addWidget(self.moved_on, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self.card.column.addLayout(row)
        self.column.addWidget(self.card)
        self.column.addStretch(1)
        self.setFocusProxy(self.buttons[Choice.SAME])

    @property
    def choice(self) -> Choice | None:
        """What was answered."""
        return next((one for one, button in self.buttons.items() if button.isChecked()), None)

    def show_view(self, view: QuestionView) -> None:
        """Show both people; nothing is answered yet, or what was decided."""
        clear(self._grid_box)
        if len(view.people) == len(("came", "here")):
            self._grid_box.addWidget(self._grid(*view.people))
        else:
            self._grid_box.addWidget(muted(self.tr("Salah satu data sudah tidak ada.")))
        waits = view.row.choice is None
        for choice, button in self.buttons.items():
            button.setAutoExclusive(False)
            button.setChecked(choice is view.row.choice)
            button.setAutoExclusive(True)
            button.setEnabled(waits)
        newest = [one.last_placed for one in view.people if one.last_placed is not None]
        self.moved_on.set_value(max(newest) if newest else None)
        self._toggled()

    def answer(self, choice: Choice) -> None:
        """Choose an answer (keys 1, 2, 3)."""
        if self.buttons[choice].isEnabled():
            self.buttons[choice].setChecked(True)
            self.buttons[choice].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: 1, 2, 3 answer from anywhere but the date."""
        digits = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
        if event.key() in digits and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.answer(ANSWERS[digits.index(Qt.Key(event.key()))])
        else:
            super().keyPressEvent(event)

    def _toggled(self) -> None:
        self.moved_on.setVisible(self.choice is Choice.MOVED)
        self.answered.emit()

    def _grid(self, came: PersonSide, here: PersonSide) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(self, 24))
        grid.setVerticalSpacing(px(self, 6))
        grid.setColumnMinimumWidth(0, px(self, 120))
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        for column, one in ((1, came), (2, here)):
            grid.addWidget(muted(one.place or self.tr("Kantor ini"), small=True), 0, column)
            grid.addWidget(_wrapped(heading(one.name)), 1, column)
        grid.addWidget(line(), 2, 0, 1, 3)
        row = 3
        first_papers, second_papers = ("\n".join(one.documents) or "–" for one in (came, here))
        facts = [
            (label, _shown(label, first), _shown(label, second))
            for (label, first), (_same, second) in zip(came.facts, here.facts, strict=True)
        ]
        facts.append((self.tr("Dokumen"), first_papers, second_papers))
        for label, first, second in facts:
            if first == second == "–":
                continue
            differs = first != second and label != self.tr("Dokumen")
            grid.addWidget(self._label(label, differs), row, 0, Qt.AlignmentFlag.AlignTop)
            for column, words in ((1, first), (2, second)):
                told = _wrapped(QLabel(words))
                if differs:
                    told.setFont(sized(told, bold=True))
                grid.addWidget(told, row, column, Qt.AlignmentFlag.AlignTop)
            row += 1
        return box

    def _label(self, words: str, differs: bool) -> QLabel:
        label = muted(f"▲ {words}" if differs else words)
        if differs:
            label.setProperty("kind", "warning")
            label.setToolTip(self.tr("berbeda"))
        return label


def _shown(label: str, words: str) -> str:
    return (spaced_nip(words) if label == NIP else words) or "–"


def _wrapped(label: QLabel) -> QLabel:
    label.setWordWrap(True)
    return label
