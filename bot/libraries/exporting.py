"""How does a library become plain files again?"""

import os
from collections.abc import Iterator
from pathlib import Path

from bot.documents.document import Document
from bot.documents.readers.registry import find_format
from bot.errors import FileInTheWay, StoreDamaged
from bot.libraries.database import reading
from bot.libraries.loading import DAMAGED
from bot.libraries.stored_document import StoredDocument


def export(path: Path, folder: Path, collection: str | None) -> tuple[Path, ...]:
    """Write the text of each document into a folder, and return the files.

    Each has the time of its original's last change. A file that has the same text is left alone.

    Args:
        path: the library's file.
        folder: is made if needed; each named collection gets one of its own in it.
        collection: whose documents are written, None for all.

    Raises:
        FileInTheWay: there is another file of that name; those before it were written.
        StoreDamaged: a document or the library cannot be read.
        StoreMissing: there is no library.
    """
    return tuple(
        _write(folder / stored.collection / _below(stored.path), stored, document)
        for stored, document in _documents(path, collection)
    )


def _documents(path: Path, collection: str | None) -> Iterator[tuple[StoredDocument, Document]]:
    """Yield the documents of a collection, or of all."""
    with reading(path) as library:
        for stored, document in library.documents(tuple(library.stored(collection))):
            if document is None:
                raise StoreDamaged(stored.path, DAMAGED)
            yield stored, document


def _below(name: str) -> Path:
    """Return the path for a document's text, which never leads out of the folder it is put into.

    Of a document that is no plain text, such as a PDF, ".txt" is added to the name.
    """
    one = find_format(name)
    ending = ".txt" if one is None or one.is_isolated else ""
    parts = (part for part in Path(name + ending).parts if part not in {"/", "\\", ".."})
    return Path(*parts)


def _write(file: Path, stored: StoredDocument, document: Document) -> Path:
    """Write a document's text into a file.

    Raises:
        FileInTheWay: there is another file.
    """
    raw = document.text.encode("utf-8", "surrogatepass")
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("xb") as stream:
            stream.write(raw)
    except FileExistsError as error:
        if not file.is_file() or file.read_bytes() != raw:
            raise FileInTheWay(str(file)) from error
        return file
    os.utime(file, ns=(stored.source.modified, stored.source.modified))
    return file
