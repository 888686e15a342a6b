"""An encrypted office of any size with three years of daily logs, for the timings of following.

4,000 people who write on four of five working days make 2.5 million entries. Only the rows are
made, day by day as life brings them, so that a person's week lies scattered in the file; the
journal of them is not made (it would hold as many changes again and is asked by none of the
questions that are timed). ``python benchmarks/log_office.py FOLDER [PEOPLE]`` keeps such an office.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from asn_desktop.models import planning as plans
from asn_desktop.models.base import Base
from asn_desktop.models.engine import Store, raw_connection
from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.people import PersonNow, Unit
from asn_desktop.models.types import new_id
from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import EvaluationState, SkpState
from asn_desktop.rules.planning import Approach, Aspect, ResultSection
from asn_desktop.rules.positions import FormFamily
from asn_desktop.rules.predicate import Predicate, Rating
from asn_desktop.services.opening import open_office
from asn_desktop.services.periods import set_up_year

PEOPLE = 4_000
UNTIL = date(2026, 7, 2)
YEARS = 3
WRITES = 0.8  # of the working days
WAITING_DAYS = 10  # what was written in the last days waits for the superior
LOG = """
INSERT INTO daily_log (id, person_id, "on", entered_on, activity, output, quantity, unit, starts,
  ends, work_result_id, indicator_id, state, answer, answered_on, answered_by_id, feedback)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, '')
"""
DOES = (
    ("Melayani permohonan surat pengantar di loket", "surat"),
    ("Memeriksa kelengkapan berkas usulan kenaikan pangkat", "berkas"),
    ("Menyusun laporan bulanan kegiatan seksi", "laporan"),
    ("Mengajar matematika kelas VII dan memeriksa tugas", "jam"),
    ("Memasukkan data penerima bantuan ke aplikasi", "data"),
    ("Rapat koordinasi persiapan musrenbang kelurahan", "kegiatan"),
    ("Memantau kebersihan lingkungan RW dan saluran air", "lokasi"),
    ("Menindaklanjuti pengaduan warga tentang lampu jalan", "pengaduan"),
)
DETAIL = ("", " untuk warga RT 03", " bersama tim", " sesuai jadwal", " tahap kedua", " susulan")


def fill_logs(folder: Path, people: int = PEOPLE, years: int = YEARS) -> int:
    """Found an office in ``folder`` whose people wrote for ``years``; return how many entries."""
    from fill import fill_office

    fill_office(folder, people)
    with open_office(folder) as office:
        for year in range(UNTIL.year - years + 1, UNTIL.year + 1):
            office.write(Act.SET_UP_PERIODS, set_up_year, year)
        with office.store.read() as session:
            staff = session.execute(sa.select(PersonNow.person_id, PersonNow.assessor_id)).all()
        results = _make_plans(office.store, staff)
        return _make_logs(office.store, staff, results, years)


def _make_plans(store: Store, staff: Any) -> dict[bytes, tuple[bytes, bytes]]:
    """This year's SKP of everyone with two results counted in pieces, in one tree of units."""
    rows: dict[type[Base], list[dict[str, Any]]] = {
        plans.Skp: [],
        plans.WorkResult: [],
        plans.Indicator: [],
    }
    found: dict[bytes, tuple[bytes, bytes]] = {}
    for person_id, assessor_id in staff:
        skp, both = new_id(), (new_id(), new_id())
        rows[plans.Skp].append(
            {
                "id": skp,
                "person_id": person_id,
                "assessor_id": assessor_id,
                "year": UNTIL.year,
                "starts": date(UNTIL.year, 1, 1),
                "ends": date(UNTIL.year, 12, 31),
                "approach": Approach.QUANTITATIVE,
                "family": FormFamily.STAFF,
                "state": SkpState.SET,
                "number": 1,
                "set_on": date(UNTIL.year, 1, 20),
            }
        )
        for no, result in enumerate(both, start=1):
            rows[plans.WorkResult].append(
                {
                    "id": result,
                    "skp_id": skp,
                    "section": ResultSection.MAIN,
                    "no": no,
                    "text": f"Hasil kerja {no} selesai sesuai standar",
                    "assigned_by": "",
                    "supports_text": "",
                    "supports_indicator": "",
                    "draft_source": False,
                    "study_leave": False,
                }
            )
            rows[plans.Indicator].append(
                {
                    "id": new_id(),
                    "work_result_id": result,
                    "no": 1,
                    "aspect": Aspect.QUANTITY,
                    "text": "Jumlah yang selesai",
                    "target": "600 berkas",
                }
            )
        found[person_id.bytes] = (both[0].bytes, both[1].bytes)
    root = new_id()
    with store.writer.begin() as connection:
        connection.execute(sa.update(Unit).values(parent_id=root))  # schools of one office
        connection.execute(
            sa.insert(Unit), [{"id": root, "name": "Dinas Uji", "folded": "dinas uji"}]
        )
        for mapped, values in rows.items():
            connection.execute(sa.insert(mapped), values)
    return found


def rate_first_quarter(store: Store) -> None:
    """Rate everybody for the first quarter, nobody's sheet signed: what Beranda has most of."""
    with store.read() as session:
        period = session.scalars(
            sa.select(plans.Period.id).where(
                plans.Period.year == UNTIL.year, plans.Period.code == "TW1"
            )
        ).one()
        rows = session.execute(sa.select(plans.Skp.id, plans.Skp.person_id, plans.Skp.assessor_id))
        values = [
            {
                "id": new_id(),
                "skp_id": row.id,
                "person_id": row.person_id,
                "assessor_id": row.assessor_id,
                "period_id": period,
                "state": EvaluationState.RATED,
                "work_rating": Rating.MET,
                "behaviour_rating": Rating.MET,
                "predicate": Predicate.GOOD,
                "doubtful": False,
                "note": "",
                "rated_on": date(UNTIL.year, 4, 10),
                "rated_by_superior": False,
            }
            for row in rows
        ]
    with store.writer.begin() as connection:
        connection.execute(sa.delete(Evaluation))  # of a run before on a kept office
        connection.execute(sa.insert(Evaluation), values)


def forget_ratings(store: Store) -> None:
    """Take the ratings away again."""
    with store.writer.begin() as connection:
        connection.execute(sa.delete(Evaluation))


def _make_logs(
    store: Store, staff: Any, results: dict[bytes, tuple[bytes, bytes]], years: int
) -> int:
    """Write the rows month by month; the indexes are made once at the end."""
    dice, count = random.Random(4), 0
    keys = [(person.bytes, boss.bytes if boss else None) for person, boss in staff]
    with raw_connection(store.writer) as raw:
        raw.execute("PRAGMA cache_size=-200000")
        indexes = raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE tbl_name='daily_log' AND type='index' "
            "AND sql IS NOT NULL"
        ).fetchall()
        for name, _sql in indexes:
            raw.execute(f"DROP INDEX {name}")
        for month in _months(years):
            raw.execute("BEGIN IMMEDIATE")
            for day in month:
                rows = list(_day(dice, day, keys, results))
                raw.executemany(LOG, rows)
                count += len(rows)
            raw.execute("COMMIT")
        for _name, sql in indexes:
            raw.execute(sql)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        raw.execute("PRAGMA cache_size=-2000")
    return count


def _months(years: int) -> Iterator[list[date]]:
    day = date(UNTIL.year - years, UNTIL.month, UNTIL.day)
    month: list[date] = []
    while day <= UNTIL:
        if month and day.month != month[0].month:
            yield month
            month = []
        if day.weekday() < 5:
            month.append(day)
        day += timedelta(days=1)
    yield month


def _day(
    dice: random.Random,
    day: date,
    keys: list[tuple[bytes, bytes | None]],
    results: dict[bytes, tuple[bytes, bytes]],
) -> Iterator[tuple[Any, ...]]:
    """The entries of one day, in the order in which people happen to sit down."""
    on = day.isoformat()
    waits = day > UNTIL - timedelta(days=WAITING_DAYS)
    known = day.year == UNTIL.year
    for person, boss in dice.sample(keys, len(keys)):
        if dice.random() > WRITES:
            continue
        chance = dice.random()
        activity, unit = DOES[int(chance * 1e6) % len(DOES)]
        starts = 450 + 15 * int(chance * 12)
        state = (
            "written" if waits or chance < 0.01 else "returned" if chance > 0.995 else "approved"
        )
        yield (
            new_id().bytes,
            person,
            on,
            on,
            activity + DETAIL[int(chance * 1e4) % len(DETAIL)],
            "",
            str(1 + int(chance * 1e5) % 12) if chance > 0.03 else None,
            unit,
            starts,
            starts + 120,
            results[person][int(chance * 1e3) % 2] if known and chance > 0.1 else None,
            state,
            "Lengkapi jumlahnya." if state == "returned" else "",
            None if state == "written" else on,
            None if state == "written" else boss,
        )


def main() -> None:
    if len(sys.argv) < 2:
        print("no folder given: logs.py makes its own office")
        return
    began = time.perf_counter()
    people = int(sys.argv[2]) if len(sys.argv) > 2 else PEOPLE
    count = fill_logs(Path(sys.argv[1]), people)
    print(f"{count:,} entries of {people:,} people in {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
