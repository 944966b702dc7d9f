"""Is the phrase that is set in bold the answer?

A phrase is right if it says a gold answer: the same words, or those and at most three more, or a
part of it that holds what matters in it. That is all its figures for a number or a date; for a
name its last word, and every name of several; for a place the first name in it. Case,
articles, punctuation and a preposition at the beginning do not count.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from bot.queries.answer_types import AnswerType
from bot.text.folding import fold
from bot.text.regexes import regex

MOST_MORE: Final = 3  # words that a phrase may have beside those of the answer
_WORD: Final = regex(r"[^\W_]+(?:[.,][^\W_]+)*|[%$€£¥]")
_ARTICLES: Final = frozenset({"the", "a", "an", "s"})
_PREPOSITIONS: Final = frozenset(
    "in at on by from near to of about around over since between".split()
)
_FIGURE: Final = regex(
    r"\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|"
    r"hundred|thousand|[mb]illion)$"
)
_HEAD_ENDS: Final = regex(r",| (?:of|from|in|at|for|under|who|which|with) ")
_SEVERAL: Final = regex(r"\band\b|&")


def is_right(phrase: str, golds: Iterable[str], answer_type: AnswerType) -> bool:
    """Return whether a phrase says one of the gold answers.

    Example:
        "Ada Byron", a name -> right for "Ada Byron", "the poet Ada Byron", "Byron"; wrong for
        "Ada Byron and Olga Lind", "Olga Lind"
    """
    return any(_says(phrase, gold, answer_type) for gold in golds)


def _says(phrase: str, gold: str, answer_type: AnswerType) -> bool:
    """Return whether a phrase says an answer."""
    said, right = _words(phrase), _words(gold)
    if not (said and right):
        return phrase.strip() == gold.strip()
    if _holds(said, right):
        return len(said) - len(right) <= MOST_MORE
    return _holds(right, said) and _what_matters(gold, right, answer_type) <= set(said)


def _what_matters(gold: str, words: Sequence[str], answer_type: AnswerType) -> set[str]:
    """Return the words of an answer that no part of it may lack."""
    figures = {word for word in words if _FIGURE.search(word)}
    if answer_type in {AnswerType.DATE, AnswerType.NUMBER}:
        return figures or set(words)
    if answer_type is AnswerType.PLACE:
        names = [one for one in gold.split() if one[0].isupper()]
        return set(_words(names[0])) if names else set(words)
    if _SEVERAL.search(gold):
        return set(words)
    head = _words(_HEAD_ENDS.split(gold)[0])
    return set(head[-1:]) or set(words)


def _words(text: str) -> list[str]:
    """Return the folded words of a text without articles and the preposition that begins it."""
    found = [word for word in map(fold, _WORD.findall(text)) if word not in _ARTICLES]
    return found[1:] if found[:1] and found[0] in _PREPOSITIONS else found


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    """Return whether some words stand among others in a row."""
    size = len(part)
    return any(list(words[n : n + size]) == list(part) for n in range(len(words) - size + 1))
