"""A library whose passages lie elsewhere answers as one that lies here."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import pipeline
from bot.answers.answer import Policy
from bot.index import bm25, library
from bot.queries.question import Question
from bot.replies import record
from tests.index.elsewhere import Growing
from tests.index.test_growing_library import (
    MAKING,
    PATHS,
    QUESTIONS,
    STEPS,
    TEXTS,
    at_once,
    found_by,
    made,
    told,
    words_of,
)


def follow(start, steps, merges=()):
    """Return the library elsewhere that has gone through some changes, and its documents.

    `merges` says after which steps all parts but the first are made one.
    """
    growing, documents = Growing(MAKING), made(start)
    growing.change((), [*documents.values()])
    for number, step in enumerate(steps):
        new = made({path: text for path, text in step.items() if text is not None})
        new = {path: one for path, one in new.items() if documents.get(path) != one}
        gone = [
            documents.pop(path).id for path in step if path in documents and step[path] is None
        ]
        gone += [documents[path].id for path in new if path in documents]
        documents |= new
        growing.change(gone, [*new.values()])
        if number in merges and len(growing.live) > 1:
            growing.merge(*range(1, len(growing.live)))
    return growing, documents


START = st.dictionaries(PATHS, TEXTS, min_size=1, max_size=6)
MERGES = st.sets(st.integers(0, 4))


@given(START, STEPS, MERGES)
@settings(max_examples=40, deadline=None)
def test_whatever_came_and_went_nothing_tells_it_from_a_library_that_is_here(start, steps, merges):
    growing, documents = follow(start, steps, merges)
    if not growing.live:
        return
    here, there = at_once(documents), growing.library
    assert [one.id for one in here.documents] == [one.id for one in there.documents]
    assert [one.text for one in here.sentences] == [one.text for one in there.sentences]
    assert list(here.passages) == list(there.passages)
    assert dict(here.ranges) == dict(there.ranges)
    assert here.lexicon.languages == there.lexicon.languages
    assert words_of(here.lexicon) == words_of(there.lexicon)
    for form in ("mill", "uvc", "muhle", "grian"):
        assert found_by(here.lexicon, form) == found_by(there.lexicon, form)
    for terms in (["mill"], ["uvc", "mill", "council"], ["grain", "unheard"], ["train", "1931"]):
        query = dict.fromkeys(terms, 1.0) | {terms[0]: 0.3}
        for limit in (1, 3, 40):
            hits = [bm25.search(each.index, query, limit=limit) for each in (here, there)]
            assert hits[0] == hits[1]
            assert told(here.fetch(hits[0]), here.lexicon) == told(
                there.fetch(hits[1]), there.lexicon
            )


@given(START, STEPS, MERGES, st.booleans())
@settings(max_examples=20, deadline=None)
def test_every_answer_is_the_same_to_the_last_digit(start, steps, merges, is_large):
    with pytest.MonkeyPatch.context() as patch:
        if is_large:  # so that not all sentences are candidates, whatever is asked
            patch.setattr(library, "_SMALL", 3)
        growing, documents = follow(start, steps, merges)
        if not growing.live:
            return
        here, there = at_once(documents), growing.library
        for text in QUESTIONS:
            said = [
                record.render(pipeline.ask(one, Question(text, ()), Policy()), explain=True)
                for one in (here, there)
            ]
            assert said[0] == said[1]


def test_a_question_reads_no_document_that_is_not_shown():
    texts = {f"{name}.md": f"Note {name} says that the mill stands.\n" for name in "abcdefgh"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library, "_SMALL", 3)
        growing, _ = follow(texts, [])
        read = []
        patch.setattr(
            growing.store, "document", lambda key: read.append(key) or growing.store.documents[key]
        )
        there = growing.library
        there.fetch(there.search({"mill": 1.0}, limit=3))
        assert not read
        assert there.sentences[0].text in "Note a says that the mill stands."
        assert not read


def test_the_memory_of_sentences_that_were_looked_at_has_an_end(monkeypatch):
    monkeypatch.setattr("bot.index.remote_part._MOST", 20)
    monkeypatch.setattr(library, "_SMALL", 3)
    texts = {f"{number}.md": f"Note {number} says that the mill stands.\n" for number in range(90)}
    growing, _ = follow(texts, [])
    there = growing.library
    said = [one.text for one in there.sentences]
    assert len(said) == len(set(said)) == 90
    part = growing.live[0].segment
    assert len(part.sources._known) < 40
    assert [one.text for one in part.sources.take(np.arange(90, dtype=np.int32))] == said
