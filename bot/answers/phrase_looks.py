"""What does a phrase look like: a person, a place, the kind of date or number asked for?"""

import math
import re
from collections.abc import Iterator
from typing import Final

from bot.answers.asked import is_like
from bot.answers.sentence_words import Candidate
from bot.queries.answer_types import AnswerType
from bot.text.folding import fold
from bot.text.regexes import regex

Features = Iterator[tuple[str, float]]  # names and values

_LONGEST: Final = 3  # words beyond which a phrase is long
_OFTEN: Final = 20  # mentions of a name; more tell no more
_NEAR: Final = 4  # tokens beside a number among which it is looked for what it counts
_TITLE_WORDS: Final = frozenset(
    "king queen emperor president minister general prince princess sir lord lady pope bishop saint"
    " dr mr mrs ms professor captain judge senator governor mayor director chairman".split()
)
_BODIES: Final = frozenset(
    "university college company corporation inc party council committee association institute"
    " society group league union court department ministry agency bank church army navy club"
    " school museum board act treaty war battle prize award empire republic kingdom".split()
)
_PLACES: Final = frozenset(
    "river street city county lake sea ocean mountain mountains island islands valley park state"
    " province region bay north south east west road avenue square hall station airport".split()
)
_PEOPLES: Final = regex(r"(?:[a-z]{2}(?:ian|ean|ish|ese|ans|ians|can|man))$")
_YEAR: Final = regex(r"(?<!\d)\d{4}(?!\d)")
_MEASURES: Final = {
    "money": regex(r"[$€£¥₽₹]|dollar|euro|cent\b|cents\b|pound|yen|franc|rouble|ruble", re.I),
    "percent": regex(r"%|per ?cent", re.I),
    "duration": regex(r"\b(?:second|minute|hour|day|week|month|year|decade|centur)", re.I),
    "length": regex(
        r"\b(?:km|cm|mm|m|mi|ft|miles?|met(?:re|er)s?|feet|foot|inch(?:es)?|yards?|"
        r"kilomet(?:re|er)s?|acres?|hectares?|sq(?:uare)?)\b",
        re.I,
    ),
}
_DAY: Final = regex(r"(?<!\d)\d{1,2}(?!\d)")
_PLACED: Final = frozenset({"in", "from", "of", "at", "to"})


def looks(one: Candidate) -> Features:
    """Yield what a phrase looks like, and whether the question says it."""
    size, asked = len(one.words), one.asked
    said = [word in asked.words for word in one.words]
    yield f"words {min(size, _LONGEST)}", 1.0
    yield "long", float(size > _LONGEST)
    yield "asked in part", float(any(said))
    yield "asked share", sum(said) / max(size, 1)
    yield "asked first", float(said[:1] == [True])
    yield "asked last", float(said[-1:] == [True])
    for kind in asked.wants:
        yield f"wants {kind}", 1.0
    match asked.answer_type:
        case AnswerType.NAME:
            yield from _name(one)
        case AnswerType.PLACE:
            yield from _name(one)
            for wanted in asked.wants:
                yield f"before {one.before()}, wants {wanted}", float(one.before() in _PLACED)
        case AnswerType.DATE:
            yield from _date(one)
        case AnswerType.NUMBER:
            yield from _number(one)
            yield from _counts(one)


def _name(one: Candidate) -> Features:
    """Yield what tells people, places and bodies apart, and how other sentences use the name."""
    words, phrase, mentions = one.words, one.text, one.read.mentions
    yield "shouted", float(phrase.isupper() and len(words) == 1)
    yield "title", float(any(word in _TITLE_WORDS for word in words))
    yield "title before", float(one.before() in _TITLE_WORDS)
    yield "body", float(any(word in _BODIES for word in words))
    yield "place", float(any(word in _PLACES for word in words))
    yield "a people", float(len(words) == 1 and bool(_PEOPLES.search(words[0])))
    yield "joined", float(" and " in phrase or "," in phrase)
    yield "of", float(" of " in phrase)
    yield "placed", mentions.placed(phrase)
    yield "acting", mentions.acting(phrase)
    yield "often", math.log1p(min(mentions.count(phrase), _OFTEN)) / math.log1p(_OFTEN)
    opens_alone = one.first == 0 and len(words) == 1 and not phrase[1:2].isupper()
    yield "opens alone", float(opens_alone)
    yield "only opens", float(opens_alone and not mentions.is_name(phrase))
    yield "trimmed", float(fold(one.before()) in one.asked.words)


def _date(one: Candidate) -> Features:
    """Yield which kind of date it is, and whether that is asked for."""
    phrase = one.text
    has_year = bool(_YEAR.search(phrase))
    yield from _kinds(
        one,
        {
            "year": has_year,
            "only year": has_year and len(one.words) == 1,
            "day": bool(_DAY.search(phrase)),
            "clock": ":" in phrase or "m." in phrase or phrase.endswith("m"),
            "vague": not any(letter.isdigit() for letter in phrase),
            "century": "centur" in phrase or phrase.endswith("s"),
            "period": any(link in phrase for link in ("–", " to ", " until ", " and ")),
        },
    )


def _number(one: Candidate) -> Features:
    """Yield what the number measures, and whether that is asked for."""
    near = " ".join([one.text, one.behind(1), one.behind(2)])
    yield from _kinds(one, {kind: bool(form.search(near)) for kind, form in _MEASURES.items()})
    yield "spelt", float(not any(letter.isdigit() for letter in one.text))
    yield "is one", float(one.text.casefold() in {"one", "1", "half"})


def _kinds(one: Candidate, kinds: dict[str, bool]) -> Features:
    """Yield of which kinds a phrase is, and each with what is asked for."""
    for kind, holds in kinds.items():
        yield f"is {kind}", float(holds)
        for wanted in one.asked.wants:
            yield f"is {kind}, wants {wanted}", float(holds)


def _counts(one: Candidate) -> Features:
    """Yield whether the number counts what is asked for."""
    counted = one.asked.counted
    if not counted:
        return
    own = fold(one.read.word(one.last))
    behind = [own, *(fold(one.behind(step)) for step in range(1, _NEAR + 1))]
    before = [fold(one.before(step)) for step in range(1, _NEAR + 1)]
    where = [place for place, word in enumerate(behind) if _is_any(word, counted)]
    yield "counted directly", float(bool(where) and where[0] <= 1)
    yield "counted soon", float(bool(where) and where[0] > 1)
    yield "head counted", float(any(is_like(word, counted[-1]) for word in behind))
    yield "counted before", float(any(_is_any(word, counted) for word in before))
    yield "counts nothing", float(not where)


def _is_any(word: str, others: tuple[str, ...]) -> bool:
    """Return whether a word is a form of one of some others."""
    return any(is_like(word, other) for other in others)
