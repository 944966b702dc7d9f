"""How do files get into the library, and how does it follow their changes?

Each file is read and kept by itself: whoever is told that one was added finds it there, whatever
happens next. One that cannot be read is a problem, and the others go on.
"""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from bot.documents.document import Document, Step
from bot.documents.sentences import split
from bot.errors import (
    DocumentError,
    DocumentFault,
    DocumentTooLarge,
    StoreLocked,
    StoreUnwritable,
    UnreadableDocument,
)
from bot.libraries import database
from bot.libraries.changes import (
    ChangedFile,
    Changes,
    absolute,
    facts_of,
    find_changes,
)
from bot.libraries.database import writing
from bot.libraries.files import make_document, read_bytes, unique_name
from bot.libraries.folders import find_files, printable
from bot.libraries.library_reader import StoredProblem
from bot.libraries.library_writer import LibraryWriter
from bot.libraries.outdated import outdated_collections
from bot.libraries.progress import Stage, Watch, count_steps, unwatched
from bot.libraries.silent_changes import find_silent_changes
from bot.libraries.snapshots import forget
from bot.libraries.stored_document import SourceFile, digest_of
from bot.libraries.users import user_name

_UNKNOWN: Final = -1  # the time of a last change that nothing on a disk has


@dataclass(frozen=True, slots=True)
class Outcome:
    """What adding has done: documents by their paths, and why others were left out.

    `size` is how many bytes were read.
    """

    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    problems: list[DocumentError] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    size: int = 0


def add(path: Path, roots: Sequence[Path], collection: str, watch: Watch = unwatched) -> Outcome:
    """Read files and folders into a collection of the library, and follow them from then on.

    Args:
        path: the library's file.
        roots: files and folders; what is in the library already and has not changed stays.
        collection: "" for the one that has no name.
        watch: is called after each file.

    Raises:
        EmptyCorpus: one of them does not exist; nothing was added.
        StoreLocked: another process writes into the library.
        StoreDamaged: the library cannot be read.
        StoreUnwritable: it cannot be written.
    """
    with writing(
        path,
        now=time.time(),
        by=user_name(),
        patience=database.BY_HAND,
        watch=watch,
    ) as library:
        given = tuple(absolute(roots))
        find_changes(library, collection, given, must_exist=True)  # before anything is written
        kept = library.roots(collection)
        for root in given:
            library.add_root(collection, root, is_new=not _is_followed(root, kept))
        changes = find_changes(library, collection, given, must_exist=True)
        outcome = _apply(library, collection, changes, watch)
        _scrub(path, library, outcome)
        return outcome


def follow(path: Path, watch: Watch = unwatched) -> bool:
    """Take into the library what has changed in the files and folders that were added to it.

    Where it cannot be written, or another process writes, it stays as it is.

    Returns:
        Whether anything has changed.

    Raises:
        StoreDamaged: the library cannot be read.
    """
    due = outdated_collections(path)
    return bool(due) and _follow(path, due, watch)


def recheck(path: Path) -> int:
    """Read all files of the library, and have those that hold something else read anew.

    `follow` sees at once what has another size or time; this is for the others. They are read when
    `follow` is called the next time.

    Returns:
        How many there are.

    Raises:
        StoreDamaged: the library cannot be read.
    """
    silent = tuple(find_silent_changes(path))
    if not silent:
        return 0
    try:
        with writing(path, now=time.time(), by=user_name()) as library:
            for stored in silent:
                library.touch(stored, replace(stored.source, modified=_UNKNOWN))
    except (StoreLocked, StoreUnwritable):
        return 0
    return len(silent)


def _follow(path: Path, names: Sequence[str], watch: Watch) -> bool:
    """Take into some collections what has changed."""
    try:
        with writing(path, now=time.time(), by=user_name(), watch=watch) as library:
            for name in names:
                changes = find_changes(library, name, library.followed(name), must_exist=False)
                outcome = _apply(library, name, changes, watch)
                _scrub(path, library, outcome)
    except (StoreLocked, StoreUnwritable):
        return False
    return True


def _is_followed(root: Path, others: Sequence[Path]) -> bool:
    """Return whether all files of a root are followed with a folder that was added before.

    A file of an unknown kind, or one that is hidden, is followed only where it was named itself.
    """
    folders = [other for other in others if root != other and root.is_relative_to(other)]
    met = {found.path for other in folders for found in find_files(other, [], Counter())}
    return bool(folders) and met.issuperset(
        found.path for found in find_files(root, [], Counter())
    )


def _apply(library: LibraryWriter, collection: str, changes: Changes, watch: Watch) -> Outcome:
    """Make a collection what lies on the disk."""
    outcome = Outcome(
        unchanged=changes.unchanged, problems=changes.problems, skipped=changes.skipped
    )
    for stored in changes.gone:
        library.drop(stored, for_good=False)
        outcome.removed.append(stored.path)
    for problem in changes.cleared:
        library.drop_problem(problem)
    names = {stored.path for stored in library.stored(collection)}
    sizes = sum(one.size for one in changes.files)
    step = count_steps(watch, Stage.READING, len(changes.files), sizes)
    with library.together():
        for changed in changes.files:
            try:
                pages = step.pages_of(changed.size)
                _read(library, collection, changed, names, outcome, pages)
            except DocumentError as error:
                outcome.problems.append(error)
                _keep_problem(library, collection, changed, error)
            step(changed.size)
    return outcome


def _scrub(path: Path, library: LibraryWriter, outcome: Outcome) -> None:
    """Ensure that what was removed or replaced is in no file of the library any more."""
    if outcome.removed or outcome.replaced:
        forget(path, library.keys())
        library.scrub()


def _read(
    library: LibraryWriter,
    collection: str,
    changed: ChangedFile,
    names: set[str],
    outcome: Outcome,
    pages: Step,
) -> None:
    """Read a file and keep its document; whoever waits is told after each of its pages.

    Raises:
        DocumentError: it cannot be read. What was read from it before goes, unless the system
            refuses to show the file: then nobody knows what is in it now.
    """
    found, before = changed.found, changed.before
    size, modified = facts_of(found.path)  # before it is read: a change meanwhile is seen later
    raw = read_bytes(found)
    digest = digest_of(raw)
    source = SourceFile(found.path, changed.place, digest, size, modified)
    if before is not None and before.source.digest == digest:
        library.touch(before, source)
        outcome.unchanged.append(before.path)
        return
    name = before.path if before else unique_name(found, names)
    try:
        document = make_document(found, name, raw, pages)
        sentences = _count_sentences(document, found.path)
    except DocumentError:
        if before is not None:
            library.drop(before, for_good=False)
            outcome.removed.append(name)
        raise
    library.where.share(found.path)
    library.put(collection, document, source, sentences)
    names.add(name)
    (outcome.replaced if before else outcome.added).append(name)


def _count_sentences(document: Document, file: Path) -> int:
    """Return how many sentences a document has.

    Raises:
        DocumentFault: it cannot be cut, by a fault of ours.
    """
    try:
        return len(split(document))
    except MemoryError:
        raise
    except Exception as error:
        raise DocumentFault(printable(file), type(error).__name__) from error


def _keep_problem(
    library: LibraryWriter, collection: str, changed: ChangedFile, error: DocumentError
) -> None:
    """Keep why a file could not be read, until it changes."""
    reason = error.reason if isinstance(error, UnreadableDocument) else str(error)
    if isinstance(error, DocumentTooLarge):
        reason = f"{error.size:,} bytes is more than the limit of {error.limit:,}"
    file = changed.found.path
    library.add_problem(StoredProblem(collection, file, *facts_of(file), reason))
