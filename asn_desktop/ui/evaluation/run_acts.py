"""What the assessor does in the run: rate, write, doubt, finish, open again, go on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt

from asn_desktop.rules.findings import Finding
from asn_desktop.rules.predicate import Rating
from asn_desktop.ui.evaluation.acts import ask_achievement, open_evaluations, opened_words
from asn_desktop.ui.evaluation.run_view import RunView
from asn_desktop.ui.evaluation.study import UnfinishedDialog
from asn_desktop.ui.feedback.dialog import Said
from asn_desktop.ui.widgets.dialogs import TextQuestion
from asn_desktop.workflows.sentences import say


class RunActs(RunView):
    """The acts on the people of the run; every one is in the book first and written behind."""

    def finish(self) -> None:
        """Ctrl+Enter: finish this person and show the next one at once."""
        self._commit()
        if self.card.paper.settled():
            self.book.finish()

    def date_paper(self, on: date | None) -> None:
        """Keep the date on the paper for everyone of this run; None is today."""
        self.book.on = None if on == self.context.office.today() else on
        self.show_paper_date()

    def ask_unfinished(self) -> None:
        """Ask for the predicate of somebody who did not finish his studies."""
        answer = UnfinishedDialog.ask(self, self.book.person)
        if answer is not None:
            self.book.unfinished(*answer)

    def focus_paper_date(self) -> None:
        """Alt+T."""
        in_grid = self.views.currentWidget() is self.grid
        line = (self.grid if in_grid else self.card).paper.field.line
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    def doubt(self) -> None:
        """Ctrl+R."""
        if self.in_work:
            self._commit()
            self.book.toggle_doubtful()

    def reopen(self) -> None:
        """Open the finished person in view again; asks why."""
        name = self.book.person.name
        reason = TextQuestion.ask(
            self,
            self.tr("Buka kembali penilaian {name}?").format(name=name),
            label=self.tr("Alasan"),
            text=self.tr("Lembar yang sudah dicetak tidak berlaku lagi dan perlu dicetak ulang."),
            yes=self.tr("Buka kembali"),
        )
        if reason is not None:
            self.book.reopen(reason)
            self.focus_rating()

    def previous(self) -> None:
        """Alt+←."""
        self._go(self.book.place - 1)

    def following(self) -> None:
        """Alt+→."""
        self._go(self.book.place + 1)

    def explain(self) -> None:
        """Ask why the distribution leaves the pattern."""
        run = self.book.run
        if run is None:
            return
        said = TextQuestion.ask(
            self,
            self.tr("Alasan sebaran berbeda dari pola"),
            label=self.tr("Alasan"),
            value=run.distribution_reason,
            text="\n".join(say(one) for one in self.book.mirror().findings),
        )
        if said is not None:
            self.book.explain(said)

    def achieve(self) -> None:
        """Enter the achievement of the unit that counts in this run."""
        run = self.book.run
        if run is not None:
            ask_achievement(self, self.context, run.period, run.achievement)

    def open_period(self) -> None:
        """Open the evaluations of the period."""
        if self.book.run is not None:
            open_evaluations(self.context, self.book.run.period, self._opened)

    def _opened(self, done: Any) -> None:
        self.context.notice(opened_words(self, done))

    def add_feedback(self) -> None:
        """Add what somebody else said about the place one was in last."""
        box = self.middle.box() if self.in_work else None
        if box is not None:
            box.add_other()

    def _go(self, place: int) -> None:
        if self.in_work:
            self._commit()
            self.book.go(place)

    def _rate_work(self, rating: Rating | None) -> None:
        self.book.rate_work(rating)
        if rating is not None:
            self.card.behaviour.setFocus(Qt.FocusReason.TabFocusReason)

    def _rate_behaviour(self, rating: Rating | None) -> None:
        self.book.rate_behaviour(rating)
        if rating is not None:
            one = self.book.person
            if one.work is None:
                self.card.work.setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.card.note.setFocus(Qt.FocusReason.TabFocusReason)

    def _viewed(self, result_id: UUID, rating: Rating | None) -> None:
        self.book.view_result(result_id, rating)
        view = self.middle.panel(self.book.person).views[result_id]
        if rating is not None and view.hasFocus():
            view.focusNextChild()

    def _write_piece(self, evaluation_id: UUID, piece_id: UUID, said: Said) -> None:
        place = self._place_of(evaluation_id)
        if place >= 0:
            self.book.write_piece(place, piece_id, said)

    def _place_of(self, evaluation_id: UUID) -> int:
        ids = [one.id for one in self.book.people]
        return ids.index(evaluation_id) if evaluation_id in ids else -1

    def _note_left(self, text: str) -> None:
        self.book.write_note(self.book.place, text)

    def _override_left(self, text: str) -> None:
        self.book.override(self.book.place, text)

    def _without_left(self, text: str) -> None:
        self.book.without_realisation(self.book.place, text)

    def _commit(self) -> None:
        """Write what is being typed before somebody else comes into view."""
        if self.in_work:
            self.middle.commit()
            self.card.commit()

    def _refused(self, findings: Sequence[Finding]) -> None:
        self.context.notice(" ".join(say(one) for one in findings))
