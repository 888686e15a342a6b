"""A role matrix (A.1.5, reg. 1910–2043): made from a leader's SKP and his people.

It is read whole in ``matrix_view.py``, its cells are written in ``matrix_cells.py``, people are
added in ``matrix_rows.py``; ``strategy_follow.py`` keeps it true when an SKP changes elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Skp
from asn_desktop.models.strategy import Matrix, MatrixEntry, MatrixRow
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.positions import FormFamily
from asn_desktop.services import planning
from asn_desktop.services.matrix_view import Column, by_results_of, columns_of, staff_of
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.matrix import MatrixStart
from asn_desktop.views.planning import SkpView


def start(tx: ReadTx, person_id: UUID, year: int) -> MatrixStart:
    """What somebody's matrix of a year is, or would be made of."""
    name, _position = planning.who(tx, person_id)
    skp_id = planning.current_skp(tx, person_id, year)
    found = find(tx, skp_id) if skp_id else None
    columns = 0
    if skp_id is not None:
        skp = planning.view(tx, skp_id)
        columns = len(columns_of(skp, by_results=by_results_of(skp.family, None)))
    return MatrixStart(
        leader_id=person_id,
        leader=name,
        year=year,
        skp_id=skp_id,
        matrix_id=found,
        columns=columns,
        staff=len(staff_of(tx, person_id)),
    )


def find(tx: ReadTx, skp_id: UUID) -> UUID | None:
    """The matrix under an SKP or a version of it before; None while there is none."""
    return tx.session.scalar(
        sa.select(Matrix.id)
        .where(Matrix.skp_id.in_(_versions(tx, skp_id)))
        .order_by(Matrix.id)
        .limit(1)
    )


def exists(tx: ReadTx, matrix_id: UUID) -> bool:
    """Whether a matrix is still there (making it may have been undone)."""
    return tx.session.get(Matrix, matrix_id) is not None


def create(tx: Tx, skp_id: UUID) -> UUID:
    """Make the matrix of an SKP with a row for everyone its owner assesses; return its id.

    What people have linked to his results in their SKP stands in its cells from the beginning. The
    columns are indicators where the owner leads an independent unit, results for a team head.
    Raises ``matrix.no_indicators`` where the SKP has nothing to make columns of.
    """
    known = find(tx, skp_id)
    if known is not None:
        return known
    skp = planning.view(tx, skp_id)
    columns = columns_of(skp, by_results=by_results_of(skp.family, None))
    if not columns:
        raise refuse("matrix.no_indicators", name=skp.person)
    return _make(tx, skp, None, columns)


def open_team(tx: Tx, row_id: UUID) -> UUID:
    """The second level under a row: the matrix of its team head, made where there is none.

    Raises ``matrix.head_outside``, ``matrix.head_without_results``.
    """
    row = tx.session.get_one(MatrixRow, row_id)
    matrix = tx.session.get_one(Matrix, row.matrix_id)
    year = tx.session.get_one(Skp, matrix.skp_id).year
    if row.person_id is None:
        raise refuse("matrix.head_outside", name=row.name)
    name, _position = planning.who(tx, row.person_id)
    skp_id = planning.current_skp(tx, row.person_id, year)
    if skp_id is None:
        raise refuse("matrix.head_without_results", name=name)
    known = _team_under(tx, matrix.id, skp_id)
    if known is not None:
        known.parent_id = matrix.id
        row.heads_team = True
        return known.id
    skp = planning.view(tx, skp_id)
    columns = columns_of(skp, by_results=True)
    if not columns:
        raise refuse("matrix.head_without_results", name=name)
    row.heads_team = True
    return _make(tx, skp, matrix.id, columns)


def name_team(tx: Tx, matrix_id: UUID, team: str) -> None:
    """Give a team its name; it is printed over its table and as the giver of the task."""
    tx.session.get_one(Matrix, matrix_id).team = team.strip()


def _team_under(tx: ReadTx, parent_id: UUID, skp_id: UUID) -> Matrix | None:
    free = sa.or_(Matrix.parent_id == parent_id, Matrix.parent_id.is_(None))
    return tx.session.scalar(
        sa.select(Matrix)
        .where(Matrix.skp_id.in_(_versions(tx, skp_id)), free, Matrix.id != parent_id)
        .order_by(Matrix.parent_id.desc().nulls_last(), Matrix.id)
        .limit(1)
    )


def _make(tx: Tx, skp: SkpView, parent_id: UUID | None, columns: Iterable[Column]) -> UUID:
    made = Matrix(skp_id=skp.id, parent_id=parent_id)
    tx.session.add(made)
    staff = staff_of(tx, skp.person_id)
    heads = heading(tx, (person.person_id for person in staff))
    rows: dict[UUID, MatrixRow] = {}
    for no, person in enumerate(
        sorted(staff, key=lambda one: (one.person_id not in heads, *_rank(one))), start=1
    ):
        key = person.person_id
        row = MatrixRow(matrix_id=made.id, no=no, person_id=key, heads_team=key in heads)
        tx.session.add(row)
        rows[key] = row
    _take_over_links(tx, made, rows, skp.year, list(columns))
    tx.session.flush()
    return made.id


def _rank(person: PersonNow) -> tuple[int, str, UUID]:
    return (-(person.rank_order or 0), person.sort_name, person.person_id)


def _take_over_links(
    tx: Tx, matrix: Matrix, rows: dict[UUID, MatrixRow], year: int, columns: list[Column]
) -> None:
    """Put results that already support one of the columns into their cells."""
    places: dict[UUID, list[Column]] = defaultdict(list)
    for column in columns:
        places[column.result_id].append(column)
    for person_id, row in rows.items():
        skp_id = planning.current_skp(tx, person_id, year)
        if skp_id is None:
            continue
        counts: dict[UUID, int] = defaultdict(int)
        for result in planning.view(tx, skp_id).results:
            fitting = places.get(result.supports_id, []) if result.supports_id else []
            named = [one for one in fitting if one.view.text == result.supports_indicator]
            for column in (named or fitting)[:1]:  # no indicator named: under the result's first
                counts[column.view.id] += 1
                entry = MatrixEntry(
                    matrix_id=matrix.id, matrix_row_id=row.id, no=counts[column.view.id],
                    text=result.text, made_id=result.id,
                )  # fmt: skip
                put_under(entry, column)
                tx.session.add(entry)


def put_under(entry: MatrixEntry, column: Column) -> None:
    """Stand an entry in a column of either kind."""
    if column.indicator_id is not None:
        entry.indicator_id = column.indicator_id
    else:
        entry.work_result_id = column.result_id


# ---- people


def heading(tx: ReadTx, ids: Iterable[UUID]) -> set[UUID]:
    """Of these people those who assess others: they head a team."""
    found: set[UUID] = set()
    for part in chunks(ids):
        found.update(
            one
            for one in tx.session.scalars(
                sa.select(PersonNow.assessor_id)
                .where(PersonNow.assessor_id.in_(part), PersonNow.active)
                .distinct()
            )
            if one is not None
        )
    return found


def may_lead(tx: ReadTx, skp_id: UUID) -> bool:
    """Whether an SKP has a matrix or its owner has people to make one for."""
    skp = tx.session.get(Skp, skp_id)
    if skp is None:
        return False
    leads = skp.family is FormFamily.LEADER or bool(heading(tx, [skp.person_id]))
    return leads or find(tx, skp_id) is not None


def _versions(tx: ReadTx, skp_id: UUID) -> list[UUID]:
    """An SKP and the versions of it before."""
    found: list[UUID] = []
    row = tx.session.get(Skp, skp_id)
    while row is not None and row.id not in found:
        found.append(row.id)
        row = tx.session.get(Skp, row.previous_id) if row.previous_id else None
    return found
