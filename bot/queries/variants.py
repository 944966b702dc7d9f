"""How else may the library write a word of the question?

Without the accents or with them, in another form of an irregular verb, as one word or as two, with
an ordinal in digits or in words, with the symbol of a unit for its name, as a part of a compound,
with other little words glued to it, as initials. Only forms that the library has are variants;
each counts as the word itself.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.index.lexicon import Lexicon
from bot.text.analysis import word_of
from bot.text.folding import fold
from bot.text.glued_words import forms_with_others
from bot.text.numerals import ordinal_forms
from bot.text.regexes import regex
from bot.text.spellings import plain_spellings
from bot.text.tables.irregular_forms import IRREGULAR_FORMS
from bot.text.units import names_of

_ENGLISH: Final = "en"
_COMPOUNDING: Final = frozenset({"da", "de", "fi", "hu", "nl", "no", "sv"})
_PART: Final = 5  # letters at least of a part of a compound
_WORD: Final = 3  # letters at least of a word that is written together with another
_INITIALS: Final = 3  # words at least whose initials may stand for them
_GAP: Final = regex(r"[-\u2010\u2011 \u00a0]?")
_HYPHENS: Final = ("-", "\u2010", "\u2011")
_VARIANTS: Final = "variants"  # of a word, in the memo
_LETTERS_AND_DIGITS: Final = regex(r"([^\W\d_]+)(\d+)|v(\d+)")

Token = tuple[str, int, int]  # a word, its start and its end


def find_variants(form: str, language: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the other forms of the library that say a folded word of a question.

    Example:
        "swiatek" -> "świątek"; "third" -> "3rd"; German "spülmaschine" -> "geschirrspülmaschine"
    """

    def compute(_keys: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
        return [_find(form, language, lexicon)]

    (found,) = lexicon.memo.get_all(_VARIANTS, [(form, language)], compute)
    return found


def _find(form: str, language: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the variants of a word that was not asked for before."""
    found = (
        *_accented(form, lexicon),
        *ordinal_forms(form),
        *(_irregular(form) if language == _ENGLISH else ()),
        *(inflected for name in names_of(form) for inflected in (name, f"{name}s")),
        *(part for part in _parts(form) if not lexicon.has(form)),
        *_compounds(form, language, lexicon),
        *forms_with_others(form, language),
    )
    return tuple(one for one in dict.fromkeys(found) if one != form and lexicon.has(one))


def find_initials(forms: Sequence[str], lexicon: Lexicon) -> dict[str, str]:
    """Return, for words that their initials may stand for in the library, these initials.

    Args:
        forms: the folded words of a question that are no stop words, in order.
        lexicon: the words of the library; it writes the initials with a capital, and of the words
            that they stand for it lacks one at least.

    Example:
        "chief executive officer", and the library has "CEO" -> "ceo" for each of the three
    """
    found: dict[str, str] = {}
    letters = "".join(form[:1] for form in forms)
    for first in range(len(forms) - _INITIALS + 1):
        for last in range(first + _INITIALS, min(first + 2 * _INITIALS, len(forms)) + 1):
            words, initials = forms[first:last], letters[first:last]
            if lexicon.has_name(initials) and not all(map(lexicon.has, words)):
                found |= dict.fromkeys(words, initials)
    return found


def join_tokens(
    text: str, tokens: Sequence[Token], language: str, lexicon: Lexicon
) -> Iterator[str]:
    """Yield the words of a question, two as one where the library writes them together.

    "check-out" becomes "checkout" if the library has that, and "AB 1234" becomes "AB1234". Two
    words with a blank between them stay apart where the library has both.
    """
    at = 0
    while at < len(tokens):
        if at + 1 < len(tokens) and _are_one(text, tokens[at], tokens[at + 1], language, lexicon):
            yield tokens[at][0] + tokens[at + 1][0]
            at += 2
        else:
            yield tokens[at][0]
            at += 1


def _are_one(text: str, one: Token, other: Token, language: str, lexicon: Lexicon) -> bool:
    """Return whether the library writes two neighbouring words of a question as one."""
    gap = text[one[2] : other[1]]
    if other[1] < one[2] or not _GAP.fullmatch(gap) or not lexicon.has(fold(one[0] + other[0])):
        return False
    if gap in _HYPHENS:
        return True
    is_number = any(map(str.isdigit, one[0] + other[0]))
    is_long = min(len(one[0]), len(other[0])) >= _WORD and word_of(one[0], language).term
    are_known = lexicon.has(fold(one[0])) and lexicon.has(fold(other[0]))
    return bool(is_number or is_long) and not are_known


def _irregular(form: str) -> tuple[str, ...]:
    """Return the other forms of an irregular English word, "comes" and "coming" included."""
    return IRREGULAR_FORMS.get(form) or IRREGULAR_FORMS.get(word_of(form, _ENGLISH).term, ())


def _accented(form: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the forms of the library that are this one but for accents and the like."""
    for spelling in (form, *plain_spellings(form)):
        yield spelling
        yield from lexicon.spelt(spelling)


def _parts(form: str) -> tuple[str, ...]:
    """Return letters and digits that stand in one word, the "v" of a version left out."""
    found = _LETTERS_AND_DIGITS.fullmatch(form)
    return tuple(part for part in found.groups() if part) if found else ()


def _compounds(form: str, language: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield compounds that end in a word that the library lacks, or the last part of the word.

    German and its neighbours write compounds as one word, whose last part says what it is.
    """
    if language not in _COMPOUNDING or len(form) < _PART or lexicon.has(form):
        return
    yield from lexicon.ending_in(form)
    for start in range(_WORD, len(form) - _PART + 1):
        if lexicon.has(form[start:]):
            yield form[start:]
            return
