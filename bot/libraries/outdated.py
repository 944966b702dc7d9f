"""Which collections of the library are not what lies on the disk any more?

This is looked at before each question of the library, so it imports nothing that reads a file.
"""

from contextlib import suppress
from pathlib import Path

from bot.errors import StoreMissing
from bot.libraries.changes import find_changes, is_current
from bot.libraries.database import reading


def outdated_collections(path: Path) -> tuple[str, ...]:
    """Return the collections in whose files and folders something has changed.

    None where there is no library.

    Raises:
        StoreDamaged: the library cannot be read.
    """
    with suppress(StoreMissing), reading(path) as library:
        return tuple(
            name
            for name in library.names()
            if not is_current(library, name)
            and find_changes(library, name, library.followed(name), must_exist=False)
        )
    return ()
