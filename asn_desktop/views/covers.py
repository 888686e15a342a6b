"""What the cover sheet of a stack says: to whom it goes, and every sheet that lies under it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CoverLine:
    """One sheet of the stack; ``pages`` printed sides, ``leaves`` pieces of paper, per copy."""

    form: str
    name: str
    nip: str
    leaves: int
    pages: int
    code: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """A stack of one signer; ``office`` and ``period`` as printed, ``copies`` of every sheet."""

    agency: str
    office: str
    signer: str
    position: str
    unit: str
    period: str
    printed: str
    lines: tuple[CoverLine, ...]
    copies: int = 1
    practice: bool = False
