"""The right side of Catatan: whose record it is, its buttons, feedback and self-assessment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.page import line
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import Banner, Empty, EmptyState
from asn_desktop.ui.widgets.panels import ChipRow
from asn_desktop.views.asking import SelfNotes
from asn_desktop.views.feedback import FeedbackRecord

SAID, SELF = "said", "self"
Do = Callable[[], object]


class RecordPane(QStackedWidget):
    """Nobody chosen, or the head of one person over his feedback or his self-assessment."""

    def __init__(self, print_record: Do, ask: Do, about: Do) -> None:
        super().__init__()
        self.nobody = EmptyState(Empty(self.tr("Pilih seorang pegawai."), icon="feedback"))
        self.work = QWidget()
        column = QVBoxLayout(self.work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(print_record, ask, about))
        column.addWidget(line())
        self.parts = QStackedWidget()
        self.areas = {key: _area() for key in (SAID, SELF)}
        for area in self.areas.values():
            self.parts.addWidget(area)
        column.addWidget(self.parts, 1)
        self.addWidget(self.nobody)
        self.addWidget(self.work)
        self.chips.chosen.connect(self._chosen)

    def _head(self, print_record: Do, ask: Do, about: Do) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 8))
        head.setSpacing(px(self, 4))
        top = QHBoxLayout()
        top.setSpacing(px(self, 6))
        self.name = plain("", bold=True)
        self.name.setFont(sized(self.name, points=1.5, bold=True))
        self.ask = Button(self.tr("Minta…"), icon="send", small=True, do=ask)
        self.ask.setToolTip(self.tr("Minta umpan balik tentang orang ini"))
        self.about = Button(self.tr("Apa kata sistem"), icon="eye", small=True, do=about)
        self.about.setToolTip(self.tr("Semua yang dicatat program tentang orang ini"))
        self.paper = Button(self.tr("Cetak…"), icon="print", small=True, do=print_record)
        top.addWidget(self.name, 1)
        for button in (self.ask, self.about, self.paper):
            top.addWidget(button)
        head.addLayout(top)
        self.post = plain("", kind="muted")
        head.addWidget(self.post)
        row = QHBoxLayout()
        self.chips = ChipRow()
        self.hidden = plain("", kind="muted")
        self.hidden.setWordWrap(False)
        self.hidden.setFont(sized(self.hidden, points=-0.5))
        row.addWidget(self.chips)
        row.addStretch(1)
        row.addWidget(self.hidden)
        head.addLayout(row)
        self.banner = Banner()
        head.addWidget(self.banner)
        return head

    @property
    def part(self) -> str:
        """Which of the two is in front."""
        return str(self.chips.value or SAID)

    def show_part(self, part: str) -> None:
        """Bring one of the two to the front."""
        self.chips.choose(part)

    def _chosen(self, part: object) -> None:
        self.parts.setCurrentWidget(self.areas[str(part)])

    def show_head(self, record: FeedbackRecord, notes: SelfNotes) -> None:
        """Show whose record it is and how much there is of either."""
        self.setCurrentWidget(self.work)
        self.name.setText(record.name)
        self.post.setText(f"{record.position} · {record.approach.label}")
        nothing = self.tr("Belum ada yang bisa dicetak: catat dulu umpan baliknya.")
        self.paper.switch_off("" if record.pieces or record.hidden else nothing)
        locked = self.tr("Penilaian periode ini sudah selesai; umpan baliknya terkunci.")
        self.ask.switch_off(locked if record.locked else "")
        self.banner.say(State.DONE, locked if record.locked else "")
        self.chips.show_choices(
            [
                (SAID, self.tr("Umpan balik"), len(record.pieces) or None),
                (SELF, self.tr("Penilaian diri"), notes.said or None),
            ]
        )
        self.hidden.setText(
            self.tr("{n} umpan balik lain belum dibuka").format(n=record.hidden)
            if record.hidden
            else ""
        )
        self.hidden.setToolTip(
            self.tr("Siapa membaca apa dan kapan, dijelaskan di halaman Apa kata sistem.")
        )


def _area() -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
