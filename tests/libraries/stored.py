"""Libraries on the disk for tests."""

from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from bot.config.sections import LibrarySettings, SearchSettings
from bot.config.settings import Settings
from bot.errors import StoreMissing
from bot.libraries.adding import Outcome, add
from bot.libraries.cluster import clusters
from bot.libraries.database import reading
from bot.libraries.places import library_of
from tests.libraries.cluster.memory_cluster import MemoryCluster

CLUB = "The club meets every Tuesday at seven in the library."
CAT = "Olga feeds the cat at noon.\n\nThe dog sleeps in the barn."


search = SearchSettings()  # where libraries are; the fixture `place` says so


def in_cluster() -> bytes:
    """Return what the cluster of a test holds, nothing if it has none."""
    if search.engine == "embedded":
        return b""
    cluster = clusters.cluster_of(search)
    assert isinstance(cluster, MemoryCluster)
    return cluster.everything()


def library_file(folder: Path) -> Path:
    """Return where a test's library is."""
    return library_of(settings_for(folder))


def settings_for(folder: Path, **sections) -> Settings:
    """Return settings that name a test's library."""
    file = folder / "kept" / "library.sqlite3"
    named = blake2b(str(folder).encode(), digest_size=8).hexdigest()
    own = replace(search, index=f"{search.index}-{named}")
    return Settings(**{"library": LibrarySettings(str(file)), "search": own} | sections)


def added(folder: Path, *roots: Path | str, collection: str = "") -> Outcome:
    """Add files and folders to a test's library."""
    return add(library_file(folder), [Path(root) for root in roots], collection)


def is_there(folder: Path) -> bool:
    """Return whether a test has a library."""
    try:
        with reading(library_file(folder)):
            return True
    except StoreMissing:
        return False


def names(folder: Path, collection: str | None = None) -> list[str]:
    """Return the documents of a test's library by name."""
    with reading(library_file(folder)) as library:
        return [one.path for one in library.stored(collection)]


def text_of(folder: Path, name: str) -> str:
    """Return the text of a document of a test's library."""
    with reading(library_file(folder)) as library:
        (stored,) = [one for one in library.stored() if one.path == name]
        return library.document(stored).text


def change_time(file: Path) -> None:
    """Make a file look as if it had been written a second later."""
    import os

    facts = file.stat()
    os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns + 1_000_000_000))
