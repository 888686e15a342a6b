"""Words offered where an assessor has none of his own yet: neutral, short, never a rating."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

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


def offered(used: Iterable[str]) -> tuple[str, ...]:
    """Nine phrases: what was written at least twice, most often first, then the seeds."""
    counts = Counter(text.strip() for text in used if 0 < len(text.strip()) <= LONGEST)
    own = [text for text, count in counts.most_common() if count > 1]
    return tuple(dict.fromkeys([*own, *SEEDS]))[:MOST]
