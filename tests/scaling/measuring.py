"""What does one question cost a node of the cluster and a PostgreSQL, and what does one passage?

    python -m tests.scaling.measuring

A real node alone, with passages that are invented: as many terms as real ones have, as unequal as
words are, and with each as many bytes as a real one carries. What a question costs is processor
time, which other work on the machine changes little. And a real PostgreSQL, that syncs each commit
to the disk, with the transactions of a question.
"""

import http.client
import json
import random
import re
import subprocess
import time
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any, Final
from urllib.parse import urlsplit

from bot.benchmark.columns import table
from bot.benchmark.corpora import invent, questions
from bot.config.sections import SearchSettings
from bot.index.bm25 import Bm25
from bot.libraries.cluster.mapping import passage_mapping
from tests.cluster import postgres
from tests.cluster.nodes import Role, running

SIZES: Final = (10_000, 100_000, 300_000)
CARRIED: Final = 2_470  # bytes of a passage's rows, as the index of real paragraphs has them
_RANDOM: Final = 0.56  # of them that no compression makes smaller
_BULK: Final = 1_000  # passages of a request
_WARM_UP: Final = 1_500
_QUESTIONS: Final = 600
_HITS: Final = 60
_ALONE: Final = (Role("one", "cluster_manager,data", 1536),)
_INDEX: Final = "measured"
_REFRESHED: Final = 1.2  # seconds until a node counts its processor time anew
_CONNECTIONS: Final = (1, 4, 16)
_BENCH_SECONDS: Final = 6
_TABLES: Final = """\
CREATE TABLE inbox (update_id bigint PRIMARY KEY, queue bigint, raw text);
CREATE INDEX ON inbox (queue);
CREATE TABLE handled (update_id bigint PRIMARY KEY, at timestamptz);
CREATE TABLE exchanges (key text PRIMARY KEY, question text);
"""
_QUESTION: Final = """\
\\set id random(1, 1000000000)
INSERT INTO inbox VALUES (:id, :id, repeat('x', 600)) ON CONFLICT DO NOTHING;
BEGIN;
SELECT update_id FROM inbox WHERE update_id = :id FOR UPDATE SKIP LOCKED;
COMMIT;
BEGIN;
DELETE FROM inbox WHERE update_id = :id;
INSERT INTO handled VALUES (:id, now()) ON CONFLICT DO NOTHING;
INSERT INTO exchanges VALUES (md5(random()::text), repeat('q', 900));
COMMIT;
"""


@dataclass(frozen=True)
class Measured:
    """What was found of an index of so many passages in one shard.

    `processor` is the seconds of processor that a question takes, `finding` those of finding its
    passages without fetching what they carry; `half` and `most` the seconds within which half of
    them and 99 of 100 are answered, `answer` the bytes of an answer. Of a passage, `disk` is its
    bytes on the disk, `indexing` the seconds of processor that it took.
    """

    passages: int
    processor: float
    finding: float
    half: float
    most: float
    answer: float
    disk: float
    indexing: float


class _Node:
    """A node that is asked over one connection."""

    def __init__(self, url: str) -> None:
        """Connect to nothing yet."""
        parts = urlsplit(url)
        self._line = http.client.HTTPConnection(parts.hostname or "", parts.port or 0, timeout=300)

    def ask(self, method: str, path: str, body: str = "") -> bytes:
        """Return the answer to a request."""
        self._line.request(method, path, body or None, {"Content-Type": "application/json"})
        answer = self._line.getresponse()
        raw = answer.read()
        if answer.status >= 300:
            raise RuntimeError(raw[:500])
        return raw

    def processor(self) -> float:
        """Return how many seconds of processor the node has used."""
        time.sleep(_REFRESHED)
        told = json.loads(self.ask("GET", "/_nodes/stats/process"))
        (one,) = told["nodes"].values()
        return float(one["process"]["cpu"]["total_in_millis"]) / 1000

    def size(self) -> int:
        """Return how many bytes the index has on the disk."""
        told = json.loads(self.ask("GET", f"/{_INDEX}/_stats/store"))
        return int(told["_all"]["primaries"]["store"]["size_in_bytes"])


def measured(sizes: Sequence[int] = SIZES) -> Iterator[Measured]:
    """Yield what a question and a passage cost, in an index of each size."""
    with running(*_ALONE, is_measured=True) as nodes:
        node = _Node(nodes.urls[0])
        for size in sizes:
            yield _measure(node, size)
            node.ask("DELETE", f"/{_INDEX}")


def _measure(node: _Node, size: int) -> Measured:
    """Return what a question and a passage cost in an index of a size."""
    search = SearchSettings(engine="opensearch", replicas=0)
    node.ask("PUT", f"/{_INDEX}", json.dumps(passage_mapping(search, "measured", Bm25())))
    corpus, before = invent(size), node.processor()
    lines: list[str] = []
    for number, terms in enumerate(corpus.passages()):
        lines += _lines(number, terms)
        if len(lines) >= 2 * _BULK or number == size - 1:
            node.ask("POST", f"/{_INDEX}/_bulk", "\n".join(lines) + "\n")
            lines = []
    node.ask("POST", f"/{_INDEX}/_refresh")
    node.ask("POST", f"/{_INDEX}/_flush")
    indexing = (node.processor() - before) / size
    asked = questions(corpus, _WARM_UP + _QUESTIONS)
    idle, finding, fetching = _idle(node), _Asking(node, carried=False), _Asking(node)
    for one in (finding, fetching):
        for terms in asked[:_WARM_UP]:
            one.ask(terms)
    finding.measure(asked[_WARM_UP:], idle)
    fetching.measure(asked[_WARM_UP:], idle)
    cuts = quantiles(fetching.spent, n=100)
    answer, disk = fetching.received / _QUESTIONS, node.size() / size
    return Measured(
        size, fetching.processor, finding.processor, cuts[49], cuts[98], answer, disk, indexing
    )


class _Asking:
    """Questions that are put to a node, and what they cost; with or without what is carried."""

    def __init__(self, node: _Node, *, carried: bool = True) -> None:
        """Ask nothing yet."""
        self._node, self._source = node, ["rows"] if carried else False
        self.spent: list[float] = []
        self.received, self.processor = 0, 0.0

    def ask(self, terms: Sequence[str]) -> int:
        """Ask as a front end does, and return how many bytes the answer has."""
        clauses = [{"term": {"terms": {"value": term, "boost": 1.0}}} for term in terms]
        body = {
            "query": {"bool": {"should": clauses}},
            "size": _HITS,
            "_source": self._source,
            "track_total_hits": False,
        }
        path = f"/{_INDEX}/_search?search_type=dfs_query_then_fetch"
        return len(self._node.ask("POST", path, json.dumps(body)))

    def measure(self, asked: Sequence[Sequence[str]], idle: float) -> None:
        """Ask some questions; a node that nobody asks is busy for `idle` seconds a second."""
        before, begun = self._node.processor(), time.perf_counter()
        for terms in asked:
            start = time.perf_counter()
            self.received += self.ask(terms)
            self.spent.append(time.perf_counter() - start)
        seconds = time.perf_counter() - begun + _REFRESHED
        used = self._node.processor() - before - idle * seconds
        self.processor = used / len(asked)


def _idle(node: _Node) -> float:
    """Return how much of a processor the node uses while nobody asks."""
    before, begun = node.processor(), time.perf_counter()
    time.sleep(3.0)
    return (node.processor() - before) / (time.perf_counter() - begun)


def _lines(number: int, terms: Sequence[str]) -> tuple[str, str]:
    """Return the two lines of a bulk request that bring a passage."""
    dice = random.Random(number)  # noqa: S311 - no secret
    solid = int(CARRIED * _RANDOM)
    rows = b64encode(dice.randbytes(solid) + bytes(CARRIED - solid)).decode()
    source: dict[str, Any] = {
        "terms": terms, "length": len(terms), "path": f"{number // 50}.txt", "number": number,
        "rows": rows,
    }  # fmt: skip
    return json.dumps({"index": {"_id": f"part-{number}"}}), json.dumps(source)


def report() -> Iterator[str]:
    """Yield a table of what was found."""
    heads = (
        "passages in a shard", "processor a question", "of it finding", "half", "99 of 100",
        "an answer",
        "a passage on the disk", "processor to index it",
    )  # fmt: skip
    rows = [
        (
            f"{one.passages:,}",
            f"{1000 * one.processor:.2f} ms",
            f"{1000 * one.finding:.2f} ms",
            f"{1000 * one.half:.1f} ms",
            f"{1000 * one.most:.1f} ms",
            f"{one.answer / 1000:.0f} kB",
            f"{one.disk:,.0f} bytes",
            f"{1000 * one.indexing:.3f} ms",
        )
        for one in measured()
    ]
    yield table("One node, one shard", heads, rows)
    found = [(str(number), f"{commits(number):,.0f}") for number in _CONNECTIONS]
    heads = ("connections", "questions a second, of three commits each")
    yield table("One PostgreSQL", heads, found)


def commits(connections: int) -> float:
    """Return how many questions a second a PostgreSQL keeps, each in three transactions."""
    with TemporaryDirectory() as name, postgres.running(is_synced=True) as server:
        script = Path(name) / "question.sql"
        script.write_text(_QUESTION, encoding="ascii")
        _bench(server.url, "-c", "1", "-t", "1", "-f", str(_written(name, _TABLES)))
        told = _bench(
            server.url, "-c", str(connections), "-T", str(_BENCH_SECONDS), "-f", str(script)
        )
    return float(re.findall(r"tps = ([\d.]+)", told)[0])


def _written(folder: str, text: str) -> Path:
    """Return a file with a text."""
    file = Path(folder) / "tables.sql"
    file.write_text(text, encoding="ascii")
    return file


def _bench(url: str, *options: str) -> str:
    """Return what pgbench says."""
    command = ("pgbench", "-n", *options, url)
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    for text in report():
        print(text, flush=True)
