"""The cover slip of a bundle, seen, saved and printed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from asn_desktop.ui.context import Context
from asn_desktop.ui.printing.paper_dialog import PaperDialog
from asn_desktop.views.sending import SentBundle
from asn_desktop.workflows import sending


def show_slip(parent: QWidget, context: Context, bundle: SentBundle) -> None:
    """Show the slip of ``bundle`` until it is closed."""
    title = parent.tr("Surat pengantar paket nomor {number}").format(number=bundle.number)
    make = sending.slip_pdf(context.office, bundle.id)
    PaperDialog.show_paper(parent, context, title, title, make)
