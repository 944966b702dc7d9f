"""How do documents leave the library?

They are named as the library calls them, or by where their files lie. What is removed is in no
answer from then on, and in no file of the library. The originals are never touched, but for
those that were sent to a chat: these lie beside the library and go with it.
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.config import paths
from bot.errors import NotInLibrary
from bot.libraries import database, upload_table
from bot.libraries.changes import absolute
from bot.libraries.database import writing
from bot.libraries.library_reader import LibraryReader
from bot.libraries.library_writer import LibraryWriter
from bot.libraries.originals import sweep
from bot.libraries.progress import Watch, unwatched
from bot.libraries.snapshots import forget
from bot.libraries.stored_document import StoredDocument
from bot.libraries.users import user_name
from bot.libraries.web_pages import sweep_pages


def remove(
    path: Path, names: Sequence[str], collection: str | None, watch: Watch = unwatched
) -> tuple[str, ...]:
    """Remove documents, files and folders from the library, and return the documents' paths.

    A single document that lies in a folder which was added stays away until it is added by hand.

    Args:
        path: the library's file.
        names: documents by their paths in the library; files and folders by theirs on the disk.
        collection: that they are of, None for any.
        watch: is told who is waited for, and how far it is.

    Raises:
        NotInLibrary: one of them is not there; nothing was removed.
        StoreMissing: there is no library.
        StoreLocked: another process writes into the library.
        StoreDamaged: the library cannot be read.
        StoreUnwritable: it cannot be written.
    """
    with writing(
        path,
        now=time.time(),
        by=user_name(),
        is_made=False,
        patience=database.BY_HAND,
        watch=watch,
    ) as library:
        wanted = {
            stored.id: stored for name in names for stored in find(library, name, collection)
        }
        roots = _roots_of(library, names, collection)
        roots += [
            (one.collection, one.source.file)
            for one in wanted.values()
            if one.source.file.parent == paths.pages_folder(path.absolute())
        ]
        for one, root in roots:
            library.drop_root(one, root)
        for stored in wanted.values():
            library.drop(stored, for_good=_has_root(library, stored))
        _clean(path, library)
    return tuple(stored.path for stored in wanted.values())


def remove_all(path: Path, collection: str | None, watch: Watch = unwatched) -> tuple[str, ...]:
    """Remove all documents of a collection, or of the library, and return their paths.

    Args:
        path: the library's file.
        collection: its name, None for all of the library.
        watch: is told who is waited for, and how far it is.

    Raises:
        StoreMissing: there is no library.
        StoreLocked: another process writes into the library.
        StoreDamaged: the library cannot be read.
        StoreUnwritable: it cannot be written.
    """
    with writing(
        path,
        now=time.time(),
        by=user_name(),
        is_made=False,
        patience=database.BY_HAND,
        watch=watch,
    ) as library:
        gone = tuple(stored.path for stored in library.stored(collection))
        for one in library.collections():
            if collection is None or one.name == collection:
                library.drop_collection(one.name)
        _clean(path, library)
    return gone


def _clean(path: Path, library: LibraryWriter) -> None:
    """Ensure that what was removed is in no file: derived, sent to a chat, or a deleted row."""
    with library.transaction():
        library.db.execute("DELETE FROM uploads WHERE document NOT IN (SELECT id FROM documents)")
    originals = upload_table.originals(library)
    sweep(paths.originals_folder(path.absolute()), originals)
    pages = {root.name for one in library.collections() for root in library.roots(one.name)}
    sweep_pages(paths.pages_folder(path.absolute()), pages)
    library.where.sweep_originals(originals)
    library.where.sweep_pages(pages)
    forget(path, library.keys())
    library.scrub()


def find(library: LibraryReader, name: str, collection: str | None) -> tuple[StoredDocument, ...]:
    """Return the documents that a name means: one by its path, or those of a file or folder.

    Raises:
        NotInLibrary: it means none.
    """
    stored = tuple(library.stored(collection))
    places = tuple(absolute([Path(name)]))

    def lies_there(one: StoredDocument) -> bool:
        return any(file.is_relative_to(at) for file in _files(one) for at in places)

    tests: tuple[Callable[[StoredDocument], bool], ...] = (
        lambda one: one.path == name,
        lambda one: one.facts.get("url") == name != "",
        lies_there,
    )
    for means in tests:
        if found := tuple(filter(means, stored)):
            return found
    if any(absolute_root in places for absolute_root in _all_roots(library, collection)):
        return ()
    raise NotInLibrary(name)


def _files(stored: StoredDocument) -> tuple[Path, Path]:
    """Return where the file of a document was found, and where it is."""
    return stored.source.file, stored.source.place


def _all_roots(library: LibraryReader, collection: str | None) -> list[Path]:
    """Return the files and folders that were added to a collection, or to any."""
    names = [one.name for one in library.collections() if collection in {None, one.name}]
    return [root for name in names for root in library.roots(name)]


def _roots_of(
    library: LibraryWriter, names: Sequence[str], collection: str | None
) -> list[tuple[str, Path]]:
    """Return the files and folders that were added and are named, or lie in one that is."""
    named = list(absolute([Path(name) for name in names]))
    return [
        (one.name, root)
        for one in library.collections()
        if collection in {None, one.name}
        for root in library.roots(one.name)
        if any(root.is_relative_to(place) for place in named)
    ]


def _has_root(library: LibraryReader, stored: StoredDocument) -> bool:
    """Return whether a file lies in what was added: it would come back."""
    file = stored.source.file
    return any(file.is_relative_to(root) for root in library.roots(stored.collection))
