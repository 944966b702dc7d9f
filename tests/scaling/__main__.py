"""Print the tables of bot/libraries/SCALING.md, or put them there with --write."""

import argparse
import sys

from tests.scaling.pages import PAGE, TABLES, read, write


def main() -> None:
    """Print the tables that were asked for, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.scaling", description=__doc__)
    parser.add_argument("table", nargs="*", choices=[[], *TABLES], help="all if none is named")
    parser.add_argument("--write", action="store_true", help="into the page, all of them")
    asked = parser.parse_args()
    if asked.write:
        PAGE.write_text(write(read()), encoding="utf-8")
        return
    for name in asked.table or TABLES:
        sys.stdout.write(f"{name}\n\n" + "\n".join(TABLES[name]()) + "\n\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
