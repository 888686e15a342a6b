"""Opening an office for work: what is behind is brought up to date, after a backup if need be.

Behind is the database of an earlier release, and what held on the day the office was last open.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from asn_desktop.models.engine import Store
from asn_desktop.rules.acts import Act
from asn_desktop.services import opening, people_now
from asn_desktop.services.office import Actor, Clock, Office
from asn_desktop.workflows import highwater

REASON = "pembaruan"


def keep_safe(store: Store, folder: Path) -> None:
    """Keep a verified backup of a database that is about to be changed as a whole."""
    from asn_desktop.workflows import backup  # for once in a release

    backup.automatic(Office(store), folder, REASON)


@contextmanager
def open_office(
    folder: Path, *, clock: Clock | None = None, actor: Actor | None = None
) -> Iterator[Office]:
    """Open a data folder, new or old, for this program alone and close it afterwards.

    Raises ``WorldFault`` as :func:`asn_desktop.services.opening.open_store` and
    :func:`asn_desktop.workflows.backup.save`.
    """
    with opening.open_office(folder, clock=clock, actor=actor, before_upgrade=keep_safe) as office:
        yield _of_today(office, folder)
        highwater.keep(office, folder / highwater.KEYS)


@contextmanager
def open_existing(folder: Path, *, clock: Clock | None = None) -> Iterator[Office]:
    """Open a folder that must hold an office; raises ``WorldFault`` (``store.no_office``)."""
    with opening.open_existing(folder, clock=clock, before_upgrade=keep_safe) as office:
        yield _of_today(office, folder)
        highwater.keep(office, folder / highwater.KEYS)


def _of_today(office: Office, folder: Path) -> Office:
    highwater.check(office, folder / highwater.KEYS)
    office.write(Act.EDIT_PERSON, people_now.refresh_due)
    return office
