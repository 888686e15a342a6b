"""The month of the person in view, with what one does to a day or a span of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.dates import MONTHS, format_date
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.logs.month import MonthView
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.views.logs import AbsenceRow, LogMonth


class MonthSide(QWidget):
    """Month with its name, ways to the next, a line that counts, and the absence of the day."""

    turned = Signal(int)
    away_asked = Signal()
    present_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 12), px(self, 8), px(self, 12), px(self, 8))
        column.setSpacing(px(self, 4))
        head = QHBoxLayout()
        head.setSpacing(px(self, 4))
        self.name = plain("", bold=True)
        self.name.setFont(sized(self.name, points=1, bold=True))
        head.addWidget(self.name, 1)
        self.ways: list[Button] = []
        for icon, words, step in (
            ("chevron-left", self.tr("Bulan sebelumnya"), -1),
            ("chevron-right", self.tr("Bulan berikutnya"), 1),
        ):
            button = Button("", icon=icon, kind=Kind.QUIET, small=True)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(lambda _on=False, step=step: self.turned.emit(step))
            self.ways.append(button)
            head.addWidget(button)
        column.addLayout(head)
        self.view = MonthView()
        column.addWidget(self.view)
        self.told = plain("", kind="muted")
        self.told.setFont(sized(self.told, points=-1))
        column.addWidget(self.told)
        row = QHBoxLayout()
        row.setSpacing(px(self, 6))
        self.away = Button(self.tr("Tidak hadir…"), icon="calendar", key="Ctrl+J", small=True)
        self.away.clicked.connect(lambda: self.away_asked.emit())
        self.present = Button(self.tr("Hapus ketidakhadiran"), kind=Kind.QUIET, small=True)
        self.present.clicked.connect(lambda: self.present_asked.emit())
        row.addWidget(self.away)
        row.addWidget(self.present)
        row.addStretch(1)
        column.addLayout(row)
        self.view.marked.connect(self.say_span)

    def show_month(self, month: LogMonth, today: date) -> None:
        """Show a month and count it."""
        self.view.show_month(month, today)
        self.name.setText(f"{MONTHS[month.month - 1]} {month.year}")
        parts = (
            (month.count("entries"), self.tr("hari terisi")),
            (month.count("gap"), self.tr("kosong")),
            (month.count("returned"), self.tr("dikembalikan")),
            (month.count("late"), self.tr("terlambat")),
            (month.count("away"), self.tr("tidak hadir")),
        )
        said = [f"{count} {word}" for count, word in parts if count]
        self.told.setText(" · ".join(said) or self.tr("Belum ada catatan pada bulan ini."))
        self.say_span()

    def absences(self) -> list[AbsenceRow]:
        """What is noted for the days marked."""
        first, last = self.view.span
        rows = self.view.month.absences if self.view.month else ()
        return [row for row in rows if row.first <= last and (row.last or last) >= first]

    def say_span(self) -> None:
        """Show the button that takes an absence back only where there is one."""
        self.present.setVisible(bool(self.absences()))
        first, last = self.view.span
        words = self.tr("Tandai beberapa hari dengan Shift+panah atau tetikus.")
        if first < last:
            words = f"{format_date(first)} – {format_date(last)}"
        self.away.setToolTip(words)
