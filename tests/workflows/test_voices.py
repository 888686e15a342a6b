"""Printing slips and the secrets of rounds: made once, lost, carried, destroyed."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from asn_desktop.models.planning import Period
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.voices import VoiceKind
from asn_desktop.services import periods, voices
from asn_desktop.services.office import Office
from asn_desktop.views.voices import Slip
from asn_desktop.workflows import slip_keys
from asn_desktop.workflows import voices as rounds
from tests.reports.pdf_reader import Pdf


@pytest.fixture
def two_rounds(sqlite_office: Office, make_person: Callable[..., UUID]) -> list[UUID]:
    office = sqlite_office
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    period = office.read(lambda tx: tx.session.scalars(sa.select(Period.id)).first())
    sides = [VoiceKind.PEER, VoiceKind.PUBLIC]
    person = make_person(office, "Siti Aminah, S.E.")
    office.write(Act.OPEN_VOICES, voices.open_rounds, period, [person], sides, None)
    return [row.id for row in office.read(voices.all_rows, period)]


def numbers_in(pdf: bytes) -> list[list[int]]:
    """The slip numbers of every page behind the clerk's sheet, in the order of the paper."""
    return [
        [int(one) for one in re.findall(r"Slip nomor\s+(\d{4})", page.text)]
        for page in Pdf(pdf).pages[1:]
    ]


def test_slips_are_counted_out_and_printed_again_with_their_numbers(
    sqlite_office: Office, two_rounds: list[UUID]
) -> None:
    office = sqlite_office
    first, _paper = rounds.print_slips(office, two_rounds, 8, 4)
    more, _paper = rounds.print_slips(office, two_rounds[:1], 4, 4)
    again, _paper = rounds.print_again(office, two_rounds[:1], 4)
    assert [office.read(voices.round_row, each).handed for each in two_rounds] == [12, 8]
    pages = numbers_in(first)
    assert [len(page) for page in pages] == [4, 4, 4, 4]
    peers = {*pages[0], *pages[1]}
    later = {number for page in numbers_in(more) for number in page}
    assert len(peers) == 8
    assert not peers & later
    assert {number for page in numbers_in(again) for number in page} == peers | later
    key = slip_keys.find(slip_keys.keys_folder(office), two_rounds[0])
    assert key is not None
    assert set(key.numbers(0, 12)) == peers | later


def test_the_order_of_the_paper_is_another_than_that_of_the_secret(
    sqlite_office: Office, two_rounds: list[UUID]
) -> None:
    made, _paper = rounds.print_slips(sqlite_office, two_rounds[:1], 100, 4)
    on_paper = [number for page in numbers_in(made) for number in page]
    key = slip_keys.find(slip_keys.keys_folder(sqlite_office), two_rounds[0])
    assert key is not None
    drawn = list(key.numbers(0, 100))
    assert sorted(on_paper) == sorted(drawn)
    assert sum(a == b for a, b in zip(on_paper, drawn, strict=True)) < 10


def test_what_cannot_be_printed_counts_nothing(
    sqlite_office: Office, two_rounds: list[UUID]
) -> None:
    for count in (0, 301):
        with pytest.raises(Refused):
            rounds.print_slips(sqlite_office, two_rounds, count, 4)
    with pytest.raises(Refused):
        rounds.print_again(sqlite_office, two_rounds, 4)
    rounds.close(sqlite_office, two_rounds[0])
    with pytest.raises(Refused):
        rounds.print_slips(sqlite_office, two_rounds, 5, 4)
    assert sqlite_office.read(voices.round_row, two_rounds[1]).handed == 0


def test_a_secret_is_made_once_for_the_person_alone(
    sqlite_office: Office, two_rounds: list[UUID]
) -> None:
    folder = slip_keys.keys_folder(sqlite_office)
    made = slip_keys.find_or_make(folder, two_rounds[0], numbered=True)
    assert slip_keys.find_or_make(folder, two_rounds[0], numbered=False) == made
    assert slip_keys.find(folder, two_rounds[0]) == made
    assert slip_keys.find(folder, two_rounds[1]) is None
    (file,) = folder.iterdir()
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.write_bytes(file.read_bytes()[:20])  # cut short: as if it were lost
    assert slip_keys.find(folder, two_rounds[0]) is None


def test_where_the_secret_was_lost_one_keys_again(
    sqlite_office: Office, two_rounds: list[UUID]
) -> None:
    office, folder = sqlite_office, slip_keys.keys_folder(sqlite_office)
    rounds.print_slips(office, two_rounds[:1], 6, 2)
    key, kept = rounds.begin(office, two_rounds[0])
    assert key.numbered
    number = key.numbers(0, 6)[0]
    slip = Slip(number, (4,) * 7)
    office.write(Act.KEY_VOICES, voices.keep, two_rounds[0], key, slip)
    slip_keys.destroy(folder, two_rounds[0])
    later, kept = rounds.begin(office, two_rounds[0])
    assert not later.numbered
    assert (kept.slips, kept.unreadable) == ((), 1)
    office.write(Act.KEY_VOICES, voices.keep, two_rounds[0], later, slip)
    assert office.read(voices.kept, two_rounds[0], later).slips == (slip,)


def test_secrets_are_carried_and_those_without_a_round_destroyed(
    sqlite_office: Office, two_rounds: list[UUID]
) -> None:
    folder = slip_keys.keys_folder(sqlite_office)
    stray = uuid4()
    kept = slip_keys.find_or_make(folder, two_rounds[0], numbered=True)
    slip_keys.find_or_make(folder, stray, numbered=True)
    rounds.tidy(sqlite_office)
    assert slip_keys.find(folder, stray) is None
    assert slip_keys.find(folder, two_rounds[0]) == kept
    target = folder.parent.parent / "lain"
    old = slip_keys.find_or_make(target / slip_keys.FOLDER, stray, numbered=True)
    slip_keys.carry(folder.parent, target)
    assert slip_keys.find(target / slip_keys.FOLDER, two_rounds[0]) == kept
    assert slip_keys.find(target / slip_keys.FOLDER, stray) is None
    assert old != kept
