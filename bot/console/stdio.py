"""Safe standard input and output.

Standard input may hold any bytes, a screen may lack any character, either may be closed, and the
reader of our output may stop reading: none of that ends in a traceback.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import Final

from bot.errors import DocumentError, NotText
from bot.text.encodings import decode

_MAX_BYTES: Final = 1_000_000  # bytes of a question: far above what is answered, and `yes |` ends
_BYTE_ORDER_MARK: Final = "\ufeff"


class ReaderLeft(Exception):
    """The reader of our output has closed it, as `head` does after some lines."""


def prepare() -> None:
    """Make the standard streams safe to use, whatever they are."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a screen that lacks a character shows "?"


def is_terminal() -> bool:
    """Return whether somebody sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def decode_argument(text: str) -> str:
    """Return an argument of the command line, decoded again if the locale could not do it."""
    broken = any("\ud800" <= character <= "\udfff" for character in text)
    return _decode(os.fsencode(text)) if broken else text


def read_question() -> str:
    """Return all of standard input, as one question."""
    return _decode(sys.stdin.buffer.read(_MAX_BYTES))


def read_lines() -> Iterator[str]:
    """Yield the lines of standard input, each as soon as it has come."""
    for raw in sys.stdin.buffer:
        yield _decode(raw)


def _decode(raw: bytes) -> str:
    """Return the text of some bytes; what is no text gets replacement characters."""
    try:
        return decode(raw).lstrip(_BYTE_ORDER_MARK)
    except NotText:
        return raw.decode(errors="replace")


def write(line: str) -> None:
    """Write a line for people to standard output.

    Raises:
        ReaderLeft: the output has been closed.
    """
    try:
        sys.stdout.write(line + "\n")
    except BrokenPipeError as error:
        raise ReaderLeft from error


def write_json(line: str) -> None:
    """Write a line for programs to standard output, in UTF-8 as JSON must be, and flush it.

    Raises:
        ReaderLeft: the output has been closed.
    """
    try:
        sys.stdout.buffer.write(line.encode() + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderLeft from error


def write_message(message: str) -> None:
    """Write a line to standard error, where it does not mix with replies."""
    sys.stderr.write(f"footnote: {message}\n")


def report_problems(problems: Iterable[DocumentError], skipped: str = "") -> None:
    """Write a line to standard error for each document that was left out.

    Args:
        problems: why documents were left out.
        skipped: files that nobody reads, by kind and count, on a line of their own.
    """
    for problem in problems:
        write_message(f"passed over {problem}")
    if skipped:
        write_message(f"skipped {skipped}")


def finish() -> None:
    """Flush standard output, so that nothing can fail while Python shuts down.

    Raises:
        ReaderLeft: the output has been closed.
        OSError: it cannot be written, as on a full disk.
    """
    try:
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise ReaderLeft from error
        raise
