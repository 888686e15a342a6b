"""The same protocol, led into its corners by hypothesis."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.simulation.model import INVALID, OFFICE_PARCELS
from tests.simulation.world import OFFICES, Trouble, World

AT = st.integers(0, OFFICES - 1)
ANY = st.integers(0, 30)
WORDS = st.sampled_from((0, 1, 2, INVALID))
SOAK = bool(os.environ.get("ASN_SOAK"))


class Exchange(RuleBasedStateMachine):
    """Offices, a centre, and all that can happen but copies of a database."""

    trouble = Trouble(restores=True, centre_restores=True, invalid=True)

    def __init__(self) -> None:
        super().__init__()
        self.world = World(self.trouble)
        for at in range(OFFICES):
            for parcel in range(OFFICE_PARCELS):
                self.world.edit(at, parcel, 0)

    def _any(self, at: int) -> int:
        return at % len(self.world.offices)

    @rule(at=ANY, parcel=st.integers(0, OFFICE_PARCELS - 1), word=WORDS)
    def edit(self, at: int, parcel: int, word: int) -> None:
        self.world.edit(self._any(at), parcel, word)

    @rule(at=ANY)
    def export(self, at: int) -> None:
        self.world.export(self._any(at))

    @rule(which=ANY, keep=st.booleans())
    def deliver(self, which: int, keep: bool) -> None:
        self.world.deliver(which, keep=keep)

    @rule(which=ANY)
    def lose(self, which: int) -> None:
        self.world.lose(which)

    @rule(place=AT, token=st.booleans())
    def answer(self, place: int, token: bool) -> None:
        self.world.answer(place, token=token)

    @rule(which=ANY, choice=st.integers(0, 2))
    def decide(self, which: int, choice: int) -> None:
        self.world.decide(which, choice)

    @rule(parcel=st.integers(0, OFFICES * OFFICE_PARCELS - 1))
    def approve(self, parcel: int) -> None:
        self.world.approve(parcel)

    @rule(at=ANY)
    def back_up(self, at: int) -> None:
        self.world.back_up(self._any(at))

    @rule(at=ANY)
    def restore(self, at: int) -> None:
        self.world.restore(self._any(at))

    @rule()
    def back_up_centre(self) -> None:
        self.world.back_up_centre()

    @rule()
    def restore_centre(self) -> None:
        self.world.restore_centre()

    def teardown(self) -> None:
        """Raise ``ViolationError`` unless everything ends well."""
        self.world.finish()


class Copied(Exchange):
    """The same, and a database may run on two PCs."""

    trouble = Trouble(restores=True, clones=True, centre_restores=True, invalid=True)

    @rule(at=ANY)
    def clone(self, at: int) -> None:
        self.world.clone(self._any(at))


@pytest.mark.parametrize("machine", [Exchange, Copied])
def test_whatever_order_things_happen_in(machine: type[Exchange]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=3000 if SOAK else 60,
            stateful_step_count=60 if SOAK else 35,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
