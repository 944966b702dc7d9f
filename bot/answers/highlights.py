"""Which words of a sentence are shown as what matters?

The words that match the question, and the phrase that is the answer, where one surely is: see
`bot.answers.answer_phrase`.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Final

import numpy as np

from bot.answers.answer_phrase import choose_phrase
from bot.answers.asked import Asked
from bot.answers.mentions import Mentions
from bot.answers.sentence_words import Read
from bot.index.candidates import Context
from bot.queries.query import Query
from bot.records import dataclass
from bot.text.spans import Span

_LIKE: Final = 0.6  # strength of a like word that is shown as a match


@dataclass(frozen=True, slots=True)
class Highlights:
    """Spans of the document's text: the words that matched, and the answer if it is sure."""

    matched: tuple[Span, ...]
    answer_span: Span | None


def highlighter(query: Query, context: Context) -> Callable[[int], Highlights]:
    """Return what highlights sentences, by their numbers, for one question: each but once."""
    read = reading(query, context)

    def highlight(number: int) -> Highlights:
        asked, sentence = read(number)
        start = context.sentence(number).span.start
        phrase = choose_phrase(asked, sentence, query.language)
        return Highlights(
            tuple(span.shift(start) for span, _ in sentence.matched),
            phrase.shift(start) if phrase else None,
        )

    return cache(highlight)


def reading(query: Query, context: Context) -> Callable[[int], tuple[Asked, Read]]:
    """Return what tells, of a sentence by its number, what is asked and how it is read for that.

    Offsets are those of the sentence.
    """
    worths = cache(partial(_worths, query))  # most answers are shown without their highlights
    asked = Asked(query.text, query.answer_type, query.words)
    total = float(query.expansion.matches.weights.sum())
    mentions = Mentions(lambda: (sentence.text for sentence in context.sentences))

    def read(number: int) -> tuple[Asked, Read]:
        matched = tuple(_matched(context, worths(), number))
        return asked, Read(context.sentence(number).text, matched, total, mentions)

    return read


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


def _matched(
    context: Context, worths: Mapping[int, float], number: int
) -> Iterator[tuple[Span, float]]:
    """Yield the words of a sentence that say something of the question, with what they say."""
    place, words = context.places[number], context.vocabulary.numbers
    for word, begin, end in context.words.words_in_text(place):
        if int(words[word]) in worths:
            yield Span(begin, end), worths[int(words[word])]
