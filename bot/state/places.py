"""Where is something said?

A place is a chat and, in a forum, one topic of it. Settings are chosen for a place, answers go to
it, and the documents that may be asked depend on it.
"""

from dataclasses import dataclass
from typing import Final

WHOLE_CHAT: Final = 0  # the topic number of a message that is in no topic
GENERAL: Final = 1  # a forum's first topic; Telegram refuses messages that name its number


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A chat, and one topic of it; topic 0 is none or the general one, and 1 is never used."""

    chat: int
    topic: int = WHOLE_CHAT

    def __post_init__(self) -> None:
        """Refuse the topic number that Telegram does not accept."""
        if self.topic == GENERAL:
            msg = "the general topic of a forum is topic 0 here"
            raise ValueError(msg)

    @property
    def whole(self) -> "Place":
        """The chat without a topic, whose settings hold where a topic has none of its own."""
        return Place(self.chat)


NOWHERE: Final = Place(0)  # under an inline message: Telegram does not tell in which chat
