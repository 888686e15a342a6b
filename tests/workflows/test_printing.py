"""Seal → render → mark printed, on real PDFs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pypdfium2
import pytest
import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.paper import Version
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Indicator
from asn_desktop.models.progress import PlannedAction
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import EvaluationState, SheetEventKind
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import paper, print_desk, undo
from asn_desktop.services.attachments import set_emblem
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.setup import read_settings
from asn_desktop.views.printing import DeskForm
from asn_desktop.workflows import print_command, print_files, printing
from asn_desktop.workflows.sentences import say

PERIOD = PeriodRef(2026, "TW2")
MM = 72 / 25.4
Section = Any  # of conftest.py


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


def size(pdf: bytes) -> tuple[int, int]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        width, height = document[0].get_size()
    finally:
        document.close()
    return round(width / MM), round(height / MM)


def nip_of(office: Office, person: UUID) -> str:
    return office.read(lambda tx: tx.session.get_one(PersonNow, person).nip) or ""


def change(office: Office, mapped: type, key: UUID, **fields: object) -> None:
    def write(tx: Tx) -> None:
        row = tx.session.get_one(mapped, key)
        for name, value in fields.items():
            setattr(row, name, value)

    office.write(Act.EDIT_EVALUATION, write)


def sealed_of(section: Section, *forms: DeskForm) -> tuple[printing.SealedRef, ...]:
    people = section.office.read(
        print_desk.desk, [each.person for each in section.staff], forms, PERIOD
    )
    return printing.seal_sheets(section.office, printing.refs_of(people, PERIOD))


def test_every_form_of_this_issue_prints_its_words(section: Section, out: Path) -> None:
    sealed = sealed_of(section, *DeskForm)
    written = print_files.write_files(section.office, sealed, out)
    assert len(written) == 3 * len({each.form for each in written}) >= 15
    nip = nip_of(section.office, section.staff[0].person)
    texts = {
        each.form: words(each.path.read_bytes()) for each in written if each.nip == nip
    }  # fmt: skip
    assert "Surat pengantar KTP selesai sesuai standar" in texts[FormCode.A_1_7]
    assert "Satu komputer dan pencetak di loket" in texts[FormCode.A_1_8]
    assert "Langkah untuk Jumlah surat selesai" in texts[FormCode.B_1_1]
    assert "Waktu layanan membaik" in texts[FormCode.C_1_3]
    assert "Pertahankan mutu layanan loket" in texts[FormCode.D_1_1]
    assert all("Nur Ratna Purnomo, M.M." in text for text in texts.values())


def test_files_have_stable_safe_names(section: Section, out: Path) -> None:
    sealed = sealed_of(section, DeskForm.SKP, DeskForm.DOCUMENT)
    nip = nip_of(section.office, section.staff[1].person)
    names = {each.path.name for each in print_files.write_files(section.office, sealed, out)}
    assert {
        f"A17_2026_{nip}_Eka_Dewi_OBrien.pdf",
        f"D11_2026-TW2_{nip}_Eka_Dewi_OBrien.pdf",
    } < names
    assert {path.name for path in out.iterdir()} == names


def test_people_without_nip_do_not_overwrite_each_other(
    section: Section, make_person: Callable[..., UUID], out: Path
) -> None:
    from documents import write_documents

    for _ in range(2):
        person = make_person(section.office, "Siti", nip=None, assessor=section.head)
        write_documents(section.office, person, section.head)
    result = print_command.run_forms(section.office, ["D11"], "2026-TW2", out)
    names = sorted(each.path.name for each in result.written if not each.nip)
    assert names == ["D11_2026-TW2_tanpa-NIP_Siti.pdf", "D11_2026-TW2_tanpa-NIP_Siti_2.pdf"]


def test_a_sealed_sheet_prints_the_same_bytes_for_ever(section: Section) -> None:
    (first, *_rest) = sealed_of(section, DeskForm.EVALUATION)
    before = section.office.read(printing.print_version, first.version_id)
    change(section.office, Evaluation, section.staff[0].evaluation, note="Lain")
    change(section.office, Indicator, section.staff[0].indicators[0], target="9")
    assert section.office.read(printing.print_version, first.version_id) == before


def test_a_preview_is_what_would_be_sealed_and_seals_nothing(section: Section) -> None:
    document = section.staff[0].evaluation
    shown = section.office.read(printing.preview, FormCode.D_1_1, document)
    assert section.office.read(paper.versions_of, document) == ()
    assert "belum disegel" in words(shown)
    ref = printing.SheetRef(FormCode.D_1_1, document, "2026-TW2")
    (sealed,) = printing.seal_sheets(section.office, [ref])
    printed = section.office.read(printing.print_version, sealed.version_id)
    (version,) = section.office.read(paper.versions_of, document)
    assert version.code in words(printed)
    assert words(printed).split(version.code)[0] == words(shown).split("D.1.1 ·")[0]
    # What is sealed and still true is shown as the very paper.
    assert section.office.read(printing.preview, FormCode.D_1_1, document) == printed


@pytest.mark.parametrize(
    ("wanted", "mm"), [("f4", (215, 330)), ("a4", (210, 297)), ("", (215, 330))]
)
def test_paper_is_the_one_asked_for_or_the_office_s(
    section: Section, out: Path, wanted: str, mm: tuple[int, int]
) -> None:
    nip = nip_of(section.office, section.staff[0].person)
    result = print_command.run_forms(
        section.office, ["D.1.1"], "2026-TW2", out, nips=[nip], paper=wanted
    )
    assert size(result.written[0].path.read_bytes()) == mm


def test_a_cancelled_job_leaves_whole_files_only(section: Section, out: Path) -> None:
    class EnoughError(Exception):
        pass

    def report(done: int, _total: int, _text: str = "") -> None:
        if done == 2:
            raise EnoughError

    with pytest.raises(EnoughError):
        print_files.write_files(
            section.office, sealed_of(section, DeskForm.SKP), out, report=report
        )
    left = sorted(path.suffix for path in out.iterdir())
    assert left == [".pdf", ".pdf"]


def test_marking_printed_is_an_act_of_its_own(section: Section) -> None:
    sealed = sealed_of(section, DeskForm.DOCUMENT)
    ids = [each.version_id for each in sealed]
    assert section.office.read(paper.events_of, ids) == {}
    section.office.write(Act.PRINTED, paper.mark_printed, ids)
    found = section.office.read(paper.events_of, ids)
    assert [event.kind for events in found.values() for event in events] == [
        SheetEventKind.PRINTED
    ] * 3


def test_a_changed_realisation_voids_the_printed_evaluation(section: Section) -> None:
    sealed = sealed_of(section, DeskForm.EVALUATION, DeskForm.SKP)
    ids = [each.version_id for each in sealed]
    section.office.write(Act.PRINTED, paper.mark_printed, ids)
    change(section.office, Indicator, section.staff[2].indicators[1], target="95 %")
    people = section.office.read(print_desk.desk, None, [DeskForm.EVALUATION, DeskForm.SKP], PERIOD)
    (irwan,) = [one for one in people if one.name.startswith("Irwan")]
    assert [say(lack.finding) for lack in irwan.lacks] == [
        "Ganti lembar 2 Juli 2026: target indikator 1 hasil kerja 2 berubah."
    ]


def test_forms_skip_what_is_not_ready_and_say_why(section: Section, out: Path) -> None:
    change(section.office, Evaluation, section.staff[1].evaluation, state=EvaluationState.OPEN)
    result = print_command.run_forms(section.office, ["C.1.3", "d11", "A16"], "2026-TW2", out)
    assert len(result.written) == 4
    said = {
        (skipped.form.value, skipped.name): [say(each) for each in skipped.findings]
        for skipped in result.skipped
    }
    assert said["D.1.1", "Eka Dewi O'Brien"] == ["Belum dinilai."]
    assert said["A.1.7", "Irwan Lubis, S.Kom."] == ["Memakai formulir A.1.7."]
    assert said["A.1.7", "Darmawan Lukman, S.E."] == ["Belum ada SKP 2026."]


@pytest.mark.parametrize(
    ("codes", "period", "nips", "code"),
    [
        (["X9"], "2026-TW2", [], "print.unknown_form"),
        (["D11"], "2026-TW9", [], "print.unknown_period"),
        (["D11"], "2026", ["199001012020121001"], "print.unknown_nip"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(
    section: Section, out: Path, codes: list[str], period: str, nips: list[str], code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        print_command.run_forms(section.office, codes, period, out, nips=nips)
    assert refusal.value.findings[0].code == code
    assert say(refusal.value.findings[0])
    assert not (out).exists()


def test_an_office_without_people_says_so(sqlite_office: Office, out: Path) -> None:
    with pytest.raises(Refused, match=r"print\.nobody"):
        print_command.run_forms(sqlite_office, ["D11"], "2026", out)


def test_the_emblem_is_a_picture_kept_by_its_hash(section: Section) -> None:
    from asn_desktop import paths

    picture = next(paths.resource("icons").rglob("*.png"), None)
    content = picture.read_bytes() if picture else b"\x89PNG\r\n\x1a\n"
    key = section.office.write(Act.ADD_ATTACHMENT, set_emblem, "lambang.png", content).value
    assert section.office.read(read_settings).emblem == key
    with pytest.raises(Refused, match=r"emblem\.kind"):
        section.office.write(Act.ADD_ATTACHMENT, set_emblem, "x.pdf", b"%PDF-1.7")


def test_a_version_row_knows_its_person(section: Section) -> None:
    (first, *_rest) = sealed_of(section, DeskForm.SKP)
    version = section.office.read(lambda tx: tx.session.get_one(Version, first.version_id))
    assert version.person_id in {each.person for each in section.staff}
    assert version.sealed_at.date() == date(2026, 7, 2)


def test_an_action_plan_that_is_emptied_is_void_and_no_longer_ready(section: Section) -> None:
    ids = [each.version_id for each in sealed_of(section, DeskForm.ACTION_PLAN)]
    section.office.write(Act.PRINTED, paper.mark_printed, ids)

    def empty(tx: Tx) -> None:
        for row in tx.session.scalars(sa.select(PlannedAction)):
            if row.work_result_id in section.staff[0].results:
                tx.session.delete(row)

    section.office.write(Act.EDIT_ACTION_PLAN, empty)
    (one,) = section.office.read(
        print_desk.desk, [section.staff[0].person], [DeskForm.ACTION_PLAN], PERIOD
    )
    assert [lack.finding.code for lack in one.lacks] == ["progress.no_actions"]
    found = section.office.read(paper.events_of, ids)
    voided = [events for events in found.values() if events[-1].kind is SheetEventKind.VOID]
    assert len(voided) == 1


def test_undo_takes_the_change_back_but_not_the_ink(section: Section) -> None:
    ids = [each.version_id for each in sealed_of(section, DeskForm.SKP)]
    section.office.write(Act.PRINTED, paper.mark_printed, ids)
    change(section.office, Indicator, section.staff[0].indicators[0], target="9")
    section.office.write(Act.UNDO, undo.undo_last)
    target = section.office.read(
        lambda tx: tx.session.get_one(Indicator, section.staff[0].indicators[0]).target
    )
    assert target == "1.200 surat"
    found = section.office.read(paper.events_of, ids)
    assert sum(events[-1].kind is SheetEventKind.VOID for events in found.values()) == 1
