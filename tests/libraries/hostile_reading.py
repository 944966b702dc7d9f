"""What runs in the process that reads files, with a reader that does as it is told.

`python -m tests.libraries.hostile_reading` is started in place of `bot.libraries.reading_server`.
"""

import json
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

from bot.documents.document import Block, Kind, Place, Reading, Step
from bot.documents.readers import registry
from bot.errors import NotReadable, NotText
from bot.libraries.reading_server import serve
from bot.text.spans import Span

FILE = Path(tempfile.gettempdir(), "footnote-test-of-limits")


def read(raw: bytes, step: Step) -> Reading:
    """Do what the file says, or return it as one paragraph."""
    words = raw.decode("utf-8", "surrogateescape")
    acts = {
        "loop": _loop,
        "sleep": lambda: time.sleep(100),
        "swell": lambda: bytearray(2_000_000_000),
        "die": lambda: os.kill(os.getpid(), signal.SIGSEGV),
        "leave": lambda: os._exit(3),
        "refuse": lambda: _raise(NotReadable("it is locked")),
        "binary": lambda: _raise(NotText("it is an image")),
        "parser": lambda: json.loads("{"),
        "fault": lambda: Span(3, 1),
        "nest": lambda: read(raw, step),
        "write": lambda: FILE.write_bytes(b"x"),
        "garble": lambda: os.write(sys.stdout.fileno(), b"{]\n"),
    }
    if act := acts.get(words):
        act()
    for page in range(3):
        step(page + 1, 3)
    end = len(words) + (words == "lie")
    return Reading(words, (Block(Span(0, end), Kind.PARAGRAPH),), places=(Place(0, "page 1"),))


def _loop() -> None:
    """Never end."""
    while True:
        pass


def _raise(error: Exception) -> None:
    """Raise an error."""
    raise error


if __name__ == "__main__":
    registry.read = lambda _, raw, step: read(raw, step)
    serve(sys.stdin.buffer, sys.stdout.buffer)
