"""How is a library in a cluster opened for questions?

A front end keeps the outlines of what it asks. Opening the library again where something has
changed opens what is new.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bot.config.sections import SearchSettings
from bot.config.settings import Settings
from bot.documents.document import Document
from bot.errors import (
    ClusterAway,
    ClusterRefused,
    DocumentError,
    DocumentFault,
    UnreadableDocument,
)
from bot.index.growing_library import Making
from bot.index.library import Library
from bot.index.memo import Memo
from bot.index.remote_library import join_parts
from bot.libraries.bundled import load_word_vectors
from bot.libraries.cluster.catalogue import Catalogue, Manifest
from bot.libraries.cluster.clusters import cluster_of
from bot.libraries.cluster.connection import Cluster
from bot.libraries.cluster.languages import languages_of
from bot.libraries.cluster.mapping import passage_index
from bot.libraries.cluster.parts import open_parts
from bot.libraries.cluster.passages import PassagesOf
from bot.libraries.cluster.publishing import way_of
from bot.libraries.cluster.together import Shelved, put_together
from bot.libraries.database import reading
from bot.libraries.loading import DAMAGED, load_with_ids
from bot.libraries.making import build_library


class Opened(NamedTuple):
    """A library in a cluster, what could not be taken in, and the file of each document."""

    library: Library
    problems: tuple[DocumentError, ...]
    files: Mapping[str, Path]


def states(search: SearchSettings, collections: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Return numbers that are others as soon as the passages of a collection are."""
    catalogue = Catalogue(cluster_of(search))
    return tuple((one, catalogue.read(one).manifest.state) for one in collections)


def open_in_cluster(
    settings: Settings, cluster: Cluster, file: Path, collections: Sequence[str]
) -> Opened:
    """Return the library of some collections as their catalogues tell it.

    Args:
        settings: how they are asked.
        cluster: where they are.
        file: of the library whose rows have the documents.
        collections: by their names.

    Raises:
        ClusterAway: no node answers.
        ClusterRefused: a collection was made with other settings.
    """
    catalogue = Catalogue(cluster)
    manifests = [catalogue.read(one).manifest for one in collections]
    while True:
        try:
            return _open(settings, catalogue, file, manifests, cluster)
        except ClusterAway:  # or somebody has taken away what was there when we looked
            before = [one.state for one in manifests]
            manifests = [catalogue.read(one).manifest for one in collections]
            if before == [one.state for one in manifests]:
                raise


def _open(
    settings: Settings,
    catalogue: Catalogue,
    file: Path,
    manifests: Sequence[Manifest],
    cluster: Cluster,
) -> Opened:
    """Return the library of some collections as manifests tell it.

    Raises:
        ClusterAway: no node answers, or something is not there any more.
        ClusterRefused: a collection was made with other settings.
    """
    for manifest in manifests:
        _check(settings, cluster, manifest)
    indices = {
        part.name: passage_index(cluster.settings, manifest.collection)
        for manifest in manifests
        for part in manifest.parts
    }

    def read(keys: Sequence[str]) -> list[Document]:
        return load_with_ids(file, keys)

    store = PassagesOf(cluster, indices, read)
    parts = [tuple(part.live for part in open_parts(catalogue, one, store)) for one in manifests]
    for one in manifests:
        catalogue.keep_only(one)
    problems = tuple(_problem(*told) for one in manifests for told in one.problems)
    filled = [place for place, own in enumerate(parts) if own]
    if not filled:
        return Opened(build_library((), settings), problems, {})
    files = _Files(file, [one.collection for one in manifests])
    if len(filled) == 1:
        (own,) = filter(None, parts)
        return Opened(join_parts(own, settings.bm25, store), problems, files)
    shelved = [
        Shelved(parts[one], languages_of(manifests[one].spoken, catalogue.load)) for one in filled
    ]
    making = Making(load_word_vectors(), settings.passages, settings.bm25)
    together = put_together(shelved, making, store, read)
    store.search_only([one.segment.name for one in together.there])
    library = join_parts(together.live, settings.bm25, store, together.near, together.there)
    return Opened(library, (*problems, *together.problems), files)


def _check(settings: Settings, cluster: Cluster, manifest: Manifest) -> None:
    """Refuse a collection whose passages were made with other settings.

    Raises:
        ClusterRefused: it is one.
    """
    if manifest.parts and manifest.way != way_of(settings):
        name = manifest.collection or "the library"
        remedy = "set them as they were, or have `footnote repair` make the index anew"
        reason = f"{name} was made with other settings of [passages] or [bm25]; {remedy}"
        raise ClusterRefused(cluster.url, reason)


def _problem(source: str, fault: str) -> DocumentError:
    """Return the problem that a manifest tells of."""
    return DocumentFault(source, fault) if fault else UnreadableDocument(source, DAMAGED)


class _Files(Mapping[str, Path]):
    """The files of documents by their ids, each looked up when it is asked for."""

    def __init__(self, file: Path, collections: Sequence[str]) -> None:
        """Look up nothing yet."""
        self._file, self._collections = file, collections
        self._memo = Memo()

    def __getitem__(self, key: str) -> Path:
        """Return the file of a document."""
        (found,) = self._memo.get_all("", (key,), self._find)
        if found is None:
            raise KeyError(key)
        return found

    def _find(self, keys: Sequence[str]) -> list[Path | None]:
        """Return the files of some documents, None of those that are not there."""
        with reading(self._file) as library:
            return [library.file_of(key, self._collections) for key in keys]

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        with reading(self._file) as library:
            every = [key for name in self._collections for _, key, _ in library.places(name)]
        return iter(dict.fromkeys(every))

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(1 for _ in self)
