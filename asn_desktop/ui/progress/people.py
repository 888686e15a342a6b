"""The list of Kemajuan: who has filled in how much."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.panel import ListFilter, ListSpec
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.progress import ProgressRow


def filled_of(row: ProgressRow) -> tuple[State, str]:
    """How many realisations are filled in."""
    words = f"{row.filled}/{row.total}"
    if row.total and row.filled == row.total:
        return State.DONE, words
    return (State.RUNNING if row.filled else State.OPEN), words


def actions_of(row: ProgressRow) -> str:
    """How many results have an action plan."""
    return f"{row.actions}/{row.results}" if row.actions else ""


def people_list(
    query: Callable[[Any, ListQuery], ListRows[ProgressRow]],
    kinds: frozenset[str],
    opened: Callable[[ProgressRow], None],
    to_planning: Callable[[], None],
) -> ListSpec:
    """The people with an SKP in the period; without any the way to planning is shown."""
    return ListSpec(
        columns=(
            Column("name", _tr("Nama"), 150, stretch=True),
            Column("filled", _tr("Realisasi"), 88, filled_of, Cell.MARK),
            Column("actions", _tr("Rencana"), 72, actions_of, Cell.MUTED),
        ),
        query=query,
        noun=_tr("orang"),
        kinds=kinds,
        open=opened,
        filters=(
            ListFilter(
                "state",
                _tr("Keadaan"),
                ((None, _tr("Semua")), ("missing", _tr("Kurang")), ("done", _tr("Lengkap"))),
            ),
        ),
        sort="name",
        empty=Empty(
            _tr("Belum ada SKP yang ditetapkan pada periode ini."),
            (Choice(_tr("Ke Perencanaan"), to_planning),),
            detail=_tr("Realisasi diisi setelah SKP ditetapkan."),
            icon="progress",
        ),
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("ProgressPage", words)
