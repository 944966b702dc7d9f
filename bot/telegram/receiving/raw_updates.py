"""What is an update, before it is parsed?

The JSON of an update as Telegram sent it. Only its number and its chat are read, so that an update
that nobody can parse is still stored, counted and finished.
"""

import json
from collections.abc import Iterator, Mapping
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
_NO_CHAT: Final = 0  # the queue of updates that have neither a chat nor a user


def raw_update(raw: Mapping[str, Any]) -> RawUpdate | None:
    """Return an update as it is stored; None if it has no number, for then it is no update."""
    number = raw.get("update_id")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < 2**63:
        return None
    return RawUpdate(
        number, _queue_number(raw), json.dumps(raw), bool(_FLEETING_KINDS & raw.keys())
    )


def _queue_number(raw: Mapping[str, Any]) -> int:
    """Return the id of the chat of an update, or else of its user.

    A guest question goes by its user: we are not in its chat and keep no order there.
    """
    names = ("from",) if "guest_message" in raw else ("chat", "message", "from", "user")
    for content in raw.values():
        for found in _ids(content, names):
            return found
    return _NO_CHAT


def _ids(content: object, names: tuple[str, ...]) -> Iterator[int]:
    """Yield the ids that some fields of an update's content hold, in the order of the fields."""
    for name in names:
        inner = content.get(name) if isinstance(content, dict) else None
        if name == "message":
            inner = inner.get("chat") if isinstance(inner, dict) else None
        number = inner.get("id") if isinstance(inner, dict) else None
        if isinstance(number, int) and -(2**63) <= number < 2**63:
            yield number
