"""What does this plain text file say?

Its lines are read for what they are: a list of contents, messages, tables, code, terms, records.
What is left is paragraphs: the first ones often are a title, a date and a source, others headings
or items of lists. A line that may be several things is taken for text.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.documents.document import QUOTABLE, Block, Kind, Reading
from bot.documents.lines import ANSWER_LABEL, QUESTION_LABEL, UNDERLINE, VERSE, is_question
from bot.documents.plain.chats import find_messages
from bot.documents.plain.columns import find_columns
from bot.documents.plain.contents import find_contents
from bot.documents.plain.definitions import find_definitions
from bot.documents.plain.frames import find_frames
from bot.documents.plain.header import read_header
from bot.documents.plain.headings import (
    REPLIES,
    Heading,
    Path,
    Rank,
    find_headings,
    name_of,
    path_above,
    path_below,
)
from bot.documents.plain.layout import Layout, Line, Part, blank_out, lay_out, runs, stretches
from bot.documents.plain.listings import find_listings
from bot.documents.plain.lists import mark_items
from bot.documents.plain.pages import find_page_lines
from bot.documents.plain.paragraphs import join_lines, join_torn
from bot.documents.plain.records import find_labels
from bot.documents.plain.subtitles import read_transcript
from bot.documents.plain.tables import find_tables
from bot.documents.sections import section_of
from bot.text.encodings import decode
from bot.text.regexes import regex
from bot.text.spans import Span

_FRONT_MATTER: Final = regex(r"\s*(---|\+\+\+)\s*\n(?:.*\n){1,200}?\1\s*(?:\n|$)")
_VERSE: Final = 400  # characters of a verse that is quoted whole
_Find = Callable[[Layout, Sequence[Line]], Iterator[Part]]
_FINDERS: Final[tuple[_Find, ...]] = (
    find_messages, find_listings, find_tables, find_columns, find_definitions, find_labels,
)  # fmt: skip


def read(raw: bytes) -> Reading:
    """Return the blocks of a plain text, and the title, date and source of its first lines."""
    text = decode(raw)
    layout = lay_out(blank_out(text, _comments(text)))
    if spoken := read_transcript(layout):
        blocks = [Block(part.span, Kind.PARAGRAPH) for part in spoken.parts]
        return Reading(spoken.text, tuple(blocks), places=spoken.places)
    if frames := find_frames(layout):
        layout = lay_out(blank_out(layout.text, frames))
    spans = find_page_lines(layout)
    if spans:
        layout = lay_out(blank_out(layout.text, spans))
    parts = _parts(layout, spans)
    header, facts = read_header(parts)
    headings = find_headings(parts, header)
    parts = list(mark_items(parts, headings, header))
    return Reading(
        layout.text,
        tuple(_quotable(list(_blocks(parts, header, headings)))),
        title=facts.get("title", ""),
        date=facts.get("date", ""),
        source=facts.get("source", ""),
        url=facts.get("url", ""),
    )


def _comments(text: str) -> Iterator[Span]:
    """Yield the spans of the comments that markup hides from readers."""
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start)) >= 0:
        yield Span(start, end + 3)
        start = text.find("<!--", end)


def _parts(layout: Layout, page_lines: Sequence[Span]) -> list[Part]:
    """Return the parts of a text in order: what is recognised, and paragraphs of the rest."""
    found = [*_front_matter(layout), *find_contents(layout)]
    claimed = [False] * len(layout.lines)
    _claim(found, claimed)
    for find in _FINDERS:
        new = [part for lines in stretches(layout, claimed) for part in find(layout, lines)]
        _claim(new, claimed)
        found += new
    rest = [line for lines in stretches(layout, claimed) for line in lines]
    is_faq = sum(is_question(group[0].words) for group in runs(rest)) > 1
    paragraphs = list(join_lines(layout, rest, is_faq=is_faq))
    return sorted(
        (*found, *join_torn(layout, paragraphs, page_lines)), key=lambda part: part.first
    )


def _front_matter(layout: Layout) -> Iterator[Part]:
    """Yield the lines of facts between two rules that begin a text, as Markdown has them."""
    found = _FRONT_MATTER.match(layout.text)
    end = found.end() if found else 0
    for line in layout.lines:
        if line.span.end > end:
            return
        yield layout.part(line, line, Kind.METADATA)


def _claim(parts: Sequence[Part], claimed: list[bool]) -> None:
    """Note which lines the parts hold."""
    for part in parts:
        claimed[part.first : part.last + 1] = [True] * (part.last + 1 - part.first)


def _blocks(
    parts: Sequence[Part], header: int, headings: Mapping[int, Heading]
) -> Iterator[Block]:
    """Yield the blocks of the parts: each with the headings above it, marks apart.

    Args:
        parts: of a text, in order.
        header: how many of the first of them are its header.
        headings: the places of those that are headings, and their kinds.
    """
    path: Path = {}
    replies = 0
    for at, (part, before) in enumerate(zip(parts, (None, *parts), strict=False)):
        heading = headings.get(at)
        if at < header or (not part.kind and UNDERLINE.match(part.words)):
            yield Block(part.span, Kind.METADATA)
            continue
        if heading:
            path = path_above(path, part, heading)
            path[heading] = (name_of(part), section_of(part.words))
            replies = REPLIES if part.kind is Kind.UNIT else -1
            yield Block(part.span, Kind.HEADING, _names(path))
            continue
        if part.kind is Kind.UNIT and replies == 0:
            path = {kind: named for kind, named in path.items() if kind.rank < Rank.QUESTION}
        replies -= part.kind is Kind.UNIT
        path = path_below(path, part, before)
        yield from _block(_without_label(part, before), _names(path))


def _names(path: Path) -> tuple[str, ...]:
    """Return the headings of a path, outermost first."""
    return tuple(name for name, _ in path.values())


def _without_label(part: Part, before: Part | None) -> Part:
    """Return an answer without the "A:" before it, where a question stands above."""
    label = ANSWER_LABEL.match(part.words) if not part.kind else None
    if label and before and QUESTION_LABEL.match(before.words) and label.end() < len(part.words):
        return replace(part, mark=label.end())
    return part


def _block(part: Part, headings: tuple[str, ...]) -> Iterator[Block]:
    """Yield the block of a part, and one of the mark before it."""
    start = part.span.start + part.mark
    if part.mark and start < part.span.end:
        yield Block(Span(part.span.start, start), Kind.METADATA)
    else:
        start = part.span.start
    kind = part.kind or (Kind.UNIT if _is_verse(part) else Kind.PARAGRAPH)
    kind = Kind.UNIT if kind is Kind.HEADING else kind
    yield Block(Span(start, part.span.end), kind, headings, part.lead)


def _is_verse(part: Part) -> bool:
    """Return whether a part is a short verse, which is quoted whole with its number."""
    return len(part.words) <= _VERSE and bool(VERSE.match(part.words))


def _quotable(blocks: list[Block]) -> list[Block]:
    """Return the blocks; where none can be quoted, those that could be are text after all."""
    if any(block.kind in QUOTABLE for block in blocks):
        return blocks
    return [replace(block, kind=Kind.PARAGRAPH) for block in blocks]
