"""What lies in the corpus folder?

Paths become documents. Hidden files and links that lead out of the folder are passed over; a
file that cannot be read is named and the others go on.
"""

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from platformdirs import user_config_path, user_data_path, user_state_path

from bot.documents.document import Document, Kind, Reading, assemble
from bot.errors import DocumentError, DocumentTooLarge, EmptyCorpus, NotText, UnreadableDocument

if TYPE_CHECKING:
    from bot.text.word_vectors import Likeness  # numpy, 0.1 s that the other commands need not pay

APPLICATION: Final = "footnote"
Fingerprint = tuple[tuple[str, int, int], ...]  # path, time of the last change, size
LARGEST: Final = 20_000_000  # bytes, which is what Telegram lets a bot download
Reader = Callable[[bytes], Reading]

_MARKDOWN: Final = frozenset({".md", ".markdown"})
_SUFFIXES: Final = _MARKDOWN | {".txt", ".text"}  # what is read from a folder
_NOT_YET: Final = frozenset(  # what is not read even when it is named, for it is no plain text
    ".pdf .doc .docx .odt .rtf .epub .htm .html .xls .xlsx .ods .ppt .pptx .odp".split()
)
_READABLE: Final = "only .txt and .md are read"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents that were read, and what could not be."""

    documents: tuple[Document, ...]
    problems: tuple[DocumentError, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A file on the disk, and its name below the root that it was found in."""

    path: Path
    name: str
    root: Path


def bundled_corpus() -> Path:
    """Return the folder of the article that comes with the program: in the wheel or beside it."""
    package = Path(__file__).parents[1]
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


def state_file() -> Path:
    """Return where the bot keeps what it must not forget."""
    return user_data_path(APPLICATION) / "state.sqlite3"


def likeness() -> "Likeness":
    """Return the table of word vectors that travels with the package."""
    import numpy as np  # noqa: PLC0415 - see the import of Likeness

    from bot.text.word_vectors import VECTORS, WORDS, Likeness  # noqa: PLC0415 - as above

    folder = Path(__file__).parents[1] / "text" / "word_vectors"
    lines = (folder / WORDS).read_text("utf-8").rstrip("\n")
    # mapped, not read: a question touches a few hundred of the 56,000 rows
    mapped = np.load(folder / VECTORS, mmap_mode="r", allow_pickle=False)
    return Likeness(tuple(lines.split("\n")), np.asarray(mapped))


def shelve(roots: Sequence[Path]) -> Shelf:
    """Return the documents of some files and folders.

    A document is called by its path below its root. Where two roots have the same, the later one
    gets the name of its root before it, and a number where even that is taken.

    Raises:
        EmptyCorpus: a root does not exist, or there is not one readable document in all.
    """
    documents: dict[str, Document] = {}
    problems: list[DocumentError] = []
    passed_over: Counter[str] = Counter()
    seen: set[Path] = set()
    for root in roots:
        for found in _files(root, problems, passed_over):
            try:
                place = _place(found)
                if place is not None and place not in seen:
                    seen.add(place)
                    name = _unique(found, documents)
                    documents[name] = _document(found, name)
            except DocumentError as error:
                problems.append(error)
    if not documents:
        raise _emptiness(roots, problems, passed_over)
    return Shelf(tuple(documents.values()), tuple(problems))


def fingerprint(roots: Sequence[Path]) -> Fingerprint:
    """Return what tells whether documents have changed: the facts of every file, in order.

    Raises:
        EmptyCorpus: a root does not exist.
    """
    facts: list[tuple[str, int, int]] = []
    for root in roots:
        for found in _files(root, [], Counter()):
            with suppress(OSError):  # it went away: that will be seen next time
                fact = found.path.stat()
                facts.append((str(found.path), fact.st_mtime_ns, fact.st_size))
    return tuple(facts)


def _files(
    root: Path, problems: list[DocumentError], passed_over: Counter[str]
) -> Iterator[_Found]:
    """Yield the files below a root that we can read, in order; count the others by ending."""
    if not _is_folder(root):
        yield _Found(root, root.name, root)
        return

    def trouble(error: OSError) -> None:
        problems.append(UnreadableDocument(shown(error.filename), _reason(error)))

    for folder, folders, names in os.walk(root, onerror=trouble):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if name.startswith("."):
                continue
            if path.suffix.lower() in _SUFFIXES:
                yield _Found(path, path.relative_to(root).as_posix(), root)
            else:
                passed_over[path.suffix.lower() or "without an ending"] += 1


def _is_folder(root: Path) -> bool:
    """Return whether a root is a folder rather than a file.

    Raises:
        EmptyCorpus: it is neither, or not there.
    """
    try:
        mode = root.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise EmptyCorpus(shown(root), "there is no such file or folder") from error
    except OSError as error:
        raise EmptyCorpus(shown(root), _reason(error)) from error
    if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
        raise EmptyCorpus(shown(root), "that is neither a file nor a folder")
    return stat.S_ISDIR(mode)


def _place(found: _Found) -> Path | None:
    """Return where a file really lies, None if a link leads out of its root.

    Raises:
        UnreadableDocument: the link leads in a circle.
    """
    try:
        place = found.path.resolve()
        is_within = place.is_relative_to(found.root.resolve())
    except (OSError, RuntimeError) as error:
        raise UnreadableDocument(shown(found.path), "the link leads in a circle") from error
    return place if is_within else None


def _unique(found: _Found, taken: dict[str, Document]) -> str:
    """Return the name of a document that no other has."""
    name, folder = shown(found.name), shown(found.root.resolve().name)
    if found.path == found.root:  # a file has the name of its folder to be told by
        folder = shown(found.root.resolve().parent.name)
    number = 1
    unique = name
    while unique in taken:
        unique = f"{folder}/{name}" if number == 1 else f"{folder}-{number}/{name}"
        number += 1
    return unique


def _document(found: _Found, name: str) -> Document:
    """Return the document that a file makes.

    Raises:
        DocumentError: it cannot be read, or there is nothing to quote in it.
    """
    source, suffix = shown(found.path), found.path.suffix.lower()
    if suffix in _NOT_YET:
        raise UnreadableDocument(source, f"{suffix} files cannot be read yet, {_READABLE}")
    try:
        document = assemble(name, _reader(suffix)(_bytes(found.path, source)))
    except NotText as error:
        raise UnreadableDocument(source, f"{error.reason}; {_READABLE}") from error
    if not any(map(str.isalnum, document.text)):
        raise UnreadableDocument(source, "there is no text in it")
    quotable = [b.span for b in document.blocks if b.kind in {Kind.PARAGRAPH, Kind.UNIT}]
    if not any(any(map(str.isalnum, span.of(document.text))) for span in quotable):
        raise UnreadableDocument(source, "there is nothing to quote in it but headings")
    return document


def _bytes(path: Path, source: str) -> bytes:
    """Return what a file holds.

    Raises:
        DocumentTooLarge: it is larger than we read.
        UnreadableDocument: the system does not let us, or it is no regular file.
    """
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):  # reading a pipe would wait for ever
            raise UnreadableDocument(source, "it is no regular file")
        if facts.st_size > LARGEST:
            raise DocumentTooLarge(source, facts.st_size, LARGEST)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(source, _reason(error)) from error


def _reader(suffix: str) -> Reader:
    """Return what reads a file of that ending; plain text for one we do not know."""
    if suffix in _MARKDOWN:
        from bot.documents.readers import markdown  # noqa: PLC0415 - 50 ms that plain text need not pay

        return markdown.read
    from bot.documents.readers import text  # noqa: PLC0415 - as above, the other way round

    return text.read


def _emptiness(
    roots: Sequence[Path], problems: Sequence[DocumentError], passed_over: Counter[str]
) -> EmptyCorpus:
    """Return the error that says why there is nothing to answer from, and what to do."""
    where = ", ".join(map(shown, roots))
    only = problems[0] if len(problems) == 1 else None
    if isinstance(only, UnreadableDocument) and only.source == where:
        return EmptyCorpus(where, only.reason)
    others = ", ".join(f"{count} {ending}" for ending, count in sorted(passed_over.items()))
    reasons = [str(problem) for problem in problems] + (
        [f"passed over: {others}"] if others else []
    )
    told = "; ".join(reasons) or "put .txt or .md files there"
    return EmptyCorpus(where, f"no document to answer from, {_READABLE}: {told}")


def _reason(error: OSError) -> str:
    """Return what the system says, as the end of a line."""
    return (error.strerror or "cannot be read").lower()


def shown(path: Path | str) -> str:
    """Return a path as it can be printed: names on a disk need not be valid UTF-8."""
    return str(path).encode("utf-8", errors="replace").decode()
