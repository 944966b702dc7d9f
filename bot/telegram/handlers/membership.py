"""What do we do when we are let into a chat, or put out of it?

A group is greeted once, with what works there as it is and the one switch that shows us more. A
chat that we were put out of counts as left.
"""

import asyncio
from collections.abc import Iterator
from sqlite3 import Connection
from typing import Final

from bot.replies.telegram.message import Message, Piece, join_pieces, style
from bot.state.chats import enter, is_known, leave
from bot.state.retrying import retry_until_writable
from bot.telegram.events import Joined, Left
from bot.telegram.handlers.localisation import words_in
from bot.telegram.receiving.processing import Attempt
from bot.telegram.services import Desk
from bot.wording import Words

_GROUPS: Final = frozenset({"group", "supergroup"})
_PRIVATE: Final = "private"


async def join(event: Joined, desk: Desk, _: Attempt) -> None:
    """Count a chat as ours, and greet it if it is a group that never saw us before."""
    if event.kind not in _GROUPS or await desk.store.read(lambda db: _knows(db, event)):
        await desk.store.write(lambda db: enter(db, event.place.chat, event.kind, event.title))
        return
    words = await words_in(event.place, event.by, desk)
    tenant = await desk.shelves.tenant(event.place, event.by)
    library = await asyncio.to_thread(desk.shelves.library, tenant)
    message = greeting(event, desk, words, documents=len(library.documents))
    await desk.sender.send(event.place, message, is_notice=True)
    # counted only now: had sending failed, the greeting would be tried again
    await retry_until_writable(
        lambda: desk.store.write(lambda db: enter(db, event.place.chat, event.kind, event.title))
    )


async def part(event: Left, desk: Desk, _: Attempt) -> None:
    """Count a chat as left."""
    await desk.store.write(lambda db: _leave(db, event))


def greeting(event: Joined, desk: Desk, words: Words, *, documents: int) -> Message:
    """Return what a group is told: how to ask here, what does not reach us, and who decides."""
    return join_pieces(_lines(event, desk, words, words.count(words.documents, documents)))


def _lines(event: Joined, desk: Desk, words: Words, documents: str) -> Iterator[Piece]:
    """Yield the greeting line by line."""
    me, bot = desk.me, desk.me.username
    yield style(words.hello.format(documents=documents))
    yield style("\n" + words.hello_works.format(bot=bot))
    if event.can_read_all:
        yield style("\n" + words.hello_mention.format(bot=bot))
    if me.inline:
        yield style("\n" + words.hello_inline.format(bot=bot))
    if not event.can_read_all:
        yield style("\n\n" + words.hello_hidden.format(bot=bot))
    yield style("\n\n" + words.hello_admins.format(bot=bot))


def _knows(db: Connection, event: Joined) -> bool:
    """Return whether a chat has seen us before."""
    return is_known(db, event.place.chat)


def _leave(db: Connection, event: Left) -> None:
    """Count a chat as left; a private one need not have been known, for it begins in silence."""
    if event.kind == _PRIVATE and not is_known(db, event.place.chat):
        enter(db, event.place.chat, event.kind)
    leave(db, event.place.chat)
