"""An office enrols itself: keys, a file for the centre, and twelve digits that go another way.

The file may come by stick, mail or messenger and is secret to nobody. The check number is told by
telephone or in a stamped letter: whoever swaps the file on its way cannot swap the number too.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from asn_desktop import __version__
from asn_desktop.bundles import container
from asn_desktop.bundles.keys import check_number
from asn_desktop.models.engine import SCHEMA
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import WorldFault, refuse
from asn_desktop.rules.merging import KeyState
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import places, setup
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.ownership import is_centre
from asn_desktop.services.replacing import sync_folder
from asn_desktop.views.bundles import CENTRE_CODE, EnrolRequest, Header, KeyEntry, Payload
from asn_desktop.views.places import Enrolment, OwnState
from asn_desktop.workflows import enrolment_text, identity
from asn_desktop.workflows.enrolment_roots import fingerprint
from asn_desktop.workflows.identity import Identity, Pair
from asn_desktop.workflows.sending_files import SUFFIX as REQUEST_SUFFIX

_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.\-]{1,19}")
_KEPT = "daftar.asnpaket"
_NO_EPOCH = "0" * 16


def state(office: Office) -> OwnState:
    """How this office stands with the centre; reads a small file and the newest key list."""
    settings = office.read(setup.read_settings)
    me, known = identity.load(office), identity.current_list(office)
    if me is None:
        enrolled = known is not None
        return OwnState(
            Enrolment.LOST if enrolled else Enrolment.NONE,
            settings.place_code,
            settings.office_name,
        )
    entry = identity.entries_by_key(known).get(me.signer.key_id)
    asked = check_number(_request(me, settings.office_name)) if entry is None else ""
    if me.coming is not None:
        asked = check_number(_request(me, settings.office_name))
    return OwnState(
        state=_standing(me, entry),
        code=me.place_code if entry is None else entry.place,
        name=settings.office_name if entry is None else entry.name,
        check_number=asked,
        since=entry.since if entry is not None else None,
        key_id=me.signer.key_id,
        list_version=known.version if known is not None else 0,
        list_made=known.made if known is not None else None,
        list_age=(office.today() - known.made).days if known is not None else 0,
        fingerprint=fingerprint(known.roots) if known is not None else "",
    )


def _standing(me: Identity, entry: KeyEntry | None) -> Enrolment:
    if entry is None:
        return Enrolment.ASKED
    if entry.state is KeyState.REVOKED:
        return Enrolment.REVOKED
    return Enrolment.ENROLLED if me.coming is None else Enrolment.CHANGING


# ---- asking


def ask(office: Office, code: str, name: str) -> OwnState:
    """Make the keys of this computer and the file for the centre (see :func:`write_request`).

    Asking again before the centre has answered only corrects code and name. Raises ``Refused``:
    ``places.code_missing``, ``places.code_unusable``, ``places.name_missing``,
    ``places.is_centre``, ``places.enrolled_already``.
    """
    words, place = name.strip(), code.strip().upper()
    if not place:
        raise refuse("places.code_missing", field="code")
    if not _CODE.fullmatch(place) or place == CENTRE_CODE:
        raise refuse("places.code_unusable", place=place, field="code")
    if not words:
        raise refuse("places.name_missing", field="name")
    if office.read(is_centre):
        raise refuse("places.is_centre")
    if state(office).state in (Enrolment.ENROLLED, Enrolment.CHANGING):
        raise refuse("places.enrolled_already")
    me = identity.make(office, place)
    office.write(Act.REQUEST_ENROLMENT, _note_code, place, words)
    _keep_request(office, me, words)
    identity.current_epoch(office)
    return state(office)


def ask_again(office: Office, reason: str = "") -> OwnState:
    """Begin anew as another installation of the same place: keys lost, revoked or told to others.

    What was sealed to the old keys can still be opened. Raises ``Refused`` (``places.is_centre``).
    """
    if office.read(is_centre):
        raise refuse("places.is_centre")
    settings = office.read(setup.read_settings)
    if identity.load(office) is None:
        return ask(office, settings.place_code, settings.office_name)
    me = identity.start_over(office)
    office.write(Act.REQUEST_ENROLMENT, places.begin_epoch, me.installation)
    _keep_request(office, me, settings.office_name, reason)
    return state(office)


def rotate(office: Office) -> OwnState:
    """Make a new pair of keys and the file that asks the centre to take it; the old one signs too.

    Until the centre's next key list names the new pair everything goes on with the old one. Raises
    ``Refused`` (``places.not_active``).
    """
    if state(office).state not in (Enrolment.ENROLLED, Enrolment.CHANGING):
        raise refuse("places.not_active")
    me = identity.prepare_change(office)
    _keep_request(office, me, office.read(setup.read_settings).office_name)
    office.write(Act.CHANGE_KEYS, _note_code, me.place_code, "")
    return state(office)


def keep_keys(office: Office) -> OwnState:
    """The new pair of keys is not wanted after all."""
    identity.drop_change(office)
    (identity.folder(office) / _KEPT).unlink(missing_ok=True)
    return state(office)


def request_bytes(office: Office) -> bytes:
    """The file for the centre; raises ``WorldFault`` (``places.no_request``) where none waits."""
    try:
        return (identity.folder(office) / _KEPT).read_bytes()
    except OSError as fault:
        raise WorldFault("places.no_request") from fault


def own_request(office: Office) -> EnrolRequest:
    """What this office asks for; raises ``WorldFault`` (``places.not_enrolled``)."""
    return _request(identity.needed(office), office.read(setup.read_settings).office_name)


def request_text(office: Office) -> str:
    """The same request as text, for a code on paper or on the screen; not for a change of keys."""
    me = identity.needed(office)
    return enrolment_text.to_text(own_request(office), (me.coming or me).signer)


def request_name(office: Office) -> str:
    """How the file is called; for people, never believed."""
    me = identity.needed(office)
    return f"DAFTAR_{me.place_code}_{office.today():%Y%m%d}{REQUEST_SUFFIX}"


def write_request(office: Office, folder: Path) -> Path:
    """Write the file to a stick or folder and read it back; raises ``WorldFault``."""
    return write_and_read_back(folder / request_name(office), request_bytes(office))


def write_and_read_back(file: Path, content: bytes) -> Path:
    """Write a file that goes to somebody: under its name only when it reads back the same."""
    beside = file.with_name(f"{file.name}.tmp")
    try:
        with beside.open("wb") as opened:
            opened.write(content)
            opened.flush()
        if hashlib.sha256(beside.read_bytes()).digest() != hashlib.sha256(content).digest():
            raise WorldFault("places.cannot_write", file=str(file), words="isinya berbeda")
        beside.replace(file)
        sync_folder(file.parent)
    except OSError as fault:
        beside.unlink(missing_ok=True)
        words = fault.strerror or ""
        raise WorldFault("places.cannot_write", file=str(file), words=words) from fault
    return file


def _keep_request(office: Office, me: Identity, name: str, reason: str = "") -> None:
    request = _request(me, name, reason)
    new = me.signer if me.coming is None else me.coming.signer
    header = header_of(office, me, BundleKind.REQUEST, me.place_code, CENTRE_CODE)
    also = () if me.coming is None else (me.signer,)
    content = container.seal(header, Payload(request=request), signer=new, recipients=(), also=also)
    file = identity.folder(office) / _KEPT
    try:
        identity.write_secret(file, content)
    except OSError as fault:
        words = fault.strerror or ""
        raise WorldFault("places.cannot_write", file=str(file), words=words) from fault


def _request(me: Identity, name: str, reason: str = "") -> EnrolRequest:
    pair: Identity | Pair = me.coming or me
    return EnrolRequest(
        place=me.place_code,
        name=name,
        installation=me.installation,
        signing=pair.signer.public,
        recipient=pair.recipient,
        replaces=me.installation if me.coming is not None else None,
        reason=reason,
    )


def header_of(office: Office, me: Identity, kind: BundleKind, place: str, to: str) -> Header:
    """The header of a file outside the stream: a request, a kit. It carries nothing of it."""
    return Header(
        kind=kind,
        place=place,
        to=to,
        installation=me.installation,
        epoch=office.read(places.epoch_of, me.installation) or _NO_EPOCH,
        number=1,
        previous="",
        after=0,
        upto=0,
        created=office.clock.now(),
        app=__version__,
        schema=SCHEMA,
        reads_from=1,
    )


def _note_code(tx: Tx, code: str, name: str) -> None:
    settings = setup.read_settings(tx)
    values = {"place_code": code} if settings.place_code != code else {}
    if name and settings.office_name != name:
        values["office_name"] = name
    if values:
        setup.change_settings(tx, **values)
