"""What is told only once?

A notice is told the first time that it holds; an empty file in the user's state folder remembers
that. Where no file can be written nothing is told: a notice is no error, and would come each time.
"""

from pathlib import Path
from typing import Final

from bot.config import paths
from bot.config.sections import CorpusSettings

_STEPPED_BACK: Final = (
    "your own documents are asked from now on, and the bundled article no more; "
    "name it in corpus.paths to ask both"
)


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
