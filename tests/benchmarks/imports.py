"""Which package does the time of an import belong to?"""

import re
import sys
from collections import Counter
from typing import Final

_LINE: Final = re.compile(r"import time:\s+(\d+) \|\s+\d+ \| ( *)(\S+)$", re.MULTILINE)
_START: Final = "python itself"
_SAME: Final = {"_yaml": "yaml"}


def costs(log: str) -> Counter[str]:
    """Return the seconds that each package costs, of a log that `-X importtime` wrote.

    The times are those of modules without what they import. A standard module is put down to
    the package that imports it first: without that, another might pay for it.

    Example:
        a line "30 | 30 |   json", then a line "50 | 80 | numpy" -> {"numpy": 0.00008}
    """
    found: Counter[str] = Counter()
    above: list[tuple[int, str]] = []
    # The log names a module after what it imports, so read backwards an importer comes first.
    for match in reversed(list(_LINE.finditer(log))):
        own, indent, name = int(match[1]), len(match[2]), match[3]
        while above and above[-1][0] >= indent:
            above.pop()
        owner = _owner(name.split(".")[0], above[-1][1] if above else _START)
        above.append((indent, owner))
        found[owner] += own
    return Counter({owner: own / 1e6 for owner, own in found.items()})


def _owner(root: str, importer: str) -> str:
    """Return what a module of the package `root` is put down to."""
    is_standard = root in sys.stdlib_module_names or root.endswith("__mypyc")
    return importer if is_standard else _SAME.get(root, root)
