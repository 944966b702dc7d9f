"""Which documents does a collection have now, for whoever makes passages of them?

They are read out of the library's rows, in portions that fit into memory. A document that is
damaged there is a problem, and the others go on.
"""

from collections.abc import Container, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from bot.documents.document import Document
from bot.libraries.database import reading

_PORTION: Final = 20_000_000  # characters of documents that are read together


class Shelf:
    """The documents of a collection as its rows have them."""

    def __init__(self, file: Path, collection: str) -> None:
        """Look at the rows.

        Raises:
            StoreMissing: there is no library.
            StoreDamaged: it cannot be read.
        """
        self._file, self._collection = file, collection
        with reading(file) as library:
            self.generation = library.generations().get(collection, 0)
        self.damaged: list[str] = []  # documents by their paths, of those that were read

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The numbers of the rows by the ids of their documents, not before they are wanted.

        Whoever looks whether anything has changed, every few seconds, wants none.
        """
        with reading(self._file) as library:
            return {key: number for number, key, _ in library.places(self._collection)}

    @property
    def keys(self) -> frozenset[str]:
        """The ids of all documents."""
        return frozenset(self._numbers)

    def portions(self, known: Container[str]) -> Iterator[list[Document]]:
        """Yield the documents that are not known, as they were read; at least one portion."""
        portion: list[Document] = []
        size = 0
        for document in self._read([key for key in self._numbers if key not in known]):
            portion.append(document)
            size += len(document.text)
            if size >= _PORTION:
                yield portion
                portion, size = [], 0
        yield portion

    def read(self, keys: Sequence[str]) -> list[Document]:
        """Return documents by their ids, those that are not there left out."""
        return list(self._read([key for key in keys if key in self._numbers]))

    def _read(self, keys: Sequence[str]) -> Iterator[Document]:
        """Yield documents that have rows."""
        if not keys:
            return
        with reading(self._file) as library:
            rows = (library.stored_as(self._numbers[key]) for key in keys)
            for stored, document in library.documents(filter(None, rows)):
                if document is None:
                    self.damaged.append(stored.path)
                else:
                    yield document
