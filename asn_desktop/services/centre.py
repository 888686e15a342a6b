"""The centre itself: how a database becomes it, and who is at work there."""

from __future__ import annotations

import sqlalchemy as sa

from asn_desktop.models.exchange import Stream
from asn_desktop.rules.exchange import Role
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.merging import Direction
from asn_desktop.services import founding, setup
from asn_desktop.services.office import Actor, ReadTx, Tx
from asn_desktop.services.ownership import is_centre
from asn_desktop.views.bundles import CENTRE_CODE

NOBODY = Actor().name


def found_centre(tx: Tx, name: str, agency: str, year: int) -> None:
    """Set up an empty database as the centre with its first year.

    Raises ``Refused`` as ``founding.found_office`` and :func:`become_centre`.
    """
    if not name.strip():
        raise refuse("centre.name_missing", field="name")
    founding.found_office(tx, name, agency, year)
    become_centre(tx)


def become_centre(tx: Tx) -> None:
    """Make this program the centre; what it holds of its own staff stays its own.

    Refused: ``centre.is_centre``; ``centre.has_sent`` for an office that has told a centre of
    itself, whose rows another centre counts already.
    """
    if is_centre(tx):
        raise refuse("centre.is_centre")
    sent = sa.select(Stream.position).where(Stream.direction == Direction.OUT, Stream.number > 0)
    if tx.session.scalar(sent.limit(1)) is not None:
        raise refuse("centre.has_sent")
    setup.change_settings(tx, exchange_role=Role.CENTRE.value, place_code=CENTRE_CODE)


def is_founded(tx: ReadTx) -> bool:
    """Whether somebody has said what this office is called."""
    return bool(setup.read_settings(tx).office_name)


def hand(actor: Actor) -> str:
    """The name of whoever works; "" while nobody has said it.

    On a server it is the account, whomever one works as: nobody approves under another's name what
    that account imported. Without an account it is whom one works as ("Bekerja sebagai").
    """
    if actor.name != NOBODY:
        return actor.name
    return actor.on_behalf_of or ""


def named_hand(tx: Tx) -> str:
    """The name that is noted for an import or an approval; refused with ``centre.who``."""
    found = hand(tx.actor)
    if not found:
        raise refuse("centre.who")
    return found


def must_be_centre(tx: ReadTx) -> None:
    """Refuse with ``centre.not_centre`` in an office."""
    if not is_centre(tx):
        raise refuse("centre.not_centre")
