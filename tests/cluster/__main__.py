"""Everything at its full length: `python -m tests.cluster faults`."""

import argparse
import sys

from tests.cluster import faults


def main() -> None:
    """Run what was asked for, and print what came of it as soon as it is known."""
    parser = argparse.ArgumentParser(prog="python -m tests.cluster", description=__doc__)
    parser.add_argument("part", choices=["faults"])
    parser.add_argument("fault", nargs="*", choices=[[], *faults.FAULTS], help="all if none")
    asked = parser.parse_args()
    for text in faults.report(asked.fault):
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
