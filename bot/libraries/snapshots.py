"""Has this library been built before?

What is derived from documents is kept in a file and opened from there as long as the documents,
the settings and the program are the same: beside the stored library, or in the user's cache for
files that were only named. Any of these files may be deleted or damaged at any time, and where
none can be written nothing is kept: then the library is built again.
"""

import json
import os
import time
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from bot.config import paths
from bot.config.settings import Settings
from bot.errors import DocumentError, DocumentFault, DocumentTooLarge, UnreadableDocument
from bot.index.library import Library
from bot.index.segments import NotASegment
from bot.index.snapshot import open_library, pack_library
from bot.libraries.analysis_cache import ENDING, AnalysisCache, forget_documents
from bot.libraries.bundled import load_word_vectors
from bot.libraries.folders import identities
from bot.libraries.program_version import program_version
from bot.libraries.sources import Sources
from bot.libraries.whole_files import map_file, write_whole

_ENDING: Final = ".segment"
_STORED: Final = "stored"  # the scope of all documents of a stored library
_FACTS: Final = ""  # the note that is of no document
_MOST: Final = 12  # files in the user's cache
_MOST_BYTES: Final = 2_000_000_000  # of them
_RACY: Final = 200_000_000  # nanoseconds: a file that has changed just now may do so once more


@dataclass(frozen=True, slots=True)
class SnapshotPlace:
    """Where a library is kept, and what is to be in it.

    `scope` names what is asked, `key` also what that is like now: of a scope one file is kept.
    """

    folder: Path
    scope: str
    key: bytes

    @property
    def file(self) -> Path:
        """The file."""
        return self.folder / f"{self.scope}-{self.key.hex()}{_ENDING}"


@dataclass(frozen=True, slots=True)
class OpenedSnapshot:
    """A library that was opened, and what there is to tell of its files, as it was then."""

    library: Library
    problems: tuple[DocumentError, ...]
    skipped: Mapping[str, int]
    files: Mapping[str, Path]


def place_of(settings: Settings, sources: Sources) -> SnapshotPlace | None:
    """Return where the library of some sources is kept, None if it must not be.

    Raises:
        EmptyCorpus: a root does not exist.
    """
    found = identities(sources.roots)
    if any(changed > time.time_ns() - _RACY for _, _, _, changed, _ in found):
        return None
    generations = sources.look_at_library()
    scope = [
        [os.fsencode(root.absolute()).hex() for root in sources.roots],
        list(sources.collections),
        str(sources.file.absolute()) if sources.collections else "",
    ]
    how = [asdict(settings.passages), asdict(settings.bm25)]
    key = [scope, how, found, generations, program_version().hex()]
    folder = paths.snapshots_folder(sources.file if sources.collections else None)
    return SnapshotPlace(folder, _hash(scope).hex(), _hash(key))


def load(place: SnapshotPlace) -> OpenedSnapshot | None:
    """Return the library that is kept, None if there is none, or none that is whole."""
    try:
        library, notes = open_library(map_file(place.file), place.key, load_word_vectors())
        facts = json.loads(notes[_FACTS])
        problems = (*map(_to_problem, facts["problems"]), *library.problems)
        with suppress(OSError):
            os.utime(place.file)  # it was of use: others go first
        return OpenedSnapshot(library, problems, facts["skipped"], _Files(notes))
    except (OSError, ValueError, LookupError, TypeError, NotASegment):
        return None


def save(
    place: SnapshotPlace,
    library: Library,
    problems: Sequence[DocumentError],
    skipped: Mapping[str, int],
    files: Mapping[str, Path],
) -> None:
    """Keep a library, in place of what was kept of the same sources before.

    Args:
        place: where it belongs.
        library: that was built.
        problems: of its files, but for those of the library itself.
        skipped: how many files nobody reads.
        files: of its documents, by their ids.
    """
    facts = {"problems": [_from_problem(one) for one in problems], "skipped": dict(skipped)}
    notes = {key: os.fsdecode(os.fsencode(file)) for key, file in files.items()}
    notes[_FACTS] = json.dumps(facts)
    with suppress(OSError, TypeError):  # nothing that can be kept, or no place to keep it
        place.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(place.file, pack_library(library, place.key, notes))
        _forget_others(place)


def cache_of(settings: Settings, place: SnapshotPlace, sources: Sources) -> AnalysisCache:
    """Return what has been analyzed before of some sources; a stored library has one cache."""
    is_shared = bool(sources.collections)
    scope = _STORED if is_shared else place.scope
    return AnalysisCache(place.folder, scope, settings.passages, is_shared=is_shared)


def forget(library: Path, is_live: Container[str]) -> None:
    """Delete what was derived from documents that are not in a stored library any more.

    Args:
        library: its file.
        is_live: the ids of the documents that are there.
    """
    folder = paths.snapshots_folder(library)
    with suppress(OSError):
        for file in folder.glob(f"*{_ENDING}*"):
            with suppress(OSError):
                file.unlink()
        forget_documents(folder, is_live)


class _Files(Mapping[str, Path]):
    """The files of documents by their ids, as notes have them."""

    def __init__(self, notes: Mapping[str, str]) -> None:
        self._notes = notes

    def __getitem__(self, key: str) -> Path:
        """Return the file of a document."""
        if key == _FACTS:
            raise KeyError(key)
        return Path(self._notes[key])

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        return (key for key in self._notes if key != _FACTS)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._notes) - 1


def _forget_others(place: SnapshotPlace) -> None:
    """Delete what was kept of the same sources before, and in the cache what is oldest."""
    kept = sorted(place.folder.glob(f"*{_ENDING}*"), key=lambda one: -one.stat().st_mtime_ns)
    size = 0
    for number, file in enumerate(kept):
        size += file.stat().st_size
        is_older = file.name.startswith(place.scope) and file != place.file
        if is_older or number >= _MOST or (number and size > _MOST_BYTES):
            with suppress(OSError):
                file.unlink()
    scopes = {file.name.partition("-")[0] for file in kept if file.exists()} | {_STORED}
    for file in place.folder.glob(f"*{ENDING}*"):
        if file.name.partition("-")[0] not in scopes:
            with suppress(OSError):
                file.unlink()


def _hash(value: object) -> bytes:
    """Return a hash of a value of lists, texts and numbers."""
    return blake2b(json.dumps(value, sort_keys=True).encode(), digest_size=16).digest()


def _from_problem(problem: DocumentError) -> list[Any]:
    """Return a problem as a list."""
    if isinstance(problem, DocumentTooLarge):
        return ["too large", problem.source, problem.size, problem.limit]
    if isinstance(problem, DocumentFault):
        return ["fault", problem.source, problem.fault]
    if isinstance(problem, UnreadableDocument):
        return ["unreadable", problem.source, problem.reason]
    raise TypeError(type(problem))


def _to_problem(told: Sequence[Any]) -> DocumentError:
    """Return the problem that a list tells of."""
    kinds = {"too large": DocumentTooLarge, "fault": DocumentFault}
    kind = kinds.get(told[0], UnreadableDocument)
    problem: DocumentError = kind(*told[1:])
    return problem
