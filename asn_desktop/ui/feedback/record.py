"""One person's record: what was said, under each result, indicator and value."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.formats import short_date
from asn_desktop.ui.page import line
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.views.evaluation import Piece, Target
from asn_desktop.views.feedback import FeedbackPlace, FeedbackRecord, FeedbackRow


class PieceLine(QWidget):
    """One piece with its two buttons; Delete on either of them removes it."""

    changed = Signal(object)  # Piece
    removed = Signal(object)

    def __init__(self, piece: Piece, *, locked: bool) -> None:
        super().__init__()
        self.piece = piece
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, 20), 0, 0, 0)
        row.setSpacing(px(self, 4))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(plain(f"{piece.printed_giver}: {piece.text}"))
        facts = " · ".join(part for part in (short_date(piece.on), piece.how.label) if part)
        quiet = plain(facts, kind="muted")
        quiet.setFont(sized(quiet, points=-1))
        words.addWidget(quiet)
        row.addLayout(words, 1)
        self.change = Button(
            self.tr("Ubah"), kind=Kind.QUIET, small=True, do=partial(self.changed.emit, piece)
        )
        self.remove = Button(
            self.tr("Hapus"), kind=Kind.QUIET, small=True, do=partial(self.removed.emit, piece)
        )
        for button in (self.change, self.remove):
            button.setAccessibleName(f"{button.text()} {piece.printed_giver}")
            button.setVisible(not locked)
            button.installEventFilter(self)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Delete."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Delete
        ):
            self.removed.emit(self.piece)
            return True
        return super().eventFilter(watched, event)


class PlaceBlock(QWidget):
    """One thing feedback can be about, with its pieces and the button that adds one."""

    def __init__(self, place: FeedbackPlace, add: Callable[[FeedbackPlace], object]) -> None:
        super().__init__()
        self.place = place
        self.pieces: list[PieceLine] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 4))
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        words = QVBoxLayout()
        words.setSpacing(0)
        numbered = place.target[0] == "result"
        words.addWidget(plain(f"{place.head}  {place.label}" if numbered else place.label))
        if place.note:
            words.addWidget(plain(place.note, kind="muted"))
        row.addLayout(words, 1)
        self.none = QLabel(self.tr("belum ada umpan balik"))
        self.none.setProperty("kind", "muted")
        self.none.setFont(sized(self.none, points=-1))

        self.add = Button(self.tr("Tambah"), icon="plus", small=True, do=partial(add, place))
        self.add.setAccessibleName(self.tr("Tambah umpan balik {place}").format(place=place.label))
        self.none.setFixedHeight(self.add.sizeHint().height())  # on one line with its word
        for widget in (self.none, self.add):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(self, 4))
        column.addLayout(self._lines)

    def show_pieces(
        self,
        pieces: tuple[Piece, ...],
        change: Callable[[Piece], object],
        remove: Callable[[Piece], object],
        *,
        locked: bool,
    ) -> None:
        """Show what is known now."""
        for gone in self.pieces:
            gone.hide()
            gone.deleteLater()
        self.pieces = []
        before: QWidget = self.add
        for piece in pieces:
            made = PieceLine(piece, locked=locked)
            made.changed.connect(change)
            made.removed.connect(remove)
            self._lines.addWidget(made)
            self.pieces.append(made)
            QWidget.setTabOrder(before, made.change)
            QWidget.setTabOrder(made.change, made.remove)
            before = made.remove
        self.none.setVisible(not pieces)
        self.add.setVisible(not locked)


class RecordView(QWidget):
    """All places of one person; `show_record` again after every change."""

    add = Signal(object)  # FeedbackPlace
    change = Signal(object)  # Piece
    remove = Signal(object)  # Piece

    def __init__(self, record: FeedbackRecord) -> None:
        super().__init__()
        self.shape = shape_of(record)
        self.blocks: dict[Target, PlaceBlock] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 16), px(self, 10), px(self, 16), px(self, 16))
        column.setSpacing(px(self, 8))
        kind, head = "", ""
        for place in record.places():
            value = place.target[0] == "value"
            if value is not (kind == "value") or not kind:
                column.addWidget(_small(self.tr("PERILAKU") if value else self.tr("HASIL KERJA")))
            if place.target[0] == "indicator" and place.head != head:
                column.addWidget(plain(place.head, bold=True))
            kind, head = place.target[0], place.head
            block = PlaceBlock(place, self.add.emit)
            self.blocks[place.target] = block
            column.addWidget(block)
            column.addWidget(line())
        column.addStretch(1)
        self.show_record(record)

    def show_record(self, record: FeedbackRecord) -> None:
        """Show the pieces as they are now; the focus stays at its place."""
        held = next((key for key, one in self.blocks.items() if _holds_focus(one)), None)
        for target, block in self.blocks.items():
            block.show_pieces(
                record.about(target), self.change.emit, self.remove.emit, locked=record.locked
            )
        if held is not None and not _holds_focus(self.blocks[held]):
            self.blocks[held].add.setFocus(Qt.FocusReason.OtherFocusReason)

    def focused(self) -> FeedbackPlace | None:
        """The place the focus is in."""
        return next((one.place for one in self.blocks.values() if _holds_focus(one)), None)

    def next_without(self) -> PlaceBlock | None:
        """The next result or indicator nobody said anything about, behind the focus."""
        places = [one for key, one in self.blocks.items() if key[0] != "value"]
        here = next((at for at, one in enumerate(places) if _holds_focus(one)), -1)
        return next((one for one in places[here + 1 :] if not one.pieces), None)


def pieces_of(row: FeedbackRow) -> tuple[State, str]:
    """How much was said."""
    if not row.pieces:
        return State.OPEN, "belum ada"
    return (State.DONE if row.answered == row.results else State.RUNNING), f"{row.pieces}"


def answered_of(row: FeedbackRow) -> str:
    """How many results were spoken about."""
    return f"{row.answered}/{row.results}"


def shape_of(record: FeedbackRecord) -> tuple[object, ...]:
    """What the widgets are made from; while it is the same, the view is kept."""
    return (record.person_id, record.period.id, record.places())


def _holds_focus(widget: QWidget) -> bool:
    focus = widget.window().focusWidget()
    return focus is not None and widget.isAncestorOf(focus)


def _small(text: str) -> QLabel:
    label = plain(text, kind="muted")
    label.setFont(sized(label, points=-1.5, bold=True))
    return label
