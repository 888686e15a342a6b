"""Names of people as offices write them: titles before and behind, capitals, any word order.

Nothing here guesses who somebody is. :func:`match_key` makes two spellings of one name equal;
what to do with several equal ones is the caller's question.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

FRONT_TITLES: tuple[str, ...] = (
    "Prof.", "Dr.", "dr.", "drg.", "drh.", "Drs.", "Dra.", "Ir.", "apt.", "Ns.", "H.", "Hj.",
    "K.H.", "Pdt.", "Ust.", "Tgk.",
)  # fmt: skip
"""Written before the name; Dr. (doctor of a science) and dr. (physician) differ by one capital."""

BACK_TITLES: tuple[str, ...] = (
    "S.Pd.", "S.Pd.I.", "S.Pd.SD.", "S.Pd.K.", "S.Sos.", "S.Sos.I.", "S.H.", "S.H.I.", "S.E.",
    "S.E.I.", "S.T.", "S.Tr.", "S.Tr.Keb.", "S.Tr.Kep.", "S.Tr.IP.", "S.Kom.", "S.IP.", "S.I.P.",
    "S.AP.", "S.A.P.", "S.STP.", "S.K.M.", "S.Kep.", "S.Ked.", "S.KH.", "S.Farm.", "S.Gz.",
    "S.Keb.", "S.Psi.", "S.Ag.", "S.Fil.", "S.Hum.", "S.I.Kom.", "S.Ikom.", "S.Hut.", "S.P.",
    "S.Pt.", "S.Pi.", "S.Si.", "S.S.", "S.Sn.", "S.Stat.", "S.Ak.", "S.Akun.", "S.M.", "S.Th.",
    "S.Ars.", "S.Kes.", "S.Or.", "S.Mn.", "A.Md.", "A.Md.Keb.", "A.Md.Kep.", "A.Md.Kom.",
    "A.Md.Kes.", "A.Md.Ak.", "A.Ma.", "A.Ma.Pd.", "A.P.", "M.M.", "M.Pd.", "M.Pd.I.", "M.A.P.",
    "M.AP.", "M.Si.", "M.H.", "M.Hum.", "M.Kom.", "M.T.", "M.Kes.", "M.K.M.", "M.E.", "M.Ec.Dev.",
    "M.Ak.", "M.Ag.", "M.A.", "M.Sc.", "M.B.A.", "M.P.", "M.I.P.", "M.IP.", "M.I.Kom.", "M.Kn.",
    "M.Tr.IP.", "M.Eng.", "M.Psi.", "M.PSDM.", "M.P.W.K.", "M.Keb.", "M.Kep.", "Ph.D.", "Sp.A.",
    "Sp.B.", "Sp.OG.", "Sp.PD.", "Sp.M.", "Sp.KK.", "Gr.", "CPA.", "Ak.", "CA.", "QIA.", "Lc.",
    "B.A.", "B.Sc.", "Dipl.", "Bc.Hk.", "AKS.", "Psikolog",
)  # fmt: skip
"""Written behind the name, after a comma; a dotted word of the same build is taken for one too."""

PARTICLES: tuple[str, ...] = ("bin", "binti", "van", "von", "de", "der", "den", "al")
"""Words inside a name that keep a small letter when capitals are undone."""

ABBREVIATIONS: frozenset[str] = frozenset(
    {
        "SD", "SDN", "SMP", "SMPN", "SMA", "SMAN", "SMK", "SMKN", "SLB", "TK", "PAUD", "PNF", "UPT",
        "UPTD", "SKB", "RSUD", "DPRD", "BKPSDM", "BKD", "BPBD", "BPKAD", "BAPPEDA", "PAD", "ASN",
        "PNS", "PPPK", "KB", "PKK", "IT", "TI", "APBD", "II", "III", "IV", "VI", "VII", "VIII",
        "IX", "XI", "XII", "RI", "NKRI", "UKS", "MTSN", "MIN", "MAN",
    }
)  # fmt: skip
"""Written in capitals in names of positions and units."""

SMALL_WORDS: frozenset[str] = frozenset(
    {"dan", "di", "ke", "dari", "pada", "untuk", "atau", "yang"}
)

_APOSTROPHES = "'’‘`´ʼ"
_SIGNS = [sign for sign in map(chr, range(128)) if not sign.isalnum()]
_ASCII_SIGNS = str.maketrans({sign: "" if sign in _APOSTROPHES else " " for sign in _SIGNS})
_FRONT_UNDOTTED = frozenset(
    {"prof", "dr", "drg", "drh", "drs", "dra", "ir", "hj", "h", "kh", "apt"}
)
_BACK_UNDOTTED = frozenset(
    {
        "se", "sh", "st", "mm", "mt", "mh", "msi", "mpd", "spd", "skm", "ssos", "skom", "amd",
        "sap", "sstp", "mkes", "mhum", "mkom", "phd", "shi", "sag", "sip",
    }
)  # fmt: skip
_DOTTED_DEGREE = re.compile(r"^(?:S|M|A|B|D|Sp|Ph)(?:\.[A-Za-z]{1,5}){1,3}\.?$", re.IGNORECASE)
_SPACED_DEGREE = re.compile(r"\b([SMABD])\.\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart; ``str()`` puts it together again as forms print it."""

    name: str
    front: str = ""
    back: str = ""

    def __str__(self) -> str:
        return join(self.name, self.front, self.back)


@lru_cache(maxsize=16_384)
def fold(text: str | None) -> str:
    """Fold for searching: lower case, no accents, no apostrophes, other signs as one space."""
    if text is not None and text.isascii():
        return " ".join(text.lower().translate(_ASCII_SIGNS).split())
    plain = unicodedata.normalize("NFKD", text or "").casefold()
    kept = (c for c in plain if not unicodedata.combining(c) and c not in _APOSTROPHES)
    return " ".join("".join(c if c.isalnum() else " " for c in kept).split())


@lru_cache(maxsize=16_384)
def split(text: str | None) -> PersonName:
    """Take a written name apart, "Drs. Joko Nugroho, S.STP., M.Si.", at its titles.

    Titles are spelled as this module's tables spell them where they are known, else kept.
    """
    words = " ".join((text or "").split())
    head, comma, tail = words.partition(",")
    front, rest = _take_front(head.split())
    kept, behind = _take_back(rest, strict=True)
    after = [part for part in re.split(r"[,\s]+", _SPACED_DEGREE.sub(r"\1.", tail)) if part]
    strangers = [part for part in after if not _is_back_title(part, strict=False)]
    if comma and strangers and not _all_capital_shorts(strangers):
        kept = [*kept, *strangers]
        after = [part for part in after if part not in strangers]
    back = [_spell(part, BACK_TITLES) for part in [*behind, *after]]
    return PersonName(" ".join(kept), " ".join(front), ", ".join(back))


def strip_titles(text: str | None) -> str:
    """The bare name."""
    return split(text).name


def match_key(text: str | None) -> str:
    """Equal for two spellings of one name: folded words, no titles, in alphabetical order."""
    return " ".join(sorted(fold(strip_titles(text)).split()))


def join(name: str, front: str | None = None, back: str | None = None) -> str:
    """Put name and titles together: "Drs. Joko Nugroho, S.STP., M.Si."."""
    before, behind = (front or "").strip(), (back or "").strip(" ,")
    whole = f"{before} {name.strip()}".strip()
    return f"{whole}, {behind}" if behind else whole


def title_case(text: str | None) -> str:
    """Undo the capitals of an export in a person's name: "NUR D'ARC, S.PD." → "Nur d'Arc, S.Pd.".

    A text that already has small letters is only rid of double spaces.
    """
    words = " ".join((text or "").split())
    parts = split(words)
    if not parts.name.isupper():
        return words
    name = " ".join(_cased_name_word(word) for word in parts.name.split())
    return join(name, parts.front, parts.back)


def title_case_post(text: str | None) -> str:
    """The same for positions and units: "KEPALA BIDANG PEMBINAAN SD" → "Kepala Bidang … SD"."""
    words = " ".join((text or "").split())
    if not words.isupper():
        return words
    cased = [_cased_post_word(word) for word in words.split(" ")]
    return cased[0][:1].upper() + cased[0][1:] + "".join(f" {word}" for word in cased[1:])


def _take_front(words: list[str]) -> tuple[list[str], list[str]]:
    front: list[str] = []
    while len(words) > 1 and _is_front_title(words[0]):
        front.append(_spell(words[0], FRONT_TITLES))
        words = words[1:]
    return front, words


def _take_back(words: list[str], *, strict: bool) -> tuple[list[str], list[str]]:
    back: list[str] = []
    while len(words) > 1 and _is_back_title(words[-1], strict=strict):
        back.insert(0, words[-1])
        words = words[:-1]
    return words, back


def _is_front_title(word: str) -> bool:
    bare = _letters(word)
    return bare in _FRONT_UNDOTTED or (bare in _KNOWN_FRONT and word.endswith("."))


def _is_back_title(word: str, *, strict: bool) -> bool:
    """Whether a word is a degree; ``strict`` where no comma has said that degrees begin."""
    bare = _letters(word)
    known = bare in _KNOWN_BACK or bare in _BACK_UNDOTTED
    if strict:
        return (known and "." in word.rstrip(".")) or (bare in _BACK_UNDOTTED and word.isupper())
    return known or _DOTTED_DEGREE.match(word) is not None


def _all_capital_shorts(words: list[str]) -> bool:
    return all("." in word or (len(word) <= 3 and word.isupper()) for word in words)


def _spell(word: str, titles: tuple[str, ...]) -> str:
    if word in titles:
        return word
    bare = word.strip(".,")
    for title in titles:
        if title.strip(".").casefold() == bare.casefold() and not _would_lose_capital(word, title):
            return title
    for title in titles:
        if _letters(title) == _letters(word) and not _would_lose_capital(word, title):
            return title
    return word


def _would_lose_capital(word: str, title: str) -> bool:
    """Keep Dr. and dr. apart: the first letter of what was typed decides."""
    return word[:1].isupper() != title[:1].isupper()


def _letters(word: str) -> str:
    return "".join(c for c in word.casefold() if c.isalnum())


def _cased_name_word(word: str) -> str:
    if word.casefold() in PARTICLES:
        return word.casefold()
    return "-".join(_cased_apostrophe(part) for part in word.split("-"))


def _cased_apostrophe(word: str) -> str:
    """Case d'Arc with its small particle, O'Brien with two capitals, Ma'ruf with one."""
    for sign in _APOSTROPHES:
        head, found, tail = word.partition(sign)
        if found and head and tail:
            if head.casefold() == "d":
                return f"d{sign}{tail.capitalize()}"
            if head.casefold() in {"o", "l"}:
                return f"{head.upper()}{sign}{tail.capitalize()}"
            return f"{head.capitalize()}{sign}{tail.lower()}"
    if "." in word:
        return ".".join(part.capitalize() for part in word.split("."))
    return word.capitalize()


def _cased_post_word(word: str) -> str:
    bare = word.strip("(),./")
    if bare in ABBREVIATIONS:
        return word
    if bare.casefold() in SMALL_WORDS:
        return word.lower()
    return re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), word)


_KNOWN_FRONT = frozenset(_letters(title) for title in FRONT_TITLES)
_KNOWN_BACK = frozenset(_letters(title) for title in BACK_TITLES)
