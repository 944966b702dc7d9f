"""The best passages are found, whatever an engine elsewhere thinks of them."""

import numpy as np
import pytest

from bot.index import bm25
from tests.conftest import a_document
from tests.index.elsewhere import Growing, rounded
from tests.index.test_growing_library import MAKING, at_once


def libraries(texts, parts=1):
    """Return a library that is here and one of several parts that lies elsewhere."""
    documents = [a_document(text, f"{number:03}.md") for number, text in enumerate(texts)]
    growing = Growing(MAKING)
    for place in range(parts):
        growing.change((), documents[place::parts])
    return at_once({one.path: one for one in documents}), growing


def hits(library, terms, limit=5):
    """Return what a library finds."""
    return bm25.search(library.index, terms, limit=limit)


def test_passages_that_the_engine_takes_for_equal_are_told_apart_by_their_exact_lengths():
    rows = (f"Mill {'word ' * (200 - number)}end" for number in range(120))
    texts = [f"| A |\n|---|\n| {row} |\n" for row in rows]  # quoted whole, however long
    here, growing = libraries(texts)
    assert len({rounded(number) for number in range(80, 200)}) < 20
    assert hits(growing.library, {"mill": 1.0}) == hits(here, {"mill": 1.0})
    assert any(in_order for _, in_order in growing.store.proposals)


def test_it_asks_once_where_that_is_enough():
    here, growing = libraries([f"The mill {number} stands." for number in range(4)])
    assert hits(growing.library, {"mill": 1.0}) == hits(here, {"mill": 1.0})
    assert growing.store.proposals == [(10, False)]


def test_what_was_removed_and_still_counts_in_the_engine_is_passed_over():
    texts = [f"The mill and the weir {'are old ' * (number % 7)}." for number in range(60)]
    here, growing = libraries(texts)
    gone = [one.id for one in here.documents[:45]]
    growing.change(gone, ())
    left = at_once({one.path: one for one in here.documents[45:]})
    for terms in ({"mill": 1.0}, {"mill": 1.0, "old": 0.5}):
        assert hits(growing.library, terms, 10) == hits(left, terms, 10)


def test_passages_of_parts_that_nobody_knows_of_yet_are_passed_over():
    here, growing = libraries([f"The mill {number} stands." for number in range(40)])
    known = growing.library
    growing.change((), [a_document(f"Mill, mill {n}.", f"new{n}.md") for n in range(40)])
    assert hits(known, {"mill": 1.0}) == hits(here, {"mill": 1.0})


@pytest.mark.parametrize("parts", [2, 3])
def test_parts_are_searched_as_one(parts):
    texts = [
        f"The {'mill' if number % 3 else 'weir'} is {number} years old." for number in range(30)
    ]
    here, growing = libraries(texts, parts)
    for terms in ({"mill": 1.0}, {"weir": 1.0, "old": 0.2}, {"7": 1.0, "mill": 0.1}):
        assert hits(growing.library, terms, 12) == hits(here, terms, 12)


def test_a_term_that_no_passage_has_weighs_as_it_does_here():
    here, growing = libraries(["The mill stands.", "The weir broke."])
    there = growing.library
    for term in ("mill", "unheard"):
        assert there.index.weight(term) == here.index.weight(term)
    assert hits(there, {"unheard": 1.0}) == ()
    numbers, scores = there.index.best({"unheard": 1.0}, 3)
    assert not np.size(numbers)
    assert not np.size(scores)
