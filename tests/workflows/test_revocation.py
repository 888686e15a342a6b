"""A revoked key: what its office had sent still counts, what a thief begins with it does not."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from enrolling import enrol_directly, found_centre, own_home

from asn_desktop.bundles import container
from asn_desktop.bundles.keys import Signer
from asn_desktop.models.exchange import Stream
from asn_desktop.rules.acts import Act
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.merging import Direction
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.opening import open_store
from asn_desktop.views.bundles import CENTRE_CODE, Header, Payload
from asn_desktop.workflows import enrolment_centre, identity

TAKEN = "7f3a9c21d0e4b655"


def test_a_thief_with_a_revoked_key_begins_no_stream(
    office: Office, empty_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_home(tmp_path / "rumah", monkeypatch)
    roots = found_centre(office)
    shutil.copytree(empty_folder, tmp_path / "kecamatan")
    with closing(Office(open_store(tmp_path / "kecamatan"), STANDARD)) as kecamatan:
        revoked(office, kecamatan, roots)


def revoked(office: Office, kecamatan: Office, roots: Sequence[Signer]) -> None:
    place = enrol_directly(office, roots, kecamatan)
    thief = identity.needed(kecamatan)

    def taken(tx: Tx) -> None:
        stream = Stream(
            installation=thief.installation,
            epoch=TAKEN,
            direction=Direction.IN,
            place_id=place,
            begun_at=datetime(2026, 1, 5, tzinfo=UTC),
            position=500,
        )
        tx.session.add(stream)

    office.write(Act.TAKE_KIT, taken)
    header = Header(
        BundleKind.CHANGES,
        thief.place_code,
        CENTRE_CODE,
        thief.installation,
        TAKEN,
        3,
        "",
        400,
        500,
        datetime(2026, 2, 1, tzinfo=UTC),
        "1.0",
        1,
        1,
    )
    safe = [enrolment_centre.known_list(office).recovery]

    def sealed(**changes: object) -> bytes:
        return container.seal(
            replace(header, **changes), Payload(), signer=thief.signer, recipients=safe
        )

    first = sealed(epoch="00" * 8, after=0, upto=100)
    assert container.look(first, identity.keyring(office)).upto == 100
    enrolment_centre.revoke(office, thief.signer.key_id, "PC dicuri", 500, roots[:2])
    known = identity.keyring(office)
    assert container.look(sealed(), known).upto == 500
    for wrong in (sealed(upto=501), first):
        with pytest.raises(BundleFault) as refused:
            container.look(wrong, known)
        assert refused.value.code == "bundle.revoked"
