"""Another office takes the place of the present one wholly, wherever it is interrupted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from asn_desktop import paths
from asn_desktop.services import replacing
from asn_desktop.services.opening import is_office, locked


class PowerCutError(Exception):
    """The program ends here."""


def fill(folder: Path, whose: str) -> Path:
    folder.mkdir(parents=True)
    for name in (paths.DATABASE, paths.KEY_FILE):
        (folder / name).write_text(whose)
    return folder


def contents(folder: Path) -> set[str]:
    return {(folder / name).read_text() for name in (paths.DATABASE, paths.KEY_FILE)}


@pytest.mark.parametrize("moves", range(1, 8))
def test_the_next_opening_finishes_what_was_interrupted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    office = fill(tmp_path / "kantor", "old")
    (office / "kantor.db-wal").write_text("old")
    work = fill(office / paths.BACKUPS / ".kerja-1", "new")
    move, left = os.replace, iter(range(moves))

    def limited(source: Path, target: Path) -> None:
        if next(left, None) is None:
            raise PowerCutError
        move(source, target)

    monkeypatch.setattr(os, "replace", limited)
    with pytest.raises(PowerCutError):
        replacing.replace_office(work, office)
    monkeypatch.setattr(os, "replace", move)
    assert is_office(office)
    with locked(office):
        assert contents(office) == {"new"}
        assert not (office / "kantor.db-wal").exists()
        assert not replacing.is_pending(office)
    kept = [each for each in (office / paths.BACKUPS).rglob("*") if each.is_file()]
    assert {each.name for each in kept} == {paths.DATABASE, paths.KEY_FILE, "kantor.db-wal"}
    assert {each.read_text() for each in kept} == {"old"}
