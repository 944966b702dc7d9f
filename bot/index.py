"""Which passages are about this?

BM25 over passages (Robertson & Zaragoza 2009). The class is rank_bm25's `BM25Okapi` with what
is wrong for us replaced: postings instead of a dictionary a passage, Lucene's idf, which is above
0 for every term (Kamphuis et al., ECIR 2020), and no division by zero on an empty corpus. The
factor k1 + 1 is left out as Lucene does: another scale, the same order.
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final

import numpy as np
import numpy.typing as npt
from msgspec import Meta
from rank_bm25 import BM25Okapi

Scores = npt.NDArray[np.float64]
_MOST_TERMS: Final = 64  # a question of thousands of words is answered by its rarest ones


@dataclass(frozen=True, slots=True)
class Bm25:
    """The two parameters of BM25: how fast repetition saturates, how much length counts."""

    k1: Annotated[float, Meta(gt=0, le=10)] = 1.2
    b: Annotated[float, Meta(ge=0, le=1)] = 0.75


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that shares a term with the query, by its number, and its score above 0."""

    passage: int
    score: float


def idf(doc_freq: int, doc_count: int) -> float:
    """Return ln(1 + (N - n + 0.5) / (n + 0.5)), above 0 for every n in 0..N."""
    return math.log(1 + (doc_count - doc_freq + 0.5) / (doc_freq + 0.5))


class Index(BM25Okapi):
    """Postings of a corpus of token lists, scored as `BM25Okapi` should have."""

    def __init__(
        self,
        corpus: Sequence[Sequence[str]],
        tokenizer: Callable[[str], list[str]] | None = None,
        k1: float = 1.2,
        b: float = 0.75,
    ) -> None:
        """Index `corpus`, one list of terms a passage; the constructor is the base class's."""
        super().__init__(corpus, tokenizer, k1=k1, b=b)

    def _initialize(self, corpus: Sequence[Sequence[str]]) -> dict[str, int]:
        """Fill the postings; return in how many passages each term is."""
        gathered: dict[str, tuple[list[int], list[int]]] = {}
        for number, terms in enumerate(corpus):
            self.doc_len.append(len(terms))
            for term, frequency in Counter(terms).items():
                numbers, frequencies = gathered.setdefault(term, ([], []))
                numbers.append(number)
                frequencies.append(frequency)
        self.corpus_size = len(self.doc_len)
        self.avgdl = sum(self.doc_len) / self.corpus_size if self.corpus_size else 0.0
        self._weigh(gathered)
        return {term: len(numbers) for term, (numbers, _) in gathered.items()}

    def _weigh(self, gathered: Mapping[str, tuple[list[int], list[int]]]) -> None:
        """Keep, for each term, its passages and what one idf of it is worth in each."""
        lengths = np.array(self.doc_len, dtype=np.float64)
        norms = self.k1 * (1 - self.b + self.b * lengths / (self.avgdl or 1.0))
        self._postings: dict[str, tuple[npt.NDArray[np.int32], Scores]] = {}
        for term, (numbers, frequencies) in gathered.items():
            where = np.array(numbers, dtype=np.int32)
            counts = np.array(frequencies, dtype=np.float64)
            self._postings[term] = (where, counts / (counts + norms[where]))

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        """Weigh the terms with the always-positive idf."""
        self.idf = {term: idf(doc_freq, self.corpus_size) for term, doc_freq in nd.items()}

    def __contains__(self, term: object) -> bool:
        """Return whether any passage has the term."""
        return term in self._postings

    def weight(self, term: str) -> float:
        """Return the idf of a term; that of a term in no passage if it is unknown."""
        return self.idf.get(term) or idf(0, self.corpus_size)

    def get_scores(self, query: Sequence[str]) -> Scores:
        """Return the score of every passage; a term that stands twice counts twice."""
        return self.weighted_scores({term: float(n) for term, n in Counter(query).items()})

    def weighted_scores(self, query: Mapping[str, float]) -> Scores:
        """Return the score of every passage for terms with weights; 0 where none is shared."""
        scores = np.zeros(self.corpus_size)
        for term, weight in query.items():
            posting = self._postings.get(term)
            if posting is not None:
                # A passage stands once in a posting list, so plain indexing adds up rightly.
                scores[posting[0]] += weight * self.idf[term] * posting[1]
        return scores

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """Return the scores of some passages, by their numbers."""
        scores: list[float] = self.get_scores(query)[list(doc_ids)].tolist()
        return scores

    def get_top_n(self, query: Sequence[str], documents: Sequence[Any], n: int = 5) -> list[Any]:
        """Return the `n` best of `documents` that share a term with the query, best first."""
        hits = search(self, dict.fromkeys(query, 1.0), limit=n)
        return [documents[hit.passage] for hit in hits]


def build(passages: Sequence[Sequence[str]], bm25: Bm25) -> Index:
    """Return the index of passages given by their terms."""
    return Index(passages, k1=bm25.k1, b=bm25.b)


def search(index: Index, query: Mapping[str, float], *, limit: int) -> tuple[Hit, ...]:
    """Rank the passages that share a term with the query, best first.

    Args:
        index: what `build` made of the passages.
        query: terms and their weights, above 0; of more than 64 known ones the rarest are used.
        limit: the most hits to return, at least 1.

    Returns:
        At most `limit` hits by falling score; ties by the passages' order. A score is unitless,
        above 0, and comparable only within one query.
    """
    known = sorted((term for term in query if term in index), key=lambda t: (-index.weight(t), t))
    scores = index.weighted_scores({term: query[term] for term in known[:_MOST_TERMS]})
    matched = np.flatnonzero(scores)
    if matched.size > limit:  # a full sort of 100,000 passages costs 10 ms, a partition 1 ms
        floor = np.partition(scores[matched], matched.size - limit)[matched.size - limit]
        matched = matched[scores[matched] >= floor]
    order = np.lexsort((matched, -scores[matched]))[:limit]
    return tuple(Hit(int(number), float(scores[number])) for number in matched[order])
