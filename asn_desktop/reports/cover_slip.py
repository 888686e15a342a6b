"""The slip that goes with a stick to the centre; our own, no form of the regulation.

One page: whose bundle it is and which, what is in it, how to see that it arrived whole, who handed
it over and who took it.
"""

from __future__ import annotations

from typing import Any, Final

from asn_desktop.reports.blocks import (
    Signature,
    centred_line,
    closed,
    head_cell,
    headed,
    number,
    share,
    signatures,
)
from asn_desktop.reports.boxes import Box, Cell, Picture, Row, Stack, Whole
from asn_desktop.reports.fitting import Align, Para, Run, para
from asn_desktop.reports.flow import Item, measured, pages
from asn_desktop.reports.fonts import Face
from asn_desktop.reports.foot import MM, SlipFoot, runs
from asn_desktop.reports.page import PdfFile, area
from asn_desktop.reports.words import place_and_date
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.parcel_counts import dotted, in_groups, in_size
from asn_desktop.rules.streams import BundleKind
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.views.sending import CoverSlip
from asn_desktop.views.sheets import Party

WIDTH: Final = 482.0
SIZE: Final = 10.5
TITLE: Final = "SURAT PENGANTAR PAKET DATA"
QR_SIDE: Final = 38 * MM
_FACTS: Final = (84, 10, 268)
_TABLE: Final = (34, 348, 100)
_KINDS: Final = {
    BundleKind.CHANGES: "Data kinerja pegawai",
    BundleKind.ATTACHMENTS: "Lampiran (pindaian dan bukti dukung)",
}


def render_cover_slip(slip: CoverSlip, *, paper: Paper, margins: Margins | None = None) -> bytes:
    """Return the PDF of the slip; the same slip gives the same bytes.

    Raises ValueError for margins that leave no room.
    """
    page = area(paper, margins or Margins(), landscape=False)
    wide = min(WIDTH, page.room_across)
    file = PdfFile(
        title=f"Surat pengantar paket nomor {slip.number} – {slip.office}",
        author=slip.agency,
        subject="Paket data untuk kabupaten",
    )
    foot = SlipFoot("Surat pengantar paket data", f"{slip.office} · nomor {slip.number}")
    items = measured(_items(slip, wide), SIZE)
    file.add(pages(items, page.room_down), page, wide, foot, practice=slip.practice)
    return file.bytes()


def code_of(slip: CoverSlip) -> str:
    """What the QR holds: whose bundle, its number, its SHA-256."""
    return f"ASNPAKET/{slip.place_code}/{slip.number}/{slip.sha256}".upper()


def _items(slip: CoverSlip, wide: float) -> list[Item]:
    lines = (
        centred_line(wide, TITLE, 12.5, Face.BOLD),
        centred_line(wide, f"Nomor paket {slip.number}", 11.0),
    )
    facts = [
        ("Dari", f"{slip.office} ({slip.place_code})"),
        ("Kepada", slip.centre or "Pengelola data kinerja kabupaten/kota"),
        ("Isi", _KINDS[slip.kind]),
        ("Dibuat", f"{_moment(slip)} oleh {slip.made_by}"),
        ("Nama berkas", slip.name or "belum ditulis ke flashdisk"),
        ("Besar berkas", f"{in_size(slip.size)} ({dotted(slip.size)} byte)"),
    ]
    left = wide - QR_SIDE - 12.0
    about = Stack(*(_fact(left, label, value) for label, value in facts))
    code = Picture(QR_SIDE, QR_SIDE, _qr(code_of(slip)))
    picture = Row(about, Picture(12.0, QR_SIDE, None), code)
    rows = [_row(wide, no, label, count) for no, (label, count) in enumerate(slip.counts, 1)]
    head = Row(*_heads(wide))
    handed = Signature("Yang menyerahkan,", Party(name=""), place_and_date(slip.place, None))
    taken = Signature("Yang menerima,", Party(name=""), place_and_date("", None))
    above = [
        *headed(wide, slip.letterhead, slip.agency, slip.office, *lines),
        Item(Whole(picture), before=12.0),
        Item(Whole(_sum(slip, wide)), before=8.0),
        Item(head, keep=True, before=10.0),
        *(Item(row, head=(head,)) for row in rows),
    ]
    return closed(
        above,
        Item(Whole(_free(wide, _stays(slip), size=9.0)), before=5.0),
        Item(Whole(_what_to_do(wide)), before=9.0),
        signatures(wide, handed, taken),
    )


def _moment(slip: CoverSlip) -> str:
    return f"{format_date(slip.made.date())} pukul {slip.made:%H.%M}"


def _sum(slip: CoverSlip, wide: float) -> Box:
    said = Para(
        (
            Run("Jumlah periksa (SHA-256):", Face.REGULAR),
            Run(in_groups(slip.sha256), Face.BOLD),
        ),
        Align.CENTRE,
    )
    return Cell(wide, [said], shade=True, fixed=SIZE)


def _heads(wide: float) -> list[Box]:
    names = ("NO", "YANG ADA DI DALAM PAKET", "JUMLAH")
    return [head_cell(w, name) for w, name in zip(share(wide, *_TABLE), names, strict=True)]


def _row(wide: float, no: int, label: str, count: int) -> Box:
    a, b, c = share(wide, *_TABLE)
    words = label[:1].upper() + label[1:]
    amount = para(dotted(count), align=Align.CENTRE)
    return Row(number(a, str(no)), Cell(b, [para(words)]), Cell(c, [amount]))


def _stays(slip: CoverSlip) -> str:
    stays = ", ".join(slip.left_out)
    return (
        f"Tidak ikut dan tetap di kantor: {stays}. Paket dikunci: hanya kabupaten yang dapat "
        "membukanya."
    )


def _what_to_do(wide: float) -> Box:
    steps = (
        "Serahkan berkas di atas apa adanya, lewat flashdisk, surel, atau pesan sebagai dokumen "
        "(bukan foto). Nama berkas boleh berubah; isinya tidak.",
        "Penerima memasukkan berkas lewat halaman Paket di program kabupaten, mencocokkan empat "
        "kelompok pertama jumlah periksa, lalu menandatangani surat ini.",
        "Kantor memasukkan balasan kabupaten. Sampai balasan itu masuk, berkas tetap tersimpan di "
        "kantor dan dapat ditulis ulang.",
    )
    rows: list[Box] = [_free(wide, "Yang dilakukan dengan berkas ini", Face.BOLD)]
    a, b = share(wide, 16, 466)
    rows += [
        Row(_free(a, f"{no}.", size=9.5), _free(b, words, size=9.5))
        for no, words in enumerate(steps, 1)
    ]
    return Stack(*rows)


def _fact(wide: float, label: str, value: str) -> Box:
    a, b, c = share(wide, *_FACTS)
    return Row(_free(a, label), _free(b, ":"), _free(c, value))


def _free(wide: float, words: str, face: Face = Face.REGULAR, size: float = SIZE) -> Cell:
    return Cell(wide, [para(words, face)], edge="", fixed=size, pad=0.0)


def _qr(code: str) -> Any:
    """Draw the code as squares over the whole of ``QR_SIDE``."""

    def draw(canvas: Any, x: float, top: float, wide: float, _size: float) -> None:
        found = runs(code)
        module = wide / (1 + max(row for row, _start, _count in found))
        canvas.setFillColorRGB(0, 0, 0)
        for row, start, count in found:
            canvas.rect(
                x + start * module,
                top - (row + 1) * module,
                count * module,
                module,
                stroke=0,
                fill=1,
            )

    return draw
