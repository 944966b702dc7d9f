"""How well does each candidate say each term of the question?

The match matrix: the strengths of words become the strengths of sentences, in arrays of shape
(terms, candidates).
"""

from typing import Final

import numpy as np

from bot.index.arrays import Flags, Floats, Ints, Places, Rows
from bot.index.candidates import Candidates, Vocabulary
from bot.index.forward import PADDING
from bot.queries.expansion import TermMatches
from bot.records import dataclass

_NOWHERE: Final = 1e9  # the place of what is not said: far behind all words


@dataclass(frozen=True, slots=True, eq=False)
class MatchMatrix:
    """How well each candidate says each term of the query.

    Strengths lie in [0, 1]: `same` with the term itself, `letters` with a word spelt like it,
    `meaning` with a word that means nearly the same, `opposes` with one that means the contrary.
    `stands_for` says which terms are among the words that the opening of a candidate stands for.
    `counts` says how often a term is said, `places` at which word of the sentence first (far
    behind all where it is not). `weights` are those of the terms; `question` is the sum of the
    terms' vectors by these. The strengths of words are kept too, in `strengths` of shape (3,
    terms, columns): `columns` has the column of each word of the candidates' vocabulary, the last,
    all zeros, for a word that matches nothing.
    """

    strengths: Floats
    columns: Ints
    weights: Floats
    same: Floats
    letters: Floats
    meaning: Floats
    opposes: Floats
    stands_for: Floats
    counts: Floats
    places: Floats
    question: Rows

    def share(self, strengths: Floats) -> Floats:
        """Return the mean over the terms, by weight, of strengths (..., terms, candidates)."""
        shares: Floats = self.weights @ strengths / self.weights.sum()
        return shares

    def says(self, words: Ints) -> Flags:
        """Return which terms some words of the vocabulary say with the term itself."""
        found: Flags = self.strengths[0][:, self.columns[words]].any(axis=1)
        return found

    def strongest(self, row: int, words: Ints) -> float:
        """Return how well some words of the vocabulary say one term, in any way, in [0, 1]."""
        return float(self.strengths[:, row, self.columns[words]].max(initial=0.0))


def build_matrix(matches: TermMatches, candidates: Candidates) -> MatchMatrix:
    """Return the match matrix of candidates, at least one."""
    count = len(matches.words)
    columns = np.append(_columns(matches, candidates.vocabulary), count).astype(np.int32)
    tokens = candidates.words.words
    at = columns[tokens]
    # Nine in ten words match nothing; the padding of each sentence keeps it from being empty.
    kept = np.flatnonzero((at < count) | (tokens == PADDING))
    at = at[kept]
    lasts = np.flatnonzero(tokens[kept] == PADDING)
    starts = np.concatenate(([0], lasts[:-1] + 1))
    strengths = matches.strengths.take(at, axis=2)
    counts = np.add.reduceat(strengths[0], starts, axis=1)
    letters, meaning = np.maximum.reduceat(strengths[1:], starts, axis=2)
    places = np.where(strengths[0] > 0, candidates.words.within[kept], _NOWHERE)
    return MatchMatrix(
        strengths=matches.strengths,
        columns=columns,
        weights=matches.weights,
        same=np.minimum(counts, 1.0),
        letters=letters,
        meaning=meaning,
        opposes=_opposes(matches.opposes, at, starts),
        stands_for=_stands_for(matches, candidates),
        counts=counts,
        places=np.minimum.reduceat(places, starts, axis=1),
        question=(matches.weights @ matches.vectors).astype(np.float32),
    )


def _opposes(opposes: Floats, columns: Ints, starts: Places) -> Floats:
    """Return which candidates say the contrary of which term, (terms, candidates)."""
    if not opposes.any():  # as for most questions
        return np.zeros((len(opposes), len(starts)))
    found: Floats = np.maximum.reduceat(opposes.take(columns, axis=1), starts, axis=1)
    return found


def _stands_for(matches: TermMatches, candidates: Candidates) -> Floats:
    """Return which terms the openings of candidates stand for, (terms, candidates)."""
    counts, words = candidates.antecedents
    found = np.zeros((len(matches.weights), len(candidates)))
    if not len(matches.words) or not len(words):
        return found
    says = np.append(matches.strengths[0, :, :-1].any(axis=0), False)
    places = np.searchsorted(matches.words, words)
    places[places == len(matches.words)] = 0
    hits = np.flatnonzero((matches.words[places] == words) & says[places])
    if not len(hits):  # as for most questions
        return found
    owners = np.repeat(np.arange(len(candidates)), counts)[hits]
    np.maximum.at(found.T, owners, matches.strengths[0][:, places[hits]].T)
    return found


def _columns(matches: TermMatches, vocabulary: Vocabulary) -> Ints:
    """Return the column of each word of a vocabulary, the last for what matches nothing."""
    count = len(matches.words)
    if not count:
        return np.zeros(len(vocabulary.numbers), np.int32)
    places = np.searchsorted(matches.words, vocabulary.numbers)
    is_match = matches.words[np.minimum(places, count - 1)] == vocabulary.numbers
    return np.where(is_match, places, count).astype(np.int32)
