"""What parcels are called by people, and where they are opened: many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Achievement, DistributionReason, Evaluation, Objection
from asn_desktop.models.exchange import CentreProposal
from asn_desktop.models.guidance import BehaviourProblem, Guidance, Measure, TakeOver
from asn_desktop.models.paper import SheetEvent, SheetScan, Version
from asn_desktop.models.people import Person, Position, Unit
from asn_desktop.models.planning import Indicator, Period, Skp, WorkResult
from asn_desktop.models.strategy import IndicatorManual, Matrix, Workblock
from asn_desktop.rules.exchange import PARCELS, PROGRESS
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.by_id import names_of
from asn_desktop.services.office import ReadTx
from asn_desktop.services.parcels import progress_id
from asn_desktop.services.people_now import chunks
from asn_desktop.views.incoming import Subject

Asked = sa.Executable
Maker = Callable[[Any], Subject]


def subjects(
    tx: ReadTx, wanted: Iterable[tuple[str, UUID]], about: Mapping[UUID, UUID | None] | None = None
) -> dict[UUID, Subject]:
    """Name parcels given as (kind, id); one that is gone keeps the name of its kind.

    ``about``: whom they are about, where that is known already (a progress parcel has no row).
    """
    by_kind: dict[str, set[UUID]] = defaultdict(set)
    for kind, key in wanted:
        by_kind[kind].add(key)
    found: dict[UUID, Subject] = {}
    for kind, keys in by_kind.items():
        if kind == PROGRESS:
            found.update(_progress(tx, keys, about or {}))
        elif kind in _READERS:
            asked, make = _READERS[kind]
            for chunk in chunks(keys):
                for row in tx.session.execute(asked(chunk)):
                    found[row.id] = make(row)
        for key in keys - found.keys():
            found[key] = Subject(key, kind, _label(kind), person_id=(about or {}).get(key))
    names = names_of(tx, {one.person_id for one in found.values()})
    return {
        key: replace(one, name=names.get(one.person_id, one.name)) for key, one in found.items()
    }


def _label(kind: str) -> str:
    return PARCELS[kind].label if kind in PARCELS else kind


def _period(year: int, code: str) -> str:
    return f"{PeriodRef(year, code).label} {year}"


def _progress(
    tx: ReadTx, keys: set[UUID], about: Mapping[UUID, UUID | None]
) -> dict[UUID, Subject]:
    """The ids are made of SKP and period, so those of the people in question are tried."""
    people = {about[key] for key in keys if about.get(key) is not None}
    found: dict[UUID, Subject] = {}
    for chunk in chunks(one for one in people if one is not None):
        asked = (
            sa.select(Skp.id, Skp.person_id, Period.id, Period.year, Period.code)
            .join(Period, Period.year == Skp.year)
            .where(Skp.person_id.in_(chunk))
        )
        for skp_id, person_id, period_id, year, code in tx.session.execute(asked):
            key = progress_id(skp_id, period_id)
            if key in keys:
                what = f"{_label(PROGRESS)} {_period(year, code)}"
                target = {"person": person_id}
                found[key] = Subject(
                    key, PROGRESS, what, "", person_id, year, code, "progress", target
                )
    return found


def _skp(row: Any) -> Subject:
    what = f"SKP {row.year}"
    return Subject(row.id, "skp", what, "", row.person_id, row.year, "", "skp", {"skp": row.id})


def _evaluation(row: Any) -> Subject:
    what = f"{_label('evaluation')} {_period(row.year, row.code)}"
    target = {"person": row.person_id}
    return Subject(
        row.id, "evaluation", what, "", row.person_id, row.year, row.code, "evaluation", target
    )


def _objection(row: Any) -> Subject:
    what = f"{_label('objection')} {_period(row.year, row.code)}"
    target = {"objection": row.evaluation_id}
    return Subject(
        row.id, "objection", what, "", row.person_id, row.year, row.code, "objection", target
    )


def _under_skp(kind: str, page: str, name: str = "") -> Maker:
    """What hangs on an SKP; ``name``: the page's target that is the row itself, "" = the SKP."""

    def make(row: Any) -> Subject:
        target = {name: row.id} if name else {"skp": row.skp_id}
        what = f"{_label(kind)} {row.year}"
        return Subject(row.id, kind, what, "", row.person_id, row.year, "", page, target)

    return make


def _person(row: Any) -> Subject:
    return Subject(
        row.id, "person", _label("person"), row.name, row.id, None, "", "person", {"person": row.id}
    )


def _named(kind: str) -> Maker:
    def make(row: Any) -> Subject:
        return Subject(row.id, kind, _label(kind), row.name)

    return make


def _sheet(kind: str) -> Maker:
    def make(row: Any) -> Subject:
        when = _period(row.year, row.period) if row.period else str(row.year)
        what = f"{_label(kind)} {row.form.value} {when}"
        return Subject(row.id, kind, what, "", row.person_id, row.year, row.period)

    return make


def _about(kind: str) -> Maker:
    def make(row: Any) -> Subject:
        return Subject(row.id, kind, _label(kind), "", row.person_id)

    return make


def _in_period(kind: str) -> Maker:
    def make(row: Any) -> Subject:
        what = f"{_label(kind)} {_period(row.year, row.code)}"
        return Subject(row.id, kind, what, getattr(row, "name", ""), row.person_id, row.year)

    return make


def _of_skp(mapped: Any) -> Callable[[Sequence[UUID]], Asked]:
    return lambda ids: (
        sa.select(mapped.id, mapped.skp_id, Skp.person_id, Skp.year)
        .join(Skp, Skp.id == mapped.skp_id)
        .where(mapped.id.in_(ids))
    )


def _of_result(mapped: Any) -> Callable[[Sequence[UUID]], Asked]:
    return lambda ids: (
        sa.select(mapped.id, WorkResult.skp_id, Skp.person_id, Skp.year)
        .join(WorkResult, WorkResult.id == mapped.work_result_id)
        .join(Skp, Skp.id == WorkResult.skp_id)
        .where(mapped.id.in_(ids))
    )


def _of_version(mapped: Any) -> Callable[[Sequence[UUID]], Asked]:
    return lambda ids: (
        sa.select(mapped.id, Version.form, Version.year, Version.period, Version.person_id)
        .join(Version, Version.id == mapped.version_id)
        .where(mapped.id.in_(ids))
    )


def _evaluations(ids: Sequence[UUID]) -> Asked:
    return (
        sa.select(Evaluation.id, Evaluation.person_id, Period.year, Period.code)
        .join(Period, Period.id == Evaluation.period_id)
        .where(Evaluation.id.in_(ids))
    )


def _objections(ids: Sequence[UUID]) -> Asked:
    return (
        sa.select(
            Objection.id, Objection.evaluation_id, Objection.person_id, Period.year, Period.code
        )
        .join(Evaluation, Evaluation.id == Objection.evaluation_id)
        .join(Period, Period.id == Evaluation.period_id)
        .where(Objection.id.in_(ids))
    )


def _manuals(ids: Sequence[UUID]) -> Asked:
    return (
        sa.select(IndicatorManual.id, WorkResult.skp_id, Skp.person_id, Skp.year)
        .join(Indicator, Indicator.id == IndicatorManual.indicator_id)
        .join(WorkResult, WorkResult.id == Indicator.work_result_id)
        .join(Skp, Skp.id == WorkResult.skp_id)
        .where(IndicatorManual.id.in_(ids))
    )


def _reasons(ids: Sequence[UUID]) -> Asked:
    return (
        sa.select(
            DistributionReason.id,
            DistributionReason.assessor_id.label("person_id"),
            Period.year,
            Period.code,
        )
        .join(Period, Period.id == DistributionReason.period_id)
        .where(DistributionReason.id.in_(ids))
    )


def _achievements(ids: Sequence[UUID]) -> Asked:
    return (
        sa.select(Achievement.id, sa.null().label("person_id"), Unit.name, Period.year, Period.code)
        .join(Period, Period.id == Achievement.period_id)
        .outerjoin(Unit, Unit.id == Achievement.unit_id)
        .where(Achievement.id.in_(ids))
    )


_READERS: dict[str, tuple[Callable[[Sequence[UUID]], Asked], Maker]] = {
    "skp": (lambda ids: sa.select(Skp.id, Skp.person_id, Skp.year).where(Skp.id.in_(ids)), _skp),
    "evaluation": (_evaluations, _evaluation),
    "objection": (_objections, _objection),
    "guidance": (_of_skp(Guidance), _under_skp("guidance", "guide", "guidance")),
    "behaviour_problem": (
        _of_skp(BehaviourProblem),
        _under_skp("behaviour_problem", "behaviour", "report"),
    ),
    "measure": (_of_skp(Measure), _under_skp("measure", "")),
    "matrix": (_of_skp(Matrix), _under_skp("matrix", "matrix", "matrix")),
    "workblock": (_of_skp(Workblock), _under_skp("workblock", "strategy", "workblock")),
    "indicator_manual": (_manuals, _under_skp("indicator_manual", "manuals")),
    "take_over": (_of_result(TakeOver), _under_skp("take_over", "skp")),
    "person": (
        lambda ids: sa.select(Person.id, Person.name).where(Person.id.in_(ids)),
        _person,
    ),
    "unit": (lambda ids: sa.select(Unit.id, Unit.name).where(Unit.id.in_(ids)), _named("unit")),
    "position": (
        lambda ids: sa.select(Position.id, Position.name).where(Position.id.in_(ids)),
        _named("position"),
    ),
    "version": (
        lambda ids: sa.select(
            Version.id, Version.form, Version.year, Version.period, Version.person_id
        ).where(Version.id.in_(ids)),
        _sheet("version"),
    ),
    "sheet_event": (_of_version(SheetEvent), _sheet("sheet_event")),
    "sheet_scan": (_of_version(SheetScan), _sheet("sheet_scan")),
    "distribution_reason": (_reasons, _in_period("distribution_reason")),
    "achievement": (_achievements, _in_period("achievement")),
    "centre_proposal": (
        lambda ids: sa.select(CentreProposal.id, CentreProposal.person_id).where(
            CentreProposal.id.in_(ids)
        ),
        _about("centre_proposal"),
    ),
}
