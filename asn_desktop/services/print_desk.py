"""The print desk: which sheets people have, whether they are ready, and what they lack."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.paper import SheetEvent, Version
from asn_desktop.models.people import PersonNow
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.findings import Finding, Refused, Severity
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.rules.names import fold, strip_titles
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.building import Builders, Wanted, build
from asn_desktop.services.by_id import people_of
from asn_desktop.services.differences import differences
from asn_desktop.services.office import ReadTx
from asn_desktop.services.paper import decode_findings, events_of, read_version, standard_builders
from asn_desktop.services.people_now import chunks
from asn_desktop.services.print_desk_preflight import preflight
from asn_desktop.services.print_desk_sources import Source, sources
from asn_desktop.views.printing import DeskForm, DeskPerson, DeskSheet, Lack
from asn_desktop.views.sheet_kinds import read_sheet
from asn_desktop.views.sheets import Sheet


def desk(
    tx: ReadTx,
    person_ids: Sequence[UUID] | None,
    forms: Iterable[DeskForm],
    period: PeriodRef,
    *,
    builders: Builders | None = None,
) -> tuple[DeskPerson, ...]:
    """Return people with the sheets asked for, by signer and name (None = all active staff).

    Someone whose sheets have two signers stands in both stacks; someone who has none of what was
    asked for, and need not have it, in no stack.
    """
    makers = builders or standard_builders()
    people = _people(tx, person_ids)
    asked = sources(tx, list(people), tuple(forms), period)
    ready = [
        each.source
        for each in asked
        if each.source is not None and not any(lack.stops for lack in each.lacks)
    ]
    bench = _bench(tx, people, ready, makers)
    stacks: dict[tuple[UUID | None, UUID], list[DeskSheet]] = {}
    for each in asked:
        if each.source is None:
            signer_id = people[each.person_id].assessor_id
            made = DeskSheet(each.form, None, each.lacks)
        else:
            signer_id = each.source.signer_id
            made = _desk_sheet(bench, each.source, each.lacks)
        stacks.setdefault((signer_id, each.person_id), []).append(made)
    signers = people_of(tx, [signer for signer, _person in stacks])
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
        signer_unit=(signer.unit or "") if signer else "",
        sheets=tuple(stack),
    )


def _people(tx: ReadTx, ids: Sequence[UUID] | None) -> dict[UUID, PersonNow]:
    if ids is None:
        rows = tx.session.scalars(
            sa.select(PersonNow).where(PersonNow.active, PersonNow.kind.is_not(None))
        )
        return {row.person_id: row for row in rows}
    return people_of(tx, ids)


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
    """What is read for all sheets together; ``papers`` with the events of the last version.

    ``differs``: what of a void paper reads otherwise now.
    """

    people: dict[UUID, PersonNow]
    signers: dict[UUID, PersonNow]
    built: dict[Wanted, Sheet | Refused]
    papers: dict[Wanted, Sequence[SheetEvent]]
    differs: dict[Wanted, tuple[Finding, ...]]


def _bench(
    tx: ReadTx, people: dict[UUID, PersonNow], found: Sequence[Source], makers: Builders
) -> _Bench:
    versions = _papers(tx, [source.document_id for source in found])
    events = events_of(tx, [version.id for version in versions.values()])
    built = build(tx, [(source.form, source.document_id) for source in found], makers)
    return _Bench(
        people,
        people_of(tx, [source.signer_id for source in found]),
        built,
        {key: events[version.id] for key, version in versions.items()},
        {
            key: _differs(tx, version, built.get(key))
            for key, version in versions.items()
            if any(event.kind is SheetEventKind.VOID for event in events[version.id])
        },
    )


def _differs(tx: ReadTx, version: Version, now: Sheet | Refused | None) -> tuple[Finding, ...]:
    """What a void paper says otherwise than the record does today: more may have changed since."""
    if now is None or isinstance(now, Refused):
        return ()
    return differences(read_sheet(read_version(tx, version.id).content), now, people=False)


def _desk_sheet(bench: _Bench, source: Source, lacks: tuple[Lack, ...]) -> DeskSheet:
    made = DeskSheet(source.form, source.document_id, lacks, file_number=source.number)
    if any(lack.stops for lack in lacks):
        return made
    sheet = bench.built[source.form, source.document_id]
    if isinstance(sheet, Refused):
        place, target = source.where
        stops = tuple(Lack(each, place, target) for each in sheet.findings)
        return replace(made, lacks=(*lacks, *stops))
    signer = bench.signers.get(source.signer_id) if source.signer_id else None
    found = [*lacks, *preflight(sheet, source, bench.people[source.person_id], signer)]
    printed_on = None
    events = bench.papers.get((source.form, source.document_id))
    if events is not None:
        differs = bench.differs.get((source.form, source.document_id), ())
        printed_on, replaces = _paper_state(events, differs)
        if replaces:
            found.append(Lack(replaces, *source.where))
    return replace(made, lacks=tuple(found), printed_on=printed_on)


def _paper_state(
    events: Sequence[SheetEvent], differs: tuple[Finding, ...]
) -> tuple[date | None, Finding | None]:
    """When the live sheet was printed; or, for a void one, what has to be replaced and why."""
    printed = [event.on for event in events if event.kind is SheetEventKind.PRINTED][-1]
    void = next((event for event in events if event.kind is SheetEventKind.VOID), None)
    if void is None:
        return printed, None
    values = {"on": format_date(printed), "changes": differs or decode_findings(void.changed)}
    return None, Finding("print.replaces", Severity.WARNING, values)
