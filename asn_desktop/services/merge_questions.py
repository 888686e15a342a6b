"""What a merge asks of people: two contents on one base, a deletion, one NIP in two entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import ParcelHead, Question, SamePerson
from asn_desktop.rules.merging import UNDECIDED, QuestionKind, QuestionState, Standing
from asn_desktop.rules.streams import Outcome, superseded
from asn_desktop.services.merge_apply import Cause
from asn_desktop.services.merge_plan import Plan
from asn_desktop.services.merge_steps import Step
from asn_desktop.services.merge_store import Reads, Writes, hex_of
from asn_desktop.services.office import Tx
from asn_desktop.services.people_now import chunks

OTHERS: Final = 5
"""With so many entries of one NIP each newcomer is compared; a hundred thousand of one NIP would
else be billions of questions."""
ABOUT_PARCELS: Final = (QuestionKind.FORK, QuestionKind.DELETED)


def ask_and_settle(tx: Tx, plan: Plan, cause: Cause) -> int:
    """Open the questions of a plan, close those it answers; returns how many were opened.

    In an office nothing is asked: its own change goes to the centre and is decided there.
    """
    if not cause.source.guarded:
        return 0
    writes = Writes(tx)
    waiting = _waiting(tx, cause, [step.incoming.id for step in plan.steps])
    asked = [step for step in plan.steps if _is_question(step)]
    bases = _bases(writes, asked)
    opened = 0
    for step in plan.steps:
        open_ones = waiting.get(step.incoming.id, [])
        if step.outcome is Outcome.QUESTION or step.stands:
            _overtake(step, open_ones)
        if _is_question(step) and not _stands_already(step, open_ones):
            tx.session.add(_question(tx, step, cause, bases))
            opened += 1
    if asked:
        _mark(tx, [step.incoming.id for step in asked])
    return opened


def _is_question(step: Step) -> bool:
    return step.outcome is Outcome.QUESTION and step.why is None


def _waiting(tx: Tx, cause: Cause, ids: Iterable[str]) -> dict[str, list[Question]]:
    found: dict[str, list[Question]] = defaultdict(list)
    wanted = {UUID(hex=key) for key in ids}
    asked = sa.select(Question).where(
        Question.place_id == cause.source.place_id,
        Question.state.in_(UNDECIDED),
        Question.kind.in_(ABOUT_PARCELS),
    )
    for question in tx.session.scalars(asked.order_by(Question.id)):
        if question.subject_id in wanted:
            found[question.subject_id.hex].append(question)
    return found


def _overtake(step: Step, waiting: Sequence[Question]) -> None:
    """A revision that goes on from the other side of a question takes its place."""
    one = step.incoming
    past = superseded((each.theirs for each in waiting if each.theirs), one.ancestors)
    for question in waiting:
        settled = step.stands and question.theirs == one.name
        if question.theirs in past or settled:
            question.state = QuestionState.MOOT


def _stands_already(step: Step, waiting: Sequence[Question]) -> bool:
    return any(
        question.theirs == step.incoming.name and question.state in UNDECIDED
        for question in waiting
    )


def _question(tx: Tx, step: Step, cause: Cause, bases: dict[str, str]) -> Question:
    one, head = step.incoming, step.head
    person = head.person if head is not None else None
    return Question(
        kind=step.question or QuestionKind.FORK,
        state=QuestionState.OPEN,
        parcel_kind=one.kind,
        subject_id=UUID(hex=one.id),
        opened_at=tx.now,
        place_id=cause.source.place_id,
        person_id=UUID(hex=person) if person else None,
        bundle=cause.bundle or "",
        base=bases.get(one.id) or (head.hash if step.question and head is not None else None),
        ours=head.hash if head is not None else None,
        theirs=one.name,
    )


def _bases(reads: Reads, asked: Sequence[Step]) -> dict[str, str]:
    """The newest revision both sides stand on, where it is known here."""
    wanted = {name for step in asked for name in step.incoming.ancestors}
    words = "SELECT hash FROM revision WHERE"
    known = {name for (name,) in reads.by(words, "hash", wanted, ids=False)}
    bases: dict[str, str] = {}
    for step in asked:
        for name in step.incoming.ancestors:
            if name in known:
                bases[step.incoming.id] = name
                break
    return bases


def _mark(tx: Tx, ids: Collection[str]) -> None:
    """The heads of what is asked about say so, but for those that are approved."""
    for chunk in chunks({UUID(hex=key) for key in ids}):
        tx.session.connection().execute(
            sa.update(ParcelHead)
            .where(ParcelHead.parcel_id.in_(chunk), ParcelHead.standing != Standing.APPROVED)
            .values(standing=Standing.QUESTION)
        )


# ---- one NIP, two entries


def match_people(tx: Tx, people: Collection[str], cause: Cause) -> int:
    """Ask about each person that came in whose NIP another entry has; returns how many questions.

    Both stand until somebody decides; a pair that was asked about is never asked about again.
    """
    if not cause.source.guarded or not people:
        return 0
    reads = Reads(tx)
    nips: dict[str, set[str]] = defaultdict(set)
    for nip, person in reads.by(_NIPS, "person_id", people):
        if nip.strip():
            nips[nip].add(hex_of(person))
    found: dict[str, set[str]] = defaultdict(set)
    for nip, person in reads.by(_NIPS, "nip", nips.keys(), ids=False):
        found[nip].add(hex_of(person))
    here = {nip: sorted(of.difference(people))[:OTHERS] for nip, of in found.items()}
    came = {nip: sorted(of) for nip, of in nips.items()}
    pairs = {
        (mine, other)
        for nip, ordered in came.items()
        for place, mine in enumerate(ordered)
        for other in (*here[nip], *ordered[place + 1 : place + 1 + OTHERS])
    }
    fresh = pairs - _known_pairs(tx, pairs)
    for mine, other in sorted(fresh):
        tx.session.add(
            Question(
                kind=QuestionKind.SAME_PERSON,
                state=QuestionState.OPEN,
                parcel_kind="person",
                subject_id=UUID(hex=mine),
                opened_at=tx.now,
                place_id=cause.source.place_id,
                person_id=UUID(hex=mine),
                other_id=UUID(hex=other),
                bundle=cause.bundle or "",
            )
        )
    return len(fresh)


_NIPS: Final = "SELECT nip, person_id FROM person_nip WHERE"


def _known_pairs(tx: Tx, pairs: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    if not pairs:
        return set()
    ids = {UUID(hex=key) for pair in pairs for key in pair}
    known: set[tuple[str, str]] = set()
    for chunk in chunks(ids):
        asked = (
            sa.select(Question.subject_id, Question.other_id)
            .where(Question.kind == QuestionKind.SAME_PERSON)
            .where(Question.state != QuestionState.MOOT, Question.subject_id.in_(chunk))
        )
        decided = sa.select(SamePerson.person_id, SamePerson.other_id)
        decided = decided.where(SamePerson.person_id.in_(chunk))
        for question in (asked, decided):
            for one, other in tx.session.execute(question):
                if other is not None:
                    known |= {(one.hex, other.hex), (other.hex, one.hex)}
    return known
