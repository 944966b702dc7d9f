"""What lies in the corpus folder?

Paths become documents. Hidden files and links that lead out of the folder are passed over; a
file that cannot be read is named and the others go on.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from platformdirs import user_config_path, user_data_path, user_state_path

from bot.documents import Document, Reading, assemble
from bot.errors import DocumentError, DocumentTooLarge, EmptyCorpus, UnreadableDocument

APPLICATION: Final = "footnote"
LARGEST: Final = 20_000_000  # bytes, which is what Telegram lets a bot download
Reader = Callable[[bytes], Reading]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents that were read, and what could not be."""

    documents: tuple[Document, ...]
    problems: tuple[DocumentError, ...]


def bundled_corpus() -> Path:
    """Return the folder of the article that comes with the program: in the wheel or beside it."""
    package = Path(__file__).parent
    inside = package / "corpus"
    return inside if inside.is_dir() else package.parent / "corpus"


def config_file() -> Path:
    """Return where the user's configuration is read from when no other file is named."""
    return user_config_path(APPLICATION) / "config.toml"


def library_folder() -> Path:
    """Return where the user's own documents lie."""
    return user_data_path(APPLICATION) / "library"


def history_file() -> Path:
    """Return where the console keeps what was typed."""
    return user_state_path(APPLICATION) / "history"


def shelve(roots: Sequence[Path]) -> Shelf:
    """Return the documents of some files and folders.

    Raises:
        EmptyCorpus: a root does not exist, or there is not one readable document in all.
    """
    documents: dict[str, Document] = {}
    problems: list[DocumentError] = []
    for root in roots:
        for path, name in _files(root):
            unique = name if name not in documents else f"{root.resolve().name}/{name}"
            try:
                documents[unique] = assemble(unique, _reader(name)(_bytes(path)))
            except DocumentError as error:
                problems.append(error)
    if not any(document.text.strip() for document in documents.values()):
        where = ", ".join(str(root) for root in roots)
        reasons = "; ".join(str(problem) for problem in problems) or "put .txt or .md files there"
        raise EmptyCorpus(where, f"no document to answer from: {reasons}")
    return Shelf(tuple(documents.values()), tuple(problems))


def _files(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files below a root that we can read, each with its name below it, in order."""
    if root.is_file():
        yield root, root.name
        return
    if not root.is_dir():
        raise EmptyCorpus(str(root), "there is no such file or folder")
    inside = root.resolve()
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            known = not name.startswith(".") and path.suffix.lower() in _SUFFIXES
            if known and path.resolve().is_relative_to(inside):
                yield path, path.relative_to(root).as_posix()


def _bytes(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        DocumentTooLarge: it is larger than we read.
        UnreadableDocument: the system does not let us.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise DocumentTooLarge(str(path), size, LARGEST)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(str(path), error.strerror or "cannot be read") from error


def _reader(name: str) -> Reader:
    """Return what reads a file of that name; plain text for an ending we do not know."""
    if Path(name).suffix.lower() in {".md", ".markdown"}:
        from bot.readers import markdown  # noqa: PLC0415 - 50 ms that plain text need not pay

        return markdown.read
    from bot.readers import text  # noqa: PLC0415 - as above, the other way round

    return text.read


_SUFFIXES: Final = frozenset({".txt", ".text", ".md", ".markdown"})
