"""The view "Papan kantor": how far every office is, who is late, what waits for whom."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from asn_desktop.rules.acts import Act
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import centre_board, setup
from asn_desktop.services.office import Tx
from asn_desktop.settings import OfficeSettings
from asn_desktop.ui.centre.board_side import BoardSide
from asn_desktop.ui.centre.remind import RemindDialog
from asn_desktop.ui.formats import number, short_date
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column, Mark
from asn_desktop.ui.tables.page import KnownListPage
from asn_desktop.ui.tables.panel import ListFilter, ListPanel, ListSpec, RowAction
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import Selectable
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.views.centre import BoardRow
from asn_desktop.views.lists import ListQuery, ListRows

KINDS = (
    "bundle",
    "place",
    "place_key",
    "question",
    "parcel_return",
    "approval",
    "setting",
    "period",
    "same_person",
)
LATE_DAYS = (7, 14, 30, 60, 90)


class BoardPage(KnownListPage):
    """One row an office; the current one is told in full beside the list."""

    title = "Paket · Kantor"
    kinds = KINDS

    def build(self) -> None:
        """Make list, side and keys."""
        self._known: list[BoardRow] = []
        self._late_days = OfficeSettings().office_late_days
        self.panel = ListPanel(self.context.operations, self._spec())
        self.panel.current_changed.connect(self._current)
        self.side = BoardSide(self.open_view, self.remind_current)
        self.body.addWidget(self.beside(self.side), 1)
        self.late_button = Button("", icon="calendar", do=self.ask_late)
        self.header.add(self.late_button)
        self.remind_button = Button(self.tr("Ingatkan…"), icon="send", do=self.remind_current)
        self.set_main(self.remind_button)
        self.add_key("F8", self.tr("kantor terlambat berikutnya"), self.next_late)
        self.tell_key("Enter", self.tr("berkas kantor ini di Periksa"))

    def _spec(self) -> ListSpec:
        tr = self.tr
        return ListSpec(
            columns=(
                Column("office", tr("Kantor"), 150, lambda row: row.name, stretch=True, wrap=True),
                Column("code", tr("Kode"), 84, kind=Cell.MUTED, spare=True),
                Column("last", tr("Paket terakhir"), 176, last_of, Cell.MARK),
                Column("people", tr("Pegawai"), 74, kind=Cell.NUMBER),
                Column("skp", tr("SKP"), 62, skp_of, tip=tr("Orang yang SKP-nya ditetapkan")),
                Column("rated", tr("Dinilai"), 66, rated_of, tip=tr("Penilaian yang selesai")),
                Column(
                    "signed",
                    tr("Tanda tangan"),
                    116,
                    signed_of,
                    tip=tr("Lembar D.1 bertanda tangan"),
                ),
                Column("open", tr("Terbuka"), 128, open_of, Cell.MARK, wrap=True),
            ),
            query=self._rows,
            noun=tr("kantor"),
            open=lambda row: self.open_view("check", row.id),
            actions=(RowAction(tr("Ingatkan…"), self.remind, icon="send", key="Ctrl+R"),),
            filters=(
                ListFilter(
                    "state",
                    tr("Keadaan"),
                    (
                        (None, tr("Semua kantor")),
                        ("late", tr("Terlambat")),
                        ("never", tr("Belum pernah mengirim")),
                        ("open", tr("Ada pertanyaan atau ditahan")),
                        ("returned", tr("Ada yang dikembalikan")),
                        ("waiting", tr("Menunggu diperiksa")),
                        ("keyless", tr("Tanpa kunci yang berlaku")),
                    ),
                ),
            ),
            sort="last",
            empty=Empty(
                tr("Belum ada kantor yang terdaftar."),
                (Choice(tr("Ke Kunci"), self._to_keys),),
                detail=tr(
                    "Setelah sebuah kantor didaftarkan, di sini terlihat paket terakhirnya, "
                    "kelengkapannya, dan apa yang menunggu."
                ),
                icon="unit",
            ),
        )

    def _rows(self, _tx: Any, query: ListQuery) -> ListRows[BoardRow]:
        return centre_board.choose(self._known, query)

    # ---- coming and going

    def go(self, *, place: UUID | None = None, state: str = "", **_more: Any) -> None:
        """Show one office, or those in a ``state``."""
        self._wanted = place
        if state:
            self.panel.set_filter("state", state)

    def on_period(self) -> None:
        """Another period, other counts."""
        self._read()

    @property
    def period(self) -> PeriodRef | None:
        """The chosen period; None while the year has none."""
        code = self.context.selection.period
        return PeriodRef(self.context.selection.year, code) if code else None

    def _read(self) -> None:
        settings = self.context.operations.read_now(setup.read_settings)
        self._late_days = settings.office_late_days
        words = self.tr("Terlambat setelah {n} hari").format(n=self._late_days)
        self.late_button.setText(words)
        self.late_button.updateGeometry()
        year = self.context.selection.year
        self.context.operations.read(centre_board.rows, self.period, year, then=self._fill)

    def _fill(self, rows: list[BoardRow]) -> None:
        self._known = rows
        self.fill(rows)
        self.show_side(bool(rows))
        off = "" if rows else self.tr("Belum ada kantor.")
        self.remind_button.switch_off(off)
        sums = centre_board.sums(rows)
        label = self.context.selection.label
        period = f"{label} {self.context.selection.year}".strip()
        note = self.tr("{period} · {n} kantor").format(period=period, n=number(sums.offices))
        if sums.late:
            note += self.tr(" · {n} terlambat").format(n=number(sums.late))
        if sums.people:
            note += self.tr(" · {part} dari {all} orang dinilai").format(
                part=number(sums.rated), all=number(sums.people)
            )
        self.header.set_title(self.title, note if rows else "")
        self._current(self.row())

    def row(self) -> BoardRow | None:
        """The office one stands on."""
        current = self.panel.current_id()
        return next((one for one in self._known if one.id == current), None)

    def _current(self, _row: object) -> None:
        self.side.show_row(self.row())

    # ---- acts

    def next_late(self) -> None:
        """F8."""
        if not self.panel.next_row(lambda row: row.late):
            self.context.notice(self.tr("Tidak ada kantor yang terlambat."))

    def open_view(self, view: str, place: UUID) -> None:
        """Another view of the page Paket, for one office."""
        self.context.open("bundle", view=view, place=place)

    def remind_current(self) -> None:
        """Ctrl+Enter: a text for the office one stands on."""
        self.remind(self.panel.chosen())

    def remind(self, ids: list[UUID]) -> None:
        """A text to copy for the chosen offices."""
        rows = [row for row in self._known if row.id in set(ids)]
        if rows:
            label = self.context.selection.label
            period = f"{label} {self.context.selection.year}".strip()
            settings = self.context.operations.read_now(setup.read_settings)
            RemindDialog.ask(self, rows, settings.office_name, period)

    def ask_late(self) -> None:
        """After how many days an office counts as late."""
        words = [self.tr("{n} hari").format(n=days) for days in LATE_DAYS]
        chosen = Selectable.ask(
            self,
            self.tr("Kapan kantor disebut terlambat?"),
            self.tr("Hari sejak paket terakhirnya diterima. Berlaku untuk semua pemeriksa."),
            words,
        )
        if chosen is not None:
            self.context.operations.write(Act.CHANGE_SETTING, _set_late, LATE_DAYS[chosen])

    def _to_keys(self) -> None:
        self.context.open("bundle", view="keys")


def _set_late(tx: Tx, days: int) -> None:
    setup.change_settings(tx, office_late_days=days)


# ---- how a row looks


def last_of(row: BoardRow) -> Mark:
    """When the newest bundle came and which it was."""
    if row.at is None or row.age is None:
        return (State.ACTION, "belum pernah")
    when = short_date(row.at.date())
    words = f"no. {row.number} · {when}" if row.number else when
    return (State.ACTION if row.late else State.DONE, words)


def skp_of(row: BoardRow) -> str:
    """How many have their SKP set."""
    return _percent(row.skp, row.people)


def rated_of(row: BoardRow) -> str:
    """How many are rated."""
    return _percent(row.rated, row.people)


def signed_of(row: BoardRow) -> str:
    """How many sheets are signed."""
    return _percent(row.signed, row.people)


def _percent(part: int, whole: int) -> str:
    return f"{part * 100 // whole} %" if whole else "–"


def open_of(row: BoardRow) -> Mark:
    """What waits: questions first, then what is to be merged, held, returned, to be checked."""
    if not row.keys:
        return (State.REFUSED, "tanpa kunci")
    if row.questions:
        return (State.ACTION, f"{row.questions} pertanyaan")
    if row.ready:
        return (State.ACTION, f"{row.ready} siap digabung")
    if row.held:
        return (State.ACTION, f"{row.held} ditahan")
    if row.returned:
        return (State.WAITING, f"{row.returned} dikembalikan")
    if row.waiting:
        return (State.RUNNING, f"{row.waiting} diperiksa")
    return (State.DONE, "beres") if row.at is not None else (State.OPEN, "–")
