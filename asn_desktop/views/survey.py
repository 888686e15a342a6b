"""Answers of a satisfaction survey as they are typed or found in a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class AnswerSheet:
    """One respondent's sheet; ``marks``: U1…U9, 1–4 or None = not answered."""

    marks: tuple[int | None, ...]
    service: str = ""
    on: date | None = None
    sex: str = ""
    age: int | None = None
    education: str = ""
    remark: str = ""
