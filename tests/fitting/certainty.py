"""How sure may we be of the best sentence?

Boosted trees of the features, each kind of trial with a weight of its own, on whether the best
sentence is right, where one that is wrong counts as partly right if the library holds an answer: a
question that is hard is not one that should be refused. Questions of which one word was changed
count little: whoever asks in other words has changed some too. The result is scaled to how often
trees of other articles are right (Platt 1999), which changes no order, where a given share of
questions has an answer in the library and the others are about other things, as people ask; in
each kind of library alike, small or large. What the probabilities are worth is measured on
articles that were held out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.ranking.confidence import CONFIDENCE_NAMES
from bot.ranking.trees import Trees, from_text
from tests.fitting.boosting import grow_confidence
from tests.fitting.ranking import FOLDS
from tests.fitting.trials import (
    FOREIGN,
    HELD,
    IMPOSSIBLE,
    INSIDE,
    NEWS_FOREIGN,
    NEWS_INSIDE,
    NEWS_REMOVED,
    NEWS_RENAMED,
    NOTES_BESIDE,
    NOTES_FOREIGN,
    NOTES_IMPOSSIBLE,
    NOTES_INSIDE,
    NOTES_REMOVED,
    NOTES_RENAMED,
    NOTES_SWAPPED,
    RENAMED,
    SWAPPED,
    WIDE_FOREIGN,
    WIDE_IMPOSSIBLE,
    WIDE_INSIDE,
    WIDE_RENAMED,
    WIDE_SWAPPED,
    Trial,
    stacked,
)

Floats = npt.NDArray[np.float64]
Fit = Callable[[Floats, Floats, Floats], "Certainty"]
_COUNTS: Final = {
    INSIDE: 1.0,
    NEWS_INSIDE: 1.5,
    FOREIGN: 0.8,
    NEWS_FOREIGN: 0.8,
    NEWS_REMOVED: 1.5,
    IMPOSSIBLE: 1.0,
    WIDE_INSIDE: 1.0,
    WIDE_FOREIGN: 2.0,
    WIDE_IMPOSSIBLE: 0.3,
    SWAPPED: 0.6,
    WIDE_SWAPPED: 0.3,
    NOTES_INSIDE: 1.0,
    NOTES_FOREIGN: 0.8,
    NOTES_BESIDE: 0.8,
    NOTES_REMOVED: 0.8,
    NOTES_SWAPPED: 0.6,
    NOTES_IMPOSSIBLE: 1.0,
    RENAMED: 2.0,
    NEWS_RENAMED: 3.0,
    NOTES_RENAMED: 2.0,
    WIDE_RENAMED: 1.6,
}
_FOREIGN: Final = frozenset({FOREIGN, NEWS_FOREIGN, NOTES_FOREIGN, WIDE_FOREIGN})
_CREDIT: Final = 0.4  # of a wrong sentence where the library holds a right one
_PAIRS: Final = (
    (INSIDE, FOREIGN),
    (INSIDE, IMPOSSIBLE),
    (NEWS_INSIDE, NEWS_FOREIGN),
    (NEWS_INSIDE, NEWS_REMOVED),
    (INSIDE, SWAPPED),
    (INSIDE, RENAMED),
    (NEWS_INSIDE, NEWS_RENAMED),
    (WIDE_INSIDE, WIDE_RENAMED),
    (NOTES_INSIDE, NOTES_RENAMED),
    (WIDE_INSIDE, WIDE_FOREIGN),
    (WIDE_INSIDE, WIDE_IMPOSSIBLE),
    (WIDE_INSIDE, WIDE_SWAPPED),
    (NOTES_INSIDE, NOTES_FOREIGN),
    (NOTES_INSIDE, NOTES_BESIDE),
    (NOTES_INSIDE, NOTES_REMOVED),
    (NOTES_INSIDE, NOTES_SWAPPED),
    (NOTES_INSIDE, NOTES_IMPOSSIBLE),
)
_SURER: Final = (
    "score lead paragraph_lead odds title_lead best_coverage best_rarest_said best_passage_bm25 "
    "best_paragraph_ngrams best_ngram_bm25 best_names_said best_focus_said"
).split()
_LESS_SURE: Final = (
    "unknown_terms unsaid_names unsaid_terms unsaid_share rarest_unknown value_unsaid unanchored "
    "count_unsaid best_opposes best_rarest_unsaid"
).split()
_TRENDS: Final = tuple((name in _SURER) - (name in _LESS_SURE) for name in CONFIDENCE_NAMES)
_BOUND: Final = 30.0
_REFUSED: Final = 0.95
_BINS: Final = 10
_FREEDOM: Final = 0.003  # of the weights: little, so that no chance of the sample is learnt
_ROUNDS: Final = 500
_TINY: Final = 1e-6  # so that nothing is divided by 0
_AT_ONCE: Final = 500  # trials that walk down the trees together


@dataclass(frozen=True, slots=True)
class Told:
    """How well questions with an answer are told from others.

    `coverage` is the share still answered where 95 % of the others are refused.
    """

    inside: str
    others: str
    auc: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Certainty:
    """Weights of the features of confidence, and trees that correct their sum."""

    weights: Floats
    trees: Trees

    def tell(self, features: Floats) -> Floats:
        """Return the log odds of being right."""
        parts = np.array_split(features, max(len(features) // _AT_ONCE, 1))
        added = [self.trees.contributions(one).sum(axis=1) for one in parts]
        return features @ self.weights + self.trees.base + np.concatenate(added)

    def scaled(self, slope: float, shift: float) -> "Certainty":
        """Return what tells so many times the log odds, and so much more."""
        trees = replace(
            self.trees, values=self.trees.values * slope, base=self.trees.base * slope + shift
        )
        return Certainty(self.weights * slope, trees)


def fitted(
    trials: Sequence[Trial], asked: float, fit: Fit | None = None
) -> tuple[Certainty, Floats]:
    """Return what tells how sure we may be, and how sure what saw other articles alone is.

    Args:
        trials: of all kinds.
        asked: the share of questions that the library answers, where the result is to be right.
        fit: how; by default a weighted sum that trees correct.
    """
    fit = fit or fit_with_trees
    features, right = stacked(trials)
    held, counts = _held(trials), _weights(trials)
    share = np.where(right, 1.0, np.where(held, _CREDIT, 0.0))
    others = np.zeros(len(trials))
    folds = _folds(trials)
    for fold in range(FOLDS):
        is_other = folds != fold
        found = fit(features[is_other], share[is_other], counts[is_other])
        others[~is_other] = found.tell(features[~is_other])
    slope, shift = _scale(others, right, _as_asked(trials, asked))
    sure = 1 / (1 + np.exp(-np.clip(slope * others + shift, -_BOUND, _BOUND)))
    return fit(features, share, counts).scaled(slope, shift), sure


def logits_by_others(
    trials: Sequence[Trial],
    asked: float,
    shown: tuple[Floats, npt.NDArray[np.bool_]],
    given: Floats,
) -> Floats:
    """Return the log odds that what saw other articles alone gives, as `fitted` scales it.

    Args:
        trials: of all kinds.
        asked: the share of questions that the library answers, where the result is to be right.
        shown: the features that it is fitted on, a row a trial, and which trials are right by
            them.
        given: the features that it is then asked about, a row a trial.
    """
    features, right = shown
    held, counts, folds = _held(trials), _weights(trials), _folds(trials)
    share = np.where(right, 1.0, np.where(held, _CREDIT, 0.0))
    told, others = np.zeros(len(trials)), np.zeros(len(trials))
    for fold in range(FOLDS):
        is_other = folds != fold
        found = fit_with_trees(features[is_other], share[is_other], counts[is_other])
        told[~is_other] = found.tell(features[~is_other])
        others[~is_other] = found.tell(given[~is_other])
    slope, shift = _scale(told, right, _as_asked(trials, asked))
    scaled: Floats = slope * others + shift
    return scaled


def fit_with_trees(features: Floats, share: Floats, counts: Floats) -> Certainty:
    """Return a sum that trees correct, as `fit_sum` takes its arguments."""
    found = fit_sum(features, share, counts)
    sums = features @ found.weights + found.trees.base
    trees = grow_confidence(features, share, counts, sums, _TRENDS)
    return Certainty(found.weights, replace(trees, base=trees.base + found.trees.base))


def fit_sum(
    features: Floats, share: Floats, counts: Floats, freedom: float = _FREEDOM
) -> Certainty:
    """Return the weighted sum that tells best how right trials are, without trees.

    Args:
        features: of each trial, (trials, features).
        share: how right each is, in [0, 1].
        counts: how much each counts.
        freedom: of the weights; the less, the smaller they stay.
    """
    from sklearn.linear_model import LogisticRegression

    spread = features.std(axis=0) + _TINY
    twice = np.concatenate((features, features)) / spread  # partly right: once as either
    are_right = np.repeat([True, False], len(features))
    model = LogisticRegression(C=freedom, max_iter=_ROUNDS)
    model.fit(
        twice, are_right, sample_weight=np.concatenate((counts * share, counts * (1 - share)))
    )
    return Certainty(
        model.coef_[0] / spread, replace(from_text(""), base=float(model.intercept_[0]))
    )


def _scale(logits: Floats, right: npt.NDArray[np.bool_], counts: Floats) -> tuple[float, float]:
    """Return by what logits are multiplied, and what is added, so that they are how often."""
    from sklearn.linear_model import LogisticRegression

    scale = LogisticRegression(C=1e6)
    scale.fit(logits[:, None], right, sample_weight=counts)
    return float(scale.coef_[0, 0]), float(scale.intercept_[0])


def _folds(trials: Sequence[Trial]) -> npt.NDArray[np.int_]:
    """Return in which of five parts each trial is, by its article."""
    articles = sorted({trial.article for trial in trials})
    order = np.random.default_rng(1).permutation(len(articles))
    fold_of = {articles[place]: at % FOLDS for at, place in enumerate(order)}
    return np.array([fold_of[trial.article] for trial in trials])


def told_apart(trials: Sequence[Trial], sure: Floats) -> list[Told]:
    """Return how well each kind of question without an answer is told from those with one."""
    kinds = np.array([trial.kind for trial in trials])
    return [
        Told(inside, others, *_apart(sure[kinds == inside], sure[kinds == others]))
        for inside, others in _PAIRS
        if inside in kinds and others in kinds
    ]


def _apart(inside: Floats, others: Floats) -> tuple[float, float]:
    """Return the area under the ROC curve, and the coverage.

    The area is how often one of `inside` is above one of `others`; a tie counts half.
    """
    ordered = np.sort(others)
    below = np.searchsorted(ordered, inside, "left") + np.searchsorted(ordered, inside, "right")
    auc = below.mean() / (2 * len(others))
    return float(auc), float((inside > np.quantile(others, _REFUSED)).mean())


def calibration_errors(trials: Sequence[Trial], sure: Floats) -> dict[str, tuple[float, float]]:
    """Return how far, in the mean, what we say we are sure of is from how often it is right.

    For each kind of library, by the kind of the questions that it answers: of these alone, and
    with as many foreign ones mixed in.
    """
    _, right = stacked(trials)
    kinds = np.array([trial.kind for trial in trials])
    errors = {}
    for kind in sorted(HELD & {*kinds.tolist()}):
        others = [one for one in _FOREIGN if _library(one) == _library(kind)]
        inside, foreign = kinds == kind, np.isin(kinds, others)
        mixed = inside / inside.sum() + foreign / max(foreign.sum(), 1)
        errors[kind] = (
            _error(sure, right, inside.astype(float)),
            _error(sure, right, mixed),
        )
    return errors


def _error(sure: Floats, right: npt.NDArray[np.bool_], counts: Floats) -> float:
    """Return the mean distance of confidence and share of right ones, bin by bin."""
    bins = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    return float(np.abs(np.bincount(bins, counts * (sure - right))).sum() / counts.sum())


def _weights(trials: Sequence[Trial]) -> Floats:
    """Return how much each trial counts."""
    return np.array([_COUNTS[trial.kind] for trial in trials])


def _held(trials: Sequence[Trial]) -> npt.NDArray[np.bool_]:
    """Return of which trials the library holds an answer."""
    return np.array([trial.kind in HELD for trial in trials], bool)


def _as_asked(trials: Sequence[Trial], asked: float) -> Floats:
    """Return how much trials count where as many have an answer as of the questions asked.

    In each kind of library by itself: whoever has few notes asks of them as others of many. Of
    those without an answer only questions about other things count, which are what people ask.
    """
    held, counts = _held(trials), _weights(trials)
    is_foreign = np.array([trial.kind in _FOREIGN for trial in trials], bool)
    where = np.array([_library(trial.kind) for trial in trials])
    counts[~held & ~is_foreign] = 0.0
    for one in np.unique(where):
        inside, others = held & (where == one), is_foreign & (where == one)
        if inside.any() and others.any():
            total = counts[where == one].sum()
            counts[inside] *= asked * total / counts[inside].sum()
            counts[others] *= (1 - asked) * total / counts[others].sum()
    return counts


def _library(kind: str) -> str:
    """Return of what library a kind of trial is: "notes", "wide", "news", or "" for an article."""
    return kind.rsplit(" ", 1)[0] if " " in kind else ""
