"""The cards of Pendaftaran: what is asked, what is sent, the kit, the keys of this computer."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout, QWidget

from asn_desktop.ui.bundle.enrol_cards import BigNumber, Facts
from asn_desktop.ui.formats import long_date, number
from asn_desktop.ui.forms.fields import TextField
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.panels import Card, heading, muted
from asn_desktop.views.places import Enrolment, OwnState


class Acts(Protocol):
    """What the buttons of the cards do."""

    def write_request(self) -> None:
        """Save the request."""

    def show_letter(self) -> None:
        """Show the letter to the centre."""

    def show_code(self) -> None:
        """Show the request as a code."""

    def edit(self) -> None:
        """Correct code or name."""

    def keep_keys(self) -> None:
        """Give up the new pair of keys."""

    def open_kit(self) -> None:
        """Open a kit."""

    def rotate(self) -> None:
        """Make a new pair of keys."""

    def lost(self) -> None:
        """Begin anew."""


class AskCard(Card):
    """Code and name of the office."""

    def __init__(self) -> None:
        super().__init__()
        self.column.addWidget(heading(self.tr("Siapkan permohonan")))
        self.column.addWidget(
            muted(
                self.tr(
                    "Program membuat kunci untuk komputer ini dan sebuah berkas permohonan. Kode "
                    "kantor tercantum di surat edaran pusat."
                )
            )
        )
        self.form = Form()
        self.form.share(1, 2)
        self.form.add(
            TextField("code", self.tr("Kode kantor"), required=True, placeholder="32.04.17")
        )
        self.form.add(TextField("name", self.tr("Nama kantor"), required=True))
        self.column.addWidget(self.form)


class SendCard(Card):
    """The request and the number that goes another way."""

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self.column.addWidget(heading(self.tr("Kirim berkas, beri tahu nomornya")))
        self.send_words = muted("")
        self.column.addWidget(self.send_words)
        self.number = BigNumber(self.tr("Nomor periksa"))
        self.column.addWidget(self.number)
        self.write_button = Button(
            self.tr("Simpan berkas…"), icon="download", do=acts.write_request
        )
        self.letter_button = Button(
            self.tr("Surat ke pusat…"), icon="print", key="Ctrl+L", do=acts.show_letter
        )
        self.code_button = Button(self.tr("Kode QR…"), kind=Kind.QUIET, do=acts.show_code)
        self.edit_button = Button(
            self.tr("Perbaiki kode atau nama…"), kind=Kind.QUIET, icon="edit", do=acts.edit
        )
        self.keep_button = Button(
            self.tr("Tetap memakai kunci lama"), kind=Kind.QUIET, do=acts.keep_keys
        )
        self.column.addWidget(
            _row(
                self.write_button,
                self.letter_button,
                self.code_button,
                self.edit_button,
                self.keep_button,
            )
        )

    def show_state(self, stands: OwnState) -> None:
        """Show the number, or what a change of keys needs instead."""
        changing = stands.state is Enrolment.CHANGING
        self.number.show_number("" if changing else stands.check_number)
        self.send_words.setText(
            self.tr(
                "Kirim berkas penggantian ini ke pusat. Kunci lama ikut menandatanganinya, jadi "
                "nomor periksa tidak perlu; sampai pusat menerimanya, kunci lama tetap dipakai."
            )
            if changing
            else self.tr(
                "Kirim berkasnya dengan cara apa pun: flashdisk, surel, atau pesan. Nomor periksa "
                "disampaikan lewat jalan lain, dibacakan di telepon atau dalam surat bercap, "
                "supaya pusat tahu berkas itu tidak ditukar di jalan."
            )
        )
        self.letter_button.setVisible(not changing)
        self.code_button.setVisible(not changing)
        self.edit_button.setVisible(not changing)
        self.keep_button.setVisible(changing)


class KitCard(Card):
    """What comes back."""

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self.column.addWidget(heading(self.tr("Buka paket kantor")))
        self.column.addWidget(
            muted(
                self.tr(
                    "Setelah nomornya cocok, pusat mengirim paket kantor: daftar kunci, tahun dan "
                    "hari libur, susunan unit, dan daftar pegawai awal. Isinya ditunjukkan dulu "
                    "sebelum dipakai."
                )
            )
        )
        self.kit_button = Button(
            self.tr("Buka paket kantor…"), icon="file-in", key="Ctrl+O", do=acts.open_kit
        )
        self.column.addWidget(_row(self.kit_button))


class KeyCard(Card):
    """The keys of this computer and the key list it believes."""

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self.column.addWidget(heading(self.tr("Kunci komputer ini")))
        self.facts = Facts()
        self.column.addWidget(self.facts)
        self.rotate_button = Button(self.tr("Ganti kunci…"), icon="refresh", do=acts.rotate)
        self.again_button = Button(
            self.tr("Buka paket kantor lagi…"), icon="file-in", do=acts.open_kit
        )
        self.lost_button = Button(
            self.tr("Kunci dicuri atau tersalin…"), kind=Kind.QUIET, icon="warning", do=acts.lost
        )
        self.column.addWidget(_row(self.rotate_button, self.again_button, self.lost_button))
        self.column.addWidget(
            muted(
                self.tr(
                    "Komputer hilang atau rusak? Pasang program di komputer baru, daftarkan dengan "
                    "kode yang sama, dan sebutkan pada pusat bahwa komputer lama hilang: pusat "
                    "mencabut kuncinya dan mengirim berkas pemulihan."
                ),
                small=True,
            )
        )

    def show_state(self, stands: OwnState) -> None:
        """Show the facts of the key and of the key list."""
        made = long_date(stands.list_made) if stands.list_made else ""
        age = self.tr("versi {n}, {day} ({age} hari)").format(
            n=stands.list_version, day=made, age=number(stands.list_age)
        )
        self.facts.show_facts(
            (
                (self.tr("Kantor"), f"{stands.name} ({stands.code})"),
                (self.tr("Terdaftar sejak"), long_date(stands.since) if stands.since else ""),
                (self.tr("Kunci"), stands.key_id),
                (self.tr("Daftar kunci"), age if stands.list_version else ""),
                (self.tr("Sidik kunci akar"), _spaced(stands.fingerprint)),
            )
        )
        self.rotate_button.setVisible(stands.state is Enrolment.ENROLLED)
        self.lost_button.setVisible(stands.state is not Enrolment.REVOKED)


def _row(*buttons: Button) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(made, 8))
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return made


def _spaced(digits: str) -> str:
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
