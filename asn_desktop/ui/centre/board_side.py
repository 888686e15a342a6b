"""Beside the board: one office in full, with the ways on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.formats import clock_time, long_date, number
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.ui.widgets.panels import SideScroll, side_heading
from asn_desktop.views.centre import BoardRow

WIDTH = 300


class BoardSide(QFrame):
    """``show_row(row)``; ``open_view(view, place)`` leads to another view of the page."""

    def __init__(
        self, open_view: Callable[[str, UUID], object], remind: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setFixedWidth(px(self, WIDTH))
        self._open_view = open_view
        self._remind = remind
        self._row: BoardRow | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.area = SideScroll()
        column.addWidget(self.area)

    def show_row(self, row: BoardRow | None) -> None:
        """Show one office; None empties the panel."""
        if row == self._row and row is not None:
            return
        self._row = row
        self.area.show_parts(self._parts(row) if row is not None else ())

    def _parts(self, row: BoardRow) -> list[QWidget]:
        name = plain(row.name, bold=True)
        name.setFont(sized(name, points=1.5, bold=True))
        late = StateChip(State.ACTION, self.tr("terlambat")) if row.late else None
        parts: list[QWidget] = [
            name,
            plain(self.tr("Kode {code}").format(code=row.code), kind="muted"),
        ]
        if late is not None:
            parts.append(late)
        parts += [side_heading(self.tr("PAKET TERAKHIR")), plain(self._last(row))]
        parts.append(side_heading(self.tr("KELENGKAPAN")))
        parts.append(
            self._grid(
                (
                    (self.tr("Pegawai"), number(row.people)),
                    (self.tr("SKP ditetapkan"), _of(row.skp, row.people)),
                    (self.tr("Penilaian selesai"), _of(row.rated, row.people)),
                    (self.tr("Lembar ditandatangani"), _of(row.signed, row.people)),
                )
            )
        )
        parts.append(side_heading(self.tr("YANG TERBUKA")))
        parts.append(
            self._grid(
                (
                    (self.tr("Pertanyaan"), _count(row.questions)),
                    (self.tr("Siap digabung"), _count(row.ready)),
                    (self.tr("Ditahan"), _count(row.held)),
                    (self.tr("Dikembalikan"), _count(row.returned)),
                    (self.tr("Menunggu diperiksa"), _count(row.waiting)),
                    (self.tr("Kunci yang berlaku"), _count(row.keys)),
                )
            )
        )
        parts.append(side_heading(self.tr("LANJUT KE")))
        for view, words, icon in (
            ("check", self.tr("Periksa"), "check"),
            ("questions", self.tr("Pertanyaan"), "help"),
            ("reply", self.tr("Balasan"), "send"),
            ("keys", self.tr("Kunci"), "lock"),
        ):
            go = partial(self._open_view, view, row.id)
            parts.append(Button(words, icon=icon, small=True, do=go))
        return parts

    def _last(self, row: BoardRow) -> str:
        if row.at is None:
            return self.tr("Belum pernah mengirim paket.")
        when = f"{long_date(row.at.date())} {clock_time(row.at)}"
        age = self.tr("hari ini") if not row.age else self.tr("{n} hari lalu").format(n=row.age)
        return self.tr("Nomor {no}, {when} ({age})").format(no=row.number, when=when, age=age)

    def _grid(self, lines: tuple[tuple[str, str], ...]) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(self, 12))
        grid.setVerticalSpacing(px(self, 3))
        grid.setColumnStretch(0, 1)
        for at, (label, value) in enumerate(lines):
            name = plain(label, kind="muted")
            name.setWordWrap(False)
            figure = QLabel(value)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(name, at, 0)
            grid.addWidget(figure, at, 1)
        return box


def _of(part: int, whole: int) -> str:
    return f"{number(part)} dari {number(whole)}" if whole else "–"


def _count(value: int) -> str:
    return number(value) if value else "–"
