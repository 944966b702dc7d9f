"""Does the token show anywhere?"""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.telegram.tokens import Token, configure_logging


class Listened:
    """What was logged, and what nobody caught."""

    def __init__(self) -> None:
        """Hear nothing yet."""
        self.stream = io.StringIO()
        self.uncaught: list[str] = []

    def heard(self, _: object, context: dict[str, object]) -> None:
        """Note what an event loop has to complain of."""
        self.uncaught.append(f"{context}")

    @property
    def log(self) -> str:
        """Return all that was logged, at every level."""
        return self.stream.getvalue()


@contextmanager
def listening(token: str) -> Iterator[Listened]:
    """Log everything as `footnote serve --verbose` does, and put back how it was afterwards."""
    listened, root = Listened(), logging.getLogger()
    factory, handlers, level = logging.getLogRecordFactory(), root.handlers[:], root.level
    try:
        configure_logging(logging.DEBUG, listened.stream, Token(token))
        yield listened
    finally:
        logging.setLogRecordFactory(factory)
        root.handlers[:], root.level = handlers, level


def occurrences(secret: str, folder: Path, *texts: str) -> int:
    """Return how often a secret stands in the files below a folder and in some texts."""
    files = (path.read_bytes() for path in folder.rglob("*") if path.is_file())
    in_files = sum(content.count(secret.encode()) for content in files)
    return in_files + sum(text.count(secret) for text in texts)
