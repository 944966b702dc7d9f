"""What comes with the program?

The article that is answered from when there is nothing else, and the table of word vectors.
"""

from pathlib import Path

import numpy as np

from bot.text.word_vectors import FREQUENCIES_FILE, VECTORS_FILE, WORDS_FILE, WordVectors

_PACKAGE = Path(__file__).parents[1]


def bundled_corpus() -> Path:
    """Return the folder of the bundled article: in the wheel, or beside the package."""
    inside = _PACKAGE / "corpus"
    return inside if inside.is_dir() else _PACKAGE.parent / "corpus"


def load_word_vectors() -> WordVectors:
    """Return the table of word vectors that is part of the package."""
    folder = _PACKAGE / "text" / "word_vectors"
    lines = (folder / WORDS_FILE).read_text("utf-8").rstrip("\n")
    # mapped, not read: a question touches a few hundred of the 56,000 rows
    mapped = np.load(folder / VECTORS_FILE, mmap_mode="r", allow_pickle=False)
    frequencies = np.load(folder / FREQUENCIES_FILE, allow_pickle=False)
    return WordVectors(tuple(lines.split("\n")), np.asarray(mapped), frequencies)
