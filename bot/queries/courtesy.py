"""Which words of a message are courtesy, and which of them ask?

People greet, thank and excuse themselves around a question: "Hi all, quick question, when is the
fair? Thanks!" Such words are taken off from both ends, and of several sentences the one that asks
is kept. They are courtesy only where they stand by themselves, before a word of asking or behind
a mark: "Who said thanks?" and "Hello Kitty was drawn by whom?" lose nothing. A word too many costs
a little in a search, a word too few may cost the answer.
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.text.question_marks import QUESTION_MARKS
from bot.text.regexes import regex
from bot.text.sentence_boundaries import boundaries_of
from bot.text.tables.courtesies import (
    ACKNOWLEDGED,
    ALONE,
    AUXILIARIES,
    BEHIND,
    FILLERS,
    FOLLOWERS,
    GREETINGS,
    LATE_REQUESTS,
    REQUESTS,
    THANKS,
    WORDS_OF_ASKING,
)

_UNSPACED: Final = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff"  # Thai, kana, Han: no blanks


def _pattern(words: str) -> re.Pattern[str]:
    """Return what matches some words whole; those written without blanks stand anywhere."""
    # Ranges of so many letters are looked through for capitals at every start, unless told not to
    # be: 20 ms.
    unspaced = f"(?-i:[{_UNSPACED}])"
    return regex(rf"(?:{words})(?:(?!\w)|(?={unspaced})|(?<={unspaced}))", re.IGNORECASE)


_COURTEOUS: Final = _pattern(f"{GREETINGS}|{THANKS}")
_ACKNOWLEDGING: Final = _pattern(ACKNOWLEDGED)
_FOLLOWING: Final = _pattern(FOLLOWERS)
_FILLING: Final = _pattern(FILLERS)
_REQUESTING: Final = _pattern(REQUESTS)
_KINDS: Final = (_COURTEOUS, _REQUESTING, _FILLING, _ACKNOWLEDGING)
# No courtesy begins with these words, as most questions do: the patterns take 12 ms to compile.
_NO_COURTESY: Final = regex(r"(?:who|whom|whose|what|when|where|which|why)(?!\w)", re.IGNORECASE)
_BY_ITSELF: Final = regex(rf"\W*(?:{ALONE})\W*", re.IGNORECASE)
_ASKS: Final = regex(WORDS_OF_ASKING, re.IGNORECASE)
_REQUESTS_LATE: Final = regex(rf"\b(?:{LATE_REQUESTS}),? (?={WORDS_OF_ASKING})", re.IGNORECASE)
_ASKS_TOO: Final = regex(rf"(?:{AUXILIARIES})(?!\w)", re.IGNORECASE)
_WORD: Final = regex(r"\w")
_UNSPACED_LETTER: Final = regex(rf"[{_UNSPACED}]")
_MARK: Final = regex(r"[.!?…。！？؟\n\u2600-\u27bf\U0001f000-\U0001faff]")
_PAUSE: Final = regex(r"[,:;–—，、：]")
_ASKS_BY_MARK: Final = regex(rf"[{''.join(QUESTION_MARKS)}]\W*$")
_TITLE: Final = regex(r"\w\W+(?!I\b|Sie\b|Ihnen\b)[A-Z]")
_PARTING: Final = "[,;–—，\\n]| - |[\u2600-\u27bf\U0001f000-\U0001faff]"
_TAIL: Final = regex(
    rf"(?:(?P<mark>[.!?…。！？؟])|{_PARTING})\s*"
    rf"(?:{BEHIND})(?: (?:{FOLLOWERS}))*(?:[,.!]?\s+(?-i:[A-Z]\w+))?[^\w'\"’”»)]*$",
    re.IGNORECASE,
)
_HAS_TAIL: Final = regex(rf"(?:[.!?…。！？؟]|{_PARTING})\s*\S")  # or no tail
_PLEASE: Final = regex(r"(?<=\w) (?:please|pls|plz|bitte)(?P<mark>[^\w'\"’”»)]*)$", re.IGNORECASE)
_SHORT: Final = 3  # words; "Who says please?" has no more
_REACH: Final = 120  # characters from either end; courtesy takes no more
_QUOTED: Final = regex(r"\s*>+\s?")


def is_courtesy(text: str) -> bool:
    """Return whether a message greets, thanks or agrees, and asks nothing.

    Example:
        "Thank you very much!", "ok great", "got it, bye" -> True; "Great?" -> False
    """
    if len(text) > _REACH:
        return False
    if _BY_ITSELF.fullmatch(text):
        return True
    found = list(_courtesies(text))
    *_, (end, kind) = [(0, None), *found]
    is_polite = any(one is _COURTEOUS or one is _FILLING for _, one in found)
    return end == len(text) and kind is not None and (is_polite or not _asks_by_mark(text))


def asks(text: str) -> bool:
    """Return whether a message has the mark of a question, or begins as one.

    Example:
        "who mends it" -> True; "thanks, found it" -> False
    """
    return _asks_by_mark(text) or bool(_ASKS.match(_bare(text)))


def split(text: str) -> tuple[tuple[str, ...], str]:
    """Return what a message tells, sentence by sentence, and what it asks.

    All is asked where no sentence has the mark of a question and the last begins as none does.

    Example:
        "Hi! My bike is flat. Who mends it? Thanks" -> ("My bike is flat.",), "Who mends it?"
    """
    bare = _bare(text)
    sentences = _sentences(bare)
    if sentences == [text.strip()]:  # as mostly: one sentence, of which nothing was taken off
        return (), bare
    sentences = [_bare(one) for one in sentences]
    sentences = [one for one in sentences if not is_courtesy(one)]
    asking = [place for place, one in enumerate(sentences) if _asks_by_mark(one)]
    if not asking and sentences and _ASKS.match(sentences[-1]):
        asking = [len(sentences) - 1]
    if not asking:
        return (), " ".join(sentences) or bare
    told = tuple(one for place, one in enumerate(sentences) if place not in asking)
    return told, " ".join(sentences[place] for place in asking)


def _sentences(text: str) -> list[str]:
    """Return the sentences of a message; what it quotes stands apart."""
    if not _MARK.search(text[:-1]):
        return [text]
    return [
        sentence
        for part in _parts(text)
        for span in boundaries_of(part, "en")(part)
        if (sentence := _QUOTED.sub("", span.of(part), count=1).strip())
    ]


def _parts(text: str) -> list[str]:
    """Return the parts of a message that an empty line or the sign of a quotation sets apart."""
    parts: list[str] = []
    is_quoted = False
    for line in text.split("\n"):
        begins = not line.strip() or line.lstrip().startswith(">") != is_quoted
        is_quoted = line.lstrip().startswith(">")
        if begins or not parts:
            parts.append(line)
        else:
            parts[-1] += f"\n{line}"
    return [part for part in parts if part.strip()]


def _asks_by_mark(text: str) -> bool:
    """Return whether a sentence ends with the mark of a question, whatever closes it."""
    return bool(_ASKS_BY_MARK.search(text[-_REACH:]))


def _bare(text: str) -> str:
    """Return a message without the courtesy at its ends; as it is if nothing else is there."""
    text = text.strip()
    rest = text[_lead(text) :]
    if not _asks(rest) and (late := _REQUESTS_LATE.search(rest)):
        rest = rest[late.end() :]
    while found := _tail(rest):
        rest = found
    return rest.strip() if any(map(str.isalnum, rest)) else text


def _asks(text: str) -> bool:
    """Return whether a text begins with a word of asking; the plain ones are tried first."""
    return bool(_NO_COURTESY.match(text) or _ASKS.match(text))


def _tail(text: str) -> str:
    """Return a text without the courtesy at its end, "" if there is none."""
    head, end = text[:-_REACH], text[-_REACH:]
    if _HAS_TAIL.search(end) and (found := _TAIL.search(end)):
        return head + end[: found.start()] + (found["mark"] or "?" * (end.rstrip()[-1:] == "?"))
    if (found := _PLEASE.search(end)) and len(text.split()) > _SHORT:
        return head + end[: found.start()] + found["mark"]
    return ""


def _courtesies(text: str) -> Iterator[tuple[int, re.Pattern[str]]]:
    """Yield where each courtesy that a text begins with ends, the marks behind it included."""
    place = _skip(text, 0)
    if _NO_COURTESY.match(text, place):
        return
    kinds = [*_KINDS]
    while place < len(text):
        found = [(words.end(), kind) for kind in kinds if (words := kind.match(text, place))]
        end, kind = max(found, key=lambda one: one[0], default=(place, _COURTEOUS))
        if end == place or (kind is _REQUESTING and _is_title(text[place:end], text)):
            return
        place = _skip(text, end)
        yield place, kind
        kinds = [*_KINDS, _FOLLOWING]


def _skip(text: str, place: int) -> int:
    """Return where the next word of a text begins."""
    found = _WORD.search(text, place)
    return found.start() if found else len(text)


def _is_title(words: str, text: str) -> bool:
    """Return whether words are written as those of a title are: "Do You Know" is no request."""
    return bool(_TITLE.search(words)) and not text.isupper()


def _lead(text: str) -> int:
    """Return where the question begins behind the courtesy that a text begins with."""
    start = 0
    for place, kind in _courtesies(text):
        if place < len(text) and _begins(text, place, kind):
            start = place
    return start


def _begins(text: str, place: int, kind: re.Pattern[str]) -> bool:
    """Return whether what stands behind a courtesy is by itself, and no part of the same words.

    A capital behind a comma may be part of a name ("Hello, Dolly"), if it does not ask.
    """
    if kind is _REQUESTING:
        return True
    between = _between(text, place)
    if _MARK.search(between):
        return True
    if _PAUSE.search(between):
        asks = _ASKS.match(text, place) or _ASKS_TOO.match(text, place)
        return bool(asks) or not text[place].isupper()
    if kind is _ACKNOWLEDGING:
        return False
    is_unspaced = kind is _FILLING and bool(_UNSPACED_LETTER.match(text, place - 1))
    return is_unspaced or bool(_ASKS.match(text, place))


def _between(text: str, place: int) -> str:
    """Return the marks and blanks before a word."""
    start = place
    while start and not text[start - 1].isalnum():
        start -= 1
    return text[start:place]
