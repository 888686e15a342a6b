from __future__ import annotations

from asn_desktop.models import schema
from asn_desktop.rules.exchange import CARRIED, PARCEL_OF, PARCELS, PROGRESS, REFERENCE, STAYS


def test_every_table_travels_or_stays_and_says_why() -> None:
    groups = [set(PARCEL_OF), set(REFERENCE), set(CARRIED), set(STAYS)]
    told = set().union(*groups)
    assert told == set(schema.METADATA.tables)
    assert sum(map(len, groups)) == len(told), "a table stands in two groups"
    assert all(STAYS.values())


def test_parts_lean_on_what_stands_before_them() -> None:
    for kind, parcel in PARCELS.items():
        before = {parcel.root}
        for part in parcel.parts:
            assert part.of in before, (kind, part)
            assert part.column in schema.METADATA.tables[part.table].c
            before.add(part.table)


def test_only_progress_has_no_root_row() -> None:
    rootless = {kind for kind in PARCELS if kind not in schema.METADATA.tables}
    assert rootless == {PROGRESS}


def test_whom_a_parcel_is_about_is_a_column_of_its_root() -> None:
    for parcel in PARCELS.values():
        if parcel.person:
            assert parcel.person in schema.METADATA.tables[parcel.root].c
