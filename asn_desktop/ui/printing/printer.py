"""The system's printers: CUPS gets the PDF itself, others get its pages drawn at 300 dpi."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from asn_desktop.rules.findings import WorldFault
from asn_desktop.ui.printing.preview import as_image
from asn_desktop.views.paper import Paper
from asn_desktop.workflows import printing
from asn_desktop.workflows.pdf_pages import PdfPages

DOTS_PER_INCH = 300
_SIZES = {Paper.F4: (215.0, 330.0), Paper.A4: (210.0, 297.0)}
Report = Callable[[int, int, str], object]


@dataclass(frozen=True)
class Chosen:
    """What a person chose in the system's dialog."""

    printer: QPrinter
    name: str
    copies: int


def has_printer() -> bool:
    """Whether this computer knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


class AskPrinter:
    """The system's print dialog; tests replace `ask`."""

    @staticmethod
    def ask(parent: QWidget, title: str, paper: Paper) -> Chosen | None:
        """Let a person choose printer and copies; None for "Batal"."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setPageSize(page_size(paper))
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(title)
        for option in (
            QPrintDialog.PrintDialogOption.PrintPageRange,
            QPrintDialog.PrintDialogOption.PrintSelection,
            QPrintDialog.PrintDialogOption.PrintCurrentPage,
        ):
            dialog.setOption(option, False)
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if not answer:
            return None
        return Chosen(printer, printer.printerName(), printer.copyCount())


class AskPlace:
    """Where a PDF goes; tests replace the two questions."""

    @staticmethod
    def folder(parent: QWidget, title: str) -> Path | None:
        """Ask for a folder."""
        found = QFileDialog.getExistingDirectory(parent, title)
        return Path(found) if found else None

    @staticmethod
    def file(parent: QWidget, title: str, name: str) -> Path | None:
        """Ask for a file to write, ``name`` proposed."""
        found, _kind = QFileDialog.getSaveFileName(parent, title, name, "PDF (*.pdf)")
        if not found:
            return None
        path = Path(found)
        return path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")


def page_size(paper: Paper) -> QPageSize:
    """The paper as Qt knows it; F4 by its own millimetres."""
    if paper is Paper.A4:
        return QPageSize(QPageSize.PageSizeId.A4)
    size = QSizeF(*_SIZES[paper])
    return QPageSize(size, QPageSize.Unit.Millimeter, "F4", QPageSize.SizeMatchPolicy.ExactMatch)


def send(pdf: bytes, chosen: Chosen, title: str, paper: Paper, report: Report) -> int:
    """Print a PDF and return its number of pages. Runs behind the window.

    Raises ``WorldFault`` (``print.refused``) when the printer does not take it.
    """
    if sys.platform != "win32" and chosen.name in printing.cups_printers():
        with PdfPages(pdf) as pages:
            count = len(pages)
        with tempfile.TemporaryDirectory(prefix="asn-cetak-") as folder:
            file = Path(folder) / "cetak.pdf"
            file.write_bytes(pdf)
            printing.send_to_cups(file, chosen.name, chosen.copies, title)
        return count
    return draw(pdf, chosen, paper, report)


def draw(pdf: bytes, chosen: Chosen, paper: Paper, report: Report) -> int:
    """Draw the pages onto the printer one at a time at 300 dpi, each turned as it lies."""
    printer = chosen.printer
    printer.setResolution(DOTS_PER_INCH)
    printer.setFullPage(True)
    with PdfPages(pdf) as pages:
        painter = QPainter()
        for number, (width, height) in enumerate(pages.sizes):
            report(number, len(pages), "")
            turned = width > height
            side = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
            layout = QPageLayout(page_size(paper), side, QMarginsF())
            layout.setMode(QPageLayout.Mode.FullPageMode)
            printer.setPageLayout(layout)
            started = painter.begin(printer) if number == 0 else printer.newPage()
            if not started:
                raise WorldFault("print.refused", printer=chosen.name, words="–")
            picture = pages.draw(number, DOTS_PER_INCH / 72)
            if picture is not None:
                painter.drawImage(painter.viewport(), as_image(picture))
        painter.end()
        return len(pages)
