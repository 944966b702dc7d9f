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
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from secrets import token_bytes
from typing import Any, Final

import numpy as np

from bot.config import paths
from bot.config.settings import Settings
from bot.errors import DocumentError, DocumentFault, DocumentTooLarge, UnreadableDocument
from bot.index.bm25 import Bm25
from bot.index.document_order import DocumentOrder
from bot.index.growing_library import GrowingLibrary, begin, join
from bot.index.live_segment import all_alive, bury
from bot.index.segments import NotASegment, pack, unpack
from bot.index.snapshot import SegmentList, Snapshot, open_snapshot, pack_library
from bot.libraries.analysis_cache import ENDING, AnalysisCache, forget_documents
from bot.libraries.bundled import load_word_vectors
from bot.libraries.common_language import Spoken
from bot.libraries.document_set import DocumentSet, Known
from bot.libraries.folders import identities
from bot.libraries.program_version import program_version
from bot.libraries.sources import Sources
from bot.libraries.whole_files import map_file, write_whole
from bot.records import dataclass

_ENDING: Final = ".segment"
_STORED: Final = "stored"  # the scope of all documents of a stored library
_FACTS, _NAMED, _FOUND, _SPOKEN = "", "#named", "#found", "#spoken"  # notes of no document
_NOTES: Final = 4  # of them
_MOST: Final = 12  # files in the user's cache
_MOST_BYTES: Final = 2_000_000_000  # of them
_RACY: Final = 200_000_000  # nanoseconds: a file that has changed just now may do so once more


@dataclass(frozen=True, slots=True)
class SnapshotPlace:
    """Where a library is kept, and what is to be in it.

    `scope` names what is asked, `way` how it is made, `key` also what it is like now: of a scope
    one library is kept.
    """

    folder: Path
    scope: str
    way: str
    key: bytes

    @property
    def file(self) -> Path:
        """The file."""
        return self.named(self.key)

    def named(self, key: bytes) -> Path:
        """Return the file of another key."""
        return self.folder / f"{self.scope}-{self.way}-{key.hex()}{_ENDING}"


@dataclass(frozen=True, slots=True)
class OpenedLibrary:
    """A library that may change, the documents it is made of, and where its segments are kept.

    `names` has the name of the file of each segment, "" for one that is not kept.
    """

    growing: GrowingLibrary
    documents: DocumentSet
    names: tuple[str, ...] = ()


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
    key = [scope, _how(settings), found, generations]
    folder = paths.snapshots_folder(sources.file if sources.collections else None)
    return SnapshotPlace(folder, _hash(scope).hex(), _hash(_how(settings)).hex()[:8], _hash(key))


def _how(settings: Settings) -> list[object]:
    """Return how libraries are made: by which settings, and which version of the program."""
    return [asdict(settings.passages), asdict(settings.bm25), program_version().hex()]


def load(place: SnapshotPlace) -> OpenedLibrary | None:
    """Return the library that is kept, None if there is none, or none that is whole."""
    opened = _load(place.file)
    if opened is not None:
        with suppress(OSError):
            for name in (place.file.name, *opened.names):
                os.utime(place.folder / name)  # it was of use: others go first
    return opened


def load_nearest(place: SnapshotPlace) -> OpenedLibrary | None:
    """Return the library of the same sources that was kept last, None if there is none."""
    with suppress(OSError):
        files = sorted(
            place.folder.glob(f"{place.scope}-{place.way}-*{_ENDING}"),
            key=lambda one: -one.stat().st_mtime_ns,
        )
        for file in files:
            if (opened := _load(file)) is not None:
                return opened
    return None


def _load(file: Path) -> OpenedLibrary | None:
    """Return the library of a file, and of the files of its segments; None if any is not whole."""
    try:
        kept = unpack(map_file(file), _key_of(file.name), load_word_vectors())
        if isinstance(kept, SegmentList):
            growing, notes = _join(file.parent, kept), kept.notes
            names = tuple(kept.names)
        else:
            segment, notes = open_snapshot(kept)
            growing, names = begin(segment), (file.name,)
        return OpenedLibrary(growing, _documents_of(notes), names)
    except (OSError, ValueError, LookupError, TypeError, NotASegment):
        return None


def _join(folder: Path, kept: SegmentList) -> GrowingLibrary:
    """Return the library of some segments that are kept."""
    live = []
    for name, dead in zip(kept.names, kept.dead, strict=True):
        found = unpack(map_file(folder / name), _key_of(name), load_word_vectors())
        segment, _ = open_snapshot(found, is_part=True)
        live.append(bury(all_alive(segment), dead))
    index = live[0].segment.index
    order = DocumentOrder(tuple(live), kept.segments, kept.numbers)
    return join(live, Bm25(index.k1, index.b), order=order)


def _key_of(name: str) -> bytes:
    """Return what the file of a name is for.

    Raises:
        ValueError: it is no name of ours.
    """
    return bytes.fromhex(name.removesuffix(_ENDING).rpartition("-")[2])


def save(place: SnapshotPlace, opened: OpenedLibrary) -> OpenedLibrary:
    """Keep a library, in place of what was kept of the same sources before.

    A library that something is missing in which a segment still has is not kept: what was removed
    is in no file.

    Returns:
        The library, with where its segments are kept.
    """
    live = opened.growing.live
    names = (*opened.names, *[""] * len(live))[: len(live)]
    with suppress(OSError, TypeError):  # nothing that can be kept, or no place to keep it
        notes = _notes_of(opened.documents)
        place.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if len(live) == 1 and not live[0].is_dead.any():
            if names[0] != place.file.name:
                write_whole(place.file, pack_library(live[0].segment, place.key, notes))
                names = (place.file.name,)
        elif names[0] and opened.growing.is_kept_whole:
            names = _save_segments(place, opened.growing, names, notes)
        else:
            return opened
        _forget_others(place, names)
    return OpenedLibrary(opened.growing, opened.documents, names)


def _save_segments(
    place: SnapshotPlace,
    growing: GrowingLibrary,
    names: Sequence[str],
    notes: Mapping[str, str],
) -> tuple[str, ...]:
    """Keep the segments that are not kept yet, then which they are; return their files' names."""
    all_names = []
    for one, name in zip(growing.live, names, strict=True):
        key = token_bytes(len(place.key))
        if not name:
            write_whole(place.named(key), pack_library(one.segment, key, {}))
        all_names.append(name or place.named(key).name)
    kept = SegmentList(
        names=all_names,
        dead=[np.flatnonzero(one.is_dead).tolist() for one in growing.live],
        segments=growing.order.segments,
        numbers=growing.order.numbers,
        notes=notes,
    )
    write_whole(place.file, pack(kept, place.key))
    return tuple(all_names)


def _notes_of(documents: DocumentSet) -> dict[str, str]:
    """Return what there is to keep of documents, but for what is in the library."""
    known = documents.known()
    problems, named = documents.problems, documents.named_problems
    facts = {
        "problems": [_from_problem(one) for one in problems],
        "named": [_from_problem(one) for one in named],
        "skipped": dict(documents.skipped),
    }
    told = {
        _FACTS: facts,
        _NAMED: [*known.named],
        _FOUND: known.found,
        _SPOKEN: [known.spoken.counts, known.spoken.unsure],
    }
    notes = {key: os.fsdecode(os.fsencode(file)) for key, file in documents.files.items()}
    return notes | {key: json.dumps(value) for key, value in told.items()}


def _documents_of(notes: Mapping[str, str]) -> DocumentSet:
    """Return what was kept of documents; most of it is read when it is asked for."""
    facts = json.loads(notes[_FACTS])

    def known() -> Known:
        counts, unsure = json.loads(notes[_SPOKEN])
        return Known(
            named=frozenset(json.loads(notes[_NAMED])),
            found=tuple(map(tuple, json.loads(notes[_FOUND]))),
            spoken=Spoken(counts, {key: (pair[0], pair[1]) for key, pair in unsure.items()}),
        )

    return DocumentSet(
        files=_Files(notes),
        problems=tuple(map(_to_problem, facts["problems"])),
        named_problems=tuple(map(_to_problem, facts["named"])),
        skipped=facts["skipped"],
        known=known,
    )


def cache_of(
    settings: Settings, place: SnapshotPlace, sources: Sources, *, looks_up: bool = True
) -> AnalysisCache:
    """Return what has been analyzed before of some sources; a stored library has one cache.

    Where only a few documents are new it need not be looked at: they are kept beside the others.
    """
    is_shared = bool(sources.collections)
    scope = _STORED if is_shared else place.scope
    return AnalysisCache(
        place.folder,
        scope,
        settings.passages,
        is_shared=is_shared or not looks_up,
        looks_up=looks_up,
    )


def forget(library: Path, is_live: Container[str]) -> None:
    """Delete what was derived from documents that are not in a stored library any more.

    Args:
        library: its file.
        is_live: the ids of the documents that are there.
    """
    folder = paths.snapshots_folder(library)
    with suppress(OSError):
        for file in folder.glob(f"*{_ENDING}*"):
            if not _holds_only(file, is_live):
                with suppress(OSError):
                    file.unlink()
        forget_documents(folder, is_live)


def _holds_only(file: Path, is_live: Container[str]) -> bool:
    """Return whether a file is a whole segment, and holds only documents of some ids."""
    try:
        kept = unpack(map_file(file), _key_of(file.name), load_word_vectors())
    except (OSError, ValueError, NotASegment):
        return False
    return isinstance(kept, Snapshot) and all(key in is_live for key in kept.documents.numbers)


class _Files(Mapping[str, Path]):
    """The files of documents by their ids, as notes have them."""

    def __init__(self, notes: Mapping[str, str]) -> None:
        self._notes = notes

    def __getitem__(self, key: str) -> Path:
        """Return the file of a document."""
        if not key.isalnum():
            raise KeyError(key)
        return Path(self._notes[key])

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        return filter(str.isalnum, self._notes)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._notes) - _NOTES


def _forget_others(place: SnapshotPlace, names: Container[str]) -> None:
    """Delete what was kept of the same sources before, and in the cache what is oldest."""
    kept = sorted(place.folder.glob(f"*{_ENDING}*"), key=lambda one: -one.stat().st_mtime_ns)
    size = 0
    for number, file in enumerate(kept):
        if file == place.file or file.name in names:
            continue
        size += file.stat().st_size
        is_older = file.name.startswith(place.scope)
        if is_older or number >= _MOST or size > _MOST_BYTES:
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
