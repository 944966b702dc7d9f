"""How does a whole library move into a cluster, or out of it?

Document by document, with all that is known of it; what is there already is passed over, so that
whoever is interrupted begins again and goes on. At the end every document is read on both sides
and compared.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from bot.config import paths
from bot.documents.document import Document
from bot.libraries import database
from bot.libraries.database import reading, writing
from bot.libraries.library_reader import LibraryReader, portions
from bot.libraries.library_writer import LibraryWriter
from bot.libraries.progress import Stage, Watch, count_steps
from bot.libraries.stored_document import StoredDocument, checksum, to_row
from bot.libraries.users import user_name
from bot.libraries.web_pages import FACTS
from bot.libraries.whole_files import write_whole

_PLACED: Final = (("roots", 1), ("problems", 1), ("left_out", 1))  # tables, and where a place is


@dataclass(frozen=True, slots=True)
class Relocation:
    """What was done: documents by path that were copied, that were there, and that are not equal.

    `damaged` are those that cannot be read where they come from. `others` counts the documents
    that are only where these were moved to.
    """

    copied: list[str] = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    unequal: list[str] = field(default_factory=list)
    others: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether all documents are the same on both sides."""
        return not self.damaged and not self.unequal


def relocate(source: Path, target: Path, watch: Watch) -> Relocation:
    """Copy a library to another place, and compare; it stays where it is, too.

    Args:
        source: the file of the library.
        target: that of the library to be; what is there is kept, but for what has the same name.
        watch: is told how far it is.

    Raises:
        StoreMissing: there is no library.
        StoreLocked: somebody writes into the one to be.
        StoreDamaged: one of them cannot be read.
        StoreUnwritable: it cannot be written.
        ClusterAway: the cluster does not answer.
    """
    outcome = Relocation()
    with (
        reading(source) as old,
        writing(
            target,
            now=time.time(),
            by=user_name(),
            patience=database.BY_HAND,
            watch=watch,
        ) as new,
    ):
        _Copying(old, new, source, target, outcome).copy_all(watch)
    return _compare(source, target, outcome, watch)


def equal(one: Document | None, other: Document | None) -> bool:
    """Return whether two documents are the same to the last letter, by their checksums."""
    if one is None or other is None:
        return False
    return _checksum(one) == _checksum(other)


class _Copying:
    """Copies the rows of a library, and the files that lie beside it."""

    def __init__(
        self,
        old: LibraryReader,
        new: LibraryWriter,
        source: Path,
        target: Path,
        outcome: Relocation,
    ) -> None:
        """Keep both libraries."""
        self._old, self._new, self._outcome = old, new, outcome
        self._folders = {
            one: folder_of(target.absolute())
            for folder_of in (paths.originals_folder, paths.pages_folder)
            for folder in [folder_of(source.absolute())]
            for one in (folder, folder.resolve())
        }
        self._numbers: dict[int, int] = {}  # of documents: what they are there

    def copy_all(self, watch: Watch) -> None:
        """Copy collection by collection, then what undoes what was sent."""
        stored = tuple(self._old.stored())
        step = count_steps(
            watch, Stage.MOVING, len(stored), sum(one.source.size for one in stored)
        )
        for name in self._old.names():
            self._copy_collection(name)
            of_collection = [one for one in stored if one.collection == name]
            for some in portions(of_collection):
                self._copy_documents(some)
                for one in some:
                    step(one.source.size)
        self._copy_uploads()

    def _copy_collection(self, name: str) -> None:
        """Copy a collection, what was added to it, and which files could not be read."""
        row = self._row("SELECT * FROM collections WHERE name = ?", name)
        with self._new.transaction():
            self._insert("collections", row)
            for table, place in _PLACED:
                for one in self._old.db.execute(
                    f"SELECT * FROM {table} WHERE collection = ?",  # noqa: S608 - our own names
                    (name,),
                ).fetchall():
                    file = self._old.where.to_path(one[place])
                    if self._new.where.keeps(file):
                        raw = self._new.where.to_bytes(self._there(file))
                        self._insert(table, (*one[:place], raw, *one[place + 1 :]))

    def _copy_documents(self, stored: Sequence[StoredDocument]) -> None:
        """Copy some documents."""
        there = {one.path: one for one in self._new.stored(stored[0].collection)}
        with self._new.together():
            for one, document in self._old.documents(stored):
                if document is None:
                    self._outcome.damaged.append(one.path)
                    continue
                known = there.get(one.path)
                if known is not None and self._is_there(known, one, document):
                    self._numbers[one.id] = known.id
                    self._outcome.there.append(one.path)
                    continue
                self._copy_document(one, document)
                self._outcome.copied.append(one.path)

    def _is_there(self, known: StoredDocument, stored: StoredDocument, document: Document) -> bool:
        """Return whether a document is there as it would be written."""
        (kept,) = self._new.db.execute(
            "SELECT checksum FROM documents WHERE id = ?", (known.id,)
        ).fetchone()
        is_same = kept == checksum((*self._values(stored), *to_row(document)))
        return bool(is_same) and known.version == stored.version

    def _copy_document(self, stored: StoredDocument, document: Document) -> None:
        """Write a document with its versions, under its number if that is free."""
        new = self._new
        self._carry(stored.source.file)
        collection, path, file, place = values = self._values(stored)
        row = to_row(document)
        with new.transaction(collection):
            new.db.execute(
                "DELETE FROM documents WHERE collection = ? AND (path = ? OR place = ?)",
                (collection, path, place),
            )
            number = stored.id if new.stored_as(stored.id) is None else None
            facts = (number, collection, path, file, place, stored.version, stored.key)
            cursor = new.db.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*facts, stored.sentences, checksum((*values, *row)), *row),
            )
            self._numbers[stored.id] = there = int(cursor.lastrowid or 0)
            for one in self._old.db.execute(
                "SELECT number, digest, size, modified, at, by FROM versions WHERE document = ?",
                (stored.id,),
            ):
                self._insert("versions", (there, *one))

    def _copy_uploads(self) -> None:
        """Copy what undoes what was sent, and which groups have become others."""
        query = "SELECT seq FROM sqlite_sequence WHERE name = 'documents'"
        last = self._old.db.execute(query).fetchone()
        with self._new.transaction():
            if last is not None:  # no number is given twice, to what was removed neither
                self._new.db.execute(
                    "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'documents'", last
                )
            for row in self._old.db.execute("SELECT * FROM uploads").fetchall():
                key, collection, update, document, version, before, *rest = row
                original = self._old.where.to_path(before) if before is not None else None
                if original is not None:
                    self._carry(original)
                    before = self._new.where.to_bytes(self._there(original))
                there = self._numbers.get(document, document)
                self._insert("uploads", (key, collection, update, there, version, before, *rest))
            for row in self._old.db.execute("SELECT * FROM moved").fetchall():
                self._insert("moved", row)

    def _values(self, stored: StoredDocument) -> tuple[str, str, bytes, bytes]:
        """Return collection, path, file and place of a document, as they are written there."""
        to_bytes, source = self._new.where.to_bytes, stored.source
        file, place = self._there(source.file), self._there(source.place)
        return stored.collection, stored.path, to_bytes(file), to_bytes(place)

    def _there(self, file: Path) -> Path:
        """Return where a file is for the library to be: what lay beside the one lies beside it."""
        folder = self._folders.get(file.parent)
        return folder / file.name if folder else file

    def _carry(self, file: Path) -> None:
        """Copy a file that was sent, or a page and what is known of it."""
        there = self._there(file)
        if there == file or not self._old.where.bring(file).is_file():
            return
        there.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        facts = self._old.where.bring(file.with_name(file.name + FACTS))
        for one in (file, facts):
            if one.is_file():
                write_whole(there.with_name(one.name), [one.read_bytes()])
        self._new.where.share(there)

    def _insert(self, table: str, row: Sequence[Any]) -> None:
        """Write a row, unless it is there."""
        marks = ", ".join("?" * len(row))
        self._new.db.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", tuple(row))  # noqa: S608 - ours

    def _row(self, query: str, value: object) -> tuple[Any, ...]:
        """Return the row that a query finds."""
        row: tuple[Any, ...] = self._old.db.execute(query, (value,)).fetchone()
        return row


def _compare(source: Path, target: Path, outcome: Relocation, watch: Watch) -> Relocation:
    """Read every document on both sides, and note which are not the same."""
    with reading(source) as old, reading(target) as new:
        stored = tuple(old.stored())
        size = sum(one.source.size for one in stored)
        step = count_steps(watch, Stage.COMPARING, len(stored), size)
        there = {(one.collection, one.path): one for one in new.stored()}
        pairs = [(one, there.get((one.collection, one.path))) for one in stored]
        others = new.documents([other for _, other in pairs if other is not None])
        ours = old.documents(stored)
        for (_, document), (one, other) in zip(ours, pairs, strict=True):
            copy = next(others)[1] if other is not None else None
            is_same = other is not None and other.source.digest == one.source.digest
            if document is not None and not (is_same and equal(document, copy)):
                outcome.unequal.append(one.path)
            step(one.source.size)
        copied = {(one.collection, one.path) for one in stored}
    return Relocation(
        outcome.copied,
        outcome.there,
        outcome.damaged,
        outcome.unequal,
        sum(key not in copied for key in there),
    )


def _checksum(document: Document) -> bytes:
    """Return the checksum of all that makes a document."""
    return checksum((document.path, *to_row(document)))
