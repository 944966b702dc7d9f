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
from typing import Annotated, Final

import numpy as np
import numpy.typing as npt
from msgspec import Meta
from rank_bm25 import BM25Okapi

from bot.index.arrays import Floats, Places

# the passages that say a term, what that is worth in each without the idf, and the idf
Postings = tuple[Places, Floats, float]
_SPARSE: Final = 16  # passages a posting that is read, from which on scores are summed sparsely


@dataclass(frozen=True, slots=True)
class Bm25:
    """The two parameters of BM25: how fast repetition saturates, how much length counts."""

    k1: Annotated[float, Meta(gt=0, le=10)] = 1.2
    b: Annotated[float, Meta(ge=0, le=1)] = 0.75


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that shares a term with the query, by its number.

    `score` is above 0, unitless, and comparable only within one query; `share` is the score as a
    share of the most that a passage could reach, in (0, 1].
    """

    passage: int
    score: float
    share: float


def idf(doc_freq: float, doc_count: int) -> float:
    """Return ln(1 + (N - n + 0.5) / (n + 0.5)), above 0 for every n in 0..N."""
    return math.log(1 + (doc_count - doc_freq + 0.5) / (doc_freq + 0.5))


class Index(BM25Okapi):
    """Postings of a corpus of token lists, scored as `BM25Okapi` should have.

    The constructor and `get_scores` are the base class's, and so are `corpus_size`, `doc_len`,
    `avgdl`, `k1` and `b`; it keeps no dictionary a passage, so `doc_freqs` and `idf` are empty.
    The postings lie in flat arrays, term after term, 17 bytes each. Terms are numbered in the
    order in which the corpus first uses them.
    """

    def __init__(
        self,
        corpus: Iterable[Sequence[str]],
        tokenizer: Callable[[str], list[str]] | None = None,
        k1: float = 1.5,
        b: float = 0.75,
        epsilon: float = 0.25,
        *,
        understood: Mapping[str, Sequence[int]] | None = None,
    ) -> None:
        """Index `corpus`, one list of terms a passage.

        `epsilon`, the base class's floor for an idf below 0, has nothing to do: none is.
        `understood` names, for some terms, passages that are understood to say them, one for each
        time; they are looked up beside the postings of the passages' own words.
        """
        self._understood = dict(understood or {})
        super().__init__(corpus, tokenizer, k1=k1, b=b, epsilon=epsilon)

    def _tokenize_corpus(self, corpus: Iterable[str]) -> list[list[str]]:
        """Return the terms of each text; the base class starts a process per core for this."""
        tokenizer: Callable[[str], list[str]] = self.tokenizer
        return [tokenizer(text) for text in corpus]

    def _initialize(self, corpus: Iterable[Sequence[str]]) -> Places:
        """Fill the postings; return in how many passages each term is, by the terms' numbers."""
        said, own = self._number(corpus)
        self.corpus_size = own.size
        more = [number for numbers in self._understood.values() for number in numbers]
        lengths = own + np.bincount(np.array(more, np.intp), minlength=own.size)
        self.doc_len: list[int] = lengths.tolist()
        self.avgdl = int(lengths.sum()) / self.corpus_size if self.corpus_size else 0.0
        self._norms = self.k1 * (1 - self.b + self.b * lengths / (self.avgdl or 1.0))
        self._post(np.asarray(said), own)
        return np.diff(self._starts)

    def _number(self, corpus: Iterable[Sequence[str]]) -> tuple["array[int]", Places]:
        """Number the terms; return those of all passages in order, and how many each has."""
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__  # a new term gets the next number
        said, lengths = array("i"), array("q")
        for terms in corpus:
            lengths.append(len(terms))
            said.fromlist([*map(numbers.__getitem__, terms)])
        numbers.default_factory = None
        self._numbers: Mapping[str, int] = numbers
        return said, np.array(lengths, np.intp)

    def _post(self, said: npt.NDArray[np.intc], lengths: Places) -> None:
        """Sort (term, passage) pairs into postings, and weigh each as far as no query matters."""
        size = max(self.corpus_size, 1)
        pairs = said * np.int64(size) + np.repeat(np.arange(lengths.size), lengths)
        pairs.sort()
        is_new = np.ones(pairs.size, dtype=bool)
        is_new[1:] = pairs[1:] != pairs[:-1]
        first = np.flatnonzero(is_new)
        frequencies = np.diff(first, append=pairs.size)
        postings = pairs[first]
        self._starts: Places = np.searchsorted(postings, np.arange(len(self._numbers) + 1) * size)
        self._passages: Places = postings % size
        self._worths: Floats = frequencies / (frequencies + self._norms[self._passages])
        # one byte each in all but odd corpora; wanted where more is understood than is said
        self._frequencies = frequencies.astype(np.min_scalar_type(frequencies.max(initial=0)))

    def _calc_idf(self, nd: Places) -> None:
        """Weigh terms with the always-positive idf; join what is understood to what is said."""
        self._idfs: Floats = np.log(1 + (self.corpus_size - nd + 0.5) / (nd + 0.5))
        self._joined = {
            term: self._join(term, np.array(passages, np.intp))
            for term, passages in self._understood.items()
            if passages
        }

    def _join(self, term: str, passages: Places) -> Postings:
        """Return the postings of a term in its own passages and in those that understand it."""
        number = self._numbers.get(term)
        at = slice(0) if number is None else self._at(number)
        every = np.concatenate((self._passages[at], passages))
        times = np.concatenate((self._frequencies[at].astype(np.intp), np.ones_like(passages)))
        found, which = np.unique(every, return_inverse=True)
        frequencies = np.bincount(which, times)
        worths = frequencies / (frequencies + self._norms[found])
        weight = float(np.log(1 + (self.corpus_size - found.size + 0.5) / (found.size + 0.5)))
        return found, worths, weight

    def _at(self, number: int) -> slice:
        """Return where the postings of a term lie."""
        return slice(self._starts[number], self._starts[number + 1])

    def __contains__(self, term: object) -> bool:
        """Return whether any passage has the term."""
        return term in self._numbers or term in self._joined

    def weight(self, term: str) -> float:
        """Return the idf of a term; that of a term in no passage if it is unknown."""
        if term in self._joined:
            return self._joined[term][2]
        number = self._numbers.get(term)
        return idf(0, self.corpus_size) if number is None else float(self._idfs[number])

    def get_scores(self, query: Sequence[str]) -> Floats:
        """Return the score of every passage; a term that stands twice counts twice."""
        passages, scores = self.scores(Counter(query))
        every = np.zeros(self.corpus_size)
        every[passages] = scores
        return every

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """Return the scores of some passages, by their numbers, in the order asked for.

        Raises:
            IndexError: there is no passage of that number.
        """
        scores: list[float] = self.get_scores(query)[list(doc_ids)].tolist()
        return scores

    def scores(self, query: Mapping[str, float]) -> tuple[Places, Floats]:
        """Return the passages that share a term with weighted terms, rising, and their scores.

        The order of the terms in `query` makes no difference, not even in the last digit.
        """
        known = sorted((self._numbers.get(term, -1), term) for term in query if term in self)
        if not known:
            return np.zeros(0, np.intp), np.zeros(0)
        found = [self._postings(number, term) for number, term in known]
        passages = np.concatenate([passages for passages, _, _ in found])
        worths = np.concatenate(
            [
                query[term] * weight * worths
                for (_, term), (_, worths, weight) in zip(known, found, strict=True)
            ]
        )
        # `bincount` adds in the order of its input, so both ways give the same digits. No array
        # is as long as the library unless the postings that are read are nearly as many: 2,000
        # terms have 3 million postings in 100,000 passages, and sorting them takes 15 times as
        # long as adding them up.
        if passages.size * _SPARSE < self.corpus_size:
            found_in, which = np.unique(passages, return_inverse=True)
            return found_in, np.bincount(which, worths).astype(float)
        scores = np.bincount(passages, worths, minlength=self.corpus_size).astype(float)
        matched = np.flatnonzero(scores)  # a shared term always adds something above 0
        return matched, scores[matched]

    def _postings(self, number: int, term: str) -> Postings:
        """Return the postings of a term that some passage says."""
        if term in self._joined:
            return self._joined[term]
        at = self._at(number)
        return self._passages[at], self._worths[at], float(self._idfs[number])


def build(
    passages: Iterable[Sequence[str]],
    bm25: Bm25,
    understood: Mapping[str, Sequence[int]] | None = None,
) -> Index:
    """Return the index of passages given by their terms; `understood` as `Index` has it."""
    return Index(passages, k1=bm25.k1, b=bm25.b, understood=understood)


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
    passages, scores = index.scores(query)
    if 0 < limit < passages.size:  # a full sort of 100,000 passages costs 10 ms, a partition 1 ms
        floor = np.partition(scores, passages.size - limit)[passages.size - limit]
        near = scores >= floor
        passages, scores = passages[near], scores[near]
    order = np.lexsort((passages, -scores))[: max(limit, 0)]
    best = zip(passages[order].tolist(), scores[order].tolist(), strict=True)
    most = sum(index.weight(term) * weight for term, weight in query.items())
    return tuple(Hit(passage, score, score / most) for passage, score in best)
