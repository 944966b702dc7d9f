"""How is a reply printed?

In colour on a terminal, as plain text elsewhere. rich obeys NO_COLOR; a dumb terminal gets plain
text too, since rich would break its lines at 80 columns, whatever its width.
"""

import os
import sys
from base64 import b64encode
from collections.abc import Iterable
from typing import Final

from bot.console import stdio
from bot.replies import plain
from bot.replies.layout import Segment

_LARGEST_CLIP: Final = 74_000  # bytes of a sequence: more, and some terminals drop it


def show(segments: Iterable[Segment]) -> None:
    """Write a reply to standard output.

    Raises:
        ReaderLeft: the output has been closed.
    """
    if not sys.stdout.isatty() or os.environ.get("TERM") in {"dumb", "unknown"}:
        stdio.write(plain.render(segments))
        return
    from rich.console import Console  # noqa: PLC0415 - 40 ms that a pipe need not pay

    from bot.replies import terminal  # noqa: PLC0415 - as above

    Console(highlight=False).print(terminal.render(segments))


def copy(text: str) -> str:
    """Hand a text to the clipboard of a terminal that takes it, and return a line that says so.

    The terminal is told by OSC 52, a control sequence that xterm introduced and that reaches
    through ssh. Whether it obeys cannot be known: the text is shown as well.
    """
    if not sys.stdout.isatty() or os.environ.get("TERM") in {"dumb", "unknown"}:
        return ""
    encoded = b64encode(text.encode(errors="replace")).decode()
    if len(encoded) > _LARGEST_CLIP:
        return "It is too long for the clipboard."
    sys.stdout.write(f"\x1b]52;c;{encoded}\x07")
    return "It is in the clipboard too, if your terminal lets programs fill that."
