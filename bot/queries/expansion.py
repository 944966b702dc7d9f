"""What do the terms of a question become in a library?

Query expansion. Of a lexicon's words a few dozen match a question in any way: only these are
kept. With them come the terms that passages are searched for, and the n-grams of letters that
sentences are compared by.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from bot.index.arrays import Floats, Ints, Places, Rows, distinct
from bot.index.lexicon import Lexicon
from bot.queries.query_term import QueryTerm
from bot.queries.term_words import words_of_terms
from bot.records import dataclass
from bot.text.ngrams import ngrams_of

_LEAST: Final = 0.1  # of its idf, which every term keeps
_WORTH_UNKNOWN, _WORTH_KNOWN = 0.6, 0.3  # of a word much like a term that the library lacks or has


@dataclass(frozen=True, slots=True, eq=False)
class TermMatches:
    """Which words of the lexicon match which terms of a question, with strengths in [0, 1].

    `weights` has each term's weight: its idf times its own. `words` are the words that match any
    term, rising. `strengths` is an array of shape (3, terms, words + 1) for the three ways to say
    a term, of which `same`, `letters` and `meaning` are views without the last column: that one is
    zeros, for whoever looks up a word that matches nothing. `opposes`, (terms, words + 1), is 1
    where a word says the contrary of a term. `vectors` has a unit row for each term; `much_like`
    are the terms of the words that are much like each one, with how much.
    """

    weights: Floats
    words: Ints
    strengths: Floats
    opposes: Floats
    vectors: Rows
    much_like: tuple[tuple[tuple[str, float], ...], ...]

    @property
    def same(self) -> Floats:
        """1 where the word has the term itself, (terms, words)."""
        same: Floats = self.strengths[0, :, :-1]
        return same

    @property
    def letters(self) -> Floats:
        """How alike their letters are, (terms, words)."""
        letters: Floats = self.strengths[1, :, :-1]
        return letters

    @property
    def meaning(self) -> Floats:
        """How alike they are in meaning, (terms, words)."""
        meaning: Floats = self.strengths[2, :, :-1]
        return meaning


@dataclass(frozen=True, slots=True, eq=False)
class QueryNgrams:
    """The n-grams of letters of a question's words, and the words of the lexicon that have them.

    `weights` says what each n-gram weighs: its idf times the weight of a word that it is of. Those
    that have n-gram i are `words[starts[i]:starts[i + 1]]`, rising.
    """

    weights: Floats
    starts: Places
    words: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Expansion:
    """What a question's terms become in a lexicon.

    `search_terms` are the terms that passages are searched for, with their weights. `within` is
    the same as it is weighed among the sentences of one document, None if none is borrowed.
    """

    matches: TermMatches
    search_terms: dict[str, float]
    ngrams: QueryNgrams
    within: "Expansion | None" = None


def expand(terms: Sequence[QueryTerm], language: str, lexicon: Lexicon) -> Expansion:
    """Return what the terms of a question in a language, at least one, become in a lexicon."""
    matches = match_terms(terms, language, lexicon)
    found = Expansion(
        matches=matches,
        search_terms=_search_terms(terms, matches, lexicon),
        ngrams=_ngrams({term.word: term.weight for term in terms}, lexicon),
    )
    if all(term.within == 1 for term in terms):
        return found
    shares = np.array([term.within for term in terms])
    within = replace(
        found,
        matches=replace(matches, weights=matches.weights * shares),
        ngrams=_ngrams({term.word: term.weight * term.within for term in terms}, lexicon),
    )
    return replace(found, within=within)


def match_terms(terms: Sequence[QueryTerm], language: str, lexicon: Lexicon) -> TermMatches:
    """Return how well each word of the lexicon says each term."""
    found = words_of_terms(terms, language, lexicon)
    words = distinct(np.concatenate([one.words for one in found]))
    rows = np.repeat(np.arange(len(found)), [len(one.words) for one in found])
    columns = np.searchsorted(words, np.concatenate([one.words for one in found]))
    strengths = np.zeros((3, len(found), len(words) + 1))
    strengths[:, rows, columns] = np.concatenate([one.strengths for one in found], axis=1)
    opposes = np.zeros((len(found), len(words) + 1))
    opposes[rows, columns] = np.concatenate([one.opposes for one in found])
    return TermMatches(
        weights=np.array([_weight(term, lexicon) for term in terms]),
        words=words.astype(np.int32),
        strengths=strengths,
        opposes=opposes,
        vectors=np.array([one.vector for one in found]),
        much_like=tuple(one.much_like for one in found),
    )


def _weight(term: QueryTerm, lexicon: Lexicon) -> float:
    """Return the weight of a term: its idf, less its discount, times its own weight."""
    idf = lexicon.idf(term.term, term.word)
    return term.weight * max(idf + term.discount, _LEAST * idf)


def _search_terms(
    terms: Sequence[QueryTerm], matches: TermMatches, lexicon: Lexicon
) -> dict[str, float]:
    """Return the terms to search passages for: the question's and those much like them."""
    found: dict[str, float] = {}
    owns = [
        own / lexicon.idf(term.term, term.word)
        for own, term in zip(matches.weights.tolist(), terms, strict=True)
    ]
    for own, term in zip(owns, terms, strict=True):
        if term.is_known:
            for searched in (term.term, *map(lexicon.term_of, term.variants)):
                found[searched] = max(found.get(searched, 0.0), own)
    for own, term, likes in zip(owns, terms, matches.much_like, strict=True):
        worth = _WORTH_KNOWN if term.is_known else _WORTH_UNKNOWN
        for other, strength in likes:
            found[other] = max(found.get(other, 0.0), own * worth * strength)
    return found


def _ngrams(forms: dict[str, float], lexicon: Lexicon) -> QueryNgrams:
    """Return the n-grams of some forms, each once, with the most that a form with it weighs."""
    keys, places = ngrams_of(tuple(forms))
    worths = np.array(tuple(forms.values()))[places]
    order = np.lexsort((-worths, keys))
    kept = order[np.diff(keys[order], prepend=keys[order[:1]] + np.uint64(1)) != 0]
    starts, words = lexicon.ngrams.find(keys[kept])
    return QueryNgrams(worths[kept] * _idfs(lexicon, starts, words), starts, words)


def _idfs(lexicon: Lexicon, starts: Places, words: Ints) -> Floats:
    """Return the idf of each n-gram, from how often words that hold it are used.

    So many uses, thrown at random, would fall into that many sentences.
    """
    size = lexicon.usage.sentences
    sums = np.concatenate(([0], np.cumsum(lexicon.usage.counts[words])))
    uses = np.diff(sums[starts])
    found = size * -np.expm1(-uses / max(size, 1))
    idfs: Floats = np.log1p((size - found + 0.5) / (found + 0.5))
    return idfs
