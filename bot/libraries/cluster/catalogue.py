"""What does a cluster know of a collection as a whole?

A manifest for each collection says which parts it has; with each part lies its outline, and what
has been taken off that since. Front ends keep these in files of their own. The manifest changes in
one step, and by nobody who has not seen it as it was: whoever reads it sees a whole library.
"""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from typing import Any, Final

import msgspec
import numpy as np

from bot.config import paths
from bot.errors import ClusterAway, ClusterRefused
from bot.index.segments import NotASegment, pack, unpack
from bot.libraries.bundled import load_word_vectors
from bot.libraries.cluster.connection import Cluster
from bot.libraries.cluster.mapping import FORMAT, catalogue_index, catalogue_mapping
from bot.libraries.cluster.refusals import other_version
from bot.libraries.whole_files import map_file, write_whole

_CHUNK: Final = 3_000_000  # bytes of a record that lie in one document
_SQUEEZED: Final = 1  # how hard: most of an outline is zeros, and it is read more than written
_ENDING: Final = ".outline"
_KEY: Final = b"cluster"  # what the records of a catalogue are for


class Stored(msgspec.Struct, frozen=True):
    """A record that lies in a catalogue: its name, and how many documents it takes."""

    name: str
    chunks: int


class PartEntry(msgspec.Struct, frozen=True):
    """A part of a collection: how large it is, its outline, and who of it is dead, if anybody.

    It `is_scrubbed` when nothing of what these said is in the outline any more.
    """

    name: str
    documents: int
    passages: int
    outline: Stored
    burial: Stored | None = None
    is_scrubbed: bool = False


class Leaving(msgspec.Struct, frozen=True):
    """A part that is there no more, whose passages are to be deleted, and since when."""

    name: str
    passages: int
    at: float


class Manifest(msgspec.Struct, frozen=True):
    """What there is of a collection.

    `way` says how its passages were made; `generation` is that of the collection it was made of.
    `spoken` are the languages of all documents; `problems` those that could not be taken in, each
    with the fault of ours, or "" for a row that is damaged. Who is `busy` with it says so until a
    time, in Unix seconds.
    """

    collection: str
    format: int = FORMAT
    way: str = ""
    generation: int = -1
    parts: tuple[PartEntry, ...] = ()
    spoken: Stored | None = None
    problems: tuple[tuple[str, str], ...] = ()
    leaving: tuple[Leaving, ...] = ()
    busy: str = ""
    until: float = 0.0

    @property
    def records(self) -> tuple[Stored, ...]:
        """All records that it names."""
        found = [record for one in self.parts for record in (one.outline, one.burial)]
        return tuple(one for one in (*found, self.spoken) if one is not None)

    @property
    def state(self) -> int:
        """A number that is another one as soon as what is asked is another."""
        told = " ".join([self.way, *(one.name for one in self.records)])
        return int.from_bytes(blake2b(told.encode(), digest_size=6).digest(), "big")


class Version(msgspec.Struct, frozen=True):
    """A manifest as it was read; `number` is None where there is none yet."""

    manifest: Manifest
    number: tuple[int, int] | None


class Catalogue:
    """The catalogues of a cluster's collections."""

    def __init__(self, cluster: Cluster) -> None:
        """Read nothing yet."""
        self._cluster = cluster
        self._index = catalogue_index(cluster.settings)
        named = blake2b(f"{cluster.url} {self._index}".encode(), digest_size=8).hexdigest()
        self._folder = paths.snapshots_folder() / f"cluster-{named}"

    def make(self) -> None:
        """Make the index, if it is not there."""
        make_index(self._cluster, self._index, catalogue_mapping(self._cluster.settings))

    def read(self, collection: str) -> Version:
        """Return the manifest of a collection, an empty one if there is none.

        Raises:
            ClusterRefused: it is one of another version of Footnote.
        """
        kept = self._cluster.get(self._index, _id_of(collection))
        if kept is None:
            return Version(Manifest(collection), None)
        found = kept.source.get("format")
        if found != FORMAT:
            remedy = "`footnote repair` with this version makes the index anew"
            reason = f"the index was made by another version of Footnote ({found}); {remedy}"
            raise ClusterRefused(self._cluster.url, reason)
        return Version(msgspec.convert(kept.source, Manifest), kept.version)

    def write(self, manifest: Manifest, before: Version) -> Version:
        """Keep a manifest in place of one that was read.

        Raises:
            Conflict: it has changed since.
        """
        number = self._cluster.put(
            self._index,
            _id_of(manifest.collection),
            msgspec.to_builtins(manifest),
            version=before.number,
            is_new=before.number is None,
        )
        return Version(manifest, number)

    def store(self, collection: str, record: object) -> Stored:
        """Keep a record of a collection, under a new name."""
        raw = zlib.compress(b"".join(map(bytes, pack(record, _KEY))), _SQUEEZED)
        name = f"{_hash(collection)}-{token_hex(8)}"
        chunks = [raw[at : at + _CHUNK] for at in range(0, len(raw), _CHUNK)]
        for number, chunk in enumerate(chunks):
            source = {"raw": b64encode(chunk).decode()}
            self._cluster.put(self._index, f"{name}-{number}", source)
        return Stored(name, len(chunks))

    def load(self, stored: Stored) -> Any:  # noqa: ANN401 - as it was kept
        """Return a record, from the file of an earlier time or from the cluster.

        Raises:
            ClusterAway: it is gone: somebody has just put another one in its place.
        """
        file = self._folder / f"{stored.name}{_ENDING}"
        try:
            return unpack(map_file(file), _KEY, load_word_vectors())
        except (OSError, ValueError, NotASegment):
            raw = self._fetch(stored)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(file, [raw])
            return unpack(map_file(file), _KEY, load_word_vectors())
        except OSError:
            return unpack(np.frombuffer(raw, np.uint8), _KEY, load_word_vectors())

    def _fetch(self, stored: Stored) -> bytes:
        """Return the bytes of a record out of the cluster."""
        found = [
            self._cluster.get(self._index, f"{stored.name}-{number}")
            for number in range(stored.chunks)
        ]
        chunks = [b64decode(one.source["raw"]) for one in found if one is not None]
        if len(chunks) < stored.chunks:
            raise ClusterAway(self._cluster.url, "the library has changed just now")
        return zlib.decompress(b"".join(chunks))

    def delete(self, records: Sequence[Stored]) -> None:
        """Delete records that no manifest names any more, and their files."""
        for one in records:
            _unlink(self._folder / f"{one.name}{_ENDING}")
        keys = [f"{one.name}-{number}" for one in records for number in range(one.chunks)]
        self._cluster.bulk(self._index, [(key, None) for key in keys])

    def keep_only(self, manifest: Manifest) -> None:
        """Delete the files of all records of a collection but those that its manifest names."""
        names = {f"{one.name}{_ENDING}" for one in manifest.records}
        for file in self._folder.glob(f"{_hash(manifest.collection)}-*{_ENDING}"):
            if file.name not in names:
                _unlink(file)


def make_index(cluster: Cluster, index: str, body: dict[str, Any]) -> None:
    """Make an index, if it is not there.

    Raises:
        ClusterRefused: it cannot be made, or is one of another program or version.
    """
    found = cluster.request("GET", f"/{index}/_mapping")
    if found is None:
        try:
            cluster.request("PUT", f"/{index}", body)
        except ClusterRefused as error:
            if "already_exists" not in error.reason:
                raise
        return
    for told in found.values():
        meta = told["mappings"].get("_meta", {})
        if meta.get("footnote") != FORMAT:
            raise other_version(cluster.url, index, meta.get("footnote"), FORMAT)


def _id_of(collection: str) -> str:
    """Return the id of the manifest of a collection."""
    return f"manifest-{_hash(collection)}"


def _hash(collection: str) -> str:
    """Return what tells a collection from others, in the name of a file."""
    return blake2b(collection.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _unlink(file: Path) -> None:
    """Delete a file, if it can be."""
    try:
        file.unlink()
    except OSError:
        return
