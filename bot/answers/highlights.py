"""Which words of a sentence matter?

The words that match the question, and the phrase that is likely the answer: of the phrases of
the wanted kind that the question has not said itself, the one nearest to its rarest matched word.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from bot.documents.sentences import Sentence
from bot.index.library import Library
from bot.queries.answer_spans import Wanted, fresh, phrases
from bot.queries.expansion import Strengths
from bot.queries.query import Query
from bot.text.spans import Span

_LIKE: Final = 0.6  # strength of a like word that is shown as a match
_BEHIND: Final = (
    1  # a phrase before the matched word counts as this much farther: names follow titles
)


@dataclass(frozen=True, slots=True)
class Marks:
    """Spans of the document's text: the words that matched, and the answer phrase if any."""

    matched: tuple[Span, ...]
    phrase: Span | None


def marker(library: Library, query: Query, strengths: Strengths) -> Callable[[int], Marks]:
    """Return what marks sentences, given by their numbers, for one question: each but once."""
    worths = _worths(library, query, strengths)
    return cache(lambda number: _mark(library, query, worths, number))


def _worths(library: Library, query: Query, strengths: Strengths) -> dict[str, float]:
    """Return the weight of what each word says of the question, by the forms of those that do.

    A word of like letters or meaning matches only where the library lacks the term itself.
    """
    unknown = np.array([[not term.is_known] for term in query.terms])
    like = np.maximum(strengths.letters, strengths.meaning)
    said = np.maximum(strengths.said, np.where(unknown & (like >= _LIKE), like, 0.0))
    best = (strengths.weights[:, None] * said).max(axis=0)
    found = np.flatnonzero(best)
    numbers, forms = library.vocabulary.numbers, library.vocabulary.forms
    return {
        forms[word]: worth
        for word, worth in zip(strengths.words[found].tolist(), best[found].tolist(), strict=True)
        if numbers[forms[word]] == word  # of words of one form, in two languages, the first
    }


def _mark(library: Library, query: Query, worths: Mapping[str, float], number: int) -> Marks:
    """Return the marks of a sentence, given by its number, in its document's offsets, in order.

    `worths` says what each form is worth that matches.
    """
    sentence = library.sentences[number]
    start = sentence.span.start
    forms = library.vocabulary.forms
    matched = [
        (Span(start + begin, start + end), worths[forms[word]])
        for word, begin, end in library.concordance.standing(number)
        if forms[word] in worths
    ]
    phrase = _phrase(sentence, query, matched)
    return Marks(tuple(span for span, _ in matched), phrase)


def _phrase(
    sentence: Sentence, query: Query, matched: Sequence[tuple[Span, float]]
) -> Span | None:
    """Return the likeliest answer phrase of the wanted kind, None if there is none."""
    if query.wanted is Wanted.ANY:
        return None
    text, start = sentence.text, sentence.span.start
    said = query.said
    found = [fresh(text, span, said) for span in phrases(text, query.wanted)]
    spans = [span.shifted(start) for span in found if span]
    if not spans or not matched:
        return spans[0] if spans else None
    rarest = max(matched, key=lambda pair: (pair[1], -pair[0].start))[0]
    return min(spans, key=lambda span: (_distance(span, rarest), span.start))


def _distance(phrase: Span, word: Span) -> int:
    """Return how many characters part a phrase from a word."""
    if phrase.start >= word.end:
        return phrase.start - word.end
    return max(word.start - phrase.end, 0) + _BEHIND + 1
