"""Which messages are out, of updates that are not finished?

A file beside the database, to which a line is added as soon as Telegram has taken a message: the
number of the update and that of the message. A killed process leaves the line to the system, which
writes it; so the next process, which handles the update again, does not send the message again.
The lines of finished updates are dropped. Only a power failure, for the file is never synced, can
lose lines.
"""

import logging
import os
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

logger = logging.getLogger(__name__)

_SMALL: Final = 4096  # bytes of a file that is not worth emptying
_LARGE: Final = 1_000_000  # bytes of a file that is written anew without what is over


class Sent(Protocol):
    """What is noted of messages that are out; an update may be a letter, too."""

    def of(self, update: int) -> tuple[int, ...]:
        """Return the messages that were sent for an update."""

    def add(self, update: int, message: int) -> None:
        """Note that a message was sent for an update, before anything else can happen."""

    def forget(self, update: int) -> None:
        """Drop the messages of an update that is finished."""

    def keep(self, updates: Collection[int]) -> None:
        """Drop the messages of all updates but some, which are not finished."""

    def learn(self, notes: Mapping[int, Sequence[int]]) -> None:
        """Take over what another process has noted since."""

    def updates(self) -> set[int]:
        """Return the updates of which messages are noted."""

    def close(self) -> None:
        """End it."""


class SentMessages:
    """The messages of unfinished updates, in the order in which they were sent."""

    def __init__(self, path: Path) -> None:
        """Open the file, which is created if needed, and read what an earlier process left."""
        self._path = path
        self._messages: defaultdict[int, list[int]] = defaultdict(list)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        self._size = os.fstat(self._file).st_size  # bytes, to ask the system but once
        self._is_failing = False
        self._read()

    def of(self, update: int) -> tuple[int, ...]:
        """Return the messages that were sent for an update."""
        return tuple(self._messages.get(update, ()))

    def add(self, update: int, message: int) -> None:
        """Note that a message was sent for an update, before anything else can happen."""
        self._messages[update].append(message)
        self._write(f"{update} {message}\n".encode())

    def forget(self, update: int) -> None:
        """Drop the messages of an update that is finished."""
        if self._messages.pop(update, None) is None:
            return
        with suppress(OSError):
            if not self._messages and self._size > _SMALL:
                os.ftruncate(self._file, 0)
                self._size = 0
            elif self._size > _LARGE:
                self._write_anew()

    def keep(self, updates: Collection[int]) -> None:
        """Drop the messages of all updates but some, which are not finished."""
        for update in self.updates() - set(updates):
            del self._messages[update]
        with suppress(OSError):
            self._write_anew()

    def learn(self, notes: Mapping[int, Sequence[int]]) -> None:
        """Learn nothing: the file is this process's alone."""

    def updates(self) -> set[int]:
        """Return the updates of which messages are noted."""
        return set(self._messages)

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)

    def _read(self) -> None:
        """Read the file; a line that was cut off is none."""
        with os.fdopen(os.dup(self._file), "rb") as lines:
            lines.seek(0)
            for line in lines:
                update, _, message = line.rstrip(b"\n").partition(b" ")
                if line.endswith(b"\n") and update.isdigit() and message.isdigit():
                    self._messages[int(update)].append(int(message))

    def _write(self, line: bytes) -> None:
        """Append a line; where the disk is full, a kill may have the message sent again."""
        try:
            self._size += os.write(self._file, line)
            self._is_failing = False
        except OSError as error:
            if not self._is_failing:
                logger.warning("what was sent is not noted: %s", error.strerror)
            self._is_failing = True

    def _write_anew(self) -> None:
        """Write the file anew with what is known, so that at no moment anything is missing."""
        lines = "".join(
            f"{update} {message}\n"
            for update, messages in self._messages.items()
            for message in messages
        )
        fresh = self._path.with_name(self._path.name + ".new")
        made = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
        self._size = os.write(made, lines.encode())
        fresh.replace(self._path)
        os.close(self._file)
        self._file = made
