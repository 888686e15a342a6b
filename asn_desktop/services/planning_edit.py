"""Editing an SKP, one cell or row at a time; every function is one small act.

All raise ``Refused`` with ``skp.not_editable`` where the SKP is no draft. An SKP that came back
becomes a draft again with the first change; its notes stay until they are ticked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.planning import (
    AnnexLine,
    Indicator,
    ReturnNote,
    Skp,
    SpecialExpectation,
    WorkResult,
)
from asn_desktop.models.progress import PlannedAction
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.lifecycle import skp_step
from asn_desktop.rules.planning import (
    AnnexSection,
    Approach,
    Aspect,
    Perspective,
    ResultSection,
    ResultSource,
)
from asn_desktop.rules.positions import FormFamily
from asn_desktop.services.manual_rows import forget
from asn_desktop.services.office import Tx
from asn_desktop.services.planning import assessor_of

Numbered = TypeVar("Numbered", WorkResult, Indicator, AnnexLine)


class ResultField(StrEnum):
    """The typed cells of a result."""

    TEXT = "text"
    ASSIGNED_BY = "assigned_by"
    SUPPORTS_TEXT = "supports_text"
    SUPPORTS_INDICATOR = "supports_indicator"


class IndicatorField(StrEnum):
    """The cells of an indicator."""

    ASPECT = "aspect"
    TEXT = "text"
    TARGET = "target"
    PERSPECTIVE = "perspective"


def editable(tx: Tx, skp_id: UUID, act: Act = Act.EDIT_SKP) -> Skp:
    """Return the SKP ready to be changed; raises ``skp.not_editable`` where it is no draft."""
    skp = tx.session.get_one(Skp, skp_id)
    step = skp_step(act, skp.state)
    if step is None:
        raise refuse("skp.not_editable", state=skp.state.label)
    skp.state = step.target
    return skp


# ---- results


def add_result(
    tx: Tx,
    skp_id: UUID,
    section: ResultSection = ResultSection.MAIN,
    *,
    after: UUID | None = None,
    text: str = "",
) -> UUID:
    """Add a result with one empty indicator, behind ``after`` or at the end; return its id."""
    editable(tx, skp_id)
    rows = _results(tx, skp_id, section)
    made = WorkResult(skp_id=skp_id, section=section, no=0, text=text)
    tx.session.add(made)
    tx.session.add(Indicator(work_result_id=made.id, no=1))
    _insert(rows, made, after)
    return made.id


def change_result(tx: Tx, result_id: UUID, field: ResultField, value: str) -> None:
    """Change one cell; typing another superior's result than the linked one takes the link off."""
    row = _result(tx, result_id)
    value = value.strip()
    if getattr(row, field.value) == value:
        return
    setattr(row, field.value, value)
    if field is ResultField.SUPPORTS_TEXT:
        row.supports_id, row.supports_indicator = None, ""
    if field is ResultField.TEXT:
        row.copied_from = None


def link_support(
    tx: Tx, result_id: UUID, superior_id: UUID | None, indicator_id: UUID | None = None
) -> None:
    """Link the superior's result and freeze its text and indicator; None takes the link off.

    The indicator goes along where the result is a leader's (footnote *, reg. 2413–2415): the one
    named, else all of them, one a line. Raises ``skp.support_foreign`` for a result that is not of
    the assessor.
    """
    row = _result(tx, result_id)
    skp = tx.session.get_one(Skp, row.skp_id)
    if superior_id is None:
        row.supports_id = None
        return
    superior = tx.session.get_one(WorkResult, superior_id)
    above = tx.session.get_one(Skp, superior.skp_id)
    if above.person_id != skp.assessor_id:
        raise refuse("skp.support_foreign", line=result_id, field="supports_text")
    row.supports_id, row.supports_text = superior.id, superior.text
    row.supports_indicator = ""
    if above.family is FormFamily.LEADER:
        indicators = _indicators(tx, superior.id)
        chosen = [item for item in indicators if item.id == indicator_id] or indicators
        texts = [item.text for item in chosen if item.text.strip()]
        row.supports_indicator = (
            "\n".join(f"- {text}" for text in texts) if len(texts) > 1 else "".join(texts)
        )


def move_result(tx: Tx, result_id: UUID, down: int) -> None:
    """Move a result ``down`` places (negative: up); past the edge it goes to the other section."""
    row = _result(tx, result_id)
    rows = _results(tx, row.skp_id, row.section)
    place = rows.index(row) + down
    if 0 <= place < len(rows):
        rows.remove(row)
        rows.insert(place, row)
        _renumber(rows)
        return
    to_additional = down > 0 and row.section is ResultSection.MAIN
    to_main = down < 0 and row.section is ResultSection.ADDITIONAL
    if not (to_additional or to_main):
        return
    rows.remove(row)
    _renumber(rows)
    target = ResultSection.ADDITIONAL if to_additional else ResultSection.MAIN
    others = _results(tx, row.skp_id, target)
    row.section = target
    _renumber([row, *others] if to_additional else [*others, row])


def remove_result(tx: Tx, result_id: UUID) -> None:
    """Remove a result with its indicators and planned actions; who supported it keeps the text."""
    row = _result(tx, result_id)
    for indicator in _indicators(tx, row.id):
        _drop_notes(tx, indicator.id)
        forget(tx, indicator.id)
        tx.session.delete(indicator)
    for action in tx.session.scalars(
        sa.select(PlannedAction).where(PlannedAction.work_result_id == row.id)
    ):
        tx.session.delete(action)
    for other in tx.session.scalars(sa.select(WorkResult).where(WorkResult.supports_id == row.id)):
        other.supports_id = None
    _drop_notes(tx, row.id)
    rows = _results(tx, row.skp_id, row.section)
    rows.remove(row)
    tx.session.delete(row)
    _renumber(rows)


# ---- indicators


def add_indicator(
    tx: Tx, result_id: UUID, *, after: UUID | None = None, text: str = "", target: str = ""
) -> UUID:
    """Add an indicator to a result, behind ``after`` or at the end; return its id."""
    row = _result(tx, result_id)
    rows = _indicators(tx, row.id)
    made = Indicator(work_result_id=row.id, no=0, text=text, target=target)
    tx.session.add(made)
    _insert(rows, made, after)
    return made.id


def change_indicator(tx: Tx, indicator_id: UUID, field: IndicatorField, value: str) -> None:
    """Change one cell; an aspect or a perspective is given by its code, "" for none."""
    row = _indicator(tx, indicator_id)
    if field is IndicatorField.ASPECT:
        row.aspect = Aspect(value) if value else None
        return
    if field is IndicatorField.PERSPECTIVE:
        row.perspective = Perspective(value) if value else None
        return
    value = value.strip()
    if getattr(row, field.value) != value:
        setattr(row, field.value, value)
        row.copied_from = None


def move_indicator(tx: Tx, indicator_id: UUID, down: int) -> None:
    """Move an indicator ``down`` places within its result (negative: up)."""
    row = _indicator(tx, indicator_id)
    rows = _indicators(tx, row.work_result_id)
    place = rows.index(row) + down
    if 0 <= place < len(rows):
        rows.remove(row)
        rows.insert(place, row)
        _renumber(rows)


def remove_indicator(tx: Tx, indicator_id: UUID) -> None:
    """Remove an indicator."""
    row = _indicator(tx, indicator_id)
    rows = _indicators(tx, row.work_result_id)
    rows.remove(row)
    _drop_notes(tx, row.id)
    forget(tx, row.id)
    tx.session.delete(row)
    _renumber(rows)


def fill_down(tx: Tx, indicator_ids: Sequence[UUID], field: IndicatorField) -> int:
    """Give every indicator but the first the first one's cell; return how many changed."""
    first = _indicator(tx, indicator_ids[0])
    value = getattr(first, field.value)
    for each in indicator_ids[1:]:
        change_indicator(tx, each, field, value or "")
    return len(indicator_ids) - 1


# ---- the rest of the SKP


def expect(tx: Tx, skp_id: UUID, value: int, text: str) -> None:
    """Write what the leader especially expects of a value (1–7); an empty text removes it."""
    editable(tx, skp_id)
    text = text.strip()
    row = tx.session.scalar(
        sa.select(SpecialExpectation).where(
            SpecialExpectation.skp_id == skp_id, SpecialExpectation.value == value
        )
    )
    if row is None and text:
        tx.session.add(SpecialExpectation(skp_id=skp_id, value=value, text=text))
    elif row is not None and text:
        row.text = text
    elif row is not None:
        tx.session.delete(row)


def add_annex_line(
    tx: Tx, skp_id: UUID, section: AnnexSection, *, after: UUID | None = None, text: str = ""
) -> UUID:
    """Add a line to a part of the annex; return its id."""
    editable(tx, skp_id)
    rows = _annex(tx, skp_id, section)
    made = AnnexLine(skp_id=skp_id, section=section, no=0, text=text.strip())
    tx.session.add(made)
    _insert(rows, made, after)
    return made.id


def change_annex_line(tx: Tx, line_id: UUID, text: str) -> None:
    """Change the text of a line of the annex."""
    row = tx.session.get_one(AnnexLine, line_id)
    editable(tx, row.skp_id)
    row.text = text.strip()


def remove_annex_line(tx: Tx, line_id: UUID) -> None:
    """Remove a line of the annex."""
    row = tx.session.get_one(AnnexLine, line_id)
    editable(tx, row.skp_id)
    rows = _annex(tx, row.skp_id, row.section)
    rows.remove(row)
    _drop_notes(tx, row.id)
    tx.session.delete(row)
    _renumber(rows)


def change_approach(tx: Tx, skp_id: UUID, approach: Approach) -> None:
    """Change the approach; nothing typed is lost, what the other form does not print is kept."""
    editable(tx, skp_id).approach = approach


def change_form(tx: Tx, skp_id: UUID, family: FormFamily, approach: Approach) -> None:
    """Choose the form of this SKP, whatever its position uses; everything typed is kept."""
    skp = editable(tx, skp_id)
    skp.family, skp.approach = family, approach


def change_source(
    tx: Tx, result_id: UUID, source: ResultSource | None, *, draft: bool = False
) -> None:
    """Say where a leader's result comes from (reg. 1150–1180).

    ``draft``: PK, Renstra or RKT were not set yet by the second week of January.
    """
    row = _result(tx, result_id)
    row.source = source
    row.draft_source = draft and source is not None and source.is_plan


def change_span(tx: Tx, skp_id: UUID, starts: date, ends: date) -> None:
    """Change from when to when the SKP holds, within its year; raises ``skp.span``."""
    skp = editable(tx, skp_id)
    if not (starts.year == ends.year == skp.year and starts < ends):
        raise refuse("skp.span", field="starts", year=skp.year)
    skp.starts, skp.ends = starts, ends


def keep_copied(tx: Tx, skp_id: UUID, row_id: UUID | None = None) -> None:
    """Say that copied text was looked at: of one result or indicator, of all when none is named."""
    editable(tx, skp_id)
    for result in tx.session.scalars(sa.select(WorkResult).where(WorkResult.skp_id == skp_id)):
        if row_id in (None, result.id):
            result.copied_from = None
        for indicator in _indicators(tx, result.id):
            if row_id in (None, indicator.id):
                indicator.copied_from = None


def follow_assessor(tx: Tx, skp_id: UUID) -> UUID | None:
    """Take the assessor anew from the dated rows (one was named after the SKP was begun)."""
    skp = editable(tx, skp_id)
    skp.assessor_id = assessor_of(tx, skp.person_id, skp.starts)
    return skp.assessor_id


# ---- rows


def _result(tx: Tx, result_id: UUID) -> WorkResult:
    row = tx.session.get_one(WorkResult, result_id)
    editable(tx, row.skp_id)
    return row


def _indicator(tx: Tx, indicator_id: UUID) -> Indicator:
    row = tx.session.get_one(Indicator, indicator_id)
    _result(tx, row.work_result_id)
    return row


def _results(tx: Tx, skp_id: UUID, section: ResultSection) -> list[WorkResult]:
    return list(
        tx.session.scalars(
            sa.select(WorkResult)
            .where(WorkResult.skp_id == skp_id, WorkResult.section == section)
            .order_by(WorkResult.no, WorkResult.id)
        )
    )


def _indicators(tx: Tx, result_id: UUID) -> list[Indicator]:
    return list(
        tx.session.scalars(
            sa.select(Indicator)
            .where(Indicator.work_result_id == result_id)
            .order_by(Indicator.no, Indicator.id)
        )
    )


def _annex(tx: Tx, skp_id: UUID, section: AnnexSection) -> list[AnnexLine]:
    return list(
        tx.session.scalars(
            sa.select(AnnexLine)
            .where(AnnexLine.skp_id == skp_id, AnnexLine.section == section)
            .order_by(AnnexLine.no, AnnexLine.id)
        )
    )


def _insert(rows: list[Numbered], made: Numbered, after: UUID | None) -> None:
    places = [place for place, row in enumerate(rows, start=1) if row.id == after]
    rows.insert(places[0] if places else len(rows), made)
    _renumber(rows)


def _renumber(rows: Sequence[Numbered]) -> None:
    for no, row in enumerate(rows, start=1):
        row.no = no


def _drop_notes(tx: Tx, row_id: UUID) -> None:
    """Keep the notes on a row that goes: from now on they are about the whole SKP."""
    for note in tx.session.scalars(sa.select(ReturnNote).where(ReturnNote.row_id == row_id)):
        note.row_id = None
