"""The benchmark: `python -m tests.benchmarks`; `--largest 10000` leaves out what takes minutes."""

import argparse
import platform
from collections.abc import Iterator
from itertools import chain

from tests.benchmarks import answering, process, retrieval


def main() -> None:
    """Print every table as it is ready."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    largest = max(retrieval.SIZES)
    parser.add_argument("--largest", type=int, default=largest, help="passages at most")
    parser.add_argument("--runs", type=int, default=11, help="processes for each figure")
    chosen = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}\n")
    told: Iterator[str] = chain(
        process.report(chosen.runs),
        answering.report(chosen.largest),
        retrieval.report(chosen.largest),
    )
    for text in told:
        print(text, flush=True)


if __name__ == "__main__":
    main()
