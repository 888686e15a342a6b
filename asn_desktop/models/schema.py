"""All tables, and making or checking the schema of a database."""

from __future__ import annotations

import sqlalchemy as sa

from asn_desktop.models import (  # noqa: F401 - every mapped class must be known to the metadata
    evaluation,
    journal,
    office,
    paper,
    people,
    planning,
    progress,
    roster,
)
from asn_desktop.models.base import Base
from asn_desktop.models.engine import APPLICATION_ID, SCHEMA, Store
from asn_desktop.rules.findings import WorldFault


def create(store: Store) -> None:
    """Make every table in an empty database."""
    with store.writer.begin() as connection:
        Base.metadata.create_all(connection)
        if store.is_sqlite:
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")


def version(store: Store) -> int:
    """The schema number of the file; 0 for an empty one."""
    with store.reader.connect() as connection:
        if store.is_sqlite:
            return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        return SCHEMA if sa.inspect(connection).has_table("journal_entry") else 0


def refuse_newer(store: Store) -> None:
    """Raise ``WorldFault`` for a file that a newer program wrote."""
    found = version(store)
    if found > SCHEMA:
        raise WorldFault("store.newer_schema", found=found, known=SCHEMA)
