"""What does the library on the disk hold?

Its rows, as values of ours. Nothing here opens a file or writes; `bot.libraries.database` does.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Final

from bot.documents.document import Document
from bot.libraries.stored_document import (
    RowDamaged,
    SourceFile,
    StoredDocument,
    checksum,
    to_document,
    to_facts,
)
from bot.libraries.whereabouts import HERE, Parts, Whereabouts
from bot.records import dataclass

_COLUMNS: Final = (
    "d.id, d.collection, d.path, d.key, d.version, d.sentences,"
    " d.file, d.place, v.digest, v.size, v.modified, v.at, v.by, d.facts"
)
_VERSIONS: Final = " JOIN versions v ON v.document = d.id AND v.number = d.version"
_FROM: Final = f" FROM documents d NOT INDEXED{_VERSIONS}"  # a damaged index would hide some
_QUICKLY: Final = f" FROM documents d{_VERSIONS}"  # by an index, where there is one
_CONTENTS: Final = (
    "SELECT checksum, collection, path, file, place, facts, blocks, places, text"
    " FROM documents WHERE id = ?"
)
_PORTION: Final = 200  # documents that are fetched at a time
_PORTION_BYTES: Final = 4_000_000  # of their files


@dataclass(frozen=True, slots=True)
class StoredCollection:
    """A collection of the library; "" is that of documents for which none was named.

    `generation` rises with every change of it. `size` is that of its files, in bytes.
    """

    name: str
    generation: int
    documents: int
    sentences: int
    size: int


@dataclass(frozen=True, slots=True)
class StoredProblem:
    """A file that could not be read into a collection, what it was like then, and why."""

    collection: str
    file: Path
    size: int
    modified: int
    reason: str


class LibraryReader:
    """The library, for whoever reads it; `database.reading` opens one."""

    def __init__(self, db: Connection, where: Whereabouts = HERE) -> None:
        """Keep a connection, and where the texts and files are."""
        self.db, self.where = db, where

    def collections(self) -> tuple[StoredCollection, ...]:
        """Return the collections, by name, with what they hold."""
        rows = self.db.execute(
            "SELECT c.name, c.generation, count(d.id), coalesce(sum(d.sentences), 0),"
            " coalesce(sum(v.size), 0) FROM collections c"
            " LEFT JOIN documents d ON d.collection = c.name"
            " LEFT JOIN versions v ON v.document = d.id AND v.number = d.version"
            " GROUP BY c.name ORDER BY c.name"
        )
        return tuple(StoredCollection(*row) for row in rows)

    def names(self) -> tuple[str, ...]:
        """Return the names of the collections."""
        return tuple(name for (name,) in self.db.execute("SELECT name FROM collections"))

    def generations(self) -> dict[str, int]:
        """Return how often each collection that holds documents has changed."""
        return dict(
            self.db.execute(
                "SELECT name, generation FROM collections c WHERE EXISTS"
                " (SELECT 1 FROM documents WHERE collection = c.name) ORDER BY name"
            ).fetchall()
        )

    def stored(self, collection: str | None = None) -> Iterator[StoredDocument]:
        """Yield the documents of a collection, or of all, by path, without their texts."""
        where, values = _where("d.collection", collection)
        order = " ORDER BY d.path, d.collection"
        for row in self.db.execute(f"SELECT {_COLUMNS}{_FROM}{where}{order}", values):
            yield self._stored(row)

    def places(self, collection: str) -> Iterator[tuple[int, str, Path]]:
        """Yield number, `Document.id` and file of each document of a collection, by path."""
        rows = self.db.execute(
            f"SELECT d.id, d.key, d.file{_FROM} WHERE d.collection = ? ORDER BY d.path",
            (collection,),
        )
        for number, key, file in rows:
            yield number, key, self.where.to_path(file)

    def stored_as(self, number: int) -> StoredDocument | None:
        """Return a document by its number, without its text, None if it is gone."""
        row = self.db.execute(f"SELECT {_COLUMNS}{_FROM} WHERE d.id = ?", (number,)).fetchone()
        return self._stored(row) if row else None

    def stored_with(self, key: str) -> StoredDocument | None:
        """Return a document by its `Document.id`, without its text, None if there is none."""
        for tables in (_QUICKLY, _FROM):
            found = f"SELECT {_COLUMNS}{tables} WHERE d.key = ? ORDER BY d.id"
            if row := self.db.execute(found, (key,)).fetchone():
                return self._stored(row)
        return None

    def file_of(self, key: str, collections: Sequence[str]) -> Path | None:
        """Return the file of a document by its id, as the first of some collections has it."""
        found = "SELECT collection, file FROM documents WHERE key = ?"
        files = dict(self.db.execute(found, (key,)).fetchall())
        raw = next((files[name] for name in collections if name in files), None)
        return None if raw is None else self.where.to_path(raw)

    def document(self, stored: StoredDocument) -> Document:
        """Return a document.

        Raises:
            RowDamaged: it is not as it was written, or not there any more.
        """
        ((_, found),) = self.documents([stored])
        if found is None:
            raise RowDamaged(stored.path)
        return found

    def documents(
        self, stored: Iterable[StoredDocument]
    ) -> Iterator[tuple[StoredDocument, Document | None]]:
        """Yield documents, each with what is known of it; None for one that is damaged or gone.

        Those of a library in a cluster are fetched some at a time.
        """
        for some in portions(stored):
            rows = [self.db.execute(_CONTENTS, (one.id,)).fetchone() for one in some]
            parts = self.where.parts_of([tuple(row[-3:]) for row in rows if row is not None])
            whole = iter(parts)
            for one, row in zip(some, rows, strict=True):
                yield one, _to_document(row, next(whole)) if row is not None else None

    def file_facts(self, collection: str) -> dict[str, tuple[int, int]]:
        """Return size and time of the last change of each file that was read, or could not be."""
        rows = self.db.execute(
            "SELECT d.file, v.size, v.modified FROM documents d"
            " JOIN versions v ON v.document = d.id AND v.number = d.version WHERE d.collection = ?"
            " UNION ALL SELECT file, size, modified FROM problems WHERE collection = ?",
            (collection, collection),
        )
        to_text = self.where.to_text
        return {to_text(file): (size, modified) for file, size, modified in rows}

    def orphans(self) -> tuple[str, ...]:
        """Return the documents, by path, whose row is damaged so that no collection has them."""
        rows = self.db.execute(
            "SELECT path FROM documents d NOT INDEXED"
            " WHERE collection NOT IN (SELECT name FROM collections) OR NOT EXISTS"
            " (SELECT 1 FROM versions WHERE document = d.id AND number = d.version)"
        )
        return tuple(str(path) for (path,) in rows)

    def keys(self) -> frozenset[str]:
        """Return the ids of all documents, as `Document.id` has them."""
        return frozenset(key for (key,) in self.db.execute("SELECT key FROM documents"))

    def roots(self, collection: str) -> tuple[Path, ...]:
        """Return the files and folders that were added to a collection, on any machine."""
        rows = self.db.execute(
            "SELECT place FROM roots WHERE collection = ? ORDER BY place", (collection,)
        )
        return tuple(self.where.to_path(place) for (place,) in rows)

    def followed(self, collection: str) -> tuple[Path, ...]:
        """Return the files and folders of a collection whose changes are looked for here."""
        return tuple(filter(self.where.is_followed, self.roots(collection)))

    def problems(self, collection: str | None = None) -> tuple[StoredProblem, ...]:
        """Return the files that could not be read, by place."""
        where, values = _where("collection", collection)
        rows = self.db.execute(
            f"SELECT collection, file, size, modified, reason FROM problems{where}"  # noqa: S608 - constants
            " ORDER BY file, collection",
            values,
        )
        return tuple(
            StoredProblem(one, self.where.to_path(file), *rest) for one, file, *rest in rows
        )

    def left_out(self, collection: str) -> frozenset[Path]:
        """Return the files that do not come back with their folder."""
        rows = self.db.execute("SELECT file FROM left_out WHERE collection = ?", (collection,))
        return frozenset(self.where.to_path(file) for (file,) in rows)

    def inspect(self) -> str:
        """Return what is wrong with the file as a whole, "" if nothing is."""
        (found,) = self.db.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            return str(found)
        lost = self.orphans()
        return f"no collection has {', '.join(lost)} any more" if lost else ""

    def _stored(self, row: Sequence[Any]) -> StoredDocument:
        """Return what a row of `_COLUMNS` says of a document."""
        number, collection, path, key, version, sentences, file, place, *rest = row
        digest, size, modified, at, by, facts = rest
        to_path = self.where.to_path
        source = SourceFile(to_path(file), to_path(place), digest, size, modified)
        return StoredDocument(
            number, collection, path, key, version, sentences, source, at, by, to_facts(facts)
        )


def portions(stored: Iterable[StoredDocument]) -> Iterator[list[StoredDocument]]:
    """Yield documents as many at a time as are read together."""
    portion, size = list[StoredDocument](), 0
    for one in stored:
        portion.append(one)
        size += one.source.size
        if size >= _PORTION_BYTES or len(portion) >= _PORTION:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _to_document(row: Sequence[Any], parts: Parts | None) -> Document | None:
    """Return the document of a row and of what it is made of, None if that is damaged or gone."""
    kept, collection, path, file, place, facts = row[:-3]
    try:
        if parts is None or checksum((collection, path, file, place, facts, *parts)) != kept:
            return None
        return to_document(path, (facts, *parts))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None


def _where(column: str, collection: str | None) -> tuple[str, tuple[str, ...]]:
    """Return the condition that rows are of a collection, and its values; none for all."""
    return ("", ()) if collection is None else (f" WHERE {column} = ?", (collection,))
