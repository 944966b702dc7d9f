"""What is newer than the specification that requests are checked against?

The file is of Bot API 10.1; these came later. The list is the only exception there is.
"""

from typing import Final

# 10.2 and 10.3: messages that one reader of a group sees, and nobody else
NEWER_METHODS: Final = frozenset(
    {"editEphemeralMessageText", "editEphemeralMessageReplyMarkup", "deleteEphemeralMessage"}
)
NEWER: Final = frozenset(
    {
        ("sendMessage", "receiver_user_id"),
        ("sendMessage", "callback_query_id"),
        ("sendMessage", "ephemeral_message_parameters"),
        ("BotCommand", "is_ephemeral"),
        ("Message", "is_ephemeral"),
    }
)
