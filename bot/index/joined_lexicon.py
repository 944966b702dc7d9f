"""Which words do several segments use?

The lexicon of a library that is added up from segments: what each of them looks up among its own
words, with the numbers that the words have in the library. A word that only dead documents had is
in it no more.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Final, cast

import numpy as np

from bot.index.arrays import Flags, Floats, Ints, Places, Rows
from bot.index.indexing import are_names, background_of, rank_languages
from bot.index.lexicon import (
    ASKED,
    Alike,
    Lexicon,
    LexiconVectors,
    Usage,
    VectorsOfPart,
    exact_rates,
    most_used,
)
from bot.index.library import Part
from bot.index.live_segment import LiveSegment
from bot.index.memo import Memo
from bot.index.name_table import NameTable
from bot.index.numbering import Numbering, join_numbers
from bot.index.packing import LazySequence
from bot.index.trigrams import TrigramKeys
from bot.records import dataclass
from bot.text.ngrams import NgramKeys
from bot.text.word_vectors import DIMENSIONS, lengths_of

_NO_LENGTH: Final = -(1 << 20)  # of a word that is there no more: far from that of any other


@dataclass(frozen=True, slots=True, eq=False)
class JoinedNumbers:
    """How the words and the terms of some segments are numbered as one."""

    words: Numbering
    terms: Numbering

    @classmethod
    def of(
        cls, live: Sequence[LiveSegment[Part]], before: "JoinedNumbers | None" = None
    ) -> "JoinedNumbers":
        """Return how those of some segments are numbered, given those of the first ones."""
        tallies = [one.segment.tally for one in live]
        return cls(
            join_numbers([one.words for one in tallies], before.words if before else None),
            join_numbers([one.terms for one in tallies], before.terms if before else None),
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The words of segments: their lexicons, their numbers, and which of them are still there."""

    lexicons: tuple[Lexicon, ...]
    numbers: Numbering
    is_there: Flags

    def are_new(self, segment: int, own: Ints | Places) -> Flags:
        """Return which words of a segment are there, and in no segment before it."""
        kept: Flags = self.is_there[self.numbers.numbers[segment][own]]
        return kept & self.numbers.own[segment][own] if segment else kept

    def of(self, segment: int, own: Sequence[int]) -> list[int]:
        """Return the numbers of words of a segment that are there, and in none before it.

        They are mostly one or two: a loop takes a fifth of the time of arrays.
        """
        is_own, numbers = self.numbers.own[segment].item, self.numbers.numbers[segment].item
        found = [numbers(one) for one in own if not segment or is_own(one)]
        return [one for one in found if self.is_there.item(one)]

    def join(self, found: Sequence[tuple[Places, Ints]]) -> tuple[Places, Ints]:
        """Return rows, rising, and a word for each, as each segment has found its own."""
        rows, words = [], []
        for segment, (of, own) in enumerate(found):
            kept = self.are_new(segment, own)
            rows.append(of[kept])
            words.append(self.numbers.numbers[segment][own[kept]])
        every = np.concatenate(rows)
        order = np.argsort(every, kind="stable")
        return every[order], np.concatenate(words)[order]


def join_lexicons(live: Sequence[LiveSegment[Part]], numbers: JoinedNumbers) -> Lexicon:
    """Return the lexicon of some segments, at least one."""
    lexicons = tuple(one.segment.lexicon for one in live)
    figures = [one.figures for one in live]
    spoken: Counter[str] = Counter()
    for one in figures:
        spoken.update(one.languages)
    languages = rank_languages(spoken)
    words, terms = numbers.words, numbers.terms
    is_there = words.added([one.holders for one in figures]) > 0
    usage = _join_usage(lexicons, live, numbers, is_there, background_of(languages))
    found = _Words(lexicons, words, is_there)
    is_name = are_names(
        terms.added([one.inner for one in figures]), terms.added([one.capitals for one in figures])
    )[usage.terms]
    lengths = words.joined([one.lengths for one in lexicons])
    of_term = _Lists(found, "of_term")
    none = np.zeros(0, np.int32)
    return Lexicon(
        forms=_Texts([one.forms for one in lexicons], words),
        terms=(own_terms := _Texts([one.terms for one in lexicons], words)),
        numbers=_OfForm(found, usage.counts, own_terms),
        shared={},
        of_term=of_term,
        plain=_Lists(found, "plain"),
        languages=languages,
        usage=usage,
        name_table=NameTable(_Names(of_term, is_name), none, none),
        word_vectors=lexicons[0].word_vectors,
        vectors=_JoinedVectors(found),
        trigrams=_JoinedTrigrams(found),
        lengths=np.where(is_there, lengths, _NO_LENGTH).astype(np.int32),
        ngrams=_JoinedNgrams(found),
        steps=words.joined([one.steps for one in lexicons]),
        is_name=is_name,
        is_number=words.joined([one.is_number for one in lexicons]),
        memo=Memo(ASKED),
    )


def _join_usage(
    lexicons: Sequence[Lexicon],
    live: Sequence[LiveSegment[Part]],
    numbers: JoinedNumbers,
    is_there: Flags,
    background: int,
) -> Usage:
    """Return how the live sentences of some segments use their words."""
    figures = [one.figures for one in live]
    words, terms = numbers.words, numbers.terms
    of_words = words.joined(
        [its[one.usage.terms] for one, its in zip(lexicons, terms.numbers, strict=True)]
    )
    steps = words.joined([one.steps for one in lexicons])
    known = np.flatnonzero((steps > 0) & is_there)
    return Usage(
        sentences=sum(one.sentences for one in figures),
        counts=words.added([one.counts for one in figures]),
        terms=of_words,
        freqs=terms.added([one.freqs for one in figures]),
        rates=np.bincount(
            of_words[known], exact_rates(steps[known]), minlength=terms.count
        ).astype(np.float64),
        background=background,
    )


class _Texts(LazySequence[str]):
    """The forms or the terms of the words of segments."""

    __slots__ = ("_numbers", "_texts")

    def __init__(self, texts: Sequence[Sequence[str]], numbers: Numbering) -> None:
        """Keep those of each segment."""
        self._texts, self._numbers = texts, numbers

    def __len__(self) -> int:
        """Return how many words there are."""
        return self._numbers.count

    def _make(self, place: int) -> str:
        """Return the text of a word."""
        segment, own = self._numbers.owner(place)
        return self._texts[segment][own]


class _Lists(Mapping[str, Sequence[int]]):
    """The words that each of some texts leads to, in the tables of a name that lexicons have.

    A question asks for one several times, and each time would look into all tables.
    """

    __slots__ = ("_memo", "_tables", "_words")

    def __init__(self, words: _Words, name: str) -> None:
        """Keep the tables of all lexicons."""
        self._words, self._memo = words, Memo(ASKED)
        self._tables: list[Mapping[str, Sequence[int]]] = [
            getattr(one, name) for one in words.lexicons
        ]

    def __getitem__(self, key: str) -> list[int]:
        """Return the words that a text leads to."""
        (found,) = self._memo.get_all("", (key,), self._find)
        if not found:
            raise KeyError(key)
        return found

    def _find(self, keys: Sequence[str]) -> list[list[int]]:
        """Return the words that each of some texts leads to."""
        return [
            [
                word
                for segment, table in enumerate(self._tables)
                for word in self._words.of(segment, table.get(key, ()))
            ]
            for key in keys
        ]

    def __iter__(self) -> Iterator[str]:
        """Yield the texts that lead to a word."""
        return (
            key for key in dict.fromkeys(k for one in self._tables for k in one) if key in self
        )

    def __len__(self) -> int:
        """Return how many texts lead to a word."""
        return sum(1 for _ in self)


class _OfForm(Mapping[str, int]):
    """The words by their forms: of several that share one, the one that is used most."""

    __slots__ = ("_counts", "_memo", "_terms", "_words")

    def __init__(self, words: _Words, counts: Ints, terms: Sequence[str]) -> None:
        """Keep how often each word is used, and its term."""
        self._words, self._counts, self._terms = words, counts, terms
        self._memo = Memo(ASKED)

    def __getitem__(self, form: str) -> int:
        """Return the word of a form."""
        (found,) = self._memo.get_all("", (form,), self._find)
        if found is None:
            raise KeyError(form)
        return found

    def _find(self, forms: Sequence[str]) -> list[int | None]:
        """Return the word of each of some forms, None where there is none."""
        return [self._word(form) for form in forms]

    def _word(self, form: str) -> int | None:
        """Return the word of a form, None if there is none."""
        found: list[int] = []
        for segment, lexicon in enumerate(self._words.lexicons):
            number = lexicon.numbers.get(form)
            if number is not None:
                own = lexicon.shared.get(form, (number,))
                found.extend(self._words.of(segment, own))
        if len(found) > 1:
            return most_used(found, self._counts, self._terms)
        return found[0] if found else None

    def __iter__(self) -> Iterator[str]:
        """Yield the forms."""
        every = dict.fromkeys(form for one in self._words.lexicons for form in one.numbers)
        return (form for form in every if form in self)

    def __len__(self) -> int:
        """Return how many forms there are."""
        return sum(1 for _ in self)


class _Names(Set[str]):
    """The terms that are names, as some words of them say."""

    __slots__ = ("_is_name", "_of_term")

    def __init__(self, of_term: Mapping[str, Sequence[int]], is_name: Flags) -> None:
        """Keep which words have a term that is a name."""
        self._of_term, self._is_name = of_term, is_name

    def __contains__(self, term: object) -> bool:
        """Whether a term is a name."""
        words = self._of_term.get(term, ()) if isinstance(term, str) else ()
        return len(words) > 0 and bool(self._is_name[words[0]])

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return (term for term in self._of_term if term in self)

    def __len__(self) -> int:
        """Return how many names there are."""
        return sum(1 for _ in self)


class _JoinedTrigrams:
    """What finds the words of segments by their trigrams of letters."""

    __slots__ = ("_words", "counts")

    def __init__(self, words: _Words) -> None:
        """Keep the words, and how many trigrams each has."""
        self._words = words
        self.counts: Ints = words.numbers.joined([one.trigrams.counts for one in words.lexicons])

    def find(self, keys: TrigramKeys) -> tuple[Places, Ints]:
        """Return how many words contain each of some trigrams, and these end to end."""
        parts = [one.trigrams.find(keys) for one in self._words.lexicons]
        rows, words = self._words.join([(np.repeat(np.arange(len(keys)), n), w) for n, w in parts])
        return np.bincount(rows, minlength=len(keys)), words


class _JoinedNgrams:
    """What finds the words of segments by their n-grams of four letters."""

    __slots__ = ("_words",)

    def __init__(self, words: _Words) -> None:
        """Keep the words."""
        self._words = words

    def find(self, keys: NgramKeys) -> tuple[Places, Ints]:
        """Return the words that contain each of some n-grams, as `NgramIndex` does."""
        found = [one.ngrams.find(keys) for one in self._words.lexicons]
        each = np.arange(len(keys))
        rows, words = self._words.join([(np.repeat(each, np.diff(s)), w) for s, w in found])
        counts = np.bincount(rows, minlength=len(keys))
        return np.concatenate((np.zeros(1, np.intp), np.cumsum(counts))), words


class _JoinedVectors:
    """The vectors of the words of segments.

    Where those of the first segment lie in an array of its own, they are looked at there. Of the
    others one array is made, in which each word is once: to look at those of each of twenty
    segments would take twenty times as long.
    """

    __slots__ = ("_first", "_others", "_words")

    def __init__(self, words: _Words) -> None:
        """Keep the words, and make the array."""
        first = words.lexicons[0].vectors
        self._words = words
        self._first = first if isinstance(first, LexiconVectors) else None
        rest = range(0 if self._first is None else 1, len(words.lexicons))
        found = [self._own(segment) for segment in rest]
        numbers = np.concatenate([np.zeros(0, np.int32), *(one for one, _ in found)])
        codes = np.concatenate([np.zeros((0, DIMENSIONS), np.float32), *(one for _, one in found)])
        self._others = LexiconVectors(numbers, numbers[:0], codes, lengths_of(codes))

    def _own(self, segment: int) -> tuple[Ints, Rows]:
        """Return the words with a vector of a segment that none before it has, and the vectors."""
        vectors = cast("VectorsOfPart", self._words.lexicons[segment].vectors)
        own = vectors.words[self._words.are_new(segment, vectors.words)]
        return self._words.numbers.numbers[segment][own], vectors.codes_of(own)

    def near(self, asked: Rows, floor: float) -> list[Alike]:
        """Return the words whose vectors are near each of some others, with the cosines."""
        others = self._others.near(asked, floor)
        if self._first is None:
            return others
        pairs = zip(self._first.near(asked, floor), others, strict=True)
        return [self._with_first(*first, *more) for first, more in pairs]

    def _with_first(
        self, own: Ints | Places, much: Rows | Floats, words: Ints | Places, others: Rows | Floats
    ) -> Alike:
        """Return words of the first segment that are still there, and those of the others."""
        kept = self._words.are_new(0, own)
        found: Ints = np.concatenate((own[kept], words))
        cosines: Rows = np.concatenate((much[kept], others))
        return found, cosines

    def scale(self, words: Ints, scale: Rows) -> Rows:
        """Return the unit vectors of some words, each times a number; zeros for unknown ones."""
        numbers = self._words.numbers
        segments = np.searchsorted(numbers.starts, words, "right") - 1
        vectors = np.zeros((len(words), DIMENSIONS), np.float32)
        for segment, lexicon in enumerate(self._words.lexicons):
            at = np.flatnonzero(segments == segment)
            if len(at):
                own = numbers.own_places[segment][words[at] - numbers.starts[segment]]
                vectors[at] = lexicon.vectors.scale(own, scale[at])
        return vectors
