"""The view "Per pegawai": one person × what was sent of him, and where it stands at the centre."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from asn_desktop.rules.merging import Standing
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import incoming_people
from asn_desktop.ui import formats
from asn_desktop.ui.bundle.office_items import STATES
from asn_desktop.ui.bundle.office_parcels import ParcelCard
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column, Mark
from asn_desktop.ui.tables.page import KnownListPage
from asn_desktop.ui.tables.panel import ListFilter, ListPanel, ListSpec
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.ui.widgets.panels import SideScroll, side_heading
from asn_desktop.views.incoming import ParcelRow, PersonSent, Subject
from asn_desktop.views.lists import ListQuery, ListRows

KINDS = frozenset(
    {"bundle", "parcel_return", "approval", "question", "person", "skp", "evaluation"}
)
WIDTH = 380
NEEDS = (Standing.RETURNED, Standing.HELD, Standing.QUESTION)


class PeoplePage(KnownListPage):
    """The list at the left, every parcel of one person at the right."""

    title = "Paket · Per pegawai"
    kinds = KINDS

    def build(self) -> None:
        """Make list, side and keys."""
        self._found: tuple[PersonSent, ...] = ()
        self.panel = ListPanel(self.context.operations, self._spec())
        self.panel.current_changed.connect(self._current)
        self.side = QFrame()
        self.side.setFixedWidth(px(self, WIDTH))
        inner = QVBoxLayout(self.side)
        inner.setContentsMargins(0, 0, 0, 0)
        self.area = SideScroll()
        inner.addWidget(self.area)
        self.body.addWidget(self.beside(self.side), 1)
        self.add_key("F8", self.tr("berikutnya yang perlu tindakan"), self.next_needing)
        self.tell_key("Enter", self.tr("buka SKP-nya"))

    def _spec(self) -> ListSpec:
        states: list[tuple[object, str]] = [
            (None, self.tr("Semua pegawai")),
            (Standing.RETURNED.value, self.tr("Dikembalikan")),
            (Standing.QUESTION.value, self.tr("Ada pertanyaan")),
            (Standing.HELD.value, self.tr("Ditahan")),
            (Standing.SENT.value, self.tr("Dikirim, belum diakui")),
            (Standing.RECEIVED.value, self.tr("Diterima")),
            (Standing.MERGED.value, self.tr("Digabung")),
            (Standing.APPROVED.value, self.tr("Disetujui")),
            (incoming_people.NEVER, self.tr("Belum pernah dikirim")),
        ]
        return ListSpec(
            columns=(
                Column("name", self.tr("Nama"), 200, stretch=True),
                Column("standing", self.tr("Keadaan"), 172, _worst, Cell.MARK),
                Column("skp", self.tr("SKP"), 132, _skp, Cell.MARK, sortable=False),
                Column(
                    "evaluations",
                    self.tr("Evaluasi"),
                    190,
                    _evaluations,
                    Cell.MARK,
                    sortable=False,
                ),
                Column("waits", self.tr("Menunggu"), 96, self._age, kind=Cell.MUTED, spare=True),
            ),
            query=self._rows,
            noun=self.tr("pegawai"),
            kinds=KINDS,
            open=self._open,
            filters=(ListFilter("standing", self.tr("Keadaan"), states),),
            empty=Empty(
                self.tr("Belum ada pegawai."),
                (Choice(self.tr("Ke Pegawai"), partial(self.context.open, "people")),),
                detail=self.tr(
                    "Setelah ada pegawai dan paket dikirim, di sini terlihat apa yang sudah "
                    "diterima, digabung, ditanyakan, dikembalikan, atau disetujui pusat."
                ),
                icon="people",
            ),
        )

    def _rows(self, _tx: Any, query: ListQuery) -> ListRows[PersonSent]:
        return incoming_people.choose(self._found, query)

    def _age(self, row: PersonSent) -> str:
        if row.oldest is None:
            return ""
        days = (self.context.office.today() - row.oldest.astimezone().date()).days
        return self.tr("{days} hari").format(days=days) if days > 0 else self.tr("hari ini")

    # ---- reading

    def go(self, *, person: UUID | None = None, standing: str = "", **_more: Any) -> None:
        """Show one person, or those with a ``standing``."""
        if standing:
            self.panel.set_filter("standing", standing)
        self._wanted = person

    def on_period(self) -> None:
        """Another year: other forms."""
        self._read()

    def _read(self) -> None:
        year = self.context.selection.year
        self.context.operations.read(incoming_people.people_sent, year, then=self._fill)

    def _fill(self, found: tuple[PersonSent, ...]) -> None:
        self._found = found
        self.header.set_title(self.title, self._note(found))
        self.fill(found)
        self._current(self._row())

    def _note(self, found: tuple[PersonSent, ...]) -> str:
        needing = sum(row.worst in NEEDS for row in found)
        year = self.context.selection.year
        if needing:
            return self.tr("Tahun {year} · {count} perlu tindakan").format(year=year, count=needing)
        return self.tr("Tahun {year}").format(year=year)

    def _row(self) -> PersonSent | None:
        row, rows = self.panel.table.currentIndex().row(), self.panel.model.rows
        return rows[row] if 0 <= row < len(rows) else None

    def _current(self, row: PersonSent | None) -> None:
        if row is None:
            self.area.show_parts(())
            return
        self.context.operations.read(
            incoming_people.parcels_of, row.id, then=partial(self._show, row)
        )

    def _show(self, row: PersonSent, parcels: tuple[ParcelRow, ...]) -> None:
        current = self._row()
        if current is None or current.id != row.id:
            return
        name = plain(row.name, bold=True)
        name.setFont(sized(name, points=1.5, bold=True))
        parts: list[QWidget] = [name]
        about = (formats.spaced_nip(row.nip), row.unit)
        parts += [plain(words, kind="muted") for words in about if words]
        if not parcels:
            parts.append(plain(self.tr("Datanya belum pernah dikirim ke pusat."), kind="muted"))
        standing: Standing | None = None
        for one in parcels:
            if one.standing is not standing:
                standing = one.standing
                many = row.counts.get(standing, 0)
                parts.append(side_heading(f"{standing.label.upper()} · {many}"))
            parts.append(ParcelCard(one, self._open_subject))
        self.area.show_parts(parts)

    # ---- acting

    def next_needing(self) -> None:
        """F8."""
        if not self.panel.next_row(lambda row: row.worst in NEEDS):
            self.context.notice(self.tr("Tidak ada yang perlu tindakan."))

    def _open(self, row: PersonSent) -> None:
        self.context.open("skp", person=row.id)

    def _open_subject(self, subject: Subject) -> None:
        selection = self.context.selection
        if subject.year is not None and subject.year in selection.years:
            selection.choose(subject.year, subject.period or None)
        self.context.open(subject.page, **subject.target)


def _mark(standing: Standing | None, none: str = "") -> Mark | str:
    return (STATES[standing], standing.label) if standing is not None else none


def _worst(row: PersonSent) -> object:
    if row.worst is None:
        return State.OPEN, "Belum dikirim"
    return STATES[row.worst], f"{row.worst.label} · {row.counts[row.worst]}"


def _skp(row: PersonSent) -> object:
    return _mark(row.skp, "–")


def _evaluations(row: PersonSent) -> object:
    """The newest period that was evaluated, with where it stands."""
    if not row.evaluations:
        return "–"
    code, standing = row.evaluations[-1]
    short = PeriodRef(2000, code).label.replace("Triwulan", "TW")
    if standing is None:
        return State.OPEN, f"{short} · belum"
    return STATES[standing], f"{short} · {standing.label}"
