"""One person's page: everything dated, whom the person assesses, what looks odd, the history."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.journal import JournalChange, JournalEntry
from asn_desktop.models.people import Person, PersonNow, Position, Unit
from asn_desktop.rules import nip as nip_rules
from asn_desktop.rules import positions
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.nip import Nip
from asn_desktop.rules.people import ActingKind
from asn_desktop.rules.ranks import Rank
from asn_desktop.rules.status import Status
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people import choices, person_row
from asn_desktop.services.people_at import nip_printed
from asn_desktop.services.people_edit import known, overlap
from asn_desktop.services.people_now import holds
from asn_desktop.services.people_spans import MAPPED
from asn_desktop.views.people import HistoryLine, PersonPage, SpanKind, SpanLine


def person_page(tx: ReadTx, person_id: UUID) -> PersonPage:
    """Everything of one person. Raises ``Refused`` (``person.unknown``)."""
    person = known(tx, person_id)
    rows = {kind: _rows(tx, kind, person_id) for kind in SpanKind}
    names = _names(tx, rows)
    spans = {
        kind: tuple(_line(kind, row, names, tx.today) for row in reversed(found))
        for kind, found in rows.items()
    }
    assessed = tx.session.scalars(
        sa.select(PersonNow.person_id)
        .where(PersonNow.assessor_id == person_id, PersonNow.active)
        .order_by(PersonNow.sort_name, PersonNow.person_id)
    ).all()
    picked = choices(tx, assessed)
    return PersonPage(
        id=person.id,
        name=person.name,
        kind=person.kind,
        birth_date=person.birth_date,
        birth_place=person.birth_place or "",
        sex=person.sex,
        outside_title=person.outside_title or "",
        outside_agency=person.outside_agency or "",
        note=person.note or "",
        now=person_row(tx, person_id),
        spans=spans,
        assesses=tuple(picked[key] for key in assessed if key in picked),
        findings=tuple(_findings(tx, person, rows)),
    )


def span_findings(spans: Sequence[SpanLine]) -> list[Finding]:
    """Warnings about dates that contradict each other, ``line`` naming the row.

    ``span.reversed``: ends before it begins; ``span.overlaps``: begins while another of its kind
    still holds (acting duties may overlap).
    """
    found: list[Finding] = []
    for span in spans:
        if span.since is not None and span.until is not None and span.until <= span.since:
            values = {"text": span.text, "since": span.since, "until": span.until, "line": span.id}
            found.append(Finding("span.reversed", Severity.WARNING, values))
    sound = [
        span
        for span in spans
        if span.since is None or span.until is None or span.since < span.until
    ]
    ordered = sorted(sound, key=lambda span: (span.since or date.min, span.id))
    for one, other in pairwise(ordered):
        if one.kind is SpanKind.ACTING:
            continue
        if overlap((one.since, one.until), (other.since, other.until)):
            values = {"text": one.text, "other": other.text, "since": other.since, "line": other.id}
            code = "span.overlaps" if other.since is not None else "span.two_beginnings"
            found.append(Finding(code, Severity.WARNING, values))
    return found


def person_history(tx: ReadTx, person_id: UUID, limit: int = 200) -> list[HistoryLine]:
    """What was done to this person, newest first, as codes with words for every change.

    Rows that were taken back later are among them; they are looked for among what was deleted,
    which has an index of its own.
    """
    ids = [person_id]
    for kind in SpanKind:
        ids += [row.id for row in _rows(tx, kind, person_id)]
    kinds = [kind.value for kind in SpanKind]
    mark = f'%"person_id":"{person_id}"%'
    gone = sa.and_(
        JournalChange.kind.in_(kinds),
        JournalChange.field == sa.text("''"),  # as the index says it
        JournalChange.after.is_(None),
        JournalChange.before.like(mark),
    )
    removed = tx.session.scalars(sa.select(JournalChange.row_id).where(gone)).all()
    statement = (
        sa.select(JournalChange, JournalEntry)
        .join(JournalEntry, JournalEntry.seq == JournalChange.entry)
        .where(JournalChange.row_id.in_([*ids, *removed]))
        .order_by(JournalEntry.seq.desc(), JournalChange.no)
        .limit(limit * 10)
    )
    pairs = [(change, entry) for change, entry in tx.session.execute(statement)]
    words = _Words(tx, [change for change, _entry in pairs])
    undone = set(
        tx.session.scalars(sa.select(JournalEntry.undoes).where(JournalEntry.undoes.is_not(None)))
    )
    lines: list[HistoryLine] = []
    for seq, found in groupby(pairs, key=lambda pair: pair[1].seq):
        group = list(found)
        entry = group[0][1]
        details = [words.detail(change) for change, _entry in group]
        lines.append(
            HistoryLine(
                seq=seq,
                at=entry.at,
                actor=entry.actor,
                on_behalf_of=entry.on_behalf_of,
                act=entry.act,
                undone=seq in undone,
                details=tuple(detail for detail in details if detail is not None),
            )
        )
    return lines[:limit]


def _rows(tx: ReadTx, kind: SpanKind, person_id: UUID) -> list[Any]:
    mapped = MAPPED[kind]
    rows = tx.session.scalars(sa.select(mapped).where(mapped.person_id == person_id))
    return sorted(rows, key=lambda row: (row.since or date.min, row.id))


def _names(tx: ReadTx, rows: Mapping[SpanKind, Sequence[Any]]) -> dict[UUID | None, str]:
    posts = {row.position_id for kind in _PLACED for row in rows[kind]}
    units = {row.unit_id for kind in _PLACED for row in rows[kind]}
    people = {row.assessor_id for row in rows[SpanKind.ASSESSOR]}
    people |= {row.signer_id for row in rows[SpanKind.SIGNING]}
    return named(tx, posts | units | people)


_PLACED = (SpanKind.PLACEMENT, SpanKind.ACTING)


def named(tx: ReadTx, ids: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """The names of people, positions and units, whichever each id is."""
    wanted = [key for key in ids if key is not None]
    found: dict[UUID | None, str] = {}
    for mapped in (Person, Position, Unit):
        rows = tx.session.execute(sa.select(mapped.id, mapped.name).where(mapped.id.in_(wanted)))
        found.update((row.id, row.name) for row in rows)
    return found


def _line(kind: SpanKind, row: Any, names: Mapping[UUID | None, str], today: date) -> SpanLine:
    ref: UUID | None = None
    ref2: UUID | None = None
    detail = value = ""
    flag = False
    match kind:
        case SpanKind.NIP:
            text, value = nip_printed(row.nip), row.nip
        case SpanKind.RANK:
            text, value = row.rank.label, row.rank.value
        case SpanKind.PLACEMENT:
            ref, ref2, flag = row.position_id, row.unit_id, row.heads
            text, detail = names.get(ref, ""), names.get(ref2, "")
        case SpanKind.ASSESSOR:
            ref = row.assessor_id
            text = names.get(ref, "")
            detail = row.written or ""
            value = row.problem.value if row.problem else ""
        case SpanKind.STATUS:
            text, value, detail = row.status.label, row.status.value, row.note or ""
        case SpanKind.ACTING:
            ref, ref2, value = row.position_id, row.unit_id, row.kind.value
            text = f"{row.kind.label} {names.get(ref, '')}"
            detail = " · ".join(filter(None, (names.get(ref2, ""), row.decree or "")))
        case SpanKind.SIGNING:
            ref = row.signer_id
            text, detail = names.get(ref, ""), row.decree or ""
    return SpanLine(
        id=row.id,
        kind=kind,
        since=row.since,
        until=row.until,
        text=text,
        detail=detail,
        holds=holds(row.since, row.until, today),
        ref=ref,
        ref2=ref2,
        value=value,
        flag=flag,
    )


def _findings(tx: ReadTx, person: Person, rows: Mapping[SpanKind, Sequence[Any]]) -> list[Finding]:
    names = _names(tx, rows)
    found: list[Finding] = []
    lines = {
        kind: [_line(kind, row, names, tx.today) for row in part] for kind, part in rows.items()
    }
    for part in lines.values():
        found += span_findings(part)
    numbers = [row.nip for row in rows[SpanKind.NIP] if holds(row.since, row.until, tx.today)]
    if person.kind is None:
        return found
    post = next(
        (
            tx.session.get(Position, row.position_id)
            for row in reversed(rows[SpanKind.PLACEMENT])
            if row.position_id and holds(row.since, row.until, tx.today)
        ),
        None,
    )
    if numbers and len(numbers[-1]) == nip_rules.LENGTH:
        nip = Nip(numbers[-1])
        age = positions.retirement_age(post.kind, post.grade, post.name) if post else None
        here = not _has_left(rows, tx.today)
        found += nip_rules.findings(
            nip,
            person.birth_date,
            person.sex,
            person.kind,
            tx.today if here else None,
            age or nip_rules.USUAL_RETIREMENT_AGE,
        )
        found += _before_appointment(nip, [*lines[SpanKind.RANK], *lines[SpanKind.PLACEMENT]])
    if post is not None:
        found += positions.kind_findings(post.kind, post.name, post.echelon)
    return found


def _has_left(rows: Mapping[SpanKind, Sequence[Any]], today: date) -> bool:
    held = [row for row in rows[SpanKind.STATUS] if holds(row.since, row.until, today)]
    return bool(held) and held[-1].status.has_left


def _before_appointment(nip: Nip, lines: Iterable[SpanLine]) -> list[Finding]:
    return [
        Finding(
            "history.before_appointment",
            Severity.WARNING,
            {"typed": line.since, "appointed": nip.appointed, "line": line.id},
        )
        for line in lines
        if line.since is not None and line.since < nip.appointed
    ]


class _Words:
    """Turns journalled values into words: ids into names, codes into labels."""

    def __init__(self, tx: ReadTx, changes: Iterable[JournalChange]) -> None:
        ids: set[UUID] = set()
        for change in changes:
            for text in (change.before, change.after):
                ids.update(_ids(text))
        self._names = {str(key): name for key, name in named(tx, ids).items()}

    def detail(self, change: JournalChange) -> tuple[str, Mapping[str, str]] | None:
        """One change as the code of a sentence with its words."""
        if change.field == "":
            whole = json.loads(change.after or change.before or "{}")
            if change.kind == "person":
                return None  # the act says it all
            step = "added" if change.after is not None else "removed"
            values = self._row(change.kind, whole)
            return (f"told.{step}", {"what": change.kind, **values})
        if change.before is None and change.after is None:
            return ("told.purged", {"what": change.kind, "field": change.field})
        before, after = (
            self._value(change.field, change.before),
            self._value(change.field, change.after),
        )
        return (
            "told.changed",
            {"what": change.kind, "field": change.field, "before": before, "after": after},
        )

    def _row(self, kind: str, whole: Mapping[str, Any]) -> dict[str, str]:
        shown = [self._plain(name, whole[name]) for name in _SHOWN[kind] if whole.get(name)]
        return {
            "text": " · ".join(word for word in shown if word),
            "since": whole.get("since") or "",
            "until": whole.get("until") or "",
        }

    def _value(self, name: str, text: str | None) -> str:
        return "" if text is None else self._plain(name, json.loads(text))

    def _plain(self, name: str, value: Any) -> str:
        if name.endswith("_id"):
            return self._names.get(str(value), "")
        label = _LABELS.get(name)
        if label is not None:
            return str(label(value))
        if isinstance(value, bool):
            return "ya" if value else "tidak"
        return str(value)


def _ids(text: str | None) -> Iterable[UUID]:
    if text is None:
        return
    whole = json.loads(text)
    values = (
        [value for name, value in whole.items() if name.endswith("_id")]
        if isinstance(whole, dict)
        else [whole]
    )
    for value in values:
        try:
            yield UUID(str(value))
        except ValueError:
            continue


_SHOWN: dict[str, tuple[str, ...]] = {
    "person_nip": ("nip",),
    "person_rank": ("rank",),
    "placement": ("position_id", "unit_id"),
    "person_assessor": ("assessor_id", "written"),
    "person_status": ("status", "note"),
    "acting": ("kind", "position_id", "unit_id", "decree"),
    "signing_delegation": ("signer_id", "decree"),
}
_LABELS: dict[str, Any] = {
    "nip": nip_printed,
    "rank": lambda value: Rank(value).label,
    "status": lambda value: Status(value).label,
    "kind": lambda value: (
        ActingKind(value).label if value in set(ActingKind) else nip_rules.EmployeeKind(value).label
    ),
    "sex": lambda value: nip_rules.Sex(value).label,
}
