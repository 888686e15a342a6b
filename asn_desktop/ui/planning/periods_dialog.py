"""A year with its cycle and the windows in which its periods are evaluated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QRadioButton, QWidget

from asn_desktop.rules.periods import PeriodScheme, default_window, periods_of
from asn_desktop.rules.planning import Approach
from asn_desktop.services.periods import FIRST_YEAR, LAST_YEAR
from asn_desktop.ui import formats
from asn_desktop.ui.forms.fields import CalmCombo, DateField
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.panels import Scroll, muted
from asn_desktop.views.periods import YearView


@dataclass(frozen=True)
class YearPlan:
    """What was chosen."""

    year: int
    scheme: PeriodScheme
    approach: Approach
    windows: dict[str, tuple[date, date]]


class PeriodsDialog(Dialog):
    """See `ask`."""

    def __init__(
        self, parent: QWidget | None, year: int, today: date, stored: dict[int, YearView]
    ) -> None:
        super().__init__(parent, "Periode kinerja", width=620)
        self._today, self._stored = today, stored
        top = QHBoxLayout()
        top.setSpacing(px(self, 24))
        self.years = CalmCombo()
        self.years.setAccessibleName(self.tr("Tahun"))
        for each in range(max(FIRST_YEAR, year - 4), min(LAST_YEAR, year + 3)):
            self.years.addItem(str(each), each)
        self.years.setCurrentIndex(self.years.findData(year))
        self.years.currentIndexChanged.connect(self._load)
        self.years.setMinimumContentsLength(5)
        top.addWidget(QLabel(self.tr("Tahun")))
        top.addWidget(self.years)
        self.schemes = self._radios(top, [(one, one.label) for one in PeriodScheme][::-1])
        top.addStretch(1)
        self.body.addLayout(top)
        middle = QHBoxLayout()
        middle.addWidget(QLabel(self.tr("Pendekatan awal SKP baru")))
        middle.addSpacing(px(self, 12))
        self.approaches = self._radios(middle, [(one, one.label) for one in Approach])
        middle.addStretch(1)
        self.body.addLayout(middle)
        self.body.addWidget(
            muted(
                self.tr(
                    "Masa penilaian: kapan penilaian suatu periode dilaksanakan. Peraturan tidak "
                    "menentukannya; isi sesuai ketetapan instansi."
                )
            )
        )
        self.area = Scroll()
        self.area.setMinimumHeight(px(self, 290))
        self.area.setProperty("rule", "period.window")
        frame = self.area.widget()
        layout = frame.layout() if frame is not None else None
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.area, 1)
        self.fields: dict[str, tuple[DateField, DateField]] = {}
        self.go = self.add_answer(self.tr("Simpan periode"))
        self.schemes.idClicked.connect(self._show_windows)
        self._load()

    @classmethod
    def ask(
        cls, parent: QWidget | None, year: int, today: date, stored: dict[int, YearView]
    ) -> YearPlan | None:
        """Ask for a year's cycle and windows; None for Esc."""
        dialog = cls(parent, year, today, stored)
        answer = dialog.exec() == Dialog.DialogCode.Accepted
        plan = dialog.plan() if answer else None
        dialog.deleteLater()
        return plan

    def plan(self) -> YearPlan:
        """What is chosen now."""
        windows = {}
        for code, (starts, ends) in self.fields.items():
            first, last = starts.date(), ends.date()
            if first is not None and last is not None:
                windows[code] = (first, last)
        return YearPlan(self._year(), self._scheme(), self._approach(), windows)

    def _year(self) -> int:
        return int(self.years.currentData())

    def _scheme(self) -> PeriodScheme:
        return list(PeriodScheme)[::-1][self.schemes.checkedId()]

    def _approach(self) -> Approach:
        return list(Approach)[self.approaches.checkedId()]

    def _radios(self, row: QHBoxLayout, choices: Sequence[tuple[object, str]]) -> QButtonGroup:
        group = QButtonGroup(self)
        for number, (value, words) in enumerate(choices):
            button = QRadioButton(words)
            if isinstance(value, PeriodScheme):
                button.setProperty("rule", "period.scheme")
            group.addButton(button, number)
            row.addWidget(button)
        return group

    def _load(self, _at: int = 0) -> None:
        view = self._stored.get(self._year())
        scheme = view.scheme if view else PeriodScheme.QUARTERLY
        approach = view.approach if view else Approach.QUANTITATIVE
        self.schemes.button(list(PeriodScheme)[::-1].index(scheme)).setChecked(True)
        self.approaches.button(list(Approach).index(approach)).setChecked(True)
        self._show_windows()

    def _show_windows(self, _at: int = 0) -> None:
        view = self._stored.get(self._year())
        known = {one.code: (one.window_starts, one.window_ends) for one in view.periods} if view \
            else {}  # fmt: skip
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, px(self, 8), 0)
        grid.setHorizontalSpacing(px(self, 16))
        grid.setVerticalSpacing(px(self, 6))
        for at, words in enumerate(("Periode", "Penilaian mulai", "sampai")):
            head = QLabel(words)
            head.setProperty("kind", "muted")
            head.setFont(sized(head, points=-1, bold=True))
            grid.addWidget(head, 0, at)
        self.fields = {}
        for row, ref in enumerate(periods_of(self._year(), self._scheme()), start=1):
            first, last = known.get(ref.code) or default_window(ref)
            name = QLabel(ref.label)
            name.setToolTip(f"{formats.long_date(ref.start)} – {formats.long_date(ref.end)}")
            grid.addWidget(name, row, 0)
            pair = (self._date(ref.label, first), self._date(ref.label, last))
            for at, field in enumerate(pair, start=1):
                grid.addWidget(field, row, at)
            self.fields[ref.code] = pair
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(20, 1)
        column = self.area.column
        while (item := column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        column.addWidget(inside)
        column.addStretch(1)
        self._check()

    def _date(self, label: str, value: date) -> DateField:
        field = DateField("window", label, today=self._today, required=True)
        field.title.hide()
        field.set_value(value)
        field.changed.connect(self._check)
        return field

    def _check(self) -> None:
        wrong = ""
        for starts, ends in self.fields.values():
            first, last = starts.date(), ends.date()
            if first is None or last is None:
                wrong = self.tr("Ada tanggal yang kosong atau tidak terbaca.")
            elif last < first:
                wrong = self.tr("{label}: akhir sebelum awal.").format(label=starts.label)
        self.go.switch_off(wrong)
