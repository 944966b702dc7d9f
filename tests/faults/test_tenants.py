"""Nobody sees a sentence of somebody else's documents, and nobody's answers change by them."""

import pytest

from tests.fake_bot_api.specification import ABSENT, specification
from tests.faults.tenants import ACTS, lived

HISTORIES = 8


@pytest.fixture(scope="module")
def worlds():
    """Return the worlds after some histories."""
    return [lived(seed) for seed in range(HISTORIES)]


def test_no_private_word_is_said_where_it_may_not_be_read(worlds):
    assert [line for world in worlds for line in world.findings.foreign] == []


def test_private_words_are_said_where_they_may_be_read(worlds):
    assert sum(world.findings.private for world in worlds) > HISTORIES


def test_everything_was_tried_that_people_can_do(worlds):
    assert {name for world in worlds for name in world.findings.acts} == set(ACTS)


@pytest.mark.skipif(specification() is None, reason=ABSENT)
def test_every_request_is_as_the_specification_wants_it(worlds):
    assert [line for world in worlds for line in world.violations] == []
