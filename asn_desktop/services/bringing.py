"""What bringing in an office file would do, and doing it: one act, all that can be accepted.

Every data row ends as exactly one of new, already there (*sudah ada*), there but completed by the
file (*dilengkapi*: complaints alone) or refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias, cast
from uuid import UUID

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import refuse
from asn_desktop.services import complaints, logs, periods, survey
from asn_desktop.services.bringing_complaints import plan_complaints
from asn_desktop.services.bringing_logs import plan_logs
from asn_desktop.services.bringing_skp import make_drafts, plan_skps
from asn_desktop.services.bringing_survey import open_rounds, plan_survey, round_for
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.views.bringing import BringKind, Found, Preview, SkpOfPerson, Target
from asn_desktop.views.complaints import ComplaintText
from asn_desktop.views.imports import Effect
from asn_desktop.views.logs import LogOfPerson
from asn_desktop.views.survey import AnswerSheet

Planner: TypeAlias = Callable[[ReadTx, Found, Target, str], Preview]
_PLANNERS: Mapping[BringKind, Planner] = {
    BringKind.LOGS: plan_logs,
    BringKind.SURVEY: plan_survey,
    BringKind.COMPLAINTS: plan_complaints,
    BringKind.SKP: plan_skps,
}
ACTS: Mapping[BringKind, Act] = {
    BringKind.LOGS: Act.IMPORT_LOGS,
    BringKind.SURVEY: Act.IMPORT_SURVEY,
    BringKind.COMPLAINTS: Act.IMPORT_COMPLAINTS,
    BringKind.SKP: Act.IMPORT_SKP,
}


def plan(tx: ReadTx, found: Found, target: Target, digest: str) -> Preview:
    """Say of every row what bringing it in would do; nothing is written."""
    made = _PLANNERS[found.kind](tx, found, target, digest)
    return replace(made, loose=(*found.loose, *made.loose), not_data=found.not_data)


def targets(tx: ReadTx, kind: BringKind) -> tuple[tuple[UUID | int, str], ...]:
    """Where a file of this kind may go: rounds that take answers, or years that were set up."""
    if kind is BringKind.SURVEY:
        return open_rounds(tx)
    if kind is BringKind.SKP:
        return tuple((year, str(year)) for year in periods.years(tx))
    return ()


def bring_in(tx: Tx, found: Found, target: Target, source: str, digest: str) -> Preview:
    """Store what is new, in the act :data:`ACTS` names; returns what was done.

    ``source`` = the file's name. Refused with ``bring.nothing_new``, and as the services that
    store the rows.
    """
    made = plan(tx, found, target, digest)
    if not made.new and not made.completed:
        raise refuse("bring.nothing_new", same=made.counts[Effect.UNCHANGED])
    if made.kind is BringKind.LOGS:
        logs.add_many(tx, cast(Sequence[LogOfPerson], made.new))
    elif made.kind is BringKind.SURVEY:
        round_id = round_for(tx, made)
        survey.add_answers(tx, round_id, cast(Sequence[AnswerSheet], made.new), source, digest)
        made = replace(made, target=replace(made.target, round_id=round_id))
    elif made.kind is BringKind.COMPLAINTS:
        complaints.add_many(tx, cast(Sequence[ComplaintText], made.new))
        complaints.complete_many(tx, cast(Sequence[ComplaintText], made.completed))
    else:
        make_drafts(tx, cast(Sequence[SkpOfPerson], made.new), made.target)
    return made
