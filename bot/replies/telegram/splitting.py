"""How much goes into one message?

A reply that is too long for one message is parted between its parts, and a part that alone is too
long at the end of a sentence, else at white space. Nothing is left out: the texts of the messages,
joined, are the text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from bot.replies.telegram.message import (
    LONGEST,
    MOST_ENTITIES,
    Button,
    Message,
    Piece,
    Style,
    joined,
    units,
)

_BLOCKS: Final = frozenset({Style.FOLDED})
_ENDED: Final = re.compile(r"[.!?…][\"'”’»)\]]*\s+|[。！？][”’」』）]*\s*")
_SPACE: Final = re.compile(r"\s+")
_MARKS: Final = 32  # more marks on one letter are no letter
_CLINGING: Final = re.compile("[\u0300-\u036f\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")


@dataclass(frozen=True, slots=True)
class Part:
    """Pieces that stay together, and what parts them from those before in the same message."""

    pieces: tuple[Piece, ...]
    gap: str = "\n"


def portions(
    parts: Iterable[Part], *, buttons: tuple[tuple[Button, ...], ...] = ()
) -> tuple[Message, ...]:
    """Return the messages that hold some parts, as few as will do; the last has the buttons.

    Each has at most 4,096 UTF-16 units, and at most 100 entities unless one part has more.
    """
    filled: list[list[Piece]] = []
    room, free = 0, 0
    for part in parts:
        for number, pieces in enumerate(_divided(part.pieces)):
            length, looks = _length(pieces), _looks(pieces)
            room, free = room - units(part.gap) - length, free - looks
            if filled and not number and room >= 0 and free >= 0:
                filled[-1] += [_gap(part.gap, filled[-1], pieces), *pieces]
            else:
                filled.append(pieces)
                room, free = LONGEST - length, MOST_ENTITIES - looks
    messages = [joined(pieces) for pieces in filled]
    return (*messages[:-1], *(replace(one, buttons=buttons) for one in messages[-1:]))


def _length(pieces: Sequence[Piece]) -> int:
    """Return how many UTF-16 units pieces have at most."""
    return sum(units(piece.text) for piece in pieces)


def _looks(pieces: Sequence[Piece]) -> int:
    """Return how many entities pieces make at most; those of one block make one, or two."""
    return 2 + sum(len(piece.styles - _BLOCKS) + bool(piece.url) for piece in pieces)


def _gap(text: str, before: Sequence[Piece], after: Sequence[Piece]) -> Piece:
    """Return what parts two parts: within a block, if both are of it."""
    return Piece(text, before[-1].styles & after[0].styles & _BLOCKS)


def _divided(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of one part in portions, each as long as a message can be."""
    rest = [piece for piece in pieces if piece.text]
    while rest and _length(rest) > LONGEST:
        at = _parting(rest)
        yield _slice(rest, 0, at)
        rest = _slice(rest, at, sum(len(piece.text) for piece in rest))
    if rest:
        yield rest


def _parting(pieces: Sequence[Piece]) -> int:
    """Return after how many characters pieces that are too long are best parted."""
    text = "".join(piece.text for piece in pieces)
    most = sum(1 for used in accumulate(units(character) for character in text) if used <= LONGEST)
    kept = _kept(pieces)
    for pattern in (_ENDED, _SPACE):
        ends = (match.end() for match in pattern.finditer(text, 0, most))
        free = [end for end in ends if not any(start < end < stop for start, stop in kept)]
        if free and free[-1] > most // 2:
            return free[-1]
    back = (at for at in range(most, most - _MARKS, -1) if not _CLINGING.match(text, at))
    return next(back, most)


def _kept(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Return the stretches that are not parted while there is another way: those with a look."""
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
