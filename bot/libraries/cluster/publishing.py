"""How does a change of a collection become visible, all of it at once?

Whoever changes a collection says so in its manifest, and nobody else does meanwhile. What is new
is written first, where nobody looks; then the manifest names it, and what is old goes. Whoever is
killed in between has left a list of what to delete.
"""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from secrets import token_hex
from typing import Any, Final

import msgspec
import numpy as np

from bot.config.settings import Settings
from bot.documents.document import Document
from bot.index.arrays import Flags
from bot.index.library import Segment
from bot.index.outline_scrubbing import scrub_figures, scrub_outline
from bot.index.remote_burial import Burial
from bot.index.remote_part import outline_of
from bot.libraries.cluster.catalogue import (
    Catalogue,
    Leaving,
    Manifest,
    PartEntry,
    Stored,
    Version,
    make_index,
)
from bot.libraries.cluster.changing import Change, Live
from bot.libraries.cluster.connection import Cluster
from bot.libraries.cluster.mapping import passage_index, passage_mapping
from bot.libraries.cluster.parts import OpenPart, open_parts
from bot.libraries.cluster.passages import PassagesOf, delete_passages, write_passages

LEASE: Final = 30.0  # seconds for which whoever is busy says so; it is renewed meanwhile
_LINGER: Final = 60.0  # seconds for which passages of a part that is merged may be asked for

Read = Callable[[Sequence[str]], Sequence[Document]]


def way_of(settings: Settings) -> str:
    """Return what tells how passages are made."""
    return json.dumps([asdict(settings.passages), asdict(settings.bm25)], sort_keys=True)


class Publisher:
    """The manifest of a collection, and its passages, for the one who changes them."""

    def __init__(self, settings: Settings, cluster: Cluster, collection: str, read: Read) -> None:
        """Look at nothing yet.

        Args:
            settings: how passages are made.
            cluster: where they are.
            collection: whose they are.
            read: returns its documents by their ids.
        """
        self._settings, self._cluster, self._collection = settings, cluster, collection
        self._read, self._me = read, token_hex(8)
        self._catalogue = Catalogue(cluster)
        self._index = passage_index(cluster.settings, collection)
        self._version = Version(Manifest(collection), None)

    @property
    def manifest(self) -> Manifest:
        """The manifest as it was read, or written, last."""
        return self._version.manifest

    @property
    def is_new(self) -> bool:
        """Whether there is no manifest yet."""
        return self._version.number is None

    @property
    def is_made_so(self) -> bool:
        """Whether the passages were made as the settings say."""
        return self.manifest.way == way_of(self._settings)

    @property
    def is_over(self) -> bool:
        """Whether passages are left over that may be deleted now."""
        return any(one.at + _LINGER < time.time() for one in self.manifest.leaving)

    @property
    def is_taken(self) -> bool:
        """Whether somebody else is at it."""
        manifest = self.manifest
        return manifest.busy not in {"", self._me} and manifest.until > time.time()

    def look(self) -> None:
        """Read the manifest.

        Raises:
            ClusterRefused: it is one of another version of Footnote.
        """
        self._version = self._catalogue.read(self._collection)

    def claim(self) -> None:
        """Say that we are at it.

        Raises:
            Conflict: somebody else was quicker.
        """
        self._catalogue.make()
        search = self._cluster.settings
        body = passage_mapping(search, self._collection, self._settings.bm25)
        make_index(self._cluster, self._index, body)
        self.write(self.manifest)

    def write(self, manifest: Manifest, *, is_last: bool = False) -> None:
        """Keep a manifest, and that we are at it or, with the last one, are not any more.

        Raises:
            Conflict: somebody else has taken over.
        """
        busy, until = ("", 0.0) if is_last else (self._me, time.time() + LEASE)
        told = msgspec.structs.replace(manifest, busy=busy, until=until)
        self._version = self._catalogue.write(told, self._version)

    def renew(self) -> None:
        """Say that we are still at it, where that was said some time ago.

        Raises:
            Conflict: somebody else has taken over.
        """
        if self.manifest.until - time.time() < LEASE / 2:
            self.write(self.manifest)

    def parts(self) -> tuple[OpenPart, ...]:
        """Return the parts that there are."""
        return open_parts(self._catalogue, self.manifest, self.passages())

    def passages(self) -> PassagesOf:
        """Return where the passages of all parts are."""
        indices = {one.name: self._index for one in self.manifest.parts}
        return PassagesOf(self._cluster, indices, self._read)

    def keep(self, record: object) -> Stored:
        """Keep a record of the collection, which nobody sees yet."""
        return self._catalogue.store(self._collection, record)

    def load(self, stored: Stored) -> Any:  # noqa: ANN401 - as it was kept
        """Return a record of the collection."""
        return self._catalogue.load(stored)

    def publish(
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
            merged: parts that were made one, whose passages may still be asked for a while.
        """
        fresh = [self._add(change.segment)] if change.segment is not None else []
        pairs = list(zip(parts, change.live, strict=True))
        entries = [self._entry(part, live) for part, live in pairs if not live.is_dead.all()]
        before, now = self.manifest, time.time()
        names = {one.name for one in fresh}
        leaving = [one for one in before.leaving if one.name not in names]
        leaving += [Leaving(one.entry.name, one.entry.passages, now) for one in merged]
        self.write(
            msgspec.structs.replace(
                before,
                way=way_of(self._settings),
                parts=(*entries, *fresh),
                spoken=spoken,
                leaving=tuple(leaving),
            )
        )
        for part, live in pairs:
            dead = _passages_between(part, live.is_dead)
            delete_passages(self._cluster, self._index, part.entry.name, dead)
        self._forget(before)

    def _entry(self, part: OpenPart, live: Live) -> PartEntry:
        """Return how the manifest is to call a part, given what is alive of it."""
        if live is part.live:
            return part.entry
        burial = self.keep(Burial(live.is_dead, live.figures))
        return msgspec.structs.replace(part.entry, burial=burial, is_scrubbed=False)

    def _forget(self, before: Manifest) -> None:
        """Delete the records that only an earlier manifest names."""
        kept = {one.name for one in self.manifest.records}
        self._catalogue.delete([one for one in before.records if one.name not in kept])

    def _add(self, segment: Segment) -> PartEntry:
        """Keep the passages and the outline of a new part, which nobody sees yet."""
        name, count = token_hex(6), len(segment.passages)
        being_made = Leaving(name, count, time.time() + LEASE)
        leaving = (*self.manifest.leaving, being_made)
        self.write(msgspec.structs.replace(self.manifest, leaving=leaving))
        write_passages(self._cluster, self._index, name, segment, self.renew)
        return PartEntry(name, len(segment.documents), count, self.keep(outline_of(segment)))

    def scrub(self) -> None:
        """Take out of the outlines what only documents said that were removed.

        What was added is found by then: this takes a second where a part has many words.
        """
        before = self.manifest
        entries = tuple(map(self._scrubbed, self.parts()))
        if entries != before.parts:
            self.write(msgspec.structs.replace(self.manifest, parts=entries))
            self._forget(before)

    def _scrubbed(self, part: OpenPart) -> PartEntry:
        """Return how the manifest is to call a part when nothing of its dead is left."""
        if part.entry.burial is None or part.entry.is_scrubbed:
            return part.entry
        self.renew()
        outline = scrub_outline(part.live)
        figures = scrub_figures(part.live, outline)
        return msgspec.structs.replace(
            part.entry,
            outline=self.keep(outline),
            burial=self.keep(Burial(part.live.is_dead, figures)),
            is_scrubbed=True,
        )

    def clear(self) -> None:
        """Delete the passages of parts that are there no more, or were never complete."""
        manifest, now = self.manifest, time.time()
        over = [one for one in manifest.leaving if one.at + _LINGER < now]
        for one in over:
            delete_passages(self._cluster, self._index, one.name, range(one.passages))
        if over:
            left = tuple(one for one in manifest.leaving if one not in over)
            self.write(msgspec.structs.replace(manifest, leaving=left))

    def begin_anew(self) -> None:
        """Forget what was made in another way."""
        before, now = self.manifest, time.time()
        leaving = (Leaving(one.name, one.passages, now) for one in before.parts)
        way = way_of(self._settings)
        self.write(Manifest(self._collection, way=way, leaving=(*before.leaving, *leaving)))
        self._forget(before)


def _passages_between(part: OpenPart, is_dead: Flags) -> Iterator[int]:
    """Yield the passages of the documents of a part that are dead now and were not before."""
    starts = part.live.segment.tally.passage_starts
    for number in np.flatnonzero(is_dead & ~part.live.is_dead).tolist():
        yield from range(*starts[number : number + 2].tolist())
