"""What of a library whose parts lie elsewhere lies here after all?

A few documents that say something else in this library than where they are kept. They are a part
like the others, but that their passages are here, and found here.
"""

from collections.abc import Sequence
from typing import Final

from bot.documents.document import Document
from bot.index.bm25 import Bm25
from bot.index.joined_index import searched_together
from bot.index.library import Segment
from bot.index.live_segment import LiveSegment, all_alive
from bot.index.maxscore import Term
from bot.index.passage_rows import pack_passages
from bot.index.remote_part import PassageStore, RemotePart, open_part, outline_of
from bot.records import dataclass

_NAME: Final = "near"  # of the part; those that are kept elsewhere are called otherwise


@dataclass(frozen=True, slots=True, eq=False)
class NearPart:
    """A part whose passages are here, what each carries, and the segment that finds them."""

    live: LiveSegment[RemotePart]
    segment: Segment
    rows: Sequence[bytes]

    def searched(self, parameters: Bm25, mean: float) -> "NearSearch":
        """Return what finds its passages in a library.

        Args:
            parameters: of BM25.
            mean: how many terms a passage of the library has.
        """
        return NearSearch(self, parameters, mean)


class NearSearch:
    """Finds the passages of a part that lies here, with the weights of its library."""

    def __init__(self, near: NearPart, parameters: Bm25, mean: float) -> None:
        """Weigh its postings."""
        self._rows = near.rows
        (self._searched,) = searched_together([all_alive(near.segment)], parameters, mean)

    def best(self, terms: Sequence[Term], limit: int) -> list[tuple[int, float, bytes]]:
        """Return the best passages for some terms, at least one: number, score, what it carries.

        Args:
            terms: rare ones first.
            limit: the most to return.
        """
        numbers, scores = self._searched.best(terms, limit)
        every = zip(numbers.tolist(), scores.tolist(), strict=True)
        return [(number, score, self._rows[number]) for number, score in every]


def bring_near(segment: Segment, store: PassageStore) -> NearPart:
    """Return a segment as a part that lies here; `store` has the documents."""
    rows = [raw for _, raw in pack_passages(segment)]
    live = open_part(_NAME, outline_of(segment), _PassagesHere(rows, store))
    return NearPart(live, segment, rows)


class _PassagesHere:
    """Passages that lie here; their documents are had from where all documents are."""

    def __init__(self, rows: Sequence[bytes], store: PassageStore) -> None:
        """Keep what each carries."""
        self._rows, self._store = rows, store

    def fetch(self, part: str, numbers: Sequence[int]) -> Sequence[bytes]:
        """Return what passages of the one part carry."""
        del part
        return [self._rows[number] for number in numbers]

    def document(self, key: str) -> Document:
        """Return a document by its id."""
        return self._store.document(key)
