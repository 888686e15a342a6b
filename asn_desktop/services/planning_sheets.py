"""An SKP as its forms print it: A.1.1, A.1.2, A.1.6, A.1.7 and the annex A.1.8."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.planning import AnnexSection, Approach, ResultSection, assignment_words
from asn_desktop.rules.positions import FormFamily
from asn_desktop.rules.study_leave import NOTE as STUDY_NOTE
from asn_desktop.rules.study_leave import mark_on
from asn_desktop.services import planning
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_at import parties_by_day
from asn_desktop.services.setup import read_settings
from asn_desktop.settings import OfficeSettings
from asn_desktop.views.planning import ResultView, SkpView
from asn_desktop.views.sheets import (
    AnnexSheet,
    IndicatorLine,
    Party,
    ResultLine,
    SheetHead,
    SkpSheet,
    SupportLine,
    behaviour_lines,
)


def skp_sheets(tx: ReadTx, skp_ids: Sequence[UUID]) -> dict[UUID, SkpSheet]:
    """Return SKP as printed, people as they were on its day (set, else submitted, else today)."""
    skps, settings = planning.views(tx, skp_ids), read_settings(tx)
    parties = _parties(tx, skps)
    return {skp.id: _skp_sheet(skp, settings, *parties[skp.id]) for skp in skps}


def _skp_sheet(
    skp: SkpView, settings: OfficeSettings, employee: Party, assessor: Party
) -> SkpSheet:
    return SkpSheet(
        form=skp.form,
        head=_head(settings, skp),
        employee=employee,
        assessor=assessor,
        practice=settings.practice,
        show_format=settings.show_format,
        emblem=settings.emblem,
        main=_lines(skp, ResultSection.MAIN),
        additional=_lines(skp, ResultSection.ADDITIONAL),
        behaviours=behaviour_lines(skp.form, expected_of(skp)),
        notes=(f"{mark_on(skp.form)} {STUDY_NOTE}",)
        if any(result.study_leave for result in skp.results)
        else (),
    )


def annex_sheets(tx: ReadTx, skp_ids: Sequence[UUID]) -> dict[UUID, AnnexSheet]:
    """Return the annexes A.1.8 of SKP as printed."""
    skps, settings = planning.views(tx, skp_ids), read_settings(tx)
    parties = _parties(tx, skps)
    return {skp.id: _annex_sheet(skp, settings, *parties[skp.id]) for skp in skps}


def _annex_sheet(
    skp: SkpView, settings: OfficeSettings, employee: Party, assessor: Party
) -> AnnexSheet:
    def texts(section: AnnexSection) -> tuple[str, ...]:
        return tuple(line.text for line in skp.annex_in(section) if line.text.strip())

    return AnnexSheet(
        form=FormCode.A_1_8,
        head=_head(settings, skp),
        employee=employee,
        assessor=assessor,
        practice=settings.practice,
        show_format=settings.show_format,
        emblem=settings.emblem,
        resources=texts(AnnexSection.RESOURCES),
        accountability=texts(AnnexSection.ACCOUNTABILITY),
        consequences=texts(AnnexSection.CONSEQUENCES),
    )


def expected_of(skp: SkpView) -> dict[int, str]:
    """The special expectations of an SKP by the number of the value."""
    return {each.value: each.text for each in skp.expectations}


def result_line(skp: SkpView, result: ResultView) -> ResultLine:
    """One result as printed.

    Only the quantitative forms of staff (A.1.7) have columns for the superior's result and for the
    aspect; perspectives are a leader's.
    """
    quantitative = skp.approach is Approach.QUANTITATIVE
    leader = skp.family is FormFamily.LEADER
    supports = None
    if quantitative and not leader and result.supports_text:
        indicators = (result.supports_indicator,) if result.supports_indicator else ()
        supports = SupportLine(text=result.supports_text, indicators=indicators)
    return ResultLine(
        no=result.number,
        text=result.text,
        assigned_by=assignment_words(result.assigned_by),
        supports=supports,
        indicators=tuple(
            IndicatorLine(
                text=each.text,
                aspect=each.aspect.label if each.aspect and quantitative and not leader else "",
                target=each.target if quantitative else "",
                perspective=each.perspective.label if each.perspective and leader else "",
            )
            for each in result.indicators
        ),
    )


def _lines(skp: SkpView, section: ResultSection) -> tuple[ResultLine, ...]:
    mark = mark_on(skp.form)
    return tuple(
        replace(result_line(skp, result), mark=mark if result.study_leave else "")
        for result in skp.in_section(section)
    )


def _head(settings: OfficeSettings, skp: SkpView) -> SheetHead:
    return SheetHead(
        agency=settings.agency,
        period_start=skp.starts,
        period_end=skp.ends,
        place=settings.place,
        on=skp.set_on or skp.submitted_on,
    )


def _parties(tx: ReadTx, skps: Sequence[SkpView]) -> dict[UUID, tuple[Party, Party]]:
    """Employee and assessor of each SKP."""
    days = {skp.id: skp.set_on or skp.submitted_on or tx.today for skp in skps}
    found = parties_by_day(
        tx, [(one, days[skp.id]) for skp in skps for one in (skp.person_id, skp.assessor_id)]
    )
    return {
        skp.id: (found[skp.person_id, days[skp.id]], found[skp.assessor_id, days[skp.id]])
        for skp in skps
    }
