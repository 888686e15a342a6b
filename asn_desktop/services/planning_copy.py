"""Taking the content of an SKP to another: last year's, a colleague's, a pattern, for many."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import Person, PersonNow
from asn_desktop.models.planning import AnnexLine, Indicator, Skp, SpecialExpectation, WorkResult
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.names import fold
from asn_desktop.rules.positions import FormFamily
from asn_desktop.services import planning
from asn_desktop.services.manual_rows import contents_of, forget, give
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.planning_edit import editable
from asn_desktop.views.planning import (
    AnnexContent,
    CopySource,
    ExpectationContent,
    IndicatorContent,
    ManyResult,
    ResultContent,
    Skipped,
    SkpContent,
    SkpView,
)


def content_of(
    tx: ReadTx,
    skp_id: UUID,
    *,
    results: Collection[UUID] | None = None,
    keep_origin: bool = False,
) -> SkpContent:
    """What an SKP says, to be put elsewhere; of the chosen results alone where they are given.

    ``keep_origin`` remembers which row each one comes from (for the next version of the same SKP).
    """
    skp = planning.view(tx, skp_id)
    chosen = [row for row in skp.results if results is None or row.id in results]
    manuals = contents_of(tx, [each.id for row in chosen for each in row.indicators])
    return SkpContent(
        approach=skp.approach,
        results=tuple(
            ResultContent(
                section=row.section,
                text=row.text,
                assigned_by=row.assigned_by,
                supports_id=row.supports_id,
                supports_text=row.supports_text,
                supports_indicator=row.supports_indicator,
                source=row.source,
                draft_source=row.draft_source,
                study_leave=row.study_leave and keep_origin,
                origin_id=row.id if keep_origin else None,
                indicators=tuple(
                    IndicatorContent(
                        text=each.text,
                        target=each.target,
                        aspect=each.aspect,
                        perspective=each.perspective,
                        manual=manuals.get(each.id),
                        origin_id=each.id if keep_origin else None,
                    )
                    for each in row.indicators
                ),
            )
            for row in chosen
        ),
        expectations=tuple(
            ExpectationContent(value=each.value, text=each.text) for each in skp.expectations
        ),
        annex=tuple(AnnexContent(section=each.section, text=each.text) for each in skp.annex),
    )


def fill(tx: Tx, skp: Skp, content: SkpContent, source: str | None = None) -> None:
    """Write content into a draft behind what is there; ``source`` marks it as still to be read.

    Empty results that nobody has typed in are replaced; expectations and lines of the annex that
    stand there already are kept.
    """
    tx.session.flush()
    _drop_blank(tx, skp.id)
    before = planning.view(tx, skp.id)
    places = {section: len(before.in_section(section)) for section in planning.SECTIONS}
    for result in content.results:
        places[result.section] += 1
        row = WorkResult(
            skp_id=skp.id,
            section=result.section,
            no=places[result.section],
            text=result.text,
            assigned_by=result.assigned_by,
            supports_id=result.supports_id,
            supports_text=result.supports_text,
            supports_indicator=result.supports_indicator,
            copied_from=source,
            origin_id=result.origin_id,
            source=result.source,
            draft_source=result.draft_source,
            study_leave=result.study_leave,
        )
        tx.session.add(row)
        for no, indicator in enumerate(result.indicators, start=1):
            made = Indicator(
                work_result_id=row.id,
                no=no,
                aspect=indicator.aspect,
                text=indicator.text,
                target=indicator.target,
                perspective=indicator.perspective,
                copied_from=source,
                origin_id=indicator.origin_id,
            )
            tx.session.add(made)
            if indicator.manual is not None and skp.family is FormFamily.LEADER:
                give(tx, made.id, indicator.manual)
    expected = {each.value for each in before.expectations}
    for expectation in content.expectations:
        if expectation.value not in expected:
            tx.session.add(
                SpecialExpectation(skp_id=skp.id, value=expectation.value, text=expectation.text)
            )
    _fill_annex(tx, skp.id, before, content.annex)
    tx.session.flush()


def copy_into(
    tx: Tx, skp_id: UUID, from_id: UUID, *, results: Collection[UUID] | None = None
) -> None:
    """Copy an SKP (or chosen results of it) into a draft, marked "dari 2025" or with the name."""
    skp = editable(tx, skp_id)
    content, source = _from(tx, skp, from_id, results)
    fill(tx, skp, content, source)


def create_from(tx: Tx, person_id: UUID, year: int, from_id: UUID) -> UUID:
    """Begin an SKP as a copy of another one."""
    skp_id = planning.create(tx, person_id, year)
    skp = tx.session.get_one(Skp, skp_id)
    content, source = _from(tx, skp, from_id, None)
    skp.approach = content.approach
    fill(tx, skp, content, source)
    return skp_id


def create_for_many(
    tx: Tx,
    year: int,
    person_ids: Sequence[UUID],
    content: SkpContent,
    source: str,
) -> ManyResult:
    """Make a draft with this content for each person; who has an SKP or none is due is skipped."""
    done: list[UUID] = []
    skipped: list[Skipped] = []
    for person_id in person_ids:
        found = planning.creation_findings(tx, person_id, year)
        if found:
            name = tx.session.get_one(Person, person_id).name
            skipped.append(Skipped(person_id, name, tuple(found)))
            continue
        skp_id = planning.create(tx, person_id, year, approach=content.approach)
        skp = tx.session.get_one(Skp, skp_id)
        fill(tx, skp, fitted(tx, content, skp), source)
        done.append(skp_id)
    return ManyResult(tuple(done), tuple(skipped))


def fitted(tx: ReadTx, content: SkpContent, skp: Skp) -> SkpContent:
    """The content with only those links kept that point at the assessor of this SKP and its year.

    The frozen text stays in any case; it is matched with the new superior's results later.
    """
    linked = {row.supports_id for row in content.results if row.supports_id}
    valid = set(
        tx.session.scalars(
            sa.select(WorkResult.id)
            .join(Skp, Skp.id == WorkResult.skp_id)
            .where(
                WorkResult.id.in_(linked),
                Skp.person_id == skp.assessor_id,
                Skp.year == skp.year,
                Skp.state.in_(planning.LIVE),
            )
        )
        if linked and skp.assessor_id
        else ()
    )
    rows = (
        row if row.supports_id in valid else replace(row, supports_id=None)
        for row in content.results
    )
    return replace(content, results=tuple(rows))


def sources(tx: ReadTx, person_id: UUID, year: int) -> tuple[CopySource, ...]:
    """SKP one can copy from: one's own of earlier years first, then colleagues' of the position.

    A colleague is listed with the latest SKP of this year or the one before.
    """
    now = tx.session.get_one(PersonNow, person_id)
    own = sa.and_(Skp.person_id == person_id, Skp.year < year)
    alike = sa.and_(
        Skp.person_id != person_id,
        Skp.year.in_((year, year - 1)),
        sa.or_(PersonNow.position_id == now.position_id, PersonNow.assessor_id == now.assessor_id),
    )
    counted = (
        sa.select(WorkResult.skp_id, sa.func.count().label("results"))
        .group_by(WorkResult.skp_id)
        .subquery()
    )
    rows = tx.session.execute(
        sa.select(
            Skp.id, Skp.person_id, Skp.year, PersonNow.name, PersonNow.position,
            PersonNow.position_id, counted.c.results,
        )
        .join(PersonNow, PersonNow.person_id == Skp.person_id)
        .join(counted, counted.c.skp_id == Skp.id)
        .where(sa.or_(own, alike), Skp.state != SkpState.CANCELLED)
        .order_by(Skp.year.desc(), Skp.number.desc(), PersonNow.sort_name, Skp.id)
    ).all()  # fmt: skip
    seen: set[UUID | int] = set()
    found = []
    for row in rows:
        mine = row.person_id == person_id
        key = row.year if mine else row.person_id
        if key in seen:
            continue
        seen.add(key)
        found.append(
            CopySource(
                skp_id=row.id,
                person=row.name,
                year=row.year,
                position=row.position or "",
                results=row.results,
                same_person=mine,
                same_position=row.position_id == now.position_id,
            )
        )
    return tuple(sorted(found, key=lambda row: (not row.same_person, not row.same_position)))


def find_sources(tx: ReadTx, text: str, year: int, limit: int = 20) -> tuple[CopySource, ...]:
    """SKP of this year and the one before with results, found by words of name, post or unit."""
    counted = (
        sa.select(WorkResult.skp_id, sa.func.count().label("results"))
        .group_by(WorkResult.skp_id)
        .subquery()
    )
    asked = (
        sa.select(Skp.id, Skp.year, PersonNow.name, PersonNow.position, counted.c.results)
        .join(PersonNow, PersonNow.person_id == Skp.person_id)
        .join(counted, counted.c.skp_id == Skp.id)
        .where(Skp.year.in_((year, year - 1)), Skp.state.in_(planning.LIVE))
        .order_by(Skp.year.desc(), PersonNow.sort_name, Skp.id)
        .limit(limit)
    )
    for word in fold(text).split():
        asked = asked.where(PersonNow.search.contains(word, autoescape=True))
    return tuple(
        CopySource(
            skp_id=row.id,
            person=row.name,
            year=row.year,
            position=row.position or "",
            results=row.results,
            same_person=False,
            same_position=False,
        )
        for row in tx.session.execute(asked)
    )


def _from(
    tx: Tx, skp: Skp, from_id: UUID, results: Collection[UUID] | None
) -> tuple[SkpContent, str]:
    if from_id == skp.id:
        raise refuse("skp.copy_itself")
    origin = tx.session.get_one(Skp, from_id)
    name = tx.session.get_one(Person, origin.person_id).name
    source = str(origin.year) if origin.person_id == skp.person_id else name
    return fitted(tx, content_of(tx, from_id, results=results), skp), source


def _drop_blank(tx: Tx, skp_id: UUID) -> None:
    """Take away results that were begun and left empty: a copy must not stand under them."""
    for result in planning.view(tx, skp_id).results:
        texts = [result.text, result.supports_text, result.assigned_by]
        for each in result.indicators:
            texts += [each.text, each.target]
        if not any(text.strip() for text in texts):
            for indicator in result.indicators:
                forget(tx, indicator.id)
                tx.session.delete(tx.session.get_one(Indicator, indicator.id))
            tx.session.delete(tx.session.get_one(WorkResult, result.id))
    tx.session.flush()


def _fill_annex(tx: Tx, skp_id: UUID, before: SkpView, lines: Iterable[AnnexContent]) -> None:
    texts = {(line.section, line.text.strip()) for line in before.annex}
    places = {section: len(before.annex_in(section)) for section in planning.ANNEX}
    for line in lines:
        if (line.section, line.text.strip()) not in texts:
            places[line.section] += 1
            tx.session.add(
                AnnexLine(
                    skp_id=skp_id, section=line.section, no=places[line.section], text=line.text
                )
            )
