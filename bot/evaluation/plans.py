"""Which question is asked of which library?

A set is asked *open*, of one library for all of it, or *per document*, each question of a library
of its own article alone. For refusal, questions are asked where nothing answers them. Open, the
articles are halved, and each half is a library that is asked its own questions and the other's;
per document, each library is asked the questions about another article too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.documents.document import Document
from bot.evaluation.cases import QuestionSet
from bot.evaluation.sampling import QUESTIONS, Units, halves, of_units


class Way(StrEnum):
    """How a question is asked."""

    ASKED = "asked"  # as it stands, of the library that answers it
    TYPO = "typo"  # with a slip in it
    ALONE = "alone"  # a follow-up without the questions before it
    REWRITTEN = "rewritten"  # a follow-up as a person made it stand alone
    INSIDE = "inside"  # of the library of its own half
    FOREIGN = "foreign"  # of a library that does not answer it


@dataclass(frozen=True, slots=True)
class Task:
    """A question, by its number in the set, and how it is asked."""

    number: int
    way: Way


@dataclass(frozen=True, slots=True)
class Case:
    """The documents of one library, and what it is asked."""

    documents: tuple[Document, ...]
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of which library; `inside` is the way whose confidence foreign ones meet."""

    cases: tuple[Case, ...]
    inside: Way

    @property
    def tasks(self) -> int:
        """How many tasks there are."""
        return sum(len(case.tasks) for case in self.cases)


def openly(questions: QuestionSet, by: Units, *, typos: bool) -> Plan:
    """Return the plan of asking one library for the whole set, and its halves."""
    tasks = tuple(_tasks(questions, range(len(questions.asked)), typos=typos))
    cases = [Case(questions.documents, tasks)]
    parts = [of_units(questions, by, half) for half in halves(by)]
    for (documents, own), (_, others) in zip(parts, parts[::-1], strict=True):
        inside = [Task(number, Way.INSIDE) for number in own]
        foreign = [Task(number, Way.FOREIGN) for number in others]
        cases.append(Case(documents, (*inside, *foreign)))
    return Plan(tuple(case for case in cases if case.documents), Way.INSIDE)


def per_document(questions: QuestionSet, by: Units, *, typos: bool) -> Plan:
    """Return the plan of asking each question of its own article; and of the next one.

    Questions that are about nothing are not asked: no library is theirs.
    """
    libraries = _by_article(questions)
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(questions.asked):
        if one.path:
            numbers[questions.articles.get(one.path, one.path)].append(number)
    order = sorted(numbers)
    cases = []
    for place, article in enumerate(order):
        tasks = list(_tasks(questions, numbers[article], typos=typos))
        if len(order) > 1 and by.name != QUESTIONS:
            others = numbers[order[place - 1]]
            tasks += [Task(n, Way.FOREIGN) for n in others if questions.asked[n].is_answerable]
        cases.append(Case(tuple(libraries[article]), tuple(tasks)))
    return Plan(tuple(cases), Way.ASKED)


def _by_article(questions: QuestionSet) -> dict[str, list[Document]]:
    """Return the documents of each article."""
    libraries: defaultdict[str, list[Document]] = defaultdict(list)
    for document in questions.documents:
        libraries[questions.articles.get(document.path, document.path)].append(document)
    return libraries


def _tasks(questions: QuestionSet, numbers: Iterable[int], *, typos: bool) -> Iterator[Task]:
    """Yield how some questions are asked of the library that should answer them."""
    for number in numbers:
        one = questions.asked[number]
        yield Task(number, Way.ASKED)
        if typos and one.is_answerable:
            yield Task(number, Way.TYPO)
        if one.question.history and one.is_answerable:
            yield Task(number, Way.ALONE)
            if one.rewrite:
                yield Task(number, Way.REWRITTEN)
