"""Where is the original of a file that was sent?

In a folder beside the library, which only its owner may read. Each has a random name: what the
sender calls it is text to be shown, and never a path. It stays as long as its document, or until
what replaced it can no longer be undone.
"""

import os
from collections.abc import Container
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import Final

_NAME_BYTES: Final = 16


def keep(folder: Path, raw: bytes, suffix: str) -> Path:
    """Write what a file holds into the folder of originals, and return where.

    It is on the disk when this returns.

    Args:
        folder: is made if needed.
        raw: what it holds.
        suffix: the end of its name, by which a reader is found, such as ".md".

    Raises:
        OSError: it cannot be written; the disk is full, for example.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / f"{token_hex(_NAME_BYTES)}{suffix}"
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(raw)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    return file


def sweep(folder: Path, live: Container[str]) -> None:
    """Delete every original that nothing needs, such as one whose writer was killed.

    Args:
        folder: of the originals; only who may write into the library calls this.
        live: the names of the files that are needed.
    """
    with suppress(OSError):
        for file in tuple(folder.iterdir()):
            if file.name not in live:
                with suppress(OSError):
                    file.unlink()
