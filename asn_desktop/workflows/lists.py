"""Any list of the window as a spreadsheet file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from asn_desktop.workbooks.writer import Content, Table, write


def save_list(
    path: Path, name: str, heads: Sequence[str], rows: Iterable[Sequence[Content]]
) -> Path:
    """Write one list as xlsx (head frozen, texts as text) and return where it stands.

    The file is complete or not there: it is written beside its place and moved. ``OSError`` goes to
    the caller.
    """
    target = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
    beside = target.with_name(f".{target.name}.baru")
    try:
        beside.write_bytes(write(Table(name, tuple(heads), rows)))
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)
    return target
