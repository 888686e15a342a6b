"""The tree of units as far as a staff file makes it certain."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from asn_desktop.models.people import Unit
from asn_desktop.rules.names import fold
from asn_desktop.rules.units import is_roof


@dataclass(frozen=True, slots=True)
class Placed:
    """One person for the tree: in which unit, with whom as superior, leading it or not."""

    person_id: UUID
    unit: str
    parent: str
    heads: bool
    superior_id: UUID | None


def parents(people: Iterable[Placed], places: Mapping[UUID, str]) -> dict[str, str]:
    """Return folded unit → name of its parent, where the file says so or leaves no doubt.

    First the column of the parent unit; then the superiors: when those of the unit's head (or of
    all its people) sit in one other unit, that is the parent; at last the one roof of the office
    (kecamatan, dinas …), if there is exactly one. ``places`` = the unit of every known person.
    """
    staff = list(people)
    named = {fold(person.unit): person.unit for person in staff if person.unit}
    found: dict[str, str] = {}
    for unit, votes in _votes(staff, places).items():
        best = votes.most_common(2)
        if best and (len(best) == 1 or best[0][1] > best[1][1]):
            found[unit] = best[0][0]
    roofs = {folded for folded in named if is_roof(folded)}
    if len(roofs) == 1:
        (roof,) = roofs
        for folded in named:
            if folded != roof and folded not in found:
                found[folded] = named[roof]
    return _without_circles(found)


def link(units: Mapping[str, Unit], found: Mapping[str, str]) -> None:
    """Hang units under their parents; a unit that already has one keeps it."""
    for folded, parent in found.items():
        unit, above = units.get(folded), units.get(fold(parent))
        if unit is None or above is None or unit.parent_id is not None or unit is above:
            continue
        if not _is_below(units, above, unit):
            unit.parent_id = above.id


def _votes(staff: list[Placed], places: Mapping[UUID, str]) -> dict[str, Counter[str]]:
    by_column: dict[str, Counter[str]] = defaultdict(Counter)
    by_head: dict[str, Counter[str]] = defaultdict(Counter)
    by_staff: dict[str, Counter[str]] = defaultdict(Counter)
    said: set[str] = set()
    for person in staff:
        folded = fold(person.unit)
        if not folded:
            continue
        if person.parent:
            said.add(folded)
            if fold(person.parent) != folded:
                by_column[folded][person.parent] += 1
        above = places.get(person.superior_id, "") if person.superior_id is not None else ""
        if above and fold(above) != folded:
            (by_head if person.heads else by_staff)[folded][above] += 1
    result: dict[str, Counter[str]] = dict(by_column)
    for votes in (by_head, by_staff):
        for folded, counter in votes.items():
            if folded not in said and folded not in result and len(counter) == 1:
                result[folded] = counter
    return result


def _without_circles(found: Mapping[str, str]) -> dict[str, str]:
    result = dict(found)
    for start in found:
        seen, step = {start}, fold(result.get(start, ""))
        while step in result:
            if step in seen:
                result.pop(start, None)
                break
            seen.add(step)
            step = fold(result[step])
    return result


def _is_below(units: Mapping[str, Unit], lower: Unit, upper: Unit) -> bool:
    by_id = {unit.id: unit for unit in units.values()}
    step: Unit | None = lower
    for _ in range(len(by_id) + 1):
        if step is None or step.parent_id is None:
            return False
        if step.parent_id == upper.id:
            return True
        step = by_id.get(step.parent_id)
    return True
