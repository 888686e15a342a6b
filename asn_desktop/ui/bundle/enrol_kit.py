"""A kit before it is taken: what it brings, in words, and once the fingerprint of the circular."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from asn_desktop.ui.bundle.enrol_cards import Facts
from asn_desktop.ui.formats import number
from asn_desktop.ui.forms.fields import TextField
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.views.places import KitPreview

SHOWN = 6


def some(names: tuple[str, ...]) -> str:
    """The first names and how many more."""
    shown = ", ".join(names[:SHOWN])
    return shown if len(names) <= SHOWN else f"{shown}, dan {number(len(names) - SHOWN)} lainnya"


class KitDialog(Dialog):
    """``KitDialog.ask(page, preview)`` → the fingerprint typed ("" = none is needed), or None."""

    def __init__(self, parent: QWidget | None, kit: KitPreview) -> None:
        super().__init__(parent, parent.tr("Buka paket kantor") if parent else "", width=560)
        self.facts = Facts()
        self.facts.show_facts(self._told(kit))
        self.body.addWidget(self.facts)
        if kit.kept or kit.only_there:
            self.say(
                self.tr(
                    "Kantor ini sudah punya daftar pegawai sendiri, jadi daftar dari pusat tidak "
                    "dimasukkan; yang ada di sini tetap milik kantor."
                ),
                muted=True,
            )
        self.field: TextField | None = None
        if kit.first:
            self.field = TextField(
                "fingerprint",
                self.tr("Sidik kunci akar dari surat edaran"),
                required=True,
                hint=self.tr(
                    "12 angka. Diketik sekali ini saja; sesudahnya kantor hanya percaya pada "
                    "daftar yang ditandatangani kunci itu."
                ),
                placeholder="0000 0000 0000",
                width=220,
            )
            self.body.addWidget(self.field)
        main = self.add_answer(self.tr("Pakai paket ini"))
        if self.field is not None:
            main.setEnabled(False)
            self.field.changed.connect(self._check)
            self.field.focus()
        else:
            main.setFocus()

    @classmethod
    def ask(cls, parent: QWidget | None, kit: KitPreview) -> str | None:
        """What was typed, None for "Batal"."""
        dialog = cls(parent, kit)
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        typed = str(dialog.field.value() or "") if dialog.field is not None else ""
        dialog.deleteLater()
        return typed if answer else None

    def _check(self) -> None:
        if self.main is not None and self.field is not None:
            digits = "".join(self.field.text().split())
            self.main.setEnabled(len(digits) == 12 and digits.isdecimal())

    def _told(self, kit: KitPreview) -> list[tuple[str, str]]:
        brought = [
            words
            for words, there in (
                (self.tr("nama instansi"), bool(kit.agency)),
                (self.tr("lambang"), kit.emblem),
                (self.tr("kop surat"), kit.letterhead),
            )
            if there
        ]
        staff = self.tr("{n} orang: {names}").format(
            n=number(len(kit.taken)), names=some(kit.taken)
        )
        units = self.tr("{units} unit, {posts} jabatan").format(
            units=number(kit.units), posts=number(kit.positions)
        )
        years = ", ".join(map(str, kit.years))
        return [
            (self.tr("Untuk"), f"{kit.name} ({kit.code})"),
            (self.tr("Daftar kunci"), self.tr("versi {n}").format(n=kit.list_version)),
            (self.tr("Tahun"), years),
            (self.tr("Hari libur"), number(kit.holidays) if kit.holidays else ""),
            (self.tr("Pegawai"), staff if kit.taken else ""),
            (self.tr("Susunan"), units if kit.units or kit.positions else ""),
            (self.tr("Pengaturan"), ", ".join(brought)),
            (self.tr("Sudah ada"), some(kit.kept)),
            (self.tr("Hanya di pusat"), some(kit.only_there)),
        ]
