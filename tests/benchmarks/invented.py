"""What is asked of what? Passages and questions whose words are as frequent as real ones."""

from dataclasses import dataclass
from typing import Final

import numpy as np

_SEED: Final = 20230518
_WORDS: Final = 300_000  # of which 100,000 passages use nearly all
_LENGTH: Final = 100  # terms of a passage, on average


@dataclass(frozen=True, slots=True)
class Corpus:
    """Passages as lists of terms; the rank of a term among the frequent is its number."""

    passages: list[list[str]]
    terms: list[str]
    chances: np.ndarray


def corpus(size: int) -> Corpus:
    """Return `size` passages of Poisson lengths, their terms by Zipf's law (chance 1 / rank)."""
    random = np.random.default_rng(_SEED)
    terms = [f"term{rank}" for rank in range(1, _WORDS + 1)]
    chances = 1 / np.arange(1, _WORDS + 1)
    chances /= chances.sum()
    lengths = random.poisson(_LENGTH, size)
    drawn = random.choice(_WORDS, lengths.sum(), p=chances)
    passages = [
        [terms[rank] for rank in part] for part in np.split(drawn, np.cumsum(lengths)[:-1])
    ]
    return Corpus(passages, terms, chances)


def question(of: Corpus, length: int, *, number: int) -> list[str]:
    """Return `length` different terms, the frequent ones likelier: what costs most to look up."""
    random = np.random.default_rng((_SEED, number))
    ranks = random.choice(len(of.terms), length, replace=False, p=of.chances)
    return [of.terms[rank] for rank in ranks]
