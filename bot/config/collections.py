"""Whose documents answer here?

Documents belong to collections. The public one, which every settings file has, answers everywhere;
a private one answers only in the chats, topics or private chats that it names. A tenant is what
answers in one place: it is asked of a library of its own, so that nobody else's words are found
there, and nobody else's words move its scores.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

_CHAT: Final = re.compile(r"(-?\d{1,19})(?:/(\d{1,19}))?")
_NAME: Final = re.compile(r"[\w-]{1,40}")


@dataclass(frozen=True, slots=True)
class Opening:
    """A chat that a collection answers in, or one topic of it; `topic` is 0 for the whole chat.

    A private chat has the number of the person.
    """

    chat: int
    topic: int = 0

    def __str__(self) -> str:
        """Return what `opening` reads."""
        return f"{self.chat}/{self.topic}" if self.topic else str(self.chat)

    def lets_in(self, other: "Opening") -> bool:
        """Return whether the other is this place or lies within it."""
        return self.chat == other.chat and self.topic in {0, other.topic}


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents that are kept from everybody but some chats."""

    name: str
    paths: tuple[str, ...]
    openings: tuple[Opening, ...]


@dataclass(frozen=True, slots=True)
class Tenant:
    """What answers in one place: the public documents and some collections, named in order."""

    collections: tuple[str, ...] = ()


PUBLIC: Final = Tenant()


def opening(text: str) -> Opening | None:
    """Return the place that a text names, None if it names none.

    Example:
        "-1001234567890" -> that chat; "-1001234567890/17" -> its topic 17
    """
    match = _CHAT.fullmatch(text)
    return Opening(int(match[1]), int(match[2] or 0)) if match else None


def is_name(text: str) -> bool:
    """Return whether a collection can be called so: letters, digits, - and _, 40 at most."""
    return bool(_NAME.fullmatch(text))


def tenant(collections: Sequence[Collection], places: Iterable[Opening]) -> Tenant:
    """Return what answers somebody who is let in to all of these places."""
    entered = tuple(places)
    return Tenant(
        tuple(
            sorted(
                one.name
                for one in collections
                if any(door.lets_in(place) for door in one.openings for place in entered)
            )
        )
    )


def doors(collections: Sequence[Collection]) -> tuple[Opening, ...]:
    """Return every place that some collection names, each once, in order."""
    found = {door for one in collections for door in one.openings}
    return tuple(sorted(found, key=lambda door: (door.chat, door.topic)))
