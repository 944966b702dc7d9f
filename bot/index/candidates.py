"""What is known of sentences before anything is asked?

Notes hold what never changes of each sentence of a library; an excerpt holds some sentences, those
that are looked at for a question, with their words, their neighbours and their vectors.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.documents.sentences import Sentence
from bot.index.lexicon import Concordance, Flags, Numbers, Rows
from bot.index.neighbours import Surroundings
from bot.text.analysis import analyze

_LEANING: Final = frozenset(
    "he she it they this that these those his her their its but and however such".split()
)


@dataclass(frozen=True, slots=True)
class Notes:
    """What is known of each sentence of a library, in 15 bytes.

    `paragraph` numbers the paragraphs of the library; `follows` says that the sentence before is
    of the same document, `leans` that it begins with a word that points back, `asks` that it is a
    question. `title` and `headings` are places in `above`, which holds the terms of those texts.
    """

    paragraph: Numbers
    follows: Flags
    leans: Flags
    asks: Flags
    title: Numbers
    headings: Numbers
    above: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above some sentences: the terms of a few texts, and which of them is whose."""

    texts: tuple[tuple[str, ...], ...]
    which: npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some sentences of a library, by their rising numbers, of which there may be none.

    The words of sentence i begin at `starts[i]` of `words`, in order, and end with one more, -1,
    that says nothing: so none is without a word. `within` tells which word of its sentence each
    is; `lengths` leaves the one more out. `vectors` has the sum of each sentence's word vectors by
    idf, `themes` that of it and the sentences beside it, both with their norms.
    """

    numbers: Numbers
    words: Numbers
    starts: npt.NDArray[np.intp]
    within: npt.NDArray[np.intp]
    lengths: npt.NDArray[np.float64]
    opens: Flags
    around: Surroundings
    titles: Above
    headings: Above
    vectors: Rows
    norms: npt.NDArray[np.float32]
    themes: Rows
    theme_norms: npt.NDArray[np.float32]


def note(sentences: Sequence[Sentence]) -> Notes:
    """Return what is known of sentences that stand as in their documents, one after the other."""
    count = len(sentences)
    documents = np.array([id(one.document) for one in sentences], np.uint64)
    paragraphs = np.array([one.paragraph for one in sentences], np.int32)
    follows = np.zeros(count, bool)
    follows[1:] = documents[1:] == documents[:-1]
    begins = ~follows
    begins[1:] |= paragraphs[1:] != paragraphs[:-1]
    places: dict[tuple[str, ...], int] = {}
    titles = [places.setdefault(title_of(one), len(places)) for one in sentences]
    headings = [places.setdefault(headings_of(one), len(places)) for one in sentences]
    texts = [one.text for one in sentences]
    return Notes(
        paragraph=np.cumsum(begins, dtype=np.int32),
        follows=follows,
        leans=np.fromiter(map(leans, texts), bool, count),
        asks=np.fromiter(map(_asks, texts), bool, count),
        title=np.array(titles, np.int32),
        headings=np.array(headings, np.int32),
        above=tuple(places),
    )


def extract(
    notes: Notes,
    concordance: Concordance,
    vectors: Rows,
    word_idf: npt.NDArray[np.float32],
    numbers: Numbers,
) -> Excerpt:
    """Return an excerpt.

    Args:
        notes: of the sentences of a library.
        concordance: their words.
        vectors: a row for each word of the library.
        word_idf: how much each of these words counts.
        numbers: which sentences, rising.
    """
    sizes = concordance.starts[numbers + 1] - concordance.starts[numbers] + 1
    ends = np.cumsum(sizes)
    starts = ends - sizes
    within = np.arange(sizes.sum()) - np.repeat(starts, sizes)
    words = np.full(len(within), -1, np.int32)
    is_word = np.ones(len(within), bool)
    is_word[ends - 1] = False
    places = np.repeat(concordance.starts[numbers], sizes) + within
    words[is_word] = concordance.words[places[is_word]]
    around = Surroundings.of(numbers, notes.paragraph[numbers], notes.follows[numbers])
    sums = _sums(vectors, word_idf, words, starts)
    themes = around.together(sums)
    return Excerpt(
        numbers=numbers,
        words=words,
        starts=starts,
        within=within,
        lengths=(sizes - 1).astype(np.float64),
        opens=concordance.opens[numbers],
        around=around,
        titles=_above(notes, notes.title[numbers]),
        headings=_above(notes, notes.headings[numbers]),
        vectors=sums,
        norms=np.linalg.norm(sums, axis=1),
        themes=themes,
        theme_norms=np.linalg.norm(themes, axis=1),
    )


def _above(notes: Notes, places: Numbers) -> Above:
    """Return what stands above some sentences, given its place in the notes for each."""
    found, which = np.unique(places, return_inverse=True)
    return Above(tuple(notes.above[place] for place in found.tolist()), which)


def _sums(
    vectors: Rows,
    word_idf: npt.NDArray[np.float32],
    words: Numbers,
    starts: npt.NDArray[np.intp],
) -> Rows:
    """Return the sum of the vectors of each sentence's words by idf, zeros for the word -1."""
    weighted = vectors[words] * word_idf[words][:, None]
    weighted[words < 0] = 0.0
    sums: Rows = np.add.reduceat(weighted, starts, axis=0)
    return sums


def title_of(sentence: Sentence) -> tuple[str, ...]:
    """Return the terms of the title of a sentence's document."""
    return terms_of((sentence.document.title,), sentence.document.language)


def headings_of(sentence: Sentence) -> tuple[str, ...]:
    """Return the terms of the headings that a sentence stands under, but for the title."""
    document = sentence.document
    below = tuple(heading for heading in sentence.headings if heading != document.title)
    return terms_of(below, document.language)


@lru_cache(maxsize=1 << 12)
def terms_of(texts: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return the terms of a title or of some headings, which many sentences share."""
    return analyze(" ".join(texts), language)


def leans(text: str) -> bool:
    """Return whether a sentence begins with a word that points back to the one before it."""
    words = text.split(maxsplit=1)
    return bool(words) and words[0].strip("\"'“‘(,").casefold() in _LEANING


def _asks(text: str) -> bool:
    """Return whether a sentence is a question."""
    return text.rstrip("\"'”’) ").endswith("?")
