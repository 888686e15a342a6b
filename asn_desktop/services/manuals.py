"""Indicator manuals (A.1.3, reg. 1516–1562): one per indicator of a leader's SKP."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.planning import Indicator, Skp, WorkResult
from asn_desktop.models.strategy import IndicatorManual
from asn_desktop.rules.findings import Finding, Refused, Severity, refuse
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.planning import Approach, ControlLevel, ReportingInterval
from asn_desktop.rules.positions import FormFamily
from asn_desktop.services import planning
from asn_desktop.services.building import stored
from asn_desktop.services.desk_found import Found
from asn_desktop.services.manual_rows import content_of, manuals_of
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_at import parties_by_day
from asn_desktop.services.people_now import chunks
from asn_desktop.services.setup import read_settings
from asn_desktop.views.manuals import ManualField, ManualPanel, ManualView
from asn_desktop.views.planning import ManualContent, SkpView
from asn_desktop.views.printing import Lack, Place
from asn_desktop.views.sheets import SheetHead
from asn_desktop.views.sheets_strategy import ManualSheet

_OPTIONAL = frozenset({ManualField.FORMULA, ManualField.UNIT_OF_MEASURE})
"""Optional in the qualitative approach."""


def panel(tx: ReadTx, skp_id: UUID) -> ManualPanel:
    """Every indicator of an SKP with its manual or the lack of one."""
    skp = planning.view(tx, skp_id)
    rows = manuals_of(tx, [each.id for result in skp.results for each in result.indicators])
    return ManualPanel(
        skp_id=skp.id,
        person_id=skp.person_id,
        person=skp.person,
        position=skp.position,
        year=skp.year,
        approach=skp.approach,
        editable=not skp.state.is_closed,
        manuals=tuple(_views(skp, rows)),
    )


def write(tx: Tx, indicator_id: UUID, field: ManualField, value: str) -> None:
    """Write one field of an indicator's manual; what is chosen is given by its code, "" for none.

    A manual in which nothing is left goes. Raises ``Refused``: ``manual.not_leader``,
    ``skp.not_editable`` (the SKP is superseded or cancelled).
    """
    indicator = tx.session.get_one(Indicator, indicator_id)
    skp = tx.session.get_one(Skp, tx.session.get_one(WorkResult, indicator.work_result_id).skp_id)
    if skp.family is not FormFamily.LEADER:
        raise refuse("manual.not_leader")
    if skp.state.is_closed:
        raise refuse("skp.not_editable", state=skp.state.label)
    row = manuals_of(tx, [indicator_id]).get(indicator_id)
    if row is None:
        if not value.strip():
            return
        row = IndicatorManual(indicator_id=indicator_id)
        tx.session.add(row)
    if field is ManualField.CONTROL:
        row.control = ControlLevel(value) if value else None
    elif field is ManualField.REPORTING:
        row.reporting = ReportingInterval(value) if value else None
    else:
        setattr(row, field.value, value.strip())
    tx.session.flush()
    if content_of(row) == ManualContent():
        tx.session.delete(row)


def missing_of(content: ManualContent, approach: Approach) -> tuple[ManualField, ...]:
    """What a manual still needs; formula and unit only in the quantitative approach."""
    needed = [
        each for each in ManualField if approach is Approach.QUANTITATIVE or each not in _OPTIONAL
    ]
    return tuple(each for each in needed if not getattr(content, each.value))


def manual_sheets(tx: ReadTx, manual_ids: Sequence[UUID]) -> dict[UUID, ManualSheet | Refused]:
    """Return Format A.1.3 of each manual; ``Refused`` (``manual.missing``) while one lacks data.

    Nobody is named on it; whose it is goes into the file and the foot of the page.
    """
    rows = stored(tx, IndicatorManual, manual_ids)
    skp_of = _skps_of(tx, [row.indicator_id for row in rows])
    skps = {skp.id: skp for skp in planning.views(tx, list(dict.fromkeys(skp_of.values())))}
    days = {key: skp.set_on or skp.submitted_on or tx.today for key, skp in skps.items()}
    parties = parties_by_day(
        tx,
        [(one, days[key]) for key, skp in skps.items() for one in (skp.person_id, skp.assessor_id)],
    )
    settings = read_settings(tx)
    found: dict[UUID, ManualSheet | Refused] = {}
    for row in rows:
        skp = skps[skp_of[row.indicator_id]]
        view = next(one for one in _views(skp, {row.indicator_id: row}) if one.id == row.id)
        if view.missing:
            found[row.id] = Refused([_missing(view)])
            continue
        day, content = days[skp.id], view.content
        found[row.id] = ManualSheet(
            form=FormCode.A_1_3,
            head=SheetHead(
                agency=settings.agency,
                period_start=skp.starts,
                period_end=skp.ends,
                place=settings.place,
            ),
            employee=parties[skp.person_id, day],
            assessor=parties[skp.assessor_id, day],
            practice=settings.practice,
            show_format=settings.show_format,
            emblem=settings.emblem,
            result=view.result,
            indicator=view.indicator,
            goal=content.goal,
            definition=content.definition,
            formula=content.formula,
            unit_of_measure=content.unit_of_measure,
            control=content.control,
            data_source=content.data_source,
            reporting=content.reporting,
        )
    return found


def find_manuals(
    tx: ReadTx, person_ids: Sequence[UUID], period: PeriodRef
) -> Mapping[UUID, Sequence[Found]]:
    """The manuals of the year, numbered in the order of their indicators.

    While an amendment is being drafted those of the version in force are printed.
    """
    found: dict[UUID, list[Found]] = {}
    for part in chunks(person_ids):
        skps = tx.session.scalars(
            sa.select(Skp)
            .where(
                Skp.person_id.in_(part),
                Skp.year == period.year,
                Skp.family == FormFamily.LEADER,
                Skp.state.in_(planning.LIVE),
            )
            .order_by(Skp.starts, Skp.number, Skp.id)
        )
        rows = list(skps)
        in_force = {skp.id for skp in rows if skp.state is SkpState.SET}
        for skp in rows:
            if skp.state is not SkpState.SET and skp.number > 1 and skp.previous_id in in_force:
                continue
            for view in panel(tx, skp.id).manuals:
                if view.id is None:
                    continue
                mine = found.setdefault(skp.person_id, [])
                lacks = (Lack(_missing(view), Place.MANUAL, skp.id),) if view.missing else ()
                mine.append(
                    Found(
                        FormCode.A_1_3,
                        view.id,
                        skp,
                        skp.person_id,
                        Place.MANUAL,
                        skp.id,
                        lacks,
                        number=len(mine) + 1,
                    )
                )
    return found


def _missing(view: ManualView) -> Finding:
    fields = ", ".join(each.label for each in view.missing)
    values = {
        "line": view.indicator_id,
        "field": view.missing[0].value,
        "number": view.number,
        "fields": fields,
    }
    return Finding("manual.missing", Severity.ERROR, values)


def _views(skp: SkpView, rows: Mapping[UUID, IndicatorManual]) -> list[ManualView]:
    found = []
    for result in skp.results:
        several = len(result.indicators) > 1
        for at, each in enumerate(result.indicators, start=1):
            row = rows.get(each.id)
            content = content_of(row) if row is not None else ManualContent()
            found.append(
                ManualView(
                    id=row.id if row is not None else None,
                    indicator_id=each.id,
                    number=f"{result.number}.{at}" if several else str(result.number),
                    result=result.text,
                    indicator=each.text,
                    target=each.target,
                    content=content,
                    missing=missing_of(content, skp.approach),
                )
            )
    return found


def _skps_of(tx: ReadTx, indicator_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    found: dict[UUID, UUID] = {}
    for part in chunks(indicator_ids):
        rows = tx.session.execute(
            sa.select(Indicator.id, WorkResult.skp_id)
            .join(WorkResult, WorkResult.id == Indicator.work_result_id)
            .where(Indicator.id.in_(part))
        )
        found.update((key, skp_id) for key, skp_id in rows)
    return found
