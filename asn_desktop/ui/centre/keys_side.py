"""Beside the list of keys: one request or one place in full, with what can be done about it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from asn_desktop.rules.merging import KeyState
from asn_desktop.ui.bundle.enrol_cards import Facts
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.formats import clock_time, long_date, number, short_date
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.ui.widgets.panels import SideScroll, side_heading
from asn_desktop.views.places import KeyRow, KeysRow, PlaceRow, RequestRow

WIDTH = 340
KEY_STATES = {
    KeyState.ACTIVE: State.DONE,
    KeyState.RETIRED: State.OPEN,
    KeyState.REVOKED: State.REFUSED,
    KeyState.REQUESTED: State.WAITING,
}


class Acts(Protocol):
    """What the buttons of the side do with the row one stands on."""

    def enrol(self) -> None:
        """Grant the request."""

    def decline(self) -> None:
        """Turn the request down."""

    def make_kit(self) -> None:
        """Make the office kit."""

    def change_units(self) -> None:
        """Change what the place may send."""

    def revoke(self) -> None:
        """Revoke a key of the place."""

    def show_own(self) -> None:
        """Show the centre's own keys."""


class KeysSide(QFrame):
    """``show_row(row)``; None empties it."""

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self.setFixedWidth(px(self, WIDTH))
        self._acts = acts
        self._row: KeysRow | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.area = SideScroll()
        column.addWidget(self.area)

    def show_row(self, row: KeysRow | None) -> None:
        """Show one line of the list in full."""
        if row == self._row and row is not None:
            return
        self._row = row
        if row is None:
            self.area.show_parts(())
        elif row.request is not None:
            self.area.show_parts(self._request(row.request))
        else:
            self.area.show_parts(self._place(row.known))

    def _head(self, name: str, code: str) -> list[QWidget]:
        title = plain(name, bold=True)
        title.setFont(sized(title, points=1.5, bold=True))
        return [title, plain(self.tr("Kode {code}").format(code=code), kind="muted")]

    def _request(self, row: RequestRow) -> list[QWidget]:
        words = self.tr("Kunci baru") if row.rotation else self.tr("Menunggu nomor periksa")
        parts = self._head(row.name, row.code)
        parts += [
            StateChip(State.ACTION, words),
            side_heading(self.tr("PERMOHONAN")),
            self._facts(
                (
                    (self.tr("Diterima"), f"{long_date(row.at.date())} {clock_time(row.at)}"),
                    (self.tr("Oleh"), row.by),
                    (self.tr("Alasan"), row.reason),
                    (self.tr("Nomor salah"), f"{row.tries} kali" if row.tries else ""),
                )
            ),
        ]
        if row.known and not row.rotation:
            parts.append(
                plain(
                    self.tr(
                        "Kantor ini sudah terdaftar: ini komputer tambahan, atau pengganti "
                        "komputer yang hilang."
                    ),
                    kind="muted",
                )
            )
        grant = self.tr("Terima kunci baru…") if row.rotation else self.tr("Daftarkan…")
        parts += [
            side_heading(self.tr("TINDAKAN")),
            Button(grant, icon="check", small=True, do=self._acts.enrol),
            Button(self.tr("Tolak…"), icon="close", small=True, do=self._acts.decline),
        ]
        return parts

    def _place(self, row: PlaceRow) -> list[QWidget]:
        parts = self._head(row.name, row.code)
        since = long_date(row.enrolled_on) if row.enrolled_on else ""
        heard = f"{long_date(row.heard.date())} {clock_time(row.heard)}" if row.heard else ""
        never = "" if row.centre else self.tr("belum pernah")
        units = ", ".join(name for name in row.unit_names if name)
        alone = "" if row.centre else self.tr("hanya data yang dibuatnya sendiri")
        parts += [
            side_heading(self.tr("TENTANG")),
            self._facts(
                (
                    (self.tr("Terdaftar"), since),
                    (self.tr("Paket terakhir"), heard or never),
                    (self.tr("Boleh mengirim"), units or alone),
                )
            ),
            side_heading(self.tr("KUNCI")),
        ]
        for key in row.keys:
            parts += self._key(key)
        parts.append(side_heading(self.tr("TINDAKAN")))
        if row.centre:
            parts.append(
                Button(self.tr("Kunci pusat…"), icon="lock", small=True, do=self._acts.show_own)
            )
            return parts
        kit = Button(self.tr("Buat paket kantor…"), icon="package", small=True)
        kit.clicked.connect(self._acts.make_kit)
        units_button = Button(self.tr("Ubah unit…"), icon="unit", small=True)
        units_button.clicked.connect(self._acts.change_units)
        gone = Button(self.tr("Cabut kunci…"), icon="warning", small=True, kind=Kind.QUIET)
        gone.clicked.connect(self._acts.revoke)
        for button in (kit, gone):
            button.switch_off("" if row.active else self.tr("Tidak ada kunci yang berlaku."))
        return [*parts, kit, units_button, gone]

    def _key(self, key: KeyRow) -> list[QWidget]:
        said = [plain(key.key_id)]
        said[0].setFont(sized(said[0], bold=True))
        dates = self.tr("sejak {day}").format(day=short_date(key.since)) if key.since else ""
        words = [dates, self.tr("diterima sampai posisi {n}").format(n=number(key.position))]
        if key.state is KeyState.REVOKED:
            until = number(key.until_seq) if key.until_seq else self.tr("tidak satu pun")
            day = short_date(key.revoked_on) if key.revoked_on else ""
            words = [
                self.tr("dicabut {day}").format(day=day),
                self.tr("masih dipercaya sampai: {n}").format(n=until),
                key.reason,
            ]
        told = plain(" · ".join(word for word in words if word), kind="muted")
        return [said[0], StateChip(KEY_STATES[key.state], key.state.label), told]

    def _facts(self, facts: tuple[tuple[str, str], ...]) -> Facts:
        made = Facts()
        made.show_facts(facts)
        return made
