"""What does a segment still add to a library?

Of a segment nothing is ever written over. A document that is gone is dead: it is passed over when
something is found, and what it added to the figures of the library is taken off.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from bot.index.arrays import Flags, Ints, Places, distinct, is_new, place_ranges
from bot.index.forward import UNWRITTEN
from bot.index.indexing import heading_words
from bot.index.library import Segment, passage_terms
from bot.index.tally import key_words
from bot.records import dataclass

_BITS: np.int64 = np.int64(32)


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
class LiveSegment:
    """A segment, which of its documents are dead, and what the others add up to."""

    segment: Segment
    is_dead: Flags
    figures: Figures

    @property
    def live(self) -> Places:
        """The numbers of its live documents."""
        return np.flatnonzero(~self.is_dead)


def all_alive(segment: Segment) -> LiveSegment:
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


def bury(live: LiveSegment, numbers: Iterable[int]) -> LiveSegment:
    """Return a segment of which some more documents are dead, by their numbers."""
    dead = [number for number in dict.fromkeys(numbers) if not live.is_dead[number]]
    if not dead:
        return live
    is_dead = live.is_dead.copy()
    is_dead[dead] = True
    segment, before = live.segment, live.figures
    sentences = _ranges(segment.tally.sentence_starts, dead)
    words = _WordsOf(segment, dead, sentences)
    passages = _ranges(segment.tally.passage_starts, dead)
    postings = _PostingsOf(segment, passages)
    languages = Counter(before.languages)
    languages.subtract(segment.documents[number].language for number in dead)
    figures = Figures(
        sentences=before.sentences - len(sentences),
        words=before.words - words.count,
        passages=before.passages - len(passages),
        length=before.length - postings.length,
        counts=before.counts - words.counts,
        holders=before.holders - words.holders,
        freqs=before.freqs - words.freqs,
        inner=before.inner - words.inner,
        capitals=before.capitals - words.capitals,
        kinds=before.kinds - postings.kinds,
        gone=Counter(before.gone) + postings.terms,
        languages=+languages,
    )
    return replace(live, is_dead=is_dead, figures=figures)


class _WordsOf:
    """What some documents of a segment add to the figures of its words."""

    def __init__(self, segment: Segment, documents: Sequence[int], sentences: Places) -> None:
        """Count the words of documents, given their sentences."""
        lexicon, forward = segment.lexicon, segment.forward
        usage, tally = lexicon.usage, segment.tally
        firsts = forward.starts[sentences]
        lengths = forward.starts[sentences + 1] - firsts
        at = place_ranges(firsts, lengths)
        where = np.repeat(sentences, lengths)
        understood, meant = lexicon.name_table.understood(sentences.astype(np.int32))
        used = np.concatenate((forward.words[at], meant))
        where = np.concatenate((where, np.repeat(sentences, understood)))
        terms = usage.terms[used].astype(np.intp)
        width = max(len(usage.freqs), 1)
        self.count = len(used)
        self.counts: Ints = np.bincount(used, minlength=len(lexicon.forms)).astype(np.int32)
        pairs = distinct(where.astype(np.intp) * width + terms)
        self.freqs = _count(np.remainder(pairs, width), len(usage.freqs))
        opens = np.repeat(forward.opens[sentences], lengths)
        is_inner = (forward.ends[at] != UNWRITTEN) & ~(opens & is_new(where[: len(at)]))
        is_capital = np.concatenate(
            [np.zeros(0, bool)]
            + [
                tally.are_capital(int(forward.starts[first]), int(forward.starts[last]))
                for first, last in _bounds(tally.sentence_starts, documents)
            ]
        )
        own = terms[: len(at)]
        self.inner = _count(own[is_inner], len(usage.freqs))
        self.capitals = _count(own[is_inner & is_capital], len(usage.freqs))
        self.holders = _count_holders(segment, documents)


def _count(numbers: Ints | Places, count: int) -> Ints:
    """Return how often each number below a count stands there."""
    found: Ints = np.bincount(numbers, minlength=count).astype(np.int32)
    return found


def _count_holders(segment: Segment, documents: Sequence[int]) -> Ints:
    """Return how many of some documents have each word of a segment."""
    tally, forward = segment.tally, segment.forward
    holders = np.zeros(len(segment.lexicon.forms), np.int32)
    defined: dict[int, list[int]] = {}
    for row in np.flatnonzero(np.isin(tally.definitions.documents, documents)).tolist():
        words = tally.definitions.words_of(row)
        defined.setdefault(int(tally.definitions.documents[row]), []).extend(words)
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
        holders[every] += 1  # a word that stands there twice is in one document
    return holders


class _PostingsOf:
    """What some passages of a segment add to the figures of its postings."""

    def __init__(self, segment: Segment, passages: Places) -> None:
        """Count the postings of passages."""
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
