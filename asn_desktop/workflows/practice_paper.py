"""The paper of one quarter of the practice office: printed, signed, handed over, filed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from asn_desktop.rules.acts import Act
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SHEET_ACTS, SheetEventKind
from asn_desktop.services import evaluation_lists, paper
from asn_desktop.services.documents import forms_of_document
from asn_desktop.services.office import ReadTx
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.printing import SealedVersion
from asn_desktop.workflows.practice_quarter import Quarter

_IN_STEPS = (
    (SheetEventKind.SIGNED, 9),
    (SheetEventKind.HANDED_OVER, 12),
    (SheetEventKind.RETURNED, 20),
    (SheetEventKind.FILED, 26),
    (SheetEventKind.REPORTED, 33),
)
"""What happens to the paper of a finished quarter, so many days after its end."""


def evaluation_of(tx: ReadTx, period_id: UUID, person_id: UUID) -> UUID | None:
    """The evaluation of a person in a period; None where it was not opened."""
    found = evaluation_lists.rows(tx, ListQuery(filters={"period": period_id}))
    return next((row.id for row in found.rows if row.person_id == person_id), None)


# ---- paper


def print_out(quarter: Quarter, finished: Sequence[UUID]) -> None:
    """Print, sign, hand over and file what was finished; of the current quarter only the start."""
    ends, office = quarter.ref.end, quarter.office
    chosen = _begun(quarter, finished) if quarter.half else _signed_in_time(quarter, finished)
    sheets = [
        (form, one)
        for one in chosen
        for form in office.read(forms_of_document, one)
        if quarter.newest or form is FormCode.D_1_1
    ]
    if not sheets:
        return
    quarter.go(ends + timedelta(days=8))
    sealed = office.write(Act.SEAL, paper.seal_many, sheets).value
    office.write(Act.PRINTED, paper.mark_printed, [one.id for one in sealed])
    steps = _IN_STEPS[:1] if quarter.half else _IN_STEPS[:4] if quarter.newest else _IN_STEPS
    for kind, days in steps:
        quarter.go(ends + timedelta(days=days))
        moved = [
            one.id
            for one in sealed
            if kind is SheetEventKind.SIGNED
            or (one.form is FormCode.D_1_1 and not (quarter.newest and _objects(quarter, one)))
            or (one.form is FormCode.D_1_1 and kind is SheetEventKind.HANDED_OVER)
        ]
        if kind is SheetEventKind.FILED and quarter.newest:
            moved = moved[::2]
        office.write(SHEET_ACTS[kind], paper.record, kind, moved, office.today())


def _begun(quarter: Quarter, finished: Sequence[UUID]) -> list[UUID]:
    """Half of the current quarter, and in any case who is going to object."""
    name = quarter.book.further["objections"]["open"]["name"]
    objector = quarter.office.read(evaluation_of, quarter.period.id, quarter.people[name].id)
    half = len(finished) // 2
    return [one for no, one in enumerate(finished) if no < half or one == objector]


def _signed_in_time(quarter: Quarter, finished: Sequence[UUID]) -> list[UUID]:
    """Of the newest finished quarter two were left unsigned by their assessors."""
    told = quarter.book.further
    if not quarter.newest:
        return list(finished)
    late = {
        quarter.office.read(evaluation_of, quarter.period.id, quarter.people[told[key]].id)
        for key in ("passed", "late")
    }
    return [one for one in finished if one not in late]


def _objects(quarter: Quarter, sheet: SealedVersion) -> bool:
    """Whether the paper is of somebody who objects and keeps it until that is decided."""
    name = quarter.book.further["objections"]["changed"]["name"]
    return sheet.person_id == quarter.people[name].id
