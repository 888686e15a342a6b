"""What the function keys bring up under the results; the same key puts it away again."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from asn_desktop import texts
from asn_desktop.rules.predicate import Rating, UnitAchievement, pattern_state
from asn_desktop.ui.evaluation.facts import last_words, plain
from asn_desktop.ui.evaluation.mirror import MirrorBars
from asn_desktop.ui.page import line
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.views.evaluation import Mirror, PersonEvaluation
from asn_desktop.views.progress import Realised, ResultProgress

Lines = Sequence[tuple[str, str]]
"""(bold words, quiet words), one paragraph each."""


class Shown(StrEnum):
    """What can stand in the drawer."""

    EVIDENCE = "F2"
    FEEDBACK = "F3"
    LAST = "F4"
    MIRROR = "F6"
    GUIDE = "F1"


TITLES = {
    Shown.EVIDENCE: "Realisasi dan bukti dukung",
    Shown.FEEDBACK: "Semua umpan balik",
    Shown.LAST: "Periode lalu",
    Shown.MIRROR: "Sebaran predikat",
    Shown.GUIDE: "Panduan rating",
}


class Drawer(QFrame):
    """Title, key, content; `shown` says what stands there, None while it is shut."""

    HEIGHT = 236

    def __init__(self) -> None:
        super().__init__()
        self.shown: Shown | None = None
        self.setProperty("kind", "quiet")
        self.setFixedHeight(px(self, self.HEIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        head = QHBoxLayout()
        head.setContentsMargins(px(self, 16), px(self, 6), px(self, 8), px(self, 2))
        self.title = QLabel()
        self.title.setFont(sized(self.title, bold=True))
        head.addWidget(self.title)
        head.addStretch(1)
        self.extra = Button("", kind=Kind.QUIET, small=True)
        self.extra.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.extra.hide()
        head.addWidget(self.extra)
        self.shut = Button("", kind=Kind.QUIET, icon="close", small=True, do=self.close_drawer)
        self.shut.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.shut.setAccessibleName(self.tr("Tutup"))
        head.addWidget(self.shut)
        column.addLayout(head)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.area, 1)
        self.hide()

    def fill(
        self, one: PersonEvaluation, own: Mirror, office: Mirror | None, *, work: bool
    ) -> None:
        """Fill it anew for one person; ``work`` = guidance of work results, not of behaviour."""
        what = self.shown
        if what is Shown.EVIDENCE:
            self.show_lines(what, evidence_lines(one))
        elif what is Shown.FEEDBACK:
            more = "" if one.finished else self.tr("Tambah dari pihak lain…")
            self.show_lines(what, feedback_lines(one), extra=more)
        elif what is Shown.LAST:
            self.show_lines(what, last_lines(one))
        elif what is Shown.MIRROR:
            self.show_mirrors(own, office)
        elif what is Shown.GUIDE:
            self.show_lines(what, guide_lines(work))

    def close_drawer(self) -> None:
        """Put it away."""
        self.shown = None
        self.hide()

    def show_lines(self, what: Shown, lines: Lines, *, extra: str = "") -> None:
        """Show paragraphs."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(self, 16), px(self, 4), px(self, 16), px(self, 12))
        column.setSpacing(px(self, 4))
        for strong, quiet in lines:
            if strong:
                column.addWidget(plain(strong, bold=True))
            if quiet:
                column.addWidget(plain(quiet))
        column.addStretch(1)
        self._show(what, inner, extra)

    def show_mirrors(self, own: Mirror, office: Mirror | None) -> None:
        """Show the distribution of these people and of the office beside it."""
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(px(self, 16), px(self, 4), px(self, 16), px(self, 12))
        row.setSpacing(px(self, 24))
        row.addWidget(_mirror(self.tr("Yang Anda nilai"), own), 1)
        if office is not None:
            row.addWidget(_mirror(self.tr("Seluruh kantor"), office), 1)
        self._show(Shown.MIRROR, inner, "")

    def _show(self, what: Shown, inner: QWidget, extra: str) -> None:
        self.shown = what
        self.title.setText(TITLES[what])
        self.shut.set_key(what.value)
        self.extra.setText(extra)
        self.extra.setVisible(bool(extra))
        self.area.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.area.viewport().setAutoFillBackground(False)
        self.show()


def _mirror(title: str, mirror: Mirror) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(holder, 4))
    achieved = mirror.achievement.label if mirror.achievement else "belum diisi"
    head = plain(f"{title} · {mirror.total} orang · capaian {achieved}", bold=True)
    head.setFont(sized(head, points=-0.5, bold=True))
    column.addWidget(head)
    bars = MirrorBars()
    bars.show_mirror(mirror)
    column.addWidget(bars)
    if mirror.achievement is not None:
        for words in pattern_lines(mirror.achievement, mirror):
            told = plain(words, kind="muted")
            told.setFont(sized(told, points=-0.5))
            column.addWidget(told)
    if mirror.reason:
        column.addWidget(plain(f"Alasan: {mirror.reason}"))
    column.addStretch(1)
    return holder


def pattern_lines(achievement: UnitAchievement, mirror: Mirror) -> list[str]:
    """Every line of the pattern with the numbers of now, among all people."""
    return [
        texts.sentence(
            f"mirror.{state.line.bound}",
            predicates=" / ".join(one.label for one in state.line.predicates),
            count=state.count,
            limit=state.line.limit(mirror.total),
            percent=state.line.percent,
            total=mirror.total,
        )
        for state in pattern_state(achievement, mirror.counts)
    ]


def guide_lines(work: bool) -> Lines:
    """What the regulation's example says of the three ratings (reg. 4048–4101)."""
    kind = "work" if work else "behaviour"
    words = {Rating.ABOVE: "above", Rating.MET: "met", Rating.BELOW: "below"}
    lines = [
        (f"{rating.value}  {rating.label}", texts.sentence(f"guide.{kind}.{word}"))
        for rating, word in words.items()
    ]
    return [*lines, ("", texts.sentence("guide.source"))]


def evidence_lines(one: PersonEvaluation) -> Lines:
    """Realisation and evidence of every place, with planned actions."""
    lines: list[tuple[str, str]] = []
    for result in one.results:
        lines.append((f"{result.no}  {result.text}", "; ".join(result.actions)))
        if result.realised is not None:
            lines.append(("", _told(result.realised)))
        for indicator in result.indicators:
            told = _told(indicator.realised) if indicator.realised else "belum diisi"
            lines.append(("", f"{indicator.text}: {told}"))
    return lines


def _told(realised: Realised) -> str:
    proof = f" — bukti: {realised.evidence}" if realised.evidence else " — tanpa bukti dukung"
    return f"{realised.text or 'belum diisi'}{proof}"


def feedback_lines(one: PersonEvaluation) -> Lines:
    """Every piece under what it is about, in the order of the paper."""
    names: list[tuple[object, str]] = []
    for result in one.results:
        names.append((("result", result.id), f"{result.no}  {result.text}"))
        names += [(("indicator", each.id), each.text) for each in result.indicators]
    names += [(("value", value.value), value.name) for value in one.behaviours]
    lines: list[tuple[str, str]] = []
    for target, name in names:
        said = [piece for piece in one.pieces if piece.target == target]
        if said:
            lines.append((name, "\n".join(f"{p.printed_giver}: {p.text}" for p in said)))
    return lines or [("", "Belum ada umpan balik pada periode ini.")]


def last_lines(one: PersonEvaluation) -> Lines:
    """The period before: ratings, note, and what was realised then."""
    if one.last is None:
        return [("", "Belum ada penilaian yang selesai pada periode sebelumnya.")]
    lines: list[tuple[str, str]] = [(last_words(one.last), one.last.note)]
    for result in one.results:
        told = _last_of(result)
        if told:
            lines.append((f"{result.no}  {result.text}", told))
    return lines


def _last_of(result: ResultProgress) -> str:
    parts = [result.last.text] if result.last else []
    parts += [f"{each.text}: {each.last.text}" for each in result.indicators if each.last]
    return "\n".join(parts)
