"""How many of the question's n-grams of letters does each candidate have?

BM25 over n-grams of four letters of words, as others do over whole words: what is spelt or
inflected otherwise is found by what it keeps (McNamee & Mayfield 2004). They are counted in the
candidates alone, by the words that contain them: no second index is needed.
"""

from typing import Final

import numpy as np

from bot.index.arrays import Floats, Places, Rows
from bot.index.candidates import Candidates, Vocabulary
from bot.index.forward import PADDING
from bot.queries.expansion import QueryNgrams
from bot.records import dataclass

_SENTENCE: Final = 0.9, 0.4  # k1 and b of BM25: short texts saturate sooner, length says less
_PARAGRAPH: Final = 1.2, 0.75


@dataclass(frozen=True, slots=True, eq=False)
class NgramScores:
    """BM25 of each candidate, and of its paragraph, as shares of the most that can be."""

    sentence: Floats
    paragraph: Floats


def score_ngrams(ngrams: QueryNgrams, candidates: Candidates) -> NgramScores:
    """Return how well candidates, one or more, say the n-grams of a question; 0: not at all."""
    counts, lengths = _counts(ngrams, candidates), candidates.ngram_lengths
    firsts, whose = candidates.neighbours.starts, candidates.neighbours.paragraph
    together = np.add.reduceat(counts, firsts, axis=0), np.add.reduceat(lengths, firsts)
    most = ngrams.weights.sum()
    paragraph = _saturate(*together, *_PARAGRAPH) @ ngrams.weights / most
    sentence = _saturate(counts, lengths, *_SENTENCE) @ ngrams.weights / most
    return NgramScores(sentence, paragraph[whose])


def _counts(ngrams: QueryNgrams, candidates: Candidates) -> Rows:
    """Return how often each candidate has each n-gram, (candidates, n-grams)."""
    owners, columns = _holders(ngrams, candidates.vocabulary)
    tokens = candidates.words.words
    rows = np.zeros(len(candidates.vocabulary.numbers) + 1, np.intp)  # 0: words without any
    rows[owners] = 1
    holders = np.flatnonzero(rows)
    rows[holders] = np.arange(1, len(holders) + 1)
    table = np.zeros((len(holders) + 1, len(ngrams.weights)), np.float32)
    table[rows[owners], columns] = 1.0
    at = rows[tokens]
    kept = np.flatnonzero((at > 0) | (tokens == PADDING))
    lasts = np.flatnonzero(tokens[kept] == PADDING)
    firsts = np.concatenate(([0], lasts[:-1] + 1))
    counts: Rows = np.add.reduceat(table.take(at[kept], axis=0), firsts, axis=0)
    return counts


def _holders(ngrams: QueryNgrams, vocabulary: Vocabulary) -> tuple[Places, Places]:
    """Return the words of the candidates' vocabulary that hold an n-gram, and which it is."""
    if not len(vocabulary.numbers):  # found by its title, and without a word of its own
        return np.zeros(0, np.intp), np.zeros(0, np.intp)
    places = np.searchsorted(vocabulary.numbers, ngrams.words)
    places = np.minimum(places, len(vocabulary.numbers) - 1)
    held = np.flatnonzero(vocabulary.numbers[places] == ngrams.words)
    return places[held], np.searchsorted(ngrams.starts, held, "right") - 1


def _saturate(counts: Rows, lengths: Floats, k1: float, b: float) -> Rows:
    """Return what so many n-grams are worth in texts of such lengths, in [0, 1)."""
    norms = k1 * (1 - b + b * lengths / max(lengths.mean(), 1.0))
    worth: Rows = counts / (counts + norms.astype(np.float32)[:, None])
    return worth
