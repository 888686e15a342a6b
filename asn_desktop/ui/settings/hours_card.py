"""The office's hours and what it promises to who complains."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtWidgets import QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.services import complaints
from asn_desktop.services.setup import read_settings
from asn_desktop.ui.context import Context
from asn_desktop.ui.forms.fields import TextField
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.widgets.panels import Card, muted

_CLOCK = re.compile(r"^(\d{1,2})(?:[.:](\d{2}))?$")
MOST_HOURS = 999


class ClockField(TextField):
    """A time of the day, "7.30" or "16"; its value are minutes since midnight."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label, required=True, width=110)
        self.line.setPlaceholderText("7.30")

    def value(self) -> object:
        """Minutes since midnight; None for nothing or for what is no time."""
        found = _CLOCK.match(self.line.text().strip())
        if found is None or int(found[1]) > 24 or int(found[2] or 0) > 59:
            return None
        minutes = int(found[1]) * 60 + int(found[2] or 0)
        return minutes if minutes <= 1440 else None

    def readable(self) -> bool:
        """Whether the text is a time, or empty."""
        return not self.line.text().strip() or self.value() is not None

    def unreadable_words(self) -> str:
        """How to type it."""
        return self.tr("Tulis jamnya, misalnya 7.30.")

    def written(self, value: object) -> str:
        """As in "07.30"."""
        return f"{value // 60:02d}.{value % 60:02d}" if isinstance(value, int) else ""


class HoursField(TextField):
    """So many working hours, at least one."""

    def value(self) -> object:
        """How many; None for what is no number."""
        text = self.line.text().strip()
        number = int(text) if text.isdecimal() else 0
        return number if 1 <= number <= MOST_HOURS else None

    def readable(self) -> bool:
        """Whether the text is such a number, or empty."""
        return not self.line.text().strip() or self.value() is not None

    def unreadable_words(self) -> str:
        """How to type it."""
        return self.tr("Tulis jumlah jam kerja, misalnya 8.")


class HoursCard(Card):
    """Leaving a field is the act."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, title="Jam kerja dan janji layanan")
        self._context = context
        self.form = Form(columns=3)
        for name, label in (
            ("work_starts", "Masuk"),
            ("break_starts", "Istirahat mulai"),
            ("friday_break_starts", "Jumat mulai"),
            ("work_ends", "Pulang"),
            ("break_ends", "Istirahat sampai"),
            ("friday_break_ends", "Jumat sampai"),
        ):
            self.form.add(ClockField(name, label))
        self.form.add(
            HoursField(
                "complaint_response_hours",
                "Ditanggapi dalam",
                required=True,
                width=110,
                hint="jam kerja",
            )
        )
        self.form.add(
            HoursField(
                "complaint_completion_hours",
                "Selesai dalam",
                required=True,
                width=110,
                hint="jam kerja",
            )
        )
        self.column.addWidget(
            muted(
                "Waktu tanggapan pengaduan dihitung pada jam-jam ini, tanpa hari libur. Pengaduan "
                "yang masuk di luar jam kerja dihitung sejak kantor buka."
            )
        )
        self.column.addWidget(self.form)
        self.form.committed.connect(self._write)

    def read(self) -> None:
        """Show the settings as they are, except in a field that is being typed in."""
        self.form.refresh(self._context.operations.read_now(read_settings))

    def _write(self, name: str, value: Any) -> None:
        if value is None:
            field = self.form.fields[name]
            field.set_value(getattr(self._context.operations.read_now(read_settings), name))
            field.show_message(self.tr("Wajib diisi; yang lama dipakai lagi."))
            return
        self._context.operations.write(
            Act.CHANGE_SETTING, complaints.set_hours, name, value, failed=self.form.show_findings
        )
