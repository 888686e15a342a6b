"""Pengaturan: what the office is called, what it prints on, how it looks, its backups."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.voices import Weighting
from asn_desktop.services.office import Tx
from asn_desktop.services.setup import change_settings, read_settings
from asn_desktop.ui.centre.role_card import RoleCard
from asn_desktop.ui.forms.fields import CheckField, ChoiceField, LongTextField, TextField
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page
from asn_desktop.ui.settings.backup_card import BackupCard
from asn_desktop.ui.settings.emblem import EmblemBox
from asn_desktop.ui.settings.holidays_card import HolidaysCard
from asn_desktop.ui.settings.hours_card import HoursCard
from asn_desktop.ui.theme import Mode, Theme, px
from asn_desktop.ui.widgets.panels import Card, Scroll

MAY_BE_EMPTY = frozenset({"place", "letterhead"})


class SettingsPage(Page):
    """Leaving a field is the act, as everywhere."""

    title = "Pengaturan"

    def build(self) -> None:
        """Two columns of cards."""
        scroll = Scroll(width=1140)
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(self, 16))
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, at in ((left, 0), (right, 1)):
            column.setSpacing(px(self, 16))
            grid.addLayout(column, 0, at)
            grid.setColumnStretch(at, 1)
        self.forms: list[Form] = []
        self.emblem = EmblemBox(self.context)
        self.backups = BackupCard(self.context)
        self.holidays = HolidaysCard(self.context)
        self.hours = HoursCard(self.context)
        self.role = RoleCard(self.context)
        left.addWidget(self._office())
        left.addWidget(self._looks())
        left.addWidget(self.hours)
        left.addStretch(1)
        right.addWidget(self._paper())
        right.addWidget(self.backups)
        right.addWidget(self.role)
        right.addStretch(1)
        grid.addWidget(self.holidays, 1, 0, 1, 2)
        self.area = scroll
        scroll.column.addWidget(content)
        scroll.column.addStretch(1)
        self.body.addWidget(scroll, 1)
        self.add_key("Ctrl+B", self.tr("cadangkan ke flashdisk"), self.backups.save.click)

    def activate(self) -> None:
        """Read everything."""
        self.read()
        self.backups.read()
        self.holidays.read()

    def go(self, *, holidays: int | None = None, **_target: Any) -> None:
        """Show the holidays of a year."""
        if holidays is not None:
            self.holidays.choose(holidays)
            self.area.ensureWidgetVisible(self.holidays)

    def on_changed(self, changes: ChangesLike) -> None:
        """Settings may be changed elsewhere: undo, restore."""
        if touches(changes, "setting"):
            self.read()
        if touches(changes, "holiday_table", "holiday_day", "year"):
            self.holidays.read()
        if touches(changes, "*"):
            self.backups.read()

    def refresh(self) -> None:
        """F5."""
        self.activate()

    def read(self) -> None:
        """Show the settings as they are, except in a field that is being typed in."""
        settings = self.context.operations.read_now(read_settings)
        shown = {one.name: getattr(settings, one.name) for one in fields(settings)}
        shown = {name: None if value == "" else value for name, value in shown.items()}
        for form in self.forms:
            form.refresh(shown)
        self.emblem.read()
        self.hours.read()
        self.role.read()

    # ---- the cards

    def _office(self) -> Card:
        card, form = self._card(self.tr("Kantor"))
        form.add(
            TextField(
                "office_name",
                self.tr("Nama kantor"),
                required=True,
                hint=self.tr("Di judul jendela; berlaku saat program dibuka lagi."),
            ),
            wide=True,
        )
        form.add(
            TextField(
                "agency",
                self.tr("Nama instansi"),
                required=True,
                hint=self.tr("Di kepala setiap formulir."),
            ),
            wide=True,
        )
        form.add(
            TextField(
                "place",
                self.tr("Tempat penandatanganan"),
                hint=self.tr("Di depan tanggal pada formulir; kosong: diisi dengan pena."),
            ),
            wide=True,
        )
        return card

    def _looks(self) -> Card:
        card, form = self._card(self.tr("Jendela dan hari kerja"))
        form.add(
            ChoiceField(
                "theme",
                self.tr("Warna"),
                (("system", "Ikuti komputer"), ("light", "Terang"), ("dark", "Gelap")),
                required=True,
            )
        )
        form.add(
            ChoiceField(
                "working_days",
                self.tr("Hari kerja seminggu"),
                ((5, "5 hari, Senin–Jumat"), (6, "6 hari, Senin–Sabtu")),
                required=True,
            )
        )
        form.add(
            ChoiceField(
                "log_late_days",
                self.tr("Catatan harian terlambat setelah"),
                ((0, self.tr("Tanpa batas")), *((n, f"{n} hari kerja") for n in range(1, 31))),
                required=True,
                hint=self.tr("Yang lewat tetap bisa ditulis, dengan tanda terlambat."),
            ),
            wide=True,
        )
        form.add(
            ChoiceField(
                "survey_weighting",
                self.tr("Bobot unsur survei kepuasan"),
                tuple((one.value, one.label) for one in Weighting),
                required=True,
                hint=self.tr("Berlaku untuk putaran baru; yang sudah ada memakai bobotnya."),
            ),
            wide=True,
        )
        return card

    def _paper(self) -> Card:
        card, form = self._card(self.tr("Kertas"))
        form.add(
            ChoiceField(
                "paper",
                self.tr("Ukuran kertas"),
                (("f4", "F4 (215 × 330 mm)"), ("a4", "A4 (210 × 297 mm)")),
                required=True,
            )
        )
        form.add(
            CheckField("show_format", self.tr("Cetak baris “FORMAT …” di atas judul")),
            wide=True,
        )
        card.column.addWidget(self.emblem)
        kop = self._form(card)
        kop.add(
            LongTextField(
                "letterhead",
                self.tr("Kop surat, baris demi baris"),
                hint=self.tr("Dua baris pertama besar, misalnya pemerintah daerah lalu kantor."),
                placeholder=self.tr(
                    "PEMERINTAH KOTA PALANGKA RAYA\nKECAMATAN RAKUMPIT\nJalan …, telepon …"
                ),
                lines=3,
            ),
            wide=True,
        )
        kop.add(
            CheckField(
                "letterhead_on_forms",
                self.tr("Cetak kop di atas formulir yang tidak berlambang"),
                hint=self.tr("Bentuk formulir ditetapkan peraturan; biasanya tanpa kop."),
            ),
            wide=True,
        )
        return card

    def _card(self, title: str) -> tuple[Card, Form]:
        card = Card(title)
        return card, self._form(card)

    def _form(self, card: Card) -> Form:
        form = Form()
        card.column.addWidget(form)
        form.committed.connect(partial(self._write, form))
        self.forms.append(form)
        return form

    def _write(self, form: Form, name: str, value: Any) -> None:
        if value is None and name not in MAY_BE_EMPTY:
            settings = self.context.operations.read_now(read_settings)
            form.fields[name].set_value(getattr(settings, name))
            form.fields[name].show_message(self.tr("Wajib diisi; yang lama dipakai lagi."))
            return
        stored = "" if value is None else value
        self.context.operations.write(
            Act.CHANGE_SETTING,
            _change,
            name,
            stored,
            failed=form.show_findings,
        )
        if name == "theme":
            self._dress(Mode(stored))

    def _dress(self, mode: Mode) -> None:
        app = QApplication.instance()
        for theme in (app.findChildren(Theme) if app is not None else [])[-1:]:
            theme.set_mode(mode)


def _change(tx: Tx, name: str, value: Any) -> None:
    change_settings(tx, **{name: value})
