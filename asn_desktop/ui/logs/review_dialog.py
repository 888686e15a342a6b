"""Asks for the sentence with which entries go back, with some to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from asn_desktop.rules.log_warnings import LogWarning
from asn_desktop.ui.forms.fields import LongTextField
from asn_desktop.ui.page import shortcut
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.views.log_review import ReviewEntry

FOR_WARNING = {
    LogWarning.ON_LEAVE: "Hari itu Anda tercatat tidak masuk; periksa tanggalnya.",
    LogWarning.DAY_OFF: "Hari itu libur; tuliskan penugasannya bila memang bekerja.",
    LogWarning.DUPLICATE: "Isinya sama dengan catatan lain; tuliskan yang dikerjakan hari itu.",
    LogWarning.OVERLAP: "Waktunya bertumpuk dengan catatan lain; perbaiki jamnya.",
    LogWarning.NO_QUANTITY: "Lengkapi jumlah dan satuannya.",
    LogWarning.LATE: "Tuliskan alasan mengapa catatan ini baru ditulis sekarang.",
    LogWarning.NO_RESULT: "Hubungkan dengan hasil kerja di SKP.",
}
USUAL = (
    "Jelaskan hasilnya, bukan hanya kegiatannya.",
    "Lengkapi dengan bukti dukung.",
    "Gabungkan dengan catatan lain yang sama.",
)
MOST = 5


def phrases_for(entries: Sequence[ReviewEntry]) -> tuple[str, ...]:
    """The sentences that fit the warnings of these entries, then the usual ones."""
    fitting = [FOR_WARNING[warning] for one in entries for warning in one.warnings]
    return tuple(dict.fromkeys([*fitting, *USUAL, FOR_WARNING[LogWarning.NO_QUANTITY]]))[:MOST]


class ReturnDialog(Dialog):
    """See `ask`."""

    def __init__(self, parent: QWidget | None, entries: Sequence[ReviewEntry]) -> None:
        many = len(entries) > 1
        super().__init__(
            parent,
            self.tr("Kembalikan {n} catatan").format(n=len(entries))
            if many
            else self.tr("Kembalikan catatan"),
            width=560,
        )
        first = entries[0]
        told = first.row.text.activity if not many else self.tr("Kalimatnya sama untuk semua.")
        self.say(f"{first.name} · {told}" if not many else told, muted=True)
        self.field = LongTextField(
            "words", self.tr("Apa yang perlu diperbaiki"), required=True, lines=2
        )
        self.field.set_value(first.row.answer)
        self.body.addWidget(self.field)
        for number, words in enumerate(phrases_for(entries), start=1):
            key = f"Alt+{number}"
            self.body.addWidget(
                Button(words, kind=Kind.QUIET, key=key, small=True, do=partial(self.put, words))
            )
            shortcut(self, key, partial(self.put, words))
        self.yes = self.add_answer(self.tr("Kembalikan"))
        self.field.changed.connect(self.check)
        self.check()
        self.field.focus()

    def put(self, words: str) -> None:
        """Write a sentence behind what stands there."""
        box = self.field.box
        before = box.toPlainText().rstrip()
        box.setPlainText(f"{before} {words}".strip())
        self.field.focus()
        self.check()

    def check(self) -> None:
        """A sentence must be there."""
        self.yes.setEnabled(bool(self.field.value()))

    @classmethod
    def ask(cls, parent: QWidget | None, entries: Sequence[ReviewEntry]) -> str | None:
        """Return the sentence, None for Esc."""
        dialog = cls(parent, entries)
        done = dialog.exec() == QDialog.DialogCode.Accepted
        words = str(dialog.field.value() or "") if done else None
        dialog.deleteLater()
        return words or None
