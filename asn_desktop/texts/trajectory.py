"""Sentences about trajectories: a yearly target spread over the periods."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "trajectory.target": (
        "Target harus berupa angka lebih dari nol.",
        "The target must be a number above nought.",
    ),
    "trajectory.weights": (
        "Isi bobot periode dengan angka nol atau lebih; paling sedikit satu lebih dari nol.",
        "Give the periods weights of nought or more, at least one above nought.",
    ),
    "trajectory.part": (
        "{period} belum berisi angka.",
        "{period} has no number yet.",
    ),
}
