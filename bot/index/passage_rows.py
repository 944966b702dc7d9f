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
    every = range(len(segment.passages))
    for number, terms in zip(every, passage_terms(segment, every), strict=True):
        yield terms, packer.pack(number, terms)


class _Packer:
    """Packs the passages of one segment."""

    def __init__(self, segment: Segment) -> None:
        """Lay the columns of all sentences side by side."""
        self._segment = segment
        table, forward = segment.sources.table, segment.forward
        sentences = np.arange(len(segment.sentences), dtype=np.int32)
        self._understood = segment.lexicon.name_table.understood(sentences)
        self._stood_for = segment.sources.antecedents.of(sentences)
        self._understood_starts = _starts(self._understood[0])
        self._stood_for_starts = _starts(self._stood_for[0])
        bits = np.zeros(len(sentences), np.int32)
        flags = (table.follows, forward.opens, table.leans, table.asks, table.negates)
        for place, flag in enumerate(flags):
            bits |= flag.astype(np.int32) << place
        self._rows = np.zeros((len(sentences), _COLUMNS), np.int32)
        self._rows[:, _PARAGRAPH] = table.paragraph
        self._rows[:, _FLAG_BITS] = bits
        self._rows[:, _WRITTEN] = np.diff(forward.starts)
        self._rows[:, _UNDERSTOOD] = self._understood[0]
        self._rows[:, _STOOD_FOR] = self._stood_for[0]
        self._documents = np.searchsorted(segment.tally.sentence_starts, sentences, "right") - 1

    def pack(self, number: int, terms: Sequence[str]) -> bytes:
        """Return what a passage carries, given its terms."""
        segment, passage = self._segment, self._segment.passages[number]
        document = self._documents[passage.first]
        low, high = segment.tally.sentence_starts[document : document + 2].tolist()
        first, last = max(passage.first - BEFORE, low), min(passage.last + BEHIND, high)
        forward, tally = segment.forward, segment.tally
        start, end = forward.starts[[first, last]].tolist()
        counts = Counter(terms)
        numbers = [segment.index.numbers[term] for term in counts]
        sentences = segment.sentences[first:last]
        names = _Names(segment, first, sentences)
        rows = self._rows[first:last].copy()
        rows[:, _TITLE : _ABOVE + 1] = names.columns
        rows[:, _FLAG_BITS] |= names.first_bits
        return _encoder.encode(
            _Carried(
                first=first,
                length=len(terms),
                terms=np.array(numbers, np.int32).tobytes(),
                frequencies=np.array(list(counts.values()), np.int32).tobytes(),
                table=rows.tobytes(),
                words=forward.words[start:end].astype(np.int32).tobytes(),
                spans=np.stack((forward.begins[start:end], forward.ends[start:end])).tobytes(),
                capitals=np.packbits(tally.are_capital(start, end)).tobytes(),
                understood=_slice(self._understood[1], self._understood_starts, first, last),
                stood_for=_slice(self._stood_for[1], self._stood_for_starts, first, last),
                above=tuple(map(_raw, names.above)),
                headings=tuple(map(_raw, names.headings)),
                asked=_raw(names.asked),
                texts=_raw(one.text for one in sentences),
                leads=_raw(one.lead_text for one in sentences),
            )
        )


class _Names:
    """The texts that the sentences of a passage share, each once, and who has which."""

    def __init__(self, segment: Segment, first: int, sentences: Sequence[Sentence]) -> None:
        """Collect those of some sentences, of which the first has a number."""
        table = segment.sources.table
        self.above: dict[Texts, int] = {}
        self.headings: dict[Texts, int] = {}
        self.asked: dict[str, int] = {}
        places = slice(first, first + len(sentences))
        rows = []
        titles, headings = table.title[places].tolist(), table.headings[places].tolist()
        for title, heading, one in zip(titles, headings, sentences, strict=True):
            lead = (one.lead.start, one.lead.end) if one.lead else (_NONE, _NONE)
            rows.append(
                (
                    self.above.setdefault(tuple(table.above[title]), len(self.above)),
                    self.above.setdefault(tuple(table.above[heading]), len(self.above)),
                    *(one.span.start, one.span.end, one.paragraph, _KIND_NUMBERS[one.kind]),
                    *lead,
                    self.asked.setdefault(one.asked, len(self.asked)),
                    self.headings.setdefault(one.headings, len(self.headings)),
                )
            )
        self.columns = np.array(rows, np.int32)
        firsts = [one.is_first << _IS_FIRST for one in sentences]
        self.first_bits = np.array(firsts, np.int32)


def _raw(texts: Iterable[str]) -> _Raw:
    """Return texts as bytes."""
    return tuple(text.encode(*_ENCODING) for text in texts)


def _texts(raw: _Raw) -> Texts:
    """Return the texts of bytes."""
    return tuple(str(one, *_ENCODING) for one in raw)


def _starts(lengths: Places | Ints) -> Places:
    """Return where lists of some lengths begin, and where the last ends."""
    return np.concatenate(([0], np.cumsum(lengths))).astype(np.intp)


def _slice(values: Ints, starts: Places, first: int, last: int) -> bytes:
    """Return the lists of some sentences as bytes."""
    return values[starts[first] : starts[last]].astype(np.int32).tobytes()
