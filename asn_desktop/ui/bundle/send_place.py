"""Where a bundle goes: a stick that is plugged in, or any folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from asn_desktop.rules.parcel_counts import in_size
from asn_desktop.ui.page import shortcut
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.workflows import drives


class AskFolder:
    """The system's own question; tests replace it."""

    @staticmethod
    def ask(parent: QWidget, title: str) -> Path | None:
        """Ask for a folder; None when the person changes their mind."""
        found = QFileDialog.getExistingDirectory(parent, title)
        return Path(found) if found else None


class PlaceDialog(Dialog):
    """``PlaceDialog.ask(page, "Simpan paket")`` → a folder, None when nothing was chosen."""

    def __init__(self, parent: QWidget | None, title: str) -> None:
        super().__init__(parent, title, width=460)
        self.place: Path | None = None
        self.words = self.say("", muted=True)
        self.drives = QListWidget()
        self.drives.setAccessibleName(self.tr("Flashdisk dan kartu memori"))
        self.drives.setFixedHeight(px(self, 92))
        self.drives.itemActivated.connect(lambda _item: self.take())
        self.body.addWidget(self.drives)
        self.refresh = Button(
            self.tr("Cari lagi"), kind=Kind.QUIET, icon="refresh", key="F5", do=self.read
        )
        self.body.addWidget(self.refresh)
        self.add_button(self.tr("Batal"), self.reject, kind=Kind.QUIET, key="Esc")
        self.other = self.add_button(self.tr("Pilih folder…"), self.ask_folder)
        self.chosen = self.add_button(self.tr("Simpan di sini"), self.take, kind=Kind.MAIN)
        shortcut(self, "F5", self.read, Qt.ShortcutContext.WindowShortcut)
        self.read()

    @classmethod
    def ask(cls, parent: QWidget | None, title: str) -> Path | None:
        """Show it and return what was chosen."""
        dialog = cls(parent, title)
        accepted = dialog.exec() == cls.DialogCode.Accepted
        place = dialog.place
        dialog.deleteLater()
        return place if accepted else None

    def read(self) -> None:
        """Look which sticks are plugged in now."""
        self.drives.clear()
        for drive in drives.removable():
            room = self.tr("{free} kosong dari {size}").format(
                free=in_size(drive.free), size=in_size(drive.size)
            )
            item = QListWidgetItem(f"{drive.name}  ·  {room}")
            item.setData(Qt.ItemDataRole.UserRole, drive.path)
            item.setToolTip(str(drive.path))
            self.drives.addItem(item)
        there = self.drives.count() > 0
        self.drives.setVisible(there)
        self.words.setText(
            self.tr("Pilih flashdisk. Berkas ditulis, lalu dibaca ulang dari flashdisk itu.")
            if there
            else self.tr(
                "Belum ada flashdisk yang terpasang. Pasang flashdisk lalu tekan F5, atau pilih "
                "sebuah folder, misalnya untuk dikirim lewat surel."
            )
        )
        self.chosen.switch_off("" if there else self.tr("Belum ada flashdisk yang terpasang."))
        if there:
            self.drives.setCurrentRow(0)
            self.drives.setFocus()
        else:
            self.other.setFocus()

    def take(self) -> None:
        """The stick that is marked."""
        item = self.drives.currentItem()
        if item is not None:
            self.place = item.data(Qt.ItemDataRole.UserRole)
            self.accept()

    def ask_folder(self) -> None:
        """Any other folder."""
        found = AskFolder.ask(self, self.windowTitle())
        if found is not None:
            self.place = found
            self.accept()
