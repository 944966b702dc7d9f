"""What does ranking need of the sentences that may answer?

Candidates are the sentences of the passages that were found, with all that later steps use: their
words and offsets, their neighbours, what stands above them, vectors, and a few figures of the
whole library. Nothing behind `fetch` sees a library.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Final, Protocol

import numpy as np

from bot.documents.sentences import Sentence
from bot.index.antecedents import Antecedents
from bot.index.arrays import (
    Flags,
    Floats,
    Ints,
    Places,
    Rows,
    distinct,
    norms_of,
    number_distinct,
    place_ranges,
)
from bot.index.forward import PADDING, ForwardIndex, Words, gather
from bot.index.lexicon import Lexicon
from bot.index.memo import Memo
from bot.index.neighbours import Neighbours
from bot.index.sentence_table import SentenceTable
from bot.records import dataclass
from bot.text.word_vectors import DIMENSIONS

_VECTOR: Final = "vector"  # of a sentence, in the memo


@dataclass(frozen=True, slots=True)
class Statistics:
    """A few figures of the whole library.

    `sentences` is how many it has, `mean_length` how many words these have on average; `is_small`
    says that all its sentences are candidates, whatever is asked, `has_one_title` that all its
    documents have the same title.
    """

    sentences: int
    mean_length: float
    is_small: bool
    has_one_title: bool


@dataclass(frozen=True, slots=True, eq=False)
class Above:
    """What stands above some sentences: the terms of a few texts, and which of them is whose."""

    texts: tuple[tuple[str, ...], ...]
    which: Places

    def of(self, place: int) -> tuple[str, ...]:
        """Return the terms above the sentence at a place."""
        return self.texts[self.which[place]]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words of candidates and of their neighbours, each once.

    `numbers` are their numbers in the lexicon, rising; `ngram_counts` says how many n-grams of
    letters each has, `is_name` and `is_number` of which the term is a name or a number.
    """

    numbers: Ints
    ngram_counts: Ints
    is_name: Flags
    is_number: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """The candidates and the sentences near them, by their numbers in the library.

    `places` tells where each number stands in `sentences` and `words`; candidates stand first.
    Words are given by their places in `vocabulary`.
    """

    places: Mapping[int, int]
    sentences: Sequence[Sentence]
    words: Words
    vocabulary: Vocabulary

    def sentence(self, number: int) -> Sentence:
        """Return the sentence of a number."""
        return self.sentences[self.places[number]]

    def beside(self, number: int, step: int) -> Sentence | None:
        """Return the sentence `step` places on, None if it is not in the same document.

        A candidate knows the two before it and the one behind it.
        """
        place = self.places.get(number + step)
        if place is None:
            return None
        sentence = self.sentences[place]
        return sentence if sentence.document.id == self.sentence(number).document.id else None


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Some sentences of a library, by their rising numbers, of which there may be none.

    `passage_scores` are those of each one's best passage, 0 where that was not found, and
    `passage_shares` the same as shares of the most that a passage could reach. `words` holds the
    words of the candidates, by their places in `vocabulary`; `PADDING` stands behind each
    sentence. `antecedents` says how many words each one's opening stands for, and which, end to
    end by their numbers in the lexicon. `vectors` has the sum of each sentence's word vectors by
    idf, `near_vectors` that of it and the sentences beside it, both with their norms.
    """

    numbers: Ints
    passage_scores: Floats
    passage_shares: Floats
    words: Words
    ngram_lengths: Floats
    opens: Flags
    leans: Flags
    asks: Flags
    negates: Flags
    neighbours: Neighbours
    titles: Above
    headings: Above
    antecedents: tuple[Places, Ints]
    vectors: Rows
    norms: Rows
    near_vectors: Rows
    near_norms: Rows
    vocabulary: Vocabulary
    context: Context
    statistics: Statistics
    memo: Memo = field(repr=False)

    def __len__(self) -> int:
        """Return how many candidates there are."""
        return len(self.numbers)

    def sentence(self, place: int) -> Sentence:
        """Return the candidate at a place."""
        return self.context.sentences[place]


@dataclass(frozen=True, slots=True, eq=False)
class SentenceRows:
    """What is known of some sentences before anything is asked, as `SentenceTable` has it.

    `paragraph` tells the paragraphs of a library apart; `antecedents` says how many words each
    one's opening stands for, and which, end to end.
    """

    paragraph: Ints
    follows: Flags
    opens: Flags
    leans: Flags
    asks: Flags
    negates: Flags
    titles: Above
    headings: Above
    antecedents: tuple[Places, Ints]


class SentenceSource(Protocol):
    """Where the sentences of a library are taken from; numbers are those of the library."""

    @property
    def sentences(self) -> Sequence[Sentence]:
        """All sentences."""

    @property
    def lexicon(self) -> Lexicon:
        """The words of all sentences."""

    @property
    def statistics(self) -> Statistics:
        """A few figures of the library."""

    @property
    def memo(self) -> Memo:
        """What has been computed of sentences, by their numbers."""

    def take(self, numbers: Ints) -> Sequence[Sentence]:
        """Return some sentences."""

    def rows(self, numbers: Ints) -> SentenceRows:
        """Return what is known of some sentences."""

    def words(self, numbers: Ints) -> Words:
        """Return the words of some sentences, by their numbers in the lexicon."""

    def documents_of(self, numbers: Ints) -> Ints:
        """Return what tells the documents of some sentences apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    """The parts of a segment that candidates are made of."""

    sentences: Sequence[Sentence]
    table: SentenceTable
    forward: ForwardIndex
    antecedents: Antecedents
    lexicon: Lexicon
    statistics: Statistics
    memo: Memo

    def take(self, numbers: Ints) -> Sequence[Sentence]:
        """Return some sentences."""
        return [self.sentences[number] for number in numbers.tolist()]

    def rows(self, numbers: Ints) -> SentenceRows:
        """Return what is known of some sentences."""
        table = self.table
        return SentenceRows(
            paragraph=table.paragraph[numbers],
            follows=table.follows[numbers],
            opens=self.forward.opens[numbers],
            leans=table.leans[numbers],
            asks=table.asks[numbers],
            negates=table.negates[numbers],
            titles=_above(table, table.title[numbers]),
            headings=_above(table, table.headings[numbers]),
            antecedents=self.antecedents.of(numbers),
        )

    def words(self, numbers: Ints) -> Words:
        """Return the words of some sentences, by their numbers in the lexicon."""
        return gather(self.forward, numbers, self.lexicon.name_table.understood(numbers))

    def documents_of(self, numbers: Ints) -> Ints:
        """Return what tells the documents of some sentences apart."""
        return self.table.document[numbers]


def gather_candidates(
    sources: SentenceSource, numbers: Ints, scores: Floats, shares: Floats
) -> Candidates:
    """Return candidates.

    Args:
        sources: what a library knows.
        numbers: which sentences, rising.
        scores: the score of each one's best passage, 0 where that was not found.
        shares: the same, as shares of the most that a passage could reach.
    """
    known = np.concatenate((numbers, _near(sources, numbers)))
    rows = sources.rows(numbers)
    vocabulary, every = _vocabulary(sources.lexicon, sources.words(known))
    words = _first(every, len(numbers))
    neighbours = Neighbours.of(numbers, rows.paragraph, rows.follows)
    vectors = _sum_vectors(sources, numbers, vocabulary, words)
    near_vectors = neighbours.sum_with_adjacent(vectors)
    counts = np.append(vocabulary.ngram_counts, 0)[words.words]  # the last: of the padding, -1
    return Candidates(
        numbers=numbers,
        passage_scores=scores,
        passage_shares=shares,
        words=words,
        ngram_lengths=np.add.reduceat(counts, words.starts).astype(np.float64),
        opens=rows.opens,
        leans=rows.leans,
        asks=rows.asks,
        negates=rows.negates,
        neighbours=neighbours,
        titles=rows.titles,
        headings=rows.headings,
        antecedents=rows.antecedents,
        vectors=vectors,
        norms=norms_of(vectors),
        near_vectors=near_vectors,
        near_norms=norms_of(near_vectors),
        vocabulary=vocabulary,
        context=_context(sources.take(known), known, every, vocabulary),
        statistics=sources.statistics,
        memo=sources.memo,
    )


def _near(sources: SentenceSource, numbers: Ints) -> Ints:
    """Return the numbers of the sentences near some rising others, in their documents, but those.

    Only where the numbers have a gap is anything near that is not among them: two sentences before
    the gap's end, one behind its start.
    """
    if not len(numbers):
        return numbers
    begins = np.append(True, numbers[1:] != numbers[:-1] + 1)
    firsts, lasts = numbers[begins], numbers[np.append(begins[1:], True)]
    near = np.concatenate((firsts - 2, firsts - 1, lasts + 1))
    of = np.concatenate((firsts, firsts, lasts))
    is_there = (near >= 0) & (near < len(sources.sentences))
    near, of = near[is_there], of[is_there]
    near = distinct(near[sources.documents_of(near) == sources.documents_of(of)])
    at = np.minimum(np.searchsorted(numbers, near), len(numbers) - 1)
    fresh: Ints = near[numbers[at] != near]
    return fresh


def _vocabulary(lexicon: Lexicon, words: Words) -> tuple[Vocabulary, Words]:
    """Return each word once, and the words as places among these."""
    numbers, places = number_distinct(words.words)
    if len(numbers) and numbers[0] == PADDING:
        numbers, places = numbers[1:], places - 1
    vocabulary = Vocabulary(
        numbers,
        np.maximum(lexicon.lengths[numbers] - 1, 1),
        lexicon.is_name[numbers],
        lexicon.is_number[numbers],
    )
    here = Words(
        words=places.astype(np.int32),
        starts=words.starts,
        within=words.within,
        begins=words.begins,
        ends=words.ends,
        lengths=words.lengths,
    )
    return vocabulary, here


def _first(words: Words, count: int) -> Words:
    """Return the words of the first sentences."""
    end = int(words.starts[count]) if count < len(words.starts) else len(words.words)
    return Words(
        words=words.words[:end],
        starts=words.starts[:count],
        within=words.within[:end],
        begins=words.begins[:end],
        ends=words.ends[:end],
        lengths=words.lengths[:count],
    )


def _context(
    sentences: Sequence[Sentence], known: Ints, words: Words, vocabulary: Vocabulary
) -> Context:
    """Return what is known of some sentences, by their numbers."""
    numbers = known.tolist()
    return Context(
        places={number: place for place, number in enumerate(numbers)},
        sentences=sentences,
        words=words,
        vocabulary=vocabulary,
    )


def _above(table: SentenceTable, places: Ints) -> Above:
    """Return what stands above some sentences, given its place in the table for each."""
    found, which = number_distinct(places)
    return Above(tuple(table.above[place] for place in found.tolist()), which)


def _sum_vectors(
    sources: SentenceSource, numbers: Ints, vocabulary: Vocabulary, words: Words
) -> Rows:
    """Return the sum of the vectors of each sentence's words by idf; padding adds nothing.

    Each is computed once, since that is dear: 0.4 ms for 150 sentences.
    """
    if not len(numbers):
        return np.zeros((0, DIMENSIONS), np.float32)

    def compute(new: Sequence[int]) -> list[Rows]:
        places = np.searchsorted(numbers, new)
        lengths = words.lengths[places] + 1
        here = words.words[place_ranges(words.starts[places], lengths)]
        lexicon = sources.lexicon
        scale = lexicon.usage.idfs_of(vocabulary.numbers).astype(np.float32)
        weighted = lexicon.vectors.scale(vocabulary.numbers, scale)
        padded = np.concatenate((weighted, np.zeros((1, DIMENSIONS), np.float32)))
        return list(np.add.reduceat(padded[here], np.cumsum(lengths) - lengths, axis=0))

    found = sources.memo.get_all(_VECTOR, numbers.tolist(), compute)
    return np.concatenate(found).reshape(-1, DIMENSIONS)
