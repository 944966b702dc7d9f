"""What do we and the process that reads files say to each other?

One line of JSON a message, and behind a job the bytes of the file. What comes back is checked
before anybody believes it: the process may have been taken over by the file that it read.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import msgspec

from bot.documents.document import Excerpt, Reading
from bot.text.regexes import regex
from bot.text.spans import Span

LARGEST_REPLY: Final = 200_000_000  # bytes; text in JSON may take three times its own size
_LONE: Final = regex("[\ud800-\udfff]")  # halves of a pair, which JSON cannot carry
_INSTEAD: Final = "\ufffd"


class Job(msgspec.Struct, frozen=True):
    """What is to be done with the `size` bytes that follow, by the reader in `module`.

    They are read or, where there is an `excerpt`, that is drawn.
    """

    module: str
    size: int
    excerpt: Excerpt | None = None


class Reply(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the process says: first how far it is, then how the job ended.

    `done` of `pages` are read; `reading` or `picture` is what was wanted. Else `refused` says why
    the file cannot be read, where `is_binary` if it is no text at all; or `fault` is the class of
    an exception of ours. The last reply to a job `is_end`, and `signal` is the number of the one
    that ended the process, if any did.
    """

    done: int = 0
    pages: int = 0
    reading: Reading | None = None
    picture: bytes | None = None
    refused: str = ""
    is_binary: bool = False
    fault: str = ""
    is_end: bool = False
    signal: int = 0

    @property
    def is_progress(self) -> bool:
        """Whether it says only how far the reader is."""
        return self.pages > 0


def to_line(message: Job | Reply) -> bytes:
    """Return a message as a line."""
    return msgspec.json.encode(message) + b"\n"


def to_job(line: bytes) -> Job:
    """Return the job of a line.

    Raises:
        ValueError: it is none.
    """
    return msgspec.json.decode(line, type=Job)


def to_reply(line: bytes) -> Reply:
    """Return the reply of a line.

    Raises:
        ValueError: it is none, or its blocks do not lie in its text.
    """
    reply = msgspec.json.decode(line, type=Reply)
    if reply.reading is not None and not _is_sound(reply.reading):
        msg = "blocks that do not lie in the text"
        raise ValueError(msg)
    return reply


def without_lone_halves(reading: Reading) -> Reading:
    """Return a reading in which each half of a pair of UTF-16 is a replacement character.

    Nothing moves by it. Text that somebody may have written has none.
    """
    if not any(map(_LONE.search, _strings(reading))):
        return reading  # and no copy of it, which may take more memory than there is
    said = msgspec.to_builtins(reading)
    return msgspec.convert(_mended(said), type=Reading)


def _strings(reading: Reading) -> Iterator[str]:
    """Yield every text in a reading, headings that come again once."""
    yield from (reading.text, reading.title, reading.date, reading.source, reading.url)
    for place in reading.places:
        yield from (place.name, place.url)
    for headings in {block.headings for block in reading.blocks}:
        yield from headings


def _mended(said: object) -> object:
    """Return a value as JSON has it, without lone halves."""
    if isinstance(said, str):
        return _LONE.sub(_INSTEAD, said)
    if isinstance(said, dict):
        return {name: _mended(value) for name, value in said.items()}
    if isinstance(said, list | tuple):
        return [_mended(one) for one in said]
    return said


def _is_sound(reading: Reading) -> bool:
    """Return whether blocks lie in the text, one behind the other, and places rise."""
    end = len(reading.text)
    spans = [block.span for block in reading.blocks]
    leads = [block.lead for block in reading.blocks if block.lead is not None]
    starts = [place.start for place in reading.places]
    is_within = all(span.end <= end for span in (*spans, *leads))
    return (
        is_within
        and _is_in_order(spans)
        and all(0 <= at <= end for at in starts)
        and (all(first <= second for first, second in pairwise(starts)))
    )


def _is_in_order(spans: list[Span]) -> bool:
    """Return whether none of some spans begins before the one before it ends."""
    return all(first.end <= second.start for first, second in pairwise(spans))
