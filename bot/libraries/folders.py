"""Which files lie in a folder?

Hidden files, and links that lead out of the folder, are passed over. A link that stays within the
folder leads to a file that is found anyway. What the system says of a file is put into words here.
"""

import os
import stat
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from bot.documents.readers import registry
from bot.errors import DocumentError, EmptyCorpus, UnreadableDocument
from bot.records import dataclass

LINK: Final = "link"  # among what is skipped
_NAMED: Final = 3  # files of a kind that is not read; more are a number
_MOST_NAMED: Final = 20  # files in a line; of more their kinds are told
_MOST_KINDS: Final = 10  # in a line
_NO_ENDING: Final = "without an ending"

Fingerprint = tuple[tuple[str, int, int], ...]  # path, time of the last change, size


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file on the disk, and its name below the root that it was found in."""

    path: Path
    name: str
    root: Path


def find_files(
    root: Path, problems: list[DocumentError], skipped: Counter[str]
) -> Iterator[FoundFile]:
    """Yield the files below a root that have a reader, in order; count the others.

    Of each suffix that has none, the first few files are named and the others counted.

    A link to a folder within the root is followed; one that leads out of it is skipped.
    """
    if not is_folder(root):
        yield FoundFile(root, root.name, root)
        return

    def add_problem(error: OSError) -> None:
        problems.append(UnreadableDocument(printable(error.filename), system_reason(error)))

    named: Counter[str] = Counter()
    for folder, names in _folders(root, add_problem, skipped):
        for name in sorted(names):
            if name.startswith("."):
                continue
            if registry.has_reader(name):
                path = Path(folder, name)
                yield FoundFile(path, path.relative_to(root).as_posix(), root)
                continue
            kind = _kind_of(name)  # no path is made for what may be most of the files
            named[kind] += 1
            is_named = named[kind] <= _NAMED
            skipped[printable(Path(folder, name).relative_to(root)) if is_named else kind] += 1


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
            paths = (os.path.join(folder, name) for name in folders)  # noqa: PTH118 - as above
            linked = [Path(path) for path in paths if os.path.islink(path)]  # noqa: PTH114
            inside = [link for link in linked if not _leads_out(link, root)]
            skipped[LINK] += len(linked) - len(inside)
            waiting.extend(inside)
            yield folder, names


def is_folder(root: Path) -> bool:
    """Return whether a root is a folder rather than a file.

    Raises:
        EmptyCorpus: it is neither, or not there.
    """
    try:
        mode = root.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise EmptyCorpus(printable(root), "there is no such file or folder") from error
    except OSError as error:
        raise EmptyCorpus(printable(root), system_reason(error)) from error
    if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
        raise EmptyCorpus(printable(root), "that is neither a file nor a folder")
    return stat.S_ISDIR(mode)


def _leads_out(link: Path, root: Path) -> bool:
    """Return whether a link leads out of a root; one in a circle leads nowhere."""
    try:
        return real_path(link, root) is None
    except UnreadableDocument:
        return False


def real_path(path: Path, root: Path) -> Path | None:
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


def fingerprint(roots: Sequence[Path]) -> Fingerprint:
    """Return the path, time of change and size of every file, which tell whether one has changed.

    Raises:
        EmptyCorpus: a root does not exist.
    """
    facts: list[tuple[str, int, int]] = []
    for root in roots:
        for found in find_files(root, [], Counter()):
            with suppress(OSError):  # it went away: that will be seen next time
                fact = found.path.stat()
                facts.append((str(found.path), fact.st_mtime_ns, fact.st_size))
    return tuple(facts)


def identities(roots: Sequence[Path]) -> list[tuple[str, int, int, int, int]]:
    """Return path, size, times of change and of renaming, and number of every file.

    Nobody can write another text into a file and leave all of them as they were.

    Raises:
        EmptyCorpus: a root does not exist.
    """
    found: list[tuple[str, int, int, int, int]] = []
    for root in roots:
        for one in find_files(root, [], Counter()):
            facts = _stat(one.path)
            place = os.fsencode(one.path).hex()
            found.append((place, *(facts or (0, 0, 0, 0))))
    return found


def _stat(path: Path) -> tuple[int, int, int, int] | None:
    """Return size, times and number of a file, None if the system tells nothing of it."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino


def describe_skipped(skipped: Mapping[str, int]) -> str:
    """Return what was skipped in words, "" if nothing was: by name, or by kind if that is long.

    Example:
        {"a.mp3": 1, "b.mp3": 1, ".mp3": 4, "link": 1} -> "a.mp3, b.mp3, 4 more .mp3, 1 link"
        where there are too many names: "1,833 .gz, 1,021 without an ending, 81 .c and 40 more"
    """
    kinds = {_NO_ENDING, LINK}
    names = sorted(kind for kind in skipped if kind not in kinds and not kind.startswith("."))
    counted = sorted((kind, count) for kind, count in skipped.items() if kind not in names)
    if len(names) > _MOST_NAMED:
        return _by_kind(Counter(map(_kind_of, names)) + Counter(dict(counted)))
    more = [f"{count}{'' if kind == LINK else ' more'} {kind}" for kind, count in counted if count]
    return ", ".join([*names, *more])


def _by_kind(counts: Mapping[str, int]) -> str:
    """Return how many files there are of each kind, of the commonest ones first."""
    rising = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    told = ", ".join(f"{count:,} {kind}" for kind, count in rising[:_MOST_KINDS])
    rest = sum(count for _, count in rising[_MOST_KINDS:])
    return f"{told} and {rest:,} more" if rest else told


def _kind_of(name: str) -> str:
    """Return the kind of a file: its ending in small letters."""
    return os.path.splitext(name)[1].lower() or _NO_ENDING  # noqa: PTH122 - for every file


def system_reason(error: OSError) -> str:
    """Return the reason that the system gives, in small letters as the end of a line."""
    return (error.strerror or "cannot be read").lower()


def printable(path: Path | str) -> str:
    """Return a path that can be printed: names on a disk need not be valid UTF-8."""
    return str(path).encode("utf-8", errors="replace").decode()
