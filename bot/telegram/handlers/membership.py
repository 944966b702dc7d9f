"""What do we do when we are added to a chat, or removed from it?

A group is greeted once: the greeting says what works there now, and which one switch would show us
more. Once that switch is turned, we say so in a line. A chat that we were removed from, or blocked
in, counts as left.
"""

from collections.abc import Iterator
from sqlite3 import Connection
from typing import Final

from bot.replies.telegram.message import Message, Piece, join_pieces, style
from bot.state import chats
from bot.state.retrying import retry_until_writable
from bot.telegram.events import Joined, Left
from bot.telegram.handlers.libraries import library_for
from bot.telegram.handlers.localisation import words_in
from bot.telegram.receiving.processing import Attempt
from bot.telegram.services import Services
from bot.wording import Words

_GROUPS: Final = frozenset({"group", "supergroup"})
_PRIVATE: Final = "private"


async def join(event: Joined, services: Services, _: Attempt) -> None:
    """Count a chat as ours, and greet it if it is a group that never saw us before.

    A group that hid messages from us when we came, and does no more, is told that we hear them.
    """
    message = await _opening(event, services)
    if message is not None:
        await services.sender.send(event.place, message, is_notice=True)
    # stored only now: had sending failed, the greeting would be tried again
    await retry_until_writable(lambda: services.store.write(lambda db: _enter(db, event)))


async def leave(event: Left, services: Services, _: Attempt) -> None:
    """Count a chat as left."""
    await services.store.write(lambda db: _leave(db, event))


async def _opening(event: Joined, services: Services) -> Message | None:
    """Return what a group is told when we come, None for nothing."""
    if event.kind not in _GROUPS:
        return None
    words = await words_in(event.place, event.by, services)
    if await services.store.read(lambda db: _knows(db, event)):
        chat = event.place.chat
        is_news = await services.store.read(lambda db: chats.was_hidden(db, chat))
        if not (is_news and event.can_read_all):
            return None
        return join_pieces([style(words.hears_now.format(bot=services.me.username))])
    library = await library_for(event.place, event.by, services)
    return greeting(event, services, words, documents=len(library.documents))


def greeting(event: Joined, services: Services, words: Words, *, documents: int) -> Message:
    """Return what a group is told: how to ask here, what does not reach us, what admins may do."""
    return join_pieces(_lines(event, services, words, words.count(words.documents, documents)))


def _lines(event: Joined, services: Services, words: Words, documents: str) -> Iterator[Piece]:
    """Yield the greeting line by line."""
    me, bot = services.me, services.me.username
    yield style(words.hello.format(documents=documents))
    yield style("\n" + words.hello_works.format(bot=bot))
    if event.can_read_all:
        yield style("\n" + words.hello_mention.format(bot=bot))
    if me.inline:
        yield style("\n" + words.hello_inline.format(bot=bot))
    if not event.can_read_all:
        yield style("\n\n" + words.hello_hidden.format(bot=bot))
    yield style("\n\n" + words.hello_admins.format(bot=bot))


def _enter(db: Connection, event: Joined) -> None:
    """Store a chat as one that we are in."""
    chats.enter(db, event.place.chat, event.kind, event.title, reads_all=event.can_read_all)


def _knows(db: Connection, event: Joined) -> bool:
    """Return whether a chat has seen us before."""
    return chats.is_known(db, event.place.chat)


def _leave(db: Connection, event: Left) -> None:
    """Count a chat as left; a private one may be new to us, for no update tells when it begins."""
    if event.kind == _PRIVATE and not chats.is_known(db, event.place.chat):
        chats.enter(db, event.place.chat, event.kind)
    chats.leave(db, event.place.chat)
