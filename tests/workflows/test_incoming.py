"""A file or a pasted line of the centre: known by content, told before it is taken, never twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.bundles import container, token
from asn_desktop.bundles.keys import make_identity
from asn_desktop.models.exchange import Bundle, ParcelHead
from asn_desktop.models.planning import Skp
from asn_desktop.rules.acts import Act
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.findings import WorldFault
from asn_desktop.rules.merging import BundleState, Choice, Direction, QuestionKind, Standing
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import incoming_read, parcels
from asn_desktop.services.office import Office
from asn_desktop.views.bundles import Ack, Decision, Header, Payload, ReferenceSet, Reply, Revised
from asn_desktop.views.parcels import from_text, marked, marks, name_of, to_text
from asn_desktop.workflows import identity, incoming, sending
from tests.helpers.enrolled import CODE, Enrolled, enrol

Make = Callable[..., Any]
EPOCH = "c" * 16


@dataclass
class Post:
    """An enrolled office that has sent its first bundle, and its centre with a pen."""

    enrolled: Enrolled
    person: UUID
    skp: UUID
    folder: Path
    number: int = 0

    @property
    def office(self) -> Office:
        return self.enrolled.office

    def sent(self) -> Bundle:
        asked = sa.select(Bundle).where(Bundle.direction == Direction.OUT)
        found = self.office.read(
            lambda tx: tx.session.scalars(asked.order_by(Bundle.number.desc())).first()
        )
        assert found is not None
        return found

    def ack(self) -> Ack:
        bundle = self.sent()
        assert bundle.installation is not None
        return Ack(bundle.installation, bundle.epoch, bundle.upto, bundle.sha256, EPOCH)

    def file(self, payload: Payload, **more: Any) -> Path:
        self.number += 1
        centre = next(
            one for one in identity.keyring(self.office).values() if one.centre
        ).installation
        made = datetime(2026, 7, 2, tzinfo=UTC)
        header = Header(
            BundleKind.REPLY, "PUSAT", CODE, centre, EPOCH, self.number, "", 0, 0, made, "1", 1, 1
        )
        recipients = more.pop("recipients", [self.enrolled.me.recipient])
        sealed = container.seal(
            replace(header, **more), payload, signer=self.enrolled.centre, recipients=recipients
        )
        path = self.folder / "apa saja.txt"  # names say nothing
        path.write_bytes(sealed)
        return path

    def take(self, payload: Payload, **more: Any) -> incoming.TakenReply:
        looked = incoming.look_at_file(self.office, self.file(payload, **more))
        return incoming.take(self.office, looked)

    def head(self, key: UUID) -> ParcelHead:
        return self.office.read(lambda tx: tx.session.get_one(ParcelHead, key))


@pytest.fixture
def post(office: Office, make_person: Make, make_skp: Make, tmp_path: Path) -> Post:
    camat = make_person(office, "Drs. Budi Santoso", position="Camat", heads=True)
    person = make_person(office, "Siti Aminah, S.E.", assessor=camat)
    skp = make_skp(office, person, camat)
    made = Post(enrol(office), person, skp, tmp_path)
    sending.make(office)
    return made


def test_a_file_is_told_then_taken_and_a_second_time_changes_nothing(post: Post) -> None:
    path = post.file(Payload(reply=Reply(post.ack(), note="Terima kasih")))
    looked = incoming.look_at_file(post.office, path)
    assert looked.says.note == "Terima kasih"
    assert post.head(post.skp).standing is Standing.SENT
    assert incoming.take(post.office, looked).counts["bundles"] == 1
    assert post.head(post.skp).standing is Standing.MERGED
    again = incoming.take(post.office, incoming.look_at_file(post.office, path))
    assert again.lines[0].code == "incoming.stale"
    rows = post.office.read(incoming_read.replies)
    assert [(row.number, row.state, row.note) for row in rows] == [
        (1, BundleState.APPLIED, "Terima kasih")
    ]
    assert [line.code for line in rows[0].lines][:1] == ["incoming.acknowledged"]


def test_the_receipt_as_pasted_text_does_the_same_for_the_acknowledgement(post: Post) -> None:
    words = token.encode(post.ack(), post.enrolled.centre)
    told = f"  Tanda terima:\n{words[:70]}\n{words[70:]} "
    assert not incoming.is_text("Selamat pagi Pak")
    assert incoming.is_text(words)
    taken = incoming.take(post.office, incoming.look_at_text(post.office, told.split(":\n", 1)[1]))
    assert taken.counts["bundles"] == 1
    assert post.sent().state is BundleState.ACKNOWLEDGED
    assert post.head(post.skp).standing is Standing.RECEIVED


def test_a_receipt_may_lie_in_a_file_as_well(post: Post, tmp_path: Path) -> None:
    path = tmp_path / "tanda-terima.spk"
    path.write_text(token.encode(post.ack(), post.enrolled.centre).lower())
    assert incoming.look_at_file(post.office, path).ack is not None


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"x" * 9000, b"   \n"])
def test_anything_else_is_told_as_what_it_is_not(post: Post, content: bytes) -> None:
    path = post.folder / "foto.jpg"
    path.write_bytes(content)
    with pytest.raises(WorldFault, match="not_a_file"):
        incoming.look_at_file(post.office, path)


def test_a_reply_of_another_office_and_a_damaged_one_are_not_even_opened(post: Post) -> None:
    _secret, other = make_identity()
    reply = Payload(reply=Reply(post.ack()))
    with pytest.raises(BundleFault, match="not_for_us"):
        incoming.look_at_file(post.office, post.file(reply, to="32.04.99", recipients=[other]))
    path = post.file(reply)
    data = bytearray(path.read_bytes())
    data[-20] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(BundleFault):
        incoming.look_at_file(post.office, path)
    assert post.head(post.skp).standing is Standing.SENT
    assert post.office.read(incoming_read.replies) == ()


def test_a_reference_set_comes_in_once_and_never_goes_back(post: Post) -> None:
    def year(number: int, name: str) -> ReferenceSet:
        rows = {
            "year": [
                {"id": "0" * 32, "year": 2027, "scheme": "quarterly", "approach": "quantitative"}
            ],
            "holiday_day": [
                {"id": UUID(int=5).hex, "day": "2027-01-01", "name": name, "kind": "national"}
            ],
        }
        return ReferenceSet(number, rows, "Pemerintah Kabupaten")

    def take(number: int, name: str) -> list[str]:
        payload = Payload(reference=year(number, name))
        taken = post.take(payload, kind=BundleKind.REFERENCE)
        return [line.code for line in taken.lines]

    assert take(3, "Tahun Baru 2027") == ["incoming.reference"]
    assert take(3, "Tahun Baru 2027") == ["incoming.reference_same"]
    assert take(2, "Salah") == ["incoming.reference_same"]


def changed(post: Post, words: str) -> bytes:
    """The SKP as the centre decided it: the office's text with other words, marked with it."""
    text = post.office.read(parcels.texts, "skp", [post.skp])[post.skp]
    content = from_text(text)
    assert content.rows is not None
    row = dict(content.rows["skp"][0])
    row["reason"] = words
    made = replace(content, rows={**content.rows, "skp": [row]})
    return marked(to_text(made), (post.head(post.skp).hash,))


def decided(post: Post, text: bytes) -> Payload:
    office = post.head(post.skp).hash
    decision = Decision(
        QuestionKind.FORK,
        "skp",
        post.skp,
        Choice.CENTRE,
        name_of(text),
        "Sesuai SK mutasi",
        "Verifikator",
        datetime(2026, 7, 2, tzinfo=UTC).date(),
        ours=None,
        theirs=office,
    )
    return Payload(
        revisions=(Revised("skp", post.skp, text, marks(text)),),
        reply=Reply(post.ack(), decisions=(decision,)),
    )


def reason_of(post: Post) -> str | None:
    return post.office.read(lambda tx: tx.session.get_one(Skp, post.skp).reason)


def test_a_decision_is_taken_into_the_rows_and_the_offices_text_stays_readable(post: Post) -> None:
    before = post.head(post.skp).hash
    text = changed(post, "Menurut pusat")
    payload = decided(post, text)
    taken = post.take(payload)
    assert taken.counts["decided"] == 1
    assert reason_of(post) == "Menurut pusat"
    assert post.head(post.skp).hash == name_of(text)
    row = post.office.read(incoming_read.decisions)[0]
    assert (row.choice, row.reason, row.office) == (Choice.CENTRE, "Sesuai SK mutasi", before)
    blocks = post.office.read(incoming_read.both_sides, row.id)
    lines = [line for block in blocks for line in block.lines]
    assert [(line.label, line.office, line.centre) for line in lines] == [
        ("Alasan perubahan", "", "Menurut pusat")
    ]
    again = post.take(payload)
    assert again.counts["decided"] == 0
    assert len(post.office.read(incoming_read.decisions)) == 1


def test_a_decision_never_overwrites_what_was_written_since(post: Post) -> None:
    payload = decided(post, changed(post, "Menurut pusat"))

    def edit(tx: Any) -> None:
        tx.session.get_one(Skp, post.skp).reason = "Ditulis lagi di kantor"

    post.office.write(Act.EDIT_SKP, edit)
    taken = post.take(payload)
    assert "incoming.waiting" in [line.code for line in taken.lines]
    assert reason_of(post) == "Ditulis lagi di kantor"
    assert len(post.office.read(incoming_read.decisions)) == 1
