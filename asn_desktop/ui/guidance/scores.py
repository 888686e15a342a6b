"""B.1.9 in the editor: every competence with its score and reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from asn_desktop.rules.guidance import SCALE, CompetencyGroup
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.forms.fields import LongTextField
from asn_desktop.ui.guidance.cells import Place, ScoreCell, TextCell, label_of
from asn_desktop.ui.guidance.parts import LongBox, card, paper_date
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.panels import Card, Scroll, muted
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.guidance import CompetencyView, GuidanceView


@dataclass
class ScoreLine:
    """The widgets of one competence; ``trash`` only of a technical one."""

    name: TextCell | QLabel
    score: ScoreCell
    word: QLabel
    reason: TextCell
    trash: Button | None = None

    def widgets(self) -> tuple[QWidget, ...]:
        """All of them, from left to right."""
        row = (self.name, self.score, self.word, self.reason)
        return row if self.trash is None else (*row, self.trash)


class CompetenceSheet(Scroll):
    """B.1.9: the competences with score and reason, technical ones added by name."""

    scored = Signal(object, object, str)  # id, score, reason
    named = Signal(object, str)  # id, name
    added = Signal(str)
    recommended = Signal(str)
    dated = Signal(object)

    def __init__(self, view: GuidanceView, today: date) -> None:
        super().__init__()
        steps = "   ".join(f"{step.score} {step.label}" for step in SCALE)
        told = muted(self.tr("Skala: {steps}").format(steps=steps))
        told.setToolTip("\n\n".join(f"{step.score}. {step.text}" for step in SCALE))
        self.column.addWidget(told)
        self.date = paper_date(self, "assessed_on", today)
        self.date.committed.connect(self.dated)
        self.lines: dict[UUID, ScoreLine] = {}
        self._order: list[UUID] = []
        self._grids: dict[CompetencyGroup, QGridLayout] = {}
        for group in CompetencyGroup:
            box = card(group.label.upper())
            grid = QGridLayout()
            grid.setHorizontalSpacing(px(self, 12))
            grid.setVerticalSpacing(px(self, 6))
            grid.setColumnStretch(0, 4)
            grid.setColumnStretch(3, 6)
            box.column.addLayout(grid)
            self._grids[group] = grid
            if group is CompetencyGroup.TECHNICAL:
                self.new_name = TextCell(
                    self.tr("Kompetensi teknis baru"),
                    self.tr("tulis nama kompetensi teknis, lalu Enter"),
                )
                self.new_name.setMaximumWidth(px(self, 420))
                self.new_name.left.connect(self._add)
                self.new_name.moved.connect(self.new_name.commit)
                box.column.addWidget(self.new_name)
            self.column.addWidget(box)
        last = Card()
        self.recommendation = LongTextField(
            "recommendation", self.tr("Rekomendasi"), required=True, lines=3,
            rule="guidance.recommendation",
        )  # fmt: skip
        self.recommendation.box.setProperty(
            "draft", str(DraftKey("guidance", view.id, "recommendation"))
        )
        self.recommendation.committed.connect(self._recommended)
        last.column.addWidget(self.recommendation)
        self.column.addWidget(last)
        self.column.addStretch(1)

    def show_view(self, view: GuidanceView) -> None:
        """Show what is stored; what is being typed is left alone."""
        order: list[UUID] = [one.id for one in view.competences]
        for gone in [key for key in self.lines if key not in order]:
            self._drop(gone)
        rows: dict[CompetencyGroup, int] = {}
        for one in view.competences:
            row = rows[one.group] = rows.get(one.group, -1) + 1
            line = self.lines.get(one.id) or self._make(one, row)
            line.score.put(one.score)
            line.word.setText(label_of(one.score))
            line.reason.put(one.reason)
            if isinstance(line.name, TextCell):
                line.name.put(one.name)
            elif isinstance(line.name, QLabel):
                line.name.setText(f"{row + 1}.  {one.name}")
        self._order = order
        if not self.recommendation.is_dirty():
            self.recommendation.set_value(view.recommendation or None)
        if not self.date.is_busy():
            self.date.set_value(view.assessed_on)

    def places(self) -> list[Place]:
        """The scores, then the recommendation; reasons may stay empty."""
        return [*(self.lines[key].score for key in self._order), LongBox(self.recommendation)]

    def commit(self) -> None:
        """Write what is being typed."""
        for line in self.lines.values():
            line.reason.commit()
            if isinstance(line.name, TextCell):
                line.name.commit()
        self.recommendation.commit()
        self.date.commit()

    def _make(self, one: CompetencyView, row: int) -> ScoreLine:
        technical = one.group is CompetencyGroup.TECHNICAL
        name: TextCell | QLabel = TextCell(self.tr("Nama kompetensi")) if technical else plain("")
        score = ScoreCell(one.name)
        score.setProperty("rule", "guidance.score")
        word = plain("", kind="muted")
        word.setWordWrap(False)
        word.setFixedWidth(px(self, 112))
        reason = TextCell(
            self.tr("Alasan {name}").format(name=one.name), self.tr("alasan terhadap penilaian")
        )
        reason.setProperty("rule", "guidance.score")
        reason.setProperty("draft", str(DraftKey("competency", one.id, "reason")))
        score.chosen.connect(partial(self._scored, one.id))
        score.moved.connect(partial(self._step, one.id, False))
        reason.left.connect(partial(self._scored, one.id, None))
        reason.moved.connect(partial(self._step, one.id, True))
        if isinstance(name, TextCell):
            name.left.connect(partial(self._renamed, one.id))
            name.moved.connect(name.commit)
            name.removed.connect(partial(self.named.emit, one.id, ""))
        else:
            for label in (name, word):
                label.setContentsMargins(0, px(self, 5), 0, 0)
        grid = self._grids[one.group]
        for column, widget in enumerate((name, score, word, reason)):
            grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
        made = ScoreLine(name, score, word, reason)
        if technical:
            made.trash = self._trash(one)
            grid.addWidget(made.trash, row, 4, Qt.AlignmentFlag.AlignTop)
            QWidget.setTabOrder(reason, self.new_name)
            QWidget.setTabOrder(score, reason)
            QWidget.setTabOrder(name, score)
        self.lines[one.id] = made
        return made

    def _trash(self, one: CompetencyView) -> Button:
        trash = Button("", kind=Kind.QUIET, icon="trash", small=True)
        trash.setToolTip(self.tr("Hapus kompetensi ini · Ctrl+Del"))
        trash.setAccessibleName(self.tr("Hapus {name}").format(name=one.name))
        trash.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        trash.clicked.connect(partial(self.named.emit, one.id, ""))
        return trash

    def _drop(self, key: UUID) -> None:
        for widget in self.lines.pop(key).widgets():
            self._grids[CompetencyGroup.TECHNICAL].removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _scored(self, key: UUID, *_value: object) -> None:
        line = self.lines[key]
        line.reason.keep()
        line.word.setText(label_of(line.score.value))
        self.scored.emit(key, line.score.value, line.reason.words())

    def _renamed(self, key: UUID) -> None:
        name = self.lines[key].name
        if isinstance(name, TextCell):
            name.keep()
            self.named.emit(key, name.words())

    def _add(self) -> None:
        words = self.new_name.words()
        self.new_name.clear()
        self.new_name.keep()
        if words:
            self.added.emit(words)

    def _step(self, key: UUID, reason: bool, by: int) -> None:
        to = self._order.index(key) + by
        if 0 <= to < len(self._order):
            line = self.lines[self._order[to]]
            target: QWidget = line.reason if reason else line.score
            target.setFocus(Qt.FocusReason.TabFocusReason)
        elif by > 0:
            self.recommendation.focus()

    def _recommended(self, value: object) -> None:
        self.recommended.emit(str(value or ""))
