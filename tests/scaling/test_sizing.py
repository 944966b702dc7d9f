"""More is never less: what a fleet needs, as far as it follows from what is asked of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scaling import measured, sizing
from tests.scaling.sizing import Demand

DEMANDS = st.builds(
    Demand,
    passages=st.floats(1e4, 1e10),
    collections=st.integers(1, 1000),
    rate=st.floats(0.1, 1e5),
    copies=st.integers(1, 3),
)


@given(DEMANDS)
def test_twice_the_questions_need_at_least_as_many_machines_and_at_most_twice(demand):
    twice = Demand(demand.passages, demand.collections, 2 * demand.rate, demand.copies)
    assert sizing.machines(demand) <= sizing.machines(twice) <= 2 * sizing.machines(demand)


@given(DEMANDS)
def test_twice_the_passages_need_at_least_as_many_machines(demand):
    twice = Demand(2 * demand.passages, demand.collections, demand.rate, demand.copies)
    assert sizing.machines(demand) <= sizing.machines(twice)


@given(DEMANDS)
def test_the_nodes_have_room_for_all_that_is_asked_of_them(demand):
    found = sizing.cluster(demand)
    work = demand.rate * found.seconds
    assert work <= found.nodes * measured.CORES.value * measured.BUSY.value * 1.000001
    room = found.nodes * measured.STORAGE.value * measured.FULL.value * 1e9
    assert found.disk <= room * 1.000001
    assert found.nodes >= 2


@given(DEMANDS)
def test_every_bot_may_send_what_it_is_asked_and_has_two_front_ends(demand):
    found = sizing.front_ends(demand)
    assert demand.rate <= found.bots * measured.PACE.value * measured.BUSY.value * 1.000001
    assert found.processes >= 2 * found.bots


def test_a_large_shard_is_searched_slower_but_far_less_than_in_proportion():
    small, large = sizing.finding(1e5), sizing.finding(1e7)
    assert small < large < 100 * small
    assert sizing.finding(10.0) == pytest.approx(measured.FINDING.value / 1000, rel=0.01)
