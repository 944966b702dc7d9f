"""What does the opening of a sentence stand for?

"She was born in Riga", "In 1931 the company moved": such a sentence is about somebody or something
that the sentences before it name. The mention is chosen by how the sentence opens: for a person
the name that the text came to last, for a thing that is called again the words that it was called
by, for anything else what the sentence before is about. English openings are known; whoever leans
on a sentence that leans itself stands for the same.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from bot.index.arrays import Ints, Places, place_ranges
from bot.records import dataclass
from bot.text.analysis import word_of
from bot.text.regexes import regex
from bot.text.stopwords import STOPWORDS

LANGUAGE: Final = "en"
_OPENING: Final = regex(
    r"[\"'“‘(\s]*(?P<before>[^,.;:]{1,45},\s+"
    r"|(?:In|On|By|At|During|After|Before|Since) [^,.;:]{1,25}?\s)?"
    r"(?P<word>he|she|his|her|it|its|they|their|this|that|these|those|such|the|both|another|one)\b"
    r"(?:\s+(?P<noun>[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*){0,2}))?",
    re.IGNORECASE,
)
_PERSON: Final = frozenset({"he", "she", "his", "her"})
_PRONOUN: Final = _PERSON | {"it", "its", "they", "their"}
_WORD: Final = regex(r"[\w’'-]+")
_NAME: Final = regex(
    r"[A-Z][\w’'.-]+(?:\s+(?:(?:of|de|van|von|der|al|bin|da)\s+)*[A-Z][\w’'.-]+)*"
)
_PREDICATE: Final = regex(
    r"\s(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|"
    r"do|does|did|who|which|that|where|when|[a-z]{3,}ed|became|began|came|went|made|took|won|led|"
    r"wrote|held|ran|gave|left|grew|fell|rose|saw|met|built|found|lies|stands|contains|consists|"
    r"includes|remains|serves|uses|offers|provides)\b|[,;:(]"
)
_BACK: Final = 4  # sentences that are looked at for who or what was named
_LONGEST: Final = 10  # words of a mention
_AROUND: Final = 3  # words before and behind a noun that belong to its mention


@dataclass(frozen=True, slots=True, eq=False)
class Antecedents:
    """The words that the openings of sentences stand for.

    Row i says that sentence `sentences[i]` opens with something that stands for `words[i]`; rows
    rise by sentence.
    """

    sentences: Ints
    words: Ints

    def of(self, numbers: Ints) -> tuple[Places, Ints]:
        """Return how many words some sentences' openings stand for, and these end to end."""
        first = np.searchsorted(self.sentences, numbers, "left")
        counts = np.searchsorted(self.sentences, numbers, "right") - first
        return counts, self.words[place_ranges(first, counts)]


def find_antecedents(texts: Sequence[str]) -> list[str]:
    """Return what the opening of each sentence of a document stands for, "" for nothing.

    Example:
        "Ada Stone was an architect.", "She built the mill.", "It has two wheels."
        -> "", "Ada Stone", "Ada Stone"
    """
    found: list[str] = []
    for place, text in enumerate(texts):
        opening = _OPENING.match(text) if place else None
        found.append(
            _mention(opening, texts[max(place - _BACK, 0) : place], found[-_BACK:])
            if opening
            else ""
        )
    return found


def opens_with_person(text: str) -> bool:
    """Return whether the first word of a sentence stands for a person: "She was born in Riga"."""
    opening = _OPENING.match(text)
    return bool(opening and not opening["before"] and opening["word"].casefold() in _PERSON)


def _mention(opening: re.Match[str], before: Sequence[str], stood_for: Sequence[str]) -> str:
    """Return what an opening stands for, given the sentences before and what theirs stand for."""
    word = opening["word"].casefold()
    if word in _PERSON:
        return _person(before, stood_for)
    noun = opening["noun"] or ""
    if word not in _PRONOUN and (again := _called_again(noun, before)):
        return again
    if word == "the" and (opening["before"] or " of" in noun):
        return ""
    return stood_for[-1] or _subject(before[-1])


def _person(before: Sequence[str], stood_for: Sequence[str]) -> str:
    """Return the name that the sentences before came to last: the first one of a sentence."""
    for text, other in zip(reversed(before), reversed(stood_for), strict=True):
        opening = _OPENING.match(text)
        if other and opening and opening["word"].casefold() in _PERSON:
            return other
        for name in _NAME.finditer(text):
            if name.group().casefold() not in STOPWORDS[LANGUAGE]:
                return name.group()
    return ""


def _called_again(noun: str, before: Sequence[str]) -> str:
    """Return the words around the last mention of a noun in the sentences before, or ""."""
    terms = [term for word in _WORD.findall(noun)[:2] if (term := word_of(word, LANGUAGE).term)]
    for text in reversed(before):
        words, said = _terms(text)
        for term in reversed(terms):
            if term in said:
                at = len(said) - 1 - said[::-1].index(term)
                return " ".join(words[max(at - _AROUND, 0) : at + _AROUND + 1])
    return ""


@lru_cache(maxsize=1 << 4)  # the next sentences look back at the same ones
def _terms(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a sentence, and the term of each."""
    words = _WORD.findall(text)
    return words, [word_of(word, LANGUAGE).term for word in words]


def _subject(text: str) -> str:
    """Return what a sentence is about: its words before the first verb, as far as we know one."""
    opening = _OPENING.match(text)
    rest = text[opening.end("before") :] if opening and opening["before"] else text
    verb = _PREDICATE.search(rest, 1)
    return " ".join(_WORD.findall(rest[: verb.start()] if verb else rest)[:_LONGEST])
