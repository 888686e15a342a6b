"""Whatever the world does to files, the command line answers with a sentence, never a trace."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from asn_desktop import cli, paths

ROSTER = "No;Nama;NIP\n1;Kartini Usop;199103272024012003\n"


@pytest.fixture
def staff(tmp_path: Path) -> Path:
    file = tmp_path / "pegawai.csv"
    file.write_text(ROSTER, encoding="utf-8")
    return file


@pytest.fixture
def office(staff: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "kantor baru é"
    assert cli.main(["roster", str(staff), "--data", str(folder)]) == 0
    return folder


def answers(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str]:
    capsys.readouterr()
    code = cli.main([str(each) for each in arguments])
    return code, capsys.readouterr().err


def test_a_file_where_a_folder_should_be(
    staff: Path, office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "kantor.asncadangan"
    assert answers(capsys, "backup", stick, "--data", office) == (0, "")
    for words in (
        ("roster", staff, "--data", stick),
        ("roster", staff, "--data", stick / "x"),
        ("restore", stick, "--data", staff),
        ("demo", staff),
    ):
        code, said = answers(capsys, *words)
        assert code == 2, words
        assert said.strip().endswith("."), words


def test_a_backup_overwrites_nothing_but_backups(
    staff: Path, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in (office / paths.DATABASE, office / paths.KEY_FILE, staff):
        code, said = answers(capsys, "backup", file, "--data", office)
        assert code == 2
        assert "tidak ditimpa" in said
    assert answers(capsys, "check", "--data", office) == (0, "")
    assert staff.read_text(encoding="utf-8") == ROSTER


@pytest.mark.parametrize("text", [b"\xff\xfe\x00garbage\xd3", b"[" * 100_000, b""])
def test_a_key_file_of_garbage(
    office: Path, capsys: pytest.CaptureFixture[str], text: bytes
) -> None:
    (office / paths.KEY_FILE).write_bytes(text)
    code, said = answers(capsys, "check", "--data", office)
    assert code == 2
    assert "kantor.kunci tidak bisa dibaca" in said


@pytest.mark.parametrize("gone", [True, False])
def test_a_lost_database_is_never_taken_for_a_new_office(
    staff: Path, office: Path, capsys: pytest.CaptureFixture[str], gone: bool
) -> None:
    staff.write_text(ROSTER.replace("Usop", "Yusuf"), encoding="utf-8")
    assert cli.main(["roster", str(staff), "--data", str(office)]) == 0  # backed up before
    if gone:
        (office / paths.DATABASE).unlink()
    else:
        (office / paths.DATABASE).write_bytes(b"")
    code, said = answers(capsys, "roster", staff, "--data", office)
    assert code == 2
    assert "hilang atau kosong" in said
    newest = max((office / paths.BACKUPS).glob("*.asncadangan"))
    assert answers(capsys, "restore", newest, "--data", office) == (0, "")
    assert answers(capsys, "check", "--data", office) == (0, "")


def test_an_emptied_database_is_not_called_sound(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / paths.DATABASE).write_bytes(b"")
    code, said = answers(capsys, "check", "--data", office)
    assert code == 2
    assert "hilang atau kosong" in said


def test_a_damaged_page_is_told_by_check_and_by_backup(
    office: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    database = office / paths.DATABASE
    data = bytearray(database.read_bytes())
    data[len(data) // 2] ^= 1
    database.write_bytes(data)
    assert cli.main(["check", "--data", str(office)]) in {1, 2}
    assert cli.main(["backup", str(tmp_path / "b.asncadangan"), "--data", str(office)]) == 2
    assert "ERROR" not in capfd.readouterr().err


def test_a_folder_for_the_database_is_in_the_way(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / paths.DATABASE).unlink()
    shutil.rmtree(office / paths.BACKUPS, ignore_errors=True)
    (office / paths.DATABASE).mkdir()
    code, said = answers(capsys, "check", "--data", office)
    assert code == 2
    assert said.strip().endswith(".")
