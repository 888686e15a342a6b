"""One autosave: our own time beyond the bare commit, 95th percentile (aim 3 ms).

Measured on a cell of an SKP, and on a person's name, from which the row of the lists is derived.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa
from fill import fill_office

from asn_desktop.models.engine import raw_connection
from asn_desktop.models.people import Person
from asn_desktop.models.planning import Indicator, Skp, WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.planning import Approach, ResultSection
from asn_desktop.rules.positions import FormFamily
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.opening import open_office

ROUNDS = 400


def rename(tx: Tx, person_id: UUID, name: str) -> None:
    tx.session.get_one(Person, person_id).name = name


def bare_commits(office: Office) -> list[float]:
    times = []
    with raw_connection(office.store.writer) as connection:
        connection.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT) STRICT")
        for number in range(ROUNDS):
            began = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO bare VALUES (?, ?)", (number, "x" * 40))
            connection.execute("COMMIT")
            times.append(time.perf_counter() - began)
    return times


def set_target(tx: Tx, indicator_id: UUID, text: str) -> None:
    tx.session.get_one(Indicator, indicator_id).target = text


def add_skp(tx: Tx, person_id: UUID) -> UUID:
    skp = Skp(
        person_id=person_id,
        assessor_id=None,
        year=2026,
        starts=date(2026, 1, 1),
        ends=date(2026, 12, 31),
        approach=Approach.QUANTITATIVE,
        family=FormFamily.STAFF,
        state=SkpState.DRAFT,
    )
    result = WorkResult(skp_id=skp.id, section=ResultSection.MAIN, no=1, text="Hasil")
    indicator = Indicator(work_result_id=result.id, no=1)
    tx.session.add_all([skp, result, indicator])
    return indicator.id


def autosaves(office: Office, function: Callable[..., None], row: UUID) -> list[float]:
    times = []
    for number in range(ROUNDS):
        began = time.perf_counter()
        office.write(Act.EDIT_SKP, function, row, f"Isi {number}")
        times.append(time.perf_counter() - began)
    return times


def line(name: str, times: list[float]) -> float:
    worst = statistics.quantiles(times, n=20)[18] * 1000
    print(f"{name:28} p50 {statistics.median(times) * 1000:5.2f}  p95 {worst:5.2f} ms")
    return worst


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        fill_office(Path(folder), 1000)
        with open_office(Path(folder)) as office:
            first = sa.select(Person.id).limit(1)
            person = office.read(lambda tx: tx.session.scalars(first).one())
            indicator = office.write(Act.CREATE_SKP, add_skp, person).value
            autosaves(office, set_target, indicator)
            bare = line("bare BEGIN, INSERT, COMMIT", bare_commits(office))
            cell = line("a cell of an SKP", autosaves(office, set_target, indicator))
            name = line("a person's name", autosaves(office, rename, person))
    print(f"our own time p95: cell {cell - bare:.2f} ms, name {name - bare:.2f} ms (aim 3 ms)")


if __name__ == "__main__":
    main()
