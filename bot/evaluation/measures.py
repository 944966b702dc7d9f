"""What are some outcomes worth?

The measures of retrieval, refusal and calibration, as functions of arrays. A measure that is not a
mean takes weights, one for each question, so that the bootstrap can count some questions twice and
others not at all.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.evaluation.outcomes import Outcome

Floats = npt.NDArray[np.float64]
REFUSED: Final = 0.95  # share of the others that is refused where coverage is measured
BINS: Final = 10


def scores_by_measure(outcomes: Sequence[Outcome]) -> dict[str, Floats]:
    """Return the score of each question by measure, in [0, 1]; the mean is the figure.

    MRR and MAP are over the best twenty sentences, and passages are those of these sentences.
    """

    def each(values: Sequence[float]) -> Floats:
        return np.array(values, float)

    return {
        "hit@1": each([_found_within(one.ranks, 1) for one in outcomes]),
        "hit@3": each([_found_within(one.ranks, 3) for one in outcomes]),
        "MRR": each([1 / (one.ranks[0] + 1) if one.ranks else 0.0 for one in outcomes]),
        "MAP": each([average_precision(one) for one in outcomes]),
        "passage@1": each([_reached_within(one.passage_rank, 1) for one in outcomes]),
        "passage@5": each([_reached_within(one.passage_rank, 5) for one in outcomes]),
        "passage@20": each([_reached_within(one.passage_rank, 20) for one in outcomes]),
    }


def _found_within(ranks: Sequence[int], most: int) -> float:
    """Return 1 if the best rank, counted from 0, is below `most`, else 0."""
    return float(bool(ranks) and ranks[0] < most)


def _reached_within(rank: int | None, most: int) -> float:
    """Return 1 if a rank, counted from 0, is below `most`, else 0."""
    return float(rank is not None and rank < most)


def average_precision(outcome: Outcome) -> float:
    """Return the average precision: the mean of precision at each right sentence's rank.

    Example:
        right at ranks 0 and 3, of two that there are -> (1/1 + 2/4) / 2 = 0.75
    """
    found = [(count + 1) / (rank + 1) for count, rank in enumerate(outcome.ranks)]
    return sum(found) / outcome.right if outcome.right else 0.0


class Separation:
    """How well the confidences tell questions with an answer from others."""

    def __init__(self, inside: Floats, others: Floats) -> None:
        """Rank the confidences in questions with an answer, `inside`, and in the others."""
        levels, at = np.unique(np.concatenate([inside, others]), return_inverse=True)
        self._count = len(levels)
        self._inside, self._others = at[: len(inside)], at[len(inside) :]

    def auc(self, weights: Floats) -> float | None:
        """Return the area under the ROC curve: how often one inside is above one of the others.

        A tie counts half. The weights are those of the questions inside, then of the others. None
        if all weights of either are 0.
        """
        inside, others = self._by_level(weights)
        if not (inside.sum() and others.sum()):
            return None
        below = np.cumsum(others) - others / 2
        return float(inside @ below / (inside.sum() * others.sum()))

    def coverage(self, weights: Floats) -> float | None:
        """Return the share inside that is above the level at which 95 % of others are refused."""
        inside, others = self._by_level(weights)
        if not (inside.sum() and others.sum()):
            return None
        level = int(np.searchsorted(np.cumsum(others), REFUSED * others.sum() - 1e-9))
        return float(inside[level + 1 :].sum() / inside.sum())

    def _by_level(self, weights: Floats) -> tuple[Floats, Floats]:
        """Return the sum of weights at each level of confidence, inside and of the others."""
        own, theirs = weights[: len(self._inside)], weights[len(self._inside) :]
        return (
            np.bincount(self._inside, own, self._count).astype(float),
            np.bincount(self._others, theirs, self._count).astype(float),
        )


class Calibration:
    """How far the confidence is from the share of right answers."""

    def __init__(self, confidence: Floats, right: Floats) -> None:
        """Sort questions into ten bins by their confidence."""
        self._confidence, self._right = confidence, right
        self._bins = np.minimum((confidence * BINS).astype(int), BINS - 1)

    def error(self, weights: Floats) -> float | None:
        """Return the expected calibration error: the mean distance of the two, bin by bin."""
        gaps = np.bincount(self._bins, weights * (self._confidence - self._right), BINS)
        return float(np.abs(gaps).sum() / weights.sum()) if weights.sum() else None

    def bins(self) -> list[tuple[int, float, float]]:
        """Return the count, the mean confidence and the share right of each bin that has any."""
        counts = np.bincount(self._bins, minlength=BINS)
        sums = np.bincount(self._bins, self._confidence, BINS)
        right = np.bincount(self._bins, self._right, BINS)
        return [
            (int(counts[one]), float(sums[one] / counts[one]), float(right[one] / counts[one]))
            for one in np.flatnonzero(counts)
        ]


def risk_coverage(
    confidence: Floats, right: Floats, steps: int = 100
) -> list[tuple[float, float]]:
    """Return the points of the risk-coverage curve, by rising coverage.

    Coverage is the share of questions answered, in hundredths; risk is the share of wrong answers
    among those. Questions are answered by falling confidence; of a tie, all or none.
    """
    order = np.argsort(-confidence, kind="stable")
    ends = np.flatnonzero(np.append(np.diff(confidence[order]) != 0, True))
    wrong = np.cumsum(1 - right[order])[ends]
    covered = (ends + 1) / len(order)
    shown = np.unique(np.searchsorted(covered, np.arange(1, steps + 1) / steps - 1e-9))
    return [(float(covered[one]), float(wrong[one] / (ends[one] + 1))) for one in shown]
