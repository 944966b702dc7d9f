"""With which words does the Bot API refuse?

A refusal is raised by a rule of the world or by a fault that a test asks for; both take the texts
from the same table, which holds every one that the bot must know.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

UNSEEN: Final = "query is too old and response timeout expired or query ID is invalid"
SAME: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


@dataclass(frozen=True)
class Refusal(Exception):
    """An answer that is not `ok`: an HTTP status, its description and what it says besides."""

    code: int
    description: str
    parameters: Mapping[str, int] = field(default_factory=dict)

    def body(self) -> dict[str, object]:
        """Return what the server answers."""
        said: dict[str, object] = {
            "ok": False, "error_code": self.code, "description": self.description,
        }  # fmt: skip
        return said | ({"parameters": dict(self.parameters)} if self.parameters else {})


def bad_request(reason: str) -> Refusal:
    """Return a 400 for a reason."""
    return Refusal(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> Refusal:
    """Return a 403 for a reason."""
    return Refusal(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Refusal:
    """Return a 409 for a reason."""
    return Refusal(409, f"Conflict: {reason}")


def too_many(retry_after: int) -> Refusal:
    """Return a 429 that asks to wait."""
    reason = f"Too Many Requests: retry after {retry_after}"
    return Refusal(429, reason, {"retry_after": retry_after})


def migrated(chat: int) -> Refusal:
    """Return the 400 of a group that has become a supergroup."""
    reason = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refusal(400, reason, {"migrate_to_chat_id": chat})


POLLED_TWICE: Final = conflict(
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
HOOKED: Final = conflict(
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook"
    " first"
)

# what a fault can be called in a test, and what is answered then
NAMED: Final[Mapping[str, Refusal]] = {
    "unauthorized": Refusal(401, "Unauthorized"),
    "not found": Refusal(404, "Not Found"),
    "conflict": POLLED_TWICE,
    "webhook is active": HOOKED,
    "internal": Refusal(500, "Internal Server Error"),
    "bad gateway": Refusal(502, "Bad Gateway"),
    "gateway timeout": Refusal(504, "Gateway Timeout"),
    "blocked": forbidden("bot was blocked by the user"),
    "kicked": forbidden("bot was kicked from the supergroup chat"),
    "not a member": forbidden("bot is not a member of the supergroup chat"),
    "deactivated": forbidden("user is deactivated"),
    "never started": forbidden("bot can't initiate conversation with a user"),
    "chat not found": bad_request("chat not found"),
    "reply not found": bad_request("message to be replied not found"),
    "thread not found": bad_request("message thread not found"),
    "topic closed": bad_request("TOPIC_CLOSED"),
    "bad quote": bad_request("QUOTE_TEXT_INVALID"),
    "bad entities": bad_request("can't parse entities: Unexpected end of the entities"),
    "not modified": bad_request(SAME),
    "edit not found": bad_request("message to edit not found"),
    "not ours": bad_request("message can't be edited"),
    "delete not found": bad_request("message to delete not found"),
    "cannot delete": bad_request("message can't be deleted"),
    "old query": bad_request(UNSEEN),
    "too long": bad_request("message is too long"),
    "empty": bad_request("message text is empty"),
    "no rights": bad_request("not enough rights to send text messages to the chat"),
    "bad button": bad_request("BUTTON_DATA_INVALID"),
    "big file": bad_request("file is too big"),
}
