"""What does a question want to have named?

"Which company", "what is the colour of": the noun behind the question word tells what the answer
is. Some nouns tell how the answer looks too: a price has a currency, an address of electronic mail
an "@", a population digits. These are attributes with a kind of value.
"""

import re
from collections.abc import Mapping
from typing import Final

from bot.text.regexes import regex

_FOCUS: Final = regex(
    r"\b(?:what|which)\s+(?:(?:is|are|was|were)\s+(?:the|its|their|his|her|your|our)\s+)?"
    r"(?P<first>[\w’'-]+)(?:\s+(?P<second>[\w’'-]+))?(?:\s+(?P<third>[\w’'-]+))?",
    re.IGNORECASE,
)
_DIGIT: Final = (
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand)\b"
)
# Of each kind of value: the words that ask for it, and how it looks.
_ATTRIBUTES: Final[Mapping[str, tuple[str, str]]] = {
    "money": (
        r"costs?|prices?|fees?|fares?|salar(?:y|ies)|wages?|rent|budget|revenue|preis|prix|"
        r"precio|prezzo|цена|стоит",
        r"[$€£¥₹₽₩]|\b(?:dollars?|euros?|pounds?|cents?|pence|francs?|yen|yuan|rupees?|"
        r"rou?bles?|crowns?|pesos?|soms?|free|usd|eur|gbp|chf|рубл\w+)\b",
    ),
    "age": (
        r"how old|age|ages|wie alt|quel âge|edad|età|сколько лет",
        rf"{_DIGIT}|\b(?:aged|year-old|years old|born)\b",
    ),
    "amount": (
        r"populations?|inhabitants|heights?|lengths?|widths?|depths?|weights?|distances?|area|"
        r"sizes?|speeds?|temperatures?|altitude|elevation|capacity|duration|diameter|voltage|"
        r"how (?:tall|long|high|deep|wide|far|heavy|fast|big|large|hot|cold|thick|loud|often)|"
        r"einwohner|höhe|länge|hauteur|longueur|altura|население|высота",
        _DIGIT,
    ),
    "percentage": (r"percent(?:age)?|per cent|proportion", r"%|\bper ?cent|\bhalf\b|\bthirds?\b"),
    "phone": (
        r"(?:tele)?phone|telephone number|fax|hotline|telefon\w*|téléphone|teléfono|телефон",
        r"\d(?:[\s()/.+-]*\d){4,}|(?<![\w.,:/-])(?!(?:1[5-9]|20)\d\d)\d{3,4}(?![\w.,:/-])",
    ),
    "mail": (r"e-?mail|mail address", r"\S@\S"),
    "site": (
        r"website|web site|web address|url|homepage|web page",
        r"https?:|www\.|\w\.\w{2,}/|\.(?:com|org|net)\b",
    ),
    "time": (
        r"what time|at what hour|opening hours|which hour",
        r"\d|\bnoon\b|\bmidnight\b|o[’']clock",
    ),
    "nationality": (
        r"nationality|citizenship|ethnicity",
        r"[A-Z]\w+(?:ish|ese|ian|ean|can|man|ch|ss|sh|nese|i|ns?|s)\b",
    ),
    "colour": (
        r"colou?rs?|farbe|couleur|colore?|цвет\w*",
        r"(?i:\b(?:red|blue|green|yellow|white|black|brown|orange|purple|violet|pink|gr[ae]y|"
        r"silver|gold(?:en)?|beige|turquoise|scarlet|crimson|navy|bronze)\b)",
    ),
}
_ASKING: Final = tuple(
    (kind, regex(rf"\b(?:{asking})\b", re.IGNORECASE)) for kind, (asking, _) in _ATTRIBUTES.items()
)
_VALUES: Final = {kind: regex(value) for kind, (_, value) in _ATTRIBUTES.items()}
_OPENING: Final = regex(r"^\W*(?:who|whom|whose|when|where|why)\b", re.IGNORECASE)


def focus_words(text: str) -> tuple[str, ...]:
    """Return up to three words of which one names what is asked for, none where nothing does.

    Example:
        "Which Swiss city is it?" -> "Swiss", "city", "is"; "Who came?" -> none
    """
    found = _FOCUS.search(text)
    return tuple(word for word in found.groups() if word) if found else ()


def value_kind(text: str) -> str:
    """Return which kind of value a question wants, "" if no attribute is asked for.

    Example:
        "How much does a ticket cost?" -> "money"; "Who set the price?" -> ""
    """
    if _OPENING.match(text):
        return ""
    return next((kind for kind, asking in _ASKING if asking.search(text)), "")


def has_value(text: str, kind: str) -> bool:
    """Return whether a text has something that looks like a value of a kind."""
    return bool(_VALUES[kind].search(text))
