"""What do all the outcomes come to?

A report of one set: its figures by system, by type of question, by language, by what the author
calls them; how well one is told what is not in the documents; and how far to trust the confidence.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from bot.evaluation.bootstrap import Bootstrap, Figure
from bot.evaluation.cases import QuestionSet
from bot.evaluation.latency import Times
from bot.evaluation.measures import Apart, Calibration, Floats, marks, risks
from bot.evaluation.outcomes import Outcome
from bot.evaluation.plans import Way
from bot.evaluation.question_types import TYPES, type_of
from bot.evaluation.running import Outcomes
from bot.evaluation.sampling import Units
from bot.evaluation.systems import FOOTNOTE

Figures = Mapping[str, Figure]
_NONE: Final = "unanswerable "
_BY_GROUP: Final = ("hit@1", "hit@3", "passage@1")


@dataclass(frozen=True, slots=True)
class Group:
    """Some questions of a set: how many, and our figures for those."""

    questions: int
    figures: Figures


@dataclass(frozen=True, slots=True)
class Report:
    """Everything measured of one set.

    `answering` is the share of all questions that is answered at the threshold. `nowhere` counts
    questions whose gold lies in no single sentence: they count as missed. `groups` are by
    dimension, then by group; `found`, `told`, `typos` and `followups` by system first; `bins` are
    those of `Calibration`, `risks` those of `measures.risks`, for questions as they are asked and,
    so called, for those of the foreign mixed in.
    """

    name: str
    shape: str
    threshold: float
    answering: float
    questions: int
    answerable: int
    nowhere: int
    dropped: Mapping[str, int]
    documents: int
    units: str
    unit_count: int
    found: Mapping[str, Figures]
    told: Mapping[str, Figures]
    groups: Mapping[str, Mapping[str, Group]]
    typos: Mapping[str, Figures]
    followups: Mapping[str, Figures]
    bins: Sequence[tuple[int, float, float]]
    risks: Mapping[str, Sequence[tuple[float, float]]]
    has_several: bool
    times: Times | None


@dataclass(frozen=True)
class Evaluation:
    """A set, what became of it in the hands of which systems, and how it was asked."""

    questions: QuestionSet
    outcomes: Outcomes
    systems: tuple[str, ...]
    units: Units
    shape: str
    inside: Way
    threshold: float

    def report(self, times: Times | None) -> Report:
        """Return what it all comes to."""
        ours = self._by_number(FOOTNOTE, Way.ASKED)
        answered = self._answered(ours)
        return Report(
            name=self.questions.name,
            shape=self.shape,
            threshold=self.threshold,
            answering=sum(map(self._is_said, ours)) / len(ours),
            questions=len(ours),
            answerable=len(answered),
            nowhere=sum(not ours[number].right for number in answered),
            dropped=dict(sorted(self._dropped(len(ours)).items())),
            documents=len(self.questions.documents),
            units=self.units.name,
            unit_count=self.units.count,
            found={one: self._found(one, answered) for one in self.systems},
            told={one: self._told(one) for one in self.systems},
            groups=self._groups(list(ours)),
            typos=self._compared(Way.TYPO, ("hit@1", "hit@3")),
            followups=self._followups(),
            bins=self._calibration([Way.ASKED]).bins(),
            risks=self._risks(),
            has_several=any(ours[number].right > 1 for number in answered),
            times=times,
        )

    @cached_property
    def _bootstrap(self) -> Bootstrap:
        """The draws."""
        return Bootstrap(self.units.of_asked)

    def _by_number(self, system: str, way: Way) -> dict[int, Outcome]:
        """Return what became of the questions that a system was asked in one way."""
        return self.outcomes.get((system, way), {})

    def _answered(self, outcomes: Mapping[int, Outcome]) -> list[int]:
        """Return the numbers of the answerable questions among some."""
        return [number for number in outcomes if self.questions.asked[number].is_answerable]

    def _dropped(self, asked: int) -> Counter[str]:
        """Return how many questions were left out for which reason."""
        dropped = Counter(self.questions.dropped)
        if left := len(self.questions.asked) - asked:
            dropped["it names no document, and each is asked of its own"] += left
        return dropped

    def _found(self, system: str, numbers: Sequence[int], way: Way = Way.ASKED) -> Figures:
        """Return how well a system finds what answers some questions."""
        outcomes = self._by_number(system, way)
        by_name = marks([outcomes[number] for number in numbers])
        return _known({k: self._bootstrap.mean(numbers, v) for k, v in by_name.items()})

    def _told(self, system: str) -> Figures:
        """Return how well a system tells what the documents answer from what they do not."""
        asked = self._by_number(system, Way.ASKED)
        answered = self._answered(asked)
        others = [number for number in asked if number not in set(answered)]
        inside, foreign = (self._by_number(system, way) for way in (self.inside, Way.FOREIGN))
        own = self._answered(inside)
        found = {
            **self._apart("", [inside[n] for n in own], own, list(foreign.values()), foreign),
            **self._apart(
                _NONE, [asked[n] for n in answered], answered, [asked[n] for n in others], others
            ),
        }
        if system == FOOTNOTE:
            found |= self._trusted()
        return _known(found)

    def _apart(
        self,
        name: str,
        inside: Sequence[Outcome],
        own: Sequence[int],
        others: Sequence[Outcome],
        theirs: Sequence[int] | Mapping[int, Outcome],
    ) -> dict[str, Figure | None]:
        """Return area and coverage, of questions with an answer against others."""
        if not (inside and others):
            return {}
        apart = Apart(*(np.array([o.sureness for o in some]) for some in (inside, others)))
        numbers = [*own, *theirs]
        return {
            f"{name}AUC": self._bootstrap.figure(numbers, apart.area),
            f"{name}coverage": self._bootstrap.figure(numbers, apart.coverage),
        }

    def _trusted(self) -> dict[str, Figure | None]:
        """Return how far to trust our confidence, and what comes of the threshold in force."""
        asked = self._by_number(FOOTNOTE, Way.ASKED)
        answered = self._answered(asked)
        said = [n for n in answered if asked[n].sureness >= self.threshold]
        others = [number for number in asked if number not in set(answered)]
        foreign = self._by_number(FOOTNOTE, Way.FOREIGN)
        mixed = [self.inside, Way.FOREIGN]

        def share(numbers: Sequence[int], claims: Sequence[bool]) -> Figure | None:
            return self._bootstrap.mean(numbers, np.array(claims, float))

        return {
            "ECE": self._error([Way.ASKED]),
            "ECE with foreign": self._error(mixed) if foreign else None,
            "answered": share(answered, [n in set(said) for n in answered]),
            "right of answered": share(said, [asked[n].places[:1] == (0,) for n in said]),
            "foreign refused": share(
                list(foreign), [o.sureness < self.threshold for o in foreign.values()]
            ),
            "unanswerable refused": share(others, [not self._is_said(n) for n in others]),
        }

    def _error(self, ways: Sequence[Way]) -> Figure | None:
        """Return the expected calibration error over questions asked in some ways."""
        numbers = [n for way in ways for n in self._by_number(FOOTNOTE, way)]
        return self._bootstrap.figure(numbers, self._calibration(ways).error)

    def _calibration(self, ways: Sequence[Way]) -> Calibration:
        """Return what we said, and what was right, of questions asked in some ways."""
        return Calibration(*self._said(FOOTNOTE, ways))

    def _said(self, system: str, ways: Sequence[Way]) -> tuple[Floats, Floats]:
        """Return how sure a system was of questions asked in some ways, and which were right."""
        outcomes = [o for way in ways for o in self._by_number(system, way).values()]
        sure = np.array([one.sureness for one in outcomes])
        right = np.array([float(one.places[:1] == (0,)) for one in outcomes])
        return sure, right

    def _risks(self) -> dict[str, list[tuple[float, float]]]:
        """Return the risk at each coverage, by system; ours with foreign questions too."""
        found = {one: risks(*self._said(one, [Way.ASKED])) for one in self.systems}
        if self._by_number(FOOTNOTE, Way.FOREIGN):
            found["with foreign"] = risks(*self._said(FOOTNOTE, [self.inside, Way.FOREIGN]))
        return found

    def _groups(self, numbers: Sequence[int]) -> dict[str, dict[str, Group]]:
        """Return our figures by type of question, language, kind and turn, where they differ."""
        asked = self.questions.asked
        common = Counter(one.language for one in self.questions.documents).most_common(1)[0][0]
        answered = [number for number in numbers if asked[number].is_answerable]
        given = {
            "type": {n: type_of(asked[n].question.text) for n in answered},
            "language": {n: asked[n].language or common for n in answered},
            "turn": {n: "later" if asked[n].question.history else "first" for n in answered},
            "kind": {n: asked[n].kind or "none" for n in numbers},
        }
        return {
            dimension: self._labelled(labels)
            for dimension, labels in given.items()
            if dimension in {"type", "language"} or len(set(labels.values())) > 1
        }

    def _labelled(self, labels: Mapping[int, str]) -> dict[str, Group]:
        """Return our figures for the questions of each label, in the order of types or letters."""
        order = {label: place for place, label in enumerate(TYPES)}
        names = sorted(set(labels.values()), key=lambda name: (order.get(name, -1), name))
        return {
            name: self._group([n for n, label in labels.items() if label == name])
            for name in names
        }

    def _group(self, numbers: Sequence[int]) -> Group:
        """Return our figures for some questions: those with an answer, and who is refused."""
        answered = self._answered({n: self._by_number(FOOTNOTE, Way.ASKED)[n] for n in numbers})
        figures = self._found(FOOTNOTE, answered)
        claims = np.array([not self._is_said(number) for number in numbers], float)
        refused = self._bootstrap.mean(numbers, claims)
        kept = {name: figures.get(name) for name in _BY_GROUP}
        return Group(len(numbers), _known(kept | {"refused": refused}))

    def _is_said(self, number: int) -> bool:
        """Return whether a question is answered, rightly or not, with the threshold in force."""
        return self._by_number(FOOTNOTE, Way.ASKED)[number].sureness >= self.threshold

    def _compared(self, way: Way, names: Sequence[str]) -> dict[str, Figures]:
        """Return, by system, what another way of asking the same questions finds, and loses."""
        found: dict[str, Figures] = {}
        for system in self.systems:
            there = self._by_number(system, way)
            if there:
                numbers, here = list(there), self._by_number(system, Way.ASKED)
                plain = marks([here[number] for number in numbers])
                other = marks([there[number] for number in numbers])
                figures = {name: self._bootstrap.mean(numbers, other[name]) for name in names}
                figures["lost"] = self._bootstrap.mean(numbers, plain[names[0]] - other[names[0]])
                found[system] = _known(figures)
        return found

    def _followups(self) -> dict[str, Figures]:
        """Return what is found of follow-ups: with the history, without it, and rewritten."""
        numbers = list(self._by_number(FOOTNOTE, Way.ALONE))
        found: dict[str, Figures] = {}
        for system in self.systems if numbers else ():
            for way in (Way.ASKED, Way.ALONE, Way.REWRITTEN):
                some = [n for n in numbers if n in self._by_number(system, way)]
                if some:
                    found[f"{system}, {_TOLD[way]}"] = self._found(system, some, way)
        return found


_TOLD: Final = {
    Way.ASKED: "with the questions before",
    Way.ALONE: "the last question alone",
    Way.REWRITTEN: "rewritten by a person",
}


def _known(figures: Mapping[str, Figure | None]) -> Figures:
    """Return the figures that there are."""
    return {name: figure for name, figure in figures.items() if figure is not None}
