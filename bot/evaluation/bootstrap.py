"""How far may chance have moved a figure?

The bootstrap (Efron 1979) over units: a set of questions is drawn anew a thousand times, whole
units with replacement; between the 2.5th and the 97.5th percentile lies the interval. Which draws,
is always the same.
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
    """A value, and the interval that it may be expected in."""

    value: float
    low: float
    high: float


class Bootstrap:
    """How often each unit was drawn, draw by draw; unit by unit, in the order of their names."""

    def __init__(self, units: Sequence[str]) -> None:
        """Draw.

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
        """Return the mean of a value of some questions; None if there are none."""
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
            measure: what takes the weights of those, in their order, to a value, None if they
                leave nothing to measure.
        """
        value = measure(np.ones(len(numbers))) if len(numbers) else None
        if value is None:
            return None
        places = self._places[list(numbers)]
        drawn = (measure(weights[places]) for weights in self._drawn)
        return _figure(value, np.array([one for one in drawn if one is not None]))


def _figure(value: float, drawn: Floats) -> Figure:
    """Return a value with the interval that the draws leave."""
    low, high = np.percentile(drawn, _EDGES)
    return Figure(value, float(low), float(high))
