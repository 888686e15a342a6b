"""Does a paper match the record? The answer to a short code, and what is recorded by reading one.

A code names its document, its version and its content. So an answer can tell a slip of the fingers
from another office's sheet, from one whose content is not what was sealed here, and from one that
was true once.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.paper import SealedContent, SheetEvent, Version
from asn_desktop.rules import codes
from asn_desktop.rules.codes import CodeError, SheetCode
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.findings import Finding, Refused, Severity
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.services import paper, touched
from asn_desktop.services.building import Builders, build
from asn_desktop.services.differences import differences
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.sheet_list import row_of
from asn_desktop.views import canonical
from asn_desktop.views.checking import CodeAnswer, Verdict
from asn_desktop.views.printing import SheetRow
from asn_desktop.views.sheet_kinds import read_sheet

MOST_MEANT = 3  # codes offered for one that was mistyped


def check(tx: ReadTx, text: str, *, builders: Builders | None = None) -> CodeAnswer:
    """Say what a code typed, pasted or scanned is; refuses nothing and changes nothing."""
    try:
        code = codes.parse(text)
    except CodeError as error:
        finding = Finding(error.code, Severity.ERROR, error.values)
        return CodeAnswer(Verdict.MISTYPED, finding, text.strip(), meant=_meant(tx, text))
    version = _exact(tx, code)
    if version is None:
        return _stranger(tx, code)
    return _known(tx, version, str(code), builders or paper.standard_builders())


def find(tx: ReadTx, text: str) -> UUID | None:
    """The version a code names, None for a code this office never printed or a slip."""
    try:
        version = _exact(tx, codes.parse(text))
    except CodeError:
        return None
    return version.id if version else None


def record_by_code(tx: Tx, kind: SheetEventKind, text: str, on: date) -> SheetRow:
    """Record an event of the sheet whose code was read and return its row.

    A print that was not recorded is recorded with it: the paper is in the reader's hand. Raises
    ``Refused`` with the answer's finding for all but valid paper, ``check.already`` for a code read
    twice, and what :func:`services.paper.record` raises.
    """
    answer = check(tx, text)
    if answer.row is None or answer.verdict is not Verdict.VALID:
        raise Refused([answer.finding])
    row = answer.row
    if row.state is kind:
        values = {"sheet": _name(row), "event": kind.label, "on": format_date(_since(row))}
        raise Refused([Finding("check.already", Severity.WARNING, values)])
    if row.state is None:
        paper.mark_printed(tx, [row.id], on)
    if kind is not SheetEventKind.PRINTED:
        paper.record(tx, kind, [row.id], on)
    return row_of(tx, row.id)


def _exact(tx: ReadTx, code: SheetCode) -> Version | None:
    found = [
        version
        for version in _with_content(tx, code)
        if (version.form, version.number) == (code.form, code.number)
        and codes.document_part(version.document_id) == code.document
    ]
    return found[0] if found else None


def _with_content(tx: ReadTx, code: SheetCode) -> list[Version]:
    lowest, highest = code.fingerprints
    return list(
        tx.session.scalars(
            sa.select(Version)
            .where(Version.fingerprint.between(lowest, highest))
            .order_by(Version.id)
        )
    )


def _known(tx: ReadTx, version: Version, code: str, builders: Builders) -> CodeAnswer:
    row = row_of(tx, version.id)
    values: dict[str, object] = {"sheet": _name(row), "number": version.number}
    latest = _later(tx, version)

    def answer(verdict: Verdict, said: str, **more: object) -> CodeAnswer:
        severity = Severity.HINT if verdict is Verdict.VALID else Severity.ERROR
        finding = Finding(said, severity, {**values, **more})
        newer = paper.code_of(latest) if latest is not None else ""
        return CodeAnswer(verdict, finding, code, row, changed=row.changed, newer=newer)

    content = tx.session.get(SealedContent, version.fingerprint)
    if content is None or canonical.digest(content.content) != version.fingerprint:
        return answer(Verdict.DAMAGED, "check.damaged")
    if row.state is SheetEventKind.VOID:
        on = format_date(_since(row))
        if latest is not None:
            return answer(Verdict.REPLACED, "check.replaced", on=on, newer=latest.number)
        return answer(Verdict.VOID, "check.void", on=on)
    if row.state is None:
        if latest is not None:
            on = format_date(latest.sealed_at.date())
            return answer(Verdict.REPLACED, "check.replaced", on=on, newer=latest.number)
        changed = _changed(tx, version, content.content, builders)
        if changed:
            said = Finding("check.outdated", Severity.ERROR, values)
            return CodeAnswer(Verdict.VOID, said, code, row, changed=changed)
        return answer(Verdict.VALID, "check.valid_unrecorded")
    return answer(Verdict.VALID, "check.valid", state=row.state.label, on=format_date(_since(row)))


def _changed(tx: ReadTx, version: Version, content: str, builders: Builders) -> tuple[Finding, ...]:
    """What an unrecorded print no longer says truly; of recorded ones the office voids them."""
    gone = touched.end_of(tx, version.document_id)
    if gone is not None:
        return (Finding(gone, Severity.WARNING),)
    wanted = (version.form, version.document_id)
    now = build(tx, [wanted], builders)[wanted]
    return now.findings if isinstance(now, Refused) else differences(read_sheet(content), now)


def _later(tx: ReadTx, version: Version) -> Version | None:
    """The newest later version of the same sheet that is not void."""
    void = sa.exists().where(
        SheetEvent.version_id == Version.id, SheetEvent.kind == SheetEventKind.VOID
    )
    return tx.session.scalars(
        sa.select(Version)
        .where(
            Version.document_id == version.document_id,
            Version.form == version.form,
            Version.number > version.number,
            ~void,
        )
        .order_by(Version.number.desc())
        .limit(1)
    ).first()


def _stranger(tx: ReadTx, code: SheetCode) -> CodeAnswer:
    """A well-formed code of no sheet: altered, from a lost version, or from elsewhere."""
    same_content = _with_content(tx, code)
    if same_content:
        return _altered(tx, code, same_content[0], "check.renamed")
    same_document = [
        version
        for version in tx.session.scalars(
            sa.select(Version).where(Version.form == code.form).order_by(Version.number, Version.id)
        )
        if codes.document_part(version.document_id) == code.document
    ]
    for version in same_document:
        if version.number == code.number:
            return _altered(tx, code, version, "check.altered")
    if same_document:
        last = same_document[-1]
        row = row_of(tx, last.id)
        values = {"sheet": _name(row), "number": code.number, "last": last.number}
        finding = Finding("check.version_unknown", Severity.ERROR, values)
        return CodeAnswer(Verdict.ALTERED, finding, str(code), row)
    return CodeAnswer(Verdict.UNKNOWN, Finding("check.unknown", Severity.ERROR), str(code))


def _altered(tx: ReadTx, code: SheetCode, version: Version, said: str) -> CodeAnswer:
    row = row_of(tx, version.id)
    values = {"sheet": _name(row), "number": version.number, "right": paper.code_of(version)}
    return CodeAnswer(Verdict.ALTERED, Finding(said, Severity.ERROR, values), str(code), row)


def _meant(tx: ReadTx, text: str) -> tuple[str, ...]:
    known = (code for code in codes.near(text) if _exact(tx, code) is not None)
    return tuple(str(code) for code, _n in zip(known, range(MOST_MEANT), strict=False))


def _name(row: SheetRow) -> str:
    period = f", {row.period}" if row.period else ""
    return f"{row.form.value} {row.name}{period}"


def _since(row: SheetRow) -> date:
    """The date of what the sheet's state says."""
    dates = {
        SheetEventKind.PRINTED: row.printed,
        SheetEventKind.SIGNED: row.signed,
        SheetEventKind.HANDED_OVER: row.handed_over,
        SheetEventKind.RETURNED: row.returned,
        SheetEventKind.FILED: row.filed,
        SheetEventKind.REPORTED: row.reported,
        SheetEventKind.VOID: row.void,
    }
    found = dates[row.state] if row.state else None
    if found is None:
        raise LookupError(f"sheet {row.id} has no event {row.state}")
    return found
