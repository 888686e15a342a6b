"""What differs between two sheets of guidance; what was left for the pen is no difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.guidance import NO, YES
from asn_desktop.views.sheets import Sheet
from asn_desktop.views.sheets_guidance import (
    BehaviourProblemSheet,
    CoachingSheet,
    CompetencyLine,
    CompetencySheet,
    GuidanceFeedbackSheet,
    MentoringSheet,
)

GUIDANCE_SHEETS = (
    CoachingSheet,
    MentoringSheet,
    GuidanceFeedbackSheet,
    CompetencySheet,
    BehaviourProblemSheet,
)
TABLES = ("goals", "facts", "next_steps", "journal")
TEXTS = ("opportunity", "recommendation", "expectation", "problem", "done")
Rows = Sequence[tuple[str, ...]]
GROUPS = ("managerial", "socio_cultural", "technical")


def guidance_differences(old: Sheet, new: Sheet) -> Iterator[Finding]:
    """What differs between two sheets of one of :data:`GUIDANCE_SHEETS`."""
    for name in TABLES:
        yield from _table(name, getattr(old, name, ()), getattr(new, name, ()))
    for name in TEXTS:
        before, after = getattr(old, name, ""), getattr(new, name, "")
        if _changed(before, after):
            yield _say(name)
    if isinstance(old, GuidanceFeedbackSheet) and isinstance(new, GuidanceFeedbackSheet):
        for no, (before, after) in enumerate(zip(old.answers, new.answers, strict=False), start=1):
            if _changed(before, after):
                yield _say("answer", no=no)
    if isinstance(old, CompetencySheet) and isinstance(new, CompetencySheet):
        for name in GROUPS:
            yield from _competences(getattr(old, name), getattr(new, name))
    if isinstance(old, BehaviourProblemSheet) and isinstance(new, BehaviourProblemSheet):
        yield from _others(old, new)


def _others(old: BehaviourProblemSheet, new: BehaviourProblemSheet) -> Iterator[Finding]:
    words = {True: YES, False: NO, None: "–"}
    if old.others_too is not None and old.others_too is not new.others_too:
        yield _say("others_too", before=words[old.others_too], after=words[new.others_too])


def _say(code: str, **values: object) -> Finding:
    return Finding(f"diff.guidance.{code}", Severity.WARNING, values)


def _changed(before: str, after: str) -> bool:
    """Whether a text is another; an empty one was left for the pen."""
    return bool(before) and before != after


def _table(name: str, old: Rows, new: Rows) -> Iterator[Finding]:
    """An empty table was left for the pen, and so was every empty cell of a filled one."""
    if not old:
        return
    if len(old) != len(new) or any(
        _changed(before, after)
        for one, other in zip(old, new, strict=True)
        for before, after in zip(one, other, strict=True)
    ):
        yield _say(name)


def _competences(old: Sequence[CompetencyLine], new: Sequence[CompetencyLine]) -> Iterator[Finding]:
    now = {line.name: line for line in new}
    for line in old:
        other = now.pop(line.name, None)
        if other is None:
            yield _say("competency_removed", name=line.name)
            continue
        if line.score is not None and line.score != other.score:
            yield _say("score", name=line.name, before=line.score, after=other.score or "–")
        if _changed(line.reason, other.reason):
            yield _say("reason", name=line.name)
    if old:
        for name in now:
            yield _say("competency_added", name=name)
