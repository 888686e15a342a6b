"""What differs between two sheets of one form, field by field, as codes a person can be told.

What is written on paper by hand is no difference: a date, a place or a choice that was left open
for the pen and is filled in now. How an office prints (emblem, LATIHAN) is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from difflib import SequenceMatcher
from typing import Any

from asn_desktop.rules.dates import format_date, format_span
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.services import differences_strategy
from asn_desktop.services.differences_guidance import GUIDANCE_SHEETS, guidance_differences
from asn_desktop.views.sheets import (
    ActionPlanSheet,
    AnnexSheet,
    BehaviourLine,
    DocumentSheet,
    EvaluationSheet,
    IndicatorLine,
    ObjectionSheet,
    Party,
    ResultLine,
    Sheet,
    SkpSheet,
)
from asn_desktop.views.sheets_progress import DocumentationSheet, FeedbackRecordSheet
from asn_desktop.views.sheets_strategy import ManualSheet, MatrixSheet, WorkblockSheet

PARTY_FIELDS = ("name", "nip", "rank", "position", "unit")
SIGNED_FIELDS = ("capacity", "deputy", "deputy_nip", "deputy_position")
"""Who signs for an official and as what; the employee signs for himself."""
NOTHING = "–"


def differences(old: Sheet, new: Sheet, *, people: bool = True) -> tuple[Finding, ...]:
    """Return what differs, in the order of the paper; empty when the old paper still says the same.

    Without ``people`` the identities are not compared: a signed sheet says who they were then.
    """
    found = list(_head(old, new))
    if people:
        for role in ("employee", "assessor", "superior", "giver"):
            found += _party(role, getattr(old, role, Party()), getattr(new, role, Party()))
    body = guidance_differences if isinstance(old, GUIDANCE_SHEETS) else _body
    found += body(old, new)
    return tuple(found)


def _say(code: str, **values: object) -> Finding:
    return Finding(f"diff.{code}", Severity.WARNING, values)


def _head(old: Sheet, new: Sheet) -> Iterator[Finding]:
    if old.form is not new.form:
        yield _say("form", before=old.form.value, after=new.form.value)
    before, after = (format_span(one.head.period_start, one.head.period_end) for one in (old, new))
    if before != after:
        yield _say("period", before=before, after=after)
    elif old.head.period_label and old.head.period_label != new.head.period_label:
        yield _say("period", before=old.head.period_label, after=new.head.period_label)
    if old.head.on is not None and old.head.on != new.head.on:
        yield _say(
            "on",
            before=format_date(old.head.on),
            after=format_date(new.head.on) if new.head.on else NOTHING,
        )


def _party(role: str, old: Party, new: Party) -> Iterator[Finding]:
    names = PARTY_FIELDS if role == "employee" else (*PARTY_FIELDS, *SIGNED_FIELDS)
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield _say(f"{role}.{name}", before=before or NOTHING, after=after or NOTHING)


def _body(old: Sheet, new: Sheet) -> Iterator[Finding]:
    if isinstance(old, SkpSheet) and isinstance(new, SkpSheet):
        yield from _results(old.main, new.main)
        yield from _results(old.additional, new.additional)
        yield from _behaviours(old.behaviours, new.behaviours)
        if old.notes != new.notes:
            yield _say("footnotes")
    elif isinstance(old, AnnexSheet) and isinstance(new, AnnexSheet):
        for section in ("resources", "accountability", "consequences"):
            if getattr(old, section) != getattr(new, section):
                yield _say(f"annex.{section}")
    elif isinstance(old, ActionPlanSheet) and isinstance(new, ActionPlanSheet):
        yield from _plans(old, new)
    elif isinstance(old, EvaluationSheet) and isinstance(new, EvaluationSheet):
        yield from _labels(old, new, "achievement")
        yield from _results(old.main, new.main)
        yield from _results(old.additional, new.additional)
        yield from _behaviours(old.behaviours, new.behaviours)
        yield from _labels(old, new, "work_rating", "behaviour_rating", "predicate")
    elif isinstance(old, FeedbackRecordSheet) and isinstance(new, FeedbackRecordSheet):
        yield from _results(old.main, new.main)
        yield from _results(old.additional, new.additional)
        yield from _behaviours(old.behaviours, new.behaviours)
    elif isinstance(old, DocumentationSheet) and isinstance(new, DocumentationSheet):
        yield from _documented(old, new)
    elif isinstance(old, DocumentSheet) and isinstance(new, DocumentSheet):
        yield from _documents(old, new)
    else:
        yield from _others(old, new)


def _others(old: Sheet, new: Sheet) -> Iterator[Finding]:
    if isinstance(old, ManualSheet) and isinstance(new, ManualSheet):
        yield from differences_strategy.manuals(old, new)
    elif isinstance(old, WorkblockSheet) and isinstance(new, WorkblockSheet):
        yield from differences_strategy.workblocks(old, new)
    elif isinstance(old, MatrixSheet) and isinstance(new, MatrixSheet):
        yield from differences_strategy.matrices(old, new)
    else:
        shared = {field.name for field in fields(Sheet)}
        own = [field.name for field in fields(old) if field.name not in shared]
        if any(getattr(old, name) != getattr(new, name, None) for name in own):
            yield _say("content")


def _documents(old: DocumentSheet, new: DocumentSheet) -> Iterator[Finding]:
    yield from _labels(old, new, "achievement", "predicate")
    if old.notes != new.notes:
        yield _say("notes")
    if old.employee_on is not None and old.employee_on != new.employee_on:
        yield _say("employee_on")
    if isinstance(old, ObjectionSheet) and isinstance(new, ObjectionSheet):
        yield from _objections(old, new)


def _objections(old: ObjectionSheet, new: ObjectionSheet) -> Iterator[Finding]:
    for name in ("objection", "explanation", "decision"):
        if getattr(old, name) != getattr(new, name):
            yield _say(f"objection.{name}")
    yield from _labels(old, new, "decided")


def _labels(old: Sheet, new: Sheet, *names: str) -> Iterator[Finding]:
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if before is not after:
            yield _say(name, before=_label(before), after=_label(after))


def _label(value: Any) -> str:
    return NOTHING if value is None else str(value.label)


def _pairs(old: Sequence[Any], new: Sequence[Any], key: str) -> Iterator[tuple[Any, Any]]:
    """Pair lines: one to one while their number is the same, else by equal text."""
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
        return
    texts = [[getattr(line, key) for line in lines] for lines in (old, new)]
    matcher = SequenceMatcher(None, texts[0], texts[1], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        both = min(i2 - i1, j2 - j1) if tag in ("equal", "replace") else 0
        yield from zip(old[i1 : i1 + both], new[j1 : j1 + both], strict=True)
        yield from ((line, None) for line in old[i1 + both : i2])
        yield from ((None, line) for line in new[j1 + both : j2])


def _results(old: Sequence[ResultLine], new: Sequence[ResultLine]) -> Iterator[Finding]:
    for before, after in _pairs(old, new, "text"):
        if before is None:
            yield _say("result.added", no=after.no)
        elif after is None:
            yield _say("result.removed", no=before.no)
        else:
            for name in ("text", "assigned_by", "supports", "realisation", "feedback", "mark"):
                if getattr(before, name) != getattr(after, name):
                    yield _say(f"result.{name}", no=before.no)
            yield from _indicators(before.no, before.indicators, after.indicators)


def _indicators(
    no: int, old: Sequence[IndicatorLine], new: Sequence[IndicatorLine]
) -> Iterator[Finding]:
    place = {id(line): at for lines in (old, new) for at, line in enumerate(lines, 1)}
    for before, after in _pairs(old, new, "text"):
        if before is None:
            yield _say("indicator.added", no=no, indicator=place[id(after)])
            continue
        at = place[id(before)]
        if after is None:
            yield _say("indicator.removed", no=no, indicator=at)
            continue
        for name in ("text", "aspect", "target", "perspective", "realisation", "feedback"):
            if getattr(before, name) != getattr(after, name):
                yield _say(f"indicator.{name}", no=no, indicator=at)


def _behaviours(old: Sequence[BehaviourLine], new: Sequence[BehaviourLine]) -> Iterator[Finding]:
    for before, after in zip(old, new, strict=False):
        for name in ("expectation", "feedback"):
            if getattr(before, name) != getattr(after, name):
                yield _say(f"behaviour.{name}", name=before.name)


def _documented(old: DocumentationSheet, new: DocumentationSheet) -> Iterator[Finding]:
    for before, after in _pairs(old.lines, new.lines, "result"):
        if before is None:
            yield _say("result.added", no=after.no)
        elif after is None:
            yield _say("result.removed", no=before.no)
        else:
            if before.result != after.result:
                yield _say("result.text", no=before.no)
            if [one.action for one in before.actions] != [one.action for one in after.actions]:
                yield _say("plan", no=before.no)
            done = [
                (line.realised, [one.realisation for one in line.actions])
                for line in (before, after)
            ]
            if done[0] != done[1]:
                yield _say("result.realisation", no=before.no)


def _plans(old: ActionPlanSheet, new: ActionPlanSheet) -> Iterator[Finding]:
    for before, after in _pairs(old.plans, new.plans, "result"):
        if before is None:
            yield _say("result.added", no=after.no)
        elif after is None:
            yield _say("result.removed", no=before.no)
        else:
            if before.result != after.result:
                yield _say("result.text", no=before.no)
            if before.actions != after.actions:
                yield _say("plan", no=before.no)
