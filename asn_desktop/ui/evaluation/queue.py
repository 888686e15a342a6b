"""The left side of the run: who there is, who is done, and the mirror below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from asn_desktop.rules.predicate import Predicate
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.evaluation.mirror import MirrorBars
from asn_desktop.ui.forms.fields import CalmCombo
from asn_desktop.ui.page import line
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.views.evaluation import Mirror, PersonEvaluation

SHORT = {
    Predicate.VERY_GOOD: "Sgt Baik",
    Predicate.GOOD: "Baik",
    Predicate.NEEDS_IMPROVEMENT: "Butuh Perb.",
    Predicate.MISCONDUCT: "Kurang",
    Predicate.VERY_POOR: "Sgt Kurang",
}
ROW = 32


def state_of(one: PersonEvaluation) -> tuple[State, str]:
    """Shape and word of one person in the queue."""
    if one.doubtful:
        return State.WAITING, "ragu"
    if one.finished:
        return State.DONE, SHORT[one.predicate] if one.predicate else "selesai"
    if one.work or one.behaviour:
        return State.RUNNING, "berjalan"
    return State.OPEN, "—"


class QueueRows(QWidget):
    """The people, one line each, drawn by us; a click goes there."""

    clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[int, PersonEvaluation]] = []
        self._place = -1
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_rows(self, rows: list[tuple[int, PersonEvaluation]], place: int) -> None:
        """Show these people; ``place`` is who is in view."""
        self._rows, self._place = rows, place
        self.setFixedHeight(len(rows) * px(self, ROW))
        self.setAccessibleName(", ".join(f"{one.name} {state_of(one)[1]}" for _at, one in rows))
        self.update()

    def line_of(self, place: int) -> QRect:
        """Where one person stands; empty when the filter hides them."""
        height = px(self, ROW)
        for at, (number, _one) in enumerate(self._rows):
            if number == place:
                return QRect(0, at * height, self.width(), height)
        return QRect()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: go there."""
        at = int(event.position().y()) // px(self, ROW)
        if 0 <= at < len(self._rows):
            self.clicked.emit(self._rows[at][0])

    def sizeHint(self) -> QSize:
        """Qt: one line each."""
        return QSize(px(self, 200), len(self._rows) * px(self, ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: shape, name, word; the one in view on a soft field with an edge."""
        colours = colours_of(self)
        painter = QPainter(self)
        height = px(self, ROW)
        for at, (number, one) in enumerate(self._rows):
            box = QRect(0, at * height, self.width(), height)
            if not event.rect().intersects(box):
                continue
            here = number == self._place
            if here:
                painter.fillRect(box, colours.q("accent_soft"))
                painter.fillRect(0, box.top(), px(self, 3), height, colours.q("accent"))
            state, word = state_of(one)
            side = px(self, 11)
            shape = QRectF(px(self, 12), box.top() + (height - side) / 2, side, side)
            draw_shape(painter, shape, state, colours)
            font = sized(self, points=-0.5)
            painter.setFont(font)
            width = QFontMetrics(font).horizontalAdvance(word) + px(self, 12)
            painter.setPen(state.colour(colours))
            right = box.adjusted(0, 0, -px(self, 10), 0)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(right, flags, word)
            painter.setFont(sized(self, bold=here))
            painter.setPen(colours.q("text"))
            words = box.adjusted(px(self, 31), 0, -width - px(self, 6), 0)
            name = painter.fontMetrics().elidedText(
                one.name, Qt.TextElideMode.ElideRight, words.width()
            )
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)


class Queue(QFrame):
    """Filter, people, who has no realisation, and the mirror."""

    clicked = Signal(int)
    whole_mirror = Signal()
    explain = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self.setFixedWidth(px(self, 240))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(self, 8), 0, px(self, 8))
        column.setSpacing(px(self, 6))
        head = QHBoxLayout()
        head.setContentsMargins(px(self, 12), 0, px(self, 12), 0)
        self.filter = CalmCombo()
        self.filter.setMinimumContentsLength(8)
        for value, words in (
            ("", self.tr("Semua")),
            ("open", self.tr("Belum")),
            ("finished", self.tr("Selesai")),
            ("doubtful", self.tr("Ragu-ragu")),
            ("without", self.tr("Tanpa realisasi")),
        ):
            self.filter.addItem(words, value)
        self.filter.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.filter.setAccessibleName(self.tr("Saring orang"))
        self.filter.currentIndexChanged.connect(self._filtered)
        self.count = QLabel()
        self.count.setProperty("kind", "muted")
        head.addWidget(self.filter)
        head.addStretch(1)
        head.addWidget(self.count)
        column.addLayout(head)
        self.rows = QueueRows()
        self.rows.clicked.connect(self.clicked)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.rows)
        inside.addStretch(1)
        self.area.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.area.viewport().setAutoFillBackground(False)
        column.addWidget(self.area, 1)
        self.without = Button("", kind=Kind.QUIET, icon="warning", small=True, do=self._without)
        self.without.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column.addWidget(self.without)
        column.addWidget(line())
        self._lay_out_mirror(column)
        self._people: list[PersonEvaluation] = []
        self._place = -1

    def _lay_out_mirror(self, column: QVBoxLayout) -> None:
        box = QVBoxLayout()
        box.setContentsMargins(px(self, 12), 0, px(self, 12), 0)
        box.setSpacing(px(self, 4))
        self.mirror_title = QLabel()
        self.mirror_title.setFont(sized(self.mirror_title, points=-1, bold=True))
        box.addWidget(self.mirror_title)
        self.bars = MirrorBars()
        box.addWidget(self.bars)
        self.banner = Banner()
        self.banner.label.setFont(sized(self.banner.label, points=-1))
        box.addWidget(self.banner)
        self.reason = Button("", kind=Kind.PLAIN, small=True, do=self.explain.emit)
        self.reason.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.all = Button(
            self.tr("lihat semua"), kind=Kind.QUIET, small=True, key="F6", do=self.whole_mirror.emit
        )
        self.all.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        below = QHBoxLayout()
        below.addWidget(self.all)
        below.addStretch(1)
        below.addWidget(self.reason)
        box.addLayout(below)
        column.addLayout(box)

    def show_people(self, people: list[PersonEvaluation], place: int) -> None:
        """Show everyone as they are now."""
        self._people, self._place = people, place
        done = sum(one.finished for one in people)
        self.count.setText(self.tr("{done} dari {all} selesai").format(done=done, all=len(people)))
        without = sum(one.missing > 0 for one in people)
        self.without.setText(self.tr("{n} tanpa realisasi").format(n=without))
        self.without.setVisible(without > 0)
        self._show_rows()

    def show_mirror(self, mirror: Mirror, words: str) -> None:
        """Show the distribution; ``words`` is its one warning, "" for none."""
        self.mirror_title.setText(self.tr("SEBARAN · {n} orang").format(n=mirror.total))
        self.bars.show_mirror(mirror)
        self.banner.say(State.DONE if mirror.reason else State.ACTION, words)
        self.banner.setToolTip(mirror.reason)
        self.reason.setText(self.tr("Ubah alasan…") if mirror.reason else self.tr("Alasan…"))
        self.reason.setVisible(bool(words))

    def _passes(self, one: PersonEvaluation) -> bool:
        wanted = self.filter.currentData()
        tests = {
            "open": not one.finished,
            "finished": one.finished,
            "doubtful": one.doubtful,
            "without": one.missing > 0,
        }
        return bool(tests.get(str(wanted), True))

    def _show_rows(self) -> None:
        shown = [
            (at, one)
            for at, one in enumerate(self._people)
            if self._passes(one) or at == self._place
        ]
        self.rows.show_rows(shown, self._place)
        here = self.rows.line_of(self._place)
        if here.isValid():
            self.area.ensureVisible(0, here.center().y(), 0, px(self, ROW * 2))

    def _filtered(self, _at: int) -> None:
        self._show_rows()

    def _without(self) -> None:
        self.filter.setCurrentIndex(self.filter.findData("without"))
