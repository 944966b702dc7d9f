"""Everything at its full length.

python -m tests.cluster faults          what becomes of questions while nodes die and hang
python -m tests.cluster parity [1000]   how many are answered as by a library on this machine
python -m tests.cluster speed [100000]  how fast passages are taken in, and what questions cost
python -m tests.cluster large [1000000]  the same of a library of many parts, and what changes cost
"""

import argparse
import sys

from tests.cluster import faults, large, parity, speed


def main() -> None:
    """Run what was asked for, and print what came of it as soon as it is known."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.cluster",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parts = parser.add_subparsers(dest="part", required=True)
    names = parts.add_parser("faults")
    names.add_argument("what", nargs="*", choices=[[], *faults.FAULTS], help="all if none")
    parts.add_parser("parity").add_argument("what", nargs="?", type=int, default=1_000)
    parts.add_parser("speed").add_argument("what", nargs="?", type=int, default=100_000)
    parts.add_parser("large").add_argument("what", nargs="?", type=int, default=1_000_000)
    asked = parser.parse_args()
    reports = {
        "faults": faults.report,
        "parity": parity.report,
        "speed": speed.report,
        "large": large.report,
    }
    for text in reports[asked.part](asked.what):
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
