"""A role matrix as the grid shows it (A.1.5): columns, people, roles in their cells, gaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from asn_desktop.rules.findings import Finding
from asn_desktop.rules.lifecycle import SkpState


class Removal(StrEnum):
    """What becomes of a result that already has indicators when its role leaves the matrix."""

    ASK = "ask"
    """Refuse with ``matrix.result_filled``, so that somebody decides."""
    REMOVE = "remove"
    KEEP = "keep"
    """It stays in the SKP, outside the matrix."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """A column: an indicator of the leader (level 1) or a result of the team head (level 2).

    ``number`` as counted in the SKP ("2.1", "3"); ``result`` and ``target`` stand behind it.
    """

    id: UUID
    number: str
    text: str
    result: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleView:
    """One role in a cell. ``outside`` says why it is not in an SKP; None = it is, as a result.

    ``skp_state`` is that SKP's; a person without an SKP in this office (``no_skp``) lacks nothing.
    """

    id: UUID
    text: str
    made_id: UUID | None = None
    skp_state: SkpState | None = None
    outside: Finding | None = None
    hint: Finding | None = None

    @property
    def in_skp(self) -> bool:
        """Whether it is a result of the person's SKP by now."""
        return self.made_id is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnResult:
    """A result of somebody's SKP that stands in no cell of the matrix."""

    id: UUID
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One row. ``guest`` = not assessed by the leader; ``no_skp`` = has no SKP in this office.

    ``elsewhere`` = has a role in another matrix of the year; ``loose`` = own results in no cell.
    """

    id: UUID
    person_id: UUID | None
    name: str
    position: str
    unit: str = ""
    heads_team: bool = False
    guest: bool = False
    no_skp: bool = False
    team_id: UUID | None = None
    elsewhere: bool = False
    skp_id: UUID | None = None
    skp_state: SkpState | None = None
    cells: tuple[tuple[RoleView, ...], ...] = ()
    loose: tuple[OwnResult, ...] = ()

    @property
    def roles(self) -> tuple[RoleView, ...]:
        """Every role of the row, in the order of the columns."""
        return tuple(role for cell in self.cells for role in cell)


@dataclass(frozen=True, slots=True)
class Gap:
    """A place that wants something: ``row`` and ``column`` are positions, -1 = the whole other."""

    finding: Finding
    row: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixView:
    """A matrix whole. ``missing`` = people the leader assesses who have no row.

    ``by_results``: the columns are a team head's results (level 2), not a leader's indicators.
    """

    id: UUID
    skp_id: UUID
    leader_id: UUID
    leader: str
    position: str
    year: int
    parent_id: UUID | None
    by_results: bool
    team: str
    columns: tuple[ColumnView, ...]
    rows: tuple[PersonLine, ...]
    missing: tuple[UUID, ...] = ()

    def taken_by(self, column: int) -> int:
        """How many people have a role in a column."""
        return sum(1 for row in self.rows if row.cells[column])

    def gaps(self) -> Iterator[Gap]:
        """Uncovered columns first, then people with nothing, then what is in no SKP or no cell."""
        for at, column in enumerate(self.columns):
            if not self.taken_by(at):
                yield Gap(_gap("matrix.column_open", column=column.text), -1, at)
        for at, row in enumerate(self.rows):
            if not row.roles and not row.elsewhere:
                yield Gap(_gap("matrix.person_empty", name=row.name), at, -1)
        for at, row in enumerate(self.rows):
            for column_at, cell in enumerate(row.cells):
                for role in cell:
                    if role.outside is not None:
                        yield Gap(role.outside, at, column_at)
            if row.loose:
                yield Gap(_gap("matrix.loose", name=row.name, count=len(row.loose)), at, -1)


def _gap(code: str, **values: object) -> Finding:
    return Finding(code, values=values)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixStart:
    """What a matrix would be made of, before there is one; ``skp_id`` None = no SKP yet."""

    leader_id: UUID
    leader: str
    year: int
    skp_id: UUID | None
    matrix_id: UUID | None
    columns: int
    staff: int
