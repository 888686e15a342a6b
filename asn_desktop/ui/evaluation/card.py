"""The right side of the run: the two ratings that decide, the predicate, the note, the way on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.rules.findings import Severity
from asn_desktop.rules.finishing import deviates
from asn_desktop.rules.predicate import Predicate, Rating
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.evaluation.paper_date import PaperDate
from asn_desktop.ui.evaluation.ratings import RatingButtons
from asn_desktop.ui.evaluation.study import StudyLine
from asn_desktop.ui.evaluation.text import RunText
from asn_desktop.ui.page import line
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.evaluation import PersonEvaluation
from asn_desktop.workflows.sentences import say

WIDTH, INNER = 300, 276  # pixels
STATES = {
    Predicate.VERY_GOOD: State.DONE,
    Predicate.GOOD: State.DONE,
    Predicate.NEEDS_IMPROVEMENT: State.ACTION,
    Predicate.MISCONDUCT: State.REFUSED,
    Predicate.VERY_POOR: State.REFUSED,
}


class Reason(RunText):
    """A few words; leaving the field is the act."""

    left = Signal(str)

    def __init__(self, name: str, *, lines: int = 1, most: int = 4) -> None:
        super().__init__(lines, most)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self._known = ""

    def put(self, text: str) -> None:
        """Show what is stored, unless something newer is being typed."""
        clean = self.toPlainText().strip() == self._known
        self._known = text
        if clean and self.toPlainText().strip() != text:
            self.setPlainText(text)

    def commit(self) -> None:
        """Tell what is new."""
        text = self.toPlainText().strip()
        if text != self._known and not self.isReadOnly():
            self._known = text
            self.left.emit(text)


class PredicateSign(QWidget):
    """The predicate as shape, large word and colour; a quiet line while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._predicate: Predicate | None = None
        self.setFixedHeight(px(self, 34))

    def text(self) -> str:
        """The words shown."""
        if self._predicate is None:
            return self.tr("— muncul setelah keduanya")
        return self._predicate.label

    def show_predicate(self, found: Predicate | None) -> None:
        """Show ``found``, None for "not yet"."""
        self._predicate = found
        self.setAccessibleName(self.text())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: in the colour of its weight."""
        colours = colours_of(self)
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self._predicate is None:
            painter.setPen(colours.q("muted"))
        else:
            state = STATES[self._predicate]
            side = px(self, 14)
            shape = QRectF(0, (box.height() - side) / 2, side, side)
            draw_shape(painter, shape, state, colours)
            painter.setPen(state.colour(colours))
            painter.setFont(sized(self, points=5, bold=True))
            box.setLeft(side + px(self, 9))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.text())


class RatingCard(QFrame):
    """Shows one person; the page listens to its parts."""

    without_said = Signal(str)  # "" takes it back

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.paper = PaperDate(today)
        self.setProperty("kind", "quiet")
        self.setFixedWidth(px(self, WIDTH))
        self._one: PersonEvaluation | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(self, 12), px(self, 12), 0, px(self, 12))
        whole.setSpacing(px(self, 4))
        self.area = QScrollArea()  # in a low window what is above the buttons scrolls
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        upper = QWidget()
        upper.setFixedWidth(px(self, INNER))  # the bar stands in the margin
        self.area.setWidget(upper)
        upper.setAutoFillBackground(False)  # the card's own ground
        whole.addWidget(self.area, 1)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 4))
        self.work = RatingButtons(self.tr("Rating hasil kerja"))
        self.work.setProperty("rule", "rating.work")
        self.behaviour = RatingButtons(self.tr("Rating perilaku kerja"))
        self.behaviour.setProperty("rule", "rating.behaviour")
        self._work_state, self._behaviour_state = StateChip(State.OPEN), StateChip(State.OPEN)
        column.addLayout(_title(self.tr("HASIL KERJA"), self.tr("Alt+H")))
        column.addWidget(self.work)
        column.addWidget(self._work_state)
        self.proposal = QLabel()
        self.proposal.setWordWrap(True)
        column.addWidget(self.proposal)
        self.override = Reason(self.tr("Alasan berbeda dari usulan"))
        column.addWidget(self.override)
        column.addSpacing(px(self, 6))
        column.addLayout(_title(self.tr("PERILAKU"), self.tr("Alt+L")))
        column.addWidget(self.behaviour)
        column.addWidget(self._behaviour_state)
        column.addSpacing(px(self, 4))
        column.addWidget(line())
        column.addLayout(_title(self.tr("PREDIKAT"), ""))
        self.result = PredicateSign()
        column.addWidget(self.result)
        self.study = StudyLine()
        column.addWidget(self.study)
        column.addWidget(line())
        self._lay_out_lower(column)
        self._lay_out_buttons(whole)

    def _lay_out_lower(self, column: QVBoxLayout) -> None:
        self.without_box = QWidget()
        inner = QVBoxLayout(self.without_box)
        inner.setContentsMargins(0, px(self, 4), 0, px(self, 4))
        inner.setSpacing(px(self, 4))
        self.without = QCheckBox(self.tr("Dinilai tanpa realisasi, alasan…"))
        self.without.toggled.connect(self._without_toggled)
        self.without_reason = Reason(self.tr("Alasan dinilai tanpa realisasi"))
        self.without_reason.left.connect(self.without_said)
        for field in (self.without_reason, self.override):
            field.textChanged.connect(self.show_lack)
        inner.addWidget(self.without)
        inner.addWidget(self.without_reason)
        column.addWidget(self.without_box)
        note_title = QLabel(self.tr("Catatan/rekomendasi"))
        note_title.setFont(sized(note_title, points=-1))
        note_title.setProperty("kind", "muted")
        column.addWidget(note_title)
        self.note = Reason(self.tr("Tercetak di dokumen evaluasi"), lines=2, most=5)
        self.note.setProperty("rule", "evaluation.note")
        column.addWidget(self.note)
        self.phrases = QLabel(self.tr("Frasa  Ctrl+1…9 · Ctrl+Spasi"))
        self.phrases.setFont(sized(self.phrases, points=-1.5))
        self.phrases.setProperty("kind", "muted")
        column.addWidget(self.phrases)
        column.addStretch(1)

    def _lay_out_buttons(self, whole: QVBoxLayout) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, px(self, 12), 0)
        column.setSpacing(px(self, 4))
        whole.addLayout(column)
        self.lack = QLabel()
        self.lack.setWordWrap(True)
        self.lack.setProperty("kind", "muted")
        self.lack.setFont(sized(self.lack, points=-1))
        column.addWidget(self.lack)
        self.doubt = Button(self.tr("Ragu-ragu"), key="Ctrl+R")
        self.doubt.setCheckable(True)
        self.doubt.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.reopen = Button(self.tr("Buka kembali…"), icon="lock-open")
        self.done = Button(self.tr("Selesai && berikut").replace("&&", "&"), kind=Kind.MAIN)
        for button in (self.doubt, self.reopen):
            button.setMinimumWidth(px(self, INNER))
            column.addWidget(button)
        column.addWidget(self.paper)
        self.done.setMinimumWidth(px(self, INNER))
        column.addWidget(self.done)

    def show_person(self, one: PersonEvaluation) -> None:
        """Show what is known of one person now."""
        other = self._one is None or self._one.id != one.id
        self._one = one
        proposed = one.proposal.rating if one.proposal else None
        self.work.show_rating(one.work, proposed)
        self.behaviour.show_rating(one.behaviour)
        for rating, chip in ((one.work, self._work_state), (one.behaviour, self._behaviour_state)):
            if rating is None:
                chip.show_state(State.OPEN, self.tr("belum dinilai"))
            else:
                state = State.ACTION if rating is Rating.BELOW else State.DONE
                chip.show_state(state, rating.label)
        self._show_proposal(one)
        self._show_result(one)
        if other:
            self.area.verticalScrollBar().setValue(0)
            for field in (self.note, self.override, self.without_reason):
                field.put("")
                field.setPlainText("")
        self.note.put(one.note)
        self.override.put(one.override_reason or "")
        self.without_reason.put(one.without_realisation or "")
        draft = DraftKey("evaluation", one.id, "note")
        self.note.setProperty("draft", str(draft))
        self._show_missing(one, other=other)
        locked = one.finished
        for widget in (self.work, self.behaviour, self.without):
            widget.setEnabled(not locked)
        for field in (self.note, self.override, self.without_reason):
            field.setReadOnly(locked)
        self.doubt.setChecked(one.doubtful)
        self.phrases.setVisible(not locked)
        self.reopen.setVisible(locked)
        self.done.setVisible(not locked)
        self.paper.setVisible(not locked)
        self.show_lack()

    def show_lack(self) -> None:
        """Say what keeps the person from being finished, also while a reason is being typed."""
        one = self._one
        if one is None:
            return
        typed = {
            "without": bool(self.without_reason.toPlainText().strip()),
            "override": bool(self.override.toPlainText().strip()),
        }
        lacking = [
            finding
            for finding in one.findings()
            if finding.severity is Severity.ERROR
            and not typed.get(str(finding.values.get("field")), False)
        ]
        first = say(lacking[0]) if lacking and not one.finished else ""
        if len(lacking) > 1 and first:
            first += self.tr(" (dan {n} lagi)").format(n=len(lacking) - 1)
        self.lack.setText(first)
        self.lack.setVisible(bool(first))
        self.done.switch_off("\n".join(say(each) for each in lacking))

    def commit(self) -> None:
        """Write what is being typed."""
        for field in (self.note, self.override, self.without_reason):
            if field.hasFocus():
                field.commit()

    def _show_proposal(self, one: PersonEvaluation) -> None:
        self.proposal.setVisible(one.proposal is not None)
        self.override.setVisible(
            one.proposal is not None and deviates(one.work, one.proposal.rating)
        )
        if one.proposal is None:
            return
        words = self.tr("Usulan dari capaian {unit}: {value} → {rating}.").format(
            unit=one.proposal.unit,
            value=one.proposal.achievement.label,
            rating=one.proposal.rating.short_label,
        )
        if one.work is None:
            words += self.tr(" Tekan {key} untuk menetapkan.").format(key=one.proposal.rating.value)
        self.proposal.setText(words)

    def _show_result(self, one: PersonEvaluation) -> None:
        self.result.show_predicate(one.predicate or one.outcome)
        self.study.show_person(one)

    def _show_missing(self, one: PersonEvaluation, *, other: bool) -> None:
        self.without_box.setVisible(one.missing > 0)
        if other or one.without_realisation:
            self.without.blockSignals(True)
            self.without.setChecked(bool(one.without_realisation))
            self.without.blockSignals(False)
        self.without_reason.setVisible(self.without.isChecked())

    def _without_toggled(self, on: bool) -> None:
        self.without_reason.setVisible(on)
        if on:
            self.without_reason.setFocus()
        else:
            self.without_reason.setPlainText("")
            self.without_reason.commit()


def _title(text: str, key: str) -> QHBoxLayout:
    row = QHBoxLayout()
    title = QLabel(text)
    title.setFont(sized(title, points=-1, bold=True))
    row.addWidget(title)
    row.addStretch(1)
    if key:
        shown = QLabel(key)
        shown.setProperty("kind", "muted")
        shown.setFont(sized(shown, points=-1.5))
        row.addWidget(shown)
    return row
