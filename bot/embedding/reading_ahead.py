"""What does a model read before anybody asks?

All sentences of a library that is open, in a thread: so that a question finds their vectors. Until
then a question makes those that it needs itself, and gets the same answer, a little later.
"""

from collections.abc import Iterator
from threading import Thread
from typing import Final
from weakref import ref

from bot.embedding.encoders import ModelEncoders
from bot.index.library import Library
from bot.ranking.encoding import text_of

_AT_ONCE: Final = 16  # sentences that are read before they are kept


def read_ahead(library: Library, encoders: ModelEncoders) -> Thread:
    """Begin to read the sentences of a library in a thread, and return that.

    It does not keep the library, and ends with it. A question waits for no more than the sentence
    that is being read.
    """
    thread = Thread(target=_read, args=(ref(library), encoders), name="reading ahead", daemon=True)
    thread.start()
    return thread


def _read(library: "ref[Library]", encoders: ModelEncoders) -> None:
    """Read the sentences of a library, a few at a time, while it is there."""
    for language, texts in _parts(library):
        if model := encoders.encoder_for(language):
            model.vectors(texts)


def _parts(library: "ref[Library]") -> Iterator[tuple[str, list[str]]]:
    """Yield a few sentences of one language at a time, as they follow each other."""
    first = 0
    while (opened := library()) and first < len(opened.sentences):
        language = opened.sentences[first].document.language
        part = opened.sentences[first : first + _AT_ONCE]
        texts = [text_of(one) for one in part if one.document.language == language]
        first += len(texts)
        del opened
        yield language, texts
