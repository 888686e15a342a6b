"""Ranks (pangkat, golongan ruang): I/a to IV/e of the PNS, I to XVII of the PPPK."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.nip import EmployeeKind


class Rank(StrEnum):
    """A rank; its value is the national code: ``III/d`` for PNS, ``IX`` for PPPK."""

    I_A = "I/a"
    I_B = "I/b"
    I_C = "I/c"
    I_D = "I/d"
    II_A = "II/a"
    II_B = "II/b"
    II_C = "II/c"
    II_D = "II/d"
    III_A = "III/a"
    III_B = "III/b"
    III_C = "III/c"
    III_D = "III/d"
    IV_A = "IV/a"
    IV_B = "IV/b"
    IV_C = "IV/c"
    IV_D = "IV/d"
    IV_E = "IV/e"
    PPPK_I = "I"
    PPPK_II = "II"
    PPPK_III = "III"
    PPPK_IV = "IV"
    PPPK_V = "V"
    PPPK_VI = "VI"
    PPPK_VII = "VII"
    PPPK_VIII = "VIII"
    PPPK_IX = "IX"
    PPPK_X = "X"
    PPPK_XI = "XI"
    PPPK_XII = "XII"
    PPPK_XIII = "XIII"
    PPPK_XIV = "XIV"
    PPPK_XV = "XV"
    PPPK_XVI = "XVI"
    PPPK_XVII = "XVII"

    @property
    def kind(self) -> EmployeeKind:
        """PNS or PPPK: the two scales never mix."""
        return EmployeeKind.PNS if "/" in self.value else EmployeeKind.PPPK

    @property
    def rank_name(self) -> str:
        """The rank's name, "Penata Tingkat I"; empty for PPPK, who have none."""
        return RANK_NAMES.get(self, "")

    @property
    def label(self) -> str:
        """As on screen: "Penata Tingkat I (III/d)", "IX"; paper has its own spelling."""
        return f"{self.rank_name} ({self.value})" if self.rank_name else self.value

    @property
    def order(self) -> int:
        """Position on its own scale, 1 the lowest."""
        return _ORDER[self]


RANK_NAMES: dict[Rank, str] = {
    Rank.I_A: "Juru Muda",
    Rank.I_B: "Juru Muda Tingkat I",
    Rank.I_C: "Juru",
    Rank.I_D: "Juru Tingkat I",
    Rank.II_A: "Pengatur Muda",
    Rank.II_B: "Pengatur Muda Tingkat I",
    Rank.II_C: "Pengatur",
    Rank.II_D: "Pengatur Tingkat I",
    Rank.III_A: "Penata Muda",
    Rank.III_B: "Penata Muda Tingkat I",
    Rank.III_C: "Penata",
    Rank.III_D: "Penata Tingkat I",
    Rank.IV_A: "Pembina",
    Rank.IV_B: "Pembina Tingkat I",
    Rank.IV_C: "Pembina Utama Muda",
    Rank.IV_D: "Pembina Utama Madya",
    Rank.IV_E: "Pembina Utama",
}

_BY_TITLE: dict[str, Rank] = {title.casefold(): rank for rank, title in RANK_NAMES.items()}
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_LETTERED = re.compile(r"(?<![a-z0-9])(iv|i{1,3}|[1-4])\s*[/\\.\-]?\s*([a-e])(?![a-z0-9])", re.I)
_NOISE = re.compile(r"\b(?:pangkat|golongan|gol|ruang|pppk|p3k|pns|cpns)\b\.?", re.I)
_LEVEL = re.compile(r"\b(?:tingkat|tkt|tk)\b\s*(?:i|1)?\b")


class RankError(ValueError):
    """A text that names no rank; ``code`` is ``rank.unknown``."""

    def __init__(self, value: str) -> None:
        super().__init__(f"rank.unknown: {value}")
        self.code = "rank.unknown"
        self.value = value


@dataclass(frozen=True, slots=True)
class RankReading:
    """What was read from one cell; ``rank`` is ``None`` for an empty or unknown text."""

    rank: Rank | None
    findings: tuple[Finding, ...] = ()


def parse(text: str | None) -> Rank:
    """Read a rank as offices write it: "III/d", "Penata Tk. I / III/d", "(IX)", "IV/B", "3d".

    Code and name together are read by the code (:func:`read` also compares them). A name alone
    is enough. Raises :class:`RankError`.
    """
    value = (text or "").strip()
    rank = _lettered(value) or _of_pppk(value) or _BY_TITLE.get(_plain_title(value))
    if rank is None:
        raise RankError(value)
    return rank


def read(text: str | None, title: str | None = None) -> RankReading:
    """Read a rank and compare it with its name, in the same text or typed beside it.

    Findings are ``rank.unknown`` and ``rank.name_differs``, both warnings: the text is kept.
    Nothing typed is nothing found.
    """
    value, beside = (text or "").strip(), (title or "").strip()
    if _is_blank(value):
        value, beside = beside, ""
    if _is_blank(value):
        return RankReading(None)
    try:
        rank = parse(value)
    except RankError:
        unknown = Finding("rank.unknown", Severity.WARNING, {"value": value})
        return RankReading(None, (unknown,))
    return RankReading(rank, tuple(_differences(rank, value, beside)))


def _differences(rank: Rank, *texts: str) -> Iterator[Finding]:
    for text in texts:
        typed = _plain_title(text)
        if typed and typed != rank.rank_name.casefold() and _of_pppk(text) is not rank:
            values = {"typed": text.strip(), "rank": rank.value, "expected": rank.rank_name}
            yield Finding("rank.name_differs", Severity.WARNING, values)


def _is_blank(text: str) -> bool:
    return not any(c.isalnum() for c in text)


def _lettered(text: str) -> Rank | None:
    for group, letter in reversed(_LETTERED.findall(text)):
        code = f"{_ROMAN.get(group, group.upper())}/{letter.lower()}"
        if code in _CODES:
            return Rank(code)
    return None


def _of_pppk(text: str) -> Rank | None:
    bare = re.sub(r"[()\s.]", "", _NOISE.sub("", text)).upper()
    if bare.isascii() and bare.isdigit() and 1 <= int(bare) <= len(_PPPK):
        return _PPPK[int(bare) - 1]
    return Rank(bare) if "/" not in bare and bare in _CODES else None


def _plain_title(text: str) -> str:
    """The name of the rank in a text, without its code, folded: "penata tingkat i"."""
    words = re.sub(r"[^a-z0-9]+", " ", _NOISE.sub(" ", _LETTERED.sub(" ", text)).casefold())
    return " ".join(_LEVEL.sub("tingkat i", words).split())


_CODES = frozenset(rank.value for rank in Rank)
_PPPK = [rank for rank in Rank if rank.kind is EmployeeKind.PPPK]
_ORDER = {
    rank: place
    for kind in EmployeeKind
    for place, rank in enumerate((rank for rank in Rank if rank.kind is kind), start=1)
}
