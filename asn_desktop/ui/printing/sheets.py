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
from asn_desktop.ui.printing.check import CheckDialog
from asn_desktop.ui.printing.sheet_dialog import SheetDialog
from asn_desktop.ui.printing.states import SHEET_STATES
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column, Mark
from asn_desktop.ui.tables.panel import ListFilter, ListPanel, ListSpec, RowAction
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import DateQuestion
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.printing import NOT_RECORDED, SheetRow
from asn_desktop.workflows.sentences import say

K = SheetEventKind
# The buttons: event, words, question, key.
STEPS: tuple[tuple[SheetEventKind, str, str, str], ...] = (
    (K.SIGNED, "Ditandatangani…", "Tanggal tanda tangan penilai", "Ctrl+1"),
    (K.HANDED_OVER, "Diserahkan…", "Tanggal diserahkan kepada pegawai", "Ctrl+2"),
    (K.RETURNED, "Dikembalikan…", "Tanggal dikembalikan pegawai", "Ctrl+3"),
    (K.FILED, "Diarsipkan…", "Tanggal diarsipkan", "Ctrl+4"),
    (K.REPORTED, "Dilaporkan…", "Tanggal dilaporkan", "Ctrl+5"),
)


def state_of(row: SheetRow) -> Mark:
    """Shape and words of a sheet's life; a void one says what differs."""
    if row.state is None:
        return State.OPEN, "Belum dicatat dicetak"
    words = row.state.label
    if row.changed:
        words += ": " + ", ".join(say(each) for each in row.changed)
    return SHEET_STATES[row.state], words


def _scans(row: SheetRow) -> str:
    return number(row.scans) if row.scans else ""


_COLUMNS = (
    Column("name", "Pegawai", 150, stretch=True),
    Column("form", "Formulir", 76, get=lambda row: str(row.form.value)),
    Column("signer", "Penanda tangan", 132, kind=Cell.MUTED, stretch=True),
    Column("state", "Keadaan", 188, kind=Cell.MARK, get=state_of, stretch=True, wrap=True),
    Column("printed", "Dicetak", 104, kind=Cell.DATE),
    Column("signed", "Ditandatangani", 118, kind=Cell.DATE),
    Column("handed_over", "Diserahkan", 104, kind=Cell.DATE),
    Column("returned", "Dikembalikan", 106, kind=Cell.DATE),
    Column("filed", "Diarsipkan", 104, kind=Cell.DATE),
    Column("scans", "Pindaian", 76, get=_scans),
)


def make_panel(
    context: Context, period: Callable[[], PeriodRef], to_desk: Callable[[], object]
) -> ListPanel:
    """The list of sheets of the chosen period."""

    def query(tx: ReadTx, asked: ListQuery) -> ListRows[SheetRow]:
        return sheet_list.sheets(tx, asked, period())

    def record(kind: SheetEventKind, label: str, ids: list[UUID]) -> None:
        _record(context, panel, kind, label, ids)

    def show(row: SheetRow) -> None:
        SheetDialog.show_sheet(panel, context, row.id)

    states: list[tuple[object, str]] = [(None, "Yang berlaku")]
    states += [(kind, kind.label) for kind in SHEET_STATES]
    states.append((NOT_RECORDED, "Belum dicatat dicetak"))
    spec = ListSpec(
        columns=_COLUMNS,
        query=query,
        noun="lembar",
        kinds=frozenset({"sheet_event", "version", "sheet_scan"}),
        placeholder="Saring nama, NIP, formulir, kode…",
        open=show,
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
    check = Button(
        panel.tr("Periksa kode…"),
        icon="search",
        key="Ctrl+B",
        do=lambda: check_code(context, panel),
    )
    tools = panel.tools.layout()
    if tools is not None:
        tools.addWidget(check)
    return panel


def check_code(context: Context, panel: ListPanel, code: str = "") -> None:
    """Ask for a code (``code``: check it at once); the sheet asked for is shown after that."""
    row = CheckDialog.ask(panel, context, code)
    if row is not None:
        SheetDialog.show_sheet(panel, context, row.id)


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
