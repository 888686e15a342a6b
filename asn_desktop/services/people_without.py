"""People without an assessor who can act: why, what the file said, and who it may be.

Nothing is guessed: candidates are offered, a person chooses (``people_assessor.link_assessor``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import Acting, PersonNow, Position, Unit
from asn_desktop.rules.names import fold, match_key
from asn_desktop.rules.people import AssessorProblem
from asn_desktop.rules.positions import LEADING_KINDS, bare_post
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people import head_and_day, person_rows
from asn_desktop.services.people_now import holding
from asn_desktop.services.people_waiting import WAITING
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.people import (
    Candidate,
    CandidateReason,
    Lack,
    PersonChoice,
    PersonRow,
    WithoutAssessor,
)

MOST = 5
"""Candidates shown for one person."""


@dataclass(frozen=True)
class _Office:
    """Everybody who may assess, found by name, post and unit."""

    people: dict[UUID, PersonChoice]
    by_name: dict[str, list[UUID]]
    by_word: dict[str, list[str]]
    by_post: dict[str, list[UUID]]
    acting: dict[str, list[UUID]]
    heads: dict[UUID, list[UUID]]
    parents: dict[UUID, UUID | None]


@dataclass
class WithoutList:
    """Answers the list of those without an assessor from key to key, like ``people.PeopleList``."""

    _stamp: tuple[int, date] | None = None
    _rows: list[WithoutAssessor] = field(default_factory=list)
    _folded: list[str] = field(default_factory=list)

    def rows(self, tx: ReadTx, query: ListQuery) -> ListRows[WithoutAssessor]:
        """Filter (every word occurs; ``lack``) and sort (name, position, unit, lack, written)."""
        stamp = head_and_day(tx)
        if stamp != self._stamp:
            self._rows = without_assessor(tx)
            self._folded = [
                fold(
                    " ".join(filter(None, (row.name, row.nip, row.position, row.unit, row.written)))
                )
                for row in self._rows
            ]
            self._stamp = stamp
        words, lack = fold(query.text).split(), query.filters.get("lack")
        rows = [
            row
            for row, text in zip(self._rows, self._folded, strict=True)
            if all(word in text for word in words) and lack in (None, row.lack)
        ]
        if query.sort in ("name", "position", "unit", "written"):
            rows.sort(key=lambda row: (fold(getattr(row, query.sort)) or "￿", row.id))
        elif query.sort == "lack":
            rows.sort(key=lambda row: (list(Lack).index(row.lack), fold(row.name), row.id))
        if query.descending:
            rows.reverse()
        return ListRows(rows, len(self._rows))


def without_assessor(tx: ReadTx) -> list[WithoutAssessor]:
    """Those whose SKP waits for an assessor, by unit and name.

    Exempt people are not among them (they plan nothing), nor is who left the office.
    """
    rows = _waiting(tx)
    if not rows:
        return []
    office = _office(tx)
    found = [_without(row, office) for row in rows]
    return sorted(found, key=lambda row: (fold(row.unit or "￿"), fold(row.name), row.id))


def _waiting(tx: ReadTx) -> list[PersonRow]:
    return person_rows(tx, *WAITING)


def _without(row: PersonRow, office: _Office) -> WithoutAssessor:
    if row.assessor_id is not None:
        lack = Lack.GONE
    else:
        lack = Lack((row.assessor_problem or AssessorProblem.MISSING).value)
    return WithoutAssessor(
        id=row.id,
        name=row.name,
        nip=row.nip,
        position=row.position,
        unit=row.unit,
        lack=lack,
        written=row.assessor if lack is Lack.GONE and row.assessor else row.assessor_written or "",
        candidates=_candidates(row, office),
    )


def _candidates(row: PersonRow, office: _Office) -> tuple[Candidate, ...]:
    found: dict[UUID, CandidateReason] = {}

    def offer(ids: Iterable[UUID], reason: CandidateReason) -> None:
        for key in ids:
            if key != row.id and key not in found:
                found[key] = reason

    written = row.assessor_written or ""
    if written:
        key = match_key(written)
        offer(office.by_name.get(key, ()), CandidateReason.SAME_NAME)
        post = bare_post(written)
        offer(office.by_post.get(post, ()), CandidateReason.HOLDS_POST)
        offer(office.acting.get(post, ()), CandidateReason.ACTS_IN_POST)
        if not found:
            offer(_like(key, office), CandidateReason.LIKE_NAME)
    if not found:
        offer(_heads(row.unit_id, office, row.id), CandidateReason.HEADS_UNIT)
    return tuple(
        Candidate(office.people[key], reason) for key, reason in list(found.items())[:MOST]
    )


def _like(key: str, office: _Office) -> list[UUID]:
    """Names with one word more or less, or one word shortened to its first letter."""
    words = set(key.split())
    if len(words) == 1:  # one word alone names half the office
        return []
    found: list[UUID] = []
    near = {name: None for word in key.split() for name in office.by_word.get(word, ())}
    for other in near:
        there = set(other.split())
        if there <= words or words <= there or _initials(words, there):
            found += office.by_name[other]
    return found


def _initials(one: set[str], other: set[str]) -> bool:
    left, right = one - other, other - one
    if not (one & other) or len(left) != len(right):
        return False
    starts = sorted(word[0] for word in left)
    short = any(len(word) == 1 for word in left | right)
    return short and starts == sorted(word[0] for word in right)


def _heads(unit_id: UUID | None, office: _Office, person_id: UUID) -> Sequence[UUID]:
    """Who heads the unit, or the nearest unit above that somebody else heads."""
    seen: set[UUID] = set()
    while unit_id is not None and unit_id not in seen:
        heads = [key for key in office.heads.get(unit_id, ()) if key != person_id]
        if heads:
            return heads
        seen.add(unit_id)
        unit_id = office.parents.get(unit_id)
    return ()


def _office(tx: ReadTx) -> _Office:
    people: dict[UUID, PersonChoice] = {}
    by_name, by_post = defaultdict[str, list[UUID]](list), defaultdict[str, list[UUID]](list)
    heads, leading = defaultdict[UUID, list[UUID]](list), defaultdict[UUID, list[UUID]](list)
    rows = tx.session.execute(
        sa.select(
            PersonNow.person_id,
            PersonNow.name,
            PersonNow.nip,
            PersonNow.position,
            PersonNow.position_kind,
            PersonNow.unit_id,
            PersonNow.unit,
            PersonNow.kind,
            PersonNow.heads,
            PersonNow.match,
        )
        .where(PersonNow.active)
        .order_by(PersonNow.sort_name, PersonNow.person_id)
    )
    for row in rows:
        key = row.person_id
        people[key] = PersonChoice(
            key, row.name, row.nip, row.position, row.unit, outside=row.kind is None
        )
        by_name[row.match].append(key)
        if row.position:
            by_post[bare_post(row.position)].append(key)
        if row.unit_id is not None and row.heads:
            heads[row.unit_id].append(key)
        elif row.unit_id is not None and row.position_kind in LEADING_KINDS:
            leading[row.unit_id].append(key)
    for unit_id, ids in leading.items():
        heads.setdefault(unit_id, ids)  # nobody is marked as head: who holds a leading position
    acting = defaultdict[str, list[UUID]](list)
    duties = tx.session.execute(
        sa.select(Acting.person_id, Position.name)
        .join(Position, Position.id == Acting.position_id)
        .where(holding(Acting, tx.today))
        .order_by(Acting.id)
    )
    for person_id, name in duties:
        if person_id in people:
            acting[bare_post(name)].append(person_id)
    units = tx.session.execute(sa.select(Unit.id, Unit.parent_id))
    parents: dict[UUID, UUID | None] = {row.id: row.parent_id for row in units}
    by_word = defaultdict[str, list[str]](list)
    for name in by_name:
        for word in name.split():
            by_word[word].append(name)
    return _Office(people, by_name, by_word, by_post, acting, heads, parents)
