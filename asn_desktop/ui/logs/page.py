"""The page Catatan Harian: one person's day to write in, the month and the people beside it.

Opens on today with the cursor in the activity. PgUp and PgDn go by day, Ctrl+PgUp and Ctrl+PgDn by
person, Ctrl+; writes the last day's entries once more, F8 finds the next day without any.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.rules.dates import format_day
from asn_desktop.rules.logs import hours, may_edit
from asn_desktop.services import (
    log_people,
)
from asn_desktop.ui.formats import number
from asn_desktop.ui.logs.absence import AbsenceDialog
from asn_desktop.ui.logs.day import DayHeads, DayView
from asn_desktop.ui.logs.entry import EntryRow
from asn_desktop.ui.logs.files import LogFiles
from asn_desktop.ui.logs.head import DayHead
from asn_desktop.ui.logs.people_list import people_spec
from asn_desktop.ui.logs.seen import Seen, see
from asn_desktop.ui.logs.side import MonthSide
from asn_desktop.ui.logs.sums import SumsDialog
from asn_desktop.ui.logs.writing import Writing
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page, line, shortcut
from asn_desktop.ui.tables.panel import ListPanel
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.elided import Elided
from asn_desktop.ui.widgets.messages import Empty, EmptyState
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.logs import LogPerson, LogRow, LogText

KINDS = frozenset(
    {"daily_log", "log_favourite", "absence", "evidence", "skp", "work_result", "indicator",
     "holiday_day", "setting", "person", "person_status"}
)  # fmt: skip
SIDE = 368  # pixels
ONE_DAY = timedelta(days=1)


class LogsPage(Page):
    """Month and people at the left, the day at the right."""

    title = "Catatan Harian"

    def build(self) -> None:
        """Make day, month, list and keys."""
        self.today = self.context.office.today()
        self.day = self.today
        self._person: UUID | None = None
        self._wanted: UUID | None = None
        self._people: list[LogPerson] = []
        self._seen: Seen | None = None
        self._to_entry = False
        side = QFrame()
        side.setProperty("kind", "quiet")
        side.setFixedWidth(px(self, SIDE))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.month = MonthSide()
        self.month.view.chosen.connect(self.show_day)
        self.month.turned.connect(self.turn_month)
        self.month.away_asked.connect(self.set_absence)
        self.month.present_asked.connect(self.take_absence_back)
        column.addWidget(self.month)
        column.addWidget(line())
        self.panel = ListPanel(self.context.operations, people_spec(self._rows, self._opened))
        self.panel.current_changed.connect(self._current_changed)
        column.addWidget(self.panel, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(line(upright=True))
        row.addWidget(self._make_right(), 1)
        self.body.addLayout(row, 1)
        if self.context.has_page("bring"):
            self.header.add(Button(self.tr("Masukkan berkas…"), icon="file-in", do=self.to_bring))
        if self.context.has_page("log_review"):
            self.header.add(Button(self.tr("Periksa catatan…"), icon="check", do=self.to_review))
        self._make_keys()

    def _make_keys(self) -> None:
        self.add_key("PgUp", self.tr("hari sebelumnya (juga Alt+←)"), partial(self.step, -1))
        self.add_key("PgDown", self.tr("hari berikutnya (juga Alt+→)"), partial(self.step, 1))
        for key, days in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut(self, key, partial(self.step, days), Qt.ShortcutContext.WindowShortcut)
        self.add_key("Ctrl+T", self.tr("kembali ke hari ini"), self.to_today)
        self.add_key("Ctrl+;", self.tr("ulangi catatan hari sebelumnya"), self.repeat)
        self.add_key("F8", self.tr("hari kosong berikutnya"), self.next_gap)
        self.add_key("Ctrl+B", self.tr("jadikan kegiatan favorit"), self.entry.star)
        self.add_key("Ctrl+Shift+B", self.tr("berkas bukti catatan"), self.files.show_current)
        self.add_key("Ctrl+J", self.tr("catat tidak hadir"), self.set_absence)
        self.add_key("Ctrl+PgDown", self.tr("orang berikutnya"), partial(self.step_person, 1))
        self.add_key("Ctrl+PgUp", self.tr("orang sebelumnya"), partial(self.step_person, -1))
        self.tell_key("Enter", self.tr("isian berikutnya, lalu simpan"))
        self.tell_key("Enter  F2  Del", self.tr("ubah atau hapus catatan di daftar"))
        self.tell_key("Shift+panah", self.tr("tandai beberapa hari di kalender"))

    def _make_right(self) -> QStackedWidget:
        self.views = QStackedWidget()
        nobody = Empty(self.tr("Pilih seorang pegawai."), icon="logs")
        self.nobody = EmptyState(nobody)
        self.work = QWidget()
        column = QVBoxLayout(self.work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = DayHead()
        self.head.stepped.connect(self.step)
        self.head.today_asked.connect(self.to_today)
        self.head.repeat_asked.connect(self.repeat)
        column.addWidget(self.head)
        self.entry = EntryRow(self._write, self._star)
        self.writing = Writing(self.context, self.entry, self._place)
        self.set_main(self.entry.save_button, in_header=False)
        column.addWidget(self.entry)
        column.addWidget(DayHeads())
        column.addWidget(line())
        self.list = DayView()
        self.list.edit_asked.connect(self._edit)
        self.list.remove_asked.connect(self.writing.remove)
        self.files = LogFiles(self.context, self.list)
        nothing = self.tr("Belum ada catatan pada hari ini.")
        how = self.tr("Ketik dua atau tiga huruf kegiatan di atas, atau ulangi dengan Ctrl+;.")
        self.empty = EmptyState(Empty(nothing, detail=how))
        later = self.tr("Catatan ditulis pada hari itu atau sesudahnya. Ctrl+T ke hari ini.")
        self.ahead = EmptyState(Empty(self.tr("Hari ini belum tiba."), detail=later))
        self.entries = QStackedWidget()
        self.entries.addWidget(self.list)
        self.entries.addWidget(self.empty)
        self.entries.addWidget(self.ahead)
        column.addWidget(self.entries, 1)
        column.addWidget(line())
        column.addWidget(self._make_foot())
        self.views.addWidget(self.nobody)
        self.views.addWidget(self.work)
        return self.views

    def _make_foot(self) -> QWidget:
        foot = QFrame()
        foot.setFixedHeight(px(self, 44))
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(self, 16), 0, px(self, 16), 0)
        row.setSpacing(px(self, 8))
        self.total = Elided("")  # the buttons keep their words in a narrow window
        self.total.setProperty("kind", "muted")
        row.addWidget(self.total, 1)
        self.sums = Button(
            self.tr("Jadikan realisasi…"), icon="progress", small=True, do=self.ask_sums
        )
        self.sums.setToolTip(self.tr("Jumlah catatan satu periode per indikator"))
        self.paper = Button(self.tr("Cetak bulan…"), icon="print", small=True, do=self.to_paper)
        for button in (self.sums, self.paper):
            row.addWidget(button)
        self.paper.setVisible(self.context.has_page("log_sheet"))
        return foot

    def _rows(self, _tx: Any, query: ListQuery) -> ListRows[LogPerson]:
        return log_people.choose(self._people, query)

    # ---- coming and going

    def activate(self) -> None:
        """Read; the cursor stands in the activity, on a new morning in that of the new day."""
        before, self.today = self.today, self.context.office.today()
        if self.day == before:
            self.day = self.today
        self._to_entry = True
        self._show()
        self._read_people()

    def go(self, *, person: UUID | None = None, day: date | None = None, **_more: Any) -> None:
        """Show one person, one day, as soon as the list is read."""
        self._wanted = person
        if day is not None and day != self.day:
            self.day = day
            self._read_people()

    def refresh(self) -> None:
        """F5."""
        self._read_people()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if touches(changes, *KINDS):
            self._read_people()
            self._show()

    def filter_focus(self) -> None:
        """Ctrl+F."""
        self.panel.focus_filter()

    def back(self) -> bool:
        """Esc: empty the row one types in, then the filter."""
        if self.entry.busy():
            self.entry.clear()
            return True
        return self.panel.close_open()

    def print_selection(self) -> bool:
        """Ctrl+P: the month on paper."""
        return self.to_paper()

    def _read_people(self) -> None:
        self.context.operations.read(
            log_people.people, self.day, then=partial(self._fill, self.day)
        )

    def _fill(self, day: date, rows: list[LogPerson]) -> None:
        if day != self.day:
            return  # another day was chosen meanwhile, and asked for
        self._people = rows
        done = sum(bool(row.entries) for row in rows)
        said = self.tr("{done} dari {all} orang sudah mengisi {day}").format(
            done=number(done), all=number(len(rows)), day=format_day(self.day)
        )
        self.header.set_title(self.title, said if rows else "")
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.panel.clear_filter()
        self.panel.read()
        if wanted is not None:
            self.panel.show_row(wanted)
        elif rows and self.panel.table.currentIndex().row() < 0:
            self.panel.table.show_row(0)
        if not rows:
            self._person = None
            self._show()

    # ---- one day of one person

    def _current_changed(self, row: LogPerson | None) -> None:
        if row is not None and row.id != self._person:
            if self.entry.busy():
                self.writing.leave()
            self._person = row.id
            self.entry.clear()
            self._show()

    def _opened(self, _row: LogPerson) -> None:
        self.entry.activity.setFocus(Qt.FocusReason.TabFocusReason)

    def show_day(self, day: date) -> None:
        """Show another day; what is being typed stays for it."""
        if day == self.day:
            return
        if self.entry.editing is not None:
            self.entry.clear()
        self.day = day
        self._show()
        self._read_people()

    def _show(self) -> None:
        if self._person is None:
            self._seen = None
            self.views.setCurrentWidget(self.nobody)
            return
        self.context.operations.read(
            see, self._person, self.day, then=partial(self._fill_day, (self._person, self.day))
        )

    def _fill_day(self, asked: tuple[UUID, date], seen: Seen) -> None:
        if asked != (self._person, self.day):
            return  # another day was chosen meanwhile, and asked for
        self._seen = seen
        self.views.setCurrentWidget(self.work)
        self.month.show_month(seen.month, self.today)
        if self.month.view.day != self.day:
            self.month.view.stand_on(self.day)
        self.entry.learn(seen.known, seen.targets)
        self.list.show_rows(seen.rows)
        nothing = self.empty if self.day <= self.today else self.ahead
        self.entries.setCurrentWidget(self.list if seen.rows else nothing)
        self.head.show_day(seen, self.day, self.today)
        self._say(seen)
        if self._to_entry:  # only now it can be seen
            self._to_entry = False
            self.entry.activity.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, seen: Seen) -> None:
        count = len(seen.rows)
        minutes = hours((row.text.starts, row.text.ends) for row in seen.rows)
        said = self.tr("{count} catatan").format(count=count)
        if minutes:
            said += f" · {minutes // 60} jam {minutes % 60:02d} menit"
        late = seen.last_in_time
        if late is not None and self.day <= self.today <= late:
            said += self.tr(" · tepat waktu bila ditulis s.d. {day}").format(day=format_day(late))
        self.total.set_full(said)
        self.entry.setEnabled(self.day <= self.today)

    # ---- writing

    def _place(self) -> tuple[UUID, date] | None:
        return (self._person, self.day) if self._person and self.day <= self.today else None

    def _write(self, log_id: UUID | None, text: LogText) -> None:
        self.writing.write(log_id, text)

    def _star(self, text: LogText) -> None:
        self.writing.star(text, self._seen.known if self._seen else ())

    def _edit(self, row: LogRow) -> None:
        if may_edit(row.state):
            self.entry.edit(row)
        else:
            self.context.notice(self.tr("Catatan yang sudah disetujui tidak diubah lagi."))

    def repeat(self) -> None:
        """Ctrl+;: the entries of the last day that has any, once more."""
        self.writing.repeat()

    def set_absence(self) -> None:
        """Ctrl+J: ask why and how long, from the days marked in the month."""
        person = self._seen.person if self._seen else None
        if person is not None:
            away = AbsenceDialog.ask(self, person.name, self.month.view.span, self.today)
            if away is not None:
                self.writing.set_absence(person.id, away)

    def take_absence_back(self) -> None:
        """The days marked were worked after all."""
        if self._person is not None:
            self.writing.take_absence_back(self._person, *self.month.view.span)

    # ---- going about

    def step(self, days: int) -> None:
        """PgUp, PgDn."""
        self.show_day(self.day + days * ONE_DAY)

    def to_today(self) -> None:
        """Ctrl+T."""
        self.show_day(self.today)
        self.entry.activity.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn_month(self, step: int) -> None:
        """The same day of another month, or its last one."""
        at = self.day.year * 12 + self.day.month - 1 + step
        first = date(at // 12, at % 12 + 1, 1)
        following = (first + 31 * ONE_DAY).replace(day=1)
        self.show_day(min(first.replace(day=1) + (self.day.day - 1) * ONE_DAY, following - ONE_DAY))

    def next_gap(self) -> None:
        """F8: the next day of the month without an entry, round its end."""
        days = self._seen.month.days if self._seen else ()
        gaps = [day.on for day in days if day.gap]
        if not gaps:
            self.context.notice(self.tr("Tidak ada hari kosong pada bulan ini."))
            return
        self.show_day(next((one for one in gaps if one > self.day), gaps[0]))

    def step_person(self, step: int) -> None:
        """Ctrl+PgUp, Ctrl+PgDn."""
        at = self.panel.table.currentIndex().row() + step
        if 0 <= at < self.panel.model.rowCount():
            self._to_entry = True
            self.panel.table.show_row(at)

    # ---- ways out

    def ask_sums(self) -> None:
        """What the log of a period adds up to, offered as realisation."""
        if self._person is not None:
            SumsDialog.ask(self, self.context, self._person, self.day)

    def to_bring(self) -> None:
        """Bring in a workbook of logs."""
        self.context.open("bring", kind="logs")

    def to_review(self) -> None:
        """What a superior reads and answers."""
        self.context.open("log_review")

    def to_paper(self) -> bool:
        """The month on paper."""
        if self._person is None or not self.context.has_page("log_sheet"):
            return False
        self.context.open(
            "log_sheet", person=self._person, year=self.day.year, month=self.day.month
        )
        return True


def _call(do: Any, *_more: object) -> None:
    do()
