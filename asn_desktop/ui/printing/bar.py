"""The foot of the desk while it prints and after: progress, a jam, and the question how it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.ui.formats import number
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.elided import Elided


@dataclass(frozen=True)
class BarActs:
    """What the buttons do."""

    pause: Callable[[bool], object]
    cancel: Callable[[], object]
    jam: Callable[[], object]
    yes: Callable[[], object]
    again: Callable[[], object]
    later: Callable[[], object]


class PrintBar(QStackedWidget):
    """Shows ``foot`` (the buttons of the desk) while nothing is printed."""

    def __init__(self, foot: QWidget, acts: BarActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self.foot = foot
        self.running, self.asking = self._make_running(), self._make_asking()
        for widget in (foot, self.running, self.asking):
            self.addWidget(widget)
        self.setFixedHeight(px(self, 52))

    def show_foot(self) -> None:
        """Nothing is printed."""
        self.setCurrentWidget(self.foot)

    def show_running(self, words: str, *, can_jam: bool) -> None:
        """It begins; ``can_jam``: pages are on their way, no longer only being made."""
        self.words.set_full(words)
        self.bar.setRange(0, 0)
        self.pause.setChecked(False)
        self._say_pause(False)
        for button in (self.pause, self.cancel, self.jam):
            button.setEnabled(True)
        self.pause.setVisible(can_jam)
        self.jam.setVisible(can_jam)
        self.setCurrentWidget(self.running)

    @Slot(int, int, str)
    def show_progress(self, done: int, total: int, text: str) -> None:
        """How far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if text:
            self.words.set_full(text)

    def show_cancelling(self) -> None:
        """It was cancelled and ends in a moment."""
        self.words.set_full(self.tr("Membatalkan…"))
        for button in (self.pause, self.cancel, self.jam):
            button.setEnabled(False)

    def show_question(self, pages: int, printer: str) -> None:
        """All was sent: ask how it came out."""
        self.question.set_full(self.tr("Apakah semua keluar dengan baik?"))
        words = self.tr("{n} halaman dikirim ke {printer}")
        self.told.set_full(words.format(n=number(pages), printer=printer))
        self.yes.setVisible(True)
        self.later.setText(self.tr("Belum"))
        self.setCurrentWidget(self.asking)
        self.yes.setFocus()

    def show_stopped(self, page: int, pages: int) -> None:
        """It was stopped before all was sent: it can go on, and nothing is recorded."""
        words = self.tr("Berhenti di halaman {page} dari {n}")
        self.question.set_full(words.format(page=number(page), n=number(pages)))
        self.told.set_full(self.tr("Belum ada yang dicatat sudah dicetak"))
        self.yes.setVisible(False)
        self.later.setText(self.tr("Tutup"))
        self.setCurrentWidget(self.asking)
        self.again.setFocus()

    def _row(self) -> tuple[QWidget, QHBoxLayout]:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(px(self, 16), 0, px(self, 16), 0)
        row.setSpacing(px(self, 8))
        return made, row

    def _make_running(self) -> QWidget:
        made, row = self._row()
        self.words = Elided("")
        self.words.setMinimumWidth(px(self, 250))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(px(self, 6))
        self.jam = Button(self.tr("Macet? Lanjutkan dari…"), do=self._acts.jam, kind=Kind.QUIET)
        self.pause = Button(self.tr("Jeda"))
        self.pause.setCheckable(True)
        self.pause.toggled.connect(self._pause)
        self.cancel = Button(self.tr("Batal"), do=self._acts.cancel)
        row.addWidget(self.words, 3)
        row.addWidget(self.bar, 2)
        for button in (self.jam, self.pause, self.cancel):
            row.addWidget(button)
        return made

    def _make_asking(self) -> QWidget:
        made, row = self._row()
        self.question, self.told = Elided(""), Elided("")
        self.question.setFont(sized(self.question, bold=True))
        self.told.setProperty("kind", "muted")
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        said.addWidget(self.question)
        said.addWidget(self.told)
        said.addStretch(1)
        self.later = Button(self.tr("Belum"), do=self._acts.later, kind=Kind.QUIET)
        self.again = Button(self.tr("Ulangi dari halaman…"), do=self._acts.again)
        self.yes = Button(
            self.tr("Ya, catat sudah dicetak"), kind=Kind.MAIN, icon="check", do=self._acts.yes
        )
        row.addLayout(said, 1)
        for button in (self.later, self.again, self.yes):
            row.addWidget(button)
        return made

    def _pause(self, on: bool) -> None:
        self._say_pause(on)
        self._acts.pause(on)

    def _say_pause(self, on: bool) -> None:
        self.pause.setText(self.tr("Teruskan") if on else self.tr("Jeda"))
        self.pause.setAccessibleName(self.pause.text())
        self.pause.updateGeometry()
