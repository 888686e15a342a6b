"""``asn-desktop roster``: exit codes, the object of --json, and a check that changes nothing."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from asn_desktop import texts
from asn_desktop.cli import main
from asn_desktop.rules.findings import Severity
from asn_desktop.services.office import Office
from asn_desktop.views.roster import RowFinding
from asn_desktop.workflows.backup import kept_backups
from asn_desktop.workflows.files import message, problems_workbook
from asn_desktop.workflows.roster import open_file, preview

Run = Callable[..., tuple[int, dict[str, Any]]]
OFFICES = Path(__file__).parent.parent / "data" / "offices"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, dict[str, Any]]]:
    def call(file: Path, data: Path, *more: str) -> tuple[int, dict[str, Any]]:
        code = main(["roster", str(file), "--data", str(data), "--json", *more])
        return code, json.loads(capsys.readouterr().out)

    return call


def test_counts_refusals_and_exit_codes(tmp_path: Path, run: Run) -> None:
    file, data = OFFICES / "rakumpit-pegawai.xlsx", tmp_path / "kantor"
    code, first = run(file, data)
    assert code == 1
    assert {k: first[k] for k in ("employees", "created", "updated", "unchanged")} == {
        "employees": 38,
        "created": 38,
        "updated": 0,
        "unchanged": 0,
    }
    assert first["refused"][0] == {
        "sheet": "Pegawai",
        "row": 4,
        "column": "NIP",
        "value": "199103272024012000",
        "code": "nip.precision_lost",
        "message": "Excel membuang 3 angka terakhir NIP ini (199103272024012000). Ketik NIP "
        "lengkap dari SK, atau biarkan ditolak.",
    }
    assert {entry["code"] for entry in first["warnings"]} >= {"row.repeated", "superior.missing"}
    code, second = run(file, data)
    assert (code, second["unchanged"], second["created"]) == (1, 38, 0)
    assert second["refused"] == first["refused"]
    assert second["warnings"] == first["warnings"]


def test_a_check_changes_nothing_not_even_the_folder(tmp_path: Path, run: Run) -> None:
    data = tmp_path / "kantor"
    code, found = run(OFFICES / "cakranegara.csv", data, "--check")
    assert (code, found["created"]) == (0, 76)
    assert not data.exists()
    assert {entry["sheet"] for entry in found["warnings"]} == {None}
    run(OFFICES / "cakranegara.csv", data)
    code, again = run(OFFICES / "cakranegara.csv", data, "--check")
    assert (again["created"], again["unchanged"]) == (0, 76)


def test_an_unreadable_file_ends_with_two_and_says_what_to_do(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "pegawai.xlsx"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100)
    code, found = run(file, tmp_path / "kantor")
    assert (code, found["error"]["code"]) == (2, "file.xls")
    assert run(tmp_path / "tidak-ada.csv", tmp_path / "kantor")[1]["error"]["code"] == (
        "file.not_found"
    )
    file.write_text("a;b\nc;d\n", encoding="utf-8")
    assert run(file, tmp_path / "kantor")[1]["error"]["code"] == "file.no_header"


def test_a_backup_is_made_only_before_an_import_that_changes_something(
    tmp_path: Path, run: Run
) -> None:
    data = tmp_path / "kantor"
    run(OFFICES / "cakranegara.csv", data)
    assert kept_backups(data) == []  # there was nothing to lose yet
    run(OFFICES / "cakranegara.csv", data)
    assert kept_backups(data) == []
    run(OFFICES / "rakumpit-pegawai.xlsx", data)
    (made,) = kept_backups(data)
    assert made.name.endswith("_impor.asncadangan")


def test_words_for_people_at_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(OFFICES / "rakumpit-pegawai.xlsx")
    main(["roster", file, "--data", str(tmp_path / "k"), "--check"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("✕ lembar Pegawai, baris 4, kolom NIP: Excel membuang")
    assert lines[-2].startswith("38 pegawai: 38 baru, 0 berubah, 0 sama. Ditolak 3")
    assert lines[-1] == "Hanya diperiksa; tidak ada yang berubah."


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_problem_of_every_office_has_its_sentence(
    sqlite_office: Office, language: str
) -> None:
    for name in ("mulyorejo-duk.xlsx", "rakumpit-pegawai.xlsx", "cakranegara.csv"):
        _roster, plan = preview(sqlite_office, open_file(OFFICES / name))
        for finding in (*plan.refusals(), *plan.warnings()):
            assert "{" not in message(finding, language=language)


def test_dates_and_codes_are_said_in_words(sqlite_office: Office) -> None:
    _roster, plan = preview(sqlite_office, open_file(OFFICES / "rakumpit-pegawai.xlsx"))
    birth = next(f for f in plan.warnings() if f.code == "birth.differs_from_nip")
    assert message(birth).startswith("Tanggal lahir 3 Februari 1971 berbeda dari NIP (3 Oktober")


def test_the_list_of_problems_is_a_spreadsheet(sqlite_office: Office) -> None:
    _roster, plan = preview(sqlite_office, open_file(OFFICES / "rakumpit-pegawai.xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(problems_workbook(plan)))["Masalah"]
    assert sheet["D3"].value == "199103272024012000"
    assert sheet["D3"].data_type == "s"
    assert sheet.max_row == 2 + 3 + len(list(plan.warnings()))


def test_every_code_that_names_a_cell_has_a_sentence_with_only_known_placeholders() -> None:
    extra = {
        "first_row": 2, "typed": "x", "nip": "y", "age": 58, "since": "z", "rank": "r",
        "expected": "e", "because": "b", "appointed": "a", "count": 2,
    }  # fmt: skip
    codes = [c for c in texts.codes() if c.split(".")[0] in {"rank", "row", "superior"}]
    assert codes
    for code in codes:
        if code == "row.repeated" or not code.startswith("row_"):
            finding = RowFinding(code, Severity.WARNING, "S", 3, "K", 1, "v", extra)
            assert message(finding)
