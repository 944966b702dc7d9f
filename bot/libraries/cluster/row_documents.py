"""How does a row of the library become a document of the cluster, and back?

A row is a list of values under an id that its key makes. Of a row that was deleted the id stays,
from which nobody can tell what it was.
"""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any, Final

from bot.libraries.whereabouts import Parts

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "collections": ("name",),
    "roots": ("collection", "place"),
    "documents": ("id",),
    "versions": ("document", "number"),
    "problems": ("collection", "file"),
    "left_out": ("collection", "file"),
    "uploads": ("key",),
    "moved": ("old",),
}  # the columns by which each table tells its rows apart
_NUMBERED: Final = frozenset({"documents", "versions"})  # their keys are numbers
_ID_BYTES: Final = 16
_QUICK: Final = 1  # level of compression
_BEHIND: Final = b"\0"  # which JSON never has, between what stands before a text and the text

Row = tuple[Any, ...]
Source = dict[str, Any]
Operation = tuple[str, Source | None]  # the id of a document, and what it holds; None: it goes


def id_of(library: str, table: str, key: Sequence[Any]) -> str:
    """Return the id of the document of a row.

    Args:
        library: its number, in hexadecimal digits; the same key has other ids in others.
        table: that the row is in.
        key: the values of the columns that `KEYS` has.
    """
    if table in _NUMBERED:
        return "-".join((table, *map(str, key)))
    raw = json.dumps([_plain(value) for value in key]).encode()
    digest = blake2b(raw, digest_size=_ID_BYTES, key=bytes.fromhex(library))
    return f"{table}-{digest.hexdigest()}"


def numbers_of(name: str) -> tuple[int, ...]:
    """Return the key of a row whose key is numbers, from the id of its document."""
    return tuple(map(int, name.split("-")[1:]))


def is_numbered(table: str) -> bool:
    """Return whether the key of a row can be told from the id of its document."""
    return table in _NUMBERED


def to_source(table: str, name: str, revision: int, row: Row | None) -> Source:
    """Return the document of a row; of one that was deleted, given as None, what stays of it."""
    facts: Source = {"table": table, "id": name, "revision": revision}
    if row is None:
        return facts | {"gone": True}
    return facts | {"gone": False, "row": [_plain(value) for value in row]}


def to_row(source: Mapping[str, Any]) -> Row | None:
    """Return the row of a document, None if it was deleted."""
    if source["gone"]:
        return None
    return tuple(b64decode(one[0]) if isinstance(one, list) else one for one in source["row"])


def pack(value: object) -> str:
    """Return a value of lists, texts and numbers in few letters."""
    raw = json.dumps(value, separators=(",", ":")).encode()
    return b64encode(zlib.compress(raw, _QUICK)).decode()


def unpack(packed: str) -> Any:  # noqa: ANN401 - JSON
    """Return what was packed."""
    return json.loads(zlib.decompress(b64decode(packed)))


def pack_parts(parts: Parts) -> str:
    """Return the blocks, places and text of a document in few letters."""
    blocks, places, text = parts
    raw = json.dumps([blocks, places]).encode() + _BEHIND + text
    return b64encode(zlib.compress(raw, _QUICK)).decode()


def unpack_parts(packed: str) -> Parts:
    """Return what was packed of a document."""
    told, _, text = zlib.decompress(b64decode(packed)).partition(_BEHIND)
    blocks, places = json.loads(told)
    return blocks, places, text


def _plain(value: Any) -> Any:  # noqa: ANN401 - of SQLite
    """Return a value of a column as JSON has it; bytes are a list of one text."""
    return [b64encode(value).decode()] if isinstance(value, bytes) else value
