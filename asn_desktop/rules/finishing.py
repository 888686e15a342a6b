"""What an evaluation still lacks before it can be finished (reg. 3817–4332).

Pure, so that the window says it before anything is written and the service says the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.predicate import Rating, UnitAchievement


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is there: None and 0 and "" mean missing, never a value.

    ``missing`` = realisations not filled in; ``proposal`` = the work rating that follows from the
    achievement of the unit this person heads.
    """

    achievement: UnitAchievement | None
    work: Rating | None
    behaviour: Rating | None
    missing: int = 0
    without_reason: str | None = None
    proposal: Rating | None = None
    override_reason: str | None = None
    note: str = ""
    unit: str = ""


def finish_findings(standing: Standing) -> list[Finding]:
    """Errors that keep an evaluation from being finished, then a hint when the note is empty.

    Codes: ``evaluation.achievement_missing`` (value ``unit``), ``evaluation.work_missing``,
    ``evaluation.behaviour_missing``, ``evaluation.realisation_missing`` (``count``),
    ``evaluation.deviation_reason_missing`` (``proposed``), ``evaluation.note_empty`` (hint:
    notes are otherwise "dapat", reg. 617).
    """
    found: list[Finding] = []
    if standing.achievement is None:
        found.append(_error("evaluation.achievement_missing", unit=standing.unit))
    if standing.work is None:
        found.append(_error("evaluation.work_missing", field="work"))
    if standing.behaviour is None:
        found.append(_error("evaluation.behaviour_missing", field="behaviour"))
    if standing.missing and not (standing.without_reason or "").strip():
        found.append(
            _error("evaluation.realisation_missing", count=standing.missing, field="without")
        )
    if deviates(standing.work, standing.proposal) and not (standing.override_reason or "").strip():
        proposed = standing.proposal.label if standing.proposal else ""
        found.append(
            _error("evaluation.deviation_reason_missing", proposed=proposed, field="override")
        )
    if not standing.note.strip():
        found.append(Finding("evaluation.note_empty", Severity.HINT, {"field": "note"}))
    return found


def blocks(findings: list[Finding]) -> bool:
    """Whether one of them is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def deviates(work: Rating | None, proposal: Rating | None) -> bool:
    """Whether a rating was given that is not the proposed one."""
    return work is not None and proposal is not None and work is not proposal


def _error(code: str, **values: object) -> Finding:
    return Finding(code, Severity.ERROR, values)
