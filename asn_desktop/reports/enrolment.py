"""Papers of the keys: the letter with the check number, the record of the root keys, the safe.

Plain papers of our own; the letter is what a stamp and a signature make believable where a file
alone would not be.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from asn_desktop.reports.blocks import Signature, closed, office_head, share, signatures
from asn_desktop.reports.boxes import Box, Cell, Picture, Row, Stack, Whole
from asn_desktop.reports.fitting import Align, Para, Run, para
from asn_desktop.reports.flow import Item, measured, pages
from asn_desktop.reports.fonts import Face
from asn_desktop.reports.foot import SlipFoot
from asn_desktop.reports.page import PdfFile, area
from asn_desktop.reports.squares import Matrix, squares
from asn_desktop.reports.words import place_and_date
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.views.places import EnrolLetter, PaperHead, RecoverySheet, RootsRecord
from asn_desktop.views.sheets import Party

WIDTH: Final = 470.0
SIZE: Final = 11.0
LARGE: Final = 26.0
QR_SIDE: Final = 128.0  # points; 45 mm
_LABELS: Final = (96, 12, 362)


def grouped(text: str, size: int = 4) -> str:
    """In groups, as it is read aloud."""
    gap = "\N{NO-BREAK SPACE}"
    return (gap * 3).join(text[at : at + size] for at in range(0, len(text), size))


def render_letter(letter: EnrolLetter, *, paper: Paper, margins: Margins | None = None) -> bytes:
    """Return the PDF of the letter to the centre; raises ValueError for margins without room."""
    subject = "Penggantian kunci" if letter.renews else "Pendaftaran kantor"
    page = area(paper, margins or Margins(), landscape=False)
    wide = min(WIDTH, page.room_across)
    dated = place_and_date(letter.head.place, letter.head.on)
    asked = (
        "Dengan ini kami meminta pusat menerima kunci baru kantor kami."
        if letter.renews
        else "Dengan ini kami mendaftarkan kantor kami pada pertukaran data kinerja pegawai."
    )
    items = [
        _head(wide, letter.head),
        Item(Whole(_right(wide, dated)), before=10.0),
        Item(
            Whole(
                Stack(
                    _fact(wide, "Nomor", "…………………………"),
                    _fact(wide, "Hal", f"{subject} dan nomor periksa"),
                )
            ),
            before=4.0,
        ),
        Item(Whole(_free(wide, "Yth. Pengelola kinerja pegawai di pusat")), before=12.0),
        Item(
            Whole(
                _free(
                    wide,
                    f"{asked} Berkas pendaftarannya kami kirim terpisah. Mohon nomor periksa di "
                    "bawah ini dicocokkan dengan berkas itu sebelum kantor kami didaftarkan; bila "
                    "berbeda, jangan didaftarkan dan hubungi kami.",
                )
            ),
            before=10.0,
        ),
        Item(Whole(_fact(wide, "Kantor", letter.name)), before=10.0, keep=True),
        Item(Whole(_fact(wide, "Kode", letter.code)), keep=True),
        Item(Whole(_fact(wide, "Kunci", letter.key_id)), keep=True),
        _number(wide, "Nomor periksa", letter.check_number),
        _qr_item(
            wide,
            letter.qr,
            "Kode di samping memuat permohonan yang sama dengan berkasnya. Pusat boleh "
            "membacanya dengan kamera bila berkas belum sampai; nomor periksa tetap diketik "
            "dari surat ini atau dari telepon, tidak dari berkas.",
        ),
    ]
    tail = signatures(
        wide, None, Signature("Kepala kantor (tanda tangan dan cap),", Party(name=""))
    )
    return _bytes(subject, letter.head, closed(items, tail), paper, margins)


def render_roots(record: RootsRecord, *, paper: Paper, margins: Margins | None = None) -> bytes:
    """Return the PDF of the record of the root keys with the fingerprint for the circular."""
    page = area(paper, margins or Margins(), landscape=False)
    wide = min(WIDTH, page.room_across)
    dated = place_and_date(record.head.place, record.head.on)
    lines = [
        _fact(wide, f"Kunci {number}", f"{name} – {key}")
        for number, (name, key) in enumerate(record.keepers, 1)
    ]
    items = [
        _head(wide, record.head),
        Item(
            Whole(_centre(wide, "BERITA ACARA PEMBUATAN KUNCI AKAR", 12.5, Face.BOLD)), before=12.0
        ),
        Item(
            Whole(
                _free(
                    wide,
                    "Tiga kunci akar telah dibuat dan diserahkan kepada tiga orang di bawah ini, "
                    "masing-masing dalam flashdisk sendiri dengan kata sandi yang hanya diketahui "
                    "pemegangnya. Setiap perubahan daftar kantor harus ditandatangani dua dari "
                    "tiga kunci ini. Flashdisk disimpan terpisah dan tidak pernah disalin.",
                )
            ),
            before=12.0,
        ),
        Item(Whole(Stack(*lines)), before=10.0),
        _number(wide, "Sidik kunci akar, untuk surat edaran", record.fingerprint),
        Item(
            Whole(
                _free(
                    wide,
                    "Muat angka ini di surat edaran. Setiap kantor mengetiknya sekali saat membuka "
                    "paket kantornya yang pertama, dan sejak itu hanya percaya pada daftar yang "
                    "ditandatangani kunci akar ini.",
                )
            ),
            before=10.0,
        ),
    ]
    people = [Party(name=name) for name, _key in record.keepers]
    tail = [
        Item(Whole(_right(wide, dated)), before=14.0, keep=True),
        signatures(
            wide,
            Signature("Pemegang kunci 1,", people[0]),
            Signature("Pemegang kunci 2,", people[1]),
        ),
        signatures(
            wide, Signature("Pemegang kunci 3,", people[2]), Signature("Saksi,", Party(name=""))
        ),
    ]
    return _bytes("Berita acara kunci akar", record.head, closed(items, *tail), paper, margins)


def render_recovery(sheet: RecoverySheet, *, paper: Paper, margins: Margins | None = None) -> bytes:
    """Return the PDF of the key for the safe: to be printed once and locked away."""
    page = area(paper, margins or Margins(), landscape=False)
    wide = min(WIDTH, page.room_across)
    start, rest = sheet.secret[:16], sheet.secret[16:]
    parts = [rest[at : at + 4] for at in range(0, len(rest), 4)]
    rows = [" ".join(parts[at : at + 5]) for at in range(0, len(parts), 5)]
    words = [para(line, Face.BOLD) for line in (start, *rows)]
    items = [
        _head(wide, sheet.head),
        Item(
            Whole(_centre(wide, "KUNCI PEMULIHAN – SIMPAN DI BRANKAS", 12.5, Face.BOLD)),
            before=12.0,
        ),
        Item(
            Whole(
                _free(
                    wide,
                    "Kunci ini membuka semua berkas yang pernah dikirim ke pusat bila komputer "
                    "pusat hilang atau rusak. Siapa pun yang memegangnya dapat membacanya: simpan "
                    "lembar ini dalam amplop tersegel di brankas, jangan difoto, jangan dikirim.",
                )
            ),
            before=12.0,
        ),
        Item(Whole(Cell(wide, words, fixed=15.0, pad=14.0)), before=12.0),
        _qr_item(
            wide,
            sheet.qr,
            "Kode di samping memuat kunci yang sama. Saat diketik, huruf besar atau kecil dan "
            f"spasi tidak berpengaruh. Pasangan umumnya: {sheet.recipient}",
        ),
    ]
    title = "Kunci pemulihan"
    tail = Item(Whole(_right(wide, place_and_date(sheet.head.place, sheet.head.on))), before=10.0)
    return _bytes(title, sheet.head, closed(items, tail), paper, margins)


def _bytes(
    title: str, head: PaperHead, items: Sequence[Item], paper: Paper, margins: Margins | None
) -> bytes:
    page = area(paper, margins or Margins(), landscape=False)
    wide = min(WIDTH, page.room_across)
    file = PdfFile(title=title, author=head.agency, subject=title)
    foot = SlipFoot(title, head.office)
    file.add(pages(measured(items, SIZE), page.room_down), page, wide, foot, practice=head.practice)
    return file.bytes()


def _head(wide: float, head: PaperHead) -> Item:
    return office_head(wide, head.letterhead, head.agency, head.office)


def _number(wide: float, label: str, digits: str) -> Item:
    large = Para((Run(grouped(digits), Face.BOLD),), Align.CENTRE)
    return Item(
        Whole(
            Stack(
                Cell(wide, [Para((Run(label),), Align.CENTRE)], shade=True, fixed=SIZE),
                Cell(wide, [large], fixed=LARGE, middle=True, pad=8.0),
            )
        ),
        before=10.0,
    )


def _qr_item(wide: float, matrix: Matrix, words: str) -> Item:
    left, right = QR_SIDE + 16.0, wide - QR_SIDE - 16.0
    box: Box = Row(Picture(left, QR_SIDE, squares(matrix, QR_SIDE)), _free(right, words, size=9.5))
    return Item(Whole(box), before=14.0)


def _fact(wide: float, label: str, said: str) -> Box:
    a, b, c = share(wide, *_LABELS)
    return Row(_free(a, label), _free(b, ":"), _free(c, said))


def _free(wide: float, words: str, *, size: float = SIZE) -> Cell:
    return Cell(wide, [para(words)], edge="", fixed=size, pad=0.0)


def _right(wide: float, words: str) -> Row:
    half = wide / 2
    return Row(_free(half, ""), _centre(half, words, SIZE, Face.REGULAR))


def _centre(wide: float, words: str, size: float, face: Face) -> Cell:
    return Cell(wide, [Para((Run(words, face),), Align.CENTRE)], edge="", fixed=size)
