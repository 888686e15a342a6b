"""Ways out of a PDF that is no sheet (a recap, a letter): saved or printed, nothing recorded."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QWidget

from asn_desktop.services.office import ReadTx
from asn_desktop.services.setup import read_settings
from asn_desktop.ui.context import Context
from asn_desktop.ui.printing.printer import AskPlace, AskPrinter, Chosen, draw, has_printer
from asn_desktop.ui.threads import Report
from asn_desktop.views.paper import Paper
from asn_desktop.workflows import print_queue
from asn_desktop.workflows.print_run import Setup
from asn_desktop.workflows.recaps import keep

Make = Callable[[ReadTx], tuple[bytes, Paper]]
"""Makes the PDF, and says for which paper; may refuse."""


def on_office_paper(make: Callable[[ReadTx], bytes]) -> Make:
    """What is made for whatever paper the office uses."""
    return lambda tx: (make(tx), Paper(read_settings(tx).paper))


def save_made(parent: QWidget, context: Context, title: str, name: str, make: Make) -> None:
    """Ask for a file, ``name`` without ending proposed, and write the PDF behind the window."""
    path = AskPlace.file(parent, title, f"{name}.pdf")
    if path is not None:
        keep_made(parent, context, path, lambda tx: make(tx)[0])


def keep_made(
    parent: QWidget, context: Context, path: Path, make: Callable[[ReadTx], bytes]
) -> None:
    """Write what is made into a file behind the window, and say so."""
    office, told = context.office, parent.tr("Tersimpan: {name}")
    context.operations.run(
        lambda _report: keep(path, office.read(make)),
        then=lambda made: context.notice(told.format(name=made.name)),
    )


def print_made(parent: QWidget, context: Context, title: str, make: Make) -> None:
    """Make the pages behind the window and ask for the printer."""

    def ask(made: tuple[bytes, Paper]) -> None:
        if shiboken6.isValid(parent):  # a dialog may be closed by now
            print_pdf(parent, context, made[0], title, made[1])

    context.operations.read(make, then=ask)


def print_pdf(parent: QWidget, context: Context, pdf: bytes, title: str, paper: Paper) -> None:
    """Ask for the printer and send ``pdf``; without a printer it says what to do instead."""
    print_counted(parent, context, lambda: pdf, title, paper, writes=False)


def print_counted(
    parent: QWidget,
    context: Context,
    make: Callable[[], bytes],
    title: str,
    paper: Paper,
    *,
    writes: bool = True,
) -> None:
    """Ask for the printer, and only when one was chosen make the pages and send them.

    For pages whose making counts them as given out: nothing is counted where nothing prints.
    """
    if not has_printer():
        words = parent.tr(
            "Tidak ada pencetak di komputer ini. Simpan PDF dan cetak di tempat lain."
        )
        context.notice(words)
        return
    chosen = AskPrinter.ask(parent, title, "", Setup(paper=paper))
    if chosen is None:
        return
    words = parent.tr("Dikirim ke {name}.").format(name=chosen.name)
    context.operations.run(
        lambda report: _send(make(), chosen, title, paper, report),
        title=parent.tr("Mencetak…"),
        then=lambda _done: context.notice(words),
        writes=writes,
    )


def _send(pdf: bytes, chosen: Chosen, title: str, paper: Paper, report: Report) -> None:
    if sys.platform != "win32" and chosen.name in print_queue.cups_printers():
        with tempfile.TemporaryDirectory(prefix="asn-cetak-") as folder:
            file = Path(folder) / "cetak.pdf"
            file.write_bytes(pdf)
            for _copy in range(chosen.copies):
                print_queue.send_to_cups(file, chosen.name, title, two_sided=chosen.two_sided)
        return
    draw(pdf, chosen, paper, lambda done: report(done, 0, title))
