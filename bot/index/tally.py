"""What has to be known of documents so that a library can be added up from segments?

A segment is the library of some documents. Beside its index lies a tally: which words and terms it
has, by hashes, how many documents and sentences say what, and where each document begins. With it
libraries are added up, and documents that are gone are taken off again.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from bot.index.arrays import Ints
from bot.index.numbering import KeyTable
from bot.records import dataclass
from bot.text.analysis import Word

_APART: Final = "\0"  # stands in no word


@dataclass(frozen=True, slots=True, eq=False)
class Definitions:
    """What documents say that acronyms stand for, and which documents write what in capitals.

    `acronyms` has for each folded acronym the rows of those that define it, by rising documents:
    row i is of document `documents[i]` and of the words `words[starts[i]:starts[i + 1]]`.
    `capitals` has the documents that write a form in capitals.
    """

    acronyms: Mapping[str, Sequence[int]]
    documents: Ints
    starts: Ints
    words: Ints
    capitals: Mapping[str, Sequence[int]]

    def words_of(self, row: int) -> list[int]:
        """Return the words that the acronym of a row stands for."""
        words: list[int] = self.words[self.starts[row] : self.starts[row + 1]].tolist()
        return words


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """What a segment counts, by the numbers of its own words, terms and documents.

    `words` and `terms` find them by hashes. `holders` says in how many documents a word is, in
    sentences, headings or what an acronym stands for; `inner` how often a term stands inside a
    sentence, `capitals` how often it is written with a capital there. `is_capital` has a bit for
    each word of the forward index. The sentences of document i begin at `sentence_starts[i]`, its
    passages at `passage_starts[i]`; both end with the number of all. `languages` counts documents.
    """

    words: KeyTable
    terms: KeyTable
    holders: Ints
    inner: Ints
    capitals: Ints
    is_capital: npt.NDArray[np.uint8]
    sentence_starts: Ints
    passage_starts: Ints
    definitions: Definitions
    languages: Mapping[str, int]

    def are_capital(self, start: int, end: int) -> npt.NDArray[np.bool_]:
        """Return which words of a range of the forward index are written with a capital."""
        first = start // 8
        bits = np.unpackbits(self.is_capital[first : (end + 7) // 8])
        return bits[start - 8 * first : end - 8 * first].astype(bool)


def key_words(words: Sequence[Word]) -> KeyTable:
    """Return the hashes of words, of form and term together."""
    return KeyTable.of(f"{word.form}{_APART}{word.term}" for word in words)


def define(
    acronyms: Sequence[Mapping[str, Sequence[int]]], capitals: Sequence[Sequence[str]]
) -> Definitions:
    """Return what documents define, given for each its acronyms and what it has in capitals."""
    rows: dict[str, list[int]] = {}
    documents: list[int] = []
    meant: list[Sequence[int]] = []
    for number, form, words in _all(acronyms):
        rows.setdefault(form, []).append(len(documents))
        documents.append(number)
        meant.append(words)
    written: dict[str, list[int]] = {}
    for number, forms in enumerate(capitals):
        for form in dict.fromkeys(forms):
            written.setdefault(form, []).append(number)
    flat = [word for words in meant for word in words]
    return Definitions(
        acronyms=rows,
        documents=np.array(documents, np.int32),
        starts=np.cumsum([0, *map(len, meant)], dtype=np.int32),
        words=np.array(flat, np.int32),
        capitals=written,
    )


def _all(acronyms: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, str, Any]]:
    """Yield the number of each document, an acronym of it, and what that stands for."""
    for number, one in enumerate(acronyms):
        for form, words in one.items():
            yield number, form, words
