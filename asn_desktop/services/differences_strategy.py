"""What differs between two manuals, workblocks or role matrices, as codes a person can be told."""

from __future__ import annotations

from collections.abc import Iterator

from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.views.sheets_strategy import ManualSheet, MatrixSheet, MatrixTable, WorkblockSheet

_CELLS = ("title", "target", "owner", "parties", "finish", "beneficiaries", "goal", "budget")
_MANUAL = (
    "result", "indicator", "goal", "definition", "formula", "unit_of_measure", "control",
    "data_source", "reporting",
)  # fmt: skip
_LISTS = ("routine", "transforming", "routine_milestones", "transforming_milestones")


def manuals(old: ManualSheet, new: ManualSheet) -> Iterator[Finding]:
    """Every part of a manual that changed."""
    for name in _MANUAL:
        if getattr(old, name) != getattr(new, name):
            yield _say(f"manual.{name}")


def workblocks(old: WorkblockSheet, new: WorkblockSheet) -> Iterator[Finding]:
    """Every cell of the head and every list that changed."""
    for name in (*_CELLS, *_LISTS):
        if getattr(old, name) != getattr(new, name):
            yield _say(f"workblock.{name}")


def matrices(old: MatrixSheet, new: MatrixSheet) -> Iterator[Finding]:
    """The leader's table, then the teams by their head."""
    yield from _tables(old.table, new.table)
    before = {team.leader: team for team in old.teams}
    after = {team.leader: team for team in new.teams}
    for leader in dict.fromkeys((*before, *after)):
        if leader not in after:
            yield _say("matrix.team_removed", name=leader)
        elif leader not in before:
            yield _say("matrix.team_added", name=leader)
        else:
            yield from _tables(before[leader], after[leader])


def _tables(old: MatrixTable, new: MatrixTable) -> Iterator[Finding]:
    if old.columns != new.columns:
        yield _say("matrix.columns", name=new.leader)
    if (old.team, old.leader, old.leader_position) != (new.team, new.leader, new.leader_position):
        yield _say("matrix.head", name=new.leader)
    before = {line.name: line for line in old.lines}
    after = {line.name: line for line in new.lines}
    for name in dict.fromkeys((*before, *after)):
        if name not in after:
            yield _say("matrix.person_removed", name=name)
        elif name not in before:
            yield _say("matrix.person_added", name=name)
        elif before[name] != after[name]:
            yield _say("matrix.roles", name=name)
    same = before == after and old.columns == new.columns
    if same and old.lines != new.lines:
        yield _say("matrix.order", name=new.leader)


def _say(code: str, **values: object) -> Finding:
    return Finding(f"diff.{code}", Severity.WARNING, values)
