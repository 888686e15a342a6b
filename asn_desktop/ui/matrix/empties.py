"""What stands in place of a matrix that is not there yet, with the way to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from asn_desktop.rules.findings import Finding
from asn_desktop.ui.context import Context
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.views.matrix import MatrixStart
from asn_desktop.workflows.sentences import say


def nothing(context: Context) -> Empty:
    """The page was opened without anybody's matrix."""
    words = _tr("Matriks dibuka dari SKP seorang pimpinan atau ketua tim.")
    go = Choice(_tr("Ke Perencanaan"), partial(context.open, "planning"))
    return Empty(words, (go,), icon="table")


def first_step(context: Context, start: MatrixStart, make: Callable[[], object]) -> Empty:
    """What a matrix would be made of and how; or what has to come before."""
    to_skp = Choice(_tr("Buka SKP"), partial(context.open, "skp", person=start.leader_id))
    if start.skp_id is None or not start.columns:
        code = "matrix.no_indicators" if start.skp_id else "matrix.no_skp"
        why = say(Finding(code, values={"name": start.leader, "year": start.year}))
        return Empty(why, (to_skp,), icon="table")
    words = _tr("Siapa mengambil bagian apa dari hasil {name}?").format(name=start.leader)
    detail = _tr(
        "Matriks dibuat dari SKP: {columns} kolom dari hasil dan indikatornya, {staff} baris dari "
        "pegawai yang dinilainya. Peran yang diketik di sel langsung menjadi rencana hasil kerja "
        "di SKP pegawai itu."
    ).format(columns=start.columns, staff=start.staff)
    return Empty(words, (Choice(_tr("Buat matriks"), make), to_skp), detail, icon="table")


def _tr(text: str) -> str:
    return QCoreApplication.translate("MatrixPage", text)
