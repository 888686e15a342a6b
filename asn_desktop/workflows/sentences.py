"""A finding as the sentence a person reads."""

from __future__ import annotations

from asn_desktop import texts
from asn_desktop.rules.findings import Finding, WorldFault


def say(finding: Finding, *, language: str = "id") -> str:
    """Return the sentence; findings inside a finding become words joined by commas."""
    values = {
        name: ", ".join(say(each, language=language) for each in value)
        if isinstance(value, tuple)
        else value
        for name, value in finding.values.items()
    }
    return texts.sentence(finding.code, language=language, **values)


def say_fault(fault: WorldFault, *, language: str = "id") -> str:
    """Return the sentence of the world's fault."""
    return texts.sentence(fault.code, language=language, **fault.values)
