"""All tables, and making or checking the schema of a database."""

from __future__ import annotations

import sqlalchemy as sa

from asn_desktop.models import (  # noqa: F401 - every mapped class must be known to the metadata
    evaluation,
    exchange,
    guidance,
    journal,
    logs,
    national,
    office,
    paper,
    people,
    planning,
    progress,
    public_service,
    roster,
    strategy,
    voices,
)
from asn_desktop.models.base import Base
from asn_desktop.models.engine import APPLICATION_ID, SCHEMA, Store
from asn_desktop.rules.findings import WorldFault

METADATA = Base.metadata
TRIGGERS = (*journal.TRIGGERS, *paper.TRIGGERS, *exchange.TRIGGERS)


def create(store: Store) -> None:
    """Make every table in an empty database."""
    from asn_desktop.models import migrate

    with store.writer.begin() as connection:
        METADATA.create_all(connection)
        migrate.stamp(connection)
        if store.is_sqlite:
            create_triggers(connection)
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")


def create_triggers(connection: sa.Connection) -> None:
    """Make the triggers of an SQLite database exactly those that the models say."""
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (name,) in names.fetchall():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for words in TRIGGERS:
        connection.exec_driver_sql(words)


def version(store: Store) -> int:
    """The schema number of the database; 0 for an empty one."""
    with store.reader.connect() as connection:
        if store.is_sqlite:
            return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        if not sa.inspect(connection).has_table("alembic_version"):
            return 0
        words = "SELECT version_num FROM alembic_version"
        return int(connection.exec_driver_sql(words).scalar_one_or_none() or 0)


def refuse_newer(store: Store) -> None:
    """Raise ``WorldFault`` for a file that a newer program wrote."""
    found = version(store)
    if found > SCHEMA:
        raise WorldFault("store.newer_schema", found=found, known=SCHEMA)
