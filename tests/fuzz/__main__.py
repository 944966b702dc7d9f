"""What becomes of files that are damaged, or meant to do harm?

    python -m tests.fuzz [READER ...] --inputs 100000 --seed 2 --keep FOLDER

`--begin` names a folder with more files that are changed; the small ones of any format are taken.
"""

import argparse
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.documents.readers import registry
from bot.errors import NotReadable, NotText
from bot.libraries import reading
from bot.libraries.reading_process import ReaderFault
from tests.fuzz.bombs import bombs
from tests.fuzz.keeping import keep
from tests.fuzz.parts import damages
from tests.fuzz.running import Plan, readable, report
from tests.fuzz.seeds import families

_MORE = "or bombs; parts: files of which a part is damaged; library: one of damaged files"


def main() -> int:
    """Print what comes of each format, and return 1 if a reader has a fault."""
    names = [one.module for one in readable()]
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("reader", nargs="*", help=f"of {', '.join(names)}; {_MORE}")
    parser.add_argument("--inputs", type=int, default=1_000, help="for each reader")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for the files that went wrong")
    parser.add_argument("--begin", type=Path, help="folder with more files to begin with")
    asked = parser.parse_args()
    faults = 0
    if not asked.reader or "bombs" in asked.reader:
        for what, module, raw in bombs():
            sys.stdout.write(f"{module}: {what}: {_told(module, raw)}\n")
    if not asked.reader or "parts" in asked.reader:
        for module, found in damages([], asked.inputs, asked.seed):
            sys.stdout.write(f"{module}, one part of which is damaged: {dict(found)}\n")
            faults += found.total() - found["whole"] - found["refused"]
    if not asked.reader or "library" in asked.reader:
        with TemporaryDirectory() as folder:
            count = max(1, asked.inputs // 50)
            wrong = keep(Path(folder), families(asked.begin), count, asked.seed)
        sys.stdout.write(f"a library of damaged files: {wrong or 'can be opened'}\n")
        faults += len(wrong)
    if not asked.reader or set(asked.reader) & set(names):
        plan = Plan(asked.inputs, asked.seed, families(asked.begin), asked.keep)
        for outcome in report(asked.reader, plan):
            sys.stdout.write(f"{outcome}\n")
            sys.stdout.flush()
            faults += sum(outcome.faults.values())
    return 1 if faults else 0


def _told(module: str, raw: bytes) -> str:
    """Return what somebody is told of a file, and how long that took."""
    begun = time.monotonic()
    try:
        read = reading.read(registry.find_module(module), raw)
        said = f"read, {len(read.text):,} characters"
    except (NotReadable, NotText) as error:
        said = error.reason
    except ReaderFault as error:
        said = f"FAULT {error.fault}"
    return f"{said} ({time.monotonic() - begun:.1f} s)"


if __name__ == "__main__":
    sys.exit(main())
