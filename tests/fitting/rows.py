"""What do the candidates of each question look like?

A row is one question: the features of every candidate, and which of them are right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from bot import pipeline
from bot.errors import QuestionError
from bot.index.library import Library
from bot.index.neighbours import Neighbours
from bot.queries.question import Question
from bot.ranking.features import extract
from bot.ranking.match_matrix import build_matrix
from bot.text.analysis import analyze
from tests.fitting.shapes import ARTICLE, DOCUMENT, NEWS, NOTES, OPEN, TITLED, Case, cases
from tests.fitting.squad import SQUAD2, WIKIPEDIA, Article, Asked, articles_of, library_of
from tests.fitting.tongues import told_in

SAMPLES: Final = (  # set, shape, and which share of its questions is taken, as 1 of so many
    (SQUAD2, OPEN, 2),
    (SQUAD2, ARTICLE, 2),
    (SQUAD2, NEWS, 3),
    (WIKIPEDIA, OPEN, 3),
    (WIKIPEDIA, ARTICLE, 3),
    (WIKIPEDIA, NEWS, 4),
    (WIKIPEDIA, DOCUMENT, 4),
    (SQUAD2, NOTES, 3),
    (WIKIPEDIA, NOTES, 4),
    (SQUAD2, TITLED, 3),
    (WIKIPEDIA, TITLED, 4),
)


_HASTY: Final = frozenset({NOTES, DOCUMENT})  # shapes whose questions are typed as people do
_KEYWORDS: Final = 2  # or one more
_PLAIN: Final = 4  # plain ones are so many times fewer


@dataclass(frozen=True, slots=True)
class Row:
    """One question: features of its candidates, (candidates, features), and which are right.

    How these stand by their weighted sums is not among them yet: that depends on the weights, and
    on the candidates' `neighbours`.
    """

    article: tuple[str, int]
    is_answerable: bool
    features: npt.NDArray[np.float32]
    right: npt.NDArray[np.bool_]
    neighbours: Neighbours


def samples(*, plain: bool = False) -> dict[tuple[str, str], list[Row]]:
    """Return the rows of every set and shape that weights are fitted on.

    Plain ones are of articles as if they were in other languages: of each kind a quarter as many.
    """
    found: dict[tuple[str, str], list[Row]] = {}
    for name, shape, step in SAMPLES:
        found[name, shape] = [
            row
            for place, articles in enumerate(told_in(articles_of(name), plain=plain))
            for row in rows(articles, shape, step * (_PLAIN if plain else 1), place * step)
        ]
        print(f"… {len(found[name, shape]):,} questions of {name}, {shape}", flush=True)
    return found


def rows(articles: Sequence[Article], shape: str, step: int, first: int = 0) -> Iterator[Row]:
    """Yield the rows of every `step`th question of each library, from the `first` on."""
    name = articles[0].set
    for case in cases(articles, shape):
        yield from _rows(name, case, slice(first, None, step), shape)


def _rows(name: str, case: Case, taken: slice, shape: str) -> Iterator[Row]:
    """Yield the rows of one library; a question without a word to search for has none."""
    library = library_of(case.documents)
    for number, asked in enumerate(case.asked[taken]):
        try:
            yield _row(
                name,
                library,
                replace(asked, text=typed(asked.text, number if shape in _HASTY else 0)),
            )
        except QuestionError:
            continue


def _row(name: str, library: Library, asked: Asked) -> Row:
    """Return the row of one question.

    Raises:
        QuestionError: there is nothing in it to search for.
    """
    query, candidates = pipeline.find(library, Question(asked.text))
    matrix = build_matrix(query.expansion.matches, candidates)
    features = extract(query, candidates, matrix)
    right = [asked.is_right(library.sentences[n]) for n in candidates.numbers.tolist()]
    golds = bool(asked.golds)
    key = (name, asked.article)
    features = features.astype(np.float32)
    return Row(key, golds, features, np.array(right, bool), candidates.neighbours)


def typed(text: str, number: int) -> str:
    """Return a question as it is typed: now and then in haste, or in keywords.

    Every third is in small letters and without its mark. Every fourth keeps of its words only the
    first and two or three that carry a topic, those that stand last.
    """
    if number % 4 == 3:
        first, *rest = text.split()
        told = [word for word in rest if analyze(word, "en")]
        return " ".join((first, *told[-_KEYWORDS - number % 2 :])).rstrip("?") + "?"
    return text.casefold().rstrip(" ?.") if number % 3 == 2 else text
