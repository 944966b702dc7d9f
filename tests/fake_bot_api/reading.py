"""What did a request ask for?

The Bot API takes forms, whose every value is a string, and JSON; the rules want numbers, truth
values and objects. What does not read as such is left as it came, for the validator to name.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

_INTEGERS: Final = frozenset(
    "chat_id user_id from_chat_id message_id message_thread_id offset limit timeout cache_time"
    " max_connections duration".split()
)
_TRUTHS: Final = frozenset(
    "disable_notification protect_content drop_pending_updates is_personal show_alert is_big"
    " only_if_banned revoke_messages for_channels allow_paid_broadcast".split()
)
_OBJECTS: Final = frozenset(
    "entities caption_entities reply_markup reply_parameters link_preview_options results result"
    " button allowed_updates commands scope reaction menu_button message_ids media".split()
)


def read(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of a request as the values that they mean."""
    return {name: _value(name, value) for name, value in raw.items()}


def _value(name: str, value: Any) -> Any:
    """Return one parameter's value."""
    if not isinstance(value, str):
        return value
    if name in _INTEGERS and _is_number(value):
        return int(value)
    if name in _TRUTHS:
        return value.lower() in {"true", "1"}
    if name in _OBJECTS:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _is_number(value: str) -> bool:
    """Whether a string is a whole number."""
    return value.removeprefix("-").isdecimal() and value.isascii()
