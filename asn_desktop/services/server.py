"""Opening a database on a PostgreSQL server: what the centre works on with several people.

The server keeps the order of writers, its own backups and who may do what (`docs/server.md`); each
of its faults is one sentence here. Nothing but the address is needed: what is secret lies with the
person, never in the database.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy import event

from asn_desktop.models import engine, migrate, schema
from asn_desktop.models.engine import Store
from asn_desktop.rules.findings import WorldFault
from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.office import Actor, Clock, Office, SystemClock

DRIVER: Final = "postgresql+psycopg"
OLDEST: Final = 14
"""The oldest PostgreSQL that still gets fixes at the time of writing."""

_BY_STATE: Final = {
    "28P01": "server.wrong_password",
    "28000": "server.refuses",
    "3D000": "server.no_database",
    "42501": "server.not_allowed",
    "25006": "server.read_only",
    "53100": "server.disk_full",
    "53300": "server.full",
    "40P01": "server.busy",
    "55P03": "server.busy",
    "57014": "server.busy",
}
# Before a session stands the server's refusals carry no state, only words.
_BY_WORDS: Final = (
    ("password authentication failed", "server.wrong_password"),
    ("no password supplied", "server.wrong_password"),
    ("certificate", "server.certificate"),
    ("SSL", "server.certificate"),
    ("pg_hba.conf", "server.refuses"),
    ('role "', "server.refuses"),
    ('database "', "server.no_database"),
    ("too many", "server.full"),
)


@dataclass(frozen=True, slots=True)
class ServerFacts:
    """What a server says of itself: where, as whom we are there, and what we may do.

    ``writes``: whether this user may change anything at all.
    """

    host: str
    database: str
    user: str
    version: int
    encrypted: bool
    writes: bool


def open_store(url: str, *, prepare: bool = True) -> Store:
    """Open the database at ``url``; an empty one gets its tables when ``prepare``.

    Raises ``WorldFault`` (``server.…``): an address that is none, a wrong password, an unknown
    database, no way to the server, one older than :data:`OLDEST`, one that holds something else,
    one of a newer or an earlier release.
    """
    store = engine.open_server(_address(url).render_as_string(hide_password=False))
    for each in (store.writer, store.reader, store.merger):
        event.listen(each, "handle_error", _tell_fault)
    try:
        _look(store, prepare=prepare)
    except WorldFault:
        store.close()
        raise
    return store


def upgrade(url: str) -> int:
    """Bring a database of an earlier release up to date; return the number of its form.

    A dump must have been taken before; nobody else may be at work.
    """
    store = engine.open_server(_address(url).render_as_string(hide_password=False))
    try:
        if schema.version(store) and migrate.is_behind(store):
            migrate.upgrade(store)
        return schema.version(store)
    finally:
        store.close()


def _address(url: str) -> sa.URL:
    try:
        found = sa.make_url(url)
    except sa.exc.ArgumentError as fault:
        raise WorldFault("server.bad_address") from fault
    if found.drivername not in ("postgresql", DRIVER) or not found.database:
        raise WorldFault("server.bad_address")
    return found.set(drivername=DRIVER)


def _look(store: Store, *, prepare: bool) -> None:
    with store.reader.connect() as connection:
        number = connection.exec_driver_sql("SHOW server_version_num").scalar_one()
        if int(number) < OLDEST * 10_000:
            raise WorldFault("server.too_old", found=int(number) // 10_000, least=OLDEST)
        tables = sa.inspect(connection).get_table_names()
    if not tables:
        if not prepare:
            raise WorldFault("server.empty")
        schema.create(store)
    elif "alembic_version" not in tables or "journal_entry" not in tables:
        raise WorldFault("server.other_database")
    schema.refuse_newer(store)
    if migrate.is_behind(store):
        raise WorldFault("server.older_schema")


def _tell_fault(context: sa.ExceptionContext) -> None:
    if context.is_pre_ping:
        return  # the pool looks for another connection by itself
    code = fault_code(context.original_exception, lost=context.is_disconnect)
    if code is not None:
        words = str(context.original_exception).strip().splitlines()
        raise WorldFault(code, words=words[0] if words else "")


def fault_code(fault: BaseException | None, *, lost: bool = False) -> str | None:
    """The sentence for what a server or the way to it did; None for what is a bug of ours."""
    state = getattr(fault, "sqlstate", None)
    if state in _BY_STATE:
        return _BY_STATE[state]
    if lost or (state or "").startswith(("57P", "08")):
        return "server.lost"
    if state is None and type(fault).__name__ == "OperationalError":
        words = str(fault)
        return next((code for part, code in _BY_WORDS if part in words), "server.unreachable")
    return None


def facts(store: Store) -> ServerFacts:
    """Where a store is and what this user may do there."""
    address = store.reader.url
    with store.reader.connect() as connection:
        row = connection.exec_driver_sql(
            "SELECT current_user, current_setting('server_version_num')::int, "
            "coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false), "
            "has_table_privilege('journal_entry', 'INSERT')"
        ).one()
    return ServerFacts(
        str(address.host or address.query.get("host") or "localhost"),
        str(address.database),
        row[0],
        row[1] // 10_000,
        row[2],
        row[3],
    )


@contextmanager
def open_office(
    url: str,
    *,
    clock: Clock | None = None,
    actor: Actor | None = None,
    prepare: bool = True,
    secrets: Path | None = None,
) -> Iterator[Office]:
    """Open the database on a server; who is at the keyboard is called as the server calls him.

    ``secrets``: where the keys of this computer lie, None = in the person's own folder.
    """
    store = open_store(url, prepare=prepare)
    try:
        named = replace(actor or Actor(), name=facts(store).user)
        yield Office(store, STANDARD, clock or SystemClock(), named, secrets)
    finally:
        store.close()
