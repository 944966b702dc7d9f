"""Which words does the library use?

Every word form of the library with its term, how often it is written with a capital inside a
sentence (a name), and which other forms are like a given word: misspelt (rapidfuzz), of the same
stem family (a long common beginning) or of like meaning (`bot.likeness`).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.likeness import Likeness
from bot.terms import fold, term_of, tokens

_LIKE: Final = 0.3  # a cosine at or below this is no likeness; random pairs lie around 0.05
_ALIKE_AT_MOST: Final = 24  # forms of like meaning kept for a word
_FAMILY: Final = 4  # letters that two words of a family begin with at least
_FAMILY_SHARE: Final = 0.6  # of the shorter word, which the common beginning must cover
_TYPO_FROM: Final = 5  # letters; shorter words have too many neighbours
_TWO_EDITS_FROM: Final = 8


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The word forms of a library, folded and sorted, and the term of each.

    `names` holds the terms that are written with a capital wherever a sentence does not ask for
    it; `vectors` has a unit row a form, or zeros for a form the likeness table lacks.
    """

    forms: tuple[str, ...]
    terms: Mapping[str, str]
    counts: Mapping[str, int]
    stems: frozenset[str]
    names: frozenset[str]
    likeness: Likeness
    vectors: npt.NDArray[np.float32]

    def has(self, word: str) -> bool:
        """Return whether the library uses this folded word form."""
        return word in self.terms

    def is_word(self, word: str) -> bool:
        """Return whether this is a word, of the library's or of the likeness table's."""
        return word in self.terms or self.likeness.knows(word)


def take_stock(texts: Iterable[tuple[str, str]], likeness: Likeness) -> Vocabulary:
    """Return the vocabulary of sentences given with their languages."""
    counts: Counter[str] = Counter()
    terms: dict[str, str] = {}
    capital: Counter[str] = Counter()
    inner: Counter[str] = Counter()
    for text, language in texts:
        for place, token in enumerate(tokens(text)):
            term = _cached_term(token.text, language)
            if not term:
                continue
            form = fold(token.text)
            counts[form] += 1
            terms[form] = term
            if place:
                inner[term] += 1
                capital[term] += token.text[:1].isupper()
    forms = tuple(sorted(counts))
    names = frozenset(term for term, seen in inner.items() if capital[term] > 0.8 * seen)
    stems = frozenset(terms.values())
    return Vocabulary(forms, terms, counts, stems, names, likeness, likeness.rows(forms))


_cached_term = lru_cache(maxsize=1 << 17)(term_of)


def misspelt(word: str, vocabulary: Vocabulary) -> str:
    """Return the form of the library that `word` is a misspelling of, "" if none is near.

    At most one edit (insertion, deletion, change, swap of neighbours) in words of five to seven
    letters, two in longer ones; never for words with digits, and never for a word that exists.
    Ties go to the form with the same first letter, then to the commoner, then by the alphabet.
    """
    if len(word) < _TYPO_FROM or not word.isalpha() or vocabulary.is_word(word):
        return ""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - most questions are spelt right
    from rapidfuzz.process import extract  # noqa: PLC0415

    edits = 2 if len(word) >= _TWO_EDITS_FROM else 1
    near = extract(
        word, vocabulary.forms, scorer=OSA.distance, score_cutoff=edits, limit=_ALIKE_AT_MOST
    )
    ranked = [
        (distance, form[0] != word[0], -vocabulary.counts[form], form)
        for form, distance, _ in near
        if len(form) >= _FAMILY and form.isalpha()
    ]
    return min(ranked)[3] if ranked else ""


def alike(word: str, vocabulary: Vocabulary) -> dict[str, float]:
    """Return the terms whose forms are like `word`, each with its strength in (0, 1)."""
    found: dict[str, float] = {}
    cosines = _cosines(word, vocabulary)
    for form in _family(word, vocabulary.forms):
        place = bisect_left(vocabulary.forms, form)
        judged = cosines is not None and bool(vocabulary.vectors[place].any())
        if judged and cosines is not None and cosines[place] < _LIKE:
            continue  # both are English words, and they mean different things: contest, context
        share = _common(word, form) / max(len(word), len(form))
        _keep(found, vocabulary.terms[form], share)
    if cosines is not None:
        for place in np.argsort(-cosines, kind="stable")[:_ALIKE_AT_MOST]:
            strength = (float(cosines[place]) - _LIKE) / (1 - _LIKE)
            if strength > 0:
                _keep(found, vocabulary.terms[vocabulary.forms[place]], min(strength, 0.95))
    return found


def _cosines(word: str, vocabulary: Vocabulary) -> npt.NDArray[np.float32] | None:
    """Return the cosine of `word` to every form; None if the table does not know it."""
    if not vocabulary.forms or not vocabulary.likeness.knows(word):
        return None
    cosines: npt.NDArray[np.float32] = vocabulary.vectors @ vocabulary.likeness.rows([word])[0]
    return cosines


def _family(word: str, forms: Sequence[str]) -> list[str]:
    """Return the forms that begin like `word` for most of the shorter one's length."""
    if len(word) < _FAMILY or not word.isalpha():
        return []
    start = word[:_FAMILY]
    first, last = bisect_left(forms, start), bisect_left(forms, start + "\U0010ffff")
    return [
        form
        for form in forms[first:last]
        if form.isalpha() and _common(word, form) >= _FAMILY_SHARE * min(len(word), len(form))
    ]


def _keep(found: dict[str, float], term: str, strength: float) -> None:
    """Keep the strongest reason for a term."""
    found[term] = max(strength, found.get(term, 0.0))


def _common(word: str, form: str) -> int:
    """Return how many letters two words have in common at their beginnings."""
    for place, (left, right) in enumerate(zip(word, form, strict=False)):
        if left != right:
            return place
    return min(len(word), len(form))
