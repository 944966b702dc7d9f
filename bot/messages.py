"""What is ready to be sent?

A `Message` is text, the entities that style it and the buttons under it, as Telegram takes them.
It is joined from `Piece`s, which know nothing of offsets: those are counted once, here, in UTF-16
units. What Telegram cannot carry (NUL and other controls, halves of characters) becomes U+FFFD.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

LONGEST: Final = 4096  # UTF-16 units of a message
MOST_ENTITIES: Final = 100  # of a message: Telegram ignores any further ones in silence

_UNSENT: Final = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class Style(StrEnum):
    """How some words look, in Telegram's names for it."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    CODE = "code"
    LINK = "text_link"
    QUOTE = "blockquote"
    FOLDED = "expandable_blockquote"


@dataclass(frozen=True, slots=True)
class Entity:
    """The style of `[start, start + length)` of a message's text, in UTF-16 units.

    `kind` is a `Style`, or any other name that Telegram has for one; `url` is that of a link.
    """

    kind: str
    start: int
    length: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message, which does one thing.

    `press` is sent back to us (at most 64 bytes), `url` is opened, `copy` is copied (at most 256
    characters), `inline` is typed after our name in the same chat ("" types the name alone).
    """

    label: str
    press: str = ""
    url: str = ""
    copy: str = ""
    inline: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """Text, its entities in order (the outer before the inner) and rows of buttons."""

    text: str
    entities: tuple[Entity, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and how they look; with a `url` they are a link."""

    text: str
    styles: frozenset[Style] = frozenset()
    url: str = ""


def styled(text: str, *styles: Style, url: str = "") -> Piece:
    """Return a piece of text in some styles; a link where there is a `url`.

    Example:
        joined([styled("Footnote", Style.BOLD), styled(" answers.")])
    """
    return Piece(text, frozenset(styles) - {Style.LINK}, url)


def joined(pieces: Iterable[Piece], *, buttons: tuple[tuple[Button, ...], ...] = ()) -> Message:
    """Return the message that reads as the pieces do, one after the other.

    Pieces of one style that touch make one entity, so that a block of quotation may hold others.
    """
    given = [piece for piece in pieces if piece.text]
    text = "".join(sendable(piece.text) for piece in given)
    runs = (run for style in Style for run in _runs(given, style))
    entities = sorted(runs, key=lambda one: (one.start, -one.length, one.kind))
    return Message(text, tuple(entities), buttons)


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text) + sum(character >= "\U00010000" for character in text)


def sendable(text: str) -> str:
    """Return a text of the same length that Telegram can carry."""
    return _UNSENT.sub("\ufffd", text)


def _runs(pieces: Iterable[Piece], style: Style) -> Iterator[Entity]:
    """Yield the entities of one style: each as long as pieces of it follow each other."""
    place = 0
    for (is_styled, url), run in groupby(pieces, key=lambda piece: _look(piece, style)):
        length = sum(units(piece.text) for piece in run)
        if is_styled:
            yield Entity(style, place, length, url)
        place += length


def _look(piece: Piece, style: Style) -> tuple[bool, str]:
    """Return whether a piece has a style, and where it leads if that is a link."""
    return (bool(piece.url), piece.url) if style is Style.LINK else (style in piece.styles, "")
