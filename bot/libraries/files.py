"""What lies in the corpus folder?

Files become documents. Hidden files, and links that lead out of the folder, are passed over. A
file that cannot be read is returned as a problem, and the others go on. A link that stays within
the folder leads to a file that is read anyway, once, under the first of its names.
"""

import os
import stat
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.documents.document import QUOTABLE, Document, assemble
from bot.documents.readers import registry
from bot.errors import (
    DocumentError,
    DocumentFault,
    DocumentTooLarge,
    EmptyCorpus,
    NotText,
    UnreadableDocument,
)
from bot.libraries.common_language import settle_languages

MAX_BYTES: Final = 20_000_000  # of a file, which is what Telegram lets a bot download
_LINK: Final = "link"  # among the endings of what is skipped
_ONLY_READ: Final = f"only {registry.list_suffixes('and')} are read"

Fingerprint = tuple[tuple[str, int, int], ...]  # path, time of the last change, size


@dataclass(frozen=True, slots=True)
class CorpusReading:
    """The documents that were read, and the files that could not be.

    `files` has the file of each document, by the document's path. `skipped` says how many files no
    reader is for, by their endings, and how many links lead out of the corpus.
    """

    documents: tuple[Document, ...]
    problems: tuple[DocumentError, ...]
    skipped: Mapping[str, int]
    files: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class _File:
    """A file on the disk, and its name below the root that it was found in."""

    path: Path
    name: str
    root: Path


def read_corpus(roots: Sequence[Path]) -> CorpusReading:
    """Return the documents of some files and folders, the roots of the corpus.

    The path of a document is the path of its file below its root. Where a document of an earlier
    root has the same path, the name of the root is put before it, with a number where even that
    path is taken.

    Raises:
        EmptyCorpus: a root does not exist, or there is not one readable document in all.
    """
    documents: dict[str, Document] = {}
    files: dict[str, Path] = {}
    problems: list[DocumentError] = []
    skipped: Counter[str] = Counter()
    seen: set[Path] = set()
    for root in roots:
        for found in _files(root, problems, skipped):
            try:
                place = _real_path(found.path, found.root)
                if place is None:
                    skipped[_LINK] += 1
                elif place not in seen:
                    seen.add(place)
                    name = _unique_name(found, documents)
                    documents[name] = _read_document(found, name)
                    files[name] = found.path
            except DocumentError as error:
                problems.append(error)
    if not documents:
        raise _nothing_to_answer_from(roots, problems, skipped)
    return CorpusReading(settle_languages(documents.values()), tuple(problems), skipped, files)


def describe_skipped(skipped: Mapping[str, int]) -> str:
    """Return what was skipped in words, "" if nothing was.

    Example:
        {".pdf": 3, "link": 1} -> "3 .pdf, 1 link"
    """
    return ", ".join(f"{count} {kind}" for kind, count in sorted(skipped.items()) if count)


def fingerprint(roots: Sequence[Path]) -> Fingerprint:
    """Return the path, time of change and size of every file, which tell whether one has changed.

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


def _files(root: Path, problems: list[DocumentError], skipped: Counter[str]) -> Iterator[_File]:
    """Yield the files below a root that have a reader, in order; count the others by suffix.

    A link to a folder within the root is followed; one that leads out of it is skipped.
    """
    if not _is_folder(root):
        yield _File(root, root.name, root)
        return

    def add_problem(error: OSError) -> None:
        problems.append(UnreadableDocument(printable(error.filename), _reason(error)))

    for folder, names in _folders(root, add_problem, skipped):
        for name in sorted(names):
            path = Path(folder, name)
            if name.startswith("."):
                continue
            if registry.has_reader(path.suffix):
                yield _File(path, path.relative_to(root).as_posix(), root)
            else:
                skipped[path.suffix.lower() or "without an ending"] += 1


def _folders(
    root: Path, report: Callable[[OSError], None], skipped: Counter[str]
) -> Iterator[tuple[str, list[str]]]:
    """Yield each folder that is not hidden, once, with the names of its files.

    What links lead to comes last, so that a folder goes by its own name and circles end.
    """
    entered: set[str] = set()
    waiting = deque([root])
    while waiting:
        for folder, folders, names in os.walk(waiting.popleft(), onerror=report):
            real = os.path.realpath(folder)
            if real in entered:
                folders.clear()
                continue
            entered.add(real)
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            linked = [Path(folder, name) for name in folders if Path(folder, name).is_symlink()]
            inside = [link for link in linked if not _leads_out(link, root)]
            skipped[_LINK] += len(linked) - len(inside)
            waiting.extend(inside)
            yield folder, names


def _is_folder(root: Path) -> bool:
    """Return whether a root is a folder rather than a file.

    Raises:
        EmptyCorpus: it is neither, or not there.
    """
    try:
        mode = root.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise EmptyCorpus(printable(root), "there is no such file or folder") from error
    except OSError as error:
        raise EmptyCorpus(printable(root), _reason(error)) from error
    if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
        raise EmptyCorpus(printable(root), "that is neither a file nor a folder")
    return stat.S_ISDIR(mode)


def _leads_out(link: Path, root: Path) -> bool:
    """Return whether a link leads out of a root; one in a circle leads nowhere."""
    try:
        return _real_path(link, root) is None
    except UnreadableDocument:
        return False


def _real_path(path: Path, root: Path) -> Path | None:
    """Return a path with links resolved, None if one leads out of its root.

    Raises:
        UnreadableDocument: the link leads in a circle.
    """
    try:
        place = path.resolve()
        is_within = place.is_relative_to(root.resolve())
    except (OSError, RuntimeError) as error:
        raise UnreadableDocument(printable(path), "the link leads in a circle") from error
    return place if is_within else None


def _unique_name(found: _File, taken: dict[str, Document]) -> str:
    """Return a name for a document that no other has."""
    name, folder = printable(found.name), printable(found.root.resolve().name)
    if found.path == found.root:  # of a file it is the name of its folder
        folder = printable(found.root.resolve().parent.name)
    number = 1
    unique = name
    while unique in taken:
        unique = f"{folder}/{name}" if number == 1 else f"{folder}-{number}/{name}"
        number += 1
    return unique


def _read_document(found: _File, name: str) -> Document:
    """Return the document of a file.

    Raises:
        DocumentError: it cannot be read, or there is nothing to quote in it.
    """
    source, suffix = printable(found.path), found.path.suffix.lower()
    reader = registry.find_reader(suffix)
    if reader is None:
        raise UnreadableDocument(source, f"{suffix} files cannot be read yet, {_ONLY_READ}")
    raw = _read_bytes(found.path, source)
    try:
        document = assemble(name, reader(raw))
    except NotText as error:
        raise UnreadableDocument(source, f"{error.reason}; {_ONLY_READ}") from error
    except MemoryError:
        raise
    except Exception as error:  # a reader meets anything: no fault in one may hide the others
        raise DocumentFault(source, type(error).__name__) from error
    if not any(map(str.isalnum, document.text)):
        raise UnreadableDocument(source, "there is no text in it")
    quotable = [b.span for b in document.blocks if b.kind in QUOTABLE]
    if not any(any(map(str.isalnum, span.of(document.text))) for span in quotable):
        raise UnreadableDocument(source, "there is nothing to quote in it but headings")
    return document


def _read_bytes(path: Path, source: str) -> bytes:
    """Return the contents of a file.

    Raises:
        DocumentTooLarge: it is larger than `MAX_BYTES`.
        UnreadableDocument: the system refuses to read it, or it is no regular file.
    """
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):  # reading a pipe would wait for ever
            raise UnreadableDocument(source, "it is no regular file")
        if facts.st_size > MAX_BYTES:
            raise DocumentTooLarge(source, facts.st_size, MAX_BYTES)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(source, _reason(error)) from error


def _nothing_to_answer_from(
    roots: Sequence[Path], problems: Sequence[DocumentError], skipped: Mapping[str, int]
) -> EmptyCorpus:
    """Return the error that says why there is nothing to answer from, and what to do."""
    where = ", ".join(map(printable, roots))
    only = problems[0] if len(problems) == 1 else None
    if isinstance(only, UnreadableDocument) and only.source == where:
        return EmptyCorpus(where, only.reason)
    others = describe_skipped(skipped)
    reasons = [*map(str, problems), *([f"passed over: {others}"] if others else [])]
    reason = "; ".join(reasons) or f"put {registry.list_suffixes('or')} files there"
    return EmptyCorpus(where, f"no document to answer from, {_ONLY_READ}: {reason}")


def _reason(error: OSError) -> str:
    """Return the reason that the system gives, in small letters as the end of a line."""
    return (error.strerror or "cannot be read").lower()


def printable(path: Path | str) -> str:
    """Return a path that can be printed: names on a disk need not be valid UTF-8."""
    return str(path).encode("utf-8", errors="replace").decode()
