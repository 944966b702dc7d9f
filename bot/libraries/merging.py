"""When do the segments of an open library become fewer?

When there are too many of them, or the later ones are a large part of all: in a thread, while
questions are answered from the library as it is. The merged one takes its place at once, and
answers the same; where something has changed meanwhile, it is dropped, and the next change begins
another.
"""

from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from bot.errors import BotError
from bot.libraries.service import LibraryService, merge

Take = Callable[[LibraryService, LibraryService], None]


def merge_soon(service: LibraryService, take: Take) -> Thread | None:
    """Have the segments of a library merged if they are due; return what does it, if anything.

    Args:
        service: the open library.
        take: is called with it and the merged one, and puts that in its place if it still has one.
    """
    if service.opened is None or not service.opened.growing.is_due:
        return None
    thread = Thread(target=_merge, args=(service, take), name="merging", daemon=True)
    thread.start()
    return thread


def _merge(service: LibraryService, take: Take) -> None:
    """Merge the segments of a library; where its files are gone it stays as it is."""
    with suppress(BotError):
        take(service, merge(service))
