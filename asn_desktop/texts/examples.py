"""What the examples of the regulation may refuse."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "example.no_plan": (
        "Contoh ini bukan SKP, jadi hanya untuk dilihat.",
        "This example is no SKP and can only be looked at.",
    ),
    "example.other_form": (
        "Contoh ini memakai Format {example}, SKP ini Format {skp}. Pilih contoh dengan format "
        "yang sama.",
        "This example uses form {example}, the SKP form {skp}. Choose one of the same form.",
    ),
}
