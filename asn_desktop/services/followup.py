"""The page Tindak Lanjut: its list, and the dates of documents recorded for many at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.people import Person
from asn_desktop.rules.clocks import Next
from asn_desktop.rules.findings import Finding, Refused, Severity
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.rules.names import fold
from asn_desktop.services import paper
from asn_desktop.services.building import stored
from asn_desktop.services.clocks import of_period
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.papers import papers_of
from asn_desktop.views.followup import FollowRow
from asn_desktop.views.lists import ListQuery, ListRows

LAST = date.max

SORTS: dict[str, Callable[[FollowRow], Any]] = {
    "name": lambda row: fold(row.name),
    "signer": lambda row: (fold(row.signer), fold(row.name)),
    "form": lambda row: (row.form.value, fold(row.name)),
    "next": lambda row: (list(Next).index(row.next), fold(row.name)),
    "due": lambda row: (row.clock.due if row.clock else LAST, fold(row.name)),
    "signed_on": lambda row: (row.signed_on or LAST, fold(row.name)),
    "handed_on": lambda row: (row.handed_on or LAST, fold(row.name)),
    "returned_on": lambda row: (row.returned_on or LAST, fold(row.name)),
    "reported_on": lambda row: (row.reported_on or LAST, fold(row.name)),
}

STATES: dict[str, Callable[[FollowRow], bool]] = {
    "to_pass": lambda row: row.next is Next.PASS,
    "superior": lambda row: row.next in (Next.SUPERIOR_RATES, Next.SUPERIOR_SIGNS),
    "to_hand_over": lambda row: row.next is Next.HAND_OVER,
    "to_return": lambda row: row.next is Next.RETURN,
    "late": lambda row: row.is_late,
    "objection": lambda row: row.objection is not None,
    "to_report": lambda row: row.is_reportable,
    "before": lambda row: row.is_before,
    "done": lambda row: row.next is Next.DONE,
}


def rows(tx: ReadTx, period_id: UUID) -> list[FollowRow]:
    """Every evaluation of a period with its document's way, by name."""
    return of_period(tx, period_id)


def choose(found: Sequence[FollowRow], query: ListQuery) -> ListRows[FollowRow]:
    """Filter (``state``: a key of :data:`STATES`) and sort rows that were read already."""
    words, state = fold(query.text).split(), query.filters.get("state")
    shown = [
        row
        for row in found
        if (not state or STATES[str(state)](row))
        and all(word in fold(f"{row.name} {row.nip} {row.unit} {row.signer}") for word in words)
    ]
    shown.sort(key=SORTS.get(query.sort, SORTS["due"]), reverse=query.descending)
    counts: dict[str, dict[object, int]] = {
        "state": {key: sum(map(test, found)) for key, test in STATES.items()}
    }
    return ListRows(shown, len(found), counts)


def record(tx: Tx, kind: SheetEventKind, evaluation_ids: Sequence[UUID], on: date) -> int:
    """Record one event on the documents of these evaluations; return how many sheets.

    Where an objection changed the evaluation it is that sheet's (D.1.3) once the document itself
    has had it; reporting takes both. Refused with ``followup.no_paper``, ``followup.not_now`` and
    what `paper.record` refuses, and then none is recorded.
    """
    evaluations = stored(tx, Evaluation, list(dict.fromkeys(evaluation_ids)))
    periods = {row.period_id for row in evaluations}
    standing = {row.id: row for key in periods for row in of_period(tx, key)}
    objections = {row.id: standing[row.id].objection_id for row in evaluations}
    papers = papers_of(tx, [*objections, *(key for key in objections.values() if key)])
    chosen: list[UUID] = []
    findings: list[Finding] = []
    for row in evaluations:
        one = standing[row.id]
        both = (papers.document(row.id), papers.document(one.objection_id))
        held = [sheet for sheet in both if sheet is not None]
        taking = [
            sheet.version_id for sheet in held if sheet.takes(kind) and sheet.on(kind) is None
        ]
        if taking:
            chosen += taking if kind is SheetEventKind.REPORTED else taking[:1]
            continue
        name = tx.session.get_one(Person, row.person_id).name
        values: dict[str, object] = {"name": name, "event": kind.label, "next": one.next.label}
        code = "followup.not_now" if held else "followup.no_paper"
        findings.append(Finding(code, Severity.ERROR, values))
    if findings:
        raise Refused(findings)
    return paper.record(tx, kind, chosen, on)
