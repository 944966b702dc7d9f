"""What library do several parts make together?

What depends on all documents is added up over the parts; everything else is taken from the part
that has it.
"""

from collections.abc import Sequence

from bot.errors import DocumentError
from bot.index.bm25 import Searchable
from bot.index.document_order import DocumentOrder
from bot.index.joined_lexicon import JoinedNumbers, join_lexicons
from bot.index.joined_sentences import (
    JoinedDocuments,
    JoinedPassages,
    JoinedRanges,
    JoinedSentences,
    JoinedSources,
)
from bot.index.library import Library, all_candidates, statistics_of
from bot.index.memo import Memo


def join_library(
    order: DocumentOrder,
    numbers: JoinedNumbers,
    index: Searchable,
    problems: Sequence[DocumentError],
) -> Library:
    """Return the library of some parts, at least one.

    Args:
        order: of their live documents.
        numbers: of their words and terms.
        index: of all their passages.
        problems: documents that could not be taken in.
    """
    lexicon = join_lexicons(order.live, numbers)
    figures = [one.figures for one in order.live]
    statistics = statistics_of(
        sum(one.sentences for one in figures),
        sum(one.words for one in figures),
        has_one_title=_have_one_title(order),
    )
    sentences = JoinedSentences(order)
    sources = JoinedSources(sentences, lexicon, statistics, Memo(), order, numbers.words)
    return Library(
        documents=JoinedDocuments(order),
        sentences=sentences,
        passages=JoinedPassages(order),
        ranges=JoinedRanges(order),
        index=index,
        lexicon=lexicon,
        sources=sources,
        small=all_candidates(sources),
        problems=tuple(problems),
    )


def _have_one_title(order: DocumentOrder) -> bool:
    """Return whether all live documents have the same title."""
    titles: set[str] = set()
    for segment, one in enumerate(order.live):
        numbers = order.numbers[order.segments == segment]
        if one.segment.sources.statistics.has_one_title:
            numbers = numbers[:1]
        for number in numbers.tolist():
            titles.add(one.segment.documents[number].title)
            if len(titles) > 1:
                return False
    return True
