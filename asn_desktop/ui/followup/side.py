"""The panel beside the list: one document's way, its limits, an objection."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from asn_desktop.rules import evaluators
from asn_desktop.ui import formats
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.followup.looks import clock_words, state_of
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.ui.widgets.panels import SideScroll, side_heading
from asn_desktop.views.followup import FollowRow

WIDTH = 340


class FollowSide(QFrame):
    """``show_row(row)``; the buttons are the page's."""

    def __init__(self, print_row: Callable[[], object], objection: Callable[[], object]) -> None:
        super().__init__()
        self.setFixedWidth(px(self, WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.area = SideScroll()
        column.addWidget(self.area)
        self.print_button = Button(self.tr("Cetak…"), icon="print", key="Ctrl+P", do=print_row)
        self.objection_button = Button("", icon="feedback", do=objection)
        for button in (self.print_button, self.objection_button):
            button.setParent(self)
            button.hide()

    def show_row(self, row: FollowRow | None) -> None:
        """Show one evaluation's document; None empties the panel."""
        buttons = (self.print_button, self.objection_button)
        for button in buttons:
            button.hide()
            button.setParent(self)
        self.area.show_parts(self._parts(row) if row is not None else (), keep=buttons)

    def _parts(self, row: FollowRow) -> list[QWidget]:
        name = plain(row.name, bold=True)
        name.setFont(sized(name, points=1.5, bold=True))
        parts: list[QWidget] = [name, plain(row.unit, kind="muted")]
        if row.predicate is not None:
            parts.append(StateChip(State.DONE, row.predicate.label))
        parts += [
            side_heading(self.tr("DOKUMEN {form}").format(form=row.form.value)),
            _way(self, row),
        ]
        self.print_button.switch_off(
            "" if row.state.is_finished else self.tr("Belum dinilai, jadi belum ada lembarnya.")
        )
        self.print_button.show()
        parts.append(self.print_button)
        if row.clocks:
            parts.append(side_heading(self.tr("BATAS WAKTU YANG BERJALAN")))
        for clock in sorted(row.clocks, key=lambda one: one.due):
            banner = Banner(self)  # shown without a parent it would be a window
            banner.say(state_of(clock), clock_words(clock))
            banner.label.setFont(sized(banner.label, points=-1))
            parts.append(banner)
        parts.append(side_heading(self.tr("KEBERATAN")))
        parts += self._objection(row)
        return parts

    def _objection(self, row: FollowRow) -> list[QWidget]:
        button = self.objection_button
        off = ""
        if row.objection is not None:
            words = row.objection.label
            button.setText(self.tr("Buka keberatan"))
        elif row.final is not None:
            words, off = _final_words(row), self.tr("Penilaian ini final.")
        elif row.handed_on or row.returned_on:
            words = self.tr("Tidak ada keberatan yang dicatat.")
        else:
            words = self.tr("Pegawai dapat mengajukannya setelah menerima dokumen.")
            off = self.tr("Dokumennya belum diserahkan.")
        told = plain(words, kind="muted")
        if row.objection is None:
            button.setText(self.tr("Catat keberatan…"))
        if row.final is not None and row.objection is None:
            return [told]
        button.setAccessibleName(button.text())
        button.switch_off(off)
        button.updateGeometry()
        button.show()
        return [told, button]


def _final_words(row: FollowRow) -> str:
    if row.final is evaluators.FinalCase.LATE_ASSESSOR_S_SUPERIOR:
        return "Dinilai atasan pejabat penilai: final, tanpa keberatan (halaman 90)."
    return "Dinilai kepala daerah atau pimpinan instansi: final, tanpa keberatan (halaman 90)."


def _way(parent: QWidget, row: FollowRow) -> QWidget:
    """The dates on the paper, a dash for what has not happened."""
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(parent, 12))
    grid.setVerticalSpacing(px(parent, 3))
    grid.setColumnStretch(1, 1)
    passed = "Atasan penilai" if row.passed else "Penilai"
    lines: list[tuple[str, str]] = [
        (passed, row.signer or "–"),
        ("Ditandatangani", _day(row.signed_on)),
        ("Diserahkan", _day(row.handed_on)),
        ("Dikembalikan", _day(row.returned_on)),
        ("Dilaporkan", _day(row.reported_on)),
    ]
    if row.decision_id is not None:
        lines += [
            ("D.1.3 ditandatangani", _day(row.decision_signed_on)),
            ("D.1.3 dilaporkan", _day(row.decision_reported_on)),
        ]
    for at, (label, value) in enumerate(lines):
        name = plain(label, kind="muted")
        name.setWordWrap(False)
        grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(plain(value), at, 1)
    return box


def _day(day: date | None) -> str:
    return formats.long_date(day) if day else "–"
