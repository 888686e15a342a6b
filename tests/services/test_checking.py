"""A code typed or scanned against the record; what is recorded by reading codes; scans."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
import sqlalchemy as sa
from documents import Documents, set_up, write_documents

from asn_desktop.models.paper import Attachment, SealedContent
from asn_desktop.models.planning import Indicator
from asn_desktop.rules import codes
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import checking, paper, scans, sheet_list, worklist
from asn_desktop.services.attachments import damaged_attachments, read_attachment
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.setup import change_settings
from asn_desktop.views.checking import CodeAnswer, Verdict
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.printing import NOT_RECORDED, SealedVersion
from asn_desktop.views.sheet_kinds import read_sheet
from asn_desktop.workflows.sentences import say

K = SheetEventKind
DAY = date(2026, 7, 2)
PNG = b"\x89PNG\r\n\x1a\n" + b"a picture"
PDF = b"%PDF-1.7\n" + b"a scan"


@dataclass
class Case:
    office: Office
    documents: Documents

    def seal(self, form: FormCode = FormCode.D_1_1) -> SealedVersion:
        own = form in (FormCode.D_1_1, FormCode.C_1_3)
        document = self.documents.evaluation if own else self.documents.skp
        return self.office.write(Act.SEAL, paper.seal, form, document).value

    def print(self, form: FormCode = FormCode.D_1_1) -> SealedVersion:
        version = self.seal(form)
        self.office.write(Act.PRINTED, paper.mark_printed, [version.id], DAY)
        return version

    def check(self, text: str) -> CodeAnswer:
        answer = self.office.read(checking.check, text)
        assert say(answer.finding)
        return answer

    def edit(self, target: str) -> None:
        def change(tx: Tx) -> None:
            tx.session.get_one(Indicator, self.documents.indicators[0]).target = target

        self.office.write(Act.EDIT_SKP, change)

    def reprint_is_due(self, version: SealedVersion) -> bool:
        found = self.office.read(worklist.work_list, 2026, "TW2")
        return any(row.key == f"paper.void.{version.id}" for row in found.rows)

    def read_code(self, kind: K, text: str, on: date = DAY) -> object:
        return self.office.write(Act.SIGNED, checking.record_by_code, kind, text, on).value


@pytest.fixture
def case(office: Office, make_person: Callable[..., UUID]) -> Case:
    set_up(office)
    head = make_person(office, "Slamet Hartono, S.IP.", position="Kepala Seksi")
    person = make_person(office, "Nur Ratna, M.M.", assessor=head)
    return Case(office, write_documents(office, person, head))


def test_paper_that_says_what_the_record_says_is_valid(case: Case) -> None:
    version = case.print()
    answer = case.check(version.code.lower().replace("-", " "))
    assert answer.verdict is Verdict.VALID
    assert answer.code == version.code
    assert answer.row is not None
    assert (answer.row.id, answer.row.state, answer.row.number) == (version.id, K.PRINTED, 1)
    assert say(answer.finding) == (
        "D.1.1 Nur Ratna, M.M., Triwulan II, versi 1: isi kertas sama dengan catatan, keadaan "
        "“Dicetak” (2 Juli 2026)."
    )


def test_a_record_edited_after_printing_is_told_with_what_changed(case: Case) -> None:
    version = case.print(FormCode.A_1_7)
    case.edit("1.500 surat")
    answer = case.check(version.code)
    assert answer.verdict is Verdict.VOID
    assert [say(each) for each in answer.changed] == ["target indikator 1 hasil kerja 1 berubah"]
    assert case.reprint_is_due(version)
    # Printed anew: the old paper leads to the new, which is valid.
    newer = case.print(FormCode.A_1_7)
    answer = case.check(version.code)
    assert answer.verdict is Verdict.REPLACED
    assert answer.newer == newer.code
    assert answer.changed
    assert case.check(newer.code).verdict is Verdict.VALID
    assert not case.reprint_is_due(version)


def test_a_file_that_was_never_recorded_as_printed_is_checked_against_the_document(
    case: Case,
) -> None:
    version = case.seal(FormCode.A_1_7)
    assert case.check(version.code).finding.code == "check.valid_unrecorded"
    case.edit("1.500 surat")
    answer = case.check(version.code)
    assert (answer.verdict, answer.finding.code) == (Verdict.VOID, "check.outdated")
    assert answer.changed
    case.seal(FormCode.A_1_7)
    assert case.check(version.code).verdict is Verdict.REPLACED


def test_a_slip_is_told_with_the_code_that_was_meant(case: Case) -> None:
    version = case.print()
    letters = version.code
    wrong = letters[:-1] + ("A" if letters[-1] != "A" else "B")
    answer = case.check(wrong)
    assert (answer.verdict, answer.finding.code) == (Verdict.MISTYPED, "code.check")
    assert answer.meant == (version.code,)
    assert case.check("").finding.code == "code.empty"
    assert case.check("D11V1-U").finding.code == "code.letter"
    assert case.check("D11V1-7K3Q").finding.code == "code.length"


def test_an_altered_code_is_never_valid(case: Case) -> None:
    """Whoever reckons the check character anew still meets the record."""
    version = case.print()
    real = codes.parse(version.code)
    other = "0" * 7 if real.content != "0" * 7 else "1" * 7
    content = codes.SheetCode(real.form, real.number, real.document, other)
    answer = case.check(str(content))
    assert (answer.verdict, answer.finding.code) == (Verdict.ALTERED, "check.altered")
    assert version.code in say(answer.finding)
    number = codes.SheetCode(real.form, 7, real.document, real.content)
    assert case.check(str(number)).finding.code == "check.renamed"
    form = codes.SheetCode(FormCode.C_1_3, real.number, real.document, real.content)
    assert case.check(str(form)).finding.code == "check.renamed"
    lost = codes.SheetCode(real.form, 7, real.document, other)
    answer = case.check(str(lost))
    assert (answer.verdict, answer.finding.code) == (Verdict.ALTERED, "check.version_unknown")
    elsewhere = codes.make(FormCode.D_1_1, 1, UUID(int=99), "cd" * 32)
    assert case.check(str(elsewhere)).verdict is Verdict.UNKNOWN


def test_a_record_altered_behind_the_program_is_told(case: Case) -> None:
    version = case.print()
    with case.office.store.writer.begin() as connection:
        if case.office.store.is_sqlite:
            connection.exec_driver_sql("DROP TRIGGER sealed_content_no_update")
        else:
            connection.exec_driver_sql("ALTER TABLE sealed_content DISABLE TRIGGER ALL")
        connection.execute(
            sa.update(SealedContent)
            .where(SealedContent.fingerprint == version.fingerprint)
            .values(content=version.content.replace("Nur Ratna", "Nur Ratri"))
        )
    assert case.check(version.code).verdict is Verdict.DAMAGED
    with pytest.raises(Refused) as refusal:
        case.read_code(K.SIGNED, version.code)
    assert refusal.value.findings[0].code == "check.damaged"


def test_reading_codes_records_events_and_the_print_that_was_not_recorded(case: Case) -> None:
    version = case.seal()
    case.read_code(K.SIGNED, version.code)
    life = case.office.read(sheet_list.life_of, version.id)
    assert [moment.kind for moment in life.moments] == [K.PRINTED, K.SIGNED]
    with pytest.raises(Refused) as refusal:
        case.read_code(K.SIGNED, version.code)
    assert refusal.value.findings[0].code == "check.already"
    case.read_code(K.HANDED_OVER, version.code)
    case.read_code(K.RETURNED, version.code)
    with pytest.raises(Refused) as refusal:
        case.read_code(K.HANDED_OVER, version.code)
    assert refusal.value.findings[0].code == "paper.order"
    row = case.office.read(sheet_list.row_of, version.id)
    assert (row.signed, row.handed_over, row.returned) == (DAY, DAY, DAY)


def test_no_event_is_recorded_of_paper_that_is_not_valid(case: Case) -> None:
    version = case.print(FormCode.A_1_7)
    case.edit("1.500 surat")
    for text, code in (
        (version.code, "check.void"),
        (version.code[:-1], "code.length"),
        (str(codes.make(FormCode.D_1_1, 1, UUID(int=9), "ab" * 32)), "check.unknown"),
    ):
        with pytest.raises(Refused) as refusal:
            case.read_code(K.SIGNED, text)
        assert refusal.value.findings[0].code == code


def test_the_list_finds_a_sheet_by_its_code_and_shows_what_was_not_recorded(case: Case) -> None:
    printed, sealed = case.print(FormCode.D_1_1), case.seal(FormCode.C_1_3)
    period = PeriodRef(2026, "TW2")

    def rows(text: str = "", state: object = None) -> list[UUID]:
        query = ListQuery(text=text, filters={"state": state})
        return [row.id for row in case.office.read(sheet_list.sheets, query, period).rows]

    assert rows() == [printed.id]
    assert rows(state=NOT_RECORDED) == [sealed.id]
    assert rows(printed.code.lower()) == [printed.id]
    assert rows("slamet") == [printed.id]
    assert rows(sealed.code) == []
    assert case.office.read(checking.find, sealed.code) == sealed.id
    assert case.office.read(checking.find, "nothing") is None


def attach(case: Case, version: UUID, name: str, content: bytes) -> UUID:
    return case.office.write(Act.ATTACH_SCAN, scans.attach_scan, version, name, content).value


def test_scans_are_kept_with_their_sheet_and_found_undamaged(case: Case) -> None:
    version = case.print()
    first = attach(case, version.id, "D11 Nur?.PDF", PDF)
    attach(case, version.id, "halaman 2.jpeg.png", PNG)
    life = case.office.read(sheet_list.life_of, version.id)
    assert [(scan.media_type, scan.size) for scan in life.scans] == [
        ("application/pdf", len(PDF)),
        ("image/png", len(PNG)),
    ]
    assert life.row.scans == 2
    assert scans.file_name(life.scans[0]).startswith("D11 Nur_")
    assert scans.file_name(life.scans[0]).endswith(".pdf")
    assert case.office.read(read_attachment, life.scans[0].sha256) == PDF
    assert case.office.read(damaged_attachments) == ()
    with pytest.raises(Refused) as refusal:
        attach(case, version.id, "lagi.pdf", PDF)
    assert refusal.value.findings[0].code == "scan.twice"
    case.office.write(Act.REMOVE_SCAN, scans.remove_scan, first)
    left = case.office.read(sheet_list.life_of, version.id).scans
    assert [scan.media_type for scan in left] == ["image/png"]
    assert case.office.read(read_attachment, life.scans[0].sha256) is None


def test_the_bytes_stay_while_another_sheet_shows_them(case: Case) -> None:
    one, other = case.print(FormCode.D_1_1), case.print(FormCode.C_1_3)
    first = attach(case, one.id, "keduanya.pdf", PDF)
    attach(case, other.id, "keduanya.pdf", PDF)
    case.office.write(Act.REMOVE_SCAN, scans.remove_scan, first)
    assert case.office.read(lambda tx: tx.session.scalars(sa.select(Attachment.name)).all()) == [
        "keduanya.pdf"
    ]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("pindaian.pdf", b"PK\x03\x04 a spreadsheet", "scan.kind"),
        ("foto.jpg", b"GIF89a", "scan.kind"),
        ("kosong.pdf", b"", "scan.empty"),
        ("besar.pdf", PDF + b" " * scans.LARGEST_SCAN, "scan.size"),
    ],
)
def test_what_is_no_scan_is_refused_by_its_content(
    case: Case, name: str, content: bytes, code: str
) -> None:
    version = case.print()
    with pytest.raises(Refused) as refusal:
        attach(case, version.id, name, content)
    assert refusal.value.findings[0].code == code
    assert name in say(refusal.value.findings[0])


def test_the_letterhead_is_sealed_only_where_the_office_wants_it(case: Case) -> None:
    lines = "PEMERINTAH KOTA CONTOH\n  KECAMATAN MULYOREJO \n\n"

    def ask(wanted: bool) -> tuple[str, ...]:
        case.office.write(
            Act.CHANGE_SETTING,
            lambda tx: change_settings(tx, letterhead=lines, letterhead_on_forms=wanted),
        )
        return read_sheet(case.seal(FormCode.C_1_3).content).letterhead

    assert ask(False) == ()
    before = case.seal(FormCode.C_1_3)
    case.office.write(Act.PRINTED, paper.mark_printed, [before.id], DAY)
    assert ask(True) == ("PEMERINTAH KOTA CONTOH", "KECAMATAN MULYOREJO")
    # How an office prints is no change of content: the paper that is out stays valid.
    assert case.office.read(sheet_list.row_of, before.id).state is K.PRINTED
