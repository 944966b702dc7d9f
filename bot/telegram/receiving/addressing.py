"""Is a message put to us, and what does it ask?

Names and commands are what Telegram marks as such, and only that: a name in plain text may be part
of another. Marks count in UTF-16 units, which one emoji fills two of.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from telegram import Message, MessageEntity

from bot.telegram.events import Me

_NO_COMMAND: Final = ""
_AFTER_A_NAME: Final = ",:;"  # "@bot, who ...": what parts our name from the rest goes with it
_BEFORE_AN_END: Final = ","  # "..., @bot?"
_HALF_CHARACTERS: Final = re.compile("[\ud800-\udfff]")  # of characters: nothing can keep them
_ENDS: Final = (*"?!.…)？！。؟", ",")


@dataclass(frozen=True, slots=True)
class MessageText:
    """What a message says, our name and any command in front taken out.

    `command` is that without its stroke, in small letters, "" if there is none; `suffix` is the
    name of the bot that it is put to, "" if it names none. `is_named` is whether we are mentioned.
    """

    text: str
    command: str
    suffix: str
    is_named: bool

    def is_for_another(self, me: Me) -> bool:
        """Return whether its command names another bot."""
        return self.suffix not in {"", me.username.casefold()}


def read_text(message: Message, me: Me) -> MessageText:
    """Return what a message, or the caption of a picture or file, says."""
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
    """Return the message that this one replies to.

    In a topic, what replies to nothing comes as a reply to the message that opened the topic.
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
    """Return the words of somebody that a message points at, "" if there are none.

    Those are the part that was picked out by hand or else, of what is not our own, all of it. What
    is replied to in another chat is not shown to us, except for the part that is quoted.
    """
    quote, reply = message.quote, reply_target(message)
    if quote and (quote.is_manual or reply is None):
        return _replace_half_characters(quote.text.strip())
    return read_text(reply, me).text if reply and not is_ours(reply, me) else ""


def _entities(message: Message, text: str) -> Iterator[tuple[int, int, MessageEntity]]:
    """Yield what Telegram marked in a text, as `[start, end)` in code points, in order."""
    entities = message.entities if message.text else message.caption_entities
    raw = text.encode("utf-16-le", "surrogatepass")
    for one in sorted(entities, key=lambda entity: (entity.offset, entity.length)):
        before = len(raw[: 2 * one.offset].decode("utf-16-le", "ignore"))
        until = len(raw[: 2 * (one.offset + one.length)].decode("utf-16-le", "ignore"))
        yield before, until, one


def _is_our_name(entity: MessageEntity, words: str, me: Me) -> bool:
    """Return whether something that is marked is a mention of us and of nobody else."""
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    is_name = entity.type == MessageEntity.MENTION
    return is_name and words.casefold() == f"@{me.username}".casefold()


def _cut_out(text: str, cuts: list[tuple[int, int]]) -> str:
    """Return a text without some parts of it, joined as if they had never been there."""
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    said = ""
    for place, (start, end) in enumerate(pairwise(edges)):
        if place % 2 == 0:  # every second stretch is cut out
            said = _rejoin(said, text[start:end]) if place else text[start:end]
    return said.strip()


def _replace_half_characters(text: str) -> str:
    """Return a text in which halves of characters are U+FFFD."""
    return _HALF_CHARACTERS.sub("\ufffd", text)


def _rejoin(before: str, after: str) -> str:
    """Return the words before and after a name of ours as one text."""
    before, after = before.rstrip(), after.lstrip()
    if after.startswith(tuple(_AFTER_A_NAME)) and (not before or before.endswith(",")):
        after = after[1:].lstrip()
    if after.startswith(_ENDS) or not after:
        return before.rstrip(_BEFORE_AN_END + " ") + after
    return f"{before} {after}" if before else after
