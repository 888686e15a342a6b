"""Backups: the last ones, one onto a stick, the way back, and the check of all data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from asn_desktop.rules.findings import WorldFault
from asn_desktop.ui.context import Context
from asn_desktop.ui.formats import clock_time, long_date, number
from asn_desktop.ui.operations import AnyChange
from asn_desktop.ui.settings.asks import AskFile
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.ui.widgets.panels import Card, muted
from asn_desktop.workflows import backup
from asn_desktop.workflows.backup import Prepared
from asn_desktop.workflows.backup_file import BackupInfo

SHOWN = 3
REASONS = {
    "keluar": "saat program ditutup",
    "impor": "sebelum memasukkan daftar",
    "pembaruan": "sebelum pembaruan program",
}


class BackupCard(Card):
    """The card of the settings page."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Cadangan", parent)
        self._context = context
        self.banner = Banner()
        self.column.addWidget(self.banner)
        self.words = muted("")
        self.column.addWidget(self.words)
        self.lines = QGridLayout()
        self.lines.setHorizontalSpacing(px(self, 16))
        self.lines.setVerticalSpacing(px(self, 4))
        self.column.addLayout(self.lines)
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        self.save = Button(
            self.tr("Cadangkan ke flashdisk…"), icon="backup", key="Ctrl+B", do=self.ask_save
        )
        self.restore = Button(self.tr("Pulihkan…"), icon="undo", do=self.ask_restore)
        self.check = Button(self.tr("Periksa data"), icon="check", kind=Kind.QUIET, do=self.look)
        for button in (self.save, self.restore, self.check):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)

    @property
    def folder(self) -> Path | None:
        """The data folder; None on a server."""
        return backup.folder_of(self._context.office)

    def read(self) -> None:
        """Show the last backups."""
        while (item := self.lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        folder = self.folder
        self.words.setText(
            self.tr(
                "Program membuat cadangan sendiri setiap kali ditutup dan sebelum memasukkan "
                "daftar pegawai; sepuluh yang terakhir disimpan di folder data. Simpan juga "
                "satu di flashdisk: berkasnya berisi basis data dan kuncinya."
            )
            if folder
            else self.tr(
                "Data ada di server, dan server yang membuat cadangannya (pg_dump). Yang perlu "
                "disalin dari komputer ini hanya folder kunci, ke flashdisk di brankas."
            )
        )
        for button in (self.save, self.restore):
            button.switch_off("" if folder else self.tr("Data di server dicadangkan di server."))
        kept = backup.kept_backups(folder) if folder else []
        if not kept and folder:
            self.lines.addWidget(_quiet(self.tr("Belum ada cadangan otomatis.")), 0, 0)
        for at, file in enumerate(kept[:SHOWN]):
            moment, reason = backup.named(file)
            when = f"{long_date(moment.date())} {clock_time(moment)}"
            size = f"{number(max(1, round(file.stat().st_size / 1024)))} KB"
            self.lines.addWidget(QLabel(when), at, 0)
            self.lines.addWidget(_quiet(REASONS.get(reason, reason)), at, 1)
            self.lines.addWidget(_quiet(size), at, 2)
        if len(kept) > SHOWN:
            more = self.tr("dan {n} lainnya").format(n=number(len(kept) - SHOWN))
            self.lines.addWidget(_quiet(more), SHOWN, 0)
        self.lines.setColumnStretch(1, 1)

    # ---- onto a stick

    def ask_save(self) -> None:
        """Ctrl+B: ask where, then write and read back."""
        folder, office = self.folder, self._context.office
        if folder is None:
            return
        name = backup.proposed_name(office)
        file = AskFile.backup_to_write(self, self.tr("Cadangkan ke flashdisk"), name)
        if file is not None:
            self._context.operations.wait_idle()
            self._context.operations.run(
                lambda report: backup.save(office, folder, file, report),
                then=self._saved,
                title=self.tr("Mencadangkan…"),
            )

    def _saved(self, info: BackupInfo) -> None:
        self.banner.say(
            State.DONE,
            self.tr("Cadangan tersimpan dan sudah dibaca ulang: {file} ({n} pegawai).").format(
                file=info.file, n=number(info.people)
            ),
        )

    # ---- the way back

    def ask_restore(self) -> None:
        """Ask which backup, verify it wholly, show what it holds, then put it in place."""
        folder = self.folder
        if folder is None:
            return
        file = AskFile.backup_to_read(self, self.tr("Pulihkan dari cadangan"), folder / "cadangan")
        if file is not None:
            self._context.operations.run(
                lambda report: backup.prepare(file, folder, report),
                then=self._verified,
                title=self.tr("Memeriksa cadangan…"),
            )

    def _verified(self, prepared: Prepared) -> None:
        info = prepared.info
        if Question.ask(
            self,
            self.tr("Pulihkan kantor dari cadangan ini?"),
            self.tr(
                "{office}, {when}: {people} pegawai, {entries} perubahan tercatat. Isinya sudah "
                "diperiksa dan utuh.\n\nData yang sekarang dipindahkan ke folder cadangan, tidak "
                "dihapus."
            ).format(
                office=info.office or self.tr("Kantor tanpa nama"),
                when=f"{long_date(info.made.date())} {clock_time(info.made)}",
                people=number(info.people),
                entries=number(info.entries),
            ),
            yes=self.tr("Pulihkan"),
            danger=True,
        ):
            self._place(prepared)
        else:
            backup.discard(prepared)

    def _place(self, prepared: Prepared) -> None:
        """Nothing may read or write for these milliseconds, so all lanes are emptied before."""
        operations = self._context.operations
        operations.runner.wait_idle()
        try:
            backup.place(self._context.office, prepared)
        except WorldFault as fault:
            operations.fault.emit(fault, None)
            return
        operations.changed.emit(AnyChange())
        self.banner.say(
            State.DONE, self.tr("Kantor dipulihkan. Data sebelumnya ada di folder cadangan.")
        )

    # ---- is all well?

    def look(self) -> None:
        """Check database, journal, sealed sheets and kept files."""
        office = self._context.office
        self._context.operations.run(
            lambda _report: backup.check(office),
            then=self._looked,
            title=self.tr("Memeriksa data…"),
        )

    def _looked(self, problems: Sequence[str]) -> None:
        if problems:
            self.banner.say(State.REFUSED, "\n".join(problems))
        else:
            self.banner.say(
                State.DONE, self.tr("Data utuh: basis data, jurnal, lembar tersegel dan berkas.")
            )


def _quiet(words: str) -> QLabel:
    made = QLabel(words)
    made.setProperty("kind", "muted")
    return made
