"""What does this Markdown file say?

CommonMark by markdown-it, whose tokens tell their lines; the blocks are those lines, so the text
stays the file's own, marks included. Front matter gives title, date and source.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.decoding import decode
from bot.documents import Block, Kind, Reading
from bot.spans import Span, trimmed

_FRONT_MATTER: Final = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?\r?\n)?---[ \t]*(?:\r?\n|\Z)", re.S)
_MARK: Final = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)]|>)[ \t]+|>)+")
_ROW_END: Final = re.compile(r"\r\n|\r|\n")
_UNITS: Final = {"fence", "code_block", "tr_open"}


def read(raw: bytes) -> Reading:
    """Return the blocks of a Markdown text, and what its front matter or first heading tells."""
    text = decode(raw)
    front = _FRONT_MATTER.match(text)
    body = front.end() if front else 0
    facts = _facts(front.group(1) or "") if front else {}
    blocks = tuple(_blocks(text, body))
    title = facts.get("title") or next(
        (block.headings[0] for block in blocks if block.kind is Kind.HEADING), ""
    )
    if front and (span := trimmed(text, 0, body)):
        blocks = (Block(span, Kind.METADATA), *blocks)
    return Reading(text, blocks, title, facts.get("date", ""), facts.get("source", ""))


def _facts(front_matter: str) -> dict[str, str]:
    """Return the plain values of the front matter; none if it is not a YAML mapping."""
    try:
        loaded = yaml.load(front_matter, Loader=yaml.CBaseLoader)  # noqa: S506 - strings only
    except yaml.YAMLError:
        return {}
    if not isinstance(loaded, dict):
        return {}
    return {str(key).casefold(): value for key, value in loaded.items() if isinstance(value, str)}


def _blocks(text: str, body: int) -> Iterator[Block]:
    """Yield the blocks from `body` on, in order."""
    lines = _line_starts(text, body)
    path: dict[int, str] = {}
    tokens = MarkdownIt("commonmark").enable("table").parse(text[body:].replace("\0", " "))
    for token, following in zip(tokens, [*tokens[1:], tokens[-1:]], strict=False):
        span = _span(text, lines, token)
        if span is None:
            continue
        if token.type == "heading_open" and isinstance(following, Token):
            level = int(token.tag[1:])
            path = {above: name for above, name in path.items() if above < level}
            path[level] = following.content.strip() or "(untitled)"
            yield Block(span, Kind.HEADING, tuple(path.values()))
        elif (kind := _kind(text, span, token)) is not None:
            yield Block(span, kind, tuple(path.values()))


def _kind(text: str, span: Span, token: Token) -> Kind | None:
    """Return what the block that a token opens is for; None if it opens none."""
    if token.type == "paragraph_open":
        return Kind.PARAGRAPH
    if token.type == "html_block":
        comment = span.of(text).startswith("<!--")
        return Kind.METADATA if comment else Kind.PARAGRAPH
    return Kind.UNIT if token.type in _UNITS else None


def _line_starts(text: str, body: int) -> Sequence[int]:
    """Return where each line of the body begins in `text`, and at last where the text ends."""
    starts = [body, *(match.end() for match in _ROW_END.finditer(text, body))]
    return [*starts, len(text)]


def _span(text: str, lines: Sequence[int], token: Token) -> Span | None:
    """Return the trimmed lines of a token, without the list or quotation mark before them."""
    if token.map is None:
        return None
    first, last = token.map
    start, end = lines[first], lines[min(last, len(lines) - 1)]
    if token.type == "paragraph_open" and (mark := _MARK.match(text, start, end)):
        start = mark.end()
    return trimmed(text, start, end)
