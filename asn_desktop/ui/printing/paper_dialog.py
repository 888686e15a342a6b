"""A paper of our own (a letter, what the system says) as it prints: seen, saved, printed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from asn_desktop.ui.context import Context
from asn_desktop.ui.printing.plain import Make, print_made, save_made
from asn_desktop.ui.printing.preview import Preview, Previewed
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Kind
from asn_desktop.ui.widgets.dialogs import Dialog

SIZE = (760, 540)


class PaperDialog(Dialog):
    """``PaperDialog.show_paper(page, context, "Surat", "nama berkas", make)``."""

    def __init__(
        self, parent: QWidget | None, context: Context, title: str, name: str, make: Make
    ) -> None:
        super().__init__(parent, title, width=SIZE[0])
        self.context, self.name, self.make = context, name, make
        self.preview = Preview(context.operations, lambda _at: self.save_pdf())
        self.preview.setMinimumHeight(px(self, SIZE[1]))
        self.body.addWidget(self.preview, 1)
        self.add_button(self.tr("Tutup"), self.reject, kind=Kind.QUIET, key="Esc")
        self.add_button(self.tr("Simpan PDF…"), self.save_pdf)
        self.add_button(self.tr("Cetak…"), self.print, kind=Kind.MAIN)
        self.finished.connect(lambda _answer: self.preview.forget())
        self.preview.show_sheets([Previewed(name, self._pdf)])

    @classmethod
    def show_paper(
        cls, parent: QWidget | None, context: Context, title: str, name: str, make: Make
    ) -> None:
        """Show it until it is closed."""
        dialog = cls(parent, context, title, name, make)
        dialog.exec()
        dialog.deleteLater()

    def _pdf(self) -> bytes:
        pdf: bytes = self.context.office.read(self.make)[0]
        return pdf

    def save_pdf(self) -> None:
        """Ask for a file and write it."""
        save_made(self, self.context, self.windowTitle(), self.name, self.make)

    def print(self) -> None:
        """Make the pages and ask for the printer."""
        print_made(self, self.context, self.windowTitle(), self.make)
