"""How is a file had on every machine?

In pieces, in an index of the cluster. It is there before the library tells of it, and goes when
nothing needs it any more.
"""

from base64 import b64decode, b64encode
from collections.abc import Container, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Final

from bot.errors import ClusterRefused
from bot.libraries.cluster.connection import Cluster
from bot.libraries.whole_files import write_whole

_MOST: Final = 6_000_000  # bytes of a piece
_PAGE: Final = 1_000  # documents that one search finds
_ID_BYTES: Final = 16
_EXISTS: Final = "resource_already_exists"
_MAPPINGS: Final = {
    "dynamic": False,
    "properties": {"id": {"type": "keyword"}, "name": {"type": "keyword"}},
}


class SharedFiles:
    """Files by their names. Every method raises as those of `Cluster` do."""

    def __init__(self, cluster: Cluster) -> None:
        """Ask nothing yet."""
        self._cluster = cluster
        self.index = f"{cluster.settings.index}-originals"
        self._is_made = False

    def keep(self, name: str, raw: bytes) -> None:
        """Keep a file, in place of one of the same name."""
        self._make()
        pieces = [raw[start : start + _MOST] for start in range(0, len(raw), _MOST)] or [b""]
        for number, piece in enumerate(pieces):
            one = f"{_id_of(name)}-{number}"
            data = b64encode(piece).decode()
            source = {"id": one, "name": name, "pieces": len(pieces), "data": data}
            self._cluster.put(self.index, one, source)

    def fetch(self, name: str, file: Path) -> bool:
        """Write a file as it was kept, and return whether it was."""
        first = self._cluster.get(self.index, f"{_id_of(name)}-0")
        if first is None:
            return False
        numbers = range(1, first.source["pieces"])
        more = [self._cluster.get(self.index, f"{_id_of(name)}-{number}") for number in numbers]
        if not all(more):
            return False
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        pieces = (first, *(one for one in more if one))
        write_whole(file, [b64decode(one.source["data"]) for one in pieces])
        return True

    def sweep(self, prefix: str, live: Container[str], ending: str = "") -> None:
        """Delete the files whose names begin in a way, and go on with none of some names.

        Args:
            prefix: of the names.
            live: what stands behind it in the names of files that are needed.
            ending: that may stand behind these.
        """
        gone: list[tuple[str, None]] = []
        for one, name in self._all():
            known = name.removeprefix(prefix)
            if name.startswith(prefix) and known.removesuffix(ending) not in live:
                gone.append((one, None))
        self._cluster.bulk(self.index, gone)

    def _all(self) -> Iterator[tuple[str, str]]:
        """Yield the id of each piece, and the name of its file."""
        self._cluster.refresh(self.index)
        body: dict[str, object] = {
            "query": {"match_all": {}},
            "size": _PAGE,
            "sort": [{"id": "asc"}],
            "_source": ["name"],
        }
        while True:
            found = self._cluster.search([self.index], body)
            hits = found["hits"]["hits"] if found else []
            yield from ((hit["_id"], hit["_source"]["name"]) for hit in hits)
            if len(hits) < _PAGE:
                return
            body["search_after"] = hits[-1]["sort"]

    def _make(self) -> None:
        """Make the index, if it is not there."""
        if self._is_made:
            return
        settings = {"number_of_replicas": self._cluster.settings.replicas, "number_of_shards": 1}
        body = {"settings": {"index": settings}, "mappings": _MAPPINGS}
        try:
            self._cluster.request("PUT", f"/{self.index}", body)
        except ClusterRefused as error:
            if _EXISTS not in error.reason:
                raise
        self._is_made = True


def _id_of(name: str) -> str:
    """Return what the ids of the pieces of a file begin with."""
    return blake2b(name.encode("utf-8", "surrogateescape"), digest_size=_ID_BYTES).hexdigest()
