"""How does a document become a row of the library, and a row a document?

Nothing here reads or writes a database. A row has a checksum over all that makes the document: a
row that was changed by anything but us is not taken for one.
"""

import json
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from bot.documents.document import Block, Document, Kind, Place
from bot.records import dataclass
from bot.text.spans import Span

CHECKSUM_BYTES: Final = 16
DIGEST_BYTES: Final = 16  # of what a file holds
_NO_LEAD: Final = -1  # stands for the start and the end of a lead that is not there
_ENCODING: Final = ("utf-8", "surrogatepass")  # a text may hold half of a pair of UTF-16


class RowDamaged(Exception):
    """The row of a document is not as it was written."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file that a document was read from, as it was then.

    `file` is where it was found, `place` the same with links resolved; `digest` is a hash of its
    bytes, `size` their number, `modified` the time of its last change in nanoseconds.
    """

    file: Path
    place: Path
    digest: bytes
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document of the library, but for its text.

    `id` is the number of its row. `path` names it in its collection, `key` is its `Document.id`.
    `version` counts from 1 how often its file has been read anew; `at` is when it was read, in
    Unix seconds, and `by` who had it read. `facts` are title, date, source, language and url.
    """

    id: int
    collection: str
    path: str
    key: str
    version: int
    sentences: int
    source: SourceFile
    at: float
    by: str
    facts: dict[str, str]


def to_row(document: Document) -> tuple[str, str, str, bytes]:
    """Return what a document is made of: facts, blocks, places and text."""
    facts = {
        "title": document.title,
        "date": document.date,
        "source": document.source,
        "language": document.language,
        "url": document.url,
    }
    places = [
        [place.start, place.name, *([place.url] if place.url else [])] for place in document.places
    ]
    return (
        _to_json(facts),
        _to_json(_from_blocks(document.blocks)),
        _to_json(places),
        document.text.encode(*_ENCODING),
    )


def to_document(path: str, row: Sequence[Any]) -> Document:
    """Return the document of a row, which holds what `to_row` returned."""
    facts, blocks, places, text = row
    return Document(
        path=path,
        text=text.decode(*_ENCODING),
        blocks=_to_blocks(json.loads(blocks)),
        places=tuple(Place(*place) for place in json.loads(places)),
        **json.loads(facts),
    )


def to_facts(raw: str) -> dict[str, str]:
    """Return title, date, source, language and url from a row; none if it is damaged."""
    try:
        found = json.loads(raw)
    except (ValueError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def digest_of(raw: bytes) -> bytes:
    """Return the hash by which a file is known that was read into the library."""
    return blake2b(raw, digest_size=DIGEST_BYTES).digest()


def checksum(row: Iterable[str | bytes]) -> bytes:
    """Return the checksum of what a document is made of, and where it came from."""
    found = blake2b(digest_size=CHECKSUM_BYTES)
    for part in row:
        raw = part if isinstance(part, bytes) else part.encode(*_ENCODING)
        found.update(len(raw).to_bytes(8, "little"))
        found.update(raw)
    return found.digest()


def _to_json(value: object) -> str:
    """Return a value as JSON in plain letters, which any text can be written in."""
    return json.dumps(value, separators=(",", ":"))


def _from_blocks(blocks: Sequence[Block]) -> dict[str, list[Any]]:
    """Return blocks as lists of numbers, and each list of headings above them once."""
    headings: dict[tuple[str, ...], int] = {}
    rows = [
        [
            block.span.start,
            block.span.end,
            block.kind.value,
            headings.setdefault(block.headings, len(headings)),
            *((block.lead.start, block.lead.end) if block.lead else (_NO_LEAD, _NO_LEAD)),
        ]
        for block in blocks
    ]
    return {"headings": [list(one) for one in headings], "blocks": rows}


def _to_blocks(found: dict[str, list[Any]]) -> tuple[Block, ...]:
    """Return the blocks that `_from_blocks` made lists of."""
    headings = [tuple(one) for one in found["headings"]]
    kinds = {kind.value: kind for kind in Kind}
    return tuple(
        Block(
            Span(start, end),
            kinds[kind],
            headings[above],
            Span(lead, lead_end) if lead != _NO_LEAD else None,
        )
        for start, end, kind, above, lead, lead_end in found["blocks"]
    )
