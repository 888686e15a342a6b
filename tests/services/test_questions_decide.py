"""Decisions: what they write, what travels of them, and how they are taken back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.exchange import Approval, Bundle, ParcelHead, Question, SamePerson
from asn_desktop.models.planning import Skp
from asn_desktop.models.types import new_id
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.merging import (
    BundleState,
    Choice,
    Direction,
    QuestionKind,
    QuestionState,
    SameState,
    Standing,
)
from asn_desktop.rules.streams import BundleKind, Outcome, judge_revision
from asn_desktop.rules.three_way import Side
from asn_desktop.services import questions, questions_decide, questions_decided
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.questions_decide import Answer
from asn_desktop.views.parcels import marks
from tests.helpers.questions import become_centre, content_of, double, fork, stream_fork, text_of
from tests.helpers.received import place

REASON = "Sesuai berita acara 1 Juli"


class Story:
    """A centre with one forked SKP: ``key`` of the question, ``skp``, ``place``."""

    def __init__(self, office: Office, skp: UUID) -> None:
        self.office, self.skp = office, skp
        self.place = place(office, "32.04.17", "Kecamatan Mulyorejo")
        self.key = fork(office, self.place, "skp", skp, by_office=_by_office, by_centre=_by_centre)
        become_centre(office)

    def question(self) -> Question:
        return self.office.read(lambda tx: tx.session.get_one(Question, self.key))

    def head(self) -> ParcelHead:
        return self.office.read(lambda tx: tx.session.get_one(ParcelHead, self.skp))

    def decide(self, choice: Choice, *, reason: str = REASON, **more: Any) -> str | None:
        answer = Answer(choice, reason, **more)
        return self.office.merge(
            Act.DECIDE_QUESTION, self.place, questions_decide.decide, self.key, answer
        ).value

    def reverse(self) -> None:
        self.office.merge(Act.REVERSE_DECISION, self.place, questions_decide.reverse, self.key)

    def targets(self) -> list[str]:
        rows = content_of(self.office, "skp", self.skp).rows
        assert rows is not None
        return [row["target"] for row in sorted(rows["indicator"], key=lambda row: row["id"])]

    def results(self) -> list[str]:
        rows = content_of(self.office, "skp", self.skp).rows
        assert rows is not None
        return [row["text"] for row in sorted(rows["work_result"], key=lambda row: row["no"])]


def _by_office(rows: Any) -> None:
    rows["indicator"][0]["target"] = "320"
    rows["work_result"][1]["text"] = "Antrean loket tercatat setiap hari"


def _by_centre(rows: Any) -> None:
    rows["indicator"][0]["target"] = "350"
    rows["indicator"][1]["target"] = "≤ 2 jam"


@pytest.fixture
def skp(office: Office, make_person: Any, make_skp: Any) -> UUID:
    camat = make_person(office, "Drs. Slamet Hartono", position="Camat", heads=True)
    siti = make_person(office, "Siti Aminah, S.E.", assessor=camat)
    return make_skp(office, siti, camat)


@pytest.fixture
def story(office: Office, skp: UUID) -> Story:
    return Story(office, skp)


@pytest.mark.parametrize(
    ("choice", "targets", "second"),
    [
        (Choice.OFFICE, ["320", "≤ 1 hari", "100 %"], "Antrean loket tercatat setiap hari"),
        (Choice.CENTRE, ["350", "≤ 2 jam", "100 %"], "Antrean loket tercatat lengkap"),
    ],
)
def test_one_side_is_taken_whole(
    story: Story, choice: Choice, targets: list[str], second: str
) -> None:
    name = story.decide(choice)
    assert story.targets() == targets
    assert story.results()[1] == second
    row = story.question()
    assert (row.state, row.choice, row.result) == (QuestionState.DECIDED, choice, name)
    assert (row.reason, row.decided_by, row.decided_on) == (REASON, "Operator", date(2026, 7, 2))
    assert (story.head().hash, story.head().standing) == (name, Standing.MERGED)


def test_a_combination_takes_each_change_and_what_was_picked(story: Story) -> None:
    view = story.office.read(questions.lay_open, story.key)
    with pytest.raises(Refused, match=r"questions.undecided"):
        story.decide(Choice.COMBINED)
    assert story.targets()[0] == "350"
    name = story.decide(Choice.COMBINED, picks={view.open[0]: Side.OFFICE})
    assert name is not None
    assert story.targets() == ["320", "≤ 2 jam", "100 %"]
    assert story.results()[1] == "Antrean loket tercatat setiap hari"
    assert text_of(story.office, name).rows == content_of(story.office, "skp", story.skp).rows


def test_either_side_takes_the_result_as_its_next_revision(story: Story) -> None:
    before = story.head().hash
    theirs = story.question().theirs
    assert theirs is not None
    name = story.decide(Choice.CENTRE)
    (sent,) = story.office.read(questions_decided.results_for, story.place)
    (told,) = story.office.read(questions_decided.decisions_for, story.place)
    assert (told.result, told.theirs, told.choice) == (name, theirs, Choice.CENTRE)
    assert set(sent.ancestors) == {before, theirs} == set(marks(sent.text))
    for head in (before, theirs):
        outcome = judge_revision(
            head, revision=name or "", ancestors=sent.ancestors, history={head}
        )
        assert outcome is Outcome.FORWARD


def test_a_decision_needs_a_reason_and_an_answer_that_fits(story: Story) -> None:
    with pytest.raises(Refused, match=r"questions.no_reason") as refused:
        story.decide(Choice.OFFICE, reason="  ")
    assert refused.value.findings[0].values["field"] == "reason"
    with pytest.raises(Refused, match=r"questions.wrong_choice"):
        story.decide(Choice.MOVED)
    story.decide(Choice.OFFICE)
    with pytest.raises(Refused, match=r"questions.decided"):
        story.decide(Choice.CENTRE)


def test_a_decision_is_taken_back_and_made_again(story: Story) -> None:
    before = story.head().hash
    story.decide(Choice.OFFICE)
    story.reverse()
    assert story.targets() == ["350", "≤ 2 jam", "100 %"]
    assert story.head().hash == before
    assert story.question().state is QuestionState.OPEN
    assert story.office.read(questions_decided.decisions_for, story.place) == ()
    with pytest.raises(Refused, match=r"questions.not_decided"):
        story.reverse()
    name = story.decide(Choice.CENTRE)
    assert story.head().hash == name
    story.reverse()
    assert story.decide(Choice.CENTRE) == name


def test_what_the_office_was_told_is_not_taken_back(story: Story, clock: Any) -> None:
    story.decide(Choice.OFFICE)
    assert story.office.read(questions.lay_open, story.key).fixed is None
    clock.advance(minutes=5)

    def reply(tx: Tx) -> None:
        tx.session.add(
            Bundle(
                sha256=new_id().hex,
                direction=Direction.OUT,
                kind=BundleKind.REPLY,
                state=BundleState.MADE,
                at=tx.now,
                by="Budi",
                size=10,
                place_id=story.place,
                number=4,
            )
        )

    story.office.write(Act.MAKE_BUNDLE, reply)
    with pytest.raises(Refused, match=r"questions.told") as refused:
        story.reverse()
    assert refused.value.findings[0].values == {"number": 4, "on": "2 Juli 2026"}
    fixed = story.office.read(questions.lay_open, story.key).fixed
    assert fixed is not None
    assert fixed.code == "questions.told"


def test_what_has_gone_on_is_not_taken_back(story: Story) -> None:
    story.decide(Choice.OFFICE)

    def go_on(tx: Tx) -> None:
        tx.session.get_one(ParcelHead, story.skp).hash = "0" * 64

    story.office.write(Act.MERGE_BUNDLE, go_on)
    with pytest.raises(Refused, match=r"questions.gone_on"):
        story.reverse()


def test_another_question_that_is_answered_too_is_moot(story: Story) -> None:
    def again(tx: Tx) -> UUID:
        row = tx.session.get_one(Question, story.key)
        made = Question(
            kind=row.kind,
            state=QuestionState.LATER,
            parcel_kind=row.parcel_kind,
            subject_id=row.subject_id,
            opened_at=tx.now,
            place_id=row.place_id,
            base=row.base,
            ours=row.ours,
            theirs=row.theirs,
        )
        tx.session.add(made)
        tx.session.flush()
        return made.id

    other = story.office.write(Act.MERGE_BUNDLE, again).value
    story.decide(Choice.OFFICE)
    state = story.office.read(lambda tx: tx.session.get_one(Question, other).state)
    assert state is QuestionState.MOOT


def test_an_approved_parcel_stays_approved_with_the_centres_content(story: Story) -> None:
    def approve(tx: Tx) -> None:
        head = tx.session.get_one(ParcelHead, story.skp)
        head.standing = Standing.APPROVED
        tx.session.add(
            Approval(
                parcel_id=story.skp,
                kind="skp",
                hash=head.hash,
                on=tx.today,
                by="Budi",
                place_id=story.place,
            )
        )

    story.office.write(Act.APPROVE_PARCEL, approve)
    name = story.decide(Choice.CENTRE)
    assert story.head().standing is Standing.APPROVED
    hashes = story.office.read(lambda tx: set(tx.session.scalars(sa.select(Approval.hash))))
    assert name in hashes


def test_put_off_and_the_reason_typed_so_far(story: Story) -> None:
    def both(tx: Tx) -> None:
        questions_decide.note_reason(tx, story.key, " menunggu jawaban Camat ")
        questions_decide.put_off(tx, story.key)

    story.office.merge(Act.PUT_OFF_QUESTION, story.place, both)
    assert story.question().state is QuestionState.LATER
    assert story.question().reason == "menunggu jawaban Camat"
    assert story.office.read(questions.count_open) == 0
    story.decide(Choice.OFFICE)
    with pytest.raises(Refused, match=r"questions.decided"):
        story.office.merge(Act.PUT_OFF_QUESTION, story.place, questions_decide.put_off, story.key)


def test_what_is_still_used_is_not_deleted(office: Office, skp: UUID) -> None:
    person = office.read(lambda tx: tx.session.get_one(Skp, skp).person_id)
    kecamatan = place(office, "1", "Kecamatan A")
    key = fork(
        office,
        kecamatan,
        "person",
        person,
        by_office=None,
        by_centre=lambda rows: None,
        question=QuestionKind.DELETED,
    )
    become_centre(office)
    view = office.read(questions.lay_open, key)
    assert view.office.deleted
    assert "1 SKP" in view.leaning

    def decide(choice: Choice) -> None:
        office.merge(
            Act.DECIDE_QUESTION, kecamatan, questions_decide.decide, key, Answer(choice, REASON)
        )

    with pytest.raises(Refused, match=r"questions.still_used") as refused:
        decide(Choice.OFFICE)
    assert "1 SKP" in str(refused.value.findings[0].values["what"])
    decide(Choice.CENTRE)
    assert content_of(office, "person", person).rows is not None


def test_an_unused_parcel_is_deleted_and_comes_back(office: Office, skp: UUID) -> None:
    kecamatan = place(office, "1", "Kecamatan A")
    key = fork(
        office,
        kecamatan,
        "skp",
        skp,
        by_office=None,
        by_centre=_by_centre,
        question=QuestionKind.DELETED,
    )
    become_centre(office)
    answer = Answer(Choice.OFFICE, REASON)
    office.merge(Act.DECIDE_QUESTION, kecamatan, questions_decide.decide, key, answer)
    assert content_of(office, "skp", skp).rows is None
    office.merge(Act.REVERSE_DECISION, kecamatan, questions_decide.reverse, key)
    rows = content_of(office, "skp", skp).rows
    assert rows is not None
    assert len(rows["indicator"]) == 3


@pytest.fixture
def twins(office: Office, make_person: Any) -> tuple[UUID, UUID, UUID, UUID]:
    nip = "198503122010012004"
    here = make_person(office, "Siti Aminah", nip=nip)
    came = make_person(office, "Siti Aminah, S.E.", nip=nip, unit="Kecamatan B")
    first, second = place(office, "1", "Kecamatan A"), place(office, "2", "Kecamatan B")

    def own(tx: Tx) -> None:
        for person, owner in ((here, first), (came, second)):
            tx.session.add(
                ParcelHead(
                    parcel_id=person,
                    kind="person",
                    hash=new_id().hex,
                    standing=Standing.MERGED,
                    since=tx.now,
                    place_id=owner,
                )
            )

    office.write(Act.MERGE_BUNDLE, own)
    return double(office, second, came, here), came, here, first


def test_somebody_who_moved_becomes_a_proposal_to_the_office_he_left(
    office: Office, twins: tuple[UUID, UUID, UUID, UUID]
) -> None:
    key, came, here, first = twins
    second = office.read(lambda tx: tx.session.get_one(Question, key).place_id)
    assert second is not None

    def decide(**more: Any) -> None:
        answer = Answer(Choice.MOVED, REASON, **more)
        office.merge(Act.DECIDE_QUESTION, second, questions_decide.decide, key, answer)

    with pytest.raises(Refused, match=r"questions.no_date"):
        decide()
    with pytest.raises(Refused, match=r"questions.later_date"):
        decide(moved_on=office.today() + timedelta(days=1))
    decide(moved_on=date(2026, 5, 1))
    (proposal,) = office.read(questions_decided.proposals_for, first)
    assert (proposal.person_id, proposal.other_id) == (here, came)
    assert (proposal.choice, proposal.moved_on) == (Choice.MOVED, date(2026, 5, 1))
    assert proposal.words == REASON
    assert office.read(questions_decided.proposals_for, second) == ()
    assert office.read(lambda tx: tx.session.scalars(sa.select(SamePerson.moved_on)).one())
    office.merge(Act.REVERSE_DECISION, second, questions_decide.reverse, key)
    assert office.read(lambda tx: tx.session.scalars(sa.select(SamePerson.id)).all()) == []
    assert office.read(questions_decided.proposals_for, first) == ()


def test_other_people_with_one_nip_are_no_proposal(
    office: Office, twins: tuple[UUID, UUID, UUID, UUID]
) -> None:
    key, came, here, first = twins
    answer = Answer(Choice.DIFFERENT, REASON)
    office.merge(Act.DECIDE_QUESTION, first, questions_decide.decide, key, answer)
    assert office.read(questions_decided.proposals_for, first) == ()
    (known,) = office.read(lambda tx: tx.session.scalars(sa.select(SamePerson)).all())
    assert {known.person_id, known.other_id} == {came, here}
    assert known.state is SameState.DIFFERENT


def test_a_forked_stream_is_noted_as_handled(office: Office) -> None:
    owner = place(office, "1", "Kecamatan A")
    key = stream_fork(office, owner)
    answer = Answer(Choice.CENTRE, "Komputer kedua dicabut kuncinya")
    office.merge(Act.DECIDE_QUESTION, owner, questions_decide.decide, key, answer)
    row = office.read(lambda tx: tx.session.get_one(Question, key))
    assert (row.state, row.result) == (QuestionState.DECIDED, None)
