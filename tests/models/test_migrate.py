"""Files of earlier releases come up to date wholly or stay as they were."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from asn_desktop import paths
from asn_desktop.models import journal, keyfile, migrate, people, schema
from asn_desktop.models.base import Base, Unsigned
from asn_desktop.models.engine import SCHEMA, Store, open_server, open_sqlite, raw_connection
from asn_desktop.rules.findings import WorldFault
from asn_desktop.services.office import Office
from asn_desktop.services.opening import open_office, open_store
from asn_desktop.workflows import backup
from asn_desktop.workflows.opening import open_existing

# A second release: a parent table is remade by a batch change, and a column appears.
PARENT_CHANGE = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("person", table_kwargs={"sqlite_strict": True}) as batch:
        batch.add_column(sa.Column("nickname", sa.Text()))
        batch.alter_column("name", existing_type=sa.Text(), nullable=True)
    with op.batch_alter_table("version", table_kwargs={"sqlite_strict": True}) as batch:
        batch.add_column(sa.Column("remark", sa.Text()))


def downgrade():
    raise NotImplementedError
"""

BREAKS_LINKS = (
    PARENT_CHANGE
    + """

def upgrade():
    op.create_table("left_over", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("DELETE FROM person")
"""
)

FAILS = (
    PARENT_CHANGE
    + """

def upgrade():
    op.create_table("left_over", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("UPDATE nowhere SET nothing = 1")
"""
)


def scripts_with(folder: Path, text: str) -> Path:
    """Our migrations and one more, in a folder whose name Alembic could stumble over."""
    scripts = folder / "50% langkah baru"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "0002_second.py").write_text(text, encoding="utf-8")
    return scripts


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Store]:
    """An SQLite file without a table."""
    store = open_sqlite(tmp_path / "bare.db", os.urandom(32))
    yield store
    store.close()


def rows(connection: sa.Connection, words: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.exec_driver_sql(words)]


def described(store: Store) -> dict[str, object]:
    """What SQLite says of every table, free of how the statements were spelt."""
    found: dict[str, object] = {}
    with store.reader.connect() as connection:
        for name, strict, no_rowid in rows(
            connection, "SELECT name, strict, wr FROM pragma_table_list WHERE schema = 'main'"
        ):
            if str(name).startswith("sqlite_"):
                continue
            (words,) = rows(connection, f"SELECT sql FROM sqlite_master WHERE name = '{name}'")[0]
            indexes = rows(connection, f"PRAGMA index_list({name})")
            found[str(name)] = {
                "strict": strict,
                "without rowid": no_rowid,
                "columns": rows(connection, f"PRAGMA table_xinfo({name})"),
                "indexes": sorted(
                    (unique, origin, rows(connection, f"PRAGMA index_xinfo({index})"))
                    for _no, index, unique, origin, _partial in indexes
                ),
                "index names": {i[1] for i in indexes if i[3] == "c"},
                "links": sorted(
                    row[1:] for row in rows(connection, f"PRAGMA foreign_key_list({name})")
                ),
                "deferred": str(words).count("DEFERRABLE INITIALLY DEFERRED"),
                "names": sorted(re.findall(r"CONSTRAINT (\w+)", str(words))),
                "checks": sorted(
                    re.sub(r"\s+", " ", one) for one in re.findall(r"CHECK \((.*)\)", str(words))
                ),
            }
        found["triggers"] = sorted(
            rows(connection, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        )
        found["versions"] = rows(connection, "SELECT version_num FROM alembic_version")
        found["number"] = rows(connection, "PRAGMA user_version")
    return found


def test_the_newest_migration_is_the_schema_number() -> None:
    revisions = [one.revision for one in ScriptDirectory(str(migrate.SCRIPTS)).walk_revisions()]
    assert revisions == [f"{number:04d}" for number in range(SCHEMA, 0, -1)]


def test_the_migrations_make_what_the_models_say(bare: Store, sqlite_store: Store) -> None:
    migrate.upgrade(bare)
    made, wanted = described(bare), described(sqlite_store)
    for name in wanted | made:
        assert made.get(name) == wanted.get(name), (
            f"{name}: run tools/make_baseline.py (before the first release) or write a migration"
        )


def test_the_checks_and_triggers_are_really_compared(sqlite_store: Store) -> None:
    found = described(sqlite_store)
    assert found["feedback"]["checks"]  # type: ignore[index] # a table's facts
    assert len(found["triggers"]) == len(schema.TRIGGERS)  # type: ignore[arg-type] # a list
    assert all(found[name]["strict"] for name in schema.METADATA.tables)  # type: ignore[index] # same


def test_unsigned_rows_have_no_number_that_tells_their_order(bare: Store) -> None:
    migrate.upgrade(bare)
    found = described(bare)
    unsigned = {
        str(one.class_.__tablename__)
        for one in Base.registry.mappers
        if issubclass(one.class_, Unsigned)
    }
    assert unsigned == {name for name in schema.METADATA.tables if found[name]["without rowid"]}  # type: ignore[index] # a table's facts
    assert {"voice_mark", "voice_text", "survey_answer", "survey_remark"} <= unsigned
    assert not any(journal.mapped_by_kind()[name].__journalled__ for name in unsigned)


def test_the_first_migration_goes_down_to_nothing(bare: Store) -> None:
    migrate.upgrade(bare)
    with bare.writer.connect() as connection:
        with connection.begin():
            command.downgrade(migrate.configuration(connection), "base")
        names = sa.inspect(connection).get_table_names()
    assert names == ["alembic_version"]


def test_the_server_gets_the_same_tables(
    postgres: str | None, postgres_admin: sa.Engine | None, postgres_store: Store
) -> None:
    assert postgres is not None
    assert postgres_admin is not None
    name = f"m{os.urandom(6).hex()}"
    with postgres_admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    store = open_server(postgres.replace("/postgres?", f"/{name}?"))
    try:
        assert schema.version(store) == 0
        migrate.upgrade(store)
        assert schema.version(store) == SCHEMA == schema.version(postgres_store)
        with store.reader.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), schema.METADATA) == []
        assert server_constraints(store) == server_constraints(postgres_store)
    finally:
        store.close()
        with postgres_admin.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


def server_constraints(store: Store) -> list[tuple[object, ...]]:
    with store.reader.connect() as connection:
        return sorted(
            rows(
                connection,
                "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) "
                "FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
            )
        )


def test_a_remade_parent_keeps_its_children(
    tmp_path: Path, sqlite_office: Office, make_person: Callable[..., UUID]
) -> None:
    chief = make_person(sqlite_office)
    make_person(sqlite_office, assessor=chief)
    store = sqlite_office.store
    before = described(store)
    migrate.upgrade(store, scripts_with(tmp_path, PARENT_CHANGE))
    after = described(store)
    with store.reader.connect() as connection:
        assert rows(connection, "SELECT count(*) FROM person WHERE nickname IS NULL") == [(2,)]
        assert rows(connection, "SELECT count(*) FROM placement") == [(2,)]
        assert rows(connection, "SELECT count(*) FROM person_assessor") == [(1,)]
        assert rows(connection, "PRAGMA foreign_key_check") == []
    assert after["triggers"] == before["triggers"]  # those of "version" fell with its table
    assert after["placement"] == before["placement"]
    assert after["number"] == [(2,)]
    assert {name: facts["strict"] for name, facts in tables(after)} == {  # all as they were
        name: facts["strict"] for name, facts in tables(before)
    }
    with raw_connection(store.writer) as connection:  # the next one watches its links again
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


def tables(found: dict[str, object]) -> Iterator[tuple[str, dict[str, object]]]:
    return ((name, facts) for name, facts in found.items() if isinstance(facts, dict))


@pytest.mark.parametrize("text", [BREAKS_LINKS, FAILS], ids=["broken links", "broken words"])
def test_a_bad_migration_leaves_the_file_as_it_was(
    tmp_path: Path, sqlite_office: Office, make_person: Callable[..., UUID], text: str
) -> None:
    make_person(sqlite_office, "Siti Aminah")
    store = sqlite_office.store
    before = described(store)
    with pytest.raises(WorldFault) as fault:
        migrate.upgrade(store, scripts_with(tmp_path, text))
    assert fault.value.code == "store.migration_failed"
    assert described(store) == before
    make_person(sqlite_office, "Budi Santoso")  # and work goes on
    with store.read() as session:
        names = session.scalars(sa.select(people.Person.name)).all()
    assert sorted(names) == ["Budi Santoso", "Siti Aminah"]


def an_old_office(folder: Path) -> None:
    """An office as a release before the first would have left it: the same tables, number −1."""
    with open_office(folder):
        pass
    key = keyfile.read_key((folder / paths.KEY_FILE).read_text(encoding="utf-8"))
    store = open_sqlite(folder / paths.DATABASE, key)
    with store.writer.begin() as connection:
        connection.exec_driver_sql("PRAGMA user_version=-1")
    store.close()


def test_an_older_office_is_backed_up_before_it_is_brought_up(
    tmp_path: Path, make_person: Callable[..., UUID]
) -> None:
    folder = tmp_path / "kantor"
    with open_office(folder) as office:
        make_person(office, "Siti Aminah")
    an_old_office(folder)
    with pytest.raises(WorldFault) as fault, open_office(folder):
        pass
    assert fault.value.code == "store.older_schema"
    with open_existing(folder) as office:
        assert schema.version(office.store) == SCHEMA
    (kept,) = backup.kept_backups(folder)
    assert kept.name.endswith(f"_pembaruan{backup.SUFFIX}")
    told = backup.inspect(kept)
    assert (told.people, told.schema) == (1, -1)
    restored = tmp_path / "pulih"
    backup.restore(kept, restored)
    with open_office(restored) as office, office.store.read() as session:
        assert session.scalars(sa.select(people.Person.name)).all() == ["Siti Aminah"]


def test_a_file_stopped_before_its_first_table_is_made_whole(tmp_path: Path) -> None:
    key = keyfile.create_key(tmp_path / paths.KEY_FILE)
    open_sqlite(tmp_path / paths.DATABASE, key).close()
    store = open_store(tmp_path)
    assert schema.version(store) == SCHEMA
    store.close()


def test_alembic_is_not_loaded_to_open_a_file_of_this_release(tmp_path: Path) -> None:
    import subprocess
    import sys

    open_store(tmp_path).close()
    words = (
        "import sys; from pathlib import Path; from asn_desktop.services.opening import open_store;"
        "open_store(Path(sys.argv[1])).close(); sys.exit('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", words, str(tmp_path)], check=False)
    assert done.returncode == 0
