"""Which words stand in each sentence?

The forward index: from a sentence to its words, where the postings of `bot.index.bm25` lead from a
term to passages. A sentence has the words that it writes, and those that it is understood to say:
what it is read with, other forms of its numbers and dates.
"""

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

import numpy as np

from bot.index.arrays import Flags, Ints, Places, place_ranges
from bot.records import dataclass

PADDING: Final = -1  # stands behind the words of each sentence, so that none is without a word
UNWRITTEN: Final = 0  # the end of a word that a sentence is understood to say and does not write


@dataclass(frozen=True, slots=True, eq=False)
class ForwardIndex:
    """The words of each sentence, by their numbers in the lexicon, stop words left out.

    The words of sentence i are `words[starts[i]:starts[i + 1]]`, in the order of the text; word j
    is `[begins[j], ends[j])` of its sentence's text. Behind them stand those that the sentence is
    understood to say, whose end is `UNWRITTEN`. `opens` tells whether sentence i begins with its
    first word, and not with a stop word. Four bytes a word let a sentence be marked quickly; they
    are eight where some sentence has more than 65,535 characters.
    """

    words: Ints
    starts: Places
    begins: Ints
    ends: Ints
    opens: Flags

    def of(self, sentence: int) -> Ints:
        """Return the numbers of the words of one sentence."""
        return self.words[self.starts[sentence] : self.starts[sentence + 1]]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of some sentences end to end, each sentence closed by one more, `PADDING`.

    Those of sentence i begin at `starts[i]`; `within` counts the words of each sentence from 0;
    `begins` and `ends` are their offsets in it; `lengths` leaves the padding out.
    """

    words: Ints
    starts: Places
    within: Places
    begins: Ints
    ends: Ints
    lengths: Places

    def of(self, place: int) -> Ints:
        """Return the words of the sentence at a place."""
        start = self.starts[place]
        return self.words[start : start + self.lengths[place]]

    def words_in_text(self, place: int) -> Iterator[tuple[int, int, int]]:
        """Yield the words that the sentence at a place writes, each with its start and its end."""
        start = self.starts[place]
        here = slice(start, start + self.lengths[place])
        spans = self.begins[here].tolist(), self.ends[here].tolist()
        found = zip(self.words[here].tolist(), *spans, strict=True)
        return takewhile(lambda word: word[2] != UNWRITTEN, found)


def gather(forward: ForwardIndex, numbers: Ints, more: tuple[Places, Ints]) -> Words:
    """Return the words of some sentences.

    Args:
        forward: of the library.
        numbers: which sentences, in any order.
        more: words to stand behind those of each: how many, and all of them end to end.
    """
    counts, others = more
    firsts = forward.starts[numbers]
    own = forward.starts[numbers + 1] - firsts
    lengths = own + counts
    ends = np.cumsum(lengths + 1)
    starts = ends - lengths - 1
    size = int(ends[-1]) if len(ends) else 0
    words = np.full(size, PADDING, np.int32)
    spans = np.full((2, size), UNWRITTEN, np.int32)
    here = place_ranges(starts, own)
    there = here + np.repeat(firsts - starts, own)
    words[here] = forward.words[there]
    spans[0, here] = forward.begins[there]
    spans[1, here] = forward.ends[there]
    if len(others):
        words[place_ranges(starts + own, counts)] = others
    within = np.arange(size) - np.repeat(starts, lengths + 1)
    return Words(words, starts, within, spans[0], spans[1], lengths)
