"""Compiled code finds what numpy finds; where numba is not there, Python runs the same loops."""

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

import pytest
from hypothesis import given, settings

from bot.index import bm25
from bot.index.bm25 import Bm25, load_kernel
from bot.index.maxscore import Search
from tests.index.random_libraries import LIBRARIES, LIMITS, QUERIES, library, slowly

NUMBA = pytest.mark.skipif(
    find_spec("numba") is None, reason="numba is not installed: the extra `fast` brings it"
)


class Plain:
    """Stands for numba's types: whatever is made of them is another."""

    def __getattr__(self, _):
        return self

    def __getitem__(self, _):
        return self

    def __call__(self, *_, **__):
        """Return itself, whatever the type is told."""
        return self


def leave(*given, **_):
    """Stand for numba's decorator: return the function as it is."""
    return given[0] if callable(given[0]) and not isinstance(given[0], Plain) else leave


@pytest.fixture(scope="module")
def interpreted():
    """Return the kernel as Python runs it."""
    numba = ModuleType("numba")
    numba.njit, numba.types = leave, Plain()
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "numba", numba)
        patch.delitem(sys.modules, "bot.index.kernel", raising=False)
        module = import_module("bot.index.kernel")
        del sys.modules["bot.index.kernel"]
    return module


def found(searcher, index, query, limit):
    """Return the best passages and their scores as lists."""
    terms = index._known(query)
    passages, scores = searcher.best(terms, limit) if terms else ([], [])
    return list(map(int, passages)), list(map(float, scores))


@settings(max_examples=150, deadline=None)
@given(LIBRARIES, QUERIES, LIMITS)
def test_the_kernel_s_loops_find_the_best_to_the_last_digit(interpreted, index, query, limit):
    searcher = interpreted.CompiledSearch(index._weighed)
    assert found(searcher, index, query, limit) == slowly(index, query, limit)
    assert found(searcher, index, query, limit) == slowly(index, query, limit)


@NUMBA
@settings(max_examples=300, deadline=None)
@given(LIBRARIES, QUERIES, LIMITS)
def test_compiled_loops_find_the_best_to_the_last_digit(index, query, limit):
    searcher = import_module("bot.index.kernel").CompiledSearch(index._weighed)
    assert found(searcher, index, query, limit) == slowly(index, query, limit)


@NUMBA
def test_a_loaded_kernel_searches_large_libraries_and_changes_no_hit(monkeypatch):
    monkeypatch.setattr(bm25, "_kernel", [])
    monkeypatch.setattr(bm25, "LARGE", 500)
    small, large = library(400, 5, Bm25()), library(600, 5, Bm25())
    query = {"word3": 1.0, "word20": 0.5, "word1": 0.7}
    before = [bm25.search(index, query, limit=10) for index in (small, large)]
    assert load_kernel()
    assert [bm25.search(index, query, limit=10) for index in (small, large)] == before
    assert small.search_class() is Search
    assert large.search_class() is not Search


def test_without_numba_nothing_is_loaded_and_nothing_fails(monkeypatch):
    monkeypatch.setattr(bm25, "_kernel", [])
    monkeypatch.setattr(bm25, "find_spec", lambda _: None)
    assert not load_kernel()
    assert bm25.search(library(50, 1, Bm25()), {"word1": 1.0}, limit=3)
