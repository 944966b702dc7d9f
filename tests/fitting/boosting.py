"""How are trees grown, and turned into the arrays that the program walks?

LightGBM grows them (Ke et al. 2017). To rank, each tree follows the gradient of the likelihood
that a right candidate is chosen, from where the weighted sum of features left off; to be sure,
that of the likelihood of being right.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from bot.ranking.trees import Trees

Floats = npt.NDArray[np.floating]
Flags = npt.NDArray[np.bool_]
Sizes = npt.NDArray[np.int_]
_SHARED: Final = {
    "verbosity": -1,
    "seed": 0,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,  # a fold takes ten seconds, and two threads wait for each other
    "bagging_freq": 1,
}
_RANKING: Final = {
    **_SHARED,
    "num_leaves": 24,
    "max_depth": 6,
    "learning_rate": 0.06,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "lambda_l2": 5.0,
}
_RANKING_ROUNDS: Final = 180
_CONFIDENCE: Final = {
    **_SHARED,
    "objective": "binary",
    "num_leaves": 15,
    "max_depth": 5,
    "learning_rate": 0.05,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.7,
    "lambda_l2": 10.0,
}
_CONFIDENCE_ROUNDS: Final = 260
_TINY: Final = 1e-30
_LEAST: Final = 1e-4  # of a second derivative


def grow_ranking(features: Floats, right: Flags, sums: Floats, sizes: Sizes) -> Trees:
    """Return trees that correct the sums of candidates, question after question.

    Args:
        features: of each candidate.
        right: which of them answer; at least one of each question.
        sums: their weighted sums.
        sizes: how many candidates each question has.
    """
    import lightgbm

    data = lightgbm.Dataset(features, label=right, init_score=sums)
    parameters = {**_RANKING, "objective": _likelihood(right, sizes)}
    return flatten(lightgbm.train(parameters, data, _RANKING_ROUNDS))


def _likelihood(right: Flags, sizes: Sizes) -> Callable[[Floats, Any], tuple[Floats, Floats]]:
    """Return what gives the derivatives of the log likelihood of choosing a right candidate."""
    starts = np.cumsum(sizes) - sizes

    def derive(scores: Floats, _data: object) -> tuple[Floats, Floats]:
        odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        odds_right = np.where(right, odds, 0)
        chosen = odds / np.repeat(np.add.reduceat(odds, starts), sizes)
        wanted = odds_right / np.repeat(np.add.reduceat(odds_right, starts) + _TINY, sizes)
        return chosen - wanted, np.maximum(chosen * (1 - chosen), _LEAST)

    return derive


def grow_confidence(
    features: Floats, right: Floats, counts: Floats, sums: Floats, trends: Sequence[int]
) -> Trees:
    """Return trees that correct weighted sums, which are log odds of being right.

    Args:
        features: of each trial.
        right: how right each is, in [0, 1].
        counts: how much each trial counts.
        sums: what is corrected.
        trends: for each feature 1 if more of it can only make us surer, -1 if less sure, else 0.
    """
    import lightgbm

    twice = np.concatenate((features, features))  # partly right: once as either
    data = lightgbm.Dataset(
        twice,
        label=np.repeat([1, 0], len(features)),
        weight=np.concatenate((counts * right, counts * (1 - right))) + _TINY,
        init_score=np.concatenate((sums, sums)),
    )
    parameters = {**_CONFIDENCE, "monotone_constraints": list(trends)}
    return flatten(lightgbm.train(parameters, data, _CONFIDENCE_ROUNDS))


def flatten(booster: Any) -> Trees:
    """Return the trees of a booster as flat arrays."""
    nodes: list[tuple[int, float, int, int, float]] = []
    roots: list[int] = []
    for tree in booster.dump_model()["tree_info"]:
        roots.append(len(nodes))
        _add(tree["tree_structure"], nodes)
    features, thresholds, lefts, rights, values = zip(*nodes, strict=True)
    given = np.array(values)
    return Trees(
        features=np.array(features, np.intp),
        thresholds=_below(np.array(thresholds)),
        lefts=np.array(lefts, np.intp),
        rights=np.array(rights, np.intp),
        values=given.astype(np.float32).astype(np.float64),
        roots=np.array(roots, np.intp),
        base=float(given[roots].sum()),
        depth=_RANKING["max_depth"],
    )


def _below(thresholds: Floats) -> Floats:
    """Return thresholds as 32-bit numbers, none above what it was."""
    short = thresholds.astype(np.float32)
    return np.where(short > thresholds, np.nextafter(short, np.float32(-np.inf)), short)


def _add(node: dict[str, Any], nodes: list[tuple[int, float, int, int, float]]) -> int:
    """Add a node and all below it; return its number."""
    place = len(nodes)
    if "split_feature" not in node:
        nodes.append((0, 0.0, place, place, node["leaf_value"]))
        return place
    nodes.append((0, 0.0, 0, 0, 0.0))
    left, right = _add(node["left_child"], nodes), _add(node["right_child"], nodes)
    asked, threshold = node["split_feature"], node["threshold"]
    nodes[place] = (asked, threshold, left, right, node["internal_value"])
    return place
