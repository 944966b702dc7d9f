"""Which other words say a term of the question, and how well?

Query expansion. There are three ways to say a term: with the term itself; with a word of like
letters (Kazakh, Kazakhstan); with a word of like meaning (governs, president). Of a lexicon's
words a few dozen match a question in any way: only these are kept. With them come the terms that
passages are searched for, and the n-grams of letters that sentences are compared by.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from bot.index.arrays import Floats, Ints, Places, Rows, distinct
from bot.index.lexicon import Lexicon, SparseScores
from bot.queries.query_term import QueryTerm
from bot.text.ngrams import ngrams_of
from bot.text.tables.antonyms import opposites
from bot.text.word_vectors import VECTORS_LANGUAGE

_LETTERS_FROM: Final = 0.35  # Dice's coefficient of two unlike words is seldom above this
_RELATED: Final = (
    0.2  # cosine of words with one stem: "animal" and "animation" 0, inflected ones .4
)
_LEAST: Final = 0.1  # of its idf, which every term keeps
_MEANING_FROM: Final = 0.3  # cosines of unrelated words lie around 0.05, seldom above this
_SEARCHED: Final = 0.45  # like words below this strength are not searched for
_WORTH_UNKNOWN, _WORTH_KNOWN = 0.6, 0.3  # of a like word, beside a term the library lacks or has


@dataclass(frozen=True, slots=True, eq=False)
class TermMatches:
    """Which words of the lexicon match which terms of a question, with strengths in [0, 1].

    `weights` has each term's weight: its idf times its own. `words` are the words that match any
    term, rising. `strengths` is an array of shape (3, terms, words + 1) for the three ways to say
    a term, of which `same`, `letters` and `meaning` are views without the last column: that one is
    zeros, for whoever looks up a word that matches nothing. `opposes`, (terms, words + 1), is 1
    where a word says the contrary of a term. `vectors` has a unit row for each term.
    """

    weights: Floats
    words: Ints
    strengths: Floats
    opposes: Floats
    vectors: Rows

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
    forms = [term.word for term in terms]
    known = forms if language == VECTORS_LANGUAGE else [""] * len(forms)
    same = _same(terms, language, lexicon)
    letters = lexicon.similar_spelling(forms, _LETTERS_FROM)
    meaning = lexicon.similar_meaning(known, _MEANING_FROM)
    opposite = _opposite(terms, language, lexicon)
    words = distinct(np.concatenate((same.words, letters.words, meaning.words, opposite.words)))
    strengths = np.zeros((3, len(forms), len(words) + 1))
    for table, cells, floor in zip(
        strengths, (same, letters, meaning), (0.0, _LETTERS_FROM, _MEANING_FROM), strict=True
    ):
        # Counted from the floor: what any two words have in common is nothing.
        above = np.minimum((cells.values - floor) / (1 - floor), 1.0)
        table[cells.rows, np.searchsorted(words, cells.words)] = above
    opposes = np.zeros((len(forms), len(words) + 1))
    opposes[opposite.rows, np.searchsorted(words, opposite.words)] = 1.0
    strengths[1:] *= 1 - opposes  # vectors take opposites for alike, and so do letters
    for row, strange in _strangers(terms, same, lexicon):
        strengths[1, row, :-1][np.isin(words, strange)] = 0.0
    return TermMatches(
        weights=np.array([_weight(term, lexicon) for term in terms]),
        words=words.astype(np.int32),
        strengths=strengths,
        opposes=opposes,
        vectors=lexicon.word_vectors.rows(known),
    )


def _weight(term: QueryTerm, lexicon: Lexicon) -> float:
    """Return the weight of a term: its idf, less its discount, times its own weight."""
    idf = lexicon.idf(term.term, term.word)
    return term.weight * max(idf + term.discount, _LEAST * idf)


def _same(terms: Sequence[QueryTerm], language: str, lexicon: Lexicon) -> SparseScores:
    """Return which words have which term, or are variants of it.

    Stemmers make one stem of words that mean different things: "animals" and "animation". Of
    English words the vectors tell them apart.
    """

    def compute(keys: Sequence[tuple[str, str, str, str]]) -> list[tuple[int, ...]]:
        return [
            tuple(_meant(form, lexicon.of_term.get(term, ()), language, lexicon))
            for _, _, form, term in keys
        ]

    keys = [("meant", language, term.word, term.term) for term in terms]
    found = {
        (row, word)
        for row, (term, words) in enumerate(
            zip(terms, lexicon.memo.get_all(keys, compute), strict=True)
        )
        for word in (*words, *map(lexicon.number_of, term.variants))
    }
    rows, words = np.array(sorted(found), np.intp).reshape(-1, 2).T
    return SparseScores(rows, words, np.ones(len(found)))


def _strangers(
    terms: Sequence[QueryTerm], same: SparseScores, lexicon: Lexicon
) -> Iterator[tuple[int, list[int]]]:
    """Yield the rows of terms that have words of their stem with another meaning, and these."""
    said = {*zip(same.rows.tolist(), same.words.tolist(), strict=True)}
    for row, term in enumerate(terms):
        of_stem = lexicon.of_term.get(term.term, ())
        if strange := [word for word in of_stem if (row, word) not in said]:
            yield row, strange


def _meant(form: str, words: Sequence[int], language: str, lexicon: Lexicon) -> Iterator[int]:
    """Yield those of the words of one stem that do not mean something else than a form of it."""
    known = language == VECTORS_LANGUAGE and lexicon.word_vectors.knows(form)
    others = [word for word in words if known and lexicon.forms[word] != form]
    if not others:
        yield from words
        return
    numbers = np.array(others, np.int32)
    vectors = lexicon.vectors.scale(numbers, np.ones(len(others), np.float32))
    alike = vectors @ lexicon.word_vectors.rows([form])[0]
    strange = {*numbers[vectors.any(axis=1) & (alike < _RELATED)].tolist()}
    yield from (word for word in words if word not in strange)


def _opposite(terms: Sequence[QueryTerm], language: str, lexicon: Lexicon) -> SparseScores:
    """Return which words say the contrary of which term, as far as English words tell."""
    contrary = opposites() if language == VECTORS_LANGUAGE else {}
    found = [
        (row, lexicon.numbers[form])
        for row, term in enumerate(terms)
        for form in contrary.get(term.word, ())
        if form in lexicon.numbers
    ]
    cells = np.array(found, np.intp).reshape(-1, 2)
    return SparseScores(cells[:, 0], cells[:, 1], np.ones(len(found)))


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
    alike = np.maximum(matches.letters, matches.meaning)
    rows, columns = np.nonzero(alike >= _SEARCHED)
    like = zip(
        rows.tolist(),
        matches.words[columns].tolist(),
        alike[rows, columns].tolist(),
        strict=True,
    )
    for row, word, strength in like:
        worth = _WORTH_KNOWN if terms[row].is_known else _WORTH_UNKNOWN
        other = lexicon.terms[word]
        found[other] = max(found.get(other, 0.0), owns[row] * worth * strength)
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
