"""Where is something said?

A place is a chat and, in a forum, one topic of it. It is what rules are chosen for, where answers
go, and whose library is asked.
"""

from dataclasses import dataclass
from typing import Final

WHOLE_CHAT: Final = 0  # the topic of a message that is in none
GENERAL: Final = (
    1  # the first topic of a forum, which Telegram refuses to be sent to by its number
)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A chat, and the topic where the message is a topic message; 0 for no topic, never 1."""

    chat: int
    topic: int = WHOLE_CHAT

    def __post_init__(self) -> None:
        """Refuse the topic that nothing can be sent to."""
        if self.topic == GENERAL:
            msg = "the general topic of a forum is topic 0 here"
            raise ValueError(msg)

    @property
    def whole(self) -> "Place":
        """The chat without a topic, whose rules hold where a topic has none of its own."""
        return Place(self.chat)


NOWHERE: Final = Place(0)  # of a press under an inline message: Telegram does not tell which chat
