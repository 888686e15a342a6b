"""What the desk finds, and preflight: what is missing, what is too long, and where it is mended."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from documents import Documents, set_up, write_documents

from asn_desktop.models.planning import Skp, WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.planning import ResultSection
from asn_desktop.services import print_desk
from asn_desktop.services.office import Office, Tx
from asn_desktop.views.printing import DeskForm, Lack, Place
from asn_desktop.workflows.sentences import say

TW2, TW3 = PeriodRef(2026, "TW2"), PeriodRef(2026, "TW3")


@pytest.fixture
def made(office: Office, make_person: Callable[..., UUID]) -> Documents:
    set_up(office)
    head = make_person(office, "Slamet Hartono, S.IP.", unit="Seksi Pelayanan", heads=True)
    person = make_person(office, "Nur Ratna, M.M.", unit="Seksi Pelayanan", assessor=head)
    return write_documents(office, person, head)


def change(office: Office, mapped: type, key: UUID, **fields: object) -> None:
    def write(tx: Tx) -> None:
        row = tx.session.get_one(mapped, key)
        for name, value in fields.items():
            setattr(row, name, value)

    office.write(Act.EDIT_SKP, write)


def lacks(office: Office, person: UUID, form: DeskForm, period: PeriodRef = TW2) -> list[Lack]:
    people = office.read(print_desk.desk, [person], [form], period)
    return [lack for one in people for lack in one.lacks]


@pytest.mark.parametrize(
    ("state", "words", "place"),
    [
        (SkpState.DRAFT, "SKP belum diajukan.", Place.SKP),
        (SkpState.SUBMITTED, "SKP belum ditetapkan.", Place.SKP),
        (SkpState.RETURNED, "SKP dikembalikan untuk diperbaiki.", Place.SKP),
        (SkpState.CANCELLED, "Belum ada SKP 2026.", Place.SKP),
        (SkpState.SET, "Belum dinilai.", Place.EVALUATION),
    ],
)
def test_where_nothing_can_be_evaluated_the_skp_is_what_lacks(
    office: Office, made: Documents, state: SkpState, words: str, place: Place
) -> None:
    change(office, Skp, made.skp, state=state)
    (lack,) = lacks(office, made.person, DeskForm.DOCUMENT, TW3)
    assert (say(lack.finding), lack.place, lack.stops) == (words, place, True)


def test_a_period_nobody_set_up_is_said_first(office: Office, made: Documents) -> None:
    (lack,) = lacks(office, made.person, DeskForm.DOCUMENT, PeriodRef(2026, "05"))
    assert lack.finding.code == "print.no_period"


def test_long_texts_and_words_are_told_and_lead_to_the_skp(office: Office, made: Documents) -> None:
    change(office, WorkResult, made.results[0], text="tersusun rapi " * 200)
    change(office, WorkResult, made.results[1], text="Laporan_" + "rekapitulasi" * 4)
    found = lacks(office, made.person, DeskForm.SKP)
    assert [(lack.finding.code, lack.place, lack.target, lack.stops) for lack in found] == [
        ("print.long_text", Place.SKP, made.skp, False),
        ("print.long_word", Place.SKP, made.skp, False),
    ]
    assert say(found[0].finding) == (
        "Teks 2800 huruf (“tersusun rapi tersusun r…”) akan memakan lebih dari satu halaman."
    )


def test_forty_results_are_no_problem(office: Office, made: Documents) -> None:
    def add(tx: Tx) -> None:
        for no in range(3, 41):
            tx.session.add(
                WorkResult(
                    skp_id=made.skp, section=ResultSection.MAIN, no=no, text=f"Hasil kerja {no}"
                )
            )

    office.write(Act.EDIT_SKP, add)
    found = lacks(office, made.person, DeskForm.SKP)
    assert {lack.finding.code for lack in found} == {"print.no_target"}
    assert not any(lack.stops for lack in found)


def test_who_has_none_of_what_not_everybody_has_is_left_out(
    office: Office, made: Documents
) -> None:
    assert office.read(print_desk.desk, [made.person], [DeskForm.MATRIX], TW2) == ()


def test_an_assessor_without_nip_is_told(office: Office, make_person: Callable[..., UUID]) -> None:
    set_up(office)
    head = make_person(office, "Slamet", nip=None, unit="Seksi", heads=True)
    person = make_person(office, "Siti", unit="Seksi", assessor=head)
    write_documents(office, person, head)
    found = lacks(office, person, DeskForm.DOCUMENT)
    assert ("print.no_nip", Place.PERSON, head) in [
        (lack.finding.code, lack.place, lack.target) for lack in found
    ]
    (one,) = office.read(print_desk.desk, [person], [DeskForm.DOCUMENT], TW2)
    assert [sheet.form for sheet in one.ready] == [FormCode.D_1_1]
    assert one.signer_unit == "Seksi"
