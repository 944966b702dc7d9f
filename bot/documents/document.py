"""What did we read?

Documents and their blocks. A reader turns bytes into a `Reading`: the decoded text and the blocks
in it. A `Document` is a reading with a path, a title and a language. Its text is never changed:
all quotations are slices of it.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from typing import Final

from bot.text.languages import detect
from bot.text.spans import Span

# Letters of any script may stand in it, but nothing that ends an address or turns the direction of
# writing, and no name or password before an "@".
_ADDRESS: Final = re.compile(
    r"https?://[^\W_](?:[\w.-]{0,251}\w)?\.?(?::\d{1,5})?"
    r"(?:[/?#][^\s<>\"'`\\^{}|\0-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]{0,1800})?",
    re.IGNORECASE,
)


class Kind(StrEnum):
    """What a block is for."""

    PARAGRAPH = "paragraph"  # running text: cut into sentences, and quoted
    UNIT = "unit"  # a table row, a block of code: quoted as a whole
    HEADING = "heading"  # searched, never quoted
    METADATA = "metadata"  # neither searched nor quoted


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document's text, its kind, and the headings above it, outermost first."""

    span: Span
    kind: Kind
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in one file: the text, its blocks in order, and facts about it.

    `url` is its address on the web. A fact that the file does not give is "".
    """

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    date: str = ""
    source: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One source of the library; `path` names it below the corpus root, with forward slashes.

    `id` is made of the path and the text: a document that is read again has the same, and any
    other document another one.
    """

    path: str
    text: str
    title: str
    date: str
    source: str
    language: str
    blocks: tuple[Block, ...]
    url: str = ""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        """Make the id."""
        object.__setattr__(self, "id", identify(self.path, self.text))


def identify(path: str, text: str) -> str:
    """Return the id of a document: 24 hexadecimal digits, of a hash of its path and its text."""
    both = f"{path}\0{text}".encode("utf-8", "surrogatepass")
    return blake2b(both, digest_size=12).hexdigest()


def assemble(path: str, reading: Reading) -> Document:
    """Return the document of a reading; one without a title is named after its file."""
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
        url=address(reading.url) or address(reading.source),
    )


def address(text: str) -> str:
    """Return a text if it is an address on the web and nothing else; else "".

    Example:
        "https://a.org/b" -> "https://a.org/b"; "see a.org", "file:///etc/passwd" -> ""
    """
    return text if _ADDRESS.fullmatch(text) else ""


def title_of(path: str) -> str:
    """Return a title made of a file's name.

    Example:
        "notes/house_rules-2024.txt" -> "house rules 2024"
    """
    name = path.rsplit("/", 1)[-1]
    stem = name.rsplit(".", 1)[0] or name
    return re.sub(r"[_\-\s]+", " ", stem).strip() or name
