"""How do documents follow a group that has become a supergroup?

Telegram gives the group another number, and tells of it more than once. All that belongs to its
collection moves to that of the new number in one transaction; doing it again changes nothing.
"""

from dataclasses import replace
from typing import Final

from bot.libraries.library_reader import LibraryReader
from bot.libraries.library_writer import LibraryWriter
from bot.libraries.stored_document import RowDamaged, StoredDocument, checksum, to_row

_MOST: Final = 8  # moves one after the other; a group moves once


def current_collection(library: LibraryReader, name: str) -> str:
    """Return the collection that a collection has become, itself if it has not moved."""
    for _ in range(_MOST):
        row = library.db.execute("SELECT new FROM moved WHERE old = ?", (name,)).fetchone()
        if row is None:
            return name
        name = row[0]
    return name


def move_collection(library: LibraryWriter, old: str, new: str) -> None:
    """Move all documents of a collection to another.

    A document whose name is taken there gets a number behind its name.

    Args:
        library: where they are.
        old: the collection's name until now.
        new: its name from now on; there may be such a one already.
    """
    if current_collection(library, new) == old:  # somebody tells the way back: it stays
        return
    with library.transaction(new if old in library.names() else None):
        library.db.execute("INSERT OR REPLACE INTO moved VALUES (?, ?)", (old, new))
        taken = {stored.path for stored in library.stored(new)}
        for stored in tuple(library.stored(old)):
            name = _free_name(stored.path, taken)
            taken.add(name)
            _move(library, stored, new, name)
        for table in ("uploads", "roots", "problems", "left_out"):
            library.db.execute(
                f"UPDATE OR IGNORE {table} SET collection = ? WHERE collection = ?",  # noqa: S608 - our own names
                (new, old),
            )
        library.db.execute("DELETE FROM collections WHERE name = ?", (old,))


def _move(library: LibraryWriter, stored: StoredDocument, new: str, name: str) -> None:
    """Give a document another collection, and another name if need be."""
    try:
        document = replace(library.document(stored), path=name)
    except RowDamaged:  # it stays so, and is told where it belongs
        library.db.execute(
            "UPDATE documents SET collection = ?, path = ? WHERE id = ?", (new, name, stored.id)
        )
        return
    file, place = library.db.execute(
        "SELECT file, place FROM documents WHERE id = ?", (stored.id,)
    ).fetchone()
    row = to_row(document)
    library.db.execute(
        "UPDATE documents SET collection = ?, path = ?, key = ?, checksum = ? WHERE id = ?",
        (new, name, document.id, checksum((new, name, file, place, *row)), stored.id),
    )


def _free_name(name: str, taken: set[str]) -> str:
    """Return a name that is not taken: itself, or itself with a number."""
    number, found = 1, name
    while found in taken:
        number += 1
        stem, dot, suffix = name.rpartition(".")
        found = f"{stem} ({number}).{suffix}" if dot else f"{name} ({number})"
    return found
