"""How is a file written, so that nobody ever sees half of it, and read without being copied?"""

import mmap
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt


def write_whole(file: Path, chunks: Iterable[bytes | memoryview]) -> None:
    """Write a file, which only its owner may read; it is there whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    descriptor, name = tempfile.mkstemp(prefix=file.name, dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(chunks)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def map_file(file: Path) -> npt.NDArray[np.uint8]:
    """Return the bytes of a file as a view, which lasts when the file is deleted.

    Raises:
        OSError: it cannot be read.
        ValueError: it is empty.
    """
    with file.open("rb") as stream:
        mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    return np.frombuffer(mapped, np.uint8)
