"""The inbox of questions between an office and the centre, and one question laid open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import Approval, Bundle, Question
from asn_desktop.models.people import Person, PersonNip
from asn_desktop.rules.exchange import PARCELS
from asn_desktop.rules.merging import QuestionKind, QuestionState
from asn_desktop.rules.names import fold
from asn_desktop.rules.three_way import Key, Side
from asn_desktop.services import parcel_words, three_way
from asn_desktop.services.office import ReadTx
from asn_desktop.services.ownership import is_centre
from asn_desktop.services.parcel_words import Words
from asn_desktop.services.people_now import chunks
from asn_desktop.services.questions_decided import why_fixed
from asn_desktop.services.questions_people import both_people, leaning_on
from asn_desktop.services.questions_read import (
    Sides,
    asked_at_centre,
    bundles_by_hash,
    history,
    paper_of,
    place_names,
    revision_day,
    side_info,
    sides,
    texts,
)
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.parcels import Content, from_text
from asn_desktop.views.questions import DeskBlock, QuestionRow, QuestionView

_CLOSED = (QuestionState.DECIDED, QuestionState.MOOT)


def find(tx: ReadTx, query: ListQuery) -> ListRows[QuestionRow]:
    """The questions of the inbox, those that wait longest first.

    Filters: ``state`` (a `QuestionState`), ``place`` (id of a place) and ``kind``; None = all.
    ``counts`` say how many there are of each state.
    """
    counted = count(tx)
    asked = sa.select(Question)
    state, place, kind = (query.filters.get(name) for name in ("state", "place", "kind"))
    if state is QuestionState.DECIDED:
        asked = asked.where(Question.state.in_(_CLOSED))
    elif state is not None:
        asked = asked.where(Question.state == state)
    if place is not None:
        asked = asked.where(Question.place_id == place)
    if kind is not None:
        asked = asked.where(Question.kind == kind)
    latest = state is QuestionState.DECIDED
    order = Question.opened_at.desc() if latest else Question.opened_at
    found = tx.session.scalars(asked.order_by(order, Question.id)).all()
    rows = _rows(tx, found)
    words = fold(query.text).split()
    shown = [row for row in rows if all(word in _search(row) for word in words)]
    if not latest:  # what one merge asked about a person stands together
        shown.sort(key=lambda row: (row.at, fold(row.person), row.id))
    if query.sort in ("person", "place", "title"):
        shown.sort(key=lambda row: (fold(getattr(row, query.sort)), row.id))
        if query.descending:
            shown.reverse()
    return ListRows(shown, sum(counted.values()), {"state": counted})


def count(tx: ReadTx) -> dict[object, int]:
    """How many questions there are of each state; what is moot counts as decided."""
    asked = sa.select(Question.state, sa.func.count()).group_by(Question.state)
    counted: Counter[object] = Counter()
    for state, number in tx.session.execute(asked):
        counted[QuestionState.DECIDED if state in _CLOSED else state] += number
    return dict(counted)


def count_open(tx: ReadTx) -> int:
    """How many wait for somebody: open ones, not those put off."""
    asked = sa.select(sa.func.count()).where(Question.state == QuestionState.OPEN)
    return tx.session.scalar(asked) or 0


def places(tx: ReadTx) -> tuple[tuple[UUID, str], ...]:
    """The places that questions came from, by name."""
    asked = sa.select(Question.place_id).where(Question.place_id.is_not(None)).distinct()
    names = place_names(tx)
    found = [(key, names.get(key, "")) for key in tx.session.scalars(asked) if key is not None]
    return tuple(sorted(found, key=lambda one: (fold(one[1]), one[0])))


def _search(row: QuestionRow) -> str:
    return fold(f"{row.title} {row.person} {row.place} {row.kind.label}")


def _rows(tx: ReadTx, questions: Sequence[Question]) -> list[QuestionRow]:
    contents = _contents(tx, questions)
    words = Words(tx, [one for pair in contents.values() for one in pair])
    people = _people(tx, questions)
    known = bundles_by_hash(tx, (one.bundle for one in questions))
    names = place_names(tx)
    return [
        QuestionRow(
            id=one.id,
            kind=one.kind,
            state=one.state,
            title=_title(words, one, contents[one.id], people, known.get(one.bundle)),
            person=parcel_words.person_of(words, contents[one.id])
            or people.get(one.subject_id, ("", ""))[0]
            or people.get(one.person_id or one.subject_id, ("", ""))[0],
            place_id=one.place_id,
            place=names.get(one.place_id, ""),
            at=one.opened_at,
            choice=one.choice,
            decided_on=one.decided_on,
            decided_by=one.decided_by,
        )
        for one in questions
    ]


def _contents(tx: ReadTx, questions: Sequence[Question]) -> dict[UUID, tuple[Content | None, ...]]:
    wanted = [(one.id, (one.theirs, one.ours, one.base)) for one in questions]
    known = texts(tx, {name for _key, names in wanted for name in names})
    read = {name: from_text(text) for name, text in known.items()}
    return {key: tuple(read.get(name or "") for name in names) for key, names in wanted}


def _people(tx: ReadTx, questions: Iterable[Question]) -> dict[UUID, tuple[str, str]]:
    """Names and NIPs of the people questions are about."""
    ids = {key for one in questions for key in (one.person_id, one.subject_id, one.other_id) if key}
    found: dict[UUID, tuple[str, str]] = {}
    for chunk in chunks(ids):
        asked = (
            sa.select(Person.id, Person.name, PersonNip.nip)
            .join(PersonNip, PersonNip.person_id == Person.id, isouter=True)
            .where(Person.id.in_(chunk))
            .order_by(sa.nulls_first(PersonNip.since), PersonNip.id)
        )
        found.update((key, (name, nip or "")) for key, name, nip in tx.session.execute(asked))
    return found


def _title(
    words: Words,
    question: Question,
    contents: Sequence[Content | None],
    people: dict[UUID, tuple[str, str]],
    bundle: Bundle | None,
) -> str:
    if question.kind is QuestionKind.STREAM:
        return f"Paket no. {bundle.number}" if bundle is not None else "Paket"
    if question.kind is QuestionKind.SAME_PERSON:
        nip = people.get(question.subject_id, ("", ""))[1]
        return f"NIP {nip}" if nip else "NIP yang sama"
    kind = PARCELS.get(question.parcel_kind)
    return parcel_words.title(words, contents) or (kind.label if kind else question.parcel_kind)


def lay_open(tx: ReadTx, question_id: UUID) -> QuestionView:
    """One question with all that is needed to decide it; ``NoResultFound`` for a stranger."""
    question = tx.session.get_one(Question, question_id)
    row = _rows(tx, [question])[0]
    if question.kind is QuestionKind.SAME_PERSON:
        return _double(tx, question, row)
    if question.kind is QuestionKind.STREAM:
        return _stream(tx, question, row)
    found = sides(tx, question)
    return _fork(tx, question, row, found)


def _fork(tx: ReadTx, question: Question, row: QuestionRow, found: Sides) -> QuestionView:
    three = (found.base, found.office, found.centre)
    here = is_centre(tx)
    paper = paper_of(tx, question.parcel_kind, question.subject_id, three)
    blocks: tuple[DeskBlock, ...] = ()
    picks: tuple[tuple[Key, Side], ...] = ()
    if question.choice is None or found.whole:
        comparison, blocks = three_way.read(tx, *three)
        text = texts(tx, [question.result]).get(question.result or "")
        if question.choice is not None:
            picks = tuple(three_way.taken(comparison, from_text(text) if text else None).items())
    office_name, centre_name = question.ours, question.theirs
    if asked_at_centre(tx, question):
        office_name, centre_name = question.theirs, question.ours
    leaning: tuple[str, ...] = ()
    if any(one is not None and one.rows is None for one in three[1:]):
        leaning = leaning_on(tx, question.parcel_kind, question.subject_id)
    return QuestionView(
        row=row,
        office=side_info(tx, office_name, found.office),
        centre=side_info(tx, centre_name, found.centre),
        base_on=revision_day(tx, question.base),
        here_is_centre=here,
        reason=question.reason,
        default=Side.OFFICE if paper.signed else None,
        blocks=blocks,
        leaning=leaning,
        history=history(tx, question.subject_id),
        void=paper.live,
        signed=paper.signed,
        signed_on=paper.signed_on,
        picks=picks,
        approved_on=_approved_on(tx, question),
        fixed=why_fixed(tx, question),
    )


def _approved_on(tx: ReadTx, question: Question) -> date | None:
    asked = sa.select(Approval.on).where(
        Approval.parcel_id == question.subject_id, Approval.hash == question.ours
    )
    return tx.session.scalar(asked.order_by(Approval.id.desc()).limit(1))


def _double(tx: ReadTx, question: Question, row: QuestionRow) -> QuestionView:
    people, nip = both_people(tx, question)
    return QuestionView(
        row=row,
        office=side_info(tx, None, None),
        centre=side_info(tx, None, None),
        base_on=None,
        here_is_centre=is_centre(tx),
        reason=question.reason,
        people=people,
        nip=nip,
        fixed=why_fixed(tx, question),
    )


def _stream(tx: ReadTx, question: Question, row: QuestionRow) -> QuestionView:
    second = bundles_by_hash(tx, (question.bundle,)).get(question.bundle)
    rows: Sequence[Bundle] = ()
    if second is not None:
        asked = sa.select(Bundle).where(
            Bundle.place_id == second.place_id,
            Bundle.installation == second.installation,
            Bundle.epoch == second.epoch,
            Bundle.number == second.number,
            Bundle.direction == second.direction,
        )
        rows = tx.session.scalars(asked.order_by(Bundle.at, Bundle.id)).all()
    return QuestionView(
        row=row,
        office=side_info(tx, None, None),
        centre=side_info(tx, None, None),
        base_on=None,
        here_is_centre=is_centre(tx),
        reason=question.reason,
        bundles=tuple((one.number, one.at, one.by, one.size) for one in rows),
        fixed=why_fixed(tx, question),
    )
