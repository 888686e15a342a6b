"""The view Permintaan: who was asked for feedback, who has not answered, letters, answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from asn_desktop.rules.acts import Act
from asn_desktop.rules.clock import deadline
from asn_desktop.rules.evaluation import Initiative
from asn_desktop.services import feedback, feedback_requests, readers
from asn_desktop.services.calendar import working_calendar
from asn_desktop.services.evaluation import new_piece_id
from asn_desktop.services.office import ReadTx
from asn_desktop.ui.feedback.asking import AskDialog
from asn_desktop.ui.feedback.dialog import PieceDialog, topic_of
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.periods import chosen_period
from asn_desktop.ui.printing.paper_dialog import PaperDialog
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.page import ListPage
from asn_desktop.ui.tables.panel import ListFilter, ListSpec, RowAction
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import DateQuestion
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.views.asking import Made, RequestRow, RequestState
from asn_desktop.views.evaluation import How
from asn_desktop.views.feedback import FeedbackRow
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.paper import Paper
from asn_desktop.views.progress import PeriodHead
from asn_desktop.workflows.letters import requests_pdf

KINDS = frozenset({"feedback_request", "feedback", "evaluation", "person", "skp"})
USUAL_DAYS = 5  # working days until the deadline proposed
SHOWN = {
    RequestState.OVERDUE: State.ACTION,
    RequestState.WAITING: State.WAITING,
    RequestState.ANSWERED: State.DONE,
    RequestState.DECLINED: State.REFUSED,
}


def state_of(row: RequestRow) -> tuple[State, str]:
    """Shape and word of a request."""
    words = row.state.label
    if row.state is RequestState.OVERDUE:
        words = f"Lewat {-row.days} hari"
    elif row.state is RequestState.WAITING:
        words = "Hari ini" if row.days == 0 else f"{row.days} hari lagi"
    return SHOWN[row.state], words


class RequestsPage(ListPage):
    """One line a request; Enter types what the giver said."""

    title = "Umpan Balik"

    def spec(self) -> ListSpec:
        """The list."""
        return ListSpec(
            columns=(
                Column("state", self.tr("Keadaan"), 124, state_of, Cell.MARK),
                Column("giver_name", self.tr("Diminta kepada"), 180, stretch=True),
                Column("giver", self.tr("Sebagai"), 160, lambda row: row.giver.label, Cell.MUTED),
                Column("name", self.tr("Tentang"), 180, stretch=True),
                Column("asked_on", self.tr("Diminta"), 92, kind=Cell.DATE),
                Column("due_on", self.tr("Tenggat"), 92, kind=Cell.DATE),
                Column("answered_on", self.tr("Dijawab"), 92, kind=Cell.DATE, sortable=False),
            ),
            query=self._rows,
            noun=self.tr("permintaan"),
            kinds=KINDS,
            open=self.answer_row,
            actions=(
                RowAction(self.tr("Surat…"), self.print_letters, icon="print", key="Ctrl+Shift+S"),
                RowAction(self.tr("Tenggat baru…"), self.extend, icon="calendar"),
                RowAction(self.tr("Tidak bersedia"), self.decline),
                RowAction(self.tr("Tarik"), self.withdraw, key="Ctrl+Delete"),
            ),
            filters=(
                ListFilter(
                    "state",
                    self.tr("Keadaan"),
                    (
                        (None, self.tr("Semua")),
                        ("open", self.tr("Belum dijawab")),
                        *((one, one.label) for one in RequestState),
                    ),
                ),
            ),
            sort="state",
            empty=Empty(
                self.tr("Belum ada umpan balik yang diminta pada periode ini."),
                (Choice(self.tr("Minta umpan balik…"), self.ask),),
                detail=self.tr(
                    "Minta kepada pejabat penilai, pemberi tugas, rekan, bawahan, atau pihak luar "
                    "dengan tenggat; yang belum menjawab terlihat di sini."
                ),
                icon="feedback",
            ),
        )

    def build(self) -> None:
        """Make list and keys."""
        self._period: PeriodHead | None = None
        self._known: list[RequestRow] = []
        super().build()
        self.set_main(Button(self.tr("Minta umpan balik…"), icon="plus", do=self.ask))
        self.add_key("F8", self.tr("permintaan berikutnya yang lewat tenggat"), self.next_overdue)
        self.tell_key("Enter", self.tr("isi jawaban"))

    def activate(self) -> None:
        """Read the period and its requests."""
        self._read()
        self.panel.table.setFocus()

    def go(
        self,
        *,
        state: str = "",
        person: UUID | None = None,
        ask: bool = False,
        **_more: Any,
    ) -> None:
        """``state`` filters; ``ask`` asks at once, about ``person`` where one is given."""
        if state:
            wanted = "open" if state == "open" else RequestState(state)
            self.panel.set_filter("state", wanted)
        if ask:
            self._ask([person] if person is not None else [])

    def on_period(self) -> None:
        """Another period: other requests."""
        self._read()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if "*" in changes.kinds:  # perhaps other eyes: what is not for them goes at once
            self._known = []
            self.panel.read()
        if touches(changes, *KINDS, "period"):
            self._read()

    def print_selection(self) -> bool:
        """Ctrl+P: the letters of what is chosen, else of everything open."""
        ids = self.panel.chosen() if self.panel.model.chosen else []
        ids = ids or [row.id for row in self._known if row.state.is_open]
        if ids:
            self.print_letters(ids)
        return bool(ids)

    def _read(self) -> None:
        operations = self.context.operations
        self._period = chosen_period(self.context)
        if self._period is None:
            self._known = []
            self.header.set_title(self.title)
            self.panel.read()
        else:
            operations.read(
                readers.requests_of_period,
                self._period.id,
                self.context.office.actor.person_id,
                then=self._fill,
            )

    def _fill(self, found: tuple[list[RequestRow], int]) -> None:
        rows, hidden = found
        self._known = rows
        if self._period is not None:
            words = self.tr("{period} {year} · {n} belum dijawab, {late} lewat tenggat")
            if hidden:
                words += self.tr(" · {hidden} permintaan lain tidak tampil")
            self.header.set_title(
                self.title,
                words.format(
                    period=self._period.label,
                    year=self._period.year,
                    n=sum(row.state.is_open for row in rows),
                    late=sum(row.state is RequestState.OVERDUE for row in rows),
                    hidden=hidden,
                ),
            )
        self.panel.read()
        if rows and self.panel.table.currentIndex().row() < 0:
            self.panel.table.show_row(0)

    def _rows(self, _tx: Any, query: ListQuery) -> ListRows[RequestRow]:
        return feedback_requests.choose(self._known, query)

    def _row(self, request_id: UUID) -> RequestRow | None:
        return next((row for row in self._known if row.id == request_id), None)

    # ---- acts

    def ask(self) -> None:
        """Ask for feedback about the people of the requests that are ticked, else choose."""
        chosen = [row.person_id for row in self._known if row.id in self.panel.model.chosen]
        self._ask(chosen)

    def _ask(self, people: Sequence[UUID]) -> None:
        if self._period is not None:
            self.context.operations.read(
                feedback.all_rows, self._period.id, then=partial(self._ask_among, people)
            )

    def _ask_among(self, people: Sequence[UUID], rows: list[FeedbackRow]) -> None:
        if self._period is None:
            return
        operations, period = self.context.operations, self._period
        today = self.context.office.today()
        due = operations.read_now(_usual_deadline)
        wanted = AskDialog.ask(self, operations, rows, period.id, today, due, people)
        if wanted is not None:
            operations.write(
                Act.ASK_FEEDBACK,
                feedback_requests.ask,
                period.id,
                wanted.asked,
                wanted.due,
                then=self._asked,
            )

    def _asked(self, made: Made) -> None:
        words = self.tr("{n} umpan balik diminta.").format(n=made.made)
        if made.before:
            words += self.tr(" {n} sudah pernah diminta.").format(n=made.before)
        self.context.notice(words, self.tr("Cetak surat"), self._print_newest)

    def _print_newest(self) -> None:
        today = self.context.office.today()
        ids = [row.id for row in self._known if row.state.is_open and row.asked_on == today]
        if ids:
            self.print_letters(ids)

    def answer_row(self, row: RequestRow) -> None:
        """Enter: type what the giver said; an answered one leads to the record."""
        if row.state is RequestState.ANSWERED:
            self.context.open("feedback", view="notes", person=row.person_id)
            return
        if self._period is None:
            return
        operations = self.context.operations
        record = operations.read_now(feedback.record_of, row.person_id, self._period.id)
        if record is None or record.locked:
            self.context.notice(
                self.tr("Penilaian {name} periode ini sudah selesai; umpan baliknya terkunci.")
                .format(name=row.name)
            )  # fmt: skip
            return
        topic = topic_of(
            record, giver=row.giver, giver_name=row.giver_name, how=How(initiative=Initiative.ASKED)
        )
        said = PieceDialog.ask(self, topic, record.places()[0], self.context.office.today())
        if said is not None:
            operations.write(
                Act.ANSWER_REQUEST,
                feedback_requests.answer,
                row.id,
                new_piece_id(),
                said.target,
                said.text,
                said.giver,
                said.giver_name,
                said.on,
                said.how,
                then=self._answered,
            )

    def _answered(self, _nothing: object) -> None:
        self.context.notice(self.tr("Umpan balik dicatat; permintaannya terjawab."))

    def print_letters(self, ids: Sequence[UUID]) -> None:
        """The letters of these requests as they print."""
        wanted = [row.id for row in self._known if row.id in set(ids) and row.state.is_open]
        if not wanted:
            self.context.notice(self.tr("Semua permintaan yang dipilih sudah dijawab."))
            return

        def make(tx: ReadTx) -> tuple[bytes, Paper]:
            return requests_pdf(tx, wanted)

        title = self.tr("Surat permintaan umpan balik")
        PaperDialog.show_paper(self, self.context, title, title, make)

    def extend(self, ids: Sequence[UUID]) -> None:
        """Give another deadline."""
        today = self.context.office.today()
        due = DateQuestion.ask(
            self,
            self.tr("Tenggat baru"),
            label=self.tr("Tenggat"),
            today=today,
            value=today + timedelta(days=7),
        )
        if due is not None:
            self.context.operations.write(Act.ASK_FEEDBACK, feedback_requests.extend, ids, due)

    def decline(self, ids: Sequence[UUID]) -> None:
        """Note that they will not answer."""
        self.context.operations.write(Act.ANSWER_REQUEST, feedback_requests.decline, ids)

    def withdraw(self, ids: Sequence[UUID]) -> None:
        """Take the requests back."""
        self.context.operations.write(
            Act.WITHDRAW_REQUEST, feedback_requests.withdraw, ids, then=self._withdrawn
        )

    def _withdrawn(self, count: int) -> None:
        self.panel.choose(())
        words = self.tr("{n} permintaan ditarik. Ctrl+Z mengembalikannya.").format(n=count)
        self.context.notice(words)

    def next_overdue(self) -> None:
        """F8."""
        self.panel.next_row(lambda row: row.state is RequestState.OVERDUE)


def _usual_deadline(tx: ReadTx) -> Any:
    calendar = working_calendar(tx)
    return deadline(tx.today, USUAL_DAYS, calendar.holidays, calendar.week)
