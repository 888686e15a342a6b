"""The Bidan Penyelia of the regulation is entered through the services, set, evaluated, printed.

Anak Lampiran 3 Tabel 11 and 12 (reg. 7256–7386) and Anak Lampiran 5 Tabel 3 (reg. 8807–8984): every
result, indicator, expectation, realisation and feedback stands word for word in the cell of its
column. What the annexes leave open (names, ratings, predicate) is ours.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest

from asn_desktop.rules.acts import Act
from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.planning import AnnexSection, Approach, ResultSection
from asn_desktop.rules.predicate import Predicate, Rating, UnitAchievement
from asn_desktop.rules.ranks import Rank
from asn_desktop.services import (
    evaluation,
    evaluation_achievement,
    evaluation_lists,
    evaluation_opening,
    founding,
    paper,
    people_edit,
    periods,
    planning,
    planning_edit,
    planning_state,
    print_desk,
    progress,
)
from asn_desktop.services.office import Office
from asn_desktop.services.planning_edit import IndicatorField, ResultField
from asn_desktop.services.progress import Entry
from asn_desktop.views.evaluation import Target
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.people import NewPerson
from asn_desktop.views.printing import DeskForm
from asn_desktop.views.sheets import FeedbackPiece, ResultLine
from asn_desktop.workflows import printing

Squeeze = Callable[[str], str]
NOTE = "Pertahankan ketelitian; keramahan ditingkatkan pada triwulan berikutnya."
GIVERS = {
    "Pimpinan": (GiverKind.LEADER, ""),
    "Pasien": (GiverKind.PATIENT, ""),
    "Rekan kerja setingkat": (GiverKind.PEER, ""),
    "Pegawai (nama)": (GiverKind.EMPLOYEE, "nama"),
}
# form: shares of the table's width of result, expectation, realisation, feedback
COLUMNS = {
    FormCode.A_1_6: ((28 / 812, 1.0), (425 / 812, 1.0), None, None),
    FormCode.C_1_1: (
        (30 / 822, 404 / 822),
        (404 / 822, 610 / 822),
        (404 / 822, 610 / 822),
        (610 / 822, 1.0),
    ),
}
REPEATED = (
    "HASIL KERJA A. UTAMA",
    "HASIL KERJA B. TAMBAHAN",
    "HASIL KERJA",
    "REALISASI BERDASARKAN BUKTI DUKUNG",
    "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG",
    "PERILAKU KERJA*",
    "PERILAKU KERJA",
)


@dataclass(frozen=True)
class Midwife:
    """The office in which she works, and her documents."""

    office: Office
    person: UUID
    skp: UUID
    evaluation: UUID


@pytest.fixture
def midwife(sqlite_office: Office, clock: Any, examples: ModuleType) -> Midwife:
    """Enter everything as the annexes have it, act by act."""
    office = sqlite_office
    clock.moment = datetime(2026, 1, 28, 2, tzinfo=UTC)
    office.write(
        Act.SET_UP_OFFICE, founding.found_office, "Puskesmas", examples.PUSKESMAS.agency, 2026,
        place="X",
    )  # fmt: skip
    person = _enter_people(office, examples)
    skp = _enter_skp(office, person, examples)
    clock.moment = datetime(2027, 1, 15, 2, tzinfo=UTC)
    return Midwife(office, person, skp, _enter_evaluation(office, skp, person, examples))


def _enter_people(office: Office, examples: ModuleType) -> UUID:
    made: list[UUID] = []
    for party, rank, heads in (
        (examples.HEAD_OF_PUSKESMAS, Rank.IV_A, True),
        (examples.MIDWIFE, Rank.III_C, False),
    ):
        new = NewPerson(
            name=party.name,
            nip=party.nip,
            rank=rank,
            position=party.position,
            unit=party.unit,
            heads=heads,
            assessor_id=made[0] if made else None,
        )
        made.append(office.write(Act.ADD_PERSON, people_edit.add_person, new).value)
    return made[1]


def _enter_skp(office: Office, person: UUID, examples: ModuleType) -> UUID:
    skp: UUID = office.write(
        Act.CREATE_SKP, planning.create, person, 2026, approach=Approach.QUALITATIVE
    ).value
    for section, lines in (
        (ResultSection.MAIN, examples.MIDWIFE_MAIN),
        (ResultSection.ADDITIONAL, examples.MIDWIFE_ADDITIONAL),
    ):
        for line in lines:
            _enter_result(office, skp, section, line)
    for value, text in examples.MIDWIFE_EXPECTATIONS.items():
        office.write(Act.EDIT_SKP, planning_edit.expect, skp, value, text)
    for part, texts in examples.MIDWIFE_ANNEX.items():
        for text in texts:
            section = AnnexSection(part)
            office.write(Act.EDIT_SKP, planning_edit.add_annex_line, skp, section, text=text)
    office.write(Act.SUBMIT_SKP, planning_state.submit, skp, date(2026, 1, 20))
    office.write(Act.SET_SKP, planning_state.set_skp, skp, date(2026, 1, 28))
    return skp


def _enter_result(office: Office, skp: UUID, section: ResultSection, line: ResultLine) -> None:
    result = office.write(Act.EDIT_SKP, planning_edit.add_result, skp, section).value
    for cell, text in (
        (ResultField.TEXT, line.text),
        (ResultField.ASSIGNED_BY, line.assigned_by),
    ):
        office.write(Act.EDIT_SKP, planning_edit.change_result, result, cell, text)
    view = office.read(planning.view, skp)
    first = next(row for row in view.results if row.id == result).indicators[0].id
    for number, indicator in enumerate(line.indicators):
        one = first
        if number:
            one = office.write(Act.EDIT_SKP, planning_edit.add_indicator, result).value
        office.write(
            Act.EDIT_SKP,
            planning_edit.change_indicator,
            one,
            IndicatorField.TEXT,
            indicator.text,
        )


def _enter_evaluation(office: Office, skp: UUID, person: UUID, examples: ModuleType) -> UUID:
    period = office.read(periods.find_period, PeriodRef(2026, "AKHIR"))
    assert period is not None
    results = office.read(planning.view, skp).results
    lines = (*examples.MIDWIFE_MAIN, *examples.MIDWIFE_ADDITIONAL)
    entries = [
        Entry(result.id, None, line.realisation)
        for result, line in zip(results, lines, strict=True)
    ]
    office.write(Act.RECORD_REALISATION, progress.record_many, period.id, entries)
    office.write(Act.OPEN_EVALUATIONS, evaluation_opening.open_period, period.id)
    units = office.read(evaluation_achievement.achievements, period.id)
    assert [unit.unit for unit in units] == ["PUSKESMAS"]
    office.write(
        Act.SET_ACHIEVEMENT, evaluation_achievement.set_achievement, period.id, units[0].unit_id,
        UnitAchievement.GOOD, "Laporan kinerja 2026", date(2027, 1, 5),
    )  # fmt: skip
    evaluations = office.read(_evaluations, period.id)
    one = evaluations[person]
    for result, line in zip(results, lines, strict=True):
        for piece in line.feedback:
            _give(office, one, ("result", result.id), piece)
    for value, pieces in examples.MIDWIFE_FEEDBACK.items():
        for piece in pieces:
            _give(office, one, ("value", value), piece)
    office.write(
        Act.EDIT_EVALUATION, evaluation.set_without_realisation, one,
        "Contoh regulasi mengosongkan dua realisasi",
    )  # fmt: skip
    office.write(Act.RATE_WORK, evaluation.rate_work, one, Rating.MET)
    office.write(Act.RATE_BEHAVIOUR, evaluation.rate_behaviour, one, Rating.ABOVE)
    office.write(Act.EDIT_EVALUATION, evaluation.set_note, one, NOTE)
    done = office.write(Act.FINISH_EVALUATION, evaluation.finish, one).value
    assert done.predicate is Predicate.GOOD
    return one


def _evaluations(tx: Any, period_id: UUID) -> dict[UUID, UUID]:
    rows = evaluation_lists.rows(tx, ListQuery(filters={"period": period_id})).rows
    return {row.person_id: row.id for row in rows}


def _give(office: Office, one: UUID, target: Target, piece: FeedbackPiece) -> None:
    giver, name = GIVERS[piece.giver]
    office.write(
        Act.GIVE_FEEDBACK, evaluation.write_feedback, one, evaluation.new_piece_id(), target,
        piece.text, giver, name,
    )  # fmt: skip


def _flow(column: str, squeeze: Squeeze) -> str:
    """A column read on over page borders, without the heads repeated there."""
    pages = [squeeze(page) for page in column.split("\f")]
    for n, page in enumerate(pages):
        for head in REPEATED if n else ():
            page = page.removeprefix(head).strip()
        pages[n] = page
    return " ".join(pages)


def _printed(midwife: Midwife, form: FormCode) -> bytes:
    """Seal the sheet and print its version, as the print desk does."""
    document = midwife.evaluation if form in (FormCode.C_1_1, FormCode.D_1_1) else midwife.skp
    sealed = midwife.office.write(Act.SEAL, paper.seal, form, document).value
    return midwife.office.read(printing.print_version, sealed.id)


@pytest.mark.parametrize("form", list(COLUMNS))
def test_every_word_stands_in_the_cell_of_its_column(
    form: FormCode,
    midwife: Midwife,
    examples: ModuleType,
    read_pdf: Callable[[bytes], Any],
    squeeze: Squeeze,
) -> None:
    pdf = read_pdf(_printed(midwife, form))
    results, expectations, realised, answered = (
        _flow(pdf.column(*at), squeeze) if at else None for at in COLUMNS[form]
    )
    for line in (*examples.MIDWIFE_MAIN, *examples.MIDWIFE_ADDITIONAL):
        assert squeeze(f"{line.text} {line.assigned_by}") in results
        for indicator in line.indicators:
            assert f"- {indicator.text}" in results
        if realised is not None:
            assert squeeze(line.realisation) in realised
            for piece in line.feedback:
                assert f"{piece.giver}: {piece.text}" in answered
    for value in range(1, 8):
        expected = examples.MIDWIFE_EXPECTATIONS.get(value, "")
        assert squeeze(f"Ekspektasi Khusus Pimpinan: {expected}") in expectations
        for piece in examples.MIDWIFE_FEEDBACK[value] if answered is not None else ():
            assert f"{piece.giver}: {piece.text}" in answered


def test_her_sheets_carry_both_parties_as_they_are(
    midwife: Midwife, examples: ModuleType, read_pdf: Callable[[bytes], Any]
) -> None:
    for form in (FormCode.A_1_6, FormCode.C_1_1, FormCode.D_1_1):
        words = read_pdf(_printed(midwife, form)).words
        for party in (examples.MIDWIFE, examples.HEAD_OF_PUSKESMAS):
            for text in (party.name, party.nip, party.position, party.unit):
                assert text in words, (form, text)
        assert examples.PUSKESMAS.agency.upper() in words.upper()
    assert "KUALITATIF" in read_pdf(_printed(midwife, FormCode.A_1_6)).words


def test_her_annex_is_printed_line_by_line(
    midwife: Midwife,
    examples: ModuleType,
    read_pdf: Callable[[bytes], Any],
    squeeze: Squeeze,
) -> None:
    text = squeeze(read_pdf(_printed(midwife, FormCode.A_1_8)).column(0.0, 1.0))
    for lines in examples.MIDWIFE_ANNEX.values():
        for n, line in enumerate(lines, start=1):
            assert f"{n}. {line}" in text


def test_her_evaluation_document_says_predicate_and_note(
    midwife: Midwife, read_pdf: Callable[[bytes], Any]
) -> None:
    words = read_pdf(_printed(midwife, FormCode.D_1_1)).words
    assert "DOKUMEN EVALUASI KINERJA PEGAWAI" in words
    assert "BAIK" in words
    assert NOTE in words
    evaluated = read_pdf(_printed(midwife, FormCode.C_1_1)).words
    assert "SESUAI EKSPEKTASI" in evaluated
    assert "DIATAS EKSPEKTASI" in evaluated


def test_the_print_desk_offers_all_her_sheets(midwife: Midwife) -> None:
    people = midwife.office.read(
        print_desk.desk, [midwife.person], tuple(DeskForm), PeriodRef(2026, "AKHIR")
    )
    ready = {sheet.form for one in people for sheet in one.ready}
    assert ready >= {FormCode.A_1_6, FormCode.A_1_8, FormCode.C_1_1, FormCode.D_1_1}
