"""The view "Balasan": what every office is told, one file each, and the receipt of one line."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from asn_desktop.rules.names import fold
from asn_desktop.services import centre_reference, centre_reply
from asn_desktop.ui.bundle.send_place import PlaceDialog
from asn_desktop.ui.centre.receipt_dialog import ReceiptDialog
from asn_desktop.ui.centre.replied import RepliedDialog
from asn_desktop.ui.formats import number, short_date
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column, Mark
from asn_desktop.ui.tables.page import KnownListPage
from asn_desktop.ui.tables.panel import ListFilter, ListPanel, ListSpec, RowAction
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.ui.widgets.messages import Banner, Choice, Empty
from asn_desktop.views.centre import ReceiptSlip, ReplyRow
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.workflows import receipts, replying
from asn_desktop.workflows.replying import MadeReply, NotMade

KINDS = ("bundle", "place", "place_key", "question", "parcel_return", "approval", "setting")
REFERENCE = ("year", "period", "holiday_table", "holiday_day", "setting")
Done = tuple[list[MadeReply], list[NotMade], list[Path]]


class ReplyPage(KnownListPage):
    """One row an office; what is ticked gets its file, else everybody who waits for one."""

    title = "Paket · Balasan"
    kinds = (*KINDS, *REFERENCE)

    def build(self) -> None:
        """Make list, banner and keys."""
        self._known: list[ReplyRow] = []
        self.banner = Banner(self)
        inset = QHBoxLayout()
        inset.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), 0)
        inset.addWidget(self.banner)
        self.body.addLayout(inset)
        self.panel = ListPanel(self.context.operations, self._spec())
        self.body.addWidget(self.panel, 1)
        self.make_button = Button(self.tr("Buat balasan"), icon="send", do=self.make)
        self.set_main(self.make_button)
        self.add_key("F8", self.tr("kantor berikutnya yang menunggu balasan"), self.next_due)
        self.tell_key("Enter", self.tr("tanda terima: kode QR dan teks"))

    def _spec(self) -> ListSpec:
        tr = self.tr
        return ListSpec(
            columns=(
                Column("office", tr("Kantor"), 160, lambda row: row.name, stretch=True, wrap=True),
                Column("code", tr("Kode"), 90, kind=Cell.MUTED, spare=True),
                Column("received", tr("Paket diterima"), 130, received_of),
                Column("words", tr("Isi balasan"), 200, kind=Cell.MUTED, stretch=True, wrap=True),
                Column("last", tr("Balasan terakhir"), 190, last_of, Cell.MARK),
            ),
            query=self._rows,
            noun=tr("kantor"),
            open=lambda row: self.show_receipt([row.id]),
            actions=(
                RowAction(tr("Tanda terima…"), self.show_receipt, icon="check", key="Ctrl+T"),
                RowAction(tr("Kirim acuan…"), self.send_reference, icon="calendar"),
                RowAction(tr("Pemulihan…"), self.recover, icon="backup"),
            ),
            filters=(
                ListFilter(
                    "state",
                    tr("Keadaan"),
                    ((None, tr("Semua kantor")), ("due", tr("Menunggu balasan"))),
                ),
            ),
            sort="office",
            empty=Empty(
                tr("Belum ada kantor yang terdaftar."),
                (Choice(tr("Ke Kunci"), self._to_keys),),
                icon="send",
            ),
        )

    def _rows(self, _tx: Any, query: ListQuery) -> ListRows[ReplyRow]:
        words = fold(query.text).split()
        found = [
            row
            for row in centre_reply.choose(self._known, query.filters.get("state"))
            if all(word in fold(f"{row.name} {row.code}") for word in words)
        ]
        keys = {
            "office": lambda row: (fold(row.name),),
            "code": lambda row: (row.code,),
            "received": lambda row: _moment(row.received),
            "last": lambda row: _moment(row.last),
            "words": lambda row: (row.words,),
        }
        found.sort(key=keys.get(query.sort, keys["office"]), reverse=query.descending)
        return ListRows(found, len(self._known))

    # ---- coming and going

    def go(self, *, place: UUID | None = None, **_more: Any) -> None:
        """Stand on one office."""
        self._wanted = place

    def _read(self) -> None:
        self.context.operations.read(centre_reply.rows, then=self._fill)
        self.context.operations.read(centre_reference.is_changed, then=self._tell_reference)

    def _fill(self, rows: list[ReplyRow]) -> None:
        self._known = rows
        self.fill(rows)
        due = sum(row.due for row in rows)
        note = self.tr("{n} kantor menunggu balasan").format(n=number(due)) if due else ""
        self.header.set_title(self.title, note)
        self.make_button.switch_off("" if rows else self.tr("Belum ada kantor."))

    def _tell_reference(self, changed: bool) -> None:
        self.banner.say(
            State.ACTION,
            self.tr("Tahun, periode, atau hari libur yang berlaku belum diterbitkan sebagai acuan.")
            if changed
            else "",
            self.tr("Terbitkan"),
            self.publish,
        )

    # ---- acts

    def next_due(self) -> None:
        """F8."""
        if not self.panel.next_row(lambda row: row.due):
            self.context.notice(self.tr("Tidak ada kantor yang menunggu balasan."))

    def publish(self) -> None:
        """Number the reference set; every reply carries it."""
        office = self.context.office
        self.context.operations.run(
            lambda _report: replying.publish_reference(office), then=self._published, writes=True
        )

    def _published(self, no: int) -> None:
        self.context.notice(
            self.tr("Acuan nomor {no} diterbitkan; ikut dalam setiap balasan.").format(no=no)
        )

    def make(self) -> None:
        """Ctrl+Enter: replies for what is ticked, else for all who wait, into one place."""
        due: list[UUID] = [row.id for row in self._known if row.due]
        ids = self.panel.chosen() if self.panel.model.chosen or not due else due
        if not ids:
            return
        title = self.tr("Simpan {n} balasan").format(n=number(len(ids)))
        folder = PlaceDialog.ask(self, title)
        if folder is None:
            return
        office = self.context.office

        def work(report: Any) -> Done:
            made, left = replying.make_replies(office, ids, report)
            return made, left, replying.write_to(office, made, folder, report)

        self._run(work, self.tr("Membuat balasan…"))

    def send_reference(self, ids: list[UUID]) -> None:
        """Years, periods and holidays alone."""
        folder = PlaceDialog.ask(self, self.tr("Simpan acuan"))
        if folder is None:
            return
        office = self.context.office

        def work(report: Any) -> Done:
            made = [replying.make_reference(office, key) for key in ids]
            return made, [], replying.write_to(office, made, folder, report)

        self._run(work, self.tr("Membuat acuan…"))

    def recover(self, ids: list[UUID]) -> None:
        """All the centre has of an office, for one that lost its own."""
        row = next((one for one in self._known if one.id == ids[0]), None)
        if row is None or not Question.ask(
            self,
            self.tr("Buat pemulihan untuk {office}?").format(office=row.name),
            self.tr(
                "Berisi semua data kantor itu yang ada di pusat, tersegel untuk kuncinya sendiri. "
                "Kantor yang datanya hilang membukanya di Paket › Dari pusat."
            ),
            yes=self.tr("Buat"),
        ):
            return
        folder = PlaceDialog.ask(self, self.tr("Simpan pemulihan"))
        if folder is None:
            return
        office, key = self.context.office, row.id

        def work(report: Any) -> Done:
            made = replying.make_recovery(office, key, report)
            return made, [], replying.write_to(office, made, folder, report)

        self._run(work, self.tr("Membuat pemulihan…"))

    def _run(self, work: Any, title: str) -> None:
        self.context.operations.run(work, then=self._done, title=title, writes=True)

    def _done(self, done: Done) -> None:
        made, left, paths = done
        self.panel.choose(())
        RepliedDialog.tell(self, made, left, paths)

    def show_receipt(self, ids: list[UUID]) -> None:
        """Enter: the receipt of one office."""
        key, office = ids[0], self.context.office
        self.context.operations.run(
            lambda _report: receipts.slip_of(office, key), then=partial(self._show, key)
        )

    def _show(self, key: UUID, slip: ReceiptSlip) -> None:
        ReceiptDialog.show_slip(self, self.context, key, slip)

    def _to_keys(self) -> None:
        self.context.open("bundle", view="keys")


def _moment(at: Any) -> tuple[bool, float]:
    return (at is None, at.timestamp() if at is not None else 0.0)


def received_of(row: ReplyRow) -> str:
    """When its newest bundle was merged."""
    return short_date(row.received.date()) if row.received is not None else "–"


def last_of(row: ReplyRow) -> Mark:
    """When it was last answered; to be done while something is newer."""
    if row.last is None:
        return (State.ACTION if row.due else State.OPEN, "belum pernah")
    words = f"no. {row.number} · {short_date(row.last.date())}"
    return (State.ACTION if row.due else State.DONE, words)
