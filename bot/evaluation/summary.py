"""Which figures do all the outcomes give?

The outcomes of one set, by system and condition, become the figures of its report, each with its
confidence interval.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from bot.evaluation.bootstrap import Bootstrap, Figure
from bot.evaluation.latency import Latency
from bot.evaluation.measures import (
    Calibration,
    Floats,
    Separation,
    risk_coverage,
    scores_by_measure,
)
from bot.evaluation.outcomes import Outcome
from bot.evaluation.plans import Condition
from bot.evaluation.question_sets import QuestionSet
from bot.evaluation.question_types import TYPES, WITH_PHRASE, type_of
from bot.evaluation.report import Figures, Group, Report
from bot.evaluation.running import Outcomes
from bot.evaluation.sampling import Units
from bot.evaluation.systems import FOOTNOTE

_UNANSWERABLE: Final = "unanswerable "  # before measures against the set's unanswerable questions
_BY_GROUP: Final = ("hit@1", "hit@3", "passage@1")
_HISTORY: Final = {
    Condition.ORIGINAL: "with the questions before",
    Condition.NO_HISTORY: "the last question alone",
    Condition.REWRITTEN: "rewritten by a person",
}


@dataclass(frozen=True)
class Evaluation:
    """A question set with its outcomes, and how they were obtained.

    `own` is the condition whose confidences are compared with those of foreign questions.
    """

    question_set: QuestionSet
    outcomes: Outcomes
    systems: tuple[str, ...]
    units: Units
    shape: str
    own: Condition
    threshold: float

    def report(self, latency: Latency | None) -> Report:
        """Return the report of the set."""
        ours = self._outcomes(FOOTNOTE, Condition.ORIGINAL)
        answerable = self._answerable(ours)
        return Report(
            name=self.question_set.name,
            shape=self.shape,
            threshold=self.threshold,
            answered_share=sum(map(self._is_answered, ours)) / len(ours),
            questions=len(ours),
            answerable=len(answerable),
            in_no_sentence=sum(not ours[number].right for number in answerable),
            dropped=dict(sorted(self._count_dropped(len(ours)).items())),
            documents=len(self.question_set.documents),
            units=self.units.name,
            unit_count=self.units.count,
            retrieval={one: self._retrieval(one, answerable) for one in self.systems},
            refusal={one: self._refusal(one) for one in self.systems},
            groups=self._groups(list(ours)),
            phrases=self._phrases(answerable),
            typos=self._compare(Condition.TYPO, ("hit@1", "hit@3")),
            followups=self._followups(),
            bins=self._calibration([Condition.ORIGINAL]).bins(),
            risk_coverage=self._risk_coverage(),
            has_several_right=any(ours[number].right > 1 for number in answerable),
            latency=latency,
        )

    @cached_property
    def _bootstrap(self) -> Bootstrap:
        """The bootstrap over the units of the questions."""
        return Bootstrap(self.units.of_asked)

    def _outcomes(self, system: str, condition: Condition) -> dict[int, Outcome]:
        """Return the outcomes of a system under a condition, by the number of the question."""
        return self.outcomes.get((system, condition), {})

    def _answerable(self, outcomes: Mapping[int, Outcome]) -> list[int]:
        """Return the numbers of the answerable questions among some."""
        return [number for number in outcomes if self.question_set.questions[number].is_answerable]

    def _count_dropped(self, asked: int) -> Counter[str]:
        """Return how many questions were left out, by reason; `asked` is how many were not."""
        dropped = Counter(self.question_set.dropped)
        if left := len(self.question_set.questions) - asked:
            dropped["it names no document, and each is asked of its own"] += left
        return dropped

    def _retrieval(
        self, system: str, numbers: Sequence[int], condition: Condition = Condition.ORIGINAL
    ) -> Figures:
        """Return how well a system finds what answers some questions."""
        outcomes = self._outcomes(system, condition)
        by_measure = scores_by_measure([outcomes[number] for number in numbers])
        return _present({k: self._bootstrap.mean(numbers, v) for k, v in by_measure.items()})

    def _refusal(self, system: str) -> Figures:
        """Return how well a system tells questions with an answer from those without."""
        asked = self._outcomes(system, Condition.ORIGINAL)
        answerable = {number: asked[number] for number in self._answerable(asked)}
        others = {n: outcome for n, outcome in asked.items() if n not in answerable}
        own = self._outcomes(system, self.own)
        foreign = self._outcomes(system, Condition.FOREIGN)
        found = {
            **self._separation("", {n: own[n] for n in self._answerable(own)}, foreign),
            **self._separation(_UNANSWERABLE, answerable, others),
        }
        if system == FOOTNOTE:
            found |= self._trust()
        return _present(found)

    def _separation(
        self, prefix: str, inside: Mapping[int, Outcome], others: Mapping[int, Outcome]
    ) -> dict[str, Figure | None]:
        """Return AUC and coverage of questions with an answer against others."""
        if not (inside and others):
            return {}
        separation = Separation(
            *(np.array([one.confidence for one in some.values()]) for some in (inside, others))
        )
        numbers = [*inside, *others]
        return {
            f"{prefix}AUC": self._bootstrap.figure(numbers, separation.auc),
            f"{prefix}coverage": self._bootstrap.figure(numbers, separation.coverage),
        }

    def _trust(self) -> dict[str, Figure | None]:
        """Return the calibration of our confidence, and the effect of the threshold in force."""
        asked = self._outcomes(FOOTNOTE, Condition.ORIGINAL)
        answerable = self._answerable(asked)
        answered = [n for n in answerable if self._is_answered(n)]
        others = [number for number in asked if number not in set(answerable)]
        foreign = self._outcomes(FOOTNOTE, Condition.FOREIGN)
        mixed = [self.own, Condition.FOREIGN]

        def share(numbers: Sequence[int], claims: Sequence[bool]) -> Figure | None:
            return self._bootstrap.mean(numbers, np.array(claims, float))

        return {
            "ECE": self._calibration_error([Condition.ORIGINAL]),
            "ECE with foreign": self._calibration_error(mixed) if foreign else None,
            "answered": share(answerable, [n in set(answered) for n in answerable]),
            "right of answered": share(answered, [asked[n].is_right for n in answered]),
            "foreign refused": share(
                list(foreign), [one.confidence < self.threshold for one in foreign.values()]
            ),
            "unanswerable refused": share(others, [not self._is_answered(n) for n in others]),
        }

    def _calibration_error(self, conditions: Sequence[Condition]) -> Figure | None:
        """Return the expected calibration error over questions under some conditions."""
        numbers = [n for one in conditions for n in self._outcomes(FOOTNOTE, one)]
        return self._bootstrap.figure(numbers, self._calibration(conditions).error)

    def _calibration(self, conditions: Sequence[Condition]) -> Calibration:
        """Return the calibration of our confidence over questions under some conditions."""
        return Calibration(*self._confidences(FOOTNOTE, conditions))

    def _confidences(self, system: str, conditions: Sequence[Condition]) -> tuple[Floats, Floats]:
        """Return the confidences of a system under some conditions, and 1 where it was right."""
        outcomes = [one for way in conditions for one in self._outcomes(system, way).values()]
        confidences = np.array([one.confidence for one in outcomes])
        return confidences, np.array([float(one.is_right) for one in outcomes])

    def _risk_coverage(self) -> dict[str, list[tuple[float, float]]]:
        """Return the risk-coverage curve of each system; ours with foreign questions too."""
        original = [Condition.ORIGINAL]
        found = {one: risk_coverage(*self._confidences(one, original)) for one in self.systems}
        if self._outcomes(FOOTNOTE, Condition.FOREIGN):
            mixed = self._confidences(FOOTNOTE, [self.own, Condition.FOREIGN])
            found["with foreign"] = risk_coverage(*mixed)
        return found

    def _groups(self, numbers: Sequence[int]) -> dict[str, dict[str, Group]]:
        """Return our figures by type of question, language, kind and turn, where they differ."""
        asked = self.question_set.questions
        common = Counter(one.language for one in self.question_set.documents).most_common(1)[0][0]
        answerable = [number for number in numbers if asked[number].is_answerable]
        labels_by_dimension = {
            "type": {n: type_of(asked[n].question.text) for n in answerable},
            "language": {n: asked[n].language or common for n in answerable},
            "turn": {n: "later" if asked[n].question.history else "first" for n in answerable},
            "kind": {n: asked[n].kind or "none" for n in numbers},
        }
        return {
            dimension: self._by_label(labels)
            for dimension, labels in labels_by_dimension.items()
            if dimension in {"type", "language"} or len(set(labels.values())) > 1
        }

    def _by_label(self, labels: Mapping[int, str]) -> dict[str, Group]:
        """Return our figures for the questions of each label, types in order, then by letter."""
        order = {label: place for place, label in enumerate(TYPES)}
        names = sorted(set(labels.values()), key=lambda name: (order.get(name, -1), name))
        return {
            name: self._group([n for n, label in labels.items() if label == name])
            for name in names
        }

    def _group(self, numbers: Sequence[int]) -> Group:
        """Return our figures for some questions: of those with an answer, and how many refused."""
        ours = self._outcomes(FOOTNOTE, Condition.ORIGINAL)
        figures = self._retrieval(FOOTNOTE, self._answerable({n: ours[n] for n in numbers}))
        claims = np.array([not self._is_answered(number) for number in numbers], float)
        refused = self._bootstrap.mean(numbers, claims)
        chosen = {name: figures.get(name) for name in _BY_GROUP}
        return Group(len(numbers), _present(chosen | {"refused": refused}))

    def _phrases(self, answerable: Sequence[int]) -> dict[str, Group]:
        """Return how often a phrase is set in bold in a right sentence, and how often rightly."""
        ours = self._outcomes(FOOTNOTE, Condition.ORIGINAL)
        asked = self.question_set.questions
        by_type = {n: type_of(asked[n].question.text) for n in answerable if ours[n].is_right}
        names = [name for name in WITH_PHRASE if name in by_type.values()]
        found = {name: [n for n, kind in by_type.items() if kind == name] for name in names}
        if len(found) > 1:
            found["all of these"] = [number for some in found.values() for number in some]
        return {name: self._phrase_group(numbers) for name, numbers in found.items()}

    def _phrase_group(self, numbers: Sequence[int]) -> Group:
        """Return our figures for the phrases in the right sentences of some questions."""
        ours = self._outcomes(FOOTNOTE, Condition.ORIGINAL)
        shown = [n for n in numbers if ours[n].is_phrase_right is not None]
        figures = {
            "phrase": self._bootstrap.mean(numbers, np.array([n in set(shown) for n in numbers])),
            "right": self._bootstrap.mean(
                shown, np.array([ours[n].is_phrase_right for n in shown], float)
            ),
        }
        return Group(len(numbers), _present(figures))

    def _is_answered(self, number: int) -> bool:
        """Return whether we answer a question, rightly or not, with the threshold in force."""
        return self._outcomes(FOOTNOTE, Condition.ORIGINAL)[number].confidence >= self.threshold

    def _compare(self, condition: Condition, names: Sequence[str]) -> dict[str, Figures]:
        """Return what each system finds under a condition, and loses against the original.

        Args:
            condition: under which some of the original questions are asked again.
            names: the measures; what is lost is told of the first.
        """
        found: dict[str, Figures] = {}
        for system in self.systems:
            there = self._outcomes(system, condition)
            if there:
                numbers, here = list(there), self._outcomes(system, Condition.ORIGINAL)
                original = scores_by_measure([here[number] for number in numbers])
                other = scores_by_measure([there[number] for number in numbers])
                figures = {name: self._bootstrap.mean(numbers, other[name]) for name in names}
                lost = original[names[0]] - other[names[0]]
                figures["lost"] = self._bootstrap.mean(numbers, lost)
                found[system] = _present(figures)
        return found

    def _followups(self) -> dict[str, Figures]:
        """Return what is found of follow-ups: with the history, without it, and rewritten."""
        numbers = list(self._outcomes(FOOTNOTE, Condition.NO_HISTORY))
        found: dict[str, Figures] = {}
        for system in self.systems if numbers else ():
            for condition, label in _HISTORY.items():
                some = [n for n in numbers if n in self._outcomes(system, condition)]
                if some:
                    found[f"{system}, {label}"] = self._retrieval(system, some, condition)
        return found


def _present(figures: Mapping[str, Figure | None]) -> Figures:
    """Return the figures that have a value."""
    return {name: figure for name, figure in figures.items() if figure is not None}
