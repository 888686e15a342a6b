"""What is offered for the national application is what the sheets say, in its codes."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from documents import Documents, set_up, write_documents
from openpyxl import load_workbook

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.planning import WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Severity
from asn_desktop.rules.nip import EmployeeKind
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.predicate import Rating
from asn_desktop.rules.ranks import Rank
from asn_desktop.services import national, national_screens, undo
from asn_desktop.services.office import Office, Tx
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.national import Copied, CopyField, PersonScreens
from asn_desktop.workbooks.writer import write
from asn_desktop.workflows.national import LINES, PROBLEMS, tables, write_export

Make = Callable[..., UUID]
PERIOD = PeriodRef(2026, "TW2")


@pytest.fixture
def made(office: Office, make_person: Make) -> Documents:
    set_up(office)
    head = make_person(
        office,
        "Slamet Hartono, S.IP.",
        nip="197504052000031002",
        rank=Rank.III_D,
        position="Kepala Seksi",
    )
    person = make_person(office, "Nur Ratna Purnomo, M.M.", nip="198503122010012004")
    return write_documents(office, person, head)


def screens(office: Office, person: UUID) -> PersonScreens:
    return office.read(national_screens.person_screens, person, PERIOD)


def field(found: PersonScreens, key: str) -> CopyField:
    return next(each for each in found.fields() if each.key == key)


def test_every_screen_says_what_the_sheets_say(office: Office, made: Documents) -> None:
    found = screens(office, made.person)
    assert [one.key for one in found.screens] == ["skp", "annex", "plan", "outcome", "rating"]
    assert all(one.lack is None for one in found.screens)
    assert field(found, "assessor.nip").value == "197504052000031002"
    assert field(found, "result.1.text").value == "Surat pengantar KTP selesai sesuai standar"
    assert field(found, "result.1.1.target").value == "1.200 surat"
    assert field(found, "work").value == "Sesuai ekspektasi"
    assert field(found, "work").code == "2"
    assert field(found, "predicate").code == "2"
    assert all(each.copied is Copied.NOT_YET for each in found.fields())
    assert all(each.value.strip() for each in found.fields())


def test_a_tick_holds_only_while_the_text_stays_the_same(office: Office, made: Documents) -> None:
    wanted = field(screens(office, made.person), "result.1.text")
    office.write(Act.MARK_COPIED, national.mark, made.person, [wanted])
    assert field(screens(office, made.person), "result.1.text").copied is Copied.DONE

    def reword(tx: Tx) -> None:
        tx.session.get_one(WorkResult, made.results[0]).text = "Surat pengantar selesai di hari itu"

    office.write(Act.EDIT_SKP, reword)
    changed = field(screens(office, made.person), "result.1.text")
    assert changed.copied is Copied.CHANGED
    office.write(Act.MARK_COPIED, national.mark, made.person, [changed])
    assert field(screens(office, made.person), "result.1.text").copied is Copied.DONE
    office.write(Act.MARK_COPIED, national.mark, made.person, [changed], False)
    assert field(screens(office, made.person), "result.1.text").copied is Copied.NOT_YET


def test_a_tick_can_be_taken_back_by_undo(office: Office, made: Documents) -> None:
    wanted = field(screens(office, made.person), "work")
    office.write(Act.MARK_COPIED, national.mark, made.person, [wanted])
    seq = office.read(undo.last_act)
    assert seq is not None
    office.write(Act.UNDO, undo.undo, seq)
    assert field(screens(office, made.person), "work").copied is Copied.NOT_YET


def test_what_is_not_there_yet_is_said_and_never_shown_as_empty(
    office: Office, make_person: Make
) -> None:
    set_up(office)
    person = make_person(office, "Eka Dewi", nip="199001012015032001")
    found = screens(office, person)
    assert [one.lack.code for one in found.screens if one.lack] == [
        "national.no_skp",
        "national.no_skp",
        "national.no_skp",
        "national.no_evaluation",
        "national.not_rated",
    ]
    assert list(found.fields()) == []


def test_the_list_says_who_has_what(office: Office, made: Documents) -> None:
    wanted = list(screens(office, made.person).fields())[:3]
    office.write(Act.MARK_COPIED, national.mark, made.person, wanted)
    found = office.read(national.rows, PERIOD)
    ratna = next(row for row in found if row.id == made.person)
    assert (ratna.rated, ratna.copied) == (True, 3)
    begun = national.choose(found, ListQuery(filters={"state": "begun"}))
    assert [row.id for row in begun.rows] == [made.person]
    assert national.choose(found, ListQuery(text="ratna purn")).rows[0].id == made.person


def test_the_spreadsheet_has_the_national_codes_and_a_report(
    office: Office, made: Documents, make_person: Make, tmp_path: Path
) -> None:
    outside = make_person(office, "Drs. Bupati", kind=None)
    stranger = make_person(office, "Ani Wijaya", nip="199505052019032005")
    second = write_documents(office, stranger, outside)

    def unfinished(tx: Tx) -> None:
        tx.session.get_one(Evaluation, second.evaluation).predicate = None

    office.write(Act.EDIT_EVALUATION, unfinished)
    path = tmp_path / "nilai.xlsx"
    found = write_export(office, PERIOD, path)
    assert (len(found.lines), found.total, found.refused) == (1, 2, 1)
    (problem,) = [each for each in found.problems if each.finding.severity is Severity.ERROR]
    assert (problem.name, problem.finding.code) == ("Ani Wijaya", "national.no_predicate")
    book = load_workbook(path)
    heads, row = list(book[LINES].iter_rows(values_only=True))
    said = dict(zip(heads, row, strict=True))
    assert said["pnsDinilaiNip"] == "198503122010012004"
    assert (said["hasilKerjaNilai"], said["kuadranKinerjaNilai"]) == (Rating.MET.value, 2)
    assert (said["bulanMulaiPenilaian"], said["bulanSelesaiPenilaian"]) == (4, 6)
    assert (said["statusPenilai"], said["penilaiGolongan"]) == ("ASN", "III/d")
    assert book[LINES]["A2"].data_type == "s"
    assert "Ani Wijaya" in str([list(row) for row in book[PROBLEMS].iter_rows(values_only=True)])
    assert not list(tmp_path.glob(".*.baru"))


def test_an_assessor_from_outside_the_civil_service_needs_no_nip(
    office: Office, make_person: Make
) -> None:
    set_up(office)
    outside = make_person(office, "Drs. Bupati", kind=None)
    person = make_person(office, "Ani Wijaya", nip="199505052019032005", kind=EmployeeKind.PNS)
    write_documents(office, person, outside)
    found = office.read(national.export, PERIOD)
    assert [line.statusPenilai for line in found.lines] == ["NON ASN"]
    assert not any(each.column == "penilaiNipNrp" for each in found.problems)
    assert load_workbook(BytesIO(write(*tables(found, PERIOD)))).sheetnames[0] == LINES
