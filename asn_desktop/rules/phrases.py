"""Words offered where an assessor has none of his own yet: neutral, short, never a rating.

The office's own sentences may hold placeholders that are filled where the words are wanted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

SEEDS: tuple[str, ...] = (
    "Pertahankan dan tingkatkan.",
    "Hasil sesuai target, pertahankan.",
    "Selesai tepat waktu.",
    "Tingkatkan ketelitian.",
    "Percepat penyelesaian.",
    "Lengkapi bukti dukung.",
    "Ramah dan sigap melayani.",
    "Tingkatkan koordinasi dengan rekan kerja.",
    "Diusulkan mengikuti pelatihan.",
)
MOST = 9
LONGEST = 90
MOST_OWN = 30
"""Sentences of the office that are offered at one place."""
PLACEHOLDERS: dict[str, str] = {
    "nama": "nama pegawai",
    "hasil": "rencana hasil kerja yang dibicarakan",
    "target": "target indikator yang dibicarakan",
    "periode": "periode penilaian, misalnya Triwulan II 2026",
}
"""What may stand in braces, with what it is filled with."""
_BRACED = re.compile(r"\{([^{}]*)\}")


def offered(used: Iterable[str], bank: Iterable[str] = ()) -> tuple[str, ...]:
    """The office's sentences, then what was written at least twice, then the seeds: at least nine.

    Placeholders stand as they are: see `usable`.
    """
    counts = Counter(text.strip() for text in used if 0 < len(text.strip()) <= LONGEST)
    own = [text for text, count in counts.most_common() if count > 1]
    office = list(dict.fromkeys(bank))[:MOST_OWN]
    return tuple(dict.fromkeys([*office, *own, *SEEDS]))[: max(MOST, len(office) + 3)]


def placeholders(text: str) -> tuple[str, ...]:
    """What stands in braces, in order."""
    return tuple(_BRACED.findall(text))


def unknown(text: str) -> tuple[str, ...]:
    """What stands in braces and is no placeholder."""
    return tuple(name for name in placeholders(text) if name.strip().lower() not in PLACEHOLDERS)


def filled(text: str, values: Mapping[str, str]) -> str | None:
    """The sentence with its placeholders filled; None where one has nothing to be filled with."""

    def word(match: re.Match[str]) -> str:
        return " ".join(values[match[1].strip().lower()].split()).rstrip(".")

    wanted = {name.strip().lower() for name in placeholders(text)}
    if any(not values.get(name, "").strip() for name in wanted):
        return None
    return _BRACED.sub(word, text)


def usable(phrases: Iterable[str], values: Mapping[str, str]) -> tuple[str, ...]:
    """What can be said here, filled; sentences that lack something here are left out."""
    said = (filled(text, values) for text in phrases)
    return tuple(dict.fromkeys(text for text in said if text))
