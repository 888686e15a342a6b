"""The keying form: one slip after the other, once blind and once more to check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.rules.slips import LONGEST_TEXT
from asn_desktop.ui.feedback.kit_cells import MarkRow, NumberEdit, SlipText
from asn_desktop.ui.page import line
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.ui.widgets.panels import muted
from asn_desktop.views.voices import Slip


class SlipForm(QWidget):
    """Keys slips; ``done(slip)`` for each that is whole. The page knows which numbers there are.

    ``asked(number)``: a number was typed; the page answers with `begin`, `begin_check`, `correct`
    or `refuse`.
    """

    asked = Signal(int)
    done = Signal(object)  # Slip
    stood = Signal(object)  # the widget that has the focus now

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[MarkRow] = []
        self._number: int | None = None
        self._first: Slip | None = None  # the same slip as it was keyed the first time
        self._asked_again: tuple[int, ...] = ()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(self, 24), px(self, 12), px(self, 24), px(self, 16))
        self.column.setSpacing(px(self, 7))
        self.banner = Banner()
        self.number = NumberEdit()
        self.number.settled.connect(self._number_settled)
        self.told = muted("")
        top = QHBoxLayout()
        top.setSpacing(px(self, 12))
        top.addWidget(QLabel(self.tr("Slip nomor")))
        top.addWidget(self.number)
        top.addWidget(self.told, 1)
        self.column.addLayout(top)
        self.column.addWidget(self.banner)
        self.column.addWidget(line())
        self._marks = QVBoxLayout()
        self._marks.setSpacing(px(self, 6))
        self.column.addLayout(self._marks)
        self.column.addWidget(line())
        self.text = SlipText()
        self.text.finished.connect(self.finish)
        self.text.stepped_back.connect(self._to_last_mark)
        self.column.addWidget(self.text)
        self.column.addWidget(
            muted(
                self.tr(
                    "1 belum · 2 kadang · 3 sering · 4 selalu · Enter: tidak dijawab · "
                    "Backspace: mundur · Shift+Enter di tulisan: baris baru"
                ),
                small=True,
            )
        )
        self.column.addStretch(1)

    def set_questions(self, questions: Sequence[str]) -> None:
        """Ask these; made anew for another side."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        before: QWidget = self.number
        for no, question in enumerate(questions, 1):
            row = MarkRow(no, question)
            row.edit.stepped.connect(self._stepped)
            self._marks.addWidget(row)
            self.rows.append(row)
            QWidget.setTabOrder(before, row.edit)
            before = row.edit
        QWidget.setTabOrder(before, self.text)
        self.reset()

    @property
    def is_empty(self) -> bool:
        """Whether no slip is half keyed."""
        return self._number is None

    # ---- one slip

    def reset(self, words: str = "", state: State = State.DONE) -> None:
        """Ready for the next number; ``words`` say what became of the last slip."""
        self._number, self._first, self._asked_again = None, None, ()
        self.number.clear()
        self.number.setReadOnly(False)
        for row in self.rows:
            row.edit.set_mark(None)
            row.show_plain()
        self.text.setPlainText("")
        self._enable(False)
        self.banner.say(state, words)
        self._stand(self.number)

    def refuse(self, words: str) -> None:
        """The number cannot be keyed now."""
        self.banner.say(State.ACTION, words)
        self._stand(self.number)
        self.number.selectAll()

    def begin(self, number: int) -> None:
        """A slip that was not keyed yet."""
        self._start(number, Slip(number, (None,) * len(self.rows)))

    def begin_check(self, first: Slip) -> None:
        """The same slip once more: marks blind, the text to be read again."""
        blank = replace(first, marks=(None,) * len(self.rows))
        self._start(first.number, blank)
        self._first = first

    def correct(self, slip: Slip) -> None:
        """A slip that was keyed, to be put right."""
        self._start(slip.number, slip)
        self.banner.say(
            State.RUNNING,
            self.tr("Membetulkan slip {n}. Sesudah ini slipnya diketik ulang sekali lagi.").format(
                n=slip.number
            ),
        )

    def _start(self, number: int, shown: Slip) -> None:
        self._number, self._first, self._asked_again = number, None, ()
        self.number.setText(f"{number:04d}")
        self.number.setReadOnly(True)
        self.banner.say(State.DONE, "")
        for row, mark in zip(self.rows, shown.marks, strict=True):
            row.edit.set_mark(mark)
            row.show_plain()
        self.text.setPlainText(shown.text)
        self._enable(True)
        self._stand(self.rows[0].edit)

    def _enable(self, on: bool) -> None:
        for row in self.rows:
            row.edit.setEnabled(on)
        self.text.setEnabled(on)

    def finish(self) -> None:
        """The slip is whole: to the page, or, where it differs from the first time, ask again."""
        if self._number is None:
            return
        marks = tuple(row.edit.mark() for row in self.rows)
        slip = Slip(self._number, marks, self.text.toPlainText())
        if len(slip.text) > LONGEST_TEXT:
            words = self.tr("Tulisan slip paling panjang {n} huruf.").format(n=LONGEST_TEXT)
            self.banner.say(State.ACTION, words)
        elif slip.is_blank:
            self.reset(self.tr("Slip kosong tidak perlu diketik."), State.RUNNING)
        elif self._first is None:
            self.done.emit(slip)
        elif self._asked_again or not self._ask_again(self._first, marks):
            self.done.emit(replace(slip, checked=True))

    def _ask_again(self, first: Slip, marks: Sequence[int | None]) -> bool:
        """Show what differs and ask for it; False = nothing does."""
        differing = tuple(
            at for at, (a, b) in enumerate(zip(first.marks, marks, strict=True)) if a != b
        )
        if not differing:
            return False
        self._asked_again = differing
        for at, row in enumerate(self.rows):
            row.edit.setEnabled(at in differing)
        for at in differing:
            self.rows[at].edit.set_mark(None)
            self.rows[at].show_difference(first.marks[at], marks[at])
        self.text.setEnabled(False)
        words = self.tr("{n} baris berbeda dari ketikan pertama. Lihat slipnya, ketik yang benar.")
        self.banner.say(State.ACTION, words.format(n=len(differing)))
        self._stand(self.rows[differing[0]].edit)
        return True

    # ---- keys

    def stand(self) -> None:
        """To the number, where the next slip begins."""
        self._stand(self.number)

    def _stand(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stood.emit(widget)

    def _number_settled(self) -> None:
        number = self.number.number()
        if self._number is not None:
            self._stand(self.rows[0].edit)
        elif number is None:
            self.refuse(self.tr("Nomor slip terdiri atas empat angka."))
        else:
            self.asked.emit(number)

    def _stepped(self, step: int) -> None:
        places = self._asked_again or tuple(range(len(self.rows)))
        here = next((at for at in places if self.rows[at].edit is self.sender()), places[0])
        following = places.index(here) + step
        if following >= len(places):
            if self._asked_again:
                self.finish()
            else:
                self._stand(self.text)
        else:
            self._stand(self.rows[places[max(0, following)]].edit)

    def _to_last_mark(self) -> None:
        self.rows[-1].edit.setFocus(Qt.FocusReason.OtherFocusReason)
