"""Every row of a parcel has words, and every field is either named or of no use to people."""

from __future__ import annotations

import pytest

from asn_desktop.models import schema
from asn_desktop.rules.exchange import PARCEL_OF, PARCELS
from asn_desktop.rules.parcel_words import ROWS, field_label, row_label

PROGRAM = frozenset(
    {"id", "folded", "copied_from", "origin_id", "made_id", "draft_source", "parent", "sha256"}
    | {"media_type", "size", "recorded_at", "document_id", "fingerprint", "row_id", "other_id"}
)
"""Columns nobody reads; links to other rows are told by the place a row stands in."""


@pytest.mark.parametrize("table", sorted(PARCEL_OF))
def test_every_field_people_read_has_a_word(table: str) -> None:
    columns = schema.METADATA.tables[table].columns
    known = set(ROWS[table].fields)
    assert known <= set(columns.keys())
    silent = {name for name in columns.keys() if name not in known}  # noqa: SIM118 - not a dict
    told_by_place = {
        name for name in silent if columns[name].foreign_keys or name in ("value", "signer_id")
    }
    assert silent - told_by_place <= PROGRAM


def test_there_are_no_words_for_what_does_not_travel() -> None:
    assert set(ROWS) == set(PARCEL_OF)
    assert all(parcel.root in ROWS or parcel.root == "progress" for parcel in PARCELS.values())


def test_what_a_newer_program_wrote_keeps_its_name() -> None:
    assert row_label("work_result") == "RHK"
    assert field_label("work_result", "text") == "Rencana hasil kerja"
    assert row_label("later") == "later"
    assert field_label("work_result", "colour") == field_label("later", "colour") == "colour"
