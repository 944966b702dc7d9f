"""What is retrieved together?

Passages: consecutive sentences of one document under one heading, within a budget of words, each
beginning with the last sentences of the one before so that no neighbourhood is torn apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated

from msgspec import Meta

from bot.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Grouping:
    """How sentences are put together: at most `words` a passage, `overlap` sentences shared."""

    words: Annotated[int, Meta(ge=10, le=1000)] = 90
    overlap: Annotated[int, Meta(ge=0, le=10)] = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentences `[first, last)` of the library, all of one document and one heading."""

    first: int
    last: int


def group(
    sentences: Sequence[Sentence], grouping: Grouping, *, offset: int = 0
) -> tuple[Passage, ...]:
    """Return the passages of one document's sentences, in order; each sentence is in one at least.

    Args:
        sentences: all sentences of one document, in order.
        grouping: the budget; a single sentence above it is a passage of its own.
        offset: the number that the first of them has in the library.
    """
    passages: list[Passage] = []
    numbered = enumerate(sentences, start=offset)
    for _, run in groupby(numbered, key=lambda pair: pair[1].headings):
        section = list(run)
        lengths = [len(sentence.text.split()) for _, sentence in section]
        passages.extend(
            Passage(section[0][0] + first, section[0][0] + last)
            for first, last in _windows(lengths, grouping)
        )
    return tuple(passages)


def _windows(lengths: Sequence[int], grouping: Grouping) -> Iterator[tuple[int, int]]:
    """Yield `[first, last)` ranges whose lengths fit the budget; each brings something new."""
    first = 0
    while first < len(lengths):
        last, words = first, 0
        while last < len(lengths) and (last == first or words + lengths[last] <= grouping.words):
            words += lengths[last]
            last += 1
        yield first, last
        if last == len(lengths):
            return
        # The next window shares sentences only if a new one fits in beside them.
        first = last
        for shared in range(min(grouping.overlap, last - 1), 0, -1):
            if last - shared > 0 and sum(lengths[last - shared : last + 1]) <= grouping.words:
                first = last - shared
                break
