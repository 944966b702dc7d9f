"""How far may chance have moved a figure?

The bootstrap (Efron 1979) over units: a thousand samples of the questions are drawn, whole units
with replacement; the interval is from the 2.5th to the 97.5th percentile of the figure in them.
The seed is fixed, so the samples are always the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
DRAWS: Final = 1000
_EDGES: Final = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Figure:
    """A value, and its 95 % confidence interval."""

    value: float
    low: float
    high: float


class Bootstrap:
    """The samples: how often each unit was drawn in each, units in the order of their names."""

    def __init__(self, units: Sequence[str]) -> None:
        """Draw the samples.

        Args:
            units: the unit of each question of the set, by its number.
        """
        names, places = np.unique(np.array(units), return_inverse=True)
        self._places = places
        chance = np.random.default_rng(0)
        self._drawn = chance.multinomial(
            len(names), np.full(len(names), 1 / len(names)), size=DRAWS
        ).astype(float)

    def mean(self, numbers: Sequence[int], values: Floats) -> Figure | None:
        """Return the mean of the values of some questions; None if there are no questions."""
        if not len(numbers):
            return None
        places, size = self._places[list(numbers)], self._drawn.shape[1]
        counts = self._drawn @ np.bincount(places, minlength=size)
        sums = self._drawn @ np.bincount(places, values, minlength=size)
        drawn = counts > 0
        return _figure(float(values.mean()), sums[drawn] / counts[drawn])

    def figure(
        self, numbers: Sequence[int], measure: Callable[[Floats], float | None]
    ) -> Figure | None:
        """Return a measure of some questions; None if it has no value.

        Args:
            numbers: the questions.
            measure: takes the weights of those questions, in their order, and returns the value;
                None if nothing with a weight is left to measure.
        """
        value = measure(np.ones(len(numbers))) if len(numbers) else None
        if value is None:
            return None
        places = self._places[list(numbers)]
        drawn = (measure(weights[places]) for weights in self._drawn)
        return _figure(value, np.array([one for one in drawn if one is not None]))


def _figure(value: float, drawn: Floats) -> Figure:
    """Return a value with the interval that its values in the samples give."""
    low, high = np.percentile(drawn, _EDGES)
    return Figure(value, float(low), float(high))
