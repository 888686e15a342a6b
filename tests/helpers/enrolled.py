"""An office that may send: its keys, and a key list that names a centre."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from asn_desktop.bundles import container, keylist
from asn_desktop.bundles.keys import Signer, make_identity
from asn_desktop.models.exchange import KeyList, Place
from asn_desktop.models.types import new_id
from asn_desktop.rules.acts import Act
from asn_desktop.rules.merging import KeyState
from asn_desktop.services.office import Office, Tx
from asn_desktop.views.bundles import CENTRE_CODE, Header, KeyEntry, KeyListView, Payload
from asn_desktop.workflows import identity

CODE = "32.04.17"


@dataclass(frozen=True)
class Enrolled:
    """An enrolled office and the secret of its centre."""

    office: Office
    me: identity.Identity
    secret: str
    centre: Signer

    def opened(self, data: bytes) -> tuple[Header, Payload]:
        """Open a bundle as the centre does."""
        return container.open_sealed(
            data, identity.keyring(self.office), container.Receiver(CENTRE_CODE), [self.secret]
        )

    def open_file(self, path: Path) -> tuple[Header, Payload]:
        return self.opened(path.read_bytes())


def enrol(office: Office, code: str = CODE) -> Enrolled:
    """Make keys for ``office`` and let it know a centre."""
    me = identity.make(office, code)
    secret, recipient = make_identity()
    centre = Signer.make()
    roots = [Signer.make() for _ in range(3)]
    since = date(2026, 1, 5)
    entries = (
        KeyEntry(
            CENTRE_CODE,
            "BKPSDM",
            new_id(),
            centre.public,
            recipient,
            KeyState.ACTIVE,
            since,
            centre=True,
        ),
        KeyEntry(
            code,
            "Kecamatan Mulyorejo",
            me.installation,
            me.signer.public,
            me.recipient,
            KeyState.ACTIVE,
            since,
        ),
    )
    known = KeyListView(1, since, entries, roots=tuple(each.public for each in roots))
    content = keylist.sign(known, roots[:2])

    def store(tx: Tx) -> None:
        moment = datetime(2026, 1, 5, tzinfo=UTC)
        tx.session.add(KeyList(version=1, content=content, received_at=moment))
        tx.session.add(Place(code=CENTRE_CODE, name="BKPSDM", centre=True))

    office.write(Act.TAKE_KIT, store)
    identity.current_epoch(office)
    return Enrolled(office, me, secret, centre)
