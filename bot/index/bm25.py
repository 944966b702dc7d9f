"""Which passages are about this?

BM25 over passages (Robertson & Zaragoza 2009). The class is rank_bm25's `BM25Okapi` with what
is wrong for us replaced: postings instead of a dictionary a passage, Lucene's idf, which is above
0 for every term (Kamphuis et al., ECIR 2020), and no division by zero on an empty corpus. The
factor k1 + 1 is left out as Lucene does: another scale, the same order.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

import numpy as np
import numpy.typing as npt
from msgspec import Meta
from rank_bm25 import BM25Okapi

Numbers = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]


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
    """Postings of a corpus of token lists, scored as `BM25Okapi` should have.

    Constructor, methods and attributes are the base class's, and hold what their names say.
    The postings lie in flat arrays, term after term, 17 bytes each. Terms are numbered in the
    order in which the corpus first uses them. What only the base class's users want, a
    dictionary a passage and one of all idf, is made when they ask for it.
    """

    def __init__(
        self,
        corpus: Iterable[Sequence[str]],
        tokenizer: Callable[[str], list[str]] | None = None,
        k1: float = 1.5,
        b: float = 0.75,
        epsilon: float = 0.25,
    ) -> None:
        """Index `corpus`, one list of terms a passage.

        `epsilon`, the base class's floor for an idf below 0, has nothing to do: none is.
        """
        super().__init__(corpus, tokenizer, k1=k1, b=b, epsilon=epsilon)

    def _tokenize_corpus(self, corpus: Iterable[str]) -> list[list[str]]:
        """Return the terms of each text; the base class starts a process per core for this."""
        tokenizer: Callable[[str], list[str]] = self.tokenizer
        return [tokenizer(text) for text in corpus]

    def _initialize(self, corpus: Iterable[Sequence[str]]) -> Numbers:
        """Fill the postings; return in how many passages each term is, by the terms' numbers."""
        said = self._number(corpus)
        self.corpus_size = len(self.doc_len)
        self.avgdl = len(said) / self.corpus_size if self.corpus_size else 0.0
        self._post(np.asarray(said))
        del self.doc_freqs, self.idf  # empty, and in front of the properties of these names
        return np.diff(self._starts)

    def _number(self, corpus: Iterable[Sequence[str]]) -> "array[int]":
        """Note the length of each passage; return the numbers of all its terms, in order."""
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__  # a new term gets the next number
        said = array("i")
        for terms in corpus:
            self.doc_len.append(len(terms))
            said.fromlist([*map(numbers.__getitem__, terms)])
        numbers.default_factory = None
        self._numbers: Mapping[str, int] = numbers
        return said

    def _post(self, said: npt.NDArray[np.intc]) -> None:
        """Sort (term, passage) pairs into postings, and weigh each as far as no query matters."""
        size = max(self.corpus_size, 1)
        lengths = np.array(self.doc_len, dtype=np.int64)
        pairs = said * np.int64(size) + np.repeat(np.arange(lengths.size), lengths)
        pairs.sort()
        is_new = np.ones(pairs.size, dtype=bool)
        is_new[1:] = pairs[1:] != pairs[:-1]
        first = np.flatnonzero(is_new)
        frequencies = np.diff(first, append=pairs.size)
        postings = pairs[first]
        self._starts: Numbers = np.searchsorted(postings, np.arange(len(self._numbers) + 1) * size)
        self._passages: Numbers = postings % size
        norms = self.k1 * (1 - self.b + self.b * lengths / (self.avgdl or 1.0))
        self._worths: Scores = frequencies / (frequencies + norms[self._passages])
        # One byte each in all but odd corpora; wanted for `doc_freqs` alone.
        self._frequencies = frequencies.astype(np.min_scalar_type(frequencies.max(initial=0)))

    def _calc_idf(self, nd: Numbers) -> None:
        """Weigh the terms with the always-positive idf."""
        self._idfs: Scores = np.log(1 + (self.corpus_size - nd + 0.5) / (nd + 0.5))
        self.average_idf = float(self._idfs.mean()) if nd.size else 0.0

    @cached_property
    def idf(self) -> dict[str, float]:
        """The idf of each term: made when asked for, then kept."""
        return dict(zip(self._numbers, self._idfs.tolist(), strict=True))

    @cached_property
    def doc_freqs(self) -> list[dict[str, int]]:
        """How often each passage has each of its terms: made when asked for, then kept."""
        found: list[dict[str, int]] = [{} for _ in self.doc_len]
        for term, number in self._numbers.items():
            at = self._at(number)
            pairs = zip(self._passages[at].tolist(), self._frequencies[at].tolist(), strict=True)
            for passage, frequency in pairs:
                found[passage][term] = frequency
        return found

    def _at(self, number: int) -> slice:
        """Return where the postings of a term lie."""
        return slice(self._starts[number], self._starts[number + 1])

    def __contains__(self, term: object) -> bool:
        """Return whether any passage has the term."""
        return term in self._numbers

    def weight(self, term: str) -> float:
        """Return the idf of a term; that of a term in no passage if it is unknown."""
        number = self._numbers.get(term)
        return idf(0, self.corpus_size) if number is None else float(self._idfs[number])

    def get_scores(self, query: Sequence[str]) -> Scores:
        """Return the score of every passage; a term that stands twice counts twice."""
        return self.weighted_scores(Counter(query))

    def weighted_scores(self, query: Mapping[str, float]) -> Scores:
        """Return the score of every passage for terms with weights; 0 where none is shared.

        The order of the terms in `query` makes no difference, not even in the last digit.
        """
        scores = np.zeros(self.corpus_size)
        known = sorted((self._numbers[term], term) for term in query if term in self._numbers)
        for number, term in known:
            at = self._at(number)
            # A passage stands once in the postings of a term, so this adds up rightly. Measured
            # over 3 million postings (2,000 terms, 100,000 passages): 20 ms, as does one
            # `bincount` over all of them laid end to end, which first copies 48 MB; 27 ms with
            # passages as 32-bit numbers, which numpy has to widen on every use.
            scores[self._passages[at]] += query[term] * self._idfs[number] * self._worths[at]
        return scores

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """Return the scores of some passages, by their numbers, in the order asked for.

        Raises:
            IndexError: there is no passage of that number.
        """
        scores: list[float] = self.get_scores(query)[list(doc_ids)].tolist()
        return scores

    def get_top_n(self, query: Sequence[str], documents: Sequence[Any], n: int = 5) -> list[Any]:
        """Return the `n` best of `documents`, best first, ties in their order.

        Unlike the base class's, it leaves out those that share no term with the query.

        Raises:
            ValueError: `documents` are not as many as the passages.
        """
        if len(documents) != self.corpus_size:
            msg = f"{len(documents)} documents for an index of {self.corpus_size} passages"
            raise ValueError(msg)
        return [documents[hit.passage] for hit in search(self, Counter(query), limit=n)]


def build(passages: Iterable[Sequence[str]], bm25: Bm25) -> Index:
    """Return the index of passages given by their terms."""
    return Index(passages, k1=bm25.k1, b=bm25.b)


def search(index: Index, query: Mapping[str, float], *, limit: int) -> tuple[Hit, ...]:
    """Rank the passages that share a term with the query, best first.

    Every term is searched for, however many there are: 2,000 of them in 100,000 passages take
    20 ms, and whoever asks at such length means the common words too.

    Args:
        index: what `build` made of the passages.
        query: terms and their weights, above 0.
        limit: the most hits to return; below 1 there are none.

    Returns:
        At most `limit` hits by falling score; ties by the passages' order. A score is unitless,
        above 0, and comparable only within one query.
    """
    found, scores = rank(index, query, limit=limit)
    return tuple(map(Hit, found.tolist(), scores.tolist()))


def rank(index: Index, query: Mapping[str, float], *, limit: int) -> tuple[Numbers, Scores]:
    """Return what `search` does, as the numbers of the passages and their scores."""
    scores = index.weighted_scores(query)
    matched = np.flatnonzero(scores)  # a shared term always adds something above 0
    if 0 < limit < matched.size:  # a full sort of 100,000 passages costs 10 ms, a partition 1 ms
        floor = np.partition(scores[matched], matched.size - limit)[matched.size - limit]
        matched = matched[scores[matched] >= floor]
    order = np.lexsort((matched, -scores[matched]))[: max(limit, 0)]
    return matched[order], scores[matched[order]]
