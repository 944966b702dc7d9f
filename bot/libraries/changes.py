"""What has changed on the disk since it was read into the library?

Files are told apart by where they are, with links resolved, and known as unchanged by size and
time of the last change. Nothing is read here, and nothing written.
"""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from bot.errors import DocumentError, EmptyCorpus, UnreadableDocument
from bot.libraries.folders import (
    LINK,
    FoundFile,
    find_files,
    is_folder,
    printable,
    real_path,
)
from bot.libraries.library_reader import LibraryReader, StoredProblem
from bot.libraries.stored_document import StoredDocument
from bot.records import dataclass


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file that is to be read, and the document that was read from it before, if one was.

    `size` is in bytes.
    """

    found: FoundFile
    place: Path
    size: int
    before: StoredDocument | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What has to be done to a collection so that it is what lies on the disk.

    `files` are to be read. `gone` are documents, and `cleared` problems, whose files are not there
    any more. `unchanged` counts the documents that stay as they are. `problems` are files that
    cannot be read, for the reasons that were found before, and folders that cannot be entered;
    `skipped` says how many files no reader is for.
    """

    files: list[ChangedFile] = field(default_factory=list)
    gone: list[StoredDocument] = field(default_factory=list)
    cleared: list[StoredProblem] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    problems: list[DocumentError] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.files or self.gone or self.cleared)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the library knows of the files of a collection, and what was named when added."""

    documents: Mapping[Path, StoredDocument]
    by_file: Mapping[Path, StoredDocument]
    problems: Mapping[Path, StoredProblem]
    left_out: frozenset[Path]
    roots: frozenset[Path]


def find_changes(
    library: LibraryReader, collection: str, roots: Sequence[Path], *, must_exist: bool
) -> Changes:
    """Return what has changed below some files and folders since they were read.

    A file below a folder that is gone goes from the library too. But where a root is not there, or
    holds no file at all, all stays: a disk that is not mounted takes no document away.

    Args:
        library: what is stored.
        collection: that the documents are of.
        roots: files and folders, absolute.
        must_exist: whether a root that is not there is an error.

    Raises:
        EmptyCorpus: a root does not exist, and must.
    """
    stored = tuple(library.stored(collection))
    known = _Known(
        {one.source.place: one for one in stored},
        {one.source.file: one for one in stored},
        {one.file: one for one in library.problems(collection)},
        library.left_out(collection),
        frozenset(library.roots(collection)),
    )
    changes, seen, met = Changes(), set[Path](), set[Path]()
    for root in roots:
        try:
            before = len(met)
            for found in find_files(root, changes.problems, changes.skipped):
                met.add(found.path)
                _look_at(found, known, changes, seen)
            if len(met) > before and is_folder(root):
                _note_gone(root, known, changes, seen, met)
        except EmptyCorpus:
            if must_exist:
                raise
    return changes


def is_current(library: LibraryReader, collection: str) -> bool:
    """Return whether a quick look finds a collection as it lies on the disk.

    Where it does not, nothing need have changed: a disk is not mounted, say. Who wants to know
    calls `find_changes`.
    """
    roots = library.followed(collection)
    if not roots:  # what was sent lies in no folder of anybody's, and is never followed
        return True
    facts, left_out = library.file_facts(collection), library.left_out(collection)
    met = 0
    try:
        for root in roots:
            for found in find_files(root, [], Counter()):
                path = str(found.path)
                if found.path in left_out or (
                    path not in facts and os.path.realpath(path) in facts
                ):
                    continue  # it is not wanted, or a link to a file that is there already
                if facts.get(path) != facts_of(found.path):
                    return False
                met += 1
    except EmptyCorpus:
        return False
    return met == len(facts)


def _look_at(found: FoundFile, known: _Known, changes: Changes, seen: set[Path]) -> None:
    """Note whether a file that was found has to be read."""
    same = known.by_file.get(found.path)
    if same is not None and same.source.place not in seen and _is_as_read(same):
        seen.add(same.source.place)  # a link need not be followed to know that
        changes.unchanged.append(same.path)
        return
    try:
        place = real_path(found.path, found.root)
        if place is None:
            changes.skipped[LINK] += 1
            return
        if place in seen or found.path in known.left_out:
            return
        seen.add(place)
        size, modified = facts_of(found.path)
    except DocumentError as error:
        changes.problems.append(error)
        return
    before, problem = known.documents.get(place), known.problems.get(found.path)
    if problem is not None and (problem.size, problem.modified) == (size, modified):
        changes.problems.append(UnreadableDocument(printable(found.path), problem.reason))
    elif before is not None and (before.source.size, before.source.modified) == (size, modified):
        changes.unchanged.append(before.path)
    else:
        changes.files.append(ChangedFile(found, place, size, before))


def _is_as_read(stored: StoredDocument) -> bool:
    """Return whether the file of a document has the size and the time that it was read with."""
    return facts_of(stored.source.file) == (stored.source.size, stored.source.modified)


def _note_gone(
    root: Path, known: _Known, changes: Changes, seen: set[Path], met: set[Path]
) -> None:
    """Note the documents and problems below a folder whose files are not there any more."""
    unreadable = [
        folder
        for one in changes.problems
        if isinstance(one, UnreadableDocument) and (folder := Path(one.source)).is_dir()
    ]  # what is in a folder that cannot be entered stays

    def is_gone(file: Path) -> bool:
        is_kept = any(map(file.is_relative_to, unreadable)) or (
            file in known.roots and file.exists()  # it was named, and its folder passes it over
        )
        return file.is_relative_to(root) and not is_kept

    done = {one.id for one in changes.gone}
    changes.gone.extend(
        one
        for place, one in known.documents.items()
        if place not in seen and one.id not in done and is_gone(one.source.file)
    )
    changes.cleared.extend(
        one for file, one in known.problems.items() if file not in met and is_gone(file)
    )


def facts_of(file: Path) -> tuple[int, int]:
    """Return the size of a file in bytes and the time of its last change in nanoseconds.

    One that the system tells nothing of has neither, and will not be read.
    """
    try:
        facts = os.stat(file)  # noqa: PTH116 - half the time of Path.stat, for every file
    except OSError:
        return 0, 0
    return facts.st_size, facts.st_mtime_ns


def absolute(roots: Sequence[Path]) -> Iterator[Path]:
    """Yield files and folders by their absolute paths, each once, links left as they are."""
    yield from dict.fromkeys(Path(os.path.abspath(root.expanduser())) for root in roots)  # noqa: PTH100 - it drops "..", too
