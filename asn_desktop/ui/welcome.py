"""The first run: three questions at most, or the practice office, or a backup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QWidget

from asn_desktop.ui.forms.fields import TextField, YearField
from asn_desktop.ui.page import line
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Dialog


@dataclass(frozen=True)
class NewOffice:
    """Found an office with these three answers."""

    name: str
    agency: str
    year: int


@dataclass(frozen=True)
class OpenPractice:
    """Open the practice office, built if it is not there."""


@dataclass(frozen=True)
class RestoreFrom:
    """Bring an office back from a backup file."""

    file: Path


Answer = NewOffice | OpenPractice | RestoreFrom


class Welcome(Dialog):
    """What stands on the screen before there is an office; see `ask`."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Selamat datang di ASN Desktop", width=560)
        self.answer: Answer | None = None
        self.say(
            self.tr(
                "SKP, realisasi, penilaian, dan lembar yang ditandatangani: semuanya di komputer "
                "ini, tanpa jaringan. Tiga isian, lalu mulai."
            ),
            muted=True,
        )
        self.name = TextField(
            "name", self.tr("Nama kantor"), required=True, placeholder=self.tr("Kecamatan …")
        )
        self.agency = TextField(
            "agency", self.tr("Nama instansi"), required=True, placeholder=self.tr("Pemerintah …")
        )
        self.year = YearField("year", self.tr("Tahun kinerja"), required=True)
        self.year.set_value(today.year)
        for field in (self.name, self.agency, self.year):
            self.body.addWidget(field)
            field.changed.connect(self._check)
        self.start = self.add_button(self.tr("Mulai"), self._found, kind=Kind.MAIN)
        self.body.addWidget(line())
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        self.practice = Button(self.tr("Buka kantor latihan…"), icon="eye", do=self._practice)
        self.restore = Button(self.tr("Pulihkan dari cadangan…"), icon="backup", do=self._restore)
        row.addWidget(self.practice)
        row.addWidget(self.restore)
        row.addStretch(1)
        self.body.addLayout(row)
        self.name.focus()
        self._check()

    @classmethod
    def ask(cls, today: date, parent: QWidget | None = None) -> Answer | None:
        """Return what the person chose; None when the window was closed."""
        dialog = cls(today, parent)
        dialog.exec()
        answer = dialog.answer
        dialog.deleteLater()
        return answer

    def _check(self) -> None:
        missing = not self.name.text().strip() or not self.agency.text().strip()
        self.start.switch_off(
            self.tr("Isi nama kantor, instansi, dan tahun dahulu.")
            if missing or self.year.value() is None
            else ""
        )

    def _found(self) -> None:
        year = int(str(self.year.value()))
        self._done(NewOffice(self.name.text().strip(), self.agency.text().strip(), year))

    def _practice(self) -> None:
        self._done(OpenPractice())

    def _restore(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Pilih berkas cadangan"), "", self.tr("Cadangan ASN (*.asncadangan)")
        )
        if chosen:
            self._done(RestoreFrom(Path(chosen)))

    def _done(self, answer: Answer) -> None:
        self.answer = answer
        self.done(QDialog.DialogCode.Accepted)


class FoundCentre(Dialog):
    """What an empty database on a server is asked: what the centre is called; see `ask`."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Pusat baru di server ini", width=560)
        self.answer: NewOffice | None = None
        self.say(
            self.tr(
                "Basis datanya sudah disiapkan dan masih kosong. Di sinilah paket semua kantor "
                "digabung, diperiksa, dan dijawab."
            ),
            muted=True,
        )
        self.name = TextField(
            "name", self.tr("Nama pusat"), required=True, placeholder=self.tr("BKPSDM …")
        )
        self.agency = TextField(
            "agency", self.tr("Nama instansi"), required=True, placeholder=self.tr("Pemerintah …")
        )
        self.year = YearField("year", self.tr("Tahun kinerja"), required=True)
        self.year.set_value(today.year)
        for field in (self.name, self.agency, self.year):
            self.body.addWidget(field)
            field.changed.connect(self._check)
        self.add_button(self.tr("Batal"), self.reject, kind=Kind.QUIET)
        self.start = self.add_button(self.tr("Mulai"), self._found, kind=Kind.MAIN)
        self.name.focus()
        self._check()

    @classmethod
    def ask(cls, today: date, parent: QWidget | None = None) -> NewOffice | None:
        """Return the three answers; None when the window was closed."""
        dialog = cls(today, parent)
        dialog.exec()
        answer = dialog.answer
        dialog.deleteLater()
        return answer

    def _check(self) -> None:
        missing = not self.name.text().strip() or not self.agency.text().strip()
        self.start.switch_off(
            self.tr("Isi nama pusat, instansi, dan tahun dahulu.")
            if missing or self.year.value() is None
            else ""
        )

    def _found(self) -> None:
        year = int(str(self.year.value()))
        self.answer = NewOffice(self.name.text().strip(), self.agency.text().strip(), year)
        self.accept()
