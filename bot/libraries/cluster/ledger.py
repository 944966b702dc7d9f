"""How is a library written down in a cluster?

In one index: a document for each row, the texts in documents of their own, and a *head*, which
says at which revision the library is. A transaction is one change of the head: it then holds all
that is to be written to the rows, so that it has happened or not, and whoever comes next finishes
what its writer did not. Each row says at which revision it has changed.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import asdict
from secrets import token_hex
from typing import Any, Final

from bot.errors import ClusterRefused
from bot.libraries.cluster.connection import Cluster
from bot.libraries.cluster.row_documents import (
    Operation,
    Source,
    pack,
    pack_parts,
    unpack,
    unpack_parts,
)
from bot.libraries.whereabouts import Parts
from bot.records import dataclass

HEAD: Final = "head"
_FORMAT: Final = 1  # of all that is written here
_TEXT, _ENTRY = "text", "entry"  # tables of documents that are no rows
_PAGE: Final = 1_000  # documents that one search finds
_MOST: Final = 8_000_000  # letters of one document, or of those that one request keeps
_INLINE: Final = 500_000  # letters of an entry that the head itself holds
_NAME_BYTES: Final = 12
_EXISTS: Final = "resource_already_exists"
_MAPPINGS: Final = {
    "dynamic": False,
    "properties": {
        "table": {"type": "keyword"},
        "id": {"type": "keyword"},
        "revision": {"type": "long"},
        "gone": {"type": "boolean"},
    },
}


@dataclass(frozen=True, slots=True)
class Head:
    """At which revision a library is, and who writes.

    `library` is a random number that tells it from another of the same name. `last` is the
    highest number that a document ever had. `entry` has the operations of the last transaction,
    packed, as long as they may not be done; if there are `pieces` it names as many documents which
    hold them. `writer` is the copy that may write, on a `machine`, "" if nobody is writing;
    `token` is another one after each change. What `is_dirty` may hold texts that no row has.
    """

    library: str
    revision: int = 0
    last: int = 0
    entry: str = ""
    pieces: int = 0
    writer: str = ""
    machine: str = ""
    token: str = ""
    is_dirty: bool = False


@dataclass(frozen=True, slots=True)
class SeenHead:
    """A head, and its version, which tells whether it is another by now."""

    head: Head
    version: tuple[int, int]


class Ledger:
    """The index that holds a library. Every method raises as those of `Cluster` do."""

    def __init__(self, cluster: Cluster) -> None:
        """Ask nothing yet."""
        self._cluster = cluster
        self.index = f"{cluster.settings.index}-ledger"
        self.name = f"{cluster.url}/{cluster.settings.index}"  # for people

    def make(self) -> None:
        """Make the index, if it is not there."""
        settings = {
            "number_of_shards": 1,
            "number_of_replicas": self._cluster.settings.replicas,
            "gc_deletes": "1h",  # for so long, what was deleted is not written by a latecomer
            "merge.policy.expunge_deletes_allowed": 0,
        }
        body = {"settings": {"index": settings}, "mappings": _MAPPINGS}
        try:
            self._cluster.request("PUT", f"/{self.index}", body)
        except ClusterRefused as error:
            if _EXISTS not in error.reason:
                raise

    def head(self) -> SeenHead | None:
        """Return the head as it is now, None if there is no library.

        Raises:
            ClusterRefused: it was written by another version of the program.
        """
        found = self._cluster.get(self.index, HEAD)
        if found is None:
            return None
        facts = dict(found.source)
        if facts.pop("format") != _FORMAT:
            reason = "was written by another version of Footnote; update this one"
            raise ClusterRefused(self.name, reason)
        return SeenHead(Head(**facts), found.version)

    def put_head(self, head: Head, version: tuple[int, int] | None) -> SeenHead:
        """Keep a head in place of that of a version, or as the first one.

        Raises:
            Conflict: another one is there.
        """
        source = {"format": _FORMAT, **asdict(head)}
        is_new = version is None
        found = self._cluster.put(self.index, HEAD, source, version=version, is_new=is_new)
        return SeenHead(head, found)

    def keep_texts(self, texts: Sequence[Parts]) -> list[str]:
        """Keep blocks, places and texts of documents, and return the name of each."""
        names, operations = [], list[Operation]()
        for blocks, places, text in texts:
            pieces = _cut(pack_parts((blocks, places, text)))
            names.append(f"{token_hex(_NAME_BYTES)}-{len(pieces)}")
            operations += _piece_documents(_TEXT, names[-1], pieces)
        self._keep(operations)
        return names

    def all_parts(self, names: Sequence[str]) -> list[Parts | None]:
        """Return the blocks, places and text of each of some names, None for those gone."""
        ids = [_pieces_of(_TEXT, name) for name in names]
        found = iter(self._cluster.get_all(self.index, [one for some in ids for one in some]))
        return [_to_parts([next(found) for _ in some]) for some in ids]

    def with_entry(self, head: Head, operations: Sequence[Operation]) -> Head:
        """Return a head that holds operations, or names documents that do, which are kept."""
        entry = pack(operations)
        if len(entry) <= _INLINE:
            return _replace(head, entry=entry, pieces=0)
        pieces, name = _cut(entry), token_hex(_NAME_BYTES)
        self._keep(_piece_documents(_ENTRY, f"{name}-{len(pieces)}", pieces))
        return _replace(head, entry=f"{name}-{len(pieces)}", pieces=len(pieces))

    def operations(self, head: Head) -> list[Operation] | None:
        """Return the operations of a head's entry, None if they are not there any more."""
        if not head.pieces:
            return [(one, source) for one, source in unpack(head.entry)] if head.entry else []
        found = self._cluster.get_all(self.index, _pieces_of(_ENTRY, head.entry))
        if not all(found):
            return None
        packed = "".join(one.source["data"] for one in found if one)
        return [(one, source) for one, source in unpack(packed)]

    def drop_entry(self, head: Head) -> None:
        """Delete the documents that hold the entry of a head which is no more."""
        if head.pieces:
            self._keep([(one, None) for one in _pieces_of(_ENTRY, head.entry)])

    def apply(self, operations: Sequence[Operation], revision: int) -> None:
        """Write rows, and delete texts; doing it again, or late, changes nothing."""
        for some in _batches(operations):
            self._cluster.bulk(self.index, some, version=revision)

    def rows_between(self, after: int, until: int) -> Iterator[Source]:
        """Yield rows that have changed at a revision above one and not above another.

        Of all rows, where `after` is below 0, those that were deleted are left out.
        """
        self._cluster.refresh(self.index)
        limits = {"range": {"revision": {"gt": after, "lte": until}}}
        gone = [{"term": {"gone": True}}] if after < 0 else []
        is_row = {"exists": {"field": "gone"}}
        query = {"bool": {"filter": [limits, is_row], "must_not": gone}}
        for hit in self._search(query, ["revision", "id"], with_source=True):
            yield hit["_source"]

    def sweep(self, is_needed: Container[str]) -> None:
        """Delete texts that no row has, as those of a writer that was killed.

        Args:
            is_needed: the names of the texts that rows have.
        """
        self._cluster.refresh(self.index)
        query = {"terms": {"table": [_TEXT, _ENTRY]}}
        found = [hit["_id"] for hit in self._search(query, ["id"], with_source=False)]
        self._keep([(one, None) for one in found if _name_of(one) not in is_needed])

    def text_documents(self, name: str) -> list[str]:
        """Return the ids of the documents that hold a text."""
        return _pieces_of(_TEXT, name)

    def expunge(self) -> None:
        """Have the nodes overwrite what was deleted, in their own time."""
        self._cluster.request("POST", f"/{self.index}/_flush")
        self._cluster.request(
            "POST",
            f"/{self.index}/_forcemerge",
            only_expunge_deletes="true",
            wait_for_completion="false",
        )

    def _keep(self, operations: Sequence[Operation]) -> None:
        """Keep and delete some documents, which nobody else ever writes."""
        for some in _batches(operations):
            self._cluster.bulk(self.index, some)

    def _search(
        self, query: Source, order: Sequence[str], *, with_source: bool
    ) -> Iterator[dict[str, Any]]:
        """Yield what a query finds, page by page."""
        body: Source = {
            "query": query,
            "size": _PAGE,
            "sort": [{name: "asc"} for name in order],
            "_source": with_source,
        }
        while True:
            found = self._cluster.search([self.index], body)
            hits = found["hits"]["hits"] if found else []
            yield from hits
            if len(hits) < _PAGE:
                return
            body["search_after"] = hits[-1]["sort"]


def _replace(head: Head, **changes: Any) -> Head:  # noqa: ANN401 - values of its fields
    """Return a head with other values."""
    return Head(**(asdict(head) | changes))


def _cut(packed: str) -> list[str]:
    """Return a text in pieces that a document each can hold."""
    return [packed[start : start + _MOST] for start in range(0, len(packed), _MOST)]


def _piece_documents(table: str, name: str, pieces: Sequence[str]) -> list[Operation]:
    """Return the documents of pieces."""
    ids = _pieces_of(table, name)
    return [
        (one, {"table": table, "id": one, "data": piece})
        for one, piece in zip(ids, pieces, strict=True)
    ]


def _pieces_of(table: str, name: str) -> list[str]:
    """Return the ids of the documents whose pieces have a name, which says how many they are."""
    count = name.rpartition("-")[2]
    return [f"{table}-{name}-{number}" for number in range(int(count) if count.isdigit() else 1)]


def _name_of(one: str) -> str:
    """Return the name of which a document is a piece."""
    return one.partition("-")[2].rpartition("-")[0]


def _to_parts(found: Sequence[Any]) -> Parts | None:
    """Return what documents hold that are the pieces of one text, None if one is missing."""
    if not all(found):
        return None
    return unpack_parts("".join(one.source["data"] for one in found))


def _batches(operations: Sequence[Operation]) -> Iterator[Sequence[Operation]]:
    """Yield operations as many at a time as a request should have."""
    batch, size = list[Operation](), 0
    for one in operations:
        length = _length(one)
        if batch and (size + length > _MOST or len(batch) >= _PAGE):
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += length
    if batch:
        yield batch


def _length(operation: Operation) -> int:
    """Return about how many letters an operation has."""
    source = operation[1] or {}
    return 100 + len(source.get("data", "")) + sum(len(str(one)) for one in source.get("row", ()))
