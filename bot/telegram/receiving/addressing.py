"""Is a message put to us, and what does it ask?

The text of a message without our name and its command. Only the entities that Telegram marks
count as names and commands, because a name in plain text may be part of another one. Their offsets
are in UTF-16 units, of which one emoji takes two.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from telegram import Message, MessageEntity

from bot.telegram.events import Me
from bot.text.regexes import regex

_NO_COMMAND: Final = ""
_AFTER_A_NAME: Final = ",:;"  # "@bot, who ...": a separator goes with our name
_BEFORE_AN_END: Final = ","  # "..., @bot?"
_HALF_CHARACTERS: Final = regex(
    "[\ud800-\udfff]"
)  # UTF-16 surrogates: they cannot be encoded in UTF-8
_LONGEST_LINE: Final = 200  # characters of a post's first line
_ENDS: Final = (*"?!.…)？！。؟", ",")


@dataclass(frozen=True, slots=True)
class MessageText:
    """The text of a message, without our name and without a command in front.

    `command` is that without its slash, in small letters, "" if there is none; `suffix` is the
    name of the bot behind it (`/ask@name`), "" if there is none. `is_mentioned` says whether our
    name is in the text.
    """

    text: str
    command: str
    suffix: str
    is_mentioned: bool

    def is_for_another(self, me: Me) -> bool:
        """Return whether its command names another bot."""
        return self.suffix not in {"", me.username.casefold()}


def read_text(message: Message, me: Me) -> MessageText:
    """Return the text of a message, or the caption of a picture or file."""
    text = message.text or message.caption or ""
    names, command = [], _NO_COMMAND
    for start, end, entity in _entities(message, text):
        if entity.type == MessageEntity.BOT_COMMAND and start == 0:
            command = text[1:end].casefold()
        elif not _is_our_name(entity, text[start:end], me):
            continue
        names.append((start, end))
    name, _, suffix = command.partition("@")
    return MessageText(
        _replace_half_characters(_cut_out(text, names)), name, suffix, len(names) > bool(command)
    )


def reply_target(message: Message) -> Message | None:
    """Return the message that this one replies to, None if it replies to none.

    In a topic, Telegram sends a message that replies to none as a reply to the message that opened
    the topic.
    """
    reply = message.reply_to_message
    if reply is None or reply.forum_topic_created:
        return None
    is_root = message.is_topic_message and reply.message_id == message.message_thread_id
    return None if is_root else reply


def is_ours(message: Message, me: Me) -> bool:
    """Return whether we sent a message."""
    return message.from_user is not None and message.from_user.id == me.id


def referenced_text(message: Message, me: Me) -> str:
    """Return the text that a message refers to, "" if there is none.

    That is the part that its author chose to quote or else, unless it is ours, the whole message
    that it replies to. Of a reply to another chat Telegram shows us only the quoted part.
    """
    quote, reply = message.quote, reply_target(message)
    if quote and (quote.is_manual or reply is None):
        return _replace_half_characters(quote.text.strip())
    return read_text(reply, me).text if reply and not is_ours(reply, me) else ""


def background_text(message: Message, me: Me) -> str:
    """Return what of the text that a message refers to a question in it may lean on.

    All of it; but of a channel's post, which Telegram forwards by itself to the group that
    discusses it and to which each comment is a reply, the first line: a post is no question, and
    may be long.
    """
    text, reply = referenced_text(message, me), reply_target(message)
    is_chosen = message.quote is not None and message.quote.is_manual
    is_comment = reply is not None and bool(reply.is_automatic_forward)
    return text.partition("\n")[0][:_LONGEST_LINE] if is_comment and not is_chosen else text


def _entities(message: Message, text: str) -> Iterator[tuple[int, int, MessageEntity]]:
    """Yield the entities of a text in order, each with its `[start, end)` in code points."""
    entities = message.entities if message.text else message.caption_entities
    raw = text.encode("utf-16-le", "surrogatepass")
    for one in sorted(entities, key=lambda entity: (entity.offset, entity.length)):
        before = len(raw[: 2 * one.offset].decode("utf-16-le", "ignore"))
        until = len(raw[: 2 * (one.offset + one.length)].decode("utf-16-le", "ignore"))
        yield before, until, one


def _is_our_name(entity: MessageEntity, words: str, me: Me) -> bool:
    """Return whether an entity mentions us."""
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    is_name = entity.type == MessageEntity.MENTION
    return is_name and words.casefold() == f"@{me.username}".casefold()


def _cut_out(text: str, cuts: list[tuple[int, int]]) -> str:
    """Return a text without some parts, joined as if those had never been there."""
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    kept = ""
    for place, (start, end) in enumerate(pairwise(edges)):
        if place % 2 == 0:  # every second stretch is cut out
            kept = _rejoin(kept, text[start:end]) if place else text[start:end]
    return kept.strip()


def _replace_half_characters(text: str) -> str:
    """Return a text with U+FFFD in place of each half of a character."""
    return _HALF_CHARACTERS.sub("\ufffd", text)


def _rejoin(before: str, after: str) -> str:
    """Return the text before and the text after our name as one text."""
    before, after = before.rstrip(), after.lstrip()
    if after.startswith(tuple(_AFTER_A_NAME)) and (not before or before.endswith(",")):
        after = after[1:].lstrip()
    if after.startswith(_ENDS) or not after:
        return before.rstrip(_BEFORE_AN_END + " ") + after
    return f"{before} {after}" if before else after
