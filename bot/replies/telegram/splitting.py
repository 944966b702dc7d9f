"""How much goes into one message?

A reply that is too long for one message is split between its sections. A section that alone is too
long is split at the end of a sentence, else at white space. Nothing is left out: the texts of the
messages, joined, are the text of the reply.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from bot.replies.telegram.message import (
    LONGEST,
    MOST_ENTITIES,
    Keyboard,
    Message,
    Piece,
    Style,
    join_pieces,
    utf16_length,
)
from bot.text.regexes import regex

_BLOCKS: Final = frozenset({Style.FOLDED})
_ENDED: Final = regex(r"[.!?…][\"'”’»)\]]*\s+|[。！？][”’」』）]*\s*")
_SPACE: Final = regex(r"\s+")
_MARKS: Final = 32  # on one letter, at most: more are no writing
_CLINGING: Final = regex("[\u0300-\u036f\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")


@dataclass(frozen=True, slots=True)
class Section:
    """Pieces that stay together, and what separates them from a section before them."""

    pieces: tuple[Piece, ...]
    gap: str = "\n"


def fill_messages(sections: Iterable[Section], *, buttons: Keyboard = ()) -> tuple[Message, ...]:
    """Return the fewest messages that hold some sections; the last has the buttons.

    Each has at most 4,096 UTF-16 units, and at most 100 entities unless one section has more.
    """
    filled: list[list[Piece]] = []
    room, free = 0, 0
    for section in sections:
        for number, pieces in enumerate(_split(section.pieces)):
            length, looks = _length(pieces), _count_entities(pieces)
            room, free = room - utf16_length(section.gap) - length, free - looks
            if filled and not number and room >= 0 and free >= 0:
                filled[-1] += [_gap(section.gap, filled[-1], pieces), *pieces]
            else:
                filled.append(pieces)
                room, free = LONGEST - length, MOST_ENTITIES - looks
    messages = [join_pieces(pieces) for pieces in filled]
    return (*messages[:-1], *(replace(one, buttons=buttons) for one in messages[-1:]))


def _length(pieces: Sequence[Piece]) -> int:
    """Return an upper bound of the UTF-16 units of pieces."""
    return sum(utf16_length(piece.text) for piece in pieces)


def _count_entities(pieces: Sequence[Piece]) -> int:
    """Return an upper bound of the entities of pieces; those of one block make one, or two."""
    return 2 + sum(len(piece.styles - _BLOCKS) + bool(piece.url) for piece in pieces)


def _gap(text: str, before: Sequence[Piece], after: Sequence[Piece]) -> Piece:
    """Return what separates two sections: within the block, if both are in one."""
    return Piece(text, before[-1].styles & after[0].styles & _BLOCKS)


def _split(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of one section, split into lists that each fit a message."""
    rest = [piece for piece in pieces if piece.text]
    while rest and _length(rest) > LONGEST:
        at = _cut_point(rest)
        yield _slice(rest, 0, at)
        rest = _slice(rest, at, sum(len(piece.text) for piece in rest))
    if rest:
        yield rest


def _cut_point(pieces: Sequence[Piece]) -> int:
    """Return after how many characters pieces that are too long are best split."""
    text = "".join(piece.text for piece in pieces)
    most = sum(
        1 for used in accumulate(utf16_length(character) for character in text) if used <= LONGEST
    )
    unbroken = _unbroken(pieces)
    for pattern in (_ENDED, _SPACE):
        ends = (match.end() for match in pattern.finditer(text, 0, most))
        free = [end for end in ends if not any(start < end < stop for start, stop in unbroken)]
        if free and free[-1] > most // 2:
            return free[-1]
    back = (at for at in range(most, most - _MARKS, -1) if not _CLINGING.match(text, at))
    return next(back, most)


def _unbroken(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Return the ranges that are split only if nothing else can be: links and styled words."""
    ends = list(accumulate(len(piece.text) for piece in pieces))
    return [
        (end - len(piece.text), end)
        for piece, end in zip(pieces, ends, strict=True)
        if piece.url or piece.styles - _BLOCKS
    ]


def _slice(pieces: Sequence[Piece], start: int, end: int) -> list[Piece]:
    """Return the characters `[start, end)` of pieces, each with its look."""
    found, place = [], 0
    for piece in pieces:
        text = piece.text[max(start - place, 0) : max(end - place, 0)]
        found += [replace(piece, text=text)] if text else []
        place += len(piece.text)
    return found
