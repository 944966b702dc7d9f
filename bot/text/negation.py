"""Does a text say that something is not so?

Words of negation in the languages we know: a question without one and a sentence with one, or the
other way round, seldom belong together.
"""

import re
from typing import Final

from bot.text.regexes import regex

_NEGATION: Final = regex(
    r"\b(?:not|no|never|neither|nor|none|nobody|nothing|nowhere|without|cannot|hardly|except|"
    r"unlike|un(?:able|likely|known)|lacks?|lacked|fail(?:s|ed)? to|instead of|rather than|"
    r"\w+n[’']t|nicht|kein\w*|nie|niemals|ohne|pas|jamais|sans|nunca|jamás|sin|não|nem|sem|non|"
    r"mai|senza|niet|geen|nooit|inte|ingen|aldrig|ikke|nie|не|нет|ни|никогда|без|ні|değil|yok|"
    r"hiçbir|δεν|όχι|χωρίς|нема)\b|[不没沒未无無非]|ない|ません|ไม่",
    re.IGNORECASE,
)


def is_negated(text: str) -> bool:
    """Return whether a text has a word of negation.

    Example:
        "Bread that contains no milk", "Das ist nicht so" -> True; "Bread without" -> True
    """
    return bool(_NEGATION.search(text))
