"""How does the library on the disk change?

Each method is one transaction, on the disk when it returns.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection
from typing import Final

from bot.documents.document import Document
from bot.libraries.library_reader import LibraryReader, StoredProblem
from bot.libraries.stored_document import SourceFile, StoredDocument, checksum, to_row
from bot.libraries.whereabouts import HERE, Whereabouts

_CHECKPOINT_TRIES: Final = 3  # each waits as long as a connection does for a lock


class LibraryWriter(LibraryReader):
    """The library, for the one who writes; `database.writing` opens one."""

    def __init__(self, db: Connection, now: float, by: str, where: Whereabouts = HERE) -> None:
        """Keep a connection, the time in Unix seconds, who writes, and where files are."""
        super().__init__(db, where)
        self._now, self._by = now, by
        self._first = int(now * 1000)  # generation of a collection: one that comes back is another

    def put(self, collection: str, document: Document, source: SourceFile, sentences: int) -> None:
        """Keep a document, in place of the one that was read from the same file before.

        Args:
            collection: that it belongs to.
            document: with a path that no other document of the collection has.
            source: the file.
            sentences: how many sentences it has.
        """
        with self.transaction(collection):
            self.write_document(collection, document, source, sentences)

    def write_document(
        self, collection: str, document: Document, source: SourceFile, sentences: int
    ) -> None:
        """Do what `put` does, as a part of a transaction that is open."""
        file, place = self.where.to_bytes(source.file), self.where.to_bytes(source.place)
        row = to_row(document)
        values = (collection, document.path, file, place)
        self.db.execute(
            "INSERT INTO documents (collection, path, file, place, version, key, sentences,"
            " checksum, facts, blocks, places, text)"
            " VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (collection, place) DO UPDATE SET path = excluded.path,"
            " file = excluded.file, version = version + 1, key = excluded.key,"
            " sentences = excluded.sentences, checksum = excluded.checksum,"
            " facts = excluded.facts, blocks = excluded.blocks, places = excluded.places,"
            " text = excluded.text",
            (*values, document.id, sentences, checksum((*values, *row)), *row),
        )
        self.db.execute(
            "INSERT INTO versions SELECT id, version, ?, ?, ?, ?, ? FROM documents"
            " WHERE collection = ? AND place = ?",
            (
                *(source.digest, source.size, source.modified),
                *(self._now, self._by),
                *(collection, place),
            ),
        )
        self._forget("problems", collection, source.file)
        self._forget("left_out", collection, source.file)

    def touch(self, stored: StoredDocument, source: SourceFile) -> None:
        """Note that a file was written again and says the same as before."""
        with self.transaction():
            self.db.execute(
                "UPDATE versions SET modified = ?, size = ? WHERE document = ? AND number = ?",
                (source.modified, source.size, stored.id, stored.version),
            )

    def drop(self, stored: StoredDocument, *, for_good: bool) -> None:
        """Remove a document with all its versions.

        Args:
            stored: the document.
            for_good: its folder does not bring it back.
        """
        with self.transaction(stored.collection):
            self.db.execute("DELETE FROM documents WHERE id = ?", (stored.id,))
            if for_good:
                self.db.execute(
                    "INSERT OR IGNORE INTO left_out VALUES (?, ?)",
                    (stored.collection, self.where.to_bytes(stored.source.file)),
                )

    def add_root(self, collection: str, root: Path, *, is_new: bool) -> None:
        """Keep that a file or folder was added; what was taken out of it comes back.

        Args:
            collection: that it was added to.
            root: the file or folder.
            is_new: whether it does not lie within a folder that was added before.
        """
        with self.transaction():
            self.db.execute(
                "INSERT OR IGNORE INTO collections VALUES (?, ?, ?)",
                (collection, self._first, self._now),
            )
            if is_new:
                self.db.execute(
                    "INSERT OR IGNORE INTO roots VALUES (?, ?, ?, ?)",
                    (collection, self.where.to_bytes(root), self._now, self._by),
                )
            for file in self.left_out(collection):
                if file.is_relative_to(root):
                    self._forget("left_out", collection, file)

    def drop_root(self, collection: str, root: Path) -> None:
        """Forget that a file or folder was added, and its problems; its documents stay."""
        with self.transaction(collection):
            self.db.execute(
                "DELETE FROM roots WHERE collection = ? AND place = ?",
                (collection, self.where.to_bytes(root)),
            )
            for problem in self.problems(collection):
                if problem.file.is_relative_to(root):
                    self._forget("problems", collection, problem.file)

    def drop_collection(self, collection: str) -> None:
        """Remove a collection with all that was added to it."""
        with self.transaction():
            self.db.execute("DELETE FROM collections WHERE name = ?", (collection,))

    def add_problem(self, problem: StoredProblem) -> None:
        """Keep why a file could not be read, until it changes."""
        with self.transaction():
            self.db.execute(
                "INSERT OR REPLACE INTO problems VALUES (?, ?, ?, ?, ?)",
                (
                    problem.collection,
                    self.where.to_bytes(problem.file),
                    problem.size,
                    problem.modified,
                    problem.reason,
                ),
            )

    def drop_problem(self, problem: StoredProblem) -> None:
        """Forget a file that could not be read: it is gone."""
        with self.transaction():
            self._forget("problems", problem.collection, problem.file)

    def scrub(self) -> None:
        """Ensure that what was removed is in no file any more, where no reader needs it still."""
        for _ in range(_CHECKPOINT_TRIES):
            is_busy, _, _ = self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not is_busy:
                return

    def _forget(self, table: str, collection: str, file: Path) -> None:
        """Delete the row of a file from a table."""
        self.db.execute(
            f"DELETE FROM {table} WHERE collection = ? AND file = ?",  # noqa: S608 - our own names
            (collection, self.where.to_bytes(file)),
        )

    @contextmanager
    def transaction(self, collection: str | None = None) -> Iterator[None]:
        """Run a block as one transaction; it changes a collection if one is named."""
        self._begin()
        try:
            if collection is not None:
                self.db.execute(
                    "INSERT INTO collections VALUES (?, ?, ?)"
                    " ON CONFLICT (name) DO UPDATE SET generation = generation + 1",
                    (collection, self._first, self._now),
                )
            yield
            self._commit()
        except BaseException:
            self._take_back()
            raise

    @contextmanager
    def together(self) -> Iterator[None]:
        """Have transactions of a block, which need not outlive a kill each, made in fewer steps.

        All of them are on the disk when the block ends.
        """
        yield

    def _begin(self) -> None:
        """Begin a transaction."""
        self.db.execute("BEGIN IMMEDIATE")

    def _commit(self) -> None:
        """End a transaction: what it changed is kept."""
        self.db.execute("COMMIT")

    def _take_back(self) -> None:
        """End a transaction as if there had been none."""
        if self.db.in_transaction:
            self.db.rollback()
