"""The page Periksa catatan: the superior sees his people's week and answers it by keys.

The week stands above, the entries of the chosen cell below. Space approves, R sends back with a
sentence, U writes direct feedback, F8 goes to what waits next; what is approved is taken back by
undo. The first row stands for everybody, so a day's head shows the day of all.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.rules.following import LogState
from asn_desktop.services import log_review
from asn_desktop.ui.forms.fields import CalmCombo
from asn_desktop.ui.logs.review_acts import ReviewActs
from asn_desktop.ui.logs.review_grid import EVERYBODY, NAMES, WeekModel, WeekTable, cell_words
from asn_desktop.ui.logs.review_line import AnswerLine
from asn_desktop.ui.logs.review_list import EntryModel, EntryTable
from asn_desktop.ui.logs.review_looks import clean, waiting_words, week_words
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import line
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.elided import Elided
from asn_desktop.ui.widgets.messages import Choice, Empty, EmptyState
from asn_desktop.views.log_review import (
    AssessorChoice,
    ReviewAsked,
    ReviewEntry,
    ReviewWeek,
    monday,
)

KINDS = frozenset(
    {"daily_log", "absence", "evidence", "person", "person_assessor", "person_status",
     "holiday_day", "setting"}
)  # fmt: skip
ONE_WEEK = timedelta(days=7)


class ReviewPage(ReviewActs):
    """The week above, the entries of a cell below."""

    title = "Periksa catatan"

    def build(self) -> None:
        """Make the parts and let them do something."""
        today: date = self.context.office.today()
        self.asked: ReviewAsked | None = None
        self.choices: list[AssessorChoice] = []
        self.shown: ReviewWeek | None = None
        self._wanted_person: UUID | None = None
        self._wanted: dict[str, Any] | None = None
        self._find_waiting = False
        self._arriving = self._choices_due = False
        self._soon = QTimer(self)  # coming here asks in several ways; it is read once
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._read_all)
        self.week_model = WeekModel(today, self)
        self.entry_model = EntryModel(self)
        self.grid, self.list = WeekTable(self.week_model), EntryTable(self.entry_model)
        self.line = AnswerLine()
        self.body.addWidget(self._tools())
        self.body.addWidget(line())
        self.views = QStackedWidget()
        self.views.addWidget(self._work())
        self.nobody = EmptyState(
            Empty(
                self.tr("Tidak ada pegawai untuk ditampilkan."),
                (Choice(self.tr("Tampilkan semua yang menulis"), self.show_everybody),),
                detail=self.tr("Pilih atasan lain, atau tampilkan semua pegawai yang menulis."),
                icon="people",
            )
        )
        self.views.addWidget(self.nobody)
        self.body.addWidget(self.views, 1)
        self.next_button = Button(self.tr("Berikutnya"), key="F8", do=self.next_waiting)
        self.next_button.setToolTip(self.tr("Catatan berikutnya yang menunggu"))
        self.header.add(self.next_button)
        self.all_button = Button(
            self.tr("Setujui semua tanpa peringatan"), icon="check", do=self.approve_all
        )
        self.set_main(self.all_button)
        self._wire()

    def _tools(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 8))
        row.setSpacing(px(self, 8))
        self.assessor = CalmCombo()
        self.assessor.setMinimumContentsLength(34)
        self.assessor.setAccessibleName(self.tr("Atasan"))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Cari nama, jabatan, unit…"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(px(self, 220))
        self.silent = Button("", icon="close", small=True, do=self.forget_silent)
        self.silent.hide()
        self.before = Button("", icon="chevron-left", kind=Kind.QUIET, do=partial(self.step, -1))
        self.before.setAccessibleName(self.tr("Pekan sebelumnya"))
        self.after = Button("", icon="chevron-right", kind=Kind.QUIET, do=partial(self.step, 1))
        self.after.setAccessibleName(self.tr("Pekan berikutnya"))
        self.before.setToolTip(self.tr("Pekan sebelumnya · PgUp"))
        self.after.setToolTip(self.tr("Pekan berikutnya · PgDn"))
        self.span = Elided("")
        self.now = Button(self.tr("Pekan ini"), do=self.go_now)
        parts: tuple[QWidget | None, ...] = (
            *(self.assessor, self.filter, self.silent, None),
            *(self.before, self.span, self.after, self.now),
        )
        for part in parts:
            row.addStretch(1) if part is None else row.addWidget(part)
        return bar

    def _work(self) -> QWidget:
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.grid, 12)
        column.addWidget(line())
        head = QHBoxLayout()
        head.setContentsMargins(px(self, 16), px(self, 6), px(self, 16), px(self, 6))
        head.setSpacing(px(self, 8))
        self.about = Elided("")
        self.yes = Button(self.tr("Setujui"), key="Spasi", small=True, do=self.approve)
        self.no = Button(self.tr("Kembalikan…"), key="R", small=True, do=self.send_back)
        self.say = Button(self.tr("Umpan balik"), key="U", small=True, do=self.answer)
        self.open = Button(
            self.tr("Buka harinya"), kind=Kind.QUIET, small=True, do=self.open_person
        )
        if not self.context.has_page("logs"):
            self.open.hide()
        head.addWidget(self.about, 1)
        for button in (self.open, self.say, self.no, self.yes):
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self.list, 8)
        column.addWidget(self.line)
        return work

    def _wire(self) -> None:
        self.assessor.activated.connect(self._assessor_chosen)
        self.filter.textEdited.connect(self._typed)
        self.grid.moved.connect(self._show_cell)
        self.grid.entered.connect(self._into_list)
        self.grid.all_wanted.connect(self._choose_all)
        self.grid.approve.connect(self.approve_cell)
        self.grid.send_back.connect(self.send_back)
        self.grid.answer.connect(self.answer)
        self.list.approve.connect(self.approve)
        self.list.send_back.connect(self.send_back)
        self.list.answer.connect(self.answer)
        self.list.day_stepped.connect(self._step_day)
        self.list.selectionModel().selectionChanged.connect(self._chosen_changed)
        for table in (self.grid, self.list):
            table.week_stepped.connect(self.step)
        self.line.said.connect(self.say_words)
        self.line.done.connect(self.list.setFocus)
        self.add_key("F8", self.tr("catatan berikutnya yang menunggu"), self.next_waiting)
        for key, what in (
            ("Spasi", self.tr("setujui catatan, atau sel tanpa peringatan")),
            ("Ctrl+A", self.tr("pilih semua catatan sel ini, lalu Spasi")),
            ("R", self.tr("kembalikan dengan kalimat")),
            ("U  Enter", self.tr("umpan balik satu kalimat")),
            ("PgUp  PgDn", self.tr("pekan sebelumnya, berikutnya")),
            ("← →", self.tr("hari sebelumnya, berikutnya")),
            ("Tab", self.tr("antara pekan dan catatan")),
        ):
            self.tell_key(key, what)

    # ---- coming and going

    def activate(self) -> None:
        """Read the week; the keys go to it then."""
        self._arriving = True
        self._soon.start()

    def go(self, **target: Any) -> None:
        """``assessor`` (None = everybody), ``week`` (any day of it), ``silent``, ``person``."""
        self._wanted = target
        self._soon.start()

    def on_changed(self, changes: ChangesLike) -> None:
        """Entries, absences and people change what stands here."""
        if touches(changes, *KINDS):
            self._soon.start()

    def refresh(self) -> None:
        """F5."""
        self._soon.start()

    def filter_focus(self) -> None:
        """Ctrl+F."""
        self.filter.setFocus()
        self.filter.selectAll()

    def back(self) -> bool:
        """Esc: out of the line, out of the entries up to the week, then away."""
        if self.line.entry is not None:
            self.line.cancel()
            return True
        if self.list.hasFocus():
            self.grid.setFocus()
            return True
        return False

    def step(self, weeks: int) -> None:
        """Another week."""
        if self.asked is not None:
            self._ask(first=self.asked.first + weeks * ONE_WEEK)

    def go_now(self) -> None:
        """The week of today."""
        self._ask(first=monday(self.context.office.today()))

    def show_everybody(self) -> None:
        """Everybody who writes."""
        self.filter.clear()
        self._ask(assessor_id=None, text="", silent=None)

    def forget_silent(self) -> None:
        """Also who wrote."""
        self._ask(silent=None)

    # ---- reading

    def _read_all(self) -> None:
        """The week first, which one waits for; once it stands there who else there is to choose."""
        self._settle()
        self._choices_due = self.asked is not None
        self._read()
        if self.asked is None:
            self._read_choices()

    def _read_choices(self) -> None:
        self._choices_due = False
        self.context.operations.read(log_review.assessors, then=self._choices_read)

    def _choices_read(self, choices: list[AssessorChoice]) -> None:
        self.choices = choices
        if self.asked is None:
            today = self.context.office.today()
            self.asked = ReviewAsked(self._first_superior(), monday(today))
            self._settle()
            self._read()
        self._fill_choices()

    def _settle(self) -> None:
        """What `go` asked for; without a superior asked for the one with most to do is found."""
        wanted = self._wanted
        if wanted is None or (self.asked is None and not {"assessor", "person"} & wanted.keys()):
            return
        self._wanted = None
        self._wanted_person = wanted.get("person")
        self.filter.clear()
        before = self.asked.assessor_id if self.asked and self._wanted_person is None else None
        first = self.asked.first if self.asked else self.context.office.today()
        self.asked = ReviewAsked(
            wanted.get("assessor", before),
            monday(wanted.get("week") or first),
            silent=wanted.get("silent"),
        )
        self._fill_choices()

    def _first_superior(self) -> UUID | None:
        actor: UUID | None = self.context.office.actor.person_id
        if any(one.id == actor for one in self.choices):
            return actor
        most = max(self.choices, key=lambda one: one.waiting, default=None)
        return most.id if most is not None else None

    def _fill_choices(self) -> None:
        self.assessor.clear()
        self.assessor.addItem(self.tr("Semua pegawai yang menulis"), None)
        for one in self.choices:
            waits = self.tr(" · {n} menunggu").format(n=one.waiting) if one.waiting else ""
            self.assessor.addItem(f"{one.name}{waits}", one.id)
        wanted = self.asked.assessor_id if self.asked else None
        ids = [None, *(one.id for one in self.choices)]
        self.assessor.setCurrentIndex(ids.index(wanted) if wanted in ids else 0)

    def _ask(self, **changed: Any) -> None:
        if self.asked is None:
            return
        self.asked = ReviewAsked(**{**vars(self.asked), **changed})
        self._fill_choices()
        self._read()

    def _read(self) -> None:
        if self.asked is not None:
            self.span.set_full(week_words(self.asked))
            self.context.operations.read(log_review.week, self.asked, then=self._fill)

    def _fill(self, week: ReviewWeek) -> None:
        if week.asked != self.asked:
            return  # another week was asked for meanwhile
        first = self.shown is None or self.shown.asked != week.asked
        row, column = self.grid.place()
        entry = self.list.current()
        self.shown = week
        self.views.setCurrentIndex(0 if week.people else 1)
        self.week_model.show(week)
        self._tell_week(week)
        if self._wanted_person is not None:
            ids = [one.id for one in week.people]
            if self._wanted_person in ids:
                row, column = ids.index(self._wanted_person) + 1, NAMES
            self._wanted_person = None
        if row < 0 or column < 0:
            row, column = self.week_model.first_cell()
        self.grid.stand(row, column)
        self._show_cell(*self.grid.place(), keep=None if first else entry)
        if self._find_waiting:
            self._find_waiting = False
            self.next_waiting()
        elif self.isVisible() and (self._arriving or not self._busy()):
            self.grid.setFocus()
        self._arriving = False
        if self._choices_due:
            self._read_choices()

    def _busy(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _tell_week(self, week: ReviewWeek) -> None:
        ready = len(clean(week))
        self.header.set_title(self.title, waiting_words(week))
        self.all_button.setText(
            self.tr("Setujui {n} tanpa peringatan").format(n=ready)
            if ready
            else self.tr("Setujui semua tanpa peringatan")
        )
        self.all_button.updateGeometry()
        self.all_button.switch_off(
            "" if ready else self.tr("Tidak ada catatan tanpa peringatan yang menunggu pekan ini.")
        )
        silent = week.asked.silent
        self.silent.setVisible(silent is not None)
        if silent is not None:
            day = f"{silent.day}/{silent.month}"
            self.silent.setText(self.tr("Belum menulis sejak {day}").format(day=day))

    def _show_cell(self, row: int, column: int, keep: ReviewEntry | None = None) -> None:
        entries = self.week_model.entries(row, column)
        at = self.list.currentIndex().row()
        self.entry_model.show(entries)
        self.about.set_full(cell_words(self.week_model, row, column))
        if keep is not None:
            found = self.entry_model.place(keep.id)
            self.list.stand(found if found >= 0 else at)
        else:
            waits = [place for place, one in enumerate(entries) if one.waits]
            self.list.stand(waits[0] if waits else 0)
        self._chosen_changed()

    def _chosen_changed(self, *_selection: object) -> None:
        chosen = self.list.chosen()
        waits = [one for one in chosen if one.waits]
        self.yes.switch_off("" if waits else self.tr("Tidak ada yang menunggu persetujuan."))
        closed = any(one.row.state is LogState.APPROVED for one in chosen)
        nothing = "" if chosen else self.tr("Tidak ada catatan yang dipilih.")
        self.no.switch_off(nothing or (self.closed_words() if closed else ""))
        self.say.switch_off(nothing)
        row, _column = self.grid.place()
        self.open.setEnabled(bool(chosen) or self.week_model.person(row) is not None)

    # ---- moving

    def _assessor_chosen(self, _index: int) -> None:
        self.grid.stand(EVERYBODY, self.grid.place()[1])
        self._ask(assessor_id=self.assessor.currentData(), silent=None)

    def _typed(self, text: str) -> None:
        self._ask(text=text)

    def _into_list(self) -> None:
        if self.entry_model.rowCount():
            self.list.setFocus()

    def _choose_all(self) -> None:
        self._into_list()
        self.list.selectAll()

    def _step_day(self, step: int) -> None:
        row, column = self.grid.place()
        self.grid.stand(row, column + step)
