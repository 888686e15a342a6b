"""The protocol of the exchange under everything that happens to sticks, clocks and disks.

Every run: three offices and a centre, sixty events, then exchanges without loss until nothing
changes any more. Nothing that was acknowledged is lost, nothing is overwritten unasked, all sites
end with the same, and where only the way between them is bad nobody is asked for no reason.
``ASN_SOAK=1`` makes the three thousand runs of every kind. The wrong designs of the last test have
to fail, or the simulator would not notice a loss.
"""

from __future__ import annotations

import os

import pytest

from tests.simulation.model import Wrong
from tests.simulation.truth import ViolationError
from tests.simulation.world import Trouble, run

RUNS = 3000 if os.environ.get("ASN_SOAK") else 250

TROUBLES = {
    "bad ways": Trouble(),
    "invalid rows": Trouble(invalid=True),
    "restored offices": Trouble(restores=True, invalid=True),
    "copied offices": Trouble(clones=True),
    "restored centre": Trouble(centre_restores=True, invalid=True),
    "everything": Trouble(restores=True, clones=True, centre_restores=True, invalid=True),
}


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_nothing_is_lost_overwritten_or_asked_for_no_reason(trouble: Trouble) -> None:
    asked = 0
    for seed in range(RUNS):
        asked += len(run(seed, trouble).centre.forks)
    assert asked > 0  # there was something to get wrong


@pytest.mark.parametrize(
    ("wrong", "trouble"),
    [
        (Wrong.SINCE_EXPORT, "bad ways"),
        (Wrong.CLOCK_WINS, "bad ways"),
        (Wrong.PLAIN_NAMES, "bad ways"),
        (Wrong.CUT_AT_ACKNOWLEDGED, "invalid rows"),
        (Wrong.SAME_EPOCH, "restored offices"),
        (Wrong.OLD_EPOCH_REFUSED, "restored offices"),
        (Wrong.ANY_ACKNOWLEDGEMENT, "copied offices"),
        (Wrong.NO_CENTRE_EPOCH, "restored centre"),
    ],
)
def test_a_wrong_design_is_found_out(wrong: Wrong, trouble: str) -> None:
    with pytest.raises(ViolationError):
        _run_many(TROUBLES[trouble], wrong)


def _run_many(trouble: Trouble, wrong: Wrong) -> None:
    for seed in range(4000):
        run(seed, trouble, {wrong})


def test_on_a_good_day_nobody_is_asked_anything() -> None:
    for seed in range(RUNS):
        world = run(seed, Trouble(), steps=0)
        for at in range(3):
            world.edit(at, seed % 4, 1)
            world.export(at)  # is lost
            world.edit(at, seed % 4, 0)  # as it was before
            world.export(at)
            world.deliver(-1)
            world.answer(at)  # is lost
            world.edit(at, seed % 4, 2)
        world.finish()
        assert world.centre.forks == []
