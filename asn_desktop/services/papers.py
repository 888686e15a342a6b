"""Which paper of an evaluation holds: its document (D.1.1, D.1.2) and that after an objection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.paper import SheetEvent, Version
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SheetEventKind, may_follow
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks

DOCUMENTS = (FormCode.D_1_1, FormCode.D_1_2, FormCode.D_1_3)


def signed_documents() -> sa.Select[UUID]:
    """The evaluations whose document (D.1.1, D.1.2) was ever signed."""
    return (
        sa.select(Version.document_id)
        .join(SheetEvent, SheetEvent.version_id == Version.id)
        .where(
            Version.form.in_((FormCode.D_1_1, FormCode.D_1_2)),
            SheetEvent.kind == SheetEventKind.SIGNED,
        )
    )


@dataclass
class Paper:
    """A version that was printed, with the last date of each event on it."""

    version_id: UUID
    form: FormCode
    dates: dict[SheetEventKind, date] = field(default_factory=dict)
    last: SheetEventKind | None = None

    def on(self, kind: SheetEventKind) -> date | None:
        """When it happened; None when it did not."""
        return self.dates.get(kind)

    def takes(self, kind: SheetEventKind) -> bool:
        """Whether this may happen to it now."""
        return may_follow(self.last, kind)

    def add(self, kind: SheetEventKind, on: date) -> None:
        """One more event; printing again moves nothing."""
        self.dates[kind] = on
        if kind is not SheetEventKind.PRINTED or self.last is None:
            self.last = kind


@dataclass(frozen=True)
class Papers:
    """By document (an evaluation, an objection): the paper that holds, and whether one was signed.

    What is void holds no longer; ``signed`` knows of it still.
    """

    live: Mapping[UUID, Paper]
    signed: frozenset[UUID]

    def document(self, document_id: UUID | None) -> Paper | None:
        """The newest paper of a document that is not void."""
        return self.live.get(document_id) if document_id else None

    def knows(self, document_id: UUID) -> bool:
        """Whether a paper of a document holds, or one was signed."""
        return document_id in self.live or document_id in self.signed


def papers_of(tx: ReadTx, document_ids: Iterable[UUID]) -> Papers:
    """The papers of some documents."""
    return _gather(tx, [Version.document_id.in_(part) for part in chunks(document_ids)])


def papers_of_year(tx: ReadTx, year: int, code: str | None = None) -> Papers:
    """The papers of every document of a year, or of one period in it, in one question."""
    where = sa.and_(Version.year == year, Version.form.in_(DOCUMENTS))
    return _gather(tx, [where if code is None else sa.and_(where, Version.period == code)])


def _gather(tx: ReadTx, wanted: Iterable[sa.ColumnElement[bool]]) -> Papers:
    found: dict[UUID, Paper] = {}
    document_of: dict[UUID, UUID] = {}
    signed: set[UUID] = set()
    for where in wanted:
        rows = tx.session.execute(
            sa.select(Version.document_id, Version.id, Version.form, SheetEvent.kind, SheetEvent.on)
            .join(SheetEvent, SheetEvent.version_id == Version.id)
            .where(where, Version.form.in_(DOCUMENTS))
            .order_by(Version.form, Version.number, SheetEvent.id)
        )
        for document_id, version_id, form, kind, on in rows:
            paper = found.setdefault(version_id, Paper(version_id, form))
            paper.add(kind, on)
            document_of[version_id] = document_id
            if kind is SheetEventKind.SIGNED:
                signed.add(document_id)
    live = {
        document_of[key]: paper
        for key, paper in found.items()
        if paper.last is not SheetEventKind.VOID
    }
    return Papers(live, frozenset(signed))
