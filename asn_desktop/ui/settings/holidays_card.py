"""Holidays of a year: its decree, whether it is sure, its days; one may be added or removed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.clock import Holiday, HolidayKind, HolidayYear
from asn_desktop.rules.findings import Finding
from asn_desktop.services import holidays
from asn_desktop.ui.context import Context
from asn_desktop.ui.formats import day_of_week
from asn_desktop.ui.forms.fields import (
    CalmCombo,
    CheckField,
    ChoiceField,
    DateField,
    LongTextField,
    TextField,
)
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.people.acts import ActDialog, Job
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.ui.widgets.elided import Elided
from asn_desktop.ui.widgets.panels import Card, Scroll, muted

LIST_HEIGHT = 264


class HolidaysCard(Card):
    """The card of the settings page; every year in use can be chosen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Hari libur", parent)
        self._context = context
        self._years: dict[int, HolidayYear] = {}
        self.column.addWidget(
            muted(
                self.tr(
                    "Batas waktu dihitung dalam hari kerja. Selama hari libur suatu tahun belum "
                    "pasti, batas yang melewatinya ditandai perkiraan."
                )
            )
        )
        self.column.addLayout(self._top())
        self.form = Form(columns=1)
        self.form.add(
            LongTextField(
                "source",
                self.tr("Keputusan yang menetapkan"),
                lines=2,
                most=4,
                hint=self.tr("Misalnya: Keputusan Bersama tiga menteri, dengan nomor dan tahun."),
            )
        )
        self.form.add(
            CheckField("confirmed", self.tr("Sudah pasti: daftar ini sesuai keputusan itu"))
        )
        self.form.committed.connect(self._write)
        self.column.addWidget(self.form)
        self.area = Scroll()
        self.area.setFixedHeight(px(self, LIST_HEIGHT))
        self.area.viewport().setAutoFillBackground(False)  # the card shows through
        frame = self.area.widget()
        if frame is not None:
            frame.setAutoFillBackground(False)
            if (layout := frame.layout()) is not None:
                layout.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.area)
        self.removers: list[Button] = []

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(self, 12))
        self.years = CalmCombo()
        self.years.setMinimumContentsLength(6)
        self.years.setAccessibleName(self.tr("Tahun"))
        self.years.currentIndexChanged.connect(self._chosen)
        label = QLabel(self.tr("Tahun"))
        label.setBuddy(self.years)
        self.chip = StateChip(State.ACTION)
        self.add = Button(self.tr("Tambah hari libur…"), icon="plus", do=self._add)
        row.addWidget(label)
        row.addWidget(self.years)
        row.addWidget(self.chip)
        row.addStretch(1)
        row.addWidget(self.add)
        return row

    @property
    def year(self) -> int:
        """The year shown."""
        return int(self.years.currentData())

    def choose(self, year: int) -> None:
        """Show ``year`` with the focus in its decree."""
        self.years.setCurrentIndex(max(0, self.years.findData(year)))
        self.form.fields["source"].focus()

    def read(self) -> None:
        """Show everything as it is, the chosen year again, except a field being typed in."""
        self._years = self._context.operations.read_now(holidays.holiday_years)
        today = self._context.office.today().year
        wanted = self.year if self.years.count() else today
        self.years.blockSignals(True)
        self.years.clear()
        for year in self._years:
            self.years.addItem(str(year), year)
        self.years.setCurrentIndex(self.years.findData(wanted if wanted in self._years else today))
        self.years.blockSignals(False)
        self.form.refresh(self._years[self.year])
        self._show()

    # ---- inside

    def _chosen(self, _at: int) -> None:
        self.form.load(self._years[self.year])
        self._show()

    def _show(self) -> None:
        table = self._years[self.year]
        sure = table.confirmed
        words = self.tr("Pasti") if sure else self.tr("Perkiraan")
        self.chip.show_state(State.DONE if sure else State.ACTION, words)
        self._list(table)

    def _list(self, table: HolidayYear) -> None:
        self.removers = []
        inside = QWidget()
        if table.days:
            grid = QGridLayout(inside)
            grid.setContentsMargins(0, 0, px(self, 8), 0)
            grid.setHorizontalSpacing(px(self, 16))
            grid.setVerticalSpacing(px(self, 2))
            grid.setColumnStretch(1, 1)
            for at, one in enumerate(table.days):
                self._line(grid, at, one)
        else:
            empty = self.tr("Belum ada hari libur {year}.").format(year=table.year)
            QVBoxLayout(inside).addWidget(muted(empty))
        column = self.area.column
        while (item := column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        column.addWidget(inside)
        column.addStretch(1)

    def _line(self, grid: QGridLayout, at: int, one: Holiday) -> None:
        grid.addWidget(QLabel(day_of_week(one.day)), at, 0)
        grid.addWidget(Elided(one.name), at, 1)
        kind = QLabel(one.kind.label)
        kind.setProperty("kind", "muted")
        grid.addWidget(kind, at, 2)
        words = self.tr("Hapus {name}").format(name=one.name)
        remove = Button("", icon="trash", kind=Kind.QUIET, small=True, do=partial(self._drop, one))
        remove.setToolTip(words)
        remove.setAccessibleName(words)
        grid.addWidget(remove, at, 3)
        self.removers.append(remove)

    def _write(self, name: str, value: object) -> None:
        year, operations = self.year, self._context.operations
        if name == "source":
            operations.write(
                Act.EDIT_HOLIDAY_SOURCE,
                holidays.set_holiday_source,
                year,
                str(value or ""),
                failed=self.form.show_findings,
            )
        else:
            operations.write(
                Act.CONFIRM_HOLIDAYS,
                holidays.confirm_holidays,
                year,
                bool(value),
                failed=self._not_sure,
            )

    def _not_sure(self, findings: Sequence[Finding]) -> None:
        self.form.fields["confirmed"].set_value(self._years[self.year].confirmed)
        self.form.show_findings(findings)

    def _add(self) -> None:
        dialog = HolidayDialog(self, self._context, self.year)
        if dialog.run():
            self.read()
            self.years.setCurrentIndex(max(0, self.years.findData(dialog.value)))

    def _drop(self, one: Holiday) -> None:
        self._context.operations.write(
            Act.REMOVE_HOLIDAY,
            holidays.remove_holiday,
            one.day,
            then=lambda _done: self._context.notice(
                self.tr("{name} dihapus dari hari libur {year}. Ctrl+Z mengembalikannya.").format(
                    name=one.name, year=one.day.year
                )
            ),
            failed=self.form.show_findings,
        )


class HolidayDialog(ActDialog):
    """One more day that is not worked; ``value`` is its year."""

    def __init__(self, parent: QWidget | None, context: Context, year: int) -> None:
        super().__init__(parent, context, f"Tambah hari libur {year}", yes="Tambah", width=440)
        near = self.today.replace(year=year, day=1)  # what "17/8" means here
        self.form.add(DateField("day", "Tanggal", today=near, required=True))
        self.form.add(TextField("name", "Nama hari libur", required=True))
        kinds = [(kind, kind.label) for kind in HolidayKind]
        kind = self.form.add(ChoiceField("kind", "Jenis", kinds, required=True))
        kind.set_value(HolidayKind.NATIONAL)
        self.form.fields["day"].focus()

    def act(self) -> Job:
        """Add the day."""
        typed = self.form.values()
        arguments = (typed["day"], typed["name"], typed["kind"])
        return Act.ADD_HOLIDAY, holidays.add_holiday, arguments
