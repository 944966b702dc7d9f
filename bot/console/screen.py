"""How is a reply printed?

In colour on a terminal, as plain text elsewhere. rich obeys NO_COLOR; a dumb terminal gets plain
text too, since rich would break its lines at 80 columns, whatever its width.
"""

import os
import sys
from collections.abc import Iterable

from bot.console import stdio
from bot.replies import plain
from bot.replies.layout import Segment


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
