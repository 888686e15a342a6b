"""The list of sheets with their lives: who has which paper, and what is due next."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.paper import SheetEvent, SheetScan, Version
from asn_desktop.models.people import PersonNow
from asn_desktop.rules import codes
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.rules.names import fold
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.office import ReadTx
from asn_desktop.services.paper import decode_findings, events_of, last_move
from asn_desktop.services.people_now import chunks
from asn_desktop.services.scans import scans_of
from asn_desktop.views.checking import SheetLife, SheetMoment
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.printing import NOT_RECORDED, SheetRow

_FORM = re.compile(r"[a-d]\d{1,3}")
# The sort keys of the list; what is missing stands last, in both directions.
SORTS: dict[str, Callable[[SheetRow], Any]] = {
    "name": lambda row: fold(row.name),
    "form": lambda row: row.form.value,
    "signer": lambda row: fold(row.signer) or None,
    "state": lambda row: list(SheetEventKind).index(row.state) if row.state else -1,
    "code": lambda row: row.code,
    "scans": lambda row: row.scans or None,
    "printed": lambda row: row.printed,
    "signed": lambda row: row.signed,
    "handed_over": lambda row: row.handed_over,
    "returned": lambda row: row.returned,
    "filed": lambda row: row.filed,
}


def sheets(tx: ReadTx, query: ListQuery, period: PeriodRef) -> ListRows[SheetRow]:
    """Every sheet of a period (what has none: of its year), filtered by words.

    Filter ``state``: None = all that were printed and are valid, a ``SheetEventKind`` = those that
    stand there, ``NOT_RECORDED`` = sealed, of which no print was recorded. The ids of the rows are
    version ids.
    """
    every = rows_of(tx, period)
    out = [row for row in every if row.state is not None]
    state = query.filters.get("state")
    if state is None:
        rows = [row for row in out if row.state is not SheetEventKind.VOID]
    elif state == NOT_RECORDED:
        rows = [row for row in every if row.state is None]
    else:
        rows = [row for row in out if row.state is state]
    forms, words = _wanted(query.text)
    if forms or words:
        rows = [
            row
            for row in rows
            if all(row.form.compact.lower().startswith(form) for form in forms)
            and all(word in _searched(row) for word in words)
        ]
    return ListRows(_sorted(rows, query.sort or "name", query.descending), len(every))


def rows_of(tx: ReadTx, period: PeriodRef, *more: sa.ColumnElement[bool]) -> list[SheetRow]:
    """The rows of a period in no particular order: what was printed, and each newest version."""
    where = sa.and_(Version.year == period.year, Version.period.in_(("", period.code)), *more)
    later = sa.orm.aliased(Version)
    newest = ~sa.exists().where(
        later.document_id == Version.document_id,
        later.form == Version.form,
        later.number > Version.number,
    )
    printed = sa.exists().where(SheetEvent.version_id == Version.id)
    return _rows(tx, sa.and_(where, sa.or_(printed, newest)))


def rows_of_person(tx: ReadTx, person_id: UUID, period: PeriodRef) -> list[SheetRow]:
    """The sheets of one person as :func:`rows_of`."""
    return rows_of(tx, period, Version.person_id == person_id)


def row_of(tx: ReadTx, version_id: UUID) -> SheetRow:
    """The row of one sheet of whatever period; raises ``LookupError`` for a stranger."""
    found = _rows(tx, Version.id == version_id)
    if not found:
        raise LookupError(f"no sheet {version_id}")
    return found[0]


def life_of(tx: ReadTx, version_id: UUID) -> SheetLife:
    """One sheet with all that happened to it and its scans."""
    return SheetLife(
        row=row_of(tx, version_id),
        sealed_at=tx.session.get_one(Version, version_id).sealed_at,
        moments=tuple(
            SheetMoment(
                event.kind,
                event.on,
                event.recorded_at,
                event.note or "",
                decode_findings(event.changed),
            )
            for event in events_of(tx, [version_id]).get(version_id, ())
        ),
        scans=scans_of(tx, version_id),
    )


def _rows(tx: ReadTx, where: sa.ColumnElement[bool]) -> list[SheetRow]:
    signer = sa.orm.aliased(PersonNow)
    rows = tx.session.execute(
        sa.select(Version, PersonNow.name, PersonNow.nip, signer.name)
        .join(PersonNow, PersonNow.person_id == Version.person_id)
        .join(signer, signer.person_id == Version.signer_id, isouter=True)
        .where(where)
        .order_by(Version.id)
    ).all()
    events = events_of(tx, [version.id for version, *_rest in rows])
    scans = _scans(tx, [version.id for version, *_rest in rows])
    return [
        _row(version, name, nip, signed_by, events.get(version.id, ()), scans.get(version.id, 0))
        for version, name, nip, signed_by in rows
    ]


def _scans(tx: ReadTx, version_ids: Sequence[UUID]) -> dict[UUID, int]:
    found: dict[UUID, int] = {}
    for part in chunks(version_ids):
        rows = tx.session.execute(
            sa.select(SheetScan.version_id, sa.func.count())
            .where(SheetScan.version_id.in_(part))
            .group_by(SheetScan.version_id)
        )
        found.update((key, count) for key, count in rows)
    return found


def _row(
    version: Version,
    name: str,
    nip: str | None,
    signer: str | None,
    events: Sequence[SheetEvent],
    scans: int,
) -> SheetRow:
    on: dict[SheetEventKind, date] = {event.kind: event.on for event in events}
    move = last_move(events)
    period = PeriodRef(version.year, version.period).label if version.period else str(version.year)
    code = codes.make(version.form, version.number, version.document_id, version.fingerprint)
    return SheetRow(
        id=version.id,
        document_id=version.document_id,
        person_id=version.person_id,
        form=version.form,
        number=version.number,
        name=name,
        nip=nip or "",
        signer=signer or "",
        period=period,
        state=move.kind if move else None,
        printed=on.get(SheetEventKind.PRINTED),
        signed=on.get(SheetEventKind.SIGNED),
        handed_over=on.get(SheetEventKind.HANDED_OVER),
        returned=on.get(SheetEventKind.RETURNED),
        filed=on.get(SheetEventKind.FILED),
        void=on.get(SheetEventKind.VOID),
        changed=decode_findings(move.changed) if move else (),
        reported=on.get(SheetEventKind.REPORTED),
        scans=scans,
        code=str(code),
    )


def _wanted(text: str) -> tuple[list[str], list[str]]:
    """The form codes typed ("D.1.1", "d11", "C.1" as yet), and all other words.

    A form is no loose letters and digits: those stand in nearly every NIP and sheet code.
    """
    forms: list[str] = []
    words: list[str] = []
    for typed in text.split():
        folded = fold(typed).split()
        compact = "".join(folded)
        if _FORM.fullmatch(compact):
            forms.append(compact)
        else:
            words += folded
    return forms, words


def _searched(row: SheetRow) -> str:
    return (
        f"{fold(row.name)} {row.nip} {row.form.value.lower()} {row.form.compact.lower()} "
        f"{fold(row.signer)} {row.code.lower()}"
    )


def _sorted(rows: Sequence[SheetRow], key: str, descending: bool) -> list[SheetRow]:
    value = SORTS[key]
    known = [row for row in rows if value(row) is not None]
    known.sort(key=lambda row: (fold(row.name), row.form.value, row.id))
    known.sort(key=value, reverse=descending)
    return [*known, *(row for row in rows if value(row) is None)]
