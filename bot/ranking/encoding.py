"""What does an embedding model make of a question and of a sentence?

An encoding is a vector for the whole text and one for each piece of its words, all of length 1:
texts that mean much the same point the same way. The model itself is a file that its user has
brought; here is only what ranking asks of it.
"""

from collections.abc import Sequence
from typing import Protocol

from bot.documents.sentences import Sentence
from bot.index.arrays import Rows
from bot.records import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Encoding:
    """A text as a model sees it: its vector, its pieces of words, and a row of `states` for each.

    The vector and all rows have the length 1. The first piece and the last are the model's own.
    """

    vector: Rows
    pieces: tuple[str, ...]
    states: Rows


def text_of(sentence: Sentence) -> str:
    """Return what a model reads of a sentence: it, behind what it is understood to be about."""
    title = sentence.document.title
    names = (title,) if any(map(str.isalpha, title)) else ()
    return " ".join((*names, *sentence.read_with, sentence.text))


class Encoder(Protocol):
    """A model that turns texts into vectors."""

    def encode_question(self, text: str) -> Encoding:
        """Return the encoding of a question."""

    def encode_sentence(self, text: str) -> Encoding:
        """Return the encoding of a sentence that may answer one."""

    def vectors(self, texts: Sequence[str]) -> Rows:
        """Return the vector of each sentence, a row of length 1."""
