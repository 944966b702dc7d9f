"""What is ready to be sent?

A `Message`: text, the entities that style it, and the buttons under it, as Telegram takes them. It
is made of `Piece`s, which have no offsets: these are counted here, in UTF-16 units. U+FFFD stands
for what Telegram cannot carry (NUL and other controls, halves of characters).
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.text.regexes import regex

LONGEST: Final = 4096  # UTF-16 units of a message
MOST_ENTITIES: Final = 100  # of a message: Telegram ignores any further ones in silence

_NEWLINE: Final = regex("\r\n|[\r\u2028\u2029]")
_NOT_SENDABLE: Final = regex("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")
_CHANGED: Final = regex(  # any character that these patterns find
    "[\0-\x09\x0b-\x1f\x7f-\x9f\u030a\u2028-\u202e\ud800-\udfff]"
)
_RING: Final = regex("[AaUuwy]\u030a")  # Telegram drops the ring: "Åland" arrives as "Aland"


class Style(StrEnum):
    """How some words look, in Telegram's names for it; the outer ones come first.

    There is one kind of block, for blocks within blocks are refused.
    """

    FOLDED = "expandable_blockquote"
    LINK = "text_link"
    BOLD = "bold"
    ITALIC = "italic"


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

    `press` is sent back to us (at most 64 bytes), `url` is opened.
    """

    label: str
    press: str = ""
    url: str = ""


Keyboard = tuple[tuple[Button, ...], ...]  # rows of buttons


@dataclass(frozen=True, slots=True)
class Message:
    """Text, its entities in order (the outer before the inner) and buttons."""

    text: str
    entities: tuple[Entity, ...] = ()
    buttons: Keyboard = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and how they look; with a `url` they are a link."""

    text: str
    styles: frozenset[Style] = frozenset()
    url: str = ""


_PLAIN: Final[Mapping[Style, str]] = {}


def style(text: str, *styles: Style, url: str = "") -> Piece:
    """Return a piece of text in some styles; a link where there is a `url`.

    Example:
        join_pieces([style("Footnote", Style.BOLD), style(" answers.")])
    """
    return Piece(text, frozenset(styles) - {Style.LINK}, url)


def join_pieces(pieces: Iterable[Piece], *, buttons: Keyboard = ()) -> Message:
    """Return the message of some pieces, one after the other.

    Neighbouring pieces of one style make one entity, so that a quotation in a block may hold
    links. Entities never cross: one that would is cut where the outer one ends. Of more than 100,
    the least important are left out: bold and italics first, then links, then blocks.
    """
    given = [piece for piece in pieces if piece.text]
    texts = [sanitize(piece.text) for piece in given]
    looks = [_looks(piece) for piece in given]
    runs = _entities(looks, [utf16_length(text) for text in texts])
    entities = sorted(runs[:MOST_ENTITIES], key=lambda one: (one.start, -one.length))
    return Message("".join(texts), tuple(entities), buttons)


def utf16_length(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def sanitize(text: str) -> str:
    """Return a text that Telegram does not change, so that the offsets of entities stay true.

    Its server silently removes line ends of other systems, marks that turn the direction of
    writing, and the combining ring; so a letter with a ring becomes one character.
    """
    if not _CHANGED.search(text):  # nearly all text
        return text
    composed = _RING.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)
    return _NOT_SENDABLE.sub("\ufffd", _NEWLINE.sub("\n", composed).replace("\t", " "))


def _entities(looks: Sequence[Mapping[Style, str]], lengths: Sequence[int]) -> list[Entity]:
    """Return the entities, those of the outer styles first.

    An entity ends where its style ends, and where an entity around it begins or ends.
    """
    found: list[Entity] = []
    used = [style for style in Style if any(style in look for look in looks)]
    for at, style in enumerate(used):
        around, start, place = used[: at + 1], 0, 0
        before: list[str | None] = []
        for look, length in zip([*looks, _PLAIN], [*lengths, 0], strict=True):
            now = [look.get(one) for one in around]
            if now != before:
                if before and before[-1] is not None:
                    url = before[-1] if style is Style.LINK else ""
                    found.append(Entity(style, start, place - start, url))
                before, start = now, place
            place += length
    return found


def _looks(piece: Piece) -> Mapping[Style, str]:
    """Return the styles of a piece, and beside that of a link its address."""
    if not (piece.styles or piece.url):
        return _PLAIN
    looks: dict[Style, str] = dict.fromkeys(piece.styles, "")
    return {**looks, Style.LINK: piece.url} if piece.url else looks
