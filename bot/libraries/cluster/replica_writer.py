"""How does a library in a cluster change?

As one on the disk does, in this machine's copy; but before a transaction ends there it is written
to the cluster. Where that fails nothing has happened, here or there, or all of it: then this copy
hears of it when it is read next.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from sqlite3 import Connection
from typing import Final

from bot.documents.document import Document
from bot.errors import ClusterAway
from bot.libraries.cluster import replica_file
from bot.libraries.cluster.changed_rows import (
    changed_rows,
    dropped_texts,
    forget_changes,
    watch_changes,
)
from bot.libraries.cluster.leases import Lease
from bot.libraries.cluster.row_documents import Operation, id_of, to_source
from bot.libraries.library_writer import LibraryWriter
from bot.libraries.stored_document import SourceFile
from bot.libraries.whereabouts import Whereabouts

_LONGEST: Final = 1.0  # seconds for which transactions are put off that are made together
_MOST: Final = 4_000_000  # characters of texts that are put off


class ReplicaWriter(LibraryWriter):
    """The library in a cluster, for the one who writes; `replicas.writing` opens one."""

    def __init__(
        self, db: Connection, now: float, by: str, where: Whereabouts, lease: Lease
    ) -> None:
        """Keep a connection to the copy, which is as the library is, and the right to write."""
        super().__init__(db, now, by, where)
        self._lease = lease
        self._is_grouping = self._has_step = self._is_broken = False
        self._begun, self._size = 0.0, 0
        watch_changes(db)

    def write_document(
        self, collection: str, document: Document, source: SourceFile, sentences: int
    ) -> None:
        """Do what `put` does, as a part of a transaction that is open."""
        self._size += len(document.text)
        super().write_document(collection, document, source, sentences)

    def scrub(self) -> None:
        """Ensure that what was removed is in no file; the nodes see to theirs in a while."""
        super().scrub()
        self._lease.ledger.expunge()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Have transactions of a block written to the cluster by a second's worth."""
        self._is_grouping = True
        try:
            yield
            self._is_grouping = False
            self._end()
        finally:
            self._is_grouping = False
            if self.db.in_transaction:
                self.db.rollback()

    def _begin(self) -> None:
        """Begin a transaction, or a step of one that others are a part of."""
        if self._is_broken:
            raise ClusterAway(self._lease.ledger.name, "the change before this one was not made")
        self._has_step = self.db.in_transaction
        if self._has_step:
            self.db.execute("SAVEPOINT step")
        else:
            self.db.execute("BEGIN IMMEDIATE")
            self._begun, self._size = time.monotonic(), 0

    def _commit(self) -> None:
        """End a transaction: what it changed is kept, now or with those that come next."""
        if self._has_step:
            self.db.execute("RELEASE step")
            self._has_step = False
        is_due = time.monotonic() - self._begun >= _LONGEST or self._size >= _MOST
        if is_due or not self._is_grouping:
            self._end()

    def _take_back(self) -> None:
        """End a transaction, or a step of one, as if there had been none."""
        if self._has_step and not self._is_broken:
            self.db.execute("ROLLBACK TO step")
            self.db.execute("RELEASE step")
            self._has_step = False
        elif self.db.in_transaction:
            self.db.rollback()

    def _end(self) -> None:
        """Write what has changed to the cluster, then end the transaction here."""
        if not self.db.in_transaction:
            return
        try:
            self._publish()
        except BaseException:
            self._is_broken = True
            raise
        self.db.execute("COMMIT")

    def _publish(self) -> None:
        """Write what has changed to the cluster: texts, then the head, then rows."""
        lease, ledger = self._lease, self._lease.ledger
        last = replica_file.highest_number(self.db)
        if not changed_rows(self.db) and last <= lease.head.last:
            return
        lease.is_dirty = True
        self._keep_texts()
        head = replace(lease.head, revision=lease.head.revision + 1, last=last)
        operations = self._operations(head.library, head.revision)
        lease.change(ledger.with_entry(head, operations))  # from now on it has happened
        ledger.apply(operations, head.revision)
        lease.forget_entry()
        lease.is_dirty = False
        replica_file.note_revision(self.db, head.library, head.revision, head.last)
        forget_changes(self.db)

    def _keep_texts(self) -> None:
        """Keep the texts of new rows in the cluster, and their names here."""
        numbers = [key[0] for table, key in changed_rows(self.db) if table == "documents"]
        rows = [
            row
            for number in numbers
            for row in self.db.execute(
                "SELECT id, blocks, places, text FROM documents WHERE id = ? AND blocks != ''",
                (number,),
            )
        ]
        names = self._lease.ledger.keep_texts([(row[1], row[2], row[3]) for row in rows])
        for row, name in zip(rows, names, strict=True):
            self.db.execute(
                "UPDATE documents SET blocks = '', places = '', text = ? WHERE id = ?",
                (name.encode(), row[0]),
            )

    def _operations(self, library: str, revision: int) -> list[Operation]:
        """Return what is to be written to the rows in the cluster."""
        found: list[Operation] = []
        for table, key in changed_rows(self.db):
            name = id_of(library, table, key)
            row = replica_file.row_of(self.db, table, key)
            found.append((name, to_source(table, name, revision, row)))
        for text in dropped_texts(self.db):
            found += [(one, None) for one in self._lease.ledger.text_documents(text)]
        return found
