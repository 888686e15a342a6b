"""The two cards above the list of what was sent: what would travel, and how far the office is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop import texts
from asn_desktop.rules.parcel_counts import LEFT_OUT, dotted, in_size, in_words
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.panels import Card, clear, muted
from asn_desktop.views.sending import Lack, Outgoing


class Shape(QWidget):
    """The shape of a state alone; the words beside it say the same."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self._state = state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Qt: a small square."""
        return QSize(px(self, 14), px(self, 14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: the shape."""
        painter = QPainter(self)
        draw_shape(painter, QRectF(self.rect()), self._state, colours_of(self))


class TravelCard(Card):
    """What would travel now, in words, and what never does."""

    def __init__(self) -> None:
        super().__init__(title="")
        self.setAccessibleName(self.tr("Yang akan dikirim"))
        self.head = QLabel(self.tr("Yang akan dikirim"))
        self.head.setFont(sized(self.head, points=1.5, bold=True))
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.files = muted("")
        self.stays = muted(
            self.tr("Tidak ikut dan tetap di kantor: {words}.").format(words=", ".join(LEFT_OUT)),
            small=True,
        )
        self.column.setSpacing(px(self, 6))
        for label in (self.head, self.words, self.files, self.stays):
            self.column.addWidget(label)
        self.column.addStretch(1)

    def show_outgoing(self, found: Outgoing) -> None:
        """Show what was counted."""
        if found.empty:
            words = self.tr("Tidak ada yang baru sejak data terakhir yang diakui kabupaten.")
        else:
            words = self.tr("{what}, tentang {people} orang.").format(
                what=in_words(found.counts), people=dotted(found.people)
            )
            words = words[:1].upper() + words[1:]
        self.words.setText(words)
        said = []
        if found.waiting and not found.since_last and not found.files:
            said.append(
                self.tr("Tidak ada yang berubah sejak paket terakhir; paket itu ditulis ulang.")
            )
        elif found.after == 0 and not found.empty:
            said.append(
                self.tr("Memuat semua data kantor, karena belum ada yang diakui kabupaten.")
            )
        if found.files:
            said.append(
                self.tr("{count} lampiran baru ({size}) dalam berkas tersendiri.").format(
                    count=dotted(found.files), size=in_size(found.files_size)
                )
            )
        self.files.setText(" ".join(said))
        self.files.setVisible(bool(said))


class ReadyCard(Card):
    """How far the office is; each line that is not complete leads to its place."""

    def __init__(self, open_: Callable[[Lack], object]) -> None:
        super().__init__(title="")
        self._open = open_
        self.head = QLabel(self.tr("Kelengkapan"))
        self.head.setFont(sized(self.head, points=1.5, bold=True))
        self.rows = QVBoxLayout()
        self.rows.setSpacing(px(self, 4))
        self.column.setSpacing(px(self, 6))
        self.column.addWidget(self.head)
        self.column.addLayout(self.rows)
        self.column.addWidget(
            muted(self.tr("Yang belum lengkap boleh menyusul di paket berikutnya."), small=True)
        )
        self.column.addStretch(1)
        self.buttons: list[Button] = []

    def show_lacks(self, lacks: Sequence[Lack], period: str, year: int) -> None:
        """Show the lines of a period."""
        when = f"{period} {year}" if period else str(year)
        self.head.setText(self.tr("Kelengkapan {when}").format(when=when))
        clear(self.rows)
        self.buttons = []
        for one in lacks:
            self.rows.addWidget(self._row(one, period))

    def _row(self, one: Lack, period: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(self, 8))
        done = one.missing == 0
        code = one.code + (".none" if one.of == 0 else ".done" if done else "")
        words = texts.sentence(code, missing=dotted(one.missing), of=dotted(one.of), period=period)
        state = State.OPEN if one.of == 0 else State.DONE if done else State.ACTION
        line.addWidget(Shape(state))
        label = QLabel(words)
        label.setWordWrap(True)
        line.addWidget(label, 1)
        if not done:
            button = Button(self.tr("Buka"), kind=Kind.PLAIN, small=True)
            button.setAccessibleName(self.tr("Buka: {words}").format(words=words))
            button.clicked.connect(partial(self._pressed, one))
            line.addWidget(button)
            self.buttons.append(button)
        row.setMinimumHeight(px(self, 28))
        return row

    def _pressed(self, one: Lack, _checked: bool = False) -> None:
        self._open(one)
