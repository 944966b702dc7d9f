"""What does a node mean that answers, but not as it is asked?

Some refusals pass: another node may do what was asked, or this one a little later. Of all others
one line says what is wrong and what to do.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from bot.errors import ClusterRefused
from bot.libraries.cluster.addresses import Address
from bot.libraries.cluster.exchange import Answer
from bot.records import dataclass

_UNKNOWN, _FORBIDDEN, _BUSY, _BROKEN = 401, 403, 429, 500
_OLDEST: Final = (2, 11)
_SHOWN: Final = 300  # characters of what a node says
_GOING: Final = (  # in errors with status 500: a node is going, or gone
    "node_closed_exception",
    "node_disconnected_exception",
    "node_not_connected_exception",
    "transport_exception",
    "shard_not_found_exception",
    "illegal_index_shard_state_exception",
    "not_cluster_manager_exception",
)
_NO_COPY: Final = (  # in errors with status 503: all that have a part of an index are gone
    "no_shard_available_action_exception",
    "unavailable_shards_exception",
    "missing shards",
    "all shards failed",
)
_NAMES: Final = "OPENSEARCH_USER and OPENSEARCH_PASSWORD, or OPENSEARCH_API_KEY"
_RIGHTS: Final = (
    "give it the right to all that is done to the indices that search.index names, and to monitor "
    "the cluster"
)
_FULL: Final = (
    "the disk of a node is almost full, so that its indices can only be read: make room there, "
    "and it takes new documents again by itself"
)
_READ_ONLY: Final = (
    "an index can only be read: put back what blocks it in its settings (index.blocks.write, "
    "index.blocks.read_only or index.blocks.read_only_allow_delete)"
)
_ANOTHER: Final = "choose another search.index, or delete it and add the documents again"


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a node says in place of an answer: a status, the type of the error, its reason."""

    status: int
    kind: str
    reason: str

    @property
    def is_block(self) -> bool:
        """Whether an index, or the cluster, takes nothing new."""
        return self.kind == "cluster_block_exception" and self.status in {_FORBIDDEN, _BUSY}

    @property
    def passes(self) -> bool:
        """Whether it is worth another try: on another node, or a little later."""
        if self.status == _BROKEN:
            return any(name in str(self) for name in _GOING)
        return self.status > _BROKEN or (self.status == _BUSY and not self.is_block)

    def __str__(self) -> str:
        """Return the type and the reason in one line."""
        told = " ".join(f"{self.kind}: {self.reason}".split())
        return told if len(told) <= _SHOWN else f"{told[:_SHOWN]}…"


def read_refusal(answer: Answer) -> Refusal:
    """Return what a node says whose status is that of an error."""
    try:
        told = json.loads(answer.text)
    except ValueError:
        told = None
    error = told.get("error") if isinstance(told, Mapping) else None
    if isinstance(error, Mapping):
        return refusal_of(answer.status, error)
    reason = error or answer.text.strip() or "it gives no reason"
    return Refusal(answer.status, f"HTTP {answer.status}", str(reason))


def refusal_of(status: int, error: Mapping[str, Any]) -> Refusal:
    """Return what a node says of one of several things that it was to do."""
    causes = error.get("root_cause") or [error.get("caused_by") or {}]
    kind, reason = str(error.get("type", "")), str(error.get("reason") or "")
    cause = causes[0] if isinstance(causes[0], Mapping) else {}
    if cause.get("reason") and cause.get("reason") != error.get("reason"):
        reason = f"{reason} ({cause.get('type')}: {cause.get('reason')})"
    return Refusal(status, kind, reason)


def passing(answer: Answer) -> str:
    """Return what a node does that cannot answer just now; "" if it will not, whoever asks."""
    refusal = read_refusal(answer)
    if not refusal.passes:
        return ""
    if refusal.status == _BUSY:
        return "has too much to do just now"
    if any(name in str(refusal) for name in _NO_COPY):
        return f"knows no copy of a part of an index: start the nodes that have one ({refusal})"
    return f"cannot do it just now ({refusal})"


def explain_refusal(address: Address, answer: Answer) -> ClusterRefused:
    """Return the error for what a node refuses, and will refuse again."""
    return explain(address.url, address.who, read_refusal(answer))


def explain(url: str, who: str, refusal: Refusal) -> ClusterRefused:
    """Return the error for a refusal.

    Args:
        url: the address that was asked.
        who: who we are there, "" for nobody.
        refusal: what was said.
    """
    if refusal.is_block:
        is_full = "disk" in refusal.reason
        return ClusterRefused(url, _FULL if is_full else f"{_READ_ONLY} ({refusal.reason})")
    if refusal.status == _UNKNOWN and who:
        return ClusterRefused(url, f"it does not let {who} in: check {_NAMES}")
    if refusal.status == _UNKNOWN:
        return ClusterRefused(url, f"it lets nobody in without a name: set {_NAMES}")
    if refusal.status == _FORBIDDEN:
        whom = who or "whoever gives no name"
        return ClusterRefused(url, f"{whom} may not do this: {_RIGHTS} ({refusal})")
    return ClusterRefused(url, str(refusal))


def check_welcome(url: str, text: str) -> str:
    """Return the number of the cluster that a node belongs to, from its answer to `GET /`.

    Returns:
        "" while it belongs to none.

    Raises:
        ClusterRefused: it is no node of OpenSearch, or one that is too old.
    """
    try:
        told = json.loads(text)
        number = str(told["version"]["number"])
        name = told["version"].get("distribution", "Elasticsearch")
    except (ValueError, KeyError, TypeError, AttributeError):
        reason = "what answers there is no OpenSearch: check search.urls"
        raise ClusterRefused(url, reason) from None
    if name != "opensearch":
        reason = f"what answers there is {name} {number}: OpenSearch is needed"
        raise ClusterRefused(url, reason)
    if _numbers(number) < _OLDEST:
        least = ".".join(map(str, _OLDEST))
        raise ClusterRefused(url, f"OpenSearch {number} is too old: {least} or later is needed")
    cluster = str(told.get("cluster_uuid") or "")
    return "" if cluster == "_na_" else cluster


def other_version(url: str, index: str, theirs: object, ours: object) -> ClusterRefused:
    """Return the error for an index that another version of Footnote, or somebody else, has made.

    Args:
        url: where the cluster is.
        index: its name.
        theirs: the format that it says it has, None if it says none.
        ours: the format that this program writes.
    """
    if theirs is None:
        return ClusterRefused(url, f"the index {index} is not one of Footnote's: {_ANOTHER}")
    reason = f"the index {index} has format {theirs}, and this version of Footnote has {ours}"
    return ClusterRefused(url, f"{reason}: use the version that made it, or {_ANOTHER}")


def _numbers(version: str) -> tuple[int, ...]:
    """Return the first two numbers of a version."""
    return tuple(int(one) if one.isdecimal() else 0 for one in version.split(".")[:2])
