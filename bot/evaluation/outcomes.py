"""What became of one question?

Its ranking, looked at with what is right: at which places are the right sentences, and the first
right passage? Passages stand in the order of their best sentences.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.config.settings import Settings
from bot.documents.sentences import Sentence
from bot.evaluation.cases import Asked, QuestionSet, Scope
from bot.evaluation.plans import Case, Task, Way
from bot.evaluation.systems import Ranker, Ranking
from bot.evaluation.typos import mistyped
from bot.index.library import Library
from bot.libraries.service import build_library
from bot.queries.question import Question

Makers = Mapping[str, Callable[[Library], Ranker]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Places, from 0, of the right sentences and of the first right passage (None: not found).

    `right` says how many sentences of the library are right.
    """

    places: tuple[int, ...]
    right: int
    passage: int | None
    sureness: float


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of a task in the hands of a system."""

    system: str
    task: Task
    outcome: Outcome


def trials(
    questions: QuestionSet, case: Case, makers: Makers, settings: Settings
) -> Iterator[Trial]:
    """Yield what becomes of each task of a case, in each system's hands."""
    library = build_library(case.documents, settings)
    rankers = {name: make(library) for name, make in makers.items()}
    judge = Judge(library, questions.scope)
    for task in case.tasks:
        asked = questions.asked[task.number]
        question, truth = worded(asked, task.way), judge.truth(asked)
        for name, rank in rankers.items():
            yield Trial(name, task, judge.outcome(truth, rank(question)))


def worded(asked: Asked, way: Way) -> Question:
    """Return a question as it is asked in one way."""
    match way:
        case Way.TYPO:
            return mistyped(asked.question, asked.language)
        case Way.ALONE:
            return Question(asked.question.text)
        case Way.REWRITTEN:
            return Question(asked.rewrite)
        case Way.ASKED | Way.INSIDE | Way.FOREIGN:
            return asked.question


@dataclass(frozen=True, slots=True)
class Truth:
    """The numbers of the sentences of a library that are right, and the passages that are."""

    sentences: frozenset[int]
    passages: frozenset[tuple[str, int]]


class Judge:
    """Which sentences of a library are right, and in which passages they lie."""

    def __init__(self, library: Library, scope: Scope) -> None:
        """Note where the sentences of each document are."""
        self._sentences = library.sentences
        self._scope = scope
        self._by_path: defaultdict[str, list[int]] = defaultdict(list)
        for number, sentence in enumerate(library.sentences):
            self._by_path[sentence.document.path].append(number)

    def truth(self, asked: Asked) -> Truth:
        """Return what of the library is right for a question."""
        pairs = [
            (gold, number) for gold in asked.golds for number in self._by_path.get(gold.path, ())
        ]
        return Truth(
            frozenset(n for gold, n in pairs if gold.is_in(self._sentences[n])),
            frozenset(
                self._passage(self._sentences[n])
                for gold, n in pairs
                if gold.touches(self._sentences[n])
            ),
        )

    def outcome(self, truth: Truth, ranking: Ranking) -> Outcome:
        """Return what a ranking is worth."""
        right = enumerate(number in truth.sentences for number in ranking.numbers)
        found = dict.fromkeys(self._passage(self._sentences[n]) for n in ranking.numbers)
        return Outcome(
            places=tuple(place for place, is_right in right if is_right),
            right=len(truth.sentences),
            passage=next((p for p, one in enumerate(found) if one in truth.passages), None),
            sureness=ranking.sureness,
        )

    def _passage(self, sentence: Sentence) -> tuple[str, int]:
        """Return what a sentence's passage is called by."""
        whole = self._scope is Scope.DOCUMENT
        return sentence.document.path, 0 if whole else sentence.paragraph
