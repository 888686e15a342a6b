"""Sealing documents as versions, and the life of the paper printed from them.

A version is never changed; signing, handing over, returning, filing and voiding are events that
name it. When an act changes what a live sheet says, :func:`void_changed` voids it in the same act.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.paper import SealedContent, SheetEvent, Version
from asn_desktop.rules import codes
from asn_desktop.rules.acts import Act
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.findings import Finding, Refused, Severity
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SheetEventKind, evaluation_step, may_follow
from asn_desktop.services import touched
from asn_desktop.services.building import Builders, Wanted, build, build_one, made
from asn_desktop.services.differences import differences
from asn_desktop.services.documents import document, forms_of_document
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks
from asn_desktop.views import canonical
from asn_desktop.views.printing import SealedVersion
from asn_desktop.views.sheet_kinds import read_sheet
from asn_desktop.views.sheets import Sheet

BUILT_AT_ONCE = 200  # sheets in memory while looking what became void


def standard_builders() -> Builders:
    """The builders of the program.

    Looked up late: planning seals what it submits, and the builders know planning.
    """
    from asn_desktop.services.sheets import BUILDERS

    return BUILDERS


# ---- sealing


def seal(
    tx: Tx, form: FormCode, document_id: UUID, *, builders: Builders | None = None
) -> SealedVersion:
    """Seal what ``form`` prints of a document now.

    Equal content is the same version and writes nothing. A void version is never revived: the same
    content again becomes a new version, because the first paper was declared void.
    """
    return _seal(
        tx, form, document_id, build_one(tx, form, document_id, builders or standard_builders())
    )


def _seal(tx: Tx, form: FormCode, document_id: UUID, sheet: Sheet) -> SealedVersion:
    content = canonical.to_json(sheet).decode()
    fingerprint = canonical.fingerprint(sheet)
    last = _last_version(tx, form, document_id)
    if last is not None and last.fingerprint == fingerprint and not _is_void(tx, last.id):
        return _sealed(last, content)
    if tx.session.get(SealedContent, fingerprint) is None:
        tx.session.add(SealedContent(fingerprint=fingerprint, content=content))
    of = document(tx, document_id)
    version = Version(
        document_id=document_id,
        form=form,
        number=last.number + 1 if last else 1,
        person_id=of.person_id,
        skp_id=of.skp_id,
        signer_id=of.signer_id,
        year=of.year,
        period=of.period,
        fingerprint=fingerprint,
        parent=last.fingerprint if last else None,
        sealed_at=tx.now,
    )
    tx.session.add(version)
    tx.session.flush()
    return _sealed(version, content)


def _last_version(tx: ReadTx, form: FormCode, document_id: UUID) -> Version | None:
    return tx.session.scalars(
        sa.select(Version)
        .where(Version.document_id == document_id, Version.form == form)
        .order_by(Version.number.desc())
        .limit(1)
    ).first()


def seal_document(
    tx: Tx, document_id: UUID, *, builders: Builders | None = None
) -> tuple[SealedVersion, ...]:
    """Seal every form the program prints of an SKP or an evaluation."""
    wanted = [(form, document_id) for form in forms_of_document(tx, document_id)]
    return seal_many(tx, wanted, builders=builders)


def seal_many(
    tx: Tx, sheets: Sequence[Wanted], *, builders: Builders | None = None
) -> tuple[SealedVersion, ...]:
    """Seal many sheets as one act, in the order asked."""
    built = build(tx, sheets, builders or standard_builders())
    return tuple(_seal(tx, *each, made(built[each])) for each in sheets)


def read_version(tx: ReadTx, version_id: UUID) -> SealedVersion:
    """Return a sealed version with its content."""
    version = tx.session.get_one(Version, version_id)
    return _sealed(version, tx.session.get_one(SealedContent, version.fingerprint).content)


def code_of(version: Version) -> str:
    """The short code of a version."""
    return str(codes.make(version.form, version.number, version.document_id, version.fingerprint))


def code_if_sealed(tx: ReadTx, document_id: UUID, sheet: Sheet) -> str:
    """The code of the valid version that says just what ``sheet`` says; "" if there is none."""
    last = _last_version(tx, sheet.form, document_id)
    if last is None or last.fingerprint != canonical.fingerprint(sheet) or _is_void(tx, last.id):
        return ""
    return code_of(last)


def owners_of(tx: ReadTx, version_ids: Sequence[UUID]) -> tuple[UUID, ...]:
    """Whose the sheets are, in the order asked; raises KeyError for a stranger."""
    found: dict[UUID, UUID] = {}
    for part in chunks(version_ids):
        rows = tx.session.execute(
            sa.select(Version.id, Version.person_id).where(Version.id.in_(part))
        )
        found.update((row.id, row.person_id) for row in rows)
    return tuple(found[key] for key in version_ids)


def versions_of(tx: ReadTx, document_id: UUID) -> tuple[SealedVersion, ...]:
    """Every version of a document, oldest first, form by form."""
    rows = tx.session.execute(
        sa.select(Version, SealedContent.content)
        .join(SealedContent, SealedContent.fingerprint == Version.fingerprint)
        .where(Version.document_id == document_id)
        .order_by(Version.form, Version.number)
    )
    return tuple(_sealed(version, content) for version, content in rows)


def damaged_versions(tx: ReadTx) -> tuple[UUID, ...]:
    """Versions whose content no longer has the fingerprint it was sealed with."""
    rows = tx.session.execute(
        sa.select(Version.id, Version.fingerprint, SealedContent.content)
        .join(SealedContent, SealedContent.fingerprint == Version.fingerprint, isouter=True)
        .order_by(Version.id)
        .execution_options(yield_per=200)
    )
    return tuple(
        key
        for key, fingerprint, content in rows
        if content is None or canonical.digest(content) != fingerprint
    )


def _sealed(version: Version, content: str) -> SealedVersion:
    return SealedVersion(
        id=version.id,
        document_id=version.document_id,
        form=version.form,
        number=version.number,
        person_id=version.person_id,
        fingerprint=version.fingerprint,
        content=content,
        sealed_at=version.sealed_at,
    )


# ---- events


def sheet_name(tx: ReadTx, version: Version) -> str:
    """How a sheet is called in a sentence: "D.1.1 Nur Ratna, M.M."."""
    content = tx.session.get_one(SealedContent, version.fingerprint).content
    return f"{version.form.value} {read_sheet(content).employee.name}"


def events_of(tx: ReadTx, version_ids: Iterable[UUID]) -> dict[UUID, list[SheetEvent]]:
    """The events of sheets in the order they were recorded."""
    found: dict[UUID, list[SheetEvent]] = {}
    for part in chunks(version_ids):
        rows = tx.session.scalars(
            sa.select(SheetEvent).where(SheetEvent.version_id.in_(part)).order_by(SheetEvent.id)
        )
        for row in rows:
            found.setdefault(row.version_id, []).append(row)
    return found


def last_move(events: Sequence[SheetEvent]) -> SheetEvent | None:
    """The last event that moved the paper: printing again moves nothing."""
    moves = [event for event in events if event.kind is not SheetEventKind.PRINTED]
    if moves:
        return moves[-1]
    return events[-1] if events else None


def record(
    tx: Tx, kind: SheetEventKind, version_ids: Sequence[UUID], on: date, note: str = ""
) -> int:
    """Record one event of many sheets with the date on the paper; return how many.

    Refused with ``paper.order``, ``paper.void``, ``paper.not_printed``, ``paper.future`` or
    ``paper.before``, one finding per sheet (``line`` = version id); then none is recorded. Filing a
    finished D sheet makes the evaluation final.
    """
    findings: list[Finding] = []
    if on > tx.today:
        raise Refused([Finding("paper.future", Severity.ERROR, {"on": format_date(on)})])
    known = events_of(tx, version_ids)
    for key in dict.fromkeys(version_ids):
        version = tx.session.get_one(Version, key)
        finding = _objection(tx, version, known.get(key, []), kind, on)
        if finding is not None:
            findings.append(finding)
            continue
        tx.session.add(_event(tx, key, kind, on, note=note or None))
        if kind is SheetEventKind.FILED and version.form in (FormCode.D_1_1, FormCode.D_1_2):
            evaluation = tx.session.get(Evaluation, version.document_id)
            step = evaluation_step(Act.FILED, evaluation.state) if evaluation else None
            if evaluation is not None and step is not None:
                evaluation.state = step.target
    if findings:
        raise Refused(findings)
    tx.session.flush()
    return len(set(version_ids))


def mark_printed(tx: Tx, version_ids: Sequence[UUID], on: date | None = None) -> int:
    """Record that sheets came out of the printer well, and void the live paper they replace."""
    count = record(tx, SheetEventKind.PRINTED, version_ids, on or tx.today)
    for key in dict.fromkeys(version_ids):
        version = tx.session.get_one(Version, key)
        for older in _live(tx, Version.document_id == version.document_id):
            if older.form is version.form and older.number < version.number:
                found = differences(_content(tx, older), _content(tx, version))
                replaced = Finding("diff.replaced", Severity.WARNING)
                _void(tx, older.id, found or (replaced,))
    tx.session.flush()
    return count


def _objection(
    tx: ReadTx, version: Version, events: Sequence[SheetEvent], kind: SheetEventKind, on: date
) -> Finding | None:
    last = last_move(events)
    values: dict[str, object] = {"line": version.id, "event": kind.label}
    if last is not None:
        values |= {"last": last.kind.label, "last_on": format_date(last.on)}
    values["on"] = format_date(on)
    code = ""
    if not may_follow(last.kind if last else None, kind):
        code = "paper.order"
        if last is None:
            code = "paper.not_printed"
        elif last.kind is SheetEventKind.VOID:
            code = "paper.void"
    elif last is not None and kind is not SheetEventKind.PRINTED and on < last.on:
        code = "paper.before"
    if not code:
        return None
    return Finding(code, Severity.ERROR, {**values, "sheet": sheet_name(tx, version)})


def _event(
    tx: Tx,
    version_id: UUID,
    kind: SheetEventKind,
    on: date,
    *,
    note: str | None = None,
    changed: str | None = None,
) -> SheetEvent:
    return SheetEvent(
        version_id=version_id, kind=kind, on=on, recorded_at=tx.now, note=note, changed=changed
    )


def _is_void(tx: ReadTx, version_id: UUID) -> bool:
    void = sa.select(SheetEvent.id).where(
        SheetEvent.version_id == version_id, SheetEvent.kind == SheetEventKind.VOID
    )
    return tx.session.scalars(void.limit(1)).first() is not None


def encode_findings(findings: Sequence[Finding]) -> str:
    """What differs, as it is stored with a void event."""
    return json.dumps(
        [{"code": each.code, "values": dict(each.values)} for each in findings],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def decode_findings(text: str | None) -> tuple[Finding, ...]:
    """The stored differences as findings again; none where another office sent something else."""
    try:
        return tuple(
            Finding(str(each["code"]), Severity.WARNING, dict(each["values"]))
            for each in json.loads(text or "[]")
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()


# ---- voiding what is no longer true


def _live(tx: ReadTx, where: sa.ColumnElement[bool]) -> Sequence[Version]:
    """Of some versions those that were printed and are not void."""

    def has(kind: SheetEventKind) -> sa.ColumnElement[bool]:
        return sa.exists().where(SheetEvent.version_id == Version.id, SheetEvent.kind == kind)

    return tx.session.scalars(
        sa.select(Version)
        .where(where, has(SheetEventKind.PRINTED), ~has(SheetEventKind.VOID))
        .order_by(Version.id)
    ).all()


def void_changed(
    tx: Tx, *, builders: Builders | None = None, rows: Sequence[touched.Touch] | None = None
) -> None:
    """Void every live sheet that no longer says what it said (hook of ``Office.after``).

    Which rows belong to which document is the table of ``services.touched``. Rows about people
    void only what is not signed yet: a signed sheet says who they were then. ``rows``: what was
    written past the unit of work, instead of what the act's recorder saw.
    """
    found = touched.by(tx) if rows is None else rows
    if not found or tx.session.scalars(sa.select(SheetEvent.id).limit(1)).first() is None:
        return
    documents = touched.documents(tx, found)
    wanted: list[sa.ColumnElement[bool]] = [
        Version.document_id.in_(part) for part in chunks(documents)
    ]
    wanted += [touched.naming(part) for part in chunks(touched.people(tx, found))]
    live = {version.id: version for where in wanted for version in _live(tx, where)}
    if not live:
        return
    signed = {
        key
        for key, events in events_of(tx, live).items()
        if any(event.kind is SheetEventKind.SIGNED for event in events)
    }
    asked: list[Version] = []
    for key, version in live.items():
        if key in signed and version.document_id not in documents:
            continue
        gone = touched.end_of(tx, version.document_id)
        if gone is None:
            asked.append(version)
        else:
            _void(tx, key, (Finding(gone, Severity.WARNING),))
    makers, reassigned = builders or standard_builders(), touched.reassigned(tx)
    for start in range(0, len(asked), BUILT_AT_ONCE):
        some = asked[start : start + BUILT_AT_ONCE]
        built = build(tx, [(version.form, version.document_id) for version in some], makers)
        for version in some:
            sheet = built[version.form, version.document_id]
            if isinstance(sheet, Refused):  # nothing is left to print
                _void(tx, version.id, sheet.findings)
                continue
            anew = version.id not in signed or version.document_id in reassigned
            differs = differences(_content(tx, version), sheet, people=anew)
            if differs:
                _void(tx, version.id, differs)


def _content(tx: ReadTx, version: Version) -> Sheet:
    return read_sheet(tx.session.get_one(SealedContent, version.fingerprint).content)


def _void(tx: Tx, version_id: UUID, why: Sequence[Finding]) -> None:
    tx.session.add(
        _event(tx, version_id, SheetEventKind.VOID, tx.today, changed=encode_findings(why))
    )
