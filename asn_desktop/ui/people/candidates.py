"""Beside the list of people without an assessor: who it may be, linked with one key or click."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop import texts
from asn_desktop.ui.people.picker import second_line
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.panels import Scroll, muted
from asn_desktop.views.people import Candidate, Lack, WithoutAssessor


class CandidatePanel(QWidget):
    """Who it may be, each a button.

    ``linked(person_id)`` when one is pressed, ``other()`` to pick somebody else, ``outside()`` to
    add a *pejabat luar*.
    """

    linked = Signal(object)
    other = Signal()
    outside = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.row: WithoutAssessor | None = None
        self.buttons: list[Button] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll()
        column.addWidget(self._scroll)
        self.show_row(None)

    def show_row(self, row: object) -> None:
        """Show who may assess the person of ``row``."""
        self.row = row if isinstance(row, WithoutAssessor) else None
        column = self._scroll.column
        while (item := column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.buttons = []
        column.setSpacing(px(self, 6))
        if self.row is None:
            column.addWidget(muted("Pilih orang di sebelah kiri."))
            column.addStretch(1)
            return
        name = QLabel(self.row.name)
        name.setWordWrap(True)
        name.setFont(sized(name, points=1.5, bold=True))
        column.addWidget(name)
        column.addWidget(muted(_why(self.row)))
        column.addSpacing(px(self, 6))
        for number, candidate in enumerate(self.row.candidates, 1):
            self._offer(column, number, candidate)
        if not self.row.candidates:
            column.addWidget(muted("Tidak ada yang cocok di data."))
            column.addSpacing(px(self, 4))
        pick = _wide(Button("Pilih orang lain…", key="P", icon="search"))
        pick.clicked.connect(self.other)
        column.addSpacing(px(self, 6))
        column.addWidget(pick)
        add = _wide(Button("Atasannya pejabat luar…", key="L", icon="plus"))
        add.clicked.connect(self.outside)
        column.addWidget(add)
        column.addStretch(1)

    def press(self, number: int) -> None:
        """Link to candidate ``number`` (from 1)."""
        if self.row is not None and 0 < number <= len(self.row.candidates):
            self.linked.emit(self.row.candidates[number - 1].person.id)

    def _offer(self, column: QVBoxLayout, number: int, candidate: Candidate) -> None:
        person = candidate.person
        button = _wide(Button(person.name, key=str(number), icon="link"))
        button.clicked.connect(partial(self._clicked, person.id))
        reason = texts.sentence(f"candidate.{candidate.reason.value}")
        column.addWidget(button)
        column.addWidget(muted(f"{reason} · {second_line(person)}", small=True))
        self.buttons.append(button)

    def _clicked(self, person_id: UUID, *_checked: object) -> None:
        self.linked.emit(person_id)


def _wide(button: Button) -> Button:
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button


def _why(row: WithoutAssessor) -> str:
    why = texts.sentence(f"lack.{row.lack.value}")
    if row.lack is Lack.GONE:
        return f"Penilainya, {row.written}, {why}."
    if row.written:
        return f"Di berkas tertulis “{row.written}”: {why}."
    return "Di berkas tidak tertulis siapa atasannya."
