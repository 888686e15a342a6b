"""Papers of the keys as the pages that print."""

from __future__ import annotations

from collections.abc import Sequence

from asn_desktop.reports import enrolment as drawn
from asn_desktop.rules.findings import refuse
from asn_desktop.services.attachments import paper_head
from asn_desktop.services.office import Office
from asn_desktop.services.setup import read_settings
from asn_desktop.views.paper import Paper
from asn_desktop.views.places import EnrolLetter, RecoverySheet, RootsRecord
from asn_desktop.workflows import enrolment, identity, qr
from asn_desktop.workflows.enrolment_roots import Recovery

Printed = tuple[bytes, Paper]


def letter_pdf(office: Office) -> Printed:
    """The letter to the centre with the check number; ``places.no_request`` where none waits."""
    stands = enrolment.state(office)
    if not stands.check_number:
        raise refuse("places.no_request")
    me = identity.needed(office)
    pair, request = me.coming or me, enrolment.own_request(office)
    letter = EnrolLetter(
        head=office.read(paper_head),
        code=request.place,
        name=request.name,
        check_number=stands.check_number,
        key_id=pair.signer.key_id,
        qr=qr.matrix(enrolment.request_text(office)),
        renews=me.coming is not None,
    )
    paper = _paper(office)
    return drawn.render_letter(letter, paper=paper), paper


def roots_pdf(office: Office, fingerprint: str, keepers: Sequence[tuple[str, str]]) -> Printed:
    """The record of making the root keys, with the fingerprint for the circular."""
    paper = _paper(office)
    record = RootsRecord(office.read(paper_head), fingerprint, tuple(keepers))
    return drawn.render_roots(record, paper=paper), paper


def recovery_pdf(office: Office, recovery: Recovery) -> Printed:
    """The key for the safe on paper."""
    paper = _paper(office)
    code = qr.matrix(recovery.secret)
    sheet = RecoverySheet(office.read(paper_head), recovery.secret, recovery.recipient, code)
    return drawn.render_recovery(sheet, paper=paper), paper


def _paper(office: Office) -> Paper:
    return Paper(office.read(read_settings).paper)
