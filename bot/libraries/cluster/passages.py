"""How do passages get into the cluster, and how are they found there?

A passage is kept under its part and its number in it, so that writing it twice makes no copy.
"""

from base64 import b64decode, b64encode
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock, local
from typing import Any, Final

from bot.documents.document import Document
from bot.errors import ClusterAway, DocumentAway
from bot.index.library import Segment
from bot.index.passage_rows import pack_passages
from bot.index.remote_index import Proposal
from bot.libraries.cluster.connection import Cluster

_BULK: Final = 4_000_000  # characters of a request that brings passages
_SENDERS: Final = 6  # requests that are on their way at once: two nodes take 1.5 times as many
_AT_ONCE: Final = 5_000  # passages that are deleted by one request
_LONGEST: Final = 8_000  # characters of a term that an index takes; of others the beginning counts
_REPLACED: Final = "\ufffd"  # stands for half of a pair of UTF-16, which JSON cannot carry
_TOGETHER: Final = 6  # documents that are fetched with one that is read: as many are shown
_TEXTS: Final = 16_000_000  # characters of documents that are remembered


def as_keyword(term: str) -> str:
    """Return a term as the cluster can keep it: it comes out the same for question and text."""
    if term.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in term):
        return term[:_LONGEST]
    halves = (_REPLACED if "\ud800" <= letter <= "\udfff" else letter for letter in term)
    return "".join(halves)[:_LONGEST]


def passage_id(part: str, number: int) -> str:
    """Return the id under which a passage of a part is kept."""
    return f"{part}-{number}"


def write_passages(
    cluster: Cluster, index: str, part: str, segment: Segment, step: Callable[[], None]
) -> None:
    """Keep all passages of a segment as those of a part; a search finds them when this is done.

    While some are on their way the next ones are packed. `step` is called again and again.
    """
    waiting: deque[Future[None]] = deque()
    with ThreadPoolExecutor(_SENDERS, thread_name_prefix="passages") as senders:
        try:
            for batch in _batches(_sources(part, segment)):
                waiting.append(senders.submit(cluster.bulk, index, batch))
                if len(waiting) > _SENDERS:
                    waiting.popleft().result()
                    step()
            for one in waiting:
                one.result()
        finally:
            senders.shutdown(cancel_futures=True)
    cluster.refresh(index)


def _batches(
    sources: Iterable[tuple[str, dict[str, Any]]],
) -> Iterator[list[tuple[str, Mapping[str, Any] | None]]]:
    """Yield what is to be kept, in portions of one request."""
    batch: list[tuple[str, Mapping[str, Any] | None]] = []
    size = 0
    for key, source in sources:
        batch.append((key, source))
        size += len(source["rows"])
        if size >= _BULK:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _sources(part: str, segment: Segment) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the id of each passage of a segment, and what is kept of it."""
    passages = zip(segment.passages, pack_passages(segment), strict=True)
    for number, (passage, (terms, raw)) in enumerate(passages):
        document = segment.sentences[passage.first].document
        yield (
            passage_id(part, number),
            {
                "terms": [as_keyword(term) for term in terms],
                "length": len(terms),
                "path": as_keyword(document.path),
                "number": number,
                "rows": b64encode(raw).decode(),
            },
        )


def delete_passages(cluster: Cluster, index: str, part: str, numbers: Iterable[int]) -> None:
    """Delete passages of a part; no search finds them when this is done."""
    keys = [passage_id(part, number) for number in numbers]
    for at in range(0, len(keys), _AT_ONCE):
        cluster.bulk(index, [(key, None) for key in keys[at : at + _AT_ONCE]])
    if keys:
        cluster.refresh(index)


class PassagesOf:
    """The passages of some collections, and their documents; several threads may ask."""

    def __init__(
        self,
        cluster: Cluster,
        indices: Mapping[str, str],
        read: Callable[[Sequence[str]], Sequence[Document]],
    ) -> None:
        """Ask nothing yet.

        Args:
            cluster: where they are.
            indices: the index of each part.
            read: returns documents by their ids, as they are kept; those that are gone left out.
        """
        self._cluster, self._index_of = cluster, dict(indices)
        self._indices = sorted(set(indices.values()))
        self._documents = _Remembered(read)
        self._next = local()

    def propose(
        self, terms: Mapping[str, float], limit: int, *, in_order: bool
    ) -> Sequence[Proposal]:
        """Return passages that share a term with a query, best first, as `Proposer` says."""
        body: dict[str, Any] = {
            "query": {"bool": {"should": [_clause(*one) for one in terms.items()]}},
            "size": limit,
            "_source": ["rows"],
            "track_total_hits": False,
        }
        if in_order:
            body["track_scores"] = True
            body["sort"] = ["_score", "length", "path", "number"]
        found = self._cluster.search(
            self._indices, body, search_type="dfs_query_then_fetch", ignore_unavailable="false"
        )
        hits = found["hits"]["hits"] if found else []
        return [_proposal(hit) for hit in hits]

    def search_only(self, parts: Sequence[str]) -> None:
        """Propose nothing any more of an index that has none of some parts."""
        self._indices = sorted({self._index_of[part] for part in parts})

    def fetch(self, part: str, numbers: Sequence[int]) -> Sequence[bytes]:
        """Return what passages of a part carry.

        Raises:
            ClusterAway: one of them is gone: what is known of the library is out of date.
        """
        keys = [passage_id(part, number) for number in numbers]
        found = self._cluster.get_all(self._index_of[part], keys)
        kept = [one.source["rows"] for one in found if one is not None]
        if len(kept) < len(keys):
            raise ClusterAway(self._cluster.url, "the library has changed just now")
        return [b64decode(rows) for rows in kept]

    def document(self, key: str) -> Document:
        """Return a document by its id.

        Raises:
            DocumentAway: it has just been removed.
        """
        document = self._documents.read(key, getattr(self._next, "expected", ()))
        if document is None:
            raise DocumentAway(self._cluster.url, key)
        return document

    def expect(self, documents: Sequence[str]) -> None:
        """Have the documents that this thread is likely to read next fetched with the first."""
        self._next.expected = documents[:_TOGETHER]


def _clause(term: str, weight: float) -> dict[str, Any]:
    """Return what looks for a term."""
    return {"term": {"terms": {"value": as_keyword(term), "boost": weight}}}


def _proposal(hit: Mapping[str, Any]) -> Proposal:
    """Return the passage that a hit of the cluster is."""
    part, _, number = hit["_id"].partition("-")
    return Proposal(part, int(number), hit["_score"], b64decode(hit["_source"]["rows"]))


class _Remembered:
    """Documents that were read lately, up to so many characters of text."""

    def __init__(self, read: Callable[[Sequence[str]], Sequence[Document]]) -> None:
        """Remember none yet."""
        self._read, self._lock = read, Lock()
        self._known: OrderedDict[str, Document] = OrderedDict()
        self._size = 0

    def read(self, key: str, others: Sequence[str]) -> Document | None:
        """Return a document, as it was read lately or anew; then others too that are not known.

        None if it is gone.
        """
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
            wanted = [key, *(one for one in others if one != key and one not in self._known)]
        found = {document.id: document for document in self._read(wanted)}
        with self._lock:
            for one, document in found.items():
                if one not in self._known:
                    self._known[one] = document
                    self._size += len(document.text)
            while self._size > _TEXTS and len(self._known) > 1:
                _, oldest = self._known.popitem(last=False)
                self._size -= len(oldest.text)
        return found.get(key)
