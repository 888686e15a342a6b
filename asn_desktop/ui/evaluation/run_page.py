"""Penilaian beruntun (`screens.md` 3): one person after another, by keys, never waiting."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QWidget,
)

from asn_desktop import texts
from asn_desktop.rules.rating_sheet import Unread
from asn_desktop.services import evaluation_lists, followed
from asn_desktop.ui.evaluation.cards import first_lack, nothing_to_rate, the_end
from asn_desktop.ui.evaluation.drawer import Shown
from asn_desktop.ui.evaluation.followed import KINDS as FOLLOWED
from asn_desktop.ui.evaluation.phrases import phrases_at
from asn_desktop.ui.evaluation.rating_sheet import unread_words
from asn_desktop.ui.evaluation.ratings import KEYS
from asn_desktop.ui.evaluation.run_acts import RunActs
from asn_desktop.ui.evaluation.sending import has_desk, send
from asn_desktop.ui.evaluation.text import RunText
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import shortcut
from asn_desktop.ui.periods import chosen_period
from asn_desktop.ui.widgets.buttons import Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.views.evaluation import Mirror, Overview, Run
from asn_desktop.views.followed import YearFacts


class RunPage(RunActs):
    """All people of one assessor: who at the left, facts in the middle, ratings at the right."""

    def build(self) -> None:
        """Make the columns, and let their parts do something."""
        self.lay_out(self._write_piece)
        self._assessor: UUID | None = None
        self._as_sheet = False
        self._from_list = False  # the sheet was opened from the list: Esc leads back there
        self._wire()
        self._make_keys()

    def _wire(self) -> None:
        book, card = self.book, self.card
        book.loaded.connect(self._loaded)
        book.refreshed.connect(self._read_again)
        self.before.clicked.connect(self.previous)
        self.after.clicked.connect(self.following)
        self.middle.viewed.connect(self._viewed)
        book.moved.connect(self.show_book_moved)
        book.person_changed.connect(self.show_changed)
        book.refused.connect(self._refused)
        book.ended.connect(self._ended)
        card.work.chosen.connect(self._rate_work)
        card.behaviour.chosen.connect(self._rate_behaviour)
        for part in (card, self.grid):
            part.paper.chosen.connect(self.date_paper)
        card.done.clicked.connect(self.finish)
        card.doubt.clicked.connect(self.doubt)
        card.reopen.clicked.connect(self.reopen)
        card.study.wanted.connect(self.ask_unfinished)
        card.note.left.connect(self._note_left)
        card.override.left.connect(self._override_left)
        card.without_said.connect(self._without_left)
        self.queue.clicked.connect(self._go)
        self.queue.whole_mirror.connect(partial(self.toggle, Shown.MIRROR))
        self.queue.explain.connect(self.explain)
        self.drawer.extra.clicked.connect(self.add_feedback)
        self.grid.opened.connect(self.look_at)
        self.grid.finish.clicked.connect(self.finish_all)
        self.grid.told.connect(self._sheet_told)
        self.grid.unread.connect(self._sheet_unread)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def _make_keys(self) -> None:
        self.tell_key("1 2 3", self.tr("di atas, sesuai, di bawah ekspektasi"))
        self.add_key("Alt+H", self.tr("rating hasil kerja"), self.card.work.setFocus)
        self.add_key("Alt+L", self.tr("rating perilaku"), self.card.behaviour.setFocus)
        self.add_key("Alt+T", self.tr("tanggal pada kertas"), self.focus_paper_date)
        self.tell_key("Tab", self.tr("umpan balik berikutnya"))
        self.add_key("Ctrl+R", self.tr("ragu-ragu"), self.doubt)
        self.add_key("Alt+Left", self.tr("orang sebelumnya"), self.previous)
        self.add_key("Alt+Right", self.tr("orang berikutnya"), self.following)
        for what, words in (
            (Shown.EVIDENCE, self.tr("realisasi dan bukti dukung")),
            (Shown.FEEDBACK, self.tr("semua umpan balik")),
            (Shown.LAST, self.tr("periode lalu")),
            (Shown.MIRROR, self.tr("sebaran lengkap")),
        ):
            self.add_key(what.value, words, partial(self.toggle, what))
        self.add_key("Ctrl+G", self.tr("lembar penilaian: semua orang"), self.toggle_grid)
        for number in range(9):
            shortcut(self, f"Ctrl+{number + 1}", partial(self.insert_phrase, number))
        self.tell_key("Ctrl+1…9", self.tr("sisipkan frasa"))
        self.add_key("Ctrl+Space", self.tr("pilih frasa"), self.choose_phrase)
        self.tell_key("F1", self.tr("panduan rating"))
        self.tell_key("Ctrl+Z", self.tr("urungkan langkah terakhir di sini"))

    # ---- coming and going

    def activate(self) -> None:
        """Opened by itself: the first assessor who is not done, else the way to choose one."""
        period = chosen_period(self.context)
        if self._assessor is not None:
            return
        self.show_card(
            Empty(
                self.tr("Pilih dulu siapa yang menilai."),
                (Choice(self.tr("Ke Penilaian"), partial(self.context.open, "evaluation")),),
                icon="evaluation",
            )
        )
        if period is not None:
            self.context.operations.read(evaluation_lists.overview, period.id, then=self._pick)

    def _pick(self, found: Overview) -> None:
        waiting = [one.assessor_id for one in found.assessors if one.finished < one.total]
        if self._assessor is None and waiting:
            self.go(assessor=waiting[0])

    def go(
        self,
        *,
        assessor: UUID | None = None,
        person: UUID | None = None,
        sheet: bool = False,
        **_more: Any,
    ) -> None:
        """Open the run of ``assessor`` in the chosen period, at ``person`` or as a ``sheet``."""
        if assessor is not None:
            self._assessor = assessor
        self._as_sheet = self._from_list = sheet
        self._load(person)

    def on_period(self) -> None:
        """Another period: the same assessor's people in it."""
        self._load(None)

    def refresh(self) -> None:
        """F5."""
        self.book.reload()

    def on_changed(self, changes: ChangesLike) -> None:
        """Somebody else wrote something."""
        self.book.on_changed(changes)
        self.from_centre.on_changed(changes)
        if self.book.run is not None and touches(changes, *FOLLOWED):
            self._read_followed(self.book.run)

    def leave(self) -> bool:
        """Whatever is being typed is written first."""
        self._commit()
        return True

    def back(self) -> bool:
        """Esc: shut the drawer."""
        if self.drawer.shown is not None:
            self.drawer.close_drawer()
            return True
        if self.views.currentWidget() is self.grid and not self._from_list:
            self.toggle_grid()
            return True
        return False

    def print_selection(self) -> bool:
        """Ctrl+P: the sheets of the finished people of this run."""
        return send(self.context, [one.person_id for one in self.book.people if one.finished])

    def _load(self, person: UUID | None) -> None:
        period = chosen_period(self.context)
        if self._assessor is not None and period is not None:
            self.middle.clear()
            self.book.load(self._assessor, period.id, person)
            self.show_paper_date()

    # ---- showing

    def _loaded(self) -> None:
        run = self.book.run
        if run is None:
            return
        self._read_followed(run)
        self.show_heading()
        empty = nothing_to_rate(
            run, self.open_period, self.achieve, partial(self.context.open, "planning")
        )
        if empty is not None:
            self.show_card(empty)
            return
        if self._as_sheet:
            self._as_sheet = False
            self.show_sheet()
            return
        if self.book.finished == len(self.book.people) and self.book.place < 0:
            self._ended()
            return
        self.show_work()
        self.show_place()
        self.focus_rating()

    def _read_followed(self, run: Run) -> None:
        """The facts of the year come behind the window, beside what is rated."""
        ids = [one.person_id for one in self.book.people]
        self.context.operations.read(
            followed.followed, ids, run.period.id, then=partial(self._followed, run.period.id)
        )

    def _followed(self, period_id: UUID, facts: dict[UUID, YearFacts]) -> None:
        if self.book.run is not None and self.book.run.period.id == period_id:
            self.middle.show_facts(facts, self.book.people)

    def _read_again(self) -> None:
        if self.in_work or self.views.currentWidget() is self.grid:
            self.show_refreshed()
        else:
            self._loaded()

    def _ended(self) -> None:
        self.show_around()
        desk = self.print_selection if has_desk(self.context) else None
        average = self.book.average_seconds()
        self.show_card(the_end(self.book.people, average, self.look_at, desk))

    # ---- everyone side by side

    def toggle_grid(self) -> None:
        """Ctrl+G: everyone side by side, or back to one person."""
        if self.views.currentWidget() is self.grid:
            at = self.grid.table.place()[0]
            self.look_at(at if at >= 0 else self.book.place)
        elif self.in_work:
            self._commit()
            self._from_list = False
            self.show_sheet()

    def show_sheet(self) -> None:
        """Show everyone in the rating sheet, at the first who is open."""
        self.grid.show_people()
        self.show_steps(False)
        self.views.setCurrentWidget(self.grid)
        self.show_heading()
        self.main_button = self.grid.finish
        self.grid.finish.kind = Kind.MAIN
        self.grid.finish.set_key("Ctrl+Enter")
        self.grid.focus(max(0, self.book.next_open(self.book.place - 1)))

    def _sheet_told(self, words: str, undoable: bool) -> None:
        if undoable:
            self.context.notice(words, self.tr("Batalkan"), self.book.undo)
        else:
            self.context.notice(words)

    def _sheet_unread(self, unread: tuple[Unread, ...]) -> None:
        """What of a pasted block was no rating, exactly; the rest is in."""
        dialog = Dialog(self, self.tr("{n} sel tidak terbaca").format(n=len(unread)), width=480)
        dialog.say(
            self.tr("Isi penilaian dengan 1, 2, 3 atau Di atas, Sesuai, Di bawah.")
            + "\n\n"
            + unread_words(self.tr, unread)
        )
        dialog.add_answer(self.tr("Mengerti")).setFocus()
        dialog.exec()
        dialog.deleteLater()

    def finish_all(self) -> None:
        """Finish everyone who lacks nothing, and say how many are left."""
        if not self.grid.paper.settled():
            return
        done, left = self.book.finish_all()
        words = self.tr("{done} selesai.").format(done=done)
        if left:
            words += self.tr(" {n} belum: {lack}").format(n=left, lack=first_lack(self.book.people))
        self.context.notice(words)
        if not left:
            self._ended()

    # ---- phrases

    def insert_phrase(self, number: int) -> None:
        """Ctrl+1…9: write a phrase into the field one is in."""
        field = QApplication.focusWidget()
        if isinstance(field, RunText):
            phrases = phrases_at(self.book, field)
            if number < len(phrases):
                field.insert_phrase(phrases[number])

    def choose_phrase(self) -> None:
        """Ctrl+Space: choose a phrase from a menu at the cursor."""
        field = QApplication.focusWidget()
        if not isinstance(field, RunText) or self.book.run is None or field.isReadOnly():
            return
        menu = QMenu(field)
        for number, words in enumerate(phrases_at(self.book, field), start=1):
            action = menu.addAction(f"&{number}  {words}" if number < 10 else words)
            action.triggered.connect(partial(field.insert_phrase, words))
        menu.popup(field.mapToGlobal(field.cursorRect().bottomLeft()))

    # ---- drawer

    def toggle(self, what: Shown) -> None:
        """Show something under the results, or put it away."""
        if not self.in_work:
            return
        if self.drawer.shown is what:
            self.drawer.close_drawer()
            return
        self.drawer.shown = what
        if what is Shown.MIRROR and self.book.run is not None:
            self.context.operations.read(
                evaluation_lists.mirror, self.book.run.period.id, then=self._office_read
            )
        self.fill_drawer()

    def _office_read(self, mirror: Mirror) -> None:
        self.office_mirror = mirror
        if self.drawer.shown is Shown.MIRROR:
            self.fill_drawer()

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self.middle.remember(new)
        if self.drawer.shown is Shown.GUIDE and new in (self.card.work, self.card.behaviour):
            self.fill_drawer()

    # ---- keys that the window has too

    def event(self, event: QEvent) -> bool:
        """Qt: F1 and Ctrl+Z are this page's own while somebody is in view."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: F1, Ctrl+Z, and digits while the focus is nowhere."""
        rating = KEYS.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Undo) and self.book.can_undo:
            act = self.book.undo()
            if act is not None:
                told = texts.sentence(f"act.{act.value}")
                self.context.notice(texts.sentence("undo.done", act=told))
        elif event.key() == Qt.Key.Key_F1 and self.in_work:
            self.toggle(Shown.GUIDE)
        elif rating is not None and self.in_work and not self.book.person.finished:
            target = self.card.behaviour if self.book.person.work else self.card.work
            target.chosen.emit(rating)
        else:
            super().keyPressEvent(event)

    def _own(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.book.can_undo
        return event.key() == Qt.Key.Key_F1 and self.in_work
