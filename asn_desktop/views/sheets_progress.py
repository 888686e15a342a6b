"""The sheets of the year's course: documentation (B.1.2), feedback records (B.1.3–B.1.5)."""

from __future__ import annotations

from dataclasses import dataclass

from asn_desktop.views.sheets import BehaviourLine, ResultLine, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentedAction:
    """One planned action and what was achieved of it, "" = nothing filled in."""

    action: str
    realisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentedLine:
    """One result of B.1.2 with its actions.

    ``realised`` is what was recorded of the result and its indicators themselves: printed where
    nothing was documented action by action.
    """

    no: int
    result: str
    actions: tuple[DocumentedAction, ...] = ()
    realised: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentationSheet(Sheet):
    """B.1.2; signed by the employee alone."""

    lines: tuple[DocumentedLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackRecordSheet(Sheet):
    """B.1.3 (qualitative), B.1.4 and B.1.5 (quantitative); signed by both."""

    main: tuple[ResultLine, ...] = ()
    additional: tuple[ResultLine, ...] = ()
    behaviours: tuple[BehaviourLine, ...] = ()
