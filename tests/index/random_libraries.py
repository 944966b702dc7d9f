"""Random libraries whose words are as unequal as real ones, and questions about them."""

import numpy as np
from hypothesis import strategies as st

from bot.index.bm25 import Bm25, Index, build

_WORDS = [f"word{number}" for number in range(40)]


def library(size, seed, bm25):
    """Return the index of so many passages; each word is in about half as many as the one before.

    The commonest words are in most of them, the rarest in a few.
    """
    return build(_passages(size, seed), bm25)


def random_texts(size, seed):
    """Return so many texts of one or more sentences, whose words are as unequal."""
    return [". ".join((" ".join(one), "so said")) + ".\n" for one in _passages(size, seed)]


def _passages(size, seed):
    """Return the words of so many passages."""
    random = np.random.default_rng(seed)
    chances = 1 / (np.arange(len(_WORDS)) + 1.5)
    return [
        random.choice(_WORDS, random.integers(1, 25), p=chances / chances.sum()).tolist()
        for _ in range(size)
    ]


def slowly(index: Index, query, limit):
    """Return the best passages and their scores after every passage has been scored."""
    passages, scores = index.scores(query)
    order = np.lexsort((passages, -scores))[:limit]
    return passages[order].tolist(), scores[order].tolist()


LIBRARIES = st.builds(
    library,
    st.integers(1, 400),
    st.integers(0, 50),
    st.builds(Bm25, st.sampled_from([0.3, 1.2, 5.0]), st.sampled_from([0.0, 0.4, 0.75, 1.0])),
)
QUERIES = st.dictionaries(
    st.sampled_from(_WORDS), st.floats(0.001, 1) | st.just(1.0), min_size=1, max_size=9
)
LIMITS = st.integers(1, 40) | st.just(1000)
