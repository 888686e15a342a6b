"""The practice office and a throwaway centre: one bundle answered, one on its way.

The centre's keys are made for this once and forgotten, so the practice office can send and read,
but nobody can answer it a second time.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa

from asn_desktop import __version__
from asn_desktop.bundles import container, keylist
from asn_desktop.bundles.keys import Signer, make_identity
from asn_desktop.models.engine import SCHEMA
from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.exchange import Bundle, ParcelHead
from asn_desktop.models.people import Person, PersonNow
from asn_desktop.models.planning import Indicator, Skp, WorkResult
from asn_desktop.models.types import natural_id, new_id
from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.merging import Choice, Direction, KeyState, Standing
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import people_edit, places, places_lists, setup
from asn_desktop.services.office import Office, ReadTx, Tx
from asn_desktop.views.bundles import (
    CENTRE_CODE,
    Ack,
    Approved,
    Exceptional,
    Header,
    KeyEntry,
    KeyListView,
    Payload,
    Proposal,
    Reply,
    Returned,
    ReturnedLine,
)
from asn_desktop.workflows import identity, incoming, sending

CODE = "99.99.01"
CENTRE_NAME = "BKPSDM Latihan"
APPROVED = 4
RETURNED_WORDS = "Mohon diperjelas sebelum triwulan berikutnya."
LINE_WORDS = (
    "Rumusan hasil kerja ini masih berupa kegiatan; tulis hasilnya.",
    "Target belum menyebut satuannya.",
)


def exchange(office: Office, year: int, doubtful: str) -> None:
    """Enrol the practice office, send, take the centre's answer, and send once more.

    ``doubtful``: the name of whom the centre believes to have moved.
    """
    centre, me = _enrol(office)
    sending.make(office)
    reply = office.read(_reply, year, doubtful)
    _take(office, centre, me, reply)
    office.write(Act.EDIT_PERSON, _note_something, doubtful)
    sending.make(office)


def _enrol(office: Office) -> tuple[Signer, identity.Identity]:
    me = identity.make(office, CODE)
    _secret, recipient = make_identity()
    centre, roots = Signer.make(), [Signer.make() for _number in range(3)]
    today, name = office.today(), office.read(setup.read_settings).office_name

    def entry(place: str, called: str, key: UUID, signing: bytes, to: str) -> KeyEntry:
        return KeyEntry(
            place, called, key, signing, to, KeyState.ACTIVE, today, centre=place == CENTRE_CODE
        )

    entries = (
        entry(CENTRE_CODE, CENTRE_NAME, new_id(), centre.public, recipient),
        entry(CODE, name, me.installation, me.signer.public, me.recipient),
    )
    known = KeyListView(1, today, entries, roots=tuple(one.public for one in roots))
    content = keylist.sign(known, roots[:2])
    identity.current_epoch(office)

    def take(tx: Tx) -> None:
        places_lists.take_list(tx, known, content, 0, (CODE, CENTRE_CODE))
        places_lists.tie_stream(tx, me.installation)
        setup.change_settings(tx, place_code=CODE)

    office.write(Act.TAKE_KIT, take)
    return centre, me


def _reply(tx: ReadTx, year: int, doubtful: str) -> Reply:
    """One SKP returned with notes, some approved, one evaluation asked about, one person moved."""
    bundle = tx.session.scalars(
        sa.select(Bundle)
        .where(Bundle.direction == Direction.OUT, Bundle.kind == BundleKind.CHANGES)
        .order_by(Bundle.number.desc())
    ).first()
    if bundle is None or bundle.installation is None:
        raise LookupError("practice: nothing was sent")
    ack = Ack(bundle.installation, bundle.epoch, bundle.upto, bundle.sha256, _epoch(bundle.sha256))
    plans = tx.session.execute(
        sa.select(Skp.id, ParcelHead.hash)
        .join(ParcelHead, ParcelHead.parcel_id == Skp.id)
        .join(PersonNow, PersonNow.person_id == Skp.person_id)
        .where(Skp.year == year, Skp.state == SkpState.SET, sa.not_(PersonNow.heads))
        .order_by(PersonNow.sort_name, Skp.id)
    ).all()
    back, *others = [(row.id, row.hash) for row in plans]
    today = tx.today
    lines = _lines(tx, back[0])
    asked = tx.session.execute(
        sa.select(Evaluation.id, ParcelHead.hash)
        .join(ParcelHead, ParcelHead.parcel_id == Evaluation.id)
        .where(Evaluation.predicate.is_not(None))
        .order_by(Evaluation.id)
        .limit(1)
    ).all()
    moved = tx.session.scalars(sa.select(Person.id).where(Person.name == doubtful)).first()
    return Reply(
        ack,
        tuple(Exceptional("evaluation", one.id, one.hash, Standing.QUESTION) for one in asked),
        returned=(
            Returned(
                new_id(), back[0], "skp", back[1], today, "Verifikator", RETURNED_WORDS, lines
            ),
        ),
        approved=tuple(
            Approved(new_id(), key, "skp", name, today, "Kepala Bidang")
            for key, name in others[:APPROVED]
        ),
        proposals=()
        if moved is None
        else (
            Proposal(
                Choice.MOVED,
                moved,
                natural_id("practice", "elsewhere"),
                "Tercatat bertugas di Puskesmas Latihan sejak awal bulan.",
                today,
                today.replace(day=1),
            ),
        ),
        note="Terima kasih, data kantor lengkap. Satu SKP perlu diperbaiki.",
    )


def _lines(tx: ReadTx, skp_id: UUID) -> tuple[ReturnedLine, ...]:
    results: Sequence[UUID] = tx.session.scalars(
        sa.select(WorkResult.id).where(WorkResult.skp_id == skp_id).order_by(WorkResult.no)
    ).all()
    indicator = tx.session.scalars(
        sa.select(Indicator.id)
        .where(Indicator.work_result_id.in_(results[-1:]))
        .order_by(Indicator.no)
    ).first()
    lines = [ReturnedLine("work_result", results[0], LINE_WORDS[0], "text")]
    if indicator is not None:
        lines.append(ReturnedLine("indicator", indicator, LINE_WORDS[1], "target"))
    return tuple(lines)


def _epoch(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def _take(office: Office, centre: Signer, me: identity.Identity, reply: Reply) -> None:
    if reply.ack is None:
        return
    header = Header(
        BundleKind.REPLY,
        CENTRE_CODE,
        CODE,
        office.read(_centre_installation),
        reply.ack.centre_epoch,
        1,
        "",
        0,
        0,
        office.clock.now(),
        __version__,
        SCHEMA,
        1,
        key_list=1,
    )
    sealed = container.seal(header, Payload(reply=reply), signer=centre, recipients=[me.recipient])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"BALASAN_{CODE}_0001.spk"
        file.write_bytes(sealed)
        incoming.take(office, incoming.look_at_file(office, file))


def _centre_installation(tx: ReadTx) -> UUID:
    content = places.newest_list(tx)
    if content is None:
        raise LookupError("practice: no key list")
    return next(one.installation for one in keylist.read(content).entries if one.centre)


def _note_something(tx: Tx, name: str) -> None:
    person = tx.session.scalars(sa.select(Person).where(Person.name == name)).first()
    if person is not None:
        people_edit.edit_person(tx, person.id, note="Berkas kepegawaian sudah dilengkapi.")
