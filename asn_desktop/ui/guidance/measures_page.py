"""Kemajuan dan tindakan: whose results show no progress, what was done, taking a result over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from asn_desktop.rules.acts import Act
from asn_desktop.services import measures
from asn_desktop.services.office import ReadTx
from asn_desktop.ui.guidance.asking import begin_record
from asn_desktop.ui.guidance.measures_dialogs import MeasureDialog, TakeOverDialog
from asn_desktop.ui.guidance.measures_side import MeasuresSide
from asn_desktop.ui.periods import chosen_period
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.page import KnownListPage
from asn_desktop.ui.tables.panel import ListFilter, ListPanel, ListSpec, RowAction
from asn_desktop.ui.tables.saving import saver
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.measures import ResultStanding
from asn_desktop.views.progress import PeriodHead
from asn_desktop.workflows.sentences import say

KINDS = frozenset(
    {"measure", "take_over", "realisation", "feedback", "skp", "work_result", "trajectory_step"}
)
Mark = tuple[State, str]


def reasons_of(row: ResultStanding) -> Mark | str:
    """What speaks against progress, in one cell."""
    if row.taken_on is not None:
        return State.WAITING, "diambil alih pimpinan"
    if not row.reasons:
        return ""
    words = "; ".join(say(one) for one in row.reasons)
    return State.ACTION, words[0].lower() + words[1:]


def measures_of(row: ResultStanding) -> str:
    """The last measure and how many there are."""
    if not row.measures:
        return ""
    last = row.measures[-1]
    more = f" (+{len(row.measures) - 1})" if len(row.measures) > 1 else ""
    return f"{last.kind.label}{more}"


def _result(row: ResultStanding) -> str:
    return f"{row.no}. {row.text}"


class MeasuresPage(KnownListPage):
    """Results at the left, what is known and was done of the current one at the right.

    ``context.open("measures", person=id)`` shows one's own.
    """

    title = "Kemajuan dan tindakan"
    kinds = KINDS

    def build(self) -> None:
        """Make list, panel and keys."""
        self._period: PeriodHead | None = None
        self._known: tuple[ResultStanding, ...] = ()
        self._person: UUID | None = None
        self.panel = ListPanel(self.context.operations, self._spec())
        self.panel.table.setProperty("rule", "guidance.measure")
        self.panel.current_changed.connect(self._current)
        self.side = MeasuresSide(
            take=self.take_here, over=self.take_over, back=self.give_back, guide=self.guide
        )
        self.body.addWidget(self.beside(self.side), 1)
        self.set_main(Button(self.tr("Catat tindakan…"), icon="plus", do=self.take_here))
        self.add_key("Ctrl+N", self.tr("catat tindakan"), self.take_here)
        self.add_key("F8", self.tr("hasil tersendat berikutnya"), self.next_stuck)
        self.tell_key(self.tr("Spasi"), self.tr("centang baris"))

    def _spec(self) -> ListSpec:
        return ListSpec(
            columns=(
                Column("name", self.tr("Pegawai"), 176),
                Column("text", self.tr("Hasil kerja"), 240, get=_result, stretch=True, wrap=True),
                Column("reasons", self.tr("Tanda tersendat"), 196, reasons_of, Cell.MARK,
                       wrap=True),
                Column("measures", self.tr("Tindakan"), 130, get=measures_of, kind=Cell.MUTED),
            ),
            query=self._query,
            noun=self.tr("hasil kerja"),
            kinds=KINDS,
            open=lambda _row: self.take_here(),
            actions=(RowAction(self.tr("Catat tindakan…"), self.take, icon="plus"),),
            filters=(
                ListFilter(
                    "state",
                    self.tr("Kemajuan"),
                    (
                        (None, self.tr("Semua hasil kerja")),
                        ("none", self.tr("Tersendat")),
                        ("answered", self.tr("Sudah ada tindakan")),
                        ("taken", self.tr("Diambil alih")),
                    ),
                ),
            ),
            empty=Empty(
                self.tr("Belum ada SKP yang ditetapkan untuk periode ini."),
                (Choice(self.tr("Ke Perencanaan"), partial(self.context.open, "planning")),),
                detail=self.tr(
                    "Di sini tampak hasil kerja yang tersendat menurut realisasi dan umpan balik, "
                    "dan apa yang dilakukan pimpinan (Pasal 20)."
                ),
                icon="guidance",
            ),
            placeholder=self.tr("Saring nama, NIP, unit, hasil kerja…"),
            sort="reasons",
            save=saver(self, self.context, self.title),
        )  # fmt: skip

    # ---- reading

    def _query(self, _tx: ReadTx, query: ListQuery) -> ListRows[ResultStanding]:
        return measures.choose(self._known, query)

    def _read(self) -> None:
        operations = self.context.operations
        self._period = chosen_period(self.context)
        if self._period is None:
            self._fill(())
        else:
            operations.read(measures.standings, self._period.id, then=self._fill)

    def _fill(self, rows: tuple[ResultStanding, ...]) -> None:
        self._known = rows
        wanted, self._person = self._person, None
        self._wanted = next((row.id for row in rows if row.person_id == wanted), None)
        self.fill(rows)
        self.show_side(bool(rows))
        if self.main_button is not None:
            self.main_button.switch_off("" if rows else self.tr("Belum ada hasil kerja."))
        stuck = sum(bool(row.reasons) and row.taken_on is None for row in rows)
        words = self.tr("{period} {year} · {stuck} tersendat").format(
            period=self._period.label, year=self._period.year, stuck=stuck
        ) if self._period else ""  # fmt: skip
        self.header.set_title(self.title, words)
        self._current(self.row())

    def row(self) -> ResultStanding | None:
        """The result one stands on."""
        current = self.panel.current_id()
        return next((one for one in self._known if one.id == current), None)

    def _current(self, row: ResultStanding | None) -> None:
        self.side.show_row(row)

    # ---- coming and going

    def go(self, *, person: UUID | None = None, state: str | None = None, **_more: Any) -> None:
        """``person`` = whose results to stand on, ``state`` = the filter to begin with."""
        self._person = person
        if state is not None:
            self.panel.set_filter("state", state)
        self._read()

    def on_period(self) -> None:
        """Another period: other facts."""
        self._read()

    # ---- acts

    def next_stuck(self) -> None:
        """F8: the next result that shows no progress and has no measure yet."""
        if not self.panel.next_row(_is_stuck):
            self.context.notice(self.tr("Tidak ada lagi hasil kerja yang tersendat."))

    def take_here(self) -> None:
        """Note a measure about the ticked results, or the current one."""
        row = self.row()
        ids = self.panel.chosen() or ([row.id] if row else [])
        self.take(ids)

    def take(self, ids: Sequence[UUID]) -> None:
        """Ask what was done, and note it about these results."""
        if ids:
            words = next((_result(row) for row in self._known if row.id == ids[0]), "")
            if MeasureDialog(self, self.context, tuple(ids), words).run():
                self.panel.choose(())

    def take_over(self) -> None:
        """The leader takes the current result over."""
        row = self.row()
        if row is not None:
            TakeOverDialog(self, self.context, row).run()

    def give_back(self) -> None:
        """The current result is its owner's again."""
        row = self.row()
        if row is not None and Question.ask(
            self,
            self.tr("Batalkan pengambilalihan?"),
            self.tr("Catatannya hilang dari penilaian, dan lembar yang sudah dicetak batal."),
            yes=self.tr("Batalkan pengambilalihan"),
        ):
            self.context.operations.write(Act.GIVE_BACK_RESULT, measures.give_back, row.id)

    def guide(self) -> None:
        """Begin a coaching or mentoring of the person."""
        row = self.row()
        if row is not None:
            begin_record(self, self.context, row.person_id)


def _is_stuck(row: ResultStanding) -> bool:
    return bool(row.reasons) and row.taken_on is None and not row.answered
