"""The centre's own keys: root keys, the key in the safe, the key of this computer, the list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from asn_desktop.ui.bundle.enrol_asks import AskKeyFile
from asn_desktop.ui.bundle.enrol_cards import BigNumber, Facts
from asn_desktop.ui.centre.keys_roots import KeeperDialog, RootsDialog
from asn_desktop.ui.context import Context
from asn_desktop.ui.formats import long_date, number
from asn_desktop.ui.printing.paper_dialog import PaperDialog
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Dialog, Selectable, TextQuestion
from asn_desktop.ui.widgets.panels import muted
from asn_desktop.views.places import CentreKeys
from asn_desktop.workflows import (
    enrolment_begin,
    enrolment_centre,
    enrolment_papers,
    enrolment_roots,
)
from asn_desktop.workflows.enrolment_begin import LIST_SUFFIX, Begun
from asn_desktop.workflows.enrolment_roots import RECOVERY_SUFFIX, ROOTS, Keeper

Then = Callable[[], object]


class OwnKeys:
    """What is done about the centre's own keys, each ending with ``then()``."""

    def __init__(self, page: QWidget, context: Context, then: Then) -> None:
        self._page, self._context, self._then = page, context, then

    # ---- beginning

    def begin(self) -> None:
        """Three keepers one after the other, the safe, then everything at once."""
        keepers = self._keepers()
        if keepers is None:
            return
        file = AskKeyFile.to_write(
            self._page,
            self._page.tr("Simpan kunci pemulihan untuk brankas"),
            f"kunci-pemulihan{RECOVERY_SUFFIX}",
        )
        if file is None:
            return
        office = self._context.office
        self._context.operations.run(
            lambda report: enrolment_begin.begin(office, keepers, file, report),
            writes=True,
            then=self._begun,
            title=self._page.tr("Membuat kunci akar…"),
            cancellable=False,
        )

    def _keepers(self) -> list[Keeper] | None:
        found: list[Keeper] = []
        for at in range(1, ROOTS + 1):
            keeper = KeeperDialog.ask(self._page, at, tuple(found))
            if keeper is None:
                return None
            found.append(keeper)
        return found

    def _begun(self, begun: Begun) -> None:
        """Show the papers while the key for the safe is still in memory, then forget it."""
        office, tr = self._context.office, self._page.tr
        PaperDialog.show_paper(
            self._page,
            self._context,
            tr("Berita acara kunci akar"),
            "Berita acara kunci akar",
            lambda _tx: enrolment_papers.roots_pdf(office, begun.fingerprint, begun.keepers),
        )
        recovery = begun.recovery
        if recovery is not None:
            PaperDialog.show_paper(
                self._page,
                self._context,
                tr("Kunci pemulihan: cetak sekali, simpan di brankas"),
                "Kunci pemulihan",
                lambda _tx: enrolment_papers.recovery_pdf(office, recovery),
            )
        self._then()

    # ---- afterwards

    def show(self) -> None:
        """Read how the centre stands and show it."""
        office = self._context.office
        self._context.operations.run(
            lambda _report: enrolment_begin.centre_keys(office), then=self._show
        )

    def _show(self, stands: CentreKeys) -> None:
        OwnDialog.show_keys(self._page, stands, self)

    def change(self, stands: CentreKeys) -> None:
        """New keys for this computer; where it has none, others may be gone or not."""
        lost = False
        if not stands.has_own and stands.others:
            answer = Selectable.ask(
                self._page,
                self._page.tr("Komputer pusat yang lama"),
                self._page.tr(
                    "Pusat punya kunci di komputer lain. Apakah komputer itu masih dipakai?"
                ),
                (
                    self._page.tr("Hilang atau rusak: cabut kuncinya"),
                    self._page.tr("Masih dipakai"),
                ),
            )
            if answer is None:
                return
            lost = answer == 0
        stolen = False
        if stands.has_own:
            answer = Selectable.ask(
                self._page,
                self._page.tr("Mengapa kunci pusat diganti?"),
                self._page.tr(
                    "Pada pergantian tahunan kunci lama masih menandatangani balasan tiga bulan "
                    "lagi, sehingga kantor mengenal yang baru dari balasan. Kunci yang dicuri "
                    "dicabut seketika: setiap kantor lalu perlu membuka daftar kunci yang baru."
                ),
                (
                    self._page.tr("Dicuri atau tersalin: cabut sekarang"),
                    self._page.tr("Pergantian tahunan"),
                ),
            )
            if answer is None:
                return
            stolen = answer == 0
        office = self._context.office
        done = RootsDialog.ask(
            self._page,
            self._context,
            self._page.tr("Ganti kunci pusat"),
            partial(_change, office, lost, stolen),
        )
        if done is not None:
            self._context.notice(self._page.tr("Kunci pusat diganti."))
            self._then()

    def replace_roots(self, _stands: CentreKeys) -> None:
        """Three new root keys, signed for by two of the old ones."""
        keepers = self._keepers()
        if keepers is None:
            return
        office = self._context.office
        begun = RootsDialog.ask(
            self._page,
            self._context,
            self._page.tr("Ganti kunci akar"),
            lambda roots: enrolment_begin.begin_again(office, keepers, roots),
        )
        if begun is not None:
            self._begun(begun)

    def save_list(self, stands: CentreKeys) -> None:
        """Write the key list for whoever asks for it alone."""
        name = f"DAFTAR-KUNCI_v{stands.version}{LIST_SUFFIX}"
        file = AskKeyFile.to_write(self._page, self._page.tr("Simpan daftar kunci"), name)
        if file is not None:
            office = self._context.office
            self._context.operations.run(
                lambda _report: enrolment_begin.write_list(office, file), then=self._saved
            )

    def _saved(self, file: Path) -> None:
        self._context.notice(self._page.tr("Tersimpan: {name}").format(name=file.name))

    def use_recovery(self, _stands: CentreKeys) -> None:
        """Open with the key from the safe what was sealed to older keys of the centre."""
        text = TextQuestion.ask(
            self._page,
            self._page.tr("Pakai kunci pemulihan"),
            label=self._page.tr("Kunci dari brankas"),
            text=self._page.tr(
                "Ketik dari lembarnya atau tempel isi berkasnya. Dengan kunci ini komputer ini "
                "bisa membuka paket yang dikirim kepada kunci pusat yang lama."
            ),
            yes=self._page.tr("Pakai"),
        )
        if text is not None:
            office = self._context.office
            self._context.operations.run(
                lambda _report: enrolment_centre.use_recovery(
                    office, enrolment_roots.read_recovery(text)
                ),
                then=self._used,
            )

    def _used(self, _nothing: Any) -> None:
        self._context.notice(self._page.tr("Kunci pemulihan dipakai di komputer ini."))


def _change(office: Any, lost: bool, stolen: bool, roots: Any) -> object:
    return enrolment_centre.change_centre_keys(office, roots, others_lost=lost, stolen=stolen)


class OwnDialog(Dialog):
    """How the centre stands, with what can be changed."""

    def __init__(self, parent: QWidget | None, stands: CentreKeys, acts: OwnKeys) -> None:
        super().__init__(parent, parent.tr("Kunci pusat") if parent else "", width=560)
        digits = BigNumber(self.tr("Sidik kunci akar, untuk surat edaran"))
        digits.show_number(stands.fingerprint)
        self.body.addWidget(digits)
        made = long_date(stands.made) if stands.made else ""
        facts = Facts()
        none = self.tr("tidak ada di komputer ini")
        facts.show_facts(
            (
                (
                    self.tr("Daftar kunci"),
                    self.tr("versi {n}, {day}").format(n=stands.version, day=made),
                ),
                (self.tr("Kunci komputer ini"), stands.key_id or none),
                (self.tr("Berlaku sejak"), long_date(stands.since) if stands.since else ""),
                (self.tr("Komputer lain"), number(stands.others) if stands.others else ""),
            )
        )
        self.body.addWidget(facts)
        self.body.addWidget(
            muted(
                self.tr(
                    "Ganti kunci pusat setahun sekali. Kunci akar diganti bila salah satu "
                    "pemegangnya berhenti atau flashdisknya hilang."
                )
            )
        )
        own = self.tr("Ganti kunci pusat…") if stands.has_own else self.tr("Buat kunci di sini…")
        self.chosen: Callable[[CentreKeys], None] | None = None
        for words, icon, act in (
            (own, "refresh", acts.change),
            (self.tr("Ganti kunci akar…"), "lock", acts.replace_roots),
            (self.tr("Pakai kunci pemulihan…"), "lock-open", acts.use_recovery),
            (self.tr("Simpan daftar kunci…"), "download", acts.save_list),
        ):
            button = Button(words, icon=icon, do=partial(self._choose, act))
            button.setMinimumWidth(px(self, 240))
            self.body.addWidget(button)
        self.add_button(self.tr("Tutup"), self.reject, kind=Kind.QUIET, key="Esc")

    @classmethod
    def show_keys(cls, parent: QWidget, stands: CentreKeys, acts: OwnKeys) -> None:
        """Show it; what was chosen is done when it is closed."""
        dialog = cls(parent, stands, acts)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen is not None:
            chosen(stands)

    def _choose(self, act: Callable[[CentreKeys], None]) -> None:
        self.chosen = act
        self.accept()
