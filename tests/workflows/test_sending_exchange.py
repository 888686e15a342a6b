"""Sending against a real centre: acknowledged once, small afterwards, anew after a restore."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from asn_desktop.models.exchange import ParcelHead, Question
from asn_desktop.models.logs import Evidence
from asn_desktop.models.paper import Attachment
from asn_desktop.models.planning import Period, WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.merging import BundleState
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import outgoing, outgoing_record
from asn_desktop.services.office import Actor, Office, ReadTx, Tx
from asn_desktop.workflows import backup, highwater, receiving, sending
from tests.helpers.centre_pair import Pair, exchange


@pytest.fixture
def pair(
    tmp_path: Path,
    make_person: Callable[..., Any],
    make_skp: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Pair]:
    monkeypatch.setattr("asn_desktop.paths.data_home", lambda: tmp_path / "rumah")
    with exchange(tmp_path, make_person, make_skp) as made:
        yield made


def edit(tx: Tx, skp: Any, text: str) -> None:
    rows = sa.select(WorkResult).where(WorkResult.skp_id == skp).order_by(WorkResult.no)
    tx.session.scalars(rows).first().text = text


def texts(tx: ReadTx) -> list[str]:
    return sorted(tx.session.scalars(sa.select(WorkResult.text)))


def questions(tx: ReadTx) -> int:
    return tx.session.scalar(sa.select(sa.func.count()).select_from(Question)) or 0


def waiting(office: Office) -> list[BundleState]:
    return [one.state for one in office.read(outgoing_record.history)]


def test_what_was_acknowledged_is_not_told_again(pair: Pair) -> None:
    pair.send()
    pair.take(pair.answer())
    assert waiting(pair.office) == [BundleState.ACKNOWLEDGED]
    assert not pair.office.read(outgoing_record.history)[0].kept
    with pytest.raises(Refused):
        sending.make(pair.office)
    pair.office.write(Act.EDIT_SKP, edit, pair.skps[0], "Surat selesai tepat waktu")
    found = pair.office.read(outgoing.overview)
    assert dict(found.counts) == {"skp": 1}
    pair.send()
    assert "Surat selesai tepat waktu" in pair.centre.read(texts)
    assert pair.centre.read(questions) == 0


def test_a_lost_bundle_needs_no_repair(pair: Pair) -> None:
    pair.send()
    pair.take(pair.answer())
    pair.office.write(Act.EDIT_SKP, edit, pair.skps[0], "Pertama")
    pair.write().unlink()  # the stick is lost
    pair.office.write(Act.EDIT_SKP, edit, pair.skps[1], "Kedua")
    pair.send()
    assert {"Pertama", "Kedua"} <= set(pair.centre.read(texts))
    pair.take(pair.answer())
    assert set(waiting(pair.office)) == {BundleState.ACKNOWLEDGED}


def test_after_a_restore_the_stream_begins_anew_and_nothing_collides(
    pair: Pair, tmp_path: Path
) -> None:
    pair.send()
    pair.take(pair.answer())
    file = tmp_path / "tiga-minggu.asncadangan"
    folder = tmp_path / "kantor"
    backup.save(pair.office, folder, file)
    pair.office.write(Act.EDIT_SKP, edit, pair.skps[0], "Sesudah cadangan")
    pair.send()
    old = pair.office.read(outgoing_record.history)[0]
    backup.place(pair.office, backup.prepare(file, folder))
    assert "Sesudah cadangan" not in pair.office.read(texts)
    pair.office.write(Act.EDIT_SKP, edit, pair.skps[1], "Sesudah dipulihkan")
    highwater.unlock(pair.office)
    pair.send()
    new = pair.office.read(outgoing_record.history)[0]
    assert new.number == 1 != old.number
    assert {"Sesudah cadangan", "Sesudah dipulihkan"} <= set(pair.centre.read(texts))
    assert pair.centre.read(questions) == 0  # what the office forgot is not undone at the centre
    pair.take(pair.answer())
    heads = sa.select(ParcelHead.agreed).where(ParcelHead.kind == "skp")
    assert None not in pair.office.read(lambda tx: tx.session.scalars(heads).all())


def test_both_going_on_from_the_backup_asks_and_loses_nothing(pair: Pair, tmp_path: Path) -> None:
    pair.send()
    pair.take(pair.answer())
    file, folder = tmp_path / "k.asncadangan", tmp_path / "kantor"
    backup.save(pair.office, folder, file)
    pair.office.write(Act.EDIT_SKP, edit, pair.skps[0], "Sesudah cadangan")
    pair.send()
    backup.place(pair.office, backup.prepare(file, folder))
    pair.office.write(Act.EDIT_SKP, edit, pair.skps[0], "Lain lagi")
    highwater.unlock(pair.office)
    pair.send()
    assert pair.centre.read(questions) == 1
    assert "Sesudah cadangan" in pair.centre.read(texts)


def carry(pair: Pair, path: Path) -> None:
    pair.centre.actor = Actor(on_behalf_of="Ani")
    (received,) = receiving.look_at(pair.centre, [path])
    assert received.fault is None
    assert received.bundle_id is not None
    receiving.merge(pair.centre, received.bundle_id)
    pair.centre.actor = Actor(on_behalf_of="Rina")


def add_evidence(tx: Tx, skp: Any, names: tuple[str, ...]) -> None:
    result = tx.session.scalars(sa.select(WorkResult.id).where(WorkResult.skp_id == skp)).first()
    period = tx.session.scalars(sa.select(Period.id).where(Period.code == "TW1")).one()
    for name in names:
        content = name.encode() * 500
        sha = hashlib.sha256(content).hexdigest()
        tx.session.add(
            Attachment(sha256=sha, name=name, media_type="application/pdf", content=content)
        )
        tx.session.add(
            Evidence(
                sha256=sha,
                name=name,
                media_type="application/pdf",
                size=len(content),
                on=tx.today,
                work_result_id=result,
                period_id=period,
            )
        )


def forget_attachments(centre: Office) -> None:
    with centre.store.writer.begin() as connection:
        connection.execute(sa.delete(Attachment))


def test_attachments_go_apart_and_a_lost_one_is_packed_anew_when_the_centre_lacks_it(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair.office.write(Act.ADD_EVIDENCE, add_evidence, pair.skps[0], ("satu.pdf", "dua.pdf"))
    data, files = sending.make(pair.office)
    assert [data.header.kind, files.header.kind] == [BundleKind.CHANGES, BundleKind.ATTACHMENTS]
    assert files.counts == {"attachment": 2}
    assert files.header.previous == data.sha256
    path = sending.write_to(pair.office, data.id, pair.stick)
    carry(pair, path)
    pair.take(pair.answer())
    states = {one.kind: one.state for one in pair.office.read(outgoing_record.history)}
    assert states[BundleKind.CHANGES] is BundleState.ACKNOWLEDGED
    assert states[BundleKind.ATTACHMENTS] is BundleState.MADE  # still waits: the centre lacks them
    assert pair.office.read(outgoing.waiting_blobs) == []  # and is only to be written
    lost = sending.write_to(pair.office, files.id, pair.stick)
    carry(pair, lost)
    count = sa.select(sa.func.count()).select_from(Attachment)
    assert pair.centre.read(lambda tx: tx.session.scalar(count)) >= 2
    pair.take(pair.answer())
    states = {one.kind: one.state for one in pair.office.read(outgoing_record.history)}
    assert states[BundleKind.ATTACHMENTS] is BundleState.ACKNOWLEDGED
    clock: Any = pair.office.clock
    clock.advance(days=1)
    forget_attachments(pair.centre)  # restored to before they came, say
    pair.take(pair.answer())
    assert len(pair.office.read(outgoing.waiting_blobs)) == 2
    (packed,) = sending.make(pair.office)
    assert packed.counts == {"attachment": 2}
    assert pair.office.read(outgoing.waiting_blobs) == []
