"""What is answered from?

Files and folders that are read each time, and collections of the library that is kept on the disk.
Whoever names files is answered from these alone; else the configured paths are asked or, where
there are none, the library; and the bundled article only where there is nothing else.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from bot.config import paths
from bot.config.collections import chat_of
from bot.config.settings import Settings
from bot.errors import EmptyCorpus, NoCollection, StoreMissing
from bot.libraries.bundled import bundled_corpus
from bot.libraries.folders import Fingerprint, fingerprint
from bot.libraries.places import cluster_settings, library_of, may_exist
from bot.records import dataclass

Seen = tuple[Fingerprint, tuple[tuple[str, int], ...]]  # what files and collections were like


@dataclass(frozen=True, slots=True)
class Sources:
    """Files and folders, and collections of the library in a file, each by its name."""

    roots: tuple[Path, ...]
    file: Path
    collections: tuple[str, ...] = ()

    def look(self) -> Seen:
        """Return what files and collections are like now, which tells whether any has changed.

        Raises:
            EmptyCorpus: a root does not exist.
        """
        return fingerprint(self.roots), self.look_at_library()

    def look_at_library(self) -> tuple[tuple[str, int], ...]:
        """Return what the collections are like now; of those in a cluster, their passages."""
        if not self.collections:
            return ()
        if (settings := cluster_settings(self.file)) is not None:
            from bot.libraries.cluster.opening import states  # noqa: PLC0415 - dear, and an extra

            return states(settings.search, self.collections)
        found = generations(self.file)
        return tuple((name, found[name]) for name in self.collections if name in found)


def find_sources(
    settings: Settings, corpus: Sequence[Path] = (), collections: Sequence[str] = ()
) -> Sources:
    """Return what somebody at this machine is answered from: all that is theirs.

    What was sent to a chat is that chat's, and is asked only where it is named.

    Args:
        settings: where documents lie.
        corpus: files and folders that are asked alone.
        collections: of the library that are asked alone.

    Raises:
        EmptyCorpus: there is nothing.
        NoCollection: the library has no collection of such a name.
        StoreDamaged: the library cannot be read.
    """
    file = library_of(settings)
    if corpus:
        return Sources(tuple(corpus), file)
    kept = generations(file)
    for name in collections:
        if name not in kept:
            raise NoCollection(str(file), name, tuple(filter(None, kept)))
    if collections:
        return Sources((), file, tuple(dict.fromkeys(collections)))
    return _public(settings, tuple(name for name in kept if chat_of(name) is None))


def public_sources(settings: Settings, corpus: Sequence[Path] = ()) -> Sources:
    """Return what everybody is answered from: documents of collections are not among them.

    Raises:
        EmptyCorpus: there is nothing.
        StoreDamaged: the library cannot be read.
    """
    file = library_of(settings)
    if corpus:
        return Sources(tuple(corpus), file)
    return _public(settings, tuple(name for name in generations(file) if not name))


def generations(file: Path) -> Mapping[str, int]:
    """Return how often each collection of a library has changed; none if there is no library.

    Raises:
        StoreDamaged: the library cannot be read.
    """
    if not may_exist(file):
        return {}
    from bot.libraries.database import reading  # noqa: PLC0415 - SQLite, 5 ms, has something to read

    with suppress(StoreMissing), reading(file) as library:
        return library.generations()
    return {}


def _public(settings: Settings, collections: tuple[str, ...]) -> Sources:
    """Return the configured paths, or some collections; the user's folder; or the article.

    An empty folder counts as none: whoever has just made it is still answered. A library in a
    cluster is asked alone.
    """
    file, configured = library_of(settings), settings.corpus.paths
    own = paths.library_folder()
    roots = [Path(path).expanduser() for path in configured]
    if cluster_settings(file) is None and own.is_dir() and fingerprint([own]):
        roots.append(own)
    found = Sources(tuple(roots), file, () if configured else collections)
    if found.roots or found.collections:
        return found
    if settings.corpus.bundled:
        return Sources((bundled_corpus(),), file)
    reason = "there is nothing to answer from: `footnote add PATH`, or set corpus.paths"
    raise EmptyCorpus(str(own), reason)
