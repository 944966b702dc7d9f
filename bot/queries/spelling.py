"""Which word was meant?

A word that neither the library nor the word vectors know is read as the nearest word of the
library, by optimal string alignment (rapidfuzz), so that a slip of the finger costs nothing. Where
the library inflects it otherwise, its stem is: "colects" is meant for "collected".
"""

from collections.abc import Iterable, Mapping
from typing import Final

from bot.index.lexicon import Lexicon
from bot.text.analysis import term_of
from bot.text.word_vectors import VECTORS_LANGUAGE

_FROM: Final = 5  # letters; shorter words have too many neighbours, but for swapped letters
_SWAPPED_FROM: Final = 4
_TWO_EDITS_FROM: Final = 8
_SHORTEST: Final = 4  # letters of what may have been meant
_ENDING: Final = 3  # letters that endings may differ by
_LOOKED_AT: Final = 24


def correct(word: str, language: str, lexicon: Lexicon) -> str:
    """Return the form of the library that `word` is a misspelling of, "" if none is near.

    At most one edit (insertion, deletion, change, swap of neighbours), in longer English words
    two, in English words of four letters a swap; never for words with digits, and never for a word
    that exists. Ties go to the form with the same first letter, then to the commoner, then by the
    alphabet.
    """
    if len(word) < _SWAPPED_FROM or not word.isalpha() or lexicon.is_word(word):
        return ""
    is_english = language == VECTORS_LANGUAGE
    if len(word) < _FROM:
        swapped = _swapped(word, lexicon) if is_english else ()
        return _nearest(word, _counts(swapped, lexicon), 1)
    edits = 2 if is_english and len(word) >= _TWO_EDITS_FROM else 1
    # Of 25,000 words, some hundreds may be near: 0.1 ms rather than 1.3.
    near = lexicon.by_use(lexicon.within_edits(word, edits))
    found = _nearest(word, _counts(near, lexicon), edits)
    return found or (_inflected(word, language, lexicon) if is_english else "")


def _swapped(word: str, lexicon: Lexicon) -> list[str]:
    """Return the forms of the library that are a word with two neighbouring letters swapped."""
    swaps = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
    return [form for form in swaps if lexicon.has(form)]


def _inflected(word: str, language: str, lexicon: Lexicon) -> str:
    """Return a form of a stem that is one edit from that of a word, "" if none is.

    Not for languages of which nobody tells us the words: a right one must not be corrected.
    """
    stem = term_of(word, language)
    if stem == word or len(stem) < _FROM:
        return ""
    near = lexicon.by_use(lexicon.within_edits(word, 1 + _ENDING))
    forms = {lexicon.term_of(form): form for form in reversed(near)}
    counts = {term: lexicon.frequency(term) for term in forms if term[:1] == stem[:1]}
    return forms.get(_nearest(stem, counts, 1), "")


def _counts(forms: Iterable[str], lexicon: Lexicon) -> dict[str, int]:
    """Return how often each of some forms of the library is used."""
    return {form: int(lexicon.usage.counts[lexicon.number_of(form)]) for form in forms}


def _nearest(word: str, counts: Mapping[str, int], edits: int) -> str:
    """Return the nearest of some forms within so many edits, "" if none is.

    `counts` says how often each is used.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - most questions are spelt right
    from rapidfuzz.process import extract  # noqa: PLC0415

    found = extract(word, [*counts], scorer=OSA.distance, score_cutoff=edits, limit=_LOOKED_AT)
    ranked: list[tuple[float, bool, int, str]] = [
        (distance, form[0] != word[0], -counts[form], form)
        for form, distance, _ in found
        if len(form) >= _SHORTEST and form.isalpha()
    ]
    return min(ranked)[3] if ranked else ""
