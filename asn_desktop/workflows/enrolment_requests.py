"""Requests as they reach the centre: genuine in themselves, believed by their number only."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from asn_desktop.bundles import container
from asn_desktop.bundles.keys import bare_number, check_number, is_check_number, key_id
from asn_desktop.rules.acts import Act
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.merging import KeyState
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import places_requests
from asn_desktop.services.office import Office
from asn_desktop.views.bundles import CENTRE_CODE, EnrolRequest
from asn_desktop.workflows import enrolment_text, identity

LARGEST_REQUEST = 256 * 1024


def read_request(file: Path) -> bytes:
    """The bytes of a request; raises ``Refused`` (``places.no_request_file``) for a large file."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_REQUEST + 1)
    except OSError as fault:
        raise refuse("places.no_request_file") from fault
    if len(content) > LARGEST_REQUEST:
        raise refuse("places.no_request_file")
    return content


def take_request(office: Office, content: bytes, name: str = "") -> UUID:
    """Keep a request that came in; whether it is genuine only the check number will tell.

    Raises ``BundleFault`` for a damaged file, ``Refused`` (``places.no_request_file``,
    ``places.request_known``, ``places.request_declined``).
    """
    request, rotation = open_request(office, content)
    ring = identity.keyring(office)
    if key_id(request.signing) in ring:
        raise refuse("places.request_known", name=request.name)
    written = office.write(
        Act.RECEIVE_BUNDLE,
        places_requests.keep_request,
        request,
        content,
        rotation=rotation,
        name=name,
    )
    return written.value


def open_request(office: Office, content: bytes) -> tuple[EnrolRequest, bool]:
    """A request with its own signature right; True = a key that counts has signed it as well."""
    if enrolment_text.is_text(content):
        request = enrolment_text.from_text(content)
        rotation = False
    else:
        request, rotation = _opened_file(office, content)
    if not enrolment_text.is_recipient(request.recipient) or not request.name.strip():
        raise BundleFault("bundle.content")
    return request, rotation


def _opened_file(office: Office, content: bytes) -> tuple[EnrolRequest, bool]:
    ring = identity.keyring(office)
    receiver = container.Receiver(CENTRE_CODE)
    header, payload = container.open_sealed(content, ring, receiver, ())
    request = payload.request
    if header.kind is not BundleKind.REQUEST or request is None:
        raise refuse("places.no_request_file")
    if request.signing.hex() != header.signing or request.place != header.place:
        raise BundleFault("bundle.content")
    if request.installation != header.installation:
        raise BundleFault("bundle.content")
    signers = [ring[name] for name, _ in container.cut(content).signatures if name in ring]
    rotation = request.replaces == request.installation and any(
        entry.installation == request.installation and entry.state is KeyState.ACTIVE
        for entry in signers
    )
    return request, rotation


def compare_number(office: Office, request_id: UUID, typed: str) -> None:
    """Compare what the operator was told with the request; a mismatch is counted.

    Raises ``Refused``: ``places.number_unusable`` (a slip while typing, not counted),
    ``places.number_differs``, ``places.number_spent`` (the request is declined now),
    ``places.number_locked``.
    """
    office.read(places_requests.refuse_locked, request_id)
    if not is_check_number(typed):
        raise refuse("places.number_unusable", field="check_number")
    request, _rotation = open_request(office, office.read(places_requests.content_of, request_id))
    if check_number(request) == bare_number(typed):
        return
    tries = office.write(Act.ENROL_PLACE, places_requests.count_try, request_id).value
    left = places_requests.MOST_TRIES - tries
    if left <= 0:
        raise refuse("places.number_spent", name=request.name, field="check_number")
    raise refuse("places.number_differs", name=request.name, left=left, field="check_number")


def decline(office: Office, request_id: UUID) -> None:
    """Turn a request down; the same file is not taken again."""
    office.write(Act.ENROL_PLACE, places_requests.close, request_id, taken=False)
