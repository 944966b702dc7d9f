"""What is searched, and what for?

Passages as lists of terms: of documents, analyzed as ours are, or invented ones, whose terms are
as unequal as real words are without the commonest (Zipf 1949, in the form of Mandelbrot 1953).
What is asked for are terms of one passage, as people ask for what stands somewhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.documents.document import Document
from bot.documents.passages import Grouping, group
from bot.documents.sentences import split
from bot.text.analysis import analyze

_SEED: Final = 20230518
_WORDS: Final = 300_000
_SHIFT: Final = 20  # the commonest word is in one passage of four
_LENGTH: Final = 60  # terms of a passage, on average: 90 words without stop words
_FEWEST, _MOST = 2, 8  # terms of a question


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Passages, end to end: terms by their numbers in `words`, and where each passage begins."""

    name: str
    words: Sequence[str]
    terms: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int64]

    def __len__(self) -> int:
        """Return how many passages there are."""
        return len(self.starts) - 1

    def numbers(self, passage: int) -> list[int]:
        """Return the numbers of a passage's terms."""
        numbers: list[int] = self.terms[self.starts[passage] : self.starts[passage + 1]].tolist()
        return numbers

    def passages(self) -> Iterator[list[str]]:
        """Yield the terms of each passage."""
        for passage in range(len(self)):
            yield [self.words[number] for number in self.numbers(passage)]


def invent(size: int) -> Corpus:
    """Return so many invented passages, the same ones each time."""
    chance = np.random.default_rng(_SEED)
    weights = np.cumsum(1 / (np.arange(_WORDS) + 1 + _SHIFT))
    lengths = np.maximum(chance.poisson(_LENGTH, size), 1)
    drawn = np.searchsorted(weights, chance.random(int(lengths.sum())) * weights[-1])
    words = [f"word{number}" for number in range(_WORDS)]
    return Corpus(f"{size:,} invented", words, drawn.astype(np.int32), _starts(lengths))


def corpus_of(documents: Sequence[Document], grouping: Grouping) -> Corpus:
    """Return the passages of some documents; those without a term are left out."""
    numbers: dict[str, int] = {}
    passages: list[list[int]] = []
    for document in documents:
        sentences = split(document)
        for passage in group(sentences, grouping):
            text = " ".join(one.text for one in sentences[passage.first : passage.last])
            terms = analyze(text, document.language)
            passages.append([numbers.setdefault(term, len(numbers)) for term in terms])
    passages = [one for one in passages if one]
    return Corpus(
        f"{len(documents):,} document{'' if len(documents) == 1 else 's'}",
        list(numbers),
        np.array([number for one in passages for number in one], np.int32),
        _starts(np.array([len(one) for one in passages], np.int64)),
    )


def questions(corpus: Corpus, count: int) -> list[list[str]]:
    """Return so many questions, each of two to eight different terms of one passage."""
    chance = np.random.default_rng(_SEED)
    asked = []
    for _ in range(count):
        terms = sorted(set(corpus.numbers(int(chance.integers(len(corpus))))))
        length = int(chance.integers(_FEWEST, _MOST + 1))
        chosen = chance.permutation(terms)[:length].tolist()
        asked.append([corpus.words[number] for number in chosen])
    return asked


def _starts(lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return where passages of some lengths begin, and where the last ends."""
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)))
