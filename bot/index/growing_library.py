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
from bot.index.indexing import AnalyzedDocument
from bot.index.joined_index import JoinedIndex
from bot.index.joined_lexicon import JoinedNumbers, join_lexicons
from bot.index.joined_sentences import (
    JoinedDocuments,
    JoinedPassages,
    JoinedRanges,
    JoinedSentences,
    JoinedSources,
)
from bot.index.library import (
    Analyzer,
    Library,
    Segment,
    all_candidates,
    analyze_all,
    build_segment,
    place_of,
    statistics_of,
)
from bot.index.live_segment import LiveSegment, all_alive, bury
from bot.index.memo import Memo
from bot.records import dataclass
from bot.text.analysis import Word
from bot.text.word_vectors import WordVectors

_Meaning = tuple[Word, ...]
_MOST: Final = 8  # segments, before they are merged
_SHARE: Final = 4  # the later segments are no more than such a part of the first one, nor the dead


@dataclass(frozen=True, slots=True, eq=False)
class GrowingLibrary:
    """A library, the segments that it is added up from, and how their parts are numbered."""

    library: Library
    live: tuple[LiveSegment, ...]
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
    meanings = _Meanings(growing, dead, buried, analyzed)
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
    meant = _Meanings(growing, (), growing.live, ()).of_all(analyzed)
    told = making.word_vectors, making.parameters, (*problems, *more), meant
    segment = build_segment(analyzed, *told, is_part=bool(kept))
    return join((*kept, all_alive(segment)), making.parameters)


def _bury(live: Sequence[LiveSegment], dead: Sequence[tuple[int, int]]) -> tuple[LiveSegment, ...]:
    """Return segments of which some documents, by segment and number, are dead."""
    return tuple(
        bury(one, [number for segment, number in dead if segment == place])
        for place, one in enumerate(live)
    )


def join(
    live: Sequence[LiveSegment],
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
    lexicon = join_lexicons(live, numbers)
    figures = [one.figures for one in live]
    statistics = statistics_of(
        sum(one.sentences for one in figures),
        sum(one.words for one in figures),
        has_one_title=_have_one_title(order),
    )
    sentences = JoinedSentences(order)
    sources = JoinedSources(sentences, lexicon, statistics, Memo(), order, numbers.words)
    library = Library(
        documents=JoinedDocuments(order),
        sentences=sentences,
        passages=JoinedPassages(order),
        ranges=JoinedRanges(order),
        index=JoinedIndex(live, order.passages, parameters),
        lexicon=lexicon,
        sources=sources,
        small=all_candidates(sources),
        problems=tuple(_problems(live)),
    )
    return GrowingLibrary(library, tuple(live), order, numbers)


def _problems(live: Sequence[LiveSegment]) -> Iterator[DocumentError]:
    """Yield the documents that could not be taken in, the last word on each."""
    last = {str(problem): problem for one in live for problem in one.segment.problems}
    yield from last.values()


def _have_one_title(order: DocumentOrder) -> bool:
    """Return whether all live documents have the same title."""
    titles: set[str] = set()
    for segment, one in enumerate(order.live):
        numbers = order.numbers[order.segments == segment]
        if one.segment.sources.statistics.has_one_title:
            numbers = numbers[:1]
        for number in numbers.tolist():
            titles.add(one.segment.documents[number].title)
            if len(titles) > 1:
                return False
    return True


class _Meanings:
    """What acronyms stand for after a change: what the first document says that defines one."""

    def __init__(
        self,
        growing: GrowingLibrary,
        dead: Sequence[tuple[int, int]],
        buried: Sequence[LiveSegment],
        analyzed: Sequence[AnalyzedDocument],
    ) -> None:
        """Keep what was there, which documents go, what stays and what comes."""
        self._before, self._dead, self._buried = growing, dead, buried
        self._new: dict[str, list[AnalyzedDocument]] = {}
        for one in analyzed:
            for form in one.acronyms:
                self._new.setdefault(form, []).append(one)

    def affected(self) -> Iterator[tuple[int, int]]:
        """Yield the live documents in which an acronym stands for something else than before.

        They write it in capitals; each by its segment and its number there.
        """
        forms = [*self._defined_by_dead(), *self._new]
        changed = [
            form
            for form in dict.fromkeys(forms)
            if self._kept(self._before.live, form) != self.of(form)
        ]
        found = dict.fromkeys(
            (segment, number)
            for form in changed
            for segment, one in enumerate(self._buried)
            for number in one.segment.tally.definitions.capitals.get(form, ())
            if not one.is_dead[number]
        )
        yield from found

    def _defined_by_dead(self) -> Iterator[str]:
        """Yield the acronyms that documents define which go."""
        by_segment: dict[int, set[int]] = {}
        for segment, number in self._dead:
            by_segment.setdefault(segment, set()).add(number)
        for segment, numbers in by_segment.items():
            definitions = self._buried[segment].segment.tally.definitions
            rows = np.flatnonzero(np.isin(definitions.documents, [*numbers]))
            wanted = set(rows.tolist())
            for form, own in definitions.acronyms.items():
                if not wanted.isdisjoint(own):
                    yield form

    def of_all(self, analyzed: Sequence[AnalyzedDocument]) -> dict[str, _Meaning]:
        """Return what the acronyms stand for that documents write or define."""
        forms = dict.fromkeys(
            form
            for one in analyzed
            for form in (*(written for _, written in one.capitals), *one.acronyms)
        )
        return {form: meaning for form in forms if (meaning := self.of(form)) is not None}

    def of(self, form: str) -> _Meaning | None:
        """Return what an acronym stands for after the change, None if no document says."""
        kept = self._first(self._buried, form)
        new = min(self._new.get(form, ()), key=lambda one: place_of(one.document), default=None)
        if new is not None and (kept is None or place_of(new.document) < place_of(kept[0])):
            return new.acronyms[form]
        return kept[1] if kept else None

    def _kept(self, live: Sequence[LiveSegment], form: str) -> _Meaning | None:
        """Return what live documents of segments say that an acronym stands for."""
        found = self._first(live, form)
        return found[1] if found else None

    @staticmethod
    def _first(live: Sequence[LiveSegment], form: str) -> tuple[Document, _Meaning] | None:
        """Return the first live document that defines an acronym, and what it says."""
        first: tuple[Document, _Meaning] | None = None
        for one in live:
            definitions, lexicon = one.segment.tally.definitions, one.segment.lexicon
            for row in definitions.acronyms.get(form, ()):
                number = int(definitions.documents[row])
                if one.is_dead[number]:
                    continue
                document = one.segment.documents[number]
                if first is None or place_of(document) < place_of(first[0]):
                    words = definitions.words_of(row)
                    said = tuple(Word(lexicon.forms[w], lexicon.terms[w]) for w in words)
                    first = document, said
                break  # the others of this segment come later
        return first
