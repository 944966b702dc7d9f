"""Which version of the program makes what is derived?

What is derived from documents is made anew by another version: of our own code, of the libraries
that cut, stem and read, or of Python, which brings the tables of Unicode. Files are told apart by
size and time, so that nobody has to remember to count a number up.
"""

import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_OURS: Final = ("documents", "index", "libraries", "text", "errors.py")
_OTHERS: Final = (
    "charset_normalizer",
    "docutils",
    "docx",
    "lxml",
    "markdown_it",
    "nltk",
    "numpy",
    "openpyxl",
    "pptx",
    "py3langid",
    "pypdfium2",
    "yaml",
)


@lru_cache(maxsize=1)
def program_version() -> bytes:
    """Return what is another for every version of the program that may derive something else."""
    package = Path(__file__).parents[1]
    facts = [sys.version, unicodedata.unidata_version, sys.byteorder, str(sys.maxsize)]
    for name in _OURS:
        place = package / name
        facts += _facts_below(place) if place.is_dir() else [_facts(place)]
    for name in _OTHERS:
        spec = find_spec(name)
        facts.append(_facts(Path(spec.origin)) if spec and spec.origin else name)
    told = "\n".join(facts).encode("utf-8", "surrogatepass")
    return blake2b(told, digest_size=16).digest()


def _facts_below(folder: Path) -> Iterator[str]:
    """Yield what tells the files below a folder from other versions of them, in order.

    Byte code does not count: it comes as modules are first used. Every start looks at 200 files,
    so they are asked by the system's list of the folder, in a third of the time of `rglob`.
    """
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda one: one.name)
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _facts_below(Path(entry.path))
        elif not entry.name.endswith(".pyc"):
            yield _facts(entry)


def _facts(file: Path | os.DirEntry[str]) -> str:
    """Return what tells a file from another version of it, its name where nothing else does."""
    try:
        facts = file.stat()
    except OSError:  # within an archive, or gone
        return file.name
    return f"{os.fspath(file)} {facts.st_size} {facts.st_mtime_ns}"
