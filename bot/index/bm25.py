"""Which passages are about this?

BM25 over passages (Robertson & Zaragoza 2009). The class is rank_bm25's `BM25Okapi` with what
is wrong for us replaced: postings instead of a dictionary a passage, Lucene's idf, which is above
0 for every term (Kamphuis et al., ECIR 2020), and no division by zero on an empty corpus. The
factor k1 + 1 is left out as Lucene does: another scale, the same order.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import Annotated, Final, NamedTuple, Protocol

import numpy as np
from msgspec import Meta
from rank_bm25 import BM25Okapi

from bot.index.arrays import Floats, Ints, Places
from bot.index.bounds import find_bounds
from bot.index.maxscore import Search, Searcher, Term, WeighedPostings
from bot.index.memo import Memo
from bot.index.postings import PostingArrays, collect_postings, count_kinds
from bot.records import dataclass

_MANY: Final = 128  # terms; of more, so many are common that all postings are read
LARGE: Final = 5_000  # passages; smaller libraries are searched in less than 0.1 ms by numpy
_ROUNDING: Final = 1e-12  # of a worth; so much less is the same worth, rounded otherwise


@dataclass(frozen=True, slots=True)
class Bm25:
    """The two parameters of BM25: how fast repetition saturates, how much length counts."""

    k1: Annotated[float, Meta(gt=0, le=10)] = 1.2
    b: Annotated[float, Meta(ge=0, le=1)] = 0.75


class Hit(NamedTuple):
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


def idfs(doc_freqs: Places, doc_count: int) -> Floats:
    """Return the idf of many terms, as `idf` does."""
    found: Floats = np.log(1 + (doc_count - doc_freqs + 0.5) / (doc_freqs + 0.5))
    return found


class Searchable(Protocol):
    """What can be searched for the best passages: an index, or several as one."""

    def best(self, query: Mapping[str, float], limit: int) -> tuple[Ints | Places, Floats]:
        """Return the best passages for weighted terms and their scores, best first."""

    def weight(self, term: str) -> float:
        """Return the idf of a term; that of a term in no passage if it is unknown."""


SearchClass = Callable[[WeighedPostings], Searcher]
_kernel: list[SearchClass] = []  # one, as soon as it is loaded


class Index(BM25Okapi):
    """Postings of a corpus of token lists, scored as `BM25Okapi` should have.

    The constructor and `get_scores` are the base class's, and so are `corpus_size`, `doc_len`,
    `avgdl`, `k1` and `b`; it keeps no dictionary a passage, so `doc_freqs` and `idf` are empty.
    Terms are numbered in the order in which the corpus first uses them. Several threads may search
    at once.
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
        time: they count as if they said them.
        """
        self._understood = understood or {}
        super().__init__(corpus, tokenizer, k1=k1, b=b, epsilon=epsilon)
        del self._understood

    @classmethod
    def of(cls, numbers: Mapping[str, int], postings: PostingArrays, bm25: Bm25) -> "Index":
        """Return the index of postings that are there already, given the numbers of the terms."""
        index = cls((), k1=bm25.k1, b=bm25.b)
        index._take(numbers, postings)
        return index

    def _tokenize_corpus(self, corpus: Iterable[str]) -> list[list[str]]:
        """Return the terms of each text; the base class starts a process per core for this."""
        tokenizer: Callable[[str], list[str]] = self.tokenizer
        return [tokenizer(text) for text in corpus]

    def _initialize(self, corpus: Iterable[Sequence[str]]) -> None:
        """Fill the postings."""
        self._take(*collect_postings(corpus, self._understood))

    def _calc_idf(self, nd: None) -> None:
        """Do nothing: all is worked out when the postings are there."""

    def _take(self, numbers: Mapping[str, int], postings: PostingArrays) -> None:
        """Work out what the postings are worth."""
        lengths = postings.passage_lengths
        self._numbers, self._postings = numbers, postings
        self.corpus_size = lengths.size
        self.doc_len: list[int] = lengths.tolist()
        self.avgdl = int(lengths.sum(dtype=np.int64)) / lengths.size if lengths.size else 0.0
        worths = self._worths()
        self._weighed = WeighedPostings(postings, worths, find_bounds(postings, worths))
        self._counts: Places = np.diff(postings.starts)
        self._idfs: Floats = idfs(self._counts, self.corpus_size)
        self._kind_counts = count_kinds(postings)
        self._searchers = Memo()

    def _worths(self) -> Floats:
        """Return what each kind of posting is worth."""
        postings, bm25 = self._postings, Bm25(self.k1, self.b)
        return worths_of(postings.frequencies, postings.lengths, bm25, self.avgdl)

    @property
    def weighed(self) -> WeighedPostings:
        """The postings, what they are worth among themselves, and the bounds of that."""
        return self._weighed

    @property
    def numbers(self) -> Mapping[str, int]:
        """The numbers of the terms."""
        return self._numbers

    @property
    def kind_counts(self) -> Places:
        """How many postings there are of each kind."""
        return self._kind_counts

    def find(self, term: str) -> tuple[int, int] | None:
        """Return the number of a term and how many passages have it, None if none has."""
        number = self._numbers.get(term)
        return None if number is None else (number, self._counts.item(number))

    def __contains__(self, term: object) -> bool:
        """Return whether any passage has the term."""
        return term in self._numbers

    def weight(self, term: str) -> float:
        """Return the idf of a term; that of a term in no passage if it is unknown."""
        number = self._numbers.get(term)
        return idf(0, self.corpus_size) if number is None else self._idfs.item(number)

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

        The order of the terms in `query` makes no difference, not even in the last digit: what
        they are worth is added up from the rarest to the commonest.
        """
        known = self._known(query)
        if not known:
            return np.zeros(0, np.intp), np.zeros(0)
        return add_up(self._weighed, known)

    def _known(self, query: Mapping[str, float]) -> list[Term]:
        """Return the terms that some passage has, rare ones first, ties by the alphabet."""
        found = []
        for term, weight in query.items():
            number = self._numbers.get(term)
            if number is not None:
                count, idf_of = self._counts.item(number), self._idfs.item(number)
                found.append((count, term, Term(count, number, weight * idf_of)))
        return [term for _, _, term in sorted(found)]

    def best(
        self, query: Mapping[str, float], limit: int, search: SearchClass | None = None
    ) -> tuple[Ints | Places, Floats]:
        """Return the best passages for weighted terms and their scores, as `search` orders them.

        Args:
            query: terms and their weights, above 0.
            limit: the most passages to return, at least 1.
            search: what searches; by default compiled code if it is loaded and worth while.
        """
        terms = self._known(query)
        if not terms:
            return np.zeros(0, np.intp), np.zeros(0)
        search = search or self.search_class()
        if is_for_all(search, terms):
            return first(*add_up(self._weighed, terms), limit)
        (searcher,) = self._searchers.get_all(
            "searcher", [search], lambda _: [search(self._weighed)]
        )
        return searcher.best(terms, limit)

    def search_class(self) -> SearchClass:
        """Return what searches: compiled code if it is loaded and worth while."""
        can_compile = self.corpus_size >= LARGE and self._postings.kinds.dtype == np.uint16
        return _kernel[0] if _kernel and can_compile else Search


def worths_of(frequencies: Ints, lengths: Ints, bm25: Bm25, mean: float) -> Floats:
    """Return what postings are worth: tf / (tf + k1 (1 - b + b length / mean)).

    Pairs of frequency and length that are worth the same but for rounding are worth the same here,
    so that no digit at the end decides which passage is better.
    """
    norms = bm25.k1 * (1 - bm25.b + bm25.b * lengths / (mean or 1.0))
    worths = frequencies / (frequencies + norms)
    order = np.argsort(worths, kind="stable")
    rising = worths[order]
    is_new = np.diff(rising, prepend=-1.0) > _ROUNDING * rising
    even: Floats = np.empty_like(worths)
    even[order] = rising[is_new][np.cumsum(is_new) - 1]
    return even


def add_up(weighed: WeighedPostings, terms: Sequence[Term]) -> tuple[Places, Floats]:
    """Return the passages that have any of some terms, rising, and what these are worth there."""
    postings = weighed.postings
    parts = [postings.at(term.number) for term in terms]
    every = []
    for at, term in zip(parts, terms, strict=True):
        worths = weighed.worths.take(postings.kinds[at])
        worths *= term.weight
        every.append(worths)
    passages = np.concatenate([postings.passages[at] for at in parts], dtype=np.intp)
    size = postings.passage_lengths.size
    added = np.bincount(passages, np.concatenate(every), minlength=size)
    scores = added.astype(np.float64, copy=False)
    matched = np.flatnonzero(scores)  # a shared term always adds something above 0
    return matched, scores[matched]


def is_for_all(search: SearchClass, terms: Sequence[Term]) -> bool:
    """Return whether terms are so many that all their postings are read."""
    return search is Search and len(terms) > _MANY


def first(passages: Places, scores: Floats, limit: int) -> tuple[Places, Floats]:
    """Return the best of some passages, best first, ties by their order."""
    if limit < passages.size:  # a full sort of 100,000 passages costs 10 ms, a partition 1 ms
        floor = np.partition(scores, passages.size - limit)[passages.size - limit]
        near = np.flatnonzero(scores >= floor)
        passages, scores = passages[near], scores[near]
    order = np.lexsort((passages, -scores))[:limit]
    return passages[order], scores[order]


def load_kernel() -> bool:
    """Have large libraries searched by compiled code from now on; return whether numba is there.

    It finds the same, sooner. Loading takes half a second, and some more the first time; meanwhile
    others may search.
    """
    if not _kernel and find_spec("numba") is not None:
        from bot.index.kernel import CompiledSearch  # noqa: PLC0415 - numba is dear, and an extra

        _kernel.append(CompiledSearch)
    return bool(_kernel)


def build(
    passages: Iterable[Sequence[str]],
    bm25: Bm25,
    understood: Mapping[str, Sequence[int]] | None = None,
) -> Index:
    """Return the index of passages given by their terms; `understood` as `Index` has it."""
    return Index(passages, k1=bm25.k1, b=bm25.b, understood=understood)


def search(index: Searchable, query: Mapping[str, float], *, limit: int) -> tuple[Hit, ...]:
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
    if limit < 1:
        return ()
    passages, scores = index.best(query, limit)
    # exact, so that it does not matter in which order the terms come
    most = math.fsum(index.weight(term) * weight for term, weight in query.items())
    shares = (scores / most).tolist()
    return tuple(map(Hit._make, zip(passages.tolist(), scores.tolist(), shares, strict=True)))
