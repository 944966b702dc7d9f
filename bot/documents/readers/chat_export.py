"""What was said in this chat?

Telegram's own export of a chat, `result.json`: each message is quoted whole with its author. Its
place is its date and time, and in a group or a channel it has an address.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from bot.documents.document import Reading
from bot.documents.lines import without_greeting
from bot.documents.markup.paragraphs import is_question
from bot.documents.plain.headings import REPLIES
from bot.documents.structure.composing import compose
from bot.documents.structure.parts import Part, Role
from bot.errors import NotReadable

_NO_EXPORT: Final = "it is JSON, but no chat that Telegram has exported"
_WITH_ADDRESSES: Final = ("supergroup", "channel")
_LONGEST: Final = 1_500  # characters of a message that is quoted whole
_Text = str | list[str | dict[str, object]]


class _Message(msgspec.Struct, rename={"author": "from"}):
    """A message, as far as it is read."""

    id: int = 0
    type: str = ""
    date: str = ""
    author: str | None = None
    text: _Text = ""
    file_name: str | None = None
    poll: dict[str, object] | None = None


class _Chat(msgspec.Struct):
    """A chat."""

    messages: list[_Message] | None = None
    name: str | None = None
    type: str = ""
    id: int = 0


class _Chats(msgspec.Struct, rename={"every": "list"}):
    """Several chats."""

    every: list[_Chat] = []


class _Export(_Chat):
    """What Telegram has exported: one chat, or all of an account."""

    chats: _Chats | None = None
    left_chats: _Chats | None = None


def read(raw: bytes) -> Reading:
    """Return the messages of a chat, or of all chats of an account, as blocks.

    Raises:
        NotReadable: it is no export of Telegram's.
    """
    try:
        export = msgspec.json.decode(raw, type=_Export)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotReadable(_NO_EXPORT) from error
    found = [one for group in (export.chats, export.left_chats) if group for one in group.every]
    chats: list[_Chat] = found if export.messages is None else [export]
    if not any(chat.messages for chat in chats):
        raise NotReadable(_NO_EXPORT)
    parts = [part for chat in chats for part in _chat(chat, is_alone=len(chats) == 1)]
    dates = [one.date for chat in chats for one in chat.messages or ()]
    return compose(
        parts,
        title=(chats[0].name or "") if len(chats) == 1 else "",
        date=max(dates, default="")[:10],
        source="Telegram",
    )


def _chat(chat: _Chat, *, is_alone: bool) -> Iterator[Part]:
    """Yield the parts of a chat; one of several has its name as a heading."""
    if not is_alone and chat.name:
        yield Part(Role.HEADING, chat.name)
    left = 0
    for message in chat.messages or ():
        said = _said(message)
        if message.type != "message" or not said:
            continue
        place, url = message.date[:16].replace("T", " "), _address(chat, message)
        if is_question(without_greeting(said)):
            yield Part(Role.QUESTION, _line(message, said), level=0, place=place, url=url)
            left = REPLIES
            continue
        if not left:
            yield Part(Role.ANSWERED)
        left -= 1
        role = Role.UNIT if len(said) <= _LONGEST else Role.TEXT
        yield Part(role, _line(message, said), place=place, url=url)


def _line(message: _Message, said: str) -> str:
    """Return what a message says, behind its author."""
    return f"{' '.join(message.author.split())}: {said}" if message.author else said


def _said(message: _Message) -> str:
    """Return the words of a message, with the file or the poll that it brings."""
    words = [_plain(message.text)]
    if message.poll:
        words += _poll(message.poll)
    if message.file_name:
        words.append(f"[{message.file_name}]")
    return "\n".join(filter(None, map(str.strip, words)))


def _poll(poll: dict[str, object]) -> Iterator[str]:
    """Yield the question of a poll and its answers, each with its votes."""
    yield str(poll.get("question", ""))
    answers = poll.get("answers")
    for answer in answers if isinstance(answers, list) else ():
        if isinstance(answer, dict):
            yield f"{answer.get('text', '')}: {answer.get('voters', 0)}"


def _plain(text: _Text) -> str:
    """Return a text without its looks, which are kept in pieces."""
    pieces: Sequence[object] = [text] if isinstance(text, str) else text
    words = (one.get("text", "") if isinstance(one, dict) else one for one in pieces)
    return "".join(word for word in words if isinstance(word, str))


def _address(chat: _Chat, message: _Message) -> str:
    """Return the address of a message, which those in the chat can open; "" if it has none."""
    if not chat.type.endswith(_WITH_ADDRESSES) or chat.id <= 0 or message.id <= 0:
        return ""
    return f"https://t.me/c/{chat.id}/{message.id}"
