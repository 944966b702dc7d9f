"""What does a segment still add to a library?

Of a segment nothing is ever written over. A document that is gone is dead: it is passed over when
something is found, and what it added to the figures of the library is taken off.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Generic, Protocol, TypeVar

import numpy as np

from bot.index.arrays import Flags, Ints, Places, distinct, is_new, place_ranges
from bot.index.forward import UNWRITTEN
from bot.index.indexing import heading_words
from bot.index.library import Part, Segment, passage_terms
from bot.index.tally import Tally, key_words
from bot.records import dataclass

_BITS: np.int64 = np.int64(32)
P_co = TypeVar("P_co", bound=Part, covariant=True)


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """What the live documents of a segment add up to, by the numbers of its own words and terms.

    `words` counts the words of sentences, those included that acronyms stand for, `length` the
    terms of passages. `counts`, `holders`, `freqs`, `inner` and `capitals` are those of `Usage`
    and `Tally`. `kinds` says how many postings there are of each kind, `gone` in how many passages
    a term was that are dead.
    """

    sentences: int
    words: int
    passages: int
    length: int
    counts: Ints
    holders: Ints
    freqs: Ints
    inner: Ints
    capitals: Ints
    kinds: Places
    gone: Mapping[str, int]
    languages: Mapping[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class LiveSegment(Generic[P_co]):
    """A segment, which of its documents are dead, and what the others add up to."""

    segment: P_co
    is_dead: Flags
    figures: Figures

    @property
    def live(self) -> Places:
        """The numbers of its live documents."""
        return np.flatnonzero(~self.is_dead)


def all_alive(segment: Segment) -> LiveSegment[Segment]:
    """Return a segment of which no document is dead."""
    lexicon, tally, index = segment.lexicon, segment.tally, segment.index
    postings = index.weighed.postings
    figures = Figures(
        sentences=len(segment.sentences),
        words=len(segment.forward.words) + len(lexicon.name_table.words),
        passages=len(segment.passages),
        length=int(postings.passage_lengths.sum(dtype=np.int64)),
        counts=lexicon.usage.counts,
        holders=tally.holders,
        freqs=lexicon.usage.freqs,
        inner=tally.inner,
        capitals=tally.capitals,
        kinds=index.kind_counts,
        gone={},
        languages=tally.languages,
    )
    return LiveSegment(segment, np.zeros(len(segment.documents), bool), figures)


def bury(live: LiveSegment[Segment], numbers: Iterable[int]) -> LiveSegment[Segment]:
    """Return a segment of which some more documents are dead, by their numbers."""
    dead = [number for number in dict.fromkeys(numbers) if not live.is_dead[number]]
    if not dead:
        return live
    segment = live.segment
    sentences = _ranges(segment.tally.sentence_starts, dead)
    said = _said_by(segment, dead, sentences)
    postings = _PostingsOf(segment, _ranges(segment.tally.passage_starts, dead))
    return take_off(live, dead, said, postings)


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """The words of some sentences, by their numbers, and which sentence says each.

    Those that are written stand before those that acronyms stand for, of which there is no mark in
    `is_inner` and `is_capital`: whether a word stands inside its sentence, and is written with a
    capital. `of_documents` are the words that each document has, there or anywhere else.
    """

    words: Ints
    where: Places
    is_inner: Flags
    is_capital: Flags
    of_documents: Sequence[Ints]


class SaidInPassages(Protocol):
    """What some passages add to the figures of a part."""

    @property
    def count(self) -> int:
        """How many passages there are."""

    @property
    def length(self) -> int:
        """How many terms they have."""

    @property
    def terms(self) -> Counter[str]:
        """How many of them have each term."""

    @property
    def kinds(self) -> Places:
        """How many postings there are of each kind."""


def take_off(
    live: LiveSegment[P_co], dead: Sequence[int], said: Said, passages: SaidInPassages
) -> LiveSegment[P_co]:
    """Return a part of which some more documents are dead, given what these say."""
    is_dead = live.is_dead.copy()
    is_dead[[*dead]] = True
    part, before = live.segment, live.figures
    words = _WordsOf(part, said)
    languages = Counter(before.languages)
    languages.subtract(part.documents[number].language for number in dead)
    starts = part.tally.sentence_starts
    figures = Figures(
        sentences=before.sentences - sum(int(starts[one + 1] - starts[one]) for one in dead),
        words=before.words - len(said.words),
        passages=before.passages - passages.count,
        length=before.length - passages.length,
        counts=before.counts - words.counts,
        holders=before.holders - words.holders,
        freqs=before.freqs - words.freqs,
        inner=before.inner - words.inner,
        capitals=before.capitals - words.capitals,
        kinds=before.kinds - passages.kinds,
        gone=Counter(before.gone) + passages.terms,
        languages=+languages,
    )
    return replace(live, is_dead=is_dead, figures=figures)


class _WordsOf:
    """What some sentences add to the figures of the words of a part."""

    def __init__(self, part: Part, said: Said) -> None:
        """Count the words."""
        usage, forms = part.lexicon.usage, len(part.lexicon.forms)
        terms = usage.terms[said.words].astype(np.intp)
        width = max(len(usage.freqs), 1)
        self.counts: Ints = np.bincount(said.words, minlength=forms).astype(np.int32)
        pairs = distinct(said.where.astype(np.intp) * width + terms)
        self.freqs = _count(np.remainder(pairs, width), len(usage.freqs))
        written = terms[: len(said.is_inner)]
        self.inner = _count(written[said.is_inner], len(usage.freqs))
        self.capitals = _count(written[said.is_inner & said.is_capital], len(usage.freqs))
        self.holders = np.zeros(forms, np.int32)
        for words in said.of_documents:
            self.holders[words] += 1  # a word that stands there twice is in one document


def _said_by(segment: Segment, documents: Sequence[int], sentences: Places) -> Said:
    """Return what some documents of a segment say, given their sentences."""
    forward = segment.forward
    firsts = forward.starts[sentences]
    lengths = forward.starts[sentences + 1] - firsts
    at = place_ranges(firsts, lengths)
    where = np.repeat(sentences, lengths)
    understood, meant = segment.lexicon.name_table.understood(sentences.astype(np.int32))
    opens = np.repeat(forward.opens[sentences], lengths)
    is_capital = np.concatenate(
        [np.zeros(0, bool)]
        + [
            segment.tally.are_capital(int(forward.starts[first]), int(forward.starts[last]))
            for first, last in _bounds(segment.tally.sentence_starts, documents)
        ]
    )
    return Said(
        words=np.concatenate((forward.words[at], meant)),
        where=np.concatenate((where, np.repeat(sentences, understood))),
        is_inner=are_inner(forward.ends[at], opens, where),
        is_capital=is_capital,
        of_documents=_words_of_documents(segment, documents),
    )


def are_inner(ends: Ints, opens: Flags, where: Places) -> Flags:
    """Return which written words do not begin their sentence.

    Args:
        ends: of the words, as `ForwardIndex` has them.
        opens: whether the sentence of each begins with its first word.
        where: the sentence of each.
    """
    found: Flags = (ends != UNWRITTEN) & ~(opens & is_new(where))
    return found


def _count(numbers: Ints | Places, count: int) -> Ints:
    """Return how often each number below a count stands there."""
    found: Ints = np.bincount(numbers, minlength=count).astype(np.int32)
    return found


def words_defined(tally: Tally, documents: Sequence[int]) -> dict[int, list[int]]:
    """Return the words that acronyms stand for in some documents, by the document."""
    defined: dict[int, list[int]] = {}
    definitions = tally.definitions
    for row in np.flatnonzero(np.isin(definitions.documents, documents)).tolist():
        own = defined.setdefault(int(definitions.documents[row]), [])
        own.extend(definitions.words_of(row))
    return defined


def _words_of_documents(segment: Segment, documents: Sequence[int]) -> list[Ints]:
    """Return the words that each of some documents of a segment has."""
    tally, forward = segment.tally, segment.forward
    defined = words_defined(tally, documents)
    found = []
    bounds = _bounds(tally.sentence_starts, documents)
    for document, (first, last) in zip(documents, bounds, strict=True):
        above = heading_words(segment.documents[document])
        sentences = np.arange(first, last, dtype=np.int32)
        every = np.concatenate(
            (
                forward.words[forward.starts[first] : forward.starts[last]],
                segment.sources.antecedents.of(sentences)[1],
                tally.words.find(key_words(above).by_number()),
                np.array(defined.get(document, []), np.int32),
            )
        )
        found.append(every)
    return found


class _PostingsOf:
    """What some passages of a segment add to the figures of its postings."""

    def __init__(self, segment: Segment, passages: Places) -> None:
        """Count the postings of passages."""
        self.count = len(passages)
        postings = segment.index.weighed.postings
        self.length = int(postings.passage_lengths[passages].sum(dtype=np.int64))
        self.terms: Counter[str] = Counter()
        pairs: list[tuple[int, int]] = []
        for passage, terms in zip(
            passages.tolist(), passage_terms(segment, passages.tolist()), strict=True
        ):
            said = Counter(terms)
            self.terms.update(said.keys())
            length = int(postings.passage_lengths[passage])
            pairs.extend((frequency, length) for frequency in said.values())
        table = np.array(pairs, np.int64).reshape(-1, 2)
        wanted = pair_codes(table[:, 0], table[:, 1])
        codes = pair_codes(postings.frequencies, postings.lengths)
        order = np.argsort(codes)
        found = order[np.searchsorted(codes[order], wanted)]
        self.kinds: Places = np.bincount(found, minlength=len(codes))


def pair_codes(frequencies: Ints | Places, lengths: Ints | Places) -> Places:
    """Return a number for each pair of a frequency and a length."""
    codes: Places = (frequencies.astype(np.int64) << _BITS) | lengths.astype(np.int64)
    return codes


def _bounds(starts: Ints, documents: Sequence[int]) -> list[tuple[int, int]]:
    """Return where the range of each of some documents begins and ends."""
    numbers = np.array(documents, np.intp)
    return list(zip(starts[numbers].tolist(), starts[numbers + 1].tolist(), strict=True))


def _ranges(starts: Ints, documents: Sequence[int]) -> Places:
    """Return all numbers in the ranges of some documents, end to end."""
    numbers = np.array(documents, np.intp)
    firsts = starts[numbers].astype(np.intp)
    return place_ranges(firsts, starts[numbers + 1] - firsts)
