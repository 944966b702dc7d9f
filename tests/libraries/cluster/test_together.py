"""Collections that are asked together answer as one library of all their documents."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import pipeline
from bot.answers.answer import Policy
from bot.index import library
from bot.index.remote_library import join_parts
from bot.libraries.cluster.languages import Languages
from bot.libraries.cluster.together import Shelved, put_together
from bot.libraries.common_language import Spoken, settle, settle_languages
from bot.queries.question import Question
from bot.replies import record
from tests.index.elsewhere import Elsewhere, Growing
from tests.index.test_growing_library import MAKING, PATHS, QUESTIONS, TEXTS, at_once, made, told

SHORT = st.sampled_from(["Nein.\n", "Grete.\n", "Holm.\n", "UVC.\n"])
COLLECTIONS = st.lists(
    st.dictionaries(PATHS, TEXTS | SHORT, min_size=0, max_size=5), min_size=1, max_size=4
)


def kept(store, documents, parts):
    """Return some documents as a collection of their own, which was added in so many steps."""
    languages = Languages(Spoken({}, {}), {}).with_others((), documents)
    growing = Growing(MAKING)
    growing.store = store
    for place in range(parts):
        growing.change((), settle(documents[place::parts], languages.spoken))
    store.documents |= {one.id: one for one in documents}  # as they were read
    return Shelved(growing.live, languages)


def together(collections, parts=1):
    """Return a library of some collections, each the texts by their paths, here and elsewhere."""
    store, every = Elsewhere(MAKING), {}
    shelved = []
    for texts in collections:
        documents = [*made(texts).values()]
        shelved.append(kept(store, documents, parts))
        every |= {one.id: one for one in documents}
    found = put_together(shelved, MAKING, store, store.read)
    here = at_once({one.id: one for one in settle_languages(every.values())})
    if not found.live and not found.near:
        return here, None
    return here, join_parts(found.live, MAKING.parameters, store, found.near, found.there)


def assert_same(here, there, questions=QUESTIONS):
    """Check that nothing tells two libraries apart."""
    assert [(one.id, one.language) for one in there.documents] == [
        (one.id, one.language) for one in here.documents
    ]
    assert there.lexicon.languages == here.lexicon.languages
    for terms in (["mill"], ["uvc", "mill", "council"], ["grain", "unheard"], ["upper", "1931"]):
        query = dict.fromkeys(terms, 1.0) | {terms[0]: 0.3}
        for limit in (1, 3, 40):
            hits = here.search(query, limit=limit)
            assert there.search(query, limit=limit) == hits
            assert told(there.fetch(hits), there.lexicon) == told(here.fetch(hits), here.lexicon)
    for text in questions:
        said = [
            record.render(pipeline.ask(one, Question(text, ()), Policy()), explain=True)
            for one in (here, there)
        ]
        assert said[0] == said[1]


@given(COLLECTIONS, st.integers(1, 2), st.booleans())
@settings(max_examples=15, deadline=None)
def test_collections_answer_together_as_one_library_to_the_last_digit(
    collections, parts, is_large
):
    with pytest.MonkeyPatch.context() as patch:
        if is_large:  # so that not all sentences are candidates, whatever is asked
            patch.setattr(library, "_SMALL", 3)
        here, there = together(collections, parts)
        if there is not None:
            assert_same(here, there)
