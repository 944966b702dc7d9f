"""What is a list of outcomes worth?

Each measure is a plain function of arrays; those that are no means take weights, one a question,
so that the bootstrap can count some twice and some not at all.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.evaluation.outcomes import Outcome

Floats = npt.NDArray[np.float64]
REFUSED: Final = 0.95  # share of the others that is refused where coverage is measured
BINS: Final = 10


def marks(outcomes: Sequence[Outcome]) -> dict[str, Floats]:
    """Return what each question is worth, by measure: their means are shares in [0, 1].

    MRR and MAP look at the best twenty sentences, passages at those that these lie in.
    """

    def each(values: Sequence[float]) -> Floats:
        return np.array(values, float)

    return {
        "hit@1": each([_within(one.places, 1) for one in outcomes]),
        "hit@3": each([_within(one.places, 3) for one in outcomes]),
        "MRR": each([1 / (one.places[0] + 1) if one.places else 0.0 for one in outcomes]),
        "MAP": each([precision(one) for one in outcomes]),
        "passage@1": each([_reached(one.passage, 1) for one in outcomes]),
        "passage@5": each([_reached(one.passage, 5) for one in outcomes]),
        "passage@20": each([_reached(one.passage, 20) for one in outcomes]),
    }


def _within(places: Sequence[int], most: int) -> float:
    """Return 1 if the first of the places is among so many, else 0."""
    return float(bool(places) and places[0] < most)


def _reached(place: int | None, most: int) -> float:
    """Return 1 if a place is among so many, else 0."""
    return float(place is not None and place < most)


def precision(outcome: Outcome) -> float:
    """Return the average precision: the mean, over all right sentences, of precision at theirs.

    Example:
        right at places 0 and 3, of two that there are -> (1/1 + 2/4) / 2 = 0.75
    """
    found = [(rank + 1) / (place + 1) for rank, place in enumerate(outcome.places)]
    return sum(found) / outcome.right if outcome.right else 0.0


class Apart:
    """How well questions with an answer are told from others by how sure one is of each."""

    def __init__(self, inside: Floats, others: Floats) -> None:
        """Sort how sure one is of those inside, and of the others."""
        levels, at = np.unique(np.concatenate([inside, others]), return_inverse=True)
        self._count = len(levels)
        self._inside, self._others = at[: len(inside)], at[len(inside) :]

    def area(self, weights: Floats) -> float | None:
        """Return the area under the ROC curve: how often one inside is above one of the others.

        A tie counts half. The weights are those of the questions inside, then of the others.
        """
        inside, others = self._by_level(weights)
        if not (inside.sum() and others.sum()):
            return None
        below = np.cumsum(others) - others / 2
        return float(inside @ below / (inside.sum() * others.sum()))

    def coverage(self, weights: Floats) -> float | None:
        """Return the share inside that is above the level at which 95 % of the others are not."""
        inside, others = self._by_level(weights)
        if not (inside.sum() and others.sum()):
            return None
        level = int(np.searchsorted(np.cumsum(others), REFUSED * others.sum() - 1e-9))
        return float(inside[level + 1 :].sum() / inside.sum())

    def _by_level(self, weights: Floats) -> tuple[Floats, Floats]:
        """Return the weight on each level, inside and of the others."""
        own, theirs = weights[: len(self._inside)], weights[len(self._inside) :]
        return (
            np.bincount(self._inside, own, self._count).astype(float),
            np.bincount(self._others, theirs, self._count).astype(float),
        )


class Calibration:
    """How far what we say we are sure of lies from how often it is right."""

    def __init__(self, sure: Floats, right: Floats) -> None:
        """Sort questions into ten bins by how sure we are."""
        self._sure, self._right = sure, right
        self._bins = np.minimum((sure * BINS).astype(int), BINS - 1)

    def error(self, weights: Floats) -> float | None:
        """Return the expected calibration error: the mean distance of the two, bin by bin."""
        gaps = np.bincount(self._bins, weights * (self._sure - self._right), BINS)
        return float(np.abs(gaps).sum() / weights.sum()) if weights.sum() else None

    def bins(self) -> list[tuple[int, float, float]]:
        """Return, for each bin that has any: how many, the mean said, and the share right."""
        counts = np.bincount(self._bins, minlength=BINS)
        said = np.bincount(self._bins, self._sure, BINS)
        right = np.bincount(self._bins, self._right, BINS)
        return [
            (int(counts[one]), float(said[one] / counts[one]), float(right[one] / counts[one]))
            for one in np.flatnonzero(counts)
        ]


def risks(sure: Floats, right: Floats, steps: int = 100) -> list[tuple[float, float]]:
    """Return the shares answered, in hundredths, and the share of wrong answers among those.

    The surest questions are answered first; of a tie, all or none.
    """
    order = np.argsort(-sure, kind="stable")
    ends = np.flatnonzero(np.append(np.diff(sure[order]) != 0, True))
    wrong = np.cumsum(1 - right[order])[ends]
    covered = (ends + 1) / len(order)
    shown = np.unique(np.searchsorted(covered, np.arange(1, steps + 1) / steps - 1e-9))
    return [(float(covered[one]), float(wrong[one] / (ends[one] + 1))) for one in shown]
