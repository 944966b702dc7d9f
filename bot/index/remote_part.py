"""What is held of a part of a library whose sentences lie elsewhere?

Its outline: words, counts, and which documents it has. Passages with their sentences are fetched
by their numbers when they are asked for, and documents by their ids. An outline is as large as the
vocabulary, and for each document and passage it has a few numbers.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, Protocol

import numpy as np

from bot.documents.document import Block, Document, Place
from bot.documents.sentences import Sentence
from bot.index.arrays import Floats, Ints, Places
from bot.index.candidates import Above, SentenceRows, Statistics
from bot.index.forward import ForwardIndex, Words, gather
from bot.index.indexing import heading_words
from bot.index.lexicon import Lexicon, PlacedVectors
from bot.index.library import Part, Segment
from bot.index.live_segment import Figures, LiveSegment, all_alive
from bot.index.memo import Memo
from bot.index.name_table import NameTable
from bot.index.packing import LazySequence, starts_of
from bot.index.passage_rows import Piece, Pieces
from bot.index.snapshot import Passages, Ranges
from bot.index.taken_sentences import TakenSentences
from bot.index.tally import Tally, key_words
from bot.records import dataclass

_AHEAD: Final = 8  # passages that are fetched together, where one sentence is asked for
_MOST: Final = 1 << 16  # sentences whose pieces are remembered; then that begins again


class PassageStore(Protocol):
    """Where passages and documents lie."""

    def fetch(self, part: str, numbers: Sequence[int]) -> Sequence[bytes]:
        """Return what passages of a part carry, by their numbers there."""

    def document(self, key: str) -> Document:
        """Return a document by its id."""


@dataclass(frozen=True, slots=True, eq=False)
class DocumentList:
    """What is known of documents without reading them: columns, in the order of a part.

    `numbers` finds them by their ids. The words of the headings of document i, which count as its
    own, are `heading_words[heading_starts[i]:heading_starts[i + 1]]`.
    """

    ids: Sequence[str]
    paths: Sequence[str]
    titles: Sequence[str]
    dates: Sequence[str]
    sources: Sequence[str]
    languages: Sequence[str]
    urls: Sequence[str]
    numbers: Mapping[str, int]
    heading_starts: Ints
    heading_words: Ints

    def headings_of(self, number: int) -> Ints:
        """Return the words of the headings of a document."""
        return self.heading_words[self.heading_starts[number] : self.heading_starts[number + 1]]


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """What is held of a part: what it counts, its words, its documents, its passages.

    `holders` says in how many passages a term is, `term_numbers` by which number passages call
    it. `passages` are ranges of sentences; `figures` what they all add up to.
    """

    documents: DocumentList
    passages: Ints
    term_numbers: Mapping[str, int]
    holders: Ints
    lexicon: Lexicon
    tally: Tally
    statistics: Statistics
    words: int
    length: int


def outline_of(segment: Segment) -> Outline:
    """Return the outline of a segment."""
    alive = all_alive(segment).figures
    lexicon, postings = segment.lexicon, segment.index.weighed.postings
    none, table = np.zeros(0, np.int32), lexicon.word_vectors
    return Outline(
        documents=_list_documents(segment),
        passages=np.array([(one.first, one.last) for one in segment.passages], np.int32).reshape(
            -1, 2
        ),
        term_numbers=segment.index.numbers,
        holders=np.diff(postings.starts).astype(np.int32),
        lexicon=replace(
            lexicon,
            name_table=NameTable(lexicon.name_table.names, none, none),
            vectors=PlacedVectors.of(table.places(lexicon.forms), table),
        ),
        tally=replace(segment.tally, is_capital=np.zeros(0, np.uint8)),
        statistics=segment.sources.statistics,
        words=alive.words,
        length=alive.length,
    )


def _list_documents(segment: Segment) -> DocumentList:
    """Return what is known of the documents of a segment without reading them."""
    documents = tuple(segment.documents)
    find = segment.tally.words.find
    above = [find(key_words(heading_words(one)).by_number()) for one in documents]
    return DocumentList(
        ids=[one.id for one in documents],
        paths=[one.path for one in documents],
        titles=[one.title for one in documents],
        dates=[one.date for one in documents],
        sources=[one.source for one in documents],
        languages=[one.language for one in documents],
        urls=[one.url for one in documents],
        numbers={one.id: number for number, one in enumerate(documents)},
        heading_starts=starts_of([len(one) for one in above]).astype(np.int32),
        heading_words=np.concatenate([np.zeros(0, np.int32), *above]).astype(np.int32),
    )


@dataclass(frozen=True, slots=True, eq=False)
class RemotePart(Part):
    """A part whose sentences are fetched; `name` is what it is called where they lie."""

    name: str
    outline: Outline
    sources: "RemoteSources"

    def document_of(self, sentence: int) -> str:
        """Return the id of the document of a sentence."""
        number = bisect_right(self.tally.sentence_starts.data, sentence) - 1
        return self.outline.documents.ids[number]

    def find(self, term: str) -> tuple[int, int] | None:
        """Return the number of a term and how many passages have it, None if none has."""
        number = self.outline.term_numbers.get(term)
        return None if number is None else (number, self.outline.holders.item(number))


def open_part(name: str, outline: Outline, store: PassageStore) -> LiveSegment[RemotePart]:
    """Return a part of which no document is dead."""
    listed = outline.documents
    documents = RemoteDocuments(listed, store)
    sources = RemoteSources(name, outline, documents, store)
    part = RemotePart(
        documents=documents,
        sentences=sources.sentences,
        passages=Passages(outline.passages),
        ranges=Ranges(listed.numbers, outline.tally.sentence_starts),
        index=_NoIndex(),
        lexicon=outline.lexicon,
        sources=sources,
        small=None,
        problems=(),
        paths=listed.paths,
        numbers=listed.numbers,
        tally=outline.tally,
        name=name,
        outline=outline,
    )
    return LiveSegment(part, np.zeros(len(documents), bool), _figures(outline))


def _figures(outline: Outline) -> Figures:
    """Return what all documents of a part add up to."""
    usage, tally = outline.lexicon.usage, outline.tally
    return Figures(
        sentences=outline.statistics.sentences,
        words=outline.words,
        passages=len(outline.passages),
        length=outline.length,
        counts=usage.counts,
        holders=tally.holders,
        freqs=usage.freqs,
        inner=tally.inner,
        capitals=tally.capitals,
        kinds=np.zeros(0, np.intp),
        gone={},
        languages=tally.languages,
    )


class _NoIndex:
    """Stands where a part would have an index: it is searched together with all others."""

    def best(self, query: Mapping[str, float], limit: int) -> tuple[Ints | Places, Floats]:
        """Find nothing."""
        raise NotImplementedError

    def weight(self, term: str) -> float:
        """Know no term."""
        raise NotImplementedError


class FetchedDocument(Document):
    """A document whose text is fetched when somebody asks for it."""

    __slots__ = ("_read",)
    _read: Callable[[], Document]

    def __init__(self, listed: DocumentList, number: int, read: Callable[[], Document]) -> None:
        """Take what is known without reading it."""
        told = {
            "path": listed.paths[number],
            "title": listed.titles[number],
            "date": listed.dates[number],
            "source": listed.sources[number],
            "language": listed.languages[number],
            "url": listed.urls[number],
            "id": listed.ids[number],
            "_read": read,
        }
        for name, value in told.items():
            object.__setattr__(self, name, value)

    @property
    def text(self) -> str:
        """The text."""
        return self._read().text

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks."""
        return self._read().blocks

    @property
    def places(self) -> tuple[Place, ...]:
        """The places that it names."""
        return self._read().places


class RemoteDocuments(LazySequence[Document]):
    """The documents of a part, each made once: it stays the same object."""

    __slots__ = ("_listed", "_made", "_store")

    def __init__(self, listed: DocumentList, store: PassageStore) -> None:
        """Make none yet."""
        self._listed, self._store, self._made = listed, store, dict[int, Document]()

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._listed.ids)

    def _make(self, place: int) -> Document:
        """Return a document."""
        if place not in self._made:
            key = self._listed.ids[place]
            made = FetchedDocument(self._listed, place, lambda: self._store.document(key))
            self._made.setdefault(place, made)
        return self._made[place]


class RemoteSentences(LazySequence[Sentence]):
    """The sentences of a part."""

    __slots__ = ("_sources",)

    def __init__(self, sources: "RemoteSources") -> None:
        """Keep where they come from."""
        self._sources = sources

    def __len__(self) -> int:
        """Return how many there are."""
        return int(self._sources.outline.tally.sentence_starts[-1])

    def _make(self, place: int) -> Sentence:
        """Return a sentence."""
        return self._sources.take(np.array([place], np.int32))[0]


class RemoteSources:
    """The sentences of a part, and all that is known of them, out of the pieces that have them."""

    def __init__(
        self, name: str, outline: Outline, documents: RemoteDocuments, store: PassageStore
    ) -> None:
        """Know no piece yet."""
        self.name, self.outline = name, outline
        self.lexicon, self.statistics = outline.lexicon, outline.statistics
        self.sentences = RemoteSentences(self)
        self.memo = Memo()
        self._documents, self._store = documents, store
        self._lasts = outline.passages[:, 1]
        self._known: dict[int, tuple[Piece, int]] = {}

    def learn(self, pieces: Iterable[Piece]) -> None:
        """Remember where sentences are."""
        if len(self._known) > _MOST:
            self._known = {}
        for piece in pieces:
            first = piece.first
            self._known.update((first + row, (piece, row)) for row in range(len(piece)))

    def pieces(self, numbers: Ints) -> Pieces:
        """Return some sentences in their pieces, which are fetched if they are not known."""
        wanted = numbers.tolist()
        found = self._look_up(wanted)
        places: dict[int, int] = {}
        which = [places.setdefault(id(piece), len(places)) for piece, _ in found]
        distinct = {id(piece): piece for piece, _ in found}
        return Pieces([distinct[one] for one in places], which, [row for _, row in found])

    def _look_up(self, numbers: Sequence[int]) -> list[tuple[Piece, int]]:
        """Return the piece and the row of each of some sentences."""
        known = self._known
        missing = [number for number in numbers if number not in known]
        if missing:
            fresh = self._fetch(missing)
            self.learn(fresh)
            more = {one.first + row: (one, row) for one in fresh for row in range(len(one))}
            known = {number: more.get(number) or known[number] for number in numbers}
        return [known[number] for number in numbers]

    def _fetch(self, numbers: Sequence[int]) -> list[Piece]:
        """Fetch the passages in which some sentences are; a few more where it is only one.

        Those are of the same document: of others, which may be dead, there may be none any more.
        """
        passages = dict.fromkeys(bisect_right(self._lasts, number) for number in numbers)
        wanted = [*passages]
        if len(wanted) == 1:
            starts = self.outline.tally.passage_starts
            last = int(starts[bisect_right(starts.data, wanted[0])])
            wanted = [*range(wanted[0], min(wanted[0] + _AHEAD, last))]
        return [Piece(raw) for raw in self._store.fetch(self.name, wanted)]

    def take(self, numbers: Ints) -> Sequence[Sentence]:
        """Return some sentences."""
        documents = [self._documents[one] for one in self.documents_of(numbers).tolist()]
        found = self._look_up(numbers.tolist())

        def make(place: int) -> Sentence:
            piece, row = found[place]
            return piece.sentence(row, documents[place])

        return TakenSentences(len(found), make)

    def rows(self, numbers: Ints) -> SentenceRows:
        """Return what is known of some sentences."""
        found = self._look_up(numbers.tolist())
        pieces = self.pieces(numbers)
        above = [piece.terms_above(row) for piece, row in found]
        return SentenceRows(
            paragraph=pieces.paragraph,
            follows=pieces.flag("follows"),
            opens=pieces.flag("opens"),
            leans=pieces.flag("leans"),
            asks=pieces.flag("asks"),
            negates=pieces.flag("negates"),
            titles=_above([title for title, _ in above]),
            headings=_above([headings for _, headings in above]),
            antecedents=pieces.stood_for(),
        )

    def words(self, numbers: Ints) -> Words:
        """Return the words of some sentences, by their numbers in the lexicon."""
        pieces = self.pieces(numbers)
        words, starts, begins, ends, rows = pieces.written()
        forward = ForwardIndex(words, starts, begins, ends, np.zeros(0, bool))
        return gather(forward, rows.astype(np.int32), pieces.understood())

    def documents_of(self, numbers: Ints) -> Ints:
        """Return the numbers of the documents of some sentences."""
        found = np.searchsorted(self.outline.tally.sentence_starts, numbers, "right") - 1
        return found.astype(np.int32)


def _above(texts: Sequence[tuple[str, ...]]) -> Above:
    """Return what stands above some sentences, each text once."""
    places: dict[tuple[str, ...], int] = {}
    which = [places.setdefault(text, len(places)) for text in texts]
    return Above(tuple(places), np.array(which, np.intp))
