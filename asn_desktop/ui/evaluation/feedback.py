"""Feedback on one thing: the leader's own words in a field, what others said below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.services.evaluation import new_piece_id
from asn_desktop.ui.evaluation.text import RunText
from asn_desktop.ui.feedback.dialog import PieceDialog, Said, Topic
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.evaluation import Piece

Write = Callable[[UUID, Said], object]
Today = Callable[[], date]


class FeedbackText(RunText):
    """The leader's field. Tab goes on to the next one.

    ``step(+1 or -1)`` may take Tab and Shift+Tab for itself: it returns whether it did.
    """

    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(1, 5)
        self.step: Callable[[int], bool] | None = None
        self.setAccessibleName(name)
        self.setProperty("rule", "feedback")

    def commit(self) -> None:
        """Tell that the field was left."""
        self.left.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt: Tab and Shift+Tab."""
        if self.step is not None and self.step(1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)


class FeedbackBox(QWidget):
    """All feedback on one target: `show_pieces` again after every change.

    ``topic`` says of whom it is, with the target as its one place.
    """

    def __init__(self, topic: Topic, write: Write, today: Today) -> None:
        super().__init__()
        (self._place,) = topic.places
        self.target = self._place.target
        self._topic = topic
        self._today = today
        self._write = write
        self._pieces: tuple[Piece, ...] = ()
        self._own_id = new_piece_id()
        self._own = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 2))
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        leader = QLabel(GiverKind.LEADER.label)
        leader.setProperty("kind", "muted")
        row.addWidget(leader, 0, Qt.AlignmentFlag.AlignVCenter)
        self.text = FeedbackText(self.tr("Umpan balik {name}").format(name=self._place.label))
        self.text.setPlaceholderText(self.tr("umpan balik"))
        self.text.left.connect(self.commit)
        row.addWidget(self.text, 1)
        self.more = Button(self.tr("+ lain"), kind=Kind.QUIET, small=True, do=self.add_other)
        self.more.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.more.setToolTip(self.tr("Umpan balik dari rekan, bawahan, atau pihak lain (F3)"))
        row.addWidget(self.more)
        column.addLayout(row)
        self._others = QVBoxLayout()
        self._others.setSpacing(0)
        column.addLayout(self._others)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Everything said about the target."""
        return self._pieces

    def show_pieces(self, pieces: Sequence[Piece], *, locked: bool) -> None:
        """Show what is known; a field being typed in is left alone."""
        own = next((one for one in pieces if one.giver is GiverKind.LEADER), None)
        new = tuple(pieces)
        self.text.setReadOnly(locked)
        self.more.setVisible(not locked)
        if own is not None:
            self._own_id = own.id
        words = own.text if own else ""
        if words != self._own or not self.text.toPlainText():
            clean = self.text.toPlainText().strip() == self._own
            self._own = words
            if clean and self.text.toPlainText().strip() != words:
                self.text.setPlainText(words)
        self.text.setProperty("draft", str(DraftKey("feedback", self._own_id, "text")))
        if new != self._pieces:
            self._pieces = new
            self._show_others([one for one in new if one is not own], locked=locked)

    def commit(self) -> None:
        """Write what stands in the field, if it is new."""
        words = self.text.toPlainText().strip()
        if words != self._own and not self.text.isReadOnly():
            self._own = words
            self._write(self._own_id, Said(self.target, words))
            if not words:
                self._own_id = new_piece_id()

    def add_other(self) -> None:
        """Add what somebody else said."""
        self._ask(new_piece_id(), None)

    def _change(self, piece: Piece) -> None:
        self._ask(piece.id, piece)

    def _ask(self, piece_id: UUID, piece: Piece | None) -> None:
        said = PieceDialog.ask(self.window(), self._topic, self._place, self._today(), piece)
        if said is not None:
            self._write(piece_id, said)

    def _show_others(self, pieces: Sequence[Piece], *, locked: bool) -> None:
        while (item := self._others.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for piece in pieces:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(px(self, 8))
            words = QLabel(f"{piece.printed_giver}: {piece.text}")
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            words.setFont(sized(words, points=-0.5))
            row.addWidget(words, 1)
            if not locked:
                change = Button(
                    self.tr("ubah"), kind=Kind.QUIET, small=True, do=partial(self._change, piece)
                )
                change.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
                row.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
            self._others.addWidget(line)
