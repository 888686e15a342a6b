"""A role typed for somebody without an SKP begins one: first it must be known on which form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from asn_desktop.services.matrix_cells import CellText
from asn_desktop.ui.page import Page
from asn_desktop.ui.planning.family import families_known
from asn_desktop.views.matrix import MatrixView, PersonLine


def who_begins(rows: Iterable[PersonLine]) -> list[UUID]:
    """The people of these rows whose SKP of the year a role would begin."""
    return [
        row.person_id
        for row in rows
        if row.person_id is not None and row.skp_id is None and not row.no_skp
    ]


def begun_by(shown: MatrixView | None, cells: Sequence[CellText]) -> list[UUID]:
    """The people whose SKP these cells would begin."""
    wanted = {cell.row_id for cell in cells if cell.lines}
    return who_begins(row for row in shown.rows if row.id in wanted) if shown else []


def forms_known(page: Page, people: Sequence[UUID], year: int) -> bool:
    """Ask which forms the posts of these people use where nobody said it; False for Esc."""
    return not people or families_known(page, people, date(year, 1, 1))
