"""What lies in the corpus folder?

Files become documents. Hidden files, and links that lead out of the folder, are passed over. A
file that cannot be read is returned as a problem, and the others go on. A link that stays within
the folder leads to a file that is read anyway, once, under the first of its names.
"""

import stat
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.documents.document import QUOTABLE, Document, Step, assemble
from bot.documents.readers import registry
from bot.errors import (
    DocumentError,
    DocumentFault,
    DocumentTooLarge,
    EmptyCorpus,
    NotReadable,
    NotText,
    UnreadableDocument,
)
from bot.libraries import reading
from bot.libraries.common_language import settle_languages
from bot.libraries.folders import (
    LINK,
    FoundFile,
    describe_skipped,
    find_files,
    printable,
    real_path,
    system_reason,
)
from bot.libraries.progress import Stage, Steps, count_steps, unwatched
from bot.libraries.reading_process import ReaderFault
from bot.libraries.web_pages import with_address

_ONLY_READ: Final = f"only {registry.list_suffixes('and')} are read"


@dataclass(frozen=True, slots=True)
class CorpusReading:
    """The documents that were read, and the files that could not be.

    `as_read` are the documents before it was settled which language a short one is in. `files`
    has the file of each, by the document's id. `skipped` has files that no reader is for, by name
    or by ending, and how many links lead out of the corpus.
    """

    as_read: tuple[Document, ...]
    problems: tuple[DocumentError, ...]
    skipped: Mapping[str, int]
    files: Mapping[str, Path]

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents, each in its language."""
        return settle_languages(self.as_read)


def read_corpus(roots: Sequence[Path], step: Steps | None = None) -> CorpusReading:
    """Return the documents of some files and folders, the roots of the corpus.

    The path of a document is the path of its file below its root. Where a document of an earlier
    root has the same path, the name of the root is put before it, with a number where even that
    path is taken.

    Args:
        roots: files and folders.
        step: counts what is done, for whoever waits.

    Raises:
        EmptyCorpus: a root does not exist, or there is not one readable document in all.
    """
    step = step or count_steps(unwatched, Stage.READING, 0, 0)
    documents: dict[str, Document] = {}
    files: dict[str, Path] = {}
    problems: list[DocumentError] = []
    skipped: Counter[str] = Counter()
    seen: set[Path] = set()
    for root in roots:
        for found in find_files(root, problems, skipped):
            try:
                place = real_path(found.path, found.root)
                if place is None:
                    skipped[LINK] += 1
                elif place not in seen:
                    seen.add(place)
                    name = unique_name(found, documents)
                    raw = read_bytes(found)
                    pages = step.pages_of(len(raw))
                    documents[name] = make_document(found, name, raw, pages)
                    step(len(raw))
                    files[documents[name].id] = found.path
            except DocumentError as error:
                problems.append(error)
    if not documents:
        raise _nothing_to_answer_from(roots, problems, skipped)
    return CorpusReading(tuple(documents.values()), tuple(problems), skipped, files)


def unique_name(found: FoundFile, taken: Container[str]) -> str:
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


def make_document(
    found: FoundFile, name: str, raw: bytes, step: Step = lambda _, __: None
) -> Document:
    """Return the document of a file, given what the file holds.

    Args:
        found: the file.
        name: of the document.
        raw: what the file holds.
        step: is called after each page with how many are read, and how many there are.

    Raises:
        DocumentError: it cannot be read, or there is nothing to quote in it.
    """
    source = printable(found.path)
    try:
        document = assemble(name, reading.read(_format_of(found), raw, step))
        document = with_address(document, found.path)
    except NotText as error:
        raise UnreadableDocument(source, f"{error.reason}; {_ONLY_READ}") from error
    except NotReadable as error:
        raise UnreadableDocument(source, error.reason) from error
    except ReaderFault as error:
        raise DocumentFault(source, error.fault) from error
    except (MemoryError, DocumentError):
        raise
    except Exception as error:  # a reader meets anything: no fault in one may hide the others
        raise DocumentFault(source, type(error).__name__) from error
    if not any(map(str.isalnum, document.text)):
        raise UnreadableDocument(source, "there is no text in it")
    quotable = [b.span for b in document.blocks if b.kind in QUOTABLE]
    if not any(any(map(str.isalnum, span.of(document.text))) for span in quotable):
        raise UnreadableDocument(source, "there is nothing to quote in it but headings")
    return document


def read_bytes(found: FoundFile) -> bytes:
    """Return what a file holds.

    Raises:
        DocumentTooLarge: it is larger than its format may be.
        UnreadableDocument: there is no reader for it, the system refuses to read it, or it is no
            regular file.
    """
    source = printable(found.path)
    limit = _format_of(found).largest  # one that nobody reads is named for that before all else
    try:
        facts = found.path.stat()
        if not stat.S_ISREG(facts.st_mode):  # reading a pipe would wait for ever
            raise UnreadableDocument(source, "it is no regular file")
        if facts.st_size > limit:
            raise DocumentTooLarge(source, facts.st_size, limit)
        return found.path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(source, system_reason(error)) from error


def _format_of(found: FoundFile) -> registry.Format:
    """Return the format of a file.

    Raises:
        UnreadableDocument: nothing does.
    """
    suffix = found.path.suffix.lower()
    one = registry.find_format(found.path.name)
    if one is None:
        reason = f"{suffix} files cannot be read yet, {_ONLY_READ}"
        raise UnreadableDocument(printable(found.path), reason)
    return one


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
