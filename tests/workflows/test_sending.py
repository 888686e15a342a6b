from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.exchange import Bundle, ParcelHead, Revision, Stream
from asn_desktop.models.planning import WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused, WorldFault
from asn_desktop.rules.merging import BundleState, Direction, Standing
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import outgoing, outgoing_record, periods
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.setup import change_settings
from asn_desktop.views.bundles import CENTRE_CODE
from asn_desktop.views.parcels import from_text, marks, name_of
from asn_desktop.workflows import sending, sending_files
from tests.helpers.enrolled import CODE, Enrolled, enrol

Make = Callable[..., Any]


@pytest.fixture
def ready(
    office: Office,
    make_person: Make,
    make_skp: Make,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Enrolled:
    """An enrolled office with a leader, one of his people and that one's SKP."""
    monkeypatch.setattr("asn_desktop.paths.data_home", lambda: tmp_path / "rumah")
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    leader = make_person(office)
    make_skp(office, make_person(office, assessor=leader), leader)
    return enrol(office)


def edit(tx: Tx, text: str) -> None:
    tx.session.scalars(sa.select(WorkResult).order_by(WorkResult.id)).first().text = text


def acknowledge(office: Office, upto: int) -> None:
    """What a reply does: the position moves, what was sent is agreed."""

    def take(tx: Tx) -> None:
        stream = tx.session.scalars(
            sa.select(Stream).where(Stream.direction == Direction.OUT, sa.not_(Stream.ended))
        ).one()
        stream.position = upto
        for head in tx.session.scalars(sa.select(ParcelHead)):
            head.agreed = head.hash

    office.write(Act.TAKE_REPLY, take)


def opened(ready: Enrolled, bundle_id: UUID) -> Any:
    _row, content = ready.office.read(outgoing_record.content_of, bundle_id)
    return ready.opened(content)


def test_everything_goes_into_the_first_bundle_and_the_centre_alone_opens_it(
    ready: Enrolled,
) -> None:
    (made,) = sending.make(ready.office)
    header, payload = opened(ready, made.id)
    assert (header.kind, header.place, header.to) == (BundleKind.CHANGES, CODE, CENTRE_CODE)
    assert (header.number, header.previous, header.after) == (1, "", 0)
    assert header.journal[0] == header.upto
    kinds = {one.kind for one in payload.revisions}
    assert {"person", "unit", "position", "skp"} <= kinds
    assert all(one.ancestors == () for one in payload.revisions)
    skp = next(from_text(one.text) for one in payload.revisions if one.kind == "skp")
    assert skp.rows is not None
    assert len(skp.rows["indicator"]) == 3
    heads = ready.office.read(
        lambda tx: tx.session.execute(sa.select(ParcelHead.hash, ParcelHead.standing)).all()
    )
    assert {name for name, _standing in heads} == {name_of(one.text) for one in payload.revisions}
    assert {standing for _name, standing in heads} == {Standing.SENT}


def test_what_was_not_acknowledged_travels_again_with_what_it_stands_on(ready: Enrolled) -> None:
    office = ready.office
    (first,) = sending.make(office)
    sent = {one.id: name_of(one.text) for one in opened(ready, first.id)[1].revisions}
    office.write(Act.EDIT_SKP, edit, "Surat pengantar lain")
    (second,) = sending.make(office)
    header, payload = opened(ready, second.id)
    assert (header.number, header.previous, header.after) == (2, first.sha256, 0)
    assert {one.id for one in payload.revisions} == set(sent)
    (skp,) = [one for one in payload.revisions if one.kind == "skp"]
    assert skp.ancestors == (sent[skp.id],)
    others = [one for one in payload.revisions if one.kind != "skp"]
    assert all(name_of(one.text) == sent[one.id] and one.ancestors == () for one in others)


def test_after_an_acknowledgement_only_what_changed_travels(ready: Enrolled) -> None:
    office = ready.office
    (first,) = sending.make(office)
    sent = {one.id: name_of(one.text) for one in opened(ready, first.id)[1].revisions}
    acknowledge(office, first.header.upto)
    with pytest.raises(Refused) as refused:
        sending.make(office)
    assert refused.value.findings[0].code == "sending.nothing"
    office.write(Act.EDIT_SKP, edit, "Surat pengantar lain")
    (second,) = sending.make(office)
    header, payload = opened(ready, second.id)
    assert header.after == first.header.upto
    (skp,) = payload.revisions
    assert skp.ancestors == (sent[skp.id],)


def test_a_change_taken_back_is_a_new_revision(ready: Enrolled) -> None:
    office = ready.office
    before = office.read(lambda tx: tx.session.scalars(sa.select(WorkResult.text)).first())
    (first,) = sending.make(office)
    office.write(Act.EDIT_SKP, edit, "Sementara")
    sending.make(office)
    office.write(Act.EDIT_SKP, edit, before)
    (third,) = sending.make(office)
    names = {one.id: name_of(one.text) for one in opened(ready, first.id)[1].revisions}
    (skp,) = [one for one in opened(ready, third.id)[1].revisions if one.kind == "skp"]
    assert name_of(skp.text) != names[skp.id]
    assert marks(skp.text) == skp.ancestors[:1]
    assert names[skp.id] in skp.ancestors
    assert office.read(outgoing.overview).counts["skp"] == 1


def test_somebody_who_numbers_meanwhile_makes_us_read_again(
    ready: Enrolled, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, seal = ready.office, sending.Sender.seal
    inside: list[int] = []

    def meanwhile(self: Any, header: Any, payload: Any) -> bytes:
        if not inside:
            inside.append(1)
            sending.make(office)
        return seal(self, header, payload)

    monkeypatch.setattr(sending.Sender, "seal", meanwhile)
    (made,) = sending.make(office)
    assert made.header.number == 2
    numbers = [one.number for one in office.read(outgoing_record.history)]
    assert sorted(numbers) == [1, 2]


def test_too_large_a_bundle_is_cut_between_two_acts(
    ready: Enrolled, monkeypatch: pytest.MonkeyPatch, make_person: Make
) -> None:
    for _number in range(12):
        make_person(ready.office)
    monkeypatch.setattr("asn_desktop.bundles.container.WRITE_LIMIT", 2_800)
    made = sending.make(ready.office)
    assert len(made) > 2
    assert all(each.size <= 2_800 for each in made)
    assert [each.header.number for each in made] == list(range(1, len(made) + 1))
    assert all(
        two.header.after == one.header.upto and two.header.previous == one.sha256
        for one, two in pairwise(made)
    )
    found = [one.id for each in made for one in opened(ready, each.id)[1].revisions]
    assert len(found) == len(set(found))
    assert made[-1].header.upto == made[-1].header.journal[0]


def test_nothing_is_sent_while_it_is_locked_or_before_enrolment(
    ready: Enrolled, sqlite_office: Office
) -> None:
    ready.office.write(Act.NEW_EPOCH, lambda tx: change_settings(tx, sending_locked="restored"))
    with pytest.raises(Refused) as refused:
        sending.make(ready.office)
    assert refused.value.findings[0].code == "sending.locked"
    shutil.rmtree(sending.identity.folder(ready.office))
    with pytest.raises(WorldFault) as fault:
        sending.make(ready.office)
    assert fault.value.code == "places.not_enrolled"


# ---- onto a stick


def test_what_is_written_is_read_back_and_noted(ready: Enrolled, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "ASN_x_1.asnpaket.77.tmp").write_bytes(b"left by a killed program")
    (made,) = sending.make(ready.office)
    path = sending.write_to(ready.office, made.id, stick)
    assert path.name.startswith(f"ASN_{CODE}_")
    assert [each.name for each in stick.iterdir()] == [path.name]
    assert ready.open_file(path)[0].number == 1
    (row,) = ready.office.read(outgoing_record.history)
    assert (row.state, row.name, row.days) == (BundleState.WRITTEN, path.name, 0)
    assert sending.write_to(ready.office, made.id, stick) == path
    path.write_bytes(b"another file of that name")
    other = sending.write_to(ready.office, made.id, stick)
    assert other.name == path.stem + " (2).asnpaket"
    assert path.read_bytes() == b"another file of that name"


def test_a_stick_that_keeps_only_the_beginning_is_found_out(
    ready: Enrolled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made,) = sending.make(ready.office)

    def forget(descriptor: int) -> None:
        os.truncate(next(tmp_path.glob("*.tmp")), 1000)

    monkeypatch.setattr(sending_files, "_from_the_drive", forget)
    with pytest.raises(WorldFault) as fault:
        sending.write_to(ready.office, made.id, tmp_path)
    assert fault.value.code == "sending.bad_copy"
    assert not list(tmp_path.glob("ASN_*"))
    (row,) = ready.office.read(outgoing_record.history)
    assert (row.state, row.kept) == (BundleState.MADE, True)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (errno.ENOSPC, "sending.full"),
        (errno.EROFS, "sending.read_only"),
        (errno.ENODEV, "sending.gone"),
        (errno.EIO, "sending.cannot_write"),
    ],
)
def test_what_the_drive_refuses_is_told_and_leaves_nothing(
    ready: Enrolled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, told: str
) -> None:
    (made,) = sending.make(ready.office)

    def fail(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(sending_files.os, "fsync", fail)
    with pytest.raises(WorldFault) as fault:
        sending_files.write_to(ready.office, made.id, tmp_path)
    monkeypatch.undo()
    assert fault.value.code == told
    assert not list(tmp_path.glob("ASN_*"))


def test_a_folder_that_is_gone_or_full_is_told_before_writing(
    ready: Enrolled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made,) = sending.make(ready.office)
    with pytest.raises(WorldFault) as fault:
        sending.write_to(ready.office, made.id, tmp_path / "dicabut")
    assert fault.value.code == "sending.gone"
    usage = shutil.disk_usage(tmp_path)._replace(free=10)
    monkeypatch.setattr(sending_files.shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(WorldFault) as fault:
        sending.write_to(ready.office, made.id, tmp_path)
    assert (fault.value.code, fault.value.values["needed"]) == ("sending.full", 1)


def test_a_bundle_row_says_whose_it_is(ready: Enrolled) -> None:
    (made,) = sending.make(ready.office)

    def read(tx: Any) -> tuple[str | None, int]:
        row = tx.session.get(Bundle, made.id)
        count = tx.session.scalar(sa.select(sa.func.count()).select_from(Revision))
        return row.epoch, count

    epoch, revisions = ready.office.read(read)
    assert epoch == made.header.epoch
    assert revisions == sum(made.counts.values())


def test_what_a_newer_bundle_holds_is_not_waited_for_unless_it_is_on_its_way(
    ready: Enrolled, tmp_path: Path
) -> None:
    office = ready.office
    sent = sending.make_and_write(office, tmp_path)
    office.write(Act.EDIT_SKP, edit, "Kedua")
    sending.make(office)
    office.write(Act.EDIT_SKP, edit, "Ketiga")
    sending.make(office)
    third, second, first = office.read(outgoing_record.history)
    assert (first.contained, first.superseded, first.days) == (True, False, 0)
    assert (second.contained, second.superseded, second.days) == (True, True, None)
    assert (third.contained, third.superseded, third.days) == (False, False, 0)
    (waiting,) = office.read(outgoing.overview).unwritten
    assert waiting.id == third.id
    again = sending.make_and_write(office, tmp_path)  # nothing new since
    assert again.again
    assert [one.id for one in again.bundles] == [third.id]
    assert sent.bundles[0].id == first.id
