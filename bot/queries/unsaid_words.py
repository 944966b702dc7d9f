"""Which words of a question does no answer say?

"What is the phone number of the cook?" is answered by a line "phone: 4412", and "What does verse
2:2 say?" by the verse, which begins with its number. A word that only tells what kind of thing
stands beside it is left out where the library lacks it, and so is "say" behind a number.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.index.lexicon import Lexicon
from bot.text.regexes import regex

_Word = tuple[str, str, bool | None]  # as in `bot.queries.parsing`: form, term, capital
_BEHIND: Final = frozenset(  # what they name: phone number, mail address, post code
    "address code nr number numbers nummer adresse numéro código número indirizzo numero".split()
)
_BEFORE: Final = frozenset(  # a number with parts: verse 2:3, rule 1.12
    "appendix article chapter clause figure item line no number paragraph part point rule section "
    "step verse absatz abschnitt artikel kapitel punkt regel vers zeile".split()
)
_PARTED: Final = regex(r"\d+(?:[.:]\d+)+")
_SAYING: Final = regex(
    r"^(\W*what (?:does|do|did)\b[^?]*\d\S*) (?:says?|states?|reads?)(\W*)$", re.IGNORECASE
)


def without_saying(text: str) -> str:
    """Return a question for what a number says without "say": "What does rule 7 say?"."""
    return _SAYING.sub(r"\1\2", text)


def without_kinds(words: Sequence[_Word], lexicon: Lexicon) -> Iterator[_Word]:
    """Yield the words of a question, but for those that only tell the kind of another beside them.

    Only words that the library lacks are left out, and only beside one that it has. "Verse 12"
    stays as it is: twelve may be a number of anything.
    """
    for place, (form, term, capital) in enumerate(words):
        before = words[place - 1][1] if place else ""
        behind = words[place + 1][1] if place + 1 < len(words) else ""
        is_kind = (form in _BEHIND and before in lexicon.of_term) or (
            form in _BEFORE and _PARTED.fullmatch(behind) and behind in lexicon.of_term
        )
        if not is_kind or term in lexicon.of_term:
            yield form, term, capital
