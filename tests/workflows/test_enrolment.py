"""Enrolment without a network: request, check number, signed list; rotation, loss, revocation."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from asn_desktop.rules.findings import Refused
from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.office import Office
from asn_desktop.services.opening import open_store
from asn_desktop.views.bundles import CENTRE_CODE
from asn_desktop.views.places import Enrolment
from asn_desktop.workflows import enrolment, enrolment_centre, enrolment_requests, identity
from tests.helpers.enrolling import enrol_directly, found_centre, own_home


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_home(tmp_path / "rumah", monkeypatch)


Make = Callable[[str], Office]


@pytest.fixture
def another(tmp_path: Path, empty_folder: Path, clock: object) -> Iterator[Make]:
    """Make further offices on SQLite beside the one of the fixture."""
    made: list[Office] = []

    def make(name: str) -> Office:
        shutil.copytree(empty_folder, tmp_path / name)
        made.append(Office(open_store(tmp_path / name), STANDARD, clock))
        return made[-1]

    yield make
    for office in made:
        office.close()


def test_an_office_and_the_centre_know_each_other(office: Office, another: Make) -> None:
    roots = found_centre(office)
    kecamatan = another("kecamatan")
    enrol_directly(office, roots, kecamatan)
    stands = enrolment.state(kecamatan)
    assert (stands.state, stands.code, stands.list_version) == (
        Enrolment.ENROLLED,
        "32.04.17",
        2,
    )
    me, other = identity.needed(kecamatan), identity.needed(office)
    for one in (office, kecamatan):
        ring = identity.keyring(one)
        assert ring[me.signer.key_id].place == "32.04.17"
        assert ring[other.signer.key_id].place == CENTRE_CODE


def test_a_wrong_number_enrols_nobody(office: Office, another: Make) -> None:
    roots = found_centre(office)
    kecamatan, stranger = another("kecamatan"), another("lain")
    enrolment.ask(kecamatan, "32.04.17", "Kecamatan Rakumpit")
    number = enrolment.ask(stranger, "32.04.17", "Kecamatan Rakumpit").check_number
    request = enrolment_requests.take_request(office, enrolment.request_bytes(kecamatan))
    with pytest.raises(Refused, match=r"places\.number_differs"):
        enrolment_centre.enrol(office, request, number, roots)
    assert len(identity.keyring(office)) == 1
