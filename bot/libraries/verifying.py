"""Does the library still say what the files say?

Each stored document is checked against its checksum, and its original is read again. So are the
citations that the bot has given, as far as it keeps them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.answers.permalinks import payload
from bot.documents.document import Document
from bot.documents.sentences import Sentence
from bot.errors import DocumentError, StoreDamaged, StoreMissing
from bot.libraries.database import HOW_TO_REPAIR, reading
from bot.libraries.files import read_bytes
from bot.libraries.folders import FoundFile
from bot.libraries.library_reader import LibraryReader
from bot.libraries.stored_document import RowDamaged, StoredDocument, digest_of
from bot.state.exchanges import CitedSentence, every
from bot.state.opening import Where, read_only
from bot.text.spans import Span


class Standing(StrEnum):
    """What has become of something that was read or cited."""

    TRUE = "still true"
    CHANGED = "file changed"
    GONE = "file gone"
    DAMAGED = "damaged"  # in the library itself
    ELSEWHERE = "on another machine"  # and cannot be read again here


@dataclass(frozen=True, slots=True)
class VerifiedDocument:
    """A stored document, and what has become of it."""

    stored: StoredDocument
    standing: Standing


@dataclass(frozen=True, slots=True)
class VerifiedCitation:
    """A sentence that was cited, the question it answered, and what has become of it."""

    question: str
    cited: CitedSentence
    standing: Standing


def verify_documents(path: Path) -> Iterator[VerifiedDocument]:
    """Yield each document of the library in a file, and what has become of it.

    Raises:
        StoreMissing: there is no library.
        StoreDamaged: it is damaged beyond single documents.
    """
    with reading(path) as library:
        if reason := library.inspect():
            raise StoreDamaged(str(path), f"is damaged ({reason}); {HOW_TO_REPAIR}")
        for stored, document in library.documents(tuple(library.stored())):
            yield VerifiedDocument(stored, _standing(library, stored, document))


def verify_citations(path: Path, state: Where) -> Iterator[VerifiedCitation]:
    """Yield each citation that the bot keeps, and what has become of it in the library.

    Args:
        path: the library's file.
        state: where the bot keeps what it cites; where there is nothing, nothing was cited.

    Raises:
        StoreMissing: there is no library.
        OperatorError: one of the two cannot be read.
    """
    try:
        with read_only(state) as db:
            exchanges = every(db)
    except StoreMissing:
        return
    with reading(path) as library:
        named: dict[str, list[StoredDocument]] = {}
        for stored in library.stored():
            named.setdefault(stored.path, []).append(stored)
        for exchange in exchanges:
            for cited in exchange.cited if exchange.answered else ():
                standing = _standing_of(cited, library, named)
                yield VerifiedCitation(exchange.question, cited, standing)


def _standing(
    library: LibraryReader, stored: StoredDocument, document: Document | None
) -> Standing:
    """Return what has become of a stored document, None if it is damaged."""
    if document is None or document.id != stored.key:
        return Standing.DAMAGED
    if not library.where.is_here(stored.source.file):
        return Standing.ELSEWHERE
    file = library.where.bring(stored.source.file)
    try:
        raw = read_bytes(FoundFile(file, file.name, file))
    except DocumentError:
        return Standing.CHANGED if file.exists() else Standing.GONE
    is_same = digest_of(raw) == stored.source.digest
    return Standing.TRUE if is_same else Standing.CHANGED


def _standing_of(
    cited: CitedSentence, library: LibraryReader, named: Mapping[str, list[StoredDocument]]
) -> Standing:
    """Return what has become of a citation."""
    found = named.get(cited.path, [])
    for stored in found:
        try:
            document = library.document(stored)
        except RowDamaged:
            return Standing.DAMAGED
        if _says(document, cited):
            return Standing.TRUE
    return Standing.CHANGED if found else Standing.GONE


def _says(document: Document, cited: CitedSentence) -> bool:
    """Return whether a document still has the words of a citation where they stood."""
    if not cited.start < cited.end <= len(document.text):
        return False
    sentence = Sentence(document, Span(cited.start, cited.end), 1, ())
    return payload(sentence) == cited.digest
