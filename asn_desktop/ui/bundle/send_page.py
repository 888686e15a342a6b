"""The view "Kirim ke Kabupaten": what is ready, one file to a stick, and what was sent."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.merging import BundleState
from asn_desktop.rules.parcel_counts import in_size, in_words
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import outgoing, outgoing_ready, places
from asn_desktop.ui.bundle.send_done import SentDialog
from asn_desktop.ui.bundle.send_paper import show_slip
from asn_desktop.ui.bundle.send_parts import ReadyCard, TravelCard
from asn_desktop.ui.bundle.send_place import PlaceDialog
from asn_desktop.ui.operations import ChangesLike
from asn_desktop.ui.page import Page
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.panel import ListPanel, ListSpec, RowAction
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.ui.widgets.messages import Banner, Empty
from asn_desktop.views.sending import OLD_AFTER_DAYS, Lack, Outgoing, SentBundle
from asn_desktop.workflows import highwater, sending
from asn_desktop.workflows.sending import Sent

STATES = {
    BundleState.MADE: State.ACTION,
    BundleState.WRITTEN: State.RUNNING,
    BundleState.ACKNOWLEDGED: State.DONE,
}


class SendPage(Page):
    """What would travel and how far the office is; below, everything that was ever sent."""

    title = "Paket · Kirim ke Kabupaten"

    def build(self) -> None:
        """Make the cards, the list and the button."""
        self.found: Outgoing | None = None
        self.enrolled = True
        self._comes = False
        self.banner = Banner()
        self.travel = TravelCard()
        self.ready = ReadyCard(self.open_lack)
        self.body.addWidget(self._above())
        self.panel = ListPanel(self.context.operations, self._list())
        self.body.addWidget(self.panel, 1)
        words = self.tr("Buat paket dan simpan…")
        self.make_button = self.set_main(Button(words, icon="send", do=self.send))

    def _above(self) -> QWidget:
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 12))
        column.setSpacing(px(self, 8))
        column.addWidget(self.banner)
        cards = QHBoxLayout()
        cards.setSpacing(px(self, 12))
        cards.addWidget(self.travel, 1)
        cards.addWidget(self.ready, 1)
        column.addLayout(cards)
        return above

    def _list(self) -> ListSpec:
        return ListSpec(
            columns=(
                Column("number", self.tr("Nomor"), 72, kind=Cell.NUMBER),
                Column("at", self.tr("Dibuat"), 110, get=lambda one: one.at.date(), kind=Cell.DATE),
                Column("what", self.tr("Isi"), 320, get=_what, stretch=True, sortable=False),
                Column("size", self.tr("Besar"), 84, get=lambda one: in_size(one.size)),
                Column("state", self.tr("Keadaan"), 220, get=_mark, kind=Cell.MARK, sortable=False),
            ),
            query=outgoing_ready.rows,
            noun=self.tr("paket"),
            kinds=frozenset({"bundle"}),
            open=self.slip_of,
            actions=(
                RowAction(self.tr("Tulis ulang…"), self.write_again, icon="upload"),
                RowAction(self.tr("Surat pengantar…"), self.slips_of, icon="print"),
            ),
            empty=Empty(
                self.tr("Belum ada paket yang dikirim."),
                detail=self.tr("Paket yang dibuat tercatat di sini sampai diakui kabupaten."),
                icon="package",
            ),
        )

    # ---- coming and going

    def activate(self) -> None:
        """Read, and stand at the button that makes the bundle."""
        self._comes = True
        self._read()

    def on_period(self) -> None:
        """Another period."""
        self._read()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def on_changed(self, changes: ChangesLike) -> None:
        """Whatever was written may have to travel."""
        self.panel.on_changed(changes)
        self._read()

    def filter_focus(self) -> None:
        """Ctrl+F."""
        self.panel.focus_filter()

    def back(self) -> bool:
        """Esc: the filter, then the ticks."""
        return self.panel.close_open()

    def open_lack(self, lack: Lack) -> None:
        """Where something is put right."""
        self.context.open(lack.page, **lack.target)

    def _read(self) -> None:
        self.panel.read()
        chosen = self.context.selection
        self.context.operations.read(
            outgoing_ready.lacks, chosen.year, chosen.period, then=self._show_lacks
        )
        self.context.operations.read(places.centre_id, then=self._show_centre)
        self.context.operations.read(outgoing.overview, then=self._show)

    def _show_lacks(self, lacks: tuple[Lack, ...]) -> None:
        chosen = self.context.selection
        self.ready.show_lacks(lacks, chosen.label, chosen.year)

    def _show_centre(self, centre_id: UUID | None) -> None:
        self.enrolled = centre_id is not None
        if self.found is not None:
            self._show(self.found)

    def _show(self, found: Outgoing) -> None:
        self.found = found
        self.travel.show_outgoing(found)
        self._warn(found)
        reason = ""
        if not self.enrolled:
            reason = self.tr("Kantor ini belum terdaftar di pusat.")
        elif found.locked:
            reason = self.tr("Pengiriman ditahan; baca keterangan di atas.")
        elif found.empty and not found.waiting:
            reason = self.tr("Tidak ada yang baru untuk dikirim.")
        held = self.window().focusWidget() is self.make_button
        self.make_button.switch_off(reason)
        if (self._comes or (held and reason)) and self.isVisible():
            self._comes = False
            self._stand()

    def _stand(self) -> None:
        """Where nothing can be made one stands on the way on, else on what was sent."""
        way_on = self.banner.button
        if self.make_button.isEnabled():
            self.make_button.setFocus()
        elif way_on.isVisible():
            way_on.setFocus()
        else:
            self.panel.focus_rows()

    def _warn(self, found: Outgoing) -> None:
        days = found.waiting_days or 0
        if not self.enrolled:
            words = self.tr(
                "Kantor ini belum terdaftar di pusat, jadi belum ada yang dapat dikirim."
            )
            self.banner.say(State.ACTION, words, self.tr("Ke Pendaftaran"), self.enrol)
        elif found.locked:
            words = highwater.told(found.locked)
            self.banner.say(State.ACTION, words, self.tr("Lanjutkan pengiriman…"), self.unlock)
        elif found.unwritten and not found.since_last:
            words = self.tr("{count} paket sudah dibuat tetapi belum ditulis ke flashdisk.")
            self.banner.say(
                State.ACTION,
                words.format(count=len(found.unwritten)),
                self.tr("Tulis…"),
                partial(self.write_again, [one.id for one in found.unwritten]),
            )
        elif days > OLD_AFTER_DAYS:
            words = self.tr(
                "Paket yang belum diakui sudah menunggu {days} hari. Tanyakan ke kabupaten, atau "
                "kirim lagi: paket baru memuat semuanya."
            )
            self.banner.say(State.ACTION, words.format(days=days))
        else:
            self.banner.say(State.ACTION, "")

    # ---- sending

    def send(self) -> None:
        """Ask where to, make what is new and write it there."""
        place = PlaceDialog.ask(self, self.tr("Simpan paket untuk kabupaten"))
        if place is None:
            return
        office = self.context.office
        self.context.operations.run(
            lambda report: sending.make_and_write(office, place, report),
            title=self.tr("Membuat paket…"),
            writes=True,
            then=self._sent,
        )

    def write_again(self, ids: list[UUID]) -> None:
        """Write bundles that were made before once more."""
        place = PlaceDialog.ask(self, self.tr("Tulis ulang paket"))
        if place is None:
            return
        office = self.context.office

        def write(report: Any) -> Sent:
            return sending.write_again(office, ids, place, report)

        self.context.operations.run(
            write, title=self.tr("Menulis paket…"), writes=True, then=self._sent
        )

    def _sent(self, sent: Sent) -> None:
        SentDialog.show_sent(self, self.context, sent)

    def slip_of(self, bundle: SentBundle) -> None:
        """The cover slip of a row."""
        show_slip(self, self.context, bundle)

    def slips_of(self, ids: list[UUID]) -> None:
        """The cover slip of the first chosen row."""
        rows = [row for row in self.panel.model.rows if row.id == ids[0]]
        if rows:
            show_slip(self, self.context, rows[0])

    def enrol(self) -> None:
        """Where this office makes itself known to the centre."""
        self.context.open("bundle", view="enrolment")

    def unlock(self) -> None:
        """Somebody has read why sending is held, and lets it go on."""
        locked = self.found.locked if self.found is not None else ""
        if not locked:
            return
        words = f"{highwater.told(locked)}\n\n{highwater.advice(locked)}"
        title = self.tr("Lanjutkan pengiriman?")
        if Question.ask(self, title, words, yes=self.tr("Lanjutkan")):
            office = self.context.office
            self.context.operations.run(
                lambda _report: highwater.unlock(office), writes=True, then=self._unlocked
            )

    def _unlocked(self, _nothing: object) -> None:
        self.context.notice(self.tr("Pengiriman dilanjutkan. Paket berikutnya memuat semuanya."))


def _what(one: SentBundle) -> str:
    words = in_words(one.counts, most=5)
    return words[:1].upper() + words[1:] if one.kind is BundleKind.CHANGES else words


def _mark(one: SentBundle) -> tuple[State, str]:
    if one.superseded:
        return State.DONE, "Termuat di paket baru"
    state, words = STATES.get(one.state, State.OPEN), one.state.label
    if one.state is BundleState.MADE:
        words = "Belum ditulis"
    if one.days is not None and one.state is BundleState.WRITTEN:
        age = "hari ini" if one.days == 0 else f"{one.days} hari"
        words = f"{words}, belum diakui · {age}"
        state = State.ACTION if one.days > OLD_AFTER_DAYS else state
    return state, words
