"""When is the best sentence right, and when is there none?

A trial is one question asked of a library that answers it or does not: a question about another
article, one whose answer was taken out, one that SQuAD 2.0 says has none.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bot import pipeline
from bot.documents.sentences import split
from bot.errors import QuestionError
from bot.index.library import Library
from bot.queries.question import Question
from bot.ranking.confidence import CONFIDENCE_NAMES, extract
from bot.ranking.evidence import weigh
from bot.ranking.match_matrix import build_matrix
from tests.fitting.shapes import NEWS_SIZE, joined
from tests.fitting.squad import FITTED, SQUAD2, Article, Asked, articles_of, library_of, unread

INSIDE, FOREIGN, IMPOSSIBLE = "inside", "foreign", "impossible"
NEWS_INSIDE, NEWS_FOREIGN, NEWS_REMOVED = "news inside", "news foreign", "news removed"
WIDE_INSIDE, WIDE_FOREIGN, WIDE_IMPOSSIBLE = "wide inside", "wide foreign", "wide impossible"
HELD: Final = frozenset({INSIDE, NEWS_INSIDE, WIDE_INSIDE})  # the library holds an answer
_INSIDE: Final = {True: 160, False: 45}  # of an article, if it is of SQuAD 2.0: it has more
_FOREIGN: Final = 25  # of an article
_NEWS: Final = 3  # pieces of news of an article
_NEWS_INSIDE, _NEWS_FOREIGN, _NEWS_REMOVED = 12, 8, 6  # of a piece of news
_WIDE: Final = {True: 60, False: 22}  # of an article, asked of its half and of the other


@dataclass(frozen=True, slots=True)
class Trial:
    """What makes us sure or unsure of the best sentence, and whether it is right."""

    article: tuple[str, int]
    kind: str
    features: tuple[float, ...]
    is_right: bool


@dataclass(frozen=True, slots=True)
class Draw:
    """The articles of a set, and the chance by which questions are drawn from them."""

    articles: Sequence[Article]
    chance: random.Random

    def some(self, asked: Sequence[Asked], most: int) -> list[Asked]:
        """Return up to so many questions."""
        return self.chance.sample(asked, min(most, len(asked)))

    def foreign(self, article: Article, count: int) -> Iterator[Asked]:
        """Yield questions about other articles."""
        others = [other for other in self.articles if other is not article]
        for _ in range(count):
            yield self.chance.choice(self.chance.choice(others).asked)


def trials(*, plain: bool = False) -> list[Trial]:
    """Return the trials of all sets that weights are fitted on, always the same ones.

    Plain ones are of articles as if nobody knew their language.
    """
    chance = random.Random(0)  # noqa: S311 - a sample, no secret
    found: list[Trial] = []
    for name in FITTED:
        articles = [unread(one) if plain else one for one in articles_of(name)]
        draw = Draw(articles, chance)
        for article in draw.articles:
            found += _paragraphs(article, draw)
            found += _news(article, draw)
        print(f"… {len(found):,} trials up to {name}", flush=True)
    return found


def wide_trials(*, plain: bool = False) -> list[Trial]:
    """Return trials of libraries that are too large to be looked at whole.

    Each set's articles are dealt out to two libraries; each article's questions are asked of its
    own and of the other.
    """
    chance = random.Random(1)  # noqa: S311 - a sample, no secret
    found: list[Trial] = []
    for name in FITTED:
        articles = [unread(one) if plain else one for one in articles_of(name)]
        draw = Draw(articles, chance)
        for half in (0, 1):
            mine, others = articles[half::2], articles[1 - half :: 2]
            library = library_of(tuple(text for one in mine for text in one.paragraphs))
            for article in mine:
                found += _inside(article, draw, library)
            for article in others:
                for asked in draw.some(article.asked, _WIDE[article.set == SQUAD2]):
                    found += _trial(article, WIDE_FOREIGN, library, asked)
        print(f"… {len(found):,} wide trials up to {name}", flush=True)
    return found


def _inside(article: Article, draw: Draw, library: Library) -> Iterator[Trial]:
    """Yield trials of an article's questions in a library that holds it beside others."""
    held = [one for one in article.asked if one.golds]
    for asked in draw.some(held, _WIDE[article.set == SQUAD2]):
        yield from _trial(article, WIDE_INSIDE, library, asked)
    for asked in (one for one in article.asked if not one.golds):
        yield from _trial(article, WIDE_IMPOSSIBLE, library, asked)


def _paragraphs(article: Article, draw: Draw) -> Iterator[Trial]:
    """Yield trials of the article's paragraphs, each a document."""
    library = library_of(article.paragraphs)
    most = _INSIDE[article.set == SQUAD2]
    for asked in draw.some(article.asked, most):
        yield from _trial(article, INSIDE if asked.golds else IMPOSSIBLE, library, asked)
    for asked in (one for one in article.asked if not one.golds):
        yield from _trial(article, IMPOSSIBLE, library, asked)
    for asked in draw.foreign(article, _FOREIGN):
        yield from _trial(article, FOREIGN, library, asked)


def _news(article: Article, draw: Draw) -> Iterator[Trial]:
    """Yield trials of the article's paragraphs joined to pieces of news."""
    for first in range(0, min(len(article.paragraphs), _NEWS * NEWS_SIZE), NEWS_SIZE):
        chunk = article.paragraphs[first : first + NEWS_SIZE]
        paths = {paragraph.path for paragraph in chunk}
        asked = [one for one in article.asked if one.path in paths and one.golds]
        library = library_of(joined(chunk, (), apart=True).documents)
        for one in draw.some(asked, _NEWS_INSIDE):
            moved = joined(chunk, [one], apart=True).asked
            yield from _trial(article, NEWS_INSIDE, library, *moved)
        for one in draw.foreign(article, _NEWS_FOREIGN):
            yield from _trial(article, NEWS_FOREIGN, library, one)
        for one in draw.some(asked, _NEWS_REMOVED):
            right = [s for d in chunk if d.path == one.path for s in split(d) if one.is_right(s)]
            rest = joined(chunk, (), apart=True, without=right).documents
            yield from _trial(article, NEWS_REMOVED, library_of(rest), one)


def _trial(article: Article, kind: str, library: Library, asked: Asked) -> Iterator[Trial]:
    """Yield the trial of a question, none if there is nothing in it to search for."""
    try:
        query, candidates = pipeline.find(library, Question(asked.text))
    except QuestionError:
        return
    if not len(candidates):
        return
    matrix = build_matrix(query.expansion.matches, candidates)
    evidence = weigh(query, candidates, matrix)
    found = extract(query, candidates, matrix, evidence)
    is_right = kind in HELD and asked.is_right(evidence[0].sentence)
    features = tuple(float(getattr(found, name)) for name in CONFIDENCE_NAMES)
    yield Trial(article.key, kind, features, is_right)


def stacked(found: Sequence[Trial]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """Return the features of all trials, (trials, features), and which are right."""
    given = np.array([trial.features for trial in found])
    return given, np.array([trial.is_right for trial in found], bool)
