"""Which documents does the library on the disk hold for a question?

They are loaded as they were stored, and then settled like those that are read from files: asking
what was added is asking the files. A document that is damaged is a problem, and the others go on.
"""

from collections.abc import Sequence
from pathlib import Path

from bot.documents.document import Document
from bot.errors import DocumentError, UnreadableDocument
from bot.libraries.common_language import settle_languages
from bot.libraries.database import HOW_TO_REPAIR, reading
from bot.libraries.files import CorpusReading
from bot.libraries.stored_document import RowDamaged

DAMAGED = f"it is damaged in the library; {HOW_TO_REPAIR}"


def load_documents(file: Path, collections: Sequence[str]) -> CorpusReading:
    """Return the documents of some collections of the library in a file.

    Raises:
        StoreMissing: there is no library.
        StoreDamaged: it cannot be read.
    """
    documents: list[Document] = []
    files: dict[str, Path] = {}
    problems: list[DocumentError] = []
    with reading(file) as library:
        for name in collections:
            for stored in library.stored(name):
                try:
                    document = library.document(stored)
                except RowDamaged:
                    problems.append(UnreadableDocument(stored.path, DAMAGED))
                    continue
                documents.append(document)
                files.setdefault(document.id, stored.source.file)
        problems += (UnreadableDocument(path, DAMAGED) for path in library.orphans())
    return CorpusReading(settle_languages(documents), tuple(problems), {}, files)
