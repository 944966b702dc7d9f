"""How do files get into the library of a chat while questions go on?

One after the other, on threads of their own: one reads, one changes the library. Few wait here at
a time: whoever handles a file has a place that a question might need, so that the others are to
come again. After each change the libraries that hold the chat's documents are opened anew, and
only then it counts as done.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from bot.config.collections import chat_collection
from bot.config.sections import UploadSettings
from bot.documents.document import Document, Step
from bot.errors import StoreLocked, Unreachable
from bot.libraries.by_tenant import TenantLibraries
from bot.libraries.sent_documents import Added, AlreadyHere, NoRoom, SentFile, Usage
from bot.libraries.stored_document import StoredDocument
from bot.libraries.uploading import Uploads
from bot.telegram.outage import Outage

T = TypeVar("T")

MOST_WAITING: Final = 3  # files that are read, or wait for that, at a time
_MOST_ALBUMS: Final = 256  # that are remembered
_AGAIN: Final = 3.0  # seconds until whoever found no place comes again


class UploadDesk:
    """Adds, removes and moves the documents of chats without blocking the event loop.

    Everything that changes something raises `Unreachable` where another process has the library
    to itself for now, ClusterAway where the library is away, and StoreUnwritable and StoreDamaged
    as `Uploads` does.
    """

    def __init__(
        self, uploads: Uploads, libraries: TenantLibraries, outage: Outage | None = None
    ) -> None:
        """Start no thread yet; `outage` knows whether the library is away, of its own if None."""
        self._uploads, self._libraries = uploads, libraries
        self._outage = outage or Outage()
        self._reading = ThreadPoolExecutor(1, thread_name_prefix="reading")
        self._changing = ThreadPoolExecutor(1, thread_name_prefix="adding")
        self._waiting = 0
        self._albums: OrderedDict[tuple[int, int, str], None] = OrderedDict()

    @property
    def limits(self) -> UploadSettings:
        """How much may be added."""
        return self._uploads.limits

    def enter(self) -> None:
        """Take a place for a file that is to be read; `leave` gives it back.

        Raises:
            Unreachable: all are taken; it is to be tried again soon.
        """
        if self._waiting >= MOST_WAITING:
            raise Unreachable("other files are being read", retry_after=_AGAIN)
        self._waiting += 1

    def leave(self) -> None:
        """Give a place back."""
        self._waiting -= 1

    def begin_album(self, chat: int, person: int, album: str) -> None:
        """Note that a file of an album is taken: so are those that the person sent with it."""
        self._albums[chat, person, album] = None
        if len(self._albums) > _MOST_ALBUMS:
            self._albums.popitem(last=False)

    def is_begun(self, chat: int, person: int, album: str) -> bool:
        """Return whether a file of an album was taken lately."""
        return (chat, person, album) in self._albums

    async def read(self, name: str, raw: bytes, step: Step) -> Document:
        """Return the document of a file; `step` is called on a thread, after each page.

        Raises:
            DocumentError: it cannot be read.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._reading, self._uploads.read, name, raw, step)

    async def find(self, update: int) -> Added | None:
        """Return what an update has added, None if it has added nothing yet."""
        return await self._run(lambda: self._uploads.find(update))

    async def add(self, sent: SentFile, document: Document) -> Added | AlreadyHere | NoRoom:
        """Add a document to the collection of its chat."""
        return await self._change(sent.chat, lambda: self._uploads.add(sent, document))

    async def undo(self, chat: int, key: str) -> bool:
        """Take back what was added, and return whether that is done.

        Raises:
            DocumentError: what was there before cannot be read any more.
        """
        return await self._change(chat, lambda: self._uploads.undo(chat, key))

    async def remove(self, chat: int, number: int) -> bool:
        """Remove a document for good, and return whether it was there."""
        return await self._change(chat, lambda: self._uploads.remove(chat, number))

    async def remove_all(self, chat: int) -> int:
        """Remove all documents of a chat for good, and return how many there were."""
        return await self._change(chat, lambda: self._uploads.remove_all(chat))

    async def forget_person(self, by: str) -> None:
        """Forget who it was that added something."""
        await self._run(lambda: self._uploads.forget_person(by))

    async def move(self, old: int, new: int) -> None:
        """Have the documents of a group follow it to the supergroup that it became."""
        await self._change(old, lambda: self._uploads.move(old, new))

    async def tidy(self) -> None:
        """Delete what can no longer be undone."""
        await self._run(self._uploads.tidy)

    async def listed(self, chat: int) -> tuple[StoredDocument, ...]:
        """Return the documents that were sent to a chat."""
        self._outage.check()
        return await asyncio.to_thread(self._uploads.listed, chat)

    async def usage(self, chat: int) -> Usage:
        """Return how much was sent to a chat and is there."""
        self._outage.check()
        return await asyncio.to_thread(self._uploads.usage, chat)

    def close(self) -> None:
        """End the threads without waiting for what is being read."""
        for pool in (self._reading, self._changing):
            pool.shutdown(wait=False, cancel_futures=True)

    async def _change(self, chat: int, work: Callable[[], T]) -> T:
        """Return what work returns that changes the documents of a chat, once they answer so."""

        def change() -> T:
            with self._libraries.changing():
                found = work()
            self._libraries.renew(chat_collection(chat))
            return found

        return await self._run(change)

    async def _run(self, work: Callable[[], T]) -> T:
        """Return what work returns, done on the thread for changes.

        Raises:
            Unreachable: another process writes into the library.
            ClusterAway: the library cannot be reached.
        """
        self._outage.check()
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._changing, work)
        except StoreLocked as error:
            raise Unreachable(str(error), retry_after=_AGAIN) from error


def describe_sender(person: int) -> str:
    """Return what the library says of whoever added something in Telegram."""
    return f"Telegram {person}"
