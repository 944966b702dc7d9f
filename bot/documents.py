"""What did we read?

A reader turns bytes into a `Reading`: the decoded text and the blocks in it. A `Document` is a
reading that has a path, a title and a language. Its text is never changed: all quotations are
slices of it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.languages import detect
from bot.spans import Span


class Kind(StrEnum):
    """What a block is for."""

    PARAGRAPH = "paragraph"  # running text: cut into sentences, and quoted
    UNIT = "unit"  # a table row, a block of code: quoted as a whole
    HEADING = "heading"  # searched, never quoted
    METADATA = "metadata"  # neither searched nor quoted


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document's text, and the headings it stands under, outermost first."""

    span: Span
    kind: Kind
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in one file: the text, its blocks in order, and what it says of itself.

    `title`, `date` and `source` are "" where the file does not tell them.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    date: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One source of the library; `path` names it below the corpus root, with forward slashes."""

    path: str
    text: str
    title: str
    date: str
    source: str
    language: str
    blocks: tuple[Block, ...]


def assemble(path: str, reading: Reading) -> Document:
    """Return the document that `reading` makes; without a title it is called after its file."""
    prose = " ".join(
        block.span.of(reading.text) for block in reading.blocks if block.kind is Kind.PARAGRAPH
    )
    return Document(
        path=path,
        text=reading.text,
        title=reading.title or title_of(path),
        date=reading.date,
        source=reading.source,
        language=detect(prose),
        blocks=reading.blocks,
    )


def title_of(path: str) -> str:
    """Return a title made of a file's name.

    Example:
        "notes/house_rules-2024.txt" -> "house rules 2024"
    """
    name = path.rsplit("/", 1)[-1]
    stem = name.rsplit(".", 1)[0] or name
    return re.sub(r"[_\-\s]+", " ", stem).strip() or name
