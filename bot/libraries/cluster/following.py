"""How do passages follow the documents of a collection?

What the library's rows say is compared with what the catalogue knows: of documents that came a
part is made, those that went are taken off theirs. Whoever notices that a collection is behind
does this, one at a time; where somebody is killed over it, the next one goes on.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import msgspec

from bot.config.settings import Settings
from bot.documents.document import Document
from bot.documents.passages import Grouping
from bot.errors import DocumentAway, DocumentFault
from bot.index.growing_library import Making
from bot.index.indexing import AnalyzedDocument
from bot.libraries.analysis_cache import AnalysisCache
from bot.libraries.analysis_pool import analyze_ahead
from bot.libraries.bundled import load_word_vectors
from bot.libraries.cluster.catalogue import (
    Stored,
)
from bot.libraries.cluster.changing import Change, change_parts, merge_parts
from bot.libraries.cluster.clusters import cluster_of
from bot.libraries.cluster.connection import Cluster, Conflict
from bot.libraries.cluster.languages import Languages, languages_of
from bot.libraries.cluster.parts import OpenPart, due
from bot.libraries.cluster.publishing import Publisher
from bot.libraries.cluster.shelf import Shelf
from bot.libraries.common_language import moved, settle
from bot.libraries.places import library_of
from bot.libraries.progress import Stage, Watch, count_steps, unwatched

_AGAIN: Final = 0.2  # seconds between two looks whether somebody else is done


def bring_up_to_date(
    settings: Settings,
    collections: Sequence[str],
    watch: Watch = unwatched,
    *,
    waits: bool = True,
) -> bool:
    """Have the passages of some collections be those of their documents.

    Args:
        settings: where the cluster is, and how passages are made.
        collections: by their names.
        watch: is told how far it is.
        waits: whether it waits for somebody else who is at it.

    Returns:
        Whether all are up to date.

    Raises:
        ClusterAway: no node answers.
        ClusterRefused: what is there is of another version, or made in another way.
    """
    cluster = cluster_of(settings.search)
    shelves = Shelves(settings, cluster, library_of(settings), watch)
    done = [shelves.follow(one, waits=waits) for one in collections]
    return all(done)


@dataclass(frozen=True, slots=True)
class Shelves:
    """The collections of a library in a cluster: where their rows are, and their passages."""

    settings: Settings
    cluster: Cluster
    file: Path
    watch: Watch = unwatched

    def follow(self, collection: str, *, waits: bool = True) -> bool:
        """Have the passages of a collection follow its documents, as `bring_up_to_date` does."""
        return _Follower(self, collection).follow(waits=waits)


class _Follower:
    """Makes the passages of one collection follow its documents."""

    def __init__(self, shelves: Shelves, collection: str) -> None:
        """Look at nothing yet."""
        self._settings, self._watch = shelves.settings, shelves.watch
        self._file, self._collection = shelves.file, collection
        self._publisher = Publisher(
            shelves.settings, shelves.cluster, collection, lambda keys: self._shelf().read(keys)
        )
        self._problems: list[tuple[str, str]] = []

    def _shelf(self) -> Shelf:
        """Return the documents that there are now."""
        return Shelf(self._file, self._collection)

    def follow(self, *, waits: bool) -> bool:
        """Bring the collection up to date; return whether it is, which it may not be."""
        publisher = self._publisher
        while True:
            publisher.look()
            shelf = self._shelf()
            if self._is_done(shelf):
                return True
            if publisher.is_taken:
                if not waits:
                    return False
                time.sleep(_AGAIN)
                continue
            with suppress(Conflict, DocumentAway):  # somebody has changed something meanwhile
                publisher.claim()
                self._work(shelf)

    def _is_done(self, shelf: Shelf) -> bool:
        """Return whether there is nothing to do."""
        publisher = self._publisher
        if publisher.is_new:
            return not shelf.keys
        is_current = publisher.manifest.generation == shelf.generation
        return is_current and publisher.is_made_so and not publisher.is_over

    def _work(self, shelf: Shelf) -> None:
        """Do all there is to do."""
        publisher, self._problems = self._publisher, []
        publisher.clear()
        if not publisher.is_made_so:
            publisher.begin_anew()
        known = {key for one in publisher.parts() for key in _live_keys(one)}
        gone = known - shelf.keys
        step = count_steps(self._watch, Stage.ANALYZING, len(shelf.keys - known), 0)
        for documents in shelf.portions(known):
            with self._analyzing(documents, step) as making:
                self._take_in(shelf, gone, documents, making)
            gone = set()
        problems = (*self._problems, *((path, "") for path in shelf.damaged))
        told = {"generation": shelf.generation, "problems": problems}
        publisher.write(msgspec.structs.replace(publisher.manifest, **told))
        self._merge(shelf)
        publisher.scrub()
        publisher.write(publisher.manifest, is_last=True)

    def _take_in(
        self, shelf: Shelf, gone: Iterable[str], documents: Sequence[Document], making: Making
    ) -> None:
        """Take a portion of documents in, and those off that are gone."""
        parts, before = self._publisher.parts(), self._languages()
        left = [*gone]
        after = before.with_others(left, documents)
        changed = shelf.read(moved(before.spoken, after.spoken))
        come = [*settle(documents, after.spoken), *settle(changed, after.spoken)]
        if not left and not come:
            return
        live = [one.live for one in parts]
        dead = [*left, *(one.id for one in changed)]
        change = change_parts(live, dead, come, making, self._publisher.passages(), shelf.read)
        self._publish(parts, change, self._publisher.keep(after.record))

    def _merge(self, shelf: Shelf) -> None:
        """Make small parts one, while there are too many, and parts anew that are nearly dead."""
        while True:
            parts = self._publisher.parts()
            chosen = due(parts)
            if not chosen:
                return
            live = [one.live for one in parts]
            numbers = [(part, one) for part in chosen for one in live[part].live.tolist()]
            keys = [live[part].segment.outline.documents.ids[number] for part, number in numbers]
            with self._analyzing(shelf.read(keys), lambda _: None) as making:
                change = merge_parts(live, chosen, making, shelf.read)
            others = [one for place, one in enumerate(parts) if place not in chosen]
            spoken = self._publisher.manifest.spoken
            self._publish(others, change, spoken, [parts[one] for one in chosen])

    def _publish(
        self,
        parts: Sequence[OpenPart],
        change: Change,
        spoken: Stored | None,
        merged: Sequence[OpenPart] = (),
    ) -> None:
        """Make a change be seen, and remember what could not be taken in."""
        self._problems += [
            (one.source, one.fault) for one in change.problems if isinstance(one, DocumentFault)
        ]
        self._publisher.publish(parts, change, spoken, merged)

    def _languages(self) -> Languages:
        """Return which languages the documents are in that the catalogue knows."""
        return languages_of(self._publisher.manifest.spoken, self._publisher.load)

    @contextmanager
    def _analyzing(
        self, documents: Sequence[Document], tell: Callable[[int], None]
    ) -> Iterator[Making]:
        """Yield how parts are made; many documents are analyzed ahead, on all cores."""
        grouping, bm25 = self._settings.passages, self._settings.bm25
        with TemporaryDirectory(prefix="footnote-") as folder:
            cache = AnalysisCache(Path(folder), "cluster", grouping, is_shared=False)
            analyze_ahead(cache, documents, grouping, lambda _: self._publisher.renew())

            def analyze(document: Document, grouping: Grouping) -> AnalyzedDocument:
                self._publisher.renew()
                tell(len(document.text))
                return cache.analyze(document, grouping)

            yield Making(load_word_vectors(), grouping, bm25, analyze)


def _live_keys(part: OpenPart) -> Iterator[str]:
    """Yield the ids of the live documents of a part."""
    ids = part.live.segment.outline.documents.ids
    return (ids[number] for number in part.live.live.tolist())
