"""Which weights put the right sentence first?

A conditional logit (McFadden 1974): of the candidates of a question, each is the right one with a
probability that grows as e to its weighted sum of features; the weights are the likeliest, held
back by a small penalty on their squares. Features are divided by their standard deviation for
that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.ranking.evidence import KEPT
from bot.ranking.features import FEATURE_NAMES, STANDING_NAMES, Features, extract_standing
from bot.ranking.models import FittedModel
from bot.ranking.trees import Trees, from_text
from tests.fitting.boosting import grow_ranking
from tests.fitting.rows import Row

Floats = npt.NDArray[np.floating]
Samples = Mapping[tuple[str, str], Sequence[Row]]
FOLDS: Final = 5
_TELLING: Final = ("bm25_share", "ngram_share", "coverage", "cosine", "cosine_near", "said_before")
_EACH: Final = 12  # candidates that are best by each of these
_PENALTY: Final = 1.0
_ROUNDS: Final = 300
_TINY: Final = 1e-30  # so that a logarithm stays finite


@dataclass(frozen=True, slots=True)
class Found:
    """How many questions, and the shares whose best, or one of whose best three, is right."""

    questions: int
    first: float
    near: float


def fitted(rows: Sequence[Row]) -> FittedModel:
    """Return the likeliest weights, and trees that correct their sums."""
    weights = fit(rows)
    return FittedModel(
        features=Features._make(map(float, weights)),
        trees=correct(rows, weights),
        confidence={},
        confidence_trees=from_text(""),
        provenance="",
    )


def correct(rows: Sequence[Row], weights: Floats) -> Trees:
    """Return trees that correct the weighted sums of the best candidates of each question."""
    kept = []
    for row in rows:
        features, sums, best = _looked_at(row, weights)
        if row.right[best].any():
            kept.append((features[best], row.right[best], sums[best]))
    features, right, sums = map(np.concatenate, zip(*kept, strict=True))
    sizes = np.array([len(one) for _, one, _ in kept])
    return grow_ranking(features, right, sums, sizes)


def _looked_at(row: Row, weights: Floats) -> tuple[Floats, Floats, npt.NDArray[np.intp]]:
    """Return the features of a question's candidates, their sums, and which are corrected."""
    features = row.features.copy()
    sums = features @ weights
    extract_standing(row.neighbours, features, sums)
    return features, sums, np.argsort(-sums, kind="stable")[:KEPT]


def fit(rows: Sequence[Row]) -> Floats:
    """Return the likeliest weights; 0 for how a candidate stands by their sum.

    Only the candidates that come near are looked at: what nobody would take teaches nothing.
    """
    from scipy.optimize import minimize

    told = [row for row in rows if row.right.any()]
    near = [_near(row) for row in told]
    features = np.concatenate([row.features[at] for row, at in zip(told, near, strict=True)])
    features[:, [FEATURE_NAMES.index(name) for name in STANDING_NAMES]] = 0
    right = np.concatenate([row.right[at] for row, at in zip(told, near, strict=True)])
    sizes = np.array([len(at) for at in near])
    spread = features.std(0) + 1e-6
    features = features / spread

    def loss(weights: Floats) -> tuple[float, Floats]:
        return _loss(weights, features, right, sizes)

    start = np.zeros(features.shape[1])
    options = {"maxiter": _ROUNDS}
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options=options)
    weights: Floats = best.x / spread
    weights[[FEATURE_NAMES.index(name) for name in STANDING_NAMES]] = 0
    return weights


def _near(row: Row) -> npt.NDArray[np.intp]:
    """Return the candidates that come near the best by any of some features."""
    marks = row.features[:, [FEATURE_NAMES.index(name) for name in _TELLING]]
    ranks = np.argsort(np.argsort(-marks, axis=0, kind="stable"), axis=0, kind="stable")
    return np.flatnonzero((ranks.min(axis=1) < _EACH) | row.right)


def _loss(
    weights: Floats, features: Floats, right: npt.NDArray[np.bool_], sizes: npt.NDArray[np.int_]
) -> tuple[float, Floats]:
    """Return the negative log likelihood with the penalty, and its gradient.

    Both products are taken in the features' own, shorter numbers, in a quarter of the time.
    """
    starts = np.cumsum(sizes) - sizes
    scores = (features @ weights.astype(features.dtype)).astype(np.float64)
    best = np.maximum.reduceat(scores, starts)
    odds = np.exp(scores - np.repeat(best, sizes))
    odds_right = np.where(right, odds, 0)
    every = np.add.reduceat(odds, starts)
    those = np.add.reduceat(odds_right, starts) + _TINY
    loss = (np.log(every) - np.log(those)).sum() + 0.5 * _PENALTY * weights @ weights
    pull = odds / np.repeat(every, sizes) - odds_right / np.repeat(those, sizes)
    slope = (pull.astype(features.dtype) @ features).astype(np.float64)
    return float(loss), slope + _PENALTY * weights


def folds(samples: Samples) -> list[set[tuple[str, int]]]:
    """Return the articles in parts of like size, dealt out at random but always alike."""
    articles = sorted({row.article for rows in samples.values() for row in rows})
    order = np.random.default_rng(0).permutation(len(articles))
    return [{articles[place] for place in order[fold::FOLDS]} for fold in range(FOLDS)]


def fold_models(samples: Samples) -> dict[tuple[str, int], FittedModel]:
    """Return for each article a model that was fitted on other articles."""
    everything = [row for rows in samples.values() for row in rows]
    found: dict[tuple[str, int], FittedModel] = {}
    for fold in folds(samples):
        model = fitted([row for row in everything if row.article not in fold])
        found |= dict.fromkeys(fold, model)
    return found


def found_by(
    samples: Samples, models: Mapping[tuple[str, int], FittedModel]
) -> dict[tuple[str, str], Found]:
    """Return what models that were fitted on other articles find, by set and shape."""
    found: dict[tuple[str, str], Found] = {}
    for name, rows in samples.items():
        near = np.array([_place(row, models[row.article]) for row in rows if row.is_answerable])
        found[name] = Found(len(near), float((near < 1).mean()), float((near < 3).mean()))
    return found


def _place(row: Row, model: FittedModel) -> float:
    """Return at which place, from 0, the first right sentence stands."""
    weights = np.array(model.features)
    features, sums, best = _looked_at(row, weights)
    scores = sums[best] + model.trees.contributions(features[best]).sum(axis=1)
    places = np.flatnonzero(row.right[best][np.argsort(-scores, kind="stable")])
    return float(places[0]) if len(places) else np.inf
