"""How does a library change, and the most of it stay as it is?

A library that changes is a few segments. Documents that come are made a segment of their own,
those that go are dead from then on; nothing else is made anew, but what depends on all documents
is added up again. Whatever came and went, and in which order, the library answers as one that is
made at once of the same documents: to the last digit.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np

from bot.documents.document import Document
from bot.documents.passages import Grouping
from bot.errors import DocumentError
from bot.index.bm25 import Bm25
from bot.index.document_order import DocumentOrder, order_documents
from bot.index.joined_index import JoinedIndex
from bot.index.joined_lexicon import JoinedNumbers
from bot.index.joined_library import join_library
from bot.index.library import (
    Analyzer,
    Library,
    Segment,
    analyze_all,
    build_segment,
    place_of,
)
from bot.index.live_segment import LiveSegment, all_alive, bury
from bot.index.meanings import Meanings
from bot.records import dataclass
from bot.text.word_vectors import WordVectors

_MOST: Final = 8  # segments, before they are merged
_SHARE: Final = 4  # the later segments are no more than such a part of the first one, nor the dead


@dataclass(frozen=True, slots=True, eq=False)
class GrowingLibrary:
    """A library, the segments that it is added up from, and how their parts are numbered."""

    library: Library
    live: tuple[LiveSegment[Segment], ...]
    order: DocumentOrder
    numbers: JoinedNumbers

    def document(self, key: str) -> Document | None:
        """Return the live document of an id, None if there is none."""
        for one in self.live:
            number = one.segment.numbers.get(key)
            if number is not None and not one.is_dead[number]:
                return one.segment.documents[number]
        return None

    @property
    def is_due(self) -> bool:
        """Whether there are so many segments, or dead documents, that they are to be merged."""
        return len(self.live) > _MOST or self.is_worn

    @property
    def is_worn(self) -> bool:
        """Whether the first segment is so small a part of all that it is to be made anew."""
        first, others = self.live[0], self.live[1:]
        more = sum(len(one.segment.sentences) for one in others)
        dead = int(first.is_dead.sum())
        return (
            more * _SHARE > len(first.segment.sentences) and len(others) > 1
        ) or dead * _SHARE > len(first.is_dead)

    @property
    def is_kept_whole(self) -> bool:
        """Whether nothing is in the segments that is not in the library.

        A document that is dead in one may be live in another: an acronym stands for something else
        in it, or it is in another language.
        """
        return all(
            self.document(one.segment.documents[number].id) is not None
            for one in self.live
            for number in np.flatnonzero(one.is_dead).tolist()
        )


@dataclass(frozen=True, slots=True)
class Making:
    """What segments are made with: word vectors, grouping, parameters of BM25, an analyzer."""

    word_vectors: WordVectors
    grouping: Grouping
    parameters: Bm25
    analyze: Analyzer | None = None


def begin(segment: Segment) -> GrowingLibrary:
    """Return a library that may change, made of one segment."""
    live = (all_alive(segment),)
    return GrowingLibrary(segment, live, order_documents(live), JoinedNumbers.of(live))


def change(
    growing: GrowingLibrary, gone: Iterable[str], added: Iterable[Document], making: Making
) -> GrowingLibrary:
    """Return a library with other documents; the one that was is as it was.

    Args:
        growing: what there was.
        gone: the ids of documents that are there no more.
        added: documents that were not there; one that has changed is gone and added.
        making: how it was made.
    """
    dead = [
        (segment, number)
        for key in dict.fromkeys(gone)
        for segment, one in enumerate(growing.live)
        if (number := one.segment.numbers.get(key)) is not None and not one.is_dead[number]
    ]
    each = {document.id: document for document in added}.values()
    analyzed, problems = analyze_all(each, making.grouping, making.analyze)
    buried = _bury(growing.live, dead)
    meanings = Meanings(growing.live, dead, buried, analyzed)
    again = list(meanings.affected())
    if again:
        documents = [buried[s].segment.documents[number] for s, number in again]
        once_more, others = analyze_all(documents, making.grouping, making.analyze)
        analyzed = sorted((*analyzed, *once_more), key=lambda one: place_of(one.document))
        problems += others
        buried = _bury(buried, again)
    if analyzed or problems:
        meant = meanings.of_all(analyzed)
        segment = build_segment(
            analyzed, making.word_vectors, making.parameters, problems, meant, is_part=True
        )
        buried = (*buried, all_alive(segment))
    return join(buried, making.parameters, growing)


def merged(growing: GrowingLibrary, making: Making) -> GrowingLibrary:
    """Return the same library of one segment, or of two where the first is still most of it."""
    kept = () if growing.is_worn else growing.live[:1]
    others = growing.live[len(kept) :]
    documents = [one.segment.documents[number] for one in others for number in one.live.tolist()]
    problems = tuple(_problems(others))
    analyzed, more = analyze_all(documents, making.grouping, making.analyze)
    meant = Meanings(growing.live, (), growing.live, ()).of_all(analyzed)
    told = making.word_vectors, making.parameters, (*problems, *more), meant
    segment = build_segment(analyzed, *told, is_part=bool(kept))
    return join((*kept, all_alive(segment)), making.parameters)


def _bury(
    live: Sequence[LiveSegment[Segment]], dead: Sequence[tuple[int, int]]
) -> tuple[LiveSegment[Segment], ...]:
    """Return segments of which some documents, by segment and number, are dead."""
    return tuple(
        bury(one, [number for segment, number in dead if segment == place])
        for place, one in enumerate(live)
    )


def join(
    live: Sequence[LiveSegment[Segment]],
    parameters: Bm25,
    before: GrowingLibrary | None = None,
    order: DocumentOrder | None = None,
) -> GrowingLibrary:
    """Return the library of some segments, at least one.

    Args:
        live: the segments.
        parameters: of BM25.
        before: what was made of the first of these segments, perhaps with fewer dead documents.
        order: of their documents, where it is known.
    """
    numbers = JoinedNumbers.of(live, before.numbers if before else None)
    order = order or order_documents(live, before.order if before else None)
    if len(live) == 1 and not live[0].is_dead.any():
        return GrowingLibrary(live[0].segment, tuple(live), order, numbers)
    index = JoinedIndex(live, order.passages, parameters)
    library = join_library(order, numbers, index, tuple(_problems(live)))
    return GrowingLibrary(library, tuple(live), order, numbers)


def _problems(live: Sequence[LiveSegment[Segment]]) -> Iterator[DocumentError]:
    """Yield the documents that could not be taken in, the last word on each."""
    last = {str(problem): problem for one in live for problem in one.segment.problems}
    yield from last.values()
