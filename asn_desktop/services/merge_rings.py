"""Rows that lead back to themselves: what a row was before can never be the row.

Pages follow these links to their end, so a ring another office sent would keep them busy for ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from asn_desktop.services.merge_store import Reads, hex_of
from asn_desktop.services.parcel_check import PlainRow, place_of

BEFORE: Final = (
    ("skp", "previous_id"),
    ("work_result", "origin_id"),
    ("indicator", "origin_id"),
)
"""Links to what a row was in the version before."""


def in_rings(
    reads: Reads, changed: Mapping[str, Mapping[str, PlainRow]]
) -> Iterator[tuple[str, str]]:
    """Table and id of every changed row that would stand in a ring."""
    for table, column in BEFORE:
        at = place_of(table, column)
        rows = changed.get(table, {})
        leads = {key: row[at] for key, row in rows.items()}
        waiting = {up for up in leads.values() if up is not None} - leads.keys()
        words = f'SELECT id, "{column}" FROM "{table}" WHERE'
        while waiting:
            found = {
                hex_of(key): None if up is None else hex_of(up)
                for key, up in reads.by(words, "id", waiting)
            }
            leads |= dict.fromkeys(waiting) | found
            waiting = {up for up in found.values() if up is not None} - leads.keys()
        yield from ((table, key) for key in _ring_of(leads) if key in rows)


def _ring_of(leads: Mapping[str, str | None]) -> set[str]:
    """What stands in a ring, where everything leads to one thing at most."""
    done: set[str] = set()
    rings: set[str] = set()
    for start in leads:
        path: list[str] = []
        here: str | None = start
        while here is not None and here not in done:
            done.add(here)
            path.append(here)
            here = leads.get(here)
        if here in path:
            rings.update(path[path.index(here) :])
    return rings
