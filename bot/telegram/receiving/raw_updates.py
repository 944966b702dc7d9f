"""What has arrived, before anybody understands it?

An update is looked at as Telegram sent it, so that one that nobody can understand is still kept,
counted and let go.
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
_FLEETING_KINDS: Final = frozenset({"inline_query", "guest_message"})  # answered at once or never
_NO_CHAT: Final = 0  # the lane of what has neither a chat nor a person


def raw_update(raw: Mapping[str, Any]) -> RawUpdate | None:
    """Return an update as it is kept; None for what has no number, and is no update."""
    number = raw.get("update_id")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < 2**63:
        return None
    return RawUpdate(
        number, _queue_number(raw), json.dumps(raw), bool(_FLEETING_KINDS & raw.keys())
    )


def _queue_number(raw: Mapping[str, Any]) -> int:
    """Return the chat of an update, or else the person it is from.

    A guest's question goes by its person: we are not in its chat and keep no order there.
    """
    names = ("from",) if "guest_message" in raw else ("chat", "message", "from", "user")
    for kind in raw.values():
        for found in _ids(kind, names):
            return found
    return _NO_CHAT


def _ids(kind: object, names: tuple[str, ...]) -> Iterator[int]:
    """Yield the numbers of the first of some fields that has one."""
    for name in names:
        inner = kind.get(name) if isinstance(kind, dict) else None
        if name == "message":
            inner = inner.get("chat") if isinstance(inner, dict) else None
        number = inner.get("id") if isinstance(inner, dict) else None
        if isinstance(number, int) and -(2**63) <= number < 2**63:
            yield number
