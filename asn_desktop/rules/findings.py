"""How every floor says what it found: a code with values, never a sentence.

The sentence of a code stands in ``asn_desktop.texts``; here are only facts, so that the window, the
command line, the work list and the paper all speak of the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar


class Severity(StrEnum):
    """How much a finding weighs: an error stops the act, a warning and a hint never do."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True)
class Finding:
    """One fact worth telling: ``code`` names the sentence, ``values`` fill its placeholders.

    ``values`` may carry ``field`` (the name of the field it belongs to) and ``line`` (its row id),
    by which a form places the finding; both are never printed.
    """

    code: str
    severity: Severity = Severity.ERROR
    values: Mapping[str, object] = field(default_factory=dict)


class Refused(Exception):  # noqa: N818 - reads as what happened: the rules refused the act
    """The rules say no. Nothing was written. ``findings`` holds at least one error."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(", ".join(finding.code for finding in self.findings))


def refuse(code: str, **values: object) -> Refused:
    """Return the refusal with one error, to be raised by the caller."""
    return Refused([Finding(code, Severity.ERROR, values)])


class WorldFault(Exception):  # noqa: N818 - a fault of the world, not a programming error
    """Disk full, file locked, stick pulled: the world's fault, told in one sentence (``code``)."""

    again: ClassVar[bool] = True
    """Whether the same may go well another time."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values: dict[str, object] = values
        super().__init__(code)
