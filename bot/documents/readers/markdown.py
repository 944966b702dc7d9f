"""What does this Markdown file say?

CommonMark, parsed by markdown-it. Its tokens give their lines, and these lines are the blocks, so
the text stays that of the file, marks included. Front matter gives title, date, source and web
address. What no token covers (list marks, rules, link definitions) becomes metadata: every
character that is not white space lies in exactly one block.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.documents.document import RUNNING, Block, Kind, Reading
from bot.documents.lines import QUESTION_LABEL
from bot.documents.markup.front_matter import read_front_matter
from bot.documents.markup.html import HtmlPart, cut_html
from bot.documents.markup.paragraphs import Part, cut_paragraph, is_decoration, is_question
from bot.documents.markup.questions import keep_answered
from bot.text.dates import has_date
from bot.text.encodings import decode
from bot.text.regexes import regex
from bot.text.spans import Span, trim

_LINE_END: Final = regex(r"\r\n|\r|\n")
_MARK: Final = regex(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)]|>)[ \t]+|>)+(?:\[[ xX]\][ \t]+)?")
_NO_PROSE: Final = regex(  # marks alone, ticked boxes included, or link definitions
    r"(?:[\W\d_]|[xX](?=\]))*\Z|[\W\d_]{0,99}\[[^\]]{1,999}\]:"
)
_COMMENT: Final = regex(r"\{/\*.*?\*/\}", re.DOTALL)  # of MDX, which no parser here knows
_VISIBLE: Final = regex(r"[^\s]")
_FIRST_RANK: Final = regex(r"#\s|.*[\r\n]+ {0,3}=+\s*\Z")
_STYLED: Final = regex(r"[*_`\[\]<>\\&!]")
_ENDS: Final = (".", "!", "?", ";", "。", "！", "？")
_LEAVES: Final = frozenset(
    "paragraph_open heading_open html_block fence code_block tr_open".split()
)
_LARGEST_UNIT: Final = 1_000  # characters quoted as a whole; longer code is parted at line ends
_NESTING: Final = 60  # quotes and lists within each other; markdown-it stops reading at 20
_BOLD, _ASKED = 7, 8  # levels of headings that are none of Markdown's six


def read(raw: bytes) -> Reading:
    """Return the blocks of a Markdown text, and the facts of its front matter or first heading."""
    text = decode(raw)
    body, facts = read_front_matter(text)
    blocks = list(_without_gaps(text, body, keep_answered(_leaves(text, body))))
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
    """Return the heading that is the title: one of the first rank, or before all prose; or "".

    In a list of changes each version may have a heading of the first rank: none is the title.
    """
    top = [block.headings[0] for block in blocks if _is_of_first_rank(text, block)]
    if top and len(top) > 1 and all(map(has_date, top)):
        return ""
    if top:
        return top[0]
    seen = (block for block in blocks if block.kind is not Kind.METADATA)
    first = next(seen, None)
    if first is None or first.kind is not Kind.HEADING or is_question(first.headings[0]):
        return ""
    return first.headings[0]


def _is_of_first_rank(text: str, block: Block) -> bool:
    """Return whether a block is a heading of the first rank."""
    is_outermost = block.kind is Kind.HEADING and len(block.headings) == 1
    return is_outermost and _FIRST_RANK.match(block.span.of(text)) is not None


@cache
def _parsers() -> tuple[MarkdownIt, MarkdownIt]:
    """Return the parser of blocks, which does not look inside them, and that of a heading."""
    blocks = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table").disable("inline")
    return blocks, MarkdownIt("commonmark")


def _leaves(text: str, body: int) -> Iterator[Block]:
    """Yield the blocks that hold text, from `body` on, in order."""
    starts = [body, *(match.end() for match in _LINE_END.finditer(text, body)), len(text)]
    seen = _COMMENT.sub(lambda match: _VISIBLE.sub(" ", match.group()), text[body:])
    tokens = _parsers()[0].parse(seen.replace("\0", " "))
    walk = _Walk(text, frozenset(_names(tokens)))
    for at, token in enumerate(tokens):
        walk.pass_by(token)
        if span := _span(text, starts, token):
            yield from walk.leaf(span, token, tokens[at + 1 : at + 2])


def _names(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the headings of a text in small letters, by which a list of contents is known."""
    for token, content in pairwise(tokens):
        if token.type == "heading_open":
            yield _name(content.content).casefold()


@dataclass(slots=True)
class _Walk:
    """A walk through the tokens of a text: what is open, and what stands above.

    `path` has the headings above by their levels. `lists` has, for each open list, what opens it;
    `item` is the first paragraph of the item that is open. `columns` is the row with the names of
    the columns. `previous` is the block before, `asked_in` how many lists a question stands in.
    """

    text: str
    names: frozenset[str]
    path: dict[int, str] = field(default_factory=dict)
    lists: list[Span | None] = field(default_factory=list)
    item: Span | None = None
    columns: Span | None = None
    is_head: bool = False
    asked_in: int = 0
    previous: Block | None = None

    def pass_by(self, token: Token) -> None:
        """Note that a list, an item or a table begins or ends."""
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            self.lists.append(self._opening())
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self.lists.pop()
            self.item = None
        elif token.type == "list_item_open":
            self.item = None
            if self.asked_in == len(self.lists):
                self.path.pop(_ASKED, None)
        elif token.type == "table_open":
            self.columns = None
        elif token.type in {"thead_open", "thead_close"}:
            self.is_head = token.type == "thead_open"

    def leaf(self, span: Span, token: Token, content: Sequence[Token]) -> Iterator[Block]:
        """Yield the blocks of a token that holds text."""
        for block in self._blocks(span, token, content):
            yield block
            self.previous = block if block.kind is not Kind.METADATA else self.previous

    def _blocks(self, span: Span, token: Token, content: Sequence[Token]) -> Iterator[Block]:
        """Yield the blocks of a token, each under the headings that are open when it begins."""
        if token.type == "heading_open":
            yield from self._heading(span, token, _name(content[0].content))
        elif token.type == "html_block":
            for part in cut_html(self.text, span):
                yield self._html(part)
        elif token.type == "tr_open":
            yield self._row(span, is_header=self.is_head)
        elif token.type == "paragraph_open":
            is_alone = token.level == 0 and not self.lists
            opening = self._opening()
            for piece in cut_paragraph(self.text, span, is_alone=is_alone):
                yield self._part(piece.span, piece.part, opening)
        else:
            yield from self._code(span, token.markup)

    def _heading(self, span: Span, token: Token, name: str) -> Iterator[Block]:
        """Yield a heading; one within a quotation titles nothing behind it."""
        if name:
            level = int(token.tag[1:])
            before = self.path
            self.path = {rank: above for rank, above in before.items() if rank < level}
            self.path[level] = name
            yield Block(span, Kind.HEADING, self._above())
            self.path = before if token.level else self.path

    def _code(self, span: Span, fence: str) -> Iterator[Block]:
        """Yield code in pieces, and the marks around it."""
        opening = self._opening()
        within = _within_fence(self.text, span, fence) if fence else span
        if within is None:
            yield Block(span, Kind.METADATA)
            return
        if before := trim(self.text, span.start, within.start):
            yield Block(before, Kind.METADATA)
        for code in _pieces(self.text, within):
            yield Block(code, Kind.CODE, self._above(), opening)
        if after := trim(self.text, within.end, span.end):
            yield Block(after, Kind.METADATA)

    def _html(self, part: HtmlPart) -> Block:
        """Return the block of a part of HTML."""
        words = _name(part.span.of(self.text))
        if not part.tag:
            return Block(part.span, Kind.METADATA)
        if part.level or part.tag == "summary":
            return self._open(part.span, part.level or _ASKED, words)
        if part.tag in {"th", "tr"}:
            return self._row(part.span, is_header=part.tag == "th")
        if part.tag != "li":
            return Block(part.span, Kind.PARAGRAPH, self._above())
        before = self.previous
        is_further = before is not None and before.kind is Kind.ITEM
        lead = before.lead if before and is_further else self._opening()
        return Block(part.span, Kind.ITEM, self._above(), lead)

    def _row(self, span: Span, *, is_header: bool) -> Block:
        """Return the block of a row; the row with the names of the columns answers nothing."""
        if is_header:
            has_names = any(map(str.isalnum, span.of(self.text)))
            self.columns = span if has_names else None
            return Block(span, Kind.METADATA)
        kind = Kind.METADATA if is_decoration(span.of(self.text)) else Kind.ROW
        return Block(span, kind, self._above(), self.columns)

    def _part(self, span: Span, part: Part, opening: Span | None) -> Block:
        """Return the block of a part of a paragraph; `opening` stands before the paragraph."""
        words = span.of(self.text)
        if part is Part.ASIDE or (self.lists and _name(words).casefold() in self.names):
            return Block(span, Kind.METADATA)
        if part is Part.QUESTION:
            return self._open(span, _ASKED, QUESTION_LABEL.sub("", _name(words), count=1))
        if part is Part.HEADING:
            return self._open(span, _BOLD, _name(words).rstrip(":"))
        if part is Part.LABEL:
            return Block(span, Kind.ITEM, self._above(), opening)
        if not self.lists:
            return Block(span, Kind.PARAGRAPH, self._above())
        lead = self.item or self.lists[-1]
        self.item = self.item or span
        return Block(span, Kind.ITEM, self._above(), lead)

    def _open(self, span: Span, level: int, name: str) -> Block:
        """Return a heading that is none of Markdown's, and note that it stands above the rest."""
        self.path = {rank: above for rank, above in self.path.items() if rank < level}
        self.path[level] = name
        self.asked_in = len(self.lists) if level == _ASKED else self.asked_in
        return Block(span, Kind.HEADING, self._above())

    def _opening(self) -> Span | None:
        """Return what opens a list or code that begins here: words that end in no full stop."""
        before = self.previous
        if before is None or before.kind not in RUNNING or before.headings != self._above():
            return None
        return None if before.span.of(self.text).endswith(_ENDS) else before.span

    def _above(self) -> tuple[str, ...]:
        """Return the headings that are open, outermost first."""
        return tuple(self.path.values())


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


def _within_fence(text: str, span: Span, fence: str) -> Span | None:
    """Return the lines between the fences of a block of code, None if there are none.

    The last fence may be missing.
    """
    lines = [Span(m.start(), m.end()) for m in _LINE_END.finditer(text, span.start, span.end)]
    if not lines:
        return None
    last = text[lines[-1].end : span.end]
    is_closed = last.strip().startswith(fence) and not last.strip().strip(fence[0])
    start, end = lines[0].end, lines[-1].start if is_closed else span.end
    return trim(text, start, end) if start < end else None


def _name(heading: str) -> str:
    """Return a heading's words without the marks of emphasis and links."""
    if not _STYLED.search(heading):  # saves most headings 100 microseconds
        return " ".join(heading.split())
    children = _parsers()[1].parseInline(heading)[0].children or []
    kept = (child for child in children if child.type != "html_inline")
    words = (" " if child.type.endswith("break") else child.content for child in kept)
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
        is_prose = not _NO_PROSE.match(_COMMENT.sub("", span.of(text)).strip())
        yield Block(span, Kind.PARAGRAPH, headings) if is_prose else Block(span, Kind.METADATA)
