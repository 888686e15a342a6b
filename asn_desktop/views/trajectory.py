"""How a target is to be reached, period by period, and its chart for window and paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from asn_desktop.rules import trajectory as rules
from asn_desktop.rules.chart_marks import value_words
from asn_desktop.rules.following import Gathering, Split
from asn_desktop.rules.planning import Aspect
from asn_desktop.views.charts import Chart, Series
from asn_desktop.views.paper import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One period: what is planned in it (or the level at its end) and what was realised.

    ``words`` is the realisation as typed; ``realised`` its number, None where it is none.
    """

    period_id: UUID
    code: str
    label: str
    planned: Decimal | None = None
    weight: Decimal | None = None
    realised: Decimal | None = None
    words: str = ""

    @property
    def short_label(self) -> str:
        """As under a chart: "TW II", "Jan"."""
        return self.label.replace("Triwulan", "TW") if " " in self.label else self.label[:3]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrajectoryView:
    """One indicator with its target; ``target`` None = not spread yet."""

    indicator_id: UUID
    no: int
    result: str
    text: str
    target_text: str
    aspect: Aspect | None
    steps: tuple[StepView, ...]
    target: Decimal | None = None
    unit: str = ""
    split: Split = Split.EVEN
    gathering: Gathering = Gathering.SUM

    def planned_until(self, code: str) -> Decimal | None:
        """What is planned up to the end of a period; of the yearly one the target."""
        found = [one.planned for one in self._until(code)]
        return rules.until(found, self.gathering)

    def realised_until(self, code: str) -> Decimal | None:
        """What was realised up to the end of a period, as far as it is known."""
        return rules.until([one.realised for one in self._until(code)], self.gathering)

    def percent(self, code: str) -> int | None:
        """Realised of planned in whole percent; more than 100 is possible."""
        return rules.percent(self.planned_until(code), self.realised_until(code), self.aspect)

    @property
    def lacking(self) -> Decimal | None:
        """What the steps lack to the target; None without a plan."""
        planned = [one.planned for one in self.steps if one.planned is not None]
        return rules.lacking(self.target, planned, self.gathering) if self.target else None

    def told(self, code: str, label: str) -> str:
        """Says "Rencana s.d. TW III 600 surat · tercapai 650 (108 %)"; "" without a plan."""
        planned, realised = self.planned_until(code), self.realised_until(code)
        if planned is None:
            return ""
        unit = f" {self.unit}" if self.unit else ""
        words = f"Rencana s.d. {label} {value_words(planned)}{unit}"
        if realised is None:
            return f"{words} · realisasi belum berupa angka"
        share = self.percent(code)
        return f"{words} · tercapai {value_words(realised)}" + (
            f" ({share} %)" if share is not None else ""
        )

    def chart(self) -> Chart | None:
        """Plan as a line, realised as bars; added up where pieces add up. None without a plan."""
        if self.target is None:
            return None
        planned: list[Decimal | None] = []
        realised: list[Decimal | None] = []
        for at, step in enumerate(self.steps, start=1):
            so_far = self.steps[:at]
            planned.append(rules.until([one.planned for one in so_far], self.gathering))
            known = step.realised is not None
            told = rules.until([one.realised for one in so_far], self.gathering)
            realised.append(told if known else None)
        return Chart(
            title="",
            unit=self.unit,
            categories=tuple(one.short_label for one in self.steps),
            series=(
                Series("Realisasi", tuple(realised), "bar", "accent"),
                Series("Rencana", tuple(planned), "line", "warn"),
            ),
        )

    def _until(self, code: str) -> tuple[StepView, ...]:
        codes = [one.code for one in self.steps]
        return self.steps[: codes.index(code) + 1] if code in codes else self.steps


@dataclass(frozen=True, slots=True, kw_only=True)
class TrajectorySheet:
    """One person's trajectories as they are printed; our own sheet, no form of the law."""

    letterhead: Letterhead
    agency: str
    office: str
    name: str
    nip: str
    position: str
    period: str
    code: str
    on: date
    lines: tuple[TrajectoryView, ...]
    practice: bool = False
