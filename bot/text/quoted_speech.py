"""Where is somebody speaking?

The stretches between quotation marks or brackets, which are paired within a paragraph. A mark
without its partner is taken for an error and ignored. A closing single quotation mark and an
apostrophe are the same character: it closes only before white space or punctuation. The time is
linear in the text.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from bot.text.regexes import regex
from bot.text.spans import Span

_LONGEST: Final = 600  # characters; a quotation longer than this may be cut between its sentences
_FAMILY: Final = {
    mark: family
    for family, marks in enumerate(('“”„‟"', "«»", "‹›", "‘’‚'", "「」", "『』", "()（）", "[]"))
    for mark in marks
}
_ALWAYS_OPEN: Final = frozenset("„‚「『(（[")
_ALWAYS_CLOSE: Final = frozenset("」』)）]")
_USUALLY_OPEN: Final = frozenset("“«‘‟‹")
_CLOSED_BY: Final = {"„": '“”"‟', "‚": "‘’'", "»": "«»", "”": "”", "›": "‹›"}
# A mark, or a blank line; what it begins with stands in one class, and is found at once.
_MARK: Final = regex(r"[\n“”„‟\"«»‹›‘’‚'「」『』()（）\[\]](?:(?<!\n)|\s*\n)")


def find_quoted_speech(text: str) -> tuple[Span, ...]:
    """Return the spans from an opening mark to its closing one, in order and not overlapping."""
    found: list[Span] = []
    for span in sorted(_pairs(text)):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def is_inside(spans: tuple[Span, ...], place: int) -> bool:
    """Return whether `place` lies inside one of the rising spans, and not at its start or end."""
    before = bisect_right(spans, place, key=lambda span: span.start) - 1
    return before >= 0 and spans[before].start < place < spans[before].end


def _pairs(text: str) -> Iterator[Span]:
    """Yield from each mark that opens to the one that closes it."""
    waiting: dict[int, list[int]] = {}
    for match in _MARK.finditer(text):
        family = _FAMILY.get(match.group())
        if family is None:  # a blank line: what is open now was damage
            waiting.clear()
            continue
        place = match.start()
        opened = waiting.setdefault(family, [])
        if _opens(text, place, opened):
            opened.append(place)
        elif opened and _closes(text, place):
            start = opened.pop()
            if place - start < _LONGEST:
                yield Span(start, place + 1)


def _opens(text: str, place: int, opened: list[int]) -> bool:
    """Return whether the mark at `place` opens something, given what of its family is open."""
    mark = text[place]
    if mark in _ALWAYS_OPEN:
        return not _is_smile(text, place)
    if mark in _ALWAYS_CLOSE or (opened and mark in _CLOSED_BY.get(text[opened[-1]], "")):
        return False
    if mark == "‘":
        return not _is_word(text, place - 1)
    if mark in _USUALLY_OPEN:
        return True
    return (mark in "\"'" or not opened) and _looks_open(text, place)


def _closes(text: str, place: int) -> bool:
    """Return whether the mark at `place` can close what is open: an apostrophe cannot."""
    mark = text[place]
    if mark == "'" and text[place - 1] not in ".,!?…":
        return False
    if mark in "’'":
        return not text[place - 1].isspace() and not _is_word(text, place + 1)
    return not _is_smile(text, place)


def _looks_open(text: str, place: int) -> bool:
    """Return whether a mark without a direction stands before a word rather than behind one."""
    before, after = text[max(place - 1, 0) : place], text[place + 1 : place + 2]
    is_free = not before or before.isspace() or before in "([{—–-"
    return is_free and bool(after) and not after.isspace() and not after.isdigit()


def _is_smile(text: str, place: int) -> bool:
    """Return whether a bracket is the mouth of a face."""
    return text[place] in "()[]" and place > 0 and text[place - 1] in ":;="


def _is_word(text: str, place: int) -> bool:
    """Return whether a letter or digit stands at `place`."""
    return 0 <= place < len(text) and text[place].isalnum()
