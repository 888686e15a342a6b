"""Sticks and memory cards that are plugged in, with what room they have."""

from __future__ import annotations

import os
import shutil
import string
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PLUGGED_BELOW = ("/media/", "/run/media/", "/Volumes/")
"""Where desktops put what somebody plugs in."""
VIRTUAL = frozenset({"tmpfs", "devtmpfs", "overlay", "squashfs", "proc", "sysfs", "fuse.portal"})


@dataclass(frozen=True, slots=True)
class Drive:
    """A removable drive: where it is, what it is called, bytes free and in all."""

    path: Path
    name: str
    free: int
    size: int


def removable(mounts: Path = Path("/proc/mounts")) -> tuple[Drive, ...]:
    """Every removable drive that can be asked now, by name; none where the system tells nothing."""
    if sys.platform == "win32":
        found = _of_windows()
    elif mounts.exists():
        found = list(_of_mounts(mounts.read_text(encoding="utf-8", errors="replace")))
    else:
        found = [each for each in Path("/Volumes").glob("*") if not each.is_symlink()]
    drives = [drive for each in found if (drive := _drive(each)) is not None]
    return tuple(sorted(drives, key=lambda drive: (drive.name.casefold(), drive.path)))


def _of_windows() -> list[Path]:
    if sys.platform == "win32":
        import ctypes

        removable_kind, kind_of = 2, ctypes.windll.kernel32.GetDriveTypeW  # DRIVE_REMOVABLE
        roots = [f"{letter}:\\" for letter in string.ascii_uppercase]
        return [Path(root) for root in roots if kind_of(root) == removable_kind]
    return []


def _of_mounts(text: str) -> Iterator[Path]:
    for line in text.splitlines():
        parts = line.split()
        if len(parts) < 3 or parts[2] in VIRTUAL:
            continue
        point = parts[1].replace("\\040", " ")
        if point.startswith(PLUGGED_BELOW) or _is_removable(parts[0]):
            yield Path(point)


def _is_removable(device: str, blocks: Path = Path("/sys/class/block")) -> bool:
    """Whether the system calls the disk of a partition removable."""
    name = os.path.basename(device)
    if not device.startswith("/dev/") or not name:
        return False
    part = (blocks / name).resolve()
    disk = part if (part / "removable").exists() else part.parent
    try:
        return (disk / "removable").read_text(encoding="ascii").strip() == "1"
    except OSError:
        return False


def _drive(path: Path) -> Drive | None:
    try:
        usage = shutil.disk_usage(path)
    except OSError:
        return None
    return Drive(path, path.name or str(path), usage.free, usage.total)
