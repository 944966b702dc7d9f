"""What people think of an answer: counted once each, and taken back by saying it again."""

import sqlite3

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.state import exchanges
from bot.state.votes import Tally, tally, vote
from tests.state.makers import an_exchange, rows


@pytest.fixture
def key(db) -> str:
    """Return the key of an exchange that is kept."""
    exchanges.save(db, an_exchange("k1"))
    return "k1"


def test_a_vote_counts_and_the_same_again_takes_it_back(db, key):
    assert vote(db, key, 1, 1) == Tally(up=1, down=0, own=1)
    assert vote(db, key, 1, 1) == Tally(up=0, down=0, own=0)
    assert rows(db, "votes") == 0


def test_who_changes_their_mind_is_counted_once(db, key):
    vote(db, key, 1, 1)
    vote(db, key, 2, 1)
    assert vote(db, key, 1, -1) == Tally(up=1, down=1, own=-1)
    assert tally(db, key, 2).own == 1
    assert tally(db, key, 3).own == 0


def test_nothing_is_thought_of_an_exchange_that_is_not_kept(db):
    with pytest.raises((sqlite3.IntegrityError, psycopg.IntegrityError)):
        vote(db, "made-up", 1, 1)
    assert tally(db, "made-up", 1) == Tally(0, 0, 0)


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from([1, -1])), max_size=20))
def test_the_tally_is_what_the_last_presses_left(tables, presses):
    opinions = {}
    with tables() as db:
        exchanges.save(db, an_exchange("k1"))
        for person, value in presses:
            opinions[person] = 0 if opinions.get(person) == value else value
            found = vote(db, "k1", person, value)
            said = list(opinions.values())
            assert found == Tally(said.count(1), said.count(-1), opinions[person])
