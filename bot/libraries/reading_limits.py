"""What may a process take that reads somebody's file?

So much memory, time of the processor and space on the disk, and no more. Where the system does not
keep to a limit of memory (macOS), whoever waits for the process looks at its size now and then.
"""

import os
import resource
import subprocess
import sys
from contextlib import suppress
from typing import Final

MEMORY: Final = 512_000_000  # bytes
SECONDS: Final = 10.0  # for a file, and more for each of its pages
PAGE_SECONDS: Final = 0.1
MAX_SECONDS: Final = 600.0
HAS_MEMORY_LIMIT: Final = sys.platform.startswith("linux")
_FILES: Final = 64  # open at a time; ours has five
_PATIENCE: Final = 3.0  # times that time; others may keep the processor busy
_NICE: Final = 5  # questions go before


def time_for(pages: int) -> float:
    """Return how many seconds of the processor a file with so many pages is given."""
    return min(SECONDS + PAGE_SECONDS * pages, MAX_SECONDS)


def patience_for(pages: int) -> float:
    """Return for how many seconds one waits for a file with so many pages."""
    return _PATIENCE * time_for(pages)


def limit_this_process() -> None:
    """Let this process have no more than a reader may, from now on and for good."""
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NOFILE, _FILES)
    _limit(resource.RLIMIT_AS, MEMORY)
    with suppress(OSError):
        os.nice(_NICE)
    limit_time(0)


def limit_time(pages: int) -> None:
    """Let this process run for so long as a file with so many pages may be read.

    This is for the case that nobody waits for it any more: else it is ended before.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + time_for(pages)) + 1
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))


def _limit(kind: int, most: int) -> None:
    """Set a limit, or leave it where the system knows no such one or has a lower one."""
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (most, most))


def memory_of(process: int) -> int:
    """Return how many bytes of memory a process has; 0 if nobody knows."""
    try:
        said = subprocess.run(  # noqa: S603 - a number is all that goes in
            ["ps", "-o", "rss=", "-p", str(process)],  # noqa: S607 - wherever it lies
            capture_output=True,
            check=False,
            timeout=5,
        ).stdout
        return int(said) * 1024
    except (OSError, ValueError, subprocess.SubprocessError):
        return 0
