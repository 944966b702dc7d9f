"""Which missed questions ask for the same thing?

Questions that were not answered are put into groups, the most asked first. Two wordings are
similar as far as they share terms; words that any question may have count little
(`bot.text.tables.question_words`). Each wording joins the group to which it is most similar on
average, or begins a group of its own.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.text.analysis import analyze
from bot.text.languages import UNDETERMINED, detect, script_of
from bot.text.tables.question_words import QUESTION_WORDS

THRESHOLD: Final = (
    0.37  # two subject words each, one shared, is 1/3: "ticket price", "ticket refund"
)
_EMPTY: Final = frozenset("的了吗呢吧么是在有什怎哪请问可以能我你您")  # say nothing of a subject


@dataclass(frozen=True, slots=True)
class MissedQuestion:
    """One question that was not answered: who asked it when, in seconds since 1970.

    `number` is what it is kept under, to be marked as dealt with.
    """

    number: int
    question: str
    person: int
    at: float


@dataclass(frozen=True, slots=True)
class GapGroup:
    """Missed questions for the same thing; `wording` is the most typical one.

    `members` are in the order in which they were asked.
    """

    wording: str
    members: tuple[MissedQuestion, ...]

    @property
    def times(self) -> int:
        """How often it was asked."""
        return len(self.members)

    @property
    def people(self) -> int:
        """How many different people asked it."""
        return len({one.person for one in self.members})

    @property
    def latest(self) -> float:
        """When it was last asked, in seconds since 1970."""
        return self.members[-1].at

    @property
    def wordings(self) -> tuple[str, ...]:
        """The different wordings, in the order in which they came up."""
        return tuple(dict.fromkeys(one.question for one in self.members))


@dataclass(frozen=True, slots=True)
class _Wording:
    """Questions that have the same terms, and what those weigh."""

    weights: Mapping[str, float]
    members: tuple[MissedQuestion, ...]


def group_similar(
    questions: Sequence[MissedQuestion], *, threshold: float = THRESHOLD
) -> tuple[GapGroup, ...]:
    """Return the questions in groups by what they ask for, the most asked first.

    The order of the questions changes nothing. Ties go to what more people asked, then to what
    was asked last, then by the wording.

    Args:
        questions: what was not answered.
        threshold: how similar, in (0, 1], a wording must be to a group, on average, to join it.
    """
    wordings = _wordings(questions)
    clusters: list[list[int]] = []
    home: dict[int, int] = {}
    for number, similar in enumerate(_similarities(wordings)):
        joined = _nearest(similar, clusters, home, threshold)
        if joined == len(clusters):
            clusters.append([])
        clusters[joined].append(number)
        home[number] = joined
    groups = [_group([wordings[number] for number in cluster]) for cluster in clusters]
    return tuple(sorted(groups, key=_rank))


def _rank(one: GapGroup) -> tuple[int, int, float, str]:
    """Return what groups are sorted by."""
    return -one.times, -one.people, -one.latest, one.wording


def _wordings(questions: Sequence[MissedQuestion]) -> list[_Wording]:
    """Return the questions by their terms: the commonest terms first, ties by the terms."""
    ordered = sorted(questions, key=lambda one: (one.at, one.number, one.question))
    languages = _languages([one.question for one in ordered])
    found: defaultdict[tuple[str, ...], list[MissedQuestion]] = defaultdict(list)
    weights: dict[tuple[str, ...], dict[str, float]] = {}
    for one, language in zip(ordered, languages, strict=True):
        weighed = _weights(one.question, language)
        key = tuple(sorted(weighed)) or (one.question.strip().casefold(),)
        found[key].append(one)
        weights.setdefault(key, weighed)
    keys = sorted(found, key=lambda key: (-len(found[key]), key))
    return [_Wording(weights[key], tuple(found[key])) for key in keys]


def _languages(texts: Sequence[str]) -> list[str]:
    """Return the language of each question.

    A question that is too short to tell gets the commonest language of the others in its script;
    of two as common, the one that comes first.
    """
    told = [detect(text) for text in texts]
    scripts = [script_of(text) for text in texts]
    spoken: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for script, language in zip(scripts, told, strict=True):
        spoken[script].update([language] if language != UNDETERMINED else [])
    return [
        spoken[script].most_common(1)[0][0]
        if language == UNDETERMINED and spoken[script]
        else language
        for script, language in zip(scripts, told, strict=True)
    ]


def _weights(text: str, language: str) -> dict[str, float]:
    """Return the terms of a question, each with what it says of the subject, in (0, 1]."""
    asking = QUESTION_WORDS.get(language, {})
    return {
        term: math.exp(min(asking.get(term, 0.0), 0.0))
        for term in analyze(text, language)
        if not _EMPTY.intersection(term)
    }


def _similarities(wordings: Sequence[_Wording]) -> Iterable[dict[int, float]]:
    """Yield for each wording its similarity to each earlier one that shares a term with it."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, wording in enumerate(wordings):
        near = {other for term in wording.weights for other in having[term]}
        yield {
            other: _similarity(wording.weights, wordings[other].weights) for other in sorted(near)
        }
        for term in wording.weights:
            having[term].append(number)


def _similarity(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the weight of the shared terms as a share of all: 1 for the same, 0 for none.

    Jaccard (1901), weighted. Weights by inverse document frequency would be wrong here: the words
    of what many people ask for are common because it is asked so often.
    """
    shared = sum(weight for term, weight in one.items() if term in other)
    return shared / (sum(one.values()) + sum(other.values()) - shared)


def _nearest(
    similar: Mapping[int, float],
    clusters: Sequence[Sequence[int]],
    home: Mapping[int, int],
    threshold: float,
) -> int:
    """Return the number of the group that a wording joins; one past the last if it joins none."""
    totals: defaultdict[int, float] = defaultdict(float)
    for other, similarity in similar.items():
        totals[home[other]] += similarity
    means = {number: total / len(clusters[number]) for number, total in totals.items()}
    best = min(means, key=lambda number: (-means[number], number), default=len(clusters))
    return best if means.get(best, 0.0) >= threshold else len(clusters)


def _group(wordings: Sequence[_Wording]) -> GapGroup:
    """Return wordings as one group, named by the one that is most similar to all the others."""

    def typical(one: _Wording) -> float:
        return sum(
            len(other.members) * _similarity(one.weights, other.weights)
            for other in wordings
            if other.weights and one.weights
        )

    best = max(wordings, key=typical)  # of several, the one asked most, which comes first
    spellings = Counter(one.question.strip() for one in best.members)
    members = (one for wording in wordings for one in wording.members)
    ordered = sorted(members, key=lambda one: (one.at, one.number, one.question))
    return GapGroup(spellings.most_common(1)[0][0], tuple(ordered))
