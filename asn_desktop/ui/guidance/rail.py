"""The parts of a guidance at the left, under their forms, with how much is filled in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from asn_desktop.rules.guidance import GuidanceKind, GuidancePart
from asn_desktop.ui.guidance.grid import small
from asn_desktop.ui.guidance.parts import STATES, record_titles
from asn_desktop.ui.planning.rail import SectionButton, Standing
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.views.guidance import Filled, GuidanceView

ORDER = {
    GuidanceKind.COACHING: (GuidancePart.GOAL, GuidancePart.FACT, None, GuidancePart.NEXT_STEP),
    GuidanceKind.MENTORING: (GuidancePart.GOAL, GuidancePart.JOURNAL),
}
"""The parts of a record; None = the box of opportunities."""


class GuideRail(QFrame):
    """``chosen(number)`` when a part is clicked: those of the record, then B.1.8 and B.1.9."""

    chosen = Signal(int)

    def __init__(self, view: GuidanceView, next_missing: object) -> None:
        super().__init__()
        self.setFixedWidth(px(self, 176))
        self.setProperty("kind", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 8), px(self, 12), px(self, 8), px(self, 12))
        column.setSpacing(px(self, 2))
        self.buttons: list[SectionButton] = []
        for form, titles in (
            (f"{view.form.value} · {view.kind.label.upper()}", record_titles(view.kind)),
            ("B.1.8", (self.tr("Umpan balik"),)),
            ("B.1.9", (self.tr("Kompetensi"),)),
            (self.tr("SESUDAHNYA"), (self.tr("Alur berkas"),)),
        ):
            head = small(form)
            head.setContentsMargins(px(self, 8), px(self, 8 if self.buttons else 0), 0, px(self, 2))
            column.addWidget(head)
            for title in titles:
                number = len(self.buttons)
                button = SectionButton(title, number + 1)
                button.clicked.connect(partial(self.chosen.emit, number))
                self.buttons.append(button)
                column.addWidget(button)
        column.addStretch(1)
        self.next = Button(self.tr("Kosong berikutnya"), key="F8")
        if callable(next_missing):
            self.next.clicked.connect(next_missing)
        column.addWidget(self.next)

    def show_view(self, view: GuidanceView) -> None:
        """Show how much of every part is filled in."""
        found: list[Standing] = []
        for part in ORDER[view.kind]:
            if part is None:
                filled = Filled.WHOLE if view.opportunity else Filled.EMPTY
                found.append(Standing(STATES[filled.value]))
            else:
                rows = sum(any(one.cells) for one in view.rows.get(part, ()))
                state = STATES[view.part_filled(part).value]
                found.append(Standing(state, str(rows) if rows else ""))
        answered = sum(bool(one.text) for one in view.answers)
        scored = sum(one.score is not None for one in view.competences)
        found.append(Standing(STATES[view.answers_filled.value], f"{answered}/{len(view.answers)}"))
        found.append(
            Standing(STATES[view.competences_filled.value], f"{scored}/{len(view.competences)}")
        )
        gone = sum(day is not None for day in view.way.values())
        walked = Filled.WHOLE if view.way.get("followed_on") else Filled.PARTLY
        found.append(Standing(STATES[(walked if gone else Filled.EMPTY).value]))
        for button, standing in zip(self.buttons, found, strict=True):
            button.show_standing(standing)

    def show_part(self, number: int) -> None:
        """Mark the part in view."""
        self.buttons[number].setChecked(True)
