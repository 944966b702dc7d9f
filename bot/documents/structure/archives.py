"""What does a ZIP archive hold, and how much?

Office files and books are ZIP archives, and what an archive says of its sizes may be a lie: all
of it is inflated once and counted before anything is read. Archives within it stay closed.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final

from bot.errors import NotReadable

_MOST_ENTRIES: Final = 10_000
_MOST_BYTES: Final = 200_000_000  # of all entries together, inflated
_LARGEST_RATIO: Final = 250  # of inflated to packed bytes; text in XML reaches 50
_SMALL: Final = 10_000_000  # bytes that do no harm whatever their ratio
_CHUNK: Final = 1 << 16
# What the libraries raise that read office files, where XML within one is not what it should be.
OFFICE_DAMAGES: Final = (
    SyntaxError, ValueError, LookupError, TypeError, AttributeError, AssertionError,
    NotImplementedError, zipfile.BadZipFile,
)  # fmt: skip
_DAMAGES: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)


@dataclass(frozen=True, slots=True)
class Archive:
    """A ZIP archive whose size was counted."""

    file: zipfile.ZipFile

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its entries, in its order."""
        return tuple(self.file.namelist())

    def read(self, name: str) -> bytes | None:
        """Return what an entry holds, None if there is no such entry."""
        try:
            return self.file.read(name)
        except KeyError:
            return None


def open_archive(raw: bytes) -> Archive:
    """Return the archive that a file is.

    Raises:
        NotReadable: it is none, is damaged or locked, or holds far more than it should.
    """
    try:
        file = zipfile.ZipFile(io.BytesIO(raw))
        _count(file, len(raw))
    except RuntimeError as error:  # what zipfile says of a password
        raise NotReadable("it is locked with a password") from error
    except _DAMAGES as error:
        raise NotReadable("its ZIP archive is damaged") from error
    return Archive(file)


def _count(file: zipfile.ZipFile, size: int) -> None:
    """Inflate all entries and count their bytes.

    Raises:
        NotReadable: there are more than a document has.
    """
    entries = file.infolist()
    if len(entries) > _MOST_ENTRIES:
        raise NotReadable(f"its ZIP archive holds more than {_MOST_ENTRIES:,} files")
    most = min(_MOST_BYTES, max(_SMALL, size * _LARGEST_RATIO))
    total = 0
    for entry in entries:
        with file.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                total += len(chunk)
                if total > most:
                    raise NotReadable("its ZIP archive inflates to far more than a document has")
