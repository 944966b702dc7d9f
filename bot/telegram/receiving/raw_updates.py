"""What is an update, before it is parsed?

The JSON of an update as Telegram sent it. Only its number, its chat and its sender are read, so
that an update that nobody can parse is still stored, counted and finished.

The updates of a queue are handled in order. In a private chat, all are in one. In a group, each
member has a queue, so that nobody waits behind somebody else. Presses, and what can be answered
for some seconds only, have queues of their own, so that none waits until something has been sent.
Queues take turns by chat.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any, Final

from bot.state.inbox import RawUpdate

# All kinds that we understand. Telegram keeps the list and sends no other kind.
ALLOWED_UPDATES: Final = (
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
    "guest_message",
)
_FLEETING_KINDS: Final = frozenset(
    {"inline_query", "guest_message"}
)  # answered within seconds or never
_MEMBERS_KINDS: Final = frozenset({"message", "edited_message"})
_SENDERS: Final = ("sender_chat", "from")  # who hides behind a chat is told apart by that chat
_NOBODY: Final = 0
_NO_CHAT: Final = 0  # the queue of updates that have neither a chat nor a user


def raw_update(raw: Mapping[str, Any]) -> RawUpdate | None:
    """Return an update as it is stored; None if it has no number, for then it is no update."""
    number = raw.get("update_id")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < 2**63:
        return None
    is_fleeting = bool(_FLEETING_KINDS & raw.keys())
    turn, queue = _turn_and_queue(raw)
    return RawUpdate(number, queue, json.dumps(raw), is_fleeting, turn)


def _turn_and_queue(raw: Mapping[str, Any]) -> tuple[int, int]:
    """Return whose turn an update waits for, and which queue it is in.

    The first is the chat of an update or else its user. A guest question goes by its user: we are
    not in its chat and keep no order there.
    """
    names = ("from",) if "guest_message" in raw else ("chat", "message", "from", "user")
    for kind, content in raw.items():
        for turn in _ids(content, names):
            person = next(_ids(content, _SENDERS), _NOBODY)
            if kind == "callback_query":
                return _number(turn, "presses"), _number(turn, "presses", person)
            if kind in _FLEETING_KINDS:
                return turn, _number(turn, "fleeting")
            if turn < 0 and kind in _MEMBERS_KINDS:
                return turn, _number(turn, "messages", person)
            return turn, turn
    return _NO_CHAT, _NO_CHAT


def _number(*parts: object) -> int:
    """Return a number for what has none: always the same one, and hardly ever another's."""
    digest = blake2b(repr(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


def _ids(content: object, names: tuple[str, ...]) -> Iterator[int]:
    """Yield the ids that some fields of an update's content hold, in the order of the fields."""
    for name in names:
        inner = content.get(name) if isinstance(content, dict) else None
        if name == "message":
            inner = inner.get("chat") if isinstance(inner, dict) else None
        number = inner.get("id") if isinstance(inner, dict) else None
        if isinstance(number, int) and -(2**63) <= number < 2**63:
            yield number
