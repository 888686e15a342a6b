"""Unsigned rounds: opened, handed out, keyed, checked, closed; what is shown and what is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.journal import JournalChange, JournalEntry
from asn_desktop.models.planning import Period
from asn_desktop.models.voices import VoiceMark, VoiceRound, VoiceSlip, VoiceText
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.slips import middle, told
from asn_desktop.rules.voices import VoiceKind
from asn_desktop.services import periods, voices, voices_results, worklist
from asn_desktop.services.office import Office
from asn_desktop.services.voices_seal import BODY, SlipKey, new_key
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.voices import Slip
from asn_desktop.views.worklist import Work

FULL = (4, 4, 3, 3, 2, 1, 4)


class Round:
    """An open round with slips handed out."""

    def __init__(self, office: Office, person: UUID, handed: int = 12) -> None:
        self.office, self.person = office, person
        self.period = office.read(
            lambda tx: tx.session.scalars(sa.select(Period.id).where(Period.code == "TW2")).one()
        )
        sides = [VoiceKind.PEER]
        office.write(
            Act.OPEN_VOICES, voices.open_rounds, self.period, [person], sides, date(2026, 7, 9)
        )
        self.id = office.read(voices.all_rows, self.period)[0].id
        self.key = new_key(numbered=True)
        office.write(Act.HAND_OUT_VOICES, voices.hand_out, [self.id], handed)
        self.numbers = self.key.numbers(0, handed)

    def keep(self, at: int, marks: tuple[int | None, ...], text: str = "", *, checked: bool = True):
        slip = Slip(self.numbers[at], marks, text, checked)
        return self.office.write(Act.KEY_VOICES, voices.keep, self.id, self.key, slip)

    def kept(self) -> tuple[Slip, ...]:
        return self.office.read(voices.kept, self.id, self.key).slips

    def close(self, key: SlipKey | None = None) -> int:
        return self.office.write(Act.CLOSE_VOICES, voices.close, self.id, key or self.key).value

    def results(self) -> voices_results.VoiceResults:
        return self.office.read(voices_results.results, self.id)

    def count(self, mapped: type) -> int:
        return self.office.read(
            lambda tx: tx.session.scalar(sa.select(sa.func.count()).select_from(mapped)) or 0
        )


@pytest.fixture
def opened(office: Office, make_person: Callable[..., UUID]) -> Round:
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    return Round(office, make_person(office, "Siti Aminah, S.E."))


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def test_rounds_are_opened_for_many_at_once_and_only_once(
    office: Office, make_person: Callable[..., UUID]
) -> None:
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    period = office.read(lambda tx: tx.session.scalars(sa.select(Period.id)).first())
    people = [make_person(office) for _one in range(5)]
    both = [VoiceKind.PEER, VoiceKind.PUBLIC]
    write = office.write
    made = write(Act.OPEN_VOICES, voices.open_rounds, period, people[:3], both[:1], None)
    assert made.value == 3
    made = write(Act.OPEN_VOICES, voices.open_rounds, period, people, both, None)
    assert made.value == 7
    rows = office.read(voices.all_rows, period)
    assert len(rows) == 10 == office.read(voices.open_count, period)
    assert {(row.person_id, row.kind) for row in rows} == {(p, k) for p in people for k in both}
    shown = voices.choose(rows, ListQuery(filters={"kind": VoiceKind.PUBLIC})).rows
    assert len(shown) == 5
    with pytest.raises(Refused) as refused:
        write(Act.OPEN_VOICES, voices.open_rounds, period, people, both, date(2026, 7, 1))
    assert codes(refused) == ["voices.due_passed"]
    for bad in (([], both), (people, [])):
        with pytest.raises(Refused):
            write(Act.OPEN_VOICES, voices.open_rounds, period, *bad, None)


def test_a_kept_slip_comes_back_as_it_was_keyed_and_is_noise_without_the_secret(
    opened: Round,
) -> None:
    opened.keep(0, FULL, "  Antrean  tertib.\n Terima kasih ", checked=False)
    opened.keep(1, (None,) * 6 + (2,))
    opened.keep(0, FULL, "Antrean tertib.\nTerima kasih", checked=True)  # again: checked now
    found = {slip.number: slip for slip in opened.kept()}
    assert found[opened.numbers[0]].text == "Antrean tertib.\nTerima kasih"
    assert found[opened.numbers[0]].checked
    assert found[opened.numbers[1]].marks == (None,) * 6 + (2,)
    stranger = opened.office.read(voices.kept, opened.id, new_key(numbered=True))
    assert (stranger.slips, stranger.unreadable) == ((), 2)
    lengths = opened.office.read(
        lambda tx: {len(body) for body in tx.session.scalars(sa.select(VoiceSlip.body))}
    )
    assert lengths == {BODY}


@pytest.mark.parametrize("change", range(0, BODY, 511))
def test_a_sealed_slip_that_was_changed_is_not_read(change: int) -> None:
    key = new_key(numbered=True)
    body = bytearray(key.shut(Slip(1234, FULL, "teks")))
    assert key.opened(bytes(body)) == Slip(1234, FULL, "teks")
    body[change] ^= 1
    assert key.opened(bytes(body)) is None


def test_the_numbers_go_on_where_they_stopped_and_never_come_twice() -> None:
    key = new_key(numbered=True)
    first, second = key.numbers(0, 200), key.numbers(200, 150)
    assert (*first, *second) == key.numbers(0, 350)
    assert len({*first, *second}) == 350
    assert all(1000 <= number <= 9999 for number in (*first, *second))
    assert list(first) != sorted(first)
    assert first != new_key(numbered=True).numbers(0, 200)


def test_what_may_not_be_kept_is_refused(opened: Round) -> None:
    foreign = next(n for n in range(1000, 9999) if n not in opened.numbers)
    number = opened.numbers[0]
    for slip, code in (
        (Slip(foreign, FULL), "voices.number"),
        (Slip(number, (*FULL[:6], 5)), "voices.mark"),
        (Slip(number, FULL[:6]), "voices.mark"),
        (Slip(number, (None,) * 7, " \n"), "voices.blank"),
        (Slip(number, FULL, "a" * 1001), "voices.long"),
    ):
        with pytest.raises(Refused) as refused:
            opened.office.write(Act.KEY_VOICES, voices.keep, opened.id, opened.key, slip)
        assert codes(refused) == [code]
    assert opened.kept() == ()
    opened.keep(0, FULL, "\N{SMILING FACE WITH SMILING EYES}" * 1000)  # the longest there is
    assert len(opened.kept()[0].text) == 1000


def test_a_secret_made_after_the_numbers_were_given_out_takes_every_number(opened: Round) -> None:
    later = new_key(numbered=False)
    slip = Slip(opened.numbers[3], FULL)
    opened.office.write(Act.KEY_VOICES, voices.keep, opened.id, later, slip)
    assert opened.office.read(voices.kept, opened.id, later).slips == (slip,)


def test_a_sitting_is_one_entry_with_the_count_and_keeping_is_none(opened: Round) -> None:
    before = entries(opened.office)
    for at in range(4):
        assert opened.keep(at, FULL, f"tulisan {at}").entry is None
    assert entries(opened.office) == before
    opened.office.write(Act.KEY_VOICES, voices.count_keyed, opened.id, opened.key)
    assert entries(opened.office) == before + 1
    (change,) = opened.office.read(
        lambda tx: list(
            tx.session.scalars(sa.select(JournalChange).where(JournalChange.entry == before + 1))
        )
    )
    assert (change.kind, change.field, change.before, change.after) == (
        "voice_round", "keyed", "0", "4",
    )  # fmt: skip


def entries(office: Office) -> int:
    return office.read(
        lambda tx: tx.session.scalar(sa.select(sa.func.count(JournalEntry.seq))) or 0
    )


def test_a_round_is_closed_only_when_every_slip_was_checked(opened: Round) -> None:
    for at in range(6):
        opened.keep(at, FULL, checked=at != 2)
    with pytest.raises(Refused) as refused:
        opened.close()
    assert codes(refused) == ["voices.unchecked"]
    assert opened.count(VoiceMark) == 0
    opened.keep(2, FULL)
    assert opened.close() == 6
    for act in (
        lambda: opened.keep(7, FULL),
        lambda: opened.close(),
        lambda: opened.office.write(Act.HAND_OUT_VOICES, voices.hand_out, [opened.id], 1),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert codes(refused) == ["voices.closed"]


def test_nothing_is_shown_before_the_round_is_closed(opened: Round) -> None:
    for at in range(8):
        opened.keep(at, FULL, f"tulisan {at}")
        opened.office.write(Act.KEY_VOICES, voices.count_keyed, opened.id, opened.key)
        found = opened.results()
        assert not found.shown
        assert found.values == ()
        assert found.texts == ()
        assert found.answers == at + 1
    opened.close()
    assert opened.results().shown


def test_a_closed_round_shows_counts_and_texts(opened: Round) -> None:
    marks = [(4,) * 7] * 3 + [(3,) * 7] * 3 + [(1, *(2,) * 6), (2, *(None,) * 6)]
    for at, each in enumerate(marks):
        opened.keep(at, each, f"tulisan {at}" if at < 5 else "")
    opened.close()
    found = opened.results()
    first, second = found.values[0], found.values[1]
    assert first.counts == (1, 1, 3, 3)
    assert first.middle == "Sering terlihat"
    assert first.told == "6 dari 8 menjawab sering atau selalu"
    assert second.counts == (0, 1, 3, 3)
    assert first.name == "Berorientasi pelayanan"
    assert sorted(found.texts) == [f"tulisan {at}" for at in range(5)]
    orders = {opened.results().texts for _once in range(40)}
    assert len(orders) > 5  # another order each time
    found = opened.office.read(voices_results.facts_of, [opened.person], opened.period)
    facts = found[opened.person]
    assert facts[0].answers == 8
    assert facts[0].words[0] == "Berorientasi pelayanan: 6 dari 8 menjawab sering atau selalu"
    assert len(facts[0].texts) == 5


@pytest.mark.parametrize("answers", [0, 1, 4, 5])
def test_fewer_than_five_are_not_shown_and_not_even_kept(opened: Round, answers: int) -> None:
    for at in range(answers):
        opened.keep(at, FULL, "rahasia")
    assert opened.close() == answers
    found = opened.results()
    assert found.shown is (answers == 5)
    assert found.answers == answers
    assert opened.count(VoiceText) == (5 if answers == 5 else 0)
    assert opened.count(VoiceMark) == (35 if answers == 5 else 0)
    assert opened.count(VoiceSlip) == 0


def test_a_value_fewer_than_five_answered_is_hidden_and_not_kept(opened: Round) -> None:
    for at in range(7):
        opened.keep(at, (4, *(None,) * 5, 4 if at < 4 else None))
    opened.close()
    values = opened.results().values
    assert values[0].counts == (0, 0, 0, 7)
    assert all(value.counts is None for value in values[1:])
    assert opened.count(VoiceMark) == 7


def test_a_round_with_unreadable_slips_is_closed_only_after_they_were_keyed_again(
    opened: Round,
) -> None:
    for at in range(6):
        opened.keep(at, FULL)
    old, opened.key = opened.key, new_key(numbered=False)  # brought back without its secret
    with pytest.raises(Refused) as refused:
        opened.close()
    assert codes(refused) == ["voices.unreadable"]
    assert opened.office.read(voices.kept, opened.id, old).unreadable == 0  # nothing was lost
    for at in range(6):
        opened.keep(at, FULL)
    forget = voices.forget_unreadable
    assert opened.office.write(Act.KEY_VOICES, forget, opened.id, opened.key).value == 6
    assert opened.close() == 6
    assert opened.results().shown


def test_what_a_killed_program_left_is_forgotten(opened: Round) -> None:
    opened.keep(0, FULL)

    def shut(tx: voices.Tx) -> None:
        tx.session.get_one(VoiceRound, opened.id).closed_on = tx.today

    assert opened.office.write(Act.KEY_VOICES, voices.forget_strays).value == {opened.id}
    assert opened.count(VoiceSlip) == 1
    opened.office.write(Act.CLOSE_VOICES, shut)
    assert opened.office.write(Act.KEY_VOICES, voices.forget_strays).value == set()
    assert opened.count(VoiceSlip) == 0


def test_a_round_past_its_day_waits_in_the_work_list(opened: Round, clock: Any) -> None:
    def rows() -> list[Work]:
        found = opened.office.read(worklist.work_list, 2026, "TW2").rows
        return [row for row in found if row.key.startswith("voices.late")]

    clock.advance(days=7)  # the last day
    assert rows() == []
    clock.advance(days=1)
    (row,) = rows()
    assert (row.values["count"], row.target) == (1, {"view": "kit", "period": "TW2"})
    assert opened.office.read(voices.round_row, opened.id).late
    opened.close()
    assert rows() == []


@pytest.mark.parametrize(
    ("counts", "words", "share"),
    [
        ((0, 0, 0, 0), "", ""),
        ((1, 1, 3, 3), "Sering terlihat", "6 dari 8 menjawab sering atau selalu"),
        (
            (2, 1, 3, 0),
            "antara kadang terlihat dan sering terlihat",
            "3 dari 6 menjawab sering atau selalu",
        ),
        ((5, 0, 0, 0), "Belum terlihat", "0 dari 5 menjawab sering atau selalu"),
    ],
)
def test_the_middle_answer_in_words(counts: tuple[int, ...], words: str, share: str) -> None:
    assert (middle(counts), told(counts)) == (words, share)
