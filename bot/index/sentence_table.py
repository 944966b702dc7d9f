"""What is known of each sentence before anything is asked?

One row a sentence, in 20 bytes: its paragraph and document, what stands above it, how it begins
and ends.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np

from bot.documents.sentences import Sentence
from bot.index.arrays import Flags, Ints
from bot.records import dataclass
from bot.text.analysis import analyze
from bot.text.negation import is_negated
from bot.text.question_marks import QUESTION_MARKS

_LEANING: Final = frozenset(
    "he she it they this that these those his her their its but and however such".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class SentenceTable:
    """What is known of each sentence of a library.

    `paragraph` and `document` number the paragraphs and the documents of the library; `follows`
    says that the sentence before is of the same document, `leans` that it begins with a word that
    points back, `asks` that it is a question, `negates` that it has a word of negation. `title`
    and `headings` are places in `above`, which holds the terms of those texts.
    """

    paragraph: Ints
    document: Ints
    follows: Flags
    leans: Flags
    asks: Flags
    negates: Flags
    title: Ints
    headings: Ints
    above: tuple[tuple[str, ...], ...]


def build_table(sentences: Sequence[Sentence], starts: Sequence[int]) -> SentenceTable:
    """Return the table of a library's sentences.

    Args:
        sentences: as they stand in their documents, one document after the other.
        starts: the number of each document's first sentence.
    """
    count = len(sentences)
    paragraphs = np.array([one.paragraph for one in sentences], np.int32)
    follows = np.ones(count, bool)
    follows[[start for start in starts if start < count]] = False
    begins = ~follows
    begins[1:] |= paragraphs[1:] != paragraphs[:-1]
    places: dict[tuple[str, ...], int] = {}
    terms = cache(terms_of)  # many sentences share a title and headings
    titles = [places.setdefault(terms(*_title(one)), len(places)) for one in sentences]
    headings = [places.setdefault(terms(*_headings(one)), len(places)) for one in sentences]
    texts = [one.text for one in sentences]
    return SentenceTable(
        paragraph=np.cumsum(begins, dtype=np.int32),
        document=np.cumsum(~follows, dtype=np.int32),
        follows=follows,
        leans=np.fromiter(map(leans, texts), bool, count),
        asks=np.fromiter(map(_asks, texts), bool, count),
        negates=np.fromiter(map(is_negated, texts), bool, count),
        title=np.array(titles, np.int32),
        headings=np.array(headings, np.int32),
        above=tuple(places),
    )


def _title(sentence: Sentence) -> tuple[tuple[str, ...], str]:
    """Return the names of a sentence's document, and the language."""
    return sentence.document.names, sentence.document.language


def _headings(sentence: Sentence) -> tuple[tuple[str, ...], str]:
    """Return the headings that a sentence stands under, but for the title, and the language."""
    document = sentence.document
    below = tuple(heading for heading in sentence.headings if heading != document.title)
    return below, document.language


def terms_of(texts: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return the terms of a title or of some headings."""
    return analyze(" ".join(texts), language)


def leans(text: str) -> bool:
    """Return whether a sentence begins with a word that points back to the one before it."""
    words = text.split(maxsplit=1)
    return bool(words) and words[0].strip("\"'“‘(,").casefold() in _LEANING


def _asks(text: str) -> bool:
    """Return whether a sentence is a question."""
    return text.rstrip("\"'”’) ").endswith(QUESTION_MARKS)
