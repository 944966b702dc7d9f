"""What do we do when we are added to a chat, or removed from it?

A group is greeted once, or told that we wait for an owner to agree: the greeting says what works
there now, and which one switch would show us more. Once that switch is turned, we say so in a
line. A chat that we were removed from, or blocked in, counts as left.
"""

from typing import Final

from bot.replies.telegram.message import Message, join_pieces, style
from bot.state import chats
from bot.state.connection import Connection
from bot.state.retrying import retry_until_writable
from bot.telegram.events import Joined, Left
from bot.telegram.handlers import admission
from bot.telegram.handlers.greetings import greet
from bot.telegram.handlers.localisation import words_in
from bot.telegram.receiving.processing import Attempt
from bot.telegram.services import Services

_GROUPS: Final = frozenset({"group", "supergroup"})
_PRIVATE: Final = "private"


async def join(event: Joined, services: Services, _: Attempt) -> None:
    """Count a chat as ours, and greet it if it is a group that never saw us before.

    A group that hid messages from us when we came, and does no more, is told that we hear them.
    Where the bot is closed, a group that somebody else than an owner adds it to waits until an
    owner agrees.
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
    is_admitted = await _is_admitted(event, services)
    if not is_admitted:
        await admission.ask_for_group(event, services)
    words = await words_in(event.place, event.by, services)
    if await services.store.read(lambda db: _knows(db, event)):
        chat = event.place.chat
        is_news = await services.store.read(lambda db: chats.was_hidden(db, chat))
        if not (is_news and event.can_read_all and is_admitted):
            return None
        return join_pieces([style(words.hears_now.format(bot=services.me.username))])
    if not is_admitted:
        return join_pieces([style(words.access_group)])
    return await greet(event.place, event.by, services, can_read_all=event.can_read_all)


async def _is_admitted(event: Joined, services: Services) -> bool:
    """Return whether we may answer in a group; an owner lets us into it by adding us."""
    access = services.access
    if access.is_admitted_group(event.place.chat):
        return True
    if services.permissions.is_owner(event.by):
        await access.admit(event.place.chat, event.title)
        return True
    return False


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
