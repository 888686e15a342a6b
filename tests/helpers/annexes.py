"""An office enters the examples of the Anak Lampiran act by act, as its clerks would.

What the annexes leave open is ours: names, NIP, ranks, days, the note, the parts of an annex the
example does not show.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from annex_rows import EVALUATIONS, QUALITATIVE, Table, form_of, results_of

from asn_desktop.rules.acts import Act
from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.planning import AnnexSection, Approach, Aspect, Perspective, ResultSection
from asn_desktop.rules.positions import FormFamily
from asn_desktop.rules.predicate import Predicate, Rating, UnitAchievement
from asn_desktop.rules.ranks import Rank
from asn_desktop.rules.status import Status
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
    progress,
    study_leave,
    units,
)
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.services.people_at import party_on
from asn_desktop.services.planning_edit import IndicatorField, ResultField
from asn_desktop.services.progress import Entry
from asn_desktop.views.evaluation import Target
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.people import NewOutside, NewPerson
from asn_desktop.views.sheets import Party
from asn_desktop.workflows import printing

PLANNED, RATED = date(2026, 1, 28), date(2027, 1, 15)
EMPLOYEE = ("Nur Hidayati, S.T., M.Si.", "19780412 200003 2 004", Rank.IV_A)
ASSESSOR = ("Dr. Bambang Wicaksono, M.Kes.", "19720823 200212 1 003", Rank.IV_C)
OUTSIDE = ("MENTERI", "KEPALA DAERAH")
LEADERS = re.compile(r"^(DIREKTUR|KEPALA (DINAS|PUSKESMAS))")
STUDIES = 6
"""The annex whose employee is on study leave."""
ANNEX = {
    AnnexSection.RESOURCES: ("Dukungan sarana dan anggaran",),
    AnnexSection.ACCOUNTABILITY: ("Kinerja dilaporkan setiap bulan",),
    AnnexSection.CONSEQUENCES: ("Apabila memenuhi ekspektasi, diusulkan penghargaan",),
}
RATINGS = {"above": Rating.ABOVE, "met": Rating.MET, "below": Rating.BELOW}
LABELS = {kind.label: kind for kind in GiverKind}


@dataclass(frozen=True)
class Entered:
    """The office in which an example was entered, and its documents."""

    office: Office
    person: UUID
    skp: UUID
    document: UUID
    """What is printed: the SKP, its evaluation, a manual, a workblock, a matrix."""
    predicate: Predicate | None = None

    def identity(self) -> dict[str, list[str]]:
        """The five values of both parties as they must be printed."""
        sealed = self.office.read(planning.view, self.skp)
        return {
            "employee": self._party(EMPLOYEE, sealed.person_id),
            "assessor": self._party(ASSESSOR, sealed.assessor_id),
        }

    def _party(self, known: tuple[str, str, Rank], person: UUID | None) -> list[str]:
        party = self.office.read(party_today, person)
        outside = party.position in OUTSIDE
        nip, rank = ("", "") if outside else (known[1], f"{known[2].rank_name}, {known[2].value}")
        return [known[0], nip, rank, party.position, party.unit]

    def printed(self, form: FormCode) -> bytes:
        """Seal the sheet and print its version, as the print desk does."""
        sealed = self.office.write(Act.SEAL, paper.seal, form, self.document).value
        pdf: bytes = self.office.read(printing.print_version, sealed.id)
        return pdf


def party_today(tx: ReadTx, person: UUID | None) -> Party:
    """Somebody as printed today."""
    return party_on(tx, person, tx.today)


def found(office: Office, clock: Any) -> None:
    """Set up the office on the day on which everything is planned."""
    clock.moment = datetime(2026, 1, 28, 2, tzinfo=UTC)
    office.write(
        Act.SET_UP_OFFICE, founding.found_office, "Kantor Contoh", "Instansi Contoh", 2026,
        place="X",
    )  # fmt: skip


def enter(office: Office, clock: Any, one: Table) -> Entered:
    """Enter an SKP, its annex or an evaluation whole: office, both people, documents."""
    found(office, clock)
    person = enter_people(office, one)
    skp = _enter_skp(office, person, one)
    if form_of(one) not in EVALUATIONS:
        return Entered(office, person, skp, skp)
    clock.moment = datetime(2027, 1, 15, 2, tzinfo=UTC)
    return _enter_evaluation(office, person, skp, one)


# ---- people


def enter_people(office: Office, one: Table) -> UUID:
    """The employee under his assessor; returns the employee."""
    assessor = _enter_party(office, ASSESSOR, one["assessor"], None, heads=True)
    head = one["employee"]["unit"] != one["assessor"]["unit"]
    person = _enter_party(office, EMPLOYEE, one["employee"], assessor, heads=head)
    mark_leaders(office)
    if one["annex"] == STUDIES:
        office.write(
            Act.CHANGE_STATUS, people_edit.change_status, person, Status.STUDY_LEAVE,
            date(2026, 1, 1),
        )  # fmt: skip
    return person


def mark_leaders(office: Office) -> None:
    """Choose the forms of leaders for the posts that lead an independent unit."""
    for position in office.read(units.list_positions, ListQuery()).rows:
        family = FormFamily.LEADER if LEADERS.match(position.name) else FormFamily.STAFF
        office.write(Act.EDIT_POSITION, units.edit_position, position.id, form_family=family)


def _enter_party(
    office: Office,
    known: tuple[str, str, Rank],
    place: dict[str, str],
    assessor: UUID | None,
    *,
    heads: bool,
) -> UUID:
    name, nip, rank = known
    if place["position"] in OUTSIDE:
        new = NewOutside(name=name, title=place["position"], agency=place["unit"])
        return office.write(Act.ADD_PERSON, people_edit.add_outside, new).value
    who = NewPerson(
        name=name,
        nip=nip,
        rank=rank,
        position=place["position"],
        unit=place["unit"],
        heads=heads,
        assessor_id=assessor,
    )
    return office.write(Act.ADD_PERSON, people_edit.add_person, who).value


# ---- the SKP


def _enter_skp(office: Office, person: UUID, one: Table) -> UUID:
    form = form_of(one)
    quantitative = form not in (*QUALITATIVE, FormCode.A_1_8)
    approach = Approach.QUANTITATIVE if quantitative else Approach.QUALITATIVE
    skp: UUID = office.write(Act.CREATE_SKP, planning.create, person, 2026, approach=approach).value
    for section in ResultSection:
        for result in one.get(section.value, ()):
            enter_result(office, skp, section, result)
    for value, text in one.get("expectations", {}).items():
        office.write(Act.EDIT_SKP, planning_edit.expect, skp, int(value), text)
    for part, texts in ANNEX.items():
        for text in one.get(part.value, texts):
            office.write(Act.EDIT_SKP, planning_edit.add_annex_line, skp, part, text=text)
    if "main" in one:
        office.write(Act.SUBMIT_SKP, planning_state.submit, skp, date(2026, 1, 20))
        office.write(Act.SET_SKP, planning_state.set_skp, skp, PLANNED)
    return skp


def enter_result(office: Office, skp: UUID, section: ResultSection, result: Table) -> None:
    """A result with its indicators, cell by cell."""
    row = office.write(Act.EDIT_SKP, planning_edit.add_result, skp, section).value
    for field in ResultField:
        if result.get(field.value):
            office.write(Act.EDIT_SKP, planning_edit.change_result, row, field, result[field.value])
    if result.get("study_leave"):
        office.write(Act.MARK_STUDY_LEAVE, study_leave.mark, row)
    view = office.read(planning.view, skp)
    first = next(each for each in view.results if each.id == row).indicators[0].id
    for number, indicator in enumerate(result["indicators"]):
        cell = first
        if number:
            cell = office.write(Act.EDIT_SKP, planning_edit.add_indicator, row).value
        for field in IndicatorField:
            if value := _code(field, indicator.get(field.value, "")):
                office.write(Act.EDIT_SKP, planning_edit.change_indicator, cell, field, value)


def _code(field: IndicatorField, words: str) -> str:
    """Aspect and perspective are chosen, the rest is typed."""
    known = {"aspect": Aspect, "perspective": Perspective}.get(field.value, ())
    return next((each.value for each in known if each.label == words), words)


# ---- the evaluation


def _enter_evaluation(office: Office, person: UUID, skp: UUID, one: Table) -> Entered:
    period = office.read(periods.find_period, PeriodRef(2026, "AKHIR"))
    assert period is not None
    rows = list(zip(office.read(planning.view, skp).results, results_of(one), strict=True))
    office.write(Act.RECORD_REALISATION, progress.record_many, period.id, _entries(rows, one))
    office.write(Act.OPEN_EVALUATIONS, evaluation_opening.open_period, period.id)
    for unit in office.read(evaluation_achievement.achievements, period.id):
        office.write(
            Act.SET_ACHIEVEMENT, evaluation_achievement.set_achievement, period.id, unit.unit_id,
            UnitAchievement(one["achievement"]), "Laporan kinerja 2026", date(2027, 1, 5),
        )  # fmt: skip
    rated = office.read(_evaluations, period.id)[person]
    for result, said in rows:
        for target, source in _targets(result, said, one):
            for piece in source["feedback"]:
                _give(office, rated, target, piece)
    for value, pieces in one["feedback"].items():
        for piece in pieces:
            _give(office, rated, ("value", int(value)), piece)
    office.write(
        Act.EDIT_EVALUATION, evaluation.set_without_realisation, rated,
        "Contoh peraturan mengosongkan sebagian realisasi",
    )  # fmt: skip
    office.write(Act.RATE_WORK, evaluation.rate_work, rated, RATINGS[one["work_rating"]])
    office.write(
        Act.RATE_BEHAVIOUR, evaluation.rate_behaviour, rated, RATINGS[one["behaviour_rating"]]
    )
    office.write(Act.EDIT_EVALUATION, evaluation.set_note, rated, "Pertahankan.")
    done = office.write(Act.FINISH_EVALUATION, evaluation.finish, rated).value
    return Entered(office, person, skp, rated, done.predicate)


def _targets(result: Any, said: Table, one: Table) -> list[tuple[Target, Table]]:
    if form_of(one) is FormCode.C_1_1:
        return [(("result", result.id), said)]
    pairs = zip(result.indicators, said["indicators"], strict=True)
    return [(("indicator", row.id), each) for row, each in pairs]


def _entries(rows: list[tuple[Any, Table]], one: Table) -> list[Entry]:
    return [
        Entry(result.id, target[1] if target[0] == "indicator" else None, source["realisation"])
        for result, said in rows
        for target, source in _targets(result, said, one)
        if source["realisation"]
    ]


def _evaluations(tx: Any, period: UUID) -> dict[UUID, UUID]:
    rows = evaluation_lists.rows(tx, ListQuery(filters={"period": period})).rows
    return {row.person_id: row.id for row in rows}


def _give(office: Office, rated: UUID, target: Target, piece: dict[str, str]) -> None:
    label, _, name = piece["giver"].removesuffix(")").partition(" (")
    if label not in LABELS:
        label, name = GiverKind.OTHER.label, piece["giver"]
    office.write(
        Act.GIVE_FEEDBACK, evaluation.write_feedback, rated, evaluation.new_piece_id(), target,
        piece["text"], LABELS[label], name,
    )  # fmt: skip
