"""What follows from an act inside its own transaction, in this order."""

from __future__ import annotations

from asn_desktop.services import people_now
from asn_desktop.services.office import After, Tx


def follow_amended_skp(tx: Tx) -> None:
    """See ``services.evaluation_opening.follow_set``; only where the act touched an SKP."""
    if any(row.__tablename__ == "skp" for row, _fields in tx.recorder.updated.values()):
        from asn_desktop.services import evaluation_opening

        evaluation_opening.follow_set(tx)
        tx.session.flush()


def follow_strategy(tx: Tx) -> None:
    """See ``services.strategy_follow``; only where the act touched what a matrix leans on."""
    from asn_desktop.services import strategy_follow

    if strategy_follow.concerns(tx):
        strategy_follow.follow(tx)


def void_changed_paper(tx: Tx) -> None:
    """See ``services.paper.void_changed``; a start that changes nothing needs no paper."""
    if not any(tx.recorder.changes()):
        return
    from asn_desktop.services import paper

    paper.void_changed(tx)


def keep_to_ours(tx: Tx) -> None:
    """See ``services.ownership.guard``: the centre writes into nobody's parcels."""
    if any(tx.recorder.changes()):
        from asn_desktop.services import ownership

        ownership.guard(tx)


def release_held(tx: Tx) -> None:
    """See ``services.merge.release_for_reference``; only where a year or period was made."""
    if any(row.__tablename__ in ("year", "period") for row in tx.recorder.created.values()):
        from asn_desktop.services import merge

        merge.release_for_reference(tx)


STANDARD: tuple[After, ...] = (
    people_now.follow,
    follow_amended_skp,
    follow_strategy,
    void_changed_paper,
    keep_to_ours,
    release_held,
)
