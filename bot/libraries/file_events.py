"""When does something happen to a file?

The system tells of changes below some folders where it can (watchfiles: inotify, FSEvents). It
tells nothing of what others change on a network disk, and may run out of watches: these events say
when to look at once, not that there is nothing to see.
"""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event, Thread
from typing import Final

from watchfiles import Change, watch

logger = logging.getLogger(__name__)

_DEBOUNCE: Final = 100  # milliseconds in which events are one; an editor makes several of a save
_STEP: Final = 20  # milliseconds without an event that end them

OnEvent = Callable[[], object]  # what it returns does not matter


class FileEvents:
    """Calls a function, on a thread of its own, when something happens below some places."""

    def __init__(self, on_event: OnEvent) -> None:
        """Watch nothing yet."""
        self._on_event = on_event
        self._places: frozenset[Path] = frozenset()
        self._stop = Event()

    def watch(self, places: Iterable[Path]) -> None:
        """Watch these files and folders, with all that is below them, and no others any more.

        A file is watched by its folder, because many editors put another file in its place; one
        that is not there yet, too.
        """
        wanted = frozenset(place.absolute() for place in places)
        if wanted == self._places:
            return
        self.close()
        self._places, self._stop = wanted, Event()
        folders = {place for place in wanted if place.is_dir()}
        single = frozenset(map(str, wanted - folders))
        self._begin(folders, lambda _: True, is_deep=True)
        self._begin(
            {file.parent for file in wanted - folders if file.parent.is_dir()},
            single.__contains__,
            is_deep=False,
        )

    def close(self) -> None:
        """Watch nothing any more; the threads end by themselves."""
        self._stop.set()
        self._places = frozenset()

    def _begin(
        self, folders: set[Path], concerns: Callable[[str], bool], *, is_deep: bool
    ) -> None:
        """Start a thread that watches some folders, with all below them where `is_deep`."""
        if folders:
            given = (sorted(folders), concerns, self._stop)
            Thread(
                target=self._listen, args=given, kwargs={"is_deep": is_deep}, daemon=True
            ).start()

    def _listen(
        self,
        folders: list[Path],
        concerns: Callable[[str], bool],
        stop: Event,
        *,
        is_deep: bool,
    ) -> None:
        """Call the function at each event until told to stop, or the system can tell no more."""

        def is_seen(_: Change, path: str) -> bool:
            return not Path(path).name.startswith(".") and concerns(path)

        try:
            for _ in watch(
                *folders,
                watch_filter=is_seen,
                debounce=_DEBOUNCE,
                step=_STEP,
                stop_event=stop,
                rust_timeout=1_000,
                raise_interrupt=False,
                recursive=is_deep,
                ignore_permission_denied=True,
            ):
                if not stop.is_set():
                    self._on_event()
        except Exception as error:  # whatever it is, the slow timer looks instead
            logger.info("changes of files are found by looking: %s", type(error).__name__)
