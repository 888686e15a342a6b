"""What the log of a period adds up to per indicator, beside target and present realisation.

Units that differ stand in lines of their own; nothing is taken without a click.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.findings import Finding
from asn_desktop.rules.logs import realisation_words, say_quantity
from asn_desktop.services import log_sums, periods
from asn_desktop.services.office import ReadTx
from asn_desktop.ui.context import Context
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.forms.fields import CalmCombo
from asn_desktop.ui.page import line
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.views.logs import LogSum, LogSums, Taken, UnitSum
from asn_desktop.views.periods import PeriodView
from asn_desktop.workflows.sentences import say

WIDTH, HEIGHT = 940, 560
TARGET, NOW, TAKE = 110, 130, 350
"""Widths of the columns in pixels; the words of the indicator take what is left."""


def periods_around(tx: ReadTx, day: date) -> tuple[PeriodView, ...]:
    """The periods of the day's year; none while it is not set up."""
    view = periods.year_view(tx, day.year)
    return view.periods if view is not None else ()


class SumsDialog(Dialog):
    """Everything is written at once by a button of its line; closing changes nothing."""

    def __init__(
        self,
        parent: QWidget | None,
        context: Context,
        person_id: UUID,
        day: date,
        code: str | None = None,
    ) -> None:
        super().__init__(parent, "", width=WIDTH)
        title = self.tr("Jadikan realisasi")
        self.heading.setText(title)
        self.setWindowTitle(title)
        self._context, self._person = context, person_id
        self._periods = context.operations.read_now(periods_around, day)
        self.takes: list[Button] = []
        head = QHBoxLayout()
        head.setSpacing(px(self, 12))
        self.period = CalmCombo()
        self.period.setAccessibleName(self.tr("Periode"))
        for one in self._periods:
            self.period.addItem(f"{one.label} {one.year}")
        self.span = plain("", kind="muted")
        head.addWidget(self.period)
        head.addWidget(self.span, 1)
        self.body.addLayout(head)
        self.banner = Banner()
        self.body.addWidget(self.banner)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setMinimumHeight(px(self, HEIGHT - 220))
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self.area, 1)
        self.add_button(self.tr("Tutup"), self.accept, kind=Kind.MAIN, key="Enter")
        self.period.setCurrentIndex(self._begin(day, code))
        self.period.currentIndexChanged.connect(self._show)
        self._show()
        self.period.setFocus()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        context: Context,
        person_id: UUID,
        day: date,
        code: str | None = None,
    ) -> None:
        """Show it; ``code`` names the period to begin with, else the one ``day`` lies in."""
        dialog = cls(parent, context, person_id, day, code)
        dialog.exec()
        dialog.deleteLater()

    def _begin(self, day: date, code: str | None) -> int:
        codes = [one.code for one in self._periods]
        if code in codes:
            return codes.index(code)
        around = (at for at, one in enumerate(self._periods) if one.starts <= day <= one.ends)
        return next(around, 0)

    def _show(self, _at: int = 0) -> None:
        at = self.period.currentIndex()
        found: LogSums | None = None
        if 0 <= at < len(self._periods):
            found = self._context.operations.read_now(
                log_sums.sums, self._person, self._periods[at].id
            )
        self.takes = []
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, px(self, 8), 0)
        column.setSpacing(px(self, 6))
        if found is None:
            self.span.setText("")
            none = self.tr("Belum ada SKP yang ditetapkan pada periode ini.")
            self.banner.say(State.WAITING, none)
        else:
            span = f"{format_date(found.first)} – {format_date(found.last)}"
            self.span.setText(span)
            self._say(found)
            column.addLayout(self._grid(found))
        column.addStretch(1)
        self.area.setWidget(content)

    def _say(self, found: LogSums) -> None:
        if found.locked:
            words = self.tr("Penilaian periode ini sudah selesai; realisasinya terkunci.")
            self.banner.say(State.DONE, words)
        elif found.unlinked:
            words = self.tr("{n} catatan belum dikaitkan dengan hasil kerja dan tidak dijumlahkan.")
            self.banner.say(State.ACTION, words.format(n=found.unlinked))
        else:
            self.banner.say(State.DONE, "")

    def _grid(self, found: LogSums) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(self, 12))
        grid.setVerticalSpacing(px(self, 6))
        grid.setColumnStretch(0, 1)
        heads = (
            (self.tr("HASIL KERJA DAN INDIKATOR"), 0),
            (self.tr("TARGET"), TARGET),
            (self.tr("REALISASI SEKARANG"), NOW),
            (self.tr("AMBIL DARI CATATAN HARIAN"), TAKE),
        )
        for at, (name, width) in enumerate(heads):
            label = plain(name, kind="muted")
            label.setFont(sized(label, points=-1.5, bold=True))
            if width:
                label.setFixedWidth(px(self, width))
            grid.addWidget(label, 0, at)
        row, number = 1, 0
        for one in found.lines:
            grid.addWidget(line(), row, 0, 1, 4)
            if one.indicator_id is not None and one.number != number:
                grid.addWidget(plain(f"{one.number}. {one.result}", bold=True), row + 1, 0, 1, 4)
                row += 1
            number = one.number
            self._line(grid, row + 1, one, found)
            row += 2
        return grid

    def _line(self, grid: QGridLayout, row: int, one: LogSum, found: LogSums) -> None:
        top = Qt.AlignmentFlag.AlignTop
        whole = one.indicator_id is None
        words = plain(f"{one.number}. {one.text}" if whole else one.text, bold=whole)
        grid.addWidget(words, row, 0, top)
        if one.takes:
            grid.addWidget(plain(one.target or "–"), row, 1, top)
            grid.addWidget(plain(one.realised or self.tr("belum diisi")), row, 2, top)
        column = QVBoxLayout()
        column.setSpacing(px(self, 4))
        for each in one.sums:
            column.addLayout(self._sum(one, each, found))
        if one.bare:
            bare = self.tr("{n} catatan tanpa jumlah").format(n=one.bare)
            column.addWidget(plain(bare, kind="muted"))
        if not one.sums and not one.bare:
            column.addWidget(plain(self.tr("tidak ada catatan"), kind="muted"))
        if one.sums and not one.takes:
            which = self.tr("Pilih indikatornya pada catatan agar bisa diambil.")
            column.addWidget(plain(which, kind="muted"))
        grid.addLayout(column, row, 3, top)

    def _sum(self, one: LogSum, each: UnitSum, found: LogSums) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(self, 6))
        offers = [(each.total, each.entries, False, self.tr("Semua"))]
        if each.approved_entries and each.approved != each.total:
            offers.append((each.approved, each.approved_entries, True, self.tr("Disetujui")))
        elif each.approved_entries:
            offers[0] = (each.total, each.entries, False, self.tr("Semua disetujui"))
        for quantity, count, approved, name in offers:
            said = f"{say_quantity(quantity)} {each.unit}".strip()
            if not one.takes:
                row.addWidget(plain(f"{name}: {said} ({count})", kind="muted"))
                continue
            button = Button(f"{name}: {said}", small=True)
            taken = Taken(one.work_result_id, one.indicator_id, each.unit, approved)
            button.clicked.connect(partial(self._take, taken))
            written = realisation_words(quantity, each.unit, one.target)
            off = self.tr("Realisasi periode ini terkunci.") if found.locked else ""
            if not off and written == one.realised:
                off = self.tr("Sudah menjadi realisasi.")
            button.switch_off(off)
            if not off:
                tip = self.tr("Tulis “{words}” sebagai realisasi, dari {n} catatan")
                button.setToolTip(tip.format(words=written, n=count))
            self.takes.append(button)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _take(self, taken: Taken, _on: bool = False) -> None:
        period = self._periods[self.period.currentIndex()]
        self._context.operations.write(
            Act.RECORD_REALISATION,
            log_sums.take,
            self._person,
            period.id,
            [taken],
            then=self._taken,
            failed=self._refused,
        )

    def _taken(self, _words: list[str]) -> None:
        self._show()

    def _refused(self, findings: Sequence[Finding]) -> None:
        self.banner.say(State.REFUSED, "\n".join(say(one) for one in findings))
