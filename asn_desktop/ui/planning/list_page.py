"""Perencanaan: everyone of the year with the state of the SKP."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout

from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.services import periods, planning_list, planning_state
from asn_desktop.services.office import ReadTx
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page
from asn_desktop.ui.planning.looks import mark_of
from asn_desktop.ui.planning.many_dialog import MakeForMany
from asn_desktop.ui.planning.outcome import OutcomeDialog
from asn_desktop.ui.planning.periods_dialog import PeriodsDialog
from asn_desktop.ui.planning.skp_questions import ask_paper_date, make_for_many
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.panel import ListFilter, ListPanel, ListSpec, RowAction
from asn_desktop.ui.tables.saving import saver
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import Banner, Choice, Empty
from asn_desktop.ui.widgets.panels import ChipRow
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.planning import ManyResult, SkpRow
from asn_desktop.views.printing import DeskForm

KINDS = frozenset(
    {"skp", "return_note", "person", "placement", "person_assessor", "person_status", "person_nip",
     "year"}
)  # fmt: skip
CHIPS: tuple[tuple[str | None, str], ...] = (
    (None, "Semua"),
    (planning_list.NONE, "Belum ada"),
    (SkpState.DRAFT.value, "Draf"),
    (SkpState.RETURNED.value, "Dikembalikan"),
    (SkpState.SUBMITTED.value, "Diajukan"),
    (SkpState.SET.value, "Ditetapkan"),
    (planning_list.EXEMPT, "Dikecualikan"),
)

DONE = {Act.SUBMIT_SKP: "diajukan", Act.SET_SKP: "ditetapkan"}


class PlanningPanel(ListPanel):
    """The list; ``was_read`` after every answer."""

    was_read = Signal()

    def read(self) -> None:
        """Ask again and tell it."""
        super().read()
        self.was_read.emit()


class PlanningPage(Page):
    """The SKP of a year, with what can be done to many at once."""

    title = "Perencanaan"

    def build(self) -> None:
        """Make chips and list."""
        self._rows: dict[UUID, SkpRow] = {}
        self._answer: ListRows[SkpRow] = ListRows((), 0)
        self._year: tuple[int, tuple[SkpRow, ...]] | None = None  # read once, filtered at each key
        if self.context.has_page("bring"):
            self.header.add(Button(self.tr("SKP dari berkas…"), icon="file-in", do=self.bring))
        self.header.add(Button(self.tr("Contoh peraturan"), icon="eye", do=self.look_at_examples))
        self.header.add(Button(self.tr("Atur periode…"), icon="calendar", do=self.set_up_periods))
        self.set_main(Button(self.tr("Buat untuk banyak orang…"), icon="people", do=self.for_many))
        self.banner = Banner()
        self.body.addWidget(self.banner)
        bar = QFrame()
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), 0)
        self.chips = ChipRow()
        self.chips.chosen.connect(self._chip_chosen)
        row.addWidget(self.chips)
        self.body.addWidget(bar)
        self.panel = self._make_panel()
        self.body.addWidget(self.panel, 1)
        self.tell_key("↑ ↓  Enter", self.tr("pilih baris, buka SKP"))
        self.tell_key(self.tr("Spasi"), self.tr("centang baris"))
        self.tell_key("Ctrl+A", self.tr("centang semua yang tampak"))

    def _make_panel(self) -> PlanningPanel:
        self._choices = self.context.operations.read_now(
            planning_list.choices, self.context.selection.year
        )
        units, assessors = self._choices
        panel = PlanningPanel(
            self.context.operations,
            ListSpec(
                columns=(
                    Column("name", self.tr("Nama"), 190, stretch=True),
                    Column("position", self.tr("Jabatan"), 180, stretch=True),
                    Column("unit", self.tr("Unit kerja"), 170, kind=Cell.MUTED, stretch=True),
                    Column("assessor", self.tr("Pejabat penilai"), 180, get=_assessor),
                    Column("state", self.tr("Keadaan"), 180, get=mark_of, kind=Cell.MARK),
                    Column("when", self.tr("Tanggal"), 100, get=_when, kind=Cell.DATE),
                ),
                query=self._query,
                noun=self.tr("pegawai"),
                kinds=KINDS,
                open=self.open_row,
                actions=(
                    RowAction(self.tr("Buat SKP"), self.create_chosen, icon="plus"),
                    RowAction(self.tr("Ajukan…"), self.submit_chosen, icon="send"),
                    RowAction(self.tr("Tetapkan…"), self.set_chosen, icon="check"),
                    RowAction(self.tr("Matriks peran"), self.open_matrix, icon="table"),
                ),
                filters=(
                    ListFilter("state", self.tr("Keadaan"), CHIPS),
                    ListFilter(
                        "unit", self.tr("Unit kerja"), ((None, self.tr("Semua unit")), *units)
                    ),
                    ListFilter(
                        "assessor",
                        self.tr("Pejabat penilai"),
                        ((None, self.tr("Semua penilai")), *assessors),
                    ),
                ),
                empty=Empty(
                    self.tr("Belum ada pegawai."),
                    (
                        Choice(
                            self.tr("Masukkan daftar pegawai…"),
                            partial(self.context.open, "people"),
                        ),
                    ),
                    icon="planning",
                ),
                placeholder=self.tr("Saring nama, NIP, jabatan, unit…"),
                sort="name",
                save=saver(self, self.context, self.tr("SKP")),
            ),
        )
        panel.tools.findChildren(QComboBox)[0].hide()  # the chips are its face
        panel.was_read.connect(self._show_chips)
        return panel

    # ---- reading

    def _query(self, tx: ReadTx, query: ListQuery) -> ListRows[SkpRow]:
        year = self.context.selection.year
        if self._year is None or self._year[0] != year:
            self._year = (year, planning_list.read_year(tx, year))
        self._answer = planning_list.select(self._year[1], query)
        self._rows.update({row.id: row for row in self._answer.rows})
        return self._answer

    def _show_chips(self) -> None:
        counts = self._answer.counts["state"]
        everything = sum(number for key, number in counts.items() if key != planning_list.EXEMPT)
        chosen = self.panel.question().filters.get("state")
        shown = [
            (key, words, everything if key is None else counts.get(key, 0))
            for key, words in CHIPS
            if key is None or counts.get(key) or key == chosen or key == planning_list.NONE
        ]
        self.chips.show_choices(shown)
        if self.chips.value != chosen:
            self.chips.choose(chosen)

    def _chip_chosen(self, value: object) -> None:
        if value != self.panel.question().filters.get("state"):
            self.panel.set_filter("state", value)

    def _show_banner(self) -> None:
        year = self.context.selection.year
        missing = self.context.operations.read_now(periods.year_view, year) is None
        words = self.tr("Periode {year} belum diatur.").format(year=year) if missing else ""
        self.banner.say(State.ACTION, words, self.tr("Atur periode…"), self.set_up_periods)

    def activate(self) -> None:
        """Read again, and put the focus on the rows."""
        year = self.context.selection.year
        if self.context.operations.read_now(planning_list.choices, year) != self._choices:
            old = self.panel
            self.panel = self._make_panel()
            self.body.replaceWidget(old, self.panel)
            old.hide()
            old.deleteLater()
        self._show_banner()
        self._year = None
        self.panel.read()
        if self.panel.model.rowCount():
            if self.panel.table.currentIndex().row() < 0:
                self.panel.table.show_row(0)
            self.panel.table.setFocus()

    def go(
        self,
        *,
        state: str | None = None,
        assessor: UUID | None = None,
        choose: bool = False,
        set_up: int | None = None,
        **_more: Any,
    ) -> None:
        """Show only one state, of one assessor; ``choose`` ticks all of them (the work list).

        ``set_up`` asks for the periods of that year.
        """
        if set_up is not None:
            self.set_up_periods(set_up)
        if state is not None:
            self.panel.clear_filter()
            self.panel.set_filter("state", state)
        if any(key == assessor for key, _name in self._choices[1]):
            self.panel.set_filter("assessor", assessor)
        if choose:
            rows = range(self.panel.model.rowCount())
            self.panel.choose([self.panel.model.id_at(row) for row in rows])

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what changed."""
        if touches(changes, *KINDS):
            self._year = None
            self._show_banner()
        self.panel.on_changed(changes)

    def on_period(self) -> None:
        """Another year: other rows."""
        self._rows = {}
        self._show_banner()
        self.panel.read()

    def refresh(self) -> None:
        """F5."""
        self._year = None
        self.panel.read()

    def filter_focus(self) -> None:
        """Ctrl+F."""
        self.panel.focus_filter()

    def back(self) -> bool:
        """Esc: empty the filter, then the ticks."""
        return self.panel.close_open()

    def print_selection(self) -> bool:
        """Ctrl+P: SKP and annex of the chosen people on the print desk."""
        people = [self._rows[one].person_id for one in self.panel.chosen() if one in self._rows]
        if not people:
            return False
        forms = (DeskForm.SKP, DeskForm.ANNEX)
        self.context.open("printing", people=tuple(people), forms=forms)
        return True

    # ---- acts

    def open_row(self, row: SkpRow) -> None:
        """Open somebody's SKP; Ctrl+PgUp and Ctrl+PgDn walk over the list as it is now."""
        walk = tuple((one.person_id, one.skp_id) for one in self._answer.rows)
        if row.skp_id is not None:
            self.context.open("skp", skp=row.skp_id, walk=walk)
        else:
            self.context.open("skp", person=row.person_id, walk=walk)

    def open_matrix(self, ids: list[UUID]) -> None:
        """The role matrix of the first of these people."""
        self.context.open("matrix", person=self._rows[ids[0]].person_id)

    def create_chosen(self, ids: list[UUID]) -> None:
        """Begin empty drafts, or one content, for those who have none."""
        people = [self._rows[one].person_id for one in ids if self._rows[one].skp_id is None]
        if not people:
            self.context.notice(self.tr("Semua yang dipilih sudah punya SKP."))
        elif len(people) == 1:
            self.open_row(next(row for row in self._rows.values() if row.person_id == people[0]))
        else:
            self.for_many(people)

    def for_many(self, people: list[UUID] | None = None) -> None:
        """One content, drafts for many."""
        year = self.context.selection.year
        plan = MakeForMany.ask(self, self.context.operations, year, people=people or ())
        if plan is not None:
            make_for_many(self, year, plan)

    def submit_chosen(self, ids: list[UUID]) -> None:
        """Submit those that are complete."""
        self._for_skps(ids, Act.SUBMIT_SKP, planning_state.submit_many, self.tr("Ajukan"))

    def set_chosen(self, ids: list[UUID]) -> None:
        """Set those that are submitted and complete."""
        self._for_skps(ids, Act.SET_SKP, planning_state.set_many, self.tr("Tetapkan"))

    def _for_skps(self, ids: list[UUID], act: Act, do: Any, yes: str) -> None:
        chosen = [self._rows[one].skp_id for one in ids if self._rows[one].skp_id is not None]
        if not chosen:
            self.context.notice(self.tr("Yang dipilih belum punya SKP."))
            return
        on = ask_paper_date(self, f"{yes} {len(chosen)} SKP?", yes)
        if on is None:
            return

        def told(outcome: ManyResult) -> None:
            words = f"{len(outcome.done)} SKP {DONE[act]}"
            self.panel.choose(())
            if outcome.skipped:
                OutcomeDialog.tell(self, words, outcome)
            else:
                self.context.notice(f"{words}.")

        self.context.operations.write(act, do, chosen, on, then=told)

    def bring(self) -> None:
        """Make drafts of last year's SKP workbook."""
        self.context.open("bring", kind="skp")

    def look_at_examples(self) -> None:
        """The worked examples of the regulation."""
        self.context.open("examples", skp=None)

    def set_up_periods(self, year: int | None = None) -> None:
        """A year with its cycle and windows; begins with the chosen one."""
        operations, year = self.context.operations, year or self.context.selection.year
        views = [
            operations.read_now(periods.year_view, each)
            for each in operations.read_now(periods.years)
        ]
        stored = {view.year: view for view in views if view is not None}
        plan = PeriodsDialog.ask(self, year, self.context.office.today(), stored)
        if plan is not None:
            operations.write(
                Act.SET_UP_PERIODS, periods.save_year, plan.year, plan.scheme, plan.approach,
                plan.windows,
            )  # fmt: skip


def _assessor(row: SkpRow) -> str:
    return row.assessor or "–"


def _when(row: SkpRow) -> object:
    return row.set_on or row.submitted_on
