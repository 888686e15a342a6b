"""What the pages of keys show: places, their keys, who asks to be enrolled, how we stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from asn_desktop.rules.merging import KeyState
from asn_desktop.views.paper import Letterhead

OLD_LIST_DAYS = 180
"""From this age on a key list is spoken of: a key may have been revoked that we do not know of."""


class Enrolment(StrEnum):
    """How far an office has come."""

    NONE = "none"
    ASKED = "asked"
    """Keys are made and the file is on its way; nothing came back yet."""
    ENROLLED = "enrolled"
    CHANGING = "changing"
    """Enrolled, and a new pair of keys waits for the centre's word."""
    REVOKED = "revoked"
    """The centre has revoked the key of this computer."""
    LOST = "lost"
    """The data say "enrolled", but this computer has no keys: copied, or restored elsewhere."""


@dataclass(frozen=True, slots=True)
class OwnState:
    """How this office stands; ``check_number`` only while something is asked.

    ``list_version`` 0 = no key list yet. ``list_age``: days since it was made.
    """

    state: Enrolment
    code: str = ""
    name: str = ""
    check_number: str = ""
    since: date | None = None
    key_id: str = ""
    list_version: int = 0
    list_made: date | None = None
    list_age: int = 0
    fingerprint: str = ""
    file: str = ""

    @property
    def is_list_old(self) -> bool:
        """Whether the list should be asked for anew."""
        return self.list_version > 0 and self.list_age > OLD_LIST_DAYS


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One key of a place. ``position``: the last one the centre has taken of its newest epoch."""

    id: UUID
    key_id: str
    installation: UUID
    state: KeyState
    since: date | None
    revoked_on: date | None
    until_seq: int | None
    reason: str
    position: int


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in the list of the centre; ``heard``: when its last bundle came."""

    id: UUID
    code: str
    name: str
    centre: bool
    enrolled_on: date | None
    units: tuple[UUID, ...]
    unit_names: tuple[str, ...]
    keys: tuple[KeyRow, ...]
    heard: datetime | None

    @property
    def active(self) -> tuple[KeyRow, ...]:
        """The keys that may sign."""
        return tuple(key for key in self.keys if key.state is KeyState.ACTIVE)


@dataclass(frozen=True, slots=True)
class RequestRow:
    """An office's request that waits at the centre.

    ``known``: the place is enrolled already (another computer, or instead of a lost one).
    ``rotation``: signed with a key that counts, so no check number is needed. ``tries``: how often
    a wrong check number was typed.
    """

    id: UUID
    code: str
    name: str
    installation: UUID
    reason: str
    at: datetime
    by: str
    known: bool
    rotation: bool
    tries: int = 0


@dataclass(frozen=True, slots=True)
class KeysRow:
    """One line of the centre's list: a request that waits, or a place with its keys."""

    id: UUID
    request: RequestRow | None = None
    place: PlaceRow | None = None

    @property
    def name(self) -> str:
        """What the place is called, or calls itself."""
        return self.request.name if self.request is not None else self.known.name

    @property
    def code(self) -> str:
        """Its code, or the one it asks for."""
        return self.request.code if self.request is not None else self.known.code

    @property
    def known(self) -> PlaceRow:
        """The place; a request has none (ValueError)."""
        if self.place is None:
            raise ValueError("a request that waits")
        return self.place


@dataclass(frozen=True, slots=True)
class CentreKeys:
    """How the centre itself stands: its key list, the fingerprint of its root keys, its own key.

    ``has_own``: this computer has a key that counts; ``others``: how many other computers do.
    """

    version: int = 0
    made: date | None = None
    age: int = 0
    fingerprint: str = ""
    key_id: str = ""
    since: date | None = None
    has_own: bool = False
    others: int = 0
    recovery: str = ""


@dataclass(frozen=True, slots=True)
class KitPreview:
    """What a kit would bring, in numbers, before anything of it is taken.

    ``taken``: names of people who come new, into an office that has none. Else ``kept``: those it
    has already (by NIP), whose rows stay its own, and ``only_there``: those only the centre has.
    """

    sha256: str
    code: str
    name: str
    list_version: int
    fingerprint: str
    first: bool
    units: int = 0
    positions: int = 0
    taken: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    only_there: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    holidays: int = 0
    agency: str = ""
    emblem: bool = False
    letterhead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHead:
    """Over every paper of keys: whose it is, where and when it was made."""

    letterhead: Letterhead
    agency: str
    office: str
    place: str
    on: date
    practice: bool = False


@dataclass(frozen=True, slots=True)
class EnrolLetter:
    """The letter to the centre with the check number; ``qr`` holds the request itself."""

    head: PaperHead
    code: str
    name: str
    check_number: str
    key_id: str
    qr: tuple[tuple[bool, ...], ...]
    renews: bool = False


@dataclass(frozen=True, slots=True)
class RootsRecord:
    """The record of making the root keys: the fingerprint for the circular, who keeps which."""

    head: PaperHead
    fingerprint: str
    keepers: tuple[tuple[str, str], ...]
    """Name and key id of each."""


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The key for the safe on paper: words to type and the same as a code to read."""

    head: PaperHead
    secret: str
    recipient: str
    qr: tuple[tuple[bool, ...], ...]
