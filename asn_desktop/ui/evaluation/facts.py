"""The middle of the run: one person's results, what was realised of them, and feedback on each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.lifecycle import EvaluationState
from asn_desktop.rules.planning import Approach
from asn_desktop.rules.predicate import Rating
from asn_desktop.ui.evaluation.feedback import FeedbackBox, Today, Write
from asn_desktop.ui.evaluation.ratings import ViewButtons
from asn_desktop.ui.feedback.dialog import Topic
from asn_desktop.ui.formats import short_date
from asn_desktop.ui.page import line
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.ui.widgets.elided import Elided
from asn_desktop.ui.widgets.panels import muted, side_heading
from asn_desktop.views.evaluation import BehaviourFacts, LastRatings, PersonEvaluation, Target
from asn_desktop.views.feedback import FeedbackPlace
from asn_desktop.views.followed import LineFacts
from asn_desktop.views.progress import IndicatorProgress, Realised, ResultProgress, is_filled

TARGET, REALISED, SHARE = 112, 136, 40  # pixels of the columns of an indicator


def plain(text: str, *, bold: bool = False, kind: str = "") -> QLabel:
    """A label that wraps and shows its text as typed."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if bold:
        label.setFont(sized(label, bold=True))
    if kind:
        label.setProperty("kind", kind)
    return label


def last_words(last: LastRatings | None) -> str:
    """Last period in one line: "Triwulan I: Sesuai / Di atas → Baik"."""
    if last is None:
        return ""
    work = last.work.short_label if last.work else "–"
    behaviour = last.behaviour.short_label if last.behaviour else "–"
    result = last.predicate.label if last.predicate else "–"
    return f"{last.label}: {work} / {behaviour} → {result}"


class PersonPanel(QWidget):
    """Everything about one person; made once, then told what changed."""

    viewed = Signal(object, object)  # result id, rating

    def __init__(self, one: PersonEvaluation, write: Write, today: Today) -> None:
        super().__init__()
        self._one, self._write, self._today = one, write, today
        self._boxes: dict[Target, FeedbackBox] = {}
        self.views: dict[UUID, ViewButtons] = {}
        self._ways: dict[UUID, QLabel] = {}
        self.shape = shape_of(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(one))
        column.addWidget(line())
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(px(self, 16), px(self, 10), px(self, 16), px(self, 16))
        inside.setSpacing(px(self, 10))
        self.inside = inside  # what is known of the year is put on top
        section = None
        for result in one.results:
            if result.section is not section:
                inside.addWidget(side_heading(result.section.label.upper(), above=0))
                section = result.section
            inside.addWidget(self._result(one, result))
            inside.addWidget(line())
        self.behaviours = BehaviourTabs(one.behaviours, self._box)
        inside.addWidget(self.behaviours)
        inside.addStretch(1)
        self.area.setWidget(inner)
        column.addWidget(self.area, 1)
        self.show_person(one)

    def show_person(self, one: PersonEvaluation) -> None:
        """Show feedback and views as they are now."""
        for target, box in self._boxes.items():
            said = [piece for piece in one.pieces if piece.target == target]
            box.show_pieces(said, locked=one.finished)
        for result_id, view in self.views.items():
            view.show_rating(one.views.get(result_id))
            view.setEnabled(not one.finished)
        self.behaviours.show_counts(one)

    def show_ways(self, lines: Mapping[UUID, LineFacts]) -> None:
        """Say beside each indicator how far its trajectory is."""
        for key, label in self._ways.items():
            words = lines[key].told if key in lines else ""
            label.setText(words)
            label.setHidden(not words)

    def commit(self) -> None:
        """Write what is being typed (before somebody else comes into view)."""
        for box in self._boxes.values():
            if box.text.hasFocus():
                box.commit()

    def boxes(self) -> list[FeedbackBox]:
        """Every place of feedback, in the order of the paper."""
        return list(self._boxes.values())

    def _box(self, target: Target, name: str) -> FeedbackBox:
        topic = Topic(
            self._one.name,
            (FeedbackPlace(target=target, label=name),),
            study_leave=self._one.study_leave,
            giver=GiverKind.PEER,
            removable=True,
        )
        box = FeedbackBox(topic, self._write, self._today)
        self._boxes[target] = box
        return box

    # ---- making

    def _head(self, one: PersonEvaluation) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 8))
        head.setSpacing(px(self, 2))
        name = plain(one.name, bold=True)
        name.setFont(sized(name, points=1.5, bold=True))
        head.addWidget(name)
        superior = ""
        if one.state is EvaluationState.WITH_SUPERIOR:
            superior = self.tr("dinilai atasan penilai, final (D.1.2)")
        post = " · ".join(part for part in (one.position, one.rank, superior) if part)
        head.addWidget(plain(post, kind="muted"))
        facts = one.achievement
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        if facts.value is None:
            row.addWidget(
                StateChip(
                    State.ACTION, self.tr("Capaian {unit} belum diisi").format(unit=facts.unit)
                )
            )
            row.addStretch(1)
        else:
            words = self.tr("Capaian {unit}: {value}").format(
                unit=facts.unit, value=facts.value.form_label
            )
            if facts.of_year and facts.on and facts.of_year != facts.on.year:
                words += self.tr(" (capaian {year})").format(year=facts.of_year)
            words += f"  ({facts.source}, {short_date(facts.on)})"
            row.addWidget(Elided(words), 1)
        earlier = plain(last_words(one.last), kind="muted")
        earlier.setWordWrap(False)
        row.addWidget(earlier, 0, Qt.AlignmentFlag.AlignRight)
        head.addLayout(row)
        return head

    def _result(self, one: PersonEvaluation, result: ResultProgress) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 6))
        head = QHBoxLayout()
        head.setSpacing(px(self, 8))
        mark = plain(str(result.no), bold=True)
        mark.setFixedWidth(px(self, 14))
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = f"{result.text} ({result.assigned_by})" if result.assigned_by else result.text
        head.addWidget(plain(words, bold=True), 1)
        head.addWidget(muted(self.tr("pandangan"), small=True), 0, Qt.AlignmentFlag.AlignTop)
        view = ViewButtons(self.tr("Pandangan hasil {no}").format(no=result.no))
        view.chosen.connect(partial(self._viewed, result.id))
        self.views[result.id] = view
        head.addWidget(view, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if result.taken:
            column.addWidget(self._indent(plain(result.taken, kind="warning")))
        if one.approach is Approach.QUALITATIVE:
            for indicator in result.indicators:
                column.addWidget(self._indent(plain(f"–  {indicator.text}")))
            self._realised(column, result.realised, result.earlier, None)
            box = self._box(("result", result.id), result.text)
            column.addWidget(self._indent(box))
        else:
            for indicator in result.indicators:
                column.addWidget(self._indent(self._indicator(indicator)))
        return block

    def _indicator(self, one: IndicatorProgress) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, px(self, 2))
        column.setSpacing(px(self, 4))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(self, 12))
        grid.setVerticalSpacing(0)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(plain(one.text), 0, 0, 2, 1, top)
        grid.addWidget(_caption(self.tr("target")), 0, 1, top)
        grid.addWidget(_narrow(plain(one.target or "–"), TARGET), 1, 1, top)
        grid.addWidget(_caption(self.tr("realisasi")), 0, 2, top)
        realised = one.realised
        if realised is not None and is_filled(realised):
            grid.addWidget(_narrow(plain(realised.text), REALISED), 1, 2, top)
        else:
            grid.addWidget(StateChip(State.ACTION, self.tr("belum diisi")), 1, 2, top)
        share = one.percent
        if share is not None:
            number = plain(f"{share} %", kind="muted")
            number.setToolTip(
                self.tr("Realisasi dibanding target. Tidak dipakai menghitung rating.")
            )
            grid.addWidget(number, 1, 3, top | Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        for at, width in ((1, TARGET), (2, REALISED), (3, SHARE)):
            grid.setColumnMinimumWidth(at, px(self, width))
        column.addLayout(grid)
        way = plain("", kind="muted")
        way.hide()
        self._ways[one.id] = way
        column.addWidget(way)
        self._proof(column, realised, one.earlier)
        column.addWidget(self._box(("indicator", one.id), one.text))
        return block

    def _realised(
        self,
        column: QVBoxLayout,
        realised: Realised | None,
        earlier: tuple[Realised, ...],
        _share: None,
    ) -> None:
        """The realisation of a result in the qualitative approach: a text of several lines."""
        row = QHBoxLayout()
        row.setSpacing(px(self, 12))
        row.addSpacing(px(self, 22))
        row.addWidget(_caption(self.tr("realisasi")), 0, Qt.AlignmentFlag.AlignTop)
        if realised is not None and is_filled(realised):
            row.addWidget(plain(realised.text), 1)
        else:
            row.addWidget(StateChip(State.ACTION, self.tr("belum diisi")))
            row.addStretch(1)
        column.addLayout(row)
        holder = QVBoxLayout()
        holder.setContentsMargins(px(self, 22), 0, 0, 0)
        self._proof(holder, realised, earlier)
        column.addLayout(holder)

    def _proof(
        self, column: QVBoxLayout, realised: Realised | None, earlier: tuple[Realised, ...]
    ) -> None:
        if realised is not None and realised.evidence:
            proof = plain(
                self.tr("Bukti: {text}").format(text=realised.evidence.replace("\n", " · ")),
                kind="muted",
            )
            proof.setFont(sized(proof, points=-0.5))
            column.addWidget(proof)
        if earlier:
            parts = [f"{one.label}: {one.text}" for one in earlier]
            column.addWidget(plain("  ·  ".join(parts), kind="muted"))

    def _indent(self, widget: QWidget) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(px(self, 22), 0, 0, 0)
        row.addWidget(widget)
        return holder

    def _viewed(self, result_id: UUID, rating: Rating | None) -> None:
        self.viewed.emit(result_id, rating)


class BehaviourTabs(QFrame):
    """The seven values: one open at a time, Tab walks through all of them."""

    def __init__(
        self, values: tuple[BehaviourFacts, ...], make: Callable[[Target, str], FeedbackBox]
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 6))
        column.addWidget(side_heading(self.tr("PERILAKU KERJA"), above=0))
        self._group = QButtonGroup(self)
        self._values = values
        self.boxes: list[FeedbackBox] = []
        self._panels: list[QWidget] = []
        for row_values in (values[:3], values[3:]):
            row = QHBoxLayout()
            row.setSpacing(px(self, 6))
            for value in row_values:
                tab = Button(value.name, small=True)
                tab.setCheckable(True)
                tab.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
                self._group.addButton(tab, len(self._group.buttons()))
                row.addWidget(tab)
            row.addStretch(1)
            column.addLayout(row)
        for at, value in enumerate(values):
            box = make(("value", value.value), value.name)
            box.text.step = partial(self._step, at)
            self.boxes.append(box)
            panel = self._panel(value, box)
            self._panels.append(panel)
            column.addWidget(panel)
        self._group.idClicked.connect(self._clicked)
        self.open(0)

    def _panel(self, value: BehaviourFacts, box: FeedbackBox) -> QWidget:
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(px(self, 4), 0, 0, 0)
        column.setSpacing(px(self, 4))
        guides = plain("\n".join(f"–  {guide}" for guide in value.guides), kind="muted")
        guides.setFont(sized(guides, points=-0.5))
        column.addWidget(guides)
        if value.expectation:
            column.addWidget(
                plain(self.tr("Ekspektasi khusus: {text}").format(text=value.expectation))
            )
        column.addWidget(box)
        return panel

    def open(self, at: int) -> None:
        """Open one value."""
        for number, panel in enumerate(self._panels):
            panel.setVisible(number == at)
        self._group.button(at).setChecked(True)

    def focus(self, at: int) -> None:
        """Open one value and put the focus into its field."""
        self.open(at)
        self.boxes[at].text.setFocus(Qt.FocusReason.TabFocusReason)

    def show_counts(self, one: PersonEvaluation) -> None:
        """How much was said about each value stands on its tab."""
        for at, value in enumerate(self._values):
            count = sum(piece.target == ("value", value.value) for piece in one.pieces)
            button = self._group.button(at)
            button.setText(f"{value.name}  {count}" if count else value.name)
            button.updateGeometry()

    def _clicked(self, at: int) -> None:
        self.focus(at)

    def _step(self, at: int, step: int) -> bool:
        inside = 0 <= at + step < len(self.boxes)
        if inside:
            self.focus(at + step)
        return inside


def shape_of(one: PersonEvaluation) -> tuple[object, ...]:
    """What the widgets of a panel are made from; while it is the same, the panel is kept."""
    return (one.results, one.behaviours, one.achievement, one.last, one.name, one.position)


def _narrow(label: QLabel, width: int) -> QLabel:
    """A label of one width in every row, so that columns stand under each other."""
    label.setFixedWidth(px(label, width))
    return label


def _caption(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", "muted")
    label.setFont(sized(label, points=-2))
    return label
