"""What the centre sets for everybody: years, periods and holidays, as one numbered set."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from asn_desktop.rules.exchange import REFERENCE
from asn_desktop.services import parcels, setup
from asn_desktop.services.centre import must_be_centre
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.views.bundles import ReferenceSet


def rows_now(tx: ReadTx) -> dict[str, list[Mapping[str, Any]]]:
    """The reference tables as plain values, in the order of their ids."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for table in REFERENCE:
        stored = parcels.table_of(table)
        asked = tx.session.execute(sa.select(stored).order_by(stored.c.id))
        found[table] = [parcels.plain_row(table, row) for row in asked]
    return found


def digest(rows: Mapping[str, Any]) -> str:
    """By which one knows whether anything changed since the last set."""
    return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()


def is_changed(tx: ReadTx) -> bool:
    """Whether years, periods or holidays differ from the set that was published last."""
    return digest(rows_now(tx)) != setup.read_settings(tx).reference_digest


def publish(tx: Tx) -> int:
    """Give what holds now the next number, unless nothing changed; return the number.

    Refused with ``centre.not_centre``.
    """
    must_be_centre(tx)
    settings = setup.read_settings(tx)
    name = digest(rows_now(tx))
    if name == settings.reference_digest:
        return settings.reference_number
    number = settings.reference_number + 1
    setup.change_settings(tx, reference_number=number, reference_digest=name)
    return number


def current(tx: ReadTx) -> ReferenceSet | None:
    """The set that counts, None before the first was published."""
    settings = setup.read_settings(tx)
    if not settings.reference_number:
        return None
    return ReferenceSet(settings.reference_number, rows_now(tx), settings.agency)
