"""Which words does the library use?

The lexicon lists every word of the sentences and headings, with its term, how often it is used,
its row in the table of word vectors and the n-grams of letters that it is made of. Nothing in it
is of one sentence: which words stand where is told by `bot.index.forward`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from bot.index.arrays import Flags, Floats, Ints, Places, Rows, is_new
from bot.index.bm25 import idf
from bot.index.memo import Memo
from bot.index.name_table import NameTable
from bot.index.trigrams import EDGE, TRIGRAM, TrigramIndex, TrigramKeys, key_of, trigrams_of
from bot.records import dataclass
from bot.text.analysis import ELIDING, Word
from bot.text.ngrams import NgramIndex, NgramKeys
from bot.text.spellings import plain_spellings
from bot.text.word_vectors import WordVectors, lengths_of, rates_of

_TOUCHED: Final = TRIGRAM + 1  # trigrams that a swap of neighbours touches at most
BACKGROUND: Final = 100  # sentences as they are written in general, beside a library's own
_WORDS_IN_SENTENCE: Final = 20.0  # in general, stop words included
_EXACT: Final = 2.0**50  # a rate is a multiple of its inverse
ASKED: Final = 1 << 11  # results of a kind about words that were asked for

Alike = tuple[Places | Ints, Floats | Rows]  # words, rising, and how much each is like a form


@dataclass(frozen=True, slots=True, eq=False)
class Usage:
    """How the sentences of a library use its words, understood ones included.

    `counts` says how often they use each word, `terms` the number of each word's term, `freqs` how
    many sentences use each term, `rates` how often its words are written in general. To the
    `sentences` are added `background` others, as they are written in general: in a library of
    five, chance decides which word is rare.
    """

    sentences: int
    counts: Ints
    terms: Ints
    freqs: Ints
    rates: Floats
    background: int

    def idfs_of(self, words: Ints | Places) -> Floats:
        """Return what the term of each of some words weighs among the sentences."""
        terms = self.terms[words]
        freqs, others = self.freqs[terms], self.background
        expected = expected_frequency(self.rates[terms]) if others else 0.0
        idfs: Floats = np.log1p(
            (self.sentences + others - freqs - expected + 0.5) / (freqs + expected + 0.5)
        )
        return idfs


class Vectors(Protocol):
    """The vectors of the words of a lexicon."""

    def near(self, asked: Rows, floor: float) -> list[Alike]:
        """Return the words whose vectors are near each of some others, with the cosines."""

    def scale(self, words: Ints, scale: Rows) -> Rows:
        """Return the unit vectors of some words, each times a number; zeros for unknown ones."""


class VectorsOfPart(Vectors, Protocol):
    """The vectors of the words of a lexicon that is not joined of others."""

    @property
    def words(self) -> Ints:
        """The words that have one, rising."""

    def codes_of(self, words: Ints) -> Rows:
        """Return the whole numbers of the vectors of some words that have one."""


class Trigrams(Protocol):
    """What finds the words of a lexicon by their trigrams of letters."""

    @property
    def counts(self) -> Ints:
        """How many different ones each word has."""

    def find(self, keys: TrigramKeys) -> tuple[Places, Ints]:
        """Return how many words contain each of some trigrams, and these end to end."""


class Ngrams(Protocol):
    """What finds the words of a lexicon by their n-grams of four letters."""

    def find(self, keys: NgramKeys) -> tuple[Places, Ints]:
        """Return the words that contain each of some n-grams, as `NgramIndex` does."""


@dataclass(frozen=True, slots=True, eq=False)
class LexiconVectors:
    """The vectors of those words of a lexicon that the table of word vectors knows.

    Row i of `codes`, in whole numbers, is of word `words[i]`, and `norms[i]` is its length; one
    more row, of zeros, serves all other words. `rows` tells the row of each word.
    """

    words: Ints
    rows: Ints
    codes: Rows
    norms: Rows

    @classmethod
    def of(cls, places: Ints, word_vectors: WordVectors) -> "LexiconVectors":
        """Return the vectors of words, given their rows in the table, -1 where they have none."""
        words = np.flatnonzero(places >= 0).astype(np.int32)
        rows = np.full(len(places), len(words), np.int32)
        rows[words] = np.arange(len(words))
        codes = word_vectors.codes_at(np.append(places[words], -1).astype(np.int32))
        return cls(words, rows, codes, lengths_of(codes))

    def codes_of(self, words: Ints) -> Rows:
        """Return the whole numbers of the vectors of some words that have one."""
        return self.codes[self.rows[words]]

    def near(self, asked: Rows, floor: float) -> list[Alike]:
        """Return the words whose vectors are near each of some others, with the cosines.

        Args:
            asked: rows of whole numbers.
            floor: that the cosines are above.
        """
        products = self.codes @ asked.T
        found: list[Alike] = []
        for product, length in zip(products.T, lengths_of(asked).tolist(), strict=True):
            near = np.flatnonzero(product > self.norms * (floor * length))
            found.append((self.words[near], product[near] / self.norms[near] / length))
        return found

    def scale(self, words: Ints, scale: Rows) -> Rows:
        """Return the unit vectors of some words, each times a number; zeros for unknown ones."""
        rows = self.rows[words]
        vectors: Rows = self.codes[rows] * (scale / self.norms[rows])[:, None]
        return vectors


@dataclass(frozen=True, slots=True, eq=False)
class PlacedVectors:
    """The same, but only where each vector is in the table of word vectors: a fortieth of it.

    That of word `words[i]` is in row `places[i]` of the table.
    """

    words: Ints
    places: Ints
    table: WordVectors

    @classmethod
    def of(cls, places: Ints, table: WordVectors) -> "PlacedVectors":
        """Return the vectors of words, given their rows in the table, -1 where they have none."""
        words = np.flatnonzero(places >= 0).astype(np.int32)
        return cls(words, places[words], table)

    def codes_of(self, words: Ints) -> Rows:
        """Return the whole numbers of the vectors of some words; zeros for those without one."""
        if not len(self.words):
            return self.table.codes_at(np.full(len(words), -1, np.int32))
        rows = np.minimum(np.searchsorted(self.words, words), len(self.words) - 1)
        places = np.where(self.words[rows] == words, self.places[rows], -1)
        return self.table.codes_at(places.astype(np.int32))

    def near(self, asked: Rows, floor: float) -> list[Alike]:
        """Return the words whose vectors are near each of some others, with the cosines."""
        codes = self.codes_of(self.words)
        return LexiconVectors(self.words, self.words, codes, lengths_of(codes)).near(asked, floor)

    def scale(self, words: Ints, scale: Rows) -> Rows:
        """Return the unit vectors of some words, each times a number; zeros for unknown ones."""
        codes = self.codes_of(words)
        vectors: Rows = codes * (scale / lengths_of(codes))[:, None]
        return vectors


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of a library, each a folded form and its term, numbered by first appearance.

    `numbers` finds a word by its form, and of several that share it the one that is used most;
    `shared` has all words of such a form, `of_term` all words of a term, `plain` those that have a
    spelling in plain letters, by that; `languages` are those of the documents, commonest first.
    `vectors` are the word vectors; `trigrams` and `ngrams` find words by three and by four letters
    in a row, `lengths` says how many letters a word has.
    `steps` tells how often a word is written in general, as `WordVectors.steps_at` does.
    `is_name` and `is_number` tell of which words the term is a name or begins with a digit.
    """

    forms: Sequence[str]
    terms: Sequence[str]
    numbers: Mapping[str, int]
    shared: Mapping[str, Sequence[int]]
    of_term: Mapping[str, Sequence[int]]
    plain: Mapping[str, Sequence[int]]
    languages: tuple[str, ...]
    usage: Usage
    name_table: NameTable
    word_vectors: WordVectors
    vectors: Vectors
    trigrams: Trigrams
    lengths: Ints
    ngrams: Ngrams
    steps: npt.NDArray[np.uint8]
    is_name: Flags
    is_number: Flags
    memo: Memo

    def has(self, form: str) -> bool:
        """Return whether the library uses this folded form."""
        return form in self.numbers

    def has_name(self, form: str) -> bool:
        """Return whether the library uses a form, and writes it with a capital."""
        return form in self.numbers and bool(self.is_name[self.numbers[form]])

    def ending_in(self, ending: str) -> Iterator[str]:
        """Yield the forms that end in some letters, three at least, and are longer.

        The commonest comes first. Those that end in the last two of the letters are looked at, not
        all words.
        """
        _, near = self.trigrams.find(key_of(f"{ending[-TRIGRAM + 1 :]}{EDGE}"))
        found = self.by_use(near)
        return (form for form in found if form.endswith(ending) and form != ending)

    def spelt(self, spelling: str) -> list[str]:
        """Return the forms that have a spelling in plain letters, the commonest first."""
        return self.by_use(self.plain.get(spelling, ()))

    def by_use(self, words: Sequence[int] | Ints | Places) -> list[str]:
        """Return the forms of some words, each once, the commonest first, ties by the alphabet."""
        numbers = np.array(words, np.intp)
        used = zip((-self.usage.counts[numbers]).tolist(), numbers.tolist(), strict=True)
        return list(
            dict.fromkeys(form for _, form in sorted((n, self.forms[word]) for n, word in used))
        )

    def number_of(self, form: str) -> int:
        """Return the number of a form that the library uses."""
        return self.numbers[form]

    def term_of(self, form: str) -> str:
        """Return the term of a form that the library uses."""
        return self.terms[self.numbers[form]]

    def stem_of(self, form: str, language: str) -> str | None:
        """Return the stem of a form, None where it is not known for sure.

        It is the term that the library has for the form, if all documents are in this language. In
        French and Italian a form may be two words ("l'homme"), and a single letter is no word.
        """
        is_sure = self.languages == (language,) and language not in ELIDING and len(form) > 1
        return self.term_of(form) if is_sure and self.has(form) else None

    def frequency(self, term: str) -> int:
        """Return how often the sentences use a term, 0 where they lack it."""
        return int(self.usage.counts[self.of_term[term]].sum()) if term in self.of_term else 0

    def idf(self, term: str, word: str = "") -> float:
        """Return the weight of a term among sentences, above 0.

        That of a term which the library lacks depends on how often its word is written in general.
        """
        usage = self.usage
        known = self.of_term.get(term)
        if known is not None:
            return float(usage.idfs_of(np.array(known[:1], np.intp))[0])
        rates = self.word_vectors.rates([word]) if usage.background else np.zeros(1)
        expected = float(expected_frequency(rates)[0])
        return idf(expected, usage.sentences + usage.background)

    def is_word(self, form: str) -> bool:
        """Return whether this is a word, of the library's or of the table of word vectors."""
        return form in self.numbers or self.word_vectors.knows(form)

    def similar_spelling(self, forms: Sequence[str], floor: float) -> list[Alike]:
        """Return for each form the words that are spelt like it, and how much, above `floor`.

        Dice's coefficient of their trigrams of letters, edges included (Dice 1945). The forms are
        one or more, `floor` is at least 0.

        Example:
            "kazakh" beside "kazakhstan": 5 shared trigrams of 6 and 10 -> 0.625
        """
        keys, places = trigrams_of(forms)
        sizes = np.bincount(places, minlength=len(forms))
        rows, words, shared = self._sharing(keys, places)
        dice: Floats = 2.0 * shared / (self.trigrams.counts[words] + sizes[rows])
        near = dice > floor
        ends = np.searchsorted(rows[near], np.arange(1, len(forms)))
        return list(zip(np.split(words[near], ends), np.split(dice[near], ends), strict=True))

    def within_edits(self, form: str, edits: int) -> Places:
        """Return the words that may be so few edits away from `form`: all that are, and others.

        An edit changes the length by one at most, and a swap, the worst, touches four trigrams.
        """
        if len(form) > _TOUCHED * edits:
            _, words, _ = self._sharing(*trigrams_of([form]))
            return words[np.abs(self.lengths[words] - len(form)) <= edits]
        return np.flatnonzero(np.abs(self.lengths - len(form)) <= edits)

    def _sharing(self, keys: TrigramKeys, places: Places) -> tuple[Places, Places, Places]:
        """Return which words share trigrams with which forms, and how many.

        Rows rise by form, then by word; forms are given by their trigrams and those's places.
        """
        counts, found = self.trigrams.find(keys)
        cells = np.sort(found + np.repeat(places, counts) * len(self.forms))
        firsts = np.flatnonzero(is_new(cells))
        rows, words = np.divmod(cells[firsts], max(len(self.forms), 1))
        return rows, words, np.diff(firsts, append=len(cells))

    def similar_meaning(self, forms: Sequence[str], floor: float) -> list[Alike]:
        """Return for each form the words that mean much like it, with their cosines above `floor`.

        A form that the table of word vectors does not know has none. All words are looked at, for
        all forms at once: 0.6 ms for four forms and 15,000 words. The products are of whole
        numbers and exact, so that it does not matter which forms they are taken with.
        """
        return self.vectors.near(self.word_vectors.codes(forms), floor)


def exact_rates(steps: npt.NDArray[np.uint8]) -> Floats:
    """Return how often words are written in general, so that sums are exact in any order."""
    rates: Floats = np.round(rates_of(steps) * _EXACT) / _EXACT
    return rates


def expected_frequency(rates: Floats) -> Floats:
    """Return in how many of the background's sentences words of such rates are expected."""
    expected: Floats = -np.expm1(-_WORDS_IN_SENTENCE * rates) * BACKGROUND
    return expected


def build_lexicon(
    words: Sequence[Word],
    languages: Sequence[str],
    usage: Usage,
    name_table: NameTable,
    word_vectors: WordVectors,
    places: Ints,
) -> Lexicon:
    """Return the lexicon of some words, in the order of their numbers.

    `places` has the row of each in the table of word vectors, -1 where it has none.
    """
    forms = tuple(word.form for word in words)
    of_term: dict[str, list[int]] = {}
    plain: dict[str, list[int]] = {}
    of_form: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        of_term.setdefault(word.term, []).append(number)
        of_form.setdefault(word.form, []).append(number)
        for spelling in plain_spellings(word.form):
            plain.setdefault(spelling, []).append(number)
    shared = {form: found for form, found in of_form.items() if len(found) > 1}
    numbers = {form: found[0] for form, found in of_form.items()}
    terms = tuple(word.term for word in words)
    for form, several in shared.items():
        numbers[form] = most_used(several, usage.counts, terms)
    return Lexicon(
        forms=forms,
        terms=terms,
        numbers=numbers,
        shared=shared,
        of_term=of_term,
        plain=plain,
        languages=tuple(languages),
        usage=usage,
        name_table=name_table,
        word_vectors=word_vectors,
        vectors=LexiconVectors.of(places, word_vectors),
        trigrams=TrigramIndex.of(forms),
        lengths=np.array([len(form) for form in forms], np.int32),
        ngrams=NgramIndex.of(forms),
        is_name=np.array([word.term in name_table.names for word in words], bool),
        steps=word_vectors.steps_at(places),
        is_number=np.array([word.term[:1].isdigit() for word in words], bool),
        memo=Memo(ASKED),
    )


def most_used(words: Sequence[int], counts: Ints, terms: Sequence[str]) -> int:
    """Return which of some words is used most; ties go to the first term by the alphabet."""
    return min(words, key=lambda word: (-counts[word], terms[word]))
