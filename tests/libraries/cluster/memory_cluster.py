"""A cluster in memory, for tests: the methods of `connection.Cluster`, and what goes wrong there.

As in a real one, a document is had by its id at once, and a search finds what was kept before the
index was refreshed last; a field that the index does not map is not searched.
"""

import json
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from copy import copy, deepcopy
from dataclasses import dataclass, field
from itertools import count
from math import log
from threading import RLock
from typing import Any

import pytest

from bot.config.sections import SearchSettings
from bot.errors import ClusterAway, ClusterRefused
from bot.libraries.cluster import clusters, replicas
from bot.libraries.cluster.connection import Conflict, Kept

_TERM = 1  # the primary term of all that is kept
_ACTIONS = {"_refresh", "_forcemerge", "_flush", "_mapping", "_settings", "_count", "_search"}


@dataclass
class _Held:
    """A document: what it holds, None if it was deleted, and which change of the index it is."""

    source: dict[str, Any] | None
    number: int
    version: int


@dataclass
class _Index:
    """An index: its documents as they are, and as a search finds them."""

    body: dict[str, Any] = field(default_factory=dict)
    held: dict[str, _Held] = field(default_factory=dict)
    found: dict[str, _Held] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=count)


@dataclass
class Faults:
    """What goes wrong with requests.

    `before` is called before each with its number, from 1, and what it is ("put x", say); `after`
    when it is done, before it is answered. Either may raise `ClusterAway`: then nothing was done,
    or it was and nobody hears of it.
    """

    requests: int = 0
    before: Callable[[int, str], None] = lambda _, __: None
    after: Callable[[int, str], None] = lambda _, __: None


class MemoryCluster:
    """A cluster that lies in memory; threads may share it.

    `faults` say what goes wrong.
    """

    def __init__(self, settings: SearchSettings | None = None) -> None:
        """Hold nothing yet."""
        self.settings = settings or SearchSettings("opensearch", ("http://memory:9200",))
        self.url = self.settings.urls[0]
        self.indices: dict[str, _Index] = {}
        self.faults = Faults()
        self._lock = RLock()

    def named(self, settings: SearchSettings) -> "MemoryCluster":
        """Return the same cluster for somebody with other settings."""
        other = copy(self)
        other.settings = settings
        return other

    @property
    def requests(self) -> int:
        """How many requests there were."""
        return self.faults.requests

    def request(self, method: str, path: str, body: Any = None, **params: str | int | bool) -> Any:
        """Do what a request to a whole index asks; None where there is no such index."""
        return self._answer(
            f"{method.lower()} {path}", lambda: self._request(method, path, body, params)
        )

    def get(self, index: str, key: str) -> Kept | None:
        """Return a document as it is now, None if there is none."""
        return self._answer(f"get {key}", lambda: self._get(index, key))

    def get_all(self, index: str, keys: Sequence[str]) -> list[Kept | None]:
        """Return some documents as they are now, in their order; None for those that are not."""
        if not keys:
            return []
        return self._answer("get_all", lambda: [self._get(index, key) for key in keys])

    def put(
        self,
        index: str,
        key: str,
        source: Mapping[str, Any],
        *,
        version: tuple[int, int] | None = None,
        is_new: bool = False,
    ) -> tuple[int, int]:
        """Keep a document, and return its version; Conflict if it is another by now."""

        def put() -> tuple[int, int]:
            before = self._get(index, key)
            if is_new and before is not None:
                raise Conflict(key)
            if version is not None and (before is None or before.version != version):
                raise Conflict(key)
            return self._keep(index, key, source), _TERM

        return self._answer(f"put {key}", put)

    def delete(self, index: str, key: str) -> None:
        """Delete a document, if it is there."""
        self._answer(f"delete {key}", lambda: self._keep(index, key, None))

    def bulk(
        self,
        index: str,
        sources: Iterable[tuple[str, Mapping[str, Any] | None]],
        *,
        version: int | None = None,
    ) -> None:
        """Keep some documents by their ids, and delete those given as None."""
        every = list(sources)

        def bulk() -> None:
            for key, source in every:
                self._keep(index, key, source, version)

        if every:
            self._answer(f"bulk {index}", bulk)

    def search(
        self, indices: Sequence[str], body: Mapping[str, Any], **params: str | int | bool
    ) -> Any:
        """Return what a search finds in some indices; None where one of them is not there."""
        del params
        return self._answer("search", lambda: self._search(indices, body))

    def refresh(self, index: str) -> None:
        """Have a search find all that was kept until now."""
        self.request("POST", f"/{index}/_refresh")

    def live(self, prefix: str = "") -> dict[str, dict[str, Any]]:
        """Return what there is in the indices whose names begin so, by index and id."""
        return {
            f"{name}/{key}": held.source
            for name, index in self.indices.items()
            if name.startswith(prefix)
            for key, held in index.held.items()
            if held.source is not None
        }

    def everything(self, part: str = "") -> bytes:
        """Return what documents hold, with their ids; what is packed is unpacked.

        Args:
            part: of their ids, with that of the index, as in "-ledger/".
        """
        found = (_readable([key, source]) for key, source in self.live().items() if part in key)
        return b"\0".join(found)

    def _answer(self, what: str, work: Callable[[], Any]) -> Any:
        """Return what work returns, or what is made to go wrong."""
        with self._lock:
            self.faults.requests += 1
            number = self.faults.requests
            self.faults.before(number, what)
            found = work()
            self.faults.after(number, what)
            return deepcopy(found)

    def _request(
        self, method: str, path: str, body: Any, params: Mapping[str, str | int | bool]
    ) -> Any:
        """Do what a request asks, by its path."""
        del params
        name, _, action = path.strip("/").partition("/")
        if action and action not in _ACTIONS:
            raise NotImplementedError(f"{method} {path}")
        if method == "PUT" and not action:
            return self._make(name, body)
        if name not in self.indices:
            return None
        if method == "DELETE":
            del self.indices[name]
            return {"acknowledged": True}
        index = self.indices[name]
        if action == "_refresh":
            index.found = {key: one for key, one in index.held.items() if one.source is not None}
        answers = {
            "_count": lambda: {"count": len(self._find(name, body or {}))},
            "_search": lambda: self._search([name], body),
        }
        usual = {name: index.body} if method == "GET" else {"acknowledged": True}
        return answers.get(action, lambda: usual)()

    def _make(self, name: str, body: Any) -> Any:
        """Make an index."""
        if name in self.indices:
            raise ClusterRefused(self.url, "resource_already_exists_exception")
        self.indices[name] = _Index(body=json.loads(json.dumps(body or {})))
        return {"acknowledged": True}

    def _get(self, index: str, key: str) -> Kept | None:
        """Return a document."""
        held = self.indices.get(index, _Index()).held.get(key)
        if held is None or held.source is None:
            return None
        return Kept(key, deepcopy(held.source), (held.number, _TERM))

    def _keep(
        self, index: str, key: str, source: Mapping[str, Any] | None, version: int | None = None
    ) -> int:
        """Keep or delete a document, unless a later one is there; return its number."""
        there = self.indices.setdefault(index, _Index())
        before = there.held.get(key)
        if before and version is not None and before.version > version:
            return before.number
        told = None if source is None else json.loads(json.dumps(source))
        now = version if version is not None else (before.version + 1 if before else 1)
        there.held[key] = _Held(told, next(there.numbers), now)
        return there.held[key].number

    def _search(self, indices: Sequence[str], body: Mapping[str, Any]) -> Any:
        """Return the answer to a search."""
        if any(name not in self.indices for name in indices):
            return None
        score = _scoring([self.indices[name].found for name in indices], body)
        hits = [
            {
                "_index": name,
                "_id": key,
                "_score": score(held.source or {}),
                "_source": held.source,
                "_seq_no": held.number,
                "_primary_term": _TERM,
                "sort": [
                    -score(held.source or {})
                    if one[0] == "_score"
                    else _value(held.source, key, one)
                    for one in _orders(body)
                ],
            }
            for name in indices
            for key, held in self._find(name, body).items()
        ]
        if not _orders(body):
            hits.sort(key=lambda hit: -hit["_score"])
        for place, one in reversed(list(enumerate(_orders(body)))):
            hits.sort(key=lambda hit, at=place: hit["sort"][at], reverse=one[1])
        total = len(hits)
        if (after := body.get("search_after")) is not None:
            hits = [hit for hit in hits if hit["sort"] > list(after)]
        shown = hits[body.get("from", 0) :][: body.get("size", 10)]
        for hit in shown:
            hit["_source"] = _shown(hit["_source"], body.get("_source", True))
        return {"hits": {"total": {"value": total, "relation": "eq"}, "hits": shown}}

    def _find(self, name: str, body: Mapping[str, Any]) -> dict[str, _Held]:
        """Return the documents of an index that a query means, as they were when refreshed."""
        index = self.indices[name]
        mappings = index.body.get("mappings", {})
        mapped = None if mappings.get("dynamic", True) is True else mappings.get("properties", {})
        query = body.get("query", {"match_all": {}})
        return {
            key: held
            for key, held in index.found.items()
            if _means(query, key, _searched(held.source or {}, mapped))
        }


def use_cluster(cluster: MemoryCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have whoever asks for a cluster be given this one."""
    monkeypatch.setattr(clusters, "open_cluster", cluster.named)
    clusters.cluster_of.cache_clear()
    replicas.shared_library.cache_clear()


def away(at: int) -> Callable[[int, str], None]:
    """Return what makes the request of a number fail, and all that come after it."""

    def fail(number: int, what: str) -> None:
        if number >= at:
            raise ClusterAway("http://memory:9200", f"request {number} ({what}) is not answered")

    return fail


def _readable(value: Any) -> bytes:
    """Return a value as bytes in which words can be looked for."""
    if isinstance(value, dict | list):
        parts = [*value, *value.values()] if isinstance(value, dict) else value
        return b"\0".join(map(_readable, parts))
    found = str(value).encode("utf-8", "surrogatepass")
    with suppress(ValueError):
        raw = b64decode(found, validate=True)
        found += b"\0" + raw
        with suppress(zlib.error):
            found += b"\0" + zlib.decompress(raw)
    return found


def _orders(body: Mapping[str, Any]) -> list[tuple[str, bool]]:
    """Return by which fields hits are sorted, and which of them from the largest down."""
    found = []
    for one in body.get("sort", ()):
        name, how = (one, "asc") if isinstance(one, str) else next(iter(one.items()))
        order = how.get("order", "asc") if isinstance(how, dict) else how
        found.append((name, order == "desc"))
    return found


def _value(source: dict[str, Any] | None, key: str, order: tuple[str, bool]) -> Any:
    """Return the value by which a document is sorted."""
    return key if order[0] == "_id" else (source or {}).get(order[0])


def _scoring(
    indices: Sequence[Mapping[str, _Held]], body: Mapping[str, Any]
) -> Callable[[Mapping[str, Any]], float]:
    """Return what scores documents: BM25 of weighted terms, over all that is in some indices."""
    queries = body.get("query", {}).get("bool", {}).get("should", ())
    asked = [
        (name, told["value"], told.get("boost", 1.0))
        for query in queries
        for name, told in query.get("term", {}).items()
        if isinstance(told, dict)
    ]
    if not asked:
        return lambda _: 1.0
    every = [held.source or {} for found in indices for held in found.values()]
    mean = sum(len(_values(one, name)) for one in every for name, _, _ in asked[:1])
    mean = mean / max(len(every), 1) or 1.0
    weights = {}
    for name, value, boost in asked:
        holders = sum(value in _values(one, name) for one in every)
        weights[name, value] = boost * log(1 + (len(every) - holders + 0.5) / (holders + 0.5))

    def score(source: Mapping[str, Any]) -> float:
        found = 0.0
        for (name, value), weight in weights.items():
            values = _values(source, name)
            often = values.count(value)
            found += weight * often / (often + 1.2 * (0.25 + 0.75 * len(values) / mean))
        return 2.2 * found

    return score


def _shown(source: dict[str, Any], wanted: Any) -> dict[str, Any]:
    """Return the fields of a document that were asked for."""
    if isinstance(wanted, bool):
        return source if wanted else {}
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    return {name: value for name, value in source.items() if name in names}


def _searched(source: dict[str, Any], mapped: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the fields of a document that are searched."""
    if mapped is None:
        return source
    return {name: value for name, value in source.items() if name in mapped}


def _means(query: Mapping[str, Any], key: str, source: Mapping[str, Any]) -> bool:
    """Return whether a query means a document."""
    ((kind, told),) = query.items()
    return _KINDS[kind](told, key, source)


def _values(source: Mapping[str, Any], name: str) -> list[Any]:
    """Return the values of a field, which may be a list or a single one."""
    found = source.get(name)
    return found if isinstance(found, list) else [] if found is None else [found]


def _is_bool(told: Any, key: str, source: Mapping[str, Any]) -> bool:
    """Return whether all of several queries mean a document, and none of others."""

    def queries(name: str) -> list[Any]:
        found = told.get(name, [])
        return found if isinstance(found, list) else [found]

    needed = [*queries("must"), *queries("filter")]
    should = queries("should")
    least = told.get("minimum_should_match", 0 if needed else min(1, len(should)))
    return (
        all(_means(one, key, source) for one in needed)
        and not any(_means(one, key, source) for one in queries("must_not"))
        and sum(_means(one, key, source) for one in should) >= least
    )


def _is_term(told: Any, _: str, source: Mapping[str, Any]) -> bool:
    """Return whether a field has a value."""
    ((name, value),) = ((n, v) for n, v in told.items() if n != "boost")
    return (value["value"] if isinstance(value, dict) else value) in _values(source, name)


def _is_terms(told: Any, _: str, source: Mapping[str, Any]) -> bool:
    """Return whether a field has one of some values."""
    ((name, wanted),) = ((n, v) for n, v in told.items() if n != "boost")
    return any(value in wanted for value in _values(source, name))


def _is_range(told: Any, _: str, source: Mapping[str, Any]) -> bool:
    """Return whether a field has a value within bounds."""
    tests = {
        "gt": lambda value, bound: value > bound,
        "gte": lambda value, bound: value >= bound,
        "lt": lambda value, bound: value < bound,
        "lte": lambda value, bound: value <= bound,
    }
    ((name, bounds),) = told.items()
    return any(
        all(tests[how](value, bound) for how, bound in bounds.items())
        for value in _values(source, name)
    )


_KINDS: dict[str, Callable[[Any, str, Mapping[str, Any]], bool]] = {
    "match_all": lambda _, __, ___: True,
    "match_none": lambda _, __, ___: False,
    "ids": lambda told, key, _: key in told["values"],
    "exists": lambda told, _, source: told["field"] in source,
    "constant_score": lambda told, key, source: _means(told["filter"], key, source),
    "term": _is_term,
    "terms": _is_terms,
    "range": _is_range,
    "bool": _is_bool,
}
