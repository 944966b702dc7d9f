"""Break one thing after the other: `python -m tests.mutations`, or `order`, ... alone."""

import argparse
import sys
import time
from typing import Final

from tests.mutations.mutants import MUTANTS
from tests.mutations.trial import tried

_PROMISES: Final = tuple(dict.fromkeys(mutant.promise for mutant in MUTANTS))


def main() -> int:
    """Say which tests notice each mutant; return how many are noticed by none."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutations", description=__doc__)
    parser.add_argument("promise", nargs="?", choices=_PROMISES)
    promise, started, missed = parser.parse_args().promise, time.monotonic(), 0
    chosen = tuple(one for one in MUTANTS if promise in {None, one.promise})
    for verdict in tried(chosen):
        mutant, by = verdict.mutant, verdict.by
        missed += not by
        sys.stdout.write(f"{mutant.promise}: {mutant.name}: {by or 'NOBODY NOTICES'}\n")
        sys.stdout.flush()
    seconds = time.monotonic() - started
    sys.stdout.write(f"{len(chosen) - missed} of {len(chosen)} noticed, {seconds:.0f} s\n")
    return missed


if __name__ == "__main__":
    sys.exit(main())
