"""The receipt an office gets for its bundles: a code for a camera and five lines to type.

Our own paper, no form of the regulation. It needs no stick to go back: photographed and pasted into
a chat it tells the office as much as a file.
"""

from __future__ import annotations

from typing import Final

from asn_desktop.reports.blocks import Signature, closed, office_head, share, signatures
from asn_desktop.reports.boxes import Box, Cell, Picture, Row, Stack, Whole
from asn_desktop.reports.fitting import Align, Para, Run, para
from asn_desktop.reports.flow import Item, measured, pages
from asn_desktop.reports.fonts import Face
from asn_desktop.reports.foot import SlipFoot
from asn_desktop.reports.page import PdfFile, area
from asn_desktop.reports.squares import squares
from asn_desktop.reports.words import place_and_date
from asn_desktop.rules.dates import format_date
from asn_desktop.views.centre import ReceiptSlip
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.views.sheets import Party

WIDTH: Final = 470.0
SIZE: Final = 11.0
QR_SIDE: Final = 134.0  # points; 47 mm, as `workflows.qr` asks for
TITLE: Final = "TANDA TERIMA PAKET DATA"
_LABELS: Final = (120, 12, 338)


def render_receipt(slip: ReceiptSlip, *, paper: Paper, margins: Margins | None = None) -> bytes:
    """Return the PDF; the same receipt gives the same bytes.

    Raises ValueError for margins that leave no room.
    """
    page = area(paper, margins or Margins(), landscape=False)
    wide = min(WIDTH, page.room_across)
    file = PdfFile(
        title=f"Tanda terima paket nomor {slip.number} – {slip.place}",
        author=slip.head.agency,
        subject="Pengakuan paket data",
    )
    foot = SlipFoot("Tanda terima paket data", f"{slip.place} · nomor {slip.number}")
    items = measured(_items(slip, wide), SIZE)
    file.add(pages(items, page.room_down), page, wide, foot, practice=slip.head.practice)
    return file.bytes()


def _items(slip: ReceiptSlip, wide: float) -> list[Item]:
    when = f"{format_date(slip.received.date())} pukul {slip.received:%H.%M}"
    facts = [
        ("Untuk", f"{slip.place} ({slip.code})"),
        ("Paket terakhir", f"nomor {slip.number}"),
        ("Diterima", when),
        *slip.said,
    ]
    lines = [Para((Run(row, Face.BOLD),), Align.CENTRE) for row in slip.rows]
    dated = place_and_date(slip.head.place, slip.head.on)
    words = (
        "Foto kode ini dengan telepon, salin teksnya, lalu tempel di Paket › Dari pusat › Tempel "
        "tanda terima. Tanpa kamera, ketik kelima baris di bawah; salah ketik langsung ketahuan."
    )
    return closed(
        [
            office_head(wide, slip.head.letterhead, slip.head.agency, slip.head.office),
            Item(Whole(_centre(wide, TITLE, 12.5, Face.BOLD)), before=12.0),
            Item(Whole(Stack(*(_fact(wide, *one) for one in facts))), before=12.0),
            Item(
                Whole(
                    Row(
                        Picture(QR_SIDE + 16.0, QR_SIDE, squares(slip.qr, QR_SIDE)),
                        _free(wide - QR_SIDE - 16.0, words, size=10.0),
                    )
                ),
                before=14.0,
            ),
            Item(Whole(Cell(wide, lines, fixed=10.0, pad=6.0)), before=12.0),
        ],
        signatures(wide, None, Signature("Yang menerima,", Party(name=""), dated)),
    )


def _fact(wide: float, label: str, said: str) -> Box:
    a, b, c = share(wide, *_LABELS)
    return Row(_free(a, label), _free(b, ":"), _free(c, said))


def _free(wide: float, words: str, *, size: float = SIZE) -> Cell:
    return Cell(wide, [para(words)], edge="", fixed=size, pad=0.0)


def _centre(wide: float, words: str, size: float, face: Face) -> Cell:
    return Cell(wide, [Para((Run(words, face),), Align.CENTRE)], edge="", fixed=size)
