"""Complaints of the register: entered, edited, removed, brought in from a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.public_service import Complaint
from asn_desktop.rules.complaints import channel_words, next_number, number_parts, problems
from asn_desktop.rules.findings import Finding, Refused, Severity, refuse
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks
from asn_desktop.services.setup import change_settings, read_settings
from asn_desktop.views.complaints import ComplaintText

FIELDS = frozenset(one.name for one in fields(ComplaintText))
HOURS = (
    ("work_starts", "work_ends"),
    ("break_starts", "break_ends"),
    ("friday_break_starts", "friday_break_ends"),
)
MANY = 500
"""Numbers asked in one question."""


def wall(tx: ReadTx) -> datetime:
    """What the clock on the office's wall says now, to the minute."""
    return tx.now.replace(tzinfo=None, second=0, microsecond=0)


def add(tx: Tx, one: ComplaintText) -> UUID:
    """Enter one complaint and return its id.

    Refused with ``complaint.number_missing``, ``complaint.number_taken`` and what
    :func:`asn_desktop.rules.complaints.problems` finds.
    """
    one = _tidy(one)
    _refuse_errors(_findings(tx, one))
    if known_numbers(tx, [one.number]):
        raise refuse("complaint.number_taken", field="number", number=one.number)
    row = _row(one)
    tx.session.add(row)
    return row.id


def add_many(tx: Tx, complaints: Sequence[ComplaintText]) -> int:
    """Enter many in one act, all or none; returns how many.

    Refused as :func:`add`, every finding with ``line`` = its place from 0. Who brings in a file
    asks :func:`known_numbers` first and leaves those out that are here already.
    """
    tidied = [_tidy(one) for one in complaints]
    taken = set(known_numbers(tx, [one.number for one in tidied]))
    found: list[Finding] = []
    for place, one in enumerate(tidied):
        several = _findings(tx, one)
        if one.number in taken:
            values = {"field": "number", "number": one.number}
            several.append(Finding("complaint.number_taken", Severity.ERROR, values))
        taken.add(one.number)
        found += [replace(each, values={**each.values, "line": place}) for each in several]
    _refuse_errors(found)
    tx.recorder.insert([_row(one) for one in tidied])
    return len(tidied)


def edit(tx: Tx, complaint_id: UUID, name: str, value: Any) -> None:
    """Set one field of a complaint; refused as :func:`add`."""
    if name not in FIELDS:
        raise KeyError(name)
    row = tx.session.get_one(Complaint, complaint_id)
    stored = {each: getattr(row, each) for each in FIELDS}
    one = _tidy(ComplaintText(**{**stored, name: value}))
    _refuse_errors([each for each in _findings(tx, one) if _touches(each, name)])
    if name == "number" and one.number != row.number and known_numbers(tx, [one.number]):
        raise refuse("complaint.number_taken", field="number", number=one.number)
    setattr(row, name, getattr(one, name))


def complete_many(tx: Tx, complaints: Sequence[ComplaintText]) -> int:
    """Fill in the times that a stored complaint lacks, by its number; returns how many changed.

    What is stored already is never overwritten. Refused as :func:`add`.
    """
    changed = 0
    by_number = {one.number: one for one in complaints}
    for part in chunks(by_number):
        for row in tx.session.scalars(sa.select(Complaint).where(Complaint.number.in_(part))):
            found = by_number[row.number]
            before = (row.responded, row.completed, row.officer_id)
            for name in ("responded", "completed", "officer_id"):
                if getattr(row, name) is None and getattr(found, name) is not None:
                    edit(tx, row.id, name, getattr(found, name))
            changed += before != (row.responded, row.completed, row.officer_id)
    return changed


def edit_many(tx: Tx, ids: Iterable[UUID], name: str, value: Any) -> int:
    """Set one field of several (who answers them); returns how many."""
    count = 0
    for one in ids:
        edit(tx, one, name, value)
        count += 1
    return count


def remove(tx: Tx, ids: Iterable[UUID]) -> int:
    """Take complaints out of the register; returns how many."""
    count = 0
    for one in ids:
        tx.session.delete(tx.session.get_one(Complaint, one))
        count += 1
    return count


def known_numbers(tx: ReadTx, numbers: Collection[str]) -> list[str]:
    """Which of these numbers stand in the register already."""
    asked = sorted({one.strip() for one in numbers})
    found: list[str] = []
    for start in range(0, len(asked), MANY):
        part = asked[start : start + MANY]
        found += tx.session.scalars(sa.select(Complaint.number).where(Complaint.number.in_(part)))
    return found


def set_hours(tx: Tx, name: str, value: int) -> None:
    """Set one of the office's hours or promises.

    Refused with ``setting.hours_turned`` where a day or a break would end before it begins.
    """
    changed: dict[str, Any] = {name: value}
    settings = replace(read_settings(tx), **changed)
    for first, last in HOURS:
        if getattr(settings, first) > getattr(settings, last):
            raise refuse("setting.hours_turned", field=name)
    change_settings(tx, **changed)


def proposed_number(tx: ReadTx) -> str:
    """The next number in the pattern of the complaint entered last, of its highest."""
    last = tx.session.scalar(sa.select(Complaint.number).order_by(Complaint.id.desc()).limit(1))
    parts = number_parts(last or "")
    if parts is not None:
        head, _digits, foot = parts
        last = tx.session.scalar(
            sa.select(Complaint.number)
            .where(
                Complaint.number.startswith(head, autoescape=True),
                Complaint.number.endswith(foot, autoescape=True),
            )
            .order_by(sa.func.length(Complaint.number).desc(), Complaint.number.desc())
            .limit(1)
        )
    return next_number(last, tx.today.year)


def _tidy(one: ComplaintText) -> ComplaintText:
    def minute(at: datetime | None) -> datetime | None:
        return None if at is None else at.replace(second=0, microsecond=0)

    return replace(
        one,
        number=" ".join((one.number or "").split()),
        received=one.received.replace(second=0, microsecond=0),
        responded=minute(one.responded),
        completed=minute(one.completed),
        channel=channel_words(one.channel or ""),
        text=(one.text or "").strip(),
        answer=(one.answer or "").strip(),
    )


def _findings(tx: Tx, one: ComplaintText) -> list[Finding]:
    found = list(problems(one.received, one.responded, one.completed, wall(tx)))
    if not one.number:
        missing = Finding("complaint.number_missing", Severity.ERROR, {"field": "number"})
        found.append(missing)
    return found


def _touches(finding: Finding, name: str) -> bool:
    """Whether a finding may come from editing ``name``: a time is wrong against another time."""
    times = ("received", "responded", "completed")
    field = finding.values.get("field")
    return field == name or (name in times and field in times)


def _refuse_errors(found: Iterable[Finding]) -> None:
    errors = [one for one in found if one.severity is Severity.ERROR]
    if errors:
        raise Refused(errors)


def _row(one: ComplaintText) -> Complaint:
    return Complaint(**{name: getattr(one, name) for name in FIELDS})
