"""A plain text that reminds an office: to copy into a chat, an e-mail or a letter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from asn_desktop.ui.formats import long_date
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.views.centre import BoardRow


def reminder(row: BoardRow, centre: str, period: str) -> str:
    """The words for one office: what came last, what is open, what is asked for."""
    said = [f"Yth. {row.name},", ""]
    if row.at is None:
        said.append("Kami belum pernah menerima paket kinerja dari kantor Anda.")
    else:
        said.append(
            f"Paket kinerja terakhir dari kantor Anda (no. {row.number}) kami terima pada "
            f"{long_date(row.at.date())}, {row.age} hari yang lalu."
            if row.age
            else f"Paket kinerja no. {row.number} dari kantor Anda kami terima hari ini."
        )
    if row.people:
        left = [
            f"{row.people - part} {words}"
            for part, words in (
                (row.skp, "orang SKP-nya belum ditetapkan"),
                (row.rated, "orang belum dinilai"),
                (row.signed, "lembar belum ditandatangani"),
            )
            if part < row.people
        ]
        if left:
            said.append(f"Untuk {period} menurut catatan kami: {', '.join(left)}.")
    if row.returned:
        said.append(f"{row.returned} berkas kami kembalikan dengan catatan dan menunggu perbaikan.")
    said += [
        "",
        "Mohon mengirim paket terbaru lewat ASN Desktop › Paket › Kirim. Terima kasih.",
        centre,
    ]
    return "\n".join(said)


class RemindDialog(Dialog):
    """The words, to be changed and copied; see `ask`."""

    def __init__(
        self, parent: QWidget | None, rows: Sequence[BoardRow], centre: str, period: str
    ) -> None:
        name = rows[0].name if len(rows) == 1 else f"{len(rows)} kantor"
        super().__init__(parent, f"Ingatkan {name}", width=560)
        self.say(
            self.tr("Program tidak mengirim apa pun sendiri. Salin, lalu tempel di obrolan."),
            muted=True,
        )
        self.text = QPlainTextEdit(
            "\n\n———\n\n".join(reminder(row, centre, period) for row in rows)
        )
        self.text.setAccessibleName(self.tr("Teks pengingat"))
        self.text.setMinimumHeight(px(self, 240))
        self.body.addWidget(self.text)
        self.add_button(self.tr("Tutup"), self.reject, kind=Kind.QUIET, key="Esc")
        self.copy = self.add_button(self.tr("Salin"), self.take, kind=Kind.MAIN)

    @classmethod
    def ask(
        cls, parent: QWidget | None, rows: Sequence[BoardRow], centre: str, period: str
    ) -> None:
        """Show it until it is closed."""
        dialog = cls(parent, rows, centre, period)
        dialog.exec()
        dialog.deleteLater()

    def take(self) -> None:
        """Copy the words and close."""
        QApplication.clipboard().setText(self.text.toPlainText())
        self.accept()
