"""How does a whole library lie in a file, and is open without being read?

Documents, sentences and passages are kept as arrays beside the index, the lexicon and all else
that is derived of them. Each is made when somebody asks for it, and a document is made once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from bot.documents.document import Block, Document, Kind, Place
from bot.documents.passages import Passage
from bot.documents.sentences import Sentence
from bot.errors import DocumentFault
from bot.index.antecedents import Antecedents
from bot.index.arrays import Flags, Ints
from bot.index.bm25 import Index
from bot.index.candidates import Sources, Statistics
from bot.index.forward import ForwardIndex
from bot.index.lexicon import Lexicon
from bot.index.library import Segment, all_candidates
from bot.index.memo import Memo
from bot.index.packing import LazySequence, starts_of
from bot.index.segments import pack, unpack
from bot.index.sentence_table import SentenceTable
from bot.index.tally import Tally
from bot.records import dataclass
from bot.text.spans import Span
from bot.text.word_vectors import WordVectors

_KINDS: Final = tuple(Kind)
_NUMBER_OF: Final = {kind: number for number, kind in enumerate(_KINDS)}
_NO_LEAD: Final = (-1, -1)


@dataclass(frozen=True, slots=True, eq=False)
class PackedDocuments:
    """Documents, end to end.

    The blocks of document i are those from `block_starts[i]` to `block_starts[i + 1]`, of which
    `above` tells which of `headings` stand above each; so are its places. `in_order` has the
    documents' numbers in the order of their ids, which `sorted_ids` are.
    """

    paths: Sequence[str]
    texts: Sequence[str]
    titles: Sequence[str]
    dates: Sequence[str]
    sources: Sequence[str]
    languages: Sequence[str]
    urls: Sequence[str]
    block_starts: Ints
    spans: Ints
    kinds: npt.NDArray[np.uint8]
    above: Ints
    leads: Ints
    headings: Sequence[tuple[str, ...]]
    place_starts: Ints
    offsets: Ints
    place_names: Sequence[str]
    place_urls: Sequence[str]
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class PackedSentences:
    """Sentences as columns: `above` and `asked` are places in `headings` and `questions`."""

    document: Ints
    spans: Ints
    paragraph: Ints
    kinds: npt.NDArray[np.uint8]
    above: Ints
    leads: Ints
    asked: Ints
    is_first: Flags
    headings: Sequence[tuple[str, ...]]
    questions: Sequence[str]


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """What is kept of a library; `firsts` are the numbers of the documents' first sentences."""

    documents: PackedDocuments
    sentences: PackedSentences
    passages: Ints
    firsts: Ints
    index: Index
    lexicon: Lexicon
    forward: ForwardIndex
    table: SentenceTable
    antecedents: Antecedents
    tally: Tally
    statistics: Statistics
    faults: Sequence[tuple[str, str]]
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class SegmentList:
    """What is kept of a library of several segments, each of which is kept in a file of its own.

    `names` are those of the files, `dead` the numbers of the documents of each that are dead;
    `segments` and `numbers` tell where the documents are, in their order.
    """

    names: Sequence[str]
    dead: Sequence[Sequence[int]]
    segments: Ints
    numbers: Ints
    notes: Mapping[str, str]


def pack_library(
    library: Segment, key: bytes, notes: Mapping[str, str]
) -> Iterable[bytes | memoryview]:
    """Yield the bytes of a file from which a library can be opened.

    Args:
        library: to be kept.
        key: says what it was made of, and by which version; whoever opens it gives the same.
        notes: whatever whoever opens it wants to know besides.
    """
    sources = library.sources
    ends = [library.ranges[one.id][1] for one in library.documents]
    numbers = {one.id: number for number, one in enumerate(library.documents)}
    kept = Snapshot(
        documents=_pack_documents(library.documents),
        sentences=pack_sentences(library.sentences, numbers),
        passages=_ints([(one.first, one.last) for one in library.passages], 2),
        firsts=np.array([0, *ends], np.int32),
        index=library.index,
        lexicon=library.lexicon,
        forward=library.forward,
        tally=library.tally,
        table=sources.table,
        antecedents=sources.antecedents,
        statistics=sources.statistics,
        faults=[
            (one.source, one.fault) for one in library.problems if isinstance(one, DocumentFault)
        ],
        notes=notes,
    )
    return pack(kept, key)


def open_library(
    raw: npt.NDArray[np.uint8], key: bytes, word_vectors: WordVectors
) -> tuple[Segment, Mapping[str, str]]:
    """Return the library of a file, whose bytes have to stay as they are, and the notes.

    Raises:
        NotASegment: it was made of something else, by another version, or is damaged.
    """
    return open_snapshot(unpack(raw, key, word_vectors))


def open_snapshot(kept: Snapshot, *, is_part: bool = False) -> tuple[Segment, Mapping[str, str]]:
    """Return the library that was kept, and the notes.

    `is_part` says whether it is asked only together with other segments.
    """
    documents = Documents(kept.documents)
    sentences = Sentences(kept.sentences, documents)
    sources = Sources(
        sentences,
        kept.table,
        kept.forward,
        kept.antecedents,
        kept.lexicon,
        kept.statistics,
        Memo(),
    )
    library = Segment(
        documents=documents,
        sentences=sentences,
        passages=Passages(kept.passages),
        ranges=Ranges(kept.documents.numbers, kept.firsts),
        index=kept.index,
        lexicon=kept.lexicon,
        sources=sources,
        small=None if is_part else all_candidates(sources),
        paths=kept.documents.paths,
        numbers=kept.documents.numbers,
        tally=kept.tally,
        problems=tuple(DocumentFault(source, fault) for source, fault in kept.faults),
    )
    return library, kept.notes


class Documents(LazySequence[Document]):
    """The documents of a file, each made once: it stays the same object."""

    __slots__ = ("_made", "_packed")

    def __init__(self, packed: PackedDocuments) -> None:
        """Make none yet."""
        self._packed, self._made = packed, dict[int, Document]()

    def __len__(self) -> int:
        """Return how many documents there are."""
        return len(self._packed.block_starts) - 1

    def _make(self, place: int) -> Document:
        """Return a document."""
        if place not in self._made:
            self._made.setdefault(place, self._read(place))
        return self._made[place]

    def _read(self, place: int) -> Document:
        """Return a document as the file has it."""
        packed = self._packed
        first, last = packed.place_starts[place : place + 2].tolist()
        return Document(
            path=packed.paths[place],
            text=packed.texts[place],
            title=packed.titles[place],
            date=packed.dates[place],
            source=packed.sources[place],
            language=packed.languages[place],
            blocks=tuple(self._blocks(place)),
            url=packed.urls[place],
            places=tuple(
                Place(start, packed.place_names[number], packed.place_urls[number])
                for number, start in enumerate(packed.offsets[first:last].tolist(), start=first)
            ),
        )

    def _blocks(self, place: int) -> Iterator[Block]:
        """Yield the blocks of a document."""
        packed = self._packed
        here = slice(*packed.block_starts[place : place + 2].tolist())
        columns = (packed.spans, packed.kinds, packed.above, packed.leads)
        headings = {one: packed.headings[one] for one in set(packed.above[here].tolist())}
        for (start, end), kind, above, lead in zip(
            *(column[here].tolist() for column in columns), strict=True
        ):
            yield Block(Span(start, end), _KINDS[kind], headings[above], _lead(*lead))


class Sentences(LazySequence[Sentence]):
    """The sentences of a file."""

    __slots__ = ("_documents", "_packed")

    def __init__(self, packed: PackedSentences, documents: Documents) -> None:
        """Make none yet."""
        self._packed, self._documents = packed, documents

    def __len__(self) -> int:
        """Return how many sentences there are."""
        return len(self._packed.document)

    def _make(self, place: int) -> Sentence:
        """Return a sentence."""
        document = self._documents[int(self._packed.document[place])]
        return sentence_of(self._packed, place, document)


class Passages(LazySequence[Passage]):
    """The passages of a file."""

    __slots__ = ("_ranges",)

    def __init__(self, ranges: Ints) -> None:
        """Make none yet."""
        self._ranges = ranges

    def __len__(self) -> int:
        """Return how many passages there are."""
        return len(self._ranges)

    def _make(self, place: int) -> Passage:
        """Return a passage."""
        return Passage(*self._ranges[place].tolist())


class Ranges(Mapping[str, tuple[int, int]]):
    """Where the sentences of each document begin and end, by its id."""

    __slots__ = ("_firsts", "_numbers")

    def __init__(self, numbers: Mapping[str, int], firsts: Ints) -> None:
        """Keep the documents' numbers and their first sentences."""
        self._numbers, self._firsts = numbers, firsts

    def __getitem__(self, key: str) -> tuple[int, int]:
        """Return where the sentences of a document begin and end."""
        number = self._numbers[key]
        return int(self._firsts[number]), int(self._firsts[number + 1])

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        return iter(self._numbers)

    def __len__(self) -> int:
        """Return how many documents there are."""
        return len(self._numbers)


def _pack_documents(documents: Sequence[Document]) -> PackedDocuments:
    """Return documents as columns."""
    blocks = [block for one in documents for block in one.blocks]
    places = [place for one in documents for place in one.places]
    above, headings = _once([block.headings for block in blocks])
    return PackedDocuments(
        **{
            f"{name}s": list(map(attrgetter(name), documents))
            for name in ("path", "text", "title", "date", "source", "language", "url")
        },
        block_starts=starts_of([len(one.blocks) for one in documents]).astype(np.int32),
        spans=_ints([(block.span.start, block.span.end) for block in blocks], 2),
        kinds=np.array([_NUMBER_OF[block.kind] for block in blocks], np.uint8),
        above=above,
        leads=_ints([_from_lead(block.lead) for block in blocks], 2),
        headings=headings,
        place_starts=starts_of([len(one.places) for one in documents]).astype(np.int32),
        offsets=_ints([place.start for place in places]),
        place_names=[place.name for place in places],
        place_urls=[place.url for place in places],
        numbers={one.id: number for number, one in enumerate(documents)},
    )


def pack_sentences(sentences: Sequence[Sentence], numbers: Mapping[str, int]) -> PackedSentences:
    """Return sentences as columns, given the numbers of their documents by id."""
    above, headings = _once([one.headings for one in sentences])
    asked, questions = _once([one.asked for one in sentences])
    return PackedSentences(
        document=_ints([numbers[one.document.id] for one in sentences]),
        spans=_ints([(one.span.start, one.span.end) for one in sentences], 2),
        paragraph=_ints([one.paragraph for one in sentences]),
        kinds=np.array([_NUMBER_OF[one.kind] for one in sentences], np.uint8),
        above=above,
        leads=_ints([_from_lead(one.lead) for one in sentences], 2),
        asked=asked,
        is_first=np.array([one.is_first for one in sentences], bool),
        headings=headings,
        questions=questions,
    )


def sentence_of(packed: PackedSentences, place: int, document: Document) -> Sentence:
    """Return the sentence at a place, given its document."""
    return Sentence(
        document=document,
        span=Span(*packed.spans[place].tolist()),
        paragraph=int(packed.paragraph[place]),
        headings=packed.headings[int(packed.above[place])],
        kind=_KINDS[packed.kinds[place]],
        lead=_lead(*packed.leads[place].tolist()),
        asked=packed.questions[int(packed.asked[place])],
        is_first=bool(packed.is_first[place]),
    )


def _once(values: Sequence[Any]) -> tuple[Ints, list[Any]]:
    """Return which of the different values each is, and these."""
    places: dict[Any, int] = {}
    which = [places.setdefault(value, len(places)) for value in values]
    return _ints(which), list(places)


def _ints(rows: Sequence[Any], columns: int = 0) -> Ints:
    """Return numbers as an array, of some columns if any are named."""
    found = np.array(rows, np.int32)
    return found.reshape(-1, columns) if columns else found


def _from_lead(lead: Span | None) -> tuple[int, int]:
    """Return a lead as two numbers."""
    return (lead.start, lead.end) if lead else _NO_LEAD


def _lead(start: int, end: int) -> Span | None:
    """Return the lead that two numbers stand for."""
    return Span(start, end) if (start, end) != _NO_LEAD else None
