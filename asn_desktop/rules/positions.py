"""Positions: their kind, grade and echelon, who leads, and which family of forms they use.

The echelons of district offices and the family of a camat are inferred, not law: both are
defaults that an office changes on the position itself.
"""

from __future__ import annotations

import re
from enum import StrEnum

from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.names import fold


class PositionKind(StrEnum):
    """The kinds of position the regulation tells apart."""

    JPT = "jpt"
    ADMINISTRATOR = "administrator"
    PENGAWAS = "pengawas"
    PELAKSANA = "pelaksana"
    FUNCTIONAL = "functional"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _KIND_LABELS[self]

    @property
    def leads(self) -> bool:
        """Whether the position itself makes its holder an assessor (reg. 3667–3698).

        A functional official assesses only if he leads a unit: that is a fact about the unit.
        """
        return self in LEADING_KINDS


_KIND_LABELS: dict[PositionKind, str] = {
    PositionKind.JPT: "Pejabat pimpinan tinggi",
    PositionKind.ADMINISTRATOR: "Administrator",
    PositionKind.PENGAWAS: "Pengawas",
    PositionKind.PELAKSANA: "Pelaksana",
    PositionKind.FUNCTIONAL: "Fungsional",
}
LEADING_KINDS = frozenset({PositionKind.JPT, PositionKind.ADMINISTRATOR, PositionKind.PENGAWAS})


class Grade(StrEnum):
    """Grade (jenjang) of a functional position; the value is its Indonesian name."""

    PEMULA = "Pemula"
    TERAMPIL = "Terampil"
    MAHIR = "Mahir"
    PENYELIA = "Penyelia"
    AHLI_PERTAMA = "Ahli Pertama"
    AHLI_MUDA = "Ahli Muda"
    AHLI_MADYA = "Ahli Madya"
    AHLI_UTAMA = "Ahli Utama"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return self.value


class FormFamily(StrEnum):
    """Which forms a position uses (reg. 1337–1341, 2246–2249); data of the position."""

    LEADER = "leader"
    STAFF = "staff"

    @property
    def label(self) -> str:
        """The Indonesian name, as in the titles of the forms."""
        return {
            "leader": "Pejabat pimpinan tinggi dan pimpinan unit kerja mandiri",
            "staff": "Pejabat administrasi dan pejabat fungsional",
        }[self.value]


_KIND_WORDS: tuple[tuple[str, PositionKind], ...] = (
    (r"^(?:jabatan )?(?:pejabat )?(?:jpt|pimpinan tinggi)\b", PositionKind.JPT),
    (r"\bjpt\b|\bpimpinan tinggi\b", PositionKind.JPT),
    (r"\badministrator\b", PositionKind.ADMINISTRATOR),
    (r"\bpengawas\b", PositionKind.PENGAWAS),
    (r"\bpelaksana\b|\bfungsional umum\b|\bjfu\b", PositionKind.PELAKSANA),
    (r"\bfungsional\b|\bjft\b|\bjf\b", PositionKind.FUNCTIONAL),
)

_ECHELONS: dict[str, PositionKind] = {
    "I": PositionKind.JPT,
    "II": PositionKind.JPT,
    "III": PositionKind.ADMINISTRATOR,
    "IV": PositionKind.PENGAWAS,
    "V": PositionKind.PELAKSANA,
}
"""PP 11/2017, Pasal 131: the old echelons and the positions they became."""

_GRADE_WORDS: tuple[tuple[str, Grade], ...] = (
    (r"\bahli pertama\b", Grade.AHLI_PERTAMA),
    (r"\bahli muda\b", Grade.AHLI_MUDA),
    (r"\bahli madya\b", Grade.AHLI_MADYA),
    (r"\bahli utama\b", Grade.AHLI_UTAMA),
    (r"\bpelaksana lanjutan\b|\bmahir\b", Grade.MAHIR),
    (r"\bpelaksana pemula\b|\bpemula\b", Grade.PEMULA),
    (r"\bpenyelia\b", Grade.PENYELIA),
    (r"\bterampil\b", Grade.TERAMPIL),
    (r"^pertama$", Grade.AHLI_PERTAMA),
    (r"^muda$", Grade.AHLI_MUDA),
    (r"^madya$", Grade.AHLI_MADYA),
    (r"^utama$", Grade.AHLI_UTAMA),
)

_NAME_WORDS: tuple[tuple[str, PositionKind], ...] = (
    (r"^sekretaris daerah\b|^sekda\b|^sekretaris dprd\b|^sekretaris dewan\b", PositionKind.JPT),
    (r"^asisten (?:sekda|sekretaris|pemerintahan|perekonomian|administrasi)\b", PositionKind.JPT),
    (r"^staf ahli\b|^inspektur(?: daerah| kota| kabupaten)?$", PositionKind.JPT),
    (r"^kepala (?:dinas|badan|pelaksana b|satuan polisi)|^kadis\b", PositionKind.JPT),
    (r"^(?:kepala |pengawas )sekolah\b|^guru\b|^dosen\b", PositionKind.FUNCTIONAL),
    (r"^(?:dokter|perawat|bidan|apoteker|auditor|penyuluh|penghulu)\b", PositionKind.FUNCTIONAL),
    (r"^(?:kepala puskesmas|widyaiswara|arsiparis|pustakawan)\b", PositionKind.FUNCTIONAL),
    (r"^camat\b|^sekcam\b|^inspektur pembantu\b|^irban\b", PositionKind.ADMINISTRATOR),
    (r"^kepala (?:bidang|bagian)\b|^kabid\b|^kabag\b", PositionKind.ADMINISTRATOR),
    (r"^sekretaris (?:kelurahan|lurah)\b|^seklur\b", PositionKind.PENGAWAS),
    (
        r"^sekretaris(?:$| (?:kecamatan|camat|dinas|badan|inspektorat|satuan)\b)",
        PositionKind.ADMINISTRATOR,
    ),
    (r"^lurah\b|^kepala (?:kelurahan|seksi|subseksi)\b|^kasi\b", PositionKind.PENGAWAS),
    (r"^kepala (?:sub ?bagian|sub ?bidang|subbag|upt)|^kasub", PositionKind.PENGAWAS),
    (
        r"^(?:pengadministrasi|pengelola|penelaah|penata|pengolah|operator|bendahara|pramu\w*"
        r"|pengemudi|petugas|staf|staff|pelaksana|caraka|juru|penjaga|pemelihara|fasilitator"
        r"|penyusun|verifikator|sekretaris pimpinan|teknisi|komandan|ajudan)\b",
        PositionKind.PELAKSANA,
    ),
)

_ACTING = re.compile(r"^(?:(?:plt|plh|pj|pjs|ymt|pelaksana tugas|pelaksana harian|penjabat)\b ?)+")

_POST = re.compile(
    r"^(?:kepala|camat|lurah|sekretaris|sekda|sekcam|seklur|kasi|kasubbag|kasubag|kasubbid|kabid"
    r"|kabag|kadis|kaban|bupati|walikota|wali kota|wakil (?:bupati|wali ?kota|gubernur)|gubernur"
    r"|menteri|direktur|inspektur|asisten|staf ahli|ketua tim|ketua|koordinator|pimpinan|atasan"
    r"|pejabat|kapus|korwil|pembina tk)\b"
)

_LEADER_POSTS = re.compile(r"^(?:camat|kepala puskesmas|direktur (?:rsud|rumah sakit))\b")

_RETIREMENT_KINDS: dict[PositionKind, int] = {
    PositionKind.JPT: 60,
    PositionKind.ADMINISTRATOR: 58,
    PositionKind.PENGAWAS: 58,
    PositionKind.PELAKSANA: 58,
    PositionKind.FUNCTIONAL: 58,
}
_RETIREMENT_GRADES: dict[Grade, int] = {
    Grade.PEMULA: 58,
    Grade.TERAMPIL: 58,
    Grade.MAHIR: 58,
    Grade.PENYELIA: 58,
    Grade.AHLI_PERTAMA: 58,
    Grade.AHLI_MUDA: 58,
    Grade.AHLI_MADYA: 60,
    Grade.AHLI_UTAMA: 65,
}
_TEACHER = re.compile(r"^(?:guru|kepala sekolah|pengawas sekolah)\b")
TEACHER_RETIREMENT_AGE = 60
"""UU 14/2005, Pasal 30(4)."""


def parse_kind(text: str | None) -> PositionKind | None:
    """Read the kind from a column of a roster: "JPT PRATAMA", "Fungsional", "III.a", "JFU"."""
    folded = fold(text)
    for pattern, kind in _KIND_WORDS:
        if re.search(pattern, folded):
            return kind
    return kind_of_echelon(text)


def parse_echelon(text: str | None) -> str | None:
    """Read an echelon in any spelling, "IIIa" or "III/a", as "III.a"; ``None`` for none."""
    bare = re.sub(r"^eselon|^es\b", "", fold(text)).replace(" ", "")
    match = re.fullmatch(r"(iv|v|i{1,3})([ab])?", bare)
    if match is None:
        return None
    group, letter = match.groups()
    return f"{group.upper()}.{letter}" if letter else str(group).upper()


def kind_of_echelon(text: str | None) -> PositionKind | None:
    """The kind an old echelon became; ``None`` where none is written."""
    echelon = parse_echelon(text)
    return _ECHELONS[echelon.partition(".")[0]] if echelon else None


def parse_grade(text: str | None) -> Grade | None:
    """Find the grade in a grade or a position's name: "Guru Ahli Muda", "TERAMPIL"."""
    folded = fold(text)
    return next((grade for pattern, grade in _GRADE_WORDS if re.search(pattern, folded)), None)


def guess_kind(name: str | None) -> PositionKind | None:
    """The kind a position most likely has by its name; ``None`` rather than a wild guess."""
    post = bare_post(name)
    if post and parse_grade(post) is not None:
        return PositionKind.FUNCTIONAL
    return next((kind for pattern, kind in _NAME_WORDS if re.search(pattern, post)), None)


def kind_findings(
    kind: PositionKind | None, name: str | None, echelon: str | None = None
) -> list[Finding]:
    """``position.kind_differs`` when a typed kind, the echelon and the name do not agree.

    The echelon is older law and surer than the name, so it is compared first.
    """
    typed = kind or kind_of_echelon(echelon)
    others = ((kind_of_echelon(echelon), echelon), (guess_kind(name), name))
    for expected, because in others:
        if typed is not None and expected is not None and expected is not typed:
            values = {"typed": typed, "expected": expected, "because": because}
            return [Finding("position.kind_differs", Severity.WARNING, values)]
    return []


def default_form_family(kind: PositionKind | None, name: str | None = None) -> FormFamily:
    """LEADER for JPT and for posts that usually lead an independent unit (camat: inferred)."""
    if kind is PositionKind.JPT or _LEADER_POSTS.search(bare_post(name)):
        return FormFamily.LEADER
    return FormFamily.STAFF


def family_is_guess(kind: PositionKind | None, name: str | None) -> bool:
    """Whether a post's family of forms is only our guess: regions differ (camat, puskesmas)."""
    return kind is not PositionKind.JPT and _LEADER_POSTS.search(bare_post(name)) is not None


def bare_post(name: str | None) -> str:
    """A post's folded name without Plt., Plh. or Pj. in front."""
    return _ACTING.sub("", fold(name)).strip()


def is_acting(name: str | None) -> bool:
    """Whether a post is written as held by an acting official (Plt., Plh., Pj.)."""
    return _ACTING.match(fold(name)) is not None


def is_post_name(text: str | None) -> bool:
    """Whether a text names a post ("Kepala Seksi Pelayanan Umum", "Plt. Camat"), not a person."""
    return is_acting(text) or _POST.match(bare_post(text)) is not None


def retirement_age(
    kind: PositionKind | None, grade: Grade | None = None, name: str | None = None
) -> int:
    """Age of retirement in years (UU 20/2023, Pasal 55; teachers UU 14/2005).

    Functional positions without a grade, and no known position, count as 58. A warning is
    built on it, never a block: special laws know other ages.
    """
    if _TEACHER.search(bare_post(name)):
        return TEACHER_RETIREMENT_AGE
    if kind is PositionKind.FUNCTIONAL and grade is not None:
        return _RETIREMENT_GRADES[grade]
    return _RETIREMENT_KINDS.get(kind, 58) if kind is not None else 58
