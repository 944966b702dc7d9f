"""What type of question is it?

The type is told by the question word, in the languages that questions are understood in; a
question without one is "other".
"""

import re
from typing import Final

from bot.queries.answer_types import AnswerType, answer_type_of
from bot.text.regexes import regex

OTHER: Final = "other"
_ASKS: Final = (
    (
        "which",
        r"which|welche[rsnm]?|quel(?:le)?s?|cu[aá]l(?:es)?|qual[ei]?|quais|welke?|"
        r"как(?:ой|ая|ое|ие|ого|ую|их|им|ими)|hangi|vilke[nt]|vilka|hvilke[nt]?",
    ),
    (
        "what",
        r"what|what['’]?s|was|que|qu['’]est|quoi|qu[eé]|o que|che|cosa|что|чем|чего|wat|vad|hvad|"
        r"hva|ne(?! zaman)|nedir|neydi",
    ),
    ("how", r"how|wie|comment|c[oó]mo|come|как|hoe|hur|hvordan|nasıl"),
    # Turkish is asked, but `bot.queries.question` does not know its words
    ("who", r"kim(?:in|e|i|ler|dir|di)?"),
    ("when", r"ne zaman"),
    ("where", r"nere(?:de|den|ye|si|sinde)"),
    ("how many", r"kaç"),
    ("why", r"neden|niçin|niye"),
)
_PATTERNS: Final = tuple(
    (kind, regex(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)) for kind, pattern in _ASKS
)
TYPES: Final = (
    *(kind.value for kind in AnswerType if kind is not AnswerType.ANY),
    "which",
    "what",
    "how",
    OTHER,
)
WITH_PHRASE: Final = tuple(  # types of which a phrase may be set in bold
    kind.value for kind in (AnswerType.NAME, AnswerType.DATE, AnswerType.PLACE, AnswerType.NUMBER)
)


def type_of(question: str) -> str:
    """Return the type of a question; where it asks with several words, the first decides.

    Example:
        "Who came?" -> "who"; "In what year?" -> "when"; "Name the river." -> "other"
    """
    kind = answer_type_of(question)
    if kind is not AnswerType.ANY:
        return kind.value
    found = [
        (match.start(), place, kind)
        for place, (kind, pattern) in enumerate(_PATTERNS)
        if (match := pattern.search(question))
    ]
    return min(found)[2] if found else OTHER
