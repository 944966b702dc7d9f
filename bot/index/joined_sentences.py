"""Where do the sentences of a library of several segments come from?

Documents, sentences and passages by their numbers in the library, and what candidates are made of,
each taken from the segment that has it. Words get the numbers that they have in the library.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from bot.documents.document import Document
from bot.documents.passages import Passage
from bot.documents.sentences import Sentence
from bot.index.arrays import Ints, Places, place_ranges
from bot.index.candidates import Above, SentenceRows, Statistics
from bot.index.document_order import DocumentOrder
from bot.index.forward import PADDING, UNWRITTEN, Words
from bot.index.lexicon import Lexicon
from bot.index.memo import Memo
from bot.index.numbering import Numbering
from bot.index.packing import LazySequence
from bot.index.taken_sentences import TakenSentences
from bot.records import dataclass


class JoinedDocuments(LazySequence[Document]):
    """The live documents of segments."""

    __slots__ = ("_order",)

    def __init__(self, order: DocumentOrder) -> None:
        """Keep their order."""
        self._order = order

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._order.segments)

    def _make(self, place: int) -> Document:
        """Return a document."""
        segment = self._order.live[int(self._order.segments[place])].segment
        document: Document = segment.documents[int(self._order.numbers[place])]
        return document


class JoinedSentences(LazySequence[Sentence]):
    """The sentences of the live documents of segments."""

    __slots__ = ("_order",)

    def __init__(self, order: DocumentOrder) -> None:
        """Keep the order of the documents."""
        self._order = order

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._order.sentences)

    def _make(self, place: int) -> Sentence:
        """Return a sentence."""
        segment, own = self._order.sentences.find(place)
        return self._order.live[segment].segment.sentences[own]


class JoinedPassages(LazySequence[Passage]):
    """The passages of the live documents of segments."""

    __slots__ = ("_order",)

    def __init__(self, order: DocumentOrder) -> None:
        """Keep the order of the documents."""
        self._order = order

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._order.passages)

    def _make(self, place: int) -> Passage:
        """Return a passage: its sentences are numbered as those of the library."""
        order = self._order
        segment, own = order.passages.find(place)
        rank = order.passages.rank_of(place)
        passage = order.live[segment].segment.passages[own]
        moved = int(order.sentences.firsts[rank] - order.sentences.own_firsts[rank])
        return Passage(passage.first + moved, passage.last + moved)


class JoinedRanges(Mapping[str, tuple[int, int]]):
    """Where the sentences of each live document begin and end, by its id."""

    __slots__ = ("_order",)

    def __init__(self, order: DocumentOrder) -> None:
        """Keep the order of the documents."""
        self._order = order

    def __getitem__(self, key: str) -> tuple[int, int]:
        """Return where the sentences of a document begin and end."""
        order = self._order
        rank = rank_of(order, key)
        if rank is None:
            raise KeyError(key)
        firsts = order.sentences.firsts
        return int(firsts[rank]), int(firsts[rank + 1])

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        return (document.id for document in JoinedDocuments(self._order))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._order.segments)


def rank_of(order: DocumentOrder, key: str) -> int | None:
    """Return the rank of a live document, by its id; None where there is none."""
    for segment, one in enumerate(order.live):
        number = one.segment.numbers.get(key)
        if number is not None and (rank := int(order.ranks[segment][number])) >= 0:
            return rank
    return None


@dataclass(frozen=True, slots=True, eq=False)
class JoinedSources:
    """What candidates of a library of several segments are made of."""

    sentences: JoinedSentences
    lexicon: Lexicon
    statistics: Statistics
    memo: Memo
    order: DocumentOrder
    words_as: Numbering

    def take(self, numbers: Ints) -> Sequence[Sentence]:
        """Return some sentences."""
        found: dict[int, tuple[Sequence[Sentence], int]] = {}
        for segment, at, own in self._split(numbers):
            taken = self.order.live[segment].segment.sources.take(own)
            found.update((place, (taken, rank)) for rank, place in enumerate(at.tolist()))

        def find(place: int) -> Sentence:
            sentences, rank = found[place]
            return sentences[rank]

        return TakenSentences(len(numbers), find)

    def rows(self, numbers: Ints) -> SentenceRows:
        """Return what is known of some sentences."""
        parts = [
            (at, segment, self.order.live[segment].segment.sources.rows(own))
            for segment, at, own in self._split(numbers)
        ]

        def column(get: Callable[[SentenceRows], Any], dtype: type) -> Any:  # noqa: ANN401 - array
            found: Any = np.zeros(len(numbers), dtype)
            for at, _, rows in parts:
                found[at] = get(rows)
            return found

        return SentenceRows(
            paragraph=self._paragraphs(numbers, parts),
            follows=column(lambda rows: rows.follows, bool),
            opens=column(lambda rows: rows.opens, bool),
            leans=column(lambda rows: rows.leans, bool),
            asks=column(lambda rows: rows.asks, bool),
            negates=column(lambda rows: rows.negates, bool),
            titles=_join_above(len(numbers), [(at, rows.titles) for at, _, rows in parts]),
            headings=_join_above(len(numbers), [(at, rows.headings) for at, _, rows in parts]),
            antecedents=self._antecedents(len(numbers), parts),
        )

    def _split(self, numbers: Ints) -> list[tuple[int, Places, Ints]]:
        """Return the segments of some sentences: which places are its own, and their numbers."""
        segments, own = self.order.sentences.locate(numbers)
        found = []
        for segment in range(len(self.order.live)):
            at = np.flatnonzero(segments == segment)
            if len(at):
                found.append((segment, at, own[at]))
        return found

    def _paragraphs(
        self, numbers: Ints, parts: Sequence[tuple[Places, int, SentenceRows]]
    ) -> Ints:
        """Return what tells the paragraphs of some rising sentences apart: rising numbers."""
        own = np.zeros(len(numbers), np.int32)
        for at, _, rows in parts:
            own[at] = rows.paragraph
        documents = self.order.sentences.ranks_of(numbers)
        begins = np.ones(len(numbers), bool)
        begins[1:] = (own[1:] != own[:-1]) | (documents[1:] != documents[:-1])
        paragraphs: Ints = np.cumsum(begins, dtype=np.int32)
        return paragraphs

    def _antecedents(
        self, count: int, parts: Sequence[tuple[Places, int, SentenceRows]]
    ) -> tuple[Places, Ints]:
        """Return how many words the openings of sentences stand for, and these end to end."""
        counts = np.zeros(count, np.intp)
        for at, _, rows in parts:
            counts[at] = rows.antecedents[0]
        starts = np.cumsum(counts) - counts
        words = np.zeros(int(counts.sum()), np.int32)
        for at, segment, rows in parts:
            there = place_ranges(starts[at], counts[at])
            words[there] = self.words_as.numbers[segment][rows.antecedents[1]]
        return counts, words

    def words(self, numbers: Ints) -> Words:
        """Return the words of some sentences, by their numbers in the lexicon."""
        parts = []
        lengths = np.zeros(len(numbers), np.intp)
        for segment, at, own in self._split(numbers):
            words = self.order.live[segment].segment.sources.words(own)
            lengths[at] = words.lengths
            parts.append((at, self.words_as.numbers[segment], words))
        ends = np.cumsum(lengths + 1)
        starts = ends - lengths - 1
        size = int(ends[-1]) if len(ends) else 0
        every = np.full(size, PADDING, np.int32)
        spans = np.full((2, size), UNWRITTEN, np.int32)
        for at, as_numbers, words in parts:
            there = place_ranges(starts[at], lengths[at] + 1)
            is_word = words.words != PADDING
            every[there[is_word]] = as_numbers[words.words[is_word]]
            spans[0, there], spans[1, there] = words.begins, words.ends
        within = np.arange(size) - np.repeat(starts, lengths + 1)
        return Words(every, starts, within, spans[0], spans[1], lengths)

    def documents_of(self, numbers: Ints) -> Ints:
        """Return what tells the documents of some sentences apart: their ranks."""
        return self.order.sentences.ranks_of(numbers).astype(np.int32)


def _join_above(count: int, parts: Sequence[tuple[Places, Above]]) -> Above:
    """Return what stands above some sentences, each text once."""
    places: dict[tuple[str, ...], int] = {}
    which = np.zeros(count, np.intp)
    for at, above in parts:
        own = [places.setdefault(text, len(places)) for text in above.texts]
        which[at] = np.array(own, np.intp)[above.which]
    return Above(tuple(places), which)
