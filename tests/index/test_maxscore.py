"""What is passed over in a search is never among the best."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.index.bm25 import Bm25
from bot.index.maxscore import Search
from tests.index.random_libraries import LIBRARIES, LIMITS, QUERIES, library, slowly


def found(index, query, limit):
    """Return the best passages and their scores as lists."""
    passages, scores = index.best(query, limit)
    return passages.tolist(), scores.tolist()


@settings(max_examples=300)
@given(LIBRARIES, QUERIES, LIMITS)
def test_the_best_are_those_that_scoring_every_passage_finds_to_the_last_digit(
    index, query, limit
):
    assert found(index, query, limit) == slowly(index, query, limit)
    assert found(index, query, limit) == slowly(index, query, limit)  # nothing is left behind


@settings(max_examples=300)
@given(st.integers(1, 60), st.integers(0, 50), st.sampled_from([0.0, 0.75, 1.0]), QUERIES, LIMITS)
def test_so_they_are_where_every_short_cut_is_taken_at_once(size, seed, b, query, limit):
    with pytest.MonkeyPatch.context() as patch:
        for place in ("bounds", "maxscore"):
            patch.setattr(f"bot.index.{place}.CHAMPIONS", 3)
        patch.setattr("bot.index.bounds._LONG", 4)
        patch.setattr("bot.index.maxscore._MANY", 1)
        index = library(size, seed, Bm25(1.2, b))
        assert found(index, query, limit) == slowly(index, query, limit)


def test_several_threads_search_at_once_and_do_not_disturb_each_other():
    index = library(3000, 1, Bm25())
    queries = [
        {f"word{number}": 1.0, f"word{other}": 0.5}
        for number in range(40)
        for other in range(0, 40, 3)
    ]
    expected = [slowly(index, query, 10) for query in queries]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda query: found(index, query, 10), queries)) == expected


def test_a_passage_of_common_words_is_passed_over_without_a_look(monkeypatch):
    index = library(3000, 2, Bm25())
    reads = []
    monkeypatch.setattr("bot.index.maxscore._read", spy(reads, "bot.index.maxscore._read"))
    found(index, {"word39": 1.0, "word0": 1.0, "word1": 0.2}, 10)
    (read,) = reads
    assert sum(map(len, read)) < 1000  # where the three are in 3,000 passages


def spy(reads, name):
    """Return a function of a module that notes which passages it read."""
    module, _, function = name.rpartition(".")
    original = getattr(__import__(module, fromlist=[function]), function)

    def noting(*given):
        read, floor = original(*given)
        reads.append(read)
        return read, floor

    return noting


def test_a_search_keeps_one_buffer_however_often_it_is_asked():
    index = library(200, 3, Bm25())
    search = Search(index._weighed)
    for number in range(20):
        search.best(index._known({f"word{number}": 1.0, "word1": 1.0}), 5)
    assert len(search._free) == 1
