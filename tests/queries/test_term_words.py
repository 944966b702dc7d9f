"""Which words of a library say one term, and how well."""

import numpy as np
import pytest

from bot.queries.query_term import QueryTerm
from bot.queries.term_words import words_of_terms
from tests.small_libraries import a_library

LIBRARY = a_library(
    "The minimum depth is 3. The maximum depth is 9. A car stopped in Kazakhstan. "
    "The animation club met. An animal was seen. Animals ran away.\n"
)
TERMS = ("depth", "kazakh", "automobile")


def asked(word: str, *variants: str) -> QueryTerm:
    """Return a term whose form is its stem."""
    return QueryTerm(word, word, 1.0, 0.0, is_known=True, is_name=False, variants=variants)


def said(*terms: QueryTerm) -> list[list[dict[str, float]]]:
    """Return, for each term, how well which forms say it: in three ways, and to the contrary."""
    forms = LIBRARY.lexicon.forms
    return [
        [
            {forms[word]: value for word, value in zip(one.words.tolist(), row, strict=True)}
            for row in (*one.strengths.tolist(), one.opposes.tolist())
        ]
        for one in words_of_terms(terms, "en", LIBRARY.lexicon)
    ]


def kept(row: dict[str, float]) -> set[str]:
    """Return the forms that say anything."""
    return {form for form, value in row.items() if value}


def test_a_word_says_a_term_by_its_stem_by_its_letters_or_by_its_meaning():
    depth, kazakh, automobile = said(*map(asked, TERMS))
    assert depth[0]["depth"] == 1
    assert kept(kazakh[0]) == set()
    assert 0 < kazakh[1]["kazakhstan"] < 1
    assert 0 < automobile[2]["car"] < 1


def test_the_contrary_says_nothing_of_a_term():
    (rows,) = said(asked("maximum"))
    assert kept(rows[3]) == {"minimum"}
    assert not any(row["minimum"] for row in rows[:3])


def test_a_word_of_the_stem_with_another_meaning_does_not_say_the_term():
    (rows,) = said(QueryTerm("anim", "animals", 1.0, 0.0, is_known=True, is_name=False))
    assert kept(rows[0]) == {"animal", "animals"}
    assert rows[1]["animation"] == 0


def test_other_forms_of_the_library_say_the_term_itself():
    (rows,) = said(asked("motor", "car"))
    assert rows[0]["car"] == 1


def test_what_is_much_like_a_term_is_told_by_its_own():
    (found,) = words_of_terms([asked("automobile")], "en", LIBRARY.lexicon)
    (other, strength), *_ = found.much_like
    assert other == "car"
    assert 0.45 <= strength <= 1


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_said_the_same_alone_and_beside_others(term):
    fresh = a_library("The minimum depth is 3. A car stopped in Kazakhstan.\n").lexicon
    together = words_of_terms([*map(asked, TERMS)], "en", fresh)[TERMS.index(term)]
    other = a_library("The minimum depth is 3. A car stopped in Kazakhstan.\n").lexicon
    (alone,) = words_of_terms([asked(term)], "en", other)
    assert np.array_equal(alone.words, together.words)
    assert np.array_equal(alone.strengths, together.strengths)
    assert alone.much_like == together.much_like


def test_a_word_has_no_meaning_in_a_language_without_vectors():
    (found,) = words_of_terms([asked("automobile")], "de", LIBRARY.lexicon)
    assert not found.strengths[2].any()
    assert not found.vector.any()
