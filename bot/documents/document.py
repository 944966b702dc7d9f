"""What did we read?

Documents and their blocks. A reader turns bytes into a `Reading`: the decoded text and the blocks
in it. A `Document` is a reading with a path, a title and a language. Its text is never changed:
all quotations are slices of it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import field
from enum import StrEnum
from hashlib import blake2b
from typing import Final

from bot.records import dataclass
from bot.text.languages import UNDETERMINED, detect
from bot.text.regexes import regex
from bot.text.spans import Span

# Letters of any script may stand in it, but nothing that ends an address or turns the direction of
# writing, and no name or password before an "@".
_ADDRESS: Final = regex(
    r"https?://[^\W_](?:[\w.-]{0,251}\w)?\.?(?::\d{1,5})?"
    r"(?:[/?#][^\s<>\"'`\\^{}|\0-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]{0,1800})?",
    re.IGNORECASE,
)


class Kind(StrEnum):
    """What a block is for."""

    PARAGRAPH = "paragraph"  # running text: cut into sentences, and quoted
    ITEM = "item"  # of a list or a record: the same, and read with what opens the list
    ROW = "row"  # of a table: quoted as a whole, and read with the names of the columns
    CODE = "code"  # lines that stay as they are: quoted as a whole
    UNIT = "unit"  # anything else that is quoted as a whole, such as a turn of a talk
    HEADING = "heading"  # searched, never quoted; one that asks heads its answer
    METADATA = "metadata"  # neither searched nor quoted: marks, comments, navigation, facts


RUNNING: Final = frozenset({Kind.PARAGRAPH, Kind.ITEM})  # cut into sentences
QUOTABLE: Final = RUNNING | {Kind.ROW, Kind.CODE, Kind.UNIT}


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document's text, its kind, and the headings above it, outermost first.

    `lead` is what a part of a list, a table or a record is read with: the paragraph that ends in
    a colon above the items, the row with the names of the columns, the line with the name of the
    record, the term that is explained. None where nothing is.
    """

    span: Span
    kind: Kind
    headings: tuple[str, ...] = ()
    lead: Span | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document names a place of its own, and how: "00:01:12" in subtitles, a page.

    `url` is the address of that place on the web, such as that of a message; "" if it has none.
    """

    start: int
    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in one file: the text, its blocks in order, and facts about it.

    `url` is its address on the web. A fact that the file does not give is "". `places` rise.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    date: str = ""
    source: str = ""
    url: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some words of a file that has pages, and the number of the page they begin on, from 0.

    `earlier` is how often the same words stand on that page before.
    """

    page: int
    words: str
    earlier: int = 0


Step = Callable[[int, int], None]  # is told how many pages are read, and how many there are


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
    places: tuple[Place, ...] = ()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        """Make the id."""
        object.__setattr__(self, "id", identify(self.path, self.text))

    @property
    def names(self) -> tuple[str, ...]:
        """The title and, where that is another one, the name of the file: both say what it is of.

        A file "install-linux.md" may have the title "Linux". The name of a file that has no
        letters says nothing.
        """
        file = title_of(self.path)
        is_other = file.casefold() != self.title.casefold() and any(map(str.isalpha, file))
        return (self.title, file) if is_other else (self.title,)

    def blocks_in(self, span: Span) -> tuple[Block, ...]:
        """Return the blocks that share a character with a span, in order."""
        first = bisect_right(self.blocks, span.start, key=lambda block: block.span.end)
        last = bisect_left(self.blocks, span.end, key=lambda block: block.span.start)
        return self.blocks[first:last]

    def line_of(self, offset: int) -> int:
        """Return the number of the line that an offset is in, from 1, as editors count lines."""
        before = self.text[:offset]
        return 1 + before.count("\n") + before.count("\r") - before.count("\r\n")

    def place_of(self, offset: int) -> str:
        """Return the name of the place where an offset lies, "" where the text names none."""
        place = self._place_at(offset)
        return place.name if place else ""

    def url_of(self, offset: int) -> str:
        """Return the address of the place where an offset lies, else that of the document."""
        place = self._place_at(offset)
        return address(place.url if place else "") or self.url

    def _place_at(self, offset: int) -> Place | None:
        """Return the last place that begins at an offset or before it, None if none does."""
        at = bisect_right(self.places, offset, key=lambda place: place.start)
        return self.places[at - 1] if at else None


def identify(path: str, text: str) -> str:
    """Return the id of a document: 24 hexadecimal digits, of a hash of its path and its text."""
    both = f"{path}\0{text}".encode("utf-8", "surrogatepass")
    return blake2b(both, digest_size=12).hexdigest()


def assemble(path: str, reading: Reading) -> Document:
    """Return the document of a reading; one without a title is named after its file."""
    return Document(
        path=path,
        text=reading.text,
        title=reading.title or title_of(path),
        date=reading.date,
        source=reading.source,
        language=_language(reading),
        blocks=reading.blocks,
        url=address(reading.url) or address(reading.source),
        places=reading.places,
    )


def _language(reading: Reading) -> str:
    """Return the language of the running text or, of a file without any, of all that is quoted.

    A chat, subtitles and a table have no running text, and are in a language all the same.
    """
    for kinds in (RUNNING, QUOTABLE):
        said = (block.span.of(reading.text) for block in reading.blocks if block.kind in kinds)
        if (found := detect(" ".join(said))) != UNDETERMINED:
            return found
    return UNDETERMINED


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
