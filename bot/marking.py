"""Which words of a sentence matter?

The words that match the question, and the phrase that is likely the answer: of the phrases of
the wanted kind that the question has not said itself, the one nearest to its rarest matched word.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.library import Library
from bot.phrases import Wanted, fresh, phrases
from bot.queries import Query
from bot.sentences import Sentence
from bot.spans import Span
from bot.strengths import Strengths
from bot.terms import fold, term_of, tokens

_LIKE: Final = 0.6  # strength of a like word that is shown as a match
_BEHIND: Final = (
    1  # a phrase before the matched word counts as this much farther: names follow titles
)


@dataclass(frozen=True, slots=True)
class Marks:
    """Spans of the document's text: the words that matched, and the answer phrase if any."""

    matched: tuple[Span, ...]
    phrase: Span | None


def mark(library: Library, query: Query, strengths: Strengths, sentence: Sentence) -> Marks:
    """Return the marks of a sentence in its document's offsets, in order."""
    text, language = sentence.text, sentence.document.language
    known = library.vocabulary.numbers
    found = [
        (token.span, known[form])
        for token in tokens(text)
        if (form := fold(token.text)) in known and term_of(token.text, language)
    ]
    worths = _worths(query, strengths, [number for _, number in found])
    matched = [(span, worth) for (span, _), worth in zip(found, worths, strict=True) if worth]
    phrase = _phrase(text, query, matched)
    start = sentence.span.start
    return Marks(
        tuple(span.shifted(start) for span, _ in matched),
        phrase.shifted(start) if phrase else None,
    )


def _worths(query: Query, strengths: Strengths, words: list[int]) -> list[float]:
    """Return the weight of what each word says of the question, 0 for one that does not match.

    A word of like letters or meaning matches only where the library lacks the term itself.
    """
    unknown = np.array([[not term.is_known] for term in query.terms])
    like = np.maximum(strengths.letters[:, words], strengths.meaning[:, words])
    said = np.maximum(strengths.said[:, words], np.where(unknown & (like >= _LIKE), like, 0.0))
    worths: list[float] = (strengths.weights[:, None] * said).max(axis=0).tolist()
    return worths


def _phrase(text: str, query: Query, matched: list[tuple[Span, float]]) -> Span | None:
    """Return the likeliest answer phrase of the wanted kind, None if there is none."""
    if query.wanted is Wanted.ANY:
        return None
    found = [fresh(text, span, query.said) for span in phrases(text, query.wanted)]
    spans = [span for span in found if span]
    if not spans or not matched:
        return spans[0] if spans else None
    rarest = max(matched, key=lambda pair: (pair[1], -pair[0].start))[0]
    return min(spans, key=lambda span: (_distance(span, rarest), span.start))


def _distance(phrase: Span, word: Span) -> int:
    """Return how many characters part a phrase from a word."""
    if phrase.start >= word.end:
        return phrase.start - word.end
    return max(word.start - phrase.end, 0) + _BEHIND + 1
