"""The side of the page Penilaian: an assessor with his progress, a unit with its achievement."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.views.evaluation import AchievementFacts, AssessorRow


def tr(words: str) -> str:
    """Translate the labels of this file."""
    return QCoreApplication.translate("Penilaian", words)


def side_title(text: str) -> QWidget:
    """The head of a part of the side."""
    label = plain(text, kind="muted")
    label.setFont(sized(label, points=-1.5, bold=True))
    return label


def assessor_row(one: AssessorRow, rate: Callable[[], object]) -> QWidget:
    """An assessor, how far he is, and the button to his people."""
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, one.total)
    bar.setValue(one.finished)
    doubt = tr(" · {n} ragu-ragu").format(n=one.doubtful) if one.doubtful else ""
    told = tr("{done} dari {all} selesai").format(done=one.finished, all=one.total)
    button = Button(tr("Nilai"), small=True, do=rate)
    return _row((plain(one.name, bold=True), bar, plain(told + doubt, kind="muted")), button)


def achievement_row(facts: AchievementFacts, change: Callable[[], object]) -> QWidget:
    """A unit, what it achieved, and the button to enter it."""
    if facts.value is None:
        chip = StateChip(State.ACTION, tr("belum diisi"))
    else:
        chip = StateChip(State.DONE, facts.value.label)
        chip.setToolTip(facts.source)
    text = tr("Isi capaian") if facts.value is None else tr("Ubah")
    return _row((plain(facts.unit), chip), Button(text, small=True, do=change))


def _row(left: tuple[QWidget, ...], button: Button) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(box, 8))
    words = QVBoxLayout()
    words.setSpacing(px(box, 2))
    for widget in left:
        if isinstance(widget, StateChip):
            words.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            words.addWidget(widget)
    row.addLayout(words, 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return box
