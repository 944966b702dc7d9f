"""How does a Message get into a chat?

The methods of the Bot API that we use, as methods of a `Sender`. Some refused calls are repeated
in a reduced form that Telegram accepts: without a topic or a replied message that was deleted,
without styles, or with the new id of a group. Any other refusal raises `Refused`; if Telegram
cannot be reached, that raises `Unreachable`.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from telegram import InputFile
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.errors import BotError, Gone, Refused, TooLarge, Unreachable
from bot.replies.telegram.message import Button, Message
from bot.state.places import Place
from bot.telegram.sending import errands
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

__all__ = ["HeldEdits", "InlineResult", "Migration", "Sender"]

# Called by name, because python-telegram-bot's own methods build an object for every part of what
# is sent and of the message that comes back, of which we need only the id: 1.4 ms instead of 0.1.
# It warns about names that it has a method for, hence the underscores, which it removes.
_SEND: Final = "send_Message"
_SEND_PHOTO: Final = "send_Photo"
_EDIT: Final = "edit_Message_Text"
_DELETE: Final = "delete_Message"
_TYPING: Final = "send_Chat_Action"
_ANSWER_PRESS: Final = "answer_Callback_Query"
_ANSWER_INLINE: Final = "answer_Inline_Query"
_ANSWER_GUEST: Final = "answer_Guest_Query"
_GET_FILE: Final = "get_File"
_GET_MEMBER: Final = "get_Chat_Member"
_SET_COMMANDS: Final = "set_My_Commands"
_GET_COMMANDS: Final = "get_My_Commands"

_PICTURE: Final = "page.png"

# the fields that may be left out after an error: the first of them that is there
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
    """Sends, edits and deletes messages, and answers queries.

    Every method raises `Refused` if Telegram refuses for good, `Unreachable` if it is worth trying
    again later, and `ValueError` for what is beyond Telegram's limits, a mistake of ours.
    """

    def __init__(
        self,
        bot: ExtBot[Any],
        *,
        on_migrated: Migration | None = None,
        files_here: bool = False,
    ) -> None:
        """Call through a bot.

        Args:
            bot: of python-telegram-bot.
            on_migrated: `on_migrated(old, new)` is awaited when a group has got a new id.
            files_here: whether the Bot API server keeps files on this machine's disk.
        """
        self._bot, self._on_migrated, self._files_here = bot, on_migrated, files_here

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
            message: its text and buttons.
            reply_to: the id of the message that it replies to; that may be deleted by now.
            is_notice: whether it may wait behind answers.
        """
        payload = encode_message(message)
        urgency = Urgency.NOTICE if is_notice else None
        return await self._send(_SEND, place, payload, reply_to, urgency)

    async def send_photo(
        self, place: Place, picture: bytes, caption: str, *, reply_to: int | None = None
    ) -> int:
        """Send a picture and return the id of its message.

        Args:
            place: the chat, and the topic of it.
            picture: as PNG.
            caption: below it, at most 1,024 characters.
            reply_to: the id of the message that it replies to; that may be deleted by now.
        """
        photo = InputFile(picture, filename=_PICTURE)
        payload: Json = {"photo": photo, "caption": caption}
        return await self._send(_SEND_PHOTO, place, payload, reply_to, None)

    async def _send(
        self,
        name: str,
        place: Place,
        payload: Json,
        reply_to: int | None,
        urgency: Urgency | None,
    ) -> int:
        """Send a message of some kind and return its id; one that was sent before is not again."""
        whole: Json = {"chat_id": place.chat} | payload
        if place.topic:
            whole["message_thread_id"] = place.topic
        if reply_to is not None:
            whole["reply_parameters"] = encode_reply(reply_to)
        errand = errands.current()
        before = errand.next_sent() if errand else None
        if before is None:
            sent = await self._call(name, whole, urgency)
            before = int(sent["message_id"])
        if errand:  # nothing is awaited between Telegram's answer and this
            errand.note(before)
        return before

    async def edit(self, place: Place, message_id: int, message: Message) -> None:
        """Replace the text and buttons of a message of ours; the same ones again are fine.

        Raises:
            Gone: it has been deleted, or can no longer be edited.
        """
        payload = {"chat_id": place.chat, "message_id": message_id} | encode_message(message)
        await self._call(_EDIT, payload, fine=ErrorKind.NOT_MODIFIED)

    def holding_edits(self) -> "HeldEdits":
        """Return a sender that does the same, but holds its edits until they are released."""
        return HeldEdits(self._bot, on_migrated=self._on_migrated)

    async def delete(self, place: Place, message_id: int) -> None:
        """Delete a message; if it is deleted already, that is fine."""
        payload = {"chat_id": place.chat, "message_id": message_id}
        await self._call(_DELETE, payload, fine=ErrorKind.GONE_MESSAGE)

    async def show_typing(self, place: Place) -> None:
        """Show "typing" in a chat, for the five seconds that Telegram does."""
        payload: Json = {"chat_id": place.chat, "action": "typing"}
        if place.topic:
            payload["message_thread_id"] = place.topic
        await self._call(_TYPING, payload, Urgency.NOTICE)

    async def answer_press(self, query_id: str, text: str = "") -> None:
        """Answer a pressed button with at most 200 characters; being too late is fine."""
        if len(text) > LONGEST_ALERT:
            msg = f"the answer to a button is {len(text)} characters long"
            raise ValueError(msg)
        payload: Json = {"callback_query_id": query_id} | ({"text": text} if text else {})
        await self._call(_ANSWER_PRESS, payload, fine=ErrorKind.OLD_QUERY)

    async def answer_inline(
        self,
        query_id: str,
        results: Sequence[InlineResult],
        *,
        personal: bool,
        cache_seconds: int,
        start: Button | None = None,
    ) -> None:
        """Answer an inline query; being too late is fine.

        Args:
            query_id: which query.
            results: the lines of the list, at most 50.
            personal: whether Telegram may show them to this person only.
            cache_seconds: for how long Telegram may repeat them without asking us.
            start: the button above the list; its `press` is the start parameter with which it
                opens the private chat.
        """
        if len(results) > MOST_INLINE_RESULTS:
            msg = f"{len(results)} results are too many for an inline query"
            raise ValueError(msg)
        payload: Json = {
            "inline_query_id": query_id,
            "results": [encode_inline_result(result) for result in results],
            "cache_time": cache_seconds,
            "is_personal": personal,
        }
        if start is not None:
            payload["button"] = {"text": start.label, "start_parameter": start.press}
        await self._call(_ANSWER_INLINE, payload, fine=ErrorKind.OLD_QUERY)

    async def answer_guest(self, query_id: str, message: Message) -> None:
        """Answer a question in a chat that we are not in."""
        result = encode_inline_result(InlineResult("answer", _GUEST_TITLE, message))
        await self._call(_ANSWER_GUEST, {"guest_query_id": query_id, "result": result})

    async def download(self, file: str, most: int) -> bytes:
        """Return what a file holds that somebody has sent.

        Args:
            file: the word for which Telegram gives it.
            most: bytes that it may have.

        Raises:
            TooLarge: it has more, or more than Telegram gives a bot.
        """
        try:
            found = await self._call(_GET_FILE, {"file_id": file})
            size = int(found.get("file_size", 0))
            raw = b"" if size > most else await self._fetch(str(found.get("file_path", "")), most)
        except Unreachable as error:  # asking twice does no harm, whatever has become of the first
            raise Unreachable(error.reason, retry_after=error.retry_after) from error
        if max(size, len(raw)) > most:
            raise TooLarge(f"the file has {max(size, len(raw))} bytes")
        return raw

    async def _fetch(self, path: str, most: int) -> bytes:
        """Return what the file at a path of the Bot API server holds."""
        try:
            if self._files_here:
                return await asyncio.to_thread(_read_file, Path(path), most)
            return await self._bot.request.retrieve(f"{self._bot.base_file_url}/{quote(path)}")
        except TelegramError as error:
            kind = error_kind(error)
            if kind is ErrorKind.BAD_TOKEN:  # what is not there, or no more, looks like that
                raise Refused("Telegram does not have the file any more") from error
            raise _translate(kind, error) from error
        except OSError as error:
            raise Refused(f"the Bot API server's file cannot be read: {error.strerror}") from error

    async def member_status(self, chat: int, person: int) -> str:
        """Return the status of a person in a chat, in Telegram's words; `left` if not in it."""
        payload = {"chat_id": chat, "user_id": person}
        member = await self._call(_GET_MEMBER, payload, fine=ErrorKind.NO_MEMBER)
        is_out = member is None or not member.get("is_member", True)  # a field of the restricted
        return "left" if is_out else str(member["status"])

    async def get_commands(
        self, *, scope: str = "default", language: str = ""
    ) -> tuple[tuple[str, str], ...]:
        """Return the commands (name, description) of the menu for a scope and language."""
        payload: Json = {"scope": {"type": scope}}
        commands = await self._call(
            _GET_COMMANDS, payload | ({"language_code": language} if language else {})
        )
        return tuple((one["command"], one["description"]) for one in commands)

    async def set_commands(
        self,
        commands: Sequence[tuple[str, str]],
        *,
        scope: str = "default",
        language: str = "",
    ) -> None:
        """Set the commands (name, description) of the menu for a scope, and a language or all.

        `scope` is Telegram's name: default, all_private_chats, all_group_chats,
        all_chat_administrators.
        """
        listed = [{"command": name, "description": text} for name, text in commands]
        payload: Json = {"commands": listed, "scope": {"type": scope}}
        await self._call(
            _SET_COMMANDS, payload | ({"language_code": language} if language else {})
        )

    async def _call(
        self,
        name: str,
        payload: Json,
        urgency: Urgency | None = None,
        *,
        fine: ErrorKind | None = None,
    ) -> Any:  # noqa: ANN401  each method answers with something else
        """Return the result of a call, reduced if need be; None after an error of kind `fine`."""
        limits = self._bot.rate_limiter is not None
        has_moved = False
        while True:
            try:
                return await self._bot.do_api_request(
                    name, dict(payload), rate_limit_args=urgency if limits else None
                )
            except TelegramError as error:
                kind = error_kind(error)
                if kind is fine:
                    return None
                moved = None if has_moved else new_chat_id(error)
                reduced = _reduce(payload, kind) if moved is None else payload | {"chat_id": moved}
                if reduced is None:
                    raise _translate(kind, error) from error
            if moved is not None:
                await self._report_migration(payload["chat_id"], moved)
                has_moved = True
            payload = reduced

    async def _report_migration(self, old: int, new: int) -> None:
        """Tell whoever keeps what belongs to a group that it has a new id."""
        if self._on_migrated is not None:
            await self._on_migrated(old, new)


class HeldEdits(Sender):
    """Does everything at once but edits: these are held until they are released."""

    def __init__(self, bot: ExtBot[Any], *, on_migrated: Migration | None = None) -> None:
        """Hold nothing yet."""
        super().__init__(bot, on_migrated=on_migrated)
        self.held: list[tuple[Place, int, Message]] = []

    async def edit(self, place: Place, message_id: int, message: Message) -> None:
        """Hold an edit."""
        self.held.append((place, message_id, message))

    async def release_edits(self) -> None:
        """Make the edits that are held, in their order."""
        held, self.held = self.held, []
        for place, message_id, message in held:
            await super().edit(place, message_id, message)


def _read_file(file: Path, most: int) -> bytes:
    """Return what a file on this machine's disk holds, and of a larger one a byte too many."""
    with file.open("rb") as stream:
        return stream.read(most + 1)


_GUEST_TITLE: Final = (
    "Footnote"  # required, but shown nowhere: the answer of a guest comes without a list
)


def _reduce(payload: Json, kind: ErrorKind) -> Json | None:
    """Return a payload without what an error complains of; None if nothing can be left out."""
    if kind is ErrorKind.BAD_ENTITIES:
        reduced = strip_entities(payload)
    else:
        found = next((name for name in _OPTIONAL_FIELDS.get(kind, ()) if name in payload), None)
        reduced = {name: value for name, value in payload.items() if name != found}
    return None if reduced == payload else reduced


def _translate(kind: ErrorKind, error: TelegramError) -> BotError:
    """Return our error for an error of the Bot API."""
    reason = short_reason(error)
    if kind in _RETRYABLE:
        uncertain = kind is ErrorKind.AMBIGUOUS
        return Unreachable(reason, retry_after=retry_after(error), is_uncertain=uncertain)
    if kind is ErrorKind.GONE_MESSAGE:
        return Gone(reason)
    if kind is ErrorKind.BIG_FILE:
        return TooLarge(reason)
    return Refused(reason, is_forbidden=kind is ErrorKind.FORBIDDEN)
