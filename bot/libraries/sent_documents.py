"""What becomes of a document that was sent, in the rows of the library?

It is put beside the others of its chat, or in place of the one of its name, together with what
undoes that. Whoever calls this holds the library, and has the original on the disk already.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from secrets import token_hex
from typing import Final

from bot.config.sections import UploadSettings
from bot.documents.document import Document
from bot.documents.sentences import split
from bot.libraries import upload_table
from bot.libraries.library_reader import LibraryReader
from bot.libraries.library_writer import LibraryWriter
from bot.libraries.stored_document import SourceFile, StoredDocument
from bot.libraries.upload_table import Upload

MEGABYTE: Final = 1_000_000  # bytes
_KEY_BYTES: Final = 12  # cannot be guessed, and fits on a button


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that was sent: to which chat, in which update, by whom, and what it holds.

    `name` is as `sent_names.safe_name` makes it. `by` is what the library says of who added it.
    """

    chat: int
    update: int
    name: str
    raw: bytes
    by: str


@dataclass(frozen=True, slots=True)
class Usage:
    """How many documents a chat has, and how many bytes their files have."""

    documents: int
    size: int


@dataclass(frozen=True, slots=True)
class Added:
    """A document that was added; `replaced_at` is when the one was that it replaced, 0 if none."""

    key: str
    stored: StoredDocument
    replaced_at: float = 0.0


@dataclass(frozen=True, slots=True)
class AlreadyHere:
    """A file that a chat has already."""

    stored: StoredDocument


@dataclass(frozen=True, slots=True)
class NoRoom:
    """A file for which there is no room; `is_everywhere` if all chats together have none left."""

    usage: Usage
    is_everywhere: bool = False


def put(
    library: LibraryWriter,
    upload: Upload,
    document: Document,
    source: SourceFile,
    before: StoredDocument | None,
) -> Added:
    """Keep a document with what undoes that.

    Args:
        library: where.
        upload: what is known of it; the number of its row is found out here.
        document: what the file says.
        source: the file.
        before: the document that it replaces, None if there is none.
    """
    with library.transaction(upload.collection):
        stored = _write(library, upload.collection, document, source, before)
        kept = replace(
            upload,
            document=stored.id,
            version=stored.version,
            before=before.source.file if before else None,
        )
        upload_table.keep(library, kept)
    return Added(upload.key, stored, before.at if before else 0.0)


def take_out(library: LibraryWriter, upload: Upload) -> None:
    """Remove a document that was added, and note that this is undone."""
    with library.transaction(upload.collection):
        library.db.execute("DELETE FROM documents WHERE id = ?", (upload.document,))
        upload_table.keep(library, replace(upload, before=None, is_undone=True))


def put_back(
    library: LibraryWriter,
    upload: Upload,
    document: Document,
    source: SourceFile,
    stored: StoredDocument,
) -> None:
    """Put back what a document has replaced, and note that this is undone."""
    with library.transaction(upload.collection):
        _write(library, upload.collection, document, source, stored)
        upload_table.keep(library, replace(upload, before=None, is_undone=True))


def drop(library: LibraryWriter, stored: StoredDocument) -> None:
    """Remove a document for good, with what could be undone of it."""
    with library.transaction(stored.collection):
        library.db.execute("DELETE FROM documents WHERE id = ?", (stored.id,))
        upload_table.forget(library, stored.id)


def find(library: LibraryReader, collection: str, number: int) -> StoredDocument | None:
    """Return the document of a collection that has that number, None if it is not there."""
    return next((one for one in library.stored(collection) if one.id == number), None)


def find_no_room(
    library: LibraryReader,
    collection: str,
    size: int,
    before: StoredDocument | None,
    limits: UploadSettings,
) -> NoRoom | None:
    """Return why there is no room for a file of that many bytes, None if there is.

    Args:
        library: where.
        collection: the chat's.
        size: of the file, in bytes.
        before: the document that goes for it, None if none does.
        limits: how much there may be.
    """
    usage = usage_of(library.stored(collection))
    more = size - (before.source.size if before else 0)
    is_full = usage.documents + (before is None) > limits.documents
    if is_full or usage.size + more > limits.megabytes * MEGABYTE:
        return NoRoom(usage)
    ((everywhere,),) = library.db.execute(
        "SELECT coalesce(sum(v.size), 0) FROM documents d JOIN versions v"
        " ON v.document = d.id AND v.number = d.version WHERE d.collection GLOB 'chat:*'"
    )
    if everywhere + more > limits.total_megabytes * MEGABYTE:
        return NoRoom(usage, is_everywhere=True)
    return None


def usage_of(stored: Iterable[StoredDocument]) -> Usage:
    """Return how many documents there are, and how many bytes their files have."""
    sizes = [one.source.size for one in stored]
    return Usage(len(sizes), sum(sizes))


def new_upload(collection: str, update: int, at: float) -> Upload:
    """Return what is known of an upload before it is put anywhere; nobody can guess its key."""
    return Upload(token_hex(_KEY_BYTES), collection, update, 0, 0, None, at)


def _write(
    library: LibraryWriter,
    collection: str,
    document: Document,
    source: SourceFile,
    before: StoredDocument | None,
) -> StoredDocument:
    """Write a document, in place of another if there was one; in a transaction that is open."""
    if before is not None:  # it is the same document: its row stays, and gets another file
        library.db.execute(
            "UPDATE documents SET place = ? WHERE id = ?",
            (library.where.to_bytes(source.place), before.id),
        )
    library.write_document(collection, document, source, len(split(document)))
    return next(one for one in library.stored(collection) if one.source.file == source.file)
