"""A centre with one question of every kind, for tests of the window and for pictures of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from asn_desktop.models.exchange import ParcelHead
from asn_desktop.models.paper import SealedContent, SheetEvent, Version
from asn_desktop.models.types import new_id
from asn_desktop.rules.acts import Act
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.rules.merging import QuestionKind, Standing
from asn_desktop.services.office import Office, Tx
from tests.helpers.questions import become_centre, double, fork, stream_fork
from tests.helpers.received import place

NIP = "198503122010012004"


@dataclass(frozen=True)
class Asked:
    """The ids of what was asked, oldest first, and of the SKP that was forked."""

    fork: UUID
    deleted: UUID
    double: UUID
    stream: UUID
    skp: UUID


def sign(office: Office, document: UUID, person: UUID, form: FormCode, on: date) -> None:
    """A sheet of a document was printed and signed."""

    def seal(tx: Tx) -> None:
        fingerprint = new_id().hex * 2
        tx.session.add(SealedContent(fingerprint=fingerprint, content="{}"))
        version = Version(
            document_id=document,
            form=form,
            number=1,
            person_id=person,
            fingerprint=fingerprint,
            sealed_at=tx.now,
            year=on.year,
        )
        tx.session.add(version)
        tx.session.flush()
        for kind in (SheetEventKind.PRINTED, SheetEventKind.SIGNED):
            tx.session.add(SheetEvent(version_id=version.id, kind=kind, on=on, recorded_at=tx.now))

    office.write(Act.SEAL, seal)


def build(office: Office, make_person: Callable[..., UUID], make_skp: Callable[..., UUID]) -> Asked:
    """Make them: a fork with three differences, a deletion, a double, a forked stream."""
    camat = make_person(office, "Drs. Slamet Hartono", position="Camat", heads=True)
    siti = make_person(office, "Siti Aminah, S.E.", assessor=camat)
    rina = make_person(office, "Rina Rahayu, S.IP.", assessor=camat)
    here = make_person(office, "Budi Santoso, S.Sos.", nip=NIP, position="Pengelola Keuangan")
    came = make_person(
        office, "Budi Santosa", nip=NIP, unit="Kecamatan Cakranegara", since=date(2026, 5, 1)
    )
    forked = make_skp(
        office, siti, camat, expectations={1: "Antrean di bawah 15 menit", 2: "Tepat anggaran"}
    )
    removed = make_skp(office, rina, camat)
    make_skp(office, came, camat)
    mulyorejo = place(office, "32.04.17", "Kecamatan Mulyorejo")
    cakranegara = place(office, "52.71.03", "Kecamatan Cakranegara")
    first = fork(office, mulyorejo, "skp", forked, by_office=_by_office, by_centre=_by_centre)
    second = fork(
        office,
        mulyorejo,
        "skp",
        removed,
        by_office=None,
        by_centre=_retarget,
        number=3,
        question=QuestionKind.DELETED,
    )
    third = double(office, cakranegara, came, here)
    fourth = stream_fork(office, cakranegara)
    office.write(Act.MERGE_BUNDLE, _own, {here: mulyorejo, came: cakranegara})
    become_centre(office)
    return Asked(first, second, third, fourth, forked)


def _own(tx: Tx, owners: dict[UUID, UUID]) -> None:
    for person, owner in owners.items():
        tx.session.add(
            ParcelHead(
                parcel_id=person,
                kind="person",
                hash=new_id().hex,
                standing=Standing.MERGED,
                since=tx.now - timedelta(days=30),
                place_id=owner,
            )
        )


def _by_office(rows: Any) -> None:
    rows["indicator"][0]["target"] = "320"
    rows["work_result"][0]["text"] = (
        "Surat pengantar KTP dan kartu keluarga selesai sesuai standar pelayanan kecamatan"
    )
    rows["special_expectation"][0]["text"] = "Antrean di bawah 10 menit"


def _by_centre(rows: Any) -> None:
    rows["indicator"][0]["target"] = "350"
    rows["work_result"][0]["text"] = (
        "Surat pengantar KTP selesai sesuai standar pelayanan yang ditetapkan Bupati"
    )
    rows["indicator"][1]["target"] = "≤ 2 jam"
    rows["special_expectation"][0]["text"] = "Antrean di bawah 10 menit"


def _retarget(rows: Any) -> None:
    rows["indicator"][0]["target"] = "350"
