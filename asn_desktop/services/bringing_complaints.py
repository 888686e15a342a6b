"""A complaint register of a file against the office's own: known numbers, officers, units."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import Unit
from asn_desktop.models.public_service import Complaint
from asn_desktop.rules.complaints import problems
from asn_desktop.rules.findings import Severity
from asn_desktop.rules.names import fold
from asn_desktop.services.bringing_people import KnownPeople, known_people
from asn_desktop.services.complaints import wall
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.bringing import (
    BroughtRow,
    ComplaintFound,
    Found,
    FoundLine,
    Preview,
    Target,
)
from asn_desktop.views.complaints import ComplaintText
from asn_desktop.views.imports import Effect
from asn_desktop.views.roster import RowFinding


def plan_complaints(tx: ReadTx, found: Found, target: Target, _digest: str) -> Preview:
    """Say of every complaint whether it is new, in the register already, or wrong."""
    read = [line.value for line in found.lines if isinstance(line.value, ComplaintFound)]
    people = known_people(
        tx, (one.officer_nip for one in read), (one.officer for one in read if not one.officer_nip)
    )
    units = {row.folded: row.id for row in tx.session.execute(sa.select(Unit.folded, Unit.id))}
    stored = _stored(tx, (one.text.number for one in read))
    seen: dict[str, int] = {}
    rows = [_row(tx, line, people, units, stored, seen) for line in found.lines]
    fresh = [
        row.value
        for row in rows
        if row.effect is Effect.NEW and isinstance(row.value, ComplaintText)
    ]
    return Preview(
        found.kind,
        tuple(rows),
        people=len({one.officer_id for one in fresh if one.officer_id}),
        first=min((one.received.date() for one in fresh), default=None),
        last=max((one.received.date() for one in fresh), default=None),
        target=target,
    )


def _row(
    tx: ReadTx,
    line: FoundLine,
    people: KnownPeople,
    units: dict[str, UUID],
    stored: dict[str, ComplaintText],
    seen: dict[str, int],
) -> BroughtRow:
    found = line.value
    if not isinstance(found, ComplaintFound):
        return BroughtRow(line, Effect.REFUSED, None, line.findings)
    findings = list(line.findings)
    officer: UUID | None = None
    if found.officer_nip or found.officer:
        officer, more = people.find(line, found.officer_nip, found.officer, "nip", "officer")
        findings = [*more, *findings]
    unit = units.get(fold(found.unit)) if found.unit else None
    if found.unit and unit is None:
        findings.append(line.finding("bring.unit_unknown", "unit", Severity.WARNING))
    text = replace(found.text, officer_id=officer, unit_id=unit)
    for one in problems(text.received, text.responded, text.completed, wall(tx)):
        values = {key: value for key, value in one.values.items() if key != "field"}
        findings.append(line.finding(one.code, str(one.values["field"]), one.severity, **values))
    findings.sort(key=lambda one: one.severity is not Severity.ERROR)
    name = people.names.get(officer, "") if officer else ""
    if any(one.severity is Severity.ERROR for one in findings):
        return BroughtRow(line, Effect.REFUSED, None, tuple(findings), name)
    number = text.number
    if number in seen:
        twice = line.finding("bring.number_twice", "number", first_row=seen[number])
        return BroughtRow(line, Effect.REFUSED, None, (twice, *findings), name)
    seen[number] = line.row
    if number not in stored:
        return BroughtRow(line, Effect.NEW, text, tuple(findings), name)
    different = _difference(line, text, stored[number])
    came = not different and _brings_more(text, stored[number])
    effect = Effect.CHANGED if came else Effect.UNCHANGED
    return BroughtRow(line, effect, text, (*different, *findings), name)


def _brings_more(text: ComplaintText, before: ComplaintText) -> bool:
    """Whether the file knows of an answer or an end that the office did not know yet."""
    return any(
        getattr(before, at) is None and getattr(text, at) is not None
        for at in ("responded", "completed", "officer_id")
    )


def _difference(
    line: FoundLine, text: ComplaintText, before: ComplaintText
) -> tuple[RowFinding, ...]:
    """The first time or text of a number that is stored otherwise; what is stored stays.

    A time that was not stored yet is no difference: it is filled in.
    """
    for at in ("received", "responded", "completed", "text"):
        stored = getattr(before, at)
        if stored is not None and getattr(text, at) != stored:
            return (line.finding("bring.number_differs", at, Severity.WARNING),)
    return ()


def _stored(tx: ReadTx, numbers: Iterable[str]) -> dict[str, ComplaintText]:
    found: dict[str, ComplaintText] = {}
    for part in chunks(set(numbers)):
        for row in tx.session.scalars(sa.select(Complaint).where(Complaint.number.in_(part))):
            found[row.number] = ComplaintText(
                number=row.number,
                received=row.received,
                responded=row.responded,
                completed=row.completed,
                text=row.text,
                officer_id=row.officer_id,
            )
    return found
