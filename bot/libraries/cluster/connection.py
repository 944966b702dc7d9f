"""What is kept in the cluster, and how is it asked for?

JSON goes in and comes out. Which node is asked, and what becomes of one that does not answer, is
decided in `asking`.
"""

import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from bot.config.sections import SearchSettings
from bot.errors import ClusterAway, ClusterRefused
from bot.libraries.cluster.addresses import Address, read_addresses
from bot.libraries.cluster.asking import Nodes
from bot.libraries.cluster.exchange import Answer, Request, is_read
from bot.libraries.cluster.refusals import (
    Refusal,
    explain,
    explain_refusal,
    read_refusal,
    refusal_of,
)
from bot.records import dataclass

Parameter = str | int | bool

_BAD, _NOT_FOUND, _CONFLICT, _AWAY = 400, 404, 409, 503
_WRITE: Final = 30.0  # seconds that a node has for a change, which takes longer than a question
_READS_WAIT, _WRITES_WAIT = 5.0, 20.0  # seconds after which a request is given up
_PAUSE: Final = 0.25  # seconds until what a part of an index could not do is tried again
_NUMBER: Final = "_seq_no"  # of the last change of a document, in its part of an index
_EXISTS: Final = "resource_already_exists_exception"
_FROM_COPIES: Final = frozenset({"_search", "_mget", "_count", "_doc", "_source"})


class Conflict(Exception):
    """A document is there already, or has changed since it was read."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A document of an index: its id, what it holds, and its version for `Cluster.put`."""

    id: str
    source: dict[str, Any]
    version: tuple[int, int]


class Cluster:
    """A cluster that is asked by several threads; `open_cluster` makes one of the settings.

    Every method raises `ClusterAway` where no node answers, and `ClusterRefused` where one answers
    that we may not, or must not, do what was asked.
    """

    def __init__(self, settings: SearchSettings, environment: Mapping[str, str]) -> None:
        """Connect to nothing yet.

        Args:
            settings: where the nodes are.
            environment: has OPENSEARCH_USER and OPENSEARCH_PASSWORD, or OPENSEARCH_API_KEY.

        Raises:
            ClusterRefused: no node is named, or one in a way that leads nowhere.
        """
        self.settings = settings
        addresses = read_addresses(settings.urls, environment)
        self.url, self._who = addresses[0].url, addresses[0].who
        self._nodes = Nodes(addresses, settings.ca_file)

    def request(
        self,
        method: str,
        path: str,
        body: Any = None,  # noqa: ANN401 - JSON
        *,
        seconds: float = 0.0,
        **params: Parameter,
    ) -> Any:  # noqa: ANN401 - JSON
        """Return the answer to a request, as JSON; None where there is no such thing.

        A request is sent again where nobody hears what came of it: it must be one that may be done
        twice, with ids of our own for what is kept.

        Args:
            method: of HTTP.
            path: as it is sent.
            body: JSON, or text that is sent as it is.
            seconds: that a node has to answer; 0 for `search.timeout`, and for longer if something
                changes.
            params: what stands behind the path.

        Raises:
            Conflict: something is there already, or is another one by now.
        """
        answer = self._ask(method, path, body, seconds, params)
        if answer.is_repeated and _EXISTS in answer.text:
            return {"acknowledged": True}  # by the first of our requests
        return self._read(path, answer)

    def each_node(self, path: str) -> Iterator[tuple[Address, Any]]:
        """Yield what each node says to a question, as JSON or as an error, beside its address.

        For whoever looks after the nodes; elsewhere one stands in for another.
        """
        for address, outcome in self._nodes.each(self._make("GET", path, None, 0.0, {})):
            if not isinstance(outcome, Answer):
                yield address, outcome
            elif outcome.status >= _BAD:
                yield address, explain_refusal(address, outcome)
            else:
                yield address, _decode(address.url, outcome)

    def get(self, index: str, key: str) -> Kept | None:
        """Return a document as it is now, None if there is none."""
        found = self.request("GET", _path(index, "_doc", key))
        return _kept(found) if found and found.get("found") else None

    def get_all(self, index: str, keys: Sequence[str]) -> list[Kept | None]:
        """Return some documents as they are now, in their order; None for those that are not."""
        if not keys:
            return []
        lost: Refusal | None = None
        for _ in _tries(_READS_WAIT):
            found = self.request("POST", _path(index, "_mget"), {"ids": list(keys)})
            every = found["docs"] if found else [{}] * len(keys)
            lost = _first_error(every)
            if lost is None:
                return [_kept(one) if one.get("found") else None for one in every]
        raise ClusterAway(self.url, f"some documents cannot be read just now ({lost})")

    def put(
        self,
        index: str,
        key: str,
        source: Mapping[str, Any],
        *,
        version: tuple[int, int] | None = None,
        is_new: bool = False,
    ) -> tuple[int, int]:
        """Keep a document, and return its version.

        Args:
            index: where.
            key: its id.
            source: what it holds.
            version: that it must have until now.
            is_new: whether there must be none until now.

        Raises:
            Conflict: it has another version, or there is one.
        """
        params: dict[str, Parameter] = {"op_type": "create"} if is_new else {}
        if version is not None:
            params |= {"if_seq_no": version[0], "if_primary_term": version[1]}
        path = _path(index, "_doc", key)
        answer = self._ask("PUT", path, source, 0.0, params)
        if answer.status == _CONFLICT and answer.is_repeated:
            there = self.request("GET", path, preference="_primary")
            if there and there.get("_source") == json.loads(json.dumps(source)):
                return _version(there)  # it was kept by the first of our requests
        return _version(self._read(path, answer))

    def delete(self, index: str, key: str) -> None:
        """Delete a document, if it is there."""
        self.request("DELETE", _path(index, "_doc", key))

    def bulk(
        self,
        index: str,
        sources: Iterable[tuple[str, Mapping[str, Any] | None]],
        *,
        version: int | None = None,
    ) -> None:
        """Keep some documents by their ids, and delete those given as None; one request.

        A document that is kept under such an id already is written over; doing it again changes
        nothing.

        Args:
            index: where.
            sources: ids, and what the documents hold.
            version: of all of them, a number of the caller's own: what has a higher one already
                stays as it is, so that nothing that comes late writes over what came after it.
        """
        versioned = {} if version is None else {"version": version, "version_type": "external_gte"}
        waiting = [_action(key, source, versioned) for key, source in sources]
        refused: Refusal | None = None
        for _ in _tries(_WRITES_WAIT):
            if not waiting:
                return
            found = self.request("POST", _path(index, "_bulk"), "".join(waiting))
            left = []
            for action, told in zip(waiting, found["items"], strict=True):
                if (refusal := _refusal_of_item(next(iter(told.values())))) is not None:
                    if not refusal.passes:
                        raise explain(self.url, self._who, refusal)
                    left.append(action)
                    refused = refusal
            waiting = left
        raise ClusterAway(self.url, f"some documents cannot be kept just now ({refused})")

    def search(
        self,
        indices: Sequence[str],
        body: Mapping[str, Any],
        *,
        seconds: float = 0.0,
        **params: Parameter,
    ) -> Any:  # noqa: ANN401 - JSON
        """Return what a search finds in some indices; None where one of them is not there.

        Args:
            indices: their names.
            body: JSON.
            seconds: that a node has to answer, 0 for `search.timeout`.
            params: what stands behind the path.
        """
        path = _path(",".join(indices), "_search")
        whole: Mapping[str, Parameter] = {"allow_partial_search_results": "false", **params}
        return self._read(path, self._ask("POST", path, body, seconds, whole))

    def refresh(self, index: str) -> None:
        """Have a search find all that was kept until now."""
        self.request("POST", _path(index, "_refresh"))

    def _ask(
        self,
        method: str,
        path: str,
        body: Any,  # noqa: ANN401 - JSON
        seconds: float,
        params: Mapping[str, Parameter],
    ) -> Answer:
        """Return what the cluster answers to a request."""
        if is_read(method, path) and _has_copies(path, body):
            # of its own copies, a node answers without another one that may hang
            params = {"preference": "_local", **params}
        return self._nodes.ask(self._make(method, path, body, seconds, params))

    def _make(
        self,
        method: str,
        path: str,
        body: Any,  # noqa: ANN401 - JSON
        seconds: float,
        params: Mapping[str, Parameter],
    ) -> Request:
        """Return a request."""
        text = body if body is None or isinstance(body, str) else json.dumps(body)
        raw = None if text is None else text.encode("utf-8", "surrogatepass")
        reads, usual = is_read(method, path), self.settings.timeout
        patience = _READS_WAIT if reads else _WRITES_WAIT
        return Request(
            method,
            path,
            raw,
            params,
            seconds or (usual if reads else max(usual, _WRITE)),
            patience,
        )

    def _read(self, path: str, answer: Answer) -> Any:  # noqa: ANN401 - JSON
        """Return what an answer holds, None where there is no such thing."""
        if answer.status == _NOT_FOUND:
            return None
        if answer.status == _CONFLICT:
            raise Conflict(path)
        if answer.status >= _BAD:
            raise explain(self.url, self._who, read_refusal(answer))
        return _decode(self.url, answer)


def open_cluster(settings: SearchSettings) -> Cluster:
    """Return the cluster that the settings name, with what the environment says of who we are.

    Raises:
        ClusterRefused: no node is named, or one in a way that leads nowhere.
    """
    return Cluster(settings, os.environ)


def _path(index: str, *parts: str) -> str:
    """Return the path to something in an index; an id may hold any character."""
    return "/" + "/".join(quote(part, safe=",*") for part in (index, *parts))


def _has_copies(path: str, body: object) -> bool:
    """Return whether a request may say which copies of the documents are to answer."""
    return not _FROM_COPIES.isdisjoint(path.split("/")) and not (
        isinstance(body, Mapping) and "pit" in body
    )


def _decode(url: str, answer: Answer) -> Any:  # noqa: ANN401 - JSON
    """Return what an answer holds; a proxy may answer in a node's place."""
    try:
        return json.loads(answer.text)
    except ValueError:
        reason = "what answers there is no OpenSearch: check search.urls"
        raise ClusterRefused(url, reason) from None


def _action(key: str, source: Mapping[str, Any] | None, versioned: Mapping[str, Any]) -> str:
    """Return what a bulk request has for one document."""
    named = {"_id": key, **versioned}
    if source is None:
        return json.dumps({"delete": named}) + "\n"
    return f"{json.dumps({'index': named})}\n{json.dumps(source)}\n"


def _kept(found: Mapping[str, Any]) -> Kept:
    """Return the document that an answer holds."""
    return Kept(found["_id"], found["_source"], _version(found))


def _version(found: Mapping[str, Any]) -> tuple[int, int]:
    """Return the version of a document that an answer holds."""
    return found["_seq_no"], found["_primary_term"]


def _first_error(documents: Iterable[Mapping[str, Any]]) -> Refusal | None:
    """Return what is wrong with one of some documents, but for an index that is not there."""
    for one in documents:
        error = one.get("error")
        if error and error.get("type") != "index_not_found_exception":
            return refusal_of(_AWAY, error)
    return None


def _refusal_of_item(told: Mapping[str, Any]) -> Refusal | None:
    """Return what a node refuses to do with one document of several, None if it is done."""
    status = told["status"]
    if status < _BAD or status in {_NOT_FOUND, _CONFLICT}:
        return None
    return refusal_of(status, told["error"])


def _tries(seconds: float) -> Iterator[None]:
    """Yield now and, with pauses, for some seconds."""
    end = time.monotonic() + seconds
    while True:
        yield
        if time.monotonic() + _PAUSE > end:
            return
        time.sleep(_PAUSE)
