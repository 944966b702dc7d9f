"""Which words are the answer, and are we sure enough to show them?

Every phrase of a sentence that has the shape of an answer gets a score, a weighted sum of
features; "none of them" has the score 0. Their chances, as in a conditional logit (McFadden 1974),
add up to 1. The likeliest phrase is shown if its chance reaches a threshold that was fitted so
that nine of ten shown are right; else nothing is.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from bot.answers.asked import Asked
from bot.answers.phrase_features import extract
from bot.answers.phrase_weights import THRESHOLDS, WEIGHTS
from bot.answers.phrases import find_phrases
from bot.answers.sentence_words import Read
from bot.queries.answer_types import AnswerType
from bot.text.folding import fold
from bot.text.regexes import regex
from bot.text.spans import Span
from bot.text.word_vectors import VECTORS_LANGUAGE

_WORD: Final = regex(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_LINKS: Final = frozenset({"of", "the", "and"})


def choose_phrase(asked: Asked, read: Read, language: str) -> Span | None:
    """Return the phrase of a sentence that is the answer, None if none surely is.

    Args:
        asked: the question.
        read: the sentence.
        language: of the question; most types are shown in English only, whose words we know.
    """
    kind = asked.answer_type.value
    threshold = THRESHOLDS["en" if language == VECTORS_LANGUAGE else "other"].get(kind)
    if threshold is None:
        return None
    spans = list_phrases(asked, read)
    if not spans:
        return None
    chances = estimate_chances(WEIGHTS[kind], extract(asked, read, spans))
    best = max(range(len(spans)), key=lambda place: (chances[place], -place))
    return spans[best] if chances[best] >= threshold else None


def list_phrases(asked: Asked, read: Read) -> list[Span]:
    """Return the phrases that could answer and that the question has not said itself, in order."""
    found = find_phrases(read.text, asked.answer_type, read.mentions.is_name)
    unsaid = (_unsaid(read.text, span, asked) for span in found)
    return list(dict.fromkeys(span for span in unsaid if span))


def estimate_chances(
    weights: Mapping[str, float], features: Sequence[Mapping[str, float]]
) -> list[float]:
    """Return the chance of each phrase to be the answer; what is left is that of none of them."""
    scores = [sum(weights.get(name, 0.0) * v for name, v in one.items()) for one in features]
    most = max([0.0, *scores])
    odds = [math.exp(score - most) for score in scores]
    return [one / (math.exp(-most) + sum(odds)) for one in odds]


def _unsaid(text: str, span: Span, asked: Asked) -> Span | None:
    """Return a phrase, None if the question says it all; a person's without an asked title.

    Example:
        "President of Peru Ann Lee" with {"president", "peru"} asked -> "Ann Lee"
    """
    found = _WORD.finditer(text, span.start, span.end)
    words = [(one.start(), fold(one.group())) for one in found]
    said = [word in asked.words or word in _LINKS for _, word in words]
    if all(said):
        return None
    first = said.index(False)
    is_title = first and words[first - 1][1] not in _LINKS
    if asked.answer_type is AnswerType.NAME and is_title:
        return Span(words[first][0], span.end)
    return span
