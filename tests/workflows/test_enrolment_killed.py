"""Killed between the steps of taking a kit: the office is as before, or it hears its centre."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.office import Office
from asn_desktop.services.opening import open_store
from asn_desktop.views.places import Enrolment
from asn_desktop.workflows import (
    enrolment,
    enrolment_centre,
    enrolment_kit,
    enrolment_lists,
    enrolment_requests,
    enrolment_roots,
    identity,
    incoming,
    replying,
)
from tests.helpers.enrolling import found_centre, own_home


class Killed(BaseException):
    """Nothing after it runs, as after SIGKILL; what was committed stays."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_home(tmp_path / "rumah", monkeypatch)


@pytest.fixture
def kecamatan(tmp_path: Path, empty_folder: Path, clock: object) -> Iterator[Office]:
    shutil.copytree(empty_folder, tmp_path / "kecamatan")
    made = Office(open_store(tmp_path / "kecamatan"), STANDARD, clock)
    yield made
    made.close()


@pytest.mark.parametrize("step", ["make", "write", "settle", "current_epoch"])
def test_an_office_enrolled_under_a_corrected_code_hears_its_centre_after_a_kill(
    sqlite_office: Office,
    kecamatan: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    centre = sqlite_office
    roots = found_centre(centre)
    number = enrolment.ask(kecamatan, "32.04.71", "Kecamatan Mulyorejo").check_number
    request = enrolment_requests.take_request(centre, enrolment.request_bytes(kecamatan))
    place = enrolment_centre.enrol(centre, request, number, roots[:2], code="32.04.17")
    kit = enrolment_kit.open_kit(
        kecamatan, enrolment_kit.write_kit(centre, place, tmp_path / "kit")
    )
    fingerprint = enrolment_roots.fingerprint([root.public for root in roots])

    def killed(*_args: Any, **_more: Any) -> None:
        raise Killed

    where = {"write": kecamatan, "settle": enrolment_lists}.get(step, identity)
    with monkeypatch.context() as patch:
        patch.setattr(where, step, killed)
        with pytest.raises(Killed):
            enrolment_kit.take_kit(kecamatan, kit, fingerprint)
    if enrolment.state(kecamatan).state is not Enrolment.ENROLLED:
        enrolment_kit.take_kit(kecamatan, kit, fingerprint)
    assert enrolment.state(kecamatan).state is Enrolment.ENROLLED
    made = replying.make_reply(centre, place)
    (path,) = replying.write_to(centre, [made], tmp_path)
    incoming.take(kecamatan, incoming.look_at_file(kecamatan, path))
