"""The printed receipt of an office, drawn from what the centre has of it."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.bundles import token
from asn_desktop.models.exchange import Bundle
from asn_desktop.reports.receipt_slip import render_receipt
from asn_desktop.rules.findings import refuse
from asn_desktop.services import centre_reply
from asn_desktop.services.attachments import paper_head
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.services.setup import read_settings
from asn_desktop.views.centre import ReceiptSlip, ReplyRow
from asn_desktop.views.paper import Paper
from asn_desktop.workflows import qr, replying
from asn_desktop.workflows.replying import Receipt


def slip_of(office: Office, place_id: UUID) -> ReceiptSlip:
    """What stands on the receipt; refused with ``centre.nothing_received`` before a bundle came."""
    found = replying.receipt(office, place_id)
    if found is None:
        raise refuse("centre.nothing_received")
    return office.read(_slip, place_id, found)


def slip_pdf(office: Office, place_id: UUID) -> tuple[bytes, Paper]:
    """The receipt as the page that prints."""
    paper = Paper(office.read(read_settings).paper)
    return render_receipt(slip_of(office, place_id), paper=paper), paper


def _slip(tx: ReadTx, place_id: UUID, found: Receipt) -> ReceiptSlip:
    head = paper_head(tx)
    bundle = centre_reply.bundle_of(tx, found.ack)
    row = next(one for one in centre_reply.rows(tx) if one.id == place_id)
    return ReceiptSlip(
        head,
        found.place,
        found.code,
        bundle.number,
        bundle.at.astimezone(tx.now.tzinfo),
        tuple(token.rows_of(found.text)),
        qr.matrix(found.text),
        _said(row, bundle),
    )


def _said(row: ReplyRow, bundle: Bundle) -> tuple[tuple[str, str], ...]:
    """In words what waits for an answer; what is simply merged needs none."""
    told = [("Digabung sampai", f"catatan {bundle.upto}")]
    for count, label in (
        (row.questions, "Ada pertanyaan"),
        (row.held, "Ditahan"),
        (row.returned, "Dikembalikan"),
    ):
        if count:
            told.append((label, f"{count} berkas"))
    return tuple(told)
