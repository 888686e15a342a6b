"""The page Rekap: which recap at the left, its pages as they print at the right."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QRadioButton, QVBoxLayout, QWidget

from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import centre_checking, recaps
from asn_desktop.services.ownership import is_centre
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page
from asn_desktop.ui.printing.plain import keep_made, on_office_paper, print_made, save_made
from asn_desktop.ui.printing.preview import Preview, Previewed
from asn_desktop.ui.tables.saving import ask_file
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.panels import Split, muted
from asn_desktop.views.recaps import RecapKind
from asn_desktop.workflows.recaps import file_name, recap_pdf, recap_xlsx

KINDS = (
    "evaluation", "objection", "sheet_event", "version", "achievement", "person", "placement",
    "unit", "period", "setting", "bundle", "place", "same_person",
)  # fmt: skip
SIDE = 300


class RecapsPage(Page):
    """What is chosen is shown at once; it prints and saves as it is seen."""

    title = "Rekap"

    def build(self) -> None:
        """Make the choices, the preview and the buttons."""
        self.kind = RecapKind.PREDICATES
        self.preview = Preview(self.context.operations, lambda _at: self.save_pdf())
        self.body.addWidget(Split((self._make_side(), SIDE), (self.preview, 0)), 1)
        self.header.add(Button(self.tr("Simpan xlsx…"), icon="download", do=self.save_xlsx))
        self.set_main(Button(self.tr("Cetak…"), icon="print", do=self.print))
        self.add_key("Ctrl+Shift+S", self.tr("simpan sebagai xlsx"), self.save_xlsx)
        self.add_key("PgDown", self.tr("halaman berikutnya"), partial(self.preview.turn, 1))
        self.add_key("PgUp", self.tr("halaman sebelumnya"), partial(self.preview.turn, -1))

    def _make_side(self) -> QWidget:
        side = QFrame()
        side.setProperty("kind", "quiet")
        column = QVBoxLayout(side)
        column.setContentsMargins(px(self, 16), px(self, 16), px(self, 16), px(self, 16))
        column.setSpacing(px(self, 4))
        self.choices: dict[RecapKind, QRadioButton] = {}
        for kind in RecapKind:
            choice = QRadioButton(kind.label)
            choice.setFont(sized(choice, bold=True))
            choice.setAccessibleDescription(kind.told)
            choice.setChecked(kind is self.kind)
            choice.toggled.connect(partial(self._kind_chosen, kind))
            told = muted(kind.told, small=True)
            told.setContentsMargins(px(self, 26), 0, 0, px(self, 10))
            told.setBuddy(choice)
            column.addWidget(choice)
            column.addWidget(told)
            self.choices[kind] = choice
        self.place_label = QLabel(self.tr("Kantor"))
        self.places = QComboBox()
        self.places.setAccessibleName(self.place_label.text())
        self.places.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.places.activated.connect(self._place_chosen)
        column.addSpacing(px(self, 8))
        column.addWidget(self.place_label)
        column.addWidget(self.places)
        name = self.unit_label = QLabel(self.tr("Unit kerja"))
        self.units = QComboBox()
        self.units.setAccessibleName(name.text())
        self.units.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.units.activated.connect(self._unit_chosen)
        column.addSpacing(px(self, 8))
        column.addWidget(name)
        column.addWidget(self.units)
        column.addStretch(1)
        return side

    # ---- coming and going

    def activate(self) -> None:
        """Read, and stand at the choice."""
        self._read()
        self.choices[self.kind].setFocus()

    def go(self, *, kind: str = "", **_more: Any) -> None:
        """Show one recap."""
        if kind:
            self.choices[RecapKind(kind)].setChecked(True)

    def on_period(self) -> None:
        """Another period."""
        self._read()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if touches(changes, *KINDS):
            self._read()

    def print_selection(self) -> bool:
        """Ctrl+P: print what is shown."""
        self.print()
        return True

    @property
    def period(self) -> PeriodRef | None:
        """The chosen period; None while the year has none."""
        code = self.context.selection.period
        return PeriodRef(self.context.selection.year, code) if code else None

    @property
    def asked(self) -> tuple[RecapKind, PeriodRef, str, UUID | None] | None:
        """Which recap of which period, unit and office; None while there is no period."""
        if self.period is None:
            return None
        return (self.kind, self.period, self.unit, self.place)

    @property
    def place(self) -> UUID | None:
        """The chosen office at the centre, None for all of them, and in an office."""
        found = self.places.currentData()
        return found if isinstance(found, UUID) else None

    @property
    def unit(self) -> str:
        """The chosen unit, "" for all."""
        return str(self.units.currentData() or "")

    def _read(self) -> None:
        period = self.period
        if period is None:
            self._none(())
            return
        when = f"{period.label} {period.year}" if self.kind.per_period else str(period.year)
        self.header.set_title(self.title, when)
        self._offer_places()
        self.context.operations.read(
            recaps.units, period, self.place, then=self._fill, failed=self._none
        )

    def _offer_places(self) -> None:
        """The offices, at the centre alone."""
        read = self.context.operations.read_now
        offered = read(centre_checking.place_choices) if read(is_centre) else []
        before = self.place
        self.places.clear()
        self.places.addItem(self.tr("Semua kantor"), None)
        for key, name in offered:
            self.places.addItem(name, key)
        at = next((at for at, (key, _name) in enumerate(offered, 1) if key == before), 0)
        self.places.setCurrentIndex(at)
        for widget in (self.places, self.place_label):
            widget.setVisible(bool(offered))
        whole = bool(offered) and self.place is None
        for widget in (self.units, self.unit_label):
            widget.setVisible(not whole)

    def _fill(self, names: tuple[str, ...]) -> None:
        before = self.unit
        self.units.clear()
        self.units.addItem(self.tr("Semua unit kerja"), "")
        for name in names:
            self.units.addItem(name, name)
        self.units.setCurrentIndex(max(0, self.units.findData(before)))
        self._show()

    def _none(self, _findings: object) -> None:
        self.units.clear()
        words = self.tr("Periode tahun {year} belum diatur. Atur periodenya di Perencanaan.")
        self.preview.show_nothing(words.format(year=self.context.selection.year))

    def _show(self) -> None:
        office, asked = self.context.office, self.asked
        if asked is None:
            return

        def make() -> bytes:
            pdf: bytes = office.read(recap_pdf, *asked)
            return pdf

        self.preview.show_sheets([Previewed(self.kind.label, make)])

    def _kind_chosen(self, kind: RecapKind, on: bool) -> None:
        if on and kind is not self.kind:
            self.kind = kind
            self._read()

    def _place_chosen(self, _at: int) -> None:
        self.units.setCurrentIndex(0)
        self._read()

    def _unit_chosen(self, _at: int) -> None:
        self._show()

    # ---- ways out

    def _name(self) -> str:
        """The proposed name of a file: of an office with its name."""
        if self.period is None:
            return self.kind.label
        of = self.places.currentText() if self.place is not None else ""
        return file_name(self.kind, self.period, f"{of} {self.unit}")

    def save_pdf(self) -> None:
        """Ask for a file and write the pages."""
        asked = self.asked
        if asked is not None:
            make = on_office_paper(lambda tx: recap_pdf(tx, *asked))
            save_made(self, self.context, self.tr("Simpan rekap"), self._name(), make)

    def save_xlsx(self) -> None:
        """Ask for a file and write the spreadsheet."""
        asked = self.asked
        path = ask_file(self, f"{self._name()}.xlsx") if asked else None
        if path is not None and asked is not None:
            keep_made(self, self.context, path, lambda tx: recap_xlsx(tx, *asked))

    def print(self) -> None:
        """Make the pages and ask for the printer."""
        asked = self.asked
        if asked is not None:
            make = on_office_paper(lambda tx: recap_pdf(tx, *asked))
            print_made(self, self.context, self.kind.label, make)
