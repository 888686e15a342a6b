"""What a question is about: the contents on both sides, where they come from, the paper they made.

``office`` and ``centre`` are the two sides wherever one sits: at the centre the office's revision
came in and the centre's is here, in an office it is the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.exchange import Bundle, ParcelHead, Place, Question, Revision
from asn_desktop.models.journal import JournalChange, JournalEntry
from asn_desktop.models.paper import SheetEvent, Version
from asn_desktop.models.planning import WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.exchange import PROGRESS
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.services import parcels, setup
from asn_desktop.services.office import ReadTx
from asn_desktop.services.ownership import is_centre
from asn_desktop.services.people_now import chunks
from asn_desktop.views.parcels import Content, from_text
from asn_desktop.views.questions import RevisionLine, SideInfo

HERE = ""
"""The place of what was written at this computer."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The contents of a forked parcel; None = that side (or the base) never had it.

    ``whole``: the texts of all that a question names are kept here; of a decision that came from
    the centre an office may lack some.
    """

    base: Content | None
    office: Content | None
    centre: Content | None
    whole: bool


def texts(tx: ReadTx, hashes: Iterable[str | None]) -> dict[str, bytes]:
    """The texts of revisions by their names."""
    found: dict[str, bytes] = {}
    for chunk in chunks(name for name in hashes if name):
        asked = sa.select(Revision.hash, Revision.content).where(Revision.hash.in_(chunk))
        found.update((name, content) for name, content in tx.session.execute(asked))
    return found


def sides(tx: ReadTx, question: Question) -> Sides:
    """What the two sides wrote, and what both come from.

    Of an open question this side is what the tables say now, of a decided one what it was then.
    """
    known = texts(tx, (question.base, question.ours, question.theirs))
    read = {name: from_text(text) for name, text in known.items()}
    base, theirs = read.get(question.base or ""), read.get(question.theirs or "")
    here = read.get(question.ours or "")
    named = {name for name in (question.base, question.ours, question.theirs) if name}
    if question.choice is None:
        now = content_here(tx, question.parcel_kind, question.subject_id, (here, theirs, base))
        here = now if now.rows is not None or here is not None else None
    office, centre = (theirs, here) if asked_at_centre(tx, question) else (here, theirs)
    return Sides(base, office, centre, known.keys() >= named)


def asked_at_centre(tx: ReadTx, question: Question) -> bool:
    """Whether a question arose at the centre: here, or its decision came in a reply."""
    return is_centre(tx) or (question.choice is not None and decided_at(tx, question.id) is None)


def decided_at(tx: ReadTx, question_id: UUID) -> datetime | None:
    """When a question was decided here last, None if it never was."""
    return tx.session.scalar(
        sa.select(JournalEntry.at)
        .join(JournalChange, JournalChange.entry == JournalEntry.seq)
        .where(JournalChange.row_id == question_id, JournalEntry.act == Act.DECIDE_QUESTION.value)
        .order_by(JournalEntry.seq.desc())
        .limit(1)
    )


def content_here(tx: ReadTx, kind: str, key: UUID, known: Iterable[Content | None] = ()) -> Content:
    """What the tables say of a parcel now; ``known`` revisions tell what a progress is about."""
    places: parcels.Places = {}
    if kind == PROGRESS:
        place = next((at for one in known if (at := _progress_place(tx, one)) is not None), None)
        if place is None:
            return Content(kind, key, None)
        places = {key: place}
    return parcels.contents(tx, kind, [key], places)[key]


def _progress_place(tx: ReadTx, content: Content | None) -> tuple[UUID, UUID] | None:
    for rows in ((content.rows or {}) if content is not None else {}).values():
        for row in rows:
            skp = tx.session.scalar(
                sa.select(WorkResult.skp_id).where(WorkResult.id == UUID(row["work_result_id"]))
            )
            if skp is not None:
                return skp, UUID(row["period_id"])
    return None


def place_names(tx: ReadTx) -> dict[UUID | None, str]:
    """The places by id; what was written here has the name of this place."""
    rows = tx.session.execute(sa.select(Place.id, Place.name))
    found: dict[UUID | None, str] = {row.id: row.name for row in rows}
    found[None] = setup.read_settings(tx).office_name or HERE
    return found


def bundles_by_hash(tx: ReadTx, hashes: Iterable[str | None]) -> Mapping[str, Bundle]:
    """Bundles by their SHA-256."""
    found: dict[str, Bundle] = {}
    for chunk in chunks(name for name in hashes if name):
        rows = tx.session.scalars(sa.select(Bundle).where(Bundle.sha256.in_(chunk)))
        found.update((row.sha256, row) for row in rows)
    return found


def history(tx: ReadTx, parcel_id: UUID) -> tuple[RevisionLine, ...]:
    """Every revision of a parcel that is kept here, newest first."""
    head = tx.session.get(ParcelHead, parcel_id)
    rows = tx.session.execute(
        sa.select(Revision.hash, Revision.at, Revision.place_id, Revision.bundle)
        .where(Revision.parcel_id == parcel_id)
        .order_by(Revision.at.desc(), Revision.hash)
    ).all()
    names = place_names(tx)
    known = bundles_by_hash(tx, (row.bundle for row in rows))
    return tuple(
        RevisionLine(
            row.hash,
            row.at,
            names.get(row.place_id, ""),
            known[row.bundle].number if row.bundle in known else None,
            head is not None and head.hash == row.hash,
        )
        for row in rows
    )


def side_info(tx: ReadTx, revision: str | None, content: Content | None) -> SideInfo:
    """Where a revision comes from."""
    deleted = content is not None and content.rows is None
    row = tx.session.get(Revision, revision) if revision else None
    if row is None:
        return SideInfo(deleted=deleted)
    bundle = bundles_by_hash(tx, (row.bundle,)).get(row.bundle or "")
    return SideInfo(
        at=row.at,
        bundle=bundle.number if bundle is not None else None,
        by=bundle.by if bundle is not None else "",
        place=place_names(tx).get(row.place_id, ""),
        place_id=row.place_id,
        deleted=deleted,
    )


def revision_day(tx: ReadTx, revision: str | None) -> date | None:
    """The day of a revision, None for none."""
    row = tx.session.get(Revision, revision) if revision else None
    return row.at.date() if row is not None else None


@dataclass(frozen=True, slots=True)
class Paper:
    """Sheets of a parcel that are out: ``live`` told in words, ``signed`` their forms."""

    live: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    signed_on: date | None = None


def paper_of(tx: ReadTx, kind: str, key: UUID, contents: Iterable[Content | None]) -> Paper:
    """The sheets that were printed or signed of what a parcel says, and are not void."""
    documents = {key}
    if kind == PROGRESS:
        place = next((at for one in contents if (at := _progress_place(tx, one)) is not None), None)
        documents = set()
        if place is not None:
            asked = sa.select(Evaluation.id).where(
                Evaluation.skp_id == place[0], Evaluation.period_id == place[1]
            )
            documents.update(tx.session.scalars(asked))
    rows = tx.session.execute(
        sa.select(Version.id, Version.form, SheetEvent.kind, SheetEvent.on)
        .join(SheetEvent, SheetEvent.version_id == Version.id)
        .where(Version.document_id.in_(documents))
        .order_by(Version.form, Version.number, SheetEvent.id)
    )
    events: dict[UUID, list[tuple[str, SheetEventKind, date]]] = {}
    for version_id, code, event, on in rows:
        events.setdefault(version_id, []).append((code.value, event, on))
    live, signed, newest = [], [], None
    for known in events.values():
        if any(event is SheetEventKind.VOID for _form, event, _on in known):
            continue
        form, last, on = known[-1]
        live.append(f"{form} ({last.label.lower()} {format_date(on)})")
        for _form, event, day in known:
            if event is SheetEventKind.SIGNED:
                signed.append(form)
                newest = day if newest is None else max(newest, day)
    return Paper(tuple(live), tuple(dict.fromkeys(signed)), newest)
