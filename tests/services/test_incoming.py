"""What the centre answers: acknowledged, standing, returned, approved, proposed; never twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.exchange import Bundle, BundleContent, ParcelHead, Stream
from asn_desktop.models.types import new_id
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding, Refused
from asn_desktop.rules.merging import BundleState, Choice, Direction, Standing
from asn_desktop.rules.status import Status
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import (
    incoming,
    incoming_answers,
    incoming_read,
    people,
    planning_edit,
    setup,
)
from asn_desktop.services.office import Office
from asn_desktop.views.bundles import (
    Ack,
    Approved,
    Exceptional,
    Header,
    Payload,
    Proposal,
    Reply,
    Returned,
    ReturnedLine,
)
from asn_desktop.views.incoming import TakenReply
from asn_desktop.workflows import identity, sending
from tests.helpers.enrolled import CODE, Enrolled, enrol

Make = Callable[..., Any]
CENTRE, EPOCH = UUID(int=77), "c" * 16
TODAY = date(2026, 7, 2)


@dataclass
class Told:
    """An office that has sent one bundle with an SKP, and the centre that answers it."""

    enrolled: Enrolled
    person: UUID
    skp: UUID
    number: int = 0

    @property
    def office(self) -> Office:
        return self.enrolled.office

    def send(self) -> Bundle:
        sending.make(self.office)
        return self.bundles()[-1]

    def bundles(self) -> list[Bundle]:
        asked = sa.select(Bundle).where(Bundle.direction == Direction.OUT).order_by(Bundle.number)
        return self.office.read(lambda tx: list(tx.session.scalars(asked)))

    def ack(self, bundle: Bundle, epoch: str = EPOCH) -> Ack:
        assert bundle.installation is not None
        return Ack(bundle.installation, bundle.epoch, bundle.upto, bundle.sha256, epoch)

    def header(self, **more: Any) -> Header:
        self.number += 1
        made = datetime(2026, 7, 2, tzinfo=UTC)
        header = Header(
            BundleKind.REPLY, "PUSAT", CODE, CENTRE, EPOCH, self.number, "", 0, 0, made, "1", 1, 1
        )
        return replace(header, **more)

    def take(self, reply: Reply, **more: Any) -> TakenReply:
        header, payload = self.header(**more), Payload(reply=reply)
        return self.office.write(Act.TAKE_REPLY, incoming.take_reply, header, payload).value

    def head(self, key: UUID) -> ParcelHead:
        return self.office.read(lambda tx: tx.session.get_one(ParcelHead, key))

    def stream(self) -> Stream:
        def find(tx: Any) -> Stream:
            me = self.enrolled.me.installation
            epoch = identity.current_epoch(self.office)
            found: Stream = tx.session.get_one(Stream, (me, epoch, Direction.OUT))
            return found

        return self.office.read(find)

    def edit(self, words: str) -> None:
        def change(tx: Any) -> None:
            tx.session.get_one(planning_edit.Skp, self.skp).reason = words

        self.office.write(Act.EDIT_SKP, change)


@pytest.fixture
def told(office: Office, make_person: Make, make_skp: Make) -> Told:
    camat = make_person(office, "Drs. Budi Santoso", position="Camat", heads=True)
    person = make_person(office, "Siti Aminah, S.E.", assessor=camat)
    skp = make_skp(office, person, camat)
    office.write(Act.CHANGE_SETTING, lambda tx: setup.change_settings(tx, place_code=CODE))
    return Told(enrol(office), person, skp)


def codes(found: TakenReply) -> list[str]:
    return [line.code for line in found.lines]


def test_an_acknowledged_bundle_is_let_go_and_its_parcels_count_as_merged(told: Told) -> None:
    bundle = told.send()
    taken = told.take(Reply(told.ack(bundle)))
    assert taken.counts["bundles"] == 1
    assert taken.counts["merged"] > 3
    stored = told.bundles()[0]
    assert stored.state is BundleState.ACKNOWLEDGED
    assert stored.acknowledged_at is not None
    assert told.office.read(lambda tx: tx.session.get(BundleContent, bundle.sha256)) is None
    head = told.head(told.skp)
    assert head.standing is Standing.MERGED
    assert head.agreed == head.hash
    assert told.stream().position == bundle.upto


def test_a_receipt_without_a_list_only_says_that_it_arrived(told: Told) -> None:
    bundle = told.send()
    taken = told.office.write(Act.TAKE_REPLY, incoming.take_acknowledgement, told.ack(bundle)).value
    assert codes(taken) == ["incoming.acknowledged", "incoming.received"]
    assert told.head(told.skp).standing is Standing.RECEIVED
    assert told.head(told.skp).agreed is None  # it may still be held or asked about there
    again = told.office.write(Act.TAKE_REPLY, incoming.take_acknowledgement, told.ack(bundle)).value
    assert codes(again) == ["incoming.acknowledged_before"]


def test_what_was_not_simply_merged_says_why_and_later_no_more(told: Told) -> None:
    bundle = told.send()
    head = told.head(told.skp)
    why = Finding("merge.missing_person", values={"name": "Siti"})
    held = Exceptional("skp", told.skp, head.hash, Standing.HELD, finding=why)
    person = told.head(told.person)
    asked = Exceptional("person", told.person, person.hash, Standing.QUESTION)
    taken = told.take(Reply(told.ack(bundle), (held, asked)))
    assert (taken.counts["held"], taken.counts["questions"]) == (1, 1)
    assert told.head(told.skp).standing is Standing.HELD
    assert "merge.missing_person" in told.head(told.skp).finding
    assert told.head(told.skp).agreed is None
    told.take(Reply(told.ack(bundle), (asked,)))
    assert told.head(told.skp).standing is Standing.MERGED
    assert told.head(told.skp).finding == ""
    assert told.head(told.person).standing is Standing.QUESTION


def test_a_bundle_that_waits_keeps_its_bytes_and_its_parcels_wait_on(told: Told) -> None:
    first = told.send()
    told.edit("pindah tugas")
    second = told.send()
    taken = told.take(Reply(told.ack(first)))
    assert taken.counts["bundles"] == 1
    assert [one.state for one in told.bundles()] == [BundleState.ACKNOWLEDGED, BundleState.MADE]
    assert told.head(told.skp).standing is Standing.SENT
    assert told.head(told.person).standing is Standing.MERGED
    assert told.office.read(lambda tx: tx.session.get(BundleContent, second.sha256)) is not None


def test_an_old_reply_moves_nothing_back(told: Told) -> None:
    first = told.send()
    told.edit("pindah tugas")
    second = told.send()
    told.take(Reply(told.ack(second)), number=5)
    head = told.head(told.skp)
    late = Exceptional("skp", told.skp, head.hash, Standing.HELD)
    taken = told.take(Reply(told.ack(first), (late,)), number=4)
    assert codes(taken) == ["incoming.stale", "incoming.acknowledged_before"]
    assert told.stream().position == second.upto
    assert told.head(told.skp).standing is Standing.MERGED


def test_a_reply_for_another_office_is_refused_whole(told: Told) -> None:
    bundle = told.send()
    with pytest.raises(Refused) as refused:
        told.take(Reply(told.ack(bundle)), to="32.04.99")
    assert refused.value.findings[0].values == {"to": "32.04.99", "mine": CODE}
    assert told.head(told.skp).standing is Standing.SENT


def test_what_acknowledges_somebody_elses_bundle_is_not_used(told: Told) -> None:
    bundle = told.send()
    foreign = replace(told.ack(bundle), bundle="f" * 64)
    taken = told.take(Reply(foreign))
    assert "incoming.foreign" in codes(taken)
    assert told.bundles()[0].state is BundleState.MADE
    other = replace(told.ack(bundle), installation=UUID(int=5))
    assert "incoming.foreign" in codes(told.take(Reply(other)))


def test_a_restored_centre_makes_the_office_tell_everything_anew(told: Told) -> None:
    bundle = told.send()
    told.take(Reply(told.ack(bundle)))
    taken = told.take(Reply(told.ack(bundle, "d" * 16)), epoch="d" * 16, number=1)
    assert codes(taken) == ["incoming.anew"]
    assert told.stream().position == 0
    assert told.stream().epoch != bundle.epoch
    assert told.head(told.skp).agreed is None
    assert told.head(told.skp).standing is Standing.SENT
    again = told.send()
    assert again.epoch == told.stream().epoch
    done = told.take(Reply(told.ack(again, "d" * 16)), epoch="d" * 16, number=2)
    assert done.counts["bundles"] == 1
    assert told.head(told.skp).standing is Standing.MERGED


def returned(told: Told) -> Returned:
    head = told.head(told.skp)
    line = ReturnedLine("skp", told.skp, "Tulis alasannya lebih jelas", "reason")
    return Returned(
        new_id(), told.skp, "skp", head.hash, TODAY, "Verifikator", "Mohon dilengkapi", (line,)
    )


def test_a_returned_parcel_shows_its_notes_until_it_is_seen_to(told: Told) -> None:
    bundle = told.send()
    back = returned(told)
    taken = told.take(Reply(told.ack(bundle), returned=(back,)))
    assert taken.counts["returned"] == 1
    assert told.head(told.skp).standing is Standing.RETURNED
    row = told.office.read(incoming_read.returned)[0]
    assert row.subject.title == "SKP 2026 · Siti Aminah, S.E."
    assert row.subject.target == {"skp": told.skp}
    assert [(note.where, note.text) for note in row.notes] == [
        ("SKP · Alasan perubahan", "Tulis alasannya lebih jelas")
    ]
    assert not row.changed
    word = told.office.read(incoming_read.words_of, [told.skp])[told.skp]
    assert (word.standing, word.by, len(word.notes)) == (Standing.RETURNED, "Verifikator", 1)
    assert told.take(Reply(told.ack(bundle), returned=(back,))).counts["returned"] == 0
    told.edit("ditugaskan di loket")
    assert told.office.read(incoming_read.returned)[0].changed
    told.office.write(Act.ANSWER_RETURN, incoming_answers.answer_return, row.id)
    assert told.office.read(incoming_read.returned)[0].answered_on == TODAY
    with pytest.raises(Refused, match="return_answered"):
        told.office.write(Act.ANSWER_RETURN, incoming_answers.answer_return, row.id)
    told.send()
    assert told.office.read(incoming_read.returned)[0].sent
    assert told.head(told.skp).standing is Standing.SENT


def test_an_approval_stays_until_another_revision_is_sent(told: Told) -> None:
    bundle = told.send()
    head = told.head(told.skp)
    good = Approved(new_id(), told.skp, "skp", head.hash, TODAY, "Kepala Bidang")
    told.take(Reply(told.ack(bundle), approved=(good,)))
    told.take(Reply(told.ack(bundle)))
    assert told.head(told.skp).standing is Standing.APPROVED
    assert told.head(told.skp).agreed == head.hash
    word = told.office.read(incoming_read.words_of, [told.skp, told.person])[told.skp]
    assert (word.standing, word.by, word.on) == (Standing.APPROVED, "Kepala Bidang", TODAY)


def test_an_approval_of_what_was_replaced_meanwhile_says_nothing_of_the_new(told: Told) -> None:
    bundle = told.send()
    old = told.head(told.skp).hash
    told.edit("pindah tugas")
    told.send()
    good = Approved(new_id(), told.skp, "skp", old, TODAY, "Kepala Bidang")
    told.take(Reply(told.ack(bundle), approved=(good,)))
    assert told.head(told.skp).standing is Standing.SENT


def moved(told: Told, choice: Choice = Choice.MOVED) -> Proposal:
    return Proposal(
        choice, told.person, UUID(int=9), "Pindah ke Puskesmas", TODAY, date(2026, 6, 1)
    )


def test_a_proposal_is_done_with_the_offices_own_act(told: Told) -> None:
    bundle = told.send()
    assert told.take(Reply(told.ack(bundle), proposals=(moved(told),))).counts["proposed"] == 1
    assert told.take(Reply(told.ack(bundle), proposals=(moved(told),))).counts["proposed"] == 0
    row = told.office.read(incoming_read.proposals)[0]
    assert (row.name, row.moved_on, row.accepted) == ("Siti Aminah, S.E.", date(2026, 6, 1), None)
    told.office.write(Act.ANSWER_PROPOSAL, incoming_answers.accept_proposal, row.id)
    assert told.office.read(people.person_row, told.person).status is Status.MOVED_OUT
    assert told.office.read(incoming_read.proposals)[0].accepted is True
    with pytest.raises(Refused, match="proposal_answered"):
        told.office.write(Act.ANSWER_PROPOSAL, incoming_answers.accept_proposal, row.id)


def test_a_refused_proposal_needs_a_reason_and_travels_back(told: Told) -> None:
    bundle = told.send()
    told.take(Reply(told.ack(bundle), proposals=(moved(told),)))
    row = told.office.read(incoming_read.proposals)[0]
    with pytest.raises(Refused, match="reason_missing"):
        told.office.write(Act.ANSWER_PROPOSAL, incoming_answers.refuse_proposal, row.id, "  ")
    told.office.write(
        Act.ANSWER_PROPOSAL, incoming_answers.refuse_proposal, row.id, "Masih bertugas di sini"
    )
    answer = told.office.read(incoming_read.proposals)[0]
    assert (answer.accepted, answer.reason) == (False, "Masih bertugas di sini")
    assert told.office.read(people.person_row, told.person).status is Status.ACTIVE
    sending.make(told.office)
    assert told.head(row.id).kind == "centre_proposal"


def test_looking_changes_nothing(told: Told) -> None:
    bundle = told.send()
    payload = Payload(
        reply=Reply(told.ack(bundle), returned=(returned(told),), note="Terima kasih")
    )
    seen = told.office.read(incoming.look, told.header(), payload)
    assert codes(seen) == ["incoming.has_bundle", "incoming.count.returned"]
    assert seen.note == "Terima kasih"
    assert told.head(told.skp).standing is Standing.SENT


def test_a_receipt_names_the_bundle_by_its_number(told: Told) -> None:
    bundle = told.send()
    payload = Payload(reply=Reply(told.ack(bundle)))
    seen = told.office.read(incoming.look, told.header(), payload)
    assert codes(seen) == ["incoming.has_bundle"]
    assert seen.lines[0].values["number"] == bundle.number
    other = replace(told.ack(bundle), bundle="0" * 32)
    assert codes(told.office.read(incoming.look_at_ack, other)) == ["incoming.has_to"]
