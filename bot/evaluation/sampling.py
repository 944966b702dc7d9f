"""Which questions are measured, and which are resampled together?

Questions about one article are not independent: the bootstrap draws whole units, and libraries are
halved by units. Units are articles; where a set has fewer than five of them, documents; and where
it has fewer than five of those, single questions. Chance decides here, but with a fixed seed: a
set is always sampled in the same way.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.documents.document import Document
from bot.evaluation.question_sets import LabelledQuestion, QuestionSet

_MIN_UNITS: Final = 5  # units; with fewer, an interval over them says nothing
_NO_DOCUMENT: Final = "\0"  # begins the unit of a question about no document
ARTICLES, DOCUMENTS, QUESTIONS = "articles", "documents", "questions"


@dataclass(frozen=True, slots=True)
class Units:
    """What the units are, and the unit of each question and of each document, in order."""

    name: str
    of_asked: tuple[str, ...]
    of_document: tuple[str, ...]

    @property
    def count(self) -> int:
        """The number of units that have questions."""
        return len(set(self.of_asked))


def units(question_set: QuestionSet) -> Units:
    """Return the units of a question set."""
    paths = [document.path for document in question_set.documents]
    choices = (
        (ARTICLES, _article_units(question_set), [question_set.articles.get(p, p) for p in paths]),
        (DOCUMENTS, [one.path or _single_unit(one) for one in question_set.questions], paths),
    )
    for name, of_asked, of_document in choices:
        if len({unit for unit in of_asked if not unit.startswith(_NO_DOCUMENT)}) >= _MIN_UNITS:
            return Units(name, tuple(of_asked), tuple(of_document))
    every = tuple(str(number) for number in range(len(question_set.questions)))
    return Units(QUESTIONS, every, tuple("" for _ in paths))


def _article_units(question_set: QuestionSet) -> list[str]:
    """Return the article of each question."""
    return [
        question_set.articles.get(one.path, one.path) or _single_unit(one)
        for one in question_set.questions
    ]


def _single_unit(asked: LabelledQuestion) -> str:
    """Return the unit of a question about no document: one of its own."""
    return f"{_NO_DOCUMENT}{asked.id}"


def split_in_halves(by: Units) -> tuple[frozenset[str], ...]:
    """Return two halves of the documents' units, by chance; none where the units are questions."""
    if by.name == QUESTIONS:
        return ()
    every = sorted(set(by.of_document))
    random.Random(0).shuffle(every)  # noqa: S311 - a sample, no secret
    return frozenset(every[::2]), frozenset(every[1::2])


def select_units(
    question_set: QuestionSet, by: Units, chosen: frozenset[str]
) -> tuple[tuple[Document, ...], list[int]]:
    """Return the documents of some units, and the numbers of their answerable questions."""
    pairs = zip(question_set.documents, by.of_document, strict=True)
    documents = tuple(document for document, unit in pairs if unit in chosen)
    asked = zip(question_set.questions, by.of_asked, strict=True)
    numbers = [
        number for number, (one, unit) in enumerate(asked) if unit in chosen and one.is_answerable
    ]
    return documents, numbers


def sample(question_set: QuestionSet, most: int) -> QuestionSet:
    """Return a set with at most `most` of the questions, spread evenly over its units.

    All documents stay, so that retrieval is as hard as it was.
    """
    by = units(question_set)
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(by.of_asked):
        groups[unit].append(number)
    chance = random.Random(0)  # noqa: S311 - a sample, no secret
    mixed = [chance.sample(groups[unit], len(groups[unit])) for unit in sorted(groups)]
    chance.shuffle(mixed)
    return replace(question_set, questions=_take_in_turns(question_set.questions, mixed, most))


def _take_in_turns(
    asked: Sequence[LabelledQuestion], mixed: list[list[int]], most: int
) -> tuple[LabelledQuestion, ...]:
    """Return the first questions of all groups, then the second ones, up to the number wanted."""
    longest = max(map(len, mixed), default=0)
    dealt = [group[turn] for turn in range(longest) for group in mixed if turn < len(group)]
    return tuple(asked[number] for number in sorted(dealt[:most]))
