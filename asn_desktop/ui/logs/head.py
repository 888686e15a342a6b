"""Which day of whom is shown, the ways to other days, and what is to be known about it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.dates import format_date, format_day
from asn_desktop.services.log_absences import covering
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.logs.seen import Seen
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.messages import Banner


class DayHead(QWidget):
    """``show_day`` says everything anew."""

    stepped = Signal(int)
    today_asked = Signal()
    repeat_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 8))
        column.setSpacing(px(self, 4))
        top = QHBoxLayout()
        top.setSpacing(px(self, 4))
        self.before = Button("", icon="chevron-left", kind=Kind.QUIET, small=True)
        self.after = Button("", icon="chevron-right", kind=Kind.QUIET, small=True)
        for button, words, step in (
            (self.before, self.tr("Hari sebelumnya · PgUp"), -1),
            (self.after, self.tr("Hari berikutnya · PgDn"), 1),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(lambda _on=False, step=step: self.stepped.emit(step))
        self.now = Button(self.tr("Hari ini"), kind=Kind.QUIET, key="Ctrl+T", small=True)
        self.now.clicked.connect(lambda: self.today_asked.emit())
        self.title = plain("", bold=True)
        self.title.setFont(sized(self.title, points=2, bold=True))
        self.title.setWordWrap(False)
        for widget in (self.before, self.after, self.title, self.now):
            top.addWidget(widget)
        top.addStretch(1)
        self.again = Button(self.tr("Ulangi hari lalu"), key="Ctrl+;", small=True)
        self.again.setToolTip(self.tr("Salin catatan hari terakhir yang terisi ke hari ini"))
        self.again.clicked.connect(lambda: self.repeat_asked.emit())
        top.addWidget(self.again)
        column.addLayout(top)
        self.who = plain("", kind="muted")
        self.banner = Banner()
        column.addWidget(self.who)
        column.addWidget(self.banner)

    def show_day(self, seen: Seen, day: date, today: date) -> None:
        """Say whose day it is and what is to be known about it."""
        person = seen.person
        where = (person.name, person.position, person.unit) if person else ()
        self.who.setText(" · ".join(filter(None, where)))
        self.title.setText(format_day(day))
        self.now.setVisible(day != today)
        self.again.setEnabled(day <= today)
        state, words = self._told(seen, day, today)
        self.banner.say(state, words)

    def _told(self, seen: Seen, day: date, today: date) -> tuple[State, str]:
        told, late = seen.month.days[day.day - 1], seen.last_in_time
        if day > today:
            return State.WAITING, self.tr("Hari ini belum tiba; catatan ditulis nanti.")
        if told.away:
            words = self._why(seen, day, told.away)
            if seen.rows:
                words += self.tr(" Catatan tetap bisa ditulis, dan atasan melihat keduanya.")
            return State.WAITING, words
        if told.returned:
            words = self.tr("{n} catatan dikembalikan atasan. Perbaiki, lalu menunggu lagi.")
            return State.REFUSED, words.format(n=told.returned)
        if late is not None and today > late:
            words = self.tr("Batas {n} hari kerja sudah lewat: catatan baru ditandai terlambat.")
            return State.ACTION, words.format(n=seen.month.late_days)
        return State.WAITING, told.holiday

    def _why(self, seen: Seen, day: date, away: str) -> str:
        absent = covering(seen.month.absences, day)
        if absent is None:
            return self.tr("{why} pada hari ini.").format(why=away)
        first, last = absent.first, absent.last or absent.first
        same = (first.year, first.month) == (last.year, last.month)
        said = f"{away} {first.day if same and first < last else format_date(first)}"
        if first < last:
            said += f"–{format_date(last)}"
        return f"{said}: {absent.note}." if absent.note else f"{said}."
