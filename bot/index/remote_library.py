"""How do parts that lie elsewhere become a library that can be asked?"""

from collections.abc import Sequence

from bot.index.bm25 import Bm25
from bot.index.document_order import order_documents
from bot.index.joined_lexicon import JoinedNumbers
from bot.index.joined_library import join_library
from bot.index.library import Library
from bot.index.live_segment import LiveSegment
from bot.index.remote_index import Proposer, RemoteIndex
from bot.index.remote_part import RemotePart


def join_parts(
    live: Sequence[LiveSegment[RemotePart]], parameters: Bm25, proposer: Proposer
) -> Library:
    """Return the library of some parts, at least one.

    Args:
        live: the parts, and which of their documents are dead.
        parameters: of BM25.
        proposer: proposes their passages.
    """
    order = order_documents(live)
    index = RemoteIndex(live, order.passages, parameters, proposer)
    return join_library(order, JoinedNumbers.of(live), index, ())
