"""Write the first migration anew from the models: ``python tools/make_baseline.py``.

Only until the first release: after it, the first schema is what people have on their disks and a
change of the models is a migration of its own.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from asn_desktop.models import migrate, schema

TARGET = migrate.SCRIPTS / "versions" / "0001_first_schema.py"
SQLITE: Any = sqlite.dialect()
SERVER: Any = postgresql.dialect()  # type: ignore[no-untyped-call] # upstream
LINE = 100

# SQLite's and the server's column type -> the name it has in the file.
TYPES = {
    ("TEXT", "TEXT"): ("TEXT", "sa.Text()"),
    ("TEXT", "VARCHAR"): ("CODE", 'sa.Text().with_variant(sa.String(), "postgresql")'),
    ("INTEGER", "INTEGER"): ("INTEGER", "sa.Integer()"),
    ("BLOB", "BYTEA"): ("BYTES", "sa.LargeBinary()"),
    ("BLOB", "UUID"): ("ID", 'sa.LargeBinary(16).with_variant(postgresql.UUID(), "postgresql")'),
    ("INTEGER", "BOOLEAN"): ("FLAG", 'sa.Integer().with_variant(sa.Boolean(), "postgresql")'),
    ("TEXT", "DATE"): ("DAY", 'sa.Text().with_variant(sa.Date(), "postgresql")'),
    ("TEXT", "TIMESTAMP WITH TIME ZONE"): (
        "MOMENT",
        'sa.Text().with_variant(sa.DateTime(timezone=True), "postgresql")',
    ),
    ("TEXT", "TIMESTAMP WITHOUT TIME ZONE"): (
        "WALL",
        'sa.Text().with_variant(sa.DateTime(), "postgresql")',
    ),
    ("TEXT", "NUMERIC"): ("EXACT", 'sa.Text().with_variant(sa.Numeric(), "postgresql")'),
}

HEAD = '''"""The schema of the first release, written by ``tools/make_baseline.py``."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

'''

LINK = '''

def link(name: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    """A foreign key that is checked at commit."""
    return sa.ForeignKeyConstraint(
        [column], [target], name=name, deferrable=True, initially="DEFERRED"
    )
'''


def kind(column: sa.Column[Any]) -> str:
    """The name of a column's type in the file."""
    pair = (column.type.compile(SQLITE), column.type.compile(SERVER))
    return TYPES[pair][0]


def quoted(words: object) -> str:
    """Words as a Python string."""
    return '"' + str(words).replace('"', '\\"') + '"'


def listed(columns: Any) -> str:
    """The names of columns, quoted."""
    return ", ".join(quoted(column.name) for column in columns)


def column_line(column: sa.Column[Any]) -> str:
    """One column as it is written in the file."""
    if column.server_default is not None or column.computed is not None:
        raise SystemExit(f"{column}: defaults of the server are not written yet")
    more = "" if column.nullable else ", nullable=False"
    if column.primary_key and column.autoincrement is False:
        more += ", autoincrement=False"
    return f"sa.Column({quoted(column.name)}, {kind(column)}{more})"


def constraint_line(constraint: sa.Constraint) -> str:
    """One constraint as it is written in the file."""
    name = quoted(constraint.name)
    if isinstance(constraint, sa.PrimaryKeyConstraint):
        return f"sa.PrimaryKeyConstraint({listed(constraint.columns)}, name={name})"
    if isinstance(constraint, sa.UniqueConstraint):
        return f"sa.UniqueConstraint({listed(constraint.columns)}, name={name})"
    if isinstance(constraint, sa.ForeignKeyConstraint):
        (key,) = constraint.elements
        if not constraint.deferrable or constraint.ondelete or constraint.onupdate:
            raise SystemExit(f"{name}: every link is checked at commit and does nothing else")
        return f"link({name}, {quoted(key.parent.name)}, {quoted(key.target_fullname)})"
    if isinstance(constraint, sa.CheckConstraint):
        words = constraint.sqltext.compile(dialect=SQLITE)
        made = f"sa.CheckConstraint({quoted(words)}, name=op.f({name}))"
        rule = constraint._ddl_if
        return made if rule is None else f"{made}.ddl_if(dialect={quoted(rule.dialect)})"
    raise SystemExit(f"{name}: unknown kind of constraint")


def table_lines(table: sa.Table) -> list[str]:
    """One table with its indexes."""
    order = (sa.PrimaryKeyConstraint, sa.ForeignKeyConstraint, sa.UniqueConstraint)
    constraints = sorted(
        table.constraints, key=lambda one: (not isinstance(one, order), str(one.name))
    )
    inner = [column_line(column) for column in table.columns]
    inner += [constraint_line(constraint) for constraint in constraints]
    lines = ["    op.create_table(", f"        {quoted(table.name)},"]
    lines += [f"        {line}," for line in inner]
    lines += ["        sqlite_strict=True,"]
    if table.dialect_options["sqlite"]["with_rowid"] is False:
        lines += ["        sqlite_with_rowid=False,"]
    lines += ["    )"]
    for index in sorted(table.indexes, key=lambda one: str(one.name)):
        parts = [quoted(index.name), quoted(table.name), f"[{listed(index.columns)}]"]
        parts += ["unique=True"] if index.unique else []
        for dialect in ("sqlite", "postgresql"):
            where = index.dialect_options[dialect]["where"]
            parts += [f"{dialect}_where=sa.text({quoted(str(where))})"] if where is not None else []
        line = f"    op.create_index({', '.join(parts)})"
        if len(line) > LINE:
            inner = [f"        {part}," for part in parts]
            lines += ["    op.create_index(", *inner, "    )"]
        else:
            lines.append(line)
    return lines


def main() -> None:
    """Write the file."""
    tables = schema.METADATA.sorted_tables
    used = {kind(column) for table in tables for column in table.columns}
    text = HEAD
    text += "".join(f"{name} = {made}\n" for name, made in TYPES.values() if name in used)
    text += LINK
    text += '\n\ndef upgrade() -> None:\n    """Make every table and index."""\n'
    text += "\n".join(line for table in tables for line in table_lines(table))
    text += '\n\n\ndef downgrade() -> None:\n    """Leave an empty database."""\n'
    text += "".join(f"    op.drop_table({quoted(table.name)})\n" for table in reversed(tables))
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
