"""Fit every weight anew: `uv run --group fit python -m tests.fitting`, some minutes."""

from tests.fitting.steps import main

if __name__ == "__main__":
    main()
