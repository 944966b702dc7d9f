"""What runs in a process that analyzes documents, and dies where one of them tells it to.

`python -m tests.libraries.dying_analysis` is started in place of `bot.libraries.analysis_server`.
"""

import os
import signal
import sys
from collections.abc import Iterator
from typing import BinaryIO

from bot.libraries.analysis_server import serve


def until_told(portions: BinaryIO) -> Iterator[bytes]:
    """Yield portions, and die at the one that has the word in it."""
    for line in portions:
        if b"die now" in line:
            os.kill(os.getpid(), signal.SIGKILL)
        yield line


if __name__ == "__main__":
    serve(until_told(sys.stdin.buffer), sys.stdout.buffer)  # type: ignore[arg-type]
