"""How do scores of different questions compare? As shares of the best of each."""

from bot.index.arrays import Floats


def share_of_best(scores: Floats) -> Floats:
    """Return scores as shares of the best one; as they are where none is above 0."""
    best = float(scores.max(initial=0.0))
    return scores / best if best else scores
