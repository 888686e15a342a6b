"""The list of printed sheets with their lives: who has which paper, and what is due next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from asn_desktop.models.paper import SheetEvent, Version
from asn_desktop.models.people import PersonNow
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.rules.names import fold
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.office import ReadTx
from asn_desktop.services.paper import decode_findings, events_of, last_move
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.printing import SheetRow

# The sort keys of the list; what is missing stands last, in both directions.
SORTS: dict[str, Callable[[SheetRow], Any]] = {
    "name": lambda row: fold(row.name),
    "form": lambda row: row.form.value,
    "signer": lambda row: fold(row.signer) or None,
    "state": lambda row: list(SheetEventKind).index(row.state),
    "printed": lambda row: row.printed,
    "signed": lambda row: row.signed,
    "handed_over": lambda row: row.handed_over,
    "returned": lambda row: row.returned,
    "filed": lambda row: row.filed,
}


def sheets(tx: ReadTx, query: ListQuery, period: PeriodRef) -> ListRows[SheetRow]:
    """Every sheet printed of a period (what has none: of its year), filtered by words.

    Filter ``state``: None = all that are valid, a ``SheetEventKind`` = those that stand there.
    The ids of the rows are version ids.
    """
    every = rows_of(tx, period)
    alive = [row for row in every if row.state is not SheetEventKind.VOID]
    state = query.filters.get("state")
    rows = alive if state is None else [row for row in every if row.state is state]
    wanted = fold(query.text).split()
    if wanted:
        rows = [row for row in rows if all(word in _searched(row) for word in wanted)]
    return ListRows(_sorted(rows, query.sort or "name", query.descending), len(every))


def rows_of(tx: ReadTx, period: PeriodRef) -> list[SheetRow]:
    """The rows of a period in no particular order."""
    printed = sa.exists().where(
        SheetEvent.version_id == Version.id, SheetEvent.kind == SheetEventKind.PRINTED
    )
    signer = sa.orm.aliased(PersonNow)
    rows = tx.session.execute(
        sa.select(Version, PersonNow.name, PersonNow.nip, signer.name)
        .join(PersonNow, PersonNow.person_id == Version.person_id)
        .join(signer, signer.person_id == Version.signer_id, isouter=True)
        .where(Version.year == period.year, Version.period.in_(("", period.code)), printed)
    ).all()
    events = events_of(tx, [version.id for version, *_rest in rows])
    return [
        _row(
            version,
            name,
            nip,
            signed_by,
            period.label if version.period else str(version.year),
            events[version.id],
        )
        for version, name, nip, signed_by in rows
    ]


def _row(
    version: Version,
    name: str,
    nip: str | None,
    signer: str | None,
    label: str,
    events: Sequence[SheetEvent],
) -> SheetRow:
    on: dict[SheetEventKind, date] = {event.kind: event.on for event in events}
    move = last_move(events)
    return SheetRow(
        id=version.id,
        document_id=version.document_id,
        person_id=version.person_id,
        form=version.form,
        number=version.number,
        name=name,
        nip=nip or "",
        signer=signer or "",
        period=label,
        state=move.kind if move else SheetEventKind.PRINTED,
        printed=on.get(SheetEventKind.PRINTED),
        signed=on.get(SheetEventKind.SIGNED),
        handed_over=on.get(SheetEventKind.HANDED_OVER),
        returned=on.get(SheetEventKind.RETURNED),
        filed=on.get(SheetEventKind.FILED),
        void=on.get(SheetEventKind.VOID),
        changed=decode_findings(move.changed) if move else (),
    )


def _searched(row: SheetRow) -> str:
    return f"{fold(row.name)} {row.nip} {row.form.value.lower()} {row.form.compact.lower()}"


def _sorted(rows: Sequence[SheetRow], key: str, descending: bool) -> list[SheetRow]:
    value = SORTS[key]
    known = [row for row in rows if value(row) is not None]
    known.sort(key=lambda row: (fold(row.name), row.form.value, row.id))
    known.sort(key=value, reverse=descending)
    return [*known, *(row for row in rows if value(row) is None)]
