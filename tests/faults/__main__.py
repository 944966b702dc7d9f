"""Everything at its full length: `python -m tests.faults`, or `kills`, `faults`, ... alone."""

import argparse
import sys
from collections.abc import Callable, Iterator
from typing import Final

from tests.faults import (
    bot_kills,
    database_faults,
    failing_writes,
    floods,
    halts,
    kills,
    library_damage,
    library_kills,
    note_kills,
    outages,
    soak,
    storm,
    tenants,
    upload_kills,
    uploads,
)

_PARTS: Final[dict[str, Callable[[argparse.Namespace], Iterator[str]]]] = {
    "kills": lambda asked: kills.report(asked.kills, 10 * asked.kills, asked.seed),
    "bots": lambda asked: bot_kills.report(asked.bot_kills, 20 * asked.bot_kills, asked.seed),
    "database": lambda asked: database_faults.report(asked.seed),
    "faults": lambda asked: storm.report(asked.questions, asked.seed),
    "halts": lambda _: halts.report(),
    "away": lambda asked: outages.report(30, asked.seed),
    "floods": lambda asked: floods.report(asked.queued),
    "tenants": lambda asked: tenants.report(asked.histories, asked.seed),
    "uploads": lambda asked: uploads.report(asked.histories, asked.seed),
    "sent": lambda asked: upload_kills.report(asked.kills, asked.seed),
    "notes": lambda asked: note_kills.report(asked.kills, asked.seed),
    "library": lambda asked: library_kills.report(asked.library_kills, asked.seed),
    "damage": lambda asked: library_damage.report(asked.flips, asked.seed),
    "writes": lambda asked: failing_writes.report(asked.step),
    "soak": lambda asked: soak.report(asked.updates, asked.warm_up, asked.seed),
}


def main() -> None:
    """Run the parts that were asked for, and print what came of each as soon as it is known."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("part", nargs="?", choices=[*_PARTS, "all"], default="all")
    parser.add_argument(
        "--kills", type=int, default=200, help="with ten questions or three files each"
    )
    parser.add_argument(
        "--bot-kills", type=int, default=50, help="of one of two, with twenty questions each"
    )
    parser.add_argument("--questions", type=int, default=9_000, help="each with a fault or more")
    parser.add_argument("--queued", type=int, default=5_000, help="questions that wait at once")
    parser.add_argument("--histories", type=int, default=1_000, help="of tenants, of uploads")
    parser.add_argument("--library-kills", type=int, default=1_000, help="while files are added")
    parser.add_argument("--flips", type=int, default=10_000, help="of bytes of a library's files")
    parser.add_argument(
        "--step", type=int, default=1, help="from one write that fails to the next"
    )
    parser.add_argument("--updates", type=int, default=100_000, help="in which memory is measured")
    parser.add_argument("--warm-up", type=int, default=100_000, help="updates before that")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    for name in _PARTS if asked.part == "all" else (asked.part,):
        for text in _PARTS[name](asked):
            sys.stdout.write(text + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
