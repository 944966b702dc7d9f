"""What is retrieved together?

Passages: consecutive sentences of one document under one heading, up to a number of words. Each
passage begins with the last sentences of the one before, so that neighbouring sentences are
together in at least one passage.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Annotated, Final

from msgspec import Meta

from bot.documents.document import Kind
from bot.documents.sentences import Sentence
from bot.records import dataclass

# Where the scripts written without spaces begin and, each beside it, end: Thai, Lao, Tibetan and
# Burmese; Khmer; Japanese and Chinese with their punctuation. No regular expression, since one
# with that many characters takes 2 ms to compile, which is most of what this module does.
_EDGES: Final = (
    "\u0e00", "\u10a0", "\u1780", "\u1800", "\u3001", "\u3130", "\u3400", "\ua000",
    "\uf900", "\ufb00", "\uff01", "\uffa0", "\U00020000", "\U00040000",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grouping:
    """How sentences are put together: at most `words` a passage, `overlap` sentences shared."""

    words: Annotated[int, Meta(ge=10, le=1000)] = 90
    overlap: Annotated[int, Meta(ge=0, le=10)] = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentences `[first, last)` of a document or of a library, all under one heading."""

    first: int
    last: int


def group(sentences: Sequence[Sentence], grouping: Grouping) -> tuple[Passage, ...]:
    """Return the passages of one document, in order; each sentence is in at least one.

    Args:
        sentences: all sentences of one document, in order.
        grouping: the sizes. A single sentence with more words is a passage of its own. Fewer
            sentences are shared where the next one would not fit beside them.
    """
    passages: list[Passage] = []
    first = 0
    for section in _sections(sentences):
        lengths = [count_words(sentence.text) for sentence in section]
        passages.extend(
            Passage(first + start, first + stop) for start, stop in _windows(lengths, grouping)
        )
        first += len(section)
    return tuple(passages)


def count_words(text: str) -> int:
    """Return how many words a text has, for the size of a passage.

    Of a script without spaces, every two characters count as one word more, which is about the
    length of a Chinese word: else a whole page would count as one word.

    Example:
        "two words" -> 2; "我们学习语言" -> 4, one without a space in it and three
    """
    words = len(text.split())
    if text.isascii():
        return words
    high = [character for character in text if character >= _EDGES[0]]
    return words + sum(bisect_right(_EDGES, character) % 2 for character in high) // 2


def _sections(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Yield the sentences between two headings, even where both headings have the same words."""
    if not sentences:
        return
    blocks = sentences[0].document.blocks
    headings = [block.span.start for block in blocks if block.kind is Kind.HEADING]

    def section(sentence: Sentence) -> tuple[int, tuple[str, ...]]:
        return bisect_right(headings, sentence.span.start), sentence.headings

    for _, run in groupby(sentences, key=section):
        yield list(run)


def _windows(lengths: Sequence[int], grouping: Grouping) -> Iterator[tuple[int, int]]:
    """Yield ranges `[first, last)` of lengths that fit the size; each has a sentence of its own.

    There is at least one length.
    """
    first = 0
    while True:
        last, words = first, 0
        while last < len(lengths) and (last == first or words + lengths[last] <= grouping.words):
            words += lengths[last]
            last += 1
        yield first, last
        if last == len(lengths):
            return
        # As many as may be shared and leave room for the next: it could not join this window, so
        # none of these starts reaches back to the window's own, and each window moves on.
        starts = range(max(last - grouping.overlap, 0), last)
        first = next((s for s in starts if sum(lengths[s : last + 1]) <= grouping.words), last)
