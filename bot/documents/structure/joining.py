"""How do several readings become one document?

A mailbox holds messages, and a message holds text in one format and another. Each is read by
itself; here their texts come one below the other, and their blocks with them.
"""

from collections.abc import Iterable
from dataclasses import replace

from bot.documents.document import Block, Place, Reading
from bot.text.spans import Span

_GAP = "\n\n"


def join(readings: Iterable[tuple[tuple[str, ...], Reading]]) -> Reading:
    """Return one reading of several, without title, date, source and address.

    Args:
        readings: each with the headings that it stands under, outermost first.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    places: list[Place] = []
    length = 0
    for above, reading in readings:
        if not reading.text:
            continue
        if length:
            texts.append(_GAP)
            length += len(_GAP)
        blocks += (_shifted(block, length, above) for block in reading.blocks)
        places += (replace(place, start=place.start + length) for place in reading.places)
        texts.append(reading.text)
        length += len(reading.text)
    return Reading("".join(texts), tuple(blocks), places=tuple(places))


def _shifted(block: Block, offset: int, above: tuple[str, ...]) -> Block:
    """Return a block of a reading that begins at an offset, below some headings."""
    lead: Span | None = block.lead.shift(offset) if block.lead else None
    return replace(
        block, span=block.span.shift(offset), headings=(*above, *block.headings), lead=lead
    )
