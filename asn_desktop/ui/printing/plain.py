"""Printing one PDF that is no sheet (a recap, a slip): asked, sent, nothing recorded."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QWidget

from asn_desktop.ui.context import Context
from asn_desktop.ui.printing.printer import AskPrinter, Chosen, draw, has_printer
from asn_desktop.ui.threads import Report
from asn_desktop.views.paper import Paper
from asn_desktop.workflows import print_queue
from asn_desktop.workflows.print_run import Setup


def print_pdf(parent: QWidget, context: Context, pdf: bytes, title: str, paper: Paper) -> None:
    """Ask for the printer and send ``pdf``; without a printer it says what to do instead."""
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
        lambda report: _send(pdf, chosen, title, paper, report),
        title=parent.tr("Mencetak…"),
        then=lambda _done: context.notice(words),
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
