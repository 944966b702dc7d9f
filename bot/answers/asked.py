"""What does the wording of a question tell of its answer?

Which kind of date, number or place it wants; whether it asks for who does something or for whom
something is done to; what it counts. The words are English; of other questions little is told.
"""

import re
from functools import cached_property
from typing import Final

from bot.queries.answer_types import AnswerType
from bot.records import dataclass
from bot.text.folding import fold
from bot.text.regexes import regex

TOKEN: Final = regex(r"[^\W_]+(?:[’'.-][^\W_]+)*|[^\w\s]|_")
COPULAS: Final = frozenset("is was are were be been being 's ’s became".split())
_AUXILIARIES: Final = frozenset("did do does has have had can could will would should may".split())
_WHO: Final = frozenset({"who", "whom", "whose", "who's", "who’s"})
_COUNTED: Final = 4  # words behind "how many" that may be what is counted
_SHORT: Final = 3  # letters; shorter words are like each other only if they are the same
_ENDING: Final = 2  # letters at the end in which forms of a word may differ
_MORE: Final = 4  # letters that one form may have more than another
_OPENS_WITH: Final = regex(r"\W*(what|which|how|why|who|when|where)\b", re.I)
_OWN: Final = {
    AnswerType.NAME: regex(r"\bwho|(?:what|which) \w+", re.I),
    AnswerType.DATE: regex(
        r"\bwhen\b|(?:what|which) (?:\w+ )?(?:date|day|year|month|week|time|century|decade)", re.I
    ),
    AnswerType.PLACE: regex(r"\bwhere|(?:what|which) \w+", re.I),
    AnswerType.NUMBER: regex(r"\bhow\b|\bwhat\b", re.I),
}
_ASKS_FOR: Final = {
    "money": regex(r"how much.*(?:cost|pa(?:y|id)|money|worth|price|spen[dt]|earn|fee)", re.I),
    "percent": regex(r"percent|proportion|share|what part|fraction", re.I),
    "duration": regex(r"how (?:long|old)|how many (?:year|day|hour|minute|month|week)", re.I),
    "length": regex(r"how (?:far|tall|big|large|deep|wide|high)|how many (?:mi|kilo|met|feet)"),
    "count": regex(r"how many|what number", re.I),
    "year": regex(r"what year|which year", re.I),
    "day": regex(r"(?:what|which|exact) (?:date|day)", re.I),
    "month": regex(r"(?:what|which) month", re.I),
    "clock": regex(r"what time|which hour|what hour", re.I),
    "country": regex(r"(?:what|which) country", re.I),
    "city": regex(r"(?:what|which) (?:city|town)", re.I),
    "origin": regex(r"\bfrom\?*$", re.I),
}


@dataclass(frozen=True)
class Asked:
    """A question as phrases are measured by it: its text, its answer type, and what it searches.

    `searched` are the folded words that it searches for, those that it borrows among them.
    """

    text: str
    answer_type: AnswerType
    searched: frozenset[str] = frozenset()

    @cached_property
    def tokens(self) -> list[str]:
        """The tokens of the question, small."""
        return [one.casefold() for one in TOKEN.findall(self.text)]

    @cached_property
    def pattern(self) -> str:
        """How the question asks: what follows its question word."""
        words = self.tokens
        place = next((n for n, one in enumerate(words) if one in _WHO), -1)
        if place < 0:
            return "other"
        behind = words[place + 1] if place + 1 < len(words) else ""
        if words[place].startswith("whose"):
            return "whose"
        if words[place] == "whom" or behind in _AUXILIARIES:
            return "agent" if "by" in (words[place - 1 : place] or words[-2:]) else "object"
        if behind in COPULAS or words[place] in {"who's", "who’s"}:
            return self._with_copula(words[place + 2 :])
        return "subject"

    @staticmethod
    def _with_copula(rest: list[str]) -> str:
        """Return how a question asks that begins with "who is"."""
        words = [one for one in rest if one not in {"?", "."}]
        if words[-1:] == ["by"]:
            return "agent"
        if words[:1] and words[0] in {"the", "a", "an"}:
            return "role"
        if any(one.endswith("ed") for one in words[:2]):
            return "patient"
        return "identity"

    @cached_property
    def wants(self) -> frozenset[str]:
        """The kinds of date, number or place that the question asks for."""
        return frozenset(kind for kind, form in _ASKS_FOR.items() if form.search(self.text))

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words of the question, borrowed ones too."""
        return self.searched | {fold(one) for one in self.tokens if one[0].isalnum()}

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """The words behind "how many", up to the verb."""
        found = re.search(r"how (?:many|much)\s+([^?]*)", self.text, re.IGNORECASE)
        words = [fold(one) for one in TOKEN.findall(found[1])] if found else []
        kept: list[str] = []
        for word in words[:_COUNTED]:
            if word in COPULAS or word in _AUXILIARIES:
                break
            kept.append(word)
        return tuple(word for word in kept if len(word) >= _SHORT and word not in {"the", "other"})

    @cached_property
    def is_aside(self) -> bool:
        """Whether it begins with another question word than the one that tells its type."""
        found = _OPENS_WITH.match(self.text)
        own = _OWN.get(self.answer_type)
        return bool(found and own and not own.match(self.text, found.start(1)))

    @cached_property
    def verb(self) -> str:
        """The word behind "who", for questions for the subject."""
        if self.pattern != "subject":
            return ""
        place = next(n for n, one in enumerate(self.tokens) if one in _WHO)
        return fold(self.tokens[place + 1]) if place + 1 < len(self.tokens) else ""


def is_like(word: str, other: str) -> bool:
    """Return whether two folded words are forms of one, as far as their letters tell."""
    least = min(len(word), len(other))
    if least < _SHORT:
        return word == other
    size = max(_SHORT, least - _ENDING)
    return word[:size] == other[:size] and abs(len(word) - len(other)) <= _MORE
