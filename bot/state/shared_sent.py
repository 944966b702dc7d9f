"""Which messages are out, of what a bot that has died had not finished?

As `bot.state.sent` notes it in a file, in a table that all bots share. A note is handed to the
system as soon as Telegram has taken a message, and nobody waits for it: the server writes it,
whatever becomes of the bot. Only a crash of the server itself can lose notes of the last second.
"""

import threading
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from bot.state.postgres import Courier


class SharedSent:
    """The messages of updates, or of letters, that are not finished; see `SentMessages`."""

    def __init__(self, courier: Courier, kind: int) -> None:
        """Know of none."""
        self._courier, self._kind = courier, kind
        self._messages: defaultdict[int, list[int]] = defaultdict(list)
        self._lock = threading.Lock()  # letters are learnt on another thread

    def of(self, update: int) -> tuple[int, ...]:
        """Return the messages that were sent for an update."""
        return tuple(self._messages.get(update, ()))

    def add(self, update: int, message: int) -> None:
        """Note that a message was sent for an update, before anything else can happen."""
        self._courier.send(
            "INSERT INTO sent (kind, number, message) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            *(self._kind, update, message),
        )
        with self._lock:
            self._messages[update].append(message)

    def forget(self, update: int) -> None:
        """Drop the messages of an update that is finished."""
        with self._lock:
            known = self._messages.pop(update, None)
        if known is not None:
            sql = "DELETE FROM sent WHERE kind = $1 AND number = $2"
            self._courier.send(sql, self._kind, update)

    def keep(self, updates: Collection[int]) -> None:
        """Forget here the messages of all updates but some; the table keeps them."""
        with self._lock:
            for update in set(self._messages) - set(updates):
                del self._messages[update]

    def learn(self, notes: Mapping[int, Sequence[int]]) -> None:
        """Take over what others have noted, where that is more than is known here."""
        with self._lock:
            for update, messages in notes.items():
                if len(messages) > len(self._messages.get(update, ())):
                    self._messages[update] = list(messages)

    def updates(self) -> set[int]:
        """Return the updates of which messages are noted here."""
        return set(self._messages)

    def close(self) -> None:
        """Do nothing: the courier is somebody else's."""
