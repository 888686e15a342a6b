"""The page Penilaian: who is evaluated in the period and how far it is, and the way into a run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.lifecycle import EvaluationState
from asn_desktop.rules.predicate import Rating
from asn_desktop.services import evaluation_lists
from asn_desktop.ui.evaluation.acts import ask_achievement, open_evaluations, opened_words
from asn_desktop.ui.evaluation.dialogs import LeftOutDialog
from asn_desktop.ui.evaluation.mirror import MirrorBars
from asn_desktop.ui.evaluation.sending import send
from asn_desktop.ui.evaluation.side import achievement_row, assessor_row, side_title
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page, line
from asn_desktop.ui.periods import chosen_period
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.panel import ListFilter, ListPanel, ListSpec
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.messages import Banner, Choice, Empty
from asn_desktop.ui.widgets.panels import Scroll
from asn_desktop.views.evaluation import AchievementFacts, EvaluationRow, Overview
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.progress import PeriodHead
from asn_desktop.workflows.sentences import say

KINDS = frozenset(
    {"evaluation", "achievement", "realisation", "skp", "person", "person_status", "placement"}
)


def state_of(row: EvaluationRow) -> tuple[State, str]:
    """Shape and word of one evaluation."""
    if row.doubtful:
        return State.WAITING, "Ragu-ragu"
    if row.finished:
        return State.DONE, "Selesai"
    if row.work or row.behaviour:
        return State.RUNNING, "Berjalan"
    if row.state is EvaluationState.WITH_SUPERIOR:
        return State.WAITING, "Pada atasan"
    return State.OPEN, "Belum dinilai"


def missing_of(row: EvaluationRow) -> tuple[State, str] | None:
    """How many realisations lack."""
    return (State.ACTION, f"{row.missing} belum") if row.missing else None


def rating_of(rating: Rating | None) -> str:
    """The word of a rating, "" for none."""
    return rating.short_label if rating else ""


class EvaluationPage(Page):
    """People at the left, assessors, achievements and the office's distribution at the right."""

    title = "Penilaian"

    def build(self) -> None:
        """Make list, side and buttons."""
        self._period: PeriodHead | None = None
        self._known: list[EvaluationRow] = []
        self._then: Callable[[], object] | None = None
        self._worked_as: UUID | None = None
        self.overview: Overview | None = None
        self.banner = Banner()
        holder = QWidget()
        holder_row = QHBoxLayout(holder)
        holder_row.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), 0)
        holder_row.addWidget(self.banner)
        self._banner_holder = holder
        self.panel = ListPanel(self.context.operations, self._spec())
        self.side = QFrame()
        self.side.setProperty("kind", "quiet")
        self.side.setFixedWidth(px(self, 320))
        side = QVBoxLayout(self.side)
        side.setContentsMargins(0, 0, 0, 0)
        self.side_scroll = Scroll()
        side.addWidget(self.side_scroll)
        self.columns = QWidget()
        row = QHBoxLayout(self.columns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(holder)
        left.addWidget(self.panel, 1)
        row.addLayout(left, 1)
        row.addWidget(line(upright=True))
        row.addWidget(self.side)
        self.body.addWidget(self.columns, 1)
        self.start_button = Button(self.tr("Mulai menilai"), icon="evaluation", do=self.start)
        self.sheet_button = Button(self.tr("Lembar penilaian"), icon="table", do=self.open_sheet)
        self.sheet_button.setToolTip(self.tr("Semua orang satu penilai dalam satu lembar (Ctrl+G)"))
        self.header.add(self.sheet_button)
        self.set_main(self.start_button)
        self.add_key("Ctrl+G", self.tr("lembar penilaian"), self.open_sheet)
        self.tell_key("↑ ↓  Enter", self.tr("pilih orang, nilai"))

    def _spec(self) -> ListSpec:
        return ListSpec(
            columns=(
                Column("state", self.tr("Keadaan"), 116, state_of, Cell.MARK),
                Column("name", self.tr("Nama"), 152, stretch=True),
                Column("assessor", self.tr("Penilai"), 114, stretch=True),
                Column("missing", self.tr("Realisasi"), 84, missing_of, Cell.MARK),
                Column("work", self.tr("Hasil kerja"), 86, lambda row: rating_of(row.work)),
                Column("behaviour", self.tr("Perilaku"), 80, lambda row: rating_of(row.behaviour)),
                Column(
                    "predicate",
                    self.tr("Predikat"),
                    128,
                    lambda row: row.predicate.label if row.predicate else "",
                ),
            ),
            query=self._rows,
            noun=self.tr("orang"),
            kinds=KINDS,
            open=self._open_row,
            filters=(
                ListFilter(
                    "state",
                    self.tr("Keadaan"),
                    (
                        (None, self.tr("Semua keadaan")),
                        ("open", self.tr("Belum selesai")),
                        ("finished", self.tr("Selesai")),
                        ("doubtful", self.tr("Ragu-ragu")),
                        ("without", self.tr("Tanpa realisasi")),
                    ),
                ),
            ),
            sort="assessor",
            empty=Empty(
                self.tr("Belum ada penilaian yang dibuka pada periode ini."),
                (Choice(self.tr("Buka penilaian"), self.open_period),),
                detail=self.tr("Setiap orang yang SKP-nya sudah ditetapkan akan masuk daftar."),
                icon="evaluation",
            ),
        )

    def _rows(self, _tx: Any, query: ListQuery) -> ListRows[EvaluationRow]:
        return evaluation_lists.choose(self._known, query)

    # ---- coming and going

    def activate(self) -> None:
        """Read the period, the list and the overview."""
        self._read()
        self.panel.table.setFocus()

    def go(
        self,
        *,
        view: str = "",
        unit: UUID | None = None,
        person: UUID | None = None,
        **_more: Any,
    ) -> None:
        """``view="achievement"`` asks for the achievement of ``unit``, else of the first open."""
        if view == "achievement":
            self._then = partial(self._ask_for, unit)
        elif person is not None:
            self._then = partial(self._show_person, person)

    def _ask_for(self, unit: UUID | None) -> None:
        known = self.overview.achievements if self.overview else ()
        wanting = [one for one in known if one.value is None]
        chosen = [one for one in known if one.unit_id == unit] or wanting
        if chosen:
            self.achieve(chosen[0])

    def _show_person(self, person: UUID) -> None:
        rows = [row for row in self.panel.model.rows if row.person_id == person]
        if rows:
            self.panel.show_row(rows[0].id)

    def on_period(self) -> None:
        """Another period, other people."""
        self._read()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if touches(changes, *KINDS, "distribution_reason", "setting", "period", "unit"):
            self._read()

    def filter_focus(self) -> None:
        """Ctrl+F."""
        self.panel.focus_filter()

    def back(self) -> bool:
        """Esc: empty the filter."""
        return self.panel.close_open()

    def _read(self) -> None:
        operations = self.context.operations
        self._period = chosen_period(self.context)
        if self._period is None:
            self.overview, self._known = None, []
            self.panel.read()
            self.side.hide()
            return
        operations.read(evaluation_lists.page, self._period.id, then=self._fill)

    def _fill(self, found: tuple[list[EvaluationRow], Overview]) -> None:
        rows, overview = found
        if self._period is None or overview.period.id != self._period.id:
            return  # another period was chosen meanwhile
        self._known, self.overview = rows, overview
        self.panel.read()
        if rows and self.panel.table.currentIndex().row() < 0:
            self.panel.table.show_row(0)
        if self._own() != self._worked_as:
            self._worked_as = self._own()
            self._stand_on_own()
        self._show(overview)
        then, self._then = self._then, None
        if then is not None:
            then()

    def _own(self) -> UUID | None:
        """Whom one works as, if he assesses here; None for the operator."""
        person = self.context.office.actor.person_id
        assessors = self.overview.assessors if self.overview else ()
        return person if any(one.assessor_id == person for one in assessors) else None

    def _stand_on_own(self) -> None:
        """Whoever works as an assessor has before him the first of his people to rate."""
        rows: list[EvaluationRow] = list(self.panel.model.rows)
        mine = [row for row in rows if row.assessor_id == self._worked_as is not None]
        for row in [*(one for one in mine if not one.finished), *mine][:1]:
            self.panel.show_row(row.id)

    # ---- showing

    def _show(self, found: Overview) -> None:
        self.header.set_title(
            self.title,
            self.tr("{period} {year} · {done} dari {all} selesai").format(
                period=found.period.label,
                year=found.period.year,
                done=found.finished,
                all=found.total,
            ),
        )
        words = ""
        if found.ready and found.total:
            words = self.tr("{n} SKP sudah ditetapkan, penilaiannya belum dibuka.").format(
                n=found.ready
            )
        self.banner.say(State.ACTION, words, self.tr("Buka penilaian"), self.open_period)
        self._banner_holder.setVisible(bool(words))
        self.side.setVisible(found.total > 0)
        off = "" if found.total > found.finished else self.tr("Semua orang sudah dinilai.")
        if not found.total:
            off = self.tr("Belum ada penilaian yang dibuka.")
        self.start_button.switch_off(off)
        self.sheet_button.switch_off(off if not found.total else "")
        self._show_side(found)

    def _show_side(self, found: Overview) -> None:
        column = self.side_scroll.column
        while (item := column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        column.setSpacing(px(self, 10))
        column.addWidget(side_title(self.tr("PENILAI")))
        own = self._own()
        for one in sorted(found.assessors, key=lambda each: each.assessor_id != own):
            column.addWidget(assessor_row(one, partial(self.rate, one.assessor_id)))
        column.addWidget(side_title(self.tr("CAPAIAN ORGANISASI")))
        for facts in found.achievements:
            column.addWidget(achievement_row(facts, partial(self.achieve, facts)))
        mirror = found.mirror
        column.addWidget(side_title(self.tr("SEBARAN · {n} orang").format(n=mirror.total)))
        bars = MirrorBars()
        bars.show_mirror(mirror)
        column.addWidget(bars)
        for finding in mirror.findings:
            banner = Banner()
            banner.say(State.ACTION, say(finding))
            banner.label.setFont(sized(banner.label, points=-1))
            column.addWidget(banner)
        if found.left_out:
            words = self.tr("{n} orang tidak dinilai…").format(n=len(found.left_out))
            column.addWidget(
                Button(
                    words,
                    kind=Kind.QUIET,
                    small=True,
                    do=partial(LeftOutDialog.ask, self, found.left_out),
                )
            )
        column.addStretch(1)

    # ---- acts

    def start(self) -> None:
        """Rate one's own people; the operator those of the current row's assessor.

        Where they are all done, those of the first assessor who is not.
        """
        assessor = self._assessor_meant(unfinished=True)
        if assessor is not None:
            self.rate(assessor)

    def open_sheet(self) -> None:
        """The same people in one sheet; also where everybody is finished, to compare."""
        assessor = self._assessor_meant(unfinished=False)
        if assessor is not None:
            self.context.open("run", assessor=assessor, sheet=True)

    def _assessor_meant(self, *, unfinished: bool) -> UUID | None:
        found, own = self.overview, self._own()
        if found is None or own is not None:
            return own
        able = [
            one.assessor_id for one in found.assessors if one.finished < one.total or not unfinished
        ]
        current = self.panel.current_id()
        rows: list[EvaluationRow] = list(self.panel.model.rows)
        row = next((one for one in rows if one.id == current), None)
        if row is not None and row.assessor_id in able:
            return row.assessor_id
        return able[0] if able else None

    def rate(self, assessor_id: UUID, person_id: UUID | None = None) -> None:
        """Open the run of one assessor."""
        self.context.open("run", assessor=assessor_id, person=person_id)

    def open_period(self) -> None:
        """Open the evaluations of everyone with a set SKP."""
        if self._period is not None:
            open_evaluations(self.context, self._period, self._opened)

    def _opened(self, done: Any) -> None:
        self.context.notice(opened_words(self, done))

    def achieve(self, facts: AchievementFacts) -> None:
        """Ask what a unit achieved."""
        if self._period is not None:
            ask_achievement(self, self.context, self._period, facts)

    def print_selection(self) -> bool:
        """Ctrl+P: the sheets of everyone shown who is finished."""
        rows: list[EvaluationRow] = [row for row in self.panel.model.rows if row.finished]
        return send(self.context, [row.person_id for row in rows])

    def _open_row(self, row: EvaluationRow) -> None:
        if row.assessor_id is not None:
            self.rate(row.assessor_id, row.person_id)
