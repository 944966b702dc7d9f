"""Which words of a sentence are shown as what matters?

The words that match the question, and the span that is likely the answer: of the spans of the
expected type that the question has not said itself, the one nearest to its rarest matched word.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from bot.documents.sentences import Sentence
from bot.index.candidates import Context
from bot.queries.answer_spans import find_spans, unasked_part
from bot.queries.answer_types import AnswerType
from bot.queries.query import Query
from bot.text.spans import Span

_LIKE: Final = 0.6  # strength of a like word that is shown as a match
_BEHIND: Final = (
    1  # a span before the matched word counts as this much farther: names follow titles
)


@dataclass(frozen=True, slots=True)
class Highlights:
    """Spans of the document's text: the words that matched, and the likely answer if any."""

    matched: tuple[Span, ...]
    answer_span: Span | None


def highlighter(query: Query, context: Context) -> Callable[[int], Highlights]:
    """Return what highlights sentences, by their numbers, for one question: each but once."""
    worths = _worths(query)
    return cache(lambda number: _highlight(query, context, worths, number))


def _worths(query: Query) -> dict[int, float]:
    """Return the weight of what each word of the lexicon says of the question, where it says any.

    A word of like letters or meaning matches only where the library lacks the term itself.
    """
    matches = query.expansion.matches
    unknown = np.array([[not term.is_known] for term in query.terms])
    like = np.maximum(matches.letters, matches.meaning)
    same = np.maximum(matches.same, np.where(unknown & (like >= _LIKE), like, 0.0))
    best = (matches.weights[:, None] * same).max(axis=0)
    found = np.flatnonzero(best)
    return dict(zip(matches.words[found].tolist(), best[found].tolist(), strict=True))


def _highlight(
    query: Query, context: Context, worths: Mapping[int, float], number: int
) -> Highlights:
    """Return the highlights of a sentence, in its document's offsets, in order."""
    place = context.places[number]
    sentence, words = context.sentences[place], context.vocabulary.numbers
    start = sentence.span.start
    matched = [
        (Span(start + begin, start + end), worths[int(words[word])])
        for word, begin, end in context.words.words_in_text(place)
        if int(words[word]) in worths
    ]
    answer_span = _answer_span(sentence, query, matched)
    return Highlights(tuple(span for span, _ in matched), answer_span)


def _answer_span(
    sentence: Sentence, query: Query, matched: Sequence[tuple[Span, float]]
) -> Span | None:
    """Return the likeliest span of the expected answer type, None if there is none."""
    if query.answer_type is AnswerType.ANY:
        return None
    text, start = sentence.text, sentence.span.start
    asked = query.words
    found = [unasked_part(text, span, asked) for span in find_spans(text, query.answer_type)]
    spans = [span.shift(start) for span in found if span]
    if not spans or not matched:
        return spans[0] if spans else None
    rarest = max(matched, key=lambda pair: (pair[1], -pair[0].start))[0]
    return min(spans, key=lambda span: (_distance(span, rarest), span.start))


def _distance(span: Span, word: Span) -> int:
    """Return how many characters part a span from a word."""
    if span.start >= word.end:
        return span.start - word.end
    return max(word.start - span.end, 0) + _BEHIND + 1
