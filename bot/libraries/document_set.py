"""Which documents is a library made of?

A set of documents by their ids, with the file of each, and what the files that were only named
looked like: enough to ask them, and to tell later which are others by then.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from bot.errors import DocumentError
from bot.libraries.common_language import Spoken
from bot.records import dataclass

Found = tuple[tuple[str | int, ...], ...]  # as `identities` finds files


@dataclass(frozen=True, slots=True)
class Known:
    """What tells whether documents have changed.

    `named` are those that were read from files which were only named, by their ids, and `found`
    what these files looked like. `spoken` says which languages all documents are in.
    """

    named: frozenset[str]
    found: Found
    spoken: Spoken


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """The documents of a library, and what there is to tell of their files.

    `files` has the file of each document by its id. `problems` and `skipped` are as
    `CorpusReading` has them; `named_problems` are those of files that were only named. `known`
    returns what tells whether anything has changed, which is seldom asked for.
    """

    files: Mapping[str, Path]
    problems: tuple[DocumentError, ...]
    named_problems: tuple[DocumentError, ...]
    skipped: Mapping[str, int]
    known: Callable[[], Known]
