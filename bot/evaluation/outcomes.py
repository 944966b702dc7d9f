"""How well was one question answered?

The outcome of a question: the ranks of the right sentences, and of the first right passage, in the
ranking that a system returned. Passages are ranked by their best sentences.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.config.settings import Settings
from bot.documents.sentences import Sentence
from bot.evaluation.phrases import is_right
from bot.evaluation.plans import Condition, Experiment, Task
from bot.evaluation.question_sets import LabelledQuestion, PassageUnit, QuestionSet
from bot.evaluation.systems import Ranker, SystemRanking
from bot.evaluation.typos import add_typo
from bot.index.library import Library
from bot.libraries.making import build_library
from bot.queries.answer_types import AnswerType, answer_type_of
from bot.queries.question import Question

Makers = Mapping[str, Callable[[Library], Ranker]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The ranks, from 0, of the right sentences and of the first right passage (None: not found).

    `right` is how many sentences of the library are right; `confidence` is how sure the system was
    of the first sentence, on whatever scale it has; `is_phrase_right` is whether the phrase that
    it sets in bold there is right, None if there is no such phrase.
    """

    ranks: tuple[int, ...]
    right: int
    passage_rank: int | None
    confidence: float
    is_phrase_right: bool | None = None

    @property
    def is_right(self) -> bool:
        """Whether the first sentence is right."""
        return self.ranks[:1] == (0,)


@dataclass(frozen=True, slots=True)
class Trial:
    """The outcome of one task with one system."""

    system: str
    task: Task
    outcome: Outcome


def trials(
    question_set: QuestionSet, experiment: Experiment, makers: Makers, settings: Settings
) -> Iterator[Trial]:
    """Yield the trial of each task of an experiment with each system, task by task."""
    library = build_library(experiment.documents, settings)
    rankers = {name: make(library) for name, make in makers.items()}
    judge = Judge(library, question_set.passage_unit)
    for task in experiment.tasks:
        asked = question_set.questions[task.number]
        question, truth = question_for(asked, task.condition), judge.ground_truth(asked)
        for name, rank in rankers.items():
            yield Trial(name, task, judge.outcome(truth, rank(question)))


def question_for(asked: LabelledQuestion, condition: Condition) -> Question:
    """Return a question as it is asked under a condition."""
    match condition:
        case Condition.TYPO:
            return add_typo(asked.question, asked.language)
        case Condition.NO_HISTORY:
            return Question(asked.question.text)
        case Condition.REWRITTEN:
            return Question(asked.rewrite)
        case Condition.ORIGINAL | Condition.OWN_HALF | Condition.FOREIGN:
            return asked.question


@dataclass(frozen=True, slots=True)
class GroundTruth:
    """The numbers of the right sentences of a library, the right passages, and the answers."""

    sentences: frozenset[int]
    passages: frozenset[tuple[str, int]]
    answers: frozenset[str]
    answer_type: AnswerType


class Judge:
    """Finds the right sentences and passages of a library, and judges rankings by them."""

    def __init__(self, library: Library, passage_unit: PassageUnit) -> None:
        """Note the numbers of the sentences of each document."""
        self._sentences = library.sentences
        self._passage_unit = passage_unit
        self._by_path: defaultdict[str, list[int]] = defaultdict(list)
        for number, sentence in enumerate(library.sentences):
            self._by_path[sentence.document.path].append(number)

    def ground_truth(self, asked: LabelledQuestion) -> GroundTruth:
        """Return the sentences and passages that are right for a question."""
        pairs = [
            (gold, number) for gold in asked.golds for number in self._by_path.get(gold.path, ())
        ]
        return GroundTruth(
            frozenset(n for gold, n in pairs if gold.is_in(self._sentences[n])),
            frozenset(
                self._passage(self._sentences[n])
                for gold, n in pairs
                if gold.touches(self._sentences[n])
            ),
            frozenset(gold.span.of(self._sentences[n].document.text) for gold, n in pairs),
            answer_type_of(asked.question.text),
        )

    def outcome(self, truth: GroundTruth, ranking: SystemRanking) -> Outcome:
        """Return the outcome of a ranking."""
        right = enumerate(number in truth.sentences for number in ranking.numbers)
        found = dict.fromkeys(self._passage(self._sentences[n]) for n in ranking.numbers)
        return Outcome(
            ranks=tuple(rank for rank, is_right in right if is_right),
            right=len(truth.sentences),
            passage_rank=next(
                (rank for rank, one in enumerate(found) if one in truth.passages), None
            ),
            confidence=ranking.confidence,
            is_phrase_right=self._is_phrase_right(truth, ranking),
        )

    def _is_phrase_right(self, truth: GroundTruth, ranking: SystemRanking) -> bool | None:
        """Return whether the phrase in bold is right, None if there is none."""
        if ranking.phrase is None:
            return None
        text = self._sentences[ranking.numbers[0]].document.text
        return is_right(ranking.phrase.of(text), truth.answers, truth.answer_type)

    def _passage(self, sentence: Sentence) -> tuple[str, int]:
        """Return the path and the paragraph that name a sentence's passage."""
        whole = self._passage_unit is PassageUnit.DOCUMENT
        return sentence.document.path, 0 if whole else sentence.paragraph
