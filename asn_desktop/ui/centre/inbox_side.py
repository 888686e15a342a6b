"""Beside the inbox: what a bundle would bring or brought, kind by kind, and why it waits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.rules.findings import Finding
from asn_desktop.rules.merging import BundleState
from asn_desktop.rules.parcel_counts import in_size
from asn_desktop.ui.centre.inbox_looks import (
    asked_of,
    kind_of,
    label_of,
    state_of,
    when_of,
    words_of,
)
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.formats import number
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.ui.widgets.panels import SideScroll, side_heading
from asn_desktop.views.inbox import InboxRow
from asn_desktop.views.merging import Preview
from asn_desktop.workflows.sentences import say

WIDTH = 380
PEOPLE = 12
Shown = tuple[InboxRow, Preview | Finding | None]


class InboxSide(QFrame):
    """``show_row(row, preview)``; the buttons are the page's."""

    def __init__(self, reply: Callable[[], object], undo: Callable[[], object]) -> None:
        super().__init__()
        self.setFixedWidth(px(self, WIDTH))
        self._reply, self._undo = reply, undo
        self._shown: Shown | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.area = SideScroll()
        column.addWidget(self.area)

    def show_row(self, row: InboxRow | None, preview: Preview | Finding | None) -> None:
        """Show one bundle; None empties the panel."""
        shown = (row, preview) if row is not None else None
        if shown is not None and shown == self._shown:
            return
        self._shown = shown
        self.area.show_parts(self._parts(row, preview) if row is not None else ())

    def _parts(self, row: InboxRow, preview: Preview | Finding | None) -> list[QWidget]:
        name = plain(row.place or row.name, bold=True)
        name.setFont(sized(name, points=1.5, bold=True))
        parts: list[QWidget] = [name]
        if row.number:  # what is no bundle has neither number nor kind
            what = self.tr("Paket {no} · {kind}").format(no=row.number, kind=kind_of(row))
            parts.append(plain(what, kind="muted"))
        parts.append(StateChip(*state_of(row)))
        parts += self._faults(row, preview)
        if isinstance(preview, Preview) and row.is_ready:
            parts += self._preview(preview)
        elif row.kinds:
            parts += self._merged(row)
        elif row.counts:
            parts.append(side_heading(self.tr("ISI")))
            counts = {label_of(kind): number(count) for kind, count in row.counts.items()}
            parts.append(self._grid(counts))
        parts.append(side_heading(self.tr("BERKAS")))
        parts.append(
            self._grid(
                {
                    self.tr("Diterima"): when_of(row),
                    self.tr("Oleh"): row.by,
                    self.tr("Besar"): in_size(row.size),
                    self.tr("Nama"): row.name,
                }
            )
        )
        if row.state is BundleState.APPLIED:
            parts.append(Button(self.tr("Buat balasan…"), icon="send", do=self._reply))
            parts.append(Button(self.tr("Batalkan penggabungan…"), icon="undo", do=self._undo))
        return parts

    def _faults(self, row: InboxRow, preview: Preview | Finding | None) -> list[QWidget]:
        found: list[tuple[State, Finding]] = []
        if row.fault is not None:
            waits = row.state is BundleState.HELD
            found.append((State.WAITING if waits else State.REFUSED, row.fault))
        if isinstance(preview, Finding):
            found.append((State.REFUSED, preview))
        alarms = preview.alarms if isinstance(preview, Preview) else row.alarms
        found += [(State.REFUSED, one) for one in alarms]
        return [self._banner(state, say(finding)) for state, finding in found]

    def _preview(self, preview: Preview) -> list[QWidget]:
        whole = words_of(preview.counts) or self.tr("tidak ada yang berubah")
        parts: list[QWidget] = [side_heading(self.tr("YANG AKAN DIGABUNG")), plain(whole)]
        parts.append(self._kinds(preview.kinds))
        if preview.blobs:
            parts.append(plain(self.tr("{n} lampiran").format(n=number(preview.blobs))))
        if preview.held:
            parts.append(side_heading(self.tr("AKAN DITAHAN")))
            for finding, count in preview.held:
                times = f" ({number(count)}×)" if count > 1 else ""
                parts.append(self._banner(State.WAITING, say(finding) + times))
        if preview.people:
            parts.append(side_heading(self.tr("PEGAWAI")))
            told = {one.name: words_of(one.counts) for one in preview.people[:PEOPLE]}
            parts.append(self._grid(told))
            if len(preview.people) > PEOPLE:
                more = number(len(preview.people) - PEOPLE)
                parts.append(plain(self.tr("dan {n} orang lainnya").format(n=more), kind="muted"))
        return parts

    def _merged(self, row: InboxRow) -> list[QWidget]:
        parts: list[QWidget] = [
            side_heading(self.tr("YANG DIGABUNG")),
            self._kinds(row.kinds or {}),
        ]
        if row.released:
            words = self.tr("{n} yang tadinya ditahan ikut digabung.")
            parts.append(plain(words.format(n=number(row.released))))
        asked = asked_of(row)
        if asked:
            parts.append(
                self._banner(State.ACTION, self.tr("Menunggu: {what}.").format(what=asked))
            )
        return parts

    def _kinds(self, kinds: Mapping[str, Mapping[str, int]]) -> QWidget:
        told = {label_of(kind): words_of(counts) for kind, counts in kinds.items()}
        return self._grid({label: words for label, words in told.items() if words})

    def _banner(self, state: State, words: str) -> Banner:
        banner = Banner(self)  # shown without a parent it would be a window
        banner.say(state, words)
        banner.label.setFont(sized(banner.label, points=-1))
        return banner

    def _grid(self, lines: Mapping[str, str]) -> QWidget:
        return grid_of(self, list(lines.items()))


def grid_of(owner: QWidget, lines: Sequence[tuple[str, str]]) -> QWidget:
    """Labels at the left, what is said of them at the right, wrapping."""
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(owner, 12))
    grid.setVerticalSpacing(px(owner, 3))
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, px(owner, 104))
    top = Qt.AlignmentFlag.AlignTop
    for at, (label, words) in enumerate(lines):
        name = plain(label, kind="muted")
        name.setMaximumWidth(px(owner, 150))
        said = QLabel(words)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        grid.addWidget(name, at, 0, top)
        grid.addWidget(said, at, 1, top)
    return box
