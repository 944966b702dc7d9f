"""What is over is not held: counted after hundreds of updates, and after hundreds more."""

import pytest

from tests.faults.soak import Held, counted

FIRST, SECOND, PEOPLE = 150, 350, 300


@pytest.fixture(scope="module")
def held() -> list[Held]:
    """Return what the bot holds at rest, early and late."""
    return counted(FIRST, SECOND, people=PEOPLE)


def test_what_came_of_an_update_is_gone_with_it(held):
    late = held[-1].objects
    assert late["Update"] + late["PendingUpdate"] < 5
    assert late["Message"] < 40
    assert late["Exchange"] < 40
    assert late["Attempt"] < 150  # asyncio keeps time-outs that are over until there are a hundred


def test_no_task_is_left_over(held):
    assert held[1].tasks <= held[0].tasks  # one reads files as long as the start takes


def test_nothing_waits_any_more(held):
    for name in ("queues of the inbox", "updates in memory", "updates handed out",
                 "tasks of the inbox", "queues of the limiter"):  # fmt: skip
        assert held[-1].tables[name] == 0, name


def test_what_is_remembered_of_people_is_bounded_by_them(held):
    chats = PEOPLE + PEOPLE // 10
    for name in ("chats with a limiter", "persons who asked", "chats that asked"):
        assert 0 < held[-1].tables[name] <= chats, name
    assert held[-1].tables["questions of the last seconds"] < 300
    assert held[-1].tables["rights that are known"] < FIRST + SECOND
