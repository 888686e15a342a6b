"""Two sheets of a guidance in the editor: the record (B.1.6, B.1.7) and the answers (B.1.8)."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import uuid5

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from asn_desktop.rules.guidance import (
    CRITERIA,
    OPPORTUNITY_TITLE,
    PART_TITLES,
    PARTS,
    SUBJECTS,
    GuidancePart,
)
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.forms.fields import LongTextField
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.guidance.cells import Place, TextCell
from asn_desktop.ui.guidance.grid import PartGrid
from asn_desktop.ui.guidance.parts import LongBox, card, paper_date
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.ui.widgets.panels import Card, Scroll, muted
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.guidance import GuidanceView

BY = {
    GuidancePart.GOAL: "diisi oleh pegawai",
    GuidancePart.FACT: "diisi oleh pegawai",
    GuidancePart.NEXT_STEP: "rekomendasi pembimbing yang disepakati dengan pegawai",
    GuidancePart.JOURNAL: "diisi selama mentoring",
}


class RecordSheet(Scroll):
    """B.1.6 or B.1.7: who and when, then the parts from top to bottom."""

    rows_edited = Signal(object, object)  # part, rows
    opportunity_edited = Signal(str)

    def __init__(self, view: GuidanceView, head: Form) -> None:
        super().__init__()
        self.banner = Banner()
        self.column.addWidget(self.banner)
        who = Card()
        who.column.addWidget(head)
        self.column.addWidget(who)
        self.grids: dict[GuidancePart, PartGrid] = {}
        self.cards: list[Card] = []
        self.opportunity: LongTextField | None = None
        for part in PARTS[view.kind]:
            if part is GuidancePart.NEXT_STEP:
                self._add_opportunity(view)
            box = card(PART_TITLES[view.kind, part], BY[part])
            grid = PartGrid(view.kind, part, view.id, view.rows.get(part, ()))
            grid.edited.connect(partial(self.rows_edited.emit, part))
            box.column.addWidget(grid)
            self.column.addWidget(box)
            self.grids[part] = grid
            self.cards.append(box)
        self.column.addStretch(1)

    def show_view(self, view: GuidanceView) -> None:
        """Show what is stored; what is being typed is left alone."""
        for part, grid in self.grids.items():
            grid.show_rows(view.rows.get(part, ()))
        if self.opportunity is not None and not self.opportunity.is_dirty():
            self.opportunity.set_value(view.opportunity or None)

    def places(self) -> list[Place]:
        """Everything that ought to be filled in, from top to bottom."""
        found: list[Place] = []
        for part, grid in self.grids.items():
            if part is GuidancePart.NEXT_STEP and self.opportunity is not None:
                found.append(LongBox(self.opportunity))
            found += grid.places()
        return found

    def go_to(self, number: int) -> None:
        """Bring a part into view and put the focus into it."""
        box = self.cards[number]
        grid = next((one for one in self.grids.values() if box.isAncestorOf(one)), None)
        if grid is not None:
            grid.focus_first()
        elif self.opportunity is not None:
            self.opportunity.focus()
        above = box.geometry().top() - px(self, 8) if number else 0
        self.verticalScrollBar().setValue(above)

    def commit(self) -> None:
        """Write what is being typed."""
        for grid in self.grids.values():
            grid.commit()
        if self.opportunity is not None:
            self.opportunity.commit()

    def _add_opportunity(self, view: GuidanceView) -> None:
        box = card(OPPORTUNITY_TITLE, BY[GuidancePart.GOAL])
        field = LongTextField("opportunity", OPPORTUNITY_TITLE, required=True, lines=3)
        field.title.hide()
        field.setProperty("rule", "guidance.opportunity")
        field.box.setProperty("draft", str(DraftKey("guidance", view.id, "opportunity")))
        field.committed.connect(self._opportunity)
        box.column.addWidget(field)
        self.column.addWidget(box)
        self.cards.append(box)
        self.opportunity = field

    def _opportunity(self, value: object) -> None:
        self.opportunity_edited.emit(str(value or ""))


class AnswersSheet(Scroll):
    """B.1.8: nine criteria under their three subjects."""

    answered = Signal(int, str)
    dated = Signal(object)

    def __init__(self, view: GuidanceView, today: date) -> None:
        super().__init__()
        self._id = view.id
        self.column.addWidget(
            muted(
                self.tr(
                    "Diisi dan ditandatangani pegawai, lalu diserahkan kepada atasan pimpinan, "
                    "bukan kepada pembimbingnya."
                )
            )
        )
        self.date = paper_date(self, "answered_on", today)
        self.date.committed.connect(self.dated)
        self.cells: dict[int, TextCell] = {}
        for n, subject in enumerate(SUBJECTS, start=1):
            box = card(subject)
            grid = QGridLayout()
            grid.setHorizontalSpacing(px(self, 16))
            grid.setVerticalSpacing(px(self, 8))
            grid.setColumnStretch(1, 5)
            grid.setColumnStretch(2, 6)
            for row, one in enumerate(each for each in CRITERIA if each.subject == n):
                labels = (plain(f"{one.number}."), plain(one.text))
                for column, label in enumerate(labels):
                    label.setContentsMargins(0, px(self, 5), 0, 0)
                    grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
                cell = TextCell(one.text, self.tr("umpan balik"))
                cell.setProperty("rule", "guidance.answer")
                cell.left.connect(partial(self._left, one.number))
                cell.moved.connect(partial(self._step, one.number))
                grid.addWidget(cell, row, 2, Qt.AlignmentFlag.AlignTop)
                self.cells[one.number] = cell
            box.column.addLayout(grid)
            self.column.addWidget(box)
        self.column.addStretch(1)

    def show_view(self, view: GuidanceView) -> None:
        """Show what is stored; what is being typed is left alone."""
        for one in view.answers:
            cell = self.cells[one.criterion]
            cell.put(one.text)
            key = one.id or uuid5(self._id, f"answer/{one.criterion}")
            cell.setProperty("draft", str(DraftKey("guidance_answer", key, "text")))
        if not self.date.is_busy():
            self.date.set_value(view.answered_on)

    def places(self) -> list[Place]:
        """The nine answers."""
        return list(self.cells.values())

    def commit(self) -> None:
        """Write what is being typed."""
        for cell in self.cells.values():
            cell.commit()
        self.date.commit()

    def _left(self, criterion: int) -> None:
        cell = self.cells[criterion]
        cell.keep()
        self.answered.emit(criterion, cell.words())

    def _step(self, criterion: int, by: int) -> None:
        cell = self.cells.get(criterion + by)
        if cell is not None:
            cell.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.cells[criterion].commit()
