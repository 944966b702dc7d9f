"""Which engines are compared?

Each indexes lists of terms as they are, with k1 = 1.2 and b = 0.75, and finds the ten best
passages. bm25s has our formula; tantivy has it too, but keeps the lengths of passages in a byte;
SQLite's FTS5 and rank_bm25 have other idfs.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

import numpy as np
from rank_bm25 import BM25Okapi

from bot.benchmark.corpora import Corpus
from bot.index.bm25 import Bm25, SearchClass, build
from bot.index.maxscore import Search

BEST: Final = 10
COMPILED: Final = "Footnote, numba"
_BM25: Final = Bm25()
_EVEN: Final = 1 - 1e-5  # scores of four bytes differ by less though they are the same
_HEAP: Final = 1_000_000_000  # bytes in which tantivy collects a segment
Ask = Callable[[Sequence[str]], Any]


@dataclass(frozen=True, slots=True)
class Ready:
    """An index that can be asked, in one way or in several, each by its name.

    How long a way takes is timed; `passages_of` tells which passages its result names.
    `passages_among` are all that are as good as the tenth, where an engine can tell.
    """

    ways: Mapping[str, Ask]
    passages_of: Callable[[Any], list[int]]
    passages_among: Callable[[Sequence[str]], set[int]] = lambda _: set()


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine: the module that it needs, the extra that brings it, and how it is built.

    `most` says of how many passages it is asked at most: what takes minutes is left out.
    """

    name: str
    module: str
    extra: str
    build: Callable[[Corpus], Ready]
    most: int = 1 << 31

    @property
    def is_installed(self) -> bool:
        """Whether its module is there."""
        return all(find_spec(name) is not None for name in self.module.split())


def _footnote(corpus: Corpus) -> Ready:
    """Return our own index, searched in numpy and by compiled code."""
    index = build(corpus.passages(), _BM25)

    def searched(search: SearchClass) -> Ask:
        return lambda terms: index.best(dict.fromkeys(terms, 1.0), BEST, search)

    ways = {"Footnote, numpy": searched(Search)}
    if find_spec("numba") is not None:
        kernel: SearchClass = import_module("bot.index.kernel").CompiledSearch
        ways[COMPILED] = searched(kernel)

    def among(terms: Sequence[str]) -> set[int]:
        passages, scores = index.scores(dict.fromkeys(terms, 1.0))
        tenth = np.sort(scores)[-BEST:][0] * _EVEN
        return set(passages[scores >= tenth].tolist())

    return Ready(ways, lambda found: list(map(int, found[0])), among)


def _rank_bm25(corpus: Corpus) -> Ready:
    """Return the class that ours is built on, as it is."""
    plain = BM25Okapi(list(corpus.passages()), k1=_BM25.k1, b=_BM25.b)
    return Ready(
        {"rank_bm25": lambda terms: np.argsort(-plain.get_scores(terms), kind="stable")[:BEST]},
        lambda found: list(map(int, found)),
    )


def _bm25s(backend: str) -> Callable[[Corpus], Ready]:
    """Return what builds bm25s with one of its two backends."""

    def built(corpus: Corpus) -> Ready:
        bm25s: Any = import_module("bm25s")
        index = bm25s.BM25(method="lucene", k1=_BM25.k1, b=_BM25.b, backend=backend)
        numbers = [corpus.numbers(passage) for passage in range(len(corpus))]
        vocabulary = {word: number for number, word in enumerate(corpus.words)}
        index.index((numbers, vocabulary), show_progress=False)
        best = min(BEST, len(corpus))

        def ask(terms: Sequence[str]) -> Any:  # noqa: ANN401 - arrays of whichever kind
            return index.retrieve([list(terms)], k=best, show_progress=False, n_threads=0)

        return Ready({f"bm25s, {backend}": ask}, lambda found: list(map(int, found[0][0])))

    return built


def _tantivy(corpus: Corpus) -> Ready:
    """Return tantivy's index, in memory, collected by one thread."""
    tantivy: Any = import_module("tantivy")
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="whitespace", index_option="freq")
    builder.add_integer_field("number", stored=True)
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(_HEAP, 1)
    for number, terms in enumerate(corpus.passages()):
        writer.add_document(tantivy.Document(text=" ".join(terms), number=number))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(terms: Sequence[str]) -> Any:  # noqa: ANN401 - a class of its own
        wanted = [
            (tantivy.Occur.Should, tantivy.Query.term_query(schema, "text", term, "freq"))
            for term in terms
        ]
        return searcher.search(tantivy.Query.boolean_query(wanted), BEST, count=False).hits

    return Ready(
        {"tantivy": ask},
        lambda found: [searcher.doc(address)["number"][0] for _, address in found],
    )


def _fts5(corpus: Corpus) -> Ready:
    """Return SQLite's full-text search, in memory."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE found USING fts5(text, content='')")
    rows = ((number, " ".join(terms)) for number, terms in enumerate(corpus.passages()))
    database.executemany("INSERT INTO found(rowid, text) VALUES (?, ?)", rows)
    database.execute("INSERT INTO found(found) VALUES ('optimize')")
    search = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT ?"

    def ask(terms: Sequence[str]) -> list[tuple[int]]:
        any_of = " OR ".join(f'"{term}"' for term in terms)
        return database.execute(search, (any_of, BEST)).fetchall()

    return Ready({"SQLite FTS5": ask}, lambda found: [number for (number,) in found])


ENGINES: Final = (
    Engine("Footnote", "numpy", "", _footnote),
    Engine("tantivy", "tantivy", "bench", _tantivy),
    Engine("bm25s, numba", "bm25s numba", "bench and fast", _bm25s("numba")),
    Engine("bm25s, numpy", "bm25s", "bench", _bm25s("numpy")),
    Engine("SQLite FTS5", "sqlite3", "", _fts5),
    Engine("rank_bm25", "rank_bm25", "", _rank_bm25, most=10_000),
)
FASTER: Final = Engine(COMPILED, "numba", "fast", _footnote)  # ours again, built with the first
