"""Which terms are names, and what do acronyms stand for?

Both are understood from a library as a whole, and change with every document that is added. So
they lie in a table beside the lexicon, and no document's own words hold any of them: what a
sentence with "EU" is understood to say is looked up when a question comes.
"""

from collections.abc import Set

import numpy as np

from bot.index.arrays import Ints, Places, place_ranges
from bot.records import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class NameTable:
    """The names of a library, and where it says words by an acronym.

    `names` holds the terms that are written with a capital wherever a sentence does not ask for
    it. Row i says that sentence `sentences[i]`, in which an acronym stands, is understood to say
    `words[i]`; rows rise by sentence.
    """

    names: Set[str]
    sentences: Ints
    words: Ints

    def understood(self, numbers: Ints) -> tuple[Places, Ints]:
        """Return how many words acronyms add to each of some sentences, and these end to end."""
        first = np.searchsorted(self.sentences, numbers, "left")
        counts = np.searchsorted(self.sentences, numbers, "right") - first
        return counts, self.words[place_ranges(first, counts)]
