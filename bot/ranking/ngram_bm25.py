"""How many of the question's runs of letters does each sentence have?

BM25 over runs of four letters of words, as others do over whole words: what is spelt or inflected
otherwise is found by what it keeps (McNamee & Mayfield 2004). Runs are counted in the sentences
that are looked at, by the words of the vocabulary that contain them: no second index is needed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.index.candidates import Excerpt
from bot.index.lexicon import Numbers, Vocabulary
from bot.text.ngrams import Keys, runs

Floats = npt.NDArray[np.float64]
_SENTENCE: Final = 0.9, 0.4  # k1 and b of BM25: short texts saturate sooner, length says less
_PARAGRAPH: Final = 1.2, 0.75


@dataclass(frozen=True, slots=True)
class Runs:
    """BM25 of each sentence, and of its paragraph, as shares of the most that can be."""

    sentence: Floats
    paragraph: Floats


def runs_of(
    vocabulary: Vocabulary, forms: Mapping[str, float], excerpt: Excerpt, size: int
) -> Runs:
    """Return how well the runs of some folded forms are said, 0 where none of them is.

    Args:
        vocabulary: of the library.
        forms: words of a question, one at least, and what each is worth.
        excerpt: the sentences to look at, one at least.
        size: how many sentences the library has.
    """
    asked, worths = _asked(forms)
    starts, words = vocabulary.fours.holders(asked)
    weights = worths * _idfs(vocabulary, starts, words, size)
    counts, lengths = _counts(vocabulary, starts, words, excerpt)
    firsts, whose = excerpt.around.starts, excerpt.around.paragraph
    together = np.add.reduceat(counts, firsts, axis=0), np.add.reduceat(lengths, firsts)
    most = weights.sum()
    paragraph = _saturated(*together, *_PARAGRAPH) @ weights / most
    return Runs(_saturated(counts, lengths, *_SENTENCE) @ weights / most, paragraph[whose])


def _asked(forms: Mapping[str, float]) -> tuple[Keys, Floats]:
    """Return the runs of some forms, each once, and the most that a form with it is worth."""
    keys, places = runs(tuple(forms))
    worths = np.array(tuple(forms.values()))[places]
    order = np.lexsort((-worths, keys))
    kept = order[np.diff(keys[order], prepend=keys[order[:1]] + np.uint64(1)) != 0]
    return keys[kept], worths[kept]


def _idfs(
    vocabulary: Vocabulary, starts: npt.NDArray[np.intp], words: Numbers, size: int
) -> Floats:
    """Return the idf of each run, from how often words that hold it are used.

    So many uses, thrown at random, would fall into that many sentences.
    """
    sums = np.concatenate(([0], np.cumsum(vocabulary.counts[words])))
    uses = np.diff(sums[starts])
    found = size * -np.expm1(-uses / max(size, 1))
    idfs: Floats = np.log1p((size - found + 0.5) / (found + 0.5))
    return idfs


def _counts(
    vocabulary: Vocabulary, starts: npt.NDArray[np.intp], words: Numbers, excerpt: Excerpt
) -> tuple[npt.NDArray[np.float32], Floats]:
    """Return how often each sentence has each run, (sentences, runs), and how many runs it has."""
    is_here = np.zeros(len(vocabulary.forms) + 1, bool)
    is_here[excerpt.words] = True
    near = np.flatnonzero(is_here[words])
    words = words[near]
    rows = np.zeros(len(vocabulary.forms) + 1, np.intp)  # 0: words that hold none of them
    rows[words] = 1
    holders = np.flatnonzero(rows)
    rows[holders] = np.arange(1, len(holders) + 1)
    table = np.zeros((len(holders) + 1, len(starts) - 1), np.float32)
    table[rows[words], np.searchsorted(starts, near, "right") - 1] = 1.0
    at = rows[excerpt.words]
    kept = np.flatnonzero((at > 0) | (excerpt.words < 0))
    lasts = np.flatnonzero(excerpt.words[kept] < 0)
    firsts = np.concatenate(([0], lasts[:-1] + 1))
    counts = np.add.reduceat(table.take(at[kept], axis=0), firsts, axis=0)
    sizes = np.append(np.maximum(vocabulary.lengths - 1, 1), 0)[excerpt.words]
    return counts, np.add.reduceat(sizes, excerpt.starts).astype(np.float64)


def _saturated(
    counts: npt.NDArray[np.float32], lengths: Floats, k1: float, b: float
) -> npt.NDArray[np.float32]:
    """Return what so many runs are worth in texts of such lengths, in [0, 1)."""
    norms = k1 * (1 - b + b * lengths / max(lengths.mean(), 1.0))
    worth: npt.NDArray[np.float32] = counts / (counts + norms.astype(np.float32)[:, None])
    return worth
