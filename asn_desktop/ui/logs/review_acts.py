"""What the superior does on his page: approve one or many, send back, answer, find the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from asn_desktop.rules.acts import Act
from asn_desktop.rules.following import LogState
from asn_desktop.services import log_review, log_review_acts, undo
from asn_desktop.ui.logs.review_dialog import ReturnDialog
from asn_desktop.ui.logs.review_grid import WeekModel, WeekTable
from asn_desktop.ui.logs.review_line import AnswerLine
from asn_desktop.ui.logs.review_list import EntryModel, EntryTable
from asn_desktop.ui.logs.review_looks import approved_words
from asn_desktop.ui.page import Page
from asn_desktop.views.log_review import Approved, ReviewAsked, ReviewEntry, ReviewWeek


class ReviewActs(Page):
    """The acts; the page that lays out the parts derives from this."""

    asked: ReviewAsked | None
    shown: ReviewWeek | None
    week_model: WeekModel
    entry_model: EntryModel
    grid: WeekTable
    list: EntryTable
    line: AnswerLine
    _find_waiting: bool

    # ---- approving

    def approve(self) -> None:
        """The chosen entry, warned of or not; of several those without warnings."""
        chosen = self.list.chosen()
        if len(chosen) > 1:
            self.approve_many(chosen)
        elif chosen and chosen[0].waits:
            one = chosen[0]
            self._onward(one)
            self.context.operations.write(Act.APPROVE_LOGS, log_review_acts.approve, [one.id])
        else:
            self.context.notice(self.tr("Catatan ini tidak menunggu persetujuan."))

    def approve_cell(self) -> None:
        """Everything without warnings in the cell one stands in."""
        self.approve_many(self.week_model.entries(*self.grid.place()))

    def approve_all(self) -> None:
        """Everything without warnings of the week shown."""
        if self.shown is not None:
            self.approve_many(self.shown.waiting)

    def approve_many(self, entries: Sequence[ReviewEntry]) -> None:
        """Of these entries all that wait and are not held back; the others are counted."""
        waiting = [one.id for one in entries if one.waits]
        if not waiting or self.asked is None:
            self.context.notice(self.tr("Tidak ada catatan yang menunggu di sini."))
            return
        self.context.operations.write(
            Act.APPROVE_LOGS,
            log_review_acts.approve_unwarned,
            self.asked,
            waiting,
            then=self._approved,
        )

    def _approved(self, outcome: Approved) -> None:
        words = approved_words(outcome)
        entry = self.context.operations.last_entry
        if outcome.done and entry is not None:
            self.context.notice(words, self.tr("Batalkan"), partial(self._take_back, entry))
        else:
            self.context.notice(words)

    def _take_back(self, entry: int) -> None:
        self.context.operations.write(Act.UNDO, undo.undo, entry)

    # ---- sending back and answering

    def send_back(self) -> None:
        """The chosen entries with one sentence."""
        chosen = self.list.chosen()
        if any(one.row.state is LogState.APPROVED for one in chosen):
            self.context.notice(self.closed_words())
            return
        if not chosen:
            return
        words = ReturnDialog.ask(self, chosen)
        if words is not None:
            self._onward(chosen[-1])
            ids = [one.id for one in chosen]
            self.context.operations.write(
                Act.RETURN_LOG, log_review_acts.send_back, ids, words, then=self._sent_back
            )

    def closed_words(self) -> str:
        """Why what was approved does not go back."""
        return self.tr("Yang sudah disetujui tidak dikembalikan; batalkan dulu dengan Ctrl+Z.")

    def _sent_back(self, count: int) -> None:
        entry = self.context.operations.last_entry
        words = self.tr("{n} catatan dikembalikan.").format(n=count)
        if entry is not None:
            self.context.notice(words, self.tr("Batalkan"), partial(self._take_back, entry))

    def answer(self) -> None:
        """Write one sentence on the entry one stands on."""
        one = self.list.current()
        if one is not None:
            self.line.begin(one)

    def say_words(self, entry: ReviewEntry, words: str) -> None:
        """The line was left."""
        write = self.context.operations.write
        write(Act.ANSWER_LOG, log_review_acts.answer, entry.id, words)

    def open_person(self) -> None:
        """The person's own day."""
        one = self.list.current()
        row, _column = self.grid.place()
        person = self.week_model.person(row)
        if one is not None:
            self.context.open("logs", person=one.row.person_id, day=one.row.on)
        elif person is not None:
            self.context.open("logs", person=person.id)

    # ---- the next one

    def next_waiting(self) -> None:
        """F8: the next entry that waits; the oldest week with any where this one has none."""
        if self.shown is None or self.asked is None:
            return
        entries = list(self.shown.entries())
        waiting = [at for at, one in enumerate(entries) if one.waits]
        if not waiting:
            self.context.operations.read(log_review.next_week, self.asked, then=self._to_week)
            return
        current = self.list.current() if self.list.hasFocus() else None
        here = next((at for at, one in enumerate(entries) if current and one.id == current.id), -1)
        self._stand_on(entries[next((at for at in waiting if at > here), waiting[0])])

    def _stand_on(self, entry: ReviewEntry) -> None:
        if self.shown is None:
            return
        ids: list[UUID] = [one.id for one in self.shown.people]
        row = ids.index(entry.row.person_id) + 1
        self.grid.stand(row, (entry.row.on - self.shown.asked.first).days + 1)
        self.list.stand(self.entry_model.place(entry.id))
        self.list.setFocus()

    def _to_week(self, week: date | None) -> None:
        if week is None or self.asked is None or week == self.asked.first:
            self.context.notice(self.tr("Tidak ada catatan yang menunggu."))
            return
        self._find_waiting = True
        self._ask(first=week)

    def _ask(self, **changed: object) -> None:
        """Ask for another week or other people; the page says how."""
        raise NotImplementedError

    def _onward(self, done: ReviewEntry) -> None:
        """Stand on the next entry below that waits, so that one key after another answers all."""
        entries = self.entry_model.entries
        here = self.entry_model.place(done.id)
        below = [at for at, one in enumerate(entries) if one.waits and at > here]
        above = [at for at, one in enumerate(entries) if one.waits and at < here]
        if below or above:
            self.list.stand((below or above)[0])
