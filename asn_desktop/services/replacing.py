"""Putting another database in the place of an office's own: wholly, even if the program is killed.

The new files are first moved, in one step, to a folder inside the office that means "to be
finished". Whoever opens the office next finishes what is found there. What stood in the place is
kept aside, never deleted.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from asn_desktop import paths

ASIDE = "sebelum-dipulihkan"
_READY = ".pasang"
_OLD = "lama"


def is_pending(folder: Path) -> bool:
    """Whether a replacement was begun and not finished."""
    return _ready(folder).is_dir()


def replace_office(work: Path, folder: Path) -> Path | None:
    """Replace key and database of ``folder`` by those in ``work``, which is used up.

    Returns the folder that keeps what was there. ``work`` must be on the same disk. Raises
    ``OSError``; before the first move nothing has changed, after it the next opening goes on.
    """
    ready = _ready(folder)
    ready.parent.mkdir(parents=True, exist_ok=True)
    os.replace(work, ready)
    sync_folder(ready.parent)
    return finish(folder)


def finish(folder: Path) -> Path | None:
    """Go on with a replacement that was begun; nothing is done where there is none."""
    ready = _ready(folder)
    if not ready.is_dir():
        return None
    old = ready / _OLD
    if (ready / paths.DATABASE).exists():  # it is moved last: until then, all in place is old
        old.mkdir(exist_ok=True)
        names = [paths.DATABASE + tail for tail in ("-wal", "-shm", "")]
        if (ready / paths.KEY_FILE).exists():
            names.append(paths.KEY_FILE)
        for name in names:
            if (folder / name).exists():
                os.replace(folder / name, old / name)
        for name in (paths.KEY_FILE, paths.DATABASE):
            if (ready / name).exists():
                os.replace(ready / name, folder / name)
        sync_folder(folder)
    kept = _keep(old) if old.is_dir() else None
    shutil.rmtree(ready)
    return kept


def _keep(old: Path) -> Path | None:
    """Keep what was replaced under a name that says how old it is."""
    files = list(old.iterdir())
    if not files:
        return None
    stamp = datetime.fromtimestamp(max(each.stat().st_mtime for each in files)).astimezone()
    name = f"{ASIDE}_{stamp:%Y-%m-%d_%H%M%S}_"
    aside = Path(tempfile.mkdtemp(prefix=name, dir=old.parent.parent))
    for each in files:
        os.replace(each, aside / each.name)
    return aside


def _ready(folder: Path) -> Path:
    return folder / paths.BACKUPS / _READY


def sync_folder(folder: Path) -> None:
    """Let the disk confirm the names in a folder (Windows does so by itself)."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
