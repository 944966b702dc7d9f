"""Which lines are messages of a talk?

Exports of chats, IRC logs and written-down dialogues: each message is quoted whole, with its
speaker. One that only asks heads the messages that answer it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.documents.document import Kind
from bot.documents.lines import FACT, LABEL, LIST_MARK, label_of
from bot.documents.plain.layout import Layout, Line, Part
from bot.documents.plain.records import are_records
from bot.text.regexes import regex

_DATE: Final = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2} [^\W\d_]{3,10} \d{4}"
    r"|[^\W\d_]{3,10} \d{1,2}, \d{4})"
)
_TIME: Final = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d{1,6})?Z?(?:[\s\u202f]?[AaPp]\.?[Mm]\.?)?"
_WHEN: Final = rf"[\[(]?(?:{_DATE}[,T]?\s{{0,2}}(?:at )?)?{_TIME}[\])]?"
_NAME: Final = r"[^\W_][^\s:<>\[\]|]*(?:[ ][^\s:<>\[\]|]+){0,3}"
_MESSAGE: Final = regex(
    rf"\u200e?(?:{_WHEN}\s*[-–]?\s*(?:<[@+%&~ ]?(?P<nick>[^<>\s]{{1,30}})>"
    rf"|~?(?P<name>{_NAME}):(?=\s)"
    r"|(?P<user>\S{1,20})\s*[|│])|<[@+%&~ ]?(?P<alone>[^<>\s/]{1,30})>(?=\s))\s*"
)
_STAMPED: Final = regex(rf"\u200e?{_WHEN}\s*[-–*]")
_HEAD: Final = regex(  # a line with the speaker and the time, above what is said
    rf"~?{_NAME}(?:,\s|\s{{1,3}}[-–—]\s|\s+)"
    rf"(?:\[{_DATE}[, ]\s?{_TIME}\]|\[?(?:(?:{_DATE}|today|yesterday)(?:,| at)? ?)?{_TIME}\]?):?$",
    re.IGNORECASE,
)
_FEW: Final = 2  # messages make a talk
_TURNS: Final = 3  # of a dialogue that has no times


def find_messages(layout: Layout, lines: Sequence[Line]) -> Iterator[Part]:
    """Yield the messages among some lines, in order."""
    for starts_message in (_is_message, _is_head):
        starts = {line.number for line in lines if starts_message(line.words)}
        alone = sum(at + 1 in starts or at + 1 == len(layout.lines) for at in starts)
        if len(starts) >= _FEW and (starts_message is _is_message or alone * 4 < len(starts)):
            yield from _messages(layout, lines, starts)
            return
    yield from _dialogue(layout, lines)


def said(words: str) -> str:
    """Return what a message says, without its time and speaker."""
    found = _MESSAGE.match(words)
    if found:
        return words[found.end() :]
    head, _, body = words.partition("\n")
    if body and _HEAD.match(head.strip()):
        return body.strip()
    label = LABEL.match(words)
    return label["value"] if label else words


def _is_message(words: str) -> bool:
    """Return whether a line begins with a speaker, and a time before it or brackets."""
    return bool(_MESSAGE.match(words))


def _is_head(words: str) -> bool:
    """Return whether a line is a speaker and a time, with the message below."""
    return len(words) < 80 and bool(_HEAD.match(words))  # noqa: PLR2004 - characters


def _messages(layout: Layout, lines: Sequence[Line], starts: set[int]) -> Iterator[Part]:
    """Yield each message from its first line to its last: up to a blank line or the next one."""
    kept: list[Line] = []
    for line in lines:
        is_start = line.number in starts or bool(kept and _STAMPED.match(line.words))
        has_body = len(kept) > 1 or not (kept and _is_head(kept[0].words))
        goes_on = kept and line.number == kept[-1].number + 1 and (not line.blanks or not has_body)
        if kept and (is_start or not goes_on):
            yield layout.part(kept[0], kept[-1], Kind.UNIT)
            kept = []
        if is_start or kept:
            kept.append(line)
    if kept:
        yield layout.part(kept[0], kept[-1], Kind.UNIT)


def _dialogue(layout: Layout, lines: Sequence[Line]) -> Iterator[Part]:
    """Yield the turns of speakers that are named again and again, and no labels of records."""
    turns = {
        line.number: label
        for line in lines
        if (label := label_of(line.words)) and not FACT.match(line.words) and _speaks(line.words)
    }
    names = set(turns.values())
    if len(turns) < _TURNS or len(names) * 3 > len(turns) * 2 or len(names) < _FEW:
        return
    if not are_records(lines):
        yield from _messages(layout, lines, set(turns))


def _speaks(words: str) -> bool:
    """Return whether the label of a line may be a speaker."""
    return not LIST_MARK.match(words) and ":" in words
