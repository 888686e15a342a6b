"""The question after a jam: at which page it goes on, said with what stands on that page."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QWidget

from asn_desktop.ui.formats import number
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.workflows.print_run import Run


class PageField(QLineEdit):
    """A number from 1 to ``last``; the arrow keys and PgUp, PgDn count."""

    STEPS: ClassVar[dict[int, int]] = {
        Qt.Key.Key_Up: 1,
        Qt.Key.Key_Down: -1,
        Qt.Key.Key_PageUp: 10,
        Qt.Key.Key_PageDown: -10,
    }

    def __init__(self, last: int) -> None:
        super().__init__()
        self._last = last
        self.setValidator(QIntValidator(1, last, self))

    def value(self) -> int:
        """The number typed, inside what there is; 1 while nothing is typed."""
        typed = self.text().strip()
        return max(1, min(int(typed), self._last)) if typed.isdigit() else 1

    def set_value(self, value: int) -> None:
        """Show a number, inside what there is."""
        self.setText(str(max(1, min(value, self._last))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the arrow keys count."""
        step = self.STEPS.get(event.key(), 0)
        if step:
            self.set_value(self.value() + step)
            self.selectAll()
        else:
            super().keyPressEvent(event)


class JamQuestion(Dialog):
    """See `ask`."""

    def __init__(self, parent: QWidget, run: Run, page: int) -> None:
        super().__init__(parent, self.tr("Lanjutkan dari halaman…"), width=460)
        self._run = run
        self.say(
            self.tr(
                "Halaman terakhir yang keluar dengan baik bisa dilihat dari nama dan nomor di "
                "kakinya. Pilih halaman pertama yang harus dicetak lagi."
            ),
            muted=True,
        )
        self.page = PageField(run.pages)
        self.page.setAccessibleName(self.tr("Halaman"))
        self.page.setFixedWidth(px(self, 72))
        self.begin = Button(
            self.tr("Awal dokumen ini"), kind=Kind.QUIET, small=True, do=self._to_begin
        )
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        row.addWidget(QLabel(self.tr("Halaman")))
        row.addWidget(self.page)
        row.addWidget(QLabel(self.tr("dari {n}").format(n=number(run.pages))))
        row.addStretch(1)
        row.addWidget(self.begin)
        self.body.addLayout(row)
        self.words = self.say("")
        self.add_answer(self.tr("Lanjutkan"))
        self.page.textChanged.connect(self._show)
        self.page.set_value(page)
        self._show()
        self.page.setFocus()
        self.page.selectAll()

    @classmethod
    def ask(cls, parent: QWidget, run: Run, page: int) -> int | None:
        """Return the page to go on with (the front of its leaf, two-sided); None for "Batal"."""
        dialog = cls(parent, run, page)
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        found = run.front(dialog.page.value()) if answer else None
        dialog.deleteLater()
        return found

    def _show(self) -> None:
        value = self.page.value()
        stack, _before = self._run.find(value)
        mark = self._run.mark(value)
        place = self.tr("halaman {page} dari {of}").format(page=mark.page, of=mark.of)
        if not mark.page:
            place = self.tr("halaman kosong di baliknya")
        signer = self._run.stacks[stack].signer
        words = self.tr("Tumpukan {n}, {signer}: {what}, {place}.").format(
            n=stack + 1, signer=signer, what=mark.words, place=place
        )
        front = self._run.front(value)
        if front != value:
            words += " " + self.tr("Kertasnya dicetak lagi dari halaman {n}.").format(n=front)
        self.words.setText(words)

    def _to_begin(self) -> None:
        value = self.page.value()
        stack, before = self._run.find(value)
        pages = self._run.stacks[stack].pages
        while before and pages[before].page != 1:
            before, value = before - 1, value - 1
        self.page.set_value(value)
