"""Which questions are measured, and which of them stand or fall together?

Questions about one article are no independent evidence: intervals are drawn, and libraries halved,
over units, which are articles. Where a set has fewer than five, they are its documents, and where
it has fewer than five of those, its questions. Everything here is chance, and always the same.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.documents.document import Document
from bot.evaluation.cases import Asked, QuestionSet

_FEWEST: Final = 5  # units; with fewer, an interval over them says nothing
_NOTHING: Final = "\0"  # before a unit that is no article and no document
ARTICLES, DOCUMENTS, QUESTIONS = "articles", "documents", "questions"


@dataclass(frozen=True, slots=True)
class Units:
    """What the units are, and the unit of each question and of each document, in their order."""

    name: str
    of_asked: tuple[str, ...]
    of_document: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many there are questions about."""
        return len(set(self.of_asked))


def units(questions: QuestionSet) -> Units:
    """Return the units of a set of questions."""
    paths = [document.path for document in questions.documents]
    ways = (
        (ARTICLES, _article_units(questions), [questions.articles.get(p, p) for p in paths]),
        (DOCUMENTS, [one.path or _alone(one) for one in questions.asked], paths),
    )
    for name, of_asked, of_document in ways:
        if len({unit for unit in of_asked if not unit.startswith(_NOTHING)}) >= _FEWEST:
            return Units(name, tuple(of_asked), tuple(of_document))
    every = tuple(str(number) for number in range(len(questions.asked)))
    return Units(QUESTIONS, every, tuple("" for _ in paths))


def _article_units(questions: QuestionSet) -> list[str]:
    """Return the article of each question."""
    return [questions.articles.get(one.path, one.path) or _alone(one) for one in questions.asked]


def _alone(asked: Asked) -> str:
    """Return the unit of a question that is about no document: it is one by itself."""
    return f"{_NOTHING}{asked.id}"


def halves(by: Units) -> tuple[frozenset[str], ...]:
    """Return the units of the documents in two halves; none where the units are questions."""
    if by.name == QUESTIONS:
        return ()
    every = sorted(set(by.of_document))
    random.Random(0).shuffle(every)  # noqa: S311 - a sample, no secret
    return frozenset(every[::2]), frozenset(every[1::2])


def of_units(
    questions: QuestionSet, by: Units, chosen: frozenset[str]
) -> tuple[tuple[Document, ...], list[int]]:
    """Return the documents of some units, and the numbers of the answerable questions on them."""
    pairs = zip(questions.documents, by.of_document, strict=True)
    documents = tuple(document for document, unit in pairs if unit in chosen)
    asked = zip(questions.asked, by.of_asked, strict=True)
    numbers = [
        number for number, (one, unit) in enumerate(asked) if unit in chosen and one.is_answerable
    ]
    return documents, numbers


def limited(questions: QuestionSet, most: int) -> QuestionSet:
    """Return a set with at most so many questions, spread evenly over its units.

    The documents stay all there, so that finding is as hard as it was.
    """
    by = units(questions)
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(by.of_asked):
        groups[unit].append(number)
    chance = random.Random(0)  # noqa: S311 - a sample, no secret
    mixed = [chance.sample(groups[unit], len(groups[unit])) for unit in sorted(groups)]
    chance.shuffle(mixed)
    return replace(questions, asked=_dealt(questions.asked, mixed, most))


def _dealt(asked: Sequence[Asked], mixed: list[list[int]], most: int) -> tuple[Asked, ...]:
    """Return the first questions of all groups, then the second ones, until there are so many."""
    longest = max(map(len, mixed), default=0)
    dealt = [group[turn] for turn in range(longest) for group in mixed if turn < len(group)]
    return tuple(asked[number] for number in sorted(dealt[:most]))
