"""Libraries on the disk for tests."""

from pathlib import Path

from bot.config.sections import LibrarySettings
from bot.config.settings import Settings
from bot.libraries.adding import Outcome, add
from bot.libraries.database import reading

CLUB = "The club meets every Tuesday at seven in the library."
CAT = "Olga feeds the cat at noon.\n\nThe dog sleeps in the barn."


def library_file(folder: Path) -> Path:
    """Return where a test's library is."""
    return folder / "kept" / "library.sqlite3"


def settings_for(folder: Path, **sections) -> Settings:
    """Return settings that name a test's library."""
    return Settings(library=LibrarySettings(path=str(library_file(folder))), **sections)


def added(folder: Path, *roots: Path | str, collection: str = "") -> Outcome:
    """Add files and folders to a test's library."""
    return add(library_file(folder), [Path(root) for root in roots], collection)


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
