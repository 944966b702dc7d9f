"""What does a reader find in a file?

The parts of a document whose format has structure of its own, as the file names them.
"""

from dataclasses import dataclass
from enum import Enum, auto


class Role(Enum):
    """What a part is in its file."""

    __hash__ = object.__hash__  # each is one object: that of Enum takes ten times as long

    HEADING = auto()
    QUESTION = auto()  # in a paragraph of its own: heads what follows, if anything does
    TEXT = auto()  # a paragraph
    ITEM = auto()  # of a list
    MORE = auto()  # a further paragraph of an item, or a note to a paragraph
    TERM = auto()  # that a definition explains
    DEFINITION = auto()  # of the terms before it, or one more paragraph of it
    NAMES = auto()  # a row with the names of columns
    ROW = auto()  # of a table
    CODE = auto()  # lines that stay as they are
    UNIT = auto()  # something else that is quoted whole, such as a message
    ASIDE = auto()  # neither searched nor quoted: navigation, quoted messages
    END = auto()  # of a list or a table, where another one follows it
    ANSWERED = auto()  # the last question heads nothing more


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file: its role, its text, and what the file says of it besides.

    `level` is that of a heading or how deep an item lies, from 1. The first `bold` characters are
    in bold; the first `mark` ones, such as a bullet that was typed, are not quoted. `place` is the
    name of a place that begins here, `url` the address of that place.
    """

    role: Role
    text: str = ""
    level: int = 1
    bold: int = 0
    mark: int = 0
    place: str = ""
    url: str = ""
