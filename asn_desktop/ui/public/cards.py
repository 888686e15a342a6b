"""The three cards of Layanan Publik: one large figure, its state, and what else is worth saying."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from asn_desktop.rules.complaints import percent_words
from asn_desktop.rules.satisfaction import LABELS
from asn_desktop.rules.worktime import calendar_words, hours_words
from asn_desktop.ui import icons
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.formats import number, short_date
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.ui.widgets.panels import Card, heading
from asn_desktop.views.complaints import ComplaintOverview
from asn_desktop.views.forum import ForumGlance
from asn_desktop.views.public import RoundGlance

LINES = 4
GOOD = "AB"


@dataclass(frozen=True)
class Face:
    """What a card shows: a large figure with its unit, a state, up to four lines (label, words)."""

    figure: str
    unit: str
    state: State
    word: str
    lines: tuple[tuple[str, str], ...]
    button: str


class PartCard(Card):
    """One part with its button into its page."""

    def __init__(self, name: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.name, self._icon = name, icon
        self.setAccessibleName(name)
        head = QHBoxLayout()
        head.setSpacing(px(self, 10))
        self.picture = QLabel()
        head.addWidget(self.picture)
        head.addWidget(heading(name), 1)
        self.column.addLayout(head)
        figure = QHBoxLayout()
        figure.setSpacing(px(self, 10))
        self.figure, self.unit = QLabel(), QLabel()
        self.figure.setFont(sized(self.figure, points=16, bold=True))
        self.unit.setProperty("kind", "muted")
        figure.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignBaseline)
        figure.addWidget(self.unit, 1, Qt.AlignmentFlag.AlignBaseline)
        self.column.addLayout(figure)
        self.chip = StateChip(State.OPEN)
        self.column.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.lines: list[QLabel] = []
        for _line in range(LINES):
            line = QLabel()
            line.setWordWrap(True)
            line.setTextFormat(Qt.TextFormat.PlainText)
            self.lines.append(line)
            self.column.addWidget(line)
        self.column.addStretch(1)
        self.button = Button("")
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setMinimumHeight(px(self, 330))
        self._draw_icon()

    def show_face(self, face: Face) -> None:
        """Show another state of the part."""
        self.figure.setText(face.figure)
        self.unit.setText(face.unit)
        self.chip.show_state(face.state, face.word)
        for place, label in enumerate(self.lines):
            words = face.lines[place] if place < len(face.lines) else ("", "")
            label.setText(f"{words[0]}: {words[1]}" if words[0] else words[1])
            label.setVisible(bool(words[1]))
        self.button.setText(face.button)
        self.button.setAccessibleName(f"{self.name}: {face.button}")
        self.button.updateGeometry()

    def _draw_icon(self) -> None:
        side = px(self, 22)
        ink = colours_of(self).accent
        self.picture.setPixmap(icons.pixmap(self._icon, ink, side, self.devicePixelRatioF()))


def survey_face(found: RoundGlance | None) -> Face:
    """The last round, or that there was none."""
    if found is None:
        words = "Tanyakan kepada pengguna layanan lewat sembilan unsur survei (SKM)."
        return Face(
            "–", "belum ada putaran", State.OPEN, "belum ada", (("", words),), "Buka survei"
        )
    span = f"{short_date(found.starts)} – {short_date(found.ends)}"
    lines = (
        ("Putaran", found.name),
        ("Waktu", span),
        ("Jawaban", number(found.answers)),
    )
    if found.index is None:
        return Face("–", "indeks", State.RUNNING, "jawaban belum cukup", lines, "Buka survei")
    fine = found.category in GOOD
    word = f"Mutu {found.category} · {LABELS[found.category].lower()}"
    figure = f"{found.index:.2f}".replace(".", ",")
    state = State.DONE if fine else State.ACTION
    return Face(figure, "indeks kepuasan", state, word, lines, "Buka survei")


def complaints_face(found: ComplaintOverview, year: int) -> Face:
    """Open complaints, the oldest of them, and how many were answered in time."""
    if not found.received and not found.open:
        words = f"Belum ada pengaduan tahun {year}. Ketik satu per satu, atau masukkan registernya."
        return Face("0", "pengaduan", State.OPEN, "belum ada", (("", words),), "Buka pengaduan")
    state, word = State.DONE, "semua selesai"
    if found.overdue:
        state, word = State.ACTION, f"{number(found.overdue)} lewat janji"
    elif found.open:
        state, word = State.RUNNING, "dalam batas janji"
    lines = [("Diterima", f"{number(found.received)} pada tahun {year}")]
    if found.oldest is not None:
        age = calendar_words(found.oldest.age_calendar or 0)
        lines.append(("Terlama", f"{found.oldest.number}, {age}"))
    timing = found.response
    if timing.within is not None:
        promise = hours_words(found.promise.response)
        lines.append(
            (
                "Ditanggapi tepat waktu",
                f"{percent_words(timing.within)} dari {number(timing.count)} dalam {promise} kerja",
            )
        )
    figure, unit = number(found.open), "belum selesai"
    return Face(figure, unit, state, word, tuple(lines), "Buka pengaduan")


def forum_face(found: ForumGlance) -> Face:
    """What residents suggested and wait for."""
    if not found.meetings:
        words = "Catat pertemuan dengan warga, sarannya, siapa yang mengerjakan, dan jawabannya."
        return Face("0", "pertemuan", State.OPEN, "belum ada", (("", words),), "Buka forum")
    state, word = State.DONE, "semua saran dijawab"
    if found.overdue:
        state, word = State.ACTION, f"{number(found.overdue)} lewat batas"
    elif found.waiting:
        state, word = State.RUNNING, "dalam batas waktu"
    lines = [("Pertemuan", number(found.meetings))]
    if found.last is not None:
        lines.append(("Terakhir", f"{found.last.title}, {short_date(found.last.on)}"))
    lines.append(("Saran", f"{number(found.suggestions)} dicatat"))
    return Face(
        number(found.waiting), "saran belum dijawab", state, word, tuple(lines), "Buka forum"
    )
