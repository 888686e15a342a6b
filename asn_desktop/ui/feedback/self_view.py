"""Penilaian diri: what the employee thinks of each of his results and values, beside the feedback.

Leaving a text or pressing 1, 2, 3 is the act. Nothing of it is printed on a form.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.predicate import Rating
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.evaluation.ratings import RatingButtons
from asn_desktop.ui.evaluation.text import KeptText
from asn_desktop.ui.page import line as hairline
from asn_desktop.ui.theme import px, sized
from asn_desktop.views.asking import SelfLine, SelfNotes
from asn_desktop.views.drafts import DraftKey

QUESTIONS = (
    "Apa yang paling berhasil saya kerjakan, dan apa buktinya?",
    "Bagian mana yang belum tercapai, dan apa sebabnya?",
    "Apa yang akan saya kerjakan dengan cara lain pada periode berikutnya?",
    "Bantuan, alat, atau pelatihan apa yang saya perlukan?",
)


class SelfButtons(RatingButtons):
    """The three places, lower than those of the assessor; a second click takes it back."""

    SIDE, HEIGHT, GAP = 90, 34, 0

    def clicked(self, rating: Rating) -> None:
        """A second click on the same takes it back."""
        self.chosen.emit(None if rating is self.rating else rating)


class SelfBlock(QWidget):
    """One result or value: its words, the three places, the note."""

    written = Signal(object, object, str, object)  # key, Rating or None, text, id

    def __init__(self, one: SelfLine) -> None:
        super().__init__()
        self.key = one.key
        self._id = one.id
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 4))
        row = QHBoxLayout()
        row.setSpacing(px(self, 12))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(plain(one.label))
        if one.note:
            guide = plain(one.note, kind="muted")
            guide.setFont(sized(guide, points=-1))
            words.addWidget(guide)
        row.addLayout(words, 1)
        self.buttons = SelfButtons(self.tr("Penilaian diri {of}").format(of=one.label))
        self.buttons.chosen.connect(self._rated)
        row.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self.text = KeptText(
            self.tr("Catatan diri {of}").format(of=one.label), self.tr("catatan untuk diri sendiri")
        )
        self.text.left.connect(self._left)
        column.addWidget(self.text)
        self.show_line(one, locked=False)

    def show_line(self, one: SelfLine, *, locked: bool) -> None:
        """Show what is stored; what is being typed is left alone."""
        if not one.is_empty:
            self._id = one.id
        self.text.setProperty("draft", str(DraftKey("self_note", self._id, "text")))
        self.text.put(one.text)
        self.text.setReadOnly(locked)
        self.buttons.show_rating(one.rating)
        self.buttons.setEnabled(not locked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: from the three places Enter goes on to the note."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.buttons.hasFocus():
            self.text.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def commit(self) -> None:
        """Write what is in the hand."""
        self.text.commit()

    def _rated(self, rating: Rating | None) -> None:
        self.buttons.show_rating(rating)
        self.text.keep()
        self.written.emit(self.key, rating, self.text.words(), self._id)

    def _left(self) -> None:
        self.text.keep()
        self.written.emit(self.key, self.buttons.rating, self.text.words(), self._id)


class SelfView(QWidget):
    """All lines of one person under the guiding questions; `show_notes` after every change."""

    written = Signal(object, object, str, object)

    def __init__(self, notes: SelfNotes) -> None:
        super().__init__()
        self.person_id: UUID = notes.person_id
        self.keys = tuple(one.key for one in notes.lines)
        self.blocks: list[SelfBlock] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 16), px(self, 10), px(self, 16), px(self, 16))
        column.setSpacing(px(self, 8))
        self.hidden_line = plain(
            self.tr("Penilaian diri hanya terbaca pegawai yang bersangkutan dan penilainya."),
            kind="muted",
        )
        column.addWidget(self.hidden_line)
        self.guide = self._guide()
        column.addWidget(self.guide)
        value = False
        for one in notes.lines:
            if one.is_value is not value or not self.blocks:
                value = one.is_value
                head = plain(self.tr("PERILAKU") if value else self.tr("HASIL KERJA"), kind="muted")
                head.setFont(sized(head, points=-1.5, bold=True))
                column.addWidget(head)
            block = SelfBlock(one)
            block.written.connect(self.written)
            self.blocks.append(block)
            column.addWidget(block)
            column.addWidget(hairline())
        column.addStretch(1)
        self.show_notes(notes)

    def _guide(self) -> QFrame:
        box = QFrame()
        box.setProperty("kind", "quiet")
        column = QVBoxLayout(box)
        column.setContentsMargins(px(self, 12), px(self, 8), px(self, 12), px(self, 8))
        column.setSpacing(px(self, 2))
        column.addWidget(
            plain(self.tr("Catatan pegawai sendiri. Tidak tercetak di formulir mana pun."))
        )
        for number, question in enumerate(QUESTIONS, 1):
            words = plain(f"{number}.  {question}", kind="muted")
            words.setFont(sized(words, points=-0.5))
            column.addWidget(words)
        return box

    def show_notes(self, notes: SelfNotes) -> None:
        """Show what is stored."""
        self.hidden_line.setVisible(notes.hidden)
        self.guide.setVisible(not notes.hidden)
        for block, one in zip(self.blocks, notes.lines, strict=True):
            block.show_line(one, locked=notes.locked)

    def commit(self) -> None:
        """Write what is in the hand, before somebody else comes into view."""
        for block in self.blocks:
            block.commit()

    def next_empty(self) -> SelfBlock | None:
        """The next line of which nothing is said, behind the focus."""
        focus = self.window().focusWidget()
        here = next(
            (
                at
                for at, one in enumerate(self.blocks)
                if focus is not None and one.isAncestorOf(focus)
            ),
            -1,
        )
        return next(
            (
                one
                for one in self.blocks[here + 1 :]
                if one.buttons.rating is None and not one.text.words()
            ),
            None,
        )
