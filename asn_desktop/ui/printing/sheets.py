"""The second tab: every printed sheet with its life; dates are typed once for all chosen rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from asn_desktop.rules.lifecycle import SHEET_ACTS, SheetEventKind
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import paper, sheet_list
from asn_desktop.services.office import ReadTx
from asn_desktop.ui.context import Context
from asn_desktop.ui.formats import number
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column, Mark
from asn_desktop.ui.tables.panel import ListFilter, ListPanel, ListSpec, RowAction
from asn_desktop.ui.widgets.dialogs import DateQuestion
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.printing import SheetRow
from asn_desktop.workflows.sentences import say

K = SheetEventKind
_STATES = {
    K.PRINTED: State.OPEN,
    K.SIGNED: State.RUNNING,
    K.HANDED_OVER: State.WAITING,
    K.RETURNED: State.RUNNING,
    K.FILED: State.DONE,
    K.REPORTED: State.DONE,
    K.VOID: State.REFUSED,
}
# The buttons: event, words, question, key.
STEPS: tuple[tuple[SheetEventKind, str, str, str], ...] = (
    (K.SIGNED, "Ditandatangani…", "Tanggal tanda tangan penilai", "Ctrl+1"),
    (K.HANDED_OVER, "Diserahkan…", "Tanggal diserahkan kepada pegawai", "Ctrl+2"),
    (K.RETURNED, "Dikembalikan…", "Tanggal dikembalikan pegawai", "Ctrl+3"),
    (K.FILED, "Diarsipkan…", "Tanggal diarsipkan", "Ctrl+4"),
)


def state_of(row: SheetRow) -> Mark:
    """Shape and words of a sheet's life; a void one says what differs."""
    words = row.state.label
    if row.changed:
        words += ": " + ", ".join(say(each) for each in row.changed)
    return _STATES[row.state], words


_COLUMNS = (
    Column("name", "Pegawai", 200, stretch=True),
    Column("form", "Formulir", 76, get=lambda row: str(row.form.value)),
    Column("signer", "Penanda tangan", 170, kind=Cell.MUTED, stretch=True),
    Column("state", "Keadaan", 150, kind=Cell.MARK, get=state_of, stretch=True),
    Column("printed", "Dicetak", 92, kind=Cell.DATE),
    Column("signed", "Ditandatangani", 118, kind=Cell.DATE),
    Column("handed_over", "Diserahkan", 94, kind=Cell.DATE),
    Column("returned", "Dikembalikan", 108, kind=Cell.DATE),
    Column("filed", "Diarsipkan", 94, kind=Cell.DATE),
)


def make_panel(
    context: Context, period: Callable[[], PeriodRef], to_desk: Callable[[], object]
) -> ListPanel:
    """The list of sheets of the chosen period."""

    def query(tx: ReadTx, asked: ListQuery) -> ListRows[SheetRow]:
        return sheet_list.sheets(tx, asked, period())

    def record(kind: SheetEventKind, label: str, ids: list[UUID]) -> None:
        _record(context, panel, kind, label, ids)

    states: list[tuple[object, str]] = [(None, "Yang berlaku")]
    states += [(kind, kind.label) for kind in _STATES if kind is not K.REPORTED]
    spec = ListSpec(
        columns=_COLUMNS,
        query=query,
        noun="lembar",
        kinds=frozenset({"sheet_event", "version"}),
        filters=(ListFilter("state", "Keadaan", states),),
        actions=tuple(
            RowAction(words, partial(record, kind, label), key=key)
            for kind, words, label, key in STEPS
        ),
        empty=Empty(
            "Belum ada lembar yang dicetak untuk periode ini.",
            (Choice("Ke meja cetak", to_desk),),
            icon="print",
        ),
        sort="name",
    )
    panel = ListPanel(context.operations, spec)
    return panel


def _record(
    context: Context, panel: ListPanel, kind: SheetEventKind, label: str, ids: list[UUID]
) -> None:
    """Ask for the day on the paper and note it for all of them."""
    event = kind.label.lower()

    def recorded(count: int) -> None:
        panel.choose([])
        words = panel.tr("{n} lembar dicatat: {event}.").format(n=number(count), event=event)
        context.notice(words)

    day = DateQuestion.ask(
        panel,
        panel.tr("{n} lembar: {event}").format(n=number(len(ids)), event=event),
        label=label,
        today=context.office.today(),
        text=panel.tr("Tanggal yang tertulis di kertas, untuk semua lembar yang dipilih."),
        yes=panel.tr("Catat"),
    )
    if day is not None:
        context.operations.write(SHEET_ACTS[kind], paper.record, kind, ids, day, then=recorded)
