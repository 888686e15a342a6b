"""An office and a centre that know each other's keys, for tests of what travels between them.

    roots = found_centre(centre)
    enrol_directly(centre, roots, office, "32.04.17", "Kecamatan Rakumpit")

Both ends are real offices; request, check number and signed list are the real ones, only the files
of the root keys (slow on purpose) and the content of the kit are left out. Where an office is on a
server, point ``asn_desktop.paths.data_home`` at a folder of the test first (:func:`own_home`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from uuid import UUID

import pyrage
import pytest

from asn_desktop.bundles import keylist
from asn_desktop.bundles.keys import Signer, make_identity
from asn_desktop.rules.acts import Act
from asn_desktop.services import centre as centre_service
from asn_desktop.services import places_lists, setup
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.ownership import is_centre
from asn_desktop.views.bundles import CENTRE_CODE, KeyListView
from asn_desktop.workflows import (
    enrolment,
    enrolment_centre,
    enrolment_lists,
    enrolment_requests,
    identity,
)

RECOVERY, RECOVERY_RECIPIENT = make_identity()
"""The key in the safe of every centre made here."""


def own_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what belongs to a person (keys of a server's office) inside ``folder``."""
    monkeypatch.setattr("asn_desktop.paths.data_home", lambda: folder)


def found_centre(office: Office, name: str = "BKPSDM Kota Contoh") -> tuple[Signer, ...]:
    """Make ``office`` the centre with keys of its own; returns the three root keys."""
    if not office.read(is_centre):
        office.write(Act.BECOME_CENTRE, centre_service.found_centre, name, "Kota Contoh", 2026)
    roots = tuple(Signer.make() for _number in range(3))
    enrolment_centre.make_centre_keys(office, roots, RECOVERY_RECIPIENT)
    return roots


def enrol_directly(
    centre: Office,
    roots: Sequence[Signer],
    office: Office,
    code: str = "32.04.17",
    name: str = "Kecamatan Rakumpit",
    units: Collection[UUID] = (),
) -> UUID:
    """Enrol ``office`` at ``centre``, which both know afterwards; returns the centre's place id."""
    number = enrolment.ask(office, code, name).check_number
    request = enrolment_requests.take_request(centre, enrolment.request_bytes(office))
    place_id = enrolment_centre.enrol(centre, request, number, roots[:2], units=units)
    trust(office, centre)
    return place_id


def trust(office: Office, centre: Office) -> None:
    """Let ``office`` believe the newest list of ``centre`` as if it had taken its kit."""
    known, content = enrolment_lists.introduce(enrolment_lists.pack(centre))
    me = identity.needed(office)
    code = keylist.keyring(known)[me.signer.key_id].place
    office.write(Act.TAKE_KIT, _trust, known, content, code, me.installation)
    if code != me.place_code:
        identity.make(office, code)


def _trust(tx: Tx, known: KeyListView, content: bytes, code: str, installation: UUID) -> None:
    places_lists.take_list(tx, known, content, 0, (code, CENTRE_CODE))
    places_lists.tie_stream(tx, installation)
    setup.change_settings(tx, place_code=code)


def quick_seals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let passphrases cost nothing, where a test is not about the files of root keys."""

    def encrypt(content: bytes, passphrase: str) -> bytes:
        return b"age-encryption.org/v1\n" + passphrase.encode() + b"\n" + content

    def decrypt(sealed: bytes, passphrase: str) -> bytes:
        _first, found, content = sealed.split(b"\n", 2)
        if found != passphrase.encode():
            raise pyrage.DecryptError("Decryption failed")
        return content

    monkeypatch.setattr(pyrage.passphrase, "encrypt", encrypt)
    monkeypatch.setattr(pyrage.passphrase, "decrypt", decrypt)
