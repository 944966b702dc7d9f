"""How is a node of the cluster asked, and what if it does not answer?

The one place of opensearch-py, which takes half a second to import. A request goes to one node
after the other until one answers.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

from opensearchpy import OpenSearch, exceptions

from bot.config.sections import SearchSettings
from bot.errors import ClusterAway, ClusterRefused
from bot.records import dataclass

_TRIES: Final = 3
_NOT_FOUND: Final = 404
_CONFLICT: Final = 409
_BAD: Final = 400


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
        """
        self.settings = settings
        self.url = _without_password(settings.urls[0]) if settings.urls else ""
        user, password = environment.get("OPENSEARCH_USER"), environment.get("OPENSEARCH_PASSWORD")
        key = environment.get("OPENSEARCH_API_KEY")
        self._client = OpenSearch(
            hosts=list(settings.urls),
            http_auth=(user, password) if user else None,
            headers={"Authorization": f"ApiKey {key}"} if key else None,
            ca_certs=settings.ca_file or None,
            timeout=settings.timeout,
            max_retries=_TRIES,
            retry_on_timeout=True,
        )

    def request(
        self,
        method: str,
        path: str,
        body: Any = None,  # noqa: ANN401 - JSON
        **params: str | int | bool,
    ) -> Any:  # noqa: ANN401 - JSON
        """Return the answer to a request, as JSON; None where there is no such thing.

        Raises:
            Conflict: something is there already, or is another one by now.
        """
        try:
            return self._client.transport.perform_request(method, path, params=params, body=body)
        except exceptions.ConnectionError as error:
            raise ClusterAway(self.url, str(error.error)) from error
        except exceptions.TransportError as error:
            if error.status_code == _NOT_FOUND:
                return None
            if error.status_code == _CONFLICT:
                raise Conflict(path) from error
            if isinstance(error.status_code, int) and error.status_code < 500:  # noqa: PLR2004
                raise ClusterRefused(self.url, str(error.error)) from error
            raise ClusterAway(self.url, str(error.error)) from error

    def get(self, index: str, key: str) -> Kept | None:
        """Return a document as it is now, None if there is none."""
        found = self.request("GET", f"/{index}/_doc/{key}")
        return _kept(found) if found and found.get("found") else None

    def get_all(self, index: str, keys: Sequence[str]) -> list[Kept | None]:
        """Return some documents as they are now, in their order; None for those that are not."""
        if not keys:
            return []
        found = self.request("POST", f"/{index}/_mget", {"ids": list(keys)})
        every = found["docs"] if found else [{}] * len(keys)
        return [_kept(one) if one.get("found") else None for one in every]

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
        params: dict[str, str | int | bool] = {"op_type": "create"} if is_new else {}
        if version is not None:
            params |= {"if_seq_no": version[0], "if_primary_term": version[1]}
        found = self.request("PUT", f"/{index}/_doc/{key}", source, **params)
        return found["_seq_no"], found["_primary_term"]

    def delete(self, index: str, key: str) -> None:
        """Delete a document, if it is there."""
        self.request("DELETE", f"/{index}/_doc/{key}")

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
        lines: list[str] = []
        versioned = {} if version is None else {"version": version, "version_type": "external_gte"}
        for key, source in sources:
            action = {"delete" if source is None else "index": {"_id": key, **versioned}}
            lines.append(json.dumps(action))
            if source is not None:
                lines.append(json.dumps(source, ensure_ascii=True))
        if not lines:
            return
        found = self.request("POST", f"/{index}/_bulk", "\n".join(lines) + "\n")
        for item in found["items"]:
            (told,) = item.values()
            if told["status"] not in {_NOT_FOUND, _CONFLICT} and told["status"] >= _BAD:
                raise ClusterRefused(self.url, str(told.get("error")))

    def search(
        self, indices: Sequence[str], body: Mapping[str, Any], **params: str | int | bool
    ) -> Any:  # noqa: ANN401 - JSON
        """Return what a search finds in some indices; None where one of them is not there."""
        return self.request(
            "POST",
            f"/{','.join(indices)}/_search",
            body,
            **{"allow_partial_search_results": "false", **params},
        )

    def scan(self, index: str, query: Mapping[str, Any], size: int = 500) -> Iterable[Kept]:
        """Yield all documents of an index that a query finds, by their ids."""
        after: list[Any] | None = None
        while True:
            body: dict[str, Any] = {
                "query": query,
                "size": size,
                "sort": [{"_id": "asc"}],
                "seq_no_primary_term": True,
            }
            if after:
                body["search_after"] = after
            found = self.search([index], body)
            hits = found["hits"]["hits"] if found else []
            yield from map(_kept, hits)
            if len(hits) < size:
                return
            after = hits[-1]["sort"]

    def refresh(self, index: str) -> None:
        """Have a search find all that was kept until now."""
        self.request("POST", f"/{index}/_refresh")


def open_cluster(settings: SearchSettings) -> Cluster:
    """Return the cluster that the settings name, with what the environment says of who we are.

    Raises:
        ClusterRefused: no node is named.
    """
    if not settings.urls:
        reason = 'name the nodes of the cluster in search.urls: ["https://…:9200"]'
        raise ClusterRefused("search.urls", reason)
    return Cluster(settings, os.environ)


def _kept(found: Mapping[str, Any]) -> Kept:
    """Return the document that an answer holds."""
    return Kept(found["_id"], found["_source"], (found["_seq_no"], found["_primary_term"]))


def _without_password(url: str) -> str:
    """Return an address without who asks."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=host))
