"""Which paragraphs are items of a list, and what opens it?

An item is read with its lead-in: the line above that ends in a colon, the short one right above
it, or the item that it is part of.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.documents.document import Kind
from bot.documents.lines import BULLET, HEADING_WORDS, LIST_MARK
from bot.documents.plain.headings import Heading, Rank
from bot.documents.plain.layout import Part
from bot.text.spans import Span

_FARTHER: Final = 3  # columns; a first line is hardly set in as far
_COLONS: Final = (":", "：")


def mark_items(
    parts: Sequence[Part], headings: Mapping[int, Heading], header: int
) -> Iterator[Part]:
    """Yield the parts, the items of lists as such, with what each is read with.

    Args:
        parts: of a text, in order.
        headings: the places of those that are headings.
        header: how many of the first of them are its header.
    """
    open_items: list[Part] = []
    opener: Span | None = None
    entries: Span | None = None  # what leads to lines without marks
    for at, part in enumerate(parts):
        is_item = (
            not part.kind and at not in headings and at >= header and LIST_MARK.match(part.words)
        )
        entries = _lead_of_entry(parts, at, entries) if at > header else None
        if is_item:
            if not open_items or part.indent < open_items[0].indent:
                opener = _opener(parts, headings, at, header)
            open_items = [item for item in open_items if item.indent < part.indent]
            lead = open_items[-1].span if open_items else opener
            bullet = BULLET.match(part.words)
            yield replace(part, kind=Kind.ITEM, lead=lead, mark=bullet.end() if bullet else 0)
            open_items.append(part)
        elif parent := None if part.kind or at in headings else _parent(open_items, part):
            yield replace(part, kind=Kind.ITEM, lead=parent.span)
        else:
            open_items = []
            is_entry = entries and not part.kind and at not in headings
            yield replace(part, kind=Kind.ITEM, lead=entries) if is_entry else part


def _lead_of_entry(parts: Sequence[Part], at: int, lead: Span | None) -> Span | None:
    """Return what leads to a line right below a colon, or below another such line; else None."""
    part, above = parts[at], parts[at - 1]
    if part.opens or not part.is_line or not above.is_line:
        return None
    return above.span if above.words.endswith(_COLONS) else lead


def _parent(items: Sequence[Part], part: Part) -> Part | None:
    """Return the item that a paragraph below it, as far in as its text, goes on with."""
    if not part.opens:
        return None
    for item in reversed(items):
        mark = LIST_MARK.match(item.words)
        if mark and part.inset >= item.indent + min(mark.end(), _FARTHER):
            return item
    return None


def _opener(
    parts: Sequence[Part], headings: Mapping[int, Heading], at: int, header: int
) -> Span | None:
    """Return the span of what opens a list whose first item stands at a place."""
    if at <= header:
        return None
    above = parts[at - 1]
    kind = headings.get(at - 1)
    if kind:
        return above.span if kind.rank is Rank.LEAD_IN else None
    if above.kind not in {None, Kind.PARAGRAPH} or LIST_MARK.match(above.words):
        return None
    is_brief = above.is_line and len(above.words.split()) <= HEADING_WORDS
    leads = above.words.endswith(_COLONS) or (is_brief and not parts[at].opens)
    return above.span if leads else None
