"""What the foot of a list says: how many rows, how many of them chosen."""

from __future__ import annotations

from asn_desktop.ui.formats import number
from asn_desktop.ui.tables.model import RowTableModel


def count_words(model: RowTableModel, total: int, noun: str) -> str:
    """Says "12 orang", "3 dari 12 orang", "2 dipilih · 1 di luar saringan"."""
    shown, chosen = model.rowCount(), len(model.chosen)
    if chosen:
        hidden = model.chosen_hidden()
        words = f"{number(chosen)} dipilih"
        return f"{words} · {number(hidden)} di luar saringan" if hidden else words
    if shown == total:
        return f"{number(shown)} {noun}"
    return f"{number(shown)} dari {number(total)} {noun}"
