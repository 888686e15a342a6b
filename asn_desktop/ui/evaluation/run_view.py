"""How the run looks: three columns, one person in view, or a card or the grid in their place."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.ui.bundle.centre_banner import CentreBanner
from asn_desktop.ui.centre.owner_banner import OwnerBanner
from asn_desktop.ui.evaluation.book import Book
from asn_desktop.ui.evaluation.card import RatingCard
from asn_desktop.ui.evaluation.drawer import Drawer
from asn_desktop.ui.evaluation.queue import Queue
from asn_desktop.ui.evaluation.rating_sheet import RatingSheet
from asn_desktop.ui.evaluation.stack import PanelStack, WriteOf
from asn_desktop.ui.page import Page, line
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.messages import Empty, EmptyState
from asn_desktop.views.evaluation import Mirror
from asn_desktop.workflows.sentences import say


class RunView(Page):
    """Shows what the book says; the acts are those of :class:`RunPage`."""

    title = "Penilaian beruntun"

    def lay_out(self, write: WriteOf) -> None:
        """Make the columns, the grid and the steps in the header."""
        today = self.context.office.today
        self.book = Book(self.context.operations, today, self)
        self.office_mirror: Mirror | None = None
        self.views = QStackedWidget()
        self.owner = OwnerBanner(self.context, self)
        self.from_centre = CentreBanner(self.context, self)
        self.header.add(self.from_centre.chip)
        self.body.addWidget(self.owner)
        self.body.addWidget(self.from_centre)
        self.body.addWidget(self.views, 1)
        self.work = QWidget()
        self.grid = RatingSheet(self.book, today)
        self.views.addWidget(self.work)
        self.views.addWidget(self.grid)
        row = QHBoxLayout(self.work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.queue, self.card, self.drawer = Queue(), RatingCard(today), Drawer()
        self.middle = PanelStack(write, today)
        centre = QVBoxLayout()
        centre.setSpacing(0)
        centre.addWidget(self.middle, 1)
        centre.addWidget(self.drawer)
        row.addWidget(self.queue)
        row.addWidget(line(upright=True))
        row.addLayout(centre, 1)
        row.addWidget(line(upright=True))
        row.addWidget(self.card)
        self.place = Button("", kind=Kind.QUIET, small=True)
        self.place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.before = Button("", kind=Kind.QUIET, icon="chevron-left")
        self.after = Button("", kind=Kind.QUIET, icon="chevron-right")
        self.before.setToolTip(self.tr("Orang sebelumnya (Alt+←)"))
        self.after.setToolTip(self.tr("Orang berikutnya (Alt+→)"))
        for button in (self.place, self.before, self.after):
            self.header.add(button)
        self.set_main(self.card.done, in_header=False)

    @property
    def in_work(self) -> bool:
        """Whether somebody is in view (no card stands in the place)."""
        return self.views.currentWidget() is self.work and self.book.place >= 0

    def show_steps(self, shown: bool) -> None:
        """Show or hide the steps in the header."""
        for widget in (self.place, self.before, self.after):
            widget.setVisible(shown)
        if not shown:
            self.from_centre.clear()

    def show_card(self, empty: Empty) -> None:
        """Show a card in place of the columns; its first button is the main one."""
        self.show_steps(False)
        card = EmptyState(empty)
        old = self.views.widget(2) if self.views.count() > 2 else None
        self.views.addWidget(card)
        self.views.setCurrentWidget(card)
        if old is not None:
            self.views.removeWidget(old)
            old.deleteLater()
        self.main_button = next((one for one in card.buttons if one.isEnabled()), None)
        if self.main_button is not None:
            self.main_button.set_key("Ctrl+Enter")
            self.main_button.setFocus()

    def show_heading(self) -> None:
        """Say whose people these are, in the run or in the sheet."""
        run = self.book.run
        if run is None:
            return
        sheet = self.views.currentWidget() is self.grid
        title = self.tr("Lembar penilaian") if sheet else self.tr("Penilaian beruntun")
        count = self.tr("{n} orang").format(n=len(run.people))
        note = f"{run.assessor} · {run.period.label} {run.period.year} · {count}"
        self.header.set_title(title, note)

    def show_work(self) -> None:
        """Show the columns."""
        self.show_steps(True)
        self.views.setCurrentWidget(self.work)
        self.show_heading()
        self.main_button = self.card.done

    def show_place(self) -> None:
        """Show the person in view."""
        one, place = self.book.person, self.book.place
        self.middle.bring(one)
        self.owner.show_for("person", one.person_id)
        self.from_centre.show_for(one.id)
        self.card.show_person(one)
        self.place.setText(f"{place + 1}/{len(self.book.people)}")
        self.before.setEnabled(place > 0)
        self.after.setEnabled(place < len(self.book.people) - 1)
        self.show_around()
        self.fill_drawer()
        QTimer.singleShot(0, self, self._prepare_next)

    def show_paper_date(self) -> None:
        """Show the date on the paper of this run wherever one finishes."""
        for part in (self.card, self.grid):
            part.paper.show_date(self.book.on)

    def show_refreshed(self) -> None:
        """Everything was read again: show it where one is, and leave the focus alone."""
        if self.views.currentWidget() is self.grid:
            self.grid.refresh()
        elif self.in_work:
            self.show_place()
        self.show_around()

    def _prepare_next(self) -> None:
        """Make the widgets of who comes next, so that the next key shows them in one frame."""
        following = self.book.next_open(self.book.place)
        if self.in_work and following >= 0:
            self.middle.prepare(self.book.people[following])

    def show_around(self) -> None:
        """Show the queue and the mirror as they are now."""
        self.queue.show_people(self.book.people, self.book.place)
        mirror = self.book.mirror()
        words = say(mirror.findings[0]) if mirror.findings else ""
        self.queue.show_mirror(mirror, words)

    def show_changed(self, place: int) -> None:
        """Somebody changed: show it where it is seen."""
        if self.views.currentWidget() is self.grid:
            self.grid.show_person(place)
            self.show_around()
            return
        if not self.in_work and self.book.finished < len(self.book.people):
            self.show_work()
        if place == self.book.place:
            self.middle.bring(self.book.people[place])
            self.card.show_person(self.book.people[place])
            self.fill_drawer()
        self.show_around()

    def show_book_moved(self, place: int) -> None:
        """Somebody else came into view."""
        if self.views.currentWidget() is self.grid:
            self.grid.show_person(place)
            self.grid.focus(place)
        else:
            self.show_moved(place)

    def show_moved(self, _place: int) -> None:
        """Show the person in view and put the focus on what lacks."""
        self.show_work()
        self.show_place()
        self.focus_rating()

    def focus_rating(self) -> None:
        """Put the focus on the first rating that lacks."""
        one = self.book.person
        target = self.card.behaviour if one.work and not one.behaviour else self.card.work
        if one.finished:
            self.card.reopen.setFocus()
        else:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_at(self, place: int) -> None:
        """Show one person from a card."""
        self.book.place = place
        self.show_moved(place)

    def fill_drawer(self) -> None:
        """Fill the drawer for the person in view."""
        if self.drawer.shown is not None:
            work = not self.card.behaviour.hasFocus()
            self.drawer.fill(self.book.person, self.book.mirror(), self.office_mirror, work=work)
