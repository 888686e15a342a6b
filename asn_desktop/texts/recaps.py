"""Sentences of the recaps."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "recap.no_period": (
        "{period} belum diatur. Atur periodenya di Perencanaan.",
        "{period} is not set up yet. Set it up in Perencanaan.",
    ),
}
