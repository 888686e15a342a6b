"""The system's printers: CUPS gets the PDF itself, others get its pages drawn at 300 dpi."""

from __future__ import annotations

import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from asn_desktop.rules.findings import WorldFault
from asn_desktop.ui.formats import number
from asn_desktop.ui.printing.preview import as_image
from asn_desktop.views.paper import Paper
from asn_desktop.workflows import print_queue
from asn_desktop.workflows.pdf_pages import PdfPages
from asn_desktop.workflows.print_run import Run, Setup

DOTS_PER_INCH = 300
QUEUE_SECONDS = 0.5  # between two looks at the queue
_SIZES = {Paper.F4: (215.0, 330.0), Paper.A4: (210.0, 297.0)}
Report = Callable[[int, int, str], object]


@dataclass(frozen=True)
class Chosen:
    """What a person chose in the system's dialog."""

    printer: QPrinter
    name: str
    copies: int
    two_sided: bool = False


def has_printer() -> bool:
    """Whether this computer knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


class AskPrinter:
    """The system's print dialog; tests replace `ask`."""

    @staticmethod
    def ask(parent: QWidget, title: str, name: str, setup: Setup) -> Chosen | None:
        """Let a person choose printer, sides and copies; None for "Batal".

        ``name`` is the printer proposed, "" for the system's own.
        """
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if name:
            printer.setPrinterName(name)
        printer.setDocName(title)
        printer.setPageSize(page_size(setup.paper))
        printer.setCopyCount(setup.copies)
        long_side, none = QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexNone
        printer.setDuplex(long_side if setup.two_sided else none)
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
        return chosen_of(printer) if answer else None


def chosen_of(printer: QPrinter) -> Chosen:
    """What stands in a printer after its dialog."""
    two_sided = printer.duplex() is not QPrinter.DuplexMode.DuplexNone
    return Chosen(printer, printer.printerName(), printer.copyCount(), two_sided)


class PrintControl:
    """Pauses what prints behind the window."""

    def __init__(self) -> None:
        self._paused = threading.Event()
        self._woken = threading.Event()

    @property
    def paused(self) -> bool:
        """Whether nothing more is to be sent for now."""
        return self._paused.is_set()

    def pause(self, on: bool) -> None:
        """Wait, or go on."""
        (self._paused.set if on else self._paused.clear)()
        self._woken.set()

    def wake(self) -> None:
        """Look at once: it was cancelled."""
        self._woken.set()

    def rest(self, seconds: float) -> None:
        """Wait so long, or until something was pressed."""
        self._woken.wait(seconds)
        self._woken.clear()


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


class Sender:
    """Sends the pages of a run to a printer, behind the window; ``control`` pauses it."""

    def __init__(self, chosen: Chosen, title: str, control: PrintControl) -> None:
        self._chosen = chosen
        self._title = title
        self._control = control

    def send(self, run: Run, report: Report, start: int = 1) -> int:
        """Print the pages from ``start`` on (from 1) and return how many that were.

        Each stack is a job of its own. Raises ``WorldFault`` (``print.refused``) when the printer
        does not take it; what ``report`` raises takes back the job under way.
        """
        first, before = run.find(start)
        done = start - 1
        for at in range(first, len(run.stacks)):
            skipped = before if at == first else 0
            words = f"Tumpukan {at + 1} dari {len(run.stacks)}"
            told = _Told(report, self._control, run.pages, done, words)
            told(0)
            pdf = run.pdf(at, skipped)
            if sys.platform != "win32" and self._chosen.name in print_queue.cups_printers():
                self._queue(pdf, f"{self._title} – {run.stacks[at].signer}", run, told)
            else:
                draw(pdf, self._chosen, run.setup.paper, told)
            done += len(run.stacks[at].pages) - skipped
        return done - (start - 1)

    def _queue(self, pdf: bytes, title: str, run: Run, told: _Told) -> None:
        """Hand a stack to CUPS and wait until it left the queue."""
        with tempfile.TemporaryDirectory(prefix="asn-cetak-") as folder:
            file = Path(folder) / "cetak.pdf"
            file.write_bytes(pdf)
            job = print_queue.send_to_cups(
                file,
                self._chosen.name,
                title,
                paper=run.setup.paper,
                two_sided=run.setup.two_sided,
            )
        try:
            while job and print_queue.is_waiting(job):
                if self._control.paused:
                    print_queue.hold(job, on=True)
                    told(0)  # waits here until it goes on
                    print_queue.hold(job, on=False)
                told(0)
                self._control.rest(QUEUE_SECONDS)
        except BaseException:
            print_queue.cancel(job)
            raise


class _Told:
    """Progress of one stack as progress of the run; waits while printing is paused."""

    def __init__(
        self, report: Report, control: PrintControl, total: int, before: int, words: str
    ) -> None:
        self._report, self._control = report, control
        self._total, self._before, self._words = total, before, words

    def __call__(self, done: int) -> None:
        page = min(self._before + done + 1, self._total)
        words = f"{self._words} · halaman {number(page)} dari {number(self._total)}"
        self._report(self._before + done, self._total, words)
        while self._control.paused:
            self._control.rest(QUEUE_SECONDS)
            self._report(self._before + done, self._total, words)


def draw(pdf: bytes, chosen: Chosen, paper: Paper, told: Callable[[int], object]) -> None:
    """Draw the pages onto the printer one at a time at 300 dpi, each turned as it lies."""
    printer = chosen.printer
    printer.setResolution(DOTS_PER_INCH)
    printer.setFullPage(True)
    printer.setCopyCount(1)  # the copies lie in the run, each document's together
    with PdfPages(pdf) as pages:
        painter = QPainter()
        try:
            for at, (width, height) in enumerate(pages.sizes):
                told(at)
                printer.setPageLayout(_layout(paper, turned=width > height))
                started = painter.begin(printer) if at == 0 else printer.newPage()
                if not started:
                    raise WorldFault("print.refused", printer=chosen.name, words="–")
                picture = pages.draw(at, DOTS_PER_INCH / 72)
                if picture is not None:
                    painter.drawImage(painter.viewport(), as_image(picture))
        except BaseException:
            printer.abort()
            raise
        finally:
            if painter.isActive():
                painter.end()


def _layout(paper: Paper, *, turned: bool) -> QPageLayout:
    side = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    layout = QPageLayout(page_size(paper), side, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
