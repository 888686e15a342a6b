"""The view "Periksa": what was received, laid open; approve, or return with a note a line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QComboBox

from asn_desktop.rules.exchange import PARCELS
from asn_desktop.rules.findings import Finding
from asn_desktop.rules.merging import Standing
from asn_desktop.services import centre_checking
from asn_desktop.ui.centre.check_view import CheckPanel
from asn_desktop.ui.errors import RefusedDialog
from asn_desktop.ui.formats import number
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column, Mark
from asn_desktop.ui.tables.page import KnownListPage
from asn_desktop.ui.tables.panel import ListFilter, ListPanel, ListSpec, RowAction
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import Question, TextQuestion
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.views.centre import Approved, CheckRow, CheckView, NoteLine
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.workflows import checking

KINDS = ("bundle", "parcel_return", "approval", "question", "place")
STATES = {
    Standing.RECEIVED: State.RUNNING,
    Standing.MERGED: State.OPEN,
    Standing.QUESTION: State.ACTION,
    Standing.HELD: State.ACTION,
    Standing.RETURNED: State.WAITING,
    Standing.APPROVED: State.DONE,
    Standing.SENT: State.OPEN,
}
FILTER = 176
"""Pixels: three filters stand beside the content on a small screen."""
WORDS = {Standing.MERGED: "Belum diperiksa"}


class CheckPage(KnownListPage):
    """The list at the left, the content of the current parcel at the right."""

    title = "Paket · Periksa"
    kinds = KINDS

    def build(self) -> None:
        """Make list, content and keys."""
        self._rows_now: list[CheckRow] = []
        self._answer: ListRows[CheckRow] = ListRows((), 0)
        self._asked: ListQuery | None = None
        self._place: UUID | None = None
        self.panel = ListPanel(self.context.operations, self._spec())
        self.panel.current_changed.connect(self._current)
        self.panel.filter.setMinimumWidth(px(self, 110))
        for box in self.panel.tools.findChildren(QComboBox):
            box.setMinimumWidth(px(self, 88))
            box.setMaximumWidth(px(self, FILTER))
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(8)
        self.content = CheckPanel()
        self.body.addWidget(self.beside(self.content, (5, 6)), 1)
        self.return_button = Button(
            self.tr("Kembalikan…"), icon="undo", key="Ctrl+B", do=self.give_back
        )
        self.header.add(self.return_button)
        self.approve_button = Button(self.tr("Setujui"), icon="check", do=self.approve)
        self.set_main(self.approve_button)
        self.add_key("Ctrl+B", self.tr("kembalikan dengan catatan"), self.give_back)
        self.add_key("F8", self.tr("berikutnya yang belum diperiksa"), self.next_open)
        self.tell_key("Enter", self.tr("ke isinya; di sana Enter menulis catatan pada baris"))

    def _spec(self) -> ListSpec:
        tr = self.tr
        kinds: list[tuple[object, str]] = [(None, tr("Semua berkas"))]
        kinds += [(kind, PARCELS[kind].label) for kind in centre_checking.KINDS]
        states: list[tuple[object, str]] = [(None, tr("Menunggu diperiksa"))]
        states += [
            (one, WORDS.get(one, one.label))
            for one in (
                Standing.QUESTION,
                Standing.RETURNED,
                Standing.APPROVED,
            )
        ]
        states.append(("all", tr("Semua keadaan")))
        return ListSpec(
            columns=(
                Column("person", tr("Pegawai"), 120, person_of, stretch=True, wrap=True),
                Column("label", tr("Berkas"), 110, wrap=True),
                Column(
                    "place", tr("Kantor"), 100, kind=Cell.MUTED, stretch=True, wrap=True, spare=True
                ),
                Column("standing", tr("Keadaan"), 132, standing_of, Cell.MARK),
            ),
            query=self._query,
            noun=tr("berkas"),
            open=lambda _row: self.content.focus_lines(),
            actions=(RowAction(tr("Kembalikan…"), self.give_back_many, icon="undo"),),
            filters=(
                ListFilter("state", tr("Keadaan"), states),
                ListFilter("kind", tr("Jenis"), kinds),
                ListFilter("place", tr("Kantor"), ((None, tr("Semua kantor")),)),
            ),
            sort="person",
            empty=Empty(
                tr("Tidak ada berkas yang menunggu diperiksa."),
                (Choice(tr("Ke Kotak masuk"), self._to_inbox),),
                detail=tr(
                    "SKP, realisasi, dan evaluasi dari kantor-kantor muncul di sini setelah "
                    "paketnya digabung."
                ),
                icon="check",
            ),
        )

    def _query(self, _tx: Any, query: ListQuery) -> ListRows[CheckRow]:
        """What was read last; another question is asked behind the window."""
        if query != self._asked:
            self._asked = query
            self.context.operations.read(
                centre_checking.rows, query, then=partial(self._fill, query)
            )
        return self._answer

    def _fill(self, query: ListQuery, found: ListRows[CheckRow]) -> None:
        if query != self._asked:
            return  # something else is asked by now
        self._answer, self._rows_now = found, list(found.rows)
        self.fill(self._rows_now)
        self.show_side(bool(self._rows_now))
        self._current(self.row())

    # ---- coming and going

    def go(self, *, place: UUID | None = None, kind: str = "", **_more: Any) -> None:
        """What one office sent, or one kind of parcel."""
        self._offer()
        if place is not None:
            self.panel.set_filter("place", place)
        if kind:
            self.panel.set_filter("kind", kind)

    def back(self) -> bool:
        """Esc: from the content to the list, then empty the filter."""
        focus = self.window().focusWidget()
        if focus is not None and self.content.isAncestorOf(focus):
            self.panel.table.setFocus()
            return True
        return super().back()

    def leave(self) -> bool:
        """Notes that were typed and not sent are asked about once."""
        if not self.content.unsent():
            return True
        sure = Question.ask(
            self,
            self.tr("Catatan yang diketik belum dikirim."),
            self.tr("Kembalikan dulu berkasnya, atau buang catatannya."),
            yes=self.tr("Buang catatan"),
            no=self.tr("Tetap di sini"),
            danger=True,
        )
        if sure:
            self.content.forget()
        return sure

    def _offer(self) -> None:
        places = self.context.operations.read_now(centre_checking.place_choices)
        self.panel.offer("place", [(None, self.tr("Semua kantor")), *places])

    def _read(self) -> None:
        """Ask anew; what stands there stays until the answer comes."""
        self._offer()
        self._asked = None
        self.panel.read()

    def row(self) -> CheckRow | None:
        """The parcel one stands on."""
        current = self.panel.current_id()
        return next((one for one in self._rows_now if one.id == current), None)

    def _current(self, _row: object) -> None:
        row = self.row()
        off = "" if row is not None else self.tr("Pilih dulu berkasnya.")
        approved = row is not None and row.standing is Standing.APPROVED
        self.approve_button.switch_off(off or (self.tr("Sudah disetujui.") if approved else ""))
        self.return_button.switch_off(off or (self.tr("Sudah disetujui.") if approved else ""))
        if row is None:
            self.content.show_view(None)
        elif not self.content.shows(row):
            self.context.operations.read(centre_checking.view, row.id, then=self._show)

    def _show(self, found: CheckView) -> None:
        row = self.row()
        if row is not None and row.id == found.row.id:
            self.content.show_view(found)

    # ---- acts

    def next_open(self) -> None:
        """F8."""
        if not self.panel.next_row(lambda row: row.standing in centre_checking.OPEN):
            self.context.notice(self.tr("Tidak ada lagi yang menunggu diperiksa."))

    def _chosen(self) -> list[CheckRow]:
        ids = set(self.panel.chosen())
        return [row for row in self._rows_now if row.id in ids]

    def approve(self) -> None:
        """Ctrl+Enter: approve what is ticked, else the current one."""
        rows = self._chosen()
        if not rows:
            return
        if len(rows) > 1 and not Question.ask(
            self,
            self.tr("Setujui {n} berkas?").format(n=number(len(rows))),
            self.tr("Isi yang Anda lihat menjadi isi yang disetujui pusat."),
            yes=self.tr("Setujui"),
        ):
            return
        office = self.context.office
        self.context.operations.run(
            lambda report: checking.approve(office, rows, report),
            then=self._approved,
            title=self.tr("Menyetujui…") if len(rows) > 20 else "",
            writes=True,
        )

    def _approved(self, found: Approved) -> None:
        self.panel.choose(())
        if found.left:
            RefusedDialog.tell(self, checking.findings_of(found))
        if found.done:
            self.context.notice(self.tr("{n} berkas disetujui.").format(n=number(len(found.done))))

    def give_back(self) -> None:
        """Ctrl+B: return the current one with the notes typed on its lines, or what is ticked."""
        if len(self.panel.model.chosen) > 1:
            self.give_back_many(self.panel.chosen())
        else:
            self.give_back_noted()

    def give_back_noted(self) -> None:
        """Ask for the words above the notes and return the parcel that is open."""
        found = self.content.view
        if found is None:
            return
        notes = self.content.notes()
        said = TextQuestion.ask(
            self,
            self.tr("Kembalikan {what} {person}?").format(
                what=found.row.label, person=found.row.person
            ),
            label=self.tr("Catatan umum"),
            text=self.tr("{n} catatan pada baris ikut dikirim dengan balasan berikutnya.").format(
                n=len(notes)
            )
            if notes
            else self.tr("Kantor membacanya dengan balasan berikutnya; isinya tetap milik kantor."),
            yes=self.tr("Kembalikan"),
            required=not notes,
        )
        if said is not None:
            self._send_back([found.row], said, notes)

    def give_back_many(self, ids: list[UUID]) -> None:
        """Return several with the same words."""
        wanted = set(ids)
        rows = [row for row in self._rows_now if row.id in wanted]
        if len(rows) == 1 and self.content.shows(rows[0]):
            self.give_back_noted()
            return
        said = TextQuestion.ask(
            self,
            self.tr("Kembalikan {n} berkas?").format(n=number(len(rows))),
            label=self.tr("Catatan untuk semuanya"),
            yes=self.tr("Kembalikan"),
        )
        if said is not None:
            self._send_back(rows, said, ())

    def _send_back(self, rows: list[CheckRow], said: str, notes: Sequence[NoteLine]) -> None:
        office = self.context.office
        self.content.drop_notes()
        self.context.operations.run(
            lambda _report: checking.give_back(office, rows, said, notes),
            then=self._returned,
            failed=partial(self._kept, notes),
            writes=True,
        )

    def _kept(self, notes: Sequence[NoteLine], findings: Sequence[Finding]) -> None:
        """Refused: what was typed stands where it stood."""
        self.content.put_notes(notes)
        RefusedDialog.tell(self, findings)

    def _returned(self, count: int) -> None:
        self.panel.choose(())
        self.context.notice(self.tr("{n} berkas dikembalikan.").format(n=number(count)))

    def _to_inbox(self) -> None:
        self.context.open("bundle", view="inbox")


def person_of(row: CheckRow) -> str:
    """Whom it is about; of what is about nobody, what it is."""
    return row.person or PARCELS[row.kind].label


def standing_of(row: CheckRow) -> Mark:
    """How far it has come."""
    return (STATES[row.standing], WORDS.get(row.standing, row.standing.label))
