"""What a closed round said: a bar of four parts per value, the middle in words, the texts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.rules.slips import MARKS, SHORT_MARKS
from asn_desktop.rules.voices import HIDDEN_BELOW
from asn_desktop.ui.colours import Colours, colours_of, contrast
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.page import line
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.panels import heading, muted
from asn_desktop.views.voices import ValueAnswers, VoiceResults

_STEPS = (0.0, 0.3, 0.62, 1.0)


def tone(colours: Colours, mark: int) -> QColor:
    """The colour of a mark 1–4: from pale to the accent."""
    pale, full, share = colours.q("accent_soft"), colours.q("accent"), _STEPS[mark - 1]

    def between(a: int, b: int) -> int:
        return round(a + (b - a) * share)

    return QColor(
        between(pale.red(), full.red()),
        between(pale.green(), full.green()),
        between(pale.blue(), full.blue()),
    )


class MarkBar(QWidget):
    """How often each mark was given, as parts of one bar with their counts."""

    def __init__(self, counts: tuple[int, int, int, int]) -> None:
        super().__init__()
        self.counts = counts
        said = ", ".join(f"{MARKS[mark]} {n}" for mark, n in enumerate(counts, 1) if n)
        self.setAccessibleName(said)
        self.setToolTip(said)

    def sizeHint(self) -> QSize:
        """Qt: as high as a line of text with room."""
        return QSize(px(self, 200), px(self, 22))

    def minimumSizeHint(self) -> QSize:
        """Qt: narrower the counts have no room."""
        return QSize(px(self, 120), px(self, 22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: draw."""
        colours, total = colours_of(self), sum(self.counts)
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = px(self, 1)
        left, wide = 0.0, float(self.width())
        for mark, count in enumerate(self.counts, 1):
            if not count:
                continue
            part = QRectF(left, 0, wide * count / total - gap, self.height())
            ground = tone(colours, mark)
            painter.setBrush(ground)
            painter.drawRect(part)
            inks = (colours.text, colours.on_accent)
            painter.setPen(QColor(max(inks, key=lambda ink: contrast(ink, ground.name()))))
            painter.drawText(part, Qt.AlignmentFlag.AlignCenter, str(count))
            painter.setPen(Qt.PenStyle.NoPen)
            left += wide * count / total


class _Swatch(QWidget):
    def __init__(self, mark: int) -> None:
        super().__init__()
        self._mark = mark
        self.setFixedSize(px(self, 12), px(self, 12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), tone(colours_of(self), self._mark))


class ResultsView(QWidget):
    """One closed round whose answers may be shown."""

    def __init__(self, results: VoiceResults) -> None:
        super().__init__()
        self.bars: dict[int, MarkBar] = {}
        self.texts: list[QLabel] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 16), px(self, 12), px(self, 16), px(self, 16))
        column.setSpacing(px(self, 10))
        column.addWidget(heading(self.tr("{n} jawaban").format(n=results.answers)))
        legend = QHBoxLayout()
        legend.setSpacing(px(self, 6))
        for mark, words in SHORT_MARKS.items():
            legend.addWidget(_Swatch(mark))
            legend.addWidget(_small(words))
            legend.addSpacing(px(self, 10))
        legend.addStretch(1)
        column.addLayout(legend)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(self, 16))
        grid.setVerticalSpacing(px(self, 10))
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 6)
        for at, value in enumerate(results.values):
            self._add_value(grid, at, value)
        column.addLayout(grid)
        column.addWidget(line())
        self._add_texts(column, results.texts)
        column.addStretch(1)

    def _add_value(self, grid: QGridLayout, at: int, value: ValueAnswers) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(plain(value.name, bold=True))
        words.addWidget(_small(value.question, wrap=True))
        words.addStretch(1)  # an alignment would cut words that wrap
        grid.addLayout(words, at, 0)
        right = QVBoxLayout()
        right.setSpacing(px(self, 2))
        if value.counts is None:
            hidden = self.tr("Tidak ditampilkan: kurang dari {n} jawaban.")
            right.addWidget(muted(hidden.format(n=HIDDEN_BELOW)))
        else:
            bar = MarkBar(value.counts)
            self.bars[value.value] = bar
            right.addWidget(bar)
            told = self.tr("Jawaban tengah: {middle} · {told}")
            right.addWidget(
                _small(told.format(middle=value.middle.lower(), told=value.told), wrap=True)
            )
        right.addStretch(1)
        grid.addLayout(right, at, 1)

    def _add_texts(self, column: QVBoxLayout, texts: tuple[str, ...]) -> None:
        column.addWidget(heading(self.tr("Yang ditulis")))
        if not texts:
            column.addWidget(muted(self.tr("Tidak ada yang menulis apa pun.")))
            return
        column.addWidget(_small(self.tr("Urutannya diacak setiap kali dibuka."), wrap=True))
        for text in texts:
            label = plain(f"“{text}”")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.texts.append(label)
            column.addWidget(label)


def _small(text: str, *, wrap: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", "muted")
    label.setFont(sized(label, points=-1))
    label.setWordWrap(wrap)
    return label
