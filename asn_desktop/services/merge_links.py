"""What revisions lean on: is it here, is it theirs to lean on, does anything lean on what goes.

The database must never have to refuse: one bad row would take the whole bundle with it. So links,
ids and what must be unique are looked up beforehand, for all revisions at once, until nothing more
falls away: what leans on something held is held with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import count
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models import schema
from asn_desktop.models.types import Id
from asn_desktop.rules.exchange import PARCEL_OF, PARCELS, PROGRESS, Ownership
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.merging import HeldWhy, QuestionKind
from asn_desktop.services.merge_rings import in_rings
from asn_desktop.services.merge_steps import Key, Step
from asn_desktop.services.merge_store import Reads, hex_of
from asn_desktop.services.parcel_check import ID_AT, PlainRow, place_of, shorten
from asn_desktop.services.parcels import progress_id

LOOSE_TOO: Final = frozenset({("acting", "position_id"), ("signing_delegation", "signer_id")})
"""Links that must be there and may lead to another office: a post, an official."""
TIGHT_TOO: Final = frozenset(
    {
        ("realisation", "indicator_id"),
        ("feedback", "indicator_id"),
        ("feedback", "work_result_id"),
        ("evidence", "work_result_id"),
        ("evidence", "indicator_id"),
        ("measure", "work_result_id"),
        ("workblock", "indicator_id"),
        ("version", "skp_id"),
    }
)
"""Links that may be missing, but where they are say whose the row is."""
TURNS: Final = 40
"""So many things in a row may fall with each other (offices' lean on a dozen at most); what is left
then waits for another day, or a long chain would keep the centre busy for hours."""
DERIVED: Final = frozenset({"person_now"})
"""Goes with what it is derived from."""


class Link:
    """A column that leads to a row of another parcel; ``tight``: never into another office's."""

    def __init__(self, table: str, column: sa.Column[object], target: str, key: str) -> None:
        self.column, self.target, self.key = column.key, target, key
        self.at = place_of(table, column.key)
        pair = (table, column.key)
        self.tight = pair in TIGHT_TOO or (not column.nullable and pair not in LOOSE_TOO)


@cache
def links_of(table: str) -> tuple[Link, ...]:
    """The links of a table that lead out of its own parcel (or may)."""
    inner = {
        (part.table, part.column) for part in PARCELS[PARCEL_OF[table]].parts if part.of != PROGRESS
    }
    return tuple(
        Link(table, column, key.column.table.name, key.column.key)
        for column in schema.METADATA.tables[table].columns
        for key in column.foreign_keys
        if (table, column.key) not in inner
    )


@cache
def uniques_of(table: str) -> tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]:
    """What must be unique in a table besides the id: names and places of the columns."""
    stored = schema.METADATA.tables[table]
    names = [
        tuple(column.key for column in constraint.columns)
        for constraint in stored.constraints
        if isinstance(constraint, sa.UniqueConstraint)
    ]
    return tuple((each, tuple(place_of(table, one) for one in each)) for each in sorted(names))


@cache
def leaners_on(table: str) -> tuple[tuple[str, str, str], ...]:
    """Everything that may lean on a row of a table: table, its key, the column."""
    return tuple(
        (other.name, next(iter(other.primary_key)).key, column.key)
        for other in schema.METADATA.sorted_tables
        for column in other.columns
        for key in column.foreign_keys
        if key.column.table.name == table and other.name not in DERIVED
    )


@cache
def _owner_words(table: str, key: str) -> str:
    """The question which row is in which parcel of which place, up to its WHERE."""
    if table not in PARCEL_OF:
        return f'SELECT t."{key}", NULL, NULL FROM "{table}" t WHERE'
    joins, here, alias = "", table, "t"
    for up in count():
        parcel = PARCELS[PARCEL_OF[here]]
        if here == parcel.root:
            break
        part = next(each for each in parcel.parts if each.table == here)
        here = "work_result" if part.of == PROGRESS else part.of
        joins += f' JOIN "{here}" u{up} ON u{up}.id = {alias}."{part.column}"'
        alias = f"u{up}"
    return (
        f'SELECT t."{key}", {alias}.id, h.place_id FROM "{table}" t{joins} '
        f"LEFT JOIN parcel_head h ON h.parcel_id = {alias}.id AND h.kind = '{here}' WHERE"
    )


class Here:
    """Rows that are in the database already: whose they are, asked once for each."""

    def __init__(self, reads: Reads) -> None:
        self.reads = reads
        self._asked: dict[str, set[str]] = defaultdict(set)
        self._found: dict[str, dict[str, tuple[str | None, str | None]]] = defaultdict(dict)

    def look(self, table: str, keys: Iterable[str], key: str = "id") -> None:
        """Ask about rows that were not asked about yet."""
        wanted = set(keys) - self._asked[table]
        if not wanted:
            return
        self._asked[table] |= wanted
        ids = isinstance(schema.METADATA.tables[table].c[key].type, Id)
        found = self._found[table]
        asked = self.reads.by(_owner_words(table, key), f't."{key}"', wanted, ids=ids)
        for one, root, place in asked:
            found[hex_of(one) if ids else one] = (
                None if root is None else hex_of(root),
                None if place is None else hex_of(place),
            )

    def find(self, table: str, key: str) -> tuple[str | None, str | None] | None:
        """Parcel and place of a row; None where there is no such row."""
        return self._found[table].get(key)


class Closure:
    """Holds back what cannot stand, and all that leans on it.

    ``place``: whose bundle it is, None where rows of any parcel may be written (in an office, which
    believes its centre). ``carried``: keys of what came along in the bundle itself, by table.
    """

    def __init__(
        self, reads: Reads, place: str | None, carried: Mapping[str, frozenset[str]]
    ) -> None:
        self.reads, self.place, self.carried = reads, place, carried
        self.here = Here(reads)
        self.provided: dict[str, dict[str, Step]] = {}
        self.gone: dict[str, dict[str, Step]] = {}
        self.changed: dict[str, dict[str, PlainRow]] = {}
        self.fresh: set[str] = set()

    def settle(self, steps: Sequence[Step]) -> None:
        """Hold back step by step until all that is left can be stored."""
        self._look_up_new(steps)
        for _turn in range(TURNS):
            self._gather(steps)
            applying = [step for step in steps if step.applies]
            self._look_up_links(applying)
            fallen = [step for step in applying if not self._fits(step)]
            if not fallen and not self._refuse_doubles() and not self._ask_deleted():
                return
        for step in steps:
            if step.applies:
                finding = Finding("merge.chain", Severity.ERROR)
                step.hold(HeldWhy.MISSING, finding, self._others_of(step))

    def _others_of(self, step: Step) -> list[Key]:
        """What a revision leans on that the same bundle brings."""
        return [
            (link.target, row[link.at])
            for table, row in (*step.inserts, *step.updates)
            for link in links_of(table)
            if self.provided.get(link.target, {}).get(row[link.at], step) is not step
        ]

    # ---- gathering

    def _look_up_new(self, steps: Sequence[Step]) -> None:
        """Which ids of new rows are taken already; nearly always none."""
        fresh: dict[str, set[str]] = defaultdict(set)
        for step in steps:
            if step.applies:
                for table, row in step.inserts:
                    fresh[table].add(row[ID_AT[table]])
        for table, keys in fresh.items():
            asked = self.reads.by(f'SELECT id FROM "{table}" WHERE', "id", keys)
            taken = {hex_of(key) for (key,) in asked}
            self.here.look(table, taken)
            self.fresh |= keys - taken

    def _gather(self, steps: Sequence[Step]) -> None:
        provided: dict[str, dict[str, Step]] = defaultdict(dict)
        gone: dict[str, dict[str, Step]] = defaultdict(dict)
        changed: dict[str, dict[str, PlainRow]] = defaultdict(dict)
        for step in steps:
            if not step.stands:
                continue
            for table, rows in (step.incoming.tables or {}).items():
                at, of = ID_AT[table], provided[table]
                for row in rows:
                    of.setdefault(row[at], step)
            if step.applies:
                for table, key in step.deletes:
                    gone[table][key] = step
                for table, row in step.inserts:
                    changed[table][row[ID_AT[table]]] = row
                for table, row in step.updates:
                    changed[table][row[ID_AT[table]]] = row
        self.provided, self.gone, self.changed = provided, gone, changed

    def _look_up_links(self, steps: Sequence[Step]) -> None:
        wanted: dict[tuple[str, str], set[str]] = defaultdict(set)
        for step in steps:
            for table, row in (*step.inserts, *step.updates):
                for link in links_of(table):
                    value = row[link.at]
                    if value is not None and value not in self.provided.get(link.target, ()):
                        wanted[link.target, link.key].add(value)
        for (target, key), values in wanted.items():
            self.here.look(target, values, key)

    # ---- one revision

    def _fits(self, step: Step) -> bool:
        for table, row in step.inserts:
            if not self._is_free(step, table, row[ID_AT[table]]):
                return False
        for table, row in (*step.inserts, *step.updates):
            for link in links_of(table):
                if row[link.at] is not None and not self._link_fits(step, table, row, link):
                    return False
        return step.incoming.kind != PROGRESS or self._is_its_progress(step)

    def _is_free(self, step: Step, table: str, key: str) -> bool:
        """A new row's id is nobody else's, or is given up by another revision of the bundle."""
        if self.provided[table].get(key) is not step:
            step.hold(HeldWhy.INVALID, _finding("merge.row_elsewhere", table, key))
            return False
        found = self.here.find(table, key)
        if found is None or key in self.gone.get(table, ()):
            return True
        if self.place is not None and found[1] != self.place:
            step.hold(HeldWhy.SCOPE, _finding("merge.not_theirs", table, key))
        else:
            step.hold(HeldWhy.INVALID, _finding("merge.row_elsewhere", table, key))
        return False

    def _link_fits(self, step: Step, table: str, row: PlainRow, link: Link) -> bool:
        value = row[link.at]
        if value in self.provided.get(link.target, ()):
            return True
        if value in self.carried.get(link.target, ()):
            return True
        found = self.here.find(link.target, value)
        key = row[ID_AT[table]]
        if found is None or value in self.gone.get(link.target, ()):
            finding = _finding(
                "merge.missing", table, key, column=link.column, target=link.target, value=value
            )
            step.hold(HeldWhy.MISSING, finding, [(link.target, value)])
            return False
        if link.tight and self._is_foreign(link.target, found[1]):
            finding = _finding("merge.leans_elsewhere", table, key, column=link.column)
            step.hold(HeldWhy.SCOPE, finding)
            return False
        return True

    def _is_foreign(self, target: str, place: str | None) -> bool:
        """Whether a row is none of this office's; of the centre's own it may use people alone."""
        if self.place is None or place == self.place or target not in PARCEL_OF:
            return False
        if place is None:
            return PARCELS[PARCEL_OF[target]].ownership is not Ownership.MASTER
        return True

    def _is_its_progress(self, step: Step) -> bool:
        """The id of what was realised follows from SKP and period, and so may not be chosen."""
        skps, periods = set(), set()
        for table, row in step.incoming.rows():
            result = row[place_of(table, "work_result_id")]
            owner = self.provided.get("work_result", {}).get(result)
            found = self.here.find("work_result", result)
            if owner is None and found is None:  # neither new nor changed: it stood here before
                self.here.look("work_result", [result])
                found = self.here.find("work_result", result)
            skps.add(owner.incoming.id if owner else found[0] if found else None)
            periods.add(row[place_of(table, "period_id")])
        if not skps:
            return True
        skp, period = skps.pop(), periods.pop()
        fits = not skps and skp and progress_id(UUID(skp), UUID(period)).hex == step.incoming.id
        if not fits:
            step.hold(HeldWhy.INVALID, Finding("merge.root", Severity.ERROR, {"table": PROGRESS}))
        return bool(fits)

    # ---- across revisions

    def _refuse_doubles(self) -> bool:
        """Hold back what would stand twice where it may stand once; whether anything was."""
        found = self._refuse_rings()
        for table in {table for table, rows in self.changed.items() if rows}:
            for names, places in uniques_of(table):
                found |= self._doubles_of(table, names, places)
        return found

    def _refuse_rings(self) -> bool:
        rings = list(in_rings(self.reads, self.changed))
        for table, key in rings:
            self.provided[table][key].hold(HeldWhy.INVALID, _finding("merge.ring", table, key))
        return bool(rings)

    def _doubles_of(self, table: str, names: tuple[str, ...], places: tuple[int, ...]) -> bool:
        rows, at = self.changed[table], ID_AT[table]
        taken: dict[tuple[object, ...], str] = {}
        lead = {row[places[0]] for row in rows.values() if row[places[0]] is not None}
        ids = isinstance(schema.METADATA.tables[table].c[names[0]].type, Id)
        columns = ",".join(f'"{name}"' for name in ("id", *names))
        words = f'SELECT {columns} FROM "{table}" WHERE'
        for known in self.reads.by(words, f'"{names[0]}"', lead - self.fresh, ids=ids):
            key = hex_of(known[0])
            if key not in rows and key not in self.gone.get(table, ()):
                taken[tuple(map(_plain, known[1:]))] = key
        found = False
        for row in rows.values():
            values = tuple(row[one] for one in places)
            if None in values:
                continue
            other = taken.setdefault(values, row[at])
            if other != row[at]:
                finding = _finding("merge.twice", table, row[at], other=other)
                self.provided[table][row[at]].hold(HeldWhy.INVALID, finding)
                found = True
        return found

    def _ask_deleted(self) -> bool:
        """Ask a person about every revision that deletes what something here leans on."""
        found = False
        for table, of in self.gone.items():
            keys = {key: step for key, step in of.items() if key not in self.changed.get(table, ())}
            for other, key, column in leaners_on(table):
                is_id = isinstance(schema.METADATA.tables[other].c[key].type, Id)
                words = f'SELECT "{key}", "{column}" FROM "{other}" WHERE'
                for leaner, target in self.reads.by(words, f'"{column}"', keys):
                    name = hex_of(leaner) if is_id else str(leaner)
                    if self._lets_go(other, name, column, hex_of(target)):
                        continue
                    step = keys[hex_of(target)]
                    if step.applies:
                        step.ask(QuestionKind.DELETED)
                        found = True
        return found

    def _lets_go(self, table: str, key: str, column: str, target: str) -> bool:
        """Whether what leans is deleted or turned elsewhere by the same bundle."""
        if key in self.gone.get(table, ()) and key not in self.changed.get(table, ()):
            return True
        row = self.changed.get(table, {}).get(key)
        return row is not None and row[place_of(table, column)] != target


def _plain(value: object) -> object:
    return hex_of(value) if isinstance(value, bytes | UUID) else value


def _finding(code: str, table: str, row: str, **more: object) -> Finding:
    values = {name: shorten(value) for name, value in more.items()}
    return Finding(code, Severity.ERROR, {"table": table, "row": row, **values})
