"""Words are found by any three letters in a row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.index.trigrams import TrigramIndex, key_of, trigrams_of
from tests.index.trigrams import trigrams


def in_letters(key):
    """Return the letters of a trigram that is a number."""
    points = [(int(key) >> shift) & 0x1FFFFF for shift in (42, 21, 0)]
    return "".join(map(chr, points)).rstrip("\0")


@pytest.mark.parametrize(
    ("form", "grams"),
    [
        ("ab", {"\u2402ab", "ab\u2402"}),
        ("a", {"\u2402a\u2402"}),
        ("", {"\u2402\u2402"}),
        ("aaaa", {"\u2402aa", "aaa", "aa\u2402"}),
        ("\U0001d504\ud800", {"\u2402\U0001d504\ud800", "\U0001d504\ud800\u2402"}),
    ],
)
def test_runs_of_three_letters_count_the_edges_of_a_word(form, grams):
    keys, places = trigrams_of([form])
    assert set(map(in_letters, keys)) == grams == trigrams(form)
    assert len(keys) == len(grams)
    assert set(places.tolist()) == {0}


@given(st.lists(st.text("abĉ漢", max_size=6), min_size=1, max_size=6))
def test_each_word_is_found_once_by_each_of_its_trigrams(forms):
    index = TrigramIndex.of(forms)
    assert index.counts.tolist() == [len(trigrams(form)) for form in forms]
    for gram in {gram for form in forms for gram in trigrams(form) if len(gram) == 3}:
        counts, words = index.find(key_of(gram))
        holders = [number for number, form in enumerate(forms) if gram in trigrams(form)]
        assert (counts.tolist(), words.tolist()) == ([len(holders)], holders)


def test_a_trigram_that_no_word_has_finds_none():
    counts, words = TrigramIndex.of(["mill"]).find(key_of("zzz"))
    assert (counts.tolist(), words.tolist()) == ([0], [])
