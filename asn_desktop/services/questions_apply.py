"""Writing what was decided into the tables, and taking it out again."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import ParcelHead, Place, Question, Taken
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.merging import Standing
from asn_desktop.rules.parcel_words import row_label
from asn_desktop.rules.streams import Outcome
from asn_desktop.services import merged_paper, people_now
from asn_desktop.services.merge import source_here
from asn_desktop.services.merge_apply import Applied, Cause, carry_out
from asn_desktop.services.merge_links import Closure
from asn_desktop.services.merge_plan import Plan, Source, find_heads
from asn_desktop.services.merge_steps import Step, compare
from asn_desktop.services.merge_store import Reads
from asn_desktop.services.office import Tx
from asn_desktop.services.parcel_check import Incoming, Unfit, read
from asn_desktop.services.questions_people import leaning_on
from asn_desktop.services.questions_read import content_here, sides, texts
from asn_desktop.views.parcels import Content, marked, to_text, unmarked


def store(tx: Tx, question: Question, content: Content) -> str:
    """Make ``content`` what counts of the parcel of a question; returns the revision's name.

    Refused with ``questions.still_used`` or ``questions.does_not_fit``; then nothing is written.
    """
    place = tx.session.get_one(Place, question.place_id)
    source = source_here(tx, place)
    plain = to_text(content)
    probe = Step(_read(question, plain), Outcome.FORWARD)
    find_heads(tx, Reads(tx), source, [probe])
    head = probe.head.hash if probe.head is not None else question.ours
    names = dict.fromkeys(name for name in (head, question.theirs) if name)
    text = marked(plain, tuple(names)) if names else plain
    step = Step(_read(question, text), Outcome.FORWARD, probe.head)
    _write(tx, question, source, step)
    question.ours = head
    return step.incoming.name


def put_back(tx: Tx, question: Question) -> None:
    """Make what counted before the decision count again; its revision stays as history."""
    taken = tx.session.get_one(Taken, (question.id, question.subject_id))
    before, standing, agreed = taken.before, taken.standing, taken.agreed
    tx.session.delete(taken)
    tx.session.flush()
    place = tx.session.get_one(Place, question.place_id)
    known = texts(tx, [before]).get(before or "")
    gone = Content(question.parcel_kind, question.subject_id, None)
    plain = unmarked(known) if known is not None else to_text(gone)
    step = Step(_read(question, plain), Outcome.FORWARD)
    source = source_here(tx, place)
    find_heads(tx, Reads(tx), source, [step])
    _write(tx, question, source, step)
    tx.session.execute(sa.delete(Taken).where(Taken.cause == question.id))
    head = tx.session.get_one(ParcelHead, question.subject_id, populate_existing=True)
    head.hash, head.standing = before or head.hash, standing or Standing.MERGED
    head.agreed = agreed


def _read(question: Question, text: bytes) -> Incoming:
    try:
        return read(question.parcel_kind, question.subject_id.hex, text)
    except Unfit as fault:
        what = row_label(str(fault.finding.values.get("table", question.parcel_kind)))
        raise refuse("questions.does_not_fit", what=what) from fault


def _write(tx: Tx, question: Question, source: Source, step: Step) -> None:
    """Turn what the tables say into what the step says, and derive what follows."""
    known = sides(tx, question)
    now = content_here(
        tx,
        question.parcel_kind,
        question.subject_id,
        (known.office, known.centre, known.base),
    )
    compare(step, _read(question, to_text(now)).tables)
    Closure(Reads(tx), source.place if source.guarded else None, {}).settle([step])
    if step.question is not None:
        leaning = leaning_on(tx, question.parcel_kind, question.subject_id)
        raise refuse("questions.still_used", what=", ".join(leaning) or "data lain")
    if step.finding is not None:
        what = row_label(str(step.finding.values.get("table", question.parcel_kind)))
        raise refuse("questions.does_not_fit", what=what)
    cause = Cause(question.id, None, source, mine=True)
    _derive(tx, carry_out(tx, Plan([step]), cause))
    tx.session.expire_all()
    if not source.guarded:  # at the centre paper is the office's, which voids it itself
        merged_paper.void_after(tx, [step])


def _derive(tx: Tx, done: Applied) -> None:
    """What is true today of the people a decision touched."""
    named = {UUID(hex=key) for key in done.named}
    people_now.refresh(tx, {UUID(hex=key) for key in done.people} | people_now.bearers(tx, named))
