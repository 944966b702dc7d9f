"""How sure may we be of the best sentence?

Logistic regression of the features, each kind of trial with a weight of its own, on whether the
best sentence is right, where one that is wrong counts as partly right if the library holds an
answer: a question that is hard is not one that should be refused. The result is scaled to how
often it is right (Platt 1999), which changes no order, where four questions of five have an answer
in the library. What the probabilities are worth is measured on articles that were held out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.ranking.confidence import CONFIDENCE_NAMES
from tests.fitting.ranking import FOLDS
from tests.fitting.trials import (
    FOREIGN,
    HELD,
    IMPOSSIBLE,
    INSIDE,
    NEWS_FOREIGN,
    NEWS_INSIDE,
    NEWS_REMOVED,
    WIDE_FOREIGN,
    WIDE_IMPOSSIBLE,
    WIDE_INSIDE,
    Trial,
    stacked,
)

Floats = npt.NDArray[np.float64]
_COUNTS: Final = {
    INSIDE: 1.0,
    NEWS_INSIDE: 1.5,
    FOREIGN: 0.8,
    NEWS_FOREIGN: 0.8,
    NEWS_REMOVED: 1.5,
    IMPOSSIBLE: 1.5,
    WIDE_INSIDE: 1.0,
    WIDE_FOREIGN: 1.0,
    WIDE_IMPOSSIBLE: 0.5,
}
_HELD: Final = 0.8  # of the questions that are asked, as people ask what they expect to find
_CREDIT: Final = 0.5  # of a wrong sentence where the library holds a right one
_PAIRS: Final = (
    (INSIDE, FOREIGN),
    (INSIDE, IMPOSSIBLE),
    (NEWS_INSIDE, NEWS_FOREIGN),
    (NEWS_INSIDE, NEWS_REMOVED),
    (WIDE_INSIDE, WIDE_FOREIGN),
    (WIDE_INSIDE, WIDE_IMPOSSIBLE),
)
_REFUSED: Final = 0.95
_BINS: Final = 10


@dataclass(frozen=True, slots=True)
class Told:
    """How well questions with an answer are told from others.

    `coverage` is the share still answered where 95 % of the others are refused.
    """

    inside: str
    others: str
    auc: float
    coverage: float


def fitted(trials: Sequence[Trial]) -> dict[str, float]:
    """Return the weight of each feature, by its name."""
    weights = fit(*stacked(trials), _held(trials), _weights(trials))
    return dict(zip(CONFIDENCE_NAMES, map(float, weights), strict=True))


def fit(
    features: Floats,
    right: npt.NDArray[np.bool_],
    held: npt.NDArray[np.bool_],
    counts: Floats,
) -> Floats:
    """Return the weights of the features, of which the first is the constant.

    Args:
        features: of each trial, (trials, features).
        right: which best sentences are right.
        held: which libraries hold an answer.
        counts: how much each trial counts.
    """
    from sklearn.linear_model import LogisticRegression

    spread = features.std(0) + 1e-9
    spread[0] = 1
    share = np.where(right, 1.0, np.where(held, _CREDIT, 0.0))
    twice = np.concatenate([features, features]) / spread  # partly right: once as either
    are_right = np.repeat([True, False], len(features))
    model = LogisticRegression(C=1.0, max_iter=2000, fit_intercept=False)
    model.fit(
        twice, are_right, sample_weight=np.concatenate([counts * share, counts * (1 - share)])
    )
    weights: Floats = model.coef_[0] / spread
    scale = LogisticRegression(C=1e6)
    scale.fit((features @ weights)[:, None], right, sample_weight=_as_asked(held, counts))
    weights = weights * scale.coef_[0, 0]
    weights[0] += scale.intercept_[0]
    return weights


def cross_validated(trials: Sequence[Trial]) -> Floats:
    """Return how sure weights that were fitted on other articles are of each trial."""
    features, right = stacked(trials)
    held, counts = _held(trials), _weights(trials)
    articles = sorted({trial.article for trial in trials})
    order = np.random.default_rng(1).permutation(len(articles))
    fold_of = {articles[place]: at % FOLDS for at, place in enumerate(order)}
    folds = np.array([fold_of[trial.article] for trial in trials])
    sure = np.zeros(len(trials))
    for fold in range(FOLDS):
        is_other = folds != fold
        weights = fit(*(one[is_other] for one in (features, right, held, counts)))
        sure[~is_other] = 1 / (1 + np.exp(-(features[~is_other] @ weights)))
    return sure


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


def calibration_error(trials: Sequence[Trial], sure: Floats) -> float:
    """Return how far, in the mean, what we say we are sure of is from how often it is right."""
    _, right = stacked(trials)
    counts = _as_asked(_held(trials), _weights(trials))
    bins = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    error = 0.0
    for one in np.unique(bins):
        inside = bins == one
        gap = np.average(sure[inside] - right[inside], weights=counts[inside])
        error += abs(float(gap)) * counts[inside].sum() / counts.sum()
    return error


def _weights(trials: Sequence[Trial]) -> Floats:
    """Return how much each trial counts."""
    return np.array([_COUNTS[trial.kind] for trial in trials])


def _held(trials: Sequence[Trial]) -> npt.NDArray[np.bool_]:
    """Return of which trials the library holds an answer."""
    return np.array([trial.kind in HELD for trial in trials], bool)


def _as_asked(held: npt.NDArray[np.bool_], counts: Floats) -> Floats:
    """Return how much trials count where as many have an answer as of the questions asked."""
    if held.all() or not held.any():
        return counts
    share = np.where(held, _HELD / counts[held].sum(), (1 - _HELD) / counts[~held].sum())
    scaled: Floats = counts * share * counts.sum()
    return scaled
