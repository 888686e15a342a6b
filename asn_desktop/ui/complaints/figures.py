"""The figures of the register: median, 90th percentile and promise kept, by group."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.rules.complaints import percent_words, whole_minutes
from asn_desktop.rules.dates import MONTHS
from asn_desktop.rules.names import fold
from asn_desktop.rules.worktime import hours_words
from asn_desktop.services import complaints_read
from asn_desktop.services.complaints_realisation import Step
from asn_desktop.services.office import ReadTx
from asn_desktop.ui.complaints.looks import brief
from asn_desktop.ui.complaints.use_dialog import Used, UseDialog
from asn_desktop.ui.context import Context
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.formats import number
from asn_desktop.ui.forms.fields import CalmCombo
from asn_desktop.ui.page import line
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column, Mark
from asn_desktop.ui.tables.panel import ListPanel, ListSpec
from asn_desktop.ui.tables.saving import saver
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.chart import ChartView
from asn_desktop.ui.widgets.messages import Empty
from asn_desktop.ui.widgets.panels import ChipRow
from asn_desktop.views.charts import Chart, Guide, Series
from asn_desktop.views.complaints import (
    ComplaintRow,
    ComplaintStatistics,
    Promise,
    StatLine,
    Timing,
)
from asn_desktop.views.lists import ListQuery, ListRows

GROUPS = (("officer", "Petugas"), ("unit", "Unit"), ("channel", "Kanal"), ("month", "Bulan"))
STEPS = ((Step.RESPONSE, "Tanggapan"), (Step.COMPLETION, "Penyelesaian"))
CHARTED = 6
HOUR = Decimal(60)
NOTE = (
    "Dihitung dari diterima, dalam jam kerja kantor ini. Median: nilai tengah. Persentil ke-90: "
    "nilai terkecil yang tidak dilampaui 90 % pengaduan (peringkat terdekat). Yang belum "
    "ditanggapi atau belum selesai tidak ikut sebagai angka; jumlahnya disebut tersendiri."
)
SIDE = 380


class FiguresView(QWidget):
    """``show_rows(rows, year)``: figures of what was received in the year, whole and in groups."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: list[ComplaintRow] = []
        self._year = 0
        self.statistics: ComplaintStatistics | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        column.addWidget(line())
        column.addWidget(self._make_tiles())
        column.addWidget(line())
        row = QHBoxLayout()
        row.setSpacing(0)
        self.panel = ListPanel(context.operations, self._spec())
        self.panel.current_changed.connect(self._switch)
        row.addWidget(self.panel, 1)
        row.addWidget(line(upright=True))
        row.addWidget(self._make_side())
        column.addLayout(row, 1)

    def _make_bar(self) -> QWidget:
        bar = QFrame()
        bar.setFixedHeight(px(self, 48))
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(self, 16), 0, px(self, 16), 0)
        row.setSpacing(px(self, 16))
        self.span = CalmCombo()
        self.span.setAccessibleName(self.tr("Rentang waktu"))
        self.span.activated.connect(self._refigure)
        self.steps, self.groups = ChipRow(), ChipRow()
        self.steps.show_choices([(step, words, None) for step, words in STEPS])
        self.groups.show_choices([(group, words, None) for group, words in GROUPS])
        for chips in (self.steps, self.groups):
            chips.chosen.connect(self._refigure)
        self.use_button = Button(
            self.tr("Jadikan realisasi…"), icon="progress", key="Ctrl+R", do=self.use
        )
        row.addWidget(self.span)
        row.addWidget(self.steps)
        row.addWidget(self.groups)
        row.addStretch(1)
        row.addWidget(self.use_button)
        return bar

    def _make_tiles(self) -> QWidget:
        box = QFrame()
        box.setProperty("kind", "quiet")
        row = QHBoxLayout(box)
        row.setContentsMargins(px(self, 16), px(self, 10), px(self, 16), px(self, 10))
        row.setSpacing(px(self, 28))
        self.tiles: list[tuple[QLabel, QLabel]] = []
        for _tile in range(4):
            column = QVBoxLayout()
            column.setSpacing(0)
            figure, words = plain("", bold=True), plain("", kind="muted")
            figure.setFont(sized(figure, points=5, bold=True))
            words.setFont(sized(words, points=-1))
            for label in (figure, words):
                label.setWordWrap(False)
                column.addWidget(label)
            self.tiles.append((figure, words))
            row.addLayout(column)
        row.addStretch(1)
        return box

    def _make_side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(px(self, SIDE))
        column = QVBoxLayout(side)
        column.setContentsMargins(px(self, 16), px(self, 12), px(self, 16), px(self, 12))
        column.setSpacing(px(self, 10))
        self.chart = ChartView(wide=340, high=240)
        self.note = plain(NOTE, kind="muted")
        self.note.setFont(sized(self.note, points=-1))
        column.addWidget(self.chart)
        column.addWidget(self.note)
        column.addStretch(1)
        return side

    def _spec(self) -> ListSpec:
        tr = self.tr
        return ListSpec(
            columns=(
                Column("label", tr("Kelompok"), 150, stretch=True, wrap=True),
                Column("received", tr("Diterima"), 78, kind=Cell.NUMBER),
                Column("count", tr("Terhitung"), 84, self._count, Cell.NUMBER),
                Column("median", tr("Median"), 92, self._median, tip=tr("Nilai tengah, jam kerja")),
                Column("p90", tr("Persentil 90"), 98, self._p90, tip=tr("Peringkat terdekat")),
                Column("within", tr("Tepat waktu"), 94, self._within),
                Column("waiting", tr("Belum"), 110, self._waiting, Cell.MARK),
            ),
            query=self._lines,
            noun=tr("kelompok"),
            row_id=lambda row: (row.key, row.label),
            sort="",
            open=lambda _row: self.use(),
            empty=Empty(tr("Tidak ada pengaduan pada rentang ini."), icon="recaps"),
            save=saver(self, self._context, tr("Statistik pengaduan")),
        )

    # ---- what the page calls

    def show_rows(self, rows: Sequence[ComplaintRow], year: int) -> None:
        """Show the figures of a year's complaints; those of earlier years are left out."""
        self._rows = [row for row in rows if row.received.year == year]
        if year != self._year:
            self._year = year
            self._offer_spans()
        self._refigure()

    def focus_first(self) -> None:
        """Put the focus into the table."""
        self.panel.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.panel.table.currentIndex().row() < 0:
            self.panel.table.show_row(0)

    def use(self) -> None:
        """Ctrl+R: offer the current line's figure as realisation."""
        current = self.panel.current_id()
        lines = self._all()
        found = next((one for one in lines if (one.key, one.label) == current), None)
        if found is None or self.statistics is None:
            return
        first, last = self.dates()
        used = Used(
            line=found,
            promise=self.statistics.promise,
            step=self.step,
            group=str(self.groups.value) if found.key is not None else "",
            first=first,
            last=last,
        )
        UseDialog(self, self._context, used).run()

    # ---- what is chosen

    @property
    def step(self) -> Step:
        """Which time is shown."""
        return Step(str(self.steps.value))

    def dates(self) -> tuple[date, date]:
        """The span chosen."""
        found: tuple[date, date] = self.span.currentData()
        return found

    def _offer_spans(self) -> None:
        year = self._year
        at = max(0, self.span.currentIndex())
        self.span.clear()
        self.span.addItem(f"Tahun {year}", (date(year, 1, 1), date(year, 12, 31)))
        for quarter, roman in enumerate(("I", "II", "III", "IV")):
            first = date(year, 3 * quarter + 1, 1)
            last = date(year, 3 * quarter + 3, 31 if quarter in (0, 3) else 30)
            self.span.addItem(f"Triwulan {roman} {year}", (first, last))
        for month, name in enumerate(MONTHS, 1):
            following = date(year + month // 12, month % 12 + 1, 1)
            last = date.fromordinal(following.toordinal() - 1)
            self.span.addItem(f"{name} {year}", (date(year, month, 1), last))
        self.span.setCurrentIndex(at)

    def _refigure(self, *_chosen: object) -> None:
        if not self._year:
            return
        first, last = self.dates()
        found = [row for row in self._rows if first <= row.received.date() <= last]
        promise = found[0].promise if found else Promise(0, 0)
        self.statistics = complaints_read.figures(found, promise, str(self.groups.value))
        self.panel.read()
        self._show_tiles()
        self.chart.show_chart(self._chart() if found else None)
        self.chart.setVisible(bool(found))
        self._switch()

    def _switch(self, *_row: object) -> None:
        current = self.panel.current_id()
        off = "" if current is not None else self.tr("Pilih dulu barisnya.")
        self.use_button.switch_off(off)

    # ---- the lines

    def _all(self) -> list[StatLine]:
        if self.statistics is None or not self.statistics.whole.received:
            return []
        return [self.statistics.whole, *self.statistics.lines]

    def _lines(self, _tx: ReadTx, query: ListQuery) -> ListRows[StatLine]:
        every = self._all()
        words = fold(query.text).split()
        shown = [one for one in every[:1] if not words]
        lines = [one for one in every[1:] if all(word in fold(one.label) for word in words)]
        if query.sort:
            lines.sort(key=partial(self._sorted_by, query.sort), reverse=query.descending)
        return ListRows([*shown, *lines], len(every))

    def _sorted_by(self, column: str, row: StatLine) -> tuple[bool, object]:
        if column in ("label", "received"):
            return False, fold(row.label) if column == "label" else row.received
        value = getattr(self._timing(row), column)
        return value is None, value or 0

    def _timing(self, row: StatLine) -> Timing:
        return row.response if self.step is Step.RESPONSE else row.completion

    def _count(self, row: StatLine) -> int:
        return self._timing(row).count

    def _median(self, row: StatLine) -> str:
        found = self._timing(row).median
        return "–" if found is None else brief(whole_minutes(found))

    def _p90(self, row: StatLine) -> str:
        found = self._timing(row).p90
        return "–" if found is None else brief(found)

    def _within(self, row: StatLine) -> str:
        found = self._timing(row).within
        return "–" if found is None else percent_words(found)

    def _waiting(self, row: StatLine) -> Mark:
        timing = self._timing(row)
        if timing.overdue:
            return State.REFUSED, f"{number(timing.waiting)}, {number(timing.overdue)} lewat"
        if timing.waiting:
            return State.RUNNING, number(timing.waiting)
        return State.DONE, "0"

    # ---- pictures of it

    def _limit(self) -> int:
        if self.statistics is None:
            return 0
        promise = self.statistics.promise
        return promise.response if self.step is Step.RESPONSE else promise.completion

    def _show_tiles(self) -> None:
        if self.statistics is None:
            return
        timing = self._timing(self.statistics.whole)
        noun = "tanggapan" if self.step is Step.RESPONSE else "penyelesaian"
        done = "ditanggapi" if self.step is Step.RESPONSE else "selesai"
        limit = hours_words(self._limit())
        median = None if timing.median is None else hours_words(whole_minutes(timing.median))
        p90 = None if timing.p90 is None else hours_words(timing.p90)
        within = None if timing.within is None else percent_words(timing.within)
        late = f", {number(timing.overdue)} lewat janji" if timing.overdue else ""
        told = (
            (median, f"median {noun}, jam kerja"),
            (p90, "persentil ke-90"),
            (within, f"{done} dalam {limit} kerja, dari {number(timing.count)}"),
            (number(timing.waiting), f"belum {done}{late}"),
        )
        for (figure, words), (value, label) in zip(self.tiles, told, strict=True):
            figure.setText(value or "–")
            words.setText(label)

    def _chart(self) -> Chart | None:
        if self.statistics is None:
            return None
        lines = self.statistics.lines[-12:]
        if self.groups.value != "month":
            lines = tuple(sorted(lines, key=lambda one: -one.received)[:CHARTED])
        medians = tuple(_hours(self._timing(one).median) for one in lines)
        most = tuple(_hours(self._timing(one).p90) for one in lines)
        promise = Decimal(self._limit()) / HOUR
        return Chart(
            title=f"{dict(STEPS)[self.step]}, jam kerja",
            unit="jam kerja",
            categories=tuple(_short(one.label) for one in lines),
            series=(
                Series("Median", medians, "bar", "accent"),
                Series("Persentil 90", most, "bar", "info"),
            ),
            guides=(Guide(promise, "janji"),),
        )


def _hours(minutes: Fraction | int | None) -> Decimal | None:
    if minutes is None:
        return None
    return (Decimal(whole_minutes(Fraction(minutes))) / HOUR).quantize(Decimal("0.1"))


def _short(label: str) -> str:
    """The part of a name that tells it apart in a narrow place."""
    return label.split(",")[0]
