"""What does this Markdown file say?

CommonMark, parsed by markdown-it. Its tokens give their lines, and these lines are the blocks, so
the text stays that of the file, marks included. Front matter gives title, date, source and web
address. What no token covers (list marks, rules, link definitions) becomes metadata: every
character that is not white space lies in exactly one block.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.documents.document import Block, Kind, Reading
from bot.text.encodings import decode
from bot.text.spans import Span, trim

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_FENCE: Final = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)")
_FENCE_END: Final = re.compile(r"(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
_FACT: Final = re.compile(r"([A-Za-z][\w -]{0,40}):(?:[ \t]+(.*))?$")
_CONTINUED: Final = re.compile(r"\s|[-#]|$")  # what a line may begin with below a key
_MARK: Final = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)]|>)[ \t]+|>)+(?:\[[ xX]\][ \t]+)?")
_NO_PROSE: Final = re.compile(  # marks alone, ticked boxes included, or link definitions
    r"(?:[\W\d_]|[xX](?=\]))*\Z|[\W\d_]{0,99}\[[^\]]{1,999}\]:"
)
_NOT_SEEN: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^<>]*>", re.DOTALL | re.IGNORECASE
)
_STYLED: Final = re.compile(r"[*_`\[\]<>\\&!]")
_WORD: Final = re.compile(r"\w")
_LEAVES: Final = {
    "paragraph_open": Kind.PARAGRAPH,
    "heading_open": Kind.HEADING,
    "html_block": Kind.PARAGRAPH,
    "fence": Kind.CODE,
    "code_block": Kind.CODE,
    "tr_open": Kind.ROW,
}
_LARGEST_FRONT: Final = 20_000  # characters of front matter; what is longer is no front matter
_LARGEST_UNIT: Final = 1_000  # characters quoted as a whole; longer code is parted at line ends
_NESTING: Final = 60  # quotes and lists within each other; markdown-it stops reading at 20


def read(raw: bytes) -> Reading:
    """Return the blocks of a Markdown text, and the facts of its front matter or first heading."""
    text = decode(raw)
    body, facts = _front_matter(text)
    blocks = list(_without_gaps(text, body, _leaves(text, body)))
    if front := trim(text, 0, body):
        blocks.insert(0, Block(front, Kind.METADATA))
    return Reading(
        text,
        tuple(blocks),
        title=facts.get("title") or _first_heading(text, blocks),
        date=facts.get("date") or facts.get("published", ""),
        source=facts.get("source") or facts.get("author", ""),
        url=facts.get("url") or facts.get("link", ""),
    )


def _first_heading(text: str, blocks: Sequence[Block]) -> str:
    """Return the heading that is the title: one of the first rank, or before all prose; or ""."""
    for block in blocks:
        is_title = block.kind is Kind.HEADING and len(block.headings) == 1
        if is_title and re.match(r"#\s|.*[\r\n]+ {0,3}=+\s*\Z", block.span.of(text)):
            return block.headings[0]
    seen = (block for block in blocks if block.kind is not Kind.METADATA)
    first = next(seen, None)
    return first.headings[0] if first and first.kind is Kind.HEADING else ""


def _front_matter(text: str) -> tuple[int, Mapping[str, str]]:
    """Return where the body begins, and the facts above it; 0 and none if there are none."""
    opening = _FENCE.match(text)
    if opening is None:
        return 0, {}
    within = text[opening.end() : opening.end() + _LARGEST_FRONT]
    closing = next((m for m in _FENCE_END.finditer(within) if _begins_line(within, m)), None)
    if closing is None:
        return 0, {}
    facts = _facts(within[: closing.start()])
    return (0, {}) if facts is None else (opening.end() + closing.end(), facts)


def _begins_line(text: str, match: re.Match[str]) -> bool:
    """Return whether a match stands at the beginning of a line."""
    return match.start() == 0 or text[match.start() - 1] in "\r\n"


def _facts(front_matter: str) -> dict[str, str] | None:
    """Return the text values of front matter; None if it is other text between two rules.

    YAML that is not valid, because of an unquoted colon for example, is read line by line.
    """
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # strings only, in C where it is built
    try:
        loaded = yaml.load(front_matter.replace("\0", ""), Loader=loader)  # noqa: S506 - see above
    except (yaml.YAMLError, RecursionError):
        loaded = _facts_by_line(front_matter)
    if not front_matter.strip():
        return {}
    if not isinstance(loaded, dict):
        return None
    return {
        str(key).casefold(): " ".join(value.split())
        for key, value in loaded.items()
        if isinstance(value, str)
    }


def _facts_by_line(front_matter: str) -> dict[str, str] | None:
    """Return the "key: value" lines; None if a line is neither one nor its continuation."""
    facts = {}
    for line in _LINE_END.split(front_matter):
        if found := _FACT.match(line.rstrip()):
            facts[found.group(1)] = (found.group(2) or "").strip().strip("\"'")
        elif not _CONTINUED.match(line):
            return None
    return facts or None


@cache
def _parsers() -> tuple[MarkdownIt, MarkdownIt]:
    """Return the parser of blocks, which does not look inside them, and that of a heading."""
    blocks = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table").disable("inline")
    return blocks, MarkdownIt("commonmark")


def _leaves(text: str, body: int) -> Iterator[Block]:
    """Yield the blocks that hold text, from `body` on, in order."""
    starts = [body, *(match.end() for match in _LINE_END.finditer(text, body)), len(text)]
    path: dict[int, str] = {}
    tokens = _parsers()[0].parse(text[body:].replace("\0", " "))
    for at, token in enumerate(tokens):
        span = _span(text, starts, token)
        if span is None:
            continue
        kind = _LEAVES[token.type]
        if kind is Kind.HEADING:
            level = int(token.tag[1:])
            above = {rank: name for rank, name in path.items() if rank < level}
            if name := _name(tokens[at + 1].content):
                above[level] = name
                yield Block(span, kind, tuple(above.values()))
                path = path if token.level else above  # one within a quote titles nothing else
        elif token.type == "html_block" and not _WORD.search(_NOT_SEEN.sub("", span.of(text))):
            yield Block(span, Kind.METADATA)
        else:
            for piece in _pieces(text, span) if kind is Kind.CODE else (span,):
                yield Block(piece, kind, tuple(path.values()))


def _span(text: str, starts: Sequence[int], token: Token) -> Span | None:
    """Return the lines of a token that holds text, without list or quotation marks before it."""
    if token.map is None or token.type not in _LEAVES:
        return None
    first, last = token.map
    start, end = starts[first], starts[min(last, len(starts) - 1)]
    is_nested = token.level > 0 and token.type != "code_block"
    if is_nested and (mark := _MARK.match(text, start, end)):
        start = mark.end()
    return trim(text, start, end)


def _name(heading: str) -> str:
    """Return a heading's words without the marks of emphasis and links."""
    if not _STYLED.search(heading):  # saves most headings 100 microseconds
        return " ".join(heading.split())
    children = _parsers()[1].parseInline(heading)[0].children or []
    words = (" " if child.type.endswith("break") else child.content for child in children)
    return " ".join("".join(words).split())


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Yield a unit whole, or, if it is long, in pieces that end with a line."""
    cuts = [span.start]
    previous = span.start
    for match in _LINE_END.finditer(text, span.start, span.end):
        if match.end() - cuts[-1] > _LARGEST_UNIT and previous > cuts[-1]:
            cuts.append(previous)
        previous = match.end()
    yield from filter(None, (trim(text, *ends) for ends in pairwise([*cuts, span.end])))


def _without_gaps(text: str, body: int, leaves: Iterator[Block]) -> Iterator[Block]:
    """Yield the leaves, and between them what no leaf covers: marks, and too deep nesting."""
    end = body
    headings: tuple[str, ...] = ()
    for leaf in leaves:
        yield from _gap(text, end, leaf.span.start, headings)
        yield leaf
        end = leaf.span.end
        headings = leaf.headings if leaf.kind is not Kind.METADATA else headings
    yield from _gap(text, end, len(text), headings)


def _gap(text: str, start: int, end: int, headings: tuple[str, ...]) -> Iterator[Block]:
    """Yield the block between two leaves, if there is anything but white space."""
    if span := trim(text, start, end):
        is_prose = not _NO_PROSE.match(text, span.start, span.end)
        yield Block(span, Kind.PARAGRAPH, headings) if is_prose else Block(span, Kind.METADATA)
