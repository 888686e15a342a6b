"""Trajectories in the practice office: for most targets that are numbers, most of them even."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from asn_desktop.rules import trajectory as rules
from asn_desktop.rules.acts import Act
from asn_desktop.rules.following import Gathering, Split
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import periods, trajectory
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.trajectory import Plan

LATER = (Decimal(1), Decimal(2), Decimal(3), Decimal(4))
"""Weights of somebody whose work comes at the year's end."""


def plan_targets(office: Office, ref: PeriodRef) -> None:
    """Spread the targets of all set SKP; every fifth by weight, every fourth left out."""
    period = office.read(periods.find_period, ref)
    if period is not None:
        office.write(Act.EDIT_TRAJECTORY, _spread_all, period.id)


def _spread_all(tx: Tx, period_id: UUID) -> None:
    number = 0
    for lines in trajectory.views(tx, None, period_id).values():
        for line in lines:
            read = rules.target_of(line.target_text)
            number += 1
            if read is None or number % 4 == 3:
                continue
            pieces = line.gathering is Gathering.SUM and len(line.steps) == len(LATER)
            weights = LATER if pieces and number % 5 == 0 else ()
            plan = Plan(
                target=read[0],
                unit=read[1],
                gathering=line.gathering,
                split=Split.WEIGHT if weights else Split.EVEN,
                parts={
                    step.period_id: weight
                    for step, weight in zip(line.steps, weights, strict=False)
                },
            )
            trajectory.write(tx, line.indicator_id, plan)
