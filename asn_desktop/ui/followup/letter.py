"""The letter to an employee whose objection was not followed: seen, saved or printed."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from asn_desktop.services.office import ReadTx
from asn_desktop.services.setup import read_settings
from asn_desktop.ui.context import Context
from asn_desktop.ui.printing.plain import print_pdf
from asn_desktop.ui.printing.preview import Preview, Previewed
from asn_desktop.ui.printing.printer import AskPlace
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.views.paper import Paper
from asn_desktop.workflows.letters import upheld_pdf
from asn_desktop.workflows.recaps import keep

SIZE = (760, 560)


class LetterDialog(Dialog):
    """``LetterDialog.show_letter(page, context, objection, name)``: the page as it prints."""

    def __init__(
        self, parent: QWidget | None, context: Context, objection: UUID, name: str
    ) -> None:
        super().__init__(parent, self.tr("Surat keputusan atas keberatan"), width=SIZE[0])
        self.context = context
        self.objection = objection
        self.name = name
        self.preview = Preview(context.operations, lambda _at: self.save_pdf())
        self.preview.setMinimumHeight(px(self, SIZE[1]))
        self.body.addWidget(self.preview, 1)
        self.add_button(self.tr("Tutup"), self.reject, kind=Kind.QUIET, key="Esc")
        self.add_button(self.tr("Cetak…"), self.print, kind=Kind.MAIN)
        self.finished.connect(lambda _answer: self.preview.forget())
        office = context.office

        def make() -> bytes:
            pdf: bytes = office.read(upheld_pdf, objection)
            return pdf

        self.preview.show_sheets([Previewed(name, make)])

    @classmethod
    def show_letter(
        cls, parent: QWidget | None, context: Context, objection: UUID, name: str
    ) -> None:
        """Show it until it is closed."""
        dialog = cls(parent, context, objection, name)
        dialog.exec()
        dialog.deleteLater()

    def save_pdf(self) -> None:
        """Ask for a file and write the letter."""
        title = self.tr("Simpan surat")
        path = AskPlace.file(self, title, f"Surat keputusan keberatan {self.name}.pdf")
        if path is None:
            return
        office, objection = self.context.office, self.objection
        self.context.operations.run(
            lambda _report: keep(path, office.read(upheld_pdf, objection)),
            then=lambda made: self.context.notice(
                self.tr("Tersimpan: {name}").format(name=made.name)
            ),
        )

    def print(self) -> None:
        """Make the page and ask for the printer."""
        objection = self.objection

        def make(tx: ReadTx) -> tuple[bytes, Paper]:
            return upheld_pdf(tx, objection), Paper(read_settings(tx).paper)

        self.context.operations.read(make, then=self._print)

    def _print(self, made: tuple[bytes, Paper]) -> None:
        print_pdf(self, self.context, made[0], self.windowTitle(), made[1])
