"""How soon are passages in a cluster, and what does a question cost beside the bare search?

Invented passages are taken in by two nodes, each with a copy, while this process packs them. Then
a question's search and fetch, with all that is done on our side, take turns with what the
cluster's own client takes for the same search.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from typing import Final

from opensearchpy import OpenSearch

from bot import pipeline
from bot.config.sections import SearchSettings
from bot.config.settings import Settings
from bot.documents.document import Document
from bot.index.library import Library, Segment, analyze_all, build_segment
from bot.index.remote_library import join_parts
from bot.index.remote_part import open_part, outline_of
from bot.libraries.bundled import load_word_vectors
from bot.libraries.cluster.catalogue import make_index
from bot.libraries.cluster.connection import Cluster
from bot.libraries.cluster.mapping import passage_index, passage_mapping
from bot.libraries.cluster.passages import PassagesOf, write_passages
from bot.queries.query import interpret
from bot.queries.question import Question
from tests.benchmarks.invented import essays, inquiries
from tests.benchmarks.tables import table
from tests.cluster.nodes import THREE, running

_PARTS, _COPIES = 3, 1
_PART: Final = "part"
_QUESTIONS, _WARM, WORDS = 400, 100, 8
_ASKED: Final = 60  # passages, as `RemoteIndex` asks for
_BYTES: Final = 1_000_000


def report(size: int) -> Iterator[str]:
    """Yield how fast about so many passages are taken in, and what questions cost then."""
    settings = Settings()
    documents = essays(load_word_vectors().words, size // 2)  # two passages each
    analyzed, _ = analyze_all(documents, settings.passages)
    segment = build_segment(analyzed, load_word_vectors(), settings.bm25, (), is_part=True)
    with running(*THREE, is_measured=True) as nodes:
        search = SearchSettings("opensearch", nodes.urls, shards=_PARTS, replicas=_COPIES)
        cluster = Cluster(search, {})
        index = passage_index(search, "")
        make_index(cluster, index, passage_mapping(search, "", settings.bm25))
        nodes.wait_for_green()
        _warm_up(cluster, index, segment)
        started = time.perf_counter()
        write_passages(cluster, index, _PART, segment, lambda: None)
        took = time.perf_counter() - started
        count = len(segment.passages)
        stats = cluster.request("GET", f"/{index}/_stats/store")
        disk = stats["_all"]["primaries"]["store"]["size_in_bytes"] / count
        yield (
            f"{count:,} passages in {took:.1f} s, a copy included: {count / took:,.0f} a second, "
            f"{disk:,.0f} bytes each on the disk"
        )
        library = _open(cluster, index, outline_of(segment), settings)
        yield ask(library, nodes.urls, index, documents)


def _warm_up(cluster: Cluster, index: str, segment: Segment) -> None:
    """Have the nodes take all in once, into an index that goes: such nodes run for months."""
    other = f"{index}-before"
    body = passage_mapping(cluster.settings, "", Settings().bm25)
    make_index(cluster, other, body)
    write_passages(cluster, other, _PART, segment, lambda: None)
    cluster.request("DELETE", f"/{other}")


def _open(cluster: Cluster, index: str, outline: object, settings: Settings) -> Library:
    """Return the library of one part."""
    store = PassagesOf(cluster, {_PART: index}, lambda _: ())
    return join_parts([open_part(_PART, outline, store)], settings.bm25, store)


def ask(library: Library, urls: tuple[str, ...], index: str, documents: list[Document]) -> str:
    """Return what questions cost, beside the cluster's client."""
    client = OpenSearch(hosts=list(urls), timeout=30)
    ours: dict[str, list[float]] = {"search": [], "search and fetch": []}
    bare: dict[str, list[float]] = {"the same search": [], "its ids alone": []}
    for number, text in enumerate(inquiries(documents, _QUESTIONS + _WARM, WORDS)):
        terms = interpret(Question(text, ()), library.lexicon).expansion.search_terms
        known = {term: weight for term, weight in terms.items() if term in library.lexicon.of_term}
        body = _body(known)
        steps: list[tuple[list[float], Callable[[], object]]] = [
            (bare["the same search"], lambda body=body: _search(client, index, body)),
            (
                bare["its ids alone"],
                lambda body=body: _search(client, index, body | {"_source": False}),
            ),
            (ours["search"], lambda terms=terms: library.search(terms, limit=pipeline._PASSAGES)),
            (
                ours["search and fetch"],
                lambda terms=terms: library.fetch(library.search(terms, limit=pipeline._PASSAGES)),
            ),
        ]
        for place in range(len(steps)):  # each is first in turn: who comes later finds it warm
            times, step = steps[(place + number) % len(steps)]
            started = time.perf_counter()
            step()
            if number >= _WARM:
                times.append(time.perf_counter() - started)
    rows = [
        (name, *(f"{1000 * one:.1f}" for one in _quantiles(times)))
        for name, times in (bare | ours).items()
    ]
    same = _quantiles(bare["the same search"])
    ratios = [
        (name, *(f"{one / other:.2f}" for one, other in zip(_quantiles(times), same, strict=True)))
        for name, times in ours.items()
    ]
    head = ("ms", "p50", "p99")
    beside = ("times the same search", "p50", "p99")
    return f"{table('A question', head, rows)}\n{table('Beside the client', beside, ratios)}"


def _body(terms: dict[str, float]) -> dict[str, object]:
    """Return the search that is ours, as whoever knows OpenSearch would write it."""
    should = [
        {"term": {"terms": {"value": one, "boost": weight}}} for one, weight in terms.items()
    ]
    return {
        "query": {"bool": {"should": should}},
        "size": _ASKED,
        "_source": ["rows"],
        "track_total_hits": False,
    }


def _search(client: OpenSearch, index: str, body: dict[str, object]) -> object:
    """Search with the cluster's own client."""
    return client.search(index=index, body=body, search_type="dfs_query_then_fetch")


def _quantiles(times: list[float]) -> tuple[float, float]:
    """Return the median, and what 99 of 100 are within."""
    return statistics.median(times), statistics.quantiles(times, n=100)[98]
