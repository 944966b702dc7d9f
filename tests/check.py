"""Everything that must hold before a change lands, on a laptop as in CI.

    uv run python -m tests.check

Style, types, the one-way flow of imports, then the tests; it stops at nothing, so that one run
tells all that is wrong, and its exit status says whether anything is.
"""

import subprocess
import sys
import time
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parent.parent
_REPORT: Final = ("--cov-report=term:skip-covered", "--durations=5")
_CHECKS: Final = (
    ("style", ("ruff", "check", ".")),
    ("format", ("ruff", "format", "--check", ".")),
    ("types", ("mypy",)),
    ("imports", ("lint-imports", "--no-cache")),
    # a process a core; a module stays in one, so that its fixtures are made once
    ("tests", ("pytest", "-n", "auto", "--dist", "loadscope", "--cov", *_REPORT)),
)


def main() -> int:
    """Run every check; return how many failed."""
    failed = []
    for name, (tool, *arguments) in _CHECKS:
        print(f"--- {name}: {tool} {' '.join(arguments)}", flush=True)
        started = time.monotonic()
        program = str(Path(sys.executable).parent / tool)
        status = subprocess.run([program, *arguments], cwd=_ROOT, check=False).returncode
        print(f"--- {name}: {'failed' if status else 'ok'}, {time.monotonic() - started:.0f} s")
        failed += [name] if status else []
    print("failed: " + ", ".join(failed) if failed else "everything holds", flush=True)
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
