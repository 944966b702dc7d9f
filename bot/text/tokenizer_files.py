"""How does the model of a `tokenizer.json` cut texts?

The two kinds that small models of sentences have: WordPiece for one language, unigrams for many.
"""

import json
from collections.abc import Mapping
from typing import Final, Protocol

from bot.text import unigram, wordpiece

_UNREADABLE: Final = "it is no tokenizer.json of a model of sentences"


class BadTokenizer(ValueError):
    """A file that is no `tokenizer.json` of a kind that can be read; says what is wrong."""


class Tokenizer(Protocol):
    """What cuts a text into numbered pieces."""

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number of each piece."""

    def encode(self, text: str, most: int) -> list[int]:
        """Return the numbers of a text's pieces, at most `most` with those around it."""


def read(text: str) -> Tokenizer:
    """Return the tokenizer that a `tokenizer.json` describes.

    Raises:
        BadTokenizer: it is no such file, or describes a tokenizer of another kind.
    """
    try:
        found = json.loads(text)
        model = found["model"]
        kind = model.get("type") or "WordPiece"
        if kind == "WordPiece":
            return wordpiece.parse(model, found.get("normalizer"))
        if kind == "Unigram":
            return unigram.parse(model)
    except (KeyError, TypeError, AttributeError, IndexError, json.JSONDecodeError) as error:
        raise BadTokenizer(_UNREADABLE) from error
    except ValueError as error:
        raise BadTokenizer(str(error)) from error
    message = f"its tokenizer is of the kind {kind}; WordPiece and Unigram are read"
    raise BadTokenizer(message)
