"""Which words of a library say one term of a question, and how well?

There are three ways to say a term: with the term itself; with a word of like letters (Kazakh,
Kazakhstan); with a word of like meaning (governs, president). Some words say the contrary. What is
found depends on the term and on the library alone, and people ask for the same things: it is kept
beside the library.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from bot.index.arrays import Flags, Floats, Places, Rows, distinct
from bot.index.lexicon import Alike, Lexicon
from bot.queries.query_term import QueryTerm
from bot.records import dataclass
from bot.text.tables.antonyms import opposites
from bot.text.word_vectors import VECTORS_LANGUAGE

_LETTERS_FROM: Final = 0.35  # Dice's coefficient of two unlike words is seldom above this
_RELATED: Final = (
    0.2  # cosine of words with one stem: "animal" and "animation" 0, inflected ones .4
)
_MEANING_FROM: Final = 0.3  # cosines of unrelated words lie around 0.05, seldom above this
_LIKE: Final = 0.45  # words below this strength are not much like a term

# What the words of a term depend on: its form and its term, other forms of it, the language.
_Key = tuple[str, str, tuple[str, ...], str]
_WORDS: Final = "words"  # of a term, in the memo


@dataclass(frozen=True, slots=True, eq=False)
class TermWords:
    """The words of a lexicon that say one term, rising, with strengths in [0, 1].

    `strengths`, (3, words), are for the three ways to say it; `opposes` tells which words say the
    contrary. `much_like` are the terms of those that are much like it in letters or meaning, each
    with how much. `vector` is the term's, a unit row or zeros.
    """

    words: Places
    strengths: Floats
    opposes: Flags
    much_like: tuple[tuple[str, float], ...]
    vector: Rows


def words_of_terms(
    terms: Sequence[QueryTerm], language: str, lexicon: Lexicon
) -> Sequence[TermWords]:
    """Return the words of each term of a question in a language."""

    def compute(keys: Sequence[_Key]) -> list[TermWords]:
        return _find(keys, language, lexicon)

    keys = [(term.word, term.term, term.variants, language) for term in terms]
    return lexicon.memo.get_all(_WORDS, keys, compute)


def _find(keys: Sequence[_Key], language: str, lexicon: Lexicon) -> list[TermWords]:
    """Return the words of some terms; they are looked for together, which is quicker."""
    forms = [form for form, _, _, _ in keys]
    known = forms if language == VECTORS_LANGUAGE else [""] * len(forms)
    letters = lexicon.similar_spelling(forms, _LETTERS_FROM)
    meaning = lexicon.similar_meaning(known, _MEANING_FROM)
    vectors = lexicon.word_vectors.rows(known)
    return [
        _join(key, lexicon, *found)
        for key, *found in zip(keys, letters, meaning, vectors, strict=True)
    ]


def _join(key: _Key, lexicon: Lexicon, letters: Alike, meaning: Alike, vector: Rows) -> TermWords:
    """Return all that is found for one term."""
    form, term, variants, language = key
    of_stem = lexicon.of_term.get(term, ())
    strange = _strange(form, of_stem, language, lexicon)
    meant = [word for word in of_stem if word not in strange]
    same = np.array([*meant, *map(lexicon.number_of, variants)], np.intp)
    contrary = np.array(_contrary(form, language, lexicon), np.intp)
    every: Places = np.concatenate((same, letters[0], meaning[0], contrary))
    words = distinct(every)
    opposes = np.zeros(len(words), bool)
    opposes[np.searchsorted(words, contrary)] = True
    strengths = np.zeros((3, len(words)))
    strengths[0, np.searchsorted(words, same)] = 1.0
    strengths[1, np.searchsorted(words, letters[0])] = _above(letters, _LETTERS_FROM)
    strengths[2, np.searchsorted(words, meaning[0])] = _above(meaning, _MEANING_FROM)
    strengths[1:, opposes] = 0.0  # vectors take opposites for alike, and so do letters
    if strange:
        strengths[1, np.isin(words, [*strange.difference(same.tolist())])] = 0.0
    return TermWords(words, strengths, opposes, _much_like(words, strengths, lexicon), vector)


def _above(alike: Alike, floor: float) -> Floats | Rows:
    """Return how much words are like a term: what any two words have in common is nothing."""
    return np.minimum((alike[1] - floor) / (1 - floor), 1.0)


def _much_like(
    words: Places, strengths: Floats, lexicon: Lexicon
) -> tuple[tuple[str, float], ...]:
    """Return the terms of the words that are much like a term, with how much."""
    alike = strengths[1:].max(axis=0)
    much = np.flatnonzero(alike >= _LIKE)
    terms = (lexicon.terms[word] for word in words[much].tolist())
    return tuple(zip(terms, alike[much].tolist(), strict=True))


def _strange(form: str, words: Sequence[int], language: str, lexicon: Lexicon) -> set[int]:
    """Return those of the words of one stem that mean something else than a form of it.

    Stemmers make one stem of words that mean different things: "animals" and "animation". Of
    English words the vectors tell them apart.
    """
    known = language == VECTORS_LANGUAGE and lexicon.word_vectors.knows(form)
    others = [word for word in words if known and lexicon.forms[word] != form]
    if not others:
        return set()
    numbers = np.array(others, np.int32)
    vectors = lexicon.vectors.scale(numbers, np.ones(len(others), np.float32))
    alike = vectors @ lexicon.word_vectors.rows([form])[0]
    return {*numbers[vectors.any(axis=1) & (alike < _RELATED)].tolist()}


def _contrary(form: str, language: str, lexicon: Lexicon) -> list[int]:
    """Return the words that say the contrary of a form, as far as English words tell."""
    contrary = opposites().get(form, ()) if language == VECTORS_LANGUAGE else ()
    return [lexicon.numbers[other] for other in contrary if other in lexicon.numbers]
