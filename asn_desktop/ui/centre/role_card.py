"""The card of the settings that says what this program is in the exchange of bundles."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.exchange import Role
from asn_desktop.services import centre, setup
from asn_desktop.ui.context import Context
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.ui.widgets.panels import Card, muted


class RoleCard(Card):
    """``read()`` shows the role; an office that has sent nothing yet may become the centre."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Pertukaran paket", parent)
        self._context = context
        self.words = muted("")
        self.column.addWidget(self.words)
        self.button = Button(self.tr("Jadikan kantor ini pusat…"), icon="unit", do=self.ask)
        self.column.addWidget(self.button)

    def read(self) -> None:
        """Show what this program is."""
        settings = self._context.operations.read_now(setup.read_settings)
        at_centre = Role(settings.exchange_role) is Role.CENTRE
        self.words.setText(
            self.tr(
                "Program ini pusat: paket kantor-kantor digabung, diperiksa, dan dijawab di "
                "halaman Paket. Data kantor hanya dibaca di sini."
            )
            if at_centre
            else self.tr(
                "Kantor ini mengirim paketnya ke pusat lewat halaman Paket. Kabupaten kecil bisa "
                "memakai program ini sebagai pusat tanpa server."
            )
        )
        self.button.setVisible(not at_centre)

    def ask(self) -> None:
        """Ask once; there is no way back, because offices lean on it."""
        if Question.ask(
            self,
            self.tr("Jadikan kantor ini pusat?"),
            self.tr(
                "Kantor lain akan mengirim paketnya ke sini. Data pegawai yang sudah ada tetap "
                "milik kantor ini. Setelah kantor pertama terdaftar, peran ini tidak bisa "
                "dikembalikan."
            ),
            yes=self.tr("Jadikan pusat"),
        ):
            self._context.operations.write(
                Act.BECOME_CENTRE, centre.become_centre, then=self._became
            )

    def _became(self, _nothing: Any) -> None:
        self._context.notice(
            self.tr("Kantor ini sekarang pusat. Buat kuncinya di Paket › Kunci."),
            self.tr("Buka Paket"),
            self._open,
        )

    def _open(self) -> None:
        self._context.open("bundle", view="keys")
