"""What speaks for a phrase of a sentence as the answer to a question?

Features of a question, a sentence and a phrase of it, each between 0 and about 1: how near and on
which side the words stand that the question says too, what stands beside the phrase, and what it
looks like. Many are told once more with the pattern of the question: who *does* something stands
elsewhere than who something is done *to*.
"""

import math
from collections.abc import Sequence
from typing import Final

from bot.answers.asked import COPULAS, Asked, is_like
from bot.answers.phrase_looks import Features, looks
from bot.answers.sentence_words import Candidate, Read
from bot.text.folding import fold
from bot.text.spans import Span
from bot.text.stopwords import STOPWORDS

_REACH: Final = 4.0  # tokens at which nearness has fallen to a third
_CLOSE: Final = 3  # tokens before a verb, where its subject is
_PARTING: Final = 3  # phrases between; more tell no more
_COMMON: Final = STOPWORDS["en"]
_BEFORE: Final = frozenset(
    "by in at from to of with for on near as and the a , ( : than between since until during after"
    " before over about around only was is were that when named called than into under was".split()
)
_BEHIND: Final = frozenset(
    ", . ( ) and or who was were is are had has of in to by at for from as that ; which when or"
    " ’s 's %".split()
)
_ARTICLES: Final = frozenset({"the", "a", "an", "about", "only", "around", "early", "late"})
_ENDINGS: Final = frozenset({"ed", "ly", "ng", "er", "or"})
_EXPLAINS: Final = frozenset({"the", "a", "an", "who", "then"})


def extract(asked: Asked, read: Read, spans: Sequence[Span]) -> list[dict[str, float]]:
    """Return the features of each phrase; the absent ones are 0."""
    found = []
    for number, span in enumerate(spans):
        others = [other for other in spans if not other.overlaps(span)]
        one = Candidate(asked, read, span, others)
        found.append(dict(_features(one)) | _among(number, len(spans)))
    return found


def _among(number: int, count: int) -> dict[str, float]:
    """Return which of how many phrases one is."""
    return {"only": float(count == 1), "count": math.log(count), "order": number / count}


def _features(one: Candidate) -> Features:
    """Yield name and value of each feature of a phrase that does not depend on its number."""
    yield "bias", 1.0
    yield "aside", float(one.asked.is_aside)
    yield from _near(one)
    yield from _next(one)
    yield from _from_the_verb(one)
    yield from _parted(one)
    yield from _before(one)
    yield from _behind(one)
    yield from _by(one)
    yield from looks(one)


def _with_pattern(one: Candidate, name: str, value: float = 1.0) -> Features:
    """Yield a feature, and once more with the pattern of the question."""
    yield name, value
    yield f"{name}, {one.asked.pattern}", value


def _near(one: Candidate) -> Features:
    """Yield how near the matched words are, on which side, and whether in the same clause."""
    read, total = one.read, max(one.read.total, 1e-9)
    here = {read.clauses[min(place, len(read.words) - 1)] for place in (one.first, one.last)}
    left = right = clause = inside = 0.0
    for place, weight in read.marks:
        share = weight / total
        clause += share * (read.clauses[place] in here)
        if place < one.first:
            left += share * math.exp((place - one.first + 1) / _REACH)
        elif place > one.last:
            right += share * math.exp((one.last + 1 - place) / _REACH)
        else:
            inside += share
    yield from _with_pattern(one, "near left", left)
    yield from _with_pattern(one, "near right", right)
    yield "matched inside", inside
    yield "matched in clause", clause
    yield "matched in all", sum(weight for _, weight in read.marks) / total


def _next(one: Candidate) -> Features:
    """Yield whether the tokens beside it matched, and how far the word is that tells most."""
    spoken = one.read.spoken
    for step, name in ((1, "next"), (2, "second next")):
        yield from _with_pattern(one, f"{name} matched", float(one.last + step in spoken))
        left = float(one.first - step in spoken)
        yield from _with_pattern(one, f"{name} to the left matched", left)
    if one.read.marks:
        rarest = max(one.read.marks, key=lambda mark: mark[1])[0]
        away = one.first - rarest if rarest < one.first else max(rarest - one.last, 0)
        yield "rarest away", math.log1p(away) / 3
        yield "rarest behind", float(rarest > one.last)


def _from_the_verb(one: Candidate) -> Features:
    """Yield on which side of the verb it stands that the question asks the subject of."""
    verb = one.asked.verb
    if not verb:
        return
    places = [place for place, word in enumerate(one.read.words) if is_like(fold(word), verb)]
    behind = [place - one.last for place in places if place > one.last]
    yield "before the verb", float(any(step <= _CLOSE for step in behind))
    yield "far before the verb", float(any(step > _CLOSE for step in behind))
    yield "behind the verb", float(any(place < one.first for place in places))
    yield "no verb", float(not places)
    if not places:
        return
    nearest = min(places, key=lambda place: abs(place - one.first))
    voice = "passive" if any(one.read.word(nearest - n) in COPULAS for n in (1, 2)) else "active"
    side = "before" if one.first < nearest else "behind"
    parted = "parted" if _count_between(one, one.read.tokens[nearest]) else "next"
    yield f"{voice} verb, {side}", 1.0
    yield f"{parted} {side} the verb", 1.0
    yield f"{voice} verb, by", float(one.before() == "by" and side == "behind")


def _parted(one: Candidate) -> Features:
    """Yield how many other phrases part it from the word that tells most."""
    if one.read.matched:
        rarest = max(one.read.matched, key=lambda pair: pair[1])[0]
        parting = _count_between(one, rarest)
        yield "others between", min(parting, _PARTING) / _PARTING
        yield "nearest", float(not parting)


def _count_between(one: Candidate, word: Span) -> int:
    """Return how many other phrases stand between a phrase and a word."""
    low, high = min(one.span.end, word.end), max(one.span.start, word.start)
    return sum(low <= other.start and other.end <= high for other in one.others)


def _before(one: Candidate) -> Features:
    """Yield which words stand directly before it."""
    word = one.before()
    if word in _ARTICLES:
        yield f"before {one.before(2)} the", float(one.before(2) in _BEFORE)
        yield f"directly before {word}", 1.0
    elif word in _BEFORE or word == "^":
        yield f"before {word}", 1.0
    else:
        yield f"before -{word[-2:]}", float(word[-2:] in _ENDINGS)
    pattern = one.asked.pattern
    yield f"opens, {pattern}", float(word == "^")
    yield f"comma before, {pattern}", float(word == ",")
    yield f"copula before, {pattern}", float(word in COPULAS)
    yield "according to", float(one.before(2) == "according")


def _behind(one: Candidate) -> Features:
    """Yield which words stand directly behind it."""
    word, pattern = one.behind(), one.asked.pattern
    yield f"behind {word}", float(word in _BEHIND)
    yield "behind -ed", float(word.endswith("ed"))
    yield f"copula behind, {pattern}", float(word in COPULAS)
    is_word = word.isalpha() and word not in _BEHIND and word not in _COMMON
    if is_word and one.read.tokens[one.last + 1].of(one.read.text).islower():
        yield "word behind", 1.0
        yield "plural behind", float(word.endswith("s"))
        yield "verb behind", float(word.endswith(("ed", "es")) or word == one.asked.verb)
    if word == "," and one.behind(2) in _EXPLAINS:
        yield from _with_pattern(one, "apposition behind")


def _by(one: Candidate) -> Features:
    """Yield whether "by" stands before it, and behind what: was what is asked done by this one?"""
    steps = next((step for step in (1, 2) if one.before(step) == "by"), 0)
    if not steps or (steps > 1 and one.before() != "the"):
        return
    yield f"by, {one.asked.pattern}", float(steps == 1)
    done = one.first - steps - 1
    is_asked = float(done in one.read.spoken or done - 1 in one.read.spoken)
    yield from _with_pattern(one, "by, what is asked", is_asked)
    yield "by, something else", 1.0 - is_asked
