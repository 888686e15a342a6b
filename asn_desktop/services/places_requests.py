"""Requests to be enrolled that wait at the centre, and how often a check number was tried."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import Bundle, BundleContent, Place
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.merging import BundleState, Direction
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.views.bundles import EnrolRequest
from asn_desktop.views.places import RequestRow

FREE_TRIES = 3
MOST_TRIES = 10
FIRST_WAIT = timedelta(minutes=1)


def keep_request(
    tx: Tx, request: EnrolRequest, content: bytes, *, rotation: bool, name: str = ""
) -> UUID:
    """Keep a request whose signature was found good; one that is here already is found again.

    Raises ``Refused`` (``places.request_declined``) for one that was turned down.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    known = tx.session.scalar(sa.select(Bundle).where(Bundle.sha256 == sha256))
    if known is not None and known.state is BundleState.REFUSED:
        raise refuse("places.request_declined", name=request.name)
    if known is None:
        known = Bundle(
            sha256=sha256,
            direction=Direction.IN,
            kind=BundleKind.REQUEST,
            state=BundleState.CHECKED,
            at=tx.now,
            by=tx.actor.on_behalf_of or tx.actor.name,
            size=len(content),
            name=name,
            installation=request.installation,
        )
        tx.session.add(known)
    if known.state is BundleState.CHECKED:
        known.report = json.dumps(_facts(request, rotation), ensure_ascii=False)
        if tx.session.get(BundleContent, sha256) is None:
            tx.session.add(BundleContent(sha256=sha256, content=content))
    tx.session.flush()
    return known.id


def _facts(request: EnrolRequest, rotation: bool) -> dict[str, Any]:
    return {
        "code": request.place,
        "name": request.name,
        "reason": request.reason,
        "rotation": rotation,
        "tries": 0,
        "tried": "",
    }


def waiting(tx: ReadTx) -> tuple[RequestRow, ...]:
    """The requests nobody has answered, the oldest first."""
    asked = sa.select(Bundle).where(
        Bundle.kind == BundleKind.REQUEST,
        Bundle.direction == Direction.IN,
        Bundle.state == BundleState.CHECKED,
    )
    codes = set(tx.session.scalars(sa.select(Place.code).where(Place.enrolled_on.is_not(None))))
    rows = tx.session.scalars(asked.order_by(Bundle.at, Bundle.id))
    return tuple(_row(bundle, codes) for bundle in rows)


def count_waiting(tx: ReadTx) -> int:
    """How many requests wait."""
    asked = sa.select(sa.func.count()).where(
        Bundle.kind == BundleKind.REQUEST,
        Bundle.direction == Direction.IN,
        Bundle.state == BundleState.CHECKED,
    )
    return tx.session.scalar(asked) or 0


def _row(bundle: Bundle, codes: set[str]) -> RequestRow:
    facts = json.loads(bundle.report)
    return RequestRow(
        id=bundle.id,
        code=facts["code"],
        name=facts["name"],
        installation=bundle.installation or UUID(int=0),
        reason=facts["reason"],
        at=bundle.at,
        by=bundle.by,
        known=facts["code"] in codes,
        rotation=facts["rotation"],
        tries=facts["tries"],
    )


def content_of(tx: ReadTx, request_id: UUID) -> bytes:
    """The file of a request that waits; raises ``Refused`` (``places.request_gone``)."""
    bundle = _waiting(tx, request_id)
    content = tx.session.get(BundleContent, bundle.sha256)
    if content is None:
        raise refuse("places.request_gone")
    return content.content


def refuse_locked(tx: ReadTx, request_id: UUID) -> None:
    """Raise ``Refused`` (``places.number_locked``) while no further number may be tried."""
    until = _locked_until(json.loads(_waiting(tx, request_id).report))
    if until is not None and tx.now < until:
        minutes = -(-int((until - tx.now).total_seconds()) // 60)
        raise refuse("places.number_locked", minutes=minutes, field="check_number")


def count_try(tx: Tx, request_id: UUID) -> int:
    """A wrong number was typed: note it and return how often; the last one declines the request."""
    bundle = _waiting(tx, request_id)
    facts = json.loads(bundle.report)
    facts |= {"tries": facts["tries"] + 1, "tried": tx.now.isoformat()}
    bundle.report = json.dumps(facts, ensure_ascii=False)
    if facts["tries"] >= MOST_TRIES:
        bundle.state = BundleState.REFUSED
    return int(facts["tries"])


def close(tx: Tx, request_id: UUID, *, taken: bool) -> None:
    """The request was granted, or turned down."""
    bundle = _waiting(tx, request_id)
    bundle.state = BundleState.APPLIED if taken else BundleState.REFUSED
    content = tx.session.get(BundleContent, bundle.sha256)
    if content is not None:
        tx.session.delete(content)


def _waiting(tx: ReadTx, request_id: UUID) -> Bundle:
    bundle = tx.session.get(Bundle, request_id)
    if bundle is None or bundle.state is not BundleState.CHECKED:
        raise refuse("places.request_gone")
    return bundle


def _locked_until(facts: dict[str, Any]) -> datetime | None:
    over = facts["tries"] - FREE_TRIES
    if over < 0 or not facts["tried"]:
        return None
    waits: timedelta = FIRST_WAIT * 2**over
    return datetime.fromisoformat(facts["tried"]) + waits
