"""How long does a group wait that is full of people who press and ask?

    python -m tests.benchmarks.group

Measured in the flooded group itself, with the limits that a bot has by default, in virtual time:
what takes long there is waiting for Telegram's limits, and not the processor.
"""

import argparse

from tests.faults.crowded import report


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.group", description=__doc__)
    parser.add_argument("--others", type=int, default=200, help="questions of the others")
    for text in report(parser.parse_args().others):
        print(text, flush=True)


if __name__ == "__main__":
    main()
