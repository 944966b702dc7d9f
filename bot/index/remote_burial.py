"""What does a part that lies elsewhere still add to a library when documents of it are gone?

Their passages are fetched once more, and what they added is taken off, as `live_segment` does it
for a segment whose arrays are here.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from bot.index.arrays import Flags, Places, place_ranges
from bot.index.live_segment import (
    Figures,
    LiveSegment,
    Said,
    are_inner,
    take_off,
    words_defined,
)
from bot.index.passage_rows import Piece, Pieces
from bot.index.remote_part import PassageStore, RemotePart
from bot.records import dataclass

_AT_ONCE: Final = 200  # passages that are fetched together


@dataclass(frozen=True, slots=True, eq=False)
class Burial:
    """Which documents of a part are dead, and what the others add up to."""

    is_dead: Flags
    figures: Figures


def bury_remote(
    live: LiveSegment[RemotePart], numbers: Iterable[int], store: PassageStore
) -> LiveSegment[RemotePart]:
    """Return a part of which some more documents are dead, by their numbers."""
    dead = [number for number in dict.fromkeys(numbers) if not live.is_dead[number]]
    if not dead:
        return live
    part = live.segment
    passages = [
        passage
        for number in dead
        for passage in range(*part.tally.passage_starts[number : number + 2].tolist())
    ]
    pieces = [
        Piece(raw)
        for at in range(0, len(passages), _AT_ONCE)
        for raw in store.fetch(part.name, passages[at : at + _AT_ONCE])
    ]
    return take_off(live, dead, _said_by(part, dead, pieces), _Passages(part, pieces))


class _Passages:
    """What some passages add to the figures of a part."""

    def __init__(self, part: RemotePart, pieces: Sequence[Piece]) -> None:
        """Count the terms of passages."""
        self.count = len(pieces)
        self.length = sum(piece.length for piece in pieces)
        self.kinds: Places = np.zeros(0, np.intp)  # of no use where nothing is searched here
        counts = Counter(term for piece in pieces for term in piece.terms.tolist())
        self.terms = Counter(
            {
                term: counts[number]
                for term, number in part.outline.term_numbers.items()
                if number in counts
            }
        )


def _said_by(part: RemotePart, documents: Sequence[int], pieces: Sequence[Piece]) -> Said:
    """Return what some documents say, given all of their passages."""
    found = _sentences_of(part, documents, pieces)
    sentences = np.array([number for number, _, _ in found], np.intp)
    told = Pieces(pieces, [place for _, place, _ in found], [row for _, _, row in found])
    words, starts, _, ends, rows = told.written()
    lengths = starts[rows + 1] - starts[rows]
    at = place_ranges(starts[rows], lengths)
    where = np.repeat(sentences, lengths)
    counts, understood = told.understood()
    stood_counts, stood_for = told.stood_for()
    stood_where = np.repeat(sentences, stood_counts)
    opens = np.repeat(told.flag("opens"), lengths)
    defined = words_defined(part.tally, documents)
    of_documents = []
    for number in documents:
        first, last = part.tally.sentence_starts[number : number + 2].tolist()
        own = words[at][(where >= first) & (where < last)]
        also = stood_for[(stood_where >= first) & (stood_where < last)]
        above = part.outline.documents.headings_of(number)
        of_documents.append(
            np.concatenate((own, also, above, np.array(defined.get(number, []), np.int32)))
        )
    return Said(
        words=np.concatenate((words[at], understood)),
        where=np.concatenate((where, np.repeat(sentences, counts))),
        is_inner=are_inner(ends[at], opens, where),
        is_capital=told.are_capital()[at],
        of_documents=of_documents,
    )


def _sentences_of(
    part: RemotePart, documents: Sequence[int], pieces: Sequence[Piece]
) -> list[tuple[int, int, int]]:
    """Return the sentences of documents, each with its piece and its row there."""
    where_is = {
        piece.first + row: (place, row)
        for place, piece in enumerate(pieces)
        for row in range(len(piece))
    }
    starts = part.tally.sentence_starts
    return [
        (sentence, *where_is[sentence])
        for number in documents
        for sentence in range(*starts[number : number + 2].tolist())
    ]
