"""What is asked of what? Passages and questions whose words are as frequent as real ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.documents.document import Block, Document, Kind, Reading, assemble
from bot.text.spans import Span

_SEED: Final = 20230518
_WORDS: Final = 300_000  # of which 100,000 passages use nearly all
_LENGTH: Final = 100  # terms of a passage, on average
_USED: Final = 25_000  # words of an invented library of 2,000 paragraphs
_SENTENCE, _SENTENCES = 18, 7  # words of a sentence, sentences of a paragraph
_MESSAGE: Final = 4_095  # characters and a question mark: as long as messages can be
_SMALL: Final = ("the", "of", "and", "in", "to", "is", "was", "for", "with", "by")
_ASKING: Final = ("Who", "When", "Where", "Why", "What", "How many")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Passages as lists of terms; the rank of a term among the frequent is its number."""

    passages: list[list[str]]
    terms: list[str]
    chances: np.ndarray


def corpus(size: int) -> Corpus:
    """Return `size` passages of Poisson lengths, their terms by Zipf's law (chance 1 / rank)."""
    random = np.random.default_rng(_SEED)
    terms = [f"term{rank}" for rank in range(1, _WORDS + 1)]
    chances = 1 / np.arange(1, _WORDS + 1)
    chances /= chances.sum()
    lengths = random.poisson(_LENGTH, size)
    drawn = random.choice(_WORDS, lengths.sum(), p=chances)
    passages = [
        [terms[rank] for rank in part] for part in np.split(drawn, np.cumsum(lengths)[:-1])
    ]
    return Corpus(passages, terms, chances)


def question(of: Corpus, length: int, *, number: int) -> list[str]:
    """Return `length` different terms, the frequent ones likelier: what costs most to look up."""
    random = np.random.default_rng((_SEED, number))
    ranks = random.choice(len(of.terms), length, replace=False, p=of.chances)
    return [of.terms[rank] for rank in ranks]


def essays(words: Sequence[str], count: int) -> tuple[Document, ...]:
    """Return so many documents, each a paragraph of sentences, two words in five being stop words.

    The others are drawn from `words` by Zipf's law; one in ten is written with a capital.
    """
    random = np.random.default_rng(_SEED)
    used = random.permutation([word for word in words if word.isalpha()])[:_USED]
    chances = 1 / np.arange(10, len(used) + 10)
    drawn = random.choice(used, (count, _SENTENCES, _SENTENCE), p=chances / chances.sum())
    drawn = np.where(random.random(drawn.shape) < 0.1, np.char.capitalize(drawn), drawn)
    drawn = np.where(random.random(drawn.shape) < 0.4, random.choice(_SMALL, drawn.shape), drawn)
    return tuple(_essay(place, paragraph.tolist()) for place, paragraph in enumerate(drawn))


def _essay(place: int, sentences: Sequence[Sequence[str]]) -> Document:
    """Return a document of one paragraph."""
    lines = [" ".join(words) for words in sentences]
    text = " ".join(f"{line[:1].upper()}{line[1:]}." for line in lines)
    block = Block(Span(0, len(text)), Kind.PARAGRAPH)
    return assemble(f"{place:05d}.txt", Reading(text, (block,), f"Number {place}"))


def inquiries(documents: Sequence[Document], count: int, length: int) -> Iterator[str]:
    """Yield so many questions of about so many words, which stand in the documents."""
    random = np.random.default_rng(_SEED)
    for _ in range(count):
        chosen = random.integers(len(documents), size=length // 50 + 1)
        words = " ".join(documents[number].text for number in chosen).replace(".", "").split()
        asked = random.permutation(sorted({*words} - {*_SMALL}))[: length - 2]
        yield f"{random.choice(_ASKING)} did {' '.join(asked)}"[:_MESSAGE] + "?"
