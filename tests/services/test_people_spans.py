from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asn_desktop.models.people import PersonNip, PersonRank, PersonStatus, Placement
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.ranks import Rank
from asn_desktop.rules.status import Status
from asn_desktop.services import people_at, people_edit, people_spans
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.views.people import Move, SpanKind

Make = Callable[..., UUID]
DAY = date(2026, 1, 1)
days = st.integers(0, 40).map(lambda n: DAY + timedelta(days=n))


def spans(tx: ReadTx, mapped: type, person_id: UUID) -> list[tuple[date | None, date | None]]:
    rows = tx.session.query(mapped).filter_by(person_id=person_id).all()
    return sorted(((row.since, row.until) for row in rows), key=lambda span: span[0] or date.min)


def assert_apart(found: list[tuple[date | None, date | None]]) -> None:
    sound = [span for span in found if span[0] is None or span[1] is None or span[0] < span[1]]
    for one, other in combinations(sound, 2):
        assert not people_edit.overlap(one, other), found


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=st.lists(st.tuples(days, st.integers(0, 5)), min_size=1, max_size=6))
def test_no_sequence_of_moves_makes_two_placements_hold_at_once(
    sqlite_office: Office, make_person: Make, moves: list[tuple[date, int]]
) -> None:
    person = make_person(sqlite_office, nip=None)
    wanted: dict[date, str] = {}
    codes: set[str] = set()
    for since, post in moves:
        move = Move(since=since, position=f"Jabatan {post}")
        try:
            sqlite_office.write(Act.MOVE_PERSON, people_edit.move, person, move)
        except Refused as refused:
            codes.update(finding.code for finding in refused.findings)
            continue
        wanted[since] = f"Jabatan {post}"
    assert codes <= {"move.nothing"}
    assert_apart(sqlite_office.read(spans, Placement, person))
    for since, post in wanted.items():
        assert sqlite_office.read(people_at.party_on, person, since).position == post


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from([Status.STUDY_LEAVE, Status.UNPAID_LEAVE, Status.SECONDED]),
            days,
            st.none() | st.integers(0, 20),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_no_sequence_of_leaves_makes_two_states_hold_at_once(
    sqlite_office: Office,
    make_person: Make,
    steps: list[tuple[Status, date, int | None]],
) -> None:
    person = make_person(sqlite_office, nip=None)
    for status, since, length in steps:
        last = None if length is None else since + timedelta(days=length)
        sqlite_office.write(
            Act.CHANGE_STATUS, people_edit.change_status, person, status, since, last
        )
    assert_apart(sqlite_office.read(spans, PersonStatus, person))


def test_a_later_row_ends_the_new_one_and_the_old_one_ends_where_it_begins(
    office: Office, make_person: Make
) -> None:
    person = make_person(office)
    office.write(Act.CHANGE_RANK, people_edit.change_rank, person, Rank.IV_A, date(2026, 4, 1))
    office.write(Act.CHANGE_RANK, people_edit.change_rank, person, Rank.III_D, date(2025, 4, 1))
    assert office.read(spans, PersonRank, person) == [
        (None, date(2025, 4, 1)),
        (date(2025, 4, 1), date(2026, 4, 1)),
        (date(2026, 4, 1), None),
    ]


def test_the_same_day_again_corrects_instead_of_adding(office: Office, make_person: Make) -> None:
    person = make_person(office)
    for rank in (Rank.IV_A, Rank.III_D):
        office.write(Act.CHANGE_RANK, people_edit.change_rank, person, rank, date(2026, 4, 1))
    assert office.read(spans, PersonRank, person) == [
        (None, date(2026, 4, 1)),
        (date(2026, 4, 1), None),
    ]


def test_a_leave_inside_a_secondment_lets_the_secondment_go_on(
    office: Office, make_person: Make
) -> None:
    person = make_person(office)
    change = people_edit.change_status
    office.write(Act.CHANGE_STATUS, change, person, Status.SECONDED, date(2025, 1, 1))
    office.write(
        Act.CHANGE_STATUS,
        change,
        person,
        Status.UNPAID_LEAVE,
        date(2026, 3, 1),
        date(2026, 5, 31),
    )

    def found(tx: ReadTx) -> list[tuple[Status, date | None, date | None]]:
        rows = tx.session.query(PersonStatus).filter_by(person_id=person).all()
        return sorted(((row.status, row.since, row.until) for row in rows), key=lambda r: r[1])

    assert office.read(found) == [
        (Status.SECONDED, date(2025, 1, 1), date(2026, 3, 1)),
        (Status.UNPAID_LEAVE, date(2026, 3, 1), date(2026, 6, 1)),
        (Status.SECONDED, date(2026, 6, 1), None),
    ]


def test_what_is_typed_as_a_correction_is_kept_though_it_contradicts(
    office: Office, make_person: Make
) -> None:
    person = make_person(office)
    office.write(Act.CHANGE_RANK, people_edit.change_rank, person, Rank.IV_A, date(2026, 4, 1))

    def old(tx: ReadTx) -> UUID:
        return tx.session.query(PersonRank).filter_by(person_id=person, since=None).one().id

    row = office.read(old)
    office.write(Act.CHANGE_RANK, people_spans.correct, SpanKind.RANK, row, until=date(2026, 6, 1))
    assert office.read(spans, PersonRank, person)[0] == (None, date(2026, 6, 1))


def test_taking_a_row_back_lets_what_it_ended_go_on(office: Office, make_person: Make) -> None:
    person = make_person(office)
    office.write(Act.CHANGE_RANK, people_edit.change_rank, person, Rank.IV_A, date(2026, 4, 1))

    def newest(tx: ReadTx) -> UUID:
        return tx.session.query(PersonRank).filter_by(person_id=person, rank=Rank.IV_A).one().id

    office.write(Act.CHANGE_RANK, people_spans.remove, SpanKind.RANK, office.read(newest))
    assert office.read(spans, PersonRank, person) == [(None, None)]


def test_the_last_nip_cannot_be_taken_back(office: Office, make_person: Make) -> None:
    person = make_person(office)

    def only(tx: ReadTx) -> UUID:
        return tx.session.query(PersonNip).filter_by(person_id=person).one().id

    with pytest.raises(Refused, match=r"span\.last_nip"):
        office.write(Act.CHANGE_NIP, people_spans.remove, SpanKind.NIP, office.read(only))
