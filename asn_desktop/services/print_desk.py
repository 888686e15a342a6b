"""The print desk: which sheets people have, whether they are ready, and what they lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.paper import SheetEvent, Version
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Period, Skp
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.findings import Finding, Refused, Severity
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SheetEventKind, SkpState
from asn_desktop.rules.names import fold, strip_titles
from asn_desktop.rules.nip import EmployeeKind
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.building import Builders, Wanted, build
from asn_desktop.services.desk_finders import FINDERS, Found
from asn_desktop.services.documents import form_of
from asn_desktop.services.office import ReadTx
from asn_desktop.services.paper import decode_findings, events_of, standard_builders
from asn_desktop.services.people_now import chunks
from asn_desktop.views.printing import (
    DeskForm,
    DeskPerson,
    DeskSheet,
    Lack,
    Place,
)
from asn_desktop.views.sheet_kinds import SHEETS
from asn_desktop.views.sheets import (
    ActionPlanSheet,
    AnnexSheet,
    DocumentSheet,
    EvaluationSheet,
    Party,
    ResultLine,
    Sheet,
    SkpSheet,
)

READY_SKP = (SkpState.SUBMITTED, SkpState.SET)


@dataclass(frozen=True)
class _Source:
    """One document of one person, with the SKP it stands under."""

    wanted: DeskForm
    form: FormCode
    person_id: UUID
    skp: Skp
    evaluation: Evaluation | None = None
    number: int = 1
    found: Found | None = None

    @property
    def document_id(self) -> UUID:
        if self.found is not None:
            return self.found.document_id
        return self.evaluation.id if self.evaluation else self.skp.id

    @property
    def assessor_id(self) -> UUID | None:
        if self.found is not None:
            return self.found.signer_id
        return self.evaluation.assessor_id if self.evaluation else self.skp.assessor_id


def desk(
    tx: ReadTx,
    person_ids: Sequence[UUID] | None,
    forms: Iterable[DeskForm],
    period: PeriodRef,
    *,
    builders: Builders | None = None,
) -> tuple[DeskPerson, ...]:
    """Return people with the sheets asked for, by signer and name (None = all active staff).

    Someone whose sheets have two signers stands in both stacks.
    """
    makers = builders or standard_builders()
    people = _people(tx, person_ids)
    sheets = _sheets(tx, people, tuple(forms), period)
    bench = _bench(tx, people, [item for _key, item, lacks in sheets if item and not lacks], makers)
    stacks: dict[tuple[UUID | None, UUID], list[DeskSheet]] = {}
    for (person_id, form), source, lacks in sheets:
        if source is None:
            key, made = (people[person_id].assessor_id, person_id), DeskSheet(form, None, lacks)
        else:
            key = (source.assessor_id, person_id)
            made = _desk_sheet(bench, source, lacks)
        stacks.setdefault(key, []).append(made)
    signers = _people(tx, [signer for signer, _person in stacks if signer])
    found = [
        _desk_person(people[person_id], signers.get(signer) if signer else None, stack)
        for (signer, person_id), stack in stacks.items()
    ]
    return tuple(sorted(found, key=desk_order))


def desk_order(person: DeskPerson) -> tuple[str, str, UUID]:
    """Stacks by their signer, the one without a signer last; in a stack by name."""
    return (fold(person.signer) or "\uffff", fold(strip_titles(person.name)), person.id)


def _desk_person(
    person: PersonNow, signer: PersonNow | None, stack: Sequence[DeskSheet]
) -> DeskPerson:
    return DeskPerson(
        id=person.person_id,
        name=person.name,
        nip=person.nip or "",
        signer_id=signer.person_id if signer else None,
        signer=signer.name if signer else "",
        signer_position=(signer.position or "") if signer else "",
        sheets=tuple(stack),
    )


def _people(tx: ReadTx, ids: Sequence[UUID] | None) -> dict[UUID, PersonNow]:
    if ids is None:
        rows = tx.session.scalars(
            sa.select(PersonNow).where(PersonNow.active, PersonNow.kind.is_not(None))
        )
        return {row.person_id: row for row in rows}
    found: dict[UUID, PersonNow] = {}
    for part in chunks(ids):
        rows = tx.session.scalars(sa.select(PersonNow).where(PersonNow.person_id.in_(part)))
        found.update((row.person_id, row) for row in rows)
    return found


Asked = tuple[tuple[UUID, FormCode], _Source | None, tuple[Lack, ...]]


def _sheets(
    tx: ReadTx, people: dict[UUID, PersonNow], forms: tuple[DeskForm, ...], period: PeriodRef
) -> list[Asked]:
    """Every sheet asked for, person by person, with its document or why there is none."""
    skps: dict[UUID, list[Skp]] = {}
    evaluations: dict[UUID, list[Evaluation]] = {}
    by_id: dict[UUID, Skp] = {}
    stored = tx.session.scalar(
        sa.select(Period.id).where(Period.year == period.year, Period.code == period.code)
    )
    for part in chunks(people):
        for skp in tx.session.scalars(
            sa.select(Skp)
            .where(Skp.person_id.in_(part), Skp.year == period.year)
            .order_by(Skp.starts, Skp.number, Skp.id)
        ):
            by_id[skp.id] = skp
            skps.setdefault(skp.person_id, []).append(skp)
        for row in tx.session.scalars(
            sa.select(Evaluation)
            .where(Evaluation.person_id.in_(part), Evaluation.period_id == stored)
            .order_by(Evaluation.id)
        ):
            evaluations.setdefault(row.person_id, []).append(row)
    others = {form: FINDERS[form](tx, list(people), period) for form in forms if form in FINDERS}
    found: list[Asked] = []
    for person_id in people:
        for wanted in forms:
            if wanted in others:
                for one in others[wanted].get(person_id, ()):
                    source = _Source(wanted, one.form, person_id, one.skp, None, one.number, one)
                    found.append(((person_id, one.form), source, one.lacks))
            elif wanted.per_period:
                rows = evaluations.get(person_id, [])
                found += _of_evaluations(tx, person_id, wanted, rows, stored is not None, period)
            else:
                found += _of_skps(person_id, wanted, skps.get(person_id, []), period.year)
    return found


def _error(code: str, place: Place, target: UUID | None, **values: object) -> tuple[Lack, ...]:
    return (Lack(Finding(code, Severity.ERROR, values), place, target),)


def _of_skps(person_id: UUID, wanted: DeskForm, rows: Sequence[Skp], year: int) -> Iterator[Asked]:
    """The SKP to print: the newest that was submitted or set."""
    ready = [row for row in rows if row.state in READY_SKP]
    live = [row for row in rows if not row.state.is_closed]
    if ready:
        source = _Source(wanted, form_of(ready[-1], wanted), person_id, ready[-1])
        yield (person_id, source.form), source, ()
    elif live:
        state = "returned" if live[-1].state is SkpState.RETURNED else "draft"
        source = _Source(wanted, form_of(live[-1], wanted), person_id, live[-1])
        yield (
            (person_id, source.form),
            source,
            _error(f"print.skp_{state}", Place.SKP, live[-1].id),
        )
    else:
        lack = _error("print.no_skp", Place.SKP, None, year=year)
        yield (person_id, wanted.codes[-1]), None, lack


def _of_evaluations(
    tx: ReadTx,
    person_id: UUID,
    wanted: DeskForm,
    rows: Sequence[Evaluation],
    known: bool,
    period: PeriodRef,
) -> Iterator[Asked]:
    if not rows:
        lack = _error("print.not_evaluated", Place.EVALUATION, None)
        if not known:
            lack = _error("print.no_period", Place.EVALUATION, None, period=period.label)
        yield (person_id, wanted.codes[-1]), None, lack
    for number, row in enumerate(rows, 1):
        skp = tx.session.get_one(Skp, row.skp_id)
        source = _Source(wanted, form_of(skp, wanted), person_id, skp, row, number)
        lacks: tuple[Lack, ...] = ()
        if not row.state.is_finished:
            lacks = _error("print.not_evaluated", Place.EVALUATION, row.id)
        yield (person_id, source.form), source, lacks


# ---- one sheet


def _papers(tx: ReadTx, document_ids: Sequence[UUID]) -> dict[Wanted, Version]:
    """The last version of each sheet that was printed."""
    found: dict[Wanted, Version] = {}
    for part in chunks(document_ids):
        rows = tx.session.scalars(
            sa.select(Version)
            .where(
                Version.document_id.in_(part),
                sa.exists().where(
                    SheetEvent.version_id == Version.id,
                    SheetEvent.kind == SheetEventKind.PRINTED,
                ),
            )
            .order_by(Version.number)
        )
        found.update(((row.form, row.document_id), row) for row in rows)
    return found


@dataclass(frozen=True)
class _Bench:
    """What is read for all sheets together; ``papers`` with the events of the last version."""

    people: dict[UUID, PersonNow]
    assessors: dict[UUID, PersonNow]
    built: dict[Wanted, Sheet | Refused]
    papers: dict[Wanted, Sequence[SheetEvent]]


def _bench(
    tx: ReadTx, people: dict[UUID, PersonNow], sources: Sequence[_Source], makers: Builders
) -> _Bench:
    ready = [source for source in sources if source.form in SHEETS]
    versions = _papers(tx, [source.document_id for source in ready])
    events = events_of(tx, [version.id for version in versions.values()])
    return _Bench(
        people,
        _people(tx, [source.assessor_id for source in ready if source.assessor_id]),
        build(tx, [(source.form, source.document_id) for source in ready], makers),
        {key: events[version.id] for key, version in versions.items()},
    )


def _desk_sheet(bench: _Bench, source: _Source, lacks: tuple[Lack, ...]) -> DeskSheet:
    made = DeskSheet(source.form, source.document_id, lacks, file_number=source.number)
    if source.form not in SHEETS:
        stop = _error("print.not_printable", Place.PERSON, source.person_id, form=source.form.value)
        return replace(made, lacks=stop)
    if lacks:
        return made
    sheet = bench.built[source.form, source.document_id]
    if isinstance(sheet, Refused):
        place, target = _where(source)
        stops = tuple(Lack(each, place, target) for each in sheet.findings)
        return replace(made, lacks=stops)
    found = list(_lacks(bench, sheet, source))
    printed_on = None
    events = bench.papers.get((source.form, source.document_id))
    if events is not None:
        printed_on, replaces = _paper_state(events)
        if replaces:
            found.append(Lack(replaces, *_where(source)))
    return replace(made, lacks=tuple(found), printed_on=printed_on)


def _where(source: _Source) -> tuple[Place, UUID]:
    """Where the document itself is worked on."""
    if source.found is not None:
        return source.found.place, source.found.target
    if source.wanted is DeskForm.ACTION_PLAN:
        return Place.PROGRESS, source.skp.id
    return (Place.EVALUATION if source.evaluation else Place.SKP), source.document_id


def _paper_state(events: Sequence[SheetEvent]) -> tuple[date | None, Finding | None]:
    """When the live sheet was printed; or, for a void one, what has to be replaced and why."""
    printed = [event.on for event in events if event.kind is SheetEventKind.PRINTED][-1]
    void = next((event for event in events if event.kind is SheetEventKind.VOID), None)
    if void is None:
        return printed, None
    values = {"on": format_date(printed), "changes": decode_findings(void.changed)}
    return None, Finding("print.replaces", Severity.WARNING, values)


def _lacks(bench: _Bench, sheet: Sheet, source: _Source) -> Iterator[Lack]:
    """What the sheet lacks, read off the sheet itself."""
    person = bench.people[source.person_id]
    yield from _party_lacks(sheet.employee, "pegawai", source.person_id, person.kind)
    assessor = bench.assessors.get(source.assessor_id) if source.assessor_id else None
    if assessor is None:
        yield from _error("print.no_assessor", Place.PERSON, source.person_id)
    elif source.form is not FormCode.B_1_1 or sheet.assessor.name:
        yield from _party_lacks(sheet.assessor, "penilai", assessor.person_id, assessor.kind)
    if isinstance(sheet, SkpSheet):
        yield from _skp_lacks(sheet, source.skp.id)
    elif isinstance(sheet, AnnexSheet):
        if not (sheet.resources or sheet.accountability or sheet.consequences):
            yield from _error("print.no_annex", Place.SKP, source.skp.id)
    elif isinstance(sheet, ActionPlanSheet):
        if not any(line.actions for line in sheet.plans):
            yield from _error("print.no_plan", Place.PROGRESS, source.skp.id)
    elif isinstance(sheet, EvaluationSheet | DocumentSheet):
        yield from _evaluation_lacks(sheet, source.document_id)


def _warn(code: str, place: Place, target: UUID, **values: object) -> Lack:
    return Lack(Finding(code, Severity.WARNING, values), place, target)


def _party_lacks(
    party: Party, who: str, person_id: UUID, kind: EmployeeKind | None
) -> Iterator[Lack]:
    needed = {"position": party.position, "unit": party.unit}
    if kind is not None:
        needed["nip"] = party.nip
        if kind is not EmployeeKind.PPPK_PART_TIME:
            needed["rank"] = party.rank
    for name, value in needed.items():
        if not value:
            yield _warn(f"print.no_{name}", Place.PERSON, person_id, who=who)


def _skp_lacks(sheet: SkpSheet, skp_id: UUID) -> Iterator[Lack]:
    if not sheet.main:
        yield from _error("print.no_results", Place.SKP, skp_id)
    if sheet.form is FormCode.A_1_7:
        for line in (*sheet.main, *sheet.additional):
            if not line.indicators or any(not each.target for each in line.indicators):
                yield _warn("print.no_target", Place.SKP, skp_id, no=line.no)


def _evaluation_lacks(
    sheet: EvaluationSheet | DocumentSheet, evaluation_id: UUID
) -> Iterator[Lack]:
    if sheet.achievement is None:
        yield from _error("print.no_achievement", Place.EVALUATION, evaluation_id)
    if sheet.predicate is None:
        yield from _error("print.not_evaluated", Place.EVALUATION, evaluation_id)
    if isinstance(sheet, DocumentSheet):
        if not sheet.notes:
            yield _warn("print.no_notes", Place.EVALUATION, evaluation_id)
        return
    for line in (*sheet.main, *sheet.additional):
        if not _is_realised(line):
            yield _warn("print.no_realisation", Place.EVALUATION, evaluation_id, no=line.no)


def _is_realised(line: ResultLine) -> bool:
    return bool(line.realisation) or any(each.realisation for each in line.indicators)
