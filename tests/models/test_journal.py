"""The journal makes itself, keeps its chain and cannot be gone round."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from asn_desktop.models import journal
from asn_desktop.models.journal import JournalChange, JournalEntry
from asn_desktop.models.people import Unit
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import refuse
from asn_desktop.services.office import Office, ReadTx, Tx


def add_unit(tx: Tx, name: str) -> Unit:
    unit = Unit(name=name, folded=name.lower())
    tx.session.add(unit)
    return unit


def rename(tx: Tx, unit_id: object, name: str) -> None:
    unit = tx.session.get_one(Unit, unit_id)
    unit.name = name


def changes(tx: ReadTx) -> list[tuple[int, str, str, str | None, str | None]]:
    rows = tx.session.execute(
        sa.select(
            JournalChange.entry,
            JournalChange.kind,
            JournalChange.field,
            JournalChange.before,
            JournalChange.after,
        ).order_by(JournalChange.entry, JournalChange.no)
    )
    return [tuple(row) for row in rows]


def test_an_act_makes_one_entry_with_what_changed(office: Office) -> None:
    made = office.write(Act.EDIT_UNIT, add_unit, "Seksi Pemerintahan")
    assert made.entry == 1
    assert made.changes.kinds == {"unit"}
    assert made.changes.ids == {made.value.id}
    office.write(Act.EDIT_UNIT, rename, made.value.id, "Seksi Tata Pemerintahan")
    rows = office.read(changes)
    assert rows[1] == (2, "unit", "name", '"Seksi Pemerintahan"', '"Seksi Tata Pemerintahan"')
    assert rows[0][:4] == (1, "unit", "", None)
    assert '"name":"Seksi Pemerintahan"' in str(rows[0][4])


def test_a_refusal_writes_nothing(office: Office) -> None:
    def refusing(tx: Tx) -> None:
        add_unit(tx, "X")
        raise refuse("unit.test")

    with pytest.raises(Exception, match=r"unit\.test"):
        office.write(Act.EDIT_UNIT, refusing)
    assert office.read(changes) == []
    assert office.read(lambda tx: tx.session.scalars(sa.select(Unit)).all()) == []


def test_an_act_that_changes_nothing_writes_no_entry(office: Office) -> None:
    made = office.write(Act.EDIT_UNIT, add_unit, "A")
    assert office.write(Act.EDIT_UNIT, rename, made.value.id, "A").entry is None


def test_changing_there_and_back_in_one_act_is_no_change(office: Office) -> None:
    made = office.write(Act.EDIT_UNIT, add_unit, "A")

    def there_and_back(tx: Tx) -> None:
        rename(tx, made.value.id, "B")
        tx.session.flush()
        rename(tx, made.value.id, "A")

    assert office.write(Act.EDIT_UNIT, there_and_back).entry is None


def test_writing_round_the_unit_of_work_is_refused(office: Office) -> None:
    office.write(Act.EDIT_UNIT, add_unit, "A")
    for statement in (
        sa.update(Unit).values(name="B"),
        sa.delete(Unit),
        sa.insert(Unit).values(name="C", folded="c"),
    ):
        with pytest.raises(RuntimeError, match="not be journalled"):
            office.write(Act.EDIT_UNIT, lambda tx, s=statement: tx.session.execute(s))


def test_the_chain_verifies_and_tells_the_first_entry_that_was_changed(
    sqlite_office: Office,
) -> None:
    for name in "ABCD":
        sqlite_office.write(Act.EDIT_UNIT, add_unit, name)
    assert sqlite_office.read(lambda tx: journal.verify(tx.session)) is None
    with sqlite_office.store.writer.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER journal_change_no_update")
        connection.exec_driver_sql("UPDATE journal_change SET after='{}' WHERE entry=3")
    assert sqlite_office.read(lambda tx: journal.verify(tx.session)) == 3


def test_a_purge_may_blank_values_and_the_chain_still_holds(sqlite_office: Office) -> None:
    sqlite_office.write(Act.EDIT_UNIT, add_unit, "A")
    with sqlite_office.store.writer.begin() as connection:
        connection.exec_driver_sql("UPDATE journal_change SET before=NULL, after=NULL")
    assert sqlite_office.read(lambda tx: journal.verify(tx.session)) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET actor='x'",
        "DELETE FROM journal_entry",
        "DELETE FROM journal_change",
        "UPDATE journal_change SET after='x'",
        "INSERT OR REPLACE INTO journal_entry SELECT * FROM journal_entry",
    ],
)
def test_the_journal_is_append_only(sqlite_office: Office, statement: str) -> None:
    sqlite_office.write(Act.EDIT_UNIT, add_unit, "A")
    with (
        pytest.raises(DatabaseError, match=r"append only"),
        sqlite_office.store.writer.begin() as connection,
    ):
        connection.exec_driver_sql(statement)


def test_entries_know_actor_and_on_whose_behalf(office: Office) -> None:
    from asn_desktop.services.office import Actor

    office.actor = Actor("Operator", "Drs. Budi")
    office.write(Act.EDIT_UNIT, add_unit, "A")
    entry = office.read(lambda tx: tx.session.scalars(sa.select(JournalEntry)).one())
    assert (entry.actor, entry.on_behalf_of, entry.act) == (
        "Operator",
        "Drs. Budi",
        "people.edit_unit",
    )
