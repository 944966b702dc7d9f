"""Whose documents answer here?

Some documents are public and answer everywhere. The others belong to collections, each of which
answers only in the chats and topics that it names: its scopes. A tenant is a set of collections
that answer in one place, beside the public documents. Each tenant has a library of its own, so
that nobody else's words are found there, and nobody else's words move its scores.

What was sent to a chat to be added belongs to a collection of that chat's own, which no settings
name and which answers there alone.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from bot.records import dataclass
from bot.text.regexes import regex

_CHAT: Final = regex(r"(-?\d{1,19})(?:/(\d{1,19}))?")
_NAME: Final = regex(r"[\w-]{1,40}")


@dataclass(frozen=True, slots=True)
class Scope:
    """A chat that a collection answers in, or one topic of it; `topic` is 0 for the whole chat.

    A private chat has the number of the person.
    """

    chat: int
    topic: int = 0

    def __str__(self) -> str:
        """Return the text that `parse_scope` reads."""
        return f"{self.chat}/{self.topic}" if self.topic else str(self.chat)

    def contains(self, other: "Scope") -> bool:
        """Return whether the other is this scope or lies within it."""
        return self.chat == other.chat and self.topic in {0, other.topic}


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents that answer in some chats alone.

    They lie below `paths`, or are those that `footnote add --collection NAME` keeps, or both.
    """

    name: str
    paths: tuple[str, ...]
    scopes: tuple[Scope, ...]


@dataclass(frozen=True, slots=True)
class Tenant:
    """Whose documents answer: the public ones and those of some collections, named in order."""

    collections: tuple[str, ...] = ()


PUBLIC: Final = Tenant()
EVERYBODY: Final = 0  # stands for a chat: what an owner noted for all answers everywhere
_OF_CHAT: Final = "chat:"  # what settings cannot name: a name of theirs has no colon


def parse_scope(text: str) -> Scope | None:
    """Return the scope that a text names, None if it names none.

    Example:
        "-1001234567890" -> that chat; "-1001234567890/17" -> its topic 17
    """
    match = _CHAT.fullmatch(text)
    return Scope(int(match[1]), int(match[2] or 0)) if match else None


def is_name(text: str) -> bool:
    """Return whether a collection can be called so: letters, digits, - and _, 40 at most."""
    return bool(_NAME.fullmatch(text))


def chat_collection(chat: int) -> str:
    """Return the name of the collection of what was sent to a chat.

    Example:
        -1001234567890 -> "chat:-1001234567890"
    """
    return f"{_OF_CHAT}{chat}"


def chat_of(collection: str) -> int | None:
    """Return the chat whose own a collection is, None if it is no chat's own."""
    scope = parse_scope(collection.removeprefix(_OF_CHAT))
    return scope.chat if scope and collection == chat_collection(scope.chat) else None


def tenant(collections: Sequence[Collection], places: Iterable[Scope]) -> Tenant:
    """Return whose documents answer somebody who may read all of these places."""
    entered = tuple(places)
    return Tenant(
        tuple(
            sorted(
                one.name
                for one in collections
                if any(scope.contains(place) for scope in one.scopes for place in entered)
            )
        )
    )


def scopes(collections: Sequence[Collection]) -> tuple[Scope, ...]:
    """Return every scope that some collection names, each once, by chat and topic."""
    found = {scope for one in collections for scope in one.scopes}
    return tuple(sorted(found, key=lambda scope: (scope.chat, scope.topic)))
