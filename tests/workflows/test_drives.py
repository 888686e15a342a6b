from __future__ import annotations

from pathlib import Path

import pytest

from asn_desktop.workflows import drives

pytestmark = pytest.mark.skipif(not Path("/proc").exists(), reason="reads a list of mounts")


def test_sticks_are_found_in_the_list_of_mounts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "media" / "ani" / "KINGSTON DT"
    stick.mkdir(parents=True)
    monkeypatch.setattr(drives, "PLUGGED_BELOW", (str(tmp_path / "media") + "/",))
    mounts = tmp_path / "mounts"
    spelled = str(stick).replace(" ", "\\040")
    mounts.write_text(
        "proc /proc proc rw 0 0\n/dev/sda1 / ext4 rw 0 0\n"
        f"/dev/sdb1 {spelled} vfat rw 0 0\n"
        f"tmpfs {tmp_path}/media/kosong tmpfs rw 0 0\n"
        f"/dev/sdc1 {tmp_path}/media/dicabut vfat rw 0 0\nbroken\n",
        encoding="utf-8",
    )
    (found,) = drives.removable(mounts)
    assert (found.path, found.name) == (stick, "KINGSTON DT")
    assert 0 < found.free <= found.size


def test_a_disk_the_system_calls_removable_is_one(tmp_path: Path) -> None:
    disk = tmp_path / "devices" / "sdb"
    (disk / "sdb1").mkdir(parents=True)
    (disk / "removable").write_text("1\n", encoding="ascii")
    blocks = tmp_path / "block"
    blocks.mkdir()
    (blocks / "sdb1").symlink_to(disk / "sdb1")
    assert drives._is_removable("/dev/sdb1", blocks)
    (disk / "removable").write_text("0\n", encoding="ascii")
    assert not drives._is_removable("/dev/sdb1", blocks)
    assert not drives._is_removable("/dev/sdz9", blocks)
    assert not drives._is_removable("overlay", blocks)
