"""Which questions head an answer?

A paragraph that only asks is the heading of what follows it. Where nothing does, it is text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.documents.document import Block, Kind
from bot.documents.markup.paragraphs import is_question


def keep_answered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks; a question in a paragraph that nothing follows is text, and no heading."""
    waiting: list[Block] = []  # a question, and metadata behind it
    for block in blocks:
        if waiting and block.kind is not Kind.METADATA:
            is_below = block.headings[: len(waiting[0].headings)] == waiting[0].headings
            yield from waiting if is_below else _as_text(waiting)
            waiting = []
        if waiting or (block.kind is Kind.HEADING and is_question(block.headings[-1])):
            waiting.append(block)
        else:
            yield block
    yield from _as_text(waiting)


def _as_text(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield some blocks, the first of which is a question, with that as text."""
    for block in blocks:
        is_question_here = block.kind is Kind.HEADING
        above = block.headings[:-1]
        yield replace(block, kind=Kind.PARAGRAPH, headings=above) if is_question_here else block
