"""How does a Message get into a chat?"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from telegram.ext import ExtBot

from bot.messages import Button, Message
from bot.state.places import Place

Migration = Callable[[int, int], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Offer:
    """One result of an inline query: what the list shows, and the message it sends when chosen.

    `key` names it within the answer: 1 to 64 bytes.
    """

    key: str
    title: str
    message: Message
    description: str = ""


class Sender:
    """What the bot says and does in chats.

    Every method raises `Refused` if Telegram says no for good, and `Unreachable` if it is worth
    coming back later.
    """

    def __init__(self, bot: ExtBot[Any], *, on_migrated: Migration | None = None) -> None:
        """Speak through a bot; `on_migrated(old, new)` is awaited when a group has moved."""
        self._bot, self._on_migrated = bot, on_migrated

    async def send(
        self,
        place: Place,
        message: Message,
        *,
        reply_to: int | None = None,
        quote: str = "",
        is_notice: bool = False,
    ) -> int:
        """Send a message and return its id.

        Args:
            place: the chat, and the topic of it.
            message: what is said.
            reply_to: the id of the message that it answers; it may be gone by now.
            quote: the part of that message that it answers, word for word.
            is_notice: whether it may wait behind answers.
        """
        raise NotImplementedError

    async def edit(self, place: Place, message_id: int, message: Message) -> None:
        """Change what a message of ours says; saying the same again is fine.

        Raises:
            Gone: it has been deleted, or can no longer be changed.
        """
        raise NotImplementedError

    async def edit_inline(self, inline_id: str, message: Message) -> None:
        """Change what a message says that was sent by way of us, or answered a guest.

        Raises:
            Gone: it has been deleted, or can no longer be changed.
        """
        raise NotImplementedError

    async def delete(self, place: Place, message_id: int) -> None:
        """Delete a message; that it is gone already is fine."""
        raise NotImplementedError

    async def press(
        self, query_id: str, text: str = "", *, alert: bool = False, url: str = ""
    ) -> None:
        """Answer a pressed button, with at most 200 characters; too late is fine."""
        raise NotImplementedError

    async def inline(
        self,
        query_id: str,
        offers: Sequence[Offer],
        *,
        personal: bool,
        cache_seconds: int,
        next_offset: str = "",
        start: Button | None = None,
    ) -> None:
        """Answer an inline query with at most 50 offers; too late is fine.

        `start` is the button over the list: its label, and as `press` the payload with which it
        opens the private chat.
        """
        raise NotImplementedError

    async def guest(self, query_id: str, message: Message) -> str:
        """Answer where we are a guest; return the inline id of the message for `edit_inline`."""
        raise NotImplementedError

    async def member(self, chat: int, person: int) -> str:
        """Return what a person is in a chat: creator, administrator, member, left, ...."""
        raise NotImplementedError

    async def set_commands(
        self,
        commands: Sequence[tuple[str, str]],
        *,
        scope: str = "default",
        language: str = "",
    ) -> None:
        """Set the menu of commands (name, description) of a scope, for a language or for all.

        `scope` is Telegram's name: default, all_private_chats, all_group_chats,
        all_chat_administrators.
        """
        raise NotImplementedError
