"""How many of what travels, in the words of the office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from asn_desktop.rules.exchange import PROGRESS

ATTACHMENT: Final = "attachment"
"""The name under which attachments are counted; all else by the kind of parcel."""

_LABELS: Final = {
    "person": "data pegawai",
    "skp": "SKP",
    PROGRESS: "realisasi SKP per periode",
    "evaluation": "evaluasi",
    "version": "lembar tersegel",
    "objection": "keberatan",
    "guidance": "bimbingan",
    "behaviour_problem": "laporan perilaku",
    "measure": "tindakan pimpinan",
    "indicator_manual": "manual indikator",
    "workblock": "strategi pencapaian",
    "matrix": "matriks peran hasil",
    ATTACHMENT: "lampiran",
}
"""In the order in which people ask."""
_GAP: Final = "\N{NO-BREAK SPACE}"
OTHERS: Final = "catatan pendukung"
"""Units, positions, what happened to sheets: nobody counts them one by one."""


def told(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Label and number of everything that is there, the rest as one line at the end."""
    found = [(label, counts[kind]) for kind, label in _LABELS.items() if counts.get(kind)]
    rest = sum(number for kind, number in counts.items() if kind not in _LABELS)
    return (*found, *(((OTHERS, rest),) if rest else ()))


def in_words(counts: Mapping[str, int], *, most: int = 0) -> str:
    """Everything as one line: "12 SKP, 48 evaluasi"; at ``most`` so many parts, 0 = all."""
    parts: Sequence[str] = [f"{dotted(number)}{_GAP}{label}" for label, number in told(counts)]
    if most and len(parts) > most:
        parts = [*parts[:most], "lainnya"]
    return ", ".join(parts)


def dotted(number: int) -> str:
    """A number as it is written in Indonesia: "1.200"."""
    return f"{number:,}".replace(",", ".")


LEFT_OUT: Final = (
    "catatan harian",
    "jawaban umpan balik tanpa nama",
    "lembar survei",
    "pengaduan",
    "konseling",
    "catatan diri",
)
"""What stays in the office whatever is sent (`rules.exchange.STAYS`)."""


def in_size(size: int) -> str:
    """Bytes as people read them: "145 kB", "3,2 MB", "7,8 GB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    unit, word = (1_000_000, "MB") if size < 1_000_000_000 else (1_000_000_000, "GB")
    return f"{size / unit:.1f} {word}".replace(".", ",")


def in_groups(sha256: str, *, groups: int = 8) -> str:
    """The beginning of a SHA-256 in groups of four, as two people compare it."""
    upper = sha256.upper()
    return " ".join(upper[at : at + 4] for at in range(0, 4 * groups, 4))
