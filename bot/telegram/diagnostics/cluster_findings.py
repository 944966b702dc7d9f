"""What is wrong with the cluster that is searched, and what puts it right?

The functions judge what the nodes say of themselves; `cluster_visit` asks for that.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from bot.config.sections import SearchSettings
from bot.telegram.diagnostics.findings import Finding, Level

Told = Mapping[str, Any]

_ABOUT: Final = "cluster"
_VOTERS: Final = frozenset({"cluster_manager", "master"})  # the second is its name of old
_MAJORITY: Final = 3  # voters of which one may die
_TIGHT, _FULL = 85, 95  # percent of a disk: no more copies come there; nothing new at all
_UNITS: Final = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_LONG: Final = 10.0  # seconds until a node that hangs is left out
_FORGOTTEN: Final = 60.0  # seconds until searches of such a node are forgotten
_HERE: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_BLOCKS: Final = ("read_only", "read_only_allow_delete", "write", "read")


def report_node(url: str, told: Told) -> Finding:
    """Return the finding that a node answers."""
    version = told.get("version", {}).get("number", "of an unknown version")
    return Finding(Level.FINE, _ABOUT, f"{url} answers: OpenSearch {version}")


def report_silent(reason: str, remedy: str, *, others: bool) -> Finding:
    """Return the finding that a node does not answer.

    Args:
        reason: has its address, and what happens.
        remedy: what somebody has to do; "" if the node may be down.
        others: whether another node does.
    """
    if others:
        told = remedy or "start it, or take it out of search.urls"
        return Finding(Level.NOTE, _ABOUT, reason, f"{told}; until then the others are asked")
    told = remedy or "start the cluster, or correct search.urls"
    return Finding(Level.WRONG, _ABOUT, reason, told)


def check_password(url: str, who: str) -> Iterator[Finding]:
    """Yield whether a password can be read on its way."""
    parts = urlsplit(url)
    if who and parts.scheme == "http" and parts.hostname not in _HERE:
        found = f"{url} is told who we are without TLS: whoever listens can read it"
        yield Finding(Level.NOTE, _ABOUT, found, "have the nodes speak TLS, and write https://")


def check_health(health: Told, settings: SearchSettings) -> Iterator[Finding]:
    """Yield whether each part of our indices has its copies.

    Args:
        health: of the indices of ours.
        settings: how many copies there are to be.
    """
    status, nodes = health["status"], health["number_of_data_nodes"]
    missing = health["unassigned_shards"]
    if status == "green":
        yield Finding(Level.FINE, _ABOUT, f"all copies are there, on {_count(nodes, 'node')}")
    elif status == "red":
        remedy = "start the nodes that have them, or restore a snapshot"
        yield Finding(Level.WRONG, _ABOUT, "parts of the library have no copy (red)", remedy)
    else:
        found = f"{_count(missing, 'copy', 'copies')} of parts of the library are missing (yellow)"
        yield Finding(Level.NOTE, _ABOUT, found, _why_yellow(health, settings))


def _why_yellow(health: Told, settings: SearchSettings) -> str:
    """Return what brings copies that are missing."""
    nodes = health["number_of_data_nodes"]
    if settings.replicas >= nodes:
        needed = f"search.replicas = {settings.replicas} needs {settings.replicas + 1} nodes"
        return f"{needed} with data, and there are {nodes}: start more, or set it lower"
    if health["initializing_shards"] or health["delayed_unassigned_shards"]:
        return "wait: they are being made, or a node is expected back"
    return "POST /_cluster/reroute?retry_failed=true; GET /_cluster/allocation/explain says why"


def have_data(nodes: Sequence[Told]) -> int:
    """Return how many of some nodes have data."""
    return sum("data" in one["roles"] for one in nodes)


def check_voters(nodes: Sequence[Told]) -> Iterator[Finding]:
    """Yield whether the cluster goes on when a node dies."""
    voters = [one["name"] for one in nodes if _VOTERS & set(one["roles"])]
    if have_data(nodes) == 1:
        yield Finding(
            Level.NOTE,
            _ABOUT,
            "one node has all the data: while it is away nothing is answered",
            "start a second one with data and a third that votes, and set search.replicas to 1",
        )
    elif len(voters) < _MAJORITY:
        yield Finding(
            Level.NOTE,
            _ABOUT,
            f"{_count(len(voters), 'node')} can lead: when one dies nothing can be changed",
            "start a third that votes and needs no data: node.roles: [cluster_manager]",
        )
    else:
        found = f"{len(voters)} nodes can lead: {', '.join(sorted(voters))}"
        yield Finding(Level.FINE, _ABOUT, found)


def check_copies(settings: SearchSettings, indices: Mapping[str, Told]) -> Iterator[Finding]:
    """Yield whether there are as many copies as the settings want, on nodes that can have them."""
    if settings.replicas == 0:
        yield Finding(
            Level.NOTE,
            _ABOUT,
            "search.replicas is 0: a node that dies takes answers along",
            "set it to 1, and number_of_replicas of the indices that are there",
        )
    few = [
        name
        for name, told in sorted(indices.items())
        if int(told["settings"].get("index.number_of_replicas", 1)) < settings.replicas
    ]
    if few:
        found = f"fewer copies than search.replicas says: {', '.join(few)}"
        remedy = f'PUT /{settings.index}-*/_settings {{"number_of_replicas": {settings.replicas}}}'
        yield Finding(Level.NOTE, _ABOUT, found, remedy)


def check_blocks(indices: Mapping[str, Told]) -> Iterator[Finding]:
    """Yield which indices take nothing new."""
    for name, told in sorted(indices.items()):
        own = told["settings"]
        blocked = [one for one in _BLOCKS if str(own.get(f"index.blocks.{one}")) == "true"]
        if not blocked:
            continue
        remedy = "make room on the disks of the nodes: then the block goes by itself"
        if blocked != ["read_only_allow_delete"]:
            remedy = f'PUT /{name}/_settings {{"index.blocks.{blocked[0]}": null}}'
        found = f"{name} takes nothing new: {', '.join(blocked)}"
        yield Finding(Level.WRONG, _ABOUT, found, remedy)


def check_disks(nodes: Sequence[Told]) -> Iterator[Finding]:
    """Yield how full the fullest disk of a node with data is."""
    used = {
        one["name"]: 100 - 100 * disk["available_in_bytes"] / disk["total_in_bytes"]
        for one in nodes
        if "data" in one["roles"]
        and (disk := one.get("fs", {}).get("total"))
        and disk["total_in_bytes"]
    }
    if not used:
        return
    name = max(used, key=lambda one: used[one])
    found = f"the disk of {name} is {used[name]:.0f} % full"
    if used[name] < _TIGHT:
        yield Finding(Level.FINE, _ABOUT, found)
        return
    level = Level.WRONG if used[name] >= _FULL else Level.NOTE
    told = f"{found}: from {_TIGHT} % on it gets no more copies, from {_FULL} % nothing at all"
    yield Finding(level, _ABOUT, told, "make room there, or add a node")


def check_patience(settings: Told) -> Iterator[Finding]:
    """Yield whether a node that hangs is left out soon, and may come back.

    Args:
        settings: all of the cluster, by their full names.
    """
    slow = []
    for check in ("follower_check", "leader_check"):
        begin = f"cluster.fault_detection.{check}."
        tries = int(settings.get(f"{begin}retry_count", 3))
        each = _seconds(settings.get(f"{begin}timeout", "10s"))
        pause = _seconds(settings.get(f"{begin}interval", "1s"))
        slow.append(tries * (each + pause))
    if max(slow) > _LONG:
        found = f"a node that hangs is left out after {max(slow):.0f} s, and changes wait for it"
        remedy = "set cluster.fault_detection.* in opensearch.yml as in README, In a cluster"
        yield Finding(Level.NOTE, _ABOUT, found, remedy)
    if _seconds(settings.get("search.default_keep_alive", "5m")) > _FORGOTTEN:
        found = "a node that has hung may not get its copies back for some minutes"
        remedy = "set search.default_keep_alive to 10s, and search.keep_alive_interval to 5s"
        yield Finding(Level.NOTE, _ABOUT, found, remedy)


def report_rights(index: str) -> Finding:
    """Return the finding that we may do what we have to."""
    found = f"indices can be made, written, searched and deleted that begin with {index}"
    return Finding(Level.FINE, _ABOUT, found)


def report_refusal(reason: str, *, others: bool = False) -> Finding:
    """Return the finding that the cluster refuses something; the reason says what to do.

    Args:
        reason: has the address of who refuses, what it says, and what to do.
        others: whether it is one node, and others answer.
    """
    return Finding(Level.NOTE if others else Level.WRONG, _ABOUT, reason)


def report_incomplete(what: str) -> Finding:
    """Return the finding that an answer lacks what OpenSearch promises."""
    found = f"the answer about {what} is incomplete"
    return Finding(Level.WRONG, _ABOUT, found, "check search.urls: something else may answer")


def report_unseen(what: str) -> Finding:
    """Return the finding that we may not see something, which is no harm."""
    return Finding(Level.NOTE, _ABOUT, f"{what} may not be looked at with these rights")


def _seconds(told: object) -> float:
    """Return a duration of OpenSearch in seconds; one that is none is 0."""
    text = str(told)
    for unit in sorted(_UNITS, key=len, reverse=True):
        number = text.removesuffix(unit)
        if number != text and number.replace(".", "", 1).isdecimal():
            return float(number) * _UNITS[unit]
    return 0.0


def _count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun in the right form."""
    return f"1 {noun}" if number == 1 else f"{number} {plural or noun + 's'}"
