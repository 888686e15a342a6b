"""The office files of the four places brought in: counts, twice, undone, and by command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import openpyxl
import pytest
import sqlalchemy as sa

from asn_desktop.cli import main
from asn_desktop.models.journal import JournalEntry
from asn_desktop.models.logs import DailyLog
from asn_desktop.models.people import PersonNow
from asn_desktop.models.public_service import Complaint, SurveyAnswer, SurveyRemark, SurveyRound
from asn_desktop.rules.acts import Act
from asn_desktop.services import planning, undo
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.views.bringing import BringKind, Preview, Target
from asn_desktop.views.imports import Effect
from asn_desktop.views.roster import Cell
from asn_desktop.workbooks.guard import UnreadableFile
from asn_desktop.workflows import bringing, roster
from asn_desktop.workflows.bringing import Look
from asn_desktop.workflows.practice_content import Book

OFFICES = Path(__file__).parent.parent / "data" / "offices"
Make = Callable[..., UUID]


def looked(office: Office, path: Path, kind: BringKind | None = None) -> Look:
    found = bringing.look(office, path, kind)
    assert isinstance(found, Look)
    return found


def counted(preview: Preview) -> tuple[int, int, int]:
    counts = preview.counts
    return counts[Effect.NEW], counts[Effect.UNCHANGED], counts[Effect.REFUSED]


def rows(office: Office, mapped: type) -> int:
    def count(tx: ReadTx) -> int:
        return tx.session.scalar(sa.select(sa.func.count()).select_from(mapped)) or 0

    return office.read(count)


def staff(office: Office, name: str) -> None:
    roster.bring_in(office, roster.open_file(OFFICES / name))


@pytest.fixture
def palu(sqlite_office: Office) -> Office:
    staff(sqlite_office, "palu-dinas-pendidikan.xlsx")
    return sqlite_office


LOGS = OFFICES / "palu-catatan-harian-2026.xlsx"


def test_the_logs_of_thirty_teachers_once_twice_and_undone(palu: Office) -> None:
    look = looked(palu, LOGS)
    assert look.file.kind is BringKind.LOGS
    assert counted(look.preview) == (1320, 0, 0)
    assert (look.preview.people, look.preview.first, look.preview.last) == (
        30, date(2026, 1, 5), date(2026, 3, 5),
    )  # fmt: skip
    assert rows(palu, DailyLog) == 0
    before = rows(palu, JournalEntry)
    done = bringing.bring_in(palu, look)
    assert rows(palu, DailyLog) == 1320
    assert rows(palu, JournalEntry) == before + 1
    again = looked(palu, LOGS)
    assert counted(again.preview) == (0, 1320, 0)
    assert done.entry is not None
    palu.write(Act.UNDO, undo.undo, done.entry)
    assert rows(palu, DailyLog) == 0


def test_what_is_stored_is_what_stands_in_the_row(palu: Office) -> None:
    bringing.bring_in(palu, looked(palu, LOGS))

    def first(tx: ReadTx) -> DailyLog:
        return tx.session.scalars(
            sa.select(DailyLog)
            .join(PersonNow, PersonNow.person_id == DailyLog.person_id)
            .where(PersonNow.nip == "199411022022022001", DailyLog.on == date(2026, 1, 5))
        ).one()

    row = palu.read(first)
    assert (row.activity, row.output, str(row.quantity), row.unit, row.starts, row.ends) == (
        "Pendampingan literasi", "Peserta didik terdampingi", "22", "orang", 780, 840,
    )  # fmt: skip
    assert row.entered_on == row.on  # a log of paper was kept in time; nobody is marked late


@pytest.fixture
def rows_of_logs(tmp_path: Path) -> Callable[..., Path]:
    def write(*lines: tuple[object, ...], heads: tuple[str, ...] = ()) -> Path:
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Log"
        sheet.append(heads or ("NIP", "Nama", "Tanggal", "Jam", "Uraian Kegiatan", "Volume"))
        for line in lines:
            sheet.append(line)
        path = tmp_path / "log.xlsx"
        book.save(path)
        return path

    return write


def test_wrong_rows_are_refused_at_their_cell_and_the_rest_goes_in(
    sqlite_office: Office, make_person: Make, rows_of_logs: Callable[..., Path]
) -> None:
    nip = "198103042005041002"
    make_person(sqlite_office, "Siti Aminah, S.E.", nip=nip)
    path = rows_of_logs(
        (nip, "Siti Aminah", "05/01/2026", "07.30 - 09.00", "Menyusun laporan", "2 dokumen"),
        (198103042005041002, "Siti Aminah", date(2026, 1, 6), "", "Rapat", None),
        ("198103052005041003", "Budi Santoso", date(2026, 1, 6), "", "Rapat", None),
        (nip, "Siti Aminah", "31/02/2026", "", "Rapat", None),
        (nip, "Siti Aminah", date(2027, 1, 6), "", "Rapat", None),
        (nip, "Siti Aminah", date(2026, 1, 7), "9-8 pagi", "", "banyak"),
        (nip, "Siti Aminah", "05-01-2026", "07.30-09.00", "menyusun  LAPORAN", "2"),
    )
    preview = looked(sqlite_office, path).preview
    assert counted(preview) == (1, 1, 5)
    refused = {one.row: (one.code, one.column, one.value) for one in preview.refusals()}
    assert refused == {
        3: ("nip.precision_lost", "NIP", "198103042005041000"),
        4: ("bring.person_unknown_named", "NIP", "198103052005041003"),
        5: ("bring.day_unreadable", "Tanggal", "31/02/2026"),
        6: ("logs.future", "Tanggal", "2027-01-06"),
        7: ("bring.quantity_unreadable", "Volume", "banyak"),
    }
    (new,) = preview.new
    assert new.text.starts == 450
    assert (str(new.text.quantity), new.text.unit) == ("2", "dokumen")
    bringing.bring_in(sqlite_office, looked(sqlite_office, path))
    assert rows(sqlite_office, DailyLog) == 1


def test_a_cell_typed_anew_makes_the_row_new(
    sqlite_office: Office, make_person: Make, rows_of_logs: Callable[..., Path]
) -> None:
    make_person(sqlite_office, "Siti Aminah", nip="198103042005041002")
    look = looked(sqlite_office, rows_of_logs(("19810304", "", date(2026, 1, 6), "", "Rapat", 1)))
    assert counted(look.preview) == (0, 0, 1)
    file = look.file.corrected(Cell("Log", 2, 1), "19810304 200504 1 002")
    look = bringing.look_again(sqlite_office, file)
    assert counted(look.preview) == (1, 0, 0)
    bringing.bring_in(sqlite_office, look)
    assert rows(sqlite_office, DailyLog) == 1


def test_a_column_of_work_results_links_to_the_skp(
    sqlite_office: Office, make_person: Make, make_skp: Make, rows_of_logs: Callable[..., Path]
) -> None:
    nip = "198103042005041002"
    skp = make_skp(sqlite_office, make_person(sqlite_office, "Siti Aminah", nip=nip), None)
    path = rows_of_logs(
        (nip, date(2026, 1, 6), "Rapat", "2. Antrean loket tercatat LENGKAP"),
        (nip, date(2026, 1, 7), "Rapat", "Lain-lain"),
        (nip, date(2025, 1, 7), "Rapat", "Antrean loket tercatat lengkap"),
        heads=("NIP", "Tanggal", "Kegiatan", "RHK"),
    )
    look = looked(sqlite_office, path)
    found = [tuple(one.code for one in row.findings) for row in look.preview.rows]
    assert found == [(), ("bring.result_unknown",), ("bring.result_unknown",)]
    bringing.bring_in(sqlite_office, look)

    def links(tx: ReadTx) -> list[UUID | None]:
        return list(tx.session.scalars(sa.select(DailyLog.work_result_id).order_by(DailyLog.on)))

    def second(tx: ReadTx) -> UUID:
        return planning.view(tx, skp).results[1].id

    assert sqlite_office.read(links) == [None, sqlite_office.read(second), None]


@pytest.mark.parametrize(
    ("name", "answers"),
    [("rakumpit-survei-2026-tw1.xlsx", 86), ("mulyorejo-survei-2026-tw1.xlsx", 150)],
)
def test_a_survey_makes_its_round_and_is_counted_once(
    sqlite_office: Office, tmp_path: Path, name: str, answers: int
) -> None:
    look = looked(sqlite_office, OFFICES / name)
    assert look.file.kind is BringKind.SURVEY
    assert counted(look.preview) == (answers, 0, 0)
    done = bringing.bring_in(sqlite_office, look)
    assert done.value.target.round_id is not None

    def stored(tx: ReadTx) -> SurveyRound:
        return tx.session.scalars(sa.select(SurveyRound)).one()

    made = sqlite_office.read(stored)
    assert made.name.upper() == look.found.titles[0]
    assert made.name.startswith("Survei Kepuasan Masyarakat Kecamatan ")
    assert made.answers == answers == rows(sqlite_office, SurveyAnswer)
    assert (made.starts, made.ends) == (look.preview.first, look.preview.last)
    assert rows(sqlite_office, SurveyRemark) == sum(
        bool(one.remark)
        for one in look.preview.new  # type: ignore[union-attr]
    )
    # The same answers under another name and saved anew by a spreadsheet are the same file.
    copy = tmp_path / "salinan.xlsx"
    openpyxl.load_workbook(OFFICES / name).save(copy)
    again = looked(sqlite_office, copy)
    assert counted(again.preview) == (0, answers, 0)
    assert [one.code for one in again.preview.loose] == ["survey.same_file"]


def test_blanks_stay_blank_and_nothing_of_the_file_is_kept(sqlite_office: Office) -> None:
    path = OFFICES / "mulyorejo-survei-2026-tw1.xlsx"
    look = looked(sqlite_office, path)
    bringing.bring_in(sqlite_office, look)
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    cells = [row[6:15] for row in sheet.iter_rows(min_row=4, values_only=True)]

    def stored(tx: ReadTx) -> list[tuple[int | None, ...]]:
        found = tx.session.execute(
            sa.select(*(getattr(SurveyAnswer, f"u{no}") for no in range(1, 10))).order_by(
                SurveyAnswer.id
            )
        )
        return [tuple(row) for row in found]

    kept = sqlite_office.read(stored)
    assert sorted(map(repr, kept)) == sorted(map(repr, cells))
    assert kept != cells  # the order of the file is nowhere


def test_the_register_once_twice_and_undone(sqlite_office: Office) -> None:
    staff(sqlite_office, "cakranegara.csv")
    path = OFFICES / "cakranegara-register-pengaduan-2026.xlsx"
    look = looked(sqlite_office, path)
    assert look.file.kind is BringKind.COMPLAINTS
    assert counted(look.preview) == (120, 0, 0)
    done = bringing.bring_in(sqlite_office, look)
    assert rows(sqlite_office, Complaint) == 120

    def first(tx: ReadTx) -> Complaint:
        return tx.session.scalars(
            sa.select(Complaint).where(Complaint.number == "P-0001/2026")
        ).one()

    row = sqlite_office.read(first)
    assert [str(at) for at in (row.received, row.responded, row.completed)] == [
        "2026-01-24 04:54:00",
        "2026-01-24 13:35:00",
        "2026-01-30 23:15:00",
    ]
    assert row.officer_id is not None
    assert counted(looked(sqlite_office, path).preview) == (0, 120, 0)
    assert done.entry is not None
    sqlite_office.write(Act.UNDO, undo.undo, done.entry)
    assert rows(sqlite_office, Complaint) == 0


def test_next_months_register_completes_what_was_open(
    sqlite_office: Office, tmp_path: Path
) -> None:
    staff(sqlite_office, "cakranegara.csv")
    book = openpyxl.load_workbook(OFFICES / "cakranegara-register-pengaduan-2026.xlsx")
    sheet = book["Register"]
    ended = sheet["D2"].value
    was_open = sum(cells[3].value is None for cells in sheet.iter_rows(min_row=2))
    sheet["C2"], sheet["D2"] = None, None
    book.save(tmp_path / "januari.xlsx")
    bringing.bring_in(sqlite_office, looked(sqlite_office, tmp_path / "januari.xlsx"))
    later = looked(sqlite_office, OFFICES / "cakranegara-register-pengaduan-2026.xlsx")
    assert counted(later.preview) == (0, 119, 0)
    assert later.preview.counts[Effect.CHANGED] == 1
    bringing.bring_in(sqlite_office, later)

    def told(tx: ReadTx) -> tuple[object, int]:
        rows = tx.session.scalars(sa.select(Complaint).order_by(Complaint.number)).all()
        return rows[0].completed, sum(row.completed is None for row in rows)

    assert sqlite_office.read(told) == (ended.replace(second=0), was_open)
    again = looked(sqlite_office, OFFICES / "cakranegara-register-pengaduan-2026.xlsx")
    assert counted(again.preview) == (0, 120, 0)


def test_the_register_of_the_practice_office_shows_what_is_refused(
    sqlite_office: Office,
) -> None:
    staff(sqlite_office, "mulyorejo-duk.xlsx")
    preview = looked(sqlite_office, Book().register).preview
    assert counted(preview) == (5, 0, 2)
    assert [(one.row, one.code) for one in preview.refusals()] == [
        (6, "complaint.responded_early"),
        (7, "bring.person_unknown"),
    ]
    assert [one.code for one in preview.warnings()] == ["bring.status_open"]


def test_other_files_say_what_they_are(sqlite_office: Office, tmp_path: Path) -> None:
    found = bringing.look(sqlite_office, OFFICES / "mulyorejo-duk.xlsx")
    assert isinstance(found, UnreadableFile)
    assert found.code == "bring.staff_list"
    notes = tmp_path / "catatan.csv"
    notes.write_text("Barang;Harga\nPensil;2000\n", encoding="utf-8")
    found = bringing.look(sqlite_office, notes)
    assert isinstance(found, UnreadableFile)
    assert found.code == "bring.unknown_kind"


def test_the_command_line_checks_brings_in_and_reports(
    sqlite_office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, file = tmp_path / "kantor", OFFICES / "rakumpit-survei-2026-tw1.xlsx"
    sqlite_office.store.close()

    def run(*more: str) -> tuple[int, dict[str, object]]:
        code = main(["bring", str(file), "--data", str(data), "--json", *more])
        return code, json.loads(capsys.readouterr().out)

    code, checked = run("--check")
    assert (code, checked["kind"], checked["new"]) == (0, "survey", 86)
    code, done = run("--kind", "survey", "--round", "SKM Triwulan I")
    assert (code, done["new"], done["refused"]) == (0, 86, [])
    code, again = run()
    assert (code, again["new"], again["unchanged"]) == (0, 0, 86)
    code, wrong = run("--kind", "logs")
    assert code == 2
    assert wrong["error"]["code"] == "bring.other_kind"  # type: ignore[index]
    assert main(["bring", str(file), "--data", str(data), "--check"]) == 0
    assert "86 sudah ada" in capsys.readouterr().out


def test_a_register_needs_its_officers_on_the_staff_list(sqlite_office: Office) -> None:
    look = looked(sqlite_office, OFFICES / "cakranegara-register-pengaduan-2026.xlsx")
    assert counted(look.preview) == (0, 0, 120)
    first = next(look.preview.refusals())
    assert (first.code, first.row, first.column) == ("bring.person_unknown", 2, "NIP Petugas")


def test_a_named_round_takes_the_sheets(sqlite_office: Office) -> None:
    path = OFFICES / "rakumpit-survei-2026-tw1.xlsx"
    found = bringing.look(sqlite_office, path, None, Target(round_name="SKM TW I"))
    assert isinstance(found, Look)
    done = bringing.bring_in(sqlite_office, found)
    other = looked(sqlite_office, OFFICES / "mulyorejo-survei-2026-tw1.xlsx")
    file = other.file.going_to(Target(round_id=done.value.target.round_id))
    bringing.bring_in(sqlite_office, bringing.look_again(sqlite_office, file))
    assert rows(sqlite_office, SurveyRound) == 1
    assert rows(sqlite_office, SurveyAnswer) == 236


def test_a_survey_file_with_a_cell_changed_is_told_before_it_counts_twice(
    sqlite_office: Office, tmp_path: Path
) -> None:
    path = OFFICES / "rakumpit-survei-2026-tw1.xlsx"
    bringing.bring_in(sqlite_office, looked(sqlite_office, path))
    book = openpyxl.load_workbook(path)
    assert book.active is not None
    cell = book.active.cell(5, 8)
    cell.value = 1 if cell.value != 1 else 2
    book.save(tmp_path / "diperbaiki.xlsx")
    preview = looked(sqlite_office, tmp_path / "diperbaiki.xlsx").preview
    assert counted(preview) == (86, 0, 0)
    assert [one.code for one in preview.loose] == ["survey.like_before"]
    # Another office's sheets in the same round are nobody's again.
    other = looked(sqlite_office, OFFICES / "mulyorejo-survei-2026-tw1.xlsx")
    file = other.file.going_to(Target(round_id=preview.target.round_id))
    assert bringing.look_again(sqlite_office, file).preview.loose == ()


def test_what_is_far_too_large_is_told_before_it_is_read(
    sqlite_office: Office, tmp_path: Path
) -> None:
    with (tmp_path / "film.xlsx").open("wb") as film:
        film.truncate(300 * 1024 * 1024 * 1024)  # a hole: no byte of it is on the disk
    found = bringing.look(sqlite_office, tmp_path / "film.xlsx")
    assert isinstance(found, UnreadableFile)
    assert found.code == "file.too_large"
    found = bringing.look(sqlite_office, tmp_path)
    assert isinstance(found, UnreadableFile)
    assert found.code == "file.not_readable"
