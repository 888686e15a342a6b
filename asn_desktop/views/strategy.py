"""Workblocks (A.1.4) as the page of strategies shows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from asn_desktop.rules.planning import StrategyKind, StrategyPart

PARTS = tuple((part, kind) for part in StrategyPart for kind in StrategyKind)
"""The four lists of a workblock in the order of the form."""


class WorkblockField(StrEnum):
    """The typed cells of a workblock's head."""

    TITLE = "title"
    TARGET = "target"
    OWNER = "owner"
    PARTIES = "parties"
    FINISH = "finish"
    BENEFICIARIES = "beneficiaries"
    GOAL = "goal"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class LineView:
    """One activity or milestone."""

    id: UUID
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkblockView:
    """One workblock whole; ``parts`` are its four lists in the order of :data:`PARTS`."""

    id: UUID
    skp_id: UUID
    no: int
    indicator_id: UUID | None
    title: str
    target: str
    owner: str
    parties: str
    finish: str
    beneficiaries: str
    goal: str
    budget: str
    parts: tuple[tuple[LineView, ...], ...]

    def lines(self, part: StrategyPart, kind: StrategyKind) -> tuple[LineView, ...]:
        """One of the four lists."""
        return self.parts[PARTS.index((part, kind))]


@dataclass(frozen=True, slots=True)
class IndicatorChoice:
    """An indicator of the leader a strategy can serve, with its target."""

    id: UUID
    number: str
    text: str
    target: str

    @property
    def words(self) -> str:
        """Indicator and target as printed in the workblock."""
        return " ".join(part for part in (self.text.strip(), self.target.strip()) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyView:
    """The strategies of a leader's year; ``skp_id`` None = no SKP yet."""

    person_id: UUID
    person: str
    year: int
    skp_id: UUID | None
    blocks: tuple[WorkblockView, ...] = ()
    indicators: tuple[IndicatorChoice, ...] = ()

    @property
    def unserved(self) -> tuple[IndicatorChoice, ...]:
        """Indicators no strategy serves yet (reg. 1571–1579: one for each)."""
        served = {block.indicator_id for block in self.blocks}
        return tuple(one for one in self.indicators if one.id not in served)
