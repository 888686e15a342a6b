"""Evidence: files on what was realised of a place in a period, and on entries of the log."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.logs import DailyLog, Evidence
from asn_desktop.models.paper import Attachment
from asn_desktop.models.planning import Indicator, WorkResult
from asn_desktop.rules.evidence import LARGEST, kind_of, megabytes
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.following import LogState
from asn_desktop.services import progress
from asn_desktop.services.attachments import add_attachment, release
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.origins import with_origins
from asn_desktop.services.people_now import chunks
from asn_desktop.views.evidence import Added, EvidencePlace, EvidenceView, NewFile

Place = tuple[UUID, UUID | None]
"""A result and its indicator, None for the result itself."""


def add(tx: Tx, place: EvidencePlace, files: Sequence[NewFile]) -> Added:
    """Keep files as evidence of a place; the same bytes are kept once, whatever shows them.

    A file that stands at the place already is left out and told. Refused with ``evidence.empty``,
    ``evidence.kind`` (by content), ``evidence.size`` above 10 MB, ``evidence.approved``, and what
    ``progress.check_place`` refuses.
    """
    _open(tx, place)
    for file in files:
        _check(file)
    there = {one.sha256 for one in of_place(tx, place)}
    twice: list[str] = []
    for file in files:
        kind = kind_of(file.content)
        key = hashlib.sha256(file.content).hexdigest()
        if key in there or kind is None:
            twice.append(file.name)
            continue
        there.add(key)
        add_attachment(tx, file.name, kind.value, file.content)
        tx.session.add(
            Evidence(
                sha256=key,
                name=file.name,
                media_type=kind.value,
                size=len(file.content),
                on=tx.today,
                log_id=place.log_id,
                work_result_id=place.work_result_id,
                indicator_id=place.indicator_id,
                period_id=place.period_id,
            )
        )
    tx.session.flush()
    return Added(len(files) - len(twice), tuple(twice))


def remove(tx: Tx, evidence_id: UUID) -> None:
    """Take a file away from its place; its bytes go too where nothing else shows them."""
    row = tx.session.get_one(Evidence, evidence_id)
    _open(
        tx,
        EvidencePlace(row.log_id, row.work_result_id, row.indicator_id, row.period_id),
    )
    key = row.sha256
    tx.session.delete(row)
    tx.session.flush()
    release(tx, key)


def _check(file: NewFile) -> None:
    if not file.content:
        raise refuse("evidence.empty", name=file.name)
    if len(file.content) > LARGEST:
        raise too_large(file.name, len(file.content))
    if kind_of(file.content) is None:
        raise refuse("evidence.kind", name=file.name)


def too_large(name: str, size: int) -> Exception:
    """The refusal of a file of ``size`` bytes, for whoever reads it."""
    return refuse("evidence.size", name=name, size=megabytes(size), most=LARGEST // 1024 // 1024)


def _open(tx: ReadTx, place: EvidencePlace) -> None:
    if place.log_id is not None:
        if tx.session.get_one(DailyLog, place.log_id).state is LogState.APPROVED:
            raise refuse("evidence.approved")
        return
    if place.work_result_id is None or place.period_id is None:
        raise ValueError(place)
    progress.check_place(tx, place.work_result_id, place.indicator_id, place.period_id)


# ---- reading


def of_place(tx: ReadTx, place: EvidencePlace) -> tuple[EvidenceView, ...]:
    """The files of a place, oldest first, those of the versions an SKP amends among them."""
    if place.log_id is not None:
        where = Evidence.log_id == place.log_id
    else:
        if place.work_result_id is None:
            return ()
        results = with_origins(tx, WorkResult, [place.work_result_id])
        where = sa.and_(
            Evidence.work_result_id.in_(list(results)), Evidence.period_id == place.period_id
        )
        if place.indicator_id is None:
            where = sa.and_(where, Evidence.indicator_id.is_(None))
        else:
            lines = with_origins(tx, Indicator, [place.indicator_id])
            where = sa.and_(where, Evidence.indicator_id.in_(list(lines)))
    rows = tx.session.scalars(sa.select(Evidence).where(where).order_by(Evidence.id))
    return tuple(map(_view, rows))


def counts(tx: ReadTx, skp_id: UUID, period_id: UUID) -> dict[Place, int]:
    """How many files each place of an SKP has in a period; places without any are not named."""
    results = with_origins(
        tx,
        WorkResult,
        tx.session.scalars(sa.select(WorkResult.id).where(WorkResult.skp_id == skp_id)),
    )
    own = tx.session.scalars(
        sa.select(Indicator.id)
        .join(WorkResult, WorkResult.id == Indicator.work_result_id)
        .where(WorkResult.skp_id == skp_id)
    )
    lines = with_origins(tx, Indicator, own)
    found: dict[Place, int] = defaultdict(int)
    for part in chunks(results):
        rows = tx.session.execute(
            sa.select(Evidence.work_result_id, Evidence.indicator_id, sa.func.count())
            .where(Evidence.work_result_id.in_(part), Evidence.period_id == period_id)
            .group_by(Evidence.work_result_id, Evidence.indicator_id)
        )
        for result, line, count in rows:
            if result is not None and (line is None or line in lines):
                found[results[result], lines[line] if line else None] += count
    return dict(found)


def missing(tx: ReadTx) -> tuple[str, ...]:
    """The names of evidence whose bytes are no longer kept."""
    rows = tx.session.scalars(
        sa.select(Evidence.name)
        .outerjoin(Attachment, Attachment.sha256 == Evidence.sha256)
        .where(Attachment.sha256.is_(None))
        .order_by(Evidence.name, Evidence.id)
    )
    return tuple(dict.fromkeys(rows))


def _view(row: Evidence) -> EvidenceView:
    return EvidenceView(row.id, row.sha256, row.name, row.media_type, row.size, row.on)
