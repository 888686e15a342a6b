"""Stacks by signer with covers, copies and blank backs; files per person and one of all."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pypdfium2
import pytest
from documents import set_up, write_documents

from asn_desktop.models.planning import WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.planning import ResultSection
from asn_desktop.services.office import Office, Tx
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.views.printing import DeskForm
from asn_desktop.workflows import print_files, print_run, printing
from asn_desktop.workflows.print_run import COVER, Run, Setup
from asn_desktop.workflows.printing import SealedStack

PERIOD = PeriodRef(2026, "TW2")
FORMS = (DeskForm.EVALUATION, DeskForm.DOCUMENT)
Section = Any  # of conftest.py


def stacks(office: Office, people: list[UUID]) -> tuple[SealedStack, ...]:
    found = printing.lay_out(office, people, FORMS, PERIOD)
    return printing.seal_stacks(office, printing.stacks_of(found, PERIOD))


@pytest.fixture
def sealed(section: Section, make_person: Callable[..., UUID]) -> tuple[SealedStack, ...]:
    """Two stacks: the head's three people, and one whose assessor is the camat."""
    office = section.office
    camat = make_person(office, "Ani Wijaya, S.E.", position="Camat", unit="Kecamatan", heads=True)
    other = make_person(office, "Zainal Abidin", assessor=camat)
    write_documents(office, other, camat)
    return stacks(office, [*(each.person for each in section.staff), other])


def texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def test_every_signer_gets_one_stack_with_a_cover_that_lists_it(
    section: Section, sealed: tuple[SealedStack, ...]
) -> None:
    with print_run.make_run(section.office, sealed, Setup(), PERIOD) as run:
        assert [stack.signer for stack in run.stacks] == [
            "Ani Wijaya, S.E.",
            "Slamet Hartono, S.IP.",
        ]
        pages = texts(run.pdf(1))
        assert len(pages) == len(run.stacks[1].pages)
    cover = pages[0]
    for said in ("Kepada Yth. Slamet Hartono, S.IP.", "Kepala Seksi", "KECAMATAN MULYOREJO"):
        assert said in cover
    for said in ("Triwulan II 2026", "Eka Dewi O'Brien", "C.1.3", "Jumlah: 6 dokumen"):
        assert said in cover
    codes = [word for word in cover.split() if word.startswith(("C13V1-", "D11V1-"))]
    assert len(codes) == len(set(codes)) == 6
    assert all(any(code in page for page in pages[1:]) for code in codes)


def test_without_cover_the_first_page_is_a_sheet(
    section: Section, sealed: tuple[SealedStack, ...]
) -> None:
    with print_run.make_run(section.office, sealed, Setup(cover=False), PERIOD) as run:
        assert run.mark(1).words == "C.1.3 Zainal Abidin"
        assert COVER not in {mark.words for stack in run.stacks for mark in stack.pages}


def test_two_sided_every_document_begins_on_a_front(
    section: Section, sealed: tuple[SealedStack, ...]
) -> None:
    setup = Setup(two_sided=True, copies=2)
    with print_run.make_run(section.office, sealed, setup, PERIOD) as run:
        stack = run.stacks[1]
        firsts = [at for at, mark in enumerate(stack.pages) if mark.page == 1]
        assert len(firsts) == 1 + 2 * 6
        assert all(at % 2 == 0 for at in firsts)
        blanks = [at for at, mark in enumerate(stack.pages) if mark.page == 0]
        pages = texts(run.pdf(1))
        assert blanks
        assert [at for at, text in enumerate(pages) if not text] == blanks
        assert "masing-masing 2 rangkap" in pages[0]
        number = run.pages
        assert run.front(number) == number - 1
    loose = Setup(two_sided=True, fronts=False)
    with print_run.make_run(section.office, sealed, loose, PERIOD) as run:
        assert not [mark for stack in run.stacks for mark in stack.pages if mark.page == 0]


def test_after_a_jam_the_rest_is_there_again(
    section: Section, sealed: tuple[SealedStack, ...]
) -> None:
    with print_run.make_run(section.office, sealed, Setup(), PERIOD) as run:
        whole = texts(run.pdf(1))
        first = len(run.stacks[0].pages)
        number = first + 4
        assert run.find(number) == (1, 3)
        assert texts(run.pdf(1, 3)) == whole[3:]
        with pytest.raises(IndexError):
            run.find(run.pages + 1)


def test_nothing_is_left_behind_when_it_is_cancelled(
    section: Section, sealed: tuple[SealedStack, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Run] = []

    class EnoughError(Exception):
        pass

    def report(done: int, _total: int, _text: str = "") -> None:
        if done:
            raise EnoughError

    real = Run.__init__

    def remember(run: Run) -> None:
        real(run)
        made.append(run)

    monkeypatch.setattr(Run, "__init__", remember)
    with pytest.raises(EnoughError):
        print_run.make_run(section.office, sealed, Setup(), PERIOD, report)
    assert len(made) == 1
    assert not made[0].folder.exists()


def test_one_file_per_person_has_all_his_sheets_and_a_stable_name(
    section: Section, sealed: tuple[SealedStack, ...], tmp_path: Path
) -> None:
    setup = Setup(two_sided=True)
    files = print_files.write_people(section.office, sealed, tmp_path / "a", setup)
    names = sorted(file.name for file in files)
    assert len(names) == 4
    assert names[0].startswith("C13-D11_2026-TW2_1980")
    assert names[-1].endswith(".pdf")
    pages = texts(files[0].read_bytes())
    document = next(at for at, text in enumerate(pages) if "CATATAN/REKOMENDASI" in text)
    assert document % 2 == 0
    again = print_files.write_people(section.office, sealed, tmp_path / "b", setup)
    assert [file.read_bytes() for file in files] == [file.read_bytes() for file in again]


def test_one_joined_file_is_whole_and_the_same_twice(
    section: Section, sealed: tuple[SealedStack, ...], tmp_path: Path
) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    setup = Setup(paper=Paper.A4, two_sided=True)
    count = print_files.write_joined(section.office, sealed, first, setup, PERIOD)
    print_files.write_joined(section.office, sealed, second, setup, PERIOD)
    assert first.read_bytes() == second.read_bytes()
    pages = texts(first.read_bytes())
    assert len(pages) == count
    assert sum("Kepada Yth." in page for page in pages) == 2
    checked = subprocess.run(
        ["qpdf", "--check", str(first)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_margins_of_the_printer_move_what_is_printed(
    section: Section, sealed: tuple[SealedStack, ...]
) -> None:
    wide = Setup(margins=Margins(left=25, right=25, top=25, bottom=25))
    with (
        print_run.make_run(section.office, sealed, Setup(), PERIOD) as usual,
        print_run.make_run(section.office, sealed, wide, PERIOD) as other,
    ):
        assert usual.pdf(0) != other.pdf(0)
        assert texts(usual.pdf(0))[0].split()[:3] == texts(other.pdf(0))[0].split()[:3]


def test_children_and_this_process_make_the_same_files(
    section: Section, sealed: tuple[SealedStack, ...], tmp_path: Path
) -> None:
    items = [item for stack in sealed for item in stack.sealed]
    here = print_files.write_files(section.office, items, tmp_path / "here", workers=0)
    there = print_files.write_files(section.office, items, tmp_path / "there", workers=2)
    assert [file.path.name for file in here] == [file.path.name for file in there]
    assert [f.path.read_bytes() for f in here] == [f.path.read_bytes() for f in there]


def test_a_batch_in_children_that_is_cancelled_leaves_whole_files(
    section: Section, sealed: tuple[SealedStack, ...], tmp_path: Path
) -> None:
    class EnoughError(Exception):
        pass

    def report(done: int, _total: int, _text: str = "") -> None:
        if done == 3:
            raise EnoughError

    items = [item for stack in sealed for item in stack.sealed]
    with pytest.raises(EnoughError):
        print_files.write_files(section.office, items, tmp_path / "out", report=report, workers=2)
    left = list((tmp_path / "out").iterdir())
    assert len(left) == 3
    assert all(texts(path.read_bytes()) for path in left)


def test_forty_results_and_hard_names_go_through_the_desk(
    sqlite_office: Office, make_person: Callable[..., UUID], tmp_path: Path
) -> None:
    office = sqlite_office
    set_up(office)
    head = make_person(
        office, "Prof. Dr. dr. Raden Ayu Kusumaningrum Widyastuti, Sp.PD., M.Kes.", nip=None,
        unit="Seksi", heads=True,
    )  # fmt: skip
    name = "Drs. H. Muhammad Abdurrahman Syarifuddin Al-Banjari Sastroamidjojo, S.H., M.Hum., Ph.D."
    person = make_person(office, name, rank=None, unit="Seksi", assessor=head)
    made = write_documents(office, person, head)

    def add(tx: Tx) -> None:
        for no in range(3, 41):
            text = f"Hasil kerja ke-{no} dengan uraian yang cukup panjang untuk dua baris kolom"
            tx.session.add(
                WorkResult(skp_id=made.skp, section=ResultSection.MAIN, no=no, text=text)
            )

    office.write(Act.EDIT_SKP, add)
    found = printing.lay_out(
        office, [person], (DeskForm.SKP, DeskForm.ANNEX, DeskForm.ACTION_PLAN, *FORMS), PERIOD
    )
    assert len(found[0].ready) == 5
    many = printing.seal_stacks(office, printing.stacks_of(found, PERIOD))
    (file,) = print_files.write_people(office, many, tmp_path, Setup())
    assert file.name.startswith("Lembar_2026-TW2_1980")
    said = " ".join(texts(file.read_bytes()))
    assert all(f"Hasil kerja ke-{no} dengan" in said for no in range(3, 41))
    assert "Al-Banjari" in said
    with print_run.make_run(office, many, Setup(copies=3, two_sided=True), PERIOD) as run:
        assert "Kusumaningrum" in texts(run.pdf(0))[0]


def test_what_a_killed_program_left_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_run.tempfile, "tempdir", str(tmp_path))
    old, new, other = (tmp_path / name for name in ("asn-cetak-a", "asn-cetak-b", "lain"))
    for folder in (old, new, other):
        folder.mkdir()
        (folder / "0000.pdf").write_bytes(b"%PDF-")
    for folder in (old, other):
        os.utime(folder, (0, 0))
    with Run():
        assert not old.exists()
        assert new.exists()
        assert other.exists()
