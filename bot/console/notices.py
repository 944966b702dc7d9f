"""What is told of a library that was opened?

What was left out of it, each time; and once that the bundled article has stepped back, which an
empty file in the user's state folder remembers. Where no file can be written that is not told: a
notice is no error, and would come each time.
"""

from pathlib import Path
from typing import Final

from bot.config import paths
from bot.config.sections import CorpusSettings
from bot.console import stdio
from bot.libraries.bundled import bundled_corpus
from bot.libraries.folders import describe_skipped
from bot.libraries.service import LibraryService

_STEPPED_BACK: Final = (
    "your own documents are asked from now on, and the bundled article no more; "
    "`footnote config path` tells where it lies, to ask both"
)


def report_library(service: LibraryService, *, is_named: bool) -> None:
    """Write to standard error what was left out of a library, and what is told once.

    Args:
        service: what was opened.
        is_named: whether somebody named the files: then none stand in for others.
    """
    stdio.report_problems(service.problems, describe_skipped(service.skipped))
    for problem in service.encoders.problems:
        stdio.write_message(problem)
    if not is_named and (
        notice := bundled_notice(service.settings.corpus, service.roots, bundled_corpus())
    ):
        stdio.write_message(notice)


def bundled_notice(corpus: CorpusSettings, roots: tuple[Path, ...], bundled: Path) -> str:
    """Return the line that tells that the bundled article has stepped back, "" if it is known.

    Args:
        corpus: the settings; whoever has turned the article off knows.
        roots: what is answered from.
        bundled: where the article lies.
    """
    if not corpus.bundled or bundled in roots or not _is_first("own-documents"):
        return ""
    return _STEPPED_BACK


def _is_first(name: str) -> bool:
    """Return whether a notice has not been told before, and remember it."""
    file = paths.notices_folder() / name
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600, exist_ok=False)
    except OSError:
        return False
    return True
