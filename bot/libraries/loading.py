"""Which documents does the library on the disk hold for a question?

They are loaded as they were stored. A document that is damaged is a problem, and the others go on.
"""

from collections.abc import Container, Sequence
from pathlib import Path

from bot.documents.document import Document
from bot.errors import DocumentError, UnreadableDocument
from bot.libraries.database import HOW_TO_REPAIR, reading
from bot.libraries.files import CorpusReading
from bot.libraries.stored_document import RowDamaged

DAMAGED = f"it is damaged in the library; {HOW_TO_REPAIR}"


def load_documents(
    file: Path, collections: Sequence[str], known: Container[str] = ()
) -> CorpusReading:
    """Return the documents of some collections of the library in a file.

    Args:
        file: the library's.
        collections: by their names.
        known: the ids of documents that are left out; their files are told all the same.

    Raises:
        StoreMissing: there is no library.
        StoreDamaged: it cannot be read.
    """
    documents: list[Document] = []
    files: dict[str, Path] = {}
    problems: list[DocumentError] = []
    with reading(file) as library:
        for name in collections:
            for number, key, place in library.places(name):
                if key in known:
                    files.setdefault(key, place)
                    continue
                stored = library.stored_as(number)
                if stored is None:
                    continue
                try:
                    document = library.document(stored)
                except RowDamaged:
                    problems.append(UnreadableDocument(stored.path, DAMAGED))
                    continue
                documents.append(document)
                files.setdefault(document.id, stored.source.file)
        problems += (UnreadableDocument(path, DAMAGED) for path in library.orphans())
    return CorpusReading(tuple(documents), tuple(problems), {}, files)


def load_with_ids(file: Path, keys: Sequence[str]) -> list[Document]:
    """Return the documents of some ids as they were stored; those that are not there left out.

    Raises:
        StoreMissing: there is no library.
        StoreDamaged: it cannot be read.
    """
    with reading(file) as library:
        stored = [one for one in map(library.stored_with, keys) if one is not None]
        return [found for _, found in library.documents(stored) if found is not None]
