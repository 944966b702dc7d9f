"""What does this plain text file say?

Blank lines part blocks. The first lines often are not prose but the title, the date and the
agency: those become metadata, so that nobody is ever answered with "CNN".
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from bot.dates import date_line
from bot.decoding import decode
from bot.documents import Block, Kind, Reading
from bot.spans import Span, trimmed

_LINE: Final = re.compile(r"[^\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029]|\Z)")
_LIST_MARK: Final = re.compile(r"(?:[-*•–]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
_SOURCE: Final = re.compile(r"(?:source|from|by)\s*:\s*(.+)$", re.IGNORECASE)
_UNDERLINE: Final = re.compile(r"[=\-~*_#]{3,}$")
_ENDS: Final = ".!?…:;,\"'”’)。！？।"
_LONG_LINE: Final = 120  # nobody wraps lines by hand at more: such a line is a paragraph
_HEADER_LINES: Final = 6  # more first lines without a sentence are a list, not a header
_TITLE_WORDS, _AGENCY_WORDS = 20, 4


def read(raw: bytes) -> Reading:
    """Return the blocks of a plain text, and the title, date and source of its first lines."""
    text = decode(raw)
    paragraphs = [span for group in _groups(text) for span in _paragraphs(text, group)]
    header, facts = _header(text, paragraphs)
    blocks: list[Block] = []
    headings: tuple[str, ...] = ()
    for number, span in enumerate(paragraphs):
        kind = _kind(text, span, is_header=number < header)
        if kind is Kind.HEADING:
            headings = (span.of(text),)
        blocks.append(Block(span, kind, () if kind is Kind.METADATA else headings))
    return Reading(text, tuple(blocks), **facts)


def _groups(text: str) -> Iterator[list[Span]]:
    """Yield the runs of non-blank lines, each line trimmed."""
    group: list[Span] = []
    for match in _LINE.finditer(text):
        span = trimmed(text, match.start(), match.end())
        if span is not None:
            group.append(span)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _paragraphs(text: str, lines: list[Span]) -> Iterator[Span]:
    """Yield the paragraphs of a run of lines: hand-wrapped lines belong together."""
    whole_lines = any(line.end - line.start > _LONG_LINE for line in lines)
    start = lines[0].start
    for line, following in pairwise(lines):
        if whole_lines or _parts(line.of(text), following.of(text)):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, lines[-1].end)


def _parts(line: str, following: str) -> bool:
    """Return whether two lines that stand together are two paragraphs all the same."""
    if _LIST_MARK.match(following) or date_line(line) or _UNDERLINE.match(line):
        return True
    return bool(_UNDERLINE.match(following) or _is_shouted(line))


def _header(text: str, paragraphs: list[Span]) -> tuple[int, dict[str, str]]:
    """Return how many first paragraphs are the document's header, and what they tell."""
    facts: dict[str, str] = {}
    count = 0
    for span in paragraphs[:_HEADER_LINES]:
        told = _fact(span.of(text), facts)
        if told is None or told[0] in facts:
            break
        facts.update([told])
        count += 1
    if count == len(paragraphs):  # nothing but a header: then it is the text
        return 0, {}
    return count, facts


def _fact(line: str, known: dict[str, str]) -> tuple[str, str] | None:
    """Return what a header line tells ("date", "source" or "title") and its value."""
    date, source = date_line(line), _SOURCE.match(line)
    if date:
        return "date", date
    if source:
        return "source", source.group(1).strip()
    words = line.split()
    if "\n" in line or line.endswith(tuple(_ENDS)) or _LIST_MARK.match(line):
        return None
    if len(words) <= _AGENCY_WORDS and "source" not in known and (known or line.isupper()):
        return "source", line
    return ("title", line) if len(words) <= _TITLE_WORDS else None


def _kind(text: str, span: Span, *, is_header: bool) -> Kind:
    """Return what a paragraph is for."""
    words = span.of(text)
    if is_header or _UNDERLINE.match(words):
        return Kind.METADATA
    underlined = _UNDERLINE.match(text[span.end :].lstrip(" \t\r\n").split("\n", 1)[0].strip())
    if _is_shouted(words) or (underlined and "\n" not in words):
        return Kind.HEADING
    return Kind.PARAGRAPH


def _is_shouted(line: str) -> bool:
    """Return whether a line is a heading in capitals: two to ten words without a full stop."""
    words = line.split()
    return 1 < len(words) <= 10 and line.isupper() and not line.endswith(tuple(_ENDS))  # noqa: PLR2004
