"""The practice office: an invented kecamatan with a year in all states, in its own folder.

It is built through the same services a person uses, so its journal, versions and papers are real.
Rebuilding makes a new one beside the old and swaps them only when it is whole.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from asn_desktop import paths
from asn_desktop.rules.findings import WorldFault
from asn_desktop.services.office import SystemClock
from asn_desktop.services.opening import is_office, open_existing, open_office
from asn_desktop.services.setup import read_settings
from asn_desktop.workflows.practice_content import Book
from asn_desktop.workflows.practice_year import PracticeYear, StoryClock, Timeline

Report = Callable[[int, int, str], object]

_OURS = (
    paths.DATABASE,
    f"{paths.DATABASE}-wal",
    f"{paths.DATABASE}-shm",
    paths.KEY_FILE,
    paths.BACKUPS,
    paths.ATTACHMENTS,
)
"""What the program itself puts into a data folder; nothing else is ever touched."""


def build(folder: Path, *, today: date | None = None, report: Report | None = None) -> None:
    """Build the practice office in ``folder``, or build it anew.

    The year is told up to the day before ``today`` (:class:`Timeline`). A practice office that is
    there is replaced when the new one is whole. Raises ``WorldFault``: ``practice.not_practice``
    where the folder holds a real office, ``practice.folder_taken`` where it holds anything else,
    ``store.in_use`` where a window has it open.
    """
    refuse_foreign(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-baru-", dir=folder.parent))
    try:
        clock = StoryClock()
        with open_office(beside, clock=clock) as office:
            timeline = Timeline.until(today or SystemClock().now().date())
            PracticeYear(office, clock, timeline, Book(), report or _silent).tell()
        refuse_foreign(folder)
        _swap(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def refuse_foreign(folder: Path) -> None:
    """Raise ``WorldFault`` unless the folder is missing, empty, or holds a practice office."""
    if not is_office(folder):
        if folder.exists() and any(folder.iterdir()):
            raise WorldFault("practice.folder_taken", folder=str(folder))
        return
    with open_existing(folder) as office:
        if not office.read(read_settings).practice:
            raise WorldFault("practice.not_practice", folder=str(folder))


def _swap(fresh: Path, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name in _OURS:
        old = folder / name
        if old.is_dir():
            shutil.rmtree(old)
        else:
            old.unlink(missing_ok=True)
    for name in reversed(_OURS):
        made = fresh / name
        if made.exists():
            shutil.move(made, folder / name)


def _silent(_done: int, _total: int, _text: str) -> None:
    """A report nobody reads."""
