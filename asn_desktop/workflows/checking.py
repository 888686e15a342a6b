"""Approving and returning many parcels at the centre: one act a place, under that place's lock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from uuid import UUID

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.services import centre_checking
from asn_desktop.services.office import Office
from asn_desktop.views.centre import Approved, CheckItem, CheckRow, NoteLine, Unapproved

Report = Callable[[int, int, str], object]


def item_of(row: CheckRow) -> CheckItem:
    """The parcel as it was looked at."""
    return CheckItem(row.id, row.kind, row.hash)


def approve(office: Office, rows: Sequence[CheckRow], report: Report) -> Approved:
    """Approve what was chosen, place by place; what is in the way of one holds up no other.

    Raises ``Refused`` as ``centre_checking.approve`` before anything of the first place is done.
    """
    of: dict[UUID, list[CheckItem]] = defaultdict(list)
    for row in rows:
        of[row.place_id].append(item_of(row))
    done: list[UUID] = []
    left: list[Unapproved] = []
    names = {row.place_id: row.place for row in rows}
    for at, (place_id, items) in enumerate(of.items()):
        report(at, len(of), names[place_id])
        found = office.merge(
            Act.APPROVE_PARCEL, place_id, centre_checking.approve, place_id, items
        ).value
        done += found.done
        left += found.left
    return Approved(tuple(done), tuple(left))


def give_back(
    office: Office, rows: Sequence[CheckRow], text: str, lines: Sequence[NoteLine] = ()
) -> int:
    """Return what was chosen with the same words; notes on lines go with the one they are of.

    Raises ``Refused`` as ``centre_checking.give_back``: at the first that cannot be returned.
    """
    for row in rows:
        office.merge(
            Act.RETURN_PARCEL,
            row.place_id,
            centre_checking.give_back,
            row.place_id,
            item_of(row),
            text,
            lines if len(rows) == 1 else (),
        )
    return len(rows)


def findings_of(found: Approved) -> list[Finding]:
    """What was left out: one sentence for all that the same thing stands in the way of."""
    people: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in found.left:
        people[one.code, one.by].append(one.person)
    return [
        Finding(code, Severity.WARNING, {"person": _together(names), "by": by})
        for (code, by), names in people.items()
    ]


def _together(names: Sequence[str]) -> str:
    first, *rest = names
    return f"{first} dan {len(rest)} berkas lain" if rest else first
