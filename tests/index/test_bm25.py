"""Passages are found by BM25 as it is written in the papers, and no corpus is too small for it."""

import inspect
import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from bot.index.bm25 import Bm25, Index, build, idf, search
from bot.index.postings import collect_postings

WORDS = st.sampled_from(["river", "mill", "dam", "ferry", "oak", "weir"])
PASSAGES = st.lists(st.lists(WORDS, max_size=9), max_size=8)
QUESTIONS = st.lists(st.one_of(WORDS, st.just("unheard")), max_size=12)
PARAMETERS = st.builds(
    Bm25, k1=st.floats(0.01, 10, allow_nan=False), b=st.floats(0, 1, allow_nan=False)
)


def by_hand(passages, terms, k1, b):
    """Return the score of each passage, term by term and passage by passage."""
    mean = sum(map(len, passages)) / len(passages) if passages else 0
    scores = []
    for passage in passages:
        score = 0.0
        for term in terms:
            holders = sum(term in other for other in passages)
            rarity = math.log(1 + (len(passages) - holders + 0.5) / (holders + 0.5))
            tf = passage.count(term)
            if tf:
                score += rarity * tf / (tf + k1 * (1 - b + b * len(passage) / mean))
        scores.append(score)
    return scores


def every_score(index, query):
    """Return the score of every passage for weighted terms, 0 where none is shared."""
    scores = np.zeros(index.corpus_size)
    passages, found = index.scores(query)
    scores[passages] = found
    return scores


@given(PASSAGES, QUESTIONS, PARAMETERS)
def test_scores_are_those_of_the_straight_slow_formula(passages, terms, bm25):
    scores = build(passages, bm25).get_scores(terms)
    assert scores.tolist() == pytest.approx(by_hand(passages, terms, bm25.k1, bm25.b))


@given(PASSAGES, st.dictionaries(WORDS, st.floats(0.001, 1), max_size=6), PARAMETERS)
def test_a_weight_multiplies_what_its_term_is_worth(passages, query, bm25):
    scores = every_score(build(passages, bm25), query)
    parts = [
        [weight * score for score in by_hand(passages, [term], bm25.k1, bm25.b)]
        for term, weight in query.items()
    ]
    whole = [math.fsum(column) for column in zip(*parts, strict=True)] or [0.0] * len(passages)
    assert scores.tolist() == pytest.approx(whole)


@given(PASSAGES, st.dictionaries(WORDS, st.floats(0.001, 1), max_size=6))
def test_the_order_in_which_a_question_says_its_terms_changes_no_digit(passages, query):
    index = build(passages, Bm25())
    backwards = dict(reversed(query.items()))
    assert every_score(index, query).tolist() == every_score(index, backwards).tolist()


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_every_idf_is_above_zero_and_a_rarer_term_weighs_more(some, others):
    assert 0 < idf(some + others, some + others) <= idf(some, some + others)


@pytest.mark.parametrize(
    "passages",
    [[], [[]], [[], []], [["mill"]], [["mill"], []], [["mill"], ["mill"]]],
    ids=["no passage", "one blank", "two blank", "one", "one and a blank", "two alike"],
)
def test_no_corpus_is_too_small(passages):
    hits = search(build(passages, Bm25()), {"mill": 1.0, "dam": 1.0}, limit=5)
    assert [hit.passage for hit in hits] == [
        number for number, terms in enumerate(passages) if "mill" in terms
    ]
    assert all(hit.score > 0 and math.isfinite(hit.score) for hit in hits)


# Where the class we build on fails: the reason for ours.


@pytest.mark.parametrize("passages", [[], [[]], [[], []]], ids=["none", "blank", "two blank"])
def test_the_plain_class_divides_by_zero_where_ours_has_nothing_to_say(passages):
    with pytest.raises(ZeroDivisionError):
        BM25Okapi(passages)
    assert Index(passages).get_scores(["mill"]).tolist() == [0.0] * len(passages)


def test_the_plain_class_scores_the_only_passage_below_zero():
    passages = [["mill", "dam"]]
    assert BM25Okapi(passages).get_scores(["mill"])[0] < 0
    assert Index(passages).get_scores(["mill"])[0] > 0


def test_the_plain_class_ignores_a_term_in_half_the_passages():
    passages = [["mill", "dam"], ["mill", "oak"], ["weir"], ["ferry"]]
    assert BM25Okapi(passages).get_scores(["mill"]).tolist() == [0, 0, 0, 0]
    assert [score > 0 for score in Index(passages).get_scores(["mill"])] == [
        True,
        True,
        False,
        False,
    ]


# What we inherit keeps its word.


def test_the_constructor_is_the_plain_class_s():
    ours = inspect.signature(Index).parameters
    plain = inspect.signature(BM25Okapi).parameters
    own = [(p.name, p.default) for p in ours.values() if p.name != "understood"]
    assert own == [(p.name, p.default) for p in plain.values()]


@given(st.lists(st.lists(WORDS, min_size=1, max_size=9), min_size=1, max_size=8))
def test_the_attributes_of_the_plain_class_hold_what_it_holds(passages):
    ours, plain = (
        Index(passages, k1=0.9, b=0.4, epsilon=0.1),
        BM25Okapi(passages, None, 0.9, 0.4, 0.1),
    )
    for name in ("corpus_size", "avgdl", "doc_len", "k1", "b", "epsilon", "tokenizer"):
        assert getattr(ours, name) == getattr(plain, name), name
    holders = Counter(term for passage in passages for term in set(passage))
    for term, n in holders.items():
        assert ours.weight(term) == pytest.approx(idf(n, len(passages)))


def test_a_term_said_a_thousand_times_is_counted_in_full():
    passages = [["mill"] * 1000 + ["dam"]]
    assert Index(passages).get_scores(["mill"])[0] == pytest.approx(
        by_hand(passages, ["mill"], 1.5, 0.75)[0]
    )


def test_texts_are_cut_by_a_tokenizer_where_one_is_given():
    index = Index(["The mill", "A dam"], lambda text: text.lower().split())
    assert "mill" in index
    assert "The mill" not in index
    assert index.doc_len == [2, 2]


def test_passages_may_come_one_by_one():
    assert build((["mill"] for _ in range(3)), Bm25()).corpus_size == 3


@given(PASSAGES, QUESTIONS, st.lists(st.integers(0, 99), max_size=5))
def test_scores_of_some_passages_are_those_among_all(passages, terms, drawn):
    index = Index(passages)
    asked = [number % len(passages) for number in drawn if passages]
    scores = index.get_scores(terms)
    assert index.get_batch_scores(terms, asked) == [scores[number] for number in asked]


def test_a_passage_that_is_not_there_has_no_score():
    with pytest.raises(IndexError):
        Index([["mill"]]).get_batch_scores(["mill"], [1])


# Searching.


def test_a_term_in_every_passage_still_counts():
    hits = search(build([["mill"], ["mill", "dam"], ["mill"]], Bm25()), {"mill": 1.0}, limit=3)
    assert sorted(hit.passage for hit in hits) == [0, 1, 2]


def test_equal_scores_stand_in_the_order_of_the_passages_and_the_limit_cuts_the_last():
    index = build([["mill"]] * 5 + [["mill", "mill"]], Bm25())
    assert [hit.passage for hit in search(index, {"mill": 1.0}, limit=3)] == [5, 0, 1]


@given(PASSAGES, st.dictionaries(WORDS, st.floats(0.001, 1), max_size=6), st.integers(-1, 9))
def test_a_smaller_limit_shows_the_beginning_of_the_same_list(passages, query, limit):
    index = build(passages, Bm25())
    everything = search(index, query, limit=len(passages))
    assert search(index, query, limit=limit) == everything[: max(limit, 0)]


def test_no_term_of_a_long_question_is_dropped():
    rare = [[f"rare{number}"] for number in range(2000)]
    index = build([*rare, *([["common"]] * 50)], Bm25())
    query = dict.fromkeys([*(f"rare{number}" for number in range(2000)), "common"], 1.0)
    assert len(search(index, query, limit=3000)) == 2050


def test_an_unknown_term_weighs_more_than_any_known_one():
    index = build([["mill"], ["dam"]], Bm25())
    assert index.weight("unheard") == idf(0, 2) > index.weight("mill")
    assert index.weight("mill") == pytest.approx(idf(1, 2))


def test_a_question_of_very_many_terms_finds_what_its_scores_say():
    rare = [[f"rare{number}", "dam"] for number in range(100)]
    index = build([*rare, *([["dam", "mill"]] * 50)], Bm25())
    query = dict.fromkeys([*(f"rare{number}" for number in range(100)), "dam"], 1.0)
    passages, scores = index.scores(query)
    order = np.lexsort((passages, -scores))[:7]
    assert [hit.passage for hit in search(index, query, limit=7)] == passages[order].tolist()


@given(PASSAGES, QUESTIONS, PARAMETERS)
def test_postings_that_are_there_already_make_the_same_index(passages, terms, bm25):
    built = build(passages, bm25)
    again = Index.of(*collect_postings(passages, {}), bm25)
    assert again.get_scores(terms).tolist() == built.get_scores(terms).tolist()
    assert (again.doc_len, again.avgdl, again.k1) == (built.doc_len, built.avgdl, built.k1)


@pytest.mark.parametrize("query", [{"weir": 1.0}, {"mill": 0.5, "weir": 1.0}])
def test_passages_that_are_worth_the_same_but_for_rounding_stand_in_their_order(query):
    # With b = 1, three times in thirty words is worth as much as once in ten.
    passages = [["weir"] * n + ["oak"] * (9 * n) for n in (7, 3, 1, 5, 2, 6)]
    hits = search(build(passages, Bm25(1.7, 1.0)), query, limit=9)
    assert [hit.passage for hit in hits] == [0, 1, 2, 3, 4, 5]
    assert len({hit.score for hit in hits}) == 1


@given(PASSAGES, st.lists(st.tuples(st.integers(0, 7), WORDS), max_size=9), QUESTIONS)
def test_what_a_passage_is_understood_to_say_counts_as_if_it_said_it(passages, more, terms):
    more = [(number % len(passages), term) for number, term in more if passages]
    understood = {}
    for number, term in more:
        understood.setdefault(term, []).append(number)
    whole = [
        [*passage, *(term for where, term in more if where == number)]
        for number, passage in enumerate(passages)
    ]
    ours, plain = build(passages, Bm25(), understood), build(whole, Bm25())
    assert ours.get_scores(terms).tolist() == pytest.approx(plain.get_scores(terms).tolist())
    assert all(ours.weight(term) == pytest.approx(plain.weight(term)) for term in terms)


@given(PASSAGES, st.dictionaries(WORDS, st.floats(0.001, 1), min_size=1, max_size=6))
def test_a_hit_is_a_share_of_the_most_that_a_passage_could_reach(passages, query):
    index = build(passages, Bm25())
    most = sum(index.weight(term) * weight for term, weight in query.items())
    for hit in search(index, query, limit=9):
        assert 0 < hit.share <= 1
        assert hit.share == pytest.approx(hit.score / most)
