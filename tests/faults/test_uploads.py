"""What is sent to a chat stays with it, and is gone when it goes."""

import pytest

from tests.faults.uploads import ACTS, lived

HISTORIES = 5


@pytest.fixture(scope="module")
def histories():
    """Return some histories."""
    return [lived(seed) for seed in range(HISTORIES)]


def test_nothing_of_a_chat_is_said_where_it_may_not_be_read(histories):
    assert [line for one in histories for line in one.world.foreign] == []
    assert sum(one.world.read_rightly for one in histories) > HISTORIES


def test_nobody_changes_anything_without_the_right_to_and_what_is_gone_is_on_no_disk(histories):
    assert [line for one in histories for line in one.wrong] == []


def test_everything_was_tried_that_people_can_do(histories):
    assert {name for one in histories for name in one.acts} == set(ACTS)
    assert sum(len(shelf.documents) for one in histories for shelf in one.shelves.values()) > 5


def test_every_request_is_as_the_specification_wants_it(histories):
    assert [line for one in histories for line in one.world.violations] == []


def test_a_right_that_is_given_to_everybody_would_be_noticed(monkeypatch):
    from bot.telegram.handlers import uploads

    async def everybody(*_, **__):
        return True

    monkeypatch.setattr(uploads, "may_add", everybody)
    assert any(lived(seed).wrong for seed in range(3))
