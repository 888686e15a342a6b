"""The view "Kunci": requests that wait, places and their keys, the centre's own keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget

from asn_desktop.services import places, places_board
from asn_desktop.services.office import ReadTx
from asn_desktop.services.units import unit_tree
from asn_desktop.ui.bundle.enrol_asks import AskKeyFile
from asn_desktop.ui.centre.keys_dialogs import EnrolDialog, RevokeDialog, UnitsDialog
from asn_desktop.ui.centre.keys_own import OwnKeys
from asn_desktop.ui.centre.keys_roots import RootsDialog
from asn_desktop.ui.centre.keys_side import KeysSide
from asn_desktop.ui.formats import number, short_date
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column, Mark
from asn_desktop.ui.tables.page import KnownListPage
from asn_desktop.ui.tables.panel import ListFilter, ListPanel, ListSpec
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import Question, TextQuestion
from asn_desktop.ui.widgets.messages import Choice, Empty, EmptyState
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.places import KeysRow, PlaceRow
from asn_desktop.workflows import enrolment_centre, enrolment_kit, enrolment_requests
from asn_desktop.workflows.sending_files import SUFFIX as REQUEST_SUFFIX

KINDS = ("place", "place_key", "bundle", "unit", "setting")


class KeysPage(KnownListPage):
    """Requests on top, then every place; the current one is told in full beside the list."""

    title = "Paket · Kunci"
    kinds = KINDS

    def build(self) -> None:
        """Make what shows before there are keys, then list and side."""
        self._known: tuple[KeysRow, ...] = ()
        self._has_keys = False
        self.own = OwnKeys(self, self.context, self._read)
        self.stack = QStackedWidget()
        self.nothing = EmptyState(
            Empty(
                self.tr("Pusat belum punya kunci."),
                (Choice(self.tr("Buat kunci akar…"), self.own.begin),),
                detail=self.tr(
                    "Tiga orang masing-masing memegang satu kunci akar di flashdisk sendiri; dua "
                    "di antaranya menandatangani setiap perubahan daftar kantor. Siapkan tiga "
                    "flashdisk, tiga orang, dan sebuah amplop untuk brankas."
                ),
                icon="lock",
            )
        )
        self.panel = ListPanel(self.context.operations, self._spec())
        self.panel.current_changed.connect(self._current)
        self.side = KeysSide(self)
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.beside(self.side))
        self.body.addWidget(self.stack, 1)
        self.own_button = Button(self.tr("Kunci pusat…"), icon="lock", do=self.show_own)
        self.paste_button = Button(self.tr("Tempel kode…"), icon="copy", do=self.paste)
        self.header.add(self.own_button)
        self.header.add(self.paste_button)
        self.take_button = Button("", icon="file-in", do=self.do_main)
        self.set_main(self.take_button)
        self.add_key("F8", self.tr("permohonan berikutnya"), self.next_request)
        self.tell_key("Enter", self.tr("daftarkan; paket kantor"))

    def _spec(self) -> ListSpec:
        tr = self.tr
        return ListSpec(
            columns=(
                Column("name", tr("Kantor"), 220, stretch=True, wrap=True),
                Column("code", tr("Kode"), 110, kind=Cell.MUTED, spare=True),
                Column("state", tr("Keadaan"), 200, state_of, Cell.MARK),
                Column("since", tr("Sejak"), 110, since_of, Cell.MUTED, spare=True),
            ),
            query=self._rows,
            noun=tr("baris"),
            open=self.open_row,
            filters=(
                ListFilter(
                    "state",
                    tr("Keadaan"),
                    (
                        (None, tr("Semua")),
                        ("request", tr("Permohonan")),
                        ("active", tr("Kunci berlaku")),
                        ("keyless", tr("Tanpa kunci yang berlaku")),
                    ),
                ),
            ),
            sort="code",
            empty=Empty(tr("Belum ada kantor yang terdaftar."), icon="unit"),
        )

    def _rows(self, _tx: Any, query: ListQuery) -> ListRows[KeysRow]:
        return places_board.choose(self._known, query)

    # ---- coming and going

    def activate(self) -> None:
        """Read."""
        self._read()

    def go(self, *, place: UUID | None = None, **_more: Any) -> None:
        """Show one place."""
        self._wanted = place
        self._read()

    def _read(self) -> None:
        self.context.operations.read(_all, then=self._fill)

    def _fill(self, found: tuple[bool, tuple[KeysRow, ...]]) -> None:
        has_keys, self._known = found
        self._has_keys = has_keys
        self.stack.setCurrentIndex(1 if has_keys else 0)
        for button in (self.own_button, self.paste_button):
            button.setVisible(has_keys)
        self.take_button.icon_name = "file-in" if has_keys else "lock"
        self.take_button.setText(
            self.tr("Masukkan permohonan…") if has_keys else self.tr("Buat kunci akar…")
        )
        self.take_button.updateGeometry()
        self.fill(self._known)
        waits = sum(row.request is not None for row in self._known)
        offices = sum(row.place is not None and not row.place.centre for row in self._known)
        note = self.tr("{n} kantor").format(n=number(offices))
        if waits:
            note += self.tr(" · {n} permohonan menunggu").format(n=number(waits))
        self.header.set_title(self.title, note if has_keys else "")
        if has_keys and self.isVisible():
            self.panel.focus_rows()
        elif self.isVisible():
            self.nothing.buttons[0].setFocus()
        self._current(self.row())

    def row(self) -> KeysRow | None:
        """What one stands on."""
        current = self.panel.current_id()
        return next((one for one in self._known if one.id == current), None)

    def _current(self, _row: object) -> None:
        self.side.show_row(self.row())

    def _place(self) -> PlaceRow | None:
        row = self.row()
        return row.place if row is not None else None

    # ---- requests

    def next_request(self) -> None:
        """F8."""
        if not self.panel.next_row(lambda row: row.request is not None):
            self.context.notice(self.tr("Tidak ada permohonan yang menunggu."))

    def do_main(self) -> None:
        """Ctrl+Enter: a request; before there are keys, those."""
        if self._has_keys:
            self.take()
        else:
            self.own.begin()

    def take(self) -> None:
        """A request from a file."""
        file = AskKeyFile.to_read(self, self.tr("Masukkan permohonan"), REQUEST_SUFFIX)
        if file is not None:
            self._take(lambda: enrolment_requests.read_request(file), file.name)

    def paste(self) -> None:
        """A request as text, read from the code on the letter."""
        text = TextQuestion.ask(
            self,
            self.tr("Tempel permohonan dari kode QR"),
            label=self.tr("Isi kode, diawali DAFTAR1:"),
            yes=self.tr("Masukkan"),
        )
        if text is not None:
            self._take(lambda: text.encode(), "QR")

    def _take(self, read: Any, name: str) -> None:
        office = self.context.office
        self.context.operations.run(
            lambda _report: enrolment_requests.take_request(office, read(), name),
            writes=True,
            then=self._taken,
        )

    def _taken(self, request_id: UUID) -> None:
        self._wanted = request_id
        self._read()

    def open_row(self, row: KeysRow) -> None:
        """Enter: grant a request; a place gets its kit."""
        if row.request is not None:
            self.enrol()
        elif row.known.centre:
            self.show_own()
        elif row.known.active:
            self.make_kit()

    def enrol(self) -> None:
        """The number, the scope, two root keys, and at the end the kit."""
        row = self.row()
        if row is None or row.request is None:
            return
        request = row.request
        known = next(
            (one.place for one in self._known if one.place and one.place.code == request.code),
            None,
        )
        answer = EnrolDialog.ask(self, self.context, request, known)
        if answer is None:
            self._read()
            return
        office = self.context.office
        place_id = RootsDialog.ask(
            self,
            self.context,
            self.tr("Daftarkan {name}").format(name=answer.name),
            lambda roots: enrolment_centre.enrol(
                office,
                request.id,
                answer.typed,
                roots,
                code=answer.code,
                name=answer.name,
                units=answer.units,
                revoke=answer.revoke,
            ),
        )
        if place_id is not None:
            self._wanted = place_id
            self._read()
            self._write_kit(place_id)

    def decline(self) -> None:
        """Turn a request down."""
        row = self.row()
        if row is None or row.request is None:
            return
        request = row.request
        if Question.ask(
            self,
            self.tr("Tolak permohonan {name}?").format(name=request.name),
            self.tr("Berkas yang sama tidak diterima lagi; kantor itu harus menyiapkan yang baru."),
            yes=self.tr("Tolak"),
            danger=True,
        ):
            office = self.context.office
            self.context.operations.run(
                lambda _report: enrolment_requests.decline(office, request.id), writes=True
            )

    # ---- places

    def make_kit(self) -> None:
        """The kit of the place one stands on."""
        place = self._place()
        if place is not None:
            self._write_kit(place.id)

    def _write_kit(self, place_id: UUID) -> None:
        office = self.context.office
        name = enrolment_kit.kit_name(office, place_id)
        file = AskKeyFile.to_write(self, self.tr("Simpan paket kantor"), name)
        if file is not None:
            self.context.operations.run(
                lambda _report: enrolment_kit.write_kit(office, place_id, file),
                then=self._kit_written,
                title=self.tr("Menyusun paket kantor…"),
            )

    def _kit_written(self, file: Path) -> None:
        self.context.notice(self.tr("Tersimpan: {name}").format(name=file.name))

    def change_units(self) -> None:
        """What the place may write about."""
        place = self._place()
        if place is None:
            return
        nodes = self.context.operations.read_now(unit_tree)
        chosen = UnitsDialog.ask(self, nodes, place.units)
        if chosen is None or set(chosen) == set(place.units):
            return
        office = self.context.office
        RootsDialog.ask(
            self,
            self.context,
            self.tr("Ubah unit {name}").format(name=place.name),
            lambda roots: enrolment_centre.change_scope(office, place.code, chosen, roots),
        )
        self._read()

    def revoke(self) -> None:
        """Revoke a key of the place."""
        place = self._place()
        if place is None or not place.active:
            return
        answer = RevokeDialog.ask(self, place)
        if answer is None:
            return
        key, reason, until = answer
        office = self.context.office
        RootsDialog.ask(
            self,
            self.context,
            self.tr("Cabut kunci {name}").format(name=place.name),
            lambda roots: enrolment_centre.revoke(office, key, reason, until, roots),
        )
        self._read()

    def show_own(self) -> None:
        """The centre's own keys."""
        self.own.show()


def state_of(row: KeysRow) -> Mark:
    """One mark for a request or a place."""
    if row.request is not None:
        return (State.ACTION, "kunci baru" if row.request.rotation else "menunggu nomor periksa")
    count = len(row.known.active)
    if not count:
        return (State.REFUSED, "tanpa kunci yang berlaku")
    return (State.DONE, "kunci berlaku" if count == 1 else f"{count} kunci berlaku")


def since_of(row: KeysRow) -> str:
    """Since when a place is enrolled, or when the request came."""
    if row.request is not None:
        return short_date(row.request.at.date())
    return short_date(row.known.enrolled_on) if row.known.enrolled_on else ""


def _all(tx: ReadTx) -> tuple[bool, tuple[KeysRow, ...]]:
    has_keys = places.newest_list(tx) is not None
    return has_keys, places_board.keys_rows(tx)
