"""The first run: three questions at most, or the practice office, or a backup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

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


class Founding(Dialog):
    """Three answers that found an office or a centre: its name, its agency, its first year."""

    can_cancel: ClassVar[bool] = False

    def __init__(
        self, parent: QWidget | None, title: str, words: str, name: tuple[str, str], today: date
    ) -> None:
        super().__init__(parent, title, width=560)
        self.answer: Answer | None = None
        self._called = name[0]
        self.say(words, muted=True)
        self.name = TextField("name", name[0], required=True, placeholder=name[1])
        self.agency = TextField(
            "agency", self.tr("Nama instansi"), required=True, placeholder=self.tr("Pemerintah …")
        )
        self.year = YearField("year", self.tr("Tahun kinerja"), required=True)
        self.year.set_value(today.year)
        for field in (self.name, self.agency, self.year):
            self.body.addWidget(field)
            field.changed.connect(self._check)
        if self.can_cancel:
            self.add_button(self.tr("Batal"), self.reject, kind=Kind.QUIET)
        self.start = self.add_button(self.tr("Mulai"), self._found, kind=Kind.MAIN)
        self.name.focus()
        self._check()

    def _check(self) -> None:
        missing = not self.name.text().strip() or not self.agency.text().strip()
        words = self.tr("Isi {name}, instansi, dan tahun dahulu.")
        lacking = missing or self.year.value() is None
        self.start.switch_off(words.format(name=self._called.lower()) if lacking else "")

    def _found(self) -> None:
        year = int(str(self.year.value()))
        self._done(NewOffice(self.name.text().strip(), self.agency.text().strip(), year))

    def _done(self, answer: Answer) -> None:
        self.answer = answer
        self.done(QDialog.DialogCode.Accepted)


class Welcome(Founding):
    """What stands on the screen before there is an office; see `ask`."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            "Selamat datang di ASN Desktop",
            self.tr(
                "SKP, realisasi, penilaian, dan lembar yang ditandatangani: semuanya di komputer "
                "ini, tanpa jaringan. Tiga isian, lalu mulai."
            ),
            (self.tr("Nama kantor"), self.tr("Kecamatan …")),
            today,
        )
        self.body.addWidget(line())
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        self.practice = Button(self.tr("Buka kantor latihan…"), icon="eye", do=self._practice)
        self.restore = Button(self.tr("Pulihkan dari cadangan…"), icon="backup", do=self._restore)
        row.addWidget(self.practice)
        row.addWidget(self.restore)
        row.addStretch(1)
        self.body.addLayout(row)
        self.say(self.tr("Kabupaten menjadi pusat kantor lain nanti, di Pengaturan."), muted=True)

    @classmethod
    def ask(cls, today: date, parent: QWidget | None = None) -> Answer | None:
        """Return what the person chose; None when the window was closed."""
        dialog = cls(today, parent)
        dialog.exec()
        answer = dialog.answer
        dialog.deleteLater()
        return answer

    def _practice(self) -> None:
        self._done(OpenPractice())

    def _restore(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Pilih berkas cadangan"), "", self.tr("Cadangan ASN (*.asncadangan)")
        )
        if chosen:
            self._done(RestoreFrom(Path(chosen)))


class FoundCentre(Founding):
    """What an empty database on a server is asked: what the centre is called; see `ask`."""

    can_cancel = True

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            "Pusat baru di server ini",
            self.tr(
                "Basis datanya sudah disiapkan dan masih kosong. Di sinilah paket semua kantor "
                "digabung, diperiksa, dan dijawab."
            ),
            (self.tr("Nama pusat"), self.tr("BKPSDM …")),
            today,
        )

    @classmethod
    def ask(cls, today: date, parent: QWidget | None = None) -> NewOffice | None:
        """Return the three answers; None when the window was closed."""
        dialog = cls(today, parent)
        dialog.exec()
        answer = dialog.answer
        dialog.deleteLater()
        return answer if isinstance(answer, NewOffice) else None
