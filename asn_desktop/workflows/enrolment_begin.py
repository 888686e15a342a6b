"""Beginning as the centre: three root keys to three people, one key to the safe, the first list."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from asn_desktop.bundles.keys import Signer, key_id
from asn_desktop.rules.findings import Refused, WorldFault, refuse
from asn_desktop.rules.merging import KeyState
from asn_desktop.services import centre
from asn_desktop.services.office import Office
from asn_desktop.services.places import newest_list
from asn_desktop.views.places import CentreKeys
from asn_desktop.workflows import enrolment_centre, enrolment_lists, identity
from asn_desktop.workflows.backup import Report, silent
from asn_desktop.workflows.enrolment import write_and_read_back
from asn_desktop.workflows.enrolment_roots import (
    ROOTS,
    Keeper,
    Recovery,
    check_keepers,
    fingerprint,
    make_recovery,
    make_roots,
)

LIST_SUFFIX = ".daftarkunci"


@dataclass(frozen=True, slots=True)
class Begun:
    """What was made, for the papers; the recovery key is shown once and kept nowhere here."""

    fingerprint: str
    keepers: tuple[tuple[str, str], ...]
    recovery: Recovery | None


def begin(
    office: Office, keepers: Sequence[Keeper], recovery_file: Path, report: Report = silent
) -> Begun:
    """Make root keys, the key for the safe, the keys of this computer and the first key list.

    ``report`` is told before each root key, which takes seconds. Files of a beginning that did not
    come to its end are taken away again: without the list they mean nothing.
    Raises as ``enrolment_roots`` and ``enrolment_centre.make_centre_keys``.
    """
    office.read(centre.must_be_centre)
    if office.read(newest_list) is not None:
        raise refuse("places.keys_made")
    check_keepers(keepers)
    files = [*(keeper.file for keeper in keepers), recovery_file]
    _refuse_existing(files)
    try:
        roots = make_roots(keepers, office.today(), report)
        report(ROOTS, ROOTS, "")
        recovery = make_recovery(recovery_file)
        enrolment_centre.make_centre_keys(office, roots, recovery.recipient)
    except (Refused, WorldFault):
        _take_away(files)
        raise
    return _begun(keepers, roots, recovery)


def begin_again(office: Office, keepers: Sequence[Keeper], old: Sequence[Signer]) -> Begun:
    """Three new root keys instead of the old ones, two of which are open."""
    check_keepers(keepers)
    files = [keeper.file for keeper in keepers]
    _refuse_existing(files)
    try:
        roots = make_roots(keepers, office.today())
        enrolment_centre.replace_roots(office, old, roots)
    except (Refused, WorldFault):
        _take_away(files)
        raise
    return _begun(keepers, roots, None)


def _refuse_existing(files: Sequence[Path]) -> None:
    for number, file in enumerate(files, 1):
        if file.exists():
            raise refuse("places.root_file_exists", file=file.name, field=f"file{number}")


def _take_away(files: Sequence[Path]) -> None:
    for file in files:
        with suppress(OSError):  # the stick was pulled: what is on it means nothing
            file.unlink(missing_ok=True)


def _begun(keepers: Sequence[Keeper], roots: Sequence[Signer], recovery: Recovery | None) -> Begun:
    return Begun(
        fingerprint([root.public for root in roots]),
        tuple(
            (keeper.name.strip(), root.key_id) for keeper, root in zip(keepers, roots, strict=True)
        ),
        recovery,
    )


def centre_keys(office: Office) -> CentreKeys:
    """How the centre itself stands; slow enough (a fingerprint) to be asked behind the window."""
    known, me = identity.current_list(office), identity.load(office)
    if known is None:
        return CentreKeys()
    active = [one for one in known.entries if one.centre and one.state is KeyState.ACTIVE]
    mine = set() if me is None else {me.signer.public}
    if me is not None and me.coming is not None:
        mine.add(me.coming.signer.public)
    own = next((one for one in active if one.signing in mine), None)
    return CentreKeys(
        version=known.version,
        made=known.made,
        age=(office.today() - known.made).days,
        fingerprint=fingerprint(known.roots),
        key_id=key_id(own.signing) if own is not None else "",
        since=own.since if own is not None else None,
        has_own=own is not None,
        others=len(active) - (own is not None),
        recovery=known.recovery,
    )


def write_list(office: Office, file: Path) -> Path:
    """Write the key list as it goes out, for whoever asks for it alone."""
    return write_and_read_back(file, enrolment_lists.pack(office))
