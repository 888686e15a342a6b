"""What an office needs to begin: its units and staff as the centre has them, and common settings.

People are only given to an office that has none: an office's own list is its own. Where it has one,
both are compared by NIP and the difference is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import Place
from asn_desktop.models.people import Person, PersonNip, PersonNow, Unit
from asn_desktop.rules.exchange import PARCELS, REFERENCE
from asn_desktop.rules.findings import refuse
from asn_desktop.services import parcels, setup
from asn_desktop.services.attachments import read_attachment
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.services.places_board import units_of
from asn_desktop.views.bundles import ReferenceSet, Revised
from asn_desktop.views.parcels import from_text

SETTING_ROWS: Final = "setting"
"""Under this name the settings stand among the rows of the reference set."""
KINDS: Final = ("unit", "position", "person")


@dataclass(frozen=True, slots=True)
class KitContent:
    """What goes into a kit; ``emblem``: the picture on the sheets."""

    revisions: tuple[Revised, ...]
    reference: ReferenceSet
    emblem: bytes | None


@dataclass(frozen=True, slots=True)
class StaffFound:
    """The people of a kit against those here, by NIP: names, sorted."""

    names: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    only_there: tuple[str, ...] = ()


def gather(tx: ReadTx, place_id: UUID) -> KitContent:
    """Everything for one place; raises ``Refused`` (``places.place_gone``)."""
    place = tx.session.get(Place, place_id)
    if place is None:
        raise refuse("places.place_gone")
    ids = _closure(tx, _units_below(tx, units_of(place.units)))
    revisions = [
        Revised(kind, key, text)
        for kind in KINDS
        for key, text in sorted(parcels.texts(tx, kind, ids[kind]).items())
    ]
    settings = setup.read_settings(tx)
    emblem = read_attachment(tx, settings.emblem)
    return KitContent(tuple(revisions), _reference(tx, place.name), emblem)


def _reference(tx: ReadTx, name: str) -> ReferenceSet:
    settings = setup.read_settings(tx)
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for table in REFERENCE:
        stored = parcels.table_of(table)
        found = tx.session.execute(sa.select(stored).order_by(stored.c.id))
        rows[table] = [parcels.plain_row(table, row) for row in found]
    shared: dict[str, object] = {"working_days": settings.working_days, "paper": settings.paper}
    first = settings.letterhead.strip().splitlines()[:1]
    if first:
        shared["letterhead"] = "\n".join((*first, name.upper()))
    rows[SETTING_ROWS] = [{"name": key, "value": value} for key, value in shared.items()]
    return ReferenceSet(max(1, settings.reference_number), rows, settings.agency)


def _units_below(tx: ReadTx, roots: Iterable[UUID]) -> set[UUID]:
    children: dict[UUID | None, list[UUID]] = defaultdict(list)
    for key, parent in tx.session.execute(sa.select(Unit.id, Unit.parent_id)):
        children[parent].append(key)
    found, waiting = set[UUID](), list(roots)
    while waiting:
        unit = waiting.pop()
        if unit not in found:
            found.add(unit)
            waiting += children[unit]
    return found


def _closure(tx: ReadTx, units: set[UUID]) -> dict[str, set[UUID]]:
    """The staff of these units, and every unit, position and person their rows lean on."""
    ids: dict[str, set[UUID]] = {"unit": set(units), "position": set(), "person": set()}
    for part in chunks(units):
        asked = sa.select(PersonNow.person_id).where(PersonNow.unit_id.in_(part), PersonNow.active)
        ids["person"].update(tx.session.scalars(asked))
    looked: dict[str, set[UUID]] = defaultdict(set)
    while any(ids[kind] - looked[kind] for kind in KINDS):
        for kind in KINDS:
            new = ids[kind] - looked[kind]
            looked[kind] |= new
            for content in parcels.contents(tx, kind, new).values():
                for table, rows in (content.rows or {}).items():
                    for target, column in _LINKS[table]:
                        ids[target].update(UUID(hex=row[column]) for row in rows if row[column])
    return ids


def _links_of(table: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (key.column.table.name, column.key)
        for column in parcels.table_of(table).columns
        for key in column.foreign_keys
        if key.column.table.name in KINDS
    )


_LINKS: Final = {table: _links_of(table) for kind in KINDS for table in PARCELS[kind].tables}


# ---- at the office


def compare_staff(tx: ReadTx, revisions: Sequence[Revised]) -> StaffFound:
    """Whose names a kit brings, and which of these people are here already."""
    here = set(tx.session.scalars(sa.select(PersonNip.nip)))
    names: list[str] = []
    both: list[str] = []
    only_there: list[str] = []
    for revised in revisions:
        if revised.kind != "person":
            continue
        rows = from_text(revised.text).rows or {}
        name = str(rows["person"][0]["name"])
        nips = {row["nip"] for row in rows.get("person_nip", ())}
        names.append(name)
        (both if nips & here else only_there).append(name)
    return StaffFound(tuple(sorted(names)), tuple(sorted(both)), tuple(sorted(only_there)))


def has_staff(tx: ReadTx) -> bool:
    """Whether this office has a list of people of its own."""
    return tx.session.scalar(sa.select(Person.id).limit(1)) is not None


def shared_settings(tx: ReadTx, reference: ReferenceSet) -> dict[str, Any]:
    """Of the settings a kit brings those that are not set here, by name.

    Working days and paper are the centre's only for an office that begins.
    """
    settings = setup.read_settings(tx)
    said = {str(row["name"]): row["value"] for row in reference.rows.get(SETTING_ROWS, ())}
    wanted: dict[str, Any] = {}
    letterhead = said.get("letterhead")
    if isinstance(letterhead, str) and letterhead and not settings.letterhead:
        wanted["letterhead"] = letterhead[:2000]
    if not has_staff(tx):
        if said.get("working_days") in (5, 6):
            wanted["working_days"] = said["working_days"]
        if said.get("paper") in ("f4", "a4"):
            wanted["paper"] = said["paper"]
    return {name: value for name, value in wanted.items() if getattr(settings, name) != value}
