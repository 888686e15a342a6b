"""The column beside the list "Dari pusat": what one row says, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from asn_desktop.ui import formats
from asn_desktop.ui.bundle.office_items import Item, can_compare
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.ui.widgets.panels import SideScroll, side_heading
from asn_desktop.views.incoming import DecisionRow, LineNote, ProposalRow, ReplyRow, ReturnedRow
from asn_desktop.workflows.sentences import say

WIDTH = 380


class OfficeSide(QFrame):
    """``show_item(item)``; what its buttons do is the page's."""

    def __init__(
        self,
        *,
        open_form: Callable[[], object],
        answer: Callable[[], object],
        accept: Callable[[], object],
        refuse: Callable[[], object],
        compare: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setFixedWidth(px(self, WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.area = SideScroll()
        column.addWidget(self.area)
        self.open_button = Button(self.tr("Buka formulirnya"), icon="edit", do=open_form)
        self.answer_button = Button(self.tr("Sudah diperbaiki"), icon="check", do=answer)
        self.accept_button = Button(self.tr("Terima usulan…"), icon="check", do=accept)
        self.refuse_button = Button(self.tr("Tolak…"), do=refuse)
        self.compare_button = Button(self.tr("Lihat kedua isinya"), icon="eye", do=compare)
        self._buttons = (
            self.open_button,
            self.answer_button,
            self.accept_button,
            self.refuse_button,
            self.compare_button,
        )
        self._put_away()

    def show_item(self, item: Item | None) -> None:
        """Show one row; None empties the column."""
        self._put_away()
        self.area.show_parts(self._parts(item) if item is not None else (), keep=self._buttons)

    def _put_away(self) -> None:
        for button in self._buttons:
            button.hide()
            button.setParent(self)

    def _parts(self, item: Item) -> list[QWidget]:
        what = item.what
        if isinstance(what, ReturnedRow):
            return self._returned(item, what)
        if isinstance(what, ProposalRow):
            return self._proposal(item, what)
        if isinstance(what, DecisionRow):
            return self._decision(item, what)
        return self._reply(item, what)

    def _head(self, item: Item, name: str, below: str) -> list[QWidget]:
        title = plain(name, bold=True)
        title.setFont(sized(title, points=1.5, bold=True))
        parts: list[QWidget] = [title]
        if below:
            parts.append(plain(below, kind="muted"))
        parts.append(StateChip(*item.mark))
        return parts

    def _returned(self, item: Item, row: ReturnedRow) -> list[QWidget]:
        parts = self._head(item, row.subject.name or row.subject.what, row.subject.what)
        parts.append(plain(_by(row.by, row.on), kind="muted"))
        if row.text:
            parts += [side_heading(self.tr("KATA PUSAT")), plain(row.text)]
        if row.notes:
            parts.append(side_heading(self.tr("CATATAN PER BARIS")))
            parts += [note_card(self, note) for note in row.notes]
        if row.sent:
            parts.append(
                plain(
                    self.tr(
                        "Perbaikannya sudah ada di paket yang dikirim; pusat memeriksanya lagi."
                    ),
                    kind="muted",
                )
            )
        elif row.answered_on is not None:
            words = self.tr("Ditandai sudah diperbaiki pada {day}. Ikut dengan paket berikutnya.")
            parts.append(plain(words.format(day=formats.long_date(row.answered_on)), kind="muted"))
        if row.subject.page:
            parts.append(self._button(self.open_button))
        if item.waits:
            parts.append(self._button(self.answer_button))
        return parts

    def _proposal(self, item: Item, row: ProposalRow) -> list[QWidget]:
        parts = self._head(item, row.name or row.choice.label, formats.spaced_nip(row.nip))
        parts += [side_heading(self.tr("USULAN PUSAT")), plain(row.choice.label, bold=True)]
        if row.words:
            parts.append(plain(row.words))
        if row.other:
            words = self.tr("Entri lainnya di kantor ini: {name}").format(name=row.other)
            parts.append(plain(words, kind="muted"))
        if row.moved_on is not None:
            day = formats.long_date(row.moved_on)
            parts.append(plain(self.tr("Pindah mulai {day}").format(day=day), kind="muted"))
        parts.append(plain(_by("", row.on), kind="muted"))
        if row.accepted is None:
            parts += [self._button(self.accept_button), self._button(self.refuse_button)]
        elif row.reason:
            parts += [side_heading(self.tr("ALASAN KANTOR INI")), plain(row.reason)]
        return parts

    def _decision(self, item: Item, row: DecisionRow) -> list[QWidget]:
        parts = self._head(item, row.subject.name or row.subject.what, row.subject.what)
        parts += [side_heading(self.tr("KEPUTUSAN PUSAT")), plain(row.choice.label, bold=True)]
        if row.reason:
            parts.append(plain(row.reason))
        parts.append(plain(_by(row.by, row.on), kind="muted"))
        if can_compare(row):
            words = self.tr("Isi kantor tetap disimpan dan dapat dibaca di samping isi pusat.")
            parts += [plain(words, kind="muted"), self._button(self.compare_button)]
        return parts

    def _reply(self, item: Item, row: ReplyRow) -> list[QWidget]:
        at = f"{formats.long_date(row.at.date())}, {formats.clock_time(row.at)}"
        parts = self._head(
            item, item.title, self.tr("Diambil {at} oleh {by}").format(at=at, by=row.by)
        )
        if row.lines:
            parts.append(side_heading(self.tr("ISINYA")))
        for line in row.lines:
            parts.append(plain(say(line)))
        if row.note:
            parts += [side_heading(self.tr("PESAN PUSAT")), plain(row.note)]
        if row.name:
            parts.append(plain(row.name, kind="muted"))
        return parts

    def _button(self, button: Button) -> Button:
        button.show()
        return button


def note_card(parent: QWidget, note: LineNote) -> Banner:
    """A note of the centre on one line; shown without a parent it would be a window."""
    banner = Banner(parent)
    banner.say(State.ACTION, f"{note.where}: {note.text}" if note.where else note.text)
    return banner


def _by(name: str, day: date | None) -> str:
    words = formats.long_date(day)
    return f"{words} · {name}" if name and words else name or words
