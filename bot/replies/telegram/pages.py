"""What does a reader see around a sentence?

Pages of a document: a sentence and a few on both sides of it, in order. From one page to the next
no sentence is left out, and few are repeated.
"""

from dataclasses import dataclass
from typing import Final

from bot.documents.sentences import Sentence
from bot.index.library import Library, number_of
from bot.replies.telegram.message import utf16_length

_BESIDE: Final = 2  # sentences on each side
_LARGEST: Final = 2_400  # UTF-16 units that neighbours fill a page to: with headings, a message


@dataclass(frozen=True, slots=True)
class Page:
    """Sentences of one document, in order, one of them the one that was opened.

    `previous` and `following` are the sentences whose pages come before and after this one, None
    where the document begins or ends.
    """

    sentences: tuple[Sentence, ...]
    opened: Sentence
    previous: Sentence | None
    following: Sentence | None


def page_of(library: Library, sentence: Sentence) -> Page:
    """Return the page of a sentence of a library."""
    number = number_of(library, sentence.document, sentence.span.start)
    first, last = _reach(library, number, -1), _reach(library, number, 1)
    return Page(
        sentences=tuple(library.sentences[first : last + 1]),
        opened=library.sentences[number],
        previous=_centre(library, first, -1),
        following=_centre(library, last, 1),
    )


def _reach(library: Library, number: int, step: int) -> int:
    """Return the number of the furthest sentence in a direction on the page of another."""
    room = (_LARGEST - utf16_length(library.sentences[number].text)) // 2
    for _ in range(_BESIDE):
        beside = library.beside(number, step)
        if beside is None or (room := room - utf16_length(beside.text)) < 0:
            break
        number += step
    return number


def _centre(library: Library, edge: int, step: int) -> Sentence | None:
    """Return the furthest sentence whose page still touches this page, from its edge on."""
    found = None
    for number in range(edge + step, edge + step * (_BESIDE + 2), step):
        if library.beside(number - step, step) is None:
            break
        if (_reach(library, number, -step) - edge) * step <= 1:
            found = library.sentences[number]
    return found
