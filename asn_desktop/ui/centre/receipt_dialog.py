"""The receipt of an office on the screen: a code for a camera, the text to copy, the slip."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from asn_desktop.ui.bundle.enrol_cards import QrView
from asn_desktop.ui.context import Context
from asn_desktop.ui.printing.paper_dialog import PaperDialog
from asn_desktop.ui.widgets.buttons import Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.views.centre import ReceiptSlip
from asn_desktop.workflows import receipts


class ReceiptDialog(Dialog):
    """``ReceiptDialog.show_slip(page, context, place_id, slip)``."""

    def __init__(
        self, parent: QWidget | None, context: Context, place_id: UUID, slip: ReceiptSlip
    ) -> None:
        super().__init__(parent, f"Tanda terima {slip.place}", width=460)
        self._context, self._place_id, self.slip = context, place_id, slip
        self.say(
            self.tr(
                "Paket nomor {no} sudah diterima. Kantor memotret kode ini, atau menempel teksnya "
                "di Paket › Dari pusat."
            ).format(no=slip.number),
            muted=True,
        )
        self.body.addWidget(QrView(slip.qr), 0, Qt.AlignmentFlag.AlignHCenter)
        self.text = QLabel("\n".join(slip.rows))
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.body.addWidget(self.text)
        self.add_button(self.tr("Tutup"), self.reject, kind=Kind.QUIET, key="Esc")
        self.add_button(self.tr("Cetak slip…"), self.print_slip)
        self.copy = self.add_button(self.tr("Salin teks"), self.take, kind=Kind.MAIN)
        self.copy.setFocus()  # Enter copies

    @classmethod
    def show_slip(
        cls, parent: QWidget | None, context: Context, place_id: UUID, slip: ReceiptSlip
    ) -> None:
        """Show it until it is closed."""
        dialog = cls(parent, context, place_id, slip)
        dialog.exec()
        dialog.deleteLater()

    def take(self) -> None:
        """Copy the five lines, as they go into a chat."""
        QApplication.clipboard().setText("\n".join(self.slip.rows))
        self._context.notice(self.tr("Teks tanda terima tersalin."))
        self.accept()

    def print_slip(self) -> None:
        """The slip as it prints."""
        office, key = self._context.office, self._place_id
        PaperDialog.show_paper(
            self,
            self._context,
            self.windowTitle(),
            f"Tanda terima {self.slip.code} {self.slip.number}",
            lambda _tx: receipts.slip_pdf(office, key),
        )
