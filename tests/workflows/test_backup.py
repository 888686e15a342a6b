"""One verified file that brings an office back; damaged ones are refused, old ones stay."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from asn_desktop import paths, texts
from asn_desktop.models.paper import SealedContent
from asn_desktop.models.people import Person
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import WorldFault
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.opening import is_office, open_office
from asn_desktop.workflows import backup, print_command, printing
from asn_desktop.workflows.sentences import say_fault

Section = Any  # of conftest.py
PEOPLE = 5
oldest = sa.select(Person).order_by(Person.id).limit(1)


@pytest.fixture
def folder(section: Section, tmp_path: Path) -> Path:
    return tmp_path / "kantor"


@pytest.fixture
def saved(section: Section, folder: Path, tmp_path: Path) -> Path:
    file = tmp_path / "stick" / "kantor.asncadangan"
    backup.save(section.office, folder, file)
    return file


def rename(office: Office, name: str) -> None:
    def write(tx: Tx) -> None:
        tx.session.scalars(oldest).one().name = name

    office.write(Act.EDIT_PERSON, write)


def first_name(office: Office) -> str:
    return office.read(lambda tx: tx.session.scalars(oldest).one().name)


def refused(file: Path, folder: Path) -> str:
    with pytest.raises(WorldFault) as fault:
        backup.restore(file, folder)
    assert say_fault(fault.value)
    assert not is_office(folder)
    return fault.value.code


def test_a_backup_says_what_it_holds(section: Section, saved: Path) -> None:
    info = backup.inspect(saved)
    assert (info.office, info.people, info.practice) == ("Kecamatan Mulyorejo", PEOPLE, False)
    assert info.made == section.office.clock.now()
    assert info.entries > 0
    assert [path.name for path in saved.parent.iterdir()] == [saved.name]


def test_the_same_sheet_prints_after_the_folder_is_gone(
    section: Section, folder: Path, tmp_path: Path
) -> None:
    result = print_command.run_forms(
        section.office, ["C13", "D11"], "2026-TW2", tmp_path / "before"
    )
    file = tmp_path / "stick" / "kantor.asncadangan"
    backup.save(section.office, folder, file)
    section.office.close()
    shutil.rmtree(folder)
    elsewhere = tmp_path / "baru"
    backup.restore(file, elsewhere)
    with open_office(elsewhere, clock=section.office.clock) as office:
        assert backup.check(office) == []
        again = print_command.run_forms(office, ["C13", "D11"], "2026-TW2", tmp_path / "after")
    assert len(result.files) == len(again.files) == 6
    for old, new in zip(result.files, again.files, strict=True):
        assert old.name == new.name
        assert old.read_bytes() == new.read_bytes()
    folder.mkdir()  # the fixture closes the office that was here


def test_what_was_there_is_moved_aside(section: Section, folder: Path, saved: Path) -> None:
    before = first_name(section.office)
    rename(section.office, "Nama Sesudahnya")
    section.office.close()
    backup.restore(saved, folder)
    with open_office(folder) as office:
        assert first_name(office) == before
    (aside,) = folder.glob("cadangan/sebelum-dipulihkan_*")
    with open_office(aside) as office:
        assert first_name(office) == "Nama Sesudahnya"


def test_an_open_office_goes_on_with_what_was_brought_back(
    section: Section, folder: Path, saved: Path
) -> None:
    before = first_name(section.office)
    rename(section.office, "Nama Sesudahnya")
    backup.place(section.office, backup.prepare(saved, folder))
    assert first_name(section.office) == before
    rename(section.office, "Lagi")
    assert first_name(section.office) == "Lagi"


def test_a_backup_made_meanwhile_leaves_the_waiting_restore_alone(
    section: Section, folder: Path, saved: Path
) -> None:
    before = first_name(section.office)
    rename(section.office, "Nama Sesudahnya")
    killed = folder / "cadangan" / ".kerja-0-dulu"
    killed.mkdir(parents=True)
    half = killed.with_name("2026-07-01_080000_impor.asncadangan.0.tmp")
    half.write_bytes(b"half")
    prepared = backup.prepare(saved, folder)
    assert not killed.exists()
    assert not half.exists()
    assert backup.automatic(section.office, folder) is not None
    backup.place(section.office, prepared)
    assert first_name(section.office) == before


def test_a_refused_backup_leaves_the_open_office_as_it_was(
    section: Section, folder: Path, saved: Path
) -> None:
    saved.write_bytes(saved.read_bytes()[:-2000])
    rename(section.office, "Tetap")
    with pytest.raises(WorldFault):
        backup.place(section.office, backup.prepare(saved, folder))
    assert first_name(section.office) == "Tetap"
    assert not list(folder.glob("cadangan/*"))


def test_a_folder_in_use_is_not_touched(section: Section, saved: Path, tmp_path: Path) -> None:
    busy = tmp_path / "sibuk"
    with open_office(busy), pytest.raises(WorldFault) as fault:
        backup.restore(saved, busy)
    assert fault.value.code == "store.in_use"


@pytest.mark.parametrize("part", [0.02, 0.3, 0.5, 0.9, 0.999])
def test_a_truncated_backup_is_refused(saved: Path, tmp_path: Path, part: float) -> None:
    saved.write_bytes(saved.read_bytes()[: int(saved.stat().st_size * part)])
    assert refused(saved, tmp_path / "baru") == "backup.damaged"


@pytest.mark.parametrize("place", [0.1, 0.4, 0.7, 0.95])
def test_a_flipped_bit_is_found(saved: Path, tmp_path: Path, place: float) -> None:
    content = bytearray(saved.read_bytes())
    content[int(len(content) * place)] ^= 0x10
    saved.write_bytes(bytes(content))
    assert refused(saved, tmp_path / "baru") == "backup.damaged"


def test_a_foreign_file_is_refused(tmp_path: Path) -> None:
    foreign = tmp_path / "daftar.asncadangan"
    foreign.write_text("ini bukan cadangan")
    assert refused(foreign, tmp_path / "baru") == "backup.foreign"
    with zipfile.ZipFile(foreign, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    assert refused(foreign, tmp_path / "baru") == "backup.foreign"
    assert refused(tmp_path / "tidak-ada.asncadangan", tmp_path / "baru") == "backup.not_found"


def test_members_that_lead_elsewhere_are_refused(saved: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(saved, "a") as archive:
        archive.writestr("../jahat.txt", "x")
    assert refused(saved, tmp_path / "baru") == "backup.foreign"
    assert not (tmp_path / "jahat.txt").exists()


def test_a_database_with_another_key_is_refused(saved: Path, tmp_path: Path) -> None:
    other = tmp_path / "lain"
    with open_office(other):
        pass
    swapped = tmp_path / "tukar.asncadangan"
    import hashlib
    import json

    key = (other / paths.KEY_FILE).read_bytes()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(swapped, "w") as target:
        manifest = json.loads(source.read("manifest.json"))
        manifest["files"][paths.KEY_FILE] = {
            "size": len(key),
            "sha256": hashlib.sha256(key).hexdigest(),
        }
        target.writestr("manifest.json", json.dumps(manifest))
        target.writestr(paths.DATABASE, source.read(paths.DATABASE))
        target.writestr(paths.KEY_FILE, key)
    assert refused(swapped, tmp_path / "baru") == "store.wrong_key"


def test_automatic_backups_keep_the_last_ten(section: Section, folder: Path) -> None:
    made = []
    for number in range(12):
        rename(section.office, f"Nama {number}")
        section.office.clock.advance(minutes=1)
        made.append(backup.automatic(section.office, folder))
    kept = backup.kept_backups(folder)
    assert kept == list(reversed(made[-10:]))
    assert backup.last_backup(folder) == section.office.clock.now()
    assert [each.name for each in sorted((folder / "cadangan").iterdir(), reverse=True)] == [
        each.name for each in kept
    ]


def test_a_clock_set_back_costs_no_backup(section: Section, folder: Path) -> None:
    for number in range(10):
        rename(section.office, f"Nama {number}")
        section.office.clock.advance(minutes=1)
        backup.automatic(section.office, folder)
    section.office.clock.advance(days=-400)
    rename(section.office, "Sesudah baterai jam habis")
    made = backup.automatic(section.office, folder)
    assert made is not None
    assert made in backup.kept_backups(folder)
    assert len(backup.kept_backups(folder)) == 10
    assert backup.automatic(section.office, folder) is None
    assert backup.check(section.office) == []


def test_nothing_changed_makes_no_new_backup(section: Section, folder: Path) -> None:
    assert backup.automatic(section.office) is not None
    assert backup.automatic(section.office, reason="impor") is None
    rename(section.office, "Lain")
    section.office.clock.advance(minutes=1)
    made = backup.automatic(section.office, reason="impor")
    assert made is not None
    assert made.name == "2026-07-02_073100_impor.asncadangan"


def test_a_stick_that_cannot_be_written_says_so(section: Section, folder: Path) -> None:
    blocked = folder / "kantor.db" / "x.asncadangan"
    with pytest.raises(WorldFault) as fault:
        backup.save(section.office, folder, blocked)
    assert fault.value.code == "backup.cannot_write"


def test_a_stick_without_room_says_so(
    section: Section, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil._ntuple_diskusage(10, 10, 0)  # type: ignore[attr-defined]
    monkeypatch.setattr(backup.shutil, "disk_usage", lambda _folder: usage)
    with pytest.raises(WorldFault) as fault:
        backup.save(section.office, folder, tmp_path / "x.asncadangan")
    assert fault.value.code == "backup.no_space"
    assert "MB" in say_fault(fault.value)


def test_check_names_what_is_wrong(section: Section) -> None:
    office = section.office
    printing.seal_sheets(
        office,
        [printing.SheetRef(printing.FormCode.D_1_1, section.staff[0].evaluation, "2026-TW2")],
    )
    assert backup.check(office) == []
    with office.store.writer.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER sealed_content_no_update")
        connection.exec_driver_sql("DROP TRIGGER journal_entry_no_update")
        connection.execute(sa.update(SealedContent).values(content="{}"))
        connection.exec_driver_sql("UPDATE journal_entry SET actor = 'Orang lain' WHERE seq = 2")
    assert backup.check(office) == [
        texts.sentence("check.journal", entry=2),
        texts.sentence("check.versions", count=1),
    ]


KILLED = """
import sys
from pathlib import Path
from asn_desktop.services.opening import open_office
from asn_desktop.workflows import backup

def stop(*_args):
    print("ready", flush=True)
    sys.stdin.read()

folder, file, step = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
if step == "pack":
    backup._verified = stop
elif step == "copy":
    backup.safekeeping.problems = stop
else:
    backup.os.replace = stop
with open_office(folder) as office:
    backup.save(office, folder, file)
"""


@pytest.fixture
def closed(section: Section, saved: Path, folder: Path) -> Path:
    section.office.close()
    return folder


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("step", ["copy", "pack", "rename"])
def test_a_kill_leaves_the_old_backup(closed: Path, saved: Path, step: str) -> None:
    before = saved.read_bytes()
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(closed), str(saved), step],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        child.send_signal(signal.SIGKILL)
    assert saved.read_bytes() == before
    with open_office(closed) as office:
        assert backup.check(office) == []
        rename(office, "Sesudah terbunuh")
        made = backup.automatic(office, closed)
    assert made is not None
    assert [each.name for each in (closed / "cadangan").iterdir()] == [made.name]


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        (
            "UPDATE evaluation SET predicate = 1 WHERE id = (SELECT min(id) FROM evaluation)",
            "evaluation",
        ),
        (
            "UPDATE person_nip SET nip = '198001012005041001' WHERE id = "
            "(SELECT min(id) FROM person_nip)",
            "person_nip",
        ),
        ("DELETE FROM person_rank WHERE id = (SELECT max(id) FROM person_rank)", "person_rank"),
    ],
)
def test_check_finds_rows_changed_round_the_program(
    section: Section, statement: str, kind: str
) -> None:
    office = section.office
    assert backup.check(office) == []
    with office.store.writer.begin() as connection:
        assert connection.exec_driver_sql(statement).rowcount == 1
    assert backup.check(office) == [texts.sentence("check.rows", count=1, kinds=kind)]
