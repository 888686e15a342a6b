"""Asks how many slips are printed, how large, and whether to paper or into a file."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from asn_desktop.rules.slips import MOST_AT_ONCE
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.panels import heading, muted

TO_PRINTER, TO_FILE = 1, 2


@dataclass(frozen=True)
class SlipOrder:
    """What to print: ``count`` new slips a round, 0 = all given out so far once more."""

    count: int
    per_page: int
    to_file: bool


class PrintSlips(Dialog):
    """See `ask`."""

    def __init__(self, parent: QWidget | None, rounds: int, handed: int) -> None:
        super().__init__(parent, "Cetak slip", width=500)
        if rounds > 1:
            self.say(self.tr("Untuk {n} putaran sekaligus.").format(n=rounds), muted=True)
        self.body.addWidget(heading(self.tr("Slip")))
        self.new = QRadioButton(self.tr("Slip baru, tiap putaran sebanyak"))
        self.count = QLineEdit("10")
        self.count.setValidator(QIntValidator(1, MOST_AT_ONCE, self))
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.count.setAccessibleName(self.tr("Jumlah slip baru"))
        self.count.setFixedWidth(px(self, 64))
        self.count.textEdited.connect(self._counted)
        row = QHBoxLayout()
        row.addWidget(self.new)
        row.addWidget(self.count)
        row.addStretch(1)
        self.body.addLayout(row)
        self.again = QRadioButton(
            self.tr("Cetak ulang {n} slip yang sudah dicetak, dengan nomor yang sama").format(
                n=handed
            )
        )
        self.again.setEnabled(handed > 0)
        self.body.addWidget(self.again)
        self.body.addWidget(heading(self.tr("Ukuran")))
        self.four = QRadioButton(self.tr("4 slip sehalaman"))
        self.two = QRadioButton(self.tr("2 slip sehalaman: huruf besar, lebih banyak tempat"))
        for button in (self.four, self.two):
            self.body.addWidget(button)
        self._groups = []
        for pair in ((self.new, self.again), (self.four, self.two)):
            group = QButtonGroup(self)
            for button in pair:
                group.addButton(button)
            pair[0].setChecked(True)
            self._groups.append(group)
        self.body.addWidget(
            muted(
                self.tr(
                    "Halaman pertama berisi petunjuk untuk petugas. Cetak satu sisi saja. Nomor "
                    "slip diacak; program tidak mencatat siapa menerima nomor berapa."
                ),
                small=True,
            )
        )
        self.add_button(self.tr("Batal"), self.reject, kind=Kind.QUIET, key="Esc")
        self.outs = (
            self.add_button(self.tr("Simpan PDF…"), self._to_file),
            self.add_button(self.tr("Cetak…"), self._to_printer, kind=Kind.MAIN, key="Enter"),
        )
        self.new.toggled.connect(self._check)
        self.count.setFocus()
        self.count.selectAll()

    @classmethod
    def ask(cls, parent: QWidget | None, rounds: int, handed: int) -> SlipOrder | None:
        """Return what to print for so many rounds with ``handed`` slips so far, None for Esc."""
        dialog = cls(parent, rounds, handed)
        answer = dialog.exec()
        order = dialog.order(to_file=answer == TO_FILE) if answer else None
        dialog.deleteLater()
        return order

    def order(self, *, to_file: bool) -> SlipOrder:
        """What is chosen now."""
        count = self._number() if self.new.isChecked() else 0
        return SlipOrder(count, 4 if self.four.isChecked() else 2, to_file)

    def _number(self) -> int:
        return int(self.count.text()) if self.count.hasAcceptableInput() else 0

    def _counted(self, _text: str) -> None:
        self.new.setChecked(True)
        self._check()

    def _check(self, *_more: object) -> None:
        words = self.tr("Jumlah slip sekali cetak antara 1 dan {most}.").format(most=MOST_AT_ONCE)
        wanting = self.new.isChecked() and not self._number()
        for button in self.outs:
            button.switch_off(words if wanting else "")

    def _to_printer(self) -> None:
        self.done(TO_PRINTER)

    def _to_file(self) -> None:
        self.done(TO_FILE)
