"""How many machines does a fleet need, how much memory and disk, and what do they cost?

Plain arithmetic on the figures of `measured`: each part is as large as the greediest of its wants.
"""

from dataclasses import dataclass
from math import ceil
from typing import Final

from tests.scaling import measured as of

_MS: Final = 1000.0
_KB, _MB, _GB = 1e3, 1e6, 1e9
_DAY: Final = 86_400.0
_HUNDRED_THOUSAND: Final = 100_000.0


@dataclass(frozen=True, slots=True)
class Demand:
    """What a fleet is for.

    There are `passages` in `collections` that are equally large, in `copies`; each of the `rate`
    questions a second is put to one collection.
    """

    passages: float
    collections: int
    rate: float
    copies: int = 2

    @property
    def asked(self) -> float:
        """The passages of the collection that a question is put to."""
        return self.passages / self.collections


@dataclass(frozen=True, slots=True)
class Cluster:
    """The data nodes: seconds of processor a question, and how many each want would have."""

    shards_asked: int
    shards: int
    seconds: float
    disk: float
    hot: float
    by_processor: int
    by_memory: int
    by_disk: int
    by_shards: int

    @property
    def nodes(self) -> int:
        """How many there are; two at least, so that one may die."""
        return max(2, self.by_processor, self.by_memory, self.by_disk, self.by_shards)


@dataclass(frozen=True, slots=True)
class FrontEnds:
    """The front ends: processes, the outline that a machine maps, and machines."""

    bots: int
    processes: int
    outline: float
    machines: int
    network: float


@dataclass(frozen=True, slots=True)
class Databases:
    """PostgreSQL: how many, and how many bytes they keep in all."""

    count: int
    kept: float


def finding(passages: float) -> float:
    """Return the seconds of processor that finding takes in a shard of so many passages."""
    matching = of.MATCHING.value * (passages / _HUNDRED_THOUSAND) ** of.GROWTH.value
    return (of.FINDING.value + matching) / _MS


def cluster(demand: Demand) -> Cluster:
    """Return the data nodes that a demand needs."""
    asked = max(1, ceil(demand.asked / of.SHARD.value))
    shards = asked * demand.collections * demand.copies
    seconds = asked * finding(demand.asked / asked) + of.FETCHING.value / _MS
    disk = demand.passages * demand.copies * of.DISK.value
    hot = demand.passages * demand.copies * of.HOT.value
    return Cluster(
        asked,
        shards,
        seconds,
        disk,
        hot,
        ceil(demand.rate * seconds / of.BUSY.value / of.CORES.value),
        ceil(hot / _GB / of.CACHE.value),
        ceil(disk / _GB / of.STORAGE.value / of.FULL.value),
        ceil(shards / of.SHARDS.value),
    )


def outline(passages: float) -> float:
    """Return how many bytes a front end maps of a collection of so many passages."""
    part = min(passages, of.PART.value)
    forms = of.FORMS.value * (part * of.WORDS.value) ** of.HEAPS.value
    return passages / part * forms * of.FORM.value + passages * of.OUTLINED.value


def thought() -> float:
    """Return the seconds of processor that a front end needs for a question."""
    return (of.THINKING.value + of.ASKING.value) / _MS


def front_ends(demand: Demand) -> FrontEnds:
    """Return the front ends that a demand needs: two for each bot, in case one dies.

    A machine maps the outlines of what its chats ask. Of one collection that is all of it; where
    there are several, chats that ask the same are put on the same machines.
    """
    bots = ceil(demand.rate / (of.PACE.value * of.BUSY.value))
    thinking = demand.rate * thought() / of.BUSY.value
    processes = max(2 * bots, ceil(thinking))
    one, memory = outline(demand.asked), of.MEMORY.value * _GB
    own = processes * of.PROCESS.value * _MB
    if demand.collections == 1:
        by_memory = ceil(own / (memory - one))
    else:
        by_memory = ceil((own + one * demand.collections) / memory)
    machines = max(2, ceil(thinking / of.CORES.value), by_memory)
    mapped = one * max(1.0, demand.collections / machines)
    return FrontEnds(bots, processes, mapped, machines, demand.rate * of.ANSWER.value * _KB)


def databases(demand: Demand) -> Databases:
    """Return the PostgreSQL that a demand needs, without their standbys."""
    kept = demand.rate * _DAY * of.DAYS.value * of.EXCHANGE.value
    by_disk = ceil(kept / _GB / of.STORAGE.value / of.FULL.value)
    by_writing = ceil(demand.rate / of.COMMITTED.value / of.BUSY.value)
    return Databases(max(by_disk, by_writing), kept)


def machines(demand: Demand) -> int:
    """Return how many machines there are, a standby for each PostgreSQL and three voters too."""
    stores = 2 * databases(demand).count
    return cluster(demand).nodes + front_ends(demand).machines + stores + 3


def price(demand: Demand) -> float:
    """Return what the machines cost a month."""
    return machines(demand) * of.PRICE.value


def indexing_hours(demand: Demand) -> float:
    """Return how many hours it takes to take in all passages anew.

    One machine reads and analyzes them, all nodes take them in; the slower part counts.
    """
    reading = demand.passages * of.READING.value / _MS
    taking = demand.passages * demand.copies * of.INDEXING.value / _MS / cluster(demand).nodes
    return max(reading, taking) / of.CORES.value / 3600
