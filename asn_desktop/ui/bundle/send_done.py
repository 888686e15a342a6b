"""What was written where, and what to do with it now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QWidget

from asn_desktop.rules.parcel_counts import in_groups, in_size, in_words
from asn_desktop.ui.bundle.send_paper import show_slip
from asn_desktop.ui.context import Context
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.panels import Card, muted
from asn_desktop.views.sending import SentBundle
from asn_desktop.workflows.sending import Sent

open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
"""Opens a folder in the system's own window; tests replace it."""


class SentDialog(Dialog):
    """``SentDialog.show_sent(page, context, sent)`` until it is closed."""

    def __init__(self, parent: QWidget | None, context: Context, sent: Sent) -> None:
        super().__init__(parent, parent.tr("Paket tersimpan") if parent else "", width=600)
        self.context, self.sent = context, sent
        self.say(self._told())
        for bundle in sent.bundles:
            self.body.addWidget(self._card(bundle))
        steps = self.tr(
            "Bawa atau kirim berkas itu ke kabupaten bersama surat pengantarnya. Sampai balasan "
            "kabupaten masuk, paket tetap tersimpan di sini dan dapat ditulis ulang."
        )
        self.say(steps, muted=True)
        self.add_button(self.tr("Tutup"), self.accept, kind=Kind.QUIET, key="Esc")
        self.add_button(self.tr("Buka folder"), self.open_folder)
        first = sent.bundles[0]
        self.slip = self.add_button(
            self.tr("Surat pengantar…"), partial(self.show_slip, first), kind=Kind.MAIN
        )
        self.slip.setFocus()

    @classmethod
    def show_sent(cls, parent: QWidget | None, context: Context, sent: Sent) -> None:
        """Show it until it is closed."""
        dialog = cls(parent, context, sent)
        dialog.exec()
        dialog.deleteLater()

    def _told(self) -> str:
        where = str(self.sent.folder)
        if self.sent.again:
            words = self.tr(
                "Tidak ada yang baru sejak paket terakhir, jadi paket yang belum diakui ditulis "
                "ulang ke {where} dan dibaca ulang tanpa cela."
            )
        else:
            words = self.tr("Tertulis ke {where} dan dibaca ulang dari sana tanpa cela.")
        return words.format(where=where)

    def _card(self, bundle: SentBundle) -> QWidget:
        card = Card()
        card.column.setSpacing(px(card, 4))
        name = QLabel(bundle.name)
        name.setFont(sized(name, bold=True))
        name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.column.addWidget(name)
        card.column.addWidget(muted(in_words(bundle.counts, most=6)))
        seal = self.tr("{size} · jumlah periksa {groups}").format(
            size=in_size(bundle.size), groups=in_groups(bundle.sha256, groups=4)
        )
        card.column.addWidget(muted(seal))
        if bundle is not self.sent.bundles[0]:
            words = self.tr("Surat pengantarnya…")
            card.column.addWidget(Button(words, small=True, do=partial(self.show_slip, bundle)))
        return card

    def show_slip(self, bundle: SentBundle) -> None:
        """The cover slip of one bundle."""
        show_slip(self, self.context, bundle)

    def open_folder(self) -> None:
        """The folder in the system's own window."""
        open_url(QUrl.fromLocalFile(str(self.sent.folder)))
