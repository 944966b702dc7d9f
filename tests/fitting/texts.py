"""On which texts do the rows learn what the model finds alike?

Sentences and questions of the sets that may be fitted on, random phrases of those sentences, and
random groups of words, so that words that no sentence has are moved too.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.documents.sentences import split
from bot.text.stopwords import STOPWORDS
from tests.fitting.squad import FITTED, Article, articles_of

_PHRASES: Final = 3  # of each sentence
_ROUNDS: Final = 3  # in which every word comes into a group
_SHORTEST, _LONGEST = 2, 6  # words of a phrase
_LARGEST: Final = 4  # words of a group


@dataclass(frozen=True, slots=True)
class Texts:
    """What is learnt from; in how many of `sentences` a word stands says how much it weighs."""

    sentences: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """All texts, the sentences first."""
        return self.sentences + self.others


def texts_for(words: Sequence[str], most: int | None = None) -> Texts:
    """Return the texts, always the same ones; at most so many of each kind."""
    articles = [article for name in FITTED for article in articles_of(name)]
    sentences, questions = _told(articles)
    chance = random.Random(0)  # noqa: S311 - a sample, no secret
    phrases = list(dict.fromkeys(_phrases(sentences, chance)))
    groups = list(_groups(words, random.Random(1)))  # noqa: S311
    others = (*questions[:most], *phrases[:most], *groups[:most])
    return Texts(tuple(sentences[:most]), others)


def _told(articles: Sequence[Article]) -> tuple[list[str], list[str]]:
    """Return the sentences, and the questions that one of them answers, none twice."""
    sentences: list[str] = []
    questions: list[str] = []
    for article in articles:
        by_path = {paragraph.path: split(paragraph) for paragraph in article.paragraphs}
        sentences += [s.text for found in by_path.values() for s in found]
        questions += [a.text for a in article.asked if any(map(a.is_right, by_path[a.path]))]
    return list(dict.fromkeys(sentences)), list(dict.fromkeys(questions))


def _phrases(sentences: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Yield runs of words of each sentence that is long enough."""
    for sentence in sentences:
        words = sentence.split()
        for _ in range(_PHRASES):
            size = chance.randint(_SHORTEST, _LONGEST)
            if len(words) > size:
                first = chance.randrange(len(words) - size)
                yield " ".join(words[first : first + size])


def _groups(words: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Yield groups of words that have nothing to do with each other; stop words are left out."""
    known = [word for word in words if word not in STOPWORDS["en"] and word.isalpha()]
    for _ in range(_ROUNDS):
        mixed = known[:]
        chance.shuffle(mixed)
        first = 0
        while first < len(mixed) - _LARGEST:
            size = chance.randint(_SHORTEST, _LARGEST)
            yield " ".join(mixed[first : first + size])
            first += size
