"""A question is answered as if it stood alone, unless it leans on the one before."""

import pytest

from tests.small_libraries import said_to
from tests.topics import Pair, Topics, load, misunderstood, pairs

_MOST_CHANGED = 0.02
_LEAST_UNDERSTOOD = 0.8
EVERY = load()


@pytest.fixture(scope="module")
def asked():
    """Return all pairs of questions, asked."""
    return [pair for topics in EVERY for pair in pairs(topics)]


def test_a_question_changes_hardly_any_answer_to_the_next_one(asked):
    changed = [(pair.before, pair.question) for pair in asked if pair.is_changed]
    assert len(changed) <= _MOST_CHANGED * len(asked), changed


def test_the_pairs_are_many_and_most_are_answered(asked):
    answered = sum(bool(pair.alone.nearest) for pair in asked)
    assert len(EVERY) >= 4
    assert answered > len(asked) * 0.8 > 100


def test_follow_ups_are_understood():
    missed = [one for topics in EVERY for one in misunderstood(topics)]
    follow_ups = sum(len(topics.follow_ups) for topics in EVERY)
    assert len(missed) <= (1 - _LEAST_UNDERSTOOD) * follow_ups, missed


def test_another_answer_and_a_wrong_one_are_told():
    one = EVERY[0]
    first, second = (said_to(one.library, question) for question in one.questions[:2])
    assert Pair("", "", first, second).is_changed
    assert not Pair("", "", first, first).is_changed
    asked = one.questions[:2]
    wrong = Topics("wrong", one.library, (), ((*asked, "no such words"),))
    assert list(misunderstood(wrong)) == [asked]
