"""Which words does the library use, and where?

A vocabulary lists every word of the sentences with its term, its row in the table of likeness and
the pairs of letters it is made of; a concordance lists, sentence by sentence, which words stand
there. Both are arrays, so that a question is laid beside a whole library in a few steps.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.acronyms import acronyms_of
from bot.likeness import Likeness
from bot.terms import Word, tokens, word_of

Numbers = npt.NDArray[np.int32]
Rows = npt.NDArray[np.float32]
_GRAM: Final = 3  # letters; padded with the word's edges, so that beginnings count too
_EDGE: Final = "\u2402"
_NAME_SHARE: Final = 0.8  # of a term's uses inside sentences that are written with a capital


@dataclass(frozen=True, slots=True)
class Concordance:
    """The words of each sentence, by their numbers in the vocabulary, stop words left out.

    The words of sentence i are `words[starts[i]:starts[i + 1]]`, in the order of the text.
    """

    words: Numbers
    starts: Numbers

    def of(self, sentence: int) -> Numbers:
        """Return the numbers of the words of one sentence."""
        return self.words[self.starts[sentence] : self.starts[sentence + 1]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a library, each a folded form and its term, numbered by first appearance.

    `numbers` finds a word by its form, `of_term` all words of a term; `counts` says how often a
    word is used; `names` holds the terms that are written with a capital wherever a sentence does
    not ask for it; `vectors` has a unit row a word, or zeros where the table of likeness has none;
    `grams` has, for each run of three letters, the words that contain it.
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

    def has(self, form: str) -> bool:
        """Return whether the library uses this folded form."""
        return form in self.numbers

    def term_of(self, form: str) -> str:
        """Return the term of a form that the library uses."""
        return self.terms[self.numbers[form]]

    def is_word(self, form: str) -> bool:
        """Return whether this is a word, of the library's or of the table's."""
        return form in self.numbers or self.likeness.knows(form)

    def letters(self, form: str) -> Rows:
        """Return, for each word, how alike its letters are to `form`'s, in [0, 1].

        Dice's coefficient of their runs of three letters, edges included (Dice 1945).

        Example:
            "kazakh" beside "kazakhstan": 6 shared runs of 8 and 12 -> 0.6
        """
        shared = np.zeros(len(self.forms), np.float32)
        own = grams_of(form)
        for gram in own:
            if gram in self.grams:
                shared[self.grams[gram]] += 1
        return np.float32(2) * shared / (self.sizes + np.float32(len(own)))

    def meanings(self, forms: Sequence[str]) -> Rows:
        """Return the cosine of each form to each word, shape (forms, words); 0 where unknown."""
        cosines: Rows = self.likeness.rows(forms) @ self.vectors.T
        return cosines


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
    numbers: dict[Word, int] = {}
    flat: list[int] = []
    starts = [0]
    capital: Counter[str] = Counter()
    inner: Counter[str] = Counter()
    for one in sentences:
        for place, token, word in _words(one.text, one.language):
            flat.append(numbers.setdefault(word, len(numbers)))
            if place:
                inner[word.term] += 1
                capital[word.term] += token[:1].isupper()
        understood = [word for _, _, word in _words(one.asked, one.language)]
        understood += known.understood(one.text, one.language)
        flat += [numbers.setdefault(word, len(numbers)) for word in understood]
        starts.append(len(flat))
    for one in headings:
        for _, _, word in _words(one.text, one.language):
            numbers.setdefault(word, len(numbers))
    names = frozenset(term for term, n in inner.items() if capital[term] > _NAME_SHARE * n)
    concordance = Concordance(np.array(flat, np.int32), np.array(starts, np.int32))
    return _vocabulary(tuple(numbers), names, concordance, likeness), concordance


def _words(text: str, language: str) -> Iterator[tuple[int, str, Word]]:
    """Yield the words of a text that are no stop words, each with its place and its token."""
    for place, token in enumerate(tokens(text)):
        word = word_of(token.text, language)
        if word.term:
            yield place, token.text, word


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
    )


def grams_of(form: str) -> frozenset[str]:
    """Return the runs of three letters of a folded form, its edges included."""
    padded = f"{_EDGE}{form}{_EDGE}"
    return frozenset(padded[i : i + _GRAM] for i in range(max(len(padded) - _GRAM + 1, 1)))
