"""How do parts that lie elsewhere become a library that can be asked?"""

from collections.abc import Sequence

from bot.index.bm25 import Bm25
from bot.index.document_order import order_documents
from bot.index.joined_lexicon import JoinedNumbers
from bot.index.joined_library import join_library
from bot.index.library import Library
from bot.index.live_segment import LiveSegment
from bot.index.near_part import NearPart
from bot.index.remote_index import Parts, Proposer, RemoteIndex
from bot.index.remote_part import RemotePart


def join_parts(
    live: Sequence[LiveSegment[RemotePart]],
    parameters: Bm25,
    proposer: Proposer,
    near: NearPart | None = None,
    there: Sequence[LiveSegment[RemotePart]] | None = None,
) -> Library:
    """Return the library of some parts, at least one.

    Args:
        live: the parts, and which of their documents are dead.
        parameters: of BM25.
        proposer: proposes their passages.
        near: a part that lies here.
        there: the parts as the proposer has them, where more of them lives there.
    """
    every = (*live, near.live) if near else tuple(live)
    order = order_documents(every)
    parts = Parts(every, every if there is None else tuple(there), near)
    index = RemoteIndex(parts, order.passages, parameters, proposer)
    return join_library(order, JoinedNumbers.of(every), index, ())
