"""The facts of the year beside the rating: one line each, the words of others on demand.

Nothing is averaged and nothing proposed: a rating is a judgement (reg. 4037–4041).
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.formats import short_date
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.panels import clear
from asn_desktop.views.followed import (
    LogFacts,
    SourceFacts,
    UnsignedFacts,
    YearFacts,
)

Line = tuple[str, str]
KINDS = frozenset(
    {"daily_log", "absence", "feedback", "voice_round", "survey_round", "complaint", "evidence",
     "measure", "take_over", "trajectory", "trajectory_step", "realisation"}
)  # fmt: skip
GAPS_NAMED = 6  # more days are counted, not named


class FollowedStrip(QFrame):
    """``show_facts(facts)``; empty and away until the facts have come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 12), px(self, 8), px(self, 12), px(self, 8))
        column.setSpacing(px(self, 4))
        head = QHBoxLayout()
        title = plain(self.tr("FAKTA SELAMA PERIODE"), kind="muted")
        title.setFont(sized(title, points=-1.5, bold=True))
        self.more = Button(self.tr("Kutipan"), kind=Kind.QUIET, small=True, do=self._toggle)
        head.addWidget(title, 1)
        head.addWidget(self.more)
        column.addLayout(head)
        self._lines, self._words = QWidget(), QWidget()
        for box in (self._lines, self._words):
            column.addWidget(box)
        self._words.hide()
        self.facts: YearFacts | None = None
        self.hide()

    def show_facts(self, facts: YearFacts) -> None:
        """Show what is known of one person; what is not is named as missing."""
        if facts == self.facts:
            return
        self.facts = facts
        known = list(lines_of(facts))
        missing = ", ".join(missing_of(facts))
        if missing:
            known.append((self.tr("Belum ada"), missing))
        _fill(self._lines, known)
        said = list(words_of(facts))
        _fill(self._words, said)
        self.more.setVisible(bool(said))
        if not said:
            self._words.hide()
        self.show()

    def _toggle(self) -> None:
        self._words.setVisible(self._words.isHidden())
        here = not self._words.isHidden()
        self.more.setText(self.tr("Tutup kutipan") if here else self.tr("Kutipan"))
        self.more.updateGeometry()


def _fill(box: QWidget, lines: list[Line]) -> None:
    """One row each: what it is, quietly, and what is known of it."""
    old = box.layout()
    if old is not None:
        clear(old)
    grid = old if isinstance(old, QGridLayout) else QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(box, 12))
    grid.setVerticalSpacing(px(box, 2))
    grid.setColumnStretch(1, 1)
    for row, (label, words) in enumerate(lines):
        name: QLabel = plain(label, kind="muted")
        name.setFixedWidth(px(box, 132))
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(plain(words), row, 1, Qt.AlignmentFlag.AlignTop)


# ---- words


def lines_of(facts: YearFacts) -> Iterator[Line]:
    """What is known, a line each."""
    if facts.log is not None:
        yield "Catatan harian", log_words(facts.log)
    if facts.sources:
        yield "Umpan balik", "; ".join(source_words(one) for one in facts.sources)
    for side in facts.unsigned:
        yield f"{side.kind.label}, tanpa nama", unsigned_words(side)
    for index in facts.indexes:
        yield (
            "Survei kepuasan",
            f"{index.told} · {index.name}",
        )
    if facts.complaints is not None:
        yield "Pengaduan", facts.complaints.told
    if facts.files:
        yield "Bukti dukung", f"{facts.files} berkas"
    if facts.measures:
        yield (
            "Tindakan",
            "; ".join(f"{one.kind.label} ({short_date(one.on)})" for one in facts.measures),
        )
    for note in facts.taken_over.values():
        yield "Diambil alih", note


def missing_of(facts: YearFacts) -> Iterator[str]:
    """What nothing is known of."""
    if facts.log is None:
        yield "catatan harian"
    if not facts.sources and not facts.unsigned:
        yield "umpan balik"
    if not facts.indexes:
        yield "survei kepuasan"
    if facts.complaints is None:
        yield "pengaduan"
    if not facts.files:
        yield "berkas bukti dukung"


def words_of(facts: YearFacts) -> Iterator[Line]:
    """What others said, by source, and what the leader noted."""
    for source in facts.sources:
        yield source.giver.label, "\n".join(f"“{words}”" for words in source.quotes)
    for side in facts.unsigned:
        for words in side.words:
            yield f"{side.kind.label}, tanpa nama", words
        if side.texts:
            yield "", "\n".join(f"“{words}”" for words in side.texts)
    for one in facts.measures:
        yield f"{short_date(one.on)}", f"{one.kind.label}: {one.text}"


def log_words(log: LogFacts) -> str:
    """How complete the diary is."""
    parts = [log.counted]
    if log.gaps:
        named = f" ({log.gap_days(GAPS_NAMED)})" if len(log.gaps) <= GAPS_NAMED else ""
        parts.append(f"{len(log.gaps)} hari kosong{named}")
    return " · ".join((*parts, *log.left_open))


def source_words(source: SourceFacts) -> str:
    """How often one side spoke, and how it was meant where that was said."""
    meant = [
        f"{count} {word}"
        for count, word in ((source.positive, "positif"), (source.negative, "tidak positif"))
        if count
    ]
    return f"{source.giver.label} {source.count}" + (f" ({', '.join(meant)})" if meant else "")


def unsigned_words(side: UnsignedFacts) -> str:
    """How many answered without a name; what they said only where it may be shown."""
    if not side.words and not side.texts:
        return f"{side.answers} jawaban, belum ditampilkan"
    return f"{side.answers} jawaban, lihat kutipan"
