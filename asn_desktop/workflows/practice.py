"""The practice office: an invented kecamatan with a year in all states, in its own folder.

It is built through the same services a person uses, so its journal, versions and papers are real.
Rebuilding makes a new one beside the old and puts it in its place only when it is whole.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from asn_desktop import paths
from asn_desktop.rules.findings import WorldFault
from asn_desktop.services.office import SystemClock
from asn_desktop.services.opening import is_office, locked, open_existing, open_office
from asn_desktop.services.replacing import replace_office
from asn_desktop.services.setup import read_settings
from asn_desktop.workflows import identity, slip_keys
from asn_desktop.workflows.practice_content import Book
from asn_desktop.workflows.practice_year import PracticeYear, StoryClock, Timeline

Report = Callable[[int, int, str], object]

_BESIDE = "-baru-"


def build(folder: Path, *, today: date | None = None, report: Report | None = None) -> None:
    """Build the practice office in ``folder``, or build it anew.

    The year is told up to the day before ``today`` (:class:`Timeline`). A practice office that is
    there is replaced when the new one is whole. Raises ``WorldFault``: ``practice.not_practice``
    where the folder holds a real office, ``practice.folder_taken`` where it holds anything else,
    ``store.in_use`` where a window has it open.
    """
    refuse_foreign(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    _clear_leftovers(folder)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}{_BESIDE}", dir=folder.parent))
    try:
        clock = StoryClock()
        with open_office(beside, clock=clock) as office:
            timeline = Timeline.until(today or SystemClock().now().date())
            PracticeYear(office, clock, timeline, Book(), report or _silent).tell()
        refuse_foreign(folder)
        _put_in_place(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def refuse_foreign(folder: Path) -> None:
    """Raise ``WorldFault`` unless the folder is missing, empty, or holds a practice office."""
    if not is_office(folder):
        if folder.exists() and any(map(_is_something, folder.iterdir())):
            raise WorldFault("practice.folder_taken", folder=str(folder))
        return
    with open_existing(folder) as office:
        if not office.read(read_settings).practice:
            raise WorldFault("practice.not_practice", folder=str(folder))


def _is_something(found: Path) -> bool:
    """Whether it is more than what a build that was killed leaves: a lock, an empty folder."""
    left = found.name == paths.LOCK or (found.name == paths.BACKUPS and not any(found.iterdir()))
    return not left


def _put_in_place(fresh: Path, folder: Path) -> None:
    with locked(folder):
        slip_keys.carry(fresh, folder)
        _carry_keys(fresh, folder)
        replaced = replace_office(fresh, folder)
    if replaced is not None:
        shutil.rmtree(replaced, ignore_errors=True)


def _carry_keys(fresh: Path, folder: Path) -> None:
    """The keys with which the practice office speaks to its centre go with its data."""
    old, new = folder / identity.FOLDER, fresh / identity.FOLDER
    shutil.rmtree(old, ignore_errors=True)
    if new.is_dir():
        os.replace(new, old)


def _clear_leftovers(folder: Path) -> None:
    """Throw away what a build that was killed left beside the folder."""
    for left in folder.parent.glob(f".{folder.name}{_BESIDE}*"):
        try:
            with locked(left):
                shutil.rmtree(left, ignore_errors=True)
        except WorldFault:
            continue  # another program is building there at this moment


def _silent(_done: int, _total: int, _text: str) -> None:
    """A report nobody reads."""
