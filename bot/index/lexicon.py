"""Which words does the library use, and where?

A vocabulary lists every word of the sentences with its term, its row in the table of likeness and
the pairs of letters it is made of; a concordance lists, sentence by sentence, which words stand
there. Both are arrays, so that a question is laid beside a whole library in a few steps.
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.text.acronyms import Acronyms, acronyms_of
from bot.text.analysis import Word, scan, word_of
from bot.text.ngrams import Grams
from bot.text.number_forms import otherwise
from bot.text.word_vectors import Likeness

Numbers = npt.NDArray[np.int32]
Rows = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
_GRAM: Final = 3  # letters; padded with the word's edges, so that beginnings count too
_TOUCHED: Final = _GRAM + 1  # runs of three letters that a swap of neighbours touches at most
_EDGE: Final = "\u2402"
_NAME_SHARE: Final = 0.8  # of a term's uses inside sentences that are written with a capital


@dataclass(frozen=True, slots=True)
class Concordance:
    """The words of each sentence, by their numbers in the vocabulary, stop words left out.

    The words of sentence i are `words[starts[i]:starts[i + 1]]`, in the order of the text; word j
    is `[begins[j], ends[j])` of its sentence's text. Behind them stand those that a sentence is
    understood to say: they end at 0. `opens` tells whether sentence i begins with its first word,
    and not with a stop word. Eight bytes a word are what marking a sentence costs to be quick.
    """

    words: Numbers
    starts: Numbers
    begins: Numbers
    ends: Numbers
    opens: Flags

    def of(self, sentence: int) -> Numbers:
        """Return the numbers of the words of one sentence."""
        return self.words[self.starts[sentence] : self.starts[sentence + 1]]

    def standing(self, sentence: int) -> Iterator[tuple[int, int, int]]:
        """Yield the words that stand in one sentence, each with its start and its end there."""
        here = slice(self.starts[sentence], self.starts[sentence + 1])
        spans = self.begins[here].tolist(), self.ends[here].tolist()
        found = zip(self.words[here].tolist(), *spans, strict=True)
        return takewhile(lambda word: word[2] > 0, found)


@dataclass(frozen=True, slots=True)
class Cells:
    """Those cells of a table (forms, words) that hold something: where they are, and what."""

    rows: npt.NDArray[np.intp]
    words: npt.NDArray[np.intp]
    values: npt.NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a library, each a folded form and its term, numbered by first appearance.

    `numbers` finds a word by its form, `of_term` all words of a term; `counts` says how often a
    word is used; `names` holds the terms that are written with a capital wherever a sentence does
    not ask for it; `vectors` has a unit row a word, or zeros where the table of likeness has none;
    `grams` has, for each run of three letters, the words that contain it; `sizes` says how many
    such runs a word has, `lengths` how many letters. `fours` are the runs of four.
    """

    forms: tuple[str, ...]
    terms: tuple[str, ...]
    numbers: Mapping[str, int]
    of_term: Mapping[str, Sequence[int]]
    counts: Numbers
    names: frozenset[str]
    likeness: Likeness
    vectors: Rows
    grams: Mapping[str, Numbers]
    sizes: Numbers
    lengths: Numbers
    fours: Grams

    def has(self, form: str) -> bool:
        """Return whether the library uses this folded form."""
        return form in self.numbers

    def term_of(self, form: str) -> str:
        """Return the term of a form that the library uses."""
        return self.terms[self.numbers[form]]

    def uses(self, term: str) -> int:
        """Return how often the sentences use a term, 0 where they lack it."""
        return int(self.counts[self.of_term[term]].sum()) if term in self.of_term else 0

    def is_word(self, form: str) -> bool:
        """Return whether this is a word, of the library's or of the table's."""
        return form in self.numbers or self.likeness.knows(form)

    def letters(self, forms: Sequence[str], floor: float) -> Cells:
        """Return how alike the letters of each form and each word are, where above `floor`.

        Dice's coefficient of their runs of three letters, edges included (Dice 1945). The forms
        are one or more, `floor` is at least 0.

        Example:
            "kazakh" beside "kazakhstan": 5 shared runs of 6 and 10 -> 0.625
        """
        own = [grams_of(form) for form in forms]
        sizes = np.array([len(grams) for grams in own])
        shared = self._shared(own)
        # A word has all the runs that it shares, so with too few of those it cannot reach the
        # floor, whatever its length: of 21,000 words, that leaves some dozens a form to weigh.
        rows, words = _cells(shared > floor / (2 - floor) * sizes[:, None])
        dice = 2.0 * shared[rows, words] / (self.sizes[words] + sizes[rows])
        near = dice > floor
        return Cells(rows[near], words[near], dice[near])

    def within(self, form: str, edits: int) -> npt.NDArray[np.intp]:
        """Return the words that may be so few edits away from `form`: all that are, and others.

        An edit changes the length by one at most, and a swap, the worst, four runs of letters.
        """
        near = np.abs(self.lengths - len(form)) <= edits
        if len(form) > _TOUCHED * edits:
            near &= self._shared([grams_of(form)])[0] > 0
        return np.flatnonzero(near)

    def _shared(self, own: Sequence[frozenset[str]]) -> npt.NDArray[np.intp]:
        """Return how many of some runs of letters each word has, shape (forms, words)."""
        found = [
            (row * len(self.forms), self.grams[gram])
            for row, grams in enumerate(own)
            for gram in grams
            if gram in self.grams
        ]
        shape = len(own), len(self.forms)
        if not found:
            return np.zeros(shape, np.intp)
        offsets = np.repeat([offset for offset, _ in found], [len(words) for _, words in found])
        cells = np.concatenate([words for _, words in found]) + offsets
        return np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape)

    def meanings(self, rows: Rows, floor: float) -> Cells:
        """Return the cosine of each row of the table to each word, where above `floor`."""
        # The product is taken with the words first: the same digits in half the time, 1.2 ms
        # for 6 rows and 25,000 words.
        cosines = self.vectors @ rows.T
        words, terms = _cells(cosines > floor)
        return Cells(terms, words, cosines[words, terms])


@dataclass(frozen=True, slots=True)
class Wording:
    """A text, its language, and the question that it stands below, "" where it is none.

    What a heading asks, the sentences below it are understood to say: nobody writes "we meet at
    the fountain" below "Where do we meet?".
    """

    text: str
    language: str
    asked: str = ""


def take_stock(
    sentences: Sequence[Wording], headings: Sequence[Wording], likeness: Likeness
) -> tuple[Vocabulary, Concordance]:
    """Return the vocabulary and the concordance of some sentences.

    Args:
        sentences: in the order of the library.
        headings: titles and headings: their words belong to the vocabulary, and to no sentence.
        likeness: which words mean nearly the same.
    """
    known = acronyms_of((one.text, one.language) for one in sentences)
    roll = _Roll()
    capital: Counter[str] = Counter()
    inner: Counter[str] = Counter()
    for one in sentences:
        opens = False
        for place, token, word, (begin, end) in _words(one.text, one.language):
            roll.add(word, begin, end)
            opens = opens or not place
            if place:
                inner[word.term] += 1
                capital[word.term] += token[:1].isupper()
        for word in _understood(one, known):
            roll.add(word)
        roll.close(opens=opens)
    for one in headings:
        for _, _, word, _ in _words(one.text, one.language):
            roll.number(word)
    names = frozenset(term for term, n in inner.items() if capital[term] > _NAME_SHARE * n)
    concordance = roll.concordance()
    return _vocabulary(tuple(roll.numbers), names, concordance, likeness), concordance


def _understood(sentence: Wording, known: Acronyms) -> Iterator[Word]:
    """Yield the words that a sentence is understood to say beside its own."""
    yield from known.understood(sentence.text, sentence.language)
    for text in (sentence.asked, *otherwise(sentence.text, sentence.language)):
        for _, _, word, _ in _words(text, sentence.language):
            yield word


class _Roll:
    """A concordance in the making, and the numbers of its words, by first appearance."""

    def __init__(self) -> None:
        self.numbers: dict[Word, int] = {}
        self._words, self._begins, self._ends = array("i"), array("i"), array("i")
        self._starts, self._opens = array("i", [0]), array("b")

    def number(self, word: Word) -> int:
        """Return the number of a word, a new one if it is new."""
        return self.numbers.setdefault(word, len(self.numbers))

    def add(self, word: Word, begin: int = 0, end: int = 0) -> None:
        """Note a word of the sentence; one that it is understood to say stands nowhere."""
        self._words.append(self.number(word))
        self._begins.append(begin)
        self._ends.append(end)

    def close(self, *, opens: bool) -> None:
        """Note that the sentence ends, and whether it began with its first word."""
        self._starts.append(len(self._words))
        self._opens.append(opens)

    def concordance(self) -> Concordance:
        """Return what was noted."""
        words, starts, begins, ends = (
            np.array(noted, np.int32)
            for noted in (self._words, self._starts, self._begins, self._ends)
        )
        return Concordance(words, starts, begins, ends, np.array(self._opens, bool))


def _words(text: str, language: str) -> Iterator[tuple[int, str, Word, tuple[int, int]]]:
    """Yield the words of a text that are no stop words, with place, token and where it stands."""
    for place, (token, begin, end) in enumerate(scan(text)):
        word = word_of(token, language)
        if word.term:
            yield place, token, word, (begin, end)


def _vocabulary(
    words: Sequence[Word],
    names: frozenset[str],
    concordance: Concordance,
    likeness: Likeness,
) -> Vocabulary:
    """Return the vocabulary of some words: in the order of their numbers."""
    forms = tuple(word.form for word in words)
    of_term: dict[str, list[int]] = {}
    grams: dict[str, list[int]] = {}
    sizes = np.zeros(len(words), np.int32)
    for number, word in enumerate(words):
        of_term.setdefault(word.term, []).append(number)
        found = grams_of(word.form)
        sizes[number] = len(found)
        for gram in found:
            grams.setdefault(gram, []).append(number)
    return Vocabulary(
        forms=forms,
        terms=tuple(word.term for word in words),
        numbers={form: number for number, form in reversed(tuple(enumerate(forms)))},
        of_term=of_term,
        counts=np.bincount(concordance.words, minlength=len(words)).astype(np.int32),
        names=names,
        likeness=likeness,
        vectors=likeness.rows(forms),
        grams={gram: np.array(found, np.int32) for gram, found in grams.items()},
        sizes=sizes,
        lengths=np.array([len(form) for form in forms], np.int32),
        fours=Grams.of(forms),
    )


def _cells(table: Flags) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return the row and the column of each true cell: `np.nonzero` takes ten times as long."""
    flat = np.flatnonzero(table.ravel())
    return np.divmod(flat, max(table.shape[1], 1))


def grams_of(form: str) -> frozenset[str]:
    """Return the runs of three letters of a folded form, its edges included."""
    padded = f"{_EDGE}{form}{_EDGE}"
    return frozenset(padded[i : i + _GRAM] for i in range(max(len(padded) - _GRAM + 1, 1)))
