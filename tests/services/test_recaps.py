"""Recaps say what the evaluations and the paper say, unit by unit, missing as missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from uuid import UUID

import pytest
from documents import Documents, set_up, write_documents
from openpyxl import load_workbook

from asn_desktop.models.evaluation import Evaluation, Objection
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import EvaluationState, ObjectionState, SheetEventKind
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.predicate import Predicate, Rating
from asn_desktop.services import paper, recaps
from asn_desktop.services.office import Office, Tx
from asn_desktop.views.recaps import SUM, Recap, RecapKind
from asn_desktop.workflows.recaps import recap_pdf, recap_xlsx

Make = Callable[..., UUID]
PERIOD = PeriodRef(2026, "TW2")


@pytest.fixture
def two(office: Office, make_person: Make) -> tuple[Documents, Documents]:
    """One finished in Seksi Pelayanan, one open in Kelurahan Kalisari."""
    set_up(office)
    head = make_person(office, "Slamet Hartono, S.IP.", position="Kepala Seksi")
    ratna = make_person(
        office, "Nur Ratna Purnomo, M.M.", nip="198503122010012004", unit="Seksi Pelayanan"
    )
    eka = make_person(office, "Eka Dewi O'Brien", unit="Kelurahan Kalisari")
    first, second = write_documents(office, ratna, head), write_documents(office, eka, head)

    def reopen(tx: Tx) -> None:
        row = tx.session.get_one(Evaluation, second.evaluation)
        row.state, row.predicate, row.rated_on = EvaluationState.OPEN, None, None

    office.write(Act.REOPEN_EVALUATION, reopen)
    return first, second


def read(office: Office, kind: RecapKind, unit: str = "") -> Recap:
    return office.read(recaps.recap, kind, PERIOD, unit)


def test_predicates_stand_under_their_unit_and_an_open_one_is_no_zero(
    office: Office, two: tuple[Documents, Documents]
) -> None:
    found = read(office, RecapKind.PREDICATES)
    assert [group.title for group in found.groups] == ["Kelurahan Kalisari", "Seksi Pelayanan"]
    (eka,), (ratna,) = (group.rows for group in found.groups)
    assert eka[1] == "Eka Dewi O'Brien"
    assert eka[5:] == (None, None, "belum dinilai", None)
    assert ratna[2] == "198503122010012004"
    assert ratna[5:8] == ("Sesuai", "Sesuai", "Baik")
    assert [group.total for group in found.groups] == ["belum dinilai 1", "Baik 1"]
    one = read(office, RecapKind.PREDICATES, "Seksi Pelayanan")
    assert (one.count, one.words) == (1, "Triwulan II 2026 · Seksi Pelayanan")
    assert office.read(recaps.units, PERIOD) == ("Kelurahan Kalisari", "Seksi Pelayanan")


def test_the_distribution_adds_up_and_has_its_curve(
    office: Office, two: tuple[Documents, Documents]
) -> None:
    found = read(office, RecapKind.DISTRIBUTION)
    assert [row[0] for row in found.groups[0].rows] == [
        "Kelurahan Kalisari",
        "Seksi Pelayanan",
        SUM,
    ]
    assert found.groups[0].rows[-1][1:] == (0, 1, 0, 0, 0, 1, 2)
    assert found.curve is not None
    assert dict(found.curve.counts)[Predicate.GOOD] == 1
    assert (found.curve.finished, found.curve.open) == (1, 1)


def test_an_objection_that_changed_counts_with_what_was_decided(
    office: Office, two: tuple[Documents, Documents]
) -> None:
    first, _second = two

    def decide(tx: Tx) -> None:
        tx.session.add(
            Objection(
                evaluation_id=first.evaluation,
                person_id=first.person,
                state=ObjectionState.CHANGED,
                received_on=date(2026, 7, 10),
                decided_on=date(2026, 7, 17),
                work_rating=Rating.ABOVE,
                behaviour_rating=Rating.ABOVE,
                predicate=Predicate.VERY_GOOD,
            )
        )

    office.write(Act.DECIDE_OBJECTION, decide)
    found = read(office, RecapKind.PREDICATES, "Seksi Pelayanan")
    assert found.groups[0].rows[0][5:] == ("Di atas", "Di atas", "Sangat Baik*", date(2026, 7, 17))
    assert found.notes == ("* diputus atas keberatan (D.1.3)",)


def test_signatures_follow_the_paper(office: Office, two: tuple[Documents, Documents]) -> None:
    first, _second = two
    version = office.write(Act.SEAL, paper.seal, FormCode.D_1_1, first.evaluation).value
    today = office.today()
    office.write(Act.PRINTED, paper.mark_printed, [version.id], today)
    office.write(Act.SIGNED, paper.record, SheetEventKind.SIGNED, [version.id], today)
    found = read(office, RecapKind.SIGNATURES)
    (eka,), (ratna,) = (group.rows for group in found.groups)
    assert eka[4:] == (None, None, None, None, None, None, "belum dinilai")
    assert ratna[4:] == ("D.1.1", today, today, None, None, None, "ditandatangani")
    assert found.groups[1].total == "1 dari 1 ditandatangani, 0 dikembalikan"


def test_the_year_has_a_column_for_each_period(
    office: Office, two: tuple[Documents, Documents]
) -> None:
    found = read(office, RecapKind.YEARLY)
    heads = [column.title for column in found.columns[4:]]
    assert heads == ["TW I", "TW II", "TW III", "TW IV", "Tahunan"]
    (eka,), (ratna,) = (group.rows for group in found.groups)
    assert eka[4:] == (None, "○", None, None, None)
    assert ratna[4:] == (None, "B", None, None, None)


def test_a_period_that_is_not_set_up_is_said(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        office.read(recaps.recap, RecapKind.PREDICATES, PERIOD, "")
    assert refused.value.findings[0].code == "recap.no_period"


@pytest.mark.parametrize("kind", list(RecapKind))
def test_paper_is_the_same_twice_and_the_spreadsheet_is_typed(
    office: Office, two: tuple[Documents, Documents], kind: RecapKind
) -> None:
    pdf = office.read(recap_pdf, kind, PERIOD)
    assert pdf == office.read(recap_pdf, kind, PERIOD)
    assert pdf.startswith(b"%PDF")
    sheet = load_workbook(BytesIO(office.read(recap_xlsx, kind, PERIOD))).worksheets[0]
    assert sheet.freeze_panes == "A3"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$2:$2"
    heads = [cell.value for cell in sheet[2]]
    if "NIP" in heads:
        at = heads.index("NIP")
        assert {row[at].data_type for row in sheet.iter_rows(min_row=3)} == {"s"}
    if kind is RecapKind.PREDICATES:
        dates = [row[-1] for row in sheet.iter_rows(min_row=3)]
        assert [cell.is_date for cell in dates] == [False, True]
