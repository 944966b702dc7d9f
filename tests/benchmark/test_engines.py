"""All engines find the same, as far as they count the same."""

import pytest

from bot.benchmark.corpora import invent, questions
from bot.benchmark.engines import BEST, ENGINES

INSTALLED = [one for one in ENGINES if one.is_installed]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("engine", INSTALLED, ids=[one.name for one in INSTALLED])
def test_an_engine_finds_the_passage_that_alone_has_all_that_is_asked(engine):
    corpus = invent(300)
    passages = [set(one) for one in corpus.passages()]
    ready = engine.build(corpus)
    for terms in questions(corpus, 30):
        if len(terms) < 6:
            continue
        holders = [number for number, one in enumerate(passages) if set(terms) <= one]
        for ask in ready.ways.values():
            found = ready.passages_of(ask(terms))
            assert 1 <= len(found) <= BEST
            if len(holders) == 1:
                assert found[0] == holders[0]


def test_an_engine_that_is_not_there_is_no_error():
    assert {one.name for one in ENGINES} >= {"Footnote", "SQLite FTS5", "rank_bm25"}
    assert {one.name for one in INSTALLED} >= {"Footnote", "SQLite FTS5", "rank_bm25"}
