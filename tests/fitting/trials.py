"""When is the best sentence right, and when is there none?

A trial is one question asked of a library that answers it or does not: a question about another
article or another paragraph, one whose answer was taken out, one of which a word was changed, one
that SQuAD 2.0 says has none. Evidence is weighed by a model that was fitted on other articles: of
its own ones it would be too sure.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from bot import pipeline
from bot.documents.document import Block, Document, Kind, Reading, assemble
from bot.documents.sentences import Sentence, split
from bot.errors import QuestionError
from bot.index.candidates import Candidates
from bot.index.library import Library
from bot.queries.query import Query
from bot.queries.question import Question
from bot.ranking.confidence import extract
from bot.ranking.evidence import KEPT, Evidence, weigh
from bot.ranking.match_matrix import MatchMatrix, build_matrix
from bot.ranking.models import FittedModel
from bot.text.spans import Span
from tests.fitting.rows import typed
from tests.fitting.shapes import NEWS_SIZE, Case, joined, notes
from tests.fitting.squad import (
    FITTED,
    SQUAD2,
    WIKIPEDIA,
    Article,
    Asked,
    apart,
    articles_of,
    library_of,
    word_vectors,
)
from tests.fitting.swaps import Others, renamed, swapped
from tests.fitting.tongues import TONGUES, told_in

Models = Mapping[tuple[str, int], FittedModel]  # of articles, each fitted on other ones

INSIDE, FOREIGN, IMPOSSIBLE = "inside", "foreign", "impossible"
NEWS_INSIDE, NEWS_FOREIGN, NEWS_REMOVED = "news inside", "news foreign", "news removed"
WIDE_INSIDE, WIDE_FOREIGN, WIDE_IMPOSSIBLE = "wide inside", "wide foreign", "wide impossible"
NOTES_INSIDE, NOTES_FOREIGN, NOTES_BESIDE = "notes inside", "notes foreign", "notes beside"
NOTES_REMOVED, NOTES_SWAPPED = "notes removed", "notes swapped"
NOTES_IMPOSSIBLE = "notes impossible"
SWAPPED, WIDE_SWAPPED = "swapped", "wide swapped"
RENAMED, NEWS_RENAMED = "renamed", "news renamed"
NOTES_RENAMED, WIDE_RENAMED = "notes renamed", "wide renamed"
# the library holds an answer
HELD: Final = frozenset({INSIDE, NEWS_INSIDE, WIDE_INSIDE, NOTES_INSIDE})
_SWAPPED: Final = 20  # of an article
_RENAMED: Final = 15
_NOTES: Final = 8  # libraries of notes of an article
_NOTES_INSIDE, _NOTES_BESIDE, _NOTES_FOREIGN, _NOTES_CHANGED = 8, 3, 3, 2
_INSIDE: Final = {True: 160, False: 45}  # of an article, if it is of SQuAD 2.0: it has more
_FOREIGN: Final = 25  # of an article
_NEWS: Final = 3  # pieces of news of an article
_NEWS_INSIDE, _NEWS_FOREIGN, _NEWS_REMOVED = 12, 8, 6  # of a piece of news
_WIDE: Final = {True: 60, False: 22}  # of an article, asked of its library and of another


@dataclass(frozen=True, slots=True)
class Shelf:
    """Articles of some sets, dealt out to libraries.

    `parts` is how many parts they are dealt out to. A library has one part, or all but one if
    `is_most`. Every `step`th of its articles is asked about, and as many of the others.
    """

    sets: tuple[str, ...]
    parts: int
    is_most: bool
    step: int


_SHELVES: Final = (
    Shelf((WIKIPEDIA,), 2, is_most=False, step=1),
    Shelf((SQUAD2,), 2, is_most=False, step=1),
    Shelf((WIKIPEDIA,), 12, is_most=False, step=2),
    Shelf((WIKIPEDIA, SQUAD2), 4, is_most=True, step=6),
)


@dataclass(frozen=True, slots=True)
class Trial:
    """What makes us sure or unsure of the best sentence, and whether it is right."""

    article: tuple[str, int]
    kind: str
    features: npt.NDArray[np.float32]
    is_right: bool


class Look(Protocol):
    """How evidence is looked at."""

    def __call__(
        self,
        asked: Asked,
        query: Query,
        candidates: Candidates,
        matrix: MatchMatrix,
        evidence: Sequence[Evidence],
    ) -> tuple[npt.NDArray[np.float64], Sentence]:
        """Return what makes us sure or unsure of the best sentence, and that sentence."""


def look(
    _: Asked,
    query: Query,
    candidates: Candidates,
    matrix: MatchMatrix,
    evidence: Sequence[Evidence],
) -> tuple[npt.NDArray[np.float64], Sentence]:
    """Return the features of the confidence in the best sentence, and that sentence."""
    return extract(query, candidates, matrix, evidence), evidence[0].sentence


@dataclass(frozen=True, slots=True)
class Draw:
    """The articles of a set, the chance by which questions are drawn, and how they are weighed."""

    articles: Sequence[Article]
    chance: random.Random
    models: Models
    look: Look
    most: int = KEPT

    def some(self, asked: Sequence[Asked], most: int) -> list[Asked]:
        """Return up to so many questions."""
        return self.chance.sample(asked, min(most, len(asked)))

    def foreign(self, article: Article, count: int) -> Iterator[Asked]:
        """Yield questions about other articles."""
        others = [other for other in self.articles if other is not article]
        for _ in range(count):
            yield self.chance.choice(self.chance.choice(others).asked)


def trials(
    models: Models, *, plain: bool = False, look: Look = look, most: int = KEPT
) -> list[Trial]:
    """Return the trials of all sets that weights are fitted on, always the same ones.

    Plain ones are of articles as if they were in other languages, each in one kind of them. `look`
    says what is noted of each.
    """
    chance = random.Random(0)  # noqa: S311 - a sample, no secret
    found: list[Trial] = []
    for name in FITTED:
        told = list(told_in(articles_of(name), plain=plain))
        for first, articles in enumerate(told):
            draw = Draw(articles, chance, models, look, most)
            for article in articles[first :: len(told)]:
                found += _paragraphs(article, draw)
                found += _news(article, draw)
                found += _notes(article, draw)
        print(f"… {len(found):,} trials up to {name}", flush=True)
    return found


def wide_trials(
    models: Models, *, plain: bool = False, look: Look = look, most: int = KEPT
) -> list[Trial]:
    """Return trials of libraries of several articles, most too large to be looked at whole.

    Articles are dealt out to libraries; each article's questions are asked of the library that
    holds it and of another one.
    """
    chance = random.Random(1)  # noqa: S311 - a sample, no secret
    found: list[Trial] = []
    for shelf in _SHELVES:
        held = [apart(article) for name in shelf.sets for article in articles_of(name)]
        told = list(told_in(held, plain=plain))
        for first, articles in enumerate(told):
            draw = Draw(articles, chance, models, look, most)
            for part in range(shelf.parts):
                found += _shelf(shelf, part, slice(first, None, len(told)), draw)
        print(f"… {len(found):,} wide trials up to {', '.join(shelf.sets)}", flush=True)
    return found


def _shelf(shelf: Shelf, part: int, taken: slice, draw: Draw) -> Iterator[Trial]:
    """Yield the trials of one library of a shelf: of some of its articles and of other ones."""
    places = range(len(draw.articles))
    is_mine = [(place % shelf.parts == part) != shelf.is_most for place in places]
    mine = [one for one, own in zip(draw.articles, is_mine, strict=True) if own]
    others = [one for one, own in zip(draw.articles, is_mine, strict=True) if not own]
    library = library_of(tuple(text for one in mine for text in one.paragraphs))
    chosen = mine[:: shelf.step][taken]
    for article in chosen:
        yield from _inside(article, draw, library)
    for article in draw.chance.sample(others, min(len(chosen), len(others))):
        for asked in draw.some(article.asked, _WIDE[article.set == SQUAD2]):
            yield from _trial(article, draw, WIDE_FOREIGN, library, asked)


def _inside(article: Article, draw: Draw, library: Library) -> Iterator[Trial]:
    """Yield trials of an article's questions in a library that holds it beside others."""
    held = [one for one in article.asked if one.golds]
    for asked in draw.some(held, _WIDE[article.set == SQUAD2]):
        yield from _trial(article, draw, WIDE_INSIDE, library, asked)
    for asked in (one for one in article.asked if not one.golds):
        yield from _trial(article, draw, WIDE_IMPOSSIBLE, library, asked)
    for asked in _changed(article, held, draw, _SWAPPED):
        yield from _trial(article, draw, WIDE_SWAPPED, library, asked)
    for asked in _renamed(article, article.asked, draw, _RENAMED):
        yield from _trial(article, draw, WIDE_RENAMED, library, asked)


def _paragraphs(article: Article, draw: Draw) -> Iterator[Trial]:
    """Yield trials of the article's paragraphs, each a document."""
    library = library_of(article.paragraphs)
    most = _INSIDE[article.set == SQUAD2]
    for asked in draw.some(article.asked, most):
        yield from _trial(article, draw, INSIDE if asked.golds else IMPOSSIBLE, library, asked)
    for asked in (one for one in article.asked if not one.golds):
        yield from _trial(article, draw, IMPOSSIBLE, library, asked)
    for asked in draw.foreign(article, _FOREIGN):
        yield from _trial(article, draw, FOREIGN, library, asked)
    for asked in _changed(article, [one for one in article.asked if one.golds], draw, _SWAPPED):
        yield from _trial(article, draw, SWAPPED, library, asked)
    for asked in _renamed(article, article.asked, draw, _RENAMED):
        yield from _trial(article, draw, RENAMED, library, asked)


def _renamed(article: Article, own: Sequence[Asked], draw: Draw, most: int) -> Iterator[Asked]:
    """Yield up to so many questions about other articles that name somebody of this one."""
    for foreign in draw.foreign(article, most):
        if found := renamed(foreign, own, draw.chance):
            yield found


def _changed(article: Article, held: Sequence[Asked], draw: Draw, most: int) -> Iterator[Asked]:
    """Yield up to so many questions of which a word was changed; none in other languages."""
    if any(one.language in TONGUES for one in article.paragraphs):
        return
    others = Others.of(article.asked, word_vectors())
    texts = {one.path: one.text for one in article.paragraphs}
    for asked in draw.some(held, most):
        if changed := swapped(asked, texts[asked.path], others, draw.chance):
            yield changed


def _notes(article: Article, draw: Draw) -> Iterator[Trial]:
    """Yield trials of a few of the article's paragraphs at a time."""
    made = list(notes(article))
    for place in sorted(draw.chance.sample(range(len(made)), min(_NOTES, len(made)))):
        yield from _of_notes(article, draw, made[place])


def _of_notes(article: Article, draw: Draw, case: Case) -> Iterator[Trial]:
    """Yield trials of one library of notes, every third as it is typed in haste."""
    library = library_of(case.documents)
    held = [one for one in case.asked if one.golds]
    texts = {asked.text for asked in case.asked}
    beside = [one for one in article.asked if one.text not in texts]
    own = replace(article, paragraphs=case.documents, asked=case.asked)
    for kind, chosen in (
        (NOTES_INSIDE, draw.some(held, _NOTES_INSIDE)),
        (NOTES_IMPOSSIBLE, [one for one in case.asked if not one.golds]),
        (NOTES_BESIDE, draw.some(beside, _NOTES_BESIDE)),
        (NOTES_FOREIGN, draw.foreign(article, _NOTES_FOREIGN)),
        (NOTES_SWAPPED, _changed(own, held, draw, _NOTES_CHANGED)),
        (NOTES_RENAMED, _renamed(article, held, draw, _NOTES_CHANGED)),
    ):
        for number, asked in enumerate(chosen):
            haste = replace(asked, text=typed(asked.text, number))
            yield from _trial(article, draw, kind, library, haste)
    for asked in draw.some(held, _NOTES_CHANGED):
        if rest := _without(case, asked):
            yield from _trial(article, draw, NOTES_REMOVED, library_of(rest), asked)


def _without(case: Case, asked: Asked) -> tuple[Document, ...]:
    """Return the documents of a case without the sentences that answer a question."""
    kept: list[Document] = []
    for document in case.documents:
        right = [one for one in split(document) if asked.is_right(one)]
        text = document.text
        for one in reversed(right):
            text = text[: one.span.start] + text[one.span.end :]
        if right and text.strip():
            block = Block(Span(0, len(text)), Kind.PARAGRAPH)
            rest = assemble(document.path, Reading(text, (block,), document.title))
            kept.append(replace(rest, language=document.language))
        elif not right:
            kept.append(document)
    return tuple(kept)


def _news(article: Article, draw: Draw) -> Iterator[Trial]:
    """Yield trials of the article's paragraphs joined to pieces of news."""
    for first in range(0, min(len(article.paragraphs), _NEWS * NEWS_SIZE), NEWS_SIZE):
        chunk = article.paragraphs[first : first + NEWS_SIZE]
        paths = {paragraph.path for paragraph in chunk}
        asked = [one for one in article.asked if one.path in paths and one.golds]
        library = library_of(joined(chunk, (), apart=True).documents)
        for one in draw.some(asked, _NEWS_INSIDE):
            moved = joined(chunk, [one], apart=True).asked
            yield from _trial(article, draw, NEWS_INSIDE, library, *moved)
        for one in draw.foreign(article, _NEWS_FOREIGN):
            yield from _trial(article, draw, NEWS_FOREIGN, library, one)
        for one in _renamed(article, asked, draw, _NEWS_REMOVED):
            yield from _trial(article, draw, NEWS_RENAMED, library, one)
        for one in draw.some(asked, _NEWS_REMOVED):
            right = [s for d in chunk if d.path == one.path for s in split(d) if one.is_right(s)]
            rest = joined(chunk, (), apart=True, without=right).documents
            yield from _trial(article, draw, NEWS_REMOVED, library_of(rest), one)


def _trial(
    article: Article, draw: Draw, kind: str, library: Library, asked: Asked
) -> Iterator[Trial]:
    """Yield the trial of a question, none if there is nothing in it to search for."""
    try:
        query, candidates = pipeline.find(library, Question(asked.text))
    except QuestionError:
        return
    if not len(candidates):
        return
    matrix = build_matrix(query.expansion.matches, candidates)
    evidence = weigh(query, candidates, matrix, draw.models.get(article.key), most=draw.most)
    found, best = draw.look(asked, query, candidates, matrix, evidence)
    is_right = kind in HELD and asked.is_right(best)
    yield Trial(article.key, kind, found.astype(np.float32), is_right)


def stacked(found: Sequence[Trial]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """Return the features of all trials, (trials, features), and which are right."""
    given = np.array([trial.features for trial in found])
    return given, np.array([trial.is_right for trial in found], bool)
