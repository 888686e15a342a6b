"""What the sheets of a guidance share: cards, the date on the form, the places of F8."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from asn_desktop.rules.guidance import GuidanceKind
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.forms.fields import DateField, LongTextField
from asn_desktop.ui.guidance.cells import Place
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.panels import Card, Scroll


class LongBox:
    """A long field as a place of F8."""

    def __init__(self, field: LongTextField) -> None:
        self.field = field

    def words(self) -> str:
        """What stands there."""
        return self.field.text().strip()

    def setFocus(self, _reason: Qt.FocusReason, /) -> None:
        """Go there."""
        self.field.focus()

    def hasFocus(self) -> bool:
        """Whether one is there."""
        return self.field.box.hasFocus()


def card(title: str, by: str = "") -> Card:
    """A card with its title as on the form and, quietly, who fills it in."""
    made = Card()
    row = QHBoxLayout()
    row.setSpacing(px(made, 10))
    words = plain(title, bold=True)
    words.setWordWrap(False)
    row.addWidget(words)
    if by:
        quiet = plain(by, kind="muted")
        quiet.setWordWrap(False)
        quiet.setFont(sized(quiet, points=-1))
        row.addWidget(quiet)
    row.addStretch(1)
    made.column.addLayout(row)
    return made


def paper_date(sheet: Scroll, name: str, today: date) -> DateField:
    """The date on the form; empty leaves it for the pen."""
    field = DateField(
        name,
        sheet.tr("Tanggal pada formulir"),
        today=today,
        hint=sheet.tr("Kosong = ditulis tangan."),
    )
    sheet.column.addWidget(field)
    return field


def next_empty(places: Sequence[Place]) -> bool:
    """F8: go to the next place that is empty, round the end; False = there is none."""
    here = next((at for at, place in enumerate(places) if place.hasFocus()), -1)
    for step in range(1, len(places) + 1):
        place = places[(here + step) % len(places)]
        if not place.words():
            place.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False


STATES = {"empty": State.OPEN, "partly": State.RUNNING, "whole": State.DONE}
"""How much is filled in, as a shape."""


def record_titles(kind: GuidanceKind) -> tuple[str, ...]:
    """The parts of a record as the rail names them, in their order."""
    if kind is GuidanceKind.COACHING:
        return ("Tujuan", "Fakta", "Peluang", "Langkah ke depan")
    return ("Tujuan", "Jurnal")
