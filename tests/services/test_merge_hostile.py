"""The hostile cases of content: what does not fit is held, said exactly, and holds up nothing."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.exchange import (
    Approval,
    HeldRevision,
    ParcelHead,
    ParcelReturn,
    Question,
    Revision,
    RowExtra,
)
from asn_desktop.models.paper import Attachment, SealedContent, Version
from asn_desktop.models.people import Person, PersonNip, Placement, Unit
from asn_desktop.models.planning import Indicator, Period, Skp, SpecialExpectation, WorkResult
from asn_desktop.models.progress import Realisation
from asn_desktop.models.types import new_id
from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import EvaluationState
from asn_desktop.rules.merging import (
    BundleState,
    HeldWhy,
    QuestionKind,
    QuestionState,
    Standing,
)
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import merge_report, parcels, periods
from asn_desktop.services.office import Office
from asn_desktop.views.bundles import Blob, Payload, Revised
from asn_desktop.views.incoming import finding_from
from asn_desktop.views.parcels import Content, name_of, to_text
from tests.helpers import merging
from tests.helpers.merging import Letter, Rows, World

Make = Callable[..., Any]


def held(office: Office) -> list[HeldRevision]:
    return office.read(
        lambda tx: list(tx.session.scalars(sa.select(HeldRevision).order_by(HeldRevision.kind)))
    )


def questions(office: Office) -> list[Question]:
    return office.read(
        lambda tx: list(tx.session.scalars(sa.select(Question).order_by(Question.id)))
    )


def head(office: Office, key: UUID) -> ParcelHead | None:
    return office.read(lambda tx: tx.session.get(ParcelHead, key))


def standing_rows(office: Office, key: UUID) -> str:
    return office.read(lambda tx: tx.session.get_one(WorkResult, key).text)


def put(table: str, **values: object) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        rows[table][0].update(values)

    return change


# ---- values (28)


@pytest.mark.parametrize(
    ("table", "column", "value", "code"),
    [
        ("skp", "starts", "2026-13-01", "merge.bad_day"),
        ("skp", "starts", "20260101", "merge.bad_day"),
        ("skp", "starts", "9999-01-01", "merge.bad_day"),
        ("skp", "year", 2**31, "merge.bad_number"),
        ("skp", "year", "2026", "merge.bad_number"),
        ("skp", "year", True, "merge.bad_number"),
        ("skp", "year", 2026.5, "merge.bad_number"),
        ("skp", "approach", "keduanya", "merge.bad_code"),
        ("skp", "approach", ["quantitative"], "merge.bad_code"),
        ("skp", "family", None, "merge.value_missing"),
        ("skp", "assessor_id", "Z" * 32, "merge.bad_id"),
        ("skp", "assessor_id", "0" * 31, "merge.bad_id"),
        ("skp", "assessor_id", 7, "merge.bad_id"),
        ("work_result", "text", "x" * 40_001, "merge.too_long"),
        ("work_result", "text", {"a": 1}, "merge.bad_value"),
        ("work_result", "study_leave", 1, "merge.bad_value"),
        ("work_result", "text", "a\0b", "merge.frame"),
        ("work_result", "skp_id", "ab" * 16, "merge.part_elsewhere"),
    ],
)
def test_one_value_that_cannot_be_is_held_with_its_place_and_the_rest_is_taken(
    world: World, table: str, column: str, value: object, code: str
) -> None:
    letter = world.sender.send().edited("skp", put(table, **{column: value}))
    outcome = world.take(letter)
    assert outcome.state is BundleState.APPLIED
    reasons = {one.kind: (one.why, finding_from(one.finding)) for one in held(world.centre)}
    why, finding = reasons["skp"]
    assert why is HeldWhy.INVALID
    assert finding is not None
    assert finding.code == code
    if code not in ("merge.frame",):
        assert finding.values["table"] == table
        assert finding.values["column"] == column
        assert len(str(finding.values["value"])) <= 40
    # What hangs on the SKP waits with it; people and units are here.
    assert reasons["progress"][0] is HeldWhy.MISSING
    assert merging.count(world.centre, Person) == 2
    assert not merging.count(world.centre, Skp)
    told = world.centre.read(merge_report.exceptions, world.place)
    assert {(one.kind, one.standing) for one in told} == {(kind, Standing.HELD) for kind in reasons}


def test_a_lone_half_of_a_character_is_no_text(world: World) -> None:
    letter = world.sender.send()
    made = tuple(
        replace(one, text=one.text.replace(b"Siti", b"\\ud800iti"))
        for one in letter.payload.revisions
    )
    world.take(Letter(letter.header, replace(letter.payload, revisions=made)))
    assert {one.kind for one in held(world.centre)} >= {"person"}


def test_what_is_no_parcel_at_all_is_kept_and_named(world: World) -> None:
    letter = world.sender.send()
    strange = tuple(
        Revised("skp", new_id(), text)
        for text in (
            b"",
            b"[]",
            b"{",
            b"[" * 100_000,
            b'{"id":1,"kind":"skp","tables":{}}',
            b"\xff",
        )
    )
    more = (Revised("rahasia", new_id(), b"{}"), Revised("x" * 500, new_id(), b"{}"))
    revisions = (*letter.payload.revisions, *strange, *more)
    outcome = world.take(Letter(letter.header, replace(letter.payload, revisions=revisions)))
    assert outcome.counts["held"] == len(strange) + len(more)
    assert {one.why for one in held(world.centre)} == {HeldWhy.INVALID, HeldWhy.SCHEMA}
    assert merging.count(world.centre, Skp) == 1


def test_one_bad_row_among_five_thousand_holds_up_none_of_the_others(world: World) -> None:
    def unit(no: int) -> Revised:
        key = new_id()
        row = {"id": key.hex, "name": f"Seksi {no}", "folded": f"seksi {no}"}
        more = {"parent_id": None, "closed_on": "kapan-kapan" if no == 2_500 else None}
        return Revised("unit", key, to_text(Content("unit", key, {"unit": [{**row, **more}]})))

    letter = world.sender.send()
    outcome = world.take(
        Letter(letter.header, Payload(revisions=tuple(unit(no) for no in range(5_000))))
    )
    assert outcome.counts == {"new": 4_999, "held": 1}
    assert merging.count(world.centre, Unit) == 4_999
    [one] = held(world.centre)
    finding = finding_from(one.finding)
    assert finding is not None
    assert (finding.code, finding.values["column"]) == ("merge.bad_day", "closed_on")


# ---- doubles


def test_one_evaluation_too_many_is_held_before_the_database_refuses_all(world: World) -> None:
    def write(tx: Any) -> None:
        for _turn in range(1):
            tx.session.add(
                Evaluation(
                    skp_id=world.skp,
                    period_id=world.period,
                    person_id=world.person,
                    assessor_id=world.leader,
                    state=EvaluationState.OPEN,
                )
            )

    world.branch.write(Act.SET_SKP, write)
    letter = world.sender.send()
    first = next(one for one in letter.payload.revisions if one.kind == "evaluation")
    other = new_id()
    text = first.text.replace(first.id.hex.encode(), other.hex.encode())
    revisions = (*letter.payload.revisions, Revised("evaluation", other, text))
    outcome = world.take(Letter(letter.header, replace(letter.payload, revisions=revisions)))
    assert outcome.counts["held"] == 1
    assert [finding_from(one.finding).code for one in held(world.centre)] == ["merge.twice"]
    # The same against what is here already, in a bundle of its own.
    third = new_id()
    text = first.text.replace(first.id.hex.encode(), third.hex.encode())
    letter = world.sender.send()
    world.take(Letter(letter.header, Payload(revisions=(Revised("evaluation", third, text),))))
    assert {finding_from(one.finding).code for one in held(world.centre)} == {"merge.twice"}
    assert merging.count(world.centre, Evaluation) == 1


def test_two_rows_that_swap_what_is_unique_are_stored(world: World) -> None:
    def add(tx: Any) -> None:
        for value in (1, 2):
            tx.session.add(
                SpecialExpectation(skp_id=world.skp, value=value, text=f"harapan {value}")
            )

    world.branch.write(Act.EDIT_SKP, add)
    world.tell()

    def swap(rows: Rows) -> None:
        one, two = rows["special_expectation"]
        one["value"], two["value"] = two["value"], one["value"]

    told = world.sender.send()
    before = next(one for one in told.payload.revisions if one.kind == "skp")
    changed = told.edited("skp", swap)
    revisions = tuple(
        replace(one, ancestors=(name_of(before.text),)) if one.kind == "skp" else one
        for one in changed.payload.revisions
    )
    outcome = world.take(replace(changed, payload=Payload(revisions=revisions)))
    assert outcome.counts["changed"] == 1
    asked = sa.select(SpecialExpectation.text, SpecialExpectation.value)
    found = world.centre.read(lambda tx: {row.text: row.value for row in tx.session.execute(asked)})
    assert found == {"harapan 1": 2, "harapan 2": 1}


# ---- what leans on something (27)


def test_a_child_before_its_parent_waits_and_is_taken_when_that_comes(world: World) -> None:
    letter = world.sender.send()
    outcome = world.take(letter.without("skp", "person"))
    assert outcome.counts["held"] >= 1
    reasons = {one.kind: one for one in held(world.centre)}
    assert reasons["progress"].why is HeldWhy.MISSING
    finding = finding_from(reasons["progress"].finding)
    assert finding is not None
    assert finding.values["target"] in ("work_result", "indicator")
    assert merging.count(world.centre, Unit) == 1
    later = world.sender.send()
    outcome = world.take(later.only("person"))
    assert held(world.centre), "the SKP is still missing"
    outcome = world.take(world.sender.send().only("skp"))
    assert outcome.released == 1
    assert not held(world.centre)
    assert merging.rows_of(world.centre) == merging.rows_of(world.branch)


def test_a_missing_year_is_waited_for(world: World) -> None:
    world.centre.write(Act.EDIT_SKP, lambda tx: _drop_periods(tx))
    world.tell()
    assert {one.kind for one in held(world.centre)} == {"progress"}
    world.centre.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    assert not held(world.centre), "setting up the year releases by itself"
    assert merging.count(world.centre, Realisation) == 1


def _drop_periods(tx: Any) -> None:
    from asn_desktop.models.planning import Year

    for row in [*tx.session.scalars(sa.select(Period)), *tx.session.scalars(sa.select(Year))]:
        tx.session.delete(row)


def test_a_part_that_moves_to_another_parcel_is_taken_with_its_id(
    world: World, make_skp: Make
) -> None:
    world.tell()
    other = make_skp(world.branch, world.leader, None)
    mine = world.branch.read(
        lambda tx: tx.session.scalars(sa.select(WorkResult).where(WorkResult.skp_id == other)).all()
    )
    indicator = world.branch.read(
        lambda tx: tx.session.scalars(
            sa.select(Indicator.id).where(Indicator.work_result_id == mine[1].id)
        ).first()
    )
    world.tell()
    merging.edit(world.branch, Indicator, indicator, work_result_id=mine[0].id)
    assert world.tell().counts.get("held", 0) == 0
    assert merging.rows_of(world.centre) == merging.rows_of(world.branch)


# ---- order (14-18, 30)


def test_bundles_out_of_order_are_held_and_merged_when_the_gap_closes(world: World) -> None:
    one = world.sender.send()
    world.sender.acknowledged = one.header.upto
    merging.edit(world.branch, WorkResult, world.result, text="dua")
    two = world.sender.send()
    world.sender.acknowledged = two.header.upto
    merging.edit(world.branch, WorkResult, world.result, text="tiga")
    three = world.sender.send()
    assert world.take(three).state is BundleState.HELD
    assert world.take(two).state is BundleState.HELD
    assert not merging.count(world.centre, Skp)
    assert world.take(one).state is BundleState.APPLIED
    assert world.take(two).state is BundleState.APPLIED
    assert world.take(three).state is BundleState.APPLIED
    assert standing_rows(world.centre, world.result) == "tiga"
    assert merging.rows_of(world.centre) == merging.rows_of(world.branch)
    # Old ones replayed: no field goes back.
    for again in (one, two):
        assert world.take(again).state is BundleState.DUPLICATE
    assert standing_rows(world.centre, world.result) == "tiga"


def test_a_lost_bundle_leaves_no_hole(world: World) -> None:
    world.tell()
    merging.edit(world.branch, WorkResult, world.result, text="hilang di jalan")
    world.sender.send()  # never arrives
    merging.edit(world.branch, Skp, world.skp, reason="lagi")
    world.tell()
    assert merging.rows_of(world.centre) == merging.rows_of(world.branch)
    assert not questions(world.centre)


def test_a_change_taken_back_is_not_an_old_one_come_again(world: World) -> None:
    for text in ("satu", "dua", "satu", "dua"):
        merging.edit(world.branch, WorkResult, world.result, text=text)
        world.tell()
        assert standing_rows(world.centre, world.result) == text
    assert not questions(world.centre)


def test_one_number_with_two_contents_is_an_alarm_and_nothing_is_taken(world: World) -> None:
    one = world.sender.send()
    world.take(one)
    other = Letter(one.header, replace(one.payload, revisions=one.payload.revisions[:-1]))
    bundle = merging.keep(world.centre, other)
    with pytest.raises(Exception, match=r"receiving\.not_mergeable"):
        world.take(other)
    [question] = questions(world.centre)
    assert (question.kind, question.subject_id) == (QuestionKind.STREAM, bundle)
    assert merging.rows_of(world.centre) == merging.rows_of(world.branch)


def test_what_the_clock_of_the_office_says_changes_nothing(world: World, clock: Any) -> None:
    for years in (73, -30, 10):
        clock.advance(days=365 * years)
        merging.edit(world.branch, WorkResult, world.result, text=f"jam {years}")
        letter = world.sender.send()
        strange = replace(letter.header, created=letter.header.created.replace(year=2001))
        world.take(replace(letter, header=strange))
        assert standing_rows(world.centre, world.result) == f"jam {years}"


def test_the_acknowledgement_is_the_same_however_often_a_bundle_comes(world: World) -> None:
    letter = world.sender.send()
    world.take(letter)
    ack = world.centre.read(merge_report.acknowledgement, world.place, "ab")
    assert ack is not None
    assert (ack.position, ack.bundle, ack.epoch) == (
        letter.header.upto,
        letter.sha256,
        letter.header.epoch,
    )
    world.take(letter)
    assert world.centre.read(merge_report.acknowledgement, world.place, "ab") == ack


# ---- questions (19, 24-26)


def restored(world: World) -> merging.Sender:
    """The office from a backup that knew nothing of what it told since."""
    return merging.Sender(world.branch, world.sender.place, world.sender.installation)


def test_two_contents_on_one_base_are_a_question_and_the_rest_goes_on(world: World) -> None:
    world.tell()
    merging.edit(world.branch, WorkResult, world.result, text="isi pertama")
    world.tell()
    kept = head(world.centre, world.skp)
    world.sender = restored(world)
    merging.edit(world.branch, WorkResult, world.result, text="isi kedua")
    merging.edit(world.branch, Unit, _unit(world.branch), name="Kecamatan Baru")
    letter = world.sender.send()
    outcome = world.take(letter)
    assert outcome.counts["question"] >= 1
    forks = {one.subject_id: one for one in questions(world.centre)}
    assert kept is not None
    assert forks[world.skp].ours == kept.hash
    assert standing_rows(world.centre, world.result) == "isi pertama"
    now = head(world.centre, world.skp)
    assert now is not None
    assert now.standing is Standing.QUESTION
    assert now.hash == kept.hash
    kept_both = {forks[world.skp].ours, forks[world.skp].theirs}
    assert merging.count(world.centre, Revision, Revision.hash.in_(kept_both)) == 2
    # Told again: never asked again. Gone on from: the newer takes its place.
    before = len(questions(world.centre))
    world.take(world.sender.send())
    assert len(questions(world.centre)) == before
    merging.edit(world.branch, WorkResult, world.result, text="isi ketiga")
    world.take(world.sender.send())
    waiting = [
        one
        for one in questions(world.centre)
        if one.subject_id == world.skp and one.state is QuestionState.OPEN
    ]
    assert len(waiting) == 1


def _unit(office: Office) -> UUID:
    return office.read(lambda tx: tx.session.scalars(sa.select(Unit.id)).one())


def test_the_identical_edit_on_both_sides_is_no_question(world: World) -> None:
    world.tell()
    merging.edit(world.branch, WorkResult, world.result, text="sama")
    world.tell()
    world.sender = restored(world)
    world.tell()
    assert not questions(world.centre)
    assert merging.rows_of(world.centre) == merging.rows_of(world.branch)


def test_deleting_what_is_still_used_asks_and_nothing_cascades(world: World) -> None:
    world.tell()
    letter = world.sender.send()
    person = next(one for one in letter.payload.revisions if one.id == world.person)
    gone = Revised(
        "person",
        world.person,
        to_text(Content("person", world.person, None)),
        (name_of(person.text),),
    )
    outcome = world.take(Letter(letter.header, Payload(revisions=(gone,))))
    assert outcome.counts == {"question": 1}
    [question] = questions(world.centre)
    assert (question.kind, question.subject_id) == (QuestionKind.DELETED, world.person)
    assert merging.count(world.centre, Person) == 2
    assert merging.count(world.centre, Skp) == 1


def test_what_nobody_uses_is_deleted_with_all_its_rows(world: World, make_person: Make) -> None:
    alone = make_person(world.branch, "Tamu")
    world.tell()
    assert merging.count(world.centre, Person) == 3

    def drop(tx: Any) -> None:
        for mapped in (PersonNip, Placement, *_person_parts()):
            for row in tx.session.scalars(sa.select(mapped).where(mapped.person_id == alone)):
                tx.session.delete(row)
        tx.session.delete(tx.session.get_one(Person, alone))

    world.branch.write(Act.EDIT_SKP, drop)
    assert world.tell().counts["deleted"] == 1
    assert merging.rows_of(world.centre) == merging.rows_of(world.branch)


def _person_parts() -> tuple[Any, ...]:
    from asn_desktop.models.people import PersonAssessor, PersonRank, PersonStatus

    return (PersonAssessor, PersonRank, PersonStatus)


def test_an_approved_parcel_is_the_centres(world: World) -> None:
    world.tell()

    def approve(tx: Any) -> None:
        row = tx.session.get(ParcelHead, world.skp)
        tx.session.add(
            Approval(parcel_id=world.skp, kind="skp", hash=row.hash, on=tx.today, by="Rina")
        )
        row.standing = Standing.APPROVED

    world.centre.write(Act.APPROVE_PARCEL, approve)
    merging.edit(world.branch, WorkResult, world.result, text="diam-diam")
    assert world.tell().counts["question"] == 1
    assert standing_rows(world.centre, world.result) != "diam-diam"
    now = head(world.centre, world.skp)
    assert now is not None
    assert now.standing is Standing.APPROVED


def test_the_next_revision_answers_what_was_returned(world: World) -> None:
    world.tell()

    def give_back(tx: Any) -> UUID:
        row = tx.session.get(ParcelHead, world.skp)
        row.standing = Standing.RETURNED
        made = ParcelReturn(
            parcel_id=world.skp,
            kind="skp",
            hash=row.hash,
            on=tx.today,
            by="Rina",
            place_id=world.place,
        )
        tx.session.add(made)
        return made.id

    returned = world.centre.write(Act.RETURN_PARCEL, give_back).value
    merging.edit(world.branch, WorkResult, world.result, text="diperbaiki")
    world.tell()
    row = world.centre.read(lambda tx: tx.session.get_one(ParcelReturn, returned))
    assert row.answered_on is not None
    now = head(world.centre, world.skp)
    assert now is not None
    assert now.standing is Standing.MERGED


def test_one_nip_in_two_offices_is_asked_about_once(
    world: World, tmp_path: Path, empty_folder: Path, clock: Any, make_person: Make
) -> None:
    world.tell()
    nip = world.branch.read(
        lambda tx: tx.session.scalar(
            sa.select(PersonNip.nip).where(PersonNip.person_id == world.person)
        )
    )
    place = merging.add_place(world.centre, "32.04.18")
    with merging.open_copy(tmp_path / "lain", empty_folder, clock) as branch:
        double = make_person(branch, "Siti Aminah", nip=nip)
        sender = merging.Sender(branch, "32.04.18")
        merging.merge(world.centre, place, sender.send())
        merging.edit(branch, Person, double, note="lagi")
        merging.merge(world.centre, place, sender.send())
    world.tell(everything=True)
    [question] = questions(world.centre)
    assert question.kind is QuestionKind.SAME_PERSON
    assert {question.subject_id, question.other_id} == {double, world.person}
    assert merging.count(world.centre, Person) == 3


# ---- facts and what comes along (13)


def test_a_sealed_sheet_is_only_ever_added(world: World) -> None:
    content = '{"lembar":"A.1.2"}'
    fingerprint = hashlib.sha256(content.encode()).hexdigest()

    def seal(tx: Any) -> UUID:
        tx.session.add(SealedContent(fingerprint=fingerprint, content=content))
        version = Version(
            document_id=world.skp,
            form=_form(),
            number=1,
            person_id=world.person,
            fingerprint=fingerprint,
            sealed_at=tx.now,
            year=2026,
            skp_id=world.skp,
        )
        tx.session.add(version)
        return version.id

    version = world.branch.write(Act.SEAL, seal).value
    letter = world.sender.send()
    forged = replace(letter.payload, sealed={fingerprint: content + " "})
    world.take(Letter(letter.header, forged))
    assert [one.kind for one in held(world.centre)] == ["version"]
    world.take(world.sender.send())
    assert not held(world.centre)
    assert merging.rows_of(world.centre) == merging.rows_of(world.branch)

    def rewritten(rows: Rows) -> None:
        rows["version"][0]["year"] = 2025

    outcome = world.take(world.sender.send().edited("version", rewritten))
    assert [one.code for one in outcome.alarms] == ["merge.fact_changed"]
    assert held(world.centre)[0].why is HeldWhy.OWNER
    years = world.centre.read(lambda tx: tx.session.get_one(Version, version).year)
    assert years == 2026


def _form() -> Any:
    from asn_desktop.rules.forms import FormCode

    return next(iter(FormCode))


def test_attachments_are_known_by_what_they_are(world: World) -> None:
    world.tell()
    blobs = tuple(
        Blob(name, "image/png", os.urandom(40)) for name in ("..\\..\\x", "CON", "n" * 300, "a\0b")
    )
    letter = world.sender.send()
    header = replace(letter.header, kind=BundleKind.ATTACHMENTS)
    assert world.take(Letter(header, Payload(blobs=blobs))).state is BundleState.APPLIED
    names = world.centre.read(lambda tx: set(tx.session.scalars(sa.select(Attachment.sha256))))
    assert names == {hashlib.sha256(blob.content).hexdigest() for blob in blobs}


# ---- whose it is (29)


@pytest.fixture
def neighbour(
    world: World, tmp_path: Path, empty_folder: Path, clock: Any, make_person: Make, make_skp: Make
) -> Iterator[World]:
    with merging.open_copy(tmp_path / "tetangga", empty_folder, clock) as branch:
        other = merging.fill(world.centre, branch, "32.04.99", make_person, make_skp)
        other.tell()
        yield other


def test_another_offices_parcel_is_not_written_and_it_is_told(
    world: World, neighbour: World
) -> None:
    world.tell()
    before = merging.rows_of(world.centre)
    foreign = [
        one
        for one in neighbour.sender.send()
        .edited("skp", put("work_result", text="milikku"))
        .payload.revisions
        if one.kind in ("skp", "person")
    ]
    stolen = tuple(replace(one, ancestors=(head(world.centre, one.id).hash,)) for one in foreign)
    letter = world.sender.send()
    outcome = world.take(Letter(letter.header, Payload(revisions=stolen)))
    assert outcome.alarms
    assert {one.code for one in outcome.alarms} == {"merge.not_theirs"}
    assert {one.why for one in held(world.centre)} == {HeldWhy.SCOPE}
    assert merging.rows_of(world.centre) == before


def test_no_row_hangs_on_another_offices_parcel_nor_takes_its_id(
    world: World, neighbour: World
) -> None:
    world.tell()
    letter = world.sender.send()

    def attach(rows: Rows) -> None:
        rows["skp"][0].update(person_id=neighbour.person.hex, id=fresh.hex)
        for table in list(rows):
            if table != "skp":
                rows[table] = [
                    {**row, "id": new_id().hex, "skp_id": fresh.hex}
                    for row in rows[table]
                    if "skp_id" in row
                ]
        rows.pop("indicator", None)

    def take_id(rows: Rows) -> None:
        rows["person"][0]["id"] = other.hex
        for table in rows:
            for row in rows[table]:
                if table != "person":
                    row["person_id"] = other.hex
                    row["id"] = new_id().hex
        rows["person_nip"][0]["id"] = nip.hex

    fresh, other = new_id(), new_id()
    nip = neighbour.branch.read(lambda tx: tx.session.scalars(sa.select(PersonNip.id)).first())
    skp = letter.only("skp").edited("skp", attach).payload.revisions[0]
    person = letter.only("person").edited("person", take_id).payload.revisions[0]
    made = (
        Revised("skp", fresh, skp.text.replace(world.skp.hex.encode(), fresh.hex.encode())),
        Revised("person", other, person.text.replace(person.id.hex.encode(), other.hex.encode())),
    )
    before = merging.rows_of(world.centre)
    outcome = world.take(Letter(letter.header, Payload(revisions=made)))
    codes = {finding_from(one.finding).code for one in held(world.centre)}
    assert codes == {"merge.leans_elsewhere", "merge.not_theirs"}
    assert outcome.counts == {"held": 2}
    assert merging.rows_of(world.centre) == before


def test_a_certificate_for_some_units_binds_people_to_them(
    world: World, tmp_path: Path, empty_folder: Path, clock: Any, make_person: Make
) -> None:
    world.tell()
    mine = _unit(world.branch)
    place = merging.add_place(world.centre, "32.04.20", [new_id()])
    with merging.open_copy(tmp_path / "lain", empty_folder, clock) as branch:
        make_person(branch, "Orang Lain", unit="Kecamatan Lain")
        sender = merging.Sender(branch, "32.04.20")
        letter = sender.send().edited("person", put("placement", unit_id=mine.hex))
        outcome = merging.merge(world.centre, place, letter)
    assert [one.code for one in outcome.alarms] == ["merge.not_theirs"]


def test_a_realisation_keeps_the_id_its_skp_and_period_give_it(world: World) -> None:
    letter = world.sender.send()
    progress = next(one for one in letter.payload.revisions if one.kind == "progress")
    other = new_id()
    text = progress.text.replace(progress.id.hex.encode(), other.hex.encode(), 1)
    revisions = (*letter.without("progress").payload.revisions, Revised("progress", other, text))
    outcome = world.take(Letter(letter.header, replace(letter.payload, revisions=revisions)))
    assert outcome.counts["held"] == 1
    assert [finding_from(one.finding).code for one in held(world.centre)] == ["merge.root"]


# ---- newer and older programs (31)


def test_columns_nobody_knows_are_kept_and_sent_on_unchanged(world: World) -> None:
    def add(rows: Rows) -> None:
        for no, row in enumerate(rows["work_result"]):
            row["warna"] = "biru" if no else None

    letter = world.sender.send().edited("skp", add)
    text = next(one.text for one in letter.payload.revisions if one.kind == "skp")
    world.take(letter)
    assert not held(world.centre)
    assert merging.count(world.centre, RowExtra) == 2
    again = world.centre.read(parcels.texts, "skp", [world.skp])
    assert again == {world.skp: text}


def test_columns_an_older_program_did_not_have_take_their_default(world: World) -> None:
    def drop(rows: Rows) -> None:
        for row in rows["work_result"]:
            del row["study_leave"]

    world.take(world.sender.send().edited("skp", drop))
    assert not held(world.centre)
    assert merging.rows_of(world.centre) == merging.rows_of(world.branch)


def test_an_unknown_part_holds_its_parcel_and_nothing_else(world: World) -> None:
    def add(rows: Rows) -> None:
        rows["lampiran_baru"] = [{"id": new_id().hex}]

    world.take(world.sender.send().edited("skp", add))
    assert {one.kind: one.why for one in held(world.centre)} == {
        "skp": HeldWhy.SCHEMA,
        "progress": HeldWhy.MISSING,
    }
    assert merging.count(world.centre, Person) == 2
