"""How does a Message get into a chat?

By the methods of the Bot API that we use, called by name. What Telegram refuses for a reason that
has a milder form is said once more in that form: without a topic that is gone, without a reply to
what was deleted, in plain text, in the group's new number. What it refuses altogether is
`Refused`; where it is not to be had, `Unreachable`.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.errors import BotError, Gone, Refused, Unreachable
from bot.replies.telegram.message import Button, Message
from bot.state.places import Place
from bot.telegram.sending.api_errors import (
    ErrorKind,
    error_kind,
    new_chat_id,
    retry_after,
    short_reason,
)
from bot.telegram.sending.payloads import (
    LONGEST_ALERT,
    MOST_INLINE_RESULTS,
    InlineResult,
    Json,
    encode_inline_result,
    encode_message,
    encode_reply,
    strip_entities,
)
from bot.telegram.sending.rate_limiter import Urgency

Migration = Callable[[int, int], Awaitable[None]]

__all__ = ["InlineResult", "Migration", "Sender"]

# Called by name, for python-telegram-bot's own methods build an object for every part of what is
# sent and of the whole message that comes back, of which we need a number: 1.4 ms against 0.1.
# It warns of names that it has methods for, hence the spelling; it joins them to `sendMessage`.
_SEND: Final = "send_Message"
_EDIT: Final = "edit_Message_Text"
_DELETE: Final = "delete_Message"
_TYPING: Final = "send_Chat_Action"
_ANSWER_PRESS: Final = "answer_Callback_Query"
_ANSWER_INLINE: Final = "answer_Inline_Query"
_ANSWER_GUEST: Final = "answer_Guest_Query"
_GET_MEMBER: Final = "get_Chat_Member"
_SET_COMMANDS: Final = "set_My_Commands"
_GET_COMMANDS: Final = "get_My_Commands"

# what may be left out to be understood after all; the first of them that is there
_OPTIONAL_FIELDS: Final = {
    ErrorKind.GONE_THREAD: ("message_thread_id", "reply_parameters"),  # a reply brings its thread
    ErrorKind.GONE_REPLY: ("reply_parameters",),
}
_RETRYABLE: Final = frozenset(
    {
        ErrorKind.UNSENT,
        ErrorKind.AMBIGUOUS,
        ErrorKind.WAIT,
        ErrorKind.BAD_TOKEN,
        ErrorKind.CONFLICT,
    }
)


class Sender:
    """What the bot says and does in chats.

    Every method raises `Refused` if Telegram says no for good, `Unreachable` if it is worth coming
    back later, and `ValueError` for what no client could show: that is a mistake of ours.
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
        is_notice: bool = False,
    ) -> int:
        """Send a message and return its id.

        Args:
            place: the chat, and the topic of it.
            message: what is said.
            reply_to: the id of the message that it answers; it may be gone by now.
            is_notice: whether it may wait behind answers.
        """
        said: Json = {"chat_id": place.chat} | encode_message(message)
        if place.topic:
            said["message_thread_id"] = place.topic
        if reply_to is not None:
            said["reply_parameters"] = encode_reply(reply_to)
        sent = await self._call(_SEND, said, Urgency.NOTICE if is_notice else None)
        return int(sent["message_id"])

    async def edit(self, place: Place, message_id: int, message: Message) -> None:
        """Change what a message of ours says; saying the same again is fine.

        Raises:
            Gone: it has been deleted, or can no longer be changed.
        """
        said = {"chat_id": place.chat, "message_id": message_id} | encode_message(message)
        await self._call(_EDIT, said, fine=ErrorKind.NOT_MODIFIED)

    async def delete(self, place: Place, message_id: int) -> None:
        """Delete a message; that it is gone already is fine."""
        said = {"chat_id": place.chat, "message_id": message_id}
        await self._call(_DELETE, said, fine=ErrorKind.GONE_MESSAGE)

    async def show_typing(self, place: Place) -> None:
        """Show for some seconds that we type."""
        said: Json = {"chat_id": place.chat, "action": "typing"}
        if place.topic:
            said["message_thread_id"] = place.topic
        await self._call(_TYPING, said, Urgency.NOTICE)

    async def answer_press(self, query_id: str, text: str = "") -> None:
        """Answer a pressed button, with at most 200 characters; too late is fine."""
        if len(text) > LONGEST_ALERT:
            msg = f"the answer to a button is {len(text)} characters long"
            raise ValueError(msg)
        said: Json = {"callback_query_id": query_id} | ({"text": text} if text else {})
        await self._call(_ANSWER_PRESS, said, fine=ErrorKind.OLD_QUERY)

    async def answer_inline(
        self,
        query_id: str,
        offers: Sequence[InlineResult],
        *,
        personal: bool,
        cache_seconds: int,
        start: Button | None = None,
    ) -> None:
        """Answer an inline query with at most 50 offers; too late is fine.

        `start` is the button over the list: its label, and as `press` the payload with which it
        opens the private chat.
        """
        if len(offers) > MOST_INLINE_RESULTS:
            msg = f"{len(offers)} offers are too many for an inline query"
            raise ValueError(msg)
        said: Json = {
            "inline_query_id": query_id,
            "results": [encode_inline_result(offer) for offer in offers],
            "cache_time": cache_seconds,
            "is_personal": personal,
        }
        if start is not None:
            said["button"] = {"text": start.label, "start_parameter": start.press}
        await self._call(_ANSWER_INLINE, said, fine=ErrorKind.OLD_QUERY)

    async def answer_guest(self, query_id: str, message: Message) -> None:
        """Answer where we are a guest."""
        result = encode_inline_result(InlineResult("answer", _GUEST_TITLE, message))
        await self._call(_ANSWER_GUEST, {"guest_query_id": query_id, "result": result})

    async def member_status(self, chat: int, person: int) -> str:
        """Return what a person is in a chat, in Telegram's words; `left` if nothing."""
        asked = {"chat_id": chat, "user_id": person}
        found = await self._call(_GET_MEMBER, asked, fine=ErrorKind.NO_MEMBER)
        is_out = found is None or not found.get("is_member", True)  # said of the restricted
        return "left" if is_out else str(found["status"])

    async def get_commands(
        self, *, scope: str = "default", language: str = ""
    ) -> tuple[tuple[str, str], ...]:
        """Return the menu of commands (name, description) that Telegram has for a scope."""
        said: Json = {"scope": {"type": scope}}
        told = await self._call(
            _GET_COMMANDS, said | ({"language_code": language} if language else {})
        )
        return tuple((one["command"], one["description"]) for one in told)

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
        listed = [{"command": name, "description": told} for name, told in commands]
        said: Json = {"commands": listed, "scope": {"type": scope}}
        await self._call(_SET_COMMANDS, said | ({"language_code": language} if language else {}))

    async def _call(
        self,
        name: str,
        said: Json,
        urgency: Urgency | None = None,
        *,
        fine: ErrorKind | None = None,
    ) -> Any:  # noqa: ANN401  each method answers with something else
        """Return what Telegram answers, to a milder form if need be; None for what is fine too."""
        limits = self._bot.rate_limiter is not None
        has_moved = False
        while True:
            try:
                return await self._bot.do_api_request(
                    name, dict(said), rate_limit_args=urgency if limits else None
                )
            except TelegramError as error:
                fault = error_kind(error)
                if fault is fine:
                    return None
                moved = None if has_moved else new_chat_id(error)
                milder = _reduce(said, fault) if moved is None else said | {"chat_id": moved}
                if milder is None:
                    raise _translate(fault, error) from error
            if moved is not None:
                await self._follow(said["chat_id"], moved)
                has_moved = True
            said = milder

    async def _follow(self, old: int, new: int) -> None:
        """Tell who keeps what belongs to chats that one has moved."""
        if self._on_migrated is not None:
            await self._on_migrated(old, new)


_GUEST_TITLE: Final = "Footnote"  # a guest's answer has no list in which it would be shown


def _reduce(said: Json, fault: ErrorKind) -> Json | None:
    """Return what to say instead, or None if there is nothing left to leave out."""
    if fault is ErrorKind.BAD_ENTITIES:
        milder = strip_entities(said)
    else:
        found = next((name for name in _OPTIONAL_FIELDS.get(fault, ()) if name in said), None)
        milder = {name: value for name, value in said.items() if name != found}
    return None if milder == said else milder


def _translate(fault: ErrorKind, error: TelegramError) -> BotError:
    """Return what a fault means to whoever wanted to say something."""
    reason = short_reason(error)
    if fault in _RETRYABLE:
        uncertain = fault is ErrorKind.AMBIGUOUS
        return Unreachable(reason, retry_after=retry_after(error), is_uncertain=uncertain)
    if fault is ErrorKind.GONE_MESSAGE:
        return Gone(reason)
    return Refused(reason, is_forbidden=fault is ErrorKind.FORBIDDEN)
