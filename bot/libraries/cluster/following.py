"""How do passages follow the documents of a collection?

What the library's rows say is compared with what the catalogue knows: of documents that came a
part is made, those that went are taken off theirs. Whoever notices that a collection is behind
does this, one at a time, and says so in the manifest while they are at it. A part that is being
made stands in the manifest before its first passage is written: where somebody is killed, the next
one deletes what they left.
"""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import Final

import msgspec
import numpy as np

from bot.config.settings import Settings
from bot.documents.document import Document
from bot.documents.passages import Grouping
from bot.errors import DocumentAway, DocumentFault
from bot.index.arrays import Flags
from bot.index.growing_library import Making
from bot.index.indexing import AnalyzedDocument
from bot.index.library import Segment
from bot.index.outline_scrubbing import scrub_figures, scrub_outline
from bot.index.remote_burial import Burial
from bot.index.remote_part import outline_of
from bot.libraries.analysis_cache import AnalysisCache
from bot.libraries.analysis_pool import analyze_ahead
from bot.libraries.bundled import load_word_vectors
from bot.libraries.cluster.catalogue import (
    Catalogue,
    Leaving,
    Manifest,
    PartEntry,
    Stored,
    Version,
    make_index,
)
from bot.libraries.cluster.changing import Change, change_parts, merge_parts
from bot.libraries.cluster.clusters import cluster_of
from bot.libraries.cluster.connection import Cluster, Conflict
from bot.libraries.cluster.mapping import passage_index, passage_mapping
from bot.libraries.cluster.parts import OpenPart, due, open_parts
from bot.libraries.cluster.passages import PassagesOf, delete_passages, write_passages
from bot.libraries.cluster.shelf import Shelf
from bot.libraries.common_language import (
    Spoken,
    count_languages,
    discount_scripts,
    moved,
    settle,
    sure_languages,
)
from bot.libraries.places import library_of
from bot.libraries.progress import Stage, Watch, count_steps, unwatched

LEASE: Final = 60.0  # seconds for which whoever is busy says so; renewed with each part
_LINGER: Final = 60.0  # seconds for which passages of a part that is merged may be asked for
_AGAIN: Final = 0.2  # seconds between two looks whether somebody else is done
_SPOKEN: Final = "spoken"


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


def way_of(settings: Settings) -> str:
    """Return what tells how passages are made."""
    return json.dumps([asdict(settings.passages), asdict(settings.bm25)], sort_keys=True)


@dataclass(frozen=True, slots=True)
class _Languages:
    """Which languages the documents are in, and script and language of each that tells them."""

    spoken: Spoken
    sure: dict[str, tuple[str, str]]

    def with_others(self, gone: Iterable[str], come: Sequence[Document]) -> "_Languages":
        """Return those of other documents."""
        left = [*gone]
        spoken = count_languages(come, discount_scripts(left, self.sure, self.spoken))
        sure = {key: told for key, told in self.sure.items() if key not in set(left)}
        new = [one for one in come if one.id not in spoken.unsure]
        return _Languages(spoken, sure | sure_languages(new))


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
        self._settings, self._cluster = shelves.settings, shelves.cluster
        self._file, self._watch, self._collection = shelves.file, shelves.watch, collection
        self._catalogue = Catalogue(shelves.cluster)
        self._index = passage_index(shelves.cluster.settings, collection)
        self._me = token_hex(8)
        self._version = Version(Manifest(collection), None)
        self._problems: list[tuple[str, str]] = []

    def follow(self, *, waits: bool) -> bool:
        """Bring the collection up to date; return whether it is, which it may not be."""
        while True:
            self._version = self._catalogue.read(self._collection)
            shelf = Shelf(self._file, self._collection)
            if self._is_done(shelf):
                return True
            if self._is_taken():
                if not waits:
                    return False
                time.sleep(_AGAIN)
                continue
            with suppress(Conflict, DocumentAway):
                self._claim()
                self._work(shelf)

    def _is_done(self, shelf: Shelf) -> bool:
        """Return whether there is nothing to do."""
        manifest = self._version.manifest
        if self._version.number is None:
            return not shelf.keys
        is_over = any(one.at + _LINGER < time.time() for one in manifest.leaving)
        is_same = manifest.generation == shelf.generation and manifest.way == way_of(
            self._settings
        )
        return is_same and not is_over

    def _is_taken(self) -> bool:
        """Return whether somebody else is at it."""
        manifest = self._version.manifest
        return bool(manifest.busy) and manifest.until > time.time()

    def _claim(self) -> None:
        """Say that we are at it.

        Raises:
            Conflict: somebody else was quicker.
        """
        self._catalogue.make()
        make_index(
            self._cluster,
            self._index,
            passage_mapping(self._cluster.settings, self._collection, self._settings.bm25),
        )
        self._write(self._version.manifest)

    def _write(self, manifest: Manifest, *, is_last: bool = False) -> None:
        """Keep a manifest, and that we are at it or, with the last one, are not any more.

        Raises:
            Conflict: somebody else has taken over.
        """
        busy, until = ("", 0.0) if is_last else (self._me, time.time() + LEASE)
        told = msgspec.structs.replace(manifest, busy=busy, until=until)
        self._version = self._catalogue.write(told, self._version)

    def _renew(self) -> None:
        """Say that we are still at it, where that was said some time ago.

        Raises:
            Conflict: somebody else has taken over.
        """
        if self._version.manifest.until - time.time() < LEASE / 2:
            self._write(self._version.manifest)

    def _work(self, shelf: Shelf) -> None:
        """Do all there is to do."""
        self._problems = []
        self._clear()
        if self._version.manifest.way != way_of(self._settings):
            self._begin_anew()
        parts = open_parts(self._catalogue, self._version.manifest, self._passages())
        known = {key for one in parts for key in _live_keys(one)}
        gone = known - shelf.keys
        step = count_steps(self._watch, Stage.ANALYZING, len(shelf.keys - known), 0)
        for documents in shelf.portions(known):
            with self._analyzing(documents, step) as making:
                self._take_in(shelf, gone, documents, making)
            gone = set()
        self._write(
            msgspec.structs.replace(
                self._version.manifest,
                generation=shelf.generation,
                problems=tuple(self._problems),
            )
        )
        self._merge(shelf)
        self._scrub()
        self._write(self._version.manifest, is_last=True)

    def _take_in(
        self, shelf: Shelf, gone: Iterable[str], documents: Sequence[Document], making: Making
    ) -> None:
        """Take a portion of documents in, and those off that are gone."""
        manifest = self._version.manifest
        parts = open_parts(self._catalogue, manifest, self._passages())
        before = self._languages(manifest.spoken)
        left = [*gone]
        after = before.with_others(left, documents)
        changed = shelf.read(moved(before.spoken, after.spoken))
        come = [*settle(documents, after.spoken), *settle(changed, after.spoken)]
        if not left and not come:
            return
        live = [one.live for one in parts]
        dead = [*left, *(one.id for one in changed)]
        change = change_parts(live, dead, come, making, self._passages(), shelf.read)
        told = {_SPOKEN: json.dumps([after.spoken.counts, after.spoken.unsure, after.sure])}
        self._publish(parts, change, self._keep(told))

    def _merge(self, shelf: Shelf) -> None:
        """Make small parts one, while there are too many, and parts anew that are nearly dead."""
        while True:
            manifest = self._version.manifest
            parts = open_parts(self._catalogue, manifest, self._passages())
            chosen = due(parts)
            if not chosen:
                return
            live = [one.live for one in parts]
            numbers = [(part, one) for part in chosen for one in live[part].live.tolist()]
            keys = [live[part].segment.outline.documents.ids[number] for part, number in numbers]
            with self._analyzing(shelf.read(keys), lambda _: None) as making:
                change = merge_parts(live, chosen, making, shelf.read)
            others = [one for place, one in enumerate(parts) if place not in chosen]
            self._publish(others, change, manifest.spoken, [parts[one] for one in chosen])

    def _scrub(self) -> None:
        """Take out of the outlines what only documents said that were removed.

        What was added is found by then: this takes a second where a part has many words.
        """
        manifest = self._version.manifest
        entries, old = [], []
        for part in open_parts(self._catalogue, manifest, self._passages()):
            entry = part.entry
            if entry.burial is not None and not entry.is_scrubbed:
                self._renew()
                old += _records(entry)
                outline = scrub_outline(part.live)
                figures = scrub_figures(part.live, outline)
                entry = msgspec.structs.replace(
                    entry,
                    outline=self._keep(outline),
                    burial=self._keep(Burial(part.live.is_dead, figures)),
                    is_scrubbed=True,
                )
            entries.append(entry)
        if old:
            self._write(msgspec.structs.replace(self._version.manifest, parts=tuple(entries)))
            self._catalogue.delete(old)

    def _publish(
        self,
        parts: Sequence[OpenPart],
        change: Change,
        spoken: Stored | None,
        merged: Sequence[OpenPart] = (),
    ) -> None:
        """Make a change be seen: first what is new, then the manifest, then what is old goes.

        Args:
            parts: as they were, those left out that were made one.
            change: what became of them.
            spoken: which languages all documents are in.
            merged: parts that were made one.
        """
        fresh = [self._add(change.segment)] if change.segment is not None else []
        entries = []
        dead: list[tuple[str, list[int]]] = []
        old: list[Stored] = [one for entry in merged for one in _records(entry.entry)]
        gone = [*merged]
        for part, live in zip(parts, change.live, strict=True):
            if live is part.live:
                entries.append(part.entry)
                continue
            old += [part.entry.burial] if part.entry.burial else []
            dead.append((part.entry.name, _passages_between(part, live.is_dead)))
            if live.is_dead.all():
                old.append(part.entry.outline)
                continue
            burial = self._keep(Burial(live.is_dead, live.figures))
            entries.append(msgspec.structs.replace(part.entry, burial=burial, is_scrubbed=False))
        before = self._version.manifest
        if before.spoken is not None and before.spoken != spoken:
            old.append(before.spoken)
        names = {one.name for one in fresh}
        now = time.time()
        leaving = [one for one in before.leaving if one.name not in names]
        leaving += [Leaving(one.entry.name, one.entry.passages, now) for one in gone]
        self._problems += [
            (one.source, one.fault) for one in change.problems if isinstance(one, DocumentFault)
        ]
        self._write(
            msgspec.structs.replace(
                before,
                way=way_of(self._settings),
                parts=(*entries, *fresh),
                spoken=spoken,
                leaving=tuple(leaving),
            )
        )
        for name, numbers in dead:
            delete_passages(self._cluster, self._index, name, numbers)
        self._catalogue.delete(old)

    def _add(self, segment: Segment) -> PartEntry:
        """Keep the passages and the outline of a new part, which nobody sees yet."""
        name = token_hex(6)
        before = self._version.manifest
        being_made = Leaving(name, len(segment.passages), time.time() + LEASE)
        self._write(msgspec.structs.replace(before, leaving=(*before.leaving, being_made)))
        write_passages(self._cluster, self._index, name, segment, self._renew)
        outline = self._keep(outline_of(segment))
        return PartEntry(name, len(segment.documents), len(segment.passages), outline)

    def _clear(self) -> None:
        """Delete the passages of parts that are there no more, or were never complete."""
        manifest = self._version.manifest
        now = time.time()
        over = [one for one in manifest.leaving if one.at + _LINGER < now]
        for one in over:
            delete_passages(self._cluster, self._index, one.name, range(one.passages))
        if over:
            left = tuple(one for one in manifest.leaving if one not in over)
            self._write(msgspec.structs.replace(manifest, leaving=left))

    def _begin_anew(self) -> None:
        """Forget what was made in another way."""
        before = self._version.manifest
        now = time.time()
        leaving = (Leaving(one.name, one.passages, now) for one in before.parts)
        self._write(
            Manifest(
                self._collection,
                way=way_of(self._settings),
                leaving=(*before.leaving, *leaving),
            )
        )

    def _languages(self, spoken: Stored | None) -> _Languages:
        """Return which languages the documents are in that the catalogue knows."""
        if spoken is None:
            return _Languages(Spoken({}, {}), {})
        counts, unsure, sure = json.loads(self._catalogue.load(spoken)[_SPOKEN])
        return _Languages(
            Spoken(counts, {key: (pair[0], pair[1]) for key, pair in unsure.items()}),
            {key: (pair[0], pair[1]) for key, pair in sure.items()},
        )

    def _keep(self, record: object) -> Stored:
        """Keep a record of the collection."""
        return self._catalogue.store(self._collection, record)

    def _passages(self) -> PassagesOf:
        """Return where the passages of all parts are."""
        indices = {one.name: self._index for one in self._version.manifest.parts}
        return PassagesOf(self._cluster, indices, self._read)

    def _read(self, keys: Sequence[str]) -> list[Document]:
        """Return documents by their ids."""
        return Shelf(self._file, self._collection).read(keys)

    @contextmanager
    def _analyzing(
        self, documents: Sequence[Document], tell: Callable[[int], None]
    ) -> Iterator[Making]:
        """Yield how parts are made; many documents are analyzed ahead, on all cores."""
        grouping, bm25 = self._settings.passages, self._settings.bm25
        with TemporaryDirectory(prefix="footnote-") as folder:
            cache = AnalysisCache(Path(folder), "cluster", grouping, is_shared=False)
            analyze_ahead(cache, documents, grouping, lambda _: self._renew())

            def analyze(document: Document, grouping: Grouping) -> AnalyzedDocument:
                self._renew()
                tell(len(document.text))
                return cache.analyze(document, grouping)

            yield Making(load_word_vectors(), grouping, bm25, analyze)


def _live_keys(part: OpenPart) -> Iterator[str]:
    """Yield the ids of the live documents of a part."""
    ids = part.live.segment.outline.documents.ids
    return (ids[number] for number in part.live.live.tolist())


def _records(entry: PartEntry) -> list[Stored]:
    """Return the records of a part."""
    return [entry.outline] + ([entry.burial] if entry.burial else [])


def _passages_between(part: OpenPart, is_dead: Flags) -> list[int]:
    """Return the passages of the documents of a part that are dead now and were not before."""
    starts = part.live.segment.tally.passage_starts
    return [
        passage
        for number in np.flatnonzero(is_dead & ~part.live.is_dead).tolist()
        for passage in range(*starts[number : number + 2].tolist())
    ]
