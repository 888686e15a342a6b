from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.exchange import RowExtra
from asn_desktop.models.planning import Indicator, Period, WorkResult
from asn_desktop.models.progress import Realisation
from asn_desktop.rules.acts import Act
from asn_desktop.rules.exchange import PROGRESS
from asn_desktop.services import parcels, periods, progress
from asn_desktop.services.office import Office, ReadTx, Tx
from asn_desktop.views.parcels import Content, from_text, name_of, to_text

Make = Callable[..., Any]
FRAME = b'{"id":"00000000000000000000000000000001","kind":"skp"'


def test_the_text_is_the_same_whatever_order_rows_and_columns_come_in() -> None:
    key, one, two = UUID(int=1), UUID(int=2).hex, UUID(int=3).hex
    left = Content("skp", key, {"skp": [{"id": one, "b": 1, "a": "x"}, {"id": two, "a": "y"}]})
    rows = [{"a": "y", "id": two, "b": None}, {"a": "x", "id": one, "b": 1}]
    right = Content("skp", key, {"skp": rows})
    assert to_text(left) == to_text(right)
    assert to_text(from_text(to_text(left))) == to_text(left)
    assert name_of(to_text(left)) != name_of(to_text(Content("skp", key, None)))


@pytest.mark.parametrize(
    "text",
    [
        b"[]",
        b'{"id":"x","kind":"skp","tables":null}',
        FRAME + b"}",
        FRAME + b',"tables":{"skp":{"columns":["a"],"values":[]}}}',
        FRAME + b',"tables":{"skp":{"columns":["id","id"],"values":[]}}}',
        FRAME + b',"tables":{"skp":{"columns":["id"],"values":[[1,2]]}}}',
    ],
)
def test_what_is_no_parcel_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match=r"parcel|hexadecimal"):
        from_text(text)


def head(tx: ReadTx) -> int:
    return tx.session.execute(sa.text("SELECT max(seq) FROM journal_entry")).scalar_one()


@pytest.fixture
def told(office: Office, make_person: Make, make_skp: Make) -> dict[str, Any]:
    """An SKP with one realisation, and the end of the journal before that."""
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    leader = make_person(office)
    person = make_person(office, assessor=leader)
    skp = make_skp(office, person, leader)
    before = office.read(head)
    period = office.read(
        lambda tx: tx.session.scalars(sa.select(Period.id).where(Period.code == "TW2")).one()
    )
    line = office.read(progress.progress_of, person, period).results[0].indicators[0]
    result = office.read(progress.progress_of, person, period).results[0]
    office.write(
        Act.RECORD_REALISATION, progress.record, result.id, line.id, period, "288 surat", "Register"
    )
    return {"person": person, "skp": skp, "period": period, "before": before}


def test_the_journal_names_the_parcels_that_were_touched(
    office: Office, told: dict[str, Any]
) -> None:
    touched = office.read(lambda tx: parcels.since(tx, told["before"], head(tx)))
    key = parcels.progress_id(told["skp"], told["period"])
    assert dict(touched.parcels) == {PROGRESS: {key}}
    whole = office.read(parcels.everything)
    assert key in whole.parcels[PROGRESS]
    assert whole.parcels["skp"] == {told["skp"]}
    assert told["person"] in whole.parcels["person"]
    about = office.read(parcels.people_of, PROGRESS, {key}, touched.places)
    assert about == {key: told["person"]}


def test_a_parcel_holds_the_rows_of_every_depth_and_nothing_else(
    office: Office, told: dict[str, Any], make_person: Make, make_skp: Make
) -> None:
    make_skp(office, make_person(office), told["person"])  # somebody else's
    made = office.read(parcels.contents, "skp", {told["skp"]})[told["skp"]]
    assert made.rows is not None
    assert {table: len(rows) for table, rows in made.rows.items()} == {
        "skp": 1,
        "work_result": 2,
        "indicator": 3,
    }
    assert made.rows["skp"][0]["person_id"] == told["person"].hex
    key = parcels.progress_id(told["skp"], told["period"])
    places = {key: (told["skp"], told["period"])}
    done = office.read(parcels.contents, PROGRESS, {key}, places)[key]
    assert done.rows is not None
    assert [row["text"] for row in done.rows["realisation"]] == ["288 surat"]


def test_a_deleted_row_leads_to_its_parcel_and_a_deleted_parcel_is_empty(
    office: Office, told: dict[str, Any]
) -> None:
    before = office.read(head)

    def delete(tx: Tx) -> None:
        for row in tx.session.scalars(sa.select(Realisation)):
            tx.session.delete(row)
        tx.session.flush()
        for indicator in tx.session.scalars(sa.select(Indicator)):
            tx.session.delete(indicator)
        tx.session.flush()
        for result in tx.session.scalars(sa.select(WorkResult)):
            tx.session.delete(result)

    office.write(Act.EDIT_SKP, delete)
    touched = office.read(lambda tx: parcels.since(tx, before, head(tx)))
    key = parcels.progress_id(told["skp"], told["period"])
    assert dict(touched.parcels) == {"skp": {told["skp"]}, PROGRESS: {key}}
    gone = office.read(parcels.contents, PROGRESS, {key}, touched.places)[key]
    assert gone.rows is None


def test_what_this_program_does_not_know_travels_on(office: Office, told: dict[str, Any]) -> None:
    plain = office.read(parcels.texts, "skp", {told["skp"]})[told["skp"]]

    def add(tx: Tx) -> None:
        extra = RowExtra(row_id=told["skp"], table="skp", columns='{"baru":"x"}')
        tx.session.add(extra)

    office.write(Act.MERGE_BUNDLE, add)
    made = office.read(parcels.contents, "skp", {told["skp"]})[told["skp"]]
    assert made.rows is not None
    assert made.rows["skp"][0]["baru"] == "x"
    assert name_of(to_text(made)) != name_of(plain)
