"""What the simulated fleet must obey, whatever it is asked."""

from collections import defaultdict
from dataclasses import replace

import pytest

from tests.scaling.fleet import PLACES, Plan, popularity, simulate

PLAN = Plan(
    rate=60.0,
    seconds=20.0,
    thinking=0.006,
    finding=0.002,
    fetching=0.004,
    writing=0.006,
    telegram=0.06,
    shards=3,
    nodes=3,
)
BUSY = replace(PLAN, rate=150.0, front_ends=2, bots=8, pace=30.0)
HARD = {
    "calm": PLAN,
    "busy": BUSY,
    "a node dies": replace(BUSY, dies=(5.0, 5.0)),
    "a node dies and nobody else has its shards": replace(BUSY, copies=1, dies=(5.0, 1.0)),
    "front ends are restarted": replace(BUSY, front_ends=3, restart=1.0),
}


@pytest.fixture(scope="module", params=HARD.values(), ids=HARD)
def outcome(request):
    """Return what comes of a plan."""
    return simulate(request.param)


def test_without_any_load_a_question_takes_what_its_parts_take():
    plan = replace(PLAN, rate=0.5, chats=1000, spread=0.0)
    parts = plan.writing + plan.thinking + plan.finding + plan.fetching / 3 + plan.telegram
    found = simulate(plan)
    assert len(found.questions) > 3
    for one in found.questions:
        assert one.waited == pytest.approx(parts + plan.writing)


def test_littles_law_holds(outcome):
    """As many are there, on average, as come in the time that one stays."""
    waited = sum(one.waited for one in outcome.questions)
    assert outcome.present == pytest.approx(waited)


def test_every_question_is_answered(outcome):
    assert outcome.lost == 0
    assert len(outcome.questions) == pytest.approx(outcome.plan.rate * 20.0, rel=0.1)


def test_each_chat_is_answered_in_its_order(outcome):
    numbers = defaultdict(list)
    for one in sorted(outcome.questions, key=lambda one: one.answered):
        numbers[one.chat].append(one.number)
    assert all(found == sorted(found) for found in numbers.values())
    assert max(map(len, numbers.values())) > 1


def test_everybody_is_as_busy_as_there_is_work(outcome):
    plan, count = outcome.plan, len(outcome.questions)
    share = count * plan.thinking / outcome.ended / plan.front_ends
    assert outcome.front_ends == pytest.approx(share, rel=0.05)
    work = count * (plan.shards * plan.finding + plan.fetching)
    assert outcome.nodes >= 0.9 * work / outcome.ended / plan.nodes / plan.cores
    assert outcome.writers == pytest.approx(
        2 * count * plan.writing / outcome.ended / plan.writers, rel=0.05
    )


@pytest.mark.parametrize("rate", [20.0, 80.0, 120.0, 160.0])
def test_twice_as_many_front_ends_never_make_anybody_wait_longer(rate):
    few = simulate(replace(PLAN, rate=rate, front_ends=2))
    many = simulate(replace(PLAN, rate=rate, front_ends=4))
    assert many.percentile(0.99) < 1.1 * few.percentile(0.99)


def test_a_front_end_without_a_place_makes_people_wait_though_its_processor_has_time():
    few = simulate(replace(PLAN, rate=100.0, front_ends=1))
    assert PLACES / few.percentile(0.5) < 100.0
    assert few.percentile(0.99) > 5 * simulate(replace(PLAN, rate=100.0)).percentile(0.99)


def test_a_bot_that_may_send_no_more_makes_its_own_chats_wait():
    found = simulate(replace(PLAN, rate=60.0, front_ends=20, bots=1, pace=30.0))
    assert len(found.questions) / found.ended == pytest.approx(30.0, rel=0.05)


def test_while_nobody_has_a_shard_questions_wait_for_it():
    plan = replace(PLAN, front_ends=8, copies=1, dies=(5.0, 1.0))
    found = simulate(plan)
    assert found.percentile(0.99, 5.0, 5.2) > 0.7
    assert found.percentile(0.99, 0.0, 4.0) < 0.7


def test_the_same_plan_has_the_same_outcome():
    assert simulate(BUSY).questions == simulate(BUSY).questions
    assert simulate(BUSY).questions != simulate(replace(BUSY, seed=2)).questions


def test_no_chat_is_asked_for_more_than_telegram_lets_it_and_few_ask_most():
    rates = list(popularity(replace(PLAN, rate=200.0)))
    assert max(rates) <= PLAN.most
    assert sum(rates[:2000]) > 0.5 * sum(rates)
