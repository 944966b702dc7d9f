"""What does a passage carry, so that its sentences can be ranked far from their segment?

A passage that is kept elsewhere takes along all that `fetch` needs of its sentences, and of those
near them: words with offsets, what stands above them, their texts. Words and terms go by the
numbers that they have in the segment. So one look-up brings a passage that can be ranked.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final

import msgspec
import numpy as np
import numpy.typing as npt

from bot.documents.document import Document, Kind
from bot.documents.passages import Passage
from bot.documents.sentences import Sentence
from bot.index.arrays import Ints, Places, place_ranges
from bot.index.library import Segment, passage_terms
from bot.text.spans import Span

BEFORE: Final = 2  # sentences near a passage that it carries too, if they are of its document
BEHIND: Final = 1
_KINDS: Final = tuple(Kind)
_KIND_NUMBERS: Final = {kind: number for number, kind in enumerate(_KINDS)}
_NONE: Final = -1
_FLAGS: Final = ("follows", "opens", "leans", "asks", "negates", "is_first")
_IS_FIRST: Final = _FLAGS.index("is_first")
(
    _PARAGRAPH, _FLAG_BITS, _TITLE, _HEADINGS, _START, _END, _OWN_PARAGRAPH, _KIND,
    _LEAD_START, _LEAD_END, _ASKED, _ABOVE, _WRITTEN, _UNDERSTOOD, _STOOD_FOR, _COLUMNS,
) = range(16)  # fmt: skip

_ENCODING: Final = ("utf-8", "surrogatepass")  # a text may hold half of a pair of UTF-16
Texts = tuple[str, ...]
_Raw = tuple[bytes, ...]


class _Carried(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What a passage carries, as bytes of arrays and as texts; `Piece` says what it means.

    `table` has a row of numbers for each sentence; `spans` holds where words begin, then where
    they end, in two bytes each if that is enough.
    """

    first: int
    length: int
    terms: bytes
    frequencies: bytes
    table: bytes
    words: bytes
    spans: bytes
    capitals: bytes
    understood: bytes
    stood_for: bytes
    above: tuple[_Raw, ...]
    headings: tuple[_Raw, ...]
    asked: _Raw
    texts: _Raw
    leads: _Raw


_encoder: Final = msgspec.msgpack.Encoder()
_decoder: Final = msgspec.msgpack.Decoder(_Carried)


class Piece:
    """The sentences of a passage, and those near it, as they were in their segment.

    They are numbered from `first` on. `terms` are the numbers of the terms of the passage,
    `frequencies` how often it says each, `length` how many it has in all.
    """

    def __init__(self, raw: bytes) -> None:
        """Decode what a passage carries; most of it only when it is asked for.

        Raises:
            ValueError: it is nothing that was packed here.
        """
        try:
            carried = _decoder.decode(raw)
        except msgspec.MsgspecError as error:
            raise ValueError(str(error)) from error
        self._carried = carried
        self.first, self.length = carried.first, carried.length
        self.terms: Ints = np.frombuffer(carried.terms, np.int32)
        self.frequencies: Ints = np.frombuffer(carried.frequencies, np.int32)
        self.table: Ints = np.frombuffer(carried.table, np.int32).reshape(-1, _COLUMNS)

    def __len__(self) -> int:
        """Return how many sentences there are."""
        return len(self.table)

    @property
    def words(self) -> Ints:
        """The words of the sentences, end to end, as `ForwardIndex.words` has them."""
        return np.frombuffer(self._carried.words, np.int32)

    @property
    def spans(self) -> Ints:
        """Where the words begin and end: two rows."""
        raw = self._carried.spans
        is_wide = len(raw) > len(self._carried.words)
        found = np.frombuffer(raw, np.int32 if is_wide else np.uint16)
        return found.reshape(2, -1).astype(np.int32)

    @property
    def are_capital(self) -> npt.NDArray[np.bool_]:
        """Which of the words are written with a capital."""
        bits = np.unpackbits(np.frombuffer(self._carried.capitals, np.uint8))
        return bits[: len(self._carried.words) // 4].astype(bool)

    @property
    def understood(self) -> Ints:
        """The words that acronyms stand for, sentence after sentence."""
        return np.frombuffer(self._carried.understood, np.int32)

    @property
    def stood_for(self) -> Ints:
        """The words that openings of sentences stand for, sentence after sentence."""
        return np.frombuffer(self._carried.stood_for, np.int32)

    @cached_property
    def above(self) -> tuple[Texts, ...]:
        """The terms of the titles and headings that stand above the sentences."""
        return tuple(map(_texts, self._carried.above))

    @cached_property
    def headings(self) -> tuple[Texts, ...]:
        """The headings that stand above the sentences, as `Sentence.headings` has them."""
        return tuple(map(_texts, self._carried.headings))

    @cached_property
    def asked(self) -> Texts:
        """The questions that head the sentences."""
        return _texts(self._carried.asked)

    def terms_above(self, row: int) -> tuple[Texts, Texts]:
        """Return the terms of the title, and of the headings, that stand above a sentence."""
        told = self.table[row]
        return self.above[told.item(_TITLE)], self.above[told.item(_HEADINGS)]

    def sentence(self, row: int, document: Document) -> "CarriedSentence":
        """Return a sentence, given its document."""
        told, carried = self.table[row].tolist(), self._carried
        lead = told[_LEAD_START]
        return CarriedSentence(
            document,
            Span(told[_START], told[_END]),
            told[_OWN_PARAGRAPH],
            self.headings[told[_ABOVE]],
            _KINDS[told[_KIND]],
            None if lead == _NONE else Span(lead, told[_LEAD_END]),
            self.asked[told[_ASKED]],
            bool(told[_FLAG_BITS] >> _IS_FIRST & 1),
            words=str(carried.texts[row], *_ENCODING),
            words_of_lead=str(carried.leads[row], *_ENCODING),
        )


class CarriedSentence(Sentence):
    """A sentence that came with its text, so that its document need not be read."""

    __slots__ = ("_words", "_words_of_lead")
    _words: str
    _words_of_lead: str

    def __init__(self, *fields: Any, words: str, words_of_lead: str) -> None:  # noqa: ANN401 - as `Sentence` has them
        """Take the fields of a sentence, its text, and that of its lead."""
        super().__init__(*fields)
        object.__setattr__(self, "_words", words)
        object.__setattr__(self, "_words_of_lead", words_of_lead)

    @property
    def text(self) -> str:
        """The words, exactly as the document has them."""
        return self._words

    @property
    def lead_text(self) -> str:
        """The beginning of what it is read with."""
        return self._words_of_lead


class Pieces:
    """Some sentences of several pieces, by the number of the piece and the row in it."""

    def __init__(self, pieces: Sequence[Piece], which: Sequence[int], rows: Sequence[int]) -> None:
        """Lay the tables of the pieces end to end."""
        self.pieces = pieces
        tables = [piece.table for piece in pieces]
        firsts = np.cumsum([0, *map(len, tables)])
        self._at: Places = firsts[np.array(which, np.intp)] + np.array(rows, np.intp)
        self._every = np.concatenate([np.zeros((0, _COLUMNS), np.int32), *tables])
        self.table: Ints = self._every[self._at]

    @property
    def paragraph(self) -> Ints:
        """The paragraph of each, as the segment numbers them."""
        return self.table[:, _PARAGRAPH]

    def flag(self, name: str) -> npt.NDArray[np.bool_]:
        """Return of which sentences one of the flags is set."""
        found: npt.NDArray[np.bool_] = (
            self.table[:, _FLAG_BITS] >> _FLAGS.index(name) & 1
        ).astype(bool)
        return found

    def written(self) -> tuple[Ints, Places, Ints, Ints, Places]:
        """Return the words of all pieces, where those of each row begin, begins, ends, the rows.

        The rows of the sentences are the last.
        """
        words = np.concatenate([np.zeros(0, np.int32), *(piece.words for piece in self.pieces)])
        none = np.zeros((2, 0), np.int32)
        spans = np.concatenate([none, *(piece.spans for piece in self.pieces)], axis=1)
        starts = np.concatenate(([0], np.cumsum(self._every[:, _WRITTEN]))).astype(np.intp)
        return words, starts, spans[0], spans[1], self._at

    def are_capital(self) -> npt.NDArray[np.bool_]:
        """Return which of the words of all pieces are written with a capital."""
        return np.concatenate([np.zeros(0, bool), *(piece.are_capital for piece in self.pieces)])

    def understood(self) -> tuple[Places, Ints]:
        """Return how many words acronyms add to each sentence, and these end to end."""
        return self._lists(_UNDERSTOOD, [piece.understood for piece in self.pieces])

    def stood_for(self) -> tuple[Places, Ints]:
        """Return how many words each sentence's opening stands for, and these end to end."""
        return self._lists(_STOOD_FOR, [piece.stood_for for piece in self.pieces])

    def _lists(self, column: int, lists: Sequence[Ints]) -> tuple[Places, Ints]:
        """Return how long the list of each sentence is, and these end to end."""
        lengths = self._every[:, column].astype(np.intp)
        firsts = np.cumsum(lengths) - lengths
        counts = lengths[self._at]
        every = np.concatenate([np.zeros(0, np.int32), *lists])
        return counts, every[place_ranges(firsts[self._at], counts)]


def pack_passages(segment: Segment) -> Iterator[tuple[list[str], bytes]]:
    """Yield the terms of each passage of a segment, one for each time it says it, and its rows."""
    packer = _Packer(segment)
    every = passage_terms(segment, range(len(segment.passages)))
    for passage, terms in zip(segment.passages, every, strict=True):
        yield terms, packer.pack(passage, terms)


class _Packer:
    """Packs the passages of one segment; what can be made of all sentences at once is made so."""

    def __init__(self, segment: Segment) -> None:
        """Lay the columns of all sentences side by side."""
        self._segment, self._sentences = segment, tuple(segment.sentences)
        forward = segment.forward
        every = np.arange(len(self._sentences), dtype=np.int32)
        self._understood = _Lists(*segment.lexicon.name_table.understood(every))
        self._stood_for = _Lists(*segment.sources.antecedents.of(every))
        self._texts = _raw(one.text for one in self._sentences)
        self._leads = _raw(one.lead_text for one in self._sentences)
        self._headings, self._asked = dict[Texts, int](), dict[str, int]()
        self._rows = self._lay_out()
        self._above = list(map(_raw, segment.sources.table.above))
        self._all_headings, self._all_asked = list(map(_raw, self._headings)), _raw(self._asked)
        self._words = forward.words.astype(np.int32)
        self._capitals = segment.tally.are_capital(0, len(forward.words))
        self._starts: list[int] = forward.starts.tolist()
        self._bounds: list[int] = segment.tally.sentence_starts.tolist()
        ranks = np.searchsorted(segment.tally.sentence_starts, every, "right") - 1
        self._documents: list[int] = ranks.tolist()

    def _lay_out(self) -> Ints:
        """Return the table of all sentences; what they share is told by its number in all."""
        table, sentences = self._segment.sources.table, self._sentences
        rows = np.zeros((len(sentences), _COLUMNS), np.int32)
        columns: dict[int, npt.ArrayLike] = {
            _PARAGRAPH: table.paragraph,
            _FLAG_BITS: self._bits(),
            _TITLE: table.title,
            _HEADINGS: table.headings,
            _START: [one.span.start for one in sentences],
            _END: [one.span.end for one in sentences],
            _OWN_PARAGRAPH: [one.paragraph for one in sentences],
            _KIND: [_KIND_NUMBERS[one.kind] for one in sentences],
            _LEAD_START: [one.lead.start if one.lead else _NONE for one in sentences],
            _LEAD_END: [one.lead.end if one.lead else _NONE for one in sentences],
            _ASKED: [self._asked.setdefault(one.asked, len(self._asked)) for one in sentences],
            _ABOVE: [
                self._headings.setdefault(one.headings, len(self._headings)) for one in sentences
            ],
            _WRITTEN: np.diff(self._segment.forward.starts),
            _UNDERSTOOD: self._understood.lengths,
            _STOOD_FOR: self._stood_for.lengths,
        }
        for column, values in columns.items():
            rows[:, column] = values
        return rows

    def _bits(self) -> Ints:
        """Return the flags of each sentence."""
        table = self._segment.sources.table
        is_first = np.array([one.is_first for one in self._sentences], bool)
        opens = self._segment.forward.opens
        flags = (table.follows, opens, table.leans, table.asks, table.negates, is_first)
        bits = np.zeros(len(self._sentences), np.int32)
        for place, flag in enumerate(flags):
            bits |= flag.astype(np.int32) << place
        return bits

    def pack(self, passage: Passage, terms: Sequence[str]) -> bytes:
        """Return what a passage carries, given its terms."""
        document = self._documents[passage.first]
        first = max(passage.first - BEFORE, self._bounds[document])
        last = min(passage.last + BEHIND, self._bounds[document + 1])
        words = slice(self._starts[first], self._starts[last])
        forward, numbers = self._segment.forward, self._segment.index.numbers
        counts = Counter(terms)
        rows = self._rows[first:last].copy()
        above = _share(rows, (_TITLE, _HEADINGS))
        headings, asked = _share(rows, (_ABOVE,)), _share(rows, (_ASKED,))
        return _encoder.encode(
            _Carried(
                first=first,
                length=len(terms),
                terms=np.array([numbers[term] for term in counts], np.int32).tobytes(),
                frequencies=np.array([*counts.values()], np.int32).tobytes(),
                table=rows.tobytes(),
                words=self._words[words].tobytes(),
                spans=forward.begins[words].tobytes() + forward.ends[words].tobytes(),
                capitals=np.packbits(self._capitals[words]).tobytes(),
                understood=self._understood.raw(first, last),
                stood_for=self._stood_for.raw(first, last),
                above=tuple(self._above[number] for number in above),
                headings=tuple(self._all_headings[number] for number in headings),
                asked=tuple(self._all_asked[number] for number in asked),
                texts=self._texts[first:last],
                leads=self._leads[first:last],
            )
        )


class _Lists:
    """A list of words for each sentence, end to end."""

    def __init__(self, lengths: Places, words: Ints) -> None:
        """Keep how long each list is, and all of them."""
        self.lengths, self._words = lengths, words.astype(np.int32)
        self._starts: list[int] = np.concatenate(([0], np.cumsum(lengths))).tolist()

    def raw(self, first: int, last: int) -> bytes:
        """Return the lists of some sentences."""
        return self._words[self._starts[first] : self._starts[last]].tobytes()


def _share(rows: Ints, columns: tuple[int, ...]) -> list[int]:
    """Have columns of a few sentences tell places among what these have, and return that."""
    places: dict[int, int] = {}
    for column in columns:
        rows[:, column] = [places.setdefault(one, len(places)) for one in rows[:, column].tolist()]
    return [*places]


def _raw(texts: Iterable[str]) -> _Raw:
    """Return texts as bytes."""
    return tuple(text.encode(*_ENCODING) for text in texts)


def _texts(raw: _Raw) -> Texts:
    """Return the texts of bytes."""
    return tuple(str(one, *_ENCODING) for one in raw)
