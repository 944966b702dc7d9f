"""Which sentences has an embedding model read already?

Reading a sentence takes a model some milliseconds, so what it made of each is kept in a file, one
record a sentence, in 404 bytes for a vector of 384 numbers: a hash of the sentence, a checksum,
and the vector in whole numbers. No text is in it. Records are only ever appended; one that is torn
or damaged counts as not there.
"""

import threading
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final

import numpy as np

from bot.index.arrays import Rows

_DIGEST: Final = 16  # bytes
_CHECK: Final = 4
_FULL: Final = 127  # the whole number that stands for the largest of a vector


class SentenceVectors:
    """The vectors of sentences that are kept in a file, or in memory alone if there is none."""

    def __init__(self, file: Path | None, dimensions: int) -> None:
        """Read a file, if it is there, of vectors of so many numbers."""
        self._file, self._dimensions = file, dimensions
        self._lock = threading.Lock()
        self._codes: dict[bytes, bytes] = {}
        self._looked_at = 0  # bytes of the file
        self.refresh()

    def __contains__(self, text: object) -> bool:
        """Return whether the vector of a sentence is kept."""
        return isinstance(text, str) and _digest(text) in self._codes

    def __len__(self) -> int:
        """Return how many vectors are kept."""
        return len(self._codes)

    def refresh(self) -> None:
        """Look at what has been written since, by other processes too."""
        data = _bytes_of(self._file, self._looked_at)
        whole = len(data) - len(data) % self._size
        self._codes |= dict(self._records(data[:whole]))
        self._looked_at += whole

    def rows(self, texts: Sequence[str]) -> Rows:
        """Return the vectors of sentences that are kept, each of length 1.

        Raises:
            KeyError: one of them is not.
        """
        codes = b"".join(self._codes[_digest(text)] for text in texts)
        rows = np.frombuffer(codes, np.int8).reshape(-1, self._dimensions).astype(np.float32)
        found: Rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1.0)
        return found

    def add(self, texts: Sequence[str], vectors: Sequence[Rows]) -> None:
        """Keep the vectors of some sentences.

        A file that cannot be written is left as it is: then they are known until the process ends.
        """
        fresh = {
            _digest(text): _encode(vector) for text, vector in zip(texts, vectors, strict=True)
        }
        with self._lock:
            fresh = {key: codes for key, codes in fresh.items() if key not in self._codes}
            self._codes |= fresh
            if self._file is not None and fresh:
                with suppress(OSError):
                    self._append(b"".join(_record(key, codes) for key, codes in fresh.items()))

    def _append(self, records: bytes) -> None:
        """Write records behind those of the file, in one call; a torn one at its end is mended."""
        assert self._file is not None  # noqa: S101 - asked by the caller
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("ab", buffering=0) as file:
            torn = file.tell() % self._size
            file.write(bytes(self._size - torn if torn else 0) + records)

    def _records(self, data: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Yield the hash and the vector of each whole record that is as it was written."""
        for start in range(0, len(data), self._size):
            record = data[start : start + self._size]
            key, codes = record[:_DIGEST], record[_DIGEST + _CHECK :]
            if record == _record(key, codes):
                yield key, codes

    @property
    def _size(self) -> int:
        """How many bytes a record has."""
        return _DIGEST + _CHECK + self._dimensions


def _bytes_of(file: Path | None, start: int) -> bytes:
    """Return what is in a file from a place on, nothing if it cannot be read."""
    if file is None:
        return b""
    try:
        with file.open("rb") as source:
            source.seek(start)
            return source.read()
    except OSError:
        return b""


def _digest(text: str) -> bytes:
    """Return the hash of a sentence."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()


def _encode(vector: Rows) -> bytes:
    """Return a vector in whole numbers; only its direction is kept."""
    most = float(np.abs(vector).max()) or 1.0
    return np.round(vector * (_FULL / most)).astype(np.int8).tobytes()


def _record(key: bytes, codes: bytes) -> bytes:
    """Return the record of a sentence."""
    return key + zlib.crc32(key + codes).to_bytes(_CHECK, "little") + codes
