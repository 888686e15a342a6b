"""Hints on wording: a result is an achievement, not an activity or a category (Anak Lampiran 1).

Built from the 38 classified phrases of the annex (reg. 5006–5070) and reg. 2114–2125. Everything
here is a hint that may be wrong; nothing is ever refused for its wording.
"""

from __future__ import annotations

import re
from enum import StrEnum

from asn_desktop.rules.findings import Finding, Severity


class Wording(StrEnum):
    """How a phrase reads."""

    ACHIEVEMENT = "achievement"
    ACTIVITY = "activity"
    CATEGORY = "category"

    @property
    def label(self) -> str:
        """The Indonesian word, as the annex has it."""
        return {"achievement": "Pencapaian", "activity": "Aktivitas", "category": "Kategori"}[self]


_ACTIVE_VERB = re.compile(r"^me(?:m|n|ng|ny|l|r|w|y)[a-z]{3,}")
_NOT_VERBS = frozenset(
    {
        "menteri", "mentor", "menara", "merek", "memorandum", "mental", "meritokrasi", "menit",
        "mereka", "melayu", "merdeka",
    }
)  # fmt: skip
_ACTIVITY_NOUNS = frozenset(
    {
        "asistensi", "fasilitasi", "pendampingan", "pelaksanaan", "penyelenggaraan", "penyusunan",
        "pembuatan", "pelatihan", "pengumpulan", "pembinaan", "penyiapan",
    }
)  # fmt: skip
_CATEGORY_NOUNS = frozenset(
    {
        "layanan", "pelayanan", "monitoring", "supervisi", "sosialisasi", "pengawasan", "hubungan",
        "koordinasi", "administrasi", "evaluasi", "konsultasi", "rapat", "kegiatan", "urusan",
    }
)  # fmt: skip
_NOT_PASSIVES = "agno|alog|gital|klat|mensi|nas|plom|rekt|sabil|siplin|skus|stri|visi"
_SAYS_SOMETHING = re.compile(
    rf"\b(?:di(?!{_NOT_PASSIVES})[a-z]{{4,}}|ter[a-z]{{3,}}|meningkat|menurun|tepat|sesuai|selesai"
    r"|lengkap|akurat|siap|memuaskan|tidak|menggunakan|mendapat|mencapai|minimal|maksimal|paling)\b"
)
_ABSOLUTE = re.compile(
    r"\b(?:semua|selalu|tidak pernah"
    r"|setiap(?! (?:hari|minggu|bulan|triwulan|semester|tahun|tanggal|awal|akhir|kali)\b))\b"
)


def classify(phrase: str) -> Wording:
    """How a planned result most likely reads.

    An active verb in front is an activity; a bare noun of work or service that nothing is said
    about is an activity or a category; the rest passes as an achievement.
    """
    words = re.findall(r"[a-z]+", phrase.casefold())
    if not words:
        return Wording.ACHIEVEMENT
    first = words[0]
    if _ACTIVE_VERB.match(first) and first not in _NOT_VERBS:
        return Wording.ACTIVITY
    if _SAYS_SOMETHING.search(" ".join(words[1:])) and first not in _ACTIVITY_NOUNS:
        return Wording.ACHIEVEMENT
    if first in _ACTIVITY_NOUNS:
        return Wording.ACTIVITY
    return Wording.CATEGORY if first in _CATEGORY_NOUNS else Wording.ACHIEVEMENT


def result_hints(text: str) -> list[Finding]:
    """``wording.activity`` or ``wording.category`` for a planned result; value ``word``."""
    kind = classify(text)
    if kind is Wording.ACHIEVEMENT:
        return []
    return [Finding(f"wording.{kind}", Severity.HINT, {"word": text.split()[0]})]


def target_hints(text: str, *, critical: bool = False) -> list[Finding]:
    """``wording.absolute`` for "semua", "selalu", "tidak pernah", "setiap" in a target.

    Not for ``critical`` main results: life, injury, national security, large loss of money.
    "Setiap bulan" and the like speak of time and are left alone. Value ``word``.
    """
    match = None if critical else _ABSOLUTE.search(" ".join(text.casefold().split()))
    return [Finding("wording.absolute", Severity.HINT, {"word": match[0]})] if match else []
