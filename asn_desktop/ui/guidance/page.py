"""Pembinaan: coachings, mentorings and behaviour reports of the year."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout

from asn_desktop.rules.acts import Act
from asn_desktop.rules.forms import FormCode
from asn_desktop.services import guidance, guidance_behaviour, guidance_lists
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.ui.guidance.asking import begin_record, open_record, print_forms
from asn_desktop.ui.guidance.parts import STATES
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.panel import ListFilter, ListPanel, ListSpec, RowAction
from asn_desktop.ui.tables.saving import saver
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.ui.widgets.panels import ChipRow
from asn_desktop.views.guidance import Filled, GuidanceRowView, RecordKind
from asn_desktop.views.lists import ListQuery, ListRows

KINDS = frozenset(
    {"guidance", "guidance_row", "guidance_answer", "competency", "behaviour_problem", "person",
     "placement"}
)  # fmt: skip
CHIPS: tuple[tuple[RecordKind | None, str], ...] = (
    (None, "Semua"),
    (RecordKind.COACHING, "Coaching"),
    (RecordKind.MENTORING, "Mentoring"),
    (RecordKind.BEHAVIOUR, "Laporan perilaku"),
)
Mark = tuple[State, str]


def _mark(filled: Filled | None) -> Mark | str:
    return (STATES[filled.value], filled.label) if filled is not None else ""


def _form(row: GuidanceRowView) -> Mark | str:
    return _mark(row.form)


def _answers(row: GuidanceRowView) -> Mark | str:
    return _mark(row.answers)


def _competences(row: GuidanceRowView) -> Mark | str:
    return _mark(row.competences)


def _kind(row: GuidanceRowView) -> str:
    return f"{row.kind.label} ({row.kind.form.value})"


class GuidancePage(Page):
    """The list; ``context.open("guidance", target=id)`` opens a record, ``person=id`` one's own."""

    title = "Pembinaan"

    def build(self) -> None:
        """Make chips and list."""
        self._known: tuple[int, tuple[GuidanceRowView, ...]] | None = None
        self._counts: dict[object, int] = {}
        self._person: UUID | None = None
        self.header.add(
            Button(
                self.tr("Kemajuan dan tindakan"),
                kind=Kind.QUIET,
                icon="progress",
                do=partial(self.context.open, "measures"),
            )
        )
        self.set_main(Button(self.tr("Catatan baru…"), icon="plus", do=self.begin))
        bar = QFrame()
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), 0)
        self.chips = ChipRow()
        self.chips.chosen.connect(self._chip_chosen)
        row.addWidget(self.chips)
        self.only = Button("", icon="close", small=True, do=self._everybody)
        row.addWidget(self.only)
        self.only.hide()
        row.addStretch(1)
        self.bar = bar
        self.body.addWidget(bar)
        self.panel = ListPanel(self.context.operations, self._spec())
        self.panel.tools.findChildren(QComboBox)[0].hide()  # the chips are its face
        self.body.addWidget(self.panel, 1)
        self.add_key("Ctrl+N", self.tr("catatan baru"), self.begin)
        self.add_key("F8", self.tr("berikutnya yang belum terisi"), self.next_missing)
        self.tell_key("↑ ↓  Enter", self.tr("pilih baris, buka"))
        self.tell_key(self.tr("Spasi"), self.tr("centang baris"))
        self.tell_key("Del", self.tr("hapus catatan"))

    def _spec(self) -> ListSpec:
        return ListSpec(
            columns=(
                Column("name", self.tr("Pegawai"), 200, stretch=True),
                Column("kind", self.tr("Jenis"), 190, get=_kind),
                Column("on", self.tr("Tanggal"), 104, kind=Cell.DATE),
                Column("giver", self.tr("Pembimbing, pelapor"), 190, stretch=True),
                Column("form", self.tr("Catatan"), 110, get=_form, kind=Cell.MARK),
                Column("answers", "B.1.8", 110, get=_answers, kind=Cell.MARK,
                       tip=self.tr("Umpan balik pegawai atas bimbingan")),
                Column("competences", "B.1.9", 110, get=_competences, kind=Cell.MARK,
                       tip=self.tr("Evaluasi kompetensi")),
            ),
            query=self._query,
            noun=self.tr("catatan"),
            kinds=KINDS,
            open=self.open_row,
            actions=(
                RowAction(self.tr("Cetak…"), self.print_chosen, icon="print"),
                RowAction(self.tr("Hapus…"), self.remove_chosen, icon="trash", key="Del"),
            ),
            filters=(ListFilter("kind", self.tr("Jenis"), CHIPS),),
            empty=Empty(
                self.tr("Belum ada catatan pembinaan tahun ini."),
                (Choice(self.tr("Catatan baru…"), self.begin),),
                detail=self.tr(
                    "Coaching, mentoring, umpan balik dan kompetensinya, serta laporan "
                    "permasalahan perilaku. Formulir kosong pun dapat dicetak untuk diisi tangan."
                ),
                icon="guidance",
            ),
            placeholder=self.tr("Saring nama, NIP, unit, pembimbing…"),
            sort="on",
            descending=True,
            save=saver(self, self.context, self.tr("Pembinaan")),
        )  # fmt: skip

    # ---- reading

    def _query(self, tx: ReadTx, query: ListQuery) -> ListRows[GuidanceRowView]:
        year = self.context.selection.year
        if self._known is None or self._known[0] != year:
            self._known = (year, guidance_lists.rows_of(tx, year))
        filters = {**query.filters, "person": self._person}
        answer = guidance_lists.choose(
            self._known[1], ListQuery(query.text, query.sort, query.descending, filters)
        )
        self._counts = dict(answer.counts["kind"])
        return answer

    def _read(self, *, fresh: bool = False) -> None:
        if fresh:
            self._known = None
        self.panel.read()
        bare = self.panel.tools.isHidden()
        self.bar.setVisible(not bare)
        chosen = self.panel.question().filters.get("kind")
        self.chips.show_choices([(key, words, self._counts.get(key, 0)) for key, words in CHIPS])
        if self.chips.value != chosen:
            self.chips.choose(chosen)

    def _chip_chosen(self, value: object) -> None:
        if value != self.panel.question().filters.get("kind"):
            self.panel.set_filter("kind", value)

    # ---- coming and going

    def activate(self) -> None:
        """Read, and put the focus on the rows."""
        self._read(fresh=True)
        if self.panel.model.rowCount():
            if self.panel.table.currentIndex().row() < 0:
                self.panel.table.show_row(0)
            self.panel.table.setFocus()

    def go(
        self, *, target: UUID | None = None, person: UUID | None = None, new: bool = False,
        **_more: Any,
    ) -> None:  # fmt: skip
        """``target`` = a record to open, ``person`` = whose to show, ``new`` = ask for one."""
        kind = None
        if target is not None:
            kind = self.context.operations.read_now(guidance_lists.record_kind, target)
        if target is not None and kind is not None:
            open_record(self.context, kind, target)
            return
        if person is not None:
            self._only(person)
            if new:
                begin_record(self, self.context, person)

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what changed."""
        if touches(changes, *KINDS):
            self._read(fresh=True)

    def on_period(self) -> None:
        """Another year: other rows."""
        self._read(fresh=True)

    def refresh(self) -> None:
        """F5."""
        self._read(fresh=True)

    def filter_focus(self) -> None:
        """Ctrl+F."""
        self.panel.focus_filter()

    def back(self) -> bool:
        """Esc: everybody again, then empty the filter, then the ticks."""
        if self._person is not None:
            self._everybody()
            return True
        return self.panel.close_open()

    def print_selection(self) -> bool:
        """Ctrl+P."""
        ids = self.panel.chosen()
        if not ids:
            return False
        self.print_chosen(ids)
        return True

    def _only(self, person_id: UUID) -> None:
        from_list = self.context.operations.read_now(guidance_lists.name_of, person_id)
        self._person = person_id
        self.only.setText(self.tr("Hanya {name}").format(name=from_list))
        self.only.setToolTip(self.tr("Tampilkan semua orang · Esc"))
        self.only.show()
        self._read()

    def _everybody(self) -> None:
        self._person = None
        self.only.hide()
        self._read()

    # ---- acts

    def begin(self) -> None:
        """Ask for a new record; that of the person in view where one is."""
        begin_record(self, self.context, self._person)

    def open_row(self, row: GuidanceRowView) -> None:
        """Open a record in its editor."""
        open_record(self.context, row.kind, row.id)

    def next_missing(self) -> None:
        """F8: the next record that is not filled in."""
        if not self.panel.next_row(_is_open):
            self.context.notice(self.tr("Semua catatan sudah terisi."))

    def print_chosen(self, ids: list[UUID]) -> None:
        """The chosen people's forms on the print desk."""
        rows = self._rows(ids)
        forms: dict[FormCode, None] = {}
        for row in rows:
            forms[row.kind.form] = None
            if row.kind is not RecordKind.BEHAVIOUR:
                forms |= {FormCode.B_1_8: None, FormCode.B_1_9: None}
        print_forms(self.context, tuple(dict.fromkeys(row.person_id for row in rows)), *forms)

    def remove_chosen(self, ids: list[UUID]) -> None:
        """Take records away after a question."""
        rows = self._rows(ids)
        if not rows:
            return
        words = f"{rows[0].kind.label.lower()} {rows[0].name}"
        if len(rows) > 1:
            words = f"{len(rows)} catatan"
        sure = Question.ask(
            self,
            self.tr("Hapus {words}?").format(words=words),
            self.tr(
                "Semua isinya ikut terhapus, dan lembar yang sudah dicetak tidak berlaku lagi. "
                "Ctrl+Z mengembalikannya."
            ),
            yes=self.tr("Hapus"),
            danger=True,
        )
        if sure:
            self.panel.choose(())
            self.context.operations.write(Act.REMOVE_GUIDANCE, partial(_remove, rows=rows))

    def _rows(self, ids: list[UUID]) -> list[GuidanceRowView]:
        known = {row.id: row for row in (self._known[1] if self._known else ())}
        return [known[key] for key in ids if key in known]


def _remove(tx: Tx, rows: list[GuidanceRowView]) -> None:
    for row in rows:
        if row.kind is RecordKind.BEHAVIOUR:
            guidance_behaviour.remove(tx, row.id)
        else:
            guidance.remove(tx, row.id)


def _is_open(row: GuidanceRowView) -> bool:
    return any(one not in (None, Filled.WHOLE) for one in (row.form, row.answers, row.competences))
