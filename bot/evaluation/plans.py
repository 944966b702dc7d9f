"""Which question is asked of which library?

A question set is measured *open*, with one library for all of it, or *per document*, each question
asked of a library of its own article alone. To measure refusal, questions are also asked where
nothing answers them. Open, the articles are halved, and the library of each half is asked its own
questions and those of the other half; per document, each library is asked the questions about
another article too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.documents.document import Document
from bot.evaluation.question_sets import QuestionSet
from bot.evaluation.sampling import QUESTIONS, Units, select_units, split_in_halves


class Condition(StrEnum):
    """The condition under which a question is asked."""

    ORIGINAL = "original"  # as it stands, of the library that answers it
    TYPO = "typo"  # with a typing error in it
    NO_HISTORY = "no history"  # a follow-up without the questions before it
    REWRITTEN = "rewritten"  # a follow-up as a person made it stand alone
    OWN_HALF = "own half"  # of the library of its own half
    FOREIGN = "foreign"  # of a library that does not answer it


@dataclass(frozen=True, slots=True)
class Task:
    """A question, by its number in the set, and the condition under which it is asked."""

    number: int
    condition: Condition


@dataclass(frozen=True, slots=True)
class Experiment:
    """The documents of one library, and the questions that it is asked."""

    documents: tuple[Document, ...]
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The experiments of one measurement.

    `own` is the condition whose confidences are compared with those of foreign questions.
    """

    experiments: tuple[Experiment, ...]
    own: Condition

    @property
    def tasks(self) -> int:
        """The number of tasks."""
        return sum(len(experiment.tasks) for experiment in self.experiments)


def open_plan(question_set: QuestionSet, by: Units, *, typos: bool) -> Plan:
    """Return the plan with one library for the whole set, and one for each half of it."""
    tasks = tuple(_tasks(question_set, range(len(question_set.questions)), typos=typos))
    experiments = [Experiment(question_set.documents, tasks)]
    parts = [select_units(question_set, by, half) for half in split_in_halves(by)]
    for (documents, own), (_, others) in zip(parts, parts[::-1], strict=True):
        inside = [Task(number, Condition.OWN_HALF) for number in own]
        foreign = [Task(number, Condition.FOREIGN) for number in others]
        experiments.append(Experiment(documents, (*inside, *foreign)))
    return Plan(tuple(one for one in experiments if one.documents), Condition.OWN_HALF)


def per_document_plan(question_set: QuestionSet, by: Units, *, typos: bool) -> Plan:
    """Return the plan of asking each question of its own article, and of the next article.

    Questions that are about no document are not asked: no library is theirs.
    """
    libraries = _by_article(question_set)
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(question_set.questions):
        if one.path:
            numbers[question_set.articles.get(one.path, one.path)].append(number)
    order = sorted(numbers)
    experiments = []
    for place, article in enumerate(order):
        tasks = list(_tasks(question_set, numbers[article], typos=typos))
        if len(order) > 1 and by.name != QUESTIONS:
            others = numbers[order[place - 1]]
            answerable = [n for n in others if question_set.questions[n].is_answerable]
            tasks += [Task(number, Condition.FOREIGN) for number in answerable]
        experiments.append(Experiment(tuple(libraries[article]), tuple(tasks)))
    return Plan(tuple(experiments), Condition.ORIGINAL)


def _by_article(question_set: QuestionSet) -> dict[str, list[Document]]:
    """Return the documents of each article."""
    libraries: defaultdict[str, list[Document]] = defaultdict(list)
    for document in question_set.documents:
        libraries[question_set.articles.get(document.path, document.path)].append(document)
    return libraries


def _tasks(question_set: QuestionSet, numbers: Iterable[int], *, typos: bool) -> Iterator[Task]:
    """Yield the tasks of some questions, asked of the library that should answer them."""
    for number in numbers:
        one = question_set.questions[number]
        yield Task(number, Condition.ORIGINAL)
        if typos and one.is_answerable:
            yield Task(number, Condition.TYPO)
        if one.question.history and one.is_answerable:
            yield Task(number, Condition.NO_HISTORY)
            if one.rewrite:
                yield Task(number, Condition.REWRITTEN)
