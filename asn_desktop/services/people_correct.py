"""Correcting one dated line from what a form holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from asn_desktop.models.people import PersonAssessor, PersonNip
from asn_desktop.rules.findings import Refused, Severity, refuse
from asn_desktop.services.office import Tx
from asn_desktop.services.people_assessor import assessor_findings
from asn_desktop.services.people_edit import parsed_nip, position_named, refuse_taken
from asn_desktop.services.people_spans import correct
from asn_desktop.views.people import SpanKind


def correct_typed(tx: Tx, kind: SpanKind, row_id: UUID, values: Mapping[str, Any]) -> None:
    """Write one line as typed; ``position`` is a name (found or made), ``unit`` an id.

    Dates that contradict others are kept. Raises ``Refused``: ``span.unknown``, ``nip.…``,
    ``person.nip_taken``, ``acting.no_position``, and what speaks against an assessor.
    """
    fields = dict(values)
    if "position" in fields:
        fields["position_id"] = position_named(tx, fields.pop("position") or "")
        fields["unit_id"] = fields.pop("unit")
        if kind is SpanKind.ACTING and fields["position_id"] is None:
            raise refuse("acting.no_position", field="position")
    if kind is SpanKind.SIGNING and fields.get("signer_id") is None:
        raise refuse("signing.nobody")
    if kind is SpanKind.NIP:
        row = tx.session.get(PersonNip, row_id)
        nip = parsed_nip(tx, fields["nip"] or "")
        refuse_taken(tx, nip, row.person_id if row else None)
        fields["nip"] = nip.digits
    if kind is SpanKind.ASSESSOR:
        _check_assessor(tx, row_id, fields)
    correct(tx, kind, row_id, **fields)


def _check_assessor(tx: Tx, row_id: UUID, fields: dict[str, Any]) -> None:
    row = tx.session.get(PersonAssessor, row_id)
    if row is None:
        raise refuse("span.unknown")
    wanted = fields.get("assessor_id")
    if wanted is None:
        return
    fields["problem"] = None
    if wanted != row.assessor_id:
        found = assessor_findings(tx, [row.person_id], wanted, fields.get("since"))
        if any(one.severity is Severity.ERROR for one in found):
            raise Refused(found)
