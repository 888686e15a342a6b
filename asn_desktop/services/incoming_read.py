"""What the centre answered, for the view "Dari pusat" and the pages of the documents themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import (
    Approval,
    Bundle,
    CentreProposal,
    ParcelHead,
    ParcelReturn,
    Question,
    ReturnLine,
    Revision,
)
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Indicator, WorkResult
from asn_desktop.models.progress import Realisation
from asn_desktop.rules.exchange import PARCELS, PROGRESS
from asn_desktop.rules.merging import Direction, QuestionState, Standing
from asn_desktop.rules.parcel_words import field_label, row_label
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import parcels, places, three_way
from asn_desktop.services.office import ReadTx
from asn_desktop.services.parcel_names import subjects
from asn_desktop.services.people_now import chunks
from asn_desktop.views.incoming import (
    CentreWord,
    DecisionRow,
    FromCentre,
    LineNote,
    ProposalRow,
    ReplyRow,
    ReturnedRow,
    finding_from,
    lines_from,
)
from asn_desktop.views.parcels import from_text, name_of, same
from asn_desktop.views.questions import DeskBlock

Stored = TypeVar("Stored", ParcelReturn, Approval)
CENTRE_KINDS = (BundleKind.REPLY, BundleKind.REFERENCE, BundleKind.RECOVERY, BundleKind.KIT)
MOST_REPLIES = 200
MOST_CLOSED = 200


def from_centre(tx: ReadTx) -> FromCentre:
    """Everything that came back, what waits for an answer first."""
    if places.centre_id(tx) is None:
        return FromCentre(False)
    return FromCentre(True, returned(tx), proposals(tx), decisions(tx), replies(tx))


def count_waiting(tx: ReadTx) -> int:
    """How many returned parcels and proposals wait for an answer of this office."""
    return count_returned(tx) + count_proposals(tx)


def count_returned(tx: ReadTx) -> int:
    """Returned parcels nobody has seen to, and of which no newer revision was sent."""
    asked = (
        sa.select(sa.func.count())
        .select_from(ParcelReturn)
        .join(ParcelHead, ParcelHead.parcel_id == ParcelReturn.parcel_id)
        .where(ParcelReturn.answered_on.is_(None), ParcelHead.hash == ParcelReturn.hash)
    )
    return tx.session.scalar(asked) or 0


def count_proposals(tx: ReadTx) -> int:
    """Proposals nobody has answered."""
    asked = sa.select(sa.func.count()).where(CentreProposal.accepted.is_(None))
    return tx.session.scalar(asked) or 0


def returned(tx: ReadTx) -> tuple[ReturnedRow, ...]:
    """Parcels the centre sent back: those nobody has answered first, then the newest."""
    rows = tx.session.scalars(
        sa.select(ParcelReturn)
        .order_by(
            sa.case((ParcelReturn.answered_on.is_(None), 0), else_=1),
            ParcelReturn.on.desc(),
            ParcelReturn.id.desc(),
        )
        .limit(MOST_CLOSED)
    ).all()
    return _returned(tx, rows)


def _returned(tx: ReadTx, rows: Sequence[ParcelReturn]) -> tuple[ReturnedRow, ...]:
    named = subjects(
        tx,
        [(row.kind, row.parcel_id) for row in rows],
        {row.parcel_id: row.person_id for row in rows},
    )
    notes = notes_of(tx, [row.id for row in rows])
    heads = _heads(tx, [row.parcel_id for row in rows])
    worked_on = changed_since(
        tx,
        [(row.kind, row.parcel_id) for row in rows if row.answered_on is None],
        {row.parcel_id: row.hash for row in rows},
    )
    found = [
        ReturnedRow(
            row.id,
            named[row.parcel_id],
            row.on,
            row.by,
            row.text,
            notes.get(row.id, ()),
            changed=row.parcel_id in worked_on,
            sent=heads.get(row.parcel_id, row.hash) != row.hash,
            answered_on=row.answered_on,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: one.answered_on is not None or one.sent))


def _heads(tx: ReadTx, keys: Iterable[UUID]) -> dict[UUID, str]:
    found: dict[UUID, str] = {}
    for chunk in chunks(keys):
        asked = sa.select(ParcelHead.parcel_id, ParcelHead.hash).where(
            ParcelHead.parcel_id.in_(chunk)
        )
        found.update((key, name) for key, name in tx.session.execute(asked))
    return found


def changed_since(
    tx: ReadTx, wanted: Iterable[tuple[str, UUID]], names: Mapping[UUID, str]
) -> frozenset[UUID]:
    """Which parcels the office has worked on since the revision ``names`` says.

    Progress parcels are left out: they have no row that says under which SKP they stand.
    """
    by_kind: dict[str, list[UUID]] = defaultdict(list)
    for kind, key in wanted:
        if kind in PARCELS and kind != PROGRESS:
            by_kind[kind].append(key)
    other: dict[UUID, bytes] = {}
    for kind, keys in by_kind.items():
        texts = parcels.texts(tx, kind, keys)
        other.update((key, text) for key, text in texts.items() if name_of(text) != names.get(key))
    kept = texts_of(tx, (names.get(key) for key in other))
    return frozenset(
        key
        for key, text in other.items()
        if (then := kept.get(names.get(key, ""))) is None or not same(text, then)
    )


def notes_of(tx: ReadTx, return_ids: Collection[UUID]) -> Mapping[UUID, tuple[LineNote, ...]]:
    """The notes line by line, by the return they belong to."""
    rows: list[ReturnLine] = []
    for chunk in chunks(return_ids):
        asked = sa.select(ReturnLine).where(ReturnLine.parcel_return_id.in_(chunk))
        rows += tx.session.scalars(asked.order_by(ReturnLine.id))
    where = _places(tx, rows)
    found: dict[UUID, list[LineNote]] = defaultdict(list)
    for row in rows:
        label = where.get(row.row_id) or row_label(row.table)
        if row.field:
            label = f"{label} · {field_label(row.table, row.field)}"
        note = LineNote(row.row_id, row.table, row.field, row.text, label)
        found[row.parcel_return_id].append(note)
    return {key: tuple(sorted(notes, key=lambda one: one.where)) for key, notes in found.items()}


def _places(tx: ReadTx, rows: Iterable[ReturnLine]) -> dict[UUID, str]:
    """What a person finds a line by: its number in the form."""
    by_table: dict[str, set[UUID]] = defaultdict(set)
    for row in rows:
        by_table[row.table].add(row.row_id)
    found: dict[UUID, str] = {}
    for chunk in chunks(by_table.get("work_result", ())):
        asked = sa.select(WorkResult.id, WorkResult.no).where(WorkResult.id.in_(chunk))
        for key, no in tx.session.execute(asked):
            found[key] = f"{row_label('work_result')} {no}"
    for chunk in chunks(by_table.get("indicator", ())):
        of_result = (
            sa.select(Indicator.id, Indicator.no, WorkResult.no)
            .join(WorkResult, WorkResult.id == Indicator.work_result_id)
            .where(Indicator.id.in_(chunk))
        )
        for key, no, result in tx.session.execute(of_result):
            found[key] = f"{row_label('work_result')} {result} · {row_label('indicator')} {no}"
    for chunk in chunks(by_table.get("realisation", ())):
        realised = (
            sa.select(Realisation.id, WorkResult.no)
            .join(WorkResult, WorkResult.id == Realisation.work_result_id)
            .where(Realisation.id.in_(chunk))
        )
        for key, no in tx.session.execute(realised):
            found[key] = f"{row_label('realisation')} · {row_label('work_result')} {no}"
    return found


def proposals(tx: ReadTx) -> tuple[ProposalRow, ...]:
    """What the centre proposes, unanswered first."""
    asked = (
        sa.select(CentreProposal, PersonNow.name, PersonNow.nip)
        .outerjoin(PersonNow, PersonNow.person_id == CentreProposal.person_id)
        .order_by(
            sa.case((CentreProposal.accepted.is_(None), 0), else_=1),
            CentreProposal.on.desc(),
            CentreProposal.id.desc(),
        )
        .limit(MOST_CLOSED)
    )
    rows = tx.session.execute(asked).all()
    here = {row.other_id for row, _name, _nip in rows}
    others: dict[UUID, str] = {}
    for chunk in chunks(here):
        names = sa.select(PersonNow.person_id, PersonNow.name).where(PersonNow.person_id.in_(chunk))
        others.update((key, name) for key, name in tx.session.execute(names))
    return tuple(
        ProposalRow(
            row.id,
            row.choice,
            row.person_id,
            name or "",
            nip or "",
            others.get(row.other_id, ""),
            row.words,
            row.on,
            row.moved_on,
            row.accepted,
            row.reason,
        )
        for row, name, nip in rows
    )


def decisions(tx: ReadTx) -> tuple[DecisionRow, ...]:
    """Questions the centre decided, the newest first."""
    rows = tx.session.scalars(
        sa.select(Question)
        .where(Question.state == QuestionState.DECIDED)
        .order_by(Question.decided_on.desc().nulls_last(), Question.id.desc())
        .limit(MOST_CLOSED)
    ).all()
    named = subjects(
        tx,
        [(row.parcel_kind, row.subject_id) for row in rows],
        {row.subject_id: row.person_id for row in rows},
    )
    return tuple(
        DecisionRow(
            row.id,
            named[row.subject_id],
            row.choice,
            row.reason,
            row.decided_by,
            row.decided_on,
            row.theirs,
            row.ours,
            row.result,
        )
        for row in rows
        if row.choice is not None
    )


def replies(tx: ReadTx) -> tuple[ReplyRow, ...]:
    """The files of the centre, the newest first."""
    rows = tx.session.scalars(
        sa.select(Bundle)
        .where(Bundle.direction == Direction.IN, Bundle.kind.in_(CENTRE_KINDS))
        .order_by(Bundle.at.desc(), Bundle.id.desc())
        .limit(MOST_REPLIES)
    )
    found = []
    for row in rows:
        lines, note = lines_from(row.report)
        at = row.at.astimezone(tx.now.tzinfo)
        found.append(
            ReplyRow(row.id, row.kind, row.number, at, row.by, row.name, row.state, lines, note)
        )
    return tuple(found)


def texts_of(tx: ReadTx, names: Iterable[str | None]) -> dict[str, bytes]:
    """Revisions as canonical texts, by name; what is not kept here is left out."""
    found: dict[str, bytes] = {}
    for chunk in chunks(name for name in names if name):
        asked = sa.select(Revision.hash, Revision.content).where(Revision.hash.in_(chunk))
        found.update((name, content) for name, content in tx.session.execute(asked))
    return found


def both_sides(tx: ReadTx, question_id: UUID) -> tuple[DeskBlock, ...]:
    """What the office had and what the centre decided, block by block in the words of the form.

    Empty where this office keeps neither text.
    """
    row = tx.session.get(Question, question_id)
    if row is None:
        return ()
    kept = texts_of(tx, (row.base, row.theirs, row.result or row.ours))
    contents = {name: from_text(text) for name, text in kept.items()}
    office, centre = contents.get(row.theirs or ""), contents.get(row.result or row.ours or "")
    if office is None and centre is None:
        return ()
    base = contents.get(row.base or "", office)  # without one, what the centre changed is told
    return three_way.read(tx, base, office, centre)[1]


# ---- the pages of the documents


def words_of(tx: ReadTx, parcel_ids: Iterable[UUID]) -> dict[UUID, CentreWord]:
    """What the centre last said of documents; those it has said nothing of are left out.

    Costs one question by key where nothing was ever sent.
    """
    heads: list[ParcelHead] = []
    for chunk in chunks(parcel_ids):
        asked = sa.select(ParcelHead).where(
            ParcelHead.parcel_id.in_(chunk), ParcelHead.standing != Standing.SENT
        )
        heads += tx.session.scalars(asked)
    if not heads:
        return {}
    keys = [head.parcel_id for head in heads]
    backs = _last(tx, ParcelReturn, keys)
    approved = _last(tx, Approval, keys)
    notes = notes_of(tx, [row.id for row in backs.values()])
    found = {}
    for head in heads:
        back, good = backs.get(head.parcel_id), approved.get(head.parcel_id)
        by = good if head.standing is Standing.APPROVED else back
        is_back = head.standing is Standing.RETURNED and back is not None
        open_back = back is not None and is_back and back.answered_on is None
        found[head.parcel_id] = CentreWord(
            head.standing,
            head.since,
            by.by if by is not None else "",
            by.on if by is not None else None,
            back.text if back is not None and is_back else "",
            back.id if back is not None and open_back else None,
            notes.get(back.id, ()) if back is not None and open_back else (),
            finding_from(head.finding),
        )
    return found


def _last(tx: ReadTx, mapped: type[Stored], keys: Sequence[UUID]) -> dict[UUID, Stored]:
    found: dict[UUID, Stored] = {}
    for chunk in chunks(keys):
        asked = sa.select(mapped).where(mapped.parcel_id.in_(chunk)).order_by(mapped.on, mapped.id)
        found.update((row.parcel_id, row) for row in tx.session.scalars(asked))
    return found
