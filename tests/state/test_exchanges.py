"""What was asked and replied, found by button, reply, question or person, until forgotten."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.state import exchanges, gaps, votes
from bot.state.exchanges import CitedSentence, Exchange
from bot.state.gaps import Gap
from bot.state.places import Place
from tests.state.makers import HERE, an_exchange, rows

# without the one character that PostgreSQL cannot keep: see test_postgres
_WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
_NUMBERS = st.integers(-(2**52), 2**52)
_EXCHANGES = st.builds(
    Exchange,
    key=st.text("abcXYZ019", min_size=12, max_size=24),
    place=st.builds(Place, _NUMBERS, st.integers(2, 2**40)),
    person=_NUMBERS,
    question_message=st.integers(0, 2**40),
    question=_WORDS,
    history=st.lists(_WORDS, max_size=5).map(tuple),
    answered=st.booleans(),
    cited=st.lists(st.builds(CitedSentence, _WORDS, _NUMBERS, _NUMBERS, _WORDS), max_size=3).map(
        tuple
    ),
    at=st.floats(0, 2e9),
    language=_WORDS,
)


@settings(max_examples=50)
@given(_EXCHANGES)
def test_an_exchange_comes_back_as_it_was(tables, exchange):
    with tables() as db:
        exchanges.save(db, exchange, [1])
        assert exchanges.by_key(db, exchange.key) == exchange


def test_an_exchange_is_found_by_each_message_of_its_reply(db):
    exchanges.save(db, an_exchange(), [12, 11])
    for message in (11, 12):
        assert exchanges.by_reply(db, HERE.chat, message) == an_exchange()
    assert exchanges.by_reply(db, -999, 11) is None
    assert exchanges.replies(db, "k1") == (12, 11)


def test_an_exchange_is_found_by_its_question_and_the_last_one_wins(db):
    later = an_exchange("k2", at=2000.0)
    for exchange in (later, an_exchange()):
        exchanges.save(db, exchange)
    assert exchanges.by_question(db, HERE.chat, 10) == later
    assert exchanges.by_question(db, HERE.chat, 11) is None


def test_a_key_that_somebody_made_up_finds_nothing(db):
    exchanges.save(db, an_exchange())
    for key in ("", "k", "K1", "%", "k1' OR 1=1 --"):
        assert exchanges.by_key(db, key) is None


def test_keys_are_long_plain_and_all_different():
    keys = {exchanges.new_key() for _ in range(1000)}
    assert len(keys) == 1000
    assert all(len(key) >= 12 and key.isascii() and key.isalnum() for key in keys)


def test_a_question_that_is_asked_anew_keeps_its_votes_and_gets_its_new_reply(db):
    exchanges.save(db, an_exchange(), [11, 12])
    votes.vote(db, "k1", 7, 1)
    edited = an_exchange(question="When does it close?", cited=(), answered=False)
    exchanges.save(db, edited, [11])
    assert exchanges.by_key(db, "k1") == edited
    assert exchanges.replies(db, "k1") == (11,)
    assert votes.tally(db, "k1", 7).up == 1


def test_without_messages_those_that_are_known_stay(db):
    exchanges.save(db, an_exchange(), [11])
    exchanges.save(db, an_exchange(answered=False))
    assert exchanges.replies(db, "k1") == (11,)


def test_what_a_person_asked_last_in_a_place_is_given_the_oldest_first(db):
    for minute in range(8):
        exchanges.save(db, an_exchange(f"k{minute}", at=60.0 * minute))
    exchanges.save(db, an_exchange("other-person", person=8, at=500.0))
    exchanges.save(db, an_exchange("other-topic", place=replace(HERE, topic=5), at=500.0))
    found = exchanges.latest(db, HERE, 7, 120.0, limit=3)
    assert [exchange.key for exchange in found] == ["k5", "k6", "k7"]
    assert [exchange.key for exchange in exchanges.latest(db, HERE, 7, 360.0)] == ["k6", "k7"]


def test_the_last_questions_of_a_person_are_those_of_their_last_exchanges(db):
    for minute in range(8):
        one = an_exchange(f"k{minute}", at=60.0 * minute, question=f"What of {minute}?")
        exchanges.save(db, one)
    exchanges.save(db, an_exchange("other-person", person=8, at=500.0))
    exchanges.save(db, an_exchange("other-topic", place=replace(HERE, topic=5), at=500.0))
    for since, limit in ((120.0, 3), (360.0, 5), (1000.0, 5)):
        found = exchanges.latest_questions(db, HERE, 7, since, limit=limit)
        whole = exchanges.latest(db, HERE, 7, since, limit=limit)
        assert found == tuple(one.question for one in whole)
    assert exchanges.latest_questions(db, HERE, 7, 360.0, limit=5) == ("What of 6?", "What of 7?")


def test_a_person_who_wants_to_be_forgotten_is_and_the_others_are_not(db):
    for number, person in enumerate((7, 8)):
        key = f"k{number}"
        exchanges.save(db, an_exchange(key, person=person), [20 + number])
        gaps.add(db, Gap(HERE, person, "Who?", 10.0))
    for key, person in (("k0", 8), ("k1", 7), ("k1", 8)):
        votes.vote(db, key, person, 1)
    exchanges.forget(db, 7)
    assert exchanges.by_key(db, "k0") is None
    assert exchanges.by_reply(db, HERE.chat, 20) is None
    assert exchanges.by_key(db, "k1") is not None
    assert votes.tally(db, "k1", 7) == votes.Tally(up=1, down=0, own=0)
    assert [gap.person for gap in gaps.load(db)] == [8]
    assert rows(db, "votes") == rows(db, "replies") == 1


@pytest.mark.parametrize(("before", "left"), [(999.0, 1), (1000.0, 1), (1000.5, 0)])
def test_what_is_too_old_is_gone_with_all_that_hangs_on_it(db, before, left):
    exchanges.save(db, an_exchange(at=1000.0), [11])
    votes.vote(db, "k1", 8, -1)
    exchanges.expire(db, before)
    for table in ("exchanges", "replies", "votes"):
        assert rows(db, table) == left


def test_of_two_questions_in_one_second_the_later_message_is_the_later_one(db):
    for key, message in (("b" * 12, 1), ("a" * 12, 2)):
        exchanges.save(db, replace(an_exchange(key), question_message=message, at=5.0), [])
    found = exchanges.latest(db, HERE, an_exchange().person, 0.0)
    assert [one.question_message for one in found] == [1, 2]


def test_whoever_is_forgotten_is_so_in_the_talks_of_others_too(db):
    mine = replace(an_exchange("a" * 12), person=7, question="Where is the canary?")
    theirs = replace(
        an_exchange("b" * 12), person=8, history=("Where is the canary?", "And the cat?")
    )
    for one in (mine, theirs):
        exchanges.save(db, one, [])
    exchanges.forget(db, 7)
    assert exchanges.by_key(db, "b" * 12) == replace(theirs, history=("And the cat?",))


def test_the_last_answer_of_a_place_is_not_that_of_another_topic_nor_a_miss(db):
    assert exchanges.last_answer(db, HERE) is None
    elsewhere = replace(HERE, topic=5)
    for exchange in (
        an_exchange("a", at=1.0, question_message=1),
        an_exchange("b", at=1.0, question_message=2),
        an_exchange("c", at=2.0, place=elsewhere),
        an_exchange("d", at=3.0, answered=False),
    ):
        exchanges.save(db, exchange)
    assert exchanges.last_answer(db, HERE) == an_exchange("b", at=1.0, question_message=2)
