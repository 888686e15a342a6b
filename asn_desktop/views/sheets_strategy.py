"""The sheets of a leader's strategy: manual (A.1.3), workblock (A.1.4), role matrix (A.1.5)."""

from __future__ import annotations

from dataclasses import dataclass

from asn_desktop.rules.planning import ControlLevel, ReportingInterval
from asn_desktop.views.sheets import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualSheet(Sheet):
    """A.1.3, one indicator; no signature. What is not chosen prints no cross."""

    result: str = ""
    indicator: str = ""
    goal: str = ""
    definition: str = ""
    formula: str = ""
    unit_of_measure: str = ""
    control: ControlLevel | None = None
    data_source: str = ""
    reporting: ReportingInterval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkblockSheet(Sheet):
    """A.1.4; each list is one numbered section, the numbers run on within a part."""

    title: str = ""
    target: str = ""
    owner: str = ""
    parties: str = ""
    finish: str = ""
    beneficiaries: str = ""
    goal: str = ""
    budget: str = ""
    routine: tuple[str, ...] = ()
    transforming: tuple[str, ...] = ()
    routine_milestones: tuple[str, ...] = ()
    transforming_milestones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixLine:
    """One person of a matrix; ``cells`` in the order of the columns, each of several lines."""

    name: str
    position: str = ""
    cells: tuple[tuple[str, ...], ...] = ()
    heads_team: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixTable:
    """One level: whose results are the columns, the columns' texts, the people."""

    leader: str
    leader_position: str = ""
    columns: tuple[str, ...] = ()
    lines: tuple[MatrixLine, ...] = ()
    team: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixSheet(Sheet):
    """A.1.5: the leader's table and, where there are teams, the table of each."""

    table: MatrixTable = MatrixTable(leader="")
    teams: tuple[MatrixTable, ...] = ()
