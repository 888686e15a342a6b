"""Beside the list of results: what is known of the current one, and what was done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.formats import short_date
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.ui.widgets.panels import SideScroll, side_heading
from asn_desktop.views.measures import ResultStanding
from asn_desktop.workflows.sentences import say

WIDTH = 340
Do = Callable[[], object]


class MeasuresSide(QFrame):
    """``show_row(row)``; the buttons do what the page says."""

    def __init__(self, *, take: Do, over: Do, back: Do, guide: Do) -> None:
        super().__init__()
        self.setFixedWidth(px(self, WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.area = SideScroll()
        column.addWidget(self.area, 1)
        buttons = QVBoxLayout()
        buttons.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 12))
        buttons.setSpacing(px(self, 8))
        self.take_button = Button(self.tr("Catat tindakan…"), key="Ctrl+N", do=take)
        self.guide_button = Button(self.tr("Mulai pembinaan…"), icon="guidance", do=guide)
        self.over_button = Button(self.tr("Ambil alih hasil kerja…"), do=over)
        self.back_button = Button(self.tr("Batalkan pengambilalihan…"), do=back)
        for button in (self.take_button, self.guide_button, self.over_button, self.back_button):
            buttons.addWidget(button)
        column.addLayout(buttons)

    def show_row(self, row: ResultStanding | None) -> None:
        """Show one result; None empties the panel."""
        self.area.show_parts(self._parts(row) if row is not None else ())
        taken = row is not None and row.taken_on is not None
        self.over_button.setVisible(not taken)
        self.back_button.setVisible(taken)
        for button in (self.take_button, self.guide_button):
            button.setEnabled(row is not None)
        self.over_button.switch_off(
            ""
            if row is not None and row.answered
            else self.tr("Catat dulu penyesuaian atau pembinaan (Pasal 20 ayat 6).")
        )

    def _parts(self, row: ResultStanding) -> list[QWidget]:
        name = plain(row.name, bold=True)
        name.setFont(sized(name, points=1.5, bold=True))
        parts: list[QWidget] = [name, plain(row.position, kind="muted")]
        parts.append(plain(f"{row.no}. {row.text}", bold=True))
        if row.taken_on is not None:
            banner = Banner(self)  # shown without a parent it would be a window
            banner.say(
                State.WAITING,
                self.tr("Diambil alih pimpinan {on}: {note}").format(
                    on=short_date(row.taken_on), note=row.taken_note
                ),
            )
            parts.append(banner)
        parts.append(side_heading(self.tr("FAKTA")))
        for one in row.reasons:
            banner = Banner(self)
            banner.say(State.ACTION, say(one))
            parts.append(banner)
        done = row.realised or self.tr("Belum ada realisasi pada periode ini.")
        parts.append(plain(done, kind="" if row.realised else "muted"))
        parts.append(side_heading(self.tr("TINDAKAN PIMPINAN (PASAL 20)")))
        if not row.measures:
            parts.append(plain(self.tr("Belum ada tindakan yang dicatat."), kind="muted"))
        for done_then in reversed(row.measures):
            parts.append(plain(f"{short_date(done_then.on)} · {done_then.kind.label}", bold=True))
            parts.append(plain(done_then.text))
        return parts
