"""The page Tindak Lanjut: every document of a period with its clock, and dates for many."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from asn_desktop.rules.acts import Act
from asn_desktop.rules.clocks import Next
from asn_desktop.rules.lifecycle import SHEET_ACTS, SheetEventKind
from asn_desktop.services import evaluation_superior, followup, objections
from asn_desktop.ui.evaluation.sending import has_desk
from asn_desktop.ui.followup.dialogs import ReceiveDialog
from asn_desktop.ui.followup.looks import BUTTONS, due_of, next_of
from asn_desktop.ui.followup.side import FollowSide
from asn_desktop.ui.formats import number
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page, line
from asn_desktop.ui.periods import chosen_period
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.panel import ListFilter, ListPanel, ListSpec, RowAction
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import DateQuestion, Question
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.views.followup import FollowRow
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.progress import PeriodHead

K = SheetEventKind
KINDS = frozenset({"evaluation", "objection", "sheet_event", "version"})
# The buttons below the list: event, words, question, key.
STEPS: tuple[tuple[SheetEventKind, str, str, str], ...] = (
    (K.SIGNED, "Ditandatangani…", "Tanggal tanda tangan pada kertas", "Ctrl+1"),
    (K.HANDED_OVER, "Diserahkan…", "Tanggal diserahkan kepada pegawai", "Ctrl+2"),
    (K.RETURNED, "Dikembalikan…", "Tanggal dikembalikan pegawai", "Ctrl+3"),
    (K.REPORTED, "Dilaporkan…", "Tanggal dilaporkan ke PyB", "Ctrl+5"),
)
EVENT_OF: dict[Next, SheetEventKind] = {
    Next.SIGN: K.SIGNED,
    Next.SUPERIOR_SIGNS: K.SIGNED,
    Next.SIGN_DECISION: K.SIGNED,
    Next.HAND_OVER: K.HANDED_OVER,
    Next.RETURN: K.RETURNED,
    Next.REPORT: K.REPORTED,
}


class FollowUpPage(Page):
    """The list at the left, the way of the current document at the right."""

    title = "Tindak Lanjut"

    def build(self) -> None:
        """Make list, panel and keys."""
        self._period: PeriodHead | None = None
        self._known: list[FollowRow] = []
        self._then: Callable[[], object] | None = None
        self.panel = ListPanel(self.context.operations, self._spec())
        self.panel.table.setProperty("rule", "followup.document")
        self.panel.current_changed.connect(self._current)
        self.side = FollowSide(self.print_selection, self.objection)
        row = QHBoxLayout()
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.panel, 1)
        self._side_line = line(upright=True)
        row.addLayout(left, 1)
        row.addWidget(self._side_line)
        row.addWidget(self.side)
        self.body.addLayout(row, 1)
        self.step_button = Button("", icon="check", do=self.step)
        self.set_main(self.step_button)
        self.add_key("F8", self.tr("dokumen terlambat berikutnya"), self.next_late)
        self.tell_key("Enter", self.tr("langkah berikutnya"))
        for kind, words, _label, key in STEPS:
            self.add_key(key, words.rstrip("…").lower(), partial(self._record_chosen, kind))

    def _spec(self) -> ListSpec:
        states: list[tuple[object, str]] = [
            (None, self.tr("Semua dokumen")),
            ("late", self.tr("Terlambat")),
            ("to_pass", self.tr("Beralih ke atasan penilai")),
            ("superior", self.tr("Pada atasan penilai")),
            ("to_hand_over", self.tr("Menunggu serah terima")),
            ("to_return", self.tr("Menunggu kembali")),
            ("objection", self.tr("Keberatan")),
            ("to_report", self.tr("Siap dilapor")),
            ("before", self.tr("Sebelum program dipakai")),
            ("done", self.tr("Selesai")),
        ]
        steps = tuple(
            RowAction(words, partial(self.record, kind)) for kind, words, _label, _key in STEPS
        )
        return ListSpec(
            columns=(
                Column("name", self.tr("Nama"), 140, stretch=True),
                Column("next", self.tr("Berikutnya"), 206, next_of, Cell.MARK),
                Column("due", self.tr("Batas"), 236, due_of, Cell.MARK, wrap=True),
                Column("signer", self.tr("Penanda tangan"), 120, kind=Cell.MUTED, stretch=True),
            ),
            query=self._rows,
            noun=self.tr("dokumen"),
            kinds=KINDS,
            open=self._open_row,
            actions=(
                RowAction(self.tr("Alihkan…"), self.pass_on, icon="send"),
                *steps,
            ),
            filters=(ListFilter("state", self.tr("Keadaan"), states),),
            sort="due",
            empty=Empty(
                self.tr("Belum ada penilaian pada periode ini."),
                (Choice(self.tr("Ke Penilaian"), self._to_evaluation),),
                detail=self.tr(
                    "Setelah penilaian dibuka, di sini terlihat apa yang harus dilakukan dengan "
                    "setiap dokumennya dan sampai kapan."
                ),
                icon="followup",
            ),
        )

    def _rows(self, _tx: Any, query: ListQuery) -> ListRows[FollowRow]:
        return followup.choose(self._known, query)

    # ---- coming and going

    def activate(self) -> None:
        """Read the period; days pass even when nobody writes."""
        self._read()
        self.panel.table.setFocus()

    def go(
        self,
        *,
        state: str = "",
        person: UUID | None = None,
        objection: UUID | None = None,
        **_more: Any,
    ) -> None:
        """Show the documents in a ``state``, one ``person``'s, or open an ``objection``.

        ``objection`` is the id of its evaluation.
        """
        if state:
            self._then = partial(self.panel.set_filter, "state", state)
        elif person is not None:
            self._then = partial(self._show, lambda row: row.person_id == person)
        elif objection is not None:
            self._then = partial(self._show_objection, objection)

    def _show(self, test: Callable[[FollowRow], bool]) -> None:
        self.panel.clear_filter()
        row = next((one for one in self._known if test(one)), None)
        if row is not None:
            self.panel.show_row(row.id)

    def _show_objection(self, evaluation_id: UUID) -> None:
        self._show(lambda row: row.id == evaluation_id)
        row = self.row()
        if row is not None and row.objection_id is not None:
            self.context.open("objection", objection=row.objection_id)

    def on_period(self) -> None:
        """Another period, other documents."""
        self._read()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if touches(
            changes, *KINDS, "person", "person_assessor", "period", "holiday_day", "setting"
        ):
            self._read()

    def filter_focus(self) -> None:
        """Ctrl+F."""
        self.panel.focus_filter()

    def back(self) -> bool:
        """Esc: empty the filter."""
        return self.panel.close_open()

    def print_selection(self) -> bool:
        """Ctrl+P: the documents of everyone chosen, those after an objection with them."""
        rows = [row for row in self._chosen() if row.state.is_finished]
        if not rows or not has_desk(self.context):
            return False
        forms = ["D.1.1"]
        if any(row.objection is not None for row in rows):
            forms.append("D.1.3")
        people = tuple(dict.fromkeys(row.person_id for row in rows))
        self.context.open("printing", people=people, forms=tuple(forms))
        return True

    def _to_evaluation(self) -> None:
        self.context.open("evaluation")

    def _read(self) -> None:
        operations = self.context.operations
        self._period = chosen_period(self.context)
        if self._period is None:
            self._fill([])
        else:
            operations.read(followup.rows, self._period.id, then=self._fill)

    def _fill(self, rows: list[FollowRow]) -> None:
        self._known = rows
        self.panel.read()
        if rows and self.panel.table.currentIndex().row() < 0:
            self.panel.table.show_row(0)
        self._show_head(rows)
        then, self._then = self._then, None
        if then is not None:
            then()
        self._current(self.row())

    def _show_head(self, rows: list[FollowRow]) -> None:
        for widget in (self.side, self._side_line, self.step_button):
            widget.setVisible(bool(rows))
        if self._period is None or not rows:
            self.header.set_title(self.title)
            return
        late = sum(row.is_late for row in rows)
        done = sum(row.next is Next.DONE for row in rows)
        words = self.tr("{period} {year} · {done} dari {all} selesai").format(
            period=self._period.label, year=self._period.year, done=done, all=len(rows)
        )
        if late:
            words += self.tr(" · {n} terlambat").format(n=late)
        self.header.set_title(self.title, words)

    # ---- the current document

    def row(self) -> FollowRow | None:
        """The document one stands on."""
        current = self.panel.current_id()
        return next((one for one in self._known if one.id == current), None)

    def _chosen(self) -> list[FollowRow]:
        chosen = set(self.panel.chosen())
        return [row for row in self._known if row.id in chosen]

    def _current(self, row: FollowRow | None) -> None:
        self.side.show_row(row)
        words = BUTTONS.get(row.next, "") if row is not None else ""
        self.step_button.setText(words or self.tr("Tidak ada langkah lagi"))
        self.step_button.setAccessibleName(self.step_button.text())
        self.step_button.switch_off("" if words else self.tr("Dokumen ini sudah selesai."))
        self.step_button.updateGeometry()

    def step(self) -> None:
        """Ctrl+Enter: do what is next with the current document."""
        row = self.row()
        if row is None:
            return
        if row.next in (Next.RATE, Next.SUPERIOR_RATES):
            who = row.superior_id if row.passed else row.assessor_id
            self.context.open("run", assessor=who, person=row.person_id)
        elif row.next is Next.PASS:
            self.pass_on([row.id])
        elif row.next in (Next.EXPLAIN, Next.DECIDE):
            self.context.open("objection", objection=row.objection_id)
        elif row.next in EVENT_OF:
            self._sign_or_record(row)

    def _sign_or_record(self, row: FollowRow) -> None:
        """A paper that was not printed yet cannot be signed: then it is printed first."""
        decision = row.next is Next.SIGN_DECISION
        if (row.decision_id if decision else row.version_id) is None:
            self.panel.choose(())
            self.context.open(
                "printing", people=(row.person_id,), forms=("D.1.3" if decision else "D.1.1",)
            )
            return
        self.record(EVENT_OF[row.next], [row.id])

    def _open_row(self, _row: FollowRow) -> None:
        self.step()

    def next_late(self) -> None:
        """F8: the next document whose limit was missed."""
        if not self.panel.next_row(lambda row: row.is_late):
            self.context.notice(self.tr("Tidak ada dokumen yang terlambat."))

    # ---- acts

    def pass_on(self, ids: list[UUID]) -> None:
        """Let the assessor's superior finish these evaluations."""
        rows = [row for row in self._known if row.id in set(ids)]
        names = ", ".join(dict.fromkeys(row.superior or "–" for row in rows))
        rated = sum(row.state.is_finished for row in rows)
        words = self.tr(
            "Jendela penilaian sudah berakhir, jadi dokumennya ditandatangani atasan pejabat "
            "penilai ({names}) pada D.1.2, paling lama 14 hari kerja sejak jendela berakhir."
        ).format(names=names)
        if rated:
            words += self.tr(" Rating yang sudah diberikan penilai tetap ({n} orang).").format(
                n=rated
            )
        title = self.tr("Alihkan {n} penilaian ke atasan penilai?").format(n=number(len(ids)))
        if not Question.ask(self, title, words, yes=self.tr("Alihkan")):
            return
        self.context.operations.write(
            Act.PASS_TO_SUPERIOR,
            evaluation_superior.pass_to_superior,
            list(ids),
            then=self._passed,
        )

    def _passed(self, count: int) -> None:
        self.panel.choose(())
        words = self.tr("{n} penilaian beralih ke atasan penilai.").format(n=number(count))
        self.context.notice(words)

    def _record_chosen(self, kind: SheetEventKind) -> None:
        chosen = self.panel.chosen()
        if chosen:
            self.record(kind, chosen)

    def record(self, kind: SheetEventKind, ids: list[UUID]) -> None:
        """Ask for the day on the paper and record it for all of them."""
        label = next(label for one, _words, label, _key in STEPS if one is kind)
        event = kind.label.lower()
        day = DateQuestion.ask(
            self,
            self.tr("{n} dokumen: {event}").format(n=number(len(ids)), event=event),
            label=label,
            today=self.context.office.today(),
            latest=self.context.office.today(),
            text=self.tr("Tanggal yang tertulis di kertas, untuk semua dokumen yang dipilih."),
            yes=self.tr("Catat"),
        )
        if day is not None:
            self.context.operations.write(
                SHEET_ACTS[kind],
                followup.record,
                kind,
                list(ids),
                day,
                then=partial(self._recorded, event),
            )

    def _recorded(self, event: str, count: int) -> None:
        self.panel.choose(())
        words = self.tr("{n} lembar dicatat: {event}.").format(n=number(count), event=event)
        self.context.notice(words)

    def objection(self) -> None:
        """Open the objection of the current document, or take a new one."""
        row = self.row()
        if row is None:
            return
        if row.objection_id is not None:
            self.context.open("objection", objection=row.objection_id)
            return
        answer = ReceiveDialog.ask(self, row, self.context.office.today())
        if answer is not None:
            self.context.operations.write(
                Act.RECEIVE_OBJECTION,
                objections.receive,
                row.id,
                answer.on,
                answer.reasons,
                answer.late_reason,
                then=self._received,
            )

    def _received(self, objection_id: UUID) -> None:
        self.context.open("objection", objection=objection_id)
