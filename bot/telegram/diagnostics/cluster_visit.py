"""What do the nodes of the cluster say of themselves?

Each is asked alone whether it answers, then the cluster what it lacks. What we may do there is
tried on an index of its own, which is gone afterwards.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

from bot.config.sections import SearchSettings
from bot.errors import BotError, ClusterRefused
from bot.libraries.cluster.clusters import cluster_of
from bot.libraries.cluster.connection import Cluster
from bot.libraries.cluster.exchange import NoAnswer
from bot.telegram.diagnostics import cluster_findings as findings
from bot.telegram.diagnostics.findings import Finding, Level

_INCOMPLETE: Final = (KeyError, TypeError, ValueError)  # an answer lacks what was promised
_TRIED: Final = {"settings": {"number_of_shards": 1, "number_of_replicas": 0}}


def check_cluster(search: SearchSettings) -> Iterator[Finding]:
    """Yield what is to be said of the cluster; `WRONG` if it cannot be asked or written."""
    try:
        cluster = cluster_of(search)
        found = tuple(_greet(cluster))
        yield from found
        if all(one.level is Level.WRONG for one in found):
            return
    except ClusterRefused as error:
        yield findings.report_refusal(str(error))
        return
    for what, look in _LOOKS.items():
        try:
            yield from look(cluster, search)
        except ClusterRefused:
            yield findings.report_unseen(what)
        except BotError as error:
            yield findings.report_refusal(f"{what}: {error}")
        except _INCOMPLETE:
            yield findings.report_incomplete(what)
    yield from _try_rights(cluster, search)


def _greet(cluster: Cluster) -> Iterator[Finding]:
    """Yield which nodes answer."""
    told = list(cluster.each_node("/"))
    answering = [one for _, one in told if not isinstance(one, Exception)]
    for address, one in told:
        if isinstance(one, BotError):
            yield findings.report_refusal(str(one), others=bool(answering))
        elif isinstance(one, NoAnswer):
            reason = f"{address.url} {one.reason}"
            yield findings.report_silent(reason, one.remedy, others=bool(answering))
        else:
            yield findings.report_node(address.url, one)
            yield from findings.check_password(address.url, address.who)


def _health(cluster: Cluster, search: SearchSettings) -> Iterator[Finding]:
    """Yield whether all copies are there."""
    path = f"/_cluster/health/{search.index}-*"
    yield from findings.check_health(cluster.request("GET", path), search)


def _nodes(cluster: Cluster, search: SearchSettings) -> Iterator[Finding]:
    """Yield what nodes there are, how full their disks are, and whether one may die or hang."""
    nodes = list(cluster.request("GET", "/_nodes/stats/fs")["nodes"].values())
    yield from findings.check_voters(nodes)
    yield from findings.check_disks(nodes)
    if findings.have_data(nodes) > 1:
        yield from findings.check_copies(search, _settings(cluster, search))
        told = cluster.request(
            "GET", "/_cluster/settings", include_defaults="true", flat_settings="true"
        )
        every = told["defaults"] | told["persistent"] | told["transient"]
        yield from findings.check_patience(every)


def _blocks(cluster: Cluster, search: SearchSettings) -> Iterator[Finding]:
    """Yield which of our indices take nothing new."""
    yield from findings.check_blocks(_settings(cluster, search))


def _settings(cluster: Cluster, search: SearchSettings) -> dict[str, Any]:
    """Return the settings of our indices, by their names."""
    path = f"/{search.index}-*/_settings"
    return cluster.request("GET", path, flat_settings="true") or {}


_LOOKS: Final[dict[str, Callable[[Cluster, SearchSettings], Iterator[Finding]]]] = {
    "the health of the cluster": _health,
    "the nodes of the cluster": _nodes,
    "the settings of the indices": _blocks,
}


def _try_rights(cluster: Cluster, search: SearchSettings) -> Iterator[Finding]:
    """Yield whether we may do there what we have to."""
    index = f"{search.index}-doctor"
    try:
        cluster.request("DELETE", f"/{index}")
        cluster.request("PUT", f"/{index}", _TRIED)
        cluster.put(index, "tried", {})
        cluster.refresh(index)
        cluster.search([index], {"query": {"match_all": {}}})
        cluster.request("DELETE", f"/{index}")
    except BotError as error:
        yield findings.report_refusal(str(error))
    except _INCOMPLETE:
        yield findings.report_incomplete(index)
    else:
        yield findings.report_rights(f"{search.index}-")
