"""Which sentences answer it?

The sentences of the best passages, each scored by a sum of named parts: what the sentence says
(BM25, coverage, likeness, order), where it stands (passage, neighbours, headings) and whether
it holds the kind of phrase that is asked for. Every part and its weight can be shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Final

from bot.index import Hit, search
from bot.library import Library
from bot.phrases import Wanted, fresh, phrases
from bot.queries import Query, QueryTerm
from bot.sentences import Sentence
from bot.terms import analyze

_HITS: Final = 30  # passages whose sentences are looked at
_EXACT: Final = 0.9  # from this strength on a term counts as said, below it as hinted at
_NEAR: Final = 4  # places that two terms of a question may stand apart to be in order
_K1, _B = 0.9, 0.4  # BM25 of single sentences: short texts saturate sooner, length says less
_SEARCHED: Final = 0.45  # like terms below this strength are not searched for


@dataclass(frozen=True, slots=True)
class Parts:
    """What speaks for a sentence; each part in [0, 1] but `kind`, which is in [-1, 1].

    Shares are shares of the question's idf. `kind` is 1 if a phrase of the kind that is asked
    for is there, -1 if it is missing, 0 if the question asks for no kind.
    """

    sentence: float  # BM25 of the sentence, as a share of the most it could be
    relative: float  # the same, beside the best candidate's
    passage: float  # BM25 of its best passage, beside the best passage's
    coverage: float  # terms that it says
    likeness: float  # terms that it hints at, by words of like form or meaning
    neighbours: float  # missing terms that the sentence before or after says
    heading: float  # missing terms that the headings or the title say
    rarest: float  # how well it says the rarest term of the question
    order: float  # neighbouring terms of the question that it says in the same order
    alone: float  # terms that it says and the sentences beside it do not
    lead: float  # how much more of the question it says than the sentences beside it, or less
    kind: float  # the kind of phrase that is asked for
    brevity: float  # 1 for a very short sentence, towards 0 for a long one


WEIGHTS: Final = Parts(
    sentence=2.0,
    relative=2.0,
    passage=2.5,
    coverage=2.0,
    likeness=2.5,
    neighbours=1.2,
    heading=0.5,
    rarest=0.8,
    order=0.8,
    alone=1.0,
    lead=1.0,
    kind=0.6,
    brevity=0.2,
)
PART_NAMES: Final = tuple(field.name for field in fields(Parts))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence, by its number in the library too, and what speaks for it."""

    number: int
    sentence: Sentence
    parts: Parts
    score: float

    def reasons(self) -> tuple[tuple[str, float, float], ...]:
        """Return name, value and weight of each part; values times weights add up to the score."""
        return tuple(
            (name, getattr(self.parts, name), getattr(WEIGHTS, name)) for name in PART_NAMES
        )


def gather(library: Library, query: Query) -> tuple[Evidence, ...]:
    """Return the sentences that share a term with the query, or one like it, best first.

    Ties go to the sentence that stands first in the library.
    """
    hits = search(library.index, _searched(query), limit=_HITS)
    candidates = _candidates(library, hits)
    scale = _Scale.of(library, query)
    if not candidates or not scale.total:
        return ()
    best = max((scale.bm25(library.terms[number]) for number in candidates), default=0.0)
    evidence = [
        _weigh(library, query, scale, number, passage=passage, best=best)
        for number, passage in candidates.items()
    ]
    shared = [one for one in evidence if one.parts.coverage or one.parts.likeness]
    return tuple(sorted(shared, key=lambda one: (-one.score, one.number)))


def _searched(query: Query) -> dict[str, float]:
    """Return the terms to search passages for: the question's and those much like them."""
    found: dict[str, float] = {}
    for term in query.terms:
        for like, strength in term.alike.items():
            if strength >= _SEARCHED:
                # A hint counts for less than half beside a term that is there itself.
                worth = (
                    strength if strength >= _EXACT else strength * (0.3 if term.is_known else 0.6)
                )
                found[like] = max(found.get(like, 0.0), term.weight * worth)
    return found


def _candidates(library: Library, hits: Sequence[Hit]) -> dict[int, float]:
    """Return the sentences of the hits, each with its best passage's share of the best score."""
    candidates: dict[int, float] = {}
    for hit in hits:
        passage = library.passages[hit.passage]
        for number in range(passage.first, passage.last):
            candidates.setdefault(number, hit.score / hits[0].score)
    return candidates


@dataclass(frozen=True, slots=True)
class _Scale:
    """The terms of a query with their weights, and what they add up to."""

    terms: tuple[QueryTerm, ...]
    weights: tuple[float, ...]
    total: float
    mean_length: float

    @classmethod
    def of(cls, library: Library, query: Query) -> "_Scale":
        """Weigh the terms of a query as the library's sentences use them."""
        weights = tuple(_weight(library, term) for term in query.terms)
        return cls(query.terms, weights, sum(weights), library.mean_length)

    def strengths(self, terms: Sequence[str]) -> list[float]:
        """Return how well a text, given by its terms, says each term of the query, in [0, 1]."""
        said = set(terms)
        return [_strength(term.alike, said) for term in self.terms]

    def share(self, strengths: Sequence[float]) -> float:
        """Return the weighted mean of some strengths, in [0, 1]."""
        return sum(w * s for w, s in zip(self.weights, strengths, strict=True)) / self.total

    def bm25(self, terms: Sequence[str]) -> float:
        """Return BM25 of a sentence, as a share of what endless repetition would reach."""
        norm = _K1 * (1 - _B + _B * len(terms) / self.mean_length)
        score = 0.0
        for weight, term in zip(self.weights, self.terms, strict=True):
            frequency = sum(terms.count(like) for like, s in term.alike.items() if s >= _EXACT)
            score += weight * frequency / (frequency + norm)
        return score / self.total


def _weight(library: Library, term: QueryTerm) -> float:
    """Return the idf of a term times its weight; of a misspelt one, that of the right one."""
    exact = [like for like, strength in term.alike.items() if strength >= _EXACT]
    return term.weight * min(library.idf(like) for like in exact or [term.term])


def _strength(alike: Mapping[str, float], said: set[str]) -> float:
    """Return the strength of the likest term that is said, 0 if none is."""
    return max((strength for like, strength in alike.items() if like in said), default=0.0)


def _weigh(
    library: Library, query: Query, scale: _Scale, number: int, *, passage: float, best: float
) -> Evidence:
    """Return what speaks for one sentence."""
    sentence, terms = library.sentences[number], library.terms[number]
    strengths = scale.strengths(terms)
    exact = [strength if strength >= _EXACT else 0.0 for strength in strengths]
    hinted = [strength if strength < _EXACT else 0.0 for strength in strengths]
    nearby = scale.strengths(_beside(library, number))
    beside = _missing(exact, nearby)
    above = _missing(
        [e or b for e, b in zip(exact, beside, strict=True)], scale.strengths(_above(sentence))
    )
    bm25 = scale.bm25(terms)
    rarest = max(range(len(scale.weights)), key=lambda place: scale.weights[place])
    parts = Parts(
        sentence=bm25,
        relative=bm25 / best if best else 0.0,
        passage=passage,
        coverage=scale.share(exact),
        likeness=scale.share(hinted),
        neighbours=scale.share(beside),
        heading=scale.share(above),
        rarest=strengths[rarest],
        order=_order(scale.terms, terms),
        alone=scale.share(_missing(nearby, exact)),
        lead=_lead(library, scale, number, bm25),
        kind=_kind(sentence.text, query),
        brevity=1 / (1 + len(terms) / library.mean_length),
    )
    return Evidence(number, sentence, parts, total(parts))


def total(parts: Parts) -> float:
    """Return the weighted sum of the parts."""
    return sum(getattr(parts, name) * float(getattr(WEIGHTS, name)) for name in PART_NAMES)


def _missing(said: Sequence[float], elsewhere: Sequence[float]) -> list[float]:
    """Return how well another text says what this one does not."""
    pairs = zip(said, elsewhere, strict=True)
    return [0.0 if here or there < _EXACT else there for here, there in pairs]


def _beside(library: Library, number: int) -> tuple[str, ...]:
    """Return the terms of the sentences before and after, of the same document."""
    document = library.sentences[number].document
    return tuple(
        term
        for other in (number - 1, number + 1)
        if 0 <= other < len(library.sentences) and library.sentences[other].document is document
        for term in library.terms[other]
    )


def _lead(library: Library, scale: _Scale, number: int, bm25: float) -> float:
    """Return how far a sentence is ahead of the better of its neighbours, in [-1, 1]."""
    document = library.sentences[number].document
    others = [
        scale.bm25(library.terms[other])
        for other in (number - 1, number + 1)
        if 0 <= other < len(library.sentences) and library.sentences[other].document is document
    ]
    return bm25 - max(others, default=0.0)


def _above(sentence: Sentence) -> tuple[str, ...]:
    """Return the terms of the headings and the title that a sentence stands under."""
    above = " ".join((sentence.document.title, *sentence.headings))
    return analyze(above, sentence.document.language)


def _order(query: Sequence[QueryTerm], terms: Sequence[str]) -> float:
    """Return the share of the question's neighbouring terms that follow each other closely."""
    places = [
        [place for place, term in enumerate(terms) if one.alike.get(term, 0.0) >= _EXACT]
        for one in query
    ]
    pairs = list(pairwise(places))
    if not pairs:
        return 0.0
    close = sum(any(0 < b - a <= _NEAR for a in left for b in right) for left, right in pairs)
    return close / len(pairs)


def _kind(text: str, query: Query) -> float:
    """Return 1 if a fresh phrase of the wanted kind is there, -1 if not, 0 if none is wanted."""
    if query.wanted is Wanted.ANY:
        return 0.0
    said = query.said
    found = any(fresh(text, span, said) for span in phrases(text, query.wanted))
    return 1.0 if found else -1.0
