"""What can be asked?

A library is documents, their sentences, the passages that these travel in, and what is derived of
them: lexicon, forward index, postings. It never changes: another set of documents makes another
library. It is the embedded engine of `bot.index.engine`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Final

import numpy as np

from bot.documents.document import Document
from bot.documents.passages import Grouping, Passage
from bot.documents.sentences import Sentence
from bot.errors import DocumentError, DocumentFault
from bot.index import bm25
from bot.index.bm25 import Bm25, Hit, Index, Searchable
from bot.index.candidates import (
    Candidates,
    SentenceSource,
    Sources,
    Statistics,
    gather_candidates,
)
from bot.index.forward import ForwardIndex
from bot.index.indexing import AnalyzedDocument, analyze_document, merge
from bot.index.lexicon import Lexicon
from bot.index.memo import Memo
from bot.index.sentence_table import build_table, terms_of
from bot.index.tally import Tally
from bot.records import dataclass
from bot.text.analysis import Word
from bot.text.word_vectors import WordVectors

Analyzer = Callable[[Document, Grouping], AnalyzedDocument]
_SMALL: Final = 300  # sentences; in a library of no more all are candidates, whatever is asked
_FEWEST: Final = 5  # candidates, in any case
_NO_HIT: Final = Hit(-1, 0.0, 0.0)  # of a candidate that was not found


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Library:
    """Documents and everything derived from them.

    Documents stand in the order of their paths, sentences as they stand in those; a passage is a
    range of their numbers. The index numbers passages as `passages` does. `ranges` tells where the
    sentences of each document begin and end, by its id. `problems` are the documents that could
    not be taken in. `small` holds all sentences as candidates where they are few: a kilobyte of
    each.
    """

    documents: Sequence[Document]
    sentences: Sequence[Sentence]
    passages: Sequence[Passage]
    ranges: Mapping[str, tuple[int, int]]
    index: Searchable
    lexicon: Lexicon
    sources: SentenceSource
    small: Candidates | None
    problems: tuple[DocumentError, ...]

    def search(self, terms: Mapping[str, float], *, limit: int) -> tuple[Hit, ...]:
        """Return the passages that share a term with a query, as `bot.index.bm25.search` does."""
        return bm25.search(self.index, terms, limit=limit)

    def fetch(self, hits: Sequence[Hit]) -> Candidates:
        """Return the sentences of some hits, as `fetch` does."""
        return fetch(self, hits)

    def beside(self, number: int, step: int) -> Sentence | None:
        """Return the sentence `step` places on, None if it is not in the same document."""
        other = number + step
        if not 0 <= other < len(self.sentences):
            return None
        sentence = self.sentences[other]
        return sentence if sentence.document.id == self.sentences[number].document.id else None


@dataclass(frozen=True, slots=True, eq=False)
class Part(Library):
    """A library as it is made of documents at one time; others are added up from several.

    `paths` are those of its documents, `numbers` finds these by their ids, and `tally` has what it
    counts. Where its sentences lie is not said here.
    """

    paths: Sequence[str]
    numbers: Mapping[str, int]
    tally: Tally


@dataclass(frozen=True, slots=True, eq=False)
class Segment(Part):
    """A part of which everything lies in arrays of its own."""

    index: Index
    sources: Sources

    @property
    def forward(self) -> ForwardIndex:
        """The words of the sentences."""
        return self.sources.forward


def collect(
    documents: Sequence[Document],
    word_vectors: WordVectors,
    grouping: Grouping,
    parameters: Bm25,
    analyze: Analyzer | None = None,
) -> Segment:
    """Return the library of some documents, in the order of their paths.

    Each is cut, grouped and analyzed by itself: what else there is changes none of its sentences,
    and the order in which they are given changes nothing at all; one that is given twice is there
    once. A document that cannot be
    analyzed, by a fault of ours, is one of the library's problems; the others go on.
    """
    each = {document.id: document for document in documents}.values()
    analyzed, problems = analyze_all(each, grouping, analyze)
    return build_segment(analyzed, word_vectors, parameters, problems)


def build_segment(
    analyzed: Sequence[AnalyzedDocument],
    word_vectors: WordVectors,
    parameters: Bm25,
    problems: Sequence[DocumentError],
    meant: Mapping[str, Sequence[Word]] | None = None,
    *,
    is_part: bool = False,
) -> Segment:
    """Return the library of analyzed documents, which stand in the order of their paths.

    Args:
        analyzed: the documents.
        word_vectors: which words mean nearly the same.
        parameters: of BM25.
        problems: documents that could not be analyzed.
        meant: what acronyms stand for, where documents of other segments have a say in it too.
        is_part: whether it is asked only together with other segments.
    """
    sentences = tuple(sentence for one in analyzed for sentence in one.sentences)
    starts = _starts(analyzed)
    passages = _passages(analyzed, starts)
    merged = merge(analyzed, word_vectors, meant)
    lexicon, forward = merged.lexicon, merged.forward
    statistics = statistics_of(
        len(sentences),
        len(forward.words) + len(lexicon.name_table.words),
        has_one_title=len({one.document.title for one in analyzed}) <= 1,
    )
    table = build_table(sentences, starts)
    sources = Sources(sentences, table, forward, merged.antecedents, lexicon, statistics, Memo())
    return Segment(
        documents=tuple(one.document for one in analyzed),
        sentences=sentences,
        passages=passages,
        ranges={
            one.document.id: (first, first + len(one.sentences))
            for one, first in zip(analyzed, starts, strict=True)
        },
        index=bm25.build(
            _passage_terms(passages, sentences, lexicon, forward),
            parameters,
            _understood(passages, lexicon),
        ),
        lexicon=lexicon,
        sources=sources,
        small=None if is_part else all_candidates(sources),
        problems=tuple(problems),
        paths=tuple(one.document.path for one in analyzed),
        numbers={one.document.id: number for number, one in enumerate(analyzed)},
        tally=merged.tally,
    )


def all_candidates(sources: SentenceSource) -> Candidates | None:
    """Return all sentences of a small library as candidates, None of a larger one."""
    if not sources.statistics.is_small:
        return None
    every = np.arange(sources.statistics.sentences, dtype=np.int32)
    none = np.zeros(len(every))
    return gather_candidates(sources, every, none, none)


def fetch(library: Library, hits: Sequence[Hit]) -> Candidates:
    """Return the sentences of some hits as candidates, all sentences of a small library.

    Args:
        library: that was searched.
        hits: passages, best first.

    Returns:
        Candidates in the order of the library; at least five where it has as many.
    """
    best: dict[int, Hit] = {}
    for hit in reversed(hits):
        passage = library.passages[hit.passage]
        best |= dict.fromkeys(range(passage.first, passage.last), hit)
    small = library.small
    numbers = _with_others(library, best) if small is None else range(len(library.sentences))
    found = [best.get(number, _NO_HIT) for number in numbers]
    scores, shares = (
        np.array([hit.score for hit in found]),
        np.array([hit.share for hit in found]),
    )
    if small is not None:
        return replace(small, passage_scores=scores, passage_shares=shares)
    return gather_candidates(library.sources, np.array(numbers, np.int32), scores, shares)


def _with_others(library: Library, found: Mapping[int, Hit]) -> list[int]:
    """Return the numbers of the sentences that were found, rising; of others too if few were."""
    others = (number for number in range(len(library.sentences)) if number not in found)
    return sorted([*found, *islice(others, max(_FEWEST - len(found), 0))])


def analyze_all(
    documents: Iterable[Document], grouping: Grouping, analyze: Analyzer | None = None
) -> tuple[list[AnalyzedDocument], list[DocumentError]]:
    """Return documents with their words, in the order of their paths, and those without."""
    found: list[AnalyzedDocument] = []
    problems: list[DocumentError] = []
    for document in sorted(documents, key=place_of):
        try:
            found.append((analyze or analyze_document)(document, grouping))
        except Exception as error:
            problems.append(DocumentFault(document.path, type(error).__name__))
    return found, problems


def _starts(analyzed: Sequence[AnalyzedDocument]) -> list[int]:
    """Return the number of each document's first sentence."""
    lengths = [len(one.sentences) for one in analyzed]
    return [0, *np.cumsum(lengths).tolist()][: len(lengths)]


def place_of(document: Document) -> tuple[str, str]:
    """Return what documents are sorted by: the path and, where two have the same, the text."""
    return document.path, document.text


def comes_before(one: Document, other: Document) -> bool:
    """Return whether a document stands before another; a text is looked at only where it must."""
    return one.path < other.path or (one.path == other.path and one.text < other.text)


def statistics_of(sentences: int, words: int, *, has_one_title: bool) -> Statistics:
    """Return the figures of a library of so many sentences, which have so many words."""
    return Statistics(
        sentences=sentences,
        mean_length=words / max(sentences, 1),
        is_small=sentences <= _SMALL,
        has_one_title=has_one_title,
    )


def _passages(analyzed: Sequence[AnalyzedDocument], starts: Sequence[int]) -> tuple[Passage, ...]:
    """Return the passages of all documents, by the numbers of the sentences of all."""
    return tuple(
        Passage(first + passage.first, first + passage.last)
        for one, first in zip(analyzed, starts, strict=True)
        for passage in one.passages
    )


def _passage_terms(
    passages: Sequence[Passage],
    sentences: Sequence[Sentence],
    lexicon: Lexicon,
    forward: ForwardIndex,
) -> Iterator[list[str]]:
    """Yield the terms of each passage: of names and headings above it, then of its sentences."""
    terms_above, terms = cache(terms_of), lexicon.terms
    for passage in passages:
        first = sentences[passage.first]
        above = terms_above((*first.document.names, *first.headings), first.document.language)
        here = slice(forward.starts[passage.first], forward.starts[passage.last])
        yield [*above, *[terms[word] for word in forward.words[here].tolist()]]


def passage_terms(segment: Segment, passages: Sequence[int]) -> Iterator[list[str]]:
    """Yield the terms of some passages of a segment, those included that it says by acronyms."""
    chosen = [segment.passages[number] for number in passages]
    lexicon, names = segment.lexicon, segment.lexicon.name_table
    said = _passage_terms(chosen, segment.sentences, lexicon, segment.forward)
    if not len(names.words):
        yield from said
        return
    for passage, terms in zip(chosen, said, strict=True):
        within = np.arange(passage.first, passage.last, dtype=np.int32)
        words = names.understood(within)[1].tolist()
        yield [*terms, *(lexicon.terms[word] for word in words)]


def _understood(passages: Sequence[Passage], lexicon: Lexicon) -> dict[str, list[int]]:
    """Return which passages say which terms by an acronym: once for each time."""
    firsts = [passage.first for passage in passages]
    lasts = [passage.last for passage in passages]
    found: dict[str, list[int]] = {}
    names = lexicon.name_table
    for sentence, word in zip(names.sentences.tolist(), names.words.tolist(), strict=True):
        around = range(bisect_right(lasts, sentence), bisect_right(firsts, sentence))
        found.setdefault(lexicon.terms[word], []).extend(around)
    return found


def paragraph_of(library: Library, sentence: Sentence) -> tuple[Sentence, ...]:
    """Return the sentences of the paragraph that a sentence stands in, in order.

    There are none where the library no longer has the sentence's document.
    """
    first, last = _range_of(library, sentence.document)
    paragraph = sentence.paragraph
    at = bisect_left(library.sentences, paragraph, first, last, key=lambda one: one.paragraph)
    end = bisect_right(library.sentences, paragraph, at, last, key=lambda one: one.paragraph)
    return tuple(library.sentences[at:end])


def number_of(library: Library, document: Document, offset: int) -> int:
    """Return the number of the first sentence of a document that ends behind an offset.

    Of the next document, or of none, where there is no such sentence.
    """
    first, last = _range_of(library, document)
    return bisect_right(library.sentences, offset, first, last, key=lambda one: one.span.end)


def _range_of(library: Library, document: Document) -> tuple[int, int]:
    """Return where a document's sentences begin and end; behind all where it has none here."""
    count = len(library.sentences)
    return library.ranges.get(document.id, (count, count))
