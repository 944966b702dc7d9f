"""Where does one `footnote ask` spend its time? Run as a process of its own, it tells on stderr.

The steps are the real ones: the functions that the command calls are wrapped in a clock, after
everything is imported. What a step calls that is a step too is taken off it.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from importlib import import_module
from time import perf_counter
from typing import Any, Final

_IMPORTED: Final = ("bot.__main__", "bot.commands.ask", "bot.documents.readers.markdown")
# Where a function is called from, its name there, what it does.
_STEPS: Final = (
    ("bot.__main__", "_run", "command line, and what is between the steps"),
    ("bot.commands.ask", "load_configuration", "settings"),
    ("bot.libraries.differences", "read_corpus", "reading the article"),
    ("bot.libraries.making", "load_word_vectors", "word vectors"),
    ("bot.index.library", "analyze_document", "sentences, passages and their words"),
    ("bot.index.library", "merge", "lexicon and forward index"),
    ("bot.index.library", "build_table", "terms of headings"),
    ("bot.index.bm25", "build", "index"),
    ("bot.pipeline", "interpret", "question"),
    ("bot.index.bm25", "search", "searching passages"),
    ("bot.index.library", "fetch", "fetching sentences"),
    ("bot.ranking.ranking", "rank", "ranking sentences"),
    ("bot.pipeline", "compose", "answer"),
    ("bot.console.screen", "show", "reply"),
)


class Clock:
    """Seconds by step; while an inner step runs, the outer one's time stands still."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self._running: list[str] = []
        self._since = perf_counter()

    def run(self, step: str, work: Callable[..., Any], *given: Any, **named: Any) -> Any:
        """Return what `work` returns, its time noted under `step`."""
        self._turn()
        self._running.append(step)
        try:
            return work(*given, **named)
        finally:
            self._turn()
            self._running.pop()

    def _turn(self) -> None:
        """Put the time since the last turn down to the step that is running."""
        now = perf_counter()
        if self._running:
            self.spent[self._running[-1]] += now - self._since
        self._since = now


def main() -> None:
    """Run the command line with a clock around its steps."""
    clock = Clock()
    for name in _IMPORTED:
        clock.run("imports", import_module, name)
    for place, name, step in _STEPS:
        module = import_module(place)
        setattr(module, name, partial(clock.run, step, getattr(module, name)))
    try:
        import_module("bot.__main__").main()
    finally:
        sys.stderr.write(json.dumps(clock.spent))


if __name__ == "__main__":
    main()
