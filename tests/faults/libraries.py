"""Which documents do long runs answer from?"""

from pathlib import Path
from typing import Final

from bot.config.collections import PUBLIC
from bot.config.sections import CorpusSettings
from bot.config.settings import Settings
from bot.libraries.by_tenant import TenantLibraries
from tests.telegram.bots import NOTES

QUESTIONS: Final = (
    "When was the bridge over the Ambra opened? ({})",
    "Who designed the bridge over the Ambra? ({})",
    "When did the ferry over the Ambra go out of service? ({})",
    "Who was the last captain of the ferry? ({})",
    "When was the tunnel below Mount Sel opened? ({})",
    "Who designed the tunnel below Mount Sel? ({})",
    "Who ate the moon? ({})",
)


def a_shelf(folder: Path) -> TenantLibraries:
    """Return the library of a few notes, written into `notes` in a folder."""
    notes = folder / "notes"
    notes.mkdir()
    for number, text in enumerate(NOTES):
        (notes / f"note{number}.txt").write_text(text, encoding="utf-8")
    shelves = TenantLibraries(Settings(corpus=CorpusSettings(bundled=False)), [notes])
    shelves.service(PUBLIC)
    return shelves
