"""The distribution while it is still being made: what can already be said, and nothing more.

A share that is too low may still be filled by those not rated yet; one that is too high may not get
lower. So while people are open only maxima are compared, with the number of all people.
"""

from __future__ import annotations

from collections.abc import Mapping

from asn_desktop.rules.findings import Finding
from asn_desktop.rules.predicate import (
    Bound,
    PatternLine,
    Predicate,
    UnitAchievement,
    distribution_findings,
)


def mirror_findings(
    achievement: UnitAchievement, counts: Mapping[Predicate, int], people: int
) -> list[Finding]:
    """Warnings of the pattern among ``people``, of whom ``counts`` have a predicate."""
    found = distribution_findings(achievement, counts)
    if sum(counts.values()) >= people:
        return found
    kept: list[Finding] = []
    for finding in found:
        if finding.code != f"distribution.{Bound.AT_MOST}":
            continue
        share = PatternLine(Bound.AT_MOST, (), int(str(finding.values["percent"])))
        limit = share.limit(people)
        if int(str(finding.values["count"])) > limit:
            values = {**finding.values, "limit": limit, "total": people}
            kept.append(Finding(finding.code, finding.severity, values))
    return kept
