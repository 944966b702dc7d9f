"""Where is the library that the settings name?

In a file on this machine. Of a library in a cluster the file is a copy without texts, which this
machine looks things up in (`bot.libraries.cluster.replicas`): who reads or writes there reads or
writes in the cluster.
"""

from hashlib import blake2b
from pathlib import Path
from typing import Final

from bot.config import paths
from bot.config.settings import Settings

_TELLING: Final = 4  # bytes of a hash that tell two clusters apart
_IN_CLUSTERS: Final[dict[Path, Settings]] = {}  # of which library each copy is


def library_of(settings: Settings) -> Path:
    """Return the file of the library that the settings name."""
    if settings.search.engine == "embedded":
        return paths.library_file(settings.library.path)
    search = settings.search
    named = blake2b("\n".join((search.index, *sorted(search.urls))).encode(), digest_size=_TELLING)
    file = paths.replica_file(settings.library.path, named.hexdigest())
    _IN_CLUSTERS[file.absolute()] = settings
    return file


def cluster_settings(file: Path) -> Settings | None:
    """Return the settings of a library in a cluster, by its file; None for one that is here."""
    return _IN_CLUSTERS.get(file.absolute())


def may_exist(file: Path) -> bool:
    """Return whether there may be a library of which this is the file."""
    return file.is_file() or cluster_settings(file) is not None
