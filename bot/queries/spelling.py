"""Which word was meant?

A word that neither the library nor the word vectors know is read as the nearest word of
the library, by optimal string alignment (rapidfuzz), so that a slip of the finger costs nothing.
"""

from typing import Final

from bot.index.lexicon import Lexicon

_FROM: Final = 5  # letters; shorter words have too many neighbours
_TWO_EDITS_FROM: Final = 8
_SHORTEST: Final = 4  # letters of what may have been meant
_LOOKED_AT: Final = 24


def correct(word: str, lexicon: Lexicon) -> str:
    """Return the form of the library that `word` is a misspelling of, "" if none is near.

    At most one edit (insertion, deletion, change, swap of neighbours) in words of five to seven
    letters, two in longer ones; never for words with digits, and never for a word that exists.
    Ties go to the form with the same first letter, then to the commoner, then by the alphabet.
    """
    if len(word) < _FROM or not word.isalpha() or lexicon.is_word(word):
        return ""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - most questions are spelt right
    from rapidfuzz.process import extract  # noqa: PLC0415

    edits = 2 if len(word) >= _TWO_EDITS_FROM else 1
    # Of 25,000 words, some hundreds may be near: 0.1 ms rather than 1.3.
    near = lexicon.within_edits(word, edits).tolist()
    found = extract(
        word,
        [lexicon.forms[number] for number in near],
        scorer=OSA.distance,
        score_cutoff=edits,
        limit=_LOOKED_AT,
    )
    ranked = [
        (distance, form[0] != word[0], -int(lexicon.usage.counts[near[place]]), form)
        for form, distance, place in found
        if len(form) >= _SHORTEST and form.isalpha()
    ]
    return min(ranked)[3] if ranked else ""
