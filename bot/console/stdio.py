"""How do characters get in and out?

Standard input may hold any bytes, a screen may lack any character, either may be closed, and
whoever reads our output may leave: none of that is a traceback.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import Final

from bot.errors import DocumentError, NotText
from bot.text.encodings import decode

_MOST: Final = 1_000_000  # bytes of a question: far above what is answered, and `yes |` ends
_MARK: Final = "\ufeff"


class ReaderLeft(Exception):
    """Whoever read our output wants no more of it, as `head` does."""


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


def read_argument(text: str) -> str:
    """Return an argument as it was meant, where the locale could not make characters of it."""
    broken = any("\ud800" <= character <= "\udfff" for character in text)
    return _characters(os.fsencode(text)) if broken else text


def read_question() -> str:
    """Return what standard input holds."""
    return _characters(sys.stdin.buffer.read(_MOST))


def read_lines() -> Iterator[str]:
    """Yield the lines of standard input, each as soon as it is there."""
    for raw in sys.stdin.buffer:
        yield _characters(raw)


def _characters(raw: bytes) -> str:
    """Return what somebody typed or sent as a question, which need not even be text."""
    try:
        return decode(raw).lstrip(_MARK)
    except NotText:
        return raw.decode(errors="replace")


def write(line: str) -> None:
    """Write a line for people to standard output.

    Raises:
        ReaderLeft: nobody reads it.
    """
    try:
        sys.stdout.write(line + "\n")
    except BrokenPipeError as error:
        raise ReaderLeft from error


def write_json(line: str) -> None:
    """Write a line for programs, in UTF-8 as JSON must be, and send it off.

    Raises:
        ReaderLeft: nobody reads it.
    """
    try:
        sys.stdout.buffer.write(line.encode() + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderLeft from error


def complain(message: str) -> None:
    """Write a line to standard error, where it does not mix with replies."""
    sys.stderr.write(f"footnote: {message}\n")


def report_problems(problems: Iterable[DocumentError]) -> None:
    """Write a line to standard error for each document that was left out."""
    for problem in problems:
        complain(f"passed over {problem}")


def finish() -> None:
    """Send off what was written; after this nothing can fail while Python shuts down.

    Raises:
        ReaderLeft: nobody reads it.
    """
    try:
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise ReaderLeft from error
        raise
