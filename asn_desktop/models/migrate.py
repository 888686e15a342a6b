"""Bringing the database of an earlier release up to date: wholly, or not at all.

A revision's name is its schema number in four digits ("0002"), the same as the file's
``user_version``. Alembic is imported only when there is something to do: a program that opens a
file of its own schema never pays for it.

What a migration must know: constraints always have names; a batch change of a table needs
``table_kwargs={"sqlite_strict": True}``; a column is renamed by a plain ALTER; triggers need no
thought, they are made again from the models after the last step.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from asn_desktop.models import schema
from asn_desktop.models.engine import SCHEMA, Store
from asn_desktop.rules.findings import WorldFault

if TYPE_CHECKING:
    from alembic.config import Config

# Beside this file in a checkout and in an installed or frozen program alike.
SCRIPTS = Path(__file__).resolve().parent / "migrations"


class BrokenLinksError(Exception):
    """Rows of these tables would point at nothing after the migration."""

    def __init__(self, tables: set[str]) -> None:
        self.tables = tables
        super().__init__(", ".join(sorted(tables)))


def is_behind(store: Store) -> bool:
    """Whether the database was written by an earlier release."""
    return schema.version(store) < SCHEMA


def upgrade(store: Store, scripts: Path = SCRIPTS) -> None:
    """Bring the database to the newest schema in one transaction.

    Nobody else may have the database open, and a backup is the caller's affair. Raises
    ``WorldFault`` (``store.migration_failed``) when a step or the check of the links after it
    fails; the database is then as it was.
    """
    from alembic.util import CommandError

    found = schema.version(store)
    try:
        with _own_connection(store) as connection, connection.begin():
            wanted = _run(connection, scripts)
            if store.is_sqlite:
                schema.create_triggers(connection)
                _refuse_broken_links(connection)
                connection.exec_driver_sql(f"PRAGMA user_version={wanted}")
    except (sa.exc.SQLAlchemyError, CommandError, BrokenLinksError) as fault:
        raise WorldFault("store.migration_failed", found=found, known=SCHEMA) from fault


@contextmanager
def _own_connection(store: Store) -> Iterator[sa.Connection]:
    """A writer's connection that ends with its use, with the links unwatched.

    A batch change drops and remakes a table: watched links would empty or forbid it, and they can
    only be switched off before BEGIN.
    """
    with store.writer.connect() as connection:
        if store.is_sqlite:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA foreign_keys=OFF")
        connection.detach()
        yield connection


def _run(connection: sa.Connection, scripts: Path) -> int:
    """Run what is missing and return the schema number reached."""
    from alembic import command
    from alembic.script import ScriptDirectory

    config = configuration(connection, scripts)
    command.upgrade(config, "head")
    return int(ScriptDirectory.from_config(config).get_current_head() or 0)


def _refuse_broken_links(connection: sa.Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise BrokenLinksError({row[0] for row in broken})


def stamp(connection: sa.Connection) -> None:
    """Note in a database made by the models themselves that it needs no migration."""
    from alembic import command

    command.stamp(configuration(connection), "head")


def configuration(connection: sa.Connection, scripts: Path = SCRIPTS) -> Config:
    """Alembic's settings for our scripts on a connection that is open."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
