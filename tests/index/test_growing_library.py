"""A library that has changed is the one that is made at once of the same documents."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import pipeline
from bot.answers.answer import Policy
from bot.documents.passages import Grouping
from bot.index import bm25, library
from bot.index.bm25 import Bm25
from bot.index.growing_library import Making, begin, change
from bot.index.library import collect
from bot.queries.question import Question
from bot.replies import record
from bot.text.ngrams import ngrams_of
from tests.conftest import a_document
from tests.small_libraries import LIKENESS

MAKING = Making(LIKENESS, Grouping(words=12), Bm25())
SENTENCES = (
    "The old mill by the Ferrow stood until the flood.",
    "Greta Holm rebuilt the mill in 1931.",
    "She sold it to the Upper Valley Council (UVC).",
    "The UVC keeps the keys, and the UVC pays.",
    "Unified Velocity Control (UVC) is a method.",
    "Northern Rail Trust (NRT) runs a train. NRT trains are slow.",
    "Grain was ground there; GRAIN is what the sign says.",
    "Die Mühle steht am Fluss und mahlt das Korn.",
    "Der Rat zahlt die Mühle seit langem nicht mehr.",
    "Le moulin est vieux et la ville le garde.",
    "Мельница стоит у реки с давних времён.",
    "磨坊在河边。谁付钱？",
    "Milling, mills and milled goods were sold.",
    "3,5 km north of the town lies the weir.",
    "What does it cost?",
    "It costs 40 crowns, not 50.",
)
HEADINGS = ("", "# The mill\n\n", "# The UVC\n\n## Money\n\n", "# Weirs of Holm\n\n")
QUESTIONS = (
    "Who rebuilt the mill?",
    "What does the UVC pay?",
    "What is UVC?",
    "Which trust runs trains?",
    "Who milld the grian?",
    "Wer zahlt die Mühle?",
    "磨坊在哪里？",
    "What does it cost?",
)
TEXTS = st.builds(
    lambda heading, sentences: heading + " ".join(sentences) + "\n",
    st.sampled_from(HEADINGS),
    st.lists(st.sampled_from(SENTENCES), min_size=0, max_size=5),
)
PATHS = st.sampled_from([f"{name}.md" for name in "abcdefgh"])
STEPS = st.lists(st.dictionaries(PATHS, TEXTS | st.none(), min_size=1, max_size=4), max_size=5)


def made(texts):
    """Return the documents of some texts, by path."""
    return {path: a_document(text, path) for path, text in texts.items()}


def follow(start, steps):
    """Return the library that has gone through some changes, and the documents at the end.

    A step names what files hold from then on, None for one that is deleted.
    """
    documents = made(start)
    growing = begin(at_once(documents))
    for step in steps:
        new = made({path: text for path, text in step.items() if text is not None})
        new = {path: one for path, one in new.items() if documents.get(path) != one}
        gone = [
            documents.pop(path).id for path in step if path in documents and step[path] is None
        ]
        gone += [documents[path].id for path in new if path in documents]
        documents |= new
        growing = change(growing, gone, new.values(), MAKING)
    return growing, documents


def at_once(documents):
    """Return the library of some documents, made at once."""
    return collect([*documents.values()], LIKENESS, MAKING.grouping, MAKING.parameters)


def words_of(lexicon):
    """Return the words that a lexicon has, each with all that is known of it."""
    return {
        (lexicon.forms[word], term): (
            int(lexicon.usage.counts[word]),
            lexicon.idf(term),
            lexicon.frequency(term),
            bool(lexicon.is_name[word]),
            bool(lexicon.is_number[word]),
            int(lexicon.lengths[word]),
            term in lexicon.name_table.names,
            lexicon.term_of(lexicon.forms[word]),
        )
        for term in lexicon.of_term
        for word in lexicon.of_term[term]
    }


def found_by(lexicon, form):
    """Return the words that a lexicon finds for a form that it may not have."""
    (spelt,), (meant,) = (
        lexicon.similar_spelling([form], 0.2),
        lexicon.similar_meaning([form], 0.3),
    )
    keys = library_ngrams(form)
    starts, words = lexicon.ngrams.find(keys)
    return (
        sorted(zip(named(lexicon, spelt[0]), spelt[1].tolist(), strict=True)),
        sorted(zip(named(lexicon, meant[0]), meant[1].tolist(), strict=True)),
        sorted(named(lexicon, lexicon.within_edits(form, 1))),
        [sorted(named(lexicon, words[a:b])) for a, b in pairwise(starts)],
        lexicon.spelt(form),
        [*lexicon.ending_in(form[-3:])],
        lexicon.has(form),
    )


def library_ngrams(form):
    """Return the n-grams of a form, rising."""
    return np.sort(ngrams_of([form])[0])


def named(lexicon, words):
    """Return the forms and terms of some words."""
    return [(lexicon.forms[word], lexicon.terms[word]) for word in np.asarray(words).tolist()]


def told(candidates, lexicon):
    """Return all that candidates tell of sentences."""
    words = candidates.vocabulary.numbers[candidates.words.words]
    is_word = candidates.words.words >= 0
    counts, antecedents = candidates.antecedents
    return (
        candidates.numbers.tolist(),
        [word if kept else None for word, kept in zip(named(lexicon, words), is_word, strict=True)]
        if len(words)
        else [],
        candidates.words.begins.tolist(),
        candidates.words.ends.tolist(),
        candidates.words.within.tolist(),
        candidates.vectors.tolist(),
        candidates.near_vectors.tolist(),
        candidates.ngram_lengths.tolist(),
        [getattr(candidates, name).tolist() for name in ("opens", "leans", "asks", "negates")],
        [candidates.titles.of(place) for place in range(len(candidates))],
        [candidates.headings.of(place) for place in range(len(candidates))],
        candidates.neighbours.paragraph.tolist(),
        candidates.neighbours.follows.tolist(),
        (counts.tolist(), named(lexicon, antecedents)),
        candidates.statistics,
        [one.text for one in candidates.context.sentences],
    )


def assert_the_same(one, other):
    """Check that two libraries cannot be told apart."""
    for name in ("documents", "sentences", "passages"):
        assert list(getattr(one, name)) == list(getattr(other, name)), name
    assert dict(one.ranges) == dict(other.ranges)
    assert one.lexicon.languages == other.lexicon.languages
    assert words_of(one.lexicon) == words_of(other.lexicon)
    for form in ("mill", "milling", "uvc", "muhle", "grian", "weirs", "council"):
        assert found_by(one.lexicon, form) == found_by(other.lexicon, form)
    for terms in (["mill"], ["uvc", "mill", "council"], ["grain", "unheard"], ["train", "1931"]):
        query = dict.fromkeys(terms, 1.0) | {terms[0]: 0.3}
        for limit in (1, 3, 40):
            hits = [bm25.search(each.index, query, limit=limit) for each in (one, other)]
            assert hits[0] == hits[1]
            fetched = [told(each.fetch(hits[0]), each.lexicon) for each in (one, other)]
            assert fetched[0] == fetched[1]


@given(st.dictionaries(PATHS, TEXTS, max_size=6), STEPS)
@settings(max_examples=60, deadline=None)
def test_whatever_came_and_went_nothing_tells_it_from_a_library_made_at_once(start, steps):
    growing, documents = follow(start, steps)
    assert_the_same(growing.library, at_once(documents))


@given(st.dictionaries(PATHS, TEXTS, max_size=6), STEPS, st.booleans())
@settings(max_examples=25, deadline=None)
def test_every_answer_is_the_same_to_the_last_digit(start, steps, is_large):
    with pytest.MonkeyPatch.context() as patch:
        if is_large:  # so that not all sentences are candidates, whatever is asked
            patch.setattr(library, "_SMALL", 3)
        growing, documents = follow(start, steps)
        made_at_once = at_once(documents)
        for text in QUESTIONS:
            said = [
                record.render(pipeline.ask(one, Question(text, ()), Policy()), explain=True)
                for one in (growing.library, made_at_once)
            ]
            assert said[0] == said[1]
