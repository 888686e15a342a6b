"""How it is printed: one button that says it, and under it the fields."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QWidget,
)

from asn_desktop.ui.printing.popup import Popup
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.views.printing import DeskForm
from asn_desktop.workflows.print_memory import PrinterHabits, PrintHabits, read_habits, write_habits
from asn_desktop.workflows.print_run import Setup

PAPERS = {Paper.F4: "F4 (215 × 330 mm)", Paper.A4: "A4 (210 × 297 mm)"}
MOST_COPIES = 9
SIDES = (("top", "Atas"), ("bottom", "Bawah"), ("left", "Kiri"), ("right", "Kanan"))
LEAST_MM, MOST_MM = 5.0, 40.0


class PrintOptions(QWidget):
    """``changed`` when something was changed; what is chosen is remembered on this computer."""

    changed = Signal()

    def __init__(self, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.habits = read_habits(file)
        self._filling = False
        self.button = Button("", icon="settings", small=True, do=self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        self._make_popup()
        self._fill()

    # ---- what the desk asks

    def setup(self, printer: str = "") -> Setup:
        """How it is printed on ``printer`` ("" = the one chosen here)."""
        habits = self.habits.of(printer or self.habits.printer)
        return Setup(
            paper=self.paper(),
            margins=habits.margins,
            copies=self.copies.currentIndex() + 1,
            two_sided=habits.two_sided,
            fronts=self.fronts.isChecked(),
            cover=self.cover.isChecked(),
        )

    def paper(self) -> Paper:
        """The paper chosen."""
        return list(PAPERS)[self.papers.currentIndex()]

    def use_paper(self, office: Paper) -> None:
        """The office's own paper, unless another was chosen on this computer."""
        self._filling = True
        self.papers.setCurrentIndex(list(PAPERS).index(self.habits.paper or office))
        self._filling = False
        self._say()

    def remember_forms(self, forms: tuple[DeskForm, ...]) -> None:
        """The forms chosen last are chosen again next time."""
        if forms:
            self._keep(replace(self.habits, forms=forms))

    def remember_printer(self, printer: str, two_sided: bool) -> None:
        """What was chosen in the system's dialog."""
        of = replace(self.habits.of(printer), two_sided=two_sided)
        self._keep(replace(self.habits.with_printer(printer, of), printer=printer))
        self._fill()

    # ---- making

    def _make_popup(self) -> None:
        self.popup = Popup(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(self, 12))
        grid.setVerticalSpacing(px(self, 8))
        self.papers, self.sides, self.printers = QComboBox(), QComboBox(), QComboBox()
        self.papers.addItems(list(PAPERS.values()))
        self.sides.addItems([self.tr("Satu sisi"), self.tr("Dua sisi (bolak-balik)")])
        self.copies = QComboBox()
        self.copies.addItems([str(count) for count in range(1, MOST_COPIES + 1)])
        self.cover = QCheckBox(self.tr("Lembar penutup untuk tiap penanda tangan"))
        self.fronts = QCheckBox(self.tr("Dua sisi: tiap dokumen mulai di halaman muka"))
        fields: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Pencetak"), self.printers),
            (self.tr("Kertas"), self.papers),
            (self.tr("Sisi"), self.sides),
            (self.tr("Rangkap tiap dokumen"), self.copies),
        )
        for at, (words, widget) in enumerate(fields):
            grid.addWidget(QLabel(words), at, 0)
            grid.addWidget(widget, at, 1)
            widget.setAccessibleName(words)
        self.popup.body.addLayout(grid)
        self.popup.body.addWidget(self.cover)
        self.popup.body.addWidget(self.fronts)
        self.popup.body.addWidget(self._line())
        self._make_margins()
        self.papers.activated.connect(self._chosen)
        self.sides.activated.connect(self._printer_changed)
        self.printers.activated.connect(self._printer_chosen)
        self.copies.activated.connect(self._chosen)
        self.cover.toggled.connect(self._chosen)
        self.fronts.toggled.connect(self._chosen)

    def _line(self) -> QFrame:
        made = QFrame()
        made.setFrameShape(QFrame.Shape.HLine)
        made.setProperty("kind", "line")
        return made

    def _make_margins(self) -> None:
        self.margins_of = QLabel()
        self.margins_of.setFont(sized(self.margins_of, bold=True))
        self.popup.body.addWidget(self.margins_of)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(self, 8))
        self.margins: dict[str, QDoubleSpinBox] = {}
        for at, (side, words) in enumerate(SIDES):
            box = QDoubleSpinBox()
            box.setRange(LEAST_MM, MOST_MM)
            box.setDecimals(1)
            box.setSingleStep(0.5)
            box.setSuffix(" mm")
            box.setLocale(QLocale(QLocale.Language.Indonesian))
            box.setAccessibleName(self.tr("Tepi {side}").format(side=words.lower()))
            box.valueChanged.connect(self._printer_changed)
            grid.addWidget(QLabel(words), at // 2, at % 2 * 2)
            grid.addWidget(box, at // 2, at % 2 * 2 + 1)
            self.margins[side] = box
        self.popup.body.addLayout(grid)
        feet = QHBoxLayout()
        feet.addWidget(
            Button(self.tr("Tepi bawaan"), kind=Kind.QUIET, small=True, do=self._usual_margins)
        )
        feet.addStretch(1)
        feet.addWidget(Button(self.tr("Selesai"), key="Enter", small=True, do=self.popup.close))
        self.popup.body.addLayout(feet)

    # ---- showing

    def _open(self) -> None:
        self._fill()
        self.popup.open_under(self.button, self.papers)

    def _fill(self) -> None:
        self._filling = True
        known = [*QPrinterInfo.availablePrinterNames()]
        names = list(dict.fromkeys([*known, *([self.habits.printer] * bool(self.habits.printer))]))
        self.printers.clear()
        self.printers.addItems(names or [self.tr("belum ada pencetak")])
        self.printers.setEnabled(bool(names))
        wanted = self.habits.printer or QPrinterInfo.defaultPrinterName()
        self.printers.setCurrentIndex(names.index(wanted) if wanted in names else 0)
        of = self.habits.of(self._printer())
        self.sides.setCurrentIndex(int(of.two_sided))
        for side, box in self.margins.items():
            box.setValue(getattr(of.margins, side))
        self.cover.setChecked(self.habits.cover)
        self.fronts.setChecked(self.habits.fronts)
        self._filling = False
        self._say()

    def _printer(self) -> str:
        return self.printers.currentText() if self.printers.isEnabled() else ""

    def _say(self) -> None:
        sides = self.tr("dua sisi") if self.sides.currentIndex() else self.tr("satu sisi")
        words = [self.paper().value.upper(), sides]
        if self.copies.currentIndex():
            words.append(self.tr("{n} rangkap").format(n=self.copies.currentIndex() + 1))
        if self.cover.isChecked():
            words.append(self.tr("lembar penutup"))
        self.button.setText(" · ".join(words))
        self.button.setAccessibleName(self.tr("Cara mencetak: ") + self.button.text())
        self.button.setToolTip(self.tr("Kertas, sisi, rangkap, lembar penutup, tepi"))
        self.button.updateGeometry()
        printer = self._printer()
        of = self.tr("Tepi kertas di {printer}").format(printer=printer)
        self.margins_of.setText(of if printer else self.tr("Tepi kertas"))

    # ---- what a person changes

    def _chosen(self, *_what: object) -> None:
        if self._filling:
            return
        self._keep(
            replace(
                self.habits,
                paper=self.paper(),
                cover=self.cover.isChecked(),
                fronts=self.fronts.isChecked(),
            )
        )
        self._say()
        self.changed.emit()

    def _printer_chosen(self, *_what: object) -> None:
        self._keep(replace(self.habits, printer=self._printer()))
        self._fill()
        self.changed.emit()

    def _printer_changed(self, *_what: object) -> None:
        if self._filling:
            return
        margins = Margins(**{side: round(box.value(), 1) for side, box in self.margins.items()})
        of = PrinterHabits(margins, bool(self.sides.currentIndex()))
        self._keep(self.habits.with_printer(self._printer(), of))
        self._say()
        self.changed.emit()

    def _usual_margins(self) -> None:
        usual = Margins()
        for side, box in self.margins.items():
            box.setValue(getattr(usual, side))

    def _keep(self, habits: PrintHabits) -> None:
        if habits != self.habits:
            self.habits = habits
            write_habits(self._file, self.habits)
