"""Evidence: kept once, counted per place, gone when nothing shows it, missed when it is gone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.logs import Evidence
from asn_desktop.models.paper import Attachment
from asn_desktop.models.planning import Period, Skp, WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.evidence import LARGEST, FileKind, kind_of, safe_name
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.services import evidence, logs, periods, planning_state, progress, undo
from asn_desktop.services.attachments import read_attachment
from asn_desktop.services.office import Office
from asn_desktop.views.evidence import Added, EvidencePlace, NewFile
from asn_desktop.views.logs import LogText
from asn_desktop.workflows.backup import check
from asn_desktop.workflows.sentences import say

Make = Callable[..., Any]
PDF = b"%PDF-1.7\nlaporan"


def packed(*names: str, told: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        if told:
            file.writestr("mimetype", told)
        for name in names:
            file.writestr(name, "isi")
    return made.getvalue()


@pytest.fixture
def place(office: Office, make_person: Make, make_skp: Make) -> EvidencePlace:
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    person = make_person(office)
    make_skp(office, person, make_person(office))
    return place_of(office, person)


def place_of(office: Office, person: UUID) -> EvidencePlace:
    period = office.read(
        lambda tx: tx.session.scalars(sa.select(Period.id).where(Period.code == "TW2")).one()
    )
    found = office.read(progress.progress_of, person, period)
    assert found is not None
    result = found.results[0]
    return EvidencePlace(
        work_result_id=result.id, indicator_id=result.indicators[0].id, period_id=period
    )


def skp_of(office: Office, place: EvidencePlace) -> UUID:
    found: UUID = office.read(
        lambda tx: tx.session.get_one(WorkResult, place.work_result_id).skp_id
    )
    return found


def add(office: Office, place: EvidencePlace, *files: NewFile) -> Added:
    made: Added = office.write(Act.ADD_EVIDENCE, evidence.add, place, files).value
    return made


def bytes_kept(office: Office) -> int:
    found: int = office.read(
        lambda tx: tx.session.scalar(sa.select(sa.func.count(Attachment.sha256)))
    )
    return found


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xd8\xff\xe0", FileKind.JPEG),
        (b"%PDF-1.4", FileKind.PDF),
        (packed("[Content_Types].xml", "word/document.xml"), FileKind.DOCX),
        (packed("[Content_Types].xml", "xl/workbook.xml"), FileKind.XLSX),
        (packed("[Content_Types].xml", "ppt/presentation.xml"), FileKind.PPTX),
        (packed("content.xml", told=FileKind.ODT.value), FileKind.ODT),
        (packed("content.xml", told=FileKind.ODS.value), FileKind.ODS),
        (packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), None),
        (packed("virus.exe"), None),
        (b"PK\x03\x04 torn", None),
        (b"MZ\x90\x00", None),
        (b"", None),
    ],
)
def test_files_are_known_by_what_is_in_them(content: bytes, kind: FileKind | None) -> None:
    assert kind_of(content) is kind


def test_a_kept_name_can_do_no_harm() -> None:
    name = safe_name("../../rm -rf;foto.jpg.exe", FileKind.JPEG.value, "ab" * 32)
    assert "/" not in name
    assert name.endswith("_abababab.jpg")


def test_the_same_file_on_two_places_is_kept_once_and_goes_with_the_last(
    office: Office, place: EvidencePlace
) -> None:
    other = office.read(
        lambda tx: EvidencePlace(
            work_result_id=place.work_result_id,
            indicator_id=place.indicator_id,
            period_id=tx.session.scalars(sa.select(Period.id).where(Period.code == "TW1")).one(),
        )
    )
    assert add(office, place, NewFile("a.pdf", PDF)) == Added(1)
    assert add(office, place, NewFile("lagi.pdf", PDF)) == Added(0, ("lagi.pdf",))
    add(office, other, NewFile("b.pdf", PDF))
    assert bytes_kept(office) == 1
    first, second = (office.read(evidence.of_place, each)[0] for each in (place, other))
    assert (first.name, first.size, first.media_type) == ("a.pdf", len(PDF), "application/pdf")
    office.write(Act.REMOVE_EVIDENCE, evidence.remove, first.id)
    assert office.read(read_attachment, second.sha256) == PDF
    office.write(Act.REMOVE_EVIDENCE, evidence.remove, second.id)
    assert bytes_kept(office) == 0


def test_places_are_counted_and_go_on_in_an_amended_skp(
    office: Office, place: EvidencePlace
) -> None:
    add(office, place, NewFile("a.pdf", PDF), NewFile("b.pdf", PDF + b"2"))
    skp = skp_of(office, place)
    amended = office.write(Act.AMEND_SKP, planning_state.amend, skp, "target berubah").value

    def force(tx: Any) -> None:
        tx.session.get_one(Skp, skp).state = SkpState.SUPERSEDED
        tx.session.get_one(Skp, amended).state = SkpState.SET

    office.write(Act.SET_SKP, force)
    person = office.read(lambda tx: tx.session.get_one(Skp, amended).person_id)
    now = place_of(office, person)
    assert now.work_result_id != place.work_result_id
    add(office, now, NewFile("c.pdf", PDF + b"3"))
    names = [one.name for one in office.read(evidence.of_place, now)]
    assert names == ["a.pdf", "b.pdf", "c.pdf"]
    assert place.period_id is not None
    assert office.read(evidence.counts, amended, place.period_id) == {
        (now.work_result_id, now.indicator_id): 3
    }


def test_a_log_entry_carries_files_until_it_is_removed(
    office: Office, place: EvidencePlace, make_person: Make
) -> None:
    person = make_person(office)
    day = date(2026, 7, 2)
    log = office.write(Act.WRITE_LOG, logs.write, person, day, LogText("Melayani loket")).value
    add(office, EvidencePlace(log_id=log), NewFile("foto.pdf", PDF))
    assert office.read(evidence.of_place, EvidencePlace(log_id=log))[0].name == "foto.pdf"
    office.write(Act.REMOVE_LOG, logs.remove, log)
    assert office.read(lambda tx: tx.session.scalars(sa.select(Evidence)).all()) == []


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"", "evidence.empty", "kosong"),
        (b"MZ\x90\x00program", "evidence.kind", "bukan foto"),
        (
            PDF + b" " * LARGEST,
            "evidence.size",
            "berukuran 10,0 MB; satu berkas bukti paling besar 10",
        ),
    ],
)
def test_what_is_no_evidence_is_refused_whole(
    office: Office, place: EvidencePlace, content: bytes, code: str, words: str
) -> None:
    with pytest.raises(Refused) as refused:
        add(office, place, NewFile("baik.pdf", PDF), NewFile("x.jpg", content))
    assert [one.code for one in refused.value.findings] == [code]
    assert words in say(refused.value.findings[0])
    assert bytes_kept(office) == 0


def test_a_draft_takes_no_evidence(office: Office, place: EvidencePlace) -> None:
    skp = skp_of(office, place)
    amended = office.write(Act.AMEND_SKP, planning_state.amend, skp, "target berubah").value
    draft = office.read(
        lambda tx: tx.session.scalars(
            sa.select(WorkResult.id).where(WorkResult.skp_id == amended)
        ).first()
    )
    with pytest.raises(Refused, match="skp_not_set"):
        add(office, EvidencePlace(work_result_id=draft, period_id=place.period_id))


def test_missing_and_changed_files_are_found_by_the_check(
    sqlite_office: Office, make_person: Make, make_skp: Make
) -> None:
    office = sqlite_office
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    person = make_person(office)
    make_skp(office, person, make_person(office))
    place = place_of(office, person)
    add(office, place, NewFile("hilang.pdf", PDF), NewFile("berubah.pdf", PDF + b"2"))
    assert check(office) == []
    gone, changed = office.read(evidence.of_place, place)
    with office.store.writer.begin() as line:
        line.execute(sa.delete(Attachment).where(Attachment.sha256 == gone.sha256))
        line.execute(
            sa.update(Attachment)
            .where(Attachment.sha256 == changed.sha256)
            .values(content=PDF + b"3")
        )
    told = " ".join(check(office))
    assert "Berkas bukti hilang dari simpanan: hilang.pdf" in told
    assert "Berkas simpanan rusak: berubah.pdf" in told


def test_a_file_chosen_by_mistake_is_undone_with_its_bytes(
    office: Office, place: EvidencePlace
) -> None:
    add(office, place, NewFile("benar.pdf", PDF))
    add(office, place, NewFile("pribadi.pdf", PDF + b"rahasia"))
    office.write(Act.UNDO, undo.undo_last)
    assert [one.name for one in office.read(evidence.of_place, place)] == ["benar.pdf"]
    assert bytes_kept(office) == 1
    assert check_names(office) == ()


def check_names(office: Office) -> tuple[str, ...]:
    found: tuple[str, ...] = office.read(evidence.missing)
    return found
