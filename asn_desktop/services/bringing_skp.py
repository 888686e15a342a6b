"""SKP of a file against the office: whose they are, and never over one that exists."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from asn_desktop.models.planning import Skp
from asn_desktop.rules.findings import Severity
from asn_desktop.services import planning
from asn_desktop.services.bringing_people import KnownPeople, known_people
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.planning_copy import fill
from asn_desktop.views.bringing import (
    BroughtRow,
    Found,
    FoundLine,
    Preview,
    SkpFound,
    SkpOfPerson,
    Target,
)
from asn_desktop.views.imports import Effect


def plan_skps(tx: ReadTx, found: Found, target: Target, _digest: str) -> Preview:
    """Say of every SKP whether it can become a draft of its person in the year of the target."""
    read = [line.value for line in found.lines if isinstance(line.value, SkpFound)]
    people = known_people(tx, (one.nip for one in read), (one.name for one in read if not one.nip))
    year = target.year or tx.today.year
    seen: dict[UUID, FoundLine] = {}
    rows = tuple(_row(tx, line, people, year, seen) for line in found.lines)
    return Preview(
        found.kind,
        rows,
        people=sum(row.effect is Effect.NEW for row in rows),
        target=Target(target.round_id, target.round_name, year),
    )


def make_drafts(tx: Tx, skps: Sequence[SkpOfPerson], target: Target) -> int:
    """Make a draft of each; its rows are marked as copied until somebody has read them.

    Refused as ``planning.create``.
    """
    year = target.year or tx.today.year
    for one in skps:
        skp_id = planning.create(tx, one.person_id, year, approach=one.content.approach)
        fill(tx, tx.session.get_one(Skp, skp_id), one.content, one.source)
    return len(skps)


def _row(
    tx: ReadTx, line: FoundLine, people: KnownPeople, year: int, seen: dict[UUID, FoundLine]
) -> BroughtRow:
    found = line.value
    if not isinstance(found, SkpFound):
        return BroughtRow(line, Effect.REFUSED, None, line.findings)
    person, more = people.find(line, found.nip, found.name, "nip", "name")
    findings = (*more, *line.findings)
    if person is None:
        return BroughtRow(line, Effect.REFUSED, None, findings)
    name = people.names.get(person, "")
    if person in seen:
        first = seen[person]
        twice = line.finding(
            "bring.skp_twice", "name", name=name, first_row=first.row, first_sheet=first.sheet or ""
        )
        return BroughtRow(line, Effect.REFUSED, None, (twice, *findings), name)
    seen[person] = line
    hindered = planning.creation_findings(tx, person, year)
    source = str(found.year) if found.year is not None else str(year - 1)
    value = SkpOfPerson(person, found.content, source)
    if any(one.code == "skp.exists" for one in hindered):
        there = line.finding("bring.skp_exists", "name", Severity.WARNING, name=name, year=year)
        return BroughtRow(line, Effect.UNCHANGED, value, (there, *findings), name)
    if hindered:
        refused = tuple(
            line.finding(one.code, "name", one.severity, **one.values) for one in hindered
        )
        return BroughtRow(line, Effect.REFUSED, None, (*refused, *findings), name)
    return BroughtRow(line, Effect.NEW, value, findings, name)
