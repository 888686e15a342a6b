"""The list of people beside the log: what the day looked at has of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from asn_desktop.services import log_people
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.panel import ListFilter, ListSpec
from asn_desktop.ui.widgets.messages import Empty
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.logs import LogPerson

Query = Callable[[Any, ListQuery], ListRows[LogPerson]]


def mark_of(row: LogPerson) -> tuple[State, str]:
    """What the day has of somebody."""
    if row.returned:
        return State.REFUSED, f"{row.returned} kembali"
    if row.entries:
        return State.DONE, f"{row.entries} catatan"
    return (State.WAITING, row.away.lower()) if row.away else (State.OPEN, "belum")


def people_spec(query: Query, opened: Callable[[LogPerson], object]) -> ListSpec:
    """Name and mark, filtered by what the day has."""
    return ListSpec(
        columns=(
            Column("name", _tr("Nama"), 180, stretch=True),
            Column("entries", _tr("Pada hari ini"), 128, mark_of, Cell.MARK),
        ),
        query=query,
        noun=_tr("orang"),
        open=opened,
        filters=(
            ListFilter(
                "state",
                _tr("Keadaan"),
                (
                    (None, _tr("Semua")),
                    (log_people.EMPTY, _tr("Belum")),
                    (log_people.WRITTEN, _tr("Terisi")),
                    (log_people.RETURNED, _tr("Kembali")),
                ),
            ),
        ),
        sort="name",
        empty=Empty(_tr("Belum ada pegawai."), icon="people"),
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("LogPeople", words)
